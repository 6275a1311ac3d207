#include "recto/outline/outline.h"
#include "tests.h"

static void append_line(void *context, LineKind kind, Str line, int page_line)
{
	static const char letters[] = {[LINE_TEXT] = 'T',
		[LINE_PROPERTY] = 'P',
		[LINE_METADATA] = 'M',
		[LINE_HIDDEN_REGION] = 'H'};
	buf_printf(context, "%d%c[%.*s]", page_line, letters[kind], STR_ARG(line));
}

static void check(const char *page, uint32_t block, const char *expected)
{
	Outline o;
	Buf shown = {0};
	outline_parse(&o, str_from_z(page), PAGE_MARKDOWN);
	outline_each_line(&o, &o.blocks[block], append_line, &shown);
	assert_str(buf_str(&shown), expected);
	buf_release(&shown);
	outline_release(&o);
}

static void test_kinds(void **state)
{
	(void)state;
	check("- q\n  id:: x\n  b\n\n  c:: d\n", 0, "1T[q]2P[id:: x]3T[b]4T[]5P[c:: d]");
	check("- q\n  ```c\n  id:: x\n    y\n  ```\n  z\n", 0,
		"1T[q]2H[```c]3H[id:: x]4H[  y]5H[```]6T[z]");
	check("- q\n  SCHEDULED: <2023-01-28 Sat>\n  :LOGBOOK:\n  CLOCK: x\n  :END:\n  z\n", 0,
		"1T[q]2M[SCHEDULED: <2023-01-28 Sat>]3M[:LOGBOOK:]4M[CLOCK: x]5M[:END:]6T[z]");
	check("- q\n  :PROPERTIES:\n  :My_Key: x\n  :END:\n  z\n", 0, "1T[q]3P[My-Key:: x]5T[z]");
	check("- #+BEGIN_QUOTE\n  a\n  #+END_QUOTE\n", 0, "1H[#+BEGIN_QUOTE]2T[a]3H[#+END_QUOTE]");
	check("- q\n  `std:: x`\n", 0, "1T[q]2T[`std:: x`]");
	check("- k:: v\n", 0, "1P[k:: v]");
	check("-\n  a\n", 0, "2T[  a]");
	check("- a\r  b\r", 0, "1T[a]2T[b]");
}

static void test_pre_block(void **state)
{
	(void)state;
	check("---\ntitle: x\n---\ntext\n- q\n", 0, "1P[---]2P[title: x]3P[---]4T[text]");
	check("title:: x\n\n  text\n- q\n", 0, "1P[title:: x]2T[]3T[  text]");
}

const struct CMUnitTest lines_tests[] = {
	cmocka_unit_test(test_kinds),
	cmocka_unit_test(test_pre_block),
};
const size_t lines_tests_n = HARNESS_COUNT(lines_tests);
