#include "recto/review/session.h"

#include <assert.h>

#include "recto/base/vec.h"
#include "recto/library/write_back.h"

#include "picker.h"

// A score of this session, so that an undo can take it off again.
typedef struct SessionScore {
	int64_t action, card;
	EntryKind kind;
	int score, took_ms;
	bool was_new;
	bool was_again; // practised once more
} SessionScore;

struct Session {
	const Desk *desk;
	Picker picker;
	SessionPhase phase;
	StoredCard card; // texts in `arena`
	Arena arena;
	CardForm form;
	CardTurn turn; // what a score on it is
	ScorePreview preview[SCORE_COUNT];
	int64_t shown_at; // on the monotonic clock, ms
	SessionCounts counts;
	bool has_counts;
	SessionTally tally;
	struct {
		SessionScore *items;
		size_t n, cap;
	} scores;   // that stand, newest last
	Buf notice; // of the pages
};

const SessionOptions session_defaults = {.new_limit = -1, .limit = -1};

// -- showing ---------------------------------------------------------------------------------

// Drill and practice move nothing, whatever the score.
static void preview_same(const StoredCard *card, ScorePreview out[SCORE_COUNT])
{
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++)
		out[score] = (ScorePreview){card->state.memory.interval100, card->state.due};
}

static void show_nothing(Session *s)
{
	s->phase = SESSION_DONE;
	s->card = (StoredCard){0};
	s->turn = TURN_NONE;
	s->has_counts = false;
}

static bool load(Session *s, int64_t card, Err *err)
{
	s->has_counts = false;
	arena_reset(&s->arena);
	if (!store_load_card(s->desk->store, card, &s->arena, &s->card, err)) {
		show_nothing(s); // the texts are gone from the arena
		return false;
	}
	s->form = stage_form_of(&s->card);
	return true;
}

static bool take_turn(Session *s, CardTurn turn, Err *err)
{
	s->turn = turn;
	if (turn == TURN_REVIEW)
		return record_preview(s->desk, &s->card, s->preview, err);
	preview_same(&s->card, s->preview);
	return true;
}

static bool show(Session *s, int64_t card, CardTurn turn, Err *err)
{
	if (!load(s, card, err) || !take_turn(s, turn, err))
		return false;
	s->phase = SESSION_QUESTION;
	s->shown_at = calendar_monotonic_ms();
	return true;
}

static bool show_next(Session *s, Err *err)
{
	int64_t card;
	CardTurn turn;
	if (!picker_next(&s->picker, &card, &turn, err))
		return false;
	if (card != 0)
		return show(s, card, turn, err);
	show_nothing(s);
	return true;
}

// -- pages -----------------------------------------------------------------------------------

// Scores are on disk already; whatever becomes of their pages, the session goes on.
static void write_pages(Session *s)
{
	const WriteBackOptions options = {.config = s->desk->config, .clock = &s->desk->clock};
	WriteBackReport report;
	Err failure = {0};
	buf_clear(&s->notice);
	if (!library_write_back(s->desk->store, &options, &report, &failure))
		buf_printf(&s->notice, "not written into the page: %s", failure.text);
	else if (report.waiting > 0)
		buf_printf(&s->notice, "not written into the page yet: %s", report.problem.text);
	else if (report.resting > 0)
		buf_append_z(&s->notice, "not written into the page: the card is gone");
	else if (report.left > 0)
		buf_append_z(&s->notice, "the lines in the page were changed since, and stay");
}

Str session_notice(const Session *s)
{
	return buf_str(&s->notice);
}

// -- life ------------------------------------------------------------------------------------

bool session_open(const Desk *d, const SessionOptions *options, Session **out, Err *err)
{
	assert(d->store);
	Session *s = mem_new(1, sizeof *s);
	s->desk = d;
	s->picker = (Picker){.desk = d, .options = *options};
	*out = s;
	write_pages(s);
	if (picker_start(&s->picker, err) && picker_find_done(&s->picker, err) && show_next(s, err))
		return true;
	session_close(s);
	*out = NULL;
	return false;
}

void session_close(Session *s)
{
	if (!s)
		return;
	VEC_RELEASE(&s->scores);
	buf_release(&s->notice);
	picker_release(&s->picker);
	arena_release(&s->arena);
	free(s);
}

// -- queries ---------------------------------------------------------------------------------

SessionPhase session_phase(const Session *s)
{
	return s->phase;
}

const StoredCard *session_card(const Session *s)
{
	return s->phase == SESSION_DONE ? NULL : &s->card;
}

StageView session_view(const Session *s)
{
	return stage_view(s->form, s->phase);
}

StageView session_next_view(const Session *s)
{
	return stage_view(s->form, stage_next(s->form, s->phase));
}

bool session_next_shows_clozes(const Session *s)
{
	return stage_next_shows_clozes(s->form, s->phase);
}

bool session_is_drill(const Session *s)
{
	return s->turn == TURN_DRILL;
}

bool session_is_cram(const Session *s)
{
	return s->picker.options.is_cram;
}

const ScorePreview *session_preview(const Session *s)
{
	return s->preview;
}

SessionTally session_tally(const Session *s)
{
	return s->tally;
}

static bool has_card(const HardCard *cards, size_t n, int64_t card)
{
	for (size_t i = 0; i < n; i++)
		if (cards[i].card == card)
			return true;
	return false;
}

size_t session_list_hard(const Session *s, HardCard out[HARD_CARDS_MAX])
{
	size_t n = 0;
	for (int score = SCORE_MIN; score < SCORE_DRILL; score++)
		for (size_t i = 0; i < s->scores.n && n < HARD_CARDS_MAX; i++) {
			const SessionScore *given = &s->scores.items[i];
			if (given->score == score && !has_card(out, n, given->card))
				out[n++] = (HardCard){given->card, score};
		}
	return n;
}

bool session_counts(Session *s, SessionCounts *out, Err *err)
{
	if (!s->has_counts)
		s->has_counts = picker_count(&s->picker, &s->counts, err);
	*out = s->counts;
	return s->has_counts;
}

// -- scoring ---------------------------------------------------------------------------------

void session_reveal(Session *s)
{
	s->phase = stage_next(s->form, s->phase);
}

// Adds a score to what this session has done, or with sign -1 takes it off.
static void tally_score(Session *s, const SessionScore *score, int sign)
{
	bool is_review = score->kind == ENTRY_REVIEW;
	bool is_cram = score->kind == ENTRY_CRAM && !score->was_again;
	bool is_pass = score->score >= SCORE_PASS;
	s->tally.took_ms += sign * (int64_t)score->took_ms;
	s->tally.drills += score->kind == ENTRY_DRILL ? sign : 0;
	s->tally.crams += is_cram ? sign : 0;
	s->tally.cram_agains += score->was_again ? sign : 0;
	s->tally.reviews += is_review ? sign : 0;
	s->tally.passed += is_pass && (is_review || is_cram) ? sign : 0;
	s->tally.seen += is_review && !score->was_new ? sign : 0;
	s->tally.remembered += is_pass && is_review && !score->was_new ? sign : 0;
	s->picker.reviews = s->tally.reviews + s->tally.crams;
	s->picker.new_cards += score->was_new ? sign : 0;
}

static bool remember(Session *s, int score, int took_ms, const ScoreResult *result, Err *err)
{
	bool is_review = result->kind == ENTRY_REVIEW;
	SessionScore given = {
		.action = result->action,
		.card = s->card.id,
		.kind = result->kind,
		.score = score,
		.took_ms = took_ms,
		.was_new = is_review && result->before.phase == PHASE_NEW,
		.was_again = s->turn == TURN_CRAM_AGAIN,
	};
	VEC_PUSH(&s->scores, given);
	tally_score(s, &given, 1);
	return !is_review || picker_add_done(&s->picker, &s->card, err);
}

static int time_on_card(const Session *s)
{
	int64_t took = calendar_monotonic_ms() - s->shown_at;
	return took < 0 ? 0 : took > INT32_MAX ? INT32_MAX : (int)took;
}

static bool record(Session *s, int score, int took_ms, ScoreResult *out, Err *err)
{
	if (s->picker.options.is_cram)
		return record_cram(s->desk, &s->card, score, took_ms, out, err);
	// A drill whose day has ended must not become an early review.
	bool is_early = s->picker.options.days_ahead > 0 && s->turn != TURN_DRILL;
	return record_score(s->desk, &s->card, score, took_ms, is_early, out, err);
}

bool session_score(Session *s, int score, bool *was_stale, Err *err)
{
	assert(s->phase == SESSION_ANSWER);
	int took_ms = time_on_card(s);
	ScoreResult result;
	if (!record(s, score, took_ms, &result, err))
		return false;
	*was_stale = result.is_stale || result.is_not_due;
	bool is_good = *was_stale || remember(s, score, took_ms, &result, err);
	write_pages(s);
	return is_good && show_next(s, err);
}

// -- other changes ---------------------------------------------------------------------------

bool session_reload(Session *s, Err *err)
{
	if (s->phase == SESSION_DONE)
		return show_next(s, err);
	CardTurn turn;
	if (!load(s, s->card.id, err) || !picker_turn(&s->picker, &s->card, &turn, err))
		return false;
	if (turn == TURN_NONE)
		return show_next(s, err);
	return take_turn(s, turn, err);
}

bool session_act(Session *s, EntryKind kind, Err *err)
{
	assert(s->phase != SESSION_DONE);
	assert(kind == ENTRY_SUSPEND || kind == ENTRY_BURY || kind == ENTRY_MARK ||
		kind == ENTRY_UNMARK);
	int64_t changed;
	return record_action(s->desk, kind, 0, &s->card.id, 1, &changed, err) &&
	       session_reload(s, err);
}

// The card comes again although it may not be next. One that has no turn (a mark was undone on a
// card that is not due) leaves what is shown.
static bool show_undone(Session *s, int64_t card, Err *err)
{
	Arena arena = {0};
	StoredCard row;
	CardTurn turn = TURN_NONE;
	bool is_good = store_load_card(s->desk->store, card, &arena, &row, err) &&
		       picker_turn(&s->picker, &row, &turn, err);
	arena_release(&arena);
	if (!is_good)
		return false;
	return turn == TURN_NONE ? session_reload(s, err) : show(s, card, turn, err);
}

bool session_undo(Session *s, UndoReport *out, Err *err)
{
	if (!record_undo(s->desk, out, err))
		return false;
	if (s->scores.n > 0 && s->scores.items[s->scores.n - 1].action == out->action)
		tally_score(s, &s->scores.items[--s->scores.n], -1);
	write_pages(s);
	return picker_find_done(&s->picker, err) && show_undone(s, out->card, err);
}
