#include "export.h"

#include <assert.h>
#include <stdlib.h>
#include "recto/base/mem.h"

// -- words ----------------------------------------------------------------------------------------

static bool find_word(const char *const *words, size_t n, Str name, size_t *out)
{
	for (*out = 0; *out < n; ++*out)
		if (str_equals(name, str_from_z(words[*out])))
			return true;
	return false;
}

bool export_find_kind(Str name, ExportKind *out)
{
	static const char *const words[] = {"reviews", "cards", "days"};
	size_t at;
	bool is_found = find_word(words, sizeof words / sizeof *words, name, &at);
	if (is_found)
		*out = (ExportKind)at;
	return is_found;
}

bool export_find_format(Str name, ExportFormat *out)
{
	static const char *const words[] = {"csv", "json", "jsonl", "fsrs", "logseq"};
	size_t at;
	bool is_found = find_word(words, sizeof words / sizeof *words, name, &at);
	if (is_found)
		*out = (ExportFormat)at;
	return is_found;
}

bool export_has_format(ExportKind kind, ExportFormat format)
{
	switch (format) {
	case EXPORT_CSV:
	case EXPORT_JSON:
	case EXPORT_JSONL:
		return true;
	case EXPORT_FSRS:
		return kind == EXPORT_REVIEWS;
	case EXPORT_LOGSEQ:
		return kind == EXPORT_DAYS;
	}
	return false;
}

// -- opening --------------------------------------------------------------------------------------

static bool open_reviews(Export *e, const StoreMoment *moment, Err *err)
{
	const ExportOptions *o = &e->options;
	HistoryQuery q = {
		.filter = o->filter,
		.moment = *moment,
		.kinds = HISTORY_REVIEWS | HISTORY_KIND(ENTRY_DRILL) | HISTORY_KIND(ENTRY_CRAM),
		.order = HISTORY_BY_TIME,
		.since = o->since,
		.until = o->until,
		.is_whole = true,
	};
	if (o->format == EXPORT_FSRS) {
		q.kinds = HISTORY_REVIEWS | HISTORY_KIND(ENTRY_STATE) | HISTORY_KIND(ENTRY_RESET);
		q.order = HISTORY_BY_CARD;
		q.since = STATS_NO_SINCE;
		q.until = STATS_NO_UNTIL;
	}
	return store_walk_history(e->desk->store, &q, &e->history, err);
}

static bool open_days(Export *e, Err *err)
{
	StatsOptions options = {
		.filter = e->options.filter,
		.since = e->options.since,
		.until = e->options.until,
	};
	// Days in the future are there where a clock was wrong.
	if (options.until == STATS_NO_UNTIL)
		options.until = STATS_NO_UNTIL - 1;
	return stats_open(e->desk, &options, &e->stats, err) && stats_step(e->stats, -1, err) &&
	       stats_figures(e->stats, &e->figures, err) && logseq_prepare(e, err);
}

static bool open_source(Export *e, Err *err)
{
	StoreMoment moment = desk_moment(e->desk, 0);
	switch (e->options.kind) {
	case EXPORT_REVIEWS:
		return !e->desk->store || open_reviews(e, &moment, err);
	case EXPORT_CARDS:
		return !e->desk->store || store_list_cards(e->desk->store, e->options.filter,
						  &moment, STORE_ORDER_PAGE, &e->cards, err);
	case EXPORT_DAYS:
		return open_days(e, err);
	}
	return false;
}

bool export_open(const Desk *d, const ExportOptions *options, Export **out, Err *err)
{
	assert(export_has_format(options->kind, options->format));
	Export *e = mem_new(1, sizeof *e);
	e->desk = d;
	e->options = *options;
	if (!open_source(e, err)) {
		export_close(e);
		return false;
	}
	*out = e;
	return true;
}

void export_close(Export *e)
{
	if (!e)
		return;
	history_cursor_close(e->history);
	card_cursor_close(e->cards);
	stats_close(e->stats);
	buf_release(&e->journal_form);
	free(e);
}

// -- records --------------------------------------------------------------------------------------

static const char *const *columns_of(ExportKind kind)
{
	switch (kind) {
	case EXPORT_REVIEWS:
		return export_review_columns;
	case EXPORT_CARDS:
		return export_card_columns;
	case EXPORT_DAYS:
		return export_day_columns;
	}
	return NULL;
}

static void append_head(const Export *e, Buf *out)
{
	switch (e->options.format) {
	case EXPORT_CSV:
		csv_append_head(columns_of(e->options.kind), out);
		return;
	case EXPORT_JSON:
		buf_append_char(out, '[');
		return;
	case EXPORT_FSRS:
		fsrs_append_head(out);
		return;
	case EXPORT_JSONL:
	case EXPORT_LOGSEQ:
		return;
	}
}

static void append_record(const Export *e, const Json *record, Buf *out)
{
	if (e->options.format == EXPORT_CSV) {
		csv_append_record(columns_of(e->options.kind), record, out);
		return;
	}
	if (e->options.format == EXPORT_JSON)
		buf_append_z(out, e->n > 0 ? ",\n" : "\n");
	json_append(record, out);
	if (e->options.format == EXPORT_JSONL)
		buf_append_char(out, '\n');
}

// False at the end, or with *why.
static bool take_record(Export *e, Buf *out, Err *why)
{
	bool has_source = e->desk->store || e->figures;
	if (!has_source)
		return false;
	if (e->options.format == EXPORT_FSRS)
		return fsrs_next(e, out, why);
	if (e->options.format == EXPORT_LOGSEQ)
		return logseq_next(e, out, why);
	Json *record = export_next_record(e, why);
	if (!record)
		return false;
	append_record(e, record, out);
	json_free(record);
	return true;
}

bool export_next(Export *e, Buf *out, Err *err)
{
	Err why = {0};
	if (e->phase == EXPORT_HEAD) {
		append_head(e, out);
		e->phase = EXPORT_RECORDS;
		return true;
	}
	if (e->phase == EXPORT_END)
		return false;
	if (take_record(e, out, &why)) {
		e->n++;
		return true;
	}
	e->phase = EXPORT_END;
	if (why.kind != ERR_NONE)
		return err_set(err, why.kind, "%s", why.text);
	if (e->options.format == EXPORT_JSON)
		buf_append_z(out, e->n > 0 ? "\n]\n" : "]\n");
	return true;
}
