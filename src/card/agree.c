#include "recto/card/card.h"

// Logseq may have made a link of a date among the state's values: a reference that a new value does
// not have.
static bool has_link(Str value)
{
	return str_contains(value, STR("[[")) || str_contains(value, STR("#"));
}

static bool has_linked_state(const Cards *c)
{
	for (size_t i = 0; i < c->n; i++) {
		const PageState *s = &c->items[i].state;
		if (has_link(s->interval) || has_link(s->repeats) || has_link(s->ease) ||
			has_link(s->next_schedule) || has_link(s->last_reviewed) ||
			has_link(s->last_score))
			return true;
	}
	return false;
}

static bool verdicts_agree(const BlockVerdict *a, const BlockVerdict *b)
{
	return a->is_card == b->is_card && a->skip == b->skip;
}

static bool texts_agree(const Card *a, const Card *b)
{
	return str_equals(a->id, b->id) && str_equals(a->question, b->question) &&
	       str_equals(a->answer, b->answer) && str_equals(a->deck, b->deck) &&
	       str_equals(a->tags, b->tags) && str_equals(a->context, b->context);
}

static bool items_agree(const Card *a, const Card *b)
{
	return a->block == b->block && a->cloze == b->cloze && a->clozes == b->clozes &&
	       a->fingerprint == b->fingerprint && a->occurrence == b->occurrence &&
	       texts_agree(a, b);
}

static bool references_agree(const Cards *a, const Cards *b, uint32_t n_blocks)
{
	bool same = true;
	for (uint32_t i = 0; same && i < n_blocks; i++)
		same = str_equals(a->verdicts[i].refs, b->verdicts[i].refs);
	for (size_t i = 0; same && i < a->n; i++)
		same = str_equals(a->items[i].refs, b->items[i].refs);
	return same;
}

bool cards_agree(const Cards *a, const Cards *b, uint32_t n_blocks)
{
	bool same = a->n == b->n && str_equals(a->title_key, b->title_key) &&
		    str_equals(a->aliases, b->aliases) && str_equals(a->block_ids, b->block_ids);
	for (uint32_t i = 0; same && i < n_blocks; i++)
		same = verdicts_agree(&a->verdicts[i], &b->verdicts[i]);
	for (size_t i = 0; same && i < a->n; i++)
		same = items_agree(&a->items[i], &b->items[i]);
	bool compares = !has_linked_state(a) && !has_linked_state(b);
	return same && (!compares || references_agree(a, b, n_blocks));
}
