// The page: well-formed, self-contained, and without a way in for text of cards.
#include "recto/render/report.h"

#include <string.h>

#include "figures.h"
#include "tests.h"

static Buf make_page(const Figures *f, const char *query)
{
	Buf page = {0};
	ReportInfo info = {.query = str_from_z(query)};
	render_report(f, &info, &page);
	return page;
}

static bool is_void(Str name)
{
	static const char *const names[] = {"!doctype", "meta"};
	for (size_t i = 0; i < HARNESS_COUNT(names); i++)
		if (str_equals(name, str_from_z(names[i])))
			return true;
	return false;
}

// Every tag that opens closes, in order; '<' stands for nothing else.
static void assert_well_formed(Str page)
{
	Str open[64];
	size_t depth = 0;
	size_t at;
	for (; str_find_char(page, '<', &at); page = str_skip(page, at)) {
		page = str_skip(page, at + 1);
		assert_true(str_find_char(page, '>', &at));
		Str tag = str_head(page, at);
		bool closes = str_starts_with(tag, STR("/"));
		bool is_empty = str_ends_with(tag, STR("/"));
		Str name, rest;
		str_cut(str_skip(tag, closes), ' ', &name, &rest);
		if (closes) {
			assert_true(depth > 0 && str_equals(open[depth - 1], name));
			depth--;
		} else if (!is_empty && !is_void(name)) {
			assert_true(depth < HARNESS_COUNT(open));
			open[depth++] = name;
		}
	}
	assert_int_equal(depth, 0);
}

static void the_page_is_well_formed(void **state)
{
	(void)state;
	TestFigures t;
	for (unsigned seed = 0; seed < 50; seed++) {
		figures_roll(&t, seed, seed % 3 == 0 ? 0 : 1000 * seed);
		Buf page = make_page(&t.figures, "tag:biology");
		assert_well_formed(buf_str(&page));
		assert_non_null(strstr(buf_z(&page), "tag:biology"));
		buf_release(&page);
	}
	Figures none = {.since = STATS_NO_SINCE};
	Buf page = make_page(&none, "");
	assert_well_formed(buf_str(&page));
	buf_release(&page);
}

static void nothing_is_fetched_or_run(void **state)
{
	(void)state;
	static const char *const ways[] = {
		"<script", "javascript:", "http:", "https:", "src=", "href=", "url(", "@import"};
	TestFigures t;
	figures_make(&t);
	t.figures.n_worst = 0;
	Buf page = make_page(&t.figures, "");
	for (size_t i = 0; i < HARNESS_COUNT(ways); i++)
		if (strstr(buf_z(&page), ways[i]))
			fail_msg("the page has %s", ways[i]);
	buf_release(&page);
}

static void text_stays_text(void **state)
{
	(void)state;
	TestFigures t;
	figures_make(&t);
	t.decks[0].name = STR("<script>alert(1)</script> & \"'\x01\x1B[31m\xFF\xE2\x80\xAE");
	t.figures.worst[0].question = STR("<img src=x onerror=alert(1)>");
	Buf page = make_page(&t.figures, "\"><script>");
	assert_well_formed(buf_str(&page));
	assert_null(strstr(buf_z(&page), "<script"));
	assert_null(strstr(buf_z(&page), "<img"));
	assert_null(memchr(page.p, 0x1B, page.n));
	assert_null(strstr(buf_z(&page), "\xE2\x80\xAE"));
	assert_non_null(strstr(buf_z(&page), "&lt;script&gt;alert(1)&lt;/script&gt; &amp; "
					     "&quot;&#39;\xEF\xBF\xBD\xEF\xBF\xBD[31m"));
	assert_non_null(strstr(buf_z(&page), "&quot;&gt;&lt;script&gt;"));
	buf_release(&page);
}

static void the_page_as_it_is(void **state)
{
	(void)state;
	TestFigures t;
	figures_make(&t);
	Buf page = make_page(&t.figures, "");
	check_golden("report", buf_str(&page));
	buf_release(&page);
}

const struct CMUnitTest report_tests[] = {
	cmocka_unit_test(the_page_is_well_formed),
	cmocka_unit_test(nothing_is_fetched_or_run),
	cmocka_unit_test(text_stays_text),
	cmocka_unit_test(the_page_as_it_is),
};
const size_t report_tests_n = HARNESS_COUNT(report_tests);
