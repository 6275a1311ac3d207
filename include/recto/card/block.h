// Blocks by their ids, and what they show where something refers to them.
#ifndef RECTO_CARD_BLOCK_H
#define RECTO_CARD_BLOCK_H

#include "recto/outline/outline.h"

// A block that can be referred to.
typedef struct BlockId {
	Str id; // a uuid in lower case
	uint32_t block;
} BlockId;

// The blocks of a page with an id::, sorted by it. Of several with the same id the first counts.
typedef struct BlockIds {
	BlockId *items;
	size_t n, cap;
	Arena arena;
} BlockIds;

// *out need not be initialised.
void block_ids_read(BlockIds *out, const Outline *o);
void block_ids_release(BlockIds *ids);
// OUTLINE_NO_BLOCK when the page has no such block. `id` in lower case.
uint32_t block_ids_find(const BlockIds *ids, Str id);

// What the functions below append is Markdown without properties, planning and drawers.

// The block's own first line, without the marks of headings and cards; nothing when it has none.
void block_append_line(const Outline *o, uint32_t block, Buf *out);
// The block and those below it, with bullets, "…" after the block that goes
// beyond `limit` bytes.
void block_append_tree(const Outline *o, uint32_t block, size_t limit, Buf *out);
// All blocks of the page, likewise.
void block_append_page(const Outline *o, size_t limit, Buf *out);

#endif
