// Reviews, cards and days as records.
#include "recto/schedule/schedule.h"
#include "recto/stats/card_json.h"

#include "export.h"

const char *const export_review_columns[] = {"review_id", "card_id", "reviewed_at", "score", "kind",
	"seconds", "interval_before", "interval_after", "ease_before", "ease_after", "due_after",
	"scheduler", "page", "tags", "question", NULL};

const char *const export_card_columns[] = {"id", "path", "line", "graph", "page", "deck", "tags",
	"context", "question", "answer", "cloze", "state", "due", "interval", "ease", "repeats",
	"lapses", "last_score", "last_reviewed", "marked", NULL};

const char *const export_day_columns[] = {
	"date", "reviews", "new", "passed", "failed", "seconds", "retention", NULL};

// -- reviews --------------------------------------------------------------------------------------

// A new card has neither interval nor ease.
static void set_interval(Json *record, const char *key, Memory memory, bool is_new)
{
	if (is_new)
		json_set_null(record, key);
	else
		card_json_set_interval(record, key, memory.interval100);
}

static void set_ease(Json *record, const char *key, Memory memory, bool is_new)
{
	if (is_new)
		json_set_null(record, key);
	else
		json_set_real(record, key, (double)memory.ease100 / 100);
}

static Json *review_record(const HistoryRow *row)
{
	const Entry *e = &row->entry;
	bool was_new = memory_is_new(e->before);
	bool is_new = e->after.phase == PHASE_NEW;
	Json *record = json_new_object();
	json_set_str(record, "review_id", str_from_z(row->uid));
	json_set_str(record, "card_id", row->card_uid);
	json_set_instant(record, "reviewed_at", e->at);
	json_set_int(record, "score", e->score);
	json_set_str(record, "kind", str_from_z(entry_kind_name(e->kind)));
	json_set_real(record, "seconds", (double)e->took_ms / 1000);
	set_interval(record, "interval_before", e->before, was_new);
	set_interval(record, "interval_after", e->after.memory, is_new);
	set_ease(record, "ease_before", e->before, was_new);
	set_ease(record, "ease_after", e->after.memory, is_new);
	json_set_instant(record, "due_after", is_new ? INSTANT_NONE : e->after.due);
	json_set_str(record, "scheduler", str_from_z(schedule_model(e->algorithm)->name));
	json_set_str(record, "page", row->page);
	json_set_lines(record, "tags", row->tags);
	json_set_str(record, "question", row->question);
	return record;
}

// A page may say that a card was reviewed and not how: that is no score.
static Json *next_review(Export *e, Err *err)
{
	HistoryRow row;
	do
		if (!history_cursor_next(e->history, &row, err))
			return NULL;
	while (row.entry.score == SCORE_NONE);
	return review_record(&row);
}

// -- cards ----------------------------------------------------------------------------------------

static Json *next_card(Export *e, Err *err)
{
	StoredCard card;
	if (!card_cursor_next(e->cards, &card, err))
		return NULL;
	return card_json(e->desk, &card, false);
}

// -- days -----------------------------------------------------------------------------------------

static Json *day_record(const DayFigures *day)
{
	Buf date = {0};
	Json *record = json_new_object();
	calendar_format_day(day->day, &date);
	json_set_str(record, "date", buf_str(&date));
	json_set_int(record, "reviews", day->reviews);
	json_set_int(record, "new", day->new_);
	json_set_int(record, "passed", day->passed);
	json_set_int(record, "failed", day->failed);
	json_set_real(record, "seconds", (double)day->took_ms / 1000);
	if (day->retention.n > 0)
		json_set_real(record, "retention", stats_retention_rate(day->retention));
	else
		json_set_null(record, "retention");
	buf_release(&date);
	return record;
}

static Json *next_day(Export *e)
{
	if (e->day == e->figures->n_days)
		return NULL;
	return day_record(&e->figures->days[e->day++]);
}

Json *export_next_record(Export *e, Err *err)
{
	switch (e->options.kind) {
	case EXPORT_REVIEWS:
		return next_review(e, err);
	case EXPORT_CARDS:
		return next_card(e, err);
	case EXPORT_DAYS:
		return next_day(e);
	}
	return NULL;
}
