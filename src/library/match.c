#include "match.h"

#include <stdlib.h>

// Both sides in the order of one key, so that equal keys meet in one pass.
typedef struct Matching {
	const MatchCard **olds, **news; // sorted
	size_t n_olds, n_news;
	const MatchCard *first_old, *first_new; // of the caller's arrays
	bool *is_taken;                         // by old index
	size_t *pairs;
} Matching;

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
	return order != 0 ? order : compare_numbers(a->answer, b->answer);
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

// -- by question ---------------------------------------------------------------------------------

static int by_question(const void *x, const void *y)
{
	const MatchCard *a = *(const MatchCard *const *)x;
	const MatchCard *b = *(const MatchCard *const *)y;
	if (a->fingerprint != b->fingerprint)
		return a->fingerprint < b->fingerprint ? -1 : 1;
	if (a->is_gone != b->is_gone)
		return a->is_gone ? 1 : -1;
	if (a->occurrence != b->occurrence)
		return a->occurrence < b->occurrence ? -1 : 1;
	return by_address(a, b);
}

// A stretch of either side with one question (and, of the old cards, either gone or not).
typedef struct Run {
	size_t from, to;
} Run;

// Blocks with two different ids are two blocks, whatever they say; an id may have been added or
// removed.
static bool may_pair(const Matching *m, size_t old, size_t now)
{
	return is_free(m, old) && (m->olds[old]->block_id.n == 0 || m->news[now]->block_id.n == 0);
}

static void pair_same_place(Matching *m, Run olds, Run news)
{
	size_t old = olds.from;
	for (size_t now = news.from; now < news.to; now++) {
		int place = m->news[now]->occurrence;
		while (old < olds.to && m->olds[old]->occurrence < place)
			old++;
		bool meets = old < olds.to && m->olds[old]->occurrence == place;
		if (meets && !is_paired(m, now) && may_pair(m, old, now))
			pair(m, old, now);
	}
}

// Two marks, since a new card without an id takes what one with an id had to pass over.
static void pair_in_order(Matching *m, Run olds, Run news)
{
	size_t with_id = olds.from;
	size_t without_id = olds.from;
	for (size_t now = news.from; now < news.to; now++) {
		if (is_paired(m, now))
			continue;
		size_t *old = m->news[now]->block_id.n > 0 ? &with_id : &without_id;
		while (*old < olds.to && !may_pair(m, *old, now))
			++*old;
		if (*old < olds.to)
			pair(m, *old, now);
	}
}

static size_t run_end(const MatchCard *const *cards, size_t n, size_t from)
{
	size_t to = from;
	while (to < n && cards[to]->fingerprint == cards[from]->fingerprint &&
		cards[to]->is_gone == cards[from]->is_gone)
		to++;
	return to;
}

static void pair_run(Matching *m, Run olds)
{
	uint64_t question = m->olds[olds.from]->fingerprint;
	size_t low = 0;
	for (size_t high = m->n_news; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (m->news[middle]->fingerprint < question)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == m->n_news || m->news[low]->fingerprint != question)
		return;
	Run news = {low, run_end(m->news, m->n_news, low)};
	pair_same_place(m, olds, news);
	pair_in_order(m, olds, news);
}

// A run of gone cards comes after that of the others with its question.
static void pair_by_question(Matching *m)
{
	qsort(m->olds, m->n_olds, sizeof *m->olds, by_question);
	qsort(m->news, m->n_news, sizeof *m->news, by_question);
	for (size_t from = 0; from < m->n_olds;) {
		Run olds = {from, run_end(m->olds, m->n_olds, from)};
		pair_run(m, olds);
		from = olds.to;
	}
}

// -- by frame ------------------------------------------------------------------------------------

static int by_frame(const void *x, const void *y)
{
	const MatchCard *a = *(const MatchCard *const *)x;
	const MatchCard *b = *(const MatchCard *const *)y;
	int order = compare_numbers(a->frame, b->frame);
	return order != 0 ? order : by_address(a, b);
}

// Clozes in whose block another one was edited; equal ones in the order of the page.
static void pair_by_frame(Matching *m)
{
	qsort(m->olds, m->n_olds, sizeof *m->olds, by_frame);
	qsort(m->news, m->n_news, sizeof *m->news, by_frame);
	size_t old = 0;
	for (size_t now = 0; now < m->n_news; now++) {
		uint64_t frame = m->news[now]->frame;
		if (frame == 0 || is_paired(m, now))
			continue;
		while (old < m->n_olds &&
			(m->olds[old]->frame < frame || m->olds[old]->is_gone || !is_free(m, old)))
			old++;
		bool meets = old < m->n_olds && m->olds[old]->frame == frame;
		if (meets && may_pair(m, old, now))
			pair(m, old, now);
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
	};
	pair_by_block(&m);
	pair_by_place(&m);
	pair_by_question(&m);
	pair_by_frame(&m);
}
