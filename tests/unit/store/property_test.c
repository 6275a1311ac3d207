// What queries ask about properties, journals and times, and sorting by them.
#include <string.h>
#include "../../../src/store/dates.h"
#include "../../../src/store/properties.h"
#include "fixture.h"

// 2024-03-01, the day of NOW.
enum { TODAY = 19783 };

static int64_t card_with(Fixture *f, const char *question, const char *properties)
{
	if (f->page == 0)
		fixture_page(f, "page");
	StoredCard card = {.page = f->page,
		.graph = f->graph,
		.line = ++f->line,
		.question = str_from_z(question),
		.deck = STR("deck"),
		.properties = str_from_z(properties),
		.state = card_state_new()};
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
	return card.id;
}

// The questions, joined by blanks.
static const char *join(Fixture *f, CardCursor *c)
{
	StoredCard row;
	Buf text = {0};
	while (card_cursor_next(c, &row, &f->err)) {
		if (text.n > 0)
			buf_append_char(&text, ' ');
		buf_append(&text, row.question);
	}
	assert_int_equal(f->err.kind, ERR_NONE);
	card_cursor_close(c);
	const char *copy = arena_copy_z(&f->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static const char *fits(Fixture *f, Filter filter)
{
	CardCursor *c;
	assert_ok(
		f, store_list_cards(f->store, &filter, &f->moment, STORE_ORDER_PAGE, &c, &f->err));
	return join(f, c);
}

static const char *sorted(Fixture *f, const char *key, bool is_ascending)
{
	CardCursor *c;
	CardSort sort = {str_from_z(key), is_ascending};
	assert_ok(f, store_list_sorted_cards(f->store, NULL, &f->moment, &sort, &c, &f->err));
	return join(f, c);
}

static Filter property(const char *key, const char *value)
{
	return (Filter){.kind = FILTER_PROPERTY, .key = str_from_z(key), .text = str_from_z(value)};
}

// -- properties -----------------------------------------------------------------------------------

static void values_and_their_members(void **state)
{
	static const struct {
		const char *value, *wanted;
		bool has;
	} cases[] = {
		{"book", "book", true},
		{"a book", "book", false},
		{"a book", "a book", true},
		{"[[book]]", "book", true},
		{"#book", "book", true},
		{"#[[good book]]", "good book", true},
		{"\"book\"", "book", true},
		{"\"book\"", "\"book\"", true},
		{"a, book , c", "book", true},
		{"a\xEF\xBC\x8C"
		 "book",
			"book", true}, // full-width comma
		{"[[a, book]]", "book", false},
		{"[[a, book]]", "a, book", true},
		{"[[a]] [[book]]", "book", true},
		{"[[a]], [[book]]", "a", true},
		{"i liked this #book and #film.", "book", true},
		{"i liked this #book and #film.", "film", true},
		{"i liked this #book and #film.", "liked", false},
		{"#bookish", "book", false},
		{"[[a [[book]]]]", "book", true},
		{"[[book", "book", false},
		{"]] [[ ]]", "book", false},
		{"\"a, [[book]], #book\"", "book", false},
		{"5", "5", true},
		{"5", "5.0", false},
		{"", "x", false},
		{"#", "x", false},
		{"\"", "x", false},
		{"问题, 答案", "答案", true},
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		if (property_value_has(str_from_z(cases[i].value), str_from_z(cases[i].wanted)) !=
			cases[i].has)
			fail_msg("%s: %s", cases[i].value, cases[i].wanted);
}

static void the_last_line_of_a_key_counts(void **state)
{
	(void)state;
	Str value = {0};
	Str lines = STR("a:: 1\nab:: 2\na::3\nempty::\nb:: x:: y");
	assert_true(properties_find(lines, STR("a"), &value));
	assert_str(value, "3");
	assert_true(properties_find(lines, STR("empty"), &value));
	assert_str(value, "");
	assert_true(properties_find(lines, STR("b"), &value));
	assert_str(value, "x:: y");
	assert_false(properties_find(lines, STR("x"), &value));
	assert_false(properties_find(lines, STR(""), &value));
	assert_false(properties_find((Str){0}, STR("a"), &value));
}

static void finds_properties(void **state)
{
	Fixture *f = *state;
	card_with(f, "a", "type:: [[Straße]]\n:task:: todo");
	card_with(f, "b", "type:: x, STRASSE\nrating:: 5\n:priority:: a");
	card_with(f, "c", "task:: todo\nempty::");
	card_with(f, "d", "");
	assert_string_equal(fits(f, property("type", "")), "a b");
	assert_string_equal(fits(f, property("type", "strasse")), "a b");
	assert_string_equal(fits(f, property("type", "X")), "b");
	assert_string_equal(fits(f, property("rating", "5")), "b");
	assert_string_equal(fits(f, property("typ", "")), "");
	assert_string_equal(fits(f, property("empty", "")), "c");
	assert_string_equal(fits(f, property("empty", "x")), "");
	assert_string_equal(fits(f, property(":task", "todo")), "a");
	assert_string_equal(fits(f, property(":priority", "A")), "b");
	assert_string_equal(fits(f, property("' OR 1 --", "")), "");
}

// -- dates ----------------------------------------------------------------------------------------

static FilterDate on_day(Day day)
{
	return (FilterDate){.base = DATE_DAY, .day = day};
}

static FilterDate from_today(int months, int days)
{
	return (FilterDate){.base = DATE_TODAY, .months = months, .days = days};
}

static FilterDate from_now(int64_t ms)
{
	return (FilterDate){.base = DATE_NOW, .ms = ms};
}

static void days_of_a_date(void **state)
{
	Fixture *f = *state;
	StoreMoment *m = &f->moment;
	m->day_starts_at = 4;
	FilterDate a = on_day(TODAY);
	FilterDate b = from_today(0, -7);
	DateSpan s = dates_between(&a, &b, m);
	assert_int_equal(s.first, TODAY - 7);
	assert_int_equal(s.last, TODAY);
	assert_int_equal(s.begin, m->day_start - 7 * DAY);
	assert_int_equal(s.end, m->day_end);
	b = from_now(-HOUR);
	s = dates_between(&b, &b, m);
	assert_int_equal(s.first, TODAY);
	assert_int_equal(s.begin, NOW - HOUR);
	assert_int_equal(s.end, NOW - HOUR + 1);
	b = from_now(-7 * HOUR); // 03:00 belongs to the day before
	assert_int_equal(dates_between(&b, &b, m).first, TODAY - 1);
}

static void months_end_where_they_end(void **state)
{
	static const struct {
		int from[3], months, to[3];
	} cases[] = {
		{{2024, 1, 31}, 1, {2024, 2, 29}},
		{{2023, 3, 31}, -1, {2023, 2, 28}},
		{{2024, 2, 29}, 12, {2025, 2, 28}},
		{{2024, 12, 15}, 1, {2025, 1, 15}},
		{{2024, 1, 15}, -1, {2023, 12, 15}},
		{{2024, 1, 15}, -24 * 12, {2000, 1, 15}},
		{{2024, 1, 15}, 1200000, {9999, 12, 31}},
		{{2024, 1, 15}, -1200000, {1, 1, 1}},
		{{2024, 10, 31}, 12 * 7975 + 2, {9999, 12, 31}},
	};
	Fixture *f = *state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		const int *from = cases[i].from;
		const int *to = cases[i].to;
		f->moment.today = calendar_from_civil(from[0], from[1], from[2]);
		FilterDate date = from_today(cases[i].months, 0);
		assert_int_equal(dates_between(&date, &date, &f->moment).first,
			calendar_from_civil(to[0], to[1], to[2]));
	}
}

static void far_dates_stay_in_the_calendar(void **state)
{
	Fixture *f = *state;
	FilterDate early = from_today(-100000 * 12, -100000 * 7);
	FilterDate late = from_today(100000 * 12, 100000 * 7);
	DateSpan s = dates_between(&early, &late, &f->moment);
	assert_int_equal(s.first, calendar_from_civil(1, 1, 1));
	assert_int_equal(s.last, calendar_from_civil(9999, 12, 31));
	assert_true(s.begin >= INSTANT_MIN && s.end <= INSTANT_MAX);
	early = from_now(-INT64_C(1000000000000000));
	late = from_now(INT64_C(1000000000000000));
	s = dates_between(&late, &early, &f->moment);
	assert_true(s.begin == INSTANT_MIN && s.end == INSTANT_MAX + 1);
}

static void journal(Fixture *f, const char *title, Day day)
{
	fixture_page(f, title);
	StoredPage page;
	assert_ok(f, store_load_page(f->store, f->page, &f->arena, &page, &f->err));
	page.is_journal = true;
	page.journal_day = day;
	assert_ok(f, store_put_page(f->store, &page, &f->err));
}

static Filter between(FilterDate from, FilterDate to)
{
	return (Filter){.kind = FILTER_JOURNAL, .from = from, .to = to};
}

static void finds_journals(void **state)
{
	Fixture *f = *state;
	card_with(f, "none", "");
	journal(f, "feb 29th, 2024", TODAY - 1);
	card_with(f, "yesterday", "");
	journal(f, "mar 1st, 2024", TODAY);
	card_with(f, "today", "");
	journal(f, "mar 2nd, 2024", TODAY + 1);
	card_with(f, "tomorrow", "");
	FilterDate today = from_today(0, 0);
	assert_string_equal(fits(f, between(today, today)), "today");
	assert_string_equal(fits(f, between(from_today(0, -7), today)), "yesterday today");
	assert_string_equal(fits(f, between(today, from_today(0, -7))), "yesterday today");
	assert_string_equal(fits(f, between(on_day(TODAY + 1), on_day(TODAY + 9))), "tomorrow");
	assert_string_equal(fits(f, between(on_day(TODAY + 2), on_day(TODAY + 9))), "");
	// Looking ahead moves what is due, not the time.
	f->moment.now += 3 * DAY;
	f->moment.days_ahead = 3;
	assert_string_equal(fits(f, between(from_now(-1), from_now(0))), "today");
}

static void finds_times(void **state)
{
	Fixture *f = *state;
	f->moment.day_starts_at = 4;
	Str at = arena_printf(&f->arena, "created-at:: %lld", (long long)NOW);
	card_with(f, "now", at.p);
	at = arena_printf(&f->arena, "created-at:: %lld", (long long)(NOW - 2 * DAY));
	card_with(f, "before", at.p);
	card_with(f, "text", "created-at:: yesterday");
	card_with(f, "other", "updated-at:: 1709287200000");
	Filter filter = {.kind = FILTER_TIME,
		.key = STR("created-at"),
		.from = from_today(0, -7),
		.to = from_today(0, 0)};
	assert_string_equal(fits(f, filter), "now before");
	filter.from = from_today(0, -1);
	assert_string_equal(fits(f, filter), "now");
	filter.from = from_now(0);
	filter.to = from_now(0);
	assert_string_equal(fits(f, filter), "now");
	filter.from = from_now(1);
	filter.to = from_now(HOUR);
	assert_string_equal(fits(f, filter), "");
}

// -- pages ----------------------------------------------------------------------------------------

static void finds_a_page_by_each_of_its_names(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "math");
	card_with(f, "a", "");
	assert_ok(f, store_set_page_aliases(f->store, f->page, STR("maths\nm"), &f->err));
	fixture_page(f, "math/algebra");
	card_with(f, "b", "");
	Filter filter = {.kind = FILTER_PAGE_ITSELF, .text = STR("math")};
	assert_string_equal(fits(f, filter), "a");
	filter.text = STR("maths");
	assert_string_equal(fits(f, filter), "a");
	filter.text = STR("math/algebra");
	assert_string_equal(fits(f, filter), "b");
	filter.text = STR("mat*");
	assert_string_equal(fits(f, filter), "");
}

// -- sorting --------------------------------------------------------------------------------------

static void sorts_by_a_property(void **state)
{
	Fixture *f = *state;
	card_with(f, "none", "");
	card_with(f, "ten", "n:: 10");
	card_with(f, "nine", "n:: 9");
	card_with(f, "half", "n:: 0.5");
	card_with(f, "B", "n:: b");
	card_with(f, "a", "n:: A");
	card_with(f, "empty", "n::");
	assert_string_equal(sorted(f, "n", true), "half nine ten a B none empty");
	assert_string_equal(sorted(f, "n", false), "B a ten nine half none empty");
	assert_string_equal(sorted(f, "m", false), "none ten nine half B a empty");
}

static void sorts_by_the_page(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "b");
	card_with(f, "b1", "page:: z");
	card_with(f, "b2", "");
	fixture_page(f, "C");
	card_with(f, "c", "");
	fixture_page(f, "a");
	card_with(f, "a", "");
	assert_string_equal(sorted(f, "page", true), "a b1 b2 c");
	assert_string_equal(sorted(f, "page", false), "c b1 b2 a");
}

const struct CMUnitTest property_tests[] = {
	cmocka_unit_test(values_and_their_members),
	cmocka_unit_test(the_last_line_of_a_key_counts),
	FIXTURE_TEST(finds_properties),
	FIXTURE_TEST(days_of_a_date),
	FIXTURE_TEST(months_end_where_they_end),
	FIXTURE_TEST(far_dates_stay_in_the_calendar),
	FIXTURE_TEST(finds_journals),
	FIXTURE_TEST(finds_times),
	FIXTURE_TEST(finds_a_page_by_each_of_its_names),
	FIXTURE_TEST(sorts_by_a_property),
	FIXTURE_TEST(sorts_by_the_page),
};
const size_t property_tests_n = HARNESS_COUNT(property_tests);
