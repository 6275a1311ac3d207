#include "fixture.h"

#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "recto/base/vec.h"
#include "recto/review/query.h"
#include "recto/stats/span.h"
#include "recto/store/sources.h"
#include "../../simulate.h"

// -- opening --------------------------------------------------------------------------------------

int fixture_set_up(void **state)
{
	static Fixture f;
	f = (Fixture){.folder = harness_make_folder()};
	Str path = arena_printf(&f.arena, "%s/recto.db", f.folder);
	f.path = arena_copy_z(&f.arena, path);
	config_init(&f.config);
	f.desk.config = &f.config;
	f.desk.clock = (Clock){.is_frozen = true, .day_starts_at = 4};
	fixture_now(&f, "2026-03-01T12:00:00Z");
	CHECK(&f, store_open(f.path, STORE_CREATE, f.desk.clock.frozen, &f.desk.store, &f.err));
	*state = &f;
	return 0;
}

int fixture_tear_down(void **state)
{
	Fixture *f = *state;
	stats_close(f->stats);
	store_close(f->desk.store);
	config_release(&f->config);
	harness_remove_folder(f->folder);
	arena_release(&f->arena);
	return 0;
}

void fixture_check(bool is_good, const Err *err, const char *call, const char *file, int line)
{
	if (is_good)
		return;
	print_error("%s\n  %s\n", call, err->text);
	_fail(file, line);
}

Instant fixture_instant(const char *text)
{
	Instant t;
	if (!calendar_parse_rfc3339(str_from_z(text), &t))
		fail_msg("%s is no instant", text);
	return t;
}

void fixture_now(Fixture *f, const char *at)
{
	f->desk.clock.frozen = fixture_instant(at);
}

// -- cards and entries ----------------------------------------------------------------------------

static void put_page(Fixture *f)
{
	CHECK(f, store_put_graph(f->desk.store, STR("/notes"), true, &f->graph, &f->err));
	StoredPage page = {.graph = f->graph,
		.path = STR("/notes/page.md"),
		.title = STR("Page"),
		.title_key = STR("page")};
	CHECK(f, store_put_page(f->desk.store, &page, &f->err));
	f->page = page.id;
}

int64_t fixture_card(Fixture *f, const char *question, const char *deck, const char *tags)
{
	if (f->page == 0)
		put_page(f);
	StoredCard card = {.page = f->page,
		.graph = f->graph,
		.line = ++f->line,
		.question = str_from_z(question),
		.answer = STR("answer"),
		.deck = str_from_z(deck),
		.tags = str_from_z(tags),
		.state = card_state_new()};
	card.fingerprint = ident_hash(0, card.question);
	CHECK(f, store_insert_card(f->desk.store, &card, &f->err));
	return card.id;
}

static int64_t append(Fixture *f, LogEntry *e)
{
	CHECK(f, store_begin(f->desk.store, &f->err));
	CHECK(f, store_append_entry(f->desk.store, e, &f->err));
	CHECK(f, store_commit(f->desk.store, &f->err));
	return e->id;
}

int64_t fixture_entry(
	Fixture *f, int64_t card, EntryKind kind, int score, const char *at, double before)
{
	LogEntry e = {.card = card};
	e.entry = (Entry){.kind = kind,
		.at = fixture_instant(at),
		.score = score,
		.took_ms = 1500,
		.before = {.ease100 = EASE_START},
		.after = card_state_new()};
	if (before >= 0)
		e.entry.before = (Memory){
			.repeats = 1, .ease100 = EASE_START, .interval100 = llround(before * 100)};
	if (kind != ENTRY_RESET)
		e.entry.after = (CardState){.phase = PHASE_REVIEW,
			.memory = {.repeats = 1, .ease100 = 260, .interval100 = 600},
			.due = e.entry.at + INT64_C(518400000)};
	e.entry.day = clock_day_of(&f->desk.clock, e.entry.at);
	return append(f, &e);
}

void fixture_undo(Fixture *f, int64_t action)
{
	LogEntry e = {.target = action};
	e.entry = (Entry){.kind = ENTRY_UNDO,
		.at = f->desk.clock.frozen,
		.score = SCORE_NONE,
		.after = card_state_new()};
	append(f, &e);
}

// -- SQL ------------------------------------------------------------------------------------------

static sqlite3 *connect(Fixture *f)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	return db;
}

void fixture_run(Fixture *f, const char *sql)
{
	sqlite3 *db = connect(f);
	char *why = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s", why);
	sqlite3_close(db);
}

double fixture_real(Fixture *f, const char *sql)
{
	sqlite3 *db = connect(f);
	sqlite3_stmt *stmt;
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	double value = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_double(stmt, 0) : 0;
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return value;
}

size_t fixture_table(Fixture *f, const char *sql, int64_t **out)
{
	sqlite3 *db = connect(f);
	sqlite3_stmt *stmt;
	struct {
		int64_t *items;
		size_t n, cap;
	} values = {0};
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(stmt) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(stmt); i++)
			VEC_PUSH(&values, sqlite3_column_int64(stmt, i));
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	*out = ARENA_ARRAY(&f->arena, int64_t, values.n + 1);
	if (values.n > 0)
		memcpy(*out, values.items, values.n * sizeof **out);
	size_t n = values.n;
	VEC_RELEASE(&values);
	return n;
}

static Str put_number(Fixture *f, Str sql, Str name, int64_t value)
{
	Buf out = {0};
	size_t at;
	for (; str_find(sql, name, &at); sql = str_skip(sql, at + name.n))
		buf_printf(&out, "%.*s%lld", (int)at, sql.p, (long long)value);
	buf_append(&out, sql);
	Str replaced = arena_copy(&f->arena, buf_str(&out));
	buf_release(&out);
	return replaced;
}

void fixture_simulate(Fixture *f, int cards, int entries, int step_ms)
{
	Str sql = put_number(f, str_from_z(simulate_sql), STR("@CARDS"), cards);
	sql = put_number(f, sql, STR("@ENTRIES"), entries);
	sql = put_number(f, sql, STR("@END"), f->desk.clock.frozen);
	sql = put_number(f, sql, STR("@STEP"), step_ms);
	fixture_run(f, sql.p);
}

int64_t fixture_int(Fixture *f, const char *sql)
{
	return (int64_t)fixture_real(f, sql);
}

// -- results --------------------------------------------------------------------------------------

static const Filter *parse(Fixture *f, const char *query)
{
	Query q;
	if (!query)
		return NULL;
	CHECK(f, query_parse(str_from_z(query), (Str){0}, &f->arena, &q, &f->err));
	return q.filter;
}

static Day parse_day(Fixture *f, const char *text, Day none)
{
	Day day = none;
	Day today = clock_today(&f->desk.clock);
	if (text)
		CHECK(f, span_parse_day(str_from_z(text), today, &day, &f->err));
	return day;
}

const Figures *fixture_figures(Fixture *f, const char *query, const char *since, const char *until)
{
	const Figures *figures;
	StatsOptions options = {
		.filter = parse(f, query),
		.since = parse_day(f, since, STATS_NO_SINCE),
		.until = parse_day(f, until, STATS_NO_UNTIL),
	};
	stats_close(f->stats);
	f->stats = NULL;
	CHECK(f, stats_open(&f->desk, &options, &f->stats, &f->err));
	CHECK(f, stats_step(f->stats, -1, &f->err));
	assert_true(stats_is_complete(f->stats));
	CHECK(f, stats_figures(f->stats, &figures, &f->err));
	return figures;
}

Buf fixture_export(Fixture *f, ExportKind kind, ExportFormat format, const char *query)
{
	Export *e;
	Buf out = {0};
	ExportOptions options = {
		.kind = kind,
		.format = format,
		.filter = parse(f, query),
		.since = STATS_NO_SINCE,
		.until = STATS_NO_UNTIL,
	};
	CHECK(f, export_open(&f->desk, &options, &e, &f->err));
	while (export_next(e, &out, &f->err))
		;
	CHECK(f, f->err.kind == ERR_NONE);
	export_close(e);
	return out;
}
