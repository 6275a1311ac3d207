// What stands within a paragraph, a title or a cell: links, tags, code, math, emphasis … as Logseq
// reads them.
#ifndef SRC_CARD_INLINE_H
#define SRC_CARD_INLINE_H

#include "recto/outline/element.h"

typedef enum InlineKind {
	INLINE_PLAIN,
	INLINE_TAG,       // #tag
	INLINE_PAGE,      // [[page]], [label]([[page]])
	INLINE_SEARCH,    // in org: [[name][label]], ![label](name)
	INLINE_NESTED,    // [[a [[b]]]]
	INLINE_FILE,      // [label](page.md); in org [[file:path][label]], [[file:path]]
	INLINE_LINK,      // any other link or image
	INLINE_MACRO,     // {{name arguments}}
	INLINE_TIMESTAMP, // <2023-01-28 Sat>, SCHEDULED: …
	INLINE_EMPHASIS,  // with its marks
	INLINE_CODE,      // likewise
	INLINE_OTHER,     // math, entities, line ends …
} InlineKind;

typedef struct Inline {
	InlineKind kind;
	int depth;  // 0, or how many emphases, tags or links it stands in
	Str source; // all of it
	Str target; // tag or page without its marks; url; macro's name
	Str label; // of a link; of a tag its text before the first link in it; macro's arguments as
		   // written
} Inline;

// Returns false to stop.
typedef bool InlineVisitor(void *context, const Inline *item);

typedef struct InlineOptions {
	PageFormat format;
	bool macros_are_text;
} InlineOptions;

// Visits the pieces of a text in order; what stands inside a piece comes right before or after it,
// with a greater depth. Strs lend from `text`. Linear: failed searches share a budget.
void inline_scan(Str text, InlineOptions options, InlineVisitor *visit, void *context);

// The arguments of a macro: "a, [[b, c]]" has two. Appends them joined by ", ". False where they
// are none that Logseq takes.
bool inline_join_arguments(Str arguments, Buf *out);

// Appends a text without the backslashes that only keep punctuation from being a mark. In org they
// are part of the text.
void inline_append_unescaped(PageFormat format, Str text, Buf *out);
// Appends a tag's name as Logseq knows it: unescaped, but for the links in it.
void inline_append_tag_name(PageFormat format, Str target, Buf *out);

// The tags that the title of an org block ends with, ":a:b:"; empty without.
Str inline_org_title_tags(Str title);

#endif
