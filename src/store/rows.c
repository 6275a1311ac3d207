#include "rows.h"

void rows_bind_state(Stmt *q, const CardState *state)
{
	BIND(q, (int)state->phase);
	BIND(q, state->memory.repeats);
	BIND(q, state->memory.ease100);
	BIND(q, state->memory.interval100);
	stmt_bind_instant(q, state->due);
	BIND(q, state->lapses);
	stmt_bind_score(q, state->last_score);
	stmt_bind_instant(q, state->last_reviewed);
	BIND(q, state->is_suspended);
	BIND(q, state->is_marked);
	BIND(q, state->buried_until);
}

void rows_read_state(Stmt *q, CardState *out)
{
	out->phase = stmt_bool(q) ? PHASE_REVIEW : PHASE_NEW;
	out->memory.repeats = stmt_int32(q);
	out->memory.ease100 = stmt_int32(q);
	out->memory.interval100 = stmt_int(q);
	out->due = stmt_instant(q);
	out->lapses = stmt_int32(q);
	out->last_score = stmt_score(q);
	out->last_reviewed = stmt_instant(q);
	out->is_suspended = stmt_bool(q);
	out->is_marked = stmt_bool(q);
	out->buried_until = stmt_int32(q);
}
