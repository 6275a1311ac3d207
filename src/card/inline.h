// What stands within a paragraph, a title or a cell: links, tags, code, math, emphasis … as Logseq
// reads them.
#ifndef SRC_CARD_INLINE_H
#define SRC_CARD_INLINE_H

#include "recto/outline/element.h"

typedef enum InlineKind {
	INLINE_PLAIN,
	INLINE_TAG,       // #tag
	INLINE_PAGE,      // [[page]], [label]([[page]])
	INLINE_NESTED,    // [[a [[b]]]]
	INLINE_FILE,      // [label](page.md)
	INLINE_LINK,      // any other link or image
	INLINE_MACRO,     // {{name arguments}}
	INLINE_TIMESTAMP, // <2023-01-28 Sat>, SCHEDULED: …
	INLINE_OTHER,     // code, math, entities, line ends …
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

// Appends a text without the backslashes that only keep punctuation from being a mark.
void inline_append_unescaped(Str text, Buf *out);
// Appends a tag's name as Logseq knows it: unescaped, but for the links in it.
void inline_append_tag_name(Str target, Buf *out);

#endif
