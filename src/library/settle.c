#include "settle.h"

#include <stdlib.h>

#include "recto/base/ident.h"
#include "recto/base/vec.h"
#include "edited.h"
#include "legacy.h"
#include "reading.h"
#include "rows.h"

uint64_t settle_hash_text(uint64_t fingerprint, Str answer)
{
	uint64_t hash = ident_hash(fingerprint, answer);
	return hash > 0 ? hash : 1;
}

static void identify_cloze(Import *im, MatchCard *m, Str question, int cloze)
{
	if (cloze == 0)
		return;
	CardIdentity identity = card_identifier_find(&im->identifier, question, cloze);
	m->cloze = cloze;
	m->hidden = identity.answer;
	m->frame = identity.frame;
}

MatchCard settle_match_card(Import *im, const Card *card)
{
	MatchCard m = {
		.block_id = card->id,
		.text = settle_hash_text(card->fingerprint, card->answer),
		.fingerprint = card->fingerprint,
		.question = card->question,
		.answer = card->answer,
	};
	identify_cloze(im, &m, card->question, card->cloze);
	return m;
}

MatchCard settle_match_stored(Import *im, const StoredCard *card)
{
	MatchCard m = {
		.block_id = card->block_id,
		.text = settle_hash_text(card->fingerprint, card->answer),
		.fingerprint = card->fingerprint,
		.is_gone = card->is_gone,
	};
	identify_cloze(im, &m, card->question, card->cloze);
	return m;
}

void settle_add_lost(Import *im, const StoredCard *card, const MatchCard *match, bool is_exact)
{
	LostCard lost = {.card = *match,
		.id = card->id,
		.graph = card->graph,
		.page = card->page,
		.line = card->line,
		.is_exact = is_exact};
	lost.card.block_id = arena_copy(&im->arena, lost.card.block_id);
	VEC_PUSH(&im->lost, lost);
}

void settle_add_open(Import *im, const Card *card, const MatchCard *match, const Place *place)
{
	Arena *a = &im->arena;
	OpenCard open = {*card, *place, match->before, match->after, 0};
	Str *const texts[] = {&open.card.id, &open.card.question, &open.card.answer,
		&open.card.deck, &open.card.tags, &open.card.context, &open.card.refs,
		&open.card.properties, &open.card.state.interval, &open.card.state.repeats,
		&open.card.state.ease, &open.card.state.next_schedule,
		&open.card.state.last_reviewed, &open.card.state.last_score};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = arena_copy(a, *texts[i]);
	VEC_PUSH(&im->open, open);
}

// -- where an open card may have come from -------------------------------------------------------

static bool is_extra(const Import *im, Str path)
{
	for (size_t i = 0; i < im->extra.n; i++)
		if (str_equals(im->extra.items[i], path))
			return true;
	return false;
}

// A page that this import does not look at may have lost a card to one that it does.
static bool read_extra(Import *im, int64_t id, Graph *graph, Err *err)
{
	StoredPage page;
	if (!store_load_page(im->store, id, &im->arena, &page, err))
		return false;
	if (page.is_gone || walk_find(&im->walk, page.path) || is_extra(im, page.path))
		return true;
	Found found = {.path = page.path, .graph = graph};
	if (!file_stamp(page.path.p, &found.stamp, NULL) || reading_is_unchanged(im, &found, &page))
		return true;
	VEC_PUSH(&im->extra, page.path);
	im->report.pages++;
	im->report.cards += page.cards;
	im->report.unchanged += page.cards;
	return reading_take_page(im, &found, &page, err);
}

static bool look_up_holder(Import *im, int64_t id, Graph *graph, Err *err)
{
	StoredCard card;
	arena_reset(&im->page_arena);
	if (!store_load_card(im->store, id, &im->page_arena, &card, err))
		return false;
	if (!card.is_gone)
		return read_extra(im, card.page, graph, err);
	MatchCard match = settle_match_stored(im, &card);
	settle_add_lost(im, &card, &match, true);
	return true;
}

// The clozes of a block follow each other.
static bool is_of_block_before(const Import *im, size_t at)
{
	const OpenCard *open = &im->open.items[at];
	const OpenCard *before = at > 0 ? open - 1 : NULL;
	return before && before->place.page == open->place.page &&
	       str_equals(before->card.id, open->card.id);
}

static bool look_up_block_id(Import *im, size_t at, Arena *a, Err *err)
{
	Graph *graph = im->open.items[at].place.graph;
	Str block_id = im->open.items[at].card.id;
	int64_t *ids;
	size_t n;
	if (block_id.n == 0 || is_of_block_before(im, at))
		return true;
	if (!store_list_cards_by_block(im->store, graph->id, block_id, a, &ids, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!look_up_holder(im, ids[i], graph, err))
			return false;
	return true;
}

static int by_question(const void *x, const void *y)
{
	const OpenCard *a = *(const OpenCard *const *)x;
	const OpenCard *b = *(const OpenCard *const *)y;
	if (a->card.fingerprint != b->card.fingerprint)
		return a->card.fingerprint < b->card.fingerprint ? -1 : 1;
	return 0;
}

static bool has_equal(const OpenCard *const *open, size_t n, const StoredCard *card)
{
	for (size_t i = 0; i < n; i++)
		if (open[i]->place.graph->id == card->graph &&
			str_equals(open[i]->card.answer, card->answer))
			return true;
	return false;
}

// A card that was gone comes back in another page when its answer is the same too: a question such
// as "Definition?" alone tells little, and one that many cards ask tells nothing.
static bool look_up_question(Import *im, const OpenCard *const *open, size_t n_open, Err *err)
{
	int64_t *ids;
	size_t n;
	arena_reset(&im->page_arena);
	if (!store_list_cards_by_fingerprint(
		    im->store, open[0]->card.fingerprint, &im->page_arena, &ids, &n, err))
		return false;
	for (size_t i = 0; n <= SAME_QUESTION_MAX && i < n; i++) {
		StoredCard card;
		if (!store_load_card(im->store, ids[i], &im->page_arena, &card, err))
			return false;
		MatchCard match = settle_match_stored(im, &card);
		if (card.is_gone && has_equal(open, n_open, &card))
			settle_add_lost(im, &card, &match, true);
	}
	return true;
}

// Each question once, however many cards ask it.
static bool look_up_questions(Import *im, Arena *a, Err *err)
{
	size_t n = im->open.n;
	const OpenCard **sorted = ARENA_ARRAY(a, const OpenCard *, n);
	for (size_t i = 0; i < n; i++)
		sorted[i] = &im->open.items[i];
	qsort(sorted, n, sizeof *sorted, by_question);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n && by_question(&sorted[from], &sorted[to]) == 0;)
			to++;
		if (!look_up_question(im, &sorted[from], to - from, err))
			return false;
	}
	return true;
}

// Of a card that was met twice the one that says more comes first.
static int by_id(const void *x, const void *y)
{
	const LostCard *a = x;
	const LostCard *b = y;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return a->is_exact - b->is_exact;
}

static void sort_lost_once(Import *im)
{
	size_t kept = 0;
	if (im->lost.n == 0)
		return;
	qsort(im->lost.items, im->lost.n, sizeof *im->lost.items, by_id);
	for (size_t i = 0; i < im->lost.n; i++)
		if (kept == 0 || im->lost.items[i].id != im->lost.items[kept - 1].id)
			im->lost.items[kept++] = im->lost.items[i];
	im->lost.n = kept;
}

static int by_card(const void *x, const void *y)
{
	const LostCard *a = x;
	const LostCard *b = y;
	return a->id < b->id ? -1 : a->id > b->id;
}

LostCard *settle_find_lost(const Import *im, int64_t card)
{
	LostCard *lost = im->lost.n == 0 ? NULL
					 : bsearch(&(LostCard){.id = card}, im->lost.items,
						   im->lost.n, sizeof *im->lost.items, by_card);
	return lost && !lost->is_found ? lost : NULL;
}

// -- graph by graph ------------------------------------------------------------------------------

// The lost and the open cards of one graph.
typedef struct Side {
	MatchCard *cards;
	size_t *index; // in Import.lost or Import.open
	size_t n;
} Side;

static Side side_new(Arena *a, size_t n)
{
	return (Side){ARENA_ARRAY(a, MatchCard, n), ARENA_ARRAY(a, size_t, n), 0};
}

static void side_add(Side *s, MatchCard card, size_t index)
{
	// Elsewhere, a card that only looks alike in part is left to guessing.
	card.fingerprint = card.frame = 0;
	s->cards[s->n] = card;
	s->index[s->n++] = index;
}

bool settle_pair(Import *im, OpenCard *open, LostCard *lost, double similarity, Err *err)
{
	arena_reset(&im->page_arena);
	open->found = lost->id;
	lost->is_found = true;
	return rows_keep(im, lost->id, &open->place, &open->card, similarity, err);
}

static MatchCard match_open(Import *im, const OpenCard *open)
{
	MatchCard m = settle_match_card(im, &open->card);
	m.before = open->before;
	m.after = open->after;
	return m;
}

static int by_place(const void *x, const void *y)
{
	const LostCard *a = *(const LostCard *const *)x;
	const LostCard *b = *(const LostCard *const *)y;
	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->card.cloze != b->card.cloze)
		return a->card.cloze - b->card.cloze;
	return (a->id > b->id) - (a->id < b->id);
}

// In the order in which they stood, by which equal ones are told apart.
static const LostCard **list_by_place(const LostCards *lost, Arena *a)
{
	const LostCard **list = ARENA_ARRAY(a, const LostCard *, lost->n);
	for (size_t i = 0; i < lost->n; i++)
		list[i] = &lost->items[i];
	if (lost->n > 0)
		qsort(list, lost->n, sizeof *list, by_place);
	return list;
}

static bool settle_graph(Import *im, const Graph *graph, Arena *a, Err *err)
{
	Side olds = side_new(a, im->lost.n);
	Side news = side_new(a, im->open.n);
	const LostCard **lost_cards = list_by_place(&im->lost, a);
	for (size_t i = 0; i < im->lost.n; i++)
		if (lost_cards[i]->graph == graph->id)
			side_add(&olds, lost_cards[i]->card,
				(size_t)(lost_cards[i] - im->lost.items));
	for (size_t i = 0; i < im->open.n; i++)
		if (im->open.items[i].place.graph == graph)
			side_add(&news, match_open(im, &im->open.items[i]), i);
	size_t *pairs = ARENA_ARRAY(a, size_t, news.n);
	match_cards(olds.cards, olds.n, news.cards, news.n, a, pairs);
	for (size_t i = 0; i < news.n; i++) {
		if (pairs[i] == MATCH_NONE)
			continue;
		LostCard *lost = &im->lost.items[olds.index[pairs[i]]];
		if (!settle_pair(im, &im->open.items[news.index[i]], lost, SIMILARITY_UNKNOWN, err))
			return false;
	}
	return true;
}

static bool settle_found(Import *im, Arena *a, Err *err)
{
	// Pages that are read on the way add to both lists.
	for (size_t i = 0; i < im->open.n; i++)
		if (!look_up_block_id(im, i, a, err))
			return false;
	if (!look_up_questions(im, a, err))
		return false;
	sort_lost_once(im);
	for (size_t i = 0; i < im->graphs.n && im->open.n > 0; i++) {
		arena_reset(a);
		if (!settle_graph(im, im->graphs.items[i], a, err) ||
			!edited_settle(im, im->graphs.items[i], a, err))
			return false;
	}
	return true;
}

static bool settle_lost(Import *im, Err *err)
{
	for (size_t i = 0; i < im->lost.n; i++) {
		const LostCard *lost = &im->lost.items[i];
		bool lives_on = false;
		if (lost->is_found || lost->card.is_gone)
			continue;
		if (!legacy_pass_on(im, lost, &lives_on, err) ||
			(!lives_on && !rows_set_gone(im, lost->id, err)))
			return false;
	}
	return true;
}

static bool settle_new(Import *im, Err *err)
{
	for (size_t i = 0; i < im->open.n; i++) {
		const OpenCard *open = &im->open.items[i];
		arena_reset(&im->page_arena);
		if (open->found == 0 && !rows_insert(im, &open->place, &open->card, err))
			return false;
	}
	return true;
}

// New cards come last: only then is it clear which block has an id::, and which card is gone whose
// state its clozes begin with.
bool settle_all(Import *im, Err *err)
{
	Arena a = {0};
	bool is_done = settle_found(im, &a, err) && settle_lost(im, err) && settle_new(im, err);
	arena_release(&a);
	return is_done;
}
