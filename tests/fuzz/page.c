// Any bytes as a page of either format: blocks, then cards, in a graph and elsewhere.
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
	cards_read(&cards, o,
		&(PageInfo){
			.file_name = STR("page.md"), .in_graph = in_graph, .format = o->format});
	for (size_t i = 0; i < cards.n; i++)
		assert(cards.items[i].question.n > 0 && cards.items[i].deck.n > 0);
	cards_release(&cards);
}

static void ignore_line(void *context, LineKind kind, Str line, int page_line)
{
	(void)context, (void)kind, (void)line, (void)page_line;
}

static void check_page(Str page, PageFormat format)
{
	Outline o;
	Buf content = {0};
	outline_parse(&o, page, format);
	check_blocks(&o);
	for (uint32_t i = 0; i < o.n_blocks; i++) {
		outline_append_content(&o, &o.blocks[i], &content);
		outline_each_line(&o, &o.blocks[i], ignore_line, NULL);
	}
	check_cards(&o, true);
	check_cards(&o, false);
	buf_release(&content);
	outline_release(&o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Str page = str_make((const char *)data, size);
	check_page(page, PAGE_MARKDOWN);
	check_page(page, PAGE_ORG);
	return 0;
}
