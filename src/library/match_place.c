#include <stdlib.h>

#include "recto/card/similarity.h"
#include "match_local.h"

// -- between which cards -------------------------------------------------------------------------

static void pass_forward(Anchors *anchors, Anchors *state, size_t partner)
{
	anchors->before = state->before;
	anchors->from_before = ++state->from_before;
	if (partner != MATCH_NONE)
		*state = (Anchors){.before = partner};
}

static void pass_backward(Anchors *anchors, Anchors *state, size_t partner)
{
	anchors->after = state->after;
	anchors->to_after = ++state->to_after;
	if (partner != MATCH_NONE)
		*state = (Anchors){.after = partner};
}

static void set_old_anchors(Matching *m, bool are_gone)
{
	Anchors state = {.before = MATCH_NONE};
	for (size_t i = 0; i < m->n_olds; i++)
		if (m->first_old[i].is_gone == are_gone)
			pass_forward(&m->old_anchors[i], &state, m->is_taken[i] ? i : MATCH_NONE);
	state = (Anchors){.after = MATCH_NONE};
	for (size_t i = m->n_olds; i > 0; i--)
		if (m->first_old[i - 1].is_gone == are_gone)
			pass_backward(&m->old_anchors[i - 1], &state,
				m->is_taken[i - 1] ? i - 1 : MATCH_NONE);
}

void match_set_anchors(Matching *m, bool are_gone)
{
	set_old_anchors(m, are_gone);
	Anchors state = {.before = MATCH_NONE};
	for (size_t i = 0; i < m->n_news; i++)
		pass_forward(&m->new_anchors[i], &state, m->pairs[i]);
	state = (Anchors){.after = MATCH_NONE};
	for (size_t i = m->n_news; i > 0; i--)
		pass_backward(&m->new_anchors[i - 1], &state, m->pairs[i - 1]);
}

enum { AGREE_MIN = 2, AGREE_MAX = 4, RUN_MAX = 32 };

// How well two places agree: by the cards around them, and by how far those are. The ends alone do
// not make a place sure.
static int agree(const Anchors *a, const Anchors *b)
{
	bool has_card = b->before != MATCH_NONE || b->after != MATCH_NONE;
	int before = a->before != b->before ? 0 : a->from_before == b->from_before ? 2 : 1;
	int after = a->after != b->after ? 0 : a->to_after == b->to_after ? 2 : 1;
	return has_card || before + after < AGREE_MAX ? before + after : AGREE_MAX - 1;
}

static void pair_agreeing(Matching *m, size_t now, Run olds, int least)
{
	for (size_t i = olds.from; i < olds.to; i++) {
		size_t old = m->keyed_olds[i].index;
		if (match_may_pair(m, old, now) &&
			agree(&m->old_anchors[old], &m->new_anchors[now]) >= least) {
			m->is_taken[old] = true;
			m->pairs[now] = old;
			return;
		}
	}
}

static void pair_all_agreeing(Matching *m, Run olds, Run news, int least)
{
	for (size_t i = news.from; i < news.to; i++)
		if (m->pairs[m->keyed_news[i].index] == MATCH_NONE)
			pair_agreeing(m, m->keyed_news[i].index, olds, least);
}

// -- where one was edited ------------------------------------------------------------------------

// Of equal cards one that was edited is not among the equal ones any more, but it still stands
// there, and looks much like them: it stands in for one of the old cards.
#define STANDS_IN 0.5

enum { WINDOW = 16, SEARCHES_MAX = 256 };

typedef struct StandIn {
	size_t now;
	double similarity;
} StandIn;

typedef struct StandIns {
	StandIn items[2 * WINDOW];
	size_t n;
} StandIns;

// The next open card from `at`, in steps of 1 or -1; MATCH_NONE behind the last one.
static size_t next_open(const Matching *m, size_t at, bool is_forward)
{
	while (at < m->n_news && m->pairs[at] != MATCH_NONE)
		at += is_forward ? 1 : SIZE_MAX;
	return at < m->n_news ? at : MATCH_NONE;
}

static void add_open_around(const Matching *m, size_t now, bool is_forward, StandIns *out)
{
	uint64_t text = m->first_new[now].text;
	size_t step = is_forward ? 1 : SIZE_MAX;
	size_t at = now;
	for (int i = 0; i < WINDOW; i++) {
		at = next_open(m, at + step, is_forward);
		if (at == MATCH_NONE)
			return;
		if (m->first_new[at].text != text)
			out->items[out->n++] = (StandIn){.now = at};
	}
}

static void add_text(Similarity *s, const MatchCard *card)
{
	similarity_add(s, card->question, card->answer);
}

static void compare_all(const Matching *m, size_t now, StandIns *all)
{
	Similarity s = {0};
	add_text(&s, &m->first_new[now]);
	for (size_t i = 0; i < all->n; i++)
		add_text(&s, &m->first_new[all->items[i].now]);
	similarity_weigh(&s);
	for (size_t i = 0; i < all->n; i++)
		all->items[i].similarity = similarity_compare(&s, 0, i + 1);
	similarity_release(&s);
}

static int by_similarity(const void *x, const void *y)
{
	const StandIn *a = x;
	const StandIn *b = y;
	if (a->similarity != b->similarity)
		return a->similarity > b->similarity ? -1 : 1;
	return a->now < b->now ? -1 : a->now > b->now;
}

// The `n` best ones around the open card `now`; false if there are fewer.
static bool find_stand_ins(Matching *m, size_t now, size_t n, StandIns *out)
{
	if (m->searches++ >= SEARCHES_MAX)
		return false;
	add_open_around(m, now, false, out);
	add_open_around(m, now, true, out);
	if (out->n < n)
		return false;
	compare_all(m, now, out);
	qsort(out->items, out->n, sizeof *out->items, by_similarity);
	out->n = n;
	return n > 0 && out->items[n - 1].similarity >= STANDS_IN;
}

static bool is_alike(const MatchCard *a, const MatchCard *b)
{
	Similarity s = {0};
	add_text(&s, a);
	add_text(&s, b);
	similarity_weigh(&s);
	double similarity = similarity_compare(&s, 0, 1);
	similarity_release(&s);
	return similarity >= STANDS_IN;
}

static bool is_between_the_same(const MatchCard *a, const MatchCard *b)
{
	return a->before == b->before && a->after == b->after;
}

// Between the neighbours of an old card stands one now that looks like it: there it was edited.
static bool is_edited_there(Matching *m, size_t old, const MatchCard *text)
{
	const MatchCard *was = &m->first_old[old];
	if (m->searches++ >= SEARCHES_MAX || (was->before == 0 && was->after == 0))
		return false;
	for (size_t i = 0; i < m->n_news; i++) {
		const MatchCard *is = &m->first_new[i];
		if (m->pairs[i] == MATCH_NONE && is->text != was->text &&
			is_between_the_same(is, was))
			return is_alike(text, is);
	}
	return false;
}

// Where two equal cards stand together, their order tells more.
static bool is_alone_there(const Matching *m, Run olds, size_t old)
{
	for (size_t i = olds.from; i < olds.to; i++) {
		size_t other = m->keyed_olds[i].index;
		if (other != old && is_between_the_same(&m->first_old[other], &m->first_old[old]))
			return false;
	}
	return true;
}

// Of too many, those that were edited where they stood are left out.
static size_t list_free_olds(
	Matching *m, Run olds, size_t n_news, const MatchCard *text, size_t *out)
{
	size_t n = 0;
	size_t n_free = 0;
	for (size_t i = olds.from; i < olds.to; i++)
		n_free += !m->is_taken[m->keyed_olds[i].index];
	for (size_t i = olds.from; i < olds.to; i++) {
		size_t old = m->keyed_olds[i].index;
		if (m->is_taken[old])
			continue;
		if (n_free > n_news && is_alone_there(m, olds, old) &&
			is_edited_there(m, old, text))
			n_free--;
		else
			out[n++] = old;
	}
	return n;
}

static size_t list_open_news(const Matching *m, Run news, size_t *out)
{
	size_t n = 0;
	for (size_t i = news.from; i < news.to; i++)
		if (m->pairs[m->keyed_news[i].index] == MATCH_NONE)
			out[n++] = m->keyed_news[i].index;
	return n;
}

static size_t count_before(const StandIns *all, size_t now)
{
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++)
		n += all->items[i].now < now;
	return n;
}

// In order, with a place left free for each that was edited.
static void pair_beside_edited(Matching *m, Run olds, Run news)
{
	size_t free_olds[RUN_MAX], open_news[RUN_MAX];
	StandIns edited = {.n = 0};
	size_t n_news = list_open_news(m, news, open_news);
	if (n_news == 0)
		return;
	const MatchCard *text = &m->first_new[open_news[0]];
	size_t n_olds = list_free_olds(m, olds, n_news, text, free_olds);
	if (n_olds < n_news ||
		(n_olds > n_news && !find_stand_ins(m, open_news[0], n_olds - n_news, &edited)))
		return;
	for (size_t i = 0; i < n_news; i++) {
		size_t old = free_olds[i + count_before(&edited, open_news[i])];
		if (match_may_pair(m, old, open_news[i])) {
			m->is_taken[old] = true;
			m->pairs[open_news[i]] = old;
		}
	}
}

// Of many the order must do.
void match_run_by_place(Matching *m, Run olds, Run news)
{
	size_t n_olds = olds.to - olds.from;
	size_t n_news = news.to - news.from;
	if (n_olds > RUN_MAX || n_olds < n_news)
		return;
	pair_beside_edited(m, olds, news);
	for (int least = AGREE_MAX; least >= AGREE_MIN; least--)
		pair_all_agreeing(m, olds, news, least);
}
