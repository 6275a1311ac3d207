// What the files of this room share beyond the grammar.
#ifndef SRC_OUTLINE_LOCAL_H
#define SRC_OUTLINE_LOCAL_H

#include "scan.h"

typedef struct PropertyList {
	Property *items;
	size_t n, cap;
} PropertyList;

typedef struct BlockList {
	Block *items;
	size_t n, cap;
} BlockList;

typedef struct RegionList {
	Region *items;
	size_t n, cap;
} RegionList;

// While a page is parsed.
typedef struct Parse {
	Outline *o;
	BlockList blocks;
	PropertyList properties; // of the blocks
	PropertyList directives; // of the page, wherever they stand
	bool has_directives;     // there are some that Logseq sees
	RegionList regions;
	size_t places_to; // how far lines are counted
	int line;         // of that offset
	size_t line_start;
	unsigned noted; // bits of what was reported already
} Parse;

// -- properties.c ----------------------------------------------------------------------------

// Adds a property, lent until the next; offsets of `line` are moved by `base`.
Property *property_add(
	Arena *arena, PropertyList *list, Str text, size_t base, const DrawerLine *line);
// "Card_Repeats" → "card-repeats"; the result is in the arena.
Str property_normalise_key(Arena *arena, Str key);
// For a normalised key.
bool property_key_is_valid(Str key);

// -- frontmatter.c ---------------------------------------------------------------------------

// Reads the front matter that begins at `at`, if one does, into *list; the place behind it, or
// `at`.
size_t front_matter_read(Parse *p, size_t at, PropertyList *list);

// -- content.c -------------------------------------------------------------------------------

// Nothing but white space as outline_blank_length takes it.
bool content_is_blank(Str s);
// SCHEDULED: <…> and DEADLINE: <…>; in org also CLOSED: […] and CLOCK: […].
bool content_is_planning(PageFormat format, Str line);

#endif
