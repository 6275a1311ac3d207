#include "../../../src/library/walk.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "recto/base/path.h"
#include "../../../src/library/names.h"
#include "lab.h"

static void test_names_of_pages(void **state)
{
	(void)state;
	static const char *const pages[] = {"a.md", "a.MD", "a.markdown", "a.Markdown", "a.b.md",
		"#a.md", "a (copy).md", "~a.md", "a.org", "a.ORG"};
	static const char *const others[] = {
		"a", "md", "a.txt", "a.md.txt", ".org", ".md", "a.mdx"};
	for (size_t i = 0; i < HARNESS_COUNT(pages); i++)
		assert_true(names_is_page(str_from_z(pages[i])) &&
			    !names_is_copy(str_from_z(pages[i])));
	for (size_t i = 0; i < HARNESS_COUNT(others); i++)
		assert_false(names_is_page(str_from_z(others[i])));
}

static bool is_read(const char *name)
{
	Str s = str_from_z(name);
	return names_is_page(s) && !names_is_copy(s) && !names_is_skipped(s);
}

static void test_names_of_copies(void **state)
{
	(void)state;
	static const char *const copies[] = {
		// Syncthing, Dropbox, Nextcloud and ownCloud, Seafile, Synology Drive, OneDrive,
		// pCloud, git
		"a.sync-conflict-20230128-151100-ABCDEFG.md",
		"a (conflicted copy 2023-01-28 151100).md",
		"a (Ann's conflicted copy 2023-01-28).md",
		"a (Ann's conflicted copy 2023-01-28 (2)).md",
		"a (Ann's conflicted copy).org",
		"a (Case Conflict).md",
		"a (Case Conflict 1).md",
		"a (Unicode Encoding Conflict).md",
		"a (copia en conflicto de Ann 2023-01-28).md",
		"a (Copie en conflit de Ann 2023-01-28).md",
		"a (In Konflikt stehende Kopie von Ann 2023-01-28).md",
		"a (Ann 的冲突副本 2023-01-28).md",
		"a_conflict-20230128-151100.md",
		"a (SFConflict ann@example.org 2023-01-28-15-11-00).md",
		"a_Ann-PC_Jan-28-1511-2023_Conflict.md",
		"a_Ann-PC_Jan-28-1511-2023_CaseConflict_1.md",
		"a-DESKTOP-4K7QD2M.md",
		"a-LAPTOP-4K7QD2MX.md",
		"a-DESKTOP-4K7QD2M-2.md",
		"a [conflicted].md",
		"a [conflicted 2].md",
		"a_BACKUP_4711.md",
		"a_BASE_4711.md",
		"a_LOCAL_4711.md",
		"a_REMOTE_4711.md",
		"~$a.md",
	};
	for (size_t i = 0; i < HARNESS_COUNT(copies); i++)
		if (!names_is_copy(str_from_z(copies[i])))
			fail_msg("%s is taken for a page", copies[i]);
}

// What a program keeps beside a page while it is open, saved or fetched.
static void test_names_of_temporary_files(void **state)
{
	(void)state;
	static const char *const names[] = {"4913", "a.md~", "a.md.~1~", ".a.md.swp", ".a.md.swo",
		".a.md.swx", ".a.un~", "#a.md#", ".#a.md", ".a.md.kate-swp",
		".goutputstream-AB12CD", ".~lock.a.md#", ".a.md.icloud", "._a.md", ".a.md.AbCdEf",
		".a.md.~5f2a", ".syncthing.a.md.tmp", "~syncthing~a.md.tmp", ".fuse_hidden0000001",
		".nfs00000001", "a.md.tmp", "a.md.part", "a.md.crdownload", "a.md.bak", "a.md.orig",
		"a.md.rej", "a.md~HEAD", "a.md.sb-1234-AbCd", "a.md.!sync"};
	for (size_t i = 0; i < HARNESS_COUNT(names); i++)
		if (is_read(names[i]))
			fail_msg("%s is taken for a page", names[i]);
	assert_true(names_is_skipped(STR(".git")));
	assert_true(names_is_skipped(STR("node_modules")));
	assert_false(names_is_skipped(STR("node_modules.md")));
}

// What a person may call a page.
static void test_names_that_only_look_like_copies(void **state)
{
	(void)state;
	static const char *const names[] = {"a (2).md", "a 2.md", "a - Copy.md", "a~.md",
		"Konflikt (1914-07-28).md", "A war (conflict).md", "Conflict (Ann 1914).md",
		"conflicted copy.md", "Conflict.md", "my-DESKTOP-computer.md", "DESKTOP-1.md",
		"a_BASE_.md", "a_base_4711.md", "RFC_REMOTE.md", "2023_01_28.md", "a.conflict.md",
		"a_conflict-2023.md", "In conflict_1-99.md", "The (SF) Conflict.md", "~a.md",
		"$a.md"};
	for (size_t i = 0; i < HARNESS_COUNT(names); i++)
		if (!is_read(names[i]))
			fail_msg("%s is taken for a copy", names[i]);
}

// Walks top/notes and lists what was found, relative to it, one a line.
static Str walk_notes(Lab *lab)
{
	Talk talk = {0};
	Graphs graphs = {.config = &lab->config, .talk = &talk};
	Walk walk = {.graphs = &graphs, .talk = &talk};
	Str notes = str_from_z(lab->notes);
	Graph *graph = graphs_get(&graphs, notes, graph_is_logseq_root(notes));
	walk_add_root(&walk, &(Root){.path = notes, .kind = ROOT_FOLDER, .graph = graph});
	while (walk_step(&walk))
		;
	Buf listed = {0};
	for (size_t i = 0; i < walk.n; i++) {
		Str inner = path_relative(walk.items[i].graph->root, notes);
		if (!str_equals(walk.items[i].graph->root, notes))
			buf_printf(&listed, "%.*s: ", STR_ARG(inner));
		assert_true(walk.items[i].is_stamped);
		buf_append(&listed, path_relative(walk.items[i].path, notes));
		buf_append_char(&listed, '\n');
	}
	Str text = arena_copy(&lab->arena, buf_str(&listed));
	buf_release(&listed);
	walk_release(&walk);
	graphs_release(&graphs);
	return text;
}

static void test_order_and_extensions(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/b.md", "x");
	lab_write(&lab, "notes/a.markdown", "x");
	lab_write(&lab, "notes/a/z.MD", "x");
	lab_write(&lab, "notes/a-b/c.md", "x");
	lab_write(&lab, "notes/c.txt", "x");
	lab_write(&lab, "notes/d.org", "x");
	lab_write(&lab, "notes/x.md/y.md", "x");
	assert_str(walk_notes(&lab), "a-b/c.md\na.markdown\na/z.MD\nb.md\nd.org\nx.md/y.md\n");
	lab_close(&lab);
}

static void test_what_is_passed_over(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/logseq/config.edn", "{:hidden [\"secret\" \"/pages/old\" \"\"]}");
	lab_write(&lab, "notes/pages/a.md", "x");
	lab_write(&lab, "notes/pages/old.md", "x");
	lab_write(&lab, "notes/pages/older/a.md", "x");
	lab_write(&lab, "notes/secret/a.md", "x");
	lab_write(&lab, "notes/pages/secret.md", "x");
	lab_write(&lab, "notes/logseq/custom.md", "x");
	lab_write(&lab, "notes/logseq/bak/a.md", "x");
	lab_write(&lab, "notes/logseq/.recycle/a.md", "x");
	lab_write(&lab, "notes/logseq/version-files/a.md", "x");
	lab_write(&lab, "notes/node_modules/a.md", "x");
	lab_write(&lab, "notes/.git/a.md", "x");
	lab_write(&lab, "notes/pages/.hidden.md", "x");
	lab_write(&lab, "notes/pages/a.sync-conflict-1.md", "x");
	assert_str(walk_notes(&lab), "logseq/custom.md\npages/a.md\npages/secret.md\n");
	lab_close(&lab);
}

static void check_hidden(Lab *lab, const char *hidden, const char *expected)
{
	lab_write(lab, "notes/logseq/config.edn", "{:hidden [%s]}", hidden);
	assert_str(walk_notes(lab), expected);
}

// The beginning of a path hides files and folders, with a slash before it or without.
static void test_hidden_paths(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_write(&lab, "notes/pages/a.md", "x");
	lab_write(&lab, "notes/old/b.md", "x");
	lab_write(&lab, "notes/older.org", "x");
	check_hidden(&lab, "", "old/b.md\nolder.org\npages/a.md\n");
	check_hidden(&lab, "\"old\"", "pages/a.md\n");
	check_hidden(&lab, "\"/old\"", "pages/a.md\n");
	check_hidden(&lab, "\"old/\"", "older.org\npages/a.md\n");
	check_hidden(&lab, "\"/old/b.md\"", "older.org\npages/a.md\n");
	check_hidden(&lab, "\"older.org\" \"/pages\"", "old/b.md\n");
	check_hidden(&lab, "\"a.md\" \"b\"", "old/b.md\nolder.org\npages/a.md\n");
	check_hidden(&lab, "\"Old\"", "old/b.md\nolder.org\npages/a.md\n");
	lab_close(&lab);
}

static void test_links_pipes_and_odd_names(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "x");
	lab_write(&lab, "elsewhere/b.md", "x");
	lab_write(&lab, "notes/\x1b[31m\n.md", "x");
	lab_write(&lab, "notes/\xff\xfe.md", "x");
	assert_int_equal(symlink("../elsewhere/b.md", lab_path(&lab, "notes/link.md")), 0);
	assert_int_equal(symlink("..", lab_path(&lab, "notes/loop")), 0);
	assert_int_equal(symlink("/dev/zero", lab_path(&lab, "notes/zero.md")), 0);
	assert_int_equal(mkfifo(lab_path(&lab, "notes/pipe.md"), 0600), 0);
	assert_str(walk_notes(&lab), "\x1b[31m\n.md\na.md\n\xff\xfe.md\n");
	lab_close(&lab);
}

static void test_a_graph_inside_of_a_folder(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_write(&lab, "notes/a.md", "x");
	lab_write(&lab, "notes/graph/logseq/config.edn", "{:hidden [\"/b\"]}");
	lab_write(&lab, "notes/graph/pages/a.md", "x");
	lab_write(&lab, "notes/graph/b.md", "x");
	lab_write(&lab, "notes/logseq/a.md", "x");
	assert_str(walk_notes(&lab), "a.md\ngraph: graph/pages/a.md\nlogseq/a.md\n");
	lab_close(&lab);
}

static void test_deep_folders_end(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	Buf path = {0};
	buf_append_z(&path, "notes");
	for (int i = 0; i < WALK_DEPTH_MAX + 5; i++)
		buf_append_z(&path, "/d");
	buf_append_z(&path, "/a.md");
	lab_write(&lab, buf_z(&path), "x");
	lab_write(&lab, "notes/a.md", "x");
	assert_str(walk_notes(&lab), "a.md\n");
	buf_release(&path);
	lab_close(&lab);
}

const struct CMUnitTest walk_tests[] = {
	cmocka_unit_test(test_names_of_pages),
	cmocka_unit_test(test_names_of_copies),
	cmocka_unit_test(test_names_of_temporary_files),
	cmocka_unit_test(test_names_that_only_look_like_copies),
	cmocka_unit_test(test_order_and_extensions),
	cmocka_unit_test(test_what_is_passed_over),
	cmocka_unit_test(test_hidden_paths),
	cmocka_unit_test(test_links_pipes_and_odd_names),
	cmocka_unit_test(test_a_graph_inside_of_a_folder),
	cmocka_unit_test(test_deep_folders_end),
};
const size_t walk_tests_n = HARNESS_COUNT(walk_tests);
