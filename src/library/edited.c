#include "edited.h"

#include <stdlib.h>

#include "recto/base/vec.h"
#include "recto/library/matches.h"
#include "edited_local.h"
#include "rows.h"
#include "settle.h"

// -- who stands where ----------------------------------------------------------------------------

static int by_place(const void *x, const void *y)
{
	const Spot *a = x;
	const Spot *b = y;
	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->cloze != b->cloze)
		return a->cloze - b->cloze;
	return (a->card > b->card) - (a->card < b->card);
}

static Spot *spots_of_graph(const Spots *all, int64_t graph, Arena *a, size_t *n)
{
	Spot *spots = ARENA_ARRAY(a, Spot, all->n);
	*n = 0;
	for (size_t i = 0; i < all->n; i++)
		if (all->items[i].graph == graph)
			spots[(*n)++] = all->items[i];
	if (*n > 0)
		qsort(spots, *n, sizeof *spots, by_place);
	return spots;
}

// The lost card that an edited text may bring back; NULL for any other.
static LostCard *find_lost(const Import *im, int64_t card)
{
	LostCard *lost = settle_find_lost(im, card);
	return lost && !lost->is_exact ? lost : NULL;
}

static bool is_open(const Edits *e, const Spot *spot)
{
	return spot->open != SIZE_MAX && e->im->open.items[spot->open].found == 0;
}

static void list_spots(Edits *e)
{
	e->was = spots_of_graph(&e->im->was, e->graph->id, e->arena, &e->n_was);
	e->is = spots_of_graph(&e->im->is, e->graph->id, e->arena, &e->n_is);
	e->lost = ARENA_ARRAY(e->arena, LostCard *, e->n_was);
	for (size_t i = 0; i < e->n_was; i++)
		e->lost[i] = find_lost(e->im, e->was[i].card);
	for (size_t i = 0; i < e->n_is; i++)
		if (e->is[i].open != SIZE_MAX)
			e->is[i].card = e->im->open.items[e->is[i].open].found;
}

// -- what is to be found -------------------------------------------------------------------------

static bool has_work(const Edits *e)
{
	bool has_lost = false, has_open = false;
	for (size_t i = 0; i < e->n_was; i++)
		has_lost = has_lost || e->lost[i];
	for (size_t i = 0; i < e->n_is; i++)
		has_open = has_open || is_open(e, &e->is[i]);
	return has_lost && has_open;
}

// A line may be that of a card that was gone long before, too.
static bool is_same_block(const Spot *a, const Spot *b)
{
	return a->page == b->page && a->line == b->line && a->cloze > 0 && b->cloze > a->cloze;
}

static void list_blocks(CardBlocks *out, const Spot *spots, size_t n)
{
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n && is_same_block(&spots[to - 1], &spots[to]);)
			to++;
		VEC_PUSH(out, ((CardBlock){.from = from, .to = to}));
	}
}

static void mark_kept(Edits *e)
{
	for (size_t i = 0; i < e->old_blocks.n; i++) {
		CardBlock *b = &e->old_blocks.items[i];
		for (size_t k = b->from; k < b->to; k++)
			b->is_kept = b->is_kept || !e->lost[k];
	}
	for (size_t i = 0; i < e->new_blocks.n; i++) {
		CardBlock *b = &e->new_blocks.items[i];
		for (size_t k = b->from; k < b->to; k++)
			b->is_kept = b->is_kept || !is_open(e, &e->is[k]);
	}
}

// -- the cards of one block ----------------------------------------------------------------------

// The lost cards of an old block, and the open ones of a new block, as if both blocks had one id.
static size_t list_lost(Edits *e, const CardBlock *b, MatchCard *cards, LostCard **lost)
{
	size_t n = 0;
	for (size_t i = b->from; i < b->to; i++) {
		if (!e->lost[i] || e->lost[i]->is_found)
			continue;
		lost[n] = e->lost[i];
		cards[n] = e->lost[i]->card;
		cards[n].is_gone = false; // its page came back
		cards[n++].block_id = STR("same");
	}
	return n;
}

static size_t list_open(Edits *e, const CardBlock *b, MatchCard *cards, OpenCard **open)
{
	size_t n = 0;
	for (size_t i = b->from; i < b->to; i++) {
		if (!is_open(e, &e->is[i]))
			continue;
		open[n] = &e->im->open.items[e->is[i].open];
		cards[n] = settle_match_card(e->im, &open[n]->card);
		cards[n++].block_id = STR("same");
	}
	return n;
}

// The two blocks are the same one: which of their cards are.
static bool pair_cards(
	Edits *e, const CardBlock *old, const CardBlock *now, double similarity, Err *err)
{
	size_t room_olds = old->to - old->from;
	size_t room_news = now->to - now->from;
	MatchCard *olds = ARENA_ARRAY(e->arena, MatchCard, room_olds);
	MatchCard *news = ARENA_ARRAY(e->arena, MatchCard, room_news);
	LostCard **lost = ARENA_ARRAY(e->arena, LostCard *, room_olds);
	OpenCard **open = ARENA_ARRAY(e->arena, OpenCard *, room_news);
	size_t *pairs = ARENA_ARRAY(e->arena, size_t, room_news);
	size_t n_olds = list_lost(e, old, olds, lost);
	size_t n_news = list_open(e, now, news, open);
	match_cards(olds, n_olds, news, n_news, e->arena, pairs);
	for (size_t i = 0; i < n_news; i++)
		if (pairs[i] != MATCH_NONE &&
			!settle_pair(e->im, open[i], lost[pairs[i]], similarity, err))
			return false;
	return true;
}

static CardBlock *block_of(const Edits *e, const Spot *spot)
{
	size_t at = (size_t)(spot - e->is);
	size_t low = 0;
	for (size_t high = e->new_blocks.n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (e->new_blocks.items[middle].to <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return &e->new_blocks.items[low];
}

// Clozes that were edited in a block of which others are known for sure.
static bool pair_beside_kept(Edits *e, const Index *index, Err *err)
{
	for (size_t i = 0; i < e->old_blocks.n; i++) {
		const CardBlock *old = &e->old_blocks.items[i];
		const Spot *spot = NULL;
		bool has_lost = false;
		for (size_t k = old->from; k < old->to; k++) {
			has_lost = has_lost || e->lost[k];
			if (!spot && !e->lost[k])
				spot = places_find(index, e->was[k].card);
		}
		if (has_lost && spot &&
			!pair_cards(e, old, block_of(e, spot), SIMILARITY_UNKNOWN, err))
			return false;
	}
	return true;
}

// -- blocks to compare ---------------------------------------------------------------------------

static bool load_block(Edits *e, GuessBlock *out, int64_t card, Err *err)
{
	StoredCard row;
	if (!store_load_card(e->im->store, card, e->arena, &row, err))
		return false;
	out->question = row.question;
	out->answer = row.answer;
	out->id = row.block_id;
	out->has_clozes = row.cloze > 0;
	return true;
}

static int by_number(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x;
	uint64_t b = *(const uint64_t *)y;
	return a < b ? -1 : a > b;
}

static uint64_t text_of(const MatchNote *note)
{
	return settle_hash_text(card_identify(note->question, 0).fingerprint, note->answer);
}

// What the log knows of texts: those that the card had before, and those of which a person said
// that they are another card.
static bool load_texts(Edits *e, GuessBlock *out, int64_t card, Err *err)
{
	LogEntry *entries;
	size_t n;
	Arena *of_log = &e->im->page_arena;
	arena_reset(of_log);
	if (!store_list_card_log(e->im->store, card, of_log, &entries, &n, err))
		return false;
	uint64_t *refused = ARENA_ARRAY(e->arena, uint64_t, n);
	uint64_t *former = ARENA_ARRAY(e->arena, uint64_t, n);
	for (size_t i = 0; i < n; i++) {
		MatchNote note;
		EntryKind kind = entries[i].entry.kind;
		if ((kind != ENTRY_MATCH && kind != ENTRY_UNMATCH) || entries[i].is_undone ||
			!match_note_read(entries[i].note, of_log, &note))
			continue;
		if (kind == ENTRY_MATCH)
			former[out->n_former++] = text_of(&note);
		else if (note.refused.n > 0)
			refused[out->n_refused++] = strtoull(note.refused.p, NULL, 16);
	}
	if (out->n_refused > 0)
		qsort(refused, out->n_refused, sizeof *refused, by_number);
	out->refused = refused;
	out->former = former;
	return true;
}

static void describe(GuessBlock *b)
{
	b->fingerprint = card_identify(b->question, 0).fingerprint;
	b->text = settle_hash_text(b->fingerprint, b->answer);
}

typedef struct Candidate {
	GuessBlock guess;
	const CardBlock *block;
	int line;
} Candidate;

typedef struct Candidates {
	Candidate *items;
	size_t n, cap;
} Candidates;

static int by_page_and_line(const void *x, const void *y)
{
	const Candidate *a = x;
	const Candidate *b = y;
	if (a->guess.page != b->guess.page)
		return a->guess.page < b->guess.page ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->guess.side != b->guess.side)
		return (int)a->guess.side - (int)b->guess.side;
	return (a->block > b->block) - (a->block < b->block);
}

static bool add_old(Edits *e, Candidates *out, CardBlock *b, Err *err)
{
	b->guess.side = GUESS_WAS;
	int64_t card = e->was[b->from].card;
	if (!load_block(e, &b->guess, card, err) || !load_texts(e, &b->guess, card, err))
		return false;
	describe(&b->guess);
	VEC_PUSH(out, ((Candidate){b->guess, b, e->was[b->from].line}));
	return true;
}

static void describe_open(GuessBlock *out, const Card *card)
{
	out->question = card->question;
	out->answer = card->answer;
	out->id = card->id;
	out->has_clozes = card->cloze > 0;
}

static bool add_new(Edits *e, Candidates *out, CardBlock *b, Err *err)
{
	const Spot *spot = &e->is[b->from];
	b->guess.side = b->is_kept ? GUESS_KEPT : GUESS_IS;
	if (!b->is_kept)
		describe_open(&b->guess, &e->im->open.items[spot->open].card);
	else if (spot->card == 0) // a new cloze, before those that were kept
		return true;
	else if (!load_block(e, &b->guess, spot->card, err))
		return false;
	describe(&b->guess);
	VEC_PUSH(out, ((Candidate){b->guess, b, spot->line}));
	return true;
}

static bool is_changed_page(const Edits *e, int64_t page)
{
	const Spot wanted = {.page = page};
	size_t low = 0;
	for (size_t high = e->n_is; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (by_place(&e->is[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < e->n_is && e->is[low].page == page;
}

enum { SAMPLE = 2000 };

// Some of what the graph has elsewhere, to know which words are rare in it and what is much alike.
static bool add_sample(Edits *e, Candidates *out, Err *err)
{
	StoredCard *cards;
	size_t n;
	if (!store_sample_cards(e->im->store, e->graph->id, SAMPLE, e->arena, &cards, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (cards[i].cloze > 1 || is_changed_page(e, cards[i].page) ||
			find_lost(e->im, cards[i].id))
			continue;
		GuessBlock b = {.side = GUESS_KEPT,
			.question = cards[i].question,
			.answer = cards[i].answer,
			.page = cards[i].page};
		describe(&b);
		VEC_PUSH(out, ((Candidate){b, NULL, cards[i].line}));
	}
	return true;
}

static bool list_candidates(Edits *e, Candidates *out, Err *err)
{
	for (size_t i = 0; i < e->old_blocks.n; i++)
		if (!e->old_blocks.items[i].is_kept &&
			!add_old(e, out, &e->old_blocks.items[i], err))
			return false;
	for (size_t i = 0; i < e->new_blocks.n; i++)
		if (!add_new(e, out, &e->new_blocks.items[i], err))
			return false;
	if (!add_sample(e, out, err))
		return false;
	if (out->n > 0)
		qsort(out->items, out->n, sizeof *out->items, by_page_and_line);
	return true;
}

static bool pair_blocks(Edits *e, const Candidates *c, Err *err)
{
	if (c->n == 0)
		return true;
	GuessBlock *blocks = ARENA_ARRAY(e->arena, GuessBlock, c->n);
	size_t n;
	for (size_t i = 0; i < c->n; i++)
		blocks[i] = c->items[i].guess;
	GuessPair *pairs = guess_pairs(blocks, c->n, e->arena, &n);
	for (size_t i = 0; i < n; i++) {
		const CardBlock *old = c->items[pairs[i].was].block;
		const CardBlock *now = c->items[pairs[i].is].block;
		if (!pair_cards(e, old, now, pairs[i].similarity, err))
			return false;
	}
	return true;
}

static bool settle(Edits *e, Err *err)
{
	Index kept = places_index(e);
	Candidates candidates = {0};
	list_blocks(&e->old_blocks, e->was, e->n_was);
	list_blocks(&e->new_blocks, e->is, e->n_is);
	mark_kept(e);
	places_set(e, &kept);
	bool is_done = pair_beside_kept(e, &kept, err) && list_candidates(e, &candidates, err) &&
		       pair_blocks(e, &candidates, err);
	VEC_RELEASE(&candidates);
	return is_done;
}

bool edited_settle(Import *im, const Graph *graph, Arena *a, Err *err)
{
	Edits e = {.im = im, .graph = graph, .arena = a};
	list_spots(&e);
	bool is_done = !has_work(&e) || settle(&e, err);
	VEC_RELEASE(&e.old_blocks);
	VEC_RELEASE(&e.new_blocks);
	return is_done;
}
