#include "recto/store/scheduler.h"

#include <assert.h>
#include <stdlib.h>

#include "stmt.h"

bool store_load_scheduler(Store *s, int64_t graph, Arena *a, StoredScheduler *out, Err *err)
{
	*out = (StoredScheduler){.algorithm = ALGORITHM_SM2};
	Stmt q = stmt_start(s, STMT_LOAD_SCHEDULER);
	BIND(&q, graph);
	if (stmt_step(&q)) {
		out->algorithm = stmt_bool(&q) ? ALGORITHM_LOGSEQ : ALGORITHM_SM2;
		out->note = stmt_text(&q, a);
		out->matrix_text = stmt_text(&q, a);
	}
	return stmt_finish(&q, err);
}

static bool set_algorithm_of_cards(Store *s, int64_t graph, Algorithm algorithm, Err *err)
{
	Stmt q = stmt_start(s, STMT_SET_GRAPH_ALGORITHM);
	BIND(&q, (int)algorithm);
	BIND(&q, graph);
	return stmt_run(&q, err);
}

bool store_set_scheduler(Store *s, int64_t graph, Algorithm algorithm, Str note, Err *err)
{
	Stmt q = stmt_start(s, STMT_SET_SCHEDULER);
	BIND(&q, (int)algorithm);
	BIND(&q, note);
	BIND(&q, graph);
	return stmt_run(&q, err) && set_algorithm_of_cards(s, graph, algorithm, err);
}

// -- the table ------------------------------------------------------------------------------------

bool store_load_matrix(Store *s, int64_t graph, Matrix *out, Err *err)
{
	matrix_release(out);
	Stmt q = stmt_start(s, STMT_LOAD_MATRIX);
	BIND(&q, graph);
	while (stmt_step(&q)) {
		MatrixCell cell = {.repeats = stmt_int32(&q)};
		cell.ease = stmt_real(&q);
		cell.factor = stmt_real(&q);
		if (matrix_cell_is_valid(&cell))
			matrix_set(out, cell);
	}
	return stmt_finish(&q, err);
}

bool store_set_matrix_cell(Store *s, int64_t graph, MatrixCell cell, Err *err)
{
	assert(matrix_cell_is_valid(&cell));
	Stmt q = stmt_start(s, STMT_SET_MATRIX_CELL);
	BIND(&q, graph);
	BIND(&q, cell.repeats);
	BIND(&q, cell.ease);
	BIND(&q, cell.factor);
	return stmt_run(&q, err);
}

bool store_replace_matrix(Store *s, int64_t graph, const Matrix *matrix, Err *err)
{
	Stmt q = stmt_start(s, STMT_CLEAR_MATRIX);
	BIND(&q, graph);
	if (!stmt_run(&q, err))
		return false;
	// The order in which the cells came is that of their rows.
	MatrixCell *cells = matrix_list(matrix);
	bool is_done = true;
	for (size_t i = 0; i < matrix->n && is_done; i++)
		is_done = store_set_matrix_cell(s, graph, cells[i], err);
	free(cells);
	return is_done;
}

bool store_set_matrix_text(Store *s, int64_t graph, Str text, Err *err)
{
	Stmt q = stmt_start(s, STMT_SET_MATRIX_TEXT);
	BIND(&q, text);
	BIND(&q, graph);
	return stmt_run(&q, err);
}
