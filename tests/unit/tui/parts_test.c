#include "../../../src/tui/parts.h"
#include "tests.h"

static Pane pane_for(int rows, int columns)
{
	Frame f = {.rows = rows, .columns = columns};
	return pane_of(&f);
}

static void the_measure_is_comfortable(void **state)
{
	(void)state;
	Pane wide = pane_for(60, 200);
	assert_int_equal(wide.right - wide.left, MEASURE_MAX);
	assert_in_range(wide.left, 55, 57);
	assert_int_equal(wide.top, 2);
	Pane usual = pane_for(24, 80);
	assert_int_equal(usual.left, 2);
	assert_int_equal(usual.right, 78);
	assert_int_equal(usual.top, 0);
	assert_false(usual.is_small);
	Pane small = pane_for(5, 20);
	assert_int_equal(small.left, 0);
	assert_int_equal(small.right, 20);
	assert_true(small.is_small);
}

static void scrolling_stays_inside(void **state)
{
	(void)state;
	Scroll s = {.max = 10, .page = 6};
	assert_false(scroll_act(&s, ACTION_REVEAL));
	assert_true(scroll_act(&s, ACTION_UP));
	assert_int_equal(s.at, 0);
	assert_true(scroll_act(&s, ACTION_PAGE_DOWN));
	assert_int_equal(s.at, 3);
	scroll_act(&s, ACTION_DOWN);
	assert_int_equal(s.at, 4);
	scroll_act(&s, ACTION_BOTTOM);
	assert_int_equal(s.at, 10);
	scroll_act(&s, ACTION_DOWN);
	assert_int_equal(s.at, 10);
	scroll_act(&s, ACTION_PAGE_UP);
	assert_int_equal(s.at, 7);
	scroll_act(&s, ACTION_TOP);
	assert_int_equal(s.at, 0);
}

static void check_duration(int64_t ms, const char *expected)
{
	Buf out = {0};
	append_duration(&out, ms);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void durations(void **state)
{
	(void)state;
	check_duration(0, "0 s");
	check_duration(34600, "35 s");
	check_duration(59400, "59 s");
	check_duration(59600, "1 min");
	check_duration(240000, "4 min");
	check_duration(4320000, "1 h 12 min");
}

static void check_when(const char *due, const char *expected)
{
	Buf out = {0};
	Clock clock = {.is_frozen = true, .day_starts_at = 4};
	Instant t;
	assert_true(calendar_parse_rfc3339(STR("2023-02-02T12:00:00Z"), &clock.frozen));
	assert_true(calendar_parse_rfc3339(str_from_z(due), &t));
	append_when(&out, &clock, t);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

static void when_the_next_card_comes(void **state)
{
	(void)state;
	check_when("2023-02-02T20:00:00Z", "later today");
	check_when("2023-02-03T03:00:00Z", "later today");
	check_when("2023-02-03T04:00:00Z", "tomorrow");
	check_when("2023-02-07T04:00:00Z", "in 5 d, on 2023-02-07");
}

static void check_counts(int due, int new_, int drill, const char *expected)
{
	Lines l = {0};
	add_counts(&l, due, new_, drill);
	assert_str(l.items[0].text, expected);
	lines_release(&l);
}

static void counts_leave_out_what_is_nothing(void **state)
{
	(void)state;
	check_counts(3, 2, 1, "3 due · 2 new · 1 drill");
	check_counts(3, 0, 1, "3 due · 1 drill");
	check_counts(0, 2, 0, "2 new");
	check_counts(0, 0, 0, "");
}

static void wrapped_text_hangs(void **state)
{
	(void)state;
	Lines l = {0};
	Buf out = {0};
	lines_add(&l, STR("file  "), style_dim);
	add_wrapped(&l, STR("one two three"), 13, 6, style_plain);
	lines_append_text(&l, &out);
	assert_str(buf_str(&out), "file  one two\n      three\n");
	buf_release(&out);
	lines_release(&l);
}

// Every action with a key stands in the help, once.
static void help_is_complete(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	Lines l = {0};
	Buf out = {0};
	add_help(&l, &f.keys, ON_LISTS, 60);
	lines_append_text(&l, &out);
	for (ActionId i = 0; i < ACTION_COUNT; i++)
		if (keymap_key_of(&f.keys, i, 0) != KEY_NONE)
			assert_true(str_contains(buf_str(&out), str_from_z(actions[i].help)));
	buf_release(&out);
	lines_release(&l);
	fixture_close(&f);
}

static void check_changes(ImportReport report, const char *expected)
{
	Message m = {0};
	assert_int_equal(message_set_import(&m, &report), *expected != '\0');
	assert_str(buf_str(&m.text), expected);
	buf_release(&m.text);
}

static void changes_are_called_what_they_are(void **state)
{
	(void)state;
	check_changes((ImportReport){.unchanged = 7}, "");
	check_changes((ImportReport){.new_ = 1}, "the pages have changed: 1 new");
	check_changes((ImportReport){.back = 10}, "the pages have changed: 10 back");
	check_changes((ImportReport){.new_ = 1, .edited = 2, .moved = 3, .back = 4, .gone = 5},
		"the pages have changed: 1 new, 2 edited, 3 moved, 4 back, 5 gone");
	check_changes((ImportReport){.resets_taken = 1}, "what Logseq did meanwhile is taken in");
}

const struct CMUnitTest parts_tests[] = {
	cmocka_unit_test(the_measure_is_comfortable),
	cmocka_unit_test(scrolling_stays_inside),
	cmocka_unit_test(durations),
	cmocka_unit_test(when_the_next_card_comes),
	cmocka_unit_test(counts_leave_out_what_is_nothing),
	cmocka_unit_test(wrapped_text_hangs),
	cmocka_unit_test(help_is_complete),
	cmocka_unit_test(changes_are_called_what_they_are),
};
const size_t parts_tests_n = HARNESS_COUNT(parts_tests);
