#include "recto/card/similarity.h"

#include <math.h>

#include "recto/base/vec.h"
#include "recto/card/card.h"
#include "similarity_local.h"

void similarity_release(Similarity *s)
{
	VEC_RELEASE(&s->tokens);
	VEC_RELEASE(s);
	buf_release(&s->letters);
	free(s->counts);
	s->counts = NULL;
}

void similarity_add(Similarity *s, Str question, Str answer)
{
	SimilarityText text = {.question = s->tokens.n};
	tokens_add(s, question, TOKENS_OF_QUESTION);
	text.answer = s->tokens.n;
	tokens_add(s, answer, TOKENS_OF_ANSWER);
	text.end = s->tokens.n;
	VEC_PUSH(s, text);
}

// -- weighing ------------------------------------------------------------------------------------

static int by_hash(const void *x, const void *y)
{
	const SimilarityToken *a = *(const SimilarityToken *const *)x;
	const SimilarityToken *b = *(const SimilarityToken *const *)y;
	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a < b ? -1 : a > b; // the order of the texts
}

static int by_id(const void *x, const void *y)
{
	const SimilarityToken *a = x;
	const SimilarityToken *b = y;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

// The number of the text that holds each token, in the order of the tokens.
static uint32_t *list_owners(const Similarity *s, Arena *a)
{
	uint32_t *owners = ARENA_ARRAY(a, uint32_t, s->tokens.n);
	for (size_t i = 0; i < s->n; i++)
		for (size_t at = s->items[i].question; at < s->items[i].end; at++)
			owners[at] = (uint32_t)i;
	return owners;
}

static uint32_t count_texts(
	const Similarity *s, SimilarityToken *const *run, size_t n, const uint32_t *owners)
{
	uint32_t count = 0;
	uint32_t last = UINT32_MAX;
	for (size_t i = 0; i < n; i++) {
		uint32_t owner = owners[run[i] - s->tokens.items];
		count += owner != last;
		last = owner;
	}
	return count;
}

static void weigh_run(Similarity *s, SimilarityToken **run, size_t n, const uint32_t *owners)
{
	uint32_t texts = count_texts(s, run, n, owners);
	double weight = log2(1 + (double)s->n / texts);
	for (size_t i = 0; i < n; i++) {
		run[i]->id = s->n_ids;
		run[i]->texts = texts;
		run[i]->weight = weight * run[i]->share;
	}
	s->n_ids++;
}

static void sort_part(Similarity *s, size_t from, size_t to)
{
	if (to > from)
		qsort(s->tokens.items + from, to - from, sizeof *s->tokens.items, by_id);
}

void similarity_weigh(Similarity *s)
{
	Arena a = {0};
	size_t n = s->tokens.n;
	SimilarityToken **sorted = ARENA_ARRAY(&a, SimilarityToken *, n);
	const uint32_t *owners = list_owners(s, &a);
	for (size_t i = 0; i < n; i++)
		sorted[i] = &s->tokens.items[i];
	if (n > 0)
		qsort(sorted, n, sizeof *sorted, by_hash);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n && sorted[to]->hash == sorted[from]->hash;)
			to++;
		weigh_run(s, &sorted[from], to - from, owners);
	}
	for (size_t i = 0; i < s->n; i++) {
		sort_part(s, s->items[i].question, s->items[i].answer);
		sort_part(s, s->items[i].answer, s->items[i].end);
	}
	s->counts = mem_new(s->n_ids, sizeof *s->counts);
	for (uint32_t id = 0; id < s->n_ids; id++)
		s->counts[id] = 1;
	arena_release(&a);
}

// -- comparing -----------------------------------------------------------------------------------

enum { LEFT_MAX = 16 };

typedef struct Left {
	const SimilarityToken *items[LEFT_MAX];
	size_t n;
	double weight; // also of those beyond LEFT_MAX
} Left;

// A part of a text, and what of it has no counterpart.
typedef struct Part {
	const SimilarityToken *items;
	size_t n;
	const double *counts; // of the set
	double weight;        // of all
	Left left;
} Part;

static double weight_of(const Part *part, const SimilarityToken *token)
{
	double count = part->counts[token->id];
	return token->weight * count * count;
}

static Part part_of(const Similarity *s, size_t from, size_t to)
{
	Part part = {.items = s->tokens.items + from, .n = to - from, .counts = s->counts};
	for (size_t i = 0; i < part.n; i++)
		part.weight += weight_of(&part, &part.items[i]);
	return part;
}

static void leave(Left *left, const SimilarityToken *token, double weight)
{
	left->weight += weight;
	if (left->n < LEFT_MAX)
		left->items[left->n++] = token;
}

// A word that no other text has is as good as any: it must not count for more than what it
// replaced.
static double weight_in_new(const Part *is, const SimilarityToken *token, double mean)
{
	double weight = weight_of(is, token);
	double usual = mean * token->share;
	return token->texts == 1 && weight > usual ? usual : weight;
}

static double mean_weight(const Part *part)
{
	double shares = 0;
	for (size_t i = 0; i < part->n; i++)
		shares += part->items[i].share;
	return shares > 0 ? part->weight / shares : 0;
}

// The weight of what both have; the rest is left.
static double share_equal(Part *was, Part *is)
{
	double shared = 0;
	double mean = mean_weight(was);
	size_t i = 0, k = 0;
	while (i < was->n && k < is->n) {
		const SimilarityToken *a = &was->items[i];
		const SimilarityToken *b = &is->items[k];
		if (a->id == b->id) {
			shared += weight_of(was, a);
			i++, k++;
		} else if (a->id < b->id) {
			leave(&was->left, a, weight_of(was, a));
			i++;
		} else {
			leave(&is->left, b, weight_in_new(is, b, mean));
			k++;
		}
	}
	for (; i < was->n; i++)
		leave(&was->left, &was->items[i], weight_of(was, &was->items[i]));
	for (; k < is->n; k++)
		leave(&is->left, &is->items[k], weight_in_new(is, &is->items[k], mean));
	return shared;
}

// Misspelt words: each takes the first word left that it is near to.
static double share_near(const Similarity *s, Part *was, Part *is)
{
	double shared = 0;
	double mean = mean_weight(was);
	bool is_taken[LEFT_MAX] = {false};
	for (size_t i = 0; i < was->left.n; i++)
		for (size_t k = 0; k < is->left.n; k++) {
			const SimilarityToken *a = was->left.items[i];
			const SimilarityToken *b = is->left.items[k];
			double nearness = is_taken[k] ? 0 : tokens_nearness(s, a, b);
			if (nearness == 0)
				continue;
			double weight = weight_of(was, a);
			is_taken[k] = true;
			shared += nearness * weight;
			was->left.weight -= nearness * weight;
			is->left.weight += (1 - nearness) * weight - weight_in_new(is, b, mean);
			break;
		}
	return shared;
}

#define NOTHING 1e-6

static double compare_parts(const Similarity *s, Part *was, Part *is)
{
	double shared = share_equal(was, is);
	shared += share_near(s, was, is);
	double all = 2 * shared + was->left.weight + is->left.weight;
	if (was->n + is->n == 0)
		return 1;
	return all > NOTHING ? 2 * shared / all : 0; // what all say says nothing
}

// How much the answer has to say. That two answers differ says much; that they are alike says as
// much as they hold.
#define ANSWER_SHARE_MIN 0.15
#define ANSWER_SHARE 0.4
#define ANSWER_SHARE_MAX 0.5

static double answer_share(const Part *question, const Part *answer, double alike)
{
	double all = question->weight + answer->weight;
	double natural = all > NOTHING ? answer->weight / all : 0;
	if (natural < ANSWER_SHARE_MIN)
		natural = ANSWER_SHARE_MIN;
	if (natural > ANSWER_SHARE_MAX)
		natural = ANSWER_SHARE_MAX;
	return ANSWER_SHARE + (natural - ANSWER_SHARE) * alike;
}

double similarity_compare(const Similarity *s, size_t was, size_t is)
{
	const SimilarityText *a = &s->items[was];
	const SimilarityText *b = &s->items[is];
	Part old_question = part_of(s, a->question, a->answer);
	Part new_question = part_of(s, b->question, b->answer);
	Part old_answer = part_of(s, a->answer, a->end);
	Part new_answer = part_of(s, b->answer, b->end);
	double question = compare_parts(s, &old_question, &new_question);
	if (old_answer.n == 0 && new_answer.n == 0)
		return question;
	// An answer that was only now written, or removed, says little.
	if (old_answer.n == 0 || new_answer.n == 0)
		return (1 - ANSWER_SHARE_MIN) * question;
	double answer = compare_parts(s, &old_answer, &new_answer);
	double share = answer_share(&old_question, &old_answer, answer);
	return (1 - share) * question + share * answer;
}

// Counts each token of the texts once for each text.
static void count_tokens(Similarity *s, const uint32_t *texts, size_t n, double step)
{
	for (size_t i = 0; i < n; i++) {
		const SimilarityText *text = &s->items[texts[i]];
		for (size_t at = text->question; at < text->end; at++) {
			const SimilarityToken *token = &s->tokens.items[at];
			bool is_repeated = at > text->question && token[-1].id == token->id;
			if (!is_repeated)
				s->counts[token->id] += step;
		}
	}
}

double similarity_compare_among(
	Similarity *s, size_t was, size_t is, const uint32_t *others, size_t n)
{
	double step = n > 0 ? 1.0 / (double)n : 0;
	count_tokens(s, others, n, -step);
	double similarity = similarity_compare(s, was, is);
	count_tokens(s, others, n, step);
	return similarity;
}

static void set_counts(Similarity *s, size_t text, double count)
{
	for (size_t at = s->items[text].question; at < s->items[text].end; at++)
		s->counts[s->tokens.items[at].id] = count;
}

static const SimilarityToken *find_near(
	const Similarity *s, const SimilarityToken *token, const Left *left)
{
	for (size_t i = 0; i < left->n; i++)
		if (tokens_nearness(s, token, left->items[i]) > 0)
			return left->items[i];
	return NULL;
}

typedef struct Kept {
	double shared, went, came; // weights
} Kept;

static void add_kept(Kept *kept, const Similarity *s, Part was, Part is)
{
	kept->shared += share_equal(&was, &is);
	for (size_t i = 0; i < was.left.n; i++) {
		const SimilarityToken *token = was.left.items[i];
		const SimilarityToken *found = find_near(s, token, &is.left);
		if (!found)
			continue;
		was.left.weight -= weight_of(&was, token);
		// What the other says too was misspelt.
		if (s->counts[found->id] > 0)
			kept->shared += weight_of(&was, token);
	}
	kept->went += was.left.weight;
	kept->came += is.left.weight;
}

double similarity_kept_beside(Similarity *s, size_t was, size_t is, size_t other)
{
	const SimilarityText *a = &s->items[was];
	const SimilarityText *b = &s->items[is];
	Kept kept = {0};
	set_counts(s, other, 0);
	add_kept(&kept, s, part_of(s, a->question, a->answer), part_of(s, b->question, b->answer));
	add_kept(&kept, s, part_of(s, a->answer, a->end), part_of(s, b->answer, b->end));
	set_counts(s, other, 1);
	bool is_replaced = kept.came > NOTHING && kept.went > NOTHING;
	return is_replaced ? kept.shared / (kept.shared + kept.went) : 1;
}
