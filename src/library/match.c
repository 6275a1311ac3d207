#include "match.h"

#include <stdlib.h>

#include "recto/base/ident.h"
#include "match_local.h"

static size_t old_index(const Matching *m, size_t at)
{
	return (size_t)(m->olds[at] - m->first_old);
}

static bool is_free(const Matching *m, size_t at)
{
	return !m->is_taken[old_index(m, at)];
}

static bool is_paired(const Matching *m, size_t at)
{
	return m->pairs[m->news[at] - m->first_new] != MATCH_NONE;
}

static void pair(Matching *m, size_t old, size_t now)
{
	m->is_taken[old_index(m, old)] = true;
	m->pairs[m->news[now] - m->first_new] = old_index(m, old);
}

// -- by block id ---------------------------------------------------------------------------------

// Equal keys keep the order of the page: both elements lie in one array.
static int by_address(const MatchCard *a, const MatchCard *b)
{
	return a < b ? -1 : a > b;
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

// A cloze by its answer, as its number changes with those before it.
static int compare_blocks(const MatchCard *a, const MatchCard *b)
{
	int order = str_compare(a->block_id, b->block_id);
	if (order == 0)
		order = (a->cloze > 0) - (b->cloze > 0);
	return order != 0 ? order : compare_numbers(a->hidden, b->hidden);
}

static int by_block(const void *x, const void *y)
{
	const MatchCard *a = *(const MatchCard *const *)x;
	const MatchCard *b = *(const MatchCard *const *)y;
	int order = compare_blocks(a, b);
	if (order == 0)
		order = a->is_gone - b->is_gone;
	return order != 0 ? order : by_address(a, b);
}

static void pair_by_block(Matching *m)
{
	qsort(m->olds, m->n_olds, sizeof *m->olds, by_block);
	qsort(m->news, m->n_news, sizeof *m->news, by_block);
	size_t old = 0;
	for (size_t now = 0; now < m->n_news; now++) {
		const MatchCard *card = m->news[now];
		while (old < m->n_olds && compare_blocks(m->olds[old], card) < 0)
			old++;
		if (card->block_id.n == 0 || old == m->n_olds ||
			compare_blocks(m->olds[old], card) != 0)
			continue;
		pair(m, old, now);
		// A second block with this id is another card.
		while (old < m->n_olds && compare_blocks(m->olds[old], card) == 0)
			old++;
	}
}

// -- by the cloze's number in its block ----------------------------------------------------------

static int compare_places(const MatchCard *a, const MatchCard *b)
{
	int order = str_compare(a->block_id, b->block_id);
	return order != 0 ? order : a->cloze - b->cloze;
}

static int by_place(const void *x, const void *y)
{
	const MatchCard *a = *(const MatchCard *const *)x;
	const MatchCard *b = *(const MatchCard *const *)y;
	int order = compare_places(a, b);
	if (order == 0)
		order = a->is_gone - b->is_gone;
	return order != 0 ? order : by_address(a, b);
}

// Clozes whose answer was edited. One that had gone before is another one.
static void pair_by_place(Matching *m)
{
	qsort(m->olds, m->n_olds, sizeof *m->olds, by_place);
	qsort(m->news, m->n_news, sizeof *m->news, by_place);
	size_t old = 0;
	for (size_t now = 0; now < m->n_news; now++) {
		const MatchCard *card = m->news[now];
		if (card->block_id.n == 0 || card->cloze == 0 || is_paired(m, now))
			continue;
		while (old < m->n_olds && compare_places(m->olds[old], card) < 0)
			old++;
		bool meets = old < m->n_olds && compare_places(m->olds[old], card) == 0;
		if (meets && !m->olds[old]->is_gone && is_free(m, old))
			pair(m, old, now);
	}
}

// -- by a hash -----------------------------------------------------------------------------------

typedef uint64_t (*Key)(const MatchCard *card);

static uint64_t joined(uint64_t text, uint64_t before, uint64_t after)
{
	const uint64_t parts[] = {text, before, after};
	return text == 0 ? 0 : ident_hash(0, str_make((const char *)parts, sizeof parts));
}

static uint64_t text_between(const MatchCard *card)
{
	return joined(card->text, card->before, card->after);
}

static uint64_t text_behind(const MatchCard *card)
{
	return joined(card->text, card->before, 0);
}

static uint64_t text_before(const MatchCard *card)
{
	return joined(card->text, 0, card->after);
}

static uint64_t text_of(const MatchCard *card)
{
	return card->text;
}

static uint64_t question_of(const MatchCard *card)
{
	return card->fingerprint;
}

static uint64_t frame_of(const MatchCard *card)
{
	return card->frame;
}

static int by_key(const void *x, const void *y)
{
	const Keyed *a = x;
	const Keyed *b = y;
	int order = compare_numbers(a->key, b->key);
	return order != 0 ? order : compare_numbers(a->index, b->index);
}

bool match_may_pair(const Matching *m, size_t old, size_t now)
{
	return !m->is_taken[old] &&
	       (m->first_old[old].block_id.n == 0 || m->first_new[now].block_id.n == 0);
}

// Two marks, since a new card without an id takes what one with an id had to pass over.
static void pair_in_order(Matching *m, Run olds, Run news)
{
	size_t with_id = olds.from;
	size_t without_id = olds.from;
	for (size_t i = news.from; i < news.to; i++) {
		size_t now = m->keyed_news[i].index;
		size_t *old = m->first_new[now].block_id.n > 0 ? &with_id : &without_id;
		while (*old < olds.to && !match_may_pair(m, m->keyed_olds[*old].index, now))
			++*old;
		if (*old == olds.to)
			continue;
		m->is_taken[m->keyed_olds[*old].index] = true;
		m->pairs[now] = m->keyed_olds[*old].index;
	}
}

static size_t run_end(const Keyed *cards, size_t n, size_t from)
{
	size_t to = from;
	while (to < n && cards[to].key == cards[from].key)
		to++;
	return to;
}

static size_t list_olds(Matching *m, Key key, bool are_gone)
{
	size_t n = 0;
	for (size_t i = 0; i < m->n_olds; i++) {
		uint64_t value = key(&m->first_old[i]);
		if (value != 0 && !m->is_taken[i] && m->first_old[i].is_gone == are_gone)
			m->keyed_olds[n++] = (Keyed){value, i};
	}
	if (n > 0)
		qsort(m->keyed_olds, n, sizeof *m->keyed_olds, by_key);
	return n;
}

static size_t list_news(Matching *m, Key key)
{
	size_t n = 0;
	for (size_t i = 0; i < m->n_news; i++) {
		uint64_t value = key(&m->first_new[i]);
		if (value != 0 && m->pairs[i] == MATCH_NONE)
			m->keyed_news[n++] = (Keyed){value, i};
	}
	if (n > 0)
		qsort(m->keyed_news, n, sizeof *m->keyed_news, by_key);
	return n;
}

static size_t gap(size_t a, size_t b)
{
	return a > b ? a - b : b - a;
}

// How many of the old cards to leave out before the one that stood most nearly where the first new
// one stands.
static size_t nearest_start(const Matching *m, Run olds, Run news, size_t most)
{
	size_t best = 0;
	size_t place = m->keyed_news[news.from].index;
	for (size_t i = 1; i <= most; i++)
		if (gap(m->keyed_olds[olds.from + i].index, place) <
			gap(m->keyed_olds[olds.from + best].index, place))
			best = i;
	return best;
}

// Of equal cards in a row those that are left over are the last ones; where the row is known by
// what follows it, the first ones.
static void pair_runs(Matching *m, Key key, Run olds, Run news)
{
	size_t n_olds = olds.to - olds.from;
	size_t n_news = news.to - news.from;
	if (key == text_before && n_olds > n_news)
		olds.from = olds.to - n_news;
	else if (key == text_of && n_olds > n_news)
		olds.from += nearest_start(m, olds, news, n_olds - n_news);
	pair_in_order(m, olds, news);
}

// How many cards of each side may have one key to be paired.
typedef enum Crowd { CROWD_ONE, CROWD_AS_MANY, CROWD_ANY, CROWD_PLACED } Crowd;

static bool fits(Run olds, Run news, Crowd crowd)
{
	size_t n = olds.to - olds.from;
	return crowd == CROWD_ANY ||
	       (n == news.to - news.from && (crowd == CROWD_AS_MANY || n == 1));
}

// Pairs equal keys, in order.
static void pair_by_key(Matching *m, Key key, bool are_gone, Crowd crowd)
{
	size_t n_olds = list_olds(m, key, are_gone);
	size_t n_news = n_olds > 0 ? list_news(m, key) : 0;
	Run olds = {0};
	for (Run news = {0}; news.from < n_news; news.from = news.to) {
		uint64_t value = m->keyed_news[news.from].key;
		news.to = run_end(m->keyed_news, n_news, news.from);
		while (olds.from < n_olds && m->keyed_olds[olds.from].key < value)
			olds.from++;
		if (olds.from == n_olds || m->keyed_olds[olds.from].key != value)
			continue;
		olds.to = run_end(m->keyed_olds, n_olds, olds.from);
		if (crowd == CROWD_PLACED)
			match_run_by_place(m, olds, news);
		else if (fits(olds, news, crowd))
			pair_runs(m, key, olds, news);
		olds.from = olds.to;
	}
}

static void pair_by_text(Matching *m)
{
	for (int gone = 0; gone < 2; gone++) {
		pair_by_key(m, text_between, gone == 1, CROWD_ONE);
		pair_by_key(m, text_of, gone == 1, CROWD_AS_MANY);
		pair_by_key(m, text_between, gone == 1, CROWD_AS_MANY);
		match_set_anchors(m, gone == 1);
		pair_by_key(m, text_of, gone == 1, CROWD_PLACED);
		pair_by_key(m, text_between, gone == 1, CROWD_ANY);
		pair_by_key(m, text_behind, gone == 1, CROWD_ANY);
		pair_by_key(m, text_before, gone == 1, CROWD_ANY);
		pair_by_key(m, text_of, gone == 1, CROWD_ANY);
	}
}

// -- all of them ---------------------------------------------------------------------------------

static void set_before(MatchCard *cards, size_t n, bool are_gone)
{
	const MatchCard *last = NULL;
	for (size_t i = 0; i < n; i++) {
		if (cards[i].is_gone != are_gone)
			continue;
		bool is_equal = last && last->text == cards[i].text;
		cards[i].before = is_equal ? last->before : last ? last->text : 0;
		last = &cards[i];
	}
}

static void set_after(MatchCard *cards, size_t n, bool are_gone)
{
	const MatchCard *last = NULL;
	for (size_t i = n; i > 0; i--) {
		MatchCard *card = &cards[i - 1];
		if (card->is_gone != are_gone)
			continue;
		bool is_equal = last && last->text == card->text;
		card->after = is_equal ? last->after : last ? last->text : 0;
		last = card;
	}
}

void match_set_neighbours(MatchCard *cards, size_t n)
{
	for (int gone = 0; gone < 2; gone++) {
		set_before(cards, n, gone == 1);
		set_after(cards, n, gone == 1);
	}
}

static const MatchCard **list(const MatchCard *cards, size_t n, Arena *a)
{
	const MatchCard **all = ARENA_ARRAY(a, const MatchCard *, n);
	for (size_t i = 0; i < n; i++)
		all[i] = &cards[i];
	return all;
}

void match_cards(const MatchCard *olds, size_t n_olds, const MatchCard *news, size_t n_news,
	Arena *a, size_t *pairs)
{
	for (size_t i = 0; i < n_news; i++)
		pairs[i] = MATCH_NONE;
	Matching m = {
		.olds = list(olds, n_olds, a),
		.news = list(news, n_news, a),
		.n_olds = n_olds,
		.n_news = n_news,
		.first_old = olds,
		.first_new = news,
		.is_taken = ARENA_ARRAY(a, bool, n_olds),
		.pairs = pairs,
		.old_anchors = ARENA_ARRAY(a, Anchors, n_olds),
		.new_anchors = ARENA_ARRAY(a, Anchors, n_news),
		.keyed_olds = ARENA_ARRAY(a, Keyed, n_olds),
		.keyed_news = ARENA_ARRAY(a, Keyed, n_news),
	};
	pair_by_block(&m);
	pair_by_place(&m);
	pair_by_text(&m);
	pair_by_key(&m, question_of, false, CROWD_ONE);
	pair_by_key(&m, question_of, true, CROWD_ONE);
	pair_by_key(&m, frame_of, false, CROWD_ANY);
}
