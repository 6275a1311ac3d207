#include "scribe.h"

#include "recto/base/vec.h"
#include "recto/schedule/fold.h"
#include "recto/store/filter.h"
#include "recto/store/writes.h"

void scribe_open(Lab *lab)
{
	lab_open_graph(lab);
	lab_configure(lab, "write_back: true\n");
}

static CardState scored(const Lab *lab, const StoredCard *card, int score)
{
	SchedulePolicy policy = {.algorithm = card->algorithm, .max_interval = INTERVAL_MAX_DAYS};
	ScheduleMoment moment = {
		.now = lab->clock.frozen,
		.today = clock_today(&lab->clock),
		.next_midnight = calendar_next_midnight(lab->clock.frozen),
	};
	CardState after = card->state;
	ScheduleStep step = schedule_step(&policy, &card->state, &moment, score);
	Instant due = step.due.kind == DUE_ON_DAY ? clock_day_start(&lab->clock, step.due.day)
						  : step.due.instant;
	schedule_apply(&after, &step, due, lab->clock.frozen, score);
	return after;
}

static void append(Lab *lab, const StoredCard *card, LogEntry *e)
{
	e->card = card->id;
	e->entry.at = lab->clock.frozen;
	e->entry.day = clock_today(&lab->clock);
	e->entry.algorithm = card->algorithm;
	e->entry.before = card->state.memory;
	assert_true(store_append_entry(lab->store, e, NULL));
	assert_true(store_set_card_state(lab->store, card->id, &e->entry.after, e->id, NULL));
}

int64_t scribe_score_card(Lab *lab, int64_t id, int score)
{
	StoredCard card;
	LogEntry e = {.entry = {.kind = ENTRY_REVIEW, .score = score}};
	assert_true(store_begin(lab->store, NULL));
	assert_true(store_load_card(lab->store, id, &lab->arena, &card, NULL));
	if (score == SCORE_NONE) {
		e.entry.kind = ENTRY_RESET;
		fold_complete(&e.entry, &card.state);
	} else {
		e.entry.after = scored(lab, &card, score);
	}
	append(lab, &card, &e);
	assert_true(store_add_page_write(lab->store, id, e.id, NULL));
	assert_true(store_commit(lab->store, NULL));
	return e.action;
}

int64_t scribe_score(Lab *lab, const char *question, int score)
{
	return scribe_score_card(lab, lab_card(lab, question).id, score);
}

void scribe_undo(Lab *lab, int64_t id, int64_t action)
{
	StoredCard card;
	LogEntry *log;
	size_t n;
	LogEntry e = {.target = action, .entry = {.kind = ENTRY_UNDO, .score = SCORE_NONE}};
	assert_true(store_begin(lab->store, NULL));
	assert_true(store_load_card(lab->store, id, &lab->arena, &card, NULL));
	assert_true(store_list_card_log(lab->store, id, &lab->arena, &log, &n, NULL));
	e.entry.after = card_state_new();
	for (size_t i = 0; i < n; i++)
		if (!log[i].is_undone && log[i].entry.kind != ENTRY_UNDO && log[i].action != action)
			fold_entry(&e.entry.after, &log[i].entry);
	append(lab, &card, &e);
	assert_true(store_undo_page_writes(lab->store, action, NULL));
	assert_true(store_commit(lab->store, NULL));
}

static void keep_warning(void *context, const char *line)
{
	Lab *lab = context;
	buf_append_z(&lab->warnings, line);
	buf_append_char(&lab->warnings, '\n');
}

WriteBackReport scribe_write(Lab *lab)
{
	WriteBackReport report;
	const WriteBackOptions options = {
		.retries = true,
		.config = &lab->config,
		.clock = &lab->clock,
		.talk = {keep_warning, lab},
	};
	buf_clear(&lab->warnings);
	err_clear(&lab->err);
	if (!library_write_back(lab->store, &options, &report, &lab->err))
		fail_msg("%s", lab->err.text);
	return report;
}

void scribe_expect_at(WriteBackReport r, const char *expected, const char *file, int line)
{
	Buf got = {0};
	buf_printf(&got, "%d written, %d back, %d dropped, %d left, %d waiting", (int)r.written,
		(int)r.taken_back, (int)r.dropped, (int)r.left, (int)r.waiting);
	if (r.resting > 0)
		buf_printf(&got, ", %d resting", (int)r.resting);
	harness_assert_str(buf_str(&got), expected, file, line);
	buf_release(&got);
}

int64_t *scribe_list_cards(Lab *lab, size_t *n)
{
	CardCursor *cursor;
	StoredCard card;
	Err err = {0};
	struct {
		int64_t *items;
		size_t n, cap;
	} cards = {0};
	assert_true(store_list_cards(
		lab->store, NULL, &(StoreMoment){0}, STORE_ORDER_PAGE, &cursor, &err));
	while (card_cursor_next(cursor, &card, &err))
		VEC_PUSH(&cards, card.id);
	card_cursor_close(cursor);
	assert_int_equal(err.kind, ERR_NONE);
	int64_t *ids = ARENA_ARRAY(&lab->arena, int64_t, cards.n);
	for (size_t i = 0; i < cards.n; i++)
		ids[i] = cards.items[i];
	*n = cards.n;
	VEC_RELEASE(&cards);
	return ids;
}

Str scribe_read(Lab *lab, const char *path)
{
	Buf bytes = {0};
	assert_true(file_read(lab_path(lab, path), SIZE_MAX / 2, &bytes, NULL, NULL));
	Str copy = arena_copy(&lab->arena, buf_str(&bytes));
	buf_release(&bytes);
	return copy;
}

void scribe_open_page(Lab *lab, const char *page)
{
	scribe_open(lab);
	lab_write(lab, PAGE, "%s", page);
	lab_import(lab);
}

void scribe_assert_page(Lab *lab, const char *expected)
{
	assert_str(scribe_read(lab, PAGE), expected);
}
