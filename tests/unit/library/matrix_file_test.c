// Logseq's file of the table: read, merged and written.
#include <sys/stat.h>
#include <unistd.h>

#include "recto/base/file.h"
#include "recto/store/scheduler.h"
#include "lab.h"

#define FILE_NAME "notes/logseq/srs-of-matrix.edn"

static const char *const allowed = "scheduler: logseq\nwrite_back: true\n";

static void write_table(Lab *lab, const char *text)
{
	lab_write(lab, FILE_NAME, "%s", text);
}

static void open_with(Lab *lab, const char *config, const char *text)
{
	lab_open_graph(lab);
	lab_configure(lab, config);
	lab_write(lab, "notes/pages/a.md", "- Q1 #card\n");
	if (text)
		write_table(lab, text);
	lab_import(lab);
}

static const char *table(Lab *lab)
{
	Matrix stored = {0};
	Buf text = {0};
	assert_true(store_load_matrix(lab->store, 1, &stored, &lab->err));
	matrix_format(&stored, &text);
	const char *copy = arena_copy_z(&lab->arena, buf_str(&text));
	matrix_release(&stored);
	buf_release(&text);
	return copy;
}

static void teach(Lab *lab, int repeats, double ease, double factor)
{
	assert_true(store_set_matrix_cell(
		lab->store, 1, (MatrixCell){repeats, ease, factor}, &lab->err));
}

// The notes of the entries `matrix`, a line each.
static const char *logged(Lab *lab)
{
	LogCursor *log;
	LogEntry e;
	Buf text = {0};
	assert_true(store_walk_log(lab->store, 1, &log, &lab->err));
	while (log_cursor_next(log, &e, &lab->err))
		if (e.entry.kind == ENTRY_MATRIX)
			buf_printf(&text, "%.*s\n", STR_ARG(e.note));
	log_cursor_close(log);
	const char *copy = arena_copy_z(&lab->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static const char *in_file(Lab *lab)
{
	Buf text = {0};
	if (!file_read(lab_path(lab, FILE_NAME), 1 << 20, &text, NULL, NULL))
		return "";
	const char *copy = arena_copy_z(&lab->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static void keep_warning(void *context, const char *line)
{
	buf_append_z(context, line);
	buf_append_char(context, '\n');
}

static void write_matrices(Lab *lab)
{
	buf_clear(&lab->warnings);
	if (!library_write_matrices(lab->store, &lab->config, &lab->clock,
		    (LibraryTalk){keep_warning, &lab->warnings}, &lab->err))
		fail_msg("%s", lab->err.text);
}

// -- reading --------------------------------------------------------------------------------------

static void what_logseq_learned_is_taken_in_once(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "scheduler: logseq\n", "{2 {2.46 2.64}, 1 {2.6 4.14}, 0 {2.5 4.43}}");
	assert_string_equal(table(&lab), "{2 {2.46 2.64}, 1 {2.6 4.14}, 0 {2.5 4.43}}");
	assert_string_equal(logged(&lab), "{2 {2.46 2.64}, 1 {2.6 4.14}, 0 {2.5 4.43}}\n");
	lab_let_time_pass(&lab);
	lab_was_written(&lab);
	lab_import(&lab);
	assert_false(lab_was_written(&lab));
	// The same table in other words is no news for the log.
	write_table(&lab, "{0 {2.5 4.43}, 1 {2.6 4.14}, 2 {2.46 2.64}}\n");
	lab_import(&lab);
	assert_string_equal(logged(&lab), "{2 {2.46 2.64}, 1 {2.6 4.14}, 0 {2.5 4.43}}\n");
	lab_close(&lab);
}

static void what_logseq_left_alone_stays_ours(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "scheduler: logseq\n", "{0 {2.5 4.43}, 1 {2.6 4.14, 2.7 4.5}}");
	teach(&lab, 0, 2.5, 5);
	teach(&lab, 1, 2.6, 6);
	teach(&lab, 2, 2.8, 2.9);
	write_table(&lab, "{0 {2.5 4.43}, 1 {2.6 4.2}, 3 {2.9 3.1}}");
	lab_import(&lab);
	assert_string_equal(table(&lab), "{0 {2.5 5}, 1 {2.6 4.2, 2.7 4.5}, 2 {2.8 2.9}, "
					 "3 {2.9 3.1}}");
	lab_close(&lab);
}

static void sm2_has_no_table(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "{}", "{0 {2.5 4.43}} }");
	assert_string_equal(table(&lab), "{}");
	assert_int_equal(lab.warnings.n, 0);
	lab_configure(&lab, "scheduler: logseq\n");
	lab_import(&lab);
	assert_string_equal(table(&lab), "{0 {2.5 4.43}}");
	lab_close(&lab);
}

static void a_damaged_file_gives_what_it_has(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "scheduler: logseq\n",
		"<<<<<<< HEAD\n{0 {2.5 4.43}}\n=======\n{1 {2.6 x, 2.7 4.5}}\n>>>>>>> theirs\n");
	assert_string_equal(table(&lab), "{0 {2.5 4.43}, 1 {2.7 4.5}}");
	const char *first = arena_printf(
		&lab.arena, "%s:1:1: warning: a mark of a conflict", lab_path(&lab, FILE_NAME))
				    .p;
	assert_true(str_starts_with(buf_str(&lab.warnings), str_from_z(first)));
	assert_true(str_contains(buf_str(&lab.warnings), STR(":4:5: warning: this is no ease")));
	lab_import(&lab);
	assert_int_equal(lab.warnings.n, 0);
	lab_close(&lab);
}

static void what_is_no_file_is_told_and_left(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, allowed, NULL);
	lab_write(&lab, FILE_NAME "/in-the-way", "x");
	lab_import(&lab);
	assert_true(str_contains(buf_str(&lab.warnings), STR("srs-of-matrix.edn: ")));
	teach(&lab, 0, 2.5, 5);
	write_matrices(&lab);
	assert_true(str_contains(buf_str(&lab.warnings), STR("srs-of-matrix.edn: ")));
	lab_remove(&lab, FILE_NAME);
	write_matrices(&lab);
	assert_int_equal(lab.warnings.n, 0);
	assert_string_equal(in_file(&lab), "{0 {2.5 5}}");
	lab_close(&lab);
}

static void links_are_not_followed(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, allowed, NULL);
	lab_write(&lab, "outside/srs-of-matrix.edn", "{0 {2.5 4.43}}");
	const char *outside = lab_path(&lab, "outside/srs-of-matrix.edn");
	assert_int_equal(symlink(outside, lab_path(&lab, FILE_NAME)), 0);
	lab_import(&lab);
	assert_true(lab.warnings.n > 0);
	assert_string_equal(table(&lab), "{}");
	teach(&lab, 0, 2.5, 5);
	write_matrices(&lab);
	assert_true(lab.warnings.n > 0);
	// Nor is a folder.
	lab_remove(&lab, FILE_NAME);
	lab_move(&lab, "notes/logseq", "outside/logseq");
	assert_int_equal(
		symlink(lab_path(&lab, "outside/logseq"), lab_path(&lab, "notes/logseq")), 0);
	write_matrices(&lab);
	assert_true(str_contains(buf_str(&lab.warnings), STR("/logseq is no folder")));
	assert_int_not_equal(access(lab_path(&lab, "outside/logseq/srs-of-matrix.edn"), F_OK), 0);
	lab_close(&lab);
}

// -- writing --------------------------------------------------------------------------------------

static void is_written_where_it_may_be(void **state)
{
	static const char *const configs[] = {"scheduler: logseq\n", "write_back: true\n", "{}"};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(configs); i++) {
		Lab lab;
		open_with(&lab, configs[i], NULL);
		teach(&lab, 0, 2.5, 5);
		write_matrices(&lab);
		assert_string_equal(in_file(&lab), "");
		lab_configure(&lab, allowed);
		lab_import(&lab);
		teach(&lab, 0, 2.5, 5);
		write_matrices(&lab);
		assert_string_equal(in_file(&lab), "{0 {2.5 5}}");
		// Ours is no news.
		lab_import(&lab);
		assert_string_equal(logged(&lab), "");
		lab_close(&lab);
	}
}

static void a_graph_that_was_forgotten_is_left_alone(void **state)
{
	Lab lab;
	int64_t gone;
	(void)state;
	open_with(&lab, allowed, NULL);
	teach(&lab, 0, 2.5, 5);
	const char *notes = lab.notes;
	assert_true(library_forget(lab.store, &notes, 1, &lab.clock, &gone, &lab.err));
	write_matrices(&lab);
	assert_string_equal(in_file(&lab), "");
	// A page of it is enough.
	ImportReport report;
	assert_true(lab_import_path(&lab, "notes/pages/a.md", &report));
	write_matrices(&lab);
	assert_string_equal(in_file(&lab), "{0 {2.5 5}}");
	lab_close(&lab);
}

static void is_written_when_it_says_something_else(void **state)
{
	Lab lab;
	struct stat before, after;
	(void)state;
	open_with(&lab, allowed, "{1 {2.6 4.14},\n 0 {2.5 4.43}}\n");
	assert_int_equal(chmod(lab_path(&lab, FILE_NAME), 0640), 0);
	assert_int_equal(stat(lab_path(&lab, FILE_NAME), &before), 0);
	lab_was_written(&lab);
	write_matrices(&lab);
	assert_int_equal(stat(lab_path(&lab, FILE_NAME), &after), 0);
	assert_true(before.st_ino == after.st_ino);
	assert_false(lab_was_written(&lab));
	teach(&lab, 1, 2.6, 4.5);
	write_matrices(&lab);
	assert_string_equal(in_file(&lab), "{1 {2.6 4.5}, 0 {2.5 4.43}}");
	assert_int_equal(stat(lab_path(&lab, FILE_NAME), &after), 0);
	assert_int_equal(after.st_mode, before.st_mode);
	lab_close(&lab);
}

static void what_changed_meanwhile_is_kept(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, allowed, "{0 {2.5 4.43}}");
	teach(&lab, 1, 2.6, 4.5);
	write_table(&lab, "{0 {2.5 4.5}}");
	write_matrices(&lab);
	assert_string_equal(in_file(&lab), "{0 {2.5 4.5}, 1 {2.6 4.5}}");
	assert_string_equal(logged(&lab), "{0 {2.5 4.43}}\n{0 {2.5 4.5}, 1 {2.6 4.5}}\n");
	lab_close(&lab);
}

// As after an undo of all scores.
static void what_was_learned_and_taken_back_is_gone_from_the_file(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, allowed, NULL);
	teach(&lab, 0, 2.5, 5);
	write_matrices(&lab);
	assert_true(store_replace_matrix(lab.store, 1, &(Matrix){0}, &lab.err));
	write_matrices(&lab);
	assert_string_equal(in_file(&lab), "{}");
	lab_close(&lab);
}

static void a_damaged_file_is_made_whole(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, allowed, "{0 {2.5 4.43}, 1 {2.6");
	write_matrices(&lab);
	assert_string_equal(in_file(&lab), "{0 {2.5 4.43}}");
	// But not by nothing.
	lab_close(&lab);
	open_with(&lab, allowed, "not a table");
	write_matrices(&lab);
	assert_string_equal(in_file(&lab), "not a table");
	lab_close(&lab);
}

static void a_folder_that_cannot_be_written_is_told(void **state)
{
	Lab lab;
	(void)state;
	if (geteuid() == 0) {
		HARNESS_SKIP("the superuser writes everywhere");
		return;
	}
	open_with(&lab, allowed, NULL);
	teach(&lab, 0, 2.5, 5);
	assert_int_equal(chmod(lab_path(&lab, "notes/logseq"), 0500), 0);
	write_matrices(&lab);
	assert_true(str_contains(buf_str(&lab.warnings), STR("srs-of-matrix.edn: ")));
	assert_int_equal(chmod(lab_path(&lab, "notes/logseq"), 0700), 0);
	lab_close(&lab);
}

const struct CMUnitTest matrix_file_tests[] = {
	cmocka_unit_test(what_logseq_learned_is_taken_in_once),
	cmocka_unit_test(what_logseq_left_alone_stays_ours),
	cmocka_unit_test(sm2_has_no_table),
	cmocka_unit_test(a_damaged_file_gives_what_it_has),
	cmocka_unit_test(what_is_no_file_is_told_and_left),
	cmocka_unit_test(links_are_not_followed),
	cmocka_unit_test(is_written_where_it_may_be),
	cmocka_unit_test(a_graph_that_was_forgotten_is_left_alone),
	cmocka_unit_test(is_written_when_it_says_something_else),
	cmocka_unit_test(what_changed_meanwhile_is_kept),
	cmocka_unit_test(what_was_learned_and_taken_back_is_gone_from_the_file),
	cmocka_unit_test(a_damaged_file_is_made_whole),
	cmocka_unit_test(a_folder_that_cannot_be_written_is_told),
};
const size_t matrix_file_tests_n = HARNESS_COUNT(matrix_file_tests);
