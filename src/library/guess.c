#include "guess.h"

#include <stdlib.h>

#include "recto/base/ident.h"
#include "recto/base/vec.h"
#include "recto/card/similarity.h"
#include "assign.h"
#include "near.h"

// Above SURE a pair needs no other reason. Above LIKELY it must stand out against all others by
// MARGIN; a pair in other pages needs more words in common.
#define SURE 0.72
#define LIKELY 0.42
#define LIKELY_ELSEWHERE 0.5
#define MARGIN 0.06
#define PLACE_COUNTS 0.08 // how much a place may add where several pairs are possible
#define PAGE_COUNTS 0.03

typedef struct Edges {
	AssignEdge *items;
	size_t n, cap;
} Edges;

typedef struct Guessing {
	const GuessBlock *blocks;
	size_t n;
	Similarity texts;
	Near lost;   // GUESS_WAS
	Near others; // all
	Edges edges; // by index into `blocks`
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

static bool may_be(const GuessBlock *was, const GuessBlock *is)
{
	bool have_other_ids = was->id.n > 0 && is->id.n > 0 && !str_equals(was->id, is->id);
	return !have_other_ids && was->has_clozes == is->has_clozes && !is_refused(was, is);
}

// Another card that is as near to one of the two as they are to each other. Copies of one of them
// do not count: which copy it is, its place tells.
static bool is_rivalled(Guessing *g, size_t was, size_t is, double similarity)
{
	const GuessBlock *b = g->blocks;
	uint32_t found[NEAR_FOUND_MAX];
	size_t n = near_find(&g->others, is, found);
	for (size_t i = 0; i < n; i++)
		if (found[i] != was && b[found[i]].text != b[was].text &&
			b[found[i]].text != b[is].text &&
			similarity_compare(&g->texts, found[i], is) > similarity - MARGIN)
			return true;
	n = near_find(&g->others, was, found);
	for (size_t i = 0; i < n; i++)
		if (found[i] != is && b[found[i]].text != b[was].text &&
			b[found[i]].text != b[is].text &&
			similarity_compare(&g->texts, was, found[i]) > similarity - MARGIN)
			return true;
	return false;
}

static bool is_same_card(Guessing *g, size_t was, size_t is, double similarity, double place)
{
	const GuessBlock *a = &g->blocks[was];
	const GuessBlock *b = &g->blocks[is];
	bool is_near = a->page == b->page || place >= 0.5;
	if (similarity >= SURE || (is_near && a->fingerprint == b->fingerprint))
		return true;
	return similarity >= (is_near ? LIKELY : LIKELY_ELSEWHERE) &&
	       !is_rivalled(g, was, is, similarity);
}

static void add_edge(Guessing *g, size_t was, size_t is)
{
	const GuessBlock *a = &g->blocks[was];
	const GuessBlock *b = &g->blocks[is];
	if (!may_be(a, b))
		return;
	double similarity = similarity_compare(&g->texts, was, is);
	double place = place_of(a, b);
	if (!is_same_card(g, was, is, similarity, place))
		return;
	double gain = similarity + PLACE_COUNTS * place + (a->page == b->page ? PAGE_COUNTS : 0);
	VEC_PUSH(&g->edges, ((AssignEdge){(uint32_t)was, (uint32_t)is, gain, false}));
}

// -- which pairs are looked at -------------------------------------------------------------------

// A lost block, under the card beside which it stood.
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
		if (g->blocks[i].side != GUESS_WAS)
			continue;
		VEC_PUSH(out, ((Beside){key_before(&g->blocks[i]), (uint32_t)i}));
		VEC_PUSH(out, ((Beside){key_after(&g->blocks[i]), (uint32_t)i}));
	}
	if (out->n > 0)
		qsort(out->items, out->n, sizeof *out->items, by_key);
}

enum { PLACES_USED = 2, TRIED_MAX = NEAR_FOUND_MAX + 2 * PLACES_USED };

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
