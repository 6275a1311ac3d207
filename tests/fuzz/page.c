// Any bytes as a page: blocks, then cards, in a graph and elsewhere.
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "recto/card/card.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_blocks(const Outline *o)
{
	size_t end = o->bom;
	for (uint32_t i = 0; i < o->n_blocks; i++) {
		const Block *b = &o->blocks[i];
		assert(b->extent.begin == end && b->extent.end > end);
		assert(b->text.begin <= b->text.end && b->text.end <= b->extent.end);
		assert(b->end > i && b->end <= o->n_blocks);
		assert(b->parent == OUTLINE_NO_BLOCK || b->parent < i);
		end = b->extent.end;
	}
	assert(o->n_blocks == 0 || end == o->source.n);
}

static void check_cards(const Outline *o, bool in_graph)
{
	Cards cards;
	cards_read(&cards, o, &(PageInfo){.file_name = STR("page.md"), .in_graph = in_graph});
	for (size_t i = 0; i < cards.n; i++)
		assert(cards.items[i].question.n > 0 && cards.items[i].deck.n > 0);
	cards_release(&cards);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Outline o;
	Buf content = {0};
	outline_parse(&o, str_make((const char *)data, size), PAGE_MARKDOWN);
	check_blocks(&o);
	for (uint32_t i = 0; i < o.n_blocks; i++)
		outline_append_content(&o, &o.blocks[i], &content);
	check_cards(&o, true);
	check_cards(&o, false);
	buf_release(&content);
	outline_release(&o);
	return 0;
}
