// Bytes of a page → blocks.
//
// The parser follows Logseq's grammars of Markdown and of org (doc/recto-pages.5 states them):
// bullets and headings, or lines of stars, start blocks, code fences and other regions hide them,
// properties belong to the block they stand in. Any bytes give a result; what is odd becomes a
// diagnostic. The source is one read-only buffer that outlives the Outline: every Str and Span
// lends from it. Blocks are in page order (preorder), so the descendants of block i are the blocks
// i + 1 to blocks[i].end - 1. The parser is linear in the input and does not recurse.
#ifndef RECTO_OUTLINE_OUTLINE_H
#define RECTO_OUTLINE_OUTLINE_H

#include "recto/base/arena.h"
#include "recto/base/diag.h"

#define OUTLINE_NO_BLOCK UINT32_MAX

// Byte offsets into the source: [begin, end).
typedef struct Span {
	size_t begin, end;
} Span;

// The language that a page is written in.
typedef enum PageFormat { PAGE_MARKDOWN, PAGE_ORG } PageFormat;

typedef enum BlockKind {
	BLOCK_PRE,     // text before the first bullet or heading
	BLOCK_BULLET,  // "- "; in org "* ", its level_spaces are the stars
	BLOCK_HEADING, // "# " without a bullet
} BlockKind;

// What hides block starts and property lines below it.
typedef enum RegionKind {
	REGION_FENCE,   // ``` or ~~~
	REGION_BEGIN,   // #+BEGIN_X
	REGION_MATH,    // $$
	REGION_DRAWER,  // :NAME: to :END:, not :PROPERTIES:
	REGION_LATEX,   // \begin{x}
	REGION_HTML,    // <tag>
	REGION_CDATA,   // <![CDATA[
	REGION_COMMENT, // <!--
	REGION_HICCUP,  // [:tag
	REGION_EXAMPLE, // org's lines that begin with ':'
} RegionKind;

typedef struct Region {
	RegionKind kind;
	Span extent; // opener and closer included
} Region;

typedef enum DrawerStyle {
	DRAWER_NONE,
	DRAWER_LINES,        // key:: value
	DRAWER_PROPERTIES,   // :PROPERTIES: / :key: value / :END:
	DRAWER_DIRECTIVES,   // #+KEY: value
	DRAWER_FRONT_MATTER, // --- / key: value / ---
} DrawerStyle;

// One line of a block's first drawer, in the order of the page; of equal keys the last one counts.
typedef struct Property {
	Str key;   // normalised: lower case, '_' and blank are '-'; in the outline's arena
	Str value; // trimmed
	Span line; // the whole line without its line end (for front matter from YAML: of its key's
		   // line)
	Span value_span;
	bool is_valid;  // a key that Logseq accepts; others are no properties, though they keep
	bool is_opaque; // links in the value do not count: #+KEY: among other property lines
			// their line
} Property;

typedef struct Block {
	BlockKind kind;
	int level;           // 1 = top
	int heading;         // number of '#', 0 without
	size_t level_spaces; // Logseq's measure of the indentation: bytes before the bullet + 1;
			     // headings 1, pre-blocks 0; in org the number of stars
	int line;            // from 1, where the block starts
	int col;             // in bytes from 1, of the marker (of the first byte in a pre-block)
	Span extent; // from the start of its line to where the next block's begins. A block may
		     // begin within a line: behind
		     // `</div>` or `$$` that end there
	Span text; // from after bullet or stars and one blank (from the '#', or the first byte) to
		   // before the last line ends
	uint32_t parent; // OUTLINE_NO_BLOCK at the top
	uint32_t end;    // one beyond the last descendant
	DrawerStyle drawer_style;
	Span drawer; // the first drawer's lines, its last line end not included
	uint32_t first_property, n_properties;
	uint32_t first_region, n_regions;
	bool is_collapsed; // collapsed:: true
} Block;

typedef struct Outline {
	Str source;
	PageFormat format;
	size_t bom; // 3 when the source begins with a byte order mark, else 0; block extents start
		    // after it
	bool has_crlf;
	Span front_matter; // its lines, from --- to ---; empty without
	Block *blocks;
	uint32_t n_blocks;
	Property *properties;
	uint32_t n_properties;
	Region *regions;
	uint32_t n_regions;
	Diags diags;
	Arena arena;
} Outline;

// Parses a page. *out need not be initialised. Sources of 4 GiB and more count as empty,
// with a diagnostic.
void outline_parse(Outline *out, Str source, PageFormat format);
void outline_release(Outline *o);

// The format of a page by its file's name: .org in any case is PAGE_ORG, all others PAGE_MARKDOWN.
PageFormat outline_format_of_name(Str file_name);

// -- queries ---------------------------------------------------------------------------------

Str outline_text(const Outline *o, Span s);
// The length of the white space that s begins with, one character at most, as Logseq takes it where
// it trims (Unicode blanks are among it, unlike in the grammar). 0 without.
size_t outline_blank_length(Str s);
// The last valid property with this normalised key, or NULL.
const Property *outline_find_property(const Outline *o, const Block *b, Str key);
// The last property of the page with this key, or NULL: front matter that is YAML but not `key:
// value` lines counts here too, though Logseq does not see it (its is_valid is false).
const Property *outline_find_page_property(const Outline *o, Str key);
// True when Logseq lists p among the properties of b: valid, and not the `collapsed` that folds it.
bool outline_lists_property(const Block *b, const Property *p);
// Line (from 1) and byte column (from 1) of an offset.
void outline_place(const Outline *o, size_t offset, int *line, int *col);

// Appends the block's content as Logseq has it: dedented, line ends as '\n', :PROPERTIES: drawers
// as `key:: value` lines. The bytes of a pre-block are as they are, and so are those of an org
// block from its text to the end of its extent.
void outline_append_content(const Outline *o, const Block *b, Buf *out);

typedef enum LineKind {
	LINE_TEXT,
	LINE_PROPERTY, // of the first drawer, and of later ones
	LINE_METADATA, // SCHEDULED:, DEADLINE:, a drawer such as :LOGBOOK:, with what is inside it;
		       // in org also CLOSED:, CLOCK: and comments
	LINE_HIDDEN_REGION, // inside or bounding a fence, #+BEGIN_SRC, $$ …: always text to show,
			    // never syntax; the inside of #+BEGIN_QUOTE and its like is LINE_TEXT
} LineKind;

// Called with each line of the block's content, dedented and without its line end. Lines of a
// :PROPERTIES: drawer come as `key:: value`, its delimiters not at all.
typedef void OutlineLineVisitor(void *context, LineKind kind, Str line, int page_line);
void outline_each_line(const Outline *o, const Block *b, OutlineLineVisitor *visit, void *context);

#endif
