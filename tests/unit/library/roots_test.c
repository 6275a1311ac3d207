#include "../../../src/library/roots.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "recto/base/path.h"
#include "lab.h"

// Collects roots in the lab's folder and lists them, relative to top: "notes folder in notes\n…".
static Str collect(Lab *lab, const char *const *given, size_t n_given,
	const char *const *registered, size_t n_registered, bool is_forced)
{
	const char *paths[8];
	Str sources[8];
	for (size_t i = 0; i < n_given; i++)
		paths[i] = lab_path(lab, given[i]);
	for (size_t i = 0; i < n_registered; i++)
		sources[i] = str_from_z(lab_path(lab, registered[i]));
	StoredSources stored = {sources, n_registered};
	Talk talk = {0};
	Graphs graphs = {.config = &lab->config, .talk = &talk};
	Roots roots = {0};
	RootsWanted wanted = {paths, n_given, &stored, &lab->config, is_forced};
	err_clear(&lab->err);
	bool is_good = roots_collect(&roots, &wanted, &graphs, &lab->err);
	assert_int_equal(is_good, lab->err.kind == ERR_NONE);
	static const char *const kinds[] = {"folder", "page", "missing"};
	Buf listed = {0};
	for (size_t i = 0; i < roots.n; i++) {
		const Root *r = &roots.items[i];
		Str graph =
			r->graph ? path_relative(r->graph->root, str_from_z(lab->top)) : STR("-");
		buf_printf(&listed, "%.*s %s in %.*s%s\n",
			STR_ARG(path_relative(r->path, str_from_z(lab->top))), kinds[r->kind],
			STR_ARG(graph), r->graph && r->graph->is_logseq ? " (Logseq)" : "");
	}
	Str text = arena_copy(&lab->arena, buf_str(&listed));
	buf_release(&listed);
	roots_release(&roots);
	graphs_release(&graphs);
	return text;
}

#define GIVEN(...) \
	((const char *const[]){__VA_ARGS__}), HARNESS_COUNT(((const char *const[]){__VA_ARGS__}))
#define NOTHING NULL, 0

static void test_what_a_path_is(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md", "x");
	lab_write(&lab, "plain/sub/a.md", "x");
	assert_str(
		collect(&lab, GIVEN("notes"), NOTHING, false), "notes folder in notes (Logseq)\n");
	assert_str(collect(&lab, GIVEN("notes/pages"), NOTHING, false),
		"notes/pages folder in notes (Logseq)\n");
	assert_str(collect(&lab, GIVEN("notes/pages/a.md"), NOTHING, false),
		"notes/pages/a.md page in notes (Logseq)\n");
	assert_str(collect(&lab, GIVEN("plain"), NOTHING, false), "plain folder in plain\n");
	assert_str(collect(&lab, GIVEN("plain/sub/a.md"), NOTHING, false),
		"plain/sub/a.md page in plain/sub\n");
	lab_close(&lab);
}

static void test_paths_are_resolved(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "x");
	assert_int_equal(symlink("notes", lab_path(&lab, "link")), 0);
	assert_str(collect(&lab, GIVEN("link", "notes/../notes/", "./notes/a.md"), NOTHING, false),
		"notes folder in notes\nnotes/a.md page in notes\n");
	lab_close(&lab);
}

static void test_a_relative_path_that_is_missing(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	int here = open(".", O_RDONLY | O_DIRECTORY);
	assert_int_equal(chdir(lab.notes), 0);
	assert_string_equal(roots_resolve("gone", &lab.arena), lab_path(&lab, "notes/gone"));
	assert_string_equal(roots_resolve("g", &lab.arena), lab_path(&lab, "notes/g"));
	assert_string_equal(roots_resolve("g/a.md", &lab.arena), lab_path(&lab, "notes/g/a.md"));
	assert_int_equal(fchdir(here), 0);
	close(here);
	lab_close(&lab);
}

static void test_unreadable_paths_are_named(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "x");
	lab_write(&lab, "notes/a.txt", "x");
	assert_int_equal(mkfifo(lab_path(&lab, "pipe.md"), 0600), 0);
	assert_str(collect(&lab, GIVEN("nowhere/x", "notes", "notes/a.txt", "pipe.md"), NOTHING,
			   false),
		"notes folder in notes\n");
	assert_int_equal(lab.err.kind, ERR_IO);
	Str text = str_from_z(lab.err.text);
	assert_true(str_contains(text, STR("/nowhere/x: No such file")));
	assert_true(str_contains(text, STR("/notes/a.txt: not a page")));
	assert_true(str_contains(text, STR("/pipe.md: neither a folder nor a page")));
	const char *empty = "";
	assert_string_equal(roots_resolve(empty, &lab.arena), "");
	lab_close(&lab);
}

static void test_registered_paths(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/sub/a.md", "x");
	lab_write(&lab, "other/a.md", "x");
	lab_write(&lab, "configured/a.md", "x");
	lab_configure(&lab, "graphs:\n  - path: configured\n");
	assert_str(collect(&lab, NOTHING, GIVEN("notes/sub", "notes", "other", "lost"), false),
		"configured folder in configured\n"
		"lost missing in -\n"
		"notes folder in notes\n"
		"notes/sub folder in notes\n"
		"other folder in other\n");
	assert_str(collect(&lab, GIVEN("notes"), GIVEN("notes/sub", "other"), false),
		"notes folder in notes\nnotes/sub folder in notes\n");
	assert_str(collect(&lab, GIVEN("notes/sub/a.md"), GIVEN("notes"), false),
		"notes/sub/a.md page in notes\n");
	lab_close(&lab);
}

static void test_a_given_path_that_is_gone(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	assert_str(collect(&lab, GIVEN("lost"), GIVEN("lost"), false), "");
	assert_int_equal(lab.err.kind, ERR_IO);
	assert_str(collect(&lab, GIVEN("lost"), GIVEN("lost"), true), "lost missing in -\n");
	assert_str(collect(&lab, GIVEN("lost"), NOTHING, true), "");
	lab_close(&lab);
}

static void test_what_is_read_anyway_is_not_registered(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/logseq/config.edn", "{:hidden [\"/secret\"]}");
	Talk talk = {0};
	Graphs graphs = {.config = &lab.config, .talk = &talk};
	Graph *graph = graphs_get(&graphs, str_from_z(lab.notes), true);
	Str notes = str_from_z(lab.notes);
	StoredSources sources = {&notes, 1};
	static const struct {
		const char *path;
		RootKind kind;
		bool wants;
	} cases[] = {
		{"notes", ROOT_FOLDER, false},
		{"notes/pages", ROOT_FOLDER, false},
		{"notes/pages/a.md", ROOT_PAGE, false},
		{"notes/.old", ROOT_FOLDER, true},
		{"notes/pages/.old/a.md", ROOT_PAGE, true},
		{"notes/secret", ROOT_FOLDER, true},
		{"notes/a.sync-conflict-1.md", ROOT_PAGE, true},
		{"notes2", ROOT_FOLDER, true},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Root root = {.path = str_from_z(lab_path(&lab, cases[i].path)),
			.kind = cases[i].kind,
			.graph = graph,
			.is_given = true};
		assert_int_equal(roots_wants_source(&root, &sources, &lab.config), cases[i].wants);
		root.is_given = false;
		assert_false(roots_wants_source(&root, &sources, &lab.config));
	}
	graphs_release(&graphs);
	lab_close(&lab);
}

const struct CMUnitTest roots_tests[] = {
	cmocka_unit_test(test_what_a_path_is),
	cmocka_unit_test(test_paths_are_resolved),
	cmocka_unit_test(test_a_relative_path_that_is_missing),
	cmocka_unit_test(test_unreadable_paths_are_named),
	cmocka_unit_test(test_registered_paths),
	cmocka_unit_test(test_a_given_path_that_is_gone),
	cmocka_unit_test(test_what_is_read_anyway_is_not_registered),
};
const size_t roots_tests_n = HARNESS_COUNT(roots_tests);
