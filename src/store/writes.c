#include "recto/store/writes.h"

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
