#include "select.h"

#include "recto/base/vec.h"

void select_release(Select *q)
{
	buf_release(&q->sql);
	VEC_RELEASE(&q->values);
	arena_release(&q->arena);
}

void select_add(Select *q, const char *sql)
{
	buf_append_z(&q->sql, sql);
}

void select_int(Select *q, int64_t value)
{
	VEC_PUSH(&q->values, ((SelectValue){.kind = SELECT_INT, .number = value}));
}

void select_real(Select *q, double value)
{
	VEC_PUSH(&q->values, ((SelectValue){.kind = SELECT_REAL, .real = value}));
}

void select_text(Select *q, Str copied)
{
	Str text = arena_copy(&q->arena, copied);
	VEC_PUSH(&q->values, ((SelectValue){.kind = SELECT_TEXT, .text = text}));
}

void select_ids(Select *q, const int64_t *lent, size_t n)
{
	VEC_PUSH(&q->values, ((SelectValue){.kind = SELECT_IDS, .ids = lent, .n_ids = n}));
}

static void bind_value(Stmt *stmt, const SelectValue *value)
{
	switch (value->kind) {
	case SELECT_INT:
		stmt_bind_int(stmt, value->number);
		return;
	case SELECT_REAL:
		stmt_bind_real(stmt, value->real);
		return;
	case SELECT_TEXT:
		stmt_bind_text(stmt, value->text);
		return;
	case SELECT_IDS:
		stmt_bind_ids(stmt, value->ids, value->n_ids);
		return;
	}
}

Stmt select_start(const Select *q, Store *s)
{
	Stmt stmt = stmt_start_text(s, buf_str(&q->sql));
	for (size_t i = 0; i < q->values.n; i++)
		bind_value(&stmt, &q->values.items[i]);
	return stmt;
}

bool cursor_start(Cursor *c, Store *s, Err *err)
{
	c->stmt = select_start(&c->select, s);
	return c->stmt.rc == SQLITE_OK || stmt_finish(&c->stmt, err);
}

bool cursor_step(Cursor *c, Err *err)
{
	bool is_there = stmt_step(&c->stmt);
	if (!is_there)
		stmt_finish(&c->stmt, err);
	return is_there;
}

void cursor_end(Cursor *c)
{
	if (c->stmt.handle)
		stmt_finish(&c->stmt, NULL);
	select_release(&c->select);
}

bool select_run_int(const Select *q, Store *s, int64_t *out, Err *err)
{
	Stmt run = select_start(q, s);
	return stmt_run_int(&run, out, err);
}
