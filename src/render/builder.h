// Blocks of a document while md4c reports them: lists, items and quotes around the text, and the
// one block that is open for text.
#ifndef RENDER_BUILDER_H
#define RENDER_BUILDER_H

#include <md4c.h>
#include "document.h"

enum { DEPTH_MAX = 32 }; // containers beyond this indent no further

typedef struct Container {
	MD_BLOCKTYPE type; // UL, OL, LI or QUOTE
	unsigned number;   // of the next item of an OL
	char mark;         // of an UL
	char bullet[16];   // of an LI
	bool is_shown;     // the bullet is
	Role bar;          // of a QUOTE that is an admonition, else ROLE_TEXT
} Container;

typedef struct Builder {
	Document *doc;
	Container stack[DEPTH_MAX];
	int depth;   // may exceed DEPTH_MAX
	int bullets; // depth of unordered lists
	bool is_open;
	BlockForm form;    // of the next block for text
	bool has_label;    // the last block is the language of the code
	bool awaits_gap;   // a table has no text yet
	bool skips_break;  // the next line break ended a block of its own
	Style style;       // of headings and code
	Str language;      // of code; lends from md4c until the code ends
	size_t code_style; // the first change of style of the code
	bool is_in_head;   // of a table
} Builder;

// md4c enters or leaves a block.
void builder_enter(Builder *b, MD_BLOCKTYPE type, void *detail);
void builder_leave(Builder *b, MD_BLOCKTYPE type);

// Opens a block for text, with what stands before its lines. Lends until the next one.
DocumentBlock *builder_open_block(Builder *b);
void builder_close_block(Builder *b);
// Makes the innermost quote, of which nothing is shown yet, an admonition.
void builder_set_bar(Builder *b, Role bar);
// The innermost quote is no admonition.
bool builder_is_quoted(const Builder *b);
// Inside of a table.
bool builder_is_in_table(const Builder *b);
// Adds formula lines as a block of their own; `flat` is the same on one line.
void builder_add_formula(Builder *b, Str rows, Str flat);

// builder_table.c
void builder_enter_table(Builder *b, const MD_BLOCK_TABLE_DETAIL *detail);
void builder_enter_row(Builder *b);
void builder_enter_cell(Builder *b, const MD_BLOCK_TD_DETAIL *detail);
void builder_leave_cell(Builder *b);

#endif
