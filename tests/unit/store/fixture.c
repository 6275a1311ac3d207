#include "fixture.h"

#include <sqlite3.h>
#include <stdlib.h>

// -- the folder and the database ------------------------------------------------------------------

int fixture_set_up(void **state)
{
	static Fixture f;
	f = (Fixture){.folder = harness_make_folder()};
	f.path = fixture_at(&f, "recto.db");
	f.moment = (StoreMoment){.now = NOW,
		.today = (Day)(NOW / DAY),
		.day_start = NOW - 6 * HOUR,
		.day_end = NOW + 18 * HOUR};
	fixture_open(&f);
	*state = &f;
	return 0;
}

int fixture_tear_down(void **state)
{
	Fixture *f = *state;
	fixture_close(f);
	harness_remove_folder(f->folder);
	arena_release(&f->arena);
	return 0;
}

void fixture_assert(Fixture *f, bool is_fine, const char *call, const char *file, int line)
{
	if (is_fine && f->err.kind == ERR_NONE)
		return;
	print_error("%s\n  %s\n", call, f->err.kind ? f->err.text : "(no reason)");
	_fail(file, line);
}

void fixture_assert_refused(
	Fixture *f, bool is_fine, ErrKind kind, const char *part, const char *file, int line)
{
	Str text = str_from_z(f->err.text);
	if (is_fine || f->err.kind != kind || !str_contains(text, str_from_z(part))) {
		print_error("expected kind %d with \"%s\"\n     got kind %d: %s\n", (int)kind, part,
			(int)f->err.kind, is_fine ? "(success)" : f->err.text);
		_fail(file, line);
	}
	err_clear(&f->err);
}

char *fixture_at(Fixture *f, const char *name)
{
	Str path = arena_printf(&f->arena, "%s/%s", f->folder, name);
	return arena_copy_z(&f->arena, path);
}

void fixture_open(Fixture *f)
{
	assert_ok(f, store_open(f->path, STORE_CREATE, NOW, &f->store, &f->err));
	assert_non_null(f->store);
}

void fixture_close(Fixture *f)
{
	store_close(f->store);
	f->store = NULL;
}

static sqlite3 *connect(Fixture *f)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 2000);
	return db;
}

void fixture_sql(Fixture *f, const char *sql)
{
	sqlite3 *db = connect(f);
	char *why = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
	sqlite3_close(db);
}

const char *fixture_try(Fixture *f, const char *sql)
{
	sqlite3 *db = connect(f);
	assert_int_not_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	const char *why = arena_printf(&f->arena, "%s", sqlite3_errmsg(db)).p;
	sqlite3_close(db);
	return why;
}

const char *fixture_query(Fixture *f, const char *sql)
{
	sqlite3 *db = connect(f);
	sqlite3_stmt *stmt;
	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	const char *text = "";
	if (sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_text(stmt, 0))
		text = arena_printf(&f->arena, "%s", sqlite3_column_text(stmt, 0)).p;
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return text;
}

// -- cards ----------------------------------------------------------------------------------------

int64_t fixture_page(Fixture *f, const char *title)
{
	if (f->graph == 0)
		assert_ok(f, store_put_graph(f->store, STR("/notes"), true, &f->graph, &f->err));
	StoredPage page = {.graph = f->graph, .title = str_from_z(title)};
	page.title_key = page.title;
	page.path = arena_printf(&f->arena, "/notes/pages/%s.md", title);
	assert_ok(f, store_put_page(f->store, &page, &f->err));
	f->page = page.id;
	f->line = 0;
	return page.id;
}

int64_t fixture_card(Fixture *f, const char *question)
{
	if (f->page == 0)
		fixture_page(f, "page");
	StoredCard card = {.page = f->page,
		.graph = f->graph,
		.line = ++f->line,
		.question = str_from_z(question),
		.answer = STR("answer"),
		.deck = STR("deck"),
		.state = card_state_new()};
	card.fingerprint = ident_hash(0, card.question);
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
	return card.id;
}

CardState fixture_review_state(Instant due)
{
	return (CardState){.phase = PHASE_REVIEW,
		.memory = {.repeats = 2, .ease100 = EASE_START, .interval100 = 600},
		.due = due,
		.last_score = 4,
		.last_reviewed = due - 6 * DAY};
}

int64_t fixture_due_card(Fixture *f, const char *question, Instant due)
{
	int64_t card = fixture_card(f, question);
	fixture_set_state(f, card, fixture_review_state(due));
	return card;
}

void fixture_set_state(Fixture *f, int64_t card, CardState state)
{
	assert_ok(f, store_set_card_state(f->store, card, &state, 0, &f->err));
}

StoredCard fixture_load(Fixture *f, int64_t card)
{
	StoredCard row;
	assert_ok(f, store_load_card(f->store, card, &f->arena, &row, &f->err));
	return row;
}

CardState fixture_state(Fixture *f, int64_t card)
{
	return fixture_load(f, card).state;
}

// -- the log --------------------------------------------------------------------------------------

static int64_t append(Fixture *f, LogEntry *e)
{
	assert_ok(f, store_begin(f->store, &f->err));
	assert_ok(f, store_append_entry(f->store, e, &f->err));
	assert_ok(f, store_commit(f->store, &f->err));
	return e->id;
}

int64_t fixture_entry(
	Fixture *f, EntryKind kind, int64_t card, int score, Instant at, int64_t action)
{
	LogEntry e = {.card = card, .action = action};
	e.entry = (Entry){.kind = kind,
		.at = at,
		.day = (Day)(at / DAY),
		.score = score,
		.before = {.repeats = 1, .ease100 = EASE_START, .interval100 = 100},
		.after = fixture_review_state(at + DAY)};
	return append(f, &e);
}

void fixture_undo(Fixture *f, int64_t action)
{
	LogEntry e = {.target = action};
	e.entry = (Entry){
		.kind = ENTRY_UNDO, .at = NOW, .score = SCORE_NONE, .after = card_state_new()};
	append(f, &e);
}
