#include "recto/card/card.h"

#include <stdlib.h>
#include "local.h"

enum {
	ANSWERS_PER_BYTE = 32,
	ANSWERS_LEAST = 1 << 20,
	CLOZES_PER_BYTE = 32,
	CLOZES_LEAST = 8 << 20,
};

const char *card_skip_name(CardSkip skip)
{
	switch (skip) {
	case CARD_NOT_SKIPPED:
		return NULL;
	case CARD_SKIPPED_PAGE_PROPERTIES:
		return "page-properties";
	case CARD_SKIPPED_PRE_BLOCK:
		return "pre-block";
	case CARD_SKIPPED_TEMPLATE:
		return "template";
	}
	return NULL;
}

// -- verdicts ------------------------------------------------------------------------------------

static bool is_template(const Outline *o, const Block *b)
{
	const Property *p = outline_find_property(o, b, STR("template"));
	return p && p->value.n > 0;
}

// Whether the text of a pre-block, not only its properties, makes it a card.
static bool has_card_in_text(const Outline *o, const Block *b, Refs *scratch)
{
	Block text_only = *b;
	text_only.n_properties = 0;
	refs_clear(scratch);
	refs_of_block(o, &text_only, NULL, scratch);
	return refs_make_card(scratch);
}

static CardSkip skip_of(PageCards *p, const Block *b, bool is_in_template)
{
	if (b->kind == BLOCK_PRE && !has_card_in_text(p->o, b, &p->scratch))
		return CARD_SKIPPED_PAGE_PROPERTIES;
	if (b->kind == BLOCK_PRE && p->info->in_graph)
		return CARD_SKIPPED_PRE_BLOCK;
	return is_in_template ? CARD_SKIPPED_TEMPLATE : CARD_NOT_SKIPPED;
}

static bool has_letters_of_card(Str text)
{
	const Str word = STR("card");
	for (; text.n >= word.n; text = str_skip(text, 1))
		if ((text.p[0] == 'c' || text.p[0] == 'C') && str_starts_with_nocase(text, word))
			return true;
	return false;
}

// Without these letters nothing in a block is the page `card`: most blocks need no closer look.
// Properties may stand before the extent, where a block begins in the middle of a line.
static bool may_be_card(const Outline *o, const Block *b)
{
	if (has_letters_of_card(outline_text(o, b->extent)))
		return true;
	for (uint32_t i = 0; i < b->n_properties; i++) {
		const Property *p = &o->properties[b->first_property + i];
		if (has_letters_of_card(p->key) || has_letters_of_card(p->value))
			return true;
	}
	return false;
}

static void judge_blocks(PageCards *p)
{
	const Outline *o = p->o;
	uint32_t template_end = 0; // one past the last block of the template that is open
	p->out->verdicts = ARENA_ARRAY(&p->out->arena, BlockVerdict, o->n_blocks);
	for (uint32_t i = 0; i < o->n_blocks; i++) {
		const Block *b = &o->blocks[i];
		BlockVerdict *v = &p->out->verdicts[i];
		bool opens = i >= template_end && p->info->templates == TEMPLATES_SKIP &&
			     is_template(o, b);
		if (opens)
			template_end = b->end;
		v->is_card = may_be_card(o, b) && mentions_once(p, i)->makes_card;
		if (v->is_card)
			v->skip = skip_of(p, b, i < template_end);
		if (p->info->wants_all_refs)
			v->refs = mentions_once(p, i)->refs;
	}
}

// -- cards ---------------------------------------------------------------------------------------

// Takes a marker of a task with the blank behind it off the start of a text.
static Str without_task(Str text)
{
	static const char *const markers[] = {"TODO", "DOING", "WAITING", "WAIT", "DONE",
		"CANCELED", "CANCELLED", "STARTED", "IN-PROGRESS", "NOW", "LATER"};
	Str word;
	Str rest;
	str_cut(text, ' ', &word, &rest);
	for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
		if (str_equals(word, str_from_z(markers[i])))
			return str_trim_left(rest);
	return text;
}

// Whether nobody is asked anything: there are only the marks of a heading or a task, and a full
// stop or the like.
static bool is_only_marks(Str question)
{
	while (str_starts_with(question, STR("#")))
		question = str_skip(question, 1);
	question = without_task(str_trim_left(question));
	if (str_starts_with(question, STR("[#")) && question.n > 3 && question.p[3] == ']')
		question = str_skip(question, 4);
	size_t at = 0;
	while (at < question.n && str_find_char(STR(" .,:;!?"), question.p[at], NULL))
		at++;
	return at == question.n;
}

static void read_card(PageCards *p, uint32_t block, Card *card)
{
	const Block *b = &p->o->blocks[block];
	Arena *arena = &p->out->arena;
	Buf question = {0};
	Buf answer = {0};
	*card = (Card){.block = block, .line = b->line};
	bool is_text = card_append_texts(p, block, &question, &answer);
	if (!is_text || is_only_marks(buf_str(&question)))
		notes_add_to_block(p, b, "this card has no question: write one before #card");
	card->question = arena_copy(arena, buf_str(&question));
	card->answer = arena_copy(arena, buf_str(&answer));
	card->id = state_value(p, b, STR("id"));
	card->state = state_read(p, b);
	card->properties = properties_read(p, b);
	card->fingerprint = card->whole = card_identify(card->question, 0).fingerprint;
	context_read(p, card);
	buf_release(&question);
	buf_release(&answer);
}

static bool is_taken(const BlockVerdict *v)
{
	return v->is_card && v->skip == CARD_NOT_SKIPPED;
}

static void read_cards(PageCards *p)
{
	Cards *c = p->out;
	CardList cards = {0};
	for (uint32_t i = 0; i < p->o->n_blocks; i++) {
		Card card;
		if (!is_taken(&c->verdicts[i]))
			continue;
		read_card(p, i, &card);
		cards_add_with_clozes(p, &card, &cards);
	}
	c->n = cards.n;
	c->items = ARENA_ARRAY(&c->arena, Card, cards.n);
	for (size_t i = 0; i < cards.n; i++)
		c->items[i] = cards.items[i];
	VEC_RELEASE(&cards);
}

// -- cards that are alike ------------------------------------------------------------------------

static int compare_fingerprints(const void *a, const void *b)
{
	const Card *x = *(Card *const *)a;
	const Card *y = *(Card *const *)b;
	if (x->fingerprint != y->fingerprint)
		return x->fingerprint < y->fingerprint ? -1 : 1;
	return x->block < y->block ? -1 : 1;
}

static int compare_ids(const void *a, const void *b)
{
	const Card *x = *(Card *const *)a;
	const Card *y = *(Card *const *)b;
	int order = str_compare(x->id, y->id);
	return order != 0 ? order : x < y ? -1 : 1;
}

static void note_same_id(PageCards *p, const Card *card, const Card *first)
{
	if (card->cloze <= 1)
		notes_add_to_block(p, &p->o->blocks[card->block],
			"the card in line %d has the same id, so this one is known by its text: "
			"delete one of the two id lines",
			first->line);
}

// The first block keeps it.
static void drop_ids_that_come_twice(PageCards *p, Card **sorted, size_t n)
{
	const Card *first = sorted[0];
	for (size_t i = 1; i < n; i++) {
		bool is_same = sorted[i]->id.n > 0 && str_equals(sorted[i]->id, first->id);
		if (is_same && sorted[i]->block != first->block) {
			note_same_id(p, sorted[i], first);
			sorted[i]->id = (Str){0};
		} else {
			first = sorted[i];
		}
	}
}

static void compare_cards(PageCards *p)
{
	Cards *c = p->out;
	if (c->n == 0)
		return;
	Card **sorted = mem_new(c->n, sizeof(Card *));
	for (size_t i = 0; i < c->n; i++)
		sorted[i] = &c->items[i];
	qsort(sorted, c->n, sizeof(Card *), compare_fingerprints);
	for (size_t i = 1; i < c->n; i++)
		if (sorted[i]->fingerprint == sorted[i - 1]->fingerprint)
			sorted[i]->occurrence = sorted[i - 1]->occurrence + 1;
	qsort(sorted, c->n, sizeof(Card *), compare_ids);
	drop_ids_that_come_twice(p, sorted, c->n);
	free(sorted);
}

void cards_read(Cards *out, const Outline *o, const PageInfo *info)
{
	*out = (Cards){0};
	PageCards p = {.out = out, .o = o, .info = info};
	p.body_is_answer =
		info->body == BODY_ANSWER || (info->body == BODY_AUTO && !info->in_graph);
	p.answer_budget = o->source.n * ANSWERS_PER_BYTE + ANSWERS_LEAST;
	p.cloze_budget = o->source.n * CLOZES_PER_BYTE + CLOZES_LEAST;
	p.texts = ARENA_ARRAY(&out->arena, BlockText, o->n_blocks);
	p.mentions = ARENA_ARRAY(&out->arena, BlockMentions, o->n_blocks);
	page_read(&p);
	judge_blocks(&p);
	context_find_owners(&p);
	read_cards(&p);
	compare_cards(&p);
	targets_read(&p);
	clozes_note_odd(&p);
	doubts_note(&p);
	diags_sort(&out->diags);
	page_release(&p);
}

void cards_release(Cards *c)
{
	diags_release(&c->diags);
	arena_release(&c->arena);
	*c = (Cards){0};
}
