#include "recto/store/writes.h"

#include "recto/base/vec.h"
#include "stmt.h"

// -- what a page holds ----------------------------------------------------------------------------

bool store_find_page_state(Store *s, int64_t card, Arena *a, StoredPageState *out, Err *err)
{
	*out = (StoredPageState){.is_known = true};
	Stmt q = stmt_start(s, STMT_FIND_PAGE_STATE);
	BIND(&q, card);
	if (stmt_step(&q)) {
		out->is_known = stmt_bool(&q);
		out->lines = stmt_text(&q, a);
	}
	return stmt_finish(&q, err);
}

// Most cards were never reviewed in Logseq: what has no values has no row.
bool store_set_page_state(Store *s, int64_t card, Str lines, Err *err)
{
	bool is_empty = lines.n == 0;
	Stmt q = stmt_start(s, is_empty ? STMT_CLEAR_PAGE_STATE : STMT_SET_PAGE_STATE);
	BIND(&q, card);
	if (!is_empty)
		BIND(&q, lines);
	return stmt_run(&q, err);
}

// -- writes ---------------------------------------------------------------------------------------

bool store_add_page_write(Store *s, int64_t card, int64_t entry, Err *err)
{
	Stmt q = stmt_start(s, STMT_ADD_PAGE_WRITE);
	BIND(&q, card);
	BIND(&q, entry);
	return stmt_run(&q, err);
}

bool store_undo_page_writes(Store *s, int64_t action, Err *err)
{
	Stmt q = stmt_start(s, STMT_UNDO_PAGE_WRITES);
	BIND(&q, action);
	return stmt_run(&q, err);
}

bool store_begin_page_write(Store *s, int64_t id, Str lines, Str former, Err *err)
{
	Stmt q = stmt_start(s, STMT_BEGIN_PAGE_WRITE);
	BIND(&q, lines);
	BIND(&q, former);
	BIND(&q, id);
	return stmt_run(&q, err);
}

bool store_end_page_write(Store *s, int64_t id, PageWriteStatus status, Err *err)
{
	Stmt q = stmt_start(s, STMT_END_PAGE_WRITE);
	BIND(&q, (int)status);
	BIND(&q, id);
	return stmt_run(&q, err);
}

bool store_set_page_write_problem(Store *s, int64_t id, Str problem, Err *err)
{
	Stmt q = stmt_start(s, STMT_SET_PAGE_WRITE_PROBLEM);
	BIND(&q, problem);
	BIND(&q, id);
	return stmt_run(&q, err);
}

bool store_clear_page_write_problems(Store *s, int64_t page, Err *err)
{
	Stmt q = stmt_start(s, STMT_CLEAR_PAGE_WRITE_PROBLEMS);
	BIND(&q, page);
	return stmt_run(&q, err);
}

static bool is_there(Store *s, StatementId id, int64_t card, Str text, bool *out, Err *err)
{
	int64_t found;
	Stmt q = stmt_start(s, id);
	BIND(&q, card);
	BIND(&q, text);
	if (!stmt_run_int(&q, &found, err))
		return false;
	*out = found != 0;
	return true;
}

bool store_is_own_writing(Store *s, int64_t card, Str lines, bool *out, Err *err)
{
	return is_there(s, STMT_IS_OWN_WRITING, card, lines, out, err);
}

bool store_is_open_writing(Store *s, int64_t card, Str lines, bool *out, Err *err)
{
	return is_there(s, STMT_IS_OPEN_WRITING, card, lines, out, err);
}

bool store_is_own_review(Store *s, int64_t card, Str last_review, bool *out, Err *err)
{
	return is_there(s, STMT_IS_OWN_REVIEW, card, last_review, out, err);
}

// -- lists ----------------------------------------------------------------------------------------

static PageWriteStatus status_of(int number)
{
	return number >= WRITE_PENDING && number <= WRITE_CLOSED ? (PageWriteStatus)number
								 : WRITE_CLOSED;
}

bool store_list_page_writes(Store *s, int64_t page, Arena *a, PageWrite **out, size_t *n, Err *err)
{
	struct {
		PageWrite *items;
		size_t n, cap;
	} writes = {0};
	Stmt q = stmt_start(s, STMT_LIST_PAGE_WRITES);
	BIND(&q, page);
	while (stmt_step(&q)) {
		PageWrite *w = VEC_ADD(&writes);
		w->id = stmt_int(&q);
		w->card = stmt_int(&q);
		w->entry = stmt_int(&q);
		w->status = status_of(stmt_int32(&q));
		w->has_begun = stmt_bool(&q);
		w->lines = stmt_text(&q, a);
		w->former = stmt_text(&q, a);
		w->problem = stmt_text(&q, a);
	}
	*n = writes.n;
	*out = store_settle(a, writes.items, writes.n, sizeof *writes.items);
	return stmt_finish(&q, err);
}

bool store_list_pages_to_write(
	Store *s, bool retries, Arena *a, PageToWrite **out, size_t *n, Err *err)
{
	struct {
		PageToWrite *items;
		size_t n, cap;
	} pages = {0};
	Stmt q = stmt_start(s, STMT_LIST_PAGES_TO_WRITE);
	BIND(&q, retries);
	while (stmt_step(&q)) {
		PageToWrite *page = VEC_ADD(&pages);
		page->page = stmt_int(&q);
		page->path = stmt_text(&q, a);
		page->writes = stmt_int(&q);
		page->problem = stmt_text(&q, a);
	}
	*n = pages.n;
	*out = store_settle(a, pages.items, pages.n, sizeof *pages.items);
	return stmt_finish(&q, err);
}
