#include "recto/base/path.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests.h"

static void joins(void **state)
{
	(void)state;
	Arena a = {0};
	assert_string_equal(path_join(&a, STR("a"), STR("b")), "a/b");
	assert_string_equal(path_join(&a, STR("a/"), STR("b")), "a/b");
	assert_string_equal(path_join(&a, STR("/"), STR("b")), "/b");
	assert_string_equal(path_join(&a, STR("a"), STR("/b")), "/b");
	assert_string_equal(path_join(&a, (Str){0}, STR("b")), "b");
	assert_string_equal(path_join(&a, STR("a"), (Str){0}), "a/");
	arena_release(&a);
}

static void takes_apart(void **state)
{
	(void)state;
	static const struct {
		const char *path, *folder, *base, *stem, *extension;
	} cases[] = {
		{"a/b.md", "a", "b.md", "b", ".md"},
		{"/a/b.c.md", "/a", "b.c.md", "b.c", ".md"},
		{"/a", "/", "a", "a", ""},
		{"a", ".", "a", "a", ""},
		{"a/b/", "a", "b", "b", ""},
		{"a//b", "a", "b", "b", ""},
		{"a/.hidden", "a", ".hidden", ".hidden", ""},
		{"a/.hidden.md", "a", ".hidden.md", ".hidden", ".md"},
		{"a.b/c", "a.b", "c", "c", ""},
		{"a.", ".", "a.", "a", "."},
		{"", ".", "", "", ""},
		{"/", "/", "", "", ""},
		{"//a", "/", "a", "a", ""},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Str path = str_from_z(cases[i].path);
		assert_str(path_folder(path), cases[i].folder);
		assert_str(path_base(path), cases[i].base);
		assert_str(path_stem(path), cases[i].stem);
		assert_str(path_extension(path), cases[i].extension);
	}
	assert_str(path_folder((Str){0}), ".");
	assert_str(path_extension((Str){0}), "");
}

static void lies_within(void **state)
{
	(void)state;
	assert_true(path_is_within(STR("/a/b"), STR("/a")));
	assert_true(path_is_within(STR("/a/b"), STR("/a/")));
	assert_true(path_is_within(STR("/a"), STR("/a")));
	assert_true(path_is_within(STR("/a"), STR("/")));
	assert_true(path_is_within(STR("/"), STR("/")));
	assert_false(path_is_within(STR("/ab"), STR("/a")));
	assert_false(path_is_within(STR("/"), STR("/a")));
	assert_false(path_is_within(STR("/b/a"), STR("/a")));
	assert_str(path_relative(STR("/a/b/c"), STR("/a")), "b/c");
	assert_str(path_relative(STR("/a/b/c"), STR("/a/")), "b/c");
	assert_str(path_relative(STR("/a/b"), STR("/")), "a/b");
	assert_str(path_relative(STR("/a"), STR("/a")), "");
	assert_str(path_relative(STR("/ab"), STR("/a")), "/ab");
}

static void resolves_links(void **state)
{
	(void)state;
	char *folder = harness_make_folder();
	Buf path = {0};
	Arena a = {0};
	Err err = {0};
	char *real, *resolved;
	assert_true(path_resolve(folder, &a, &real, &err));
	assert_int_equal(symlink(".", harness_path(&path, folder, "self")), 0);
	assert_true(path_resolve(harness_path(&path, folder, "self/self"), &a, &resolved, &err));
	assert_string_equal(resolved, real);
	assert_false(path_resolve(harness_path(&path, folder, "missing"), &a, &resolved, &err));
	assert_int_equal(err.kind, ERR_IO);
	assert_non_null(strstr(err.text, "missing: No such file"));
	arena_release(&a);
	buf_release(&path);
	harness_remove_folder(folder);
}

static void makes_all_folders(void **state)
{
	(void)state;
	char *folder = harness_make_folder();
	Buf path = {0};
	Err err = {0};
	struct stat s;
	assert_true(path_make_folders(harness_path(&path, folder, "a//b/c"), &err));
	assert_true(path_make_folders(harness_path(&path, folder, "a/b/c"), &err));
	assert_true(path_make_folders(harness_path(&path, folder, "a/b/d/"), &err));
	assert_int_equal(stat(harness_path(&path, folder, "a/b"), &s), 0);
	assert_int_equal(s.st_mode & 07777, 0700);
	harness_write(harness_path(&path, folder, "file"), STR("x"));
	assert_false(path_make_folders(harness_path(&path, folder, "file/a"), &err));
	assert_int_equal(err.kind, ERR_IO);
	assert_false(path_make_folders(harness_path(&path, folder, "file"), NULL));
	assert_false(path_make_folders("", NULL));
	assert_true(path_make_folders("/", NULL));
	buf_release(&path);
	harness_remove_folder(folder);
}

static void set_or_unset(const char *name, const char *value)
{
	if (value)
		setenv(name, value, 1);
	else
		unsetenv(name);
}

static void assert_folders(const char *home, const char *xdg, const char *data, const char *config)
{
	Arena a = {0};
	Err err = {0};
	char *found = NULL;
	set_or_unset("HOME", home);
	set_or_unset("XDG_DATA_HOME", xdg);
	set_or_unset("XDG_CONFIG_HOME", xdg);
	assert_int_equal(path_data_folder(&a, &found, &err), data != NULL);
	if (data)
		assert_string_equal(found, data);
	else
		assert_int_equal(err.kind, ERR_IO);
	assert_int_equal(path_config_folder(&a, &found, NULL), config != NULL);
	if (config)
		assert_string_equal(found, config);
	arena_release(&a);
}

static void knows_the_folders_of_the_person(void **state)
{
	(void)state;
	Buf home = {0};
	buf_append_z(&home, getenv("HOME"));
	assert_folders("/h", NULL, "/h/.local/share/recto", "/h/.config/recto");
	assert_folders("/h", "", "/h/.local/share/recto", "/h/.config/recto");
	assert_folders("/h", "relative", "/h/.local/share/recto", "/h/.config/recto");
	assert_folders("/h/", "/x/", "/x/recto", "/x/recto");
	assert_folders(NULL, "/x", "/x/recto", "/x/recto");
	assert_folders(NULL, NULL, NULL, NULL);
	assert_folders("", NULL, NULL, NULL);
	assert_folders("relative", "relative", NULL, NULL);
	set_or_unset("XDG_DATA_HOME", NULL);
	set_or_unset("XDG_CONFIG_HOME", NULL);
	set_or_unset("HOME", home.n > 0 ? buf_z(&home) : NULL);
	buf_release(&home);
}

const struct CMUnitTest path_tests[] = {
	cmocka_unit_test(joins),
	cmocka_unit_test(takes_apart),
	cmocka_unit_test(lies_within),
	cmocka_unit_test(resolves_links),
	cmocka_unit_test(makes_all_folders),
	cmocka_unit_test(knows_the_folders_of_the_person),
};
const size_t path_tests_n = HARNESS_COUNT(path_tests);
