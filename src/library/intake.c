#include "intake.h"

#include "recto/schedule/takeover.h"
#include "recto/store/log.h"
#include "recto/store/writes.h"
#include "rows.h"

// -- the six values -------------------------------------------------------------------------------

Str intake_lines(const PageState *s, Arena *a)
{
	const Str values[] = {s->interval, s->repeats, s->ease, s->next_schedule, s->last_reviewed,
		s->last_score};
	size_t n = 0;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		n += values[i].n;
	if (n == 0)
		return (Str){0};
	return arena_printf(a, "%.*s\n%.*s\n%.*s\n%.*s\n%.*s\n%.*s\n", STR_ARG(values[0]),
		STR_ARG(values[1]), STR_ARG(values[2]), STR_ARG(values[3]), STR_ARG(values[4]),
		STR_ARG(values[5]));
}

static bool take_over(Algorithm algorithm, const PageState *s, const Clock *clock, CardState *out)
{
	TakeoverInput in = {s->interval, s->repeats, s->ease, s->next_schedule, s->last_reviewed,
		s->last_score};
	switch (algorithm) {
	case ALGORITHM_SM2:
		return takeover_sm2(&in, clock, out);
	case ALGORITHM_LOGSEQ:
		return takeover_logseq(&in, clock, out);
	}
	return false;
}

bool intake_read(Algorithm algorithm, const PageState *s, const Clock *clock, CardState *out)
{
	if (!take_over(algorithm, s, clock, out))
		return false;
	// A clock that ran ahead elsewhere must not hide what comes after it.
	Instant now = clock_now(clock);
	if (out->last_reviewed > now)
		out->last_reviewed = now;
	return true;
}

enum { LINE_OF_LAST_REVIEW = 4 };

static Instant last_review_in(Str lines)
{
	Str line = {0};
	Instant t;
	for (int i = 0; i <= LINE_OF_LAST_REVIEW; i++)
		if (!str_next_line(&lines, &line))
			return INSTANT_NONE;
	return calendar_parse_logseq(line, &t) ? t : INSTANT_NONE;
}

static bool is_reset(const PageState *s)
{
	int64_t repeats;
	return str_parse_int(s->repeats, &repeats) && repeats == 0 &&
	       str_equals(s->last_reviewed, STR("nil"));
}

// -- what is new ----------------------------------------------------------------------------------

typedef enum News { NEWS_NONE, NEWS_RESET, NEWS_REVIEW, NEWS_STATE } News;

typedef struct Intake {
	const StoredCard *row;
	const StoredPageState *known; // what the page held before
	const LogEntry *reset;        // with which the card became new here; NULL unless it is
	const PageState *page;
	Str lines;       // of `page`
	CardState taken; // what they mean
} Intake;

// When the card was moved last, here or by what was taken in.
static Instant own_time(const Intake *in)
{
	if (in->row->state.last_reviewed == INSTANT_NONE && in->reset)
		return in->reset->entry.at;
	return in->row->state.last_reviewed;
}

static bool differs(const CardState *a, const CardState *b)
{
	return a->phase != b->phase || !memory_equals(a->memory, b->memory) || a->due != b->due ||
	       a->last_score != b->last_score;
}

static News find_news(Intake *in, const Clock *clock)
{
	const CardState *own = &in->row->state;
	if (is_reset(in->page))
		return in->known->is_known && own->phase != PHASE_NEW ? NEWS_RESET : NEWS_NONE;
	if (!intake_read(in->row->algorithm, in->page, clock, &in->taken))
		return NEWS_NONE;
	Instant at = last_review_in(in->lines);
	if (at > own_time(in))
		return NEWS_REVIEW;
	if (!in->known->is_known)
		return NEWS_NONE;
	if (at == own_time(in))
		return differs(&in->taken, own) ? NEWS_STATE : NEWS_NONE;
	return at > last_review_in(in->known->lines) ? NEWS_REVIEW : NEWS_NONE;
}

// -- entries --------------------------------------------------------------------------------------

// The note of a reset, which is otherwise one that was made here.
#define MADE_IN_LOGSEQ "Logseq"

static bool log_reset(Import *im, StoredCard *row, Err *err)
{
	LogEntry e = {.entry = {.kind = ENTRY_RESET}, .note = STR(MADE_IN_LOGSEQ)};
	im->report.resets_taken++;
	return rows_log(im, row, &e, err);
}

// A card that was reset after the review is new again: by an entry of the reset's own action, so
// that both are undone together.
static bool reset_again(Import *im, StoredCard *row, int64_t action, Err *err)
{
	LogEntry e = {.action = action, .entry = {.kind = ENTRY_RESET}};
	return rows_log(im, row, &e, err);
}

static bool log_review(Import *im, StoredCard *row, const Intake *in, Err *err)
{
	bool is_before_reset = in->reset && in->taken.last_reviewed < in->reset->entry.at;
	LogEntry e = {
		.entry = {.kind = ENTRY_LOGSEQ,
			.at = in->taken.last_reviewed,
			.score = in->taken.last_score,
			.after = in->taken},
	};
	im->report.reviews_taken++;
	return rows_log(im, row, &e, err) &&
	       (!is_before_reset || reset_again(im, row, in->reset->action, err));
}

static bool log_state(Import *im, StoredCard *row, const Intake *in, Err *err)
{
	LogEntry e = {.entry = {.kind = ENTRY_STATE, .after = in->taken}};
	im->report.states_taken++;
	return rows_log(im, row, &e, err);
}

// Reviews that the log has, from here or from Logseq.
static bool is_in_log(Import *im, const StoredCard *row, Instant reviewed, bool *out, Err *err)
{
	LogEntry *log;
	size_t n;
	*out = false;
	if (!store_list_card_log(im->store, row->id, &im->page_arena, &log, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		EntryKind kind = log[i].entry.kind;
		if ((kind == ENTRY_REVIEW || kind == ENTRY_LOGSEQ || kind == ENTRY_STATE) &&
			!log[i].is_undone)
			*out |= log[i].entry.after.last_reviewed == reviewed;
	}
	return true;
}

// Other versions of a page bring back reviews that are known, and the newest of them its state.
// Lines of a score that was undone here are no review, whatever somebody changed in them.
static bool take_review(Import *im, StoredCard *row, const Intake *in, Err *err)
{
	bool is_own, is_known;
	Instant at = last_review_in(in->lines);
	if (!store_is_own_review(im->store, row->id, in->page->last_reviewed, &is_own, err) ||
		!is_in_log(im, row, at, &is_known, err))
		return false;
	if (is_known)
		return at <= own_time(in) || log_state(im, row, in, err);
	return is_own || log_review(im, row, in, err);
}

// Lines that were written here and come back are no correction.
static bool take_state(Import *im, StoredCard *row, const Intake *in, Err *err)
{
	bool is_own;
	return store_is_own_writing(im->store, row->id, in->lines, &is_own, err) &&
	       (is_own || log_state(im, row, in, err));
}

static bool log_news(Import *im, StoredCard *row, const Intake *in, News news, Err *err)
{
	switch (news) {
	case NEWS_NONE:
		break;
	case NEWS_RESET:
		return log_reset(im, row, err);
	case NEWS_REVIEW:
		return take_review(im, row, in, err);
	case NEWS_STATE:
		return take_state(im, row, in, err);
	}
	return true;
}

// The reset here that made the card new, when one did. Nobody knows when Logseq made it new: what
// the page says next is later.
static bool find_reset(Import *im, Intake *in, Err *err)
{
	LogEntry *log;
	size_t n;
	if (in->row->state.phase != PHASE_NEW)
		return true;
	if (!store_list_card_log(im->store, in->row->id, &im->page_arena, &log, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (log[i].entry.kind == ENTRY_RESET && !log[i].is_undone)
			in->reset = &log[i];
	if (in->reset && str_equals(in->reset->note, STR(MADE_IN_LOGSEQ)))
		in->reset = NULL;
	return true;
}

bool intake_take(Import *im, StoredCard *row, const PageState *s, Err *err)
{
	StoredPageState known;
	Intake in = {.row = row, .known = &known, .page = s};
	in.lines = intake_lines(s, &im->page_arena);
	if (!store_find_page_state(im->store, row->id, &im->page_arena, &known, err))
		return false;
	if (known.is_known && str_equals(known.lines, in.lines))
		return true;
	// A run that was interrupted could not keep what it wrote.
	bool is_own;
	if (!store_set_page_state(im->store, row->id, in.lines, err) ||
		!store_is_open_writing(im->store, row->id, in.lines, &is_own, err))
		return false;
	return is_own ||
	       (find_reset(im, &in, err) && log_news(im, row, &in, find_news(&in, im->clock), err));
}
