// Any bytes parse, and in linear time.
#include <time.h>

#include "recto/outline/outline.h"
#include "tests.h"

// -- invariants over random pages ----------------------------------------------------------------

static uint32_t next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed >> 32);
}

static const char *const pieces[] = {"- ", "-", "\t- ", "  - ", "# ", "## ", "* ", "1. ", "> ",
	"```", "~~~", "#+BEGIN_X", "#+END_X", "$$", "<div>", "</div>", "<!--", "-->",
	":LOGBOOK:", ":END:", ":PROPERTIES:", ":id: x", "\\begin{x}", "\\end{x}", "---\n",
	"[^1]: ", ": ", "#+TITLE: x", "a:: b", "| a |", "[:div ", "]", "text", " ", "  ", "\n",
	"\n", "\n", "\r\n", "\r", "\t", "\f", "\x1a", "", "\xFF\xFE", "\xEF\xBB\xBF",
	"\xE4\xB8\xAD", "#card", "[[a]]", "TODO ", "[#A] ", "** ", "-----\n", "[fn:1] ", " :a:b:\n",
	"# c\n"};

static void fill_page(Buf *page, uint64_t *seed)
{
	buf_clear(page);
	for (uint32_t n = next_random(seed) % 40; n > 0; n--) {
		uint32_t which = next_random(seed) % (HARNESS_COUNT(pieces) + 1);
		if (which == HARNESS_COUNT(pieces))
			buf_append_char(page, (char)next_random(seed));
		else
			buf_append_z(page, pieces[which]);
	}
}

static void check_block(const Outline *o, uint32_t i)
{
	const Block *b = &o->blocks[i];
	size_t begin = i > 0 ? o->blocks[i - 1].extent.end : o->bom;
	assert_int_equal(b->extent.begin, begin);
	assert_true(b->extent.begin < b->extent.end);
	assert_true(b->text.begin >= b->extent.begin && b->text.begin <= b->text.end);
	assert_true(b->text.end <= b->extent.end);
	assert_true(b->end > i && b->end <= o->n_blocks);
	assert_true(b->line > 0 && b->col > 0);
	assert_true(b->first_property + b->n_properties <= o->n_properties);
	assert_true(b->first_region + b->n_regions <= o->n_regions);
	assert_int_equal(b->kind == BLOCK_PRE, b->level_spaces == 0);
	if (b->parent == OUTLINE_NO_BLOCK) {
		assert_int_equal(b->level, 1);
		return;
	}
	assert_true(b->parent < i);
	assert_int_equal(b->level, o->blocks[b->parent].level + 1);
	assert_true(b->end <= o->blocks[b->parent].end);
}

static void ignore_line(void *context, LineKind kind, Str line, int page_line)
{
	(void)kind, (void)line;
	assert_true(page_line >= *(int *)context);
	*(int *)context = page_line;
}

static void check_page(Str page, PageFormat format, Buf *scratch)
{
	Outline o;
	outline_parse(&o, page, format);
	for (uint32_t i = 0; i < o.n_blocks; i++) {
		int line = o.blocks[i].line;
		check_block(&o, i);
		outline_append_content(&o, &o.blocks[i], scratch);
		outline_each_line(&o, &o.blocks[i], ignore_line, &line);
		buf_clear(scratch);
	}
	if (o.n_blocks > 0)
		assert_int_equal(o.blocks[o.n_blocks - 1].extent.end, page.n);
	outline_release(&o);
}

static void test_blocks_tile_any_page(void **state)
{
	(void)state;
	uint64_t seed = 88172645463325252;
	Buf page = {0};
	Buf scratch = {0};
	for (int i = 0; i < 20000; i++) {
		fill_page(&page, &seed);
		check_page(buf_str(&page), PAGE_MARKDOWN, &scratch);
		check_page(buf_str(&page), PAGE_ORG, &scratch);
	}
	buf_release(&page);
	buf_release(&scratch);
}

// -- time ----------------------------------------------------------------------------------------

enum { TIMES = 100000 };

static double milliseconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void check_time_of(const char *what, Str page, PageFormat format)
{
	Outline o;
	double start = milliseconds();
	outline_parse(&o, page, format);
	double took = milliseconds() - start;
	outline_release(&o);
	// A quadratic parser takes minutes; the sanitizers make all of it slower.
	if (took > 5000)
		fail_msg("%.40s: %.0f ms", what, took);
}

static void check_time(const char *what, Str page)
{
	check_time_of(what, page, PAGE_MARKDOWN);
	check_time_of(what, page, PAGE_ORG);
}

static void test_openers_without_closer(void **state)
{
	(void)state;
	static const char *const openers[] = {"```\n", "~~~\n", "#+BEGIN_X\n", "$$\n", "$",
		":NOTES:\n", ":PROPERTIES:\n", "\\begin{\n", "\\begin{x}\n", "<div>\n", "<!--\n",
		"<![CDATA[\n", "<?\n", "[:div \n", "> \n", ">", "* \n", "1. a\n", "---\n", "#",
		"- ", "[", "| a\n", ": ab\n", "a\n: bc\n", "[^1]: ab\n", "a:: b\n", "* a\n  2b\n",
		"* a\n  b\n", "#+A: b\n", "<b> - ", "** ", ":", ": \n", "* :\n", "[fn:1] ab\n",
		"- a\n  - b\n", "# a\n", "+ a\n  - b\n"};
	Buf page = {0};
	for (size_t i = 0; i < HARNESS_COUNT(openers); i++) {
		buf_clear(&page);
		for (int n = 0; n < TIMES; n++)
			buf_append_z(&page, openers[i]);
		check_time(openers[i], buf_str(&page));
		buf_clear(&page);
		for (int n = 0; n < TIMES; n++)
			buf_printf(&page, "- %s\n", openers[i]);
		check_time(openers[i], buf_str(&page));
	}
	buf_release(&page);
}

// Every '%' of the form becomes the number.
static void append_numbered(Buf *page, Str form, int n)
{
	Str part;
	while (str_cut(form, '%', &part, &form)) {
		buf_append(page, part);
		buf_printf(page, "%d", n);
	}
	buf_append(page, part);
}

static void test_many_names(void **state)
{
	(void)state;
	static const char *const forms[] = {"#+BEGIN_X%\n", "#+BEGIN_X%\n#+END_Y%\n", "<x%>\n",
		"\\begin{x%}\n", ":x%:\n", "<div>%\n", "<div>\n</div>%\n<div>\n"};
	Buf page = {0};
	for (size_t i = 0; i < HARNESS_COUNT(forms); i++) {
		buf_clear(&page);
		for (int n = 0; n < TIMES; n++)
			append_numbered(&page, str_from_z(forms[i]), n);
		check_time(forms[i], buf_str(&page));
	}
	buf_release(&page);
}

static void test_depth(void **state)
{
	(void)state;
	Buf page = {0};
	for (int i = 0; i < 2000; i++) {
		buf_append_repeat(&page, ' ', (size_t)i);
		buf_append_z(&page, "- a\n");
	}
	check_time("nested bullets", buf_str(&page));
	buf_clear(&page);
	for (int i = 0; i < 2000; i++) {
		buf_append_repeat(&page, ' ', (size_t)i);
		buf_append_z(&page, "* a\n");
	}
	buf_append_repeat(&page, ' ', 2001);
	buf_append_z(&page, "1x\n");
	check_time("a list that is none", buf_str(&page));
	buf_clear(&page);
	for (int i = 0; i < 2000; i++) {
		buf_append_repeat(&page, '*', (size_t)i);
		buf_append_z(&page, " a\n");
	}
	check_time("nested stars", buf_str(&page));
	buf_release(&page);
}

const struct CMUnitTest hostile_tests[] = {
	cmocka_unit_test(test_blocks_tile_any_page),
	cmocka_unit_test(test_openers_without_closer),
	cmocka_unit_test(test_many_names),
	cmocka_unit_test(test_depth),
};
const size_t hostile_tests_n = HARNESS_COUNT(hostile_tests);
