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
	char bullet[16];   // of an LI
	bool is_shown;     // the bullet is
} Container;

typedef struct Builder {
	Document *doc;
	Container stack[DEPTH_MAX];
	int depth;   // may exceed DEPTH_MAX
	int bullets; // depth of unordered lists
	bool is_open;
	bool is_verbatim;
	bool has_lone_bullet; // the last block is the bullet above code
	Style style;          // of headings and code
} Builder;

// md4c enters or leaves a block.
void builder_enter(Builder *b, MD_BLOCKTYPE type, void *detail);
void builder_leave(Builder *b, MD_BLOCKTYPE type);

// Opens a block for text, with what stands before its lines. Lends until the next one.
DocumentBlock *builder_open_block(Builder *b);
// Inside of a quote.
bool builder_is_quoted(const Builder *b);

#endif
