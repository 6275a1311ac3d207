#include "recto/card/journal.h"

#include "recto/card/refs.h"
#include "tests.h"

// What a name reads as, written as "2023-01-28"; NULL: as no date.
static void check_parse(const char *name, const char *form, const char *expected)
{
	Day day;
	Buf written = {0};
	bool is_date = journal_parse(str_from_z(name), str_from_z(form), &day);
	if (is_date != (expected != NULL))
		fail_msg("%s in the form \"%s\"", name, form);
	if (is_date) {
		calendar_format_day(day, &written);
		assert_str(buf_str(&written), expected);
	}
	buf_release(&written);
}

static void test_forms_that_are_always_known(void **state)
{
	(void)state;
	static const char *const forms[] = {"", "dd.MM.yyyy", "yyyy年MM月dd日"};
	for (size_t i = 0; i < HARNESS_COUNT(forms); i++) {
		check_parse("Jan 28th, 2023", forms[i], "2023-01-28");
		check_parse("january 28th, 2023", forms[i], "2023-01-28");
		check_parse("JAN 28TH, 2023", forms[i], "2023-01-28");
		check_parse("2023-01-28", forms[i], "2023-01-28");
		check_parse("2023-1-8", forms[i], "2023-01-08");
		check_parse("2023_01_28", forms[i], "2023-01-28");
		check_parse("2023-01-28  ", forms[i], "2023-01-28");
		check_parse("jan 1nd, 2023", forms[i], "2023-01-01");
	}
}

static void test_what_is_no_date(void **state)
{
	(void)state;
	static const char *const names[] = {"", "jan", "2023", "2023-01", "jan 28, 2023",
		"jan 28th 2023", "2023-13-01", "2023-02-29", "2023-04-31", "2023-00-01",
		"2023-01-00", "12023-01-01", " 2023-01-28", "2023-01-28 x", "28-01-2023",
		"2023_01-28", "x2023-01-28", "2023-001-28", "jan 028th, 2023", "jan th, 2023"};
	for (size_t i = 0; i < HARNESS_COUNT(names); i++)
		check_parse(names[i], "", NULL);
	check_parse("2024-02-29", "", "2024-02-29");
}

static void test_years_of_two_digits(void **state)
{
	(void)state;
	check_parse("23-01-28", "", "2023-01-28");
	check_parse("39-01-28", "", "2039-01-28");
	check_parse("40-01-28", "", "1940-01-28");
	check_parse("28.01.23", "dd.MM.yy", "2023-01-28");
	check_parse("280123", "ddMMyy", "2023-01-28");
}

static void test_forms_of_graphs(void **state)
{
	(void)state;
	check_parse("2023年01月28日", "yyyy年MM月dd日", "2023-01-28");
	check_parse("2023年1月8日", "yyyy年MM月dd日", "2023-01-08");
	check_parse("2023年01月28", "yyyy年MM月dd日", NULL);
	check_parse("28.01.2023", "dd.MM.yyyy", "2023-01-28");
	check_parse("28-01-2023", "dd.MM.yyyy", NULL);
	check_parse("01/28/2023", "MM/dd/yyyy", "2023-01-28");
	check_parse("20230128", "yyyyMMdd", "2023-01-28");
	check_parse("2023-01-28 saturday", "yyyy-MM-dd EEEE", "2023-01-28");
	check_parse("Sat, 28-01-2023", "E, dd-MM-yyyy", "2023-01-28");
	check_parse("mon, 28-01-2023", "EEE, dd-MM-yyyy", "2023-01-28");
	check_parse("28th January 2023", "do MMMM yyyy", "2023-01-28");
	check_parse("28th jan 2023", "do MMMM yyyy", "2023-01-28");
	check_parse("Week of 28 1 2023", "'Week of' d M yyyy", "2023-01-28");
	check_parse("28 o'clock 1 2023", "dd 'o'''clock' M yyyy", NULL);
	check_parse("28'1'2023", "dd''MM''yyyy", "2023-01-28");
	// The graph's own form is tried first.
	check_parse("2023-01-02", "yyyy-dd-MM", "2023-02-01");
}

static void check_title(const char *name, const char *form, const char *expected)
{
	Day day;
	Buf title = {0};
	assert_true(journal_parse(str_from_z(name), (Str){0}, &day));
	journal_append_title(day, str_from_z(form), &title);
	assert_str(buf_str(&title), expected);
	buf_release(&title);
}

static void test_titles(void **state)
{
	(void)state;
	check_title("2023-01-28", "", "Jan 28th, 2023");
	check_title("2023-01-01", "", "Jan 1st, 2023");
	check_title("2023-05-02", "", "May 2nd, 2023");
	check_title("2023-12-03", "", "Dec 3rd, 2023");
	check_title("2023-01-11", "", "Jan 11th, 2023");
	check_title("2023-01-12", "", "Jan 12th, 2023");
	check_title("2023-01-13", "", "Jan 13th, 2023");
	check_title("2023-01-21", "", "Jan 21st, 2023");
	check_title("2023-01-22", "", "Jan 22nd, 2023");
	check_title("2023-01-23", "", "Jan 23rd, 2023");
	check_title("2023-01-31", "", "Jan 31st, 2023");
	check_title("2023-01-28", "yyyy年MM月dd日", "2023年01月28日");
	check_title("2023-01-08", "d.M.yy", "8.1.23");
	check_title("2023-01-28", "EEEE, MMMM do yyyy", "Saturday, January 28th 2023");
	check_title("2023-01-28", "E dd", "Sat 28");
	check_title("2023-01-28", "EE EEE", "Sat Sat");
	check_title("1940-01-01", "EEEE", "Monday");
	check_title("1970-01-01", "EEEE", "Thursday");
	check_title("2023-01-28", "'day' d ''yy 'x", "day 28 '23 x");
}

static void test_usable_forms(void **state)
{
	(void)state;
	static const char *const usable[] = {JOURNAL_FORM, "yyyy-MM-dd EEEE", "yyyyMMdd",
		"yyyy年MM月dd日", "do MMM yyyy", "E, dd.MM.yyyy", "'w' d/M/yy"};
	static const char *const others[] = {"", "yyyy", "MM-dd", "EEEE", "yyyy-MM-dd HH:mm",
		"dd MMMMM yyyy", "yyy-MM-dd", "'yyyy-MM-dd'", "date yyyy-MM-dd", "yyyy-ww"};
	for (size_t i = 0; i < HARNESS_COUNT(usable); i++)
		assert_true(journal_form_is_usable(str_from_z(usable[i])));
	for (size_t i = 0; i < HARNESS_COUNT(others); i++)
		assert_false(journal_form_is_usable(str_from_z(others[i])));
}

// What is written in a form reads as the same day, in lower case, too.
static void test_titles_read_back(void **state)
{
	(void)state;
	static const char *const forms[] = {"", "do MMM yyyy", "do MMMM yyyy", "MMMM do, yyyy",
		"E, dd-MM-yyyy", "EEE, yyyy/MM/dd", "EEEE, MM/dd/yyyy", "dd.MM.yyyy", "MM_dd_yyyy",
		"yyyy-MM-dd EEEE", "yyyyMMdd", "yyyy年MM月dd日", "d.M.yy"};
	Buf title = {0};
	for (size_t i = 0; i < HARNESS_COUNT(forms); i++)
		for (Day day = 0; day < 25000; day += 17) {
			Day back;
			buf_clear(&title);
			journal_append_title(day, str_from_z(forms[i]), &title);
			assert_true(journal_parse(buf_str(&title), str_from_z(forms[i]), &back));
			assert_int_equal(back, day);
		}
	buf_release(&title);
}

static void test_references_to_dates(void **state)
{
	(void)state;
	Refs refs = {.journal_form = STR("yyyy年MM月dd日")};
	refs_add(&refs, STR("2023-01-28"));
	refs_add(&refs, STR("Jan 28th, 2023"));
	refs_add(&refs, STR("2023年1月28日"));
	assert_int_equal(refs.n, 1);
	assert_str(refs.items[0], "2023年01月28日");
	refs_clear(&refs);
	refs_add(&refs, STR("2023_01_28"));
	assert_str(refs.items[0], "2023年01月28日");
	refs_release(&refs);
	refs_add(&refs, STR("2023_01_28"));
	assert_str(refs.items[0], "jan 28th, 2023");
	refs_release(&refs);
}

const struct CMUnitTest journal_tests[] = {
	cmocka_unit_test(test_forms_that_are_always_known),
	cmocka_unit_test(test_what_is_no_date),
	cmocka_unit_test(test_years_of_two_digits),
	cmocka_unit_test(test_forms_of_graphs),
	cmocka_unit_test(test_titles),
	cmocka_unit_test(test_usable_forms),
	cmocka_unit_test(test_titles_read_back),
	cmocka_unit_test(test_references_to_dates),
};
const size_t journal_tests_n = HARNESS_COUNT(journal_tests);
