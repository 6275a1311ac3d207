#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests.h"

static const GraphSettings *settings_of(const Config *c, const char *root)
{
	return config_for_graph(c, str_from_z(root));
}

static void test_settings_of_a_graph(void **state)
{
	(void)state;
	// `graphs` first: what follows holds for it all the same.
	Config c = parsed("graphs:\n"
			  "  - path: /no/such/a\n"
			  "    max_interval: 90\n"
			  "    new_per_day: 5\n"
			  "    reviews_per_day: 50\n"
			  "    scheduler: logseq\n"
			  "    cloze: block\n"
			  "    body: question\n"
			  "    templates: cards\n"
			  "    write_back: true\n"
			  "  - path: /no/such/b/\n"
			  "max_interval: 180\n"
			  "cloze: each\n"
			  "new_per_day: 7\n");
	assert_int_equal(c.n_graphs, 2);
	const GraphSettings *a = settings_of(&c, "/no/such/a");
	assert_ptr_equal(a, &c.graphs[0].settings);
	assert_int_equal(a->max_interval, 90);
	assert_int_equal(a->new_per_day, 5);
	assert_int_equal(a->reviews_per_day, 50);
	assert_int_equal(a->scheduler, SCHEDULER_LOGSEQ);
	assert_int_equal(a->cloze, CLOZE_BLOCK);
	assert_int_equal(a->body, BODY_QUESTION);
	assert_int_equal(a->templates, TEMPLATES_CARDS);
	assert_true(a->write_back);
	assert_true(c.graphs[0].limits_new && c.graphs[0].limits_reviews);
	const GraphSettings *b = settings_of(&c, "/no/such/b");
	assert_ptr_equal(b, &c.graphs[1].settings);
	assert_int_equal(b->max_interval, 180);
	assert_int_equal(b->new_per_day, 7);
	assert_int_equal(b->cloze, CLOZE_EACH);
	assert_false(c.graphs[1].limits_new || c.graphs[1].limits_reviews);
	assert_ptr_equal(settings_of(&c, "/no/such"), &c.defaults);
	assert_ptr_equal(settings_of(&c, "/no/such/a/b"), &c.defaults);
	config_release(&c);
}

static void assert_path(const char *written, const char *file, const char *expected)
{
	Buf text = {0};
	buf_printf(&text, "graphs: [{path: %s}]", written);
	Config c;
	Err err = {0};
	config_init(&c);
	if (!config_parse(&c, buf_str(&text), str_from_z(file), &err))
		fail_msg("%s", err.text);
	assert_str(c.graphs[0].path, expected);
	buf_release(&text);
	config_release(&c);
}

static void test_paths(void **state)
{
	(void)state;
	setenv("HOME", "/no/home", 1);
	assert_path("/n/a", "/etc/recto/config.yaml", "/n/a");
	assert_path("/n/a//", "/etc/recto/config.yaml", "/n/a");
	assert_path("/", "/etc/recto/config.yaml", "/");
	assert_path("n/a", "/etc/recto/config.yaml", "/etc/recto/n/a");
	assert_path("../n", "/etc/recto/config.yaml", "/etc/recto/../n");
	assert_path("n", "config.yaml", "./n");
	assert_path("~/n", "/etc/recto/config.yaml", "/no/home/n");
	assert_path("~/", "/etc/recto/config.yaml", "/no/home");
	assert_path("~n", "/etc/recto/config.yaml", "/etc/recto/~n");
	assert_path("'two words'", "/etc/config.yaml", "/etc/two words");
}

static void test_no_home(void **state)
{
	(void)state;
	const char *message = "config.yaml:1:17: no home folder is known for `~/`: set HOME\n"
			      "graphs: [{path: ~/n}]\n"
			      "                ^";
	unsetenv("HOME");
	assert_refused("graphs: [{path: ~/n}]", message);
	setenv("HOME", "relative", 1);
	assert_refused("graphs: [{path: ~/n}]", message);
	unsetenv("HOME");
}

// A graph is found by the folder that its path leads to, by whatever way.
static void test_links_are_resolved(void **state)
{
	(void)state;
	char *folder = harness_make_folder();
	char *real = realpath(folder, NULL);
	Buf notes = {0}, link = {0}, file = {0};
	harness_path(&notes, real, "notes");
	harness_path(&link, real, "link");
	harness_path(&file, folder, "config.yaml");
	assert_int_equal(mkdir(buf_z(&notes), 0700), 0);
	assert_int_equal(symlink("notes", buf_z(&link)), 0);
	Config c;
	Err err = {0};
	config_init(&c);
	assert_true(config_parse(
		&c, STR("graphs: [{path: ./link/, cloze: each}]"), buf_str(&file), &err));
	assert_str(c.graphs[0].root, buf_z(&notes));
	assert_int_equal(config_for_graph(&c, buf_str(&notes))->cloze, CLOZE_EACH);
	assert_ptr_equal(config_for_graph(&c, buf_str(&link)), &c.defaults);
	config_release(&c);
	config_init(&c);
	assert_false(config_parse(
		&c, STR("graphs: [{path: link}, {path: notes}]"), buf_str(&file), &err));
	assert_true(str_contains(str_from_z(err.text), STR("this graph is there twice")));
	config_release(&c);
	buf_release(&notes);
	buf_release(&link);
	buf_release(&file);
	free(real);
	harness_remove_folder(folder);
}

const struct CMUnitTest graphs_tests[] = {
	cmocka_unit_test(test_settings_of_a_graph),
	cmocka_unit_test(test_paths),
	cmocka_unit_test(test_no_home),
	cmocka_unit_test(test_links_are_resolved),
};
const size_t graphs_tests_n = HARNESS_COUNT(graphs_tests);
