// Edits of all blocks of many pages: only the lines of the six properties differ, the same edit
// again changes nothing, and taking it back gives the page as it was.
#include <jansson.h>

#include "recto/outline/edit.h"
#include "tests.h"

enum { KEYS = 6 };

static const char *const keys[KEYS] = {"card-last-interval", "card-repeats", "card-ease-factor",
	"card-next-schedule", "card-last-reviewed", "card-last-score"};
static const char *const values[][KEYS] = {
	{"4", "1", "2.6", "2023-02-01T15:11:00.261Z", "2023-01-28T15:11:00.261Z", "5"},
	{"10.24", "3", "2.56", "2023-02-12T06:02:03.456Z", "2023-02-02T01:02:03.456Z", "3"},
	{"-1", "1", "2.5", "2023-02-02T16:00:00.000Z", "2023-02-02T01:02:03.456Z", "1"},
	{"-1", "0", "2.5", "nil", "nil", "nil"},
};

static void set_edits(PropertyEdit edits[KEYS], const char *const tuple[KEYS])
{
	for (int i = 0; i < KEYS; i++)
		edits[i] =
			(PropertyEdit){.key = str_from_z(keys[i]), .value = str_from_z(tuple[i])};
}

// -- one edit ----------------------------------------------------------------------------------

static bool is_of_a_drawer(Str line)
{
	return str_equals_nocase(line, STR(":PROPERTIES:")) ||
	       str_equals_nocase(line, STR(":END:"));
}

// "card_Repeats:: 1", ":card-repeats: 1", "- card-repeats:: 1" …
static bool is_of_an_edit(Str line)
{
	line = str_trim(line);
	while (line.n > 0 && str_find_char(STR("-* \t:#+"), line.p[0], NULL))
		line = str_skip(line, 1);
	return str_starts_with_nocase(line, STR("card-")) ||
	       str_starts_with_nocase(line, STR("card_"));
}

// The page's lines but for those that an edit may add or change, without what is in front of them
// (a text may move to a line below its bullet).
static void append_others(Str page, Buf *out)
{
	for (Str line; str_next_line(&page, &line);) {
		if (is_of_an_edit(line))
			continue;
		line = str_trim(line);
		while (line.n > 0 && str_find_char(STR("-* \t"), line.p[0], NULL))
			line = str_skip(line, 1);
		if (line.n > 0 && !is_of_a_drawer(line))
			buf_printf(out, "%.*s\n", STR_ARG(line));
	}
}

static void assert_same_others(Str a, Str b)
{
	Buf others_a = {0};
	Buf others_b = {0};
	append_others(a, &others_a);
	append_others(b, &others_b);
	assert_str(buf_str(&others_b), buf_z(&others_a));
	buf_release(&others_a);
	buf_release(&others_b);
}

static void assert_values(const Outline *o, const Block *b, const PropertyEdit edits[KEYS])
{
	for (int i = 0; i < KEYS; i++) {
		const Property *p = outline_find_property(o, b, edits[i].key);
		assert_non_null(p);
		assert_true(str_equals(p->value, edits[i].value));
	}
}

static void check_result(const Outline *o, uint32_t block, const PropertyEdit edits[KEYS], Str page)
{
	Outline after;
	Buf former = {0};
	Buf again = {0};
	Err err = {0};
	outline_parse(&after, page, o->format);
	assert_int_equal(after.n_blocks, o->n_blocks);
	assert_values(&after, &after.blocks[block], edits);
	assert_same_others(o->source, page);
	assert_true(outline_edit(&after, block, edits, KEYS, &again, &err));
	assert_true(str_equals(buf_str(&again), page));
	outline_append_drawer(o, &o->blocks[block], &former);
	if (!outline_undo_edit(&after, block, edits, KEYS, buf_str(&former), &again, &err))
		fail_msg("%s in %.*s", err.text, STR_ARG(page));
	if (!str_equals(buf_str(&again), o->source))
		fail_msg("%.*s\nedited: %.*s\nundone: %s", STR_ARG(o->source), STR_ARG(page),
			buf_z(&again));
	buf_release(&again);
	buf_release(&former);
	outline_release(&after);
}

// False where the edit is refused.
static bool check_block(const Outline *o, uint32_t block)
{
	Buf page = {0};
	bool done = true;
	for (size_t i = 0; done && i < HARNESS_COUNT(values); i++) {
		PropertyEdit edits[KEYS];
		set_edits(edits, values[i]);
		done = outline_edit(o, block, edits, KEYS, &page, NULL);
		if (done)
			check_result(o, block, edits, buf_str(&page));
	}
	buf_release(&page);
	return done;
}

// -- the cases of Logseq's parser --------------------------------------------------------------

// The number of blocks; adds to n_refused by their kind.
static size_t check_page(Str input, PageFormat format, size_t n_refused[3])
{
	Outline o;
	outline_parse(&o, input, format);
	size_t n = o.n_blocks;
	for (uint32_t i = 0; i < o.n_blocks; i++)
		n_refused[o.blocks[i].kind] += !check_block(&o, i);
	outline_release(&o);
	return n;
}

static size_t check_file(const char *path, PageFormat format, size_t n_refused[3])
{
	Buf file = harness_read(path);
	Str rest = buf_str(&file);
	size_t n = 0;
	for (Str line; str_next_line(&rest, &line);) {
		json_t *c = json_loadb(line.p, line.n, JSON_ALLOW_NUL, NULL);
		assert_non_null(c);
		const json_t *input = json_object_get(c, "input");
		Str page = str_make(json_string_value(input), json_string_length(input));
		n += check_page(page, format, n_refused);
		json_decref(c);
	}
	buf_release(&file);
	return n;
}

// Refused are a page with CR alone; text before the first block that is an empty line; and in org
// what a line with ':' in front would take in, as example or as drawer.
static void test_every_block_of_every_case(void **state)
{
	(void)state;
	size_t markdown[3] = {0};
	assert_int_equal(
		check_file("tests/vectors/logseq_pages.jsonl", PAGE_MARKDOWN, markdown), 250);
	assert_int_equal(markdown[BLOCK_PRE], 0);
	assert_int_equal(markdown[BLOCK_BULLET], 2);
	assert_int_equal(markdown[BLOCK_HEADING], 0);
	size_t org[3] = {0};
	assert_int_equal(check_file("tests/vectors/org_pages.jsonl", PAGE_ORG, org), 158);
	assert_int_equal(org[BLOCK_PRE], 1);
	assert_int_equal(org[BLOCK_BULLET], 3);
}

// -- constructs ----------------------------------------------------------------------------------

static const char *const constructs[] = {
	"#+BEGIN_QUOTE\n  a\n  #+END_QUOTE",
	"> a",
	"> a\n  > b",
	"> a\n\n  b",
	"<!-- a -->",
	"<!--\n  a\n  -->",
	"",
	"```c\n  a::b\n  x:: y\n  ```",
	"text\n  ```c\n  x:: y\n  ```",
	"[^1]: note",
	"## heading",
	"[:div \"a\"]",
	"---\n  a",
	"<div>a</div>",
	"<div>\n  a\n  </div>",
	"![a](b.png)",
	"\\begin{x}\n  a\n  \\end{x}",
	":LOGBOOK:\n  a\n  :END:",
	"$$x$$",
	"$$\n  x\n  $$",
	"a\n  b\n  c",
	"1. a",
	"1. a\n  2. b",
	"a\n  SCHEDULED: <2023-02-01 Wed>",
	"| a | b |\n  |---|---|\n  | c | d |",
	"| a |",
	"#tag",
	"* a",
	"* a\n  * b\n    * c",
	"+ a\n  more",
	"#+KEY: v",
	"#+KEY: v\n  a",
	"TODO > a",
	"## > a",
	"a:: b",
	"[//]: # a",
	"a\n  : b",
};

// As the first block of a page, as a later one, as a child, and with CRLF; each with and without
// text below.
static void check_construct(const char *text)
{
	static const char *const forms[] = {"- %s", "- %s\n", "- a\n- %s\n", "text\n\n- %s",
		"- a\n  - %s\n- b\n", "- %s\n\n  below\n", "- a\n- %s\n  below\n\t- b\n"};
	for (size_t i = 0; i < HARNESS_COUNT(forms); i++) {
		Buf page = {0};
		size_t at;
		assert_true(str_find(str_from_z(forms[i]), STR("%s"), &at));
		buf_append(&page, str_head(str_from_z(forms[i]), at));
		buf_append_z(&page, text);
		buf_append_z(&page, forms[i] + at + 2);
		size_t n_refused[3] = {0};
		assert_true(check_page(buf_str(&page), PAGE_MARKDOWN, n_refused) > 0);
		if (n_refused[BLOCK_BULLET] + n_refused[BLOCK_HEADING] > 0)
			fail_msg("refused: %s", buf_z(&page));
		buf_release(&page);
	}
}

static void test_every_construct(void **state)
{
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(constructs); i++)
		check_construct(constructs[i]);
}

// -- random pages --------------------------------------------------------------------------------

static uint32_t next_random(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed >> 32);
}

static const char *const pieces[] = {"card-repeats:: 1\n", "  card-last-score:: 5\n",
	"Card_Repeats::\n", ":card-repeats: 1\n", "- ", "\t- ", "  - ", "# ", "* ", "** ", "1. ",
	"> ", "```\n", "#+BEGIN_X\n", "#+END_X\n", "$$", "<div>", "</div>", "<!--\n", "-->\n",
	":LOGBOOK:\n", ":END:\n", ":PROPERTIES:\n", "\\begin{x}", "\\end{x}", "---\n",
	"[^1]: ", "#+TITLE: x\n", "a:: b\n", "| a |\n", "[:div ]", "text", " ", "  ", "\n", "\n",
	"\r\n", "\r", "\t", "\xE4\xB8\xAD", "TODO ", "SCHEDULED: <2023-02-01 Wed>\n"};

static void fill_page(Buf *page, uint64_t *seed)
{
	buf_clear(page);
	for (uint32_t n = next_random(seed) % 20; n > 0; n--)
		buf_append_z(page, pieces[next_random(seed) % HARNESS_COUNT(pieces)]);
}

// Some are refused; what is not refused is right.
static void test_random_pages(void **state)
{
	(void)state;
	uint64_t seed = 1;
	Buf page = {0};
	size_t n = 0;
	size_t n_refused[3] = {0};
	for (int i = 0; i < 3000; i++) {
		fill_page(&page, &seed);
		n += check_page(buf_str(&page), i % 3 == 0 ? PAGE_ORG : PAGE_MARKDOWN, n_refused);
	}
	assert_true(n > 3000);
	assert_true(n_refused[BLOCK_BULLET] + n_refused[BLOCK_HEADING] < n / 20);
	buf_release(&page);
}

const struct CMUnitTest edit_pages_tests[] = {
	cmocka_unit_test(test_every_block_of_every_case),
	cmocka_unit_test(test_every_construct),
	cmocka_unit_test(test_random_pages),
};
const size_t edit_pages_tests_n = HARNESS_COUNT(edit_pages_tests);
