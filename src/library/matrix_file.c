#include "matrix_file.h"

#include "recto/base/file.h"
#include "recto/base/path.h"
#include "recto/store/log.h"
#include "recto/store/scheduler.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { MATRIX_SIZE_MAX = 1 << 24 };

typedef struct MatrixFile {
	const char *path;
	bool is_there;
	FileStamp stamp; // where it is there
	Buf text;
} MatrixFile;

static bool has_table(const Graph *graph)
{
	return graph->is_logseq && graph->algorithm == ALGORITHM_LOGSEQ;
}

// A folder that is a link may lead out of the graph.
static bool look_at_folder(const char *folder, bool *is_there, Err *why)
{
	struct stat st;
	*is_there = lstat(folder, &st) == 0;
	if (!*is_there)
		return errno == ENOENT || err_set(why, ERR_IO, "%s: %s", folder, strerror(errno));
	return S_ISDIR(st.st_mode) || err_set(why, ERR_IO, "%s is no folder", folder);
}

static bool look_at_file(MatrixFile *f, Err *why)
{
	struct stat st;
	f->is_there = lstat(f->path, &st) == 0;
	return !f->is_there || file_read(f->path, MATRIX_SIZE_MAX, &f->text, &f->stamp, why);
}

// False with *why when there is something that cannot be read. The text is released by the caller.
static bool read_file(MatrixFile *f, const Graph *graph, Arena *a, Err *why)
{
	const char *folder = path_join(a, graph->root, STR("logseq"));
	bool is_there;
	*f = (MatrixFile){.path = path_join(a, str_from_z(folder), STR("srs-of-matrix.edn"))};
	return look_at_folder(folder, &is_there, why) && (!is_there || look_at_file(f, why));
}

static void tell(Import *im, const MatrixFile *f, const Err *why)
{
	talk_err(&im->talk, str_from_z(f->path), why);
}

bool matrix_file_has_news(Import *im, const Graph *graph, Str known)
{
	MatrixFile f;
	Err why = {0};
	if (!has_table(graph))
		return false;
	bool is_read = read_file(&f, graph, &im->arena, &why);
	if (!is_read)
		tell(im, &f, &why);
	bool has_news = is_read && f.is_there && !str_equals(buf_str(&f.text), known);
	buf_release(&f.text);
	return has_news;
}

// -- taking in ------------------------------------------------------------------------------------

static bool log_table(Import *im, const Graph *graph, const Matrix *table, Err *err)
{
	Buf note = {0};
	matrix_format(table, &note);
	LogEntry e = {
		.action = im->action,
		.graph = graph->id,
		.entry = {.kind = ENTRY_MATRIX,
			.at = clock_now(im->clock),
			.score = SCORE_NONE,
			.algorithm = graph->algorithm,
			.after = card_state_new()},
		.note = buf_str(&note),
	};
	e.entry.day = clock_day_of(im->clock, e.entry.at);
	bool is_logged = store_append_entry(im->store, &e, err) &&
			 store_replace_matrix(im->store, graph->id, table, err);
	im->action = e.action;
	im->report.tables_taken++;
	buf_release(&note);
	return is_logged;
}

// What is odd in it was told when it was read, or is told in `odd`.
static Matrix parse(Str text, Diags *odd)
{
	Matrix table = {0};
	Diags ignored = {0};
	matrix_parse(&table, text, odd ? odd : &ignored);
	diags_release(&ignored);
	return table;
}

static bool merge(Import *im, const Graph *graph, Str known, const Matrix *theirs, Err *err)
{
	Matrix was = {0};
	Matrix table = {0};
	Matrix base = parse(known, NULL);
	bool is_done = store_load_matrix(im->store, graph->id, &was, err) &&
		       store_load_matrix(im->store, graph->id, &table, err);
	matrix_merge(&table, &base, theirs);
	if (is_done && !matrix_equals(&was, &table))
		is_done = log_table(im, graph, &table, err);
	matrix_release(&was);
	matrix_release(&table);
	matrix_release(&base);
	return is_done;
}

static bool take_text(Import *im, const Graph *graph, const MatrixFile *f, Err *err)
{
	StoredScheduler stored;
	Str text = buf_str(&f->text);
	if (!store_load_scheduler(im->store, graph->id, &im->arena, &stored, err))
		return false;
	if (!f->is_there || str_equals(text, stored.matrix_text))
		return true;
	Diags odd = {0};
	Matrix theirs = parse(text, &odd);
	talk_diags(&im->talk, str_from_z(f->path), &odd);
	bool is_done = merge(im, graph, stored.matrix_text, &theirs, err) &&
		       store_set_matrix_text(im->store, graph->id, text, err);
	matrix_release(&theirs);
	diags_release(&odd);
	return is_done;
}

bool matrix_file_take(Import *im, const Graph *graph, Err *err)
{
	MatrixFile f;
	Err told_before = {0};
	if (!has_table(graph))
		return true;
	bool is_done =
		!read_file(&f, graph, &im->arena, &told_before) || take_text(im, graph, &f, err);
	buf_release(&f.text);
	return is_done;
}

// -- writing --------------------------------------------------------------------------------------

// What is damaged is written anew, unless nothing in it could be read and there is nothing to say.
static bool is_as_written(const MatrixFile *f, const Matrix *table)
{
	Matrix written = {0};
	Diags odd = {0};
	bool is_good = matrix_parse(&written, buf_str(&f->text), &odd);
	bool is_same = matrix_equals(&written, table) && (is_good || table->n == 0);
	matrix_release(&written);
	diags_release(&odd);
	return is_same;
}

static bool replace(Import *im, const Graph *graph, const MatrixFile *f, Str text, Err *err)
{
	Err why = {0};
	if (file_replace(f->path, text, f->is_there ? &f->stamp : NULL, &why))
		return store_set_matrix_text(im->store, graph->id, text, err);
	Str path = str_from_z(f->path);
	talk_warn(&im->talk, path, "not written: %.*s", STR_ARG(talk_reason(path, &why)));
	return true;
}

static bool write_table(Import *im, const Graph *graph, const MatrixFile *f, Err *err)
{
	Matrix table = {0};
	Buf text = {0};
	bool is_done = store_load_matrix(im->store, graph->id, &table, err);
	if (is_done && !is_as_written(f, &table)) {
		matrix_format(&table, &text);
		is_done = replace(im, graph, f, buf_str(&text), err);
	}
	matrix_release(&table);
	buf_release(&text);
	return is_done;
}

bool matrix_file_write(Import *im, const Graph *graph, Err *err)
{
	MatrixFile f;
	Err why = {0};
	bool is_done = true;
	if (read_file(&f, graph, &im->arena, &why))
		is_done = take_text(im, graph, &f, err) && write_table(im, graph, &f, err);
	else
		tell(im, &f, &why);
	buf_release(&f.text);
	return is_done;
}
