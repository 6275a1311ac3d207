#include "guess.h"

#include <stdlib.h>

#include "recto/base/ident.h"
#include "recto/base/vec.h"
#include "recto/card/similarity.h"
#include "assign.h"
#include "near.h"

// A pair may be as little alike as LIKELY. Whether it is one depends on how alike it is in what
// tells it from all others, unless it is SURE. Without answers, which tell the cards of a family
// apart, the words of the question must do it alone. All of these were found with `make truth`.
#define LIKELY 0.35
#define SURE 0.86
#define KEPT_SURE 0.3 // of what another one does not say
#define KEPT 0.4
#define KEPT_BARE 0.45
#define DISTINCT 0.52 // the mean of both likenesses
#define DISTINCT_IN_PLACE 0.47
#define DISTINCT_BARE 0.55
#define ALIKE 0.3 // what is less alike says nothing about a pair
#define NEAREST 0.75
#define TWIN 0.9          // two cards that are nearly copies
#define COPY 0.999        // that are
#define PLACE_COUNTS 0.08 // how much a place may add where several pairs are possible
#define PAGE_COUNTS 0.03
#define ORDER_COUNTS 0.001
#define IN_PLACE 0.99 // between the same two cards, as far from both
#define BESIDE 0.5    // beside one of them at least

typedef struct Edges {
	AssignEdge *items;
	size_t n, cap;
} Edges;

typedef struct Guessing {
	const GuessBlock *blocks;
	size_t n;
	Similarity texts;
	Near lost;              // GUESS_WAS
	Near others;            // all
	struct Rivals **rivals; // by block, NULL while unknown
	Edges edges;            // by index into `blocks`
	Arena *arena;
} Guessing;

// -- places --------------------------------------------------------------------------------------

static bool is_same_begin(const GuessBlock *a, const GuessBlock *b)
{
	return a->before == b->before && (a->before != 0 || a->page == b->page);
}

static bool is_same_end(const GuessBlock *a, const GuessBlock *b)
{
	return a->after == b->after && (a->after != 0 || a->page == b->page);
}

// 0 to 1: how far the places agree.
static double place_of(const GuessBlock *was, const GuessBlock *is)
{
	double place = 0;
	if (is_same_begin(was, is))
		place += was->from_before == is->from_before ? 0.5 : 0.3;
	if (is_same_end(was, is))
		place += was->to_after == is->to_after ? 0.5 : 0.3;
	return place;
}

// -- is it the same? -----------------------------------------------------------------------------

static bool is_refused(const GuessBlock *was, const GuessBlock *is)
{
	for (size_t i = 0; i < was->n_refused; i++)
		if (was->refused[i] == is->text)
			return true;
	return false;
}

static bool had(const GuessBlock *was, const GuessBlock *is)
{
	for (size_t i = 0; i < was->n_former; i++)
		if (was->former[i] == is->text)
			return true;
	return false;
}

static bool may_be(const GuessBlock *was, const GuessBlock *is)
{
	bool have_other_ids = was->id.n > 0 && is->id.n > 0 && !str_equals(was->id, is->id);
	return !have_other_ids && was->has_clozes == is->has_clozes && !is_refused(was, is);
}

// What is near to one block, found once: first what is nearest, then what is alike at all.
typedef struct Rivals {
	size_t n_nearest, n;
	uint32_t blocks[NEAR_FOUND_MAX];
	bool is_copy; // of one that is kept
} Rivals;

static bool is_copy_of_kept(const Guessing *g, size_t other, size_t block)
{
	return g->blocks[other].side == GUESS_KEPT &&
	       g->blocks[other].text == g->blocks[block].text;
}

static const Rivals *rivals_of(Guessing *g, size_t block)
{
	Rivals *r = g->rivals[block];
	if (r)
		return r;
	uint32_t found[NEAR_FOUND_MAX];
	size_t n = near_find(&g->others, block, found);
	r = g->rivals[block] = ARENA_NEW(g->arena, Rivals);
	double alike[NEAR_FOUND_MAX];
	double most = ALIKE;
	for (size_t i = 0; i < n; i++) {
		alike[i] = similarity_compare(&g->texts, found[i], block);
		r->is_copy = r->is_copy || is_copy_of_kept(g, found[i], block);
		if (alike[i] < TWIN && alike[i] > most)
			most = alike[i];
	}
	for (size_t i = 0; i < n; i++)
		if (alike[i] >= ALIKE && alike[i] >= most * NEAREST)
			r->blocks[r->n++] = found[i];
	r->n_nearest = r->n;
	for (size_t i = 0; i < n; i++)
		if (alike[i] >= ALIKE && alike[i] < most * NEAREST)
			r->blocks[r->n++] = found[i];
	return r;
}

// A pair under consideration.
typedef struct Trial {
	size_t was, is;
	double similarity, place;
} Trial;

// Near copies do not count where the place tells which of them it is.
static bool is_rival(const Guessing *g, const Trial *t, uint32_t other)
{
	double most = t->place >= BESIDE ? TWIN : COPY;
	return other != t->was && other != t->is &&
	       similarity_compare(&g->texts, t->was, other) < most &&
	       similarity_compare(&g->texts, t->is, other) < most;
}

typedef enum Reach { REACH_NEAREST, REACH_ALIKE } Reach;

// Beside each of the rivals of one of the two, some of what the old text had before it must still
// be there.
static bool keeps_its_own(Guessing *g, const Trial *t, size_t of, Reach reach, double least)
{
	const Rivals *r = rivals_of(g, of);
	size_t n = reach == REACH_NEAREST ? r->n_nearest : r->n;
	for (size_t i = 0; i < n; i++)
		if (similarity_kept_beside(&g->texts, t->was, t->is, r->blocks[i]) < least &&
			is_rival(g, t, r->blocks[i]))
			return false;
	return true;
}

static size_t add_nearest(
	Guessing *g, const Trial *t, size_t of, uint32_t out[2 * NEAR_FOUND_MAX], size_t n)
{
	const Rivals *r = rivals_of(g, of);
	for (size_t i = 0; i < r->n_nearest; i++) {
		bool is_known = false;
		for (size_t k = 0; k < n; k++)
			is_known = is_known || out[k] == r->blocks[i];
		if (!is_known && is_rival(g, t, r->blocks[i]))
			out[n++] = r->blocks[i];
	}
	return n;
}

static double distinct_likeness(Guessing *g, const Trial *t)
{
	uint32_t rivals[2 * NEAR_FOUND_MAX];
	size_t n = add_nearest(g, t, t->is, rivals, 0);
	n = add_nearest(g, t, t->was, rivals, n);
	return similarity_compare_among(&g->texts, t->was, t->is, rivals, n);
}

static bool stands_out(Guessing *g, const Trial *t)
{
	bool is_bare = g->blocks[t->was].answer.n == 0 && g->blocks[t->is].answer.n == 0;
	// Where only the words of the question tell what is asked, all that is alike counts.
	Reach reach = is_bare ? REACH_ALIKE : REACH_NEAREST;
	double kept = is_bare ? KEPT_BARE : KEPT;
	double least = is_bare                ? DISTINCT_BARE
		       : t->place >= IN_PLACE ? DISTINCT_IN_PLACE
					      : DISTINCT;
	return keeps_its_own(g, t, t->is, reach, kept) &&
	       keeps_its_own(g, t, t->was, reach, kept) &&
	       (t->similarity + distinct_likeness(g, t)) / 2 >= least;
}

static bool is_same_card(Guessing *g, const Trial *t)
{
	const GuessBlock *a = &g->blocks[t->was];
	const GuessBlock *b = &g->blocks[t->is];
	bool is_near = a->page == b->page || t->place >= BESIDE;
	if ((is_near && a->fingerprint == b->fingerprint) || had(a, b))
		return true;
	if (t->similarity >= SURE)
		return keeps_its_own(g, t, t->is, REACH_NEAREST, KEPT_SURE) &&
		       keeps_its_own(g, t, t->was, REACH_NEAREST, KEPT_SURE);
	// What was copied from a card that is still there is no edit of another one.
	return t->similarity >= LIKELY && !rivals_of(g, t->is)->is_copy && stands_out(g, t);
}

static void add_edge(Guessing *g, size_t was, size_t is)
{
	const GuessBlock *a = &g->blocks[was];
	const GuessBlock *b = &g->blocks[is];
	if (!may_be(a, b))
		return;
	double similarity = similarity_compare(&g->texts, was, is);
	double place = place_of(a, b);
	if (!is_same_card(g, &(Trial){was, is, similarity, place}))
		return;
	double gain = (had(a, b) ? 1 : similarity) + PLACE_COUNTS * place;
	if (a->page == b->page)
		gain += PAGE_COUNTS;
	if (a->from_before == b->from_before)
		gain += ORDER_COUNTS;
	VEC_PUSH(&g->edges, ((AssignEdge){(uint32_t)was, (uint32_t)is, gain, false}));
}

// -- which pairs are looked at -------------------------------------------------------------------

// A lost block, under the card beside which it stood, or under a text that it had.
typedef struct Beside {
	uint64_t key;
	uint32_t block;
} Beside;

typedef struct Besides {
	Beside *items;
	size_t n, cap;
} Besides;

static uint64_t key_of(int64_t card, int64_t page, int distance, int side)
{
	const int64_t parts[] = {card, card == 0 ? page : 0, distance, side};
	return ident_hash(0, str_make((const char *)parts, sizeof parts));
}

static uint64_t key_before(const GuessBlock *b)
{
	return key_of(b->before, b->page, b->from_before, 0);
}

static uint64_t key_after(const GuessBlock *b)
{
	return key_of(b->after, b->page, b->to_after, 1);
}

static int by_key(const void *x, const void *y)
{
	const Beside *a = x;
	const Beside *b = y;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->block < b->block ? -1 : a->block > b->block;
}

static void list_besides(const Guessing *g, Besides *out)
{
	for (size_t i = 0; i < g->n; i++) {
		const GuessBlock *b = &g->blocks[i];
		if (b->side != GUESS_WAS)
			continue;
		VEC_PUSH(out, ((Beside){key_before(b), (uint32_t)i}));
		VEC_PUSH(out, ((Beside){key_after(b), (uint32_t)i}));
		for (size_t k = 0; k < b->n_former; k++)
			VEC_PUSH(out, ((Beside){b->former[k], (uint32_t)i}));
	}
	if (out->n > 0)
		qsort(out->items, out->n, sizeof *out->items, by_key);
}

enum { PLACES_USED = 2, TRIED_MAX = NEAR_FOUND_MAX + 3 * PLACES_USED };

typedef struct Tried {
	uint32_t items[TRIED_MAX];
	size_t n;
} Tried;

static void try_block(Tried *t, uint32_t block)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->items[i] == block)
			return;
	if (t->n < TRIED_MAX)
		t->items[t->n++] = block;
}

static void try_beside(Tried *t, const Besides *besides, uint64_t key)
{
	size_t low = 0;
	for (size_t high = besides->n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (besides->items[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = 0; i < PLACES_USED && low + i < besides->n; i++)
		if (besides->items[low + i].key == key)
			try_block(t, besides->items[low + i].block);
}

static void add_edges_of(Guessing *g, const Besides *besides, size_t is)
{
	Tried tried = {.n = 0};
	uint32_t found[NEAR_FOUND_MAX];
	try_beside(&tried, besides, key_before(&g->blocks[is]));
	try_beside(&tried, besides, key_after(&g->blocks[is]));
	try_beside(&tried, besides, g->blocks[is].text);
	size_t n = near_find(&g->lost, is, found);
	for (size_t i = 0; i < n; i++)
		try_block(&tried, found[i]);
	for (size_t i = 0; i < tried.n; i++)
		add_edge(g, tried.items[i], is);
}

static void prepare(Guessing *g)
{
	bool *is_lost = ARENA_ARRAY(g->arena, bool, g->n);
	bool *is_any = ARENA_ARRAY(g->arena, bool, g->n);
	for (size_t i = 0; i < g->n; i++) {
		similarity_add(&g->texts, g->blocks[i].question, g->blocks[i].answer);
		is_lost[i] = g->blocks[i].side == GUESS_WAS;
		is_any[i] = true;
	}
	g->rivals = ARENA_ARRAY(g->arena, Rivals *, g->n);
	similarity_weigh(&g->texts);
	near_init(&g->lost, &g->texts, is_lost, g->arena);
	near_init(&g->others, &g->texts, is_any, g->arena);
}

static GuessPair *list_taken(const Guessing *g, size_t *n)
{
	GuessPair *pairs = ARENA_ARRAY(g->arena, GuessPair, g->edges.n);
	*n = 0;
	for (size_t i = 0; i < g->edges.n; i++) {
		const AssignEdge *e = &g->edges.items[i];
		if (e->is_taken)
			pairs[(*n)++] = (GuessPair){
				e->was, e->is, similarity_compare(&g->texts, e->was, e->is)};
	}
	return pairs;
}

GuessPair *guess_pairs(const GuessBlock *blocks, size_t n, Arena *a, size_t *n_pairs)
{
	Guessing g = {.blocks = blocks, .n = n, .arena = a};
	Besides besides = {0};
	prepare(&g);
	list_besides(&g, &besides);
	for (size_t i = 0; i < n; i++)
		if (blocks[i].side == GUESS_IS)
			add_edges_of(&g, &besides, i);
	assign_edges(g.edges.items, g.edges.n, n, n);
	GuessPair *pairs = list_taken(&g, n_pairs);
	VEC_RELEASE(&besides);
	VEC_RELEASE(&g.edges);
	similarity_release(&g.texts);
	return pairs;
}
