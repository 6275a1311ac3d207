#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests.h"

// A folder, and the path of a configuration in it.
typedef struct Place {
	char *folder;
	Buf path;
} Place;

static Place place_make(void)
{
	Place p = {.folder = harness_make_folder()};
	harness_path(&p.path, p.folder, "config.yaml");
	return p;
}

static void place_remove(Place *p)
{
	buf_release(&p->path);
	harness_remove_folder(p->folder);
}

// What config_load says; "" when it is content.
static void load(const char *path, bool must_exist, Config *c, Err *err)
{
	*err = (Err){0};
	config_init(c);
	bool is_loaded = config_load(c, path, must_exist, err);
	assert_int_equal(is_loaded, err->kind == ERR_NONE);
}

static void test_load(void **state)
{
	(void)state;
	Place p = place_make();
	harness_write(buf_z(&p.path), STR("order: page\ngraphs: [{path: notes}]\n"));
	Config c;
	Err err;
	load(buf_z(&p.path), true, &c, &err);
	assert_int_equal(err.kind, ERR_NONE);
	assert_int_equal(c.order, ORDER_PAGE);
	assert_str(c.file, buf_z(&p.path));
	Buf notes = {0};
	assert_str(c.graphs[0].path, harness_path(&notes, p.folder, "notes"));
	buf_release(&notes);
	config_release(&c);
	place_remove(&p);
}

static void test_missing(void **state)
{
	(void)state;
	Place p = place_make();
	Config c;
	Err err;
	load(buf_z(&p.path), false, &c, &err);
	assert_int_equal(err.kind, ERR_NONE);
	assert_int_equal(c.day_starts_at, 4);
	assert_str(c.file, "");
	config_release(&c);
	load(buf_z(&p.path), true, &c, &err);
	assert_int_equal(err.kind, ERR_IO);
	Buf expected = {0};
	buf_printf(&expected, "%s: No such file or directory", buf_z(&p.path));
	assert_string_equal(err.text, buf_z(&expected));
	config_release(&c);
	buf_append_z(&p.path, "/below");
	load(buf_z(&p.path), false, &c, &err);
	assert_int_equal(err.kind, ERR_NONE);
	config_release(&c);
	buf_release(&expected);
	place_remove(&p);
}

static void test_error_names_the_file(void **state)
{
	(void)state;
	Place p = place_make();
	harness_write(buf_z(&p.path), STR("# mine\norder: sideways\n"));
	Config c;
	Err err;
	load(buf_z(&p.path), false, &c, &err);
	assert_int_equal(err.kind, ERR_IO);
	Buf expected = {0};
	buf_printf(&expected,
		"%s:2:8: `order` is `due`, `random` or `page`, not `sideways`\n"
		"order: sideways\n"
		"       ^",
		buf_z(&p.path));
	assert_string_equal(err.text, buf_z(&expected));
	buf_release(&expected);
	config_release(&c);
	place_remove(&p);
}

static void test_links(void **state)
{
	(void)state;
	Place p = place_make();
	Buf link = {0};
	harness_path(&link, p.folder, "link.yaml");
	assert_int_equal(symlink("config.yaml", buf_z(&link)), 0);
	Config c;
	Err err;
	load(buf_z(&link), false, &c, &err); // leads nowhere: somebody meant something
	assert_int_equal(err.kind, ERR_IO);
	config_release(&c);
	harness_write(buf_z(&p.path), STR("day_starts_at: 0\n"));
	load(buf_z(&link), false, &c, &err);
	assert_int_equal(err.kind, ERR_NONE);
	assert_int_equal(c.day_starts_at, 0);
	assert_str(c.file, buf_z(&link));
	config_release(&c);
	buf_release(&link);
	place_remove(&p);
}

static void test_what_is_no_file(void **state)
{
	(void)state;
	Place p = place_make();
	Config c;
	Err err;
	load(p.folder, false, &c, &err);
	assert_int_equal(err.kind, ERR_IO);
	config_release(&c);
	assert_int_equal(mkfifo(buf_z(&p.path), 0600), 0);
	load(buf_z(&p.path), false, &c, &err);
	assert_int_equal(err.kind, ERR_IO);
	config_release(&c);
	place_remove(&p);
}

static void test_too_large(void **state)
{
	(void)state;
	Place p = place_make();
	Buf text = {0};
	buf_append_repeat(&text, '#', (1 << 20) + 1);
	harness_write(buf_z(&p.path), buf_str(&text));
	Config c;
	Err err;
	load(buf_z(&p.path), false, &c, &err);
	assert_int_equal(err.kind, ERR_IO);
	config_release(&c);
	buf_truncate(&text, 1 << 20);
	harness_write(buf_z(&p.path), buf_str(&text));
	load(buf_z(&p.path), false, &c, &err);
	assert_int_equal(err.kind, ERR_NONE);
	config_release(&c);
	buf_release(&text);
	place_remove(&p);
}

const struct CMUnitTest load_tests[] = {
	cmocka_unit_test(test_load),
	cmocka_unit_test(test_missing),
	cmocka_unit_test(test_error_names_the_file),
	cmocka_unit_test(test_links),
	cmocka_unit_test(test_what_is_no_file),
	cmocka_unit_test(test_too_large),
};
const size_t load_tests_n = HARNESS_COUNT(load_tests);
