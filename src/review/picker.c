#include "picker.h"

#include "recto/base/vec.h"
#include "recto/store/log.h"

#include "cram.h"

void picker_release(Picker *p)
{
	VEC_RELEASE(&p->done);
}

bool picker_start(Picker *p, Err *err)
{
	return !p->options.is_cram || store_last_entry(p->desk->store, &p->since, err);
}

static StoreMoment moment_today(const Picker *p)
{
	return desk_moment(p->desk, 0);
}

static StoreMoment moment_ahead(const Picker *p)
{
	return desk_moment(p->desk, p->options.days_ahead);
}

static QueueQuery queue_of_reviews(const Picker *p)
{
	return (QueueQuery){
		.filter = p->options.filter,
		.moment = moment_ahead(p),
		.order = desk_order(p->desk),
		.skip = p->done.items,
		.n_skip = p->done.n,
		.buries_siblings = p->desk->config->bury_siblings,
	};
}

static QueueQuery queue_of_drill(const Picker *p)
{
	return (QueueQuery){
		.filter = p->options.filter,
		.moment = moment_today(p),
		.order = desk_order(p->desk),
	};
}

// -- ahead -----------------------------------------------------------------------------------

static bool is_due_today(const StoredCard *card, const StoreMoment *today)
{
	return schedule_is_due(card->algorithm, card->state.due, today->now, today->day_end);
}

static bool list_siblings(
	const Picker *p, const StoredCard *card, Arena *a, int64_t **out, size_t *n, Err *err)
{
	*n = 0;
	return !p->desk->config->bury_siblings ||
	       store_list_siblings(p->desk->store, card, a, out, n, err);
}

// Only siblings that are due today are buried with a score: the others rest for today's sessions.
static bool has_done_sibling(
	const Picker *p, const StoredCard *card, Instant day_start, bool *out, Err *err)
{
	Arena arena = {0};
	int64_t *siblings;
	size_t n;
	*out = false;
	bool is_good = list_siblings(p, card, &arena, &siblings, &n, err);
	for (size_t i = 0; i < n && is_good && !*out; i++) {
		StoredCard row;
		is_good = store_load_card(p->desk->store, siblings[i], &arena, &row, err);
		*out = is_good && row.state.last_reviewed >= day_start;
	}
	arena_release(&arena);
	return is_good;
}

static bool collect_card(Picker *p, const StoredCard *card, const StoreMoment *today, Err *err)
{
	if (is_due_today(card, today))
		return true;
	bool is_done = card->state.last_reviewed >= today->day_start;
	if (!is_done && !has_done_sibling(p, card, today->day_start, &is_done, err))
		return false;
	if (is_done)
		VEC_PUSH(&p->done, card->id);
	return true;
}

static bool collect_done(Picker *p, CardCursor *cursor, Err *err)
{
	StoreMoment today = moment_today(p);
	Err problem = {0};
	StoredCard row;
	while (card_cursor_next(cursor, &row, &problem))
		if (!collect_card(p, &row, &today, err))
			return false;
	return problem.kind == ERR_NONE || err_set(err, problem.kind, "%s", problem.text);
}

bool picker_find_done(Picker *p, Err *err)
{
	p->done.n = 0;
	if (p->options.days_ahead == 0)
		return true;
	Filter is_due = {.kind = FILTER_IS, .is = IS_DUE};
	StoreMoment ahead = moment_ahead(p);
	CardCursor *cursor;
	if (!store_list_cards(p->desk->store, &is_due, &ahead, STORE_ORDER_DUE, &cursor, err))
		return false;
	bool is_good = collect_done(p, cursor, err);
	card_cursor_close(cursor);
	return is_good;
}

bool picker_add_done(Picker *p, const StoredCard *card, Err *err)
{
	if (p->options.days_ahead == 0)
		return true;
	Arena arena = {0};
	int64_t *siblings;
	size_t n;
	bool is_good = list_siblings(p, card, &arena, &siblings, &n, err);
	VEC_PUSH(&p->done, card->id);
	for (size_t i = 0; i < n && is_good; i++)
		VEC_PUSH(&p->done, siblings[i]);
	arena_release(&arena);
	return is_good;
}

// -- limits ----------------------------------------------------------------------------------

static int64_t left_of(int limit, int64_t given)
{
	return given < limit ? limit - given : 0;
}

int64_t picker_session_left(const Picker *p)
{
	return p->options.limit < 0 ? INT64_MAX : left_of(p->options.limit, p->reviews);
}

static bool read_limits(const Picker *p, Limits *l, Err *err)
{
	StoreMoment today = moment_today(p);
	if (!limits_read(l, p->desk, &today, err))
		return false;
	if (p->options.new_limit >= 0)
		limits_set_new(l, left_of(p->options.new_limit, p->new_cards));
	return true;
}

// -- the next card ---------------------------------------------------------------------------

static bool next_review(const Picker *p, const Limits *l, int64_t *card, Err *err)
{
	Store *store = p->desk->store;
	QueueQuery q = queue_of_reviews(p);
	q.full_graphs = l->full_due;
	q.n_full_graphs = l->n_full_due;
	if (l->all.due > 0 && !store_next_due(store, &q, card, err))
		return false;
	if (*card != 0 || l->all.new_ == 0)
		return true;
	q.full_graphs = l->full_new;
	q.n_full_graphs = l->n_full_new;
	return store_next_new(store, &q, card, err);
}

bool picker_next(const Picker *p, int64_t *card, CardTurn *turn, Err *err)
{
	if (p->options.is_cram)
		return cram_next(p, card, turn, err);
	*card = 0;
	*turn = TURN_REVIEW;
	if (picker_session_left(p) > 0) {
		Limits limits;
		bool is_good = read_limits(p, &limits, err) && next_review(p, &limits, card, err);
		limits_release(&limits);
		if (!is_good || *card != 0)
			return is_good;
	}
	QueueQuery q = queue_of_drill(p);
	if (!store_next_drill(p->desk->store, &q, card, err))
		return false;
	*turn = *card != 0 ? TURN_DRILL : TURN_NONE;
	return true;
}

bool picker_turn(const Picker *p, const StoredCard *card, CardTurn *turn, Err *err)
{
	if (p->options.is_cram)
		return cram_turn(p, card, turn, err);
	StoreMoment today = moment_today(p);
	if (!turn_of_card(p->desk, &today, card, turn, err))
		return false;
	if (*turn != TURN_NONE || p->options.days_ahead == 0)
		return true;
	StoreMoment ahead = moment_ahead(p);
	return turn_of_card(p->desk, &ahead, card, turn, err);
}

static int64_t smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static bool count_reviews(const Picker *p, SessionCounts *out, Err *err)
{
	QueueQuery q = queue_of_reviews(p);
	QueueCounts queue = {0};
	Limits limits;
	bool is_good = read_limits(p, &limits, err) &&
		       limits_count(&limits, p->desk->store, &q, &queue, err);
	limits_release(&limits);
	int64_t left = picker_session_left(p);
	int64_t due = smaller(queue.due, left);
	*out = (SessionCounts){
		.due = due,
		.new_ = smaller(queue.new_, left - due),
		.drill = queue.drill,
	};
	return is_good;
}

bool picker_count(const Picker *p, SessionCounts *out, Err *err)
{
	if (p->options.is_cram)
		return cram_count(p, out, err);
	if (!count_reviews(p, out, err))
		return false;
	if (p->options.days_ahead == 0)
		return true;
	// Cards that had their turn are passed over above, and may be in the drill all the same.
	QueueQuery q = queue_of_drill(p);
	QueueCounts queue;
	if (!store_count_queue(p->desk->store, &q, &queue, err))
		return false;
	out->drill = queue.drill;
	return true;
}
