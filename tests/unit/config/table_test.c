#include <stdlib.h>
#include <string.h>
#include "tests.h"

static Str name_of(size_t key)
{
	return str_from_z(config_keys[key].name);
}

static void test_sorted_and_unique(void **state)
{
	(void)state;
	for (size_t i = 1; i < config_keys_n; i++)
		assert_true(str_compare(name_of(i - 1), name_of(i)) < 0);
}

static void test_complete(void **state)
{
	(void)state;
	static const char *const names[] = {"scheduler", "day_starts_at", "new_per_day",
		"reviews_per_day", "order", "max_interval", "fuzz", "leech_at", "leech_action",
		"bury_siblings", "cloze", "body", "templates", "hide_tags", "write_back", "keys",
		"bind", "images", "math", "theme", "editor", "opener", "graphs"};
	assert_int_equal(config_keys_n, HARNESS_COUNT(names));
	for (size_t i = 0; i < HARNESS_COUNT(names); i++) {
		bool is_there = false;
		for (size_t key = 0; key < config_keys_n; key++)
			is_there |= strcmp(config_keys[key].name, names[i]) == 0;
		if (!is_there)
			fail_msg("%s is missing", names[i]);
	}
}

static void test_documented(void **state)
{
	(void)state;
	for (size_t i = 0; i < config_keys_n; i++) {
		const ConfigKey *key = &config_keys[i];
		assert_true(strlen(key->values) > 0);
		assert_true(strlen(key->help) > 0);
		assert_true(key->help[strlen(key->help) - 1] != '.');
	}
}

static void test_keys_per_graph(void **state)
{
	(void)state;
	Buf names = {0};
	for (size_t i = 0; i < config_keys_n; i++)
		if (config_keys[i].per_graph)
			buf_printf(&names, "%s ", config_keys[i].name);
	assert_str(buf_str(&names), "body cloze max_interval new_per_day reviews_per_day scheduler "
				    "templates write_back ");
	buf_release(&names);
}

static Str first_value(const ConfigKey *key)
{
	Str values = str_from_z(key->values);
	Str first, rest;
	str_cut(values, ';', &first, &rest);
	str_cut(first, ',', &first, &rest);
	return first;
}

// Writing the default down is the same as leaving the key out.
static void test_defaults_are_values(void **state)
{
	(void)state;
	for (size_t i = 0; i < config_keys_n; i++) {
		Buf text = {0};
		buf_printf(&text, "%s: %.*s\n", config_keys[i].name,
			STR_ARG(first_value(&config_keys[i])));
		Config c = parsed(buf_z(&text));
		config_release(&c);
		buf_release(&text);
	}
}

// -- the manual and the example ----------------------------------------------------------------

// From the key's item to the next one.
static Str find_item(Str manual, const char *name)
{
	Buf head = {0};
	buf_printf(&head, "\n.It Cm %s :", name);
	size_t at;
	if (!str_find(manual, buf_str(&head), &at))
		fail_msg("%s is not in the manual", name);
	Str item = str_skip(manual, at + head.n);
	buf_release(&head);
	if (str_find(item, STR("\n.It "), &at) || str_find(item, STR("\n.El"), &at))
		item = str_head(item, at);
	return item;
}

static void test_manual(void **state)
{
	(void)state;
	Buf manual = harness_read("doc/recto-config.5");
	for (size_t i = 0; i < config_keys_n; i++) {
		Str item = find_item(buf_str(&manual), config_keys[i].name);
		if (str_contains(item, STR("\nPer graph.")) != config_keys[i].per_graph)
			fail_msg(
				"%s: the manual is wrong about \"per graph\"", config_keys[i].name);
	}
	buf_release(&manual);
}

static void test_manual_knows_what_takes_effect(void **state)
{
	(void)state;
	Buf manual = harness_read("doc/recto-config.5");
	Str head = STR("\nTaking effect in this release:\n");
	size_t at, end;
	assert_true(str_find(buf_str(&manual), head, &at));
	Str list = str_skip(buf_str(&manual), at + head.n);
	assert_true(str_find(list, STR(".Sh"), &end));
	list = str_head(list, end);
	for (size_t i = 0; i < config_keys_n; i++) {
		Buf word = {0}, last_word = {0};
		buf_printf(&word, " %s ", config_keys[i].name);
		buf_printf(&last_word, " %s\n", config_keys[i].name);
		bool is_listed = str_contains(list, buf_str(&word)) ||
				 str_contains(list, buf_str(&last_word));
		buf_release(&word);
		buf_release(&last_word);
		if (is_listed == config_keys[i].is_inert)
			fail_msg("%s: the manual is wrong about its effect", config_keys[i].name);
	}
	buf_release(&manual);
}

// The lines of the example that start with `mark`, without its '#' and blanks.
static void take_lines(Str example, Str mark, Buf *out)
{
	Str line;
	while (str_next_line(&example, &line)) {
		Str rest = str_skip(line, mark.n);
		if (!str_starts_with(line, mark) || rest.n == 0)
			continue;
		if (mark.n == 1 && !(rest.p[0] >= 'a' && rest.p[0] <= 'z'))
			continue;
		buf_append(out, rest);
		buf_append_char(out, '\n');
	}
}

static int count_lines(Str text, const char *key)
{
	int n = 0;
	Str line, name, value;
	while (str_next_line(&text, &line)) {
		str_cut(line, ':', &name, &value);
		n += str_equals(name, str_from_z(key));
	}
	return n;
}

static void test_example_has_every_default(void **state)
{
	(void)state;
	Buf example = harness_read("share/config.example.yaml");
	Buf settings = {0};
	take_lines(buf_str(&example), STR("#"), &settings);
	Config c = parsed(buf_z(&settings));
	for (size_t i = 0; i < config_keys_n; i++) {
		assert_int_equal(count_lines(buf_str(&settings), config_keys[i].name), 1);
		Buf line = {0};
		buf_printf(&line, "%s: %.*s\n", config_keys[i].name,
			STR_ARG(first_value(&config_keys[i])));
		if (!str_contains(buf_str(&settings), buf_str(&line)))
			fail_msg(
				"%s does not have its default in the example", config_keys[i].name);
		buf_release(&line);
	}
	config_release(&c);
	buf_release(&settings);
	buf_release(&example);
}

static void test_example_without_changes_is_empty(void **state)
{
	(void)state;
	Buf example = harness_read("share/config.example.yaml");
	Str rest = buf_str(&example);
	Str line;
	while (str_next_line(&rest, &line))
		assert_true(line.n == 0 || line.p[0] == '#');
	Config c = parsed(buf_z(&example));
	config_release(&c);
	buf_release(&example);
}

static void test_what_the_example_shows(void **state)
{
	(void)state;
	setenv("HOME", "/no/home", 1);
	Buf example = harness_read("share/config.example.yaml");
	Buf shown = {0};
	take_lines(buf_str(&example), STR("#     "), &shown);
	Config c = parsed(buf_z(&shown));
	assert_int_equal(c.n_binds, 4);
	assert_int_equal(c.n_graphs, 2);
	assert_str(c.graphs[1].path, "/no/home/wiki");
	assert_true(c.graphs[1].settings.write_back);
	assert_str(c.editor, "code --wait --goto {file}:{line}");
	config_release(&c);
	buf_release(&shown);
	buf_release(&example);
}

const struct CMUnitTest table_tests[] = {
	cmocka_unit_test(test_sorted_and_unique),
	cmocka_unit_test(test_complete),
	cmocka_unit_test(test_documented),
	cmocka_unit_test(test_keys_per_graph),
	cmocka_unit_test(test_defaults_are_values),
	cmocka_unit_test(test_manual),
	cmocka_unit_test(test_manual_knows_what_takes_effect),
	cmocka_unit_test(test_example_has_every_default),
	cmocka_unit_test(test_example_without_changes_is_empty),
	cmocka_unit_test(test_what_the_example_shows),
};
const size_t table_tests_n = HARNESS_COUNT(table_tests);
