#include "near.h"

#include <stdlib.h>

static const SimilarityToken *token_at(const Near *near, size_t at)
{
	return &near->texts->tokens.items[at];
}

// A token that a text has several times follows itself.
static bool is_repeated(const Near *near, const SimilarityText *text, size_t at)
{
	return at > text->question && token_at(near, at)->id == token_at(near, at - 1)->id;
}

void near_init(Near *near, const Similarity *texts, const bool *is_in, Arena *a)
{
	*near = (Near){.texts = texts, .arena = a};
	near->starts = ARENA_ARRAY(a, size_t, texts->n_ids + 2);
	near->holders = ARENA_ARRAY(a, uint32_t, texts->tokens.n);
	near->score = ARENA_ARRAY(a, double, texts->n);
	near->touched = ARENA_ARRAY(a, uint32_t, texts->n);
	// Counted one further, so that filling moves each start to where it belongs.
	for (size_t i = 0; i < texts->n; i++)
		for (size_t at = texts->items[i].question; at < texts->items[i].end; at++)
			if (is_in[i] && !is_repeated(near, &texts->items[i], at))
				near->starts[token_at(near, at)->id + 2]++;
	for (size_t id = 2; id < texts->n_ids + (size_t)2; id++)
		near->starts[id] += near->starts[id - 1];
	for (size_t i = 0; i < texts->n; i++)
		for (size_t at = texts->items[i].question; at < texts->items[i].end; at++)
			if (is_in[i] && !is_repeated(near, &texts->items[i], at))
				near->holders[near->starts[token_at(near, at)->id + 1]++] =
					(uint32_t)i;
}

// -- the rarest tokens of a text -----------------------------------------------------------------

enum { TOKENS_USED = 24, HOLDERS_USED = 64 };

typedef struct Rarest {
	const SimilarityToken *items[TOKENS_USED];
	size_t n;
} Rarest;

static void offer(Rarest *r, const SimilarityToken *token)
{
	size_t at = r->n;
	if (at == TOKENS_USED && token->weight <= r->items[at - 1]->weight)
		return;
	if (at < TOKENS_USED)
		r->n++;
	else
		at--;
	for (; at > 0 && r->items[at - 1]->weight < token->weight; at--)
		r->items[at] = r->items[at - 1];
	r->items[at] = token;
}

static Rarest find_rarest(const Near *near, size_t i)
{
	Rarest r = {.n = 0};
	const SimilarityText *text = &near->texts->items[i];
	for (size_t at = text->question; at < text->end; at++)
		if (!is_repeated(near, text, at))
			offer(&r, token_at(near, at));
	return r;
}

// -- searching -----------------------------------------------------------------------------------

// The range of the holders of a token that lie nearest to text `i`.
static void nearest_holders(
	const Near *near, const SimilarityToken *token, size_t i, size_t *from, size_t *to)
{
	size_t begin = near->starts[token->id];
	size_t end = near->starts[token->id + 1];
	size_t low = begin;
	for (size_t high = end; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (near->holders[middle] < i)
			low = middle + 1;
		else
			high = middle;
	}
	*from = low - begin > HOLDERS_USED / 2 ? low - HOLDERS_USED / 2 : begin;
	*to = end - *from > HOLDERS_USED ? *from + HOLDERS_USED : end;
}

static size_t touch_holders(Near *near, size_t i)
{
	size_t n = 0;
	Rarest rarest = find_rarest(near, i);
	for (size_t t = 0; t < rarest.n; t++) {
		size_t from, to;
		nearest_holders(near, rarest.items[t], i, &from, &to);
		for (; from < to; from++) {
			uint32_t holder = near->holders[from];
			if (near->score[holder] == 0)
				near->touched[n++] = holder;
			near->score[holder] += rarest.items[t]->weight;
		}
	}
	return n;
}

static size_t keep_best(const Near *near, uint32_t *best, size_t n, uint32_t text)
{
	size_t at = n;
	double score = near->score[text];
	if (n == NEAR_FOUND_MAX && score <= near->score[best[n - 1]])
		return n;
	if (n < NEAR_FOUND_MAX)
		n++;
	else
		at--;
	for (; at > 0 && near->score[best[at - 1]] < score; at--)
		best[at] = best[at - 1];
	best[at] = text;
	return n;
}

size_t near_find(Near *near, size_t i, uint32_t out[NEAR_FOUND_MAX])
{
	size_t found = 0;
	size_t n = touch_holders(near, i);
	for (size_t k = 0; k < n; k++)
		if (near->touched[k] != i)
			found = keep_best(near, out, found, near->touched[k]);
	for (size_t k = 0; k < n; k++)
		near->score[near->touched[k]] = 0;
	return found;
}
