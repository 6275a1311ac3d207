// The pieces that a page's text consists of: paragraphs, tables, lists, quotes, regions, drawers,
// headings.
//
// A scanner walks over a text from piece to piece, without gaps, each byte in exactly one piece. It
// follows Logseq's grammar of the page's format, in which the first kind that fits at a place wins.
// The formats differ in what starts a block, in lists, rules, comments and footnotes. An opener
// without its closer is plain text (\begin{x} alone runs on to the end). Time is linear: what a
// failed search for a closer learned is kept, and all failed searches together have a budget.
#ifndef RECTO_OUTLINE_ELEMENT_H
#define RECTO_OUTLINE_ELEMENT_H

#include "recto/base/vec.h"
#include "recto/outline/outline.h"

typedef enum ElementKind {
	ELEMENT_TEXT,       // the rest of a line, without its line end
	ELEMENT_BREAKS,     // line ends
	ELEMENT_HEADING,    // a block start with its title line
	ELEMENT_PROPERTIES, // a drawer of properties, in any style but directives alone
	ELEMENT_DIRECTIVE,  // #+KEY: value
	ELEMENT_TABLE,
	ELEMENT_LIST,        // * + and 1. items; in org also -
	ELEMENT_DEFINITIONS, // term, then lines with ": "
	ELEMENT_QUOTE,       // > lines
	ELEMENT_REGION,      // fence, #+BEGIN, $$, org's : lines …
	ELEMENT_RULE,        // ---
	ELEMENT_FOOTNOTE,    // [^x]: text; in org [fn:x] text
	ELEMENT_COMMENT,     // [//]: # text; in org # text
} ElementKind;

// Where a text stands, and so what can occur in it.
typedef enum ElementScope {
	SCOPE_PAGE,
	SCOPE_NESTED,      // inside a quote or #+BEGIN
	SCOPE_ITEM,        // inside a list item
	SCOPE_NESTED_ITEM, // inside a list item there
} ElementScope;

// Of a heading.
typedef struct HeadingParts {
	BlockKind kind;      // BLOCK_BULLET, also of org's stars, or BLOCK_HEADING
	int heading;         // number of '#'
	size_t level_spaces; // see Block
	size_t marker_at;    // of the '-', the first '#' or the first star
	Span task;           // TODO, DOING …; empty without
	Span priority;       // the character of [#A]; empty without
	Span title;          // empty when something else than text stands there
} HeadingParts;

typedef struct Element {
	ElementKind kind;
	RegionKind region; // of ELEMENT_REGION
	Span extent;       // what it takes, line ends behind it included
	Span body;         // without indentation and those line ends
	Span name;         // of #+BEGIN_name, :name:, \begin{name}, [^name]:
	HeadingParts heading;
} Element;

// What a failed search found out: there is no closer at or behind this place.
typedef struct NoCloser {
	uint64_t name; // hash of the closer; 0 while unused
	size_t from;
} NoCloser;

enum { NO_CLOSER_SLOTS = 16 };

typedef struct ElementScanner {
	PageFormat format;
	Str text;
	size_t at;
	size_t tail; // bytes that follow the text in its page
	ElementScope scope;
	NoCloser no_closer[NO_CLOSER_SLOTS];
	size_t budget;         // bytes that failed searches may still look at
	Span no_drawer;        // where no :PROPERTIES: drawer begins
	uint8_t *failed_lists; // a bit for each place where a list cannot begin; NULL while unused
} ElementScanner;

// Starts at the beginning of `text`, of a page in `format`. `tail` is the number of bytes that
// follow it in its page (one rule looks at them).
void element_scanner_init(
	ElementScanner *s, PageFormat format, Str text, size_t tail, ElementScope scope);
void element_scanner_release(ElementScanner *s);
// The next piece; false at the end.
bool element_next(ElementScanner *s, Element *out);

// -- pieces that also occur within a line: the place behind one that begins at `at`, SIZE_MAX
// without ---

// <tag>…</tag>, <!-- -->, <? ?> …
size_t element_html_end(ElementScanner *s, size_t at);
// [:tag …]
size_t element_hiccup_end(ElementScanner *s, size_t at);
// Where `closer` occurs first at or behind `from`.
size_t element_find_closer(ElementScanner *s, Str closer, size_t from);

// -- what is inside --------------------------------------------------------------------------

// True for regions in which nothing is seen: all but #+BEGIN_QUOTE and its like.
bool element_is_opaque(const ElementScanner *s, const Element *e);

// Called with a part of an element that is text of its own: a cell, a term, a definition, a
// footnote are `is_inline`; the content of quotes, #+BEGIN blocks and list items is to be scanned
// with `scope`. The Str is lent for the call.
typedef void ElementPartVisitor(void *context, Str text, bool is_inline, ElementScope scope);
// Visits the parts of a table, list, definition list, quote, footnote or #+BEGIN region; other
// kinds have none.
void element_each_part(
	const ElementScanner *s, const Element *e, ElementPartVisitor *visit, void *context);

#endif
