// Any bytes as a page of either format: blocks, then cards, in a graph and elsewhere, then what is
// shown of them: clozes, references to the same page, lines.
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "recto/card/block.h"
#include "recto/card/card.h"
#include "recto/card/cloze.h"
#include "recto/card/expand.h"
#include "recto/render/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { WIDTH = 30, TARGET_MAX = 4096 };

// -- blocks --------------------------------------------------------------------------------------

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

static void ignore_line(void *context, LineKind kind, Str line, int page_line)
{
	(void)context, (void)kind, (void)line, (void)page_line;
}

static void check_contents(const Outline *o)
{
	Buf content = {0};
	for (uint32_t i = 0; i < o->n_blocks; i++) {
		outline_append_content(o, &o->blocks[i], &content);
		outline_each_line(o, &o->blocks[i], ignore_line, NULL);
	}
	buf_release(&content);
}

// -- clozes --------------------------------------------------------------------------------------

// What is drawn keeps to its width.
static void check_view(Str text, ClozeView view, int number)
{
	Lines lines = {0};
	render_clozes(text, view, number, WIDTH, &lines);
	for (size_t i = 0; i < lines.n; i++)
		assert(lines.items[i].width <= WIDTH);
	lines_release(&lines);
}

static void check_shown(const Cloze *cloze)
{
	Buf shown = {0};
	cloze_append_shown(cloze, true, &shown);
	cloze_append_shown(cloze, false, &shown);
	assert(shown.n > 0);
	buf_release(&shown);
}

static int check_clozes(Str text)
{
	Clozes clozes;
	size_t end = 0;
	clozes_find(&clozes, text);
	for (size_t i = 0; i < clozes.n; i++) {
		assert(clozes.items[i].begin >= end && clozes.items[i].end <= text.n);
		assert(clozes.items[i].begin < clozes.items[i].end);
		end = clozes.items[i].end;
		check_shown(&clozes.items[i]);
	}
	int n = (int)clozes.n;
	check_view(text, CLOZES_HIDDEN, 0);
	if (n > 0)
		check_view(text, CLOZES_SHOWN, n);
	clozes_release(&clozes);
	return n;
}

// -- references ----------------------------------------------------------------------------------

// Every name is that of the page, so that references lead to themselves.
typedef struct Graph {
	const Outline *outline;
	BlockIds ids;
	Buf text; // that was lent last
	Arena arena;
} Graph;

static bool lend(Graph *g, ExpandTarget *out)
{
	*out = (ExpandTarget){arena_copy(&g->arena, buf_str(&g->text)), STR("page")};
	buf_clear(&g->text);
	return true;
}

static bool find_block(void *context, Str id, bool is_whole, ExpandTarget *out)
{
	Graph *g = context;
	uint32_t block = block_ids_find(&g->ids, id);
	if (block == OUTLINE_NO_BLOCK)
		return false;
	if (is_whole)
		block_append_tree(g->outline, block, TARGET_MAX, &g->text);
	else
		block_append_line(g->outline, block, &g->text);
	return lend(g, out);
}

static bool find_page(void *context, Str name, ExpandTarget *out)
{
	Graph *g = context;
	assert(name.n > 0);
	block_append_page(g->outline, TARGET_MAX, &g->text);
	return lend(g, out);
}

static bool is_missing(void *context, Str page, Str image)
{
	(void)context;
	assert(str_equals(page, STR("page")));
	return image.n % 2 == 0;
}

// What references lead to brings no clozes of its own.
static void check_references(Graph *g, Str text, int n_clozes)
{
	Buf shown = {0};
	const ExpandSource source = {g, find_block, find_page, is_missing, NULL};
	if (!expand_is_needed(text))
		return;
	expand_append(text, STR("page"), &source, &shown);
	assert(check_clozes(buf_str(&shown)) == n_clozes);
	buf_release(&shown);
}

// -- cards ---------------------------------------------------------------------------------------

static void check_card(Graph *g, const Card *card, const PageInfo *info)
{
	assert(card->question.n > 0 && card->deck.n > 0);
	int asked = check_clozes(card->question);
	int told = check_clozes(card->answer);
	assert(card->cloze <= asked);
	assert(card->clozes == (info->cloze == CLOZE_EACH && asked > 0 ? asked : asked + told));
	assert((card->cloze > 0) == (info->cloze == CLOZE_EACH && asked > 0));
	assert(card->fingerprint == card_identify(card->question, card->cloze).fingerprint);
	check_references(g, card->question, asked);
	check_references(g, card->answer, told);
}

static void check_cards(Graph *g, const PageInfo *info)
{
	Cards cards;
	cards_read(&cards, g->outline, info);
	for (size_t i = 0; i < cards.n; i++)
		if (cards.items[i].cloze <= 1)
			check_card(g, &cards.items[i], info);
	cards_release(&cards);
}

static void check_page(Str page, PageFormat format)
{
	Outline o;
	PageInfo info = {.file_name = STR("page.md"), .format = format, .in_graph = true};
	outline_parse(&o, page, format);
	check_blocks(&o);
	check_contents(&o);
	Graph g = {.outline = &o};
	block_ids_read(&g.ids, &o);
	check_cards(&g, &info);
	info = (PageInfo){.file_name = STR("page.md"),
		.format = format,
		.cloze = CLOZE_EACH,
		.templates = TEMPLATES_CARDS,
		.wants_notes = true,
		.wants_all_refs = true};
	check_cards(&g, &info);
	block_ids_release(&g.ids);
	buf_release(&g.text);
	arena_release(&g.arena);
	outline_release(&o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Str page = str_make((const char *)data, size);
	check_page(page, PAGE_MARKDOWN);
	check_page(page, PAGE_ORG);
	return 0;
}
