// What the files of the edit share.
#ifndef SRC_OUTLINE_EDIT_H
#define SRC_OUTLINE_EDIT_H

#include "recto/outline/edit.h"
#include "local.h"

// Where lines may be put into a block.
typedef enum EditPlace {
	PLACE_DRAWER,        // below the first drawer's last property
	PLACE_BEFORE,        // on the bullet's line, above what stands there
	PLACE_AFTER_LINE,    // below the first line
	PLACE_AFTER_ELEMENT, // below the last line of what begins on the first line
	PLACE_END,           // below the last line
	PLACE_BLANK_END,     // there, behind an empty line
} EditPlace;

enum { PLACES_MAX = 4 };

typedef struct EditPlaces {
	EditPlace items[PLACES_MAX];
	size_t n;
} EditPlaces;

// A place in the source.
typedef struct EditSlot {
	size_t at;         // a line's start, the end of the page, or behind the bullet
	DrawerStyle style; // of the lines there
	Str indent;        // in front of them; lent from the arena or the source
	bool is_on_bullet; // the first new line has no indentation, what is behind `at` gets it …
	Str more_indent;   // … and this
	bool has_blank;    // an empty line goes in front
	bool has_bounds;   // :PROPERTIES: and :END: go around them
} EditSlot;

// A property line without its indentation.
typedef struct LineParts {
	Str key; // as spelled
	Str value;
} LineParts;

// Bytes of the source that others take the place of.
typedef struct EditPatch {
	Span span;
	Str text;
	bool is_removal; // of whole lines
} EditPatch;

// An edit at one place, while it is made.
typedef struct EditWork {
	const Outline *o;
	uint32_t block;
	const PropertyEdit *edits;
	size_t n;
	bool is_undo;
	Str former;                     // the drawer to go back to
	Str unread[PROPERTY_EDITS_MAX]; // what is left of it, for each edit
	bool is_found[PROPERTY_EDITS_MAX];
	struct {
		EditPatch *items; // in the order of the page, apart from each other
		size_t n, cap;
	} patches;
	uint32_t n_found, n_removed, n_added; // lines of the properties
	Buf lines;                            // to be added, each with '\n', without indentation
	Arena arena;
} EditWork;

static inline const Block *edit_block(const EditWork *w)
{
	return &w->o->blocks[w->block];
}

// -- edit_place.c ----------------------------------------------------------------------------

// True when the block has a drawer whose properties count.
bool edit_has_drawer(const Outline *o, const Block *b);
// Where new lines may go, the best place first.
EditPlaces edit_list_places(const Outline *o, uint32_t block);
// False when the place is not at a line's start.
bool edit_find_slot(const Outline *o, uint32_t block, EditPlace place, Arena *a, EditSlot *out);
// The place behind the line that `at` is in, its line end included.
size_t edit_line_end(Str source, size_t at);

// -- edit_lines.c ----------------------------------------------------------------------------

// Patches the lines that are there. False where one stands in another block.
bool edit_change_lines(EditWork *w, Err *err);
// Fills w->lines.
void edit_list_missing_lines(EditWork *w, const EditSlot *slot);
// Once both are done: what goes with the lines that are taken away.
void edit_widen_removals(EditWork *w);
// Puts w->lines, of which there are some, into the slot.
void edit_insert_lines(EditWork *w, const EditSlot *slot);
LineParts edit_former_parts(const EditWork *w, Str former);

// -- edit_check.c ----------------------------------------------------------------------------

LineParts edit_line_parts(Str line, bool is_front_matter);
// The edit with this key, spelled in any way, or NULL.
const PropertyEdit *edit_find(const PropertyEdit *edits, size_t n, Str key);
// Whether `page` is the page of `o` with nothing but these properties of the block changed, which
// now stand in n_lines lines of its drawer.
bool edit_check(const Outline *o, uint32_t block, const PropertyEdit *edits, size_t n,
	size_t n_lines, Str page, Err *err);

#endif
