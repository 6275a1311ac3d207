#include <stdlib.h>
#include "recto/store/store.h"
#include "entries.h"

typedef struct Check {
	Store *store;
	StoreProblem *report;
	void *context;
	int problems;
	Err *err;
} Check;

static void report(Check *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void report(Check *c, const char *format, ...)
{
	Buf text = {0};
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	c->report(c->context, buf_z(&text));
	buf_release(&text);
	c->problems++;
}

// Damage that hinders a check is a problem, not a failure of the checking.
static bool end_check(Check *c, Stmt *q)
{
	int rc = q->rc & 0xFF;
	if (rc != SQLITE_CORRUPT && rc != SQLITE_NOTADB)
		return stmt_finish(q, c->err);
	Err why = {0};
	stmt_finish(q, &why);
	report(c, "%s", why.text);
	return true;
}

static bool check_structure(Check *c)
{
	Stmt q = stmt_start(c->store, STMT_INTEGRITY);
	while (stmt_step(&q)) {
		Str line = stmt_lend_text(&q);
		if (!str_equals(line, STR("ok")))
			report(c, "%.*s", STR_ARG(line));
	}
	return end_check(c, &q);
}

static bool check_references(Check *c)
{
	Stmt q = stmt_start(c->store, STMT_FOREIGN_KEYS);
	while (stmt_step(&q)) {
		Str table = stmt_lend_text(&q);
		long long row = stmt_int(&q);
		Str parent = stmt_lend_text(&q);
		report(c, "%.*s number %lld refers to a missing row of %.*s", STR_ARG(table), row,
			STR_ARG(parent));
	}
	return end_check(c, &q);
}

static bool check_sequence(Check *c)
{
	Stmt q = stmt_start(c->store, STMT_SEQ_GAPS);
	while (stmt_step(&q)) {
		Str uid = stmt_lend_text(&q);
		long long n = stmt_int(&q);
		long long from = stmt_int(&q);
		long long to = stmt_int(&q);
		report(c, "the log of device %.*s has gaps: %lld entries from %lld to %lld",
			STR_ARG(uid), n, from, to);
	}
	return end_check(c, &q);
}

// One line for each row of a statement that gives uids.
static bool check_uids(Check *c, StatementId id, const char *what)
{
	Stmt q = stmt_start(c->store, id);
	while (stmt_step(&q)) {
		Str uid = stmt_lend_text(&q);
		report(c, "%s: %.*s", what, STR_ARG(uid));
	}
	return end_check(c, &q);
}

static bool check_entries(Check *c)
{
	Arena a = {0};
	Stmt q = stmt_start(c->store, STMT_WALK_LOG);
	while (stmt_step(&q)) {
		LogEntry e;
		arena_reset(&a);
		if (entries_read(&q, &a, &e) != entries_checksum(&e))
			report(c, "entry %s of the log has a wrong checksum", e.uid);
	}
	arena_release(&a);
	return end_check(c, &q);
}

bool store_check(Store *s, StoreProblem *report_to, void *context, int *problems, Err *err)
{
	Check c = {.store = s, .report = report_to, .context = context, .err = err};
	bool is_checked = check_structure(&c) && check_references(&c) && check_sequence(&c) &&
			  check_uids(&c, STMT_CARDS_WITHOUT_TEXT, "a card has no text") &&
			  check_uids(&c, STMT_UNDONE_NOTHING, "an undo takes back nothing") &&
			  check_entries(&c);
	*problems = c.problems;
	return is_checked;
}
