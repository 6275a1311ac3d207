// Any bytes, any width: every promise of Lines holds, and time stays linear.
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include "recto/render/card.h"
#include "recto/render/markdown.h"
#include "../../../src/render/document.h"
#include "tests.h"

static uint32_t random_next(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static const char *const pieces[] = {"a", "word ", "longer-word", "中文", "，", "「", "」", "👍",
	"👩\u200D🚀", "e\u0301", "\u0301\u0302\u0303", "🇩🇪", "क्ष", "한글", "\u1100\u1161", " ", "  ",
	"\t", "\n", "\n\n", "\r\n", "- ", "* ", "1. ", "> ", "# ", "#", "`", "```", "~~~", "*",
	"**", "_", "~~", "[", "]", "[[", "]]", "(", ")", "![", "](", "{:w 1}", "$", "$$", "\\", "<",
	">", "&amp;", "&#x301;", "<br>", "|", "---", "TODO ", "[#A]", "{{cloze ", "{", "}", "}}",
	"\\\\", "==", "^^", "\\(", "\\)", "\\[", "\\]", "[^1]", "[^1]: ", "#+BEGIN_NOTE\n",
	"#+END_NOTE\n", "#+BEGIN_SRC c\n", "#+END_SRC\n", "|-|-|\n", "|a|b|\n", "|:-:|\n", "$$",
	"x^2", "\\frac", "\\begin{matrix}", "\\end{matrix}", "```c\n", "http://x/#y", "\x1b[31m",
	"\xff", "\xe4\xb8", "\u202e", "\u200b", "\u00ad", "\ufdd0", "\U0001fffe", "\uffff", "."};

static void append_random(Buf *out, uint32_t *seed)
{
	size_t n = random_next(seed) % 60;
	while (n-- > 0) {
		if (random_next(seed) % 40 == 0)
			buf_append_char(out, (char)random_next(seed));
		else
			buf_append_z(out, pieces[random_next(seed) % HARNESS_COUNT(pieces)]);
	}
}

enum { WIDTH_THAT_KEEPS_ALL = 8 };

static char next_char(Str *s)
{
	while (s->n > 0 && (s->p[0] == ' ' || s->p[0] == '\n'))
		*s = str_skip(*s, 1);
	char c = s->n > 0 ? s->p[0] : '\0';
	*s = str_skip(*s, 1);
	return c;
}

// All that is not blank stands in *shown, in order.
static bool is_kept(Str text, Str *shown)
{
	for (char c; (c = next_char(&text)) != '\0';) {
		char found;
		do
			found = next_char(shown);
		while (found != c && found != '\0');
		if (found == '\0')
			return false;
	}
	return true;
}

// No byte of the text is lost. Rows of formulas may be shown on one line instead, cells of a table
// in another order.
static void check_nothing_is_lost(Str markdown, ClozeView view, const Lines *lines)
{
	Document d;
	Buf text = {0};
	lines_append_text(lines, &text);
	document_parse(&d, markdown, &(RenderOptions){.view = view, .number = 2});
	Str shown = buf_str(&text);
	for (size_t i = 0; i < d.blocks.n; i++) {
		const DocumentBlock *b = &d.blocks.items[i];
		if (b->form == FORM_TEXT || b->form == FORM_CODE)
			assert_true(is_kept(str_slice(buf_str(&d.text), b->begin, b->end), &shown));
	}
	for (size_t i = 0; i < d.cells.n; i++) {
		Str all = buf_str(&text);
		const Cell *c = &d.cells.items[i];
		assert_true(is_kept(str_slice(buf_str(&d.text), c->begin, c->end), &all));
	}
	document_release(&d);
	buf_release(&text);
}

static void check_same(const Lines *a, const Lines *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++)
		assert_true(str_equals(a->items[i].text, b->items[i].text));
}

static void check_view(Str markdown, ClozeView view, int width)
{
	Lines lines = {0};
	Lines again = {0};
	render_clozes(markdown, view, 2, width, &lines);
	render_clozes(markdown, view, 2, width, &again);
	check_lines(&lines, width < 2 ? 2 : width);
	check_same(&lines, &again);
	if (width >= WIDTH_THAT_KEEPS_ALL)
		check_nothing_is_lost(markdown, view, &lines);
	lines_release(&lines);
	lines_release(&again);
}

static void check_text(Str markdown, int width)
{
	for (ClozeView view = CLOZES_SHOWN; view <= CLOZES_PLAIN; view++)
		check_view(markdown, view, width);
}

static void nothing_is_wider_than_the_pane(void **state)
{
	(void)state;
	uint32_t seed = 7;
	Buf text = {0};
	for (int i = 0; i < 6000; i++) {
		buf_clear(&text);
		append_random(&text, &seed);
		check_text(buf_str(&text), 2 + (int)(random_next(&seed) % (i % 2 == 0 ? 12 : 199)));
	}
	buf_release(&text);
}

static void contexts_fit_any_width(void **state)
{
	(void)state;
	uint32_t seed = 11;
	Buf page = {0};
	Buf context = {0};
	Buf out = {0};
	for (int i = 0; i < 2000; i++) {
		int columns = (int)(random_next(&seed) % 60);
		buf_clear(&page);
		buf_clear(&context);
		buf_clear(&out);
		append_random(&page, &seed);
		append_random(&context, &seed);
		render_context((Str){0}, buf_str(&page), buf_str(&context), columns, &out);
		Lines line = {0};
		lines_add(&line, buf_str(&out), (Style){0});
		check_lines(&line, columns);
		lines_release(&line);
	}
	buf_release(&page);
	buf_release(&context);
	buf_release(&out);
}

// -- large texts ------------------------------------------------------------------------------

// Processor time in milliseconds for `n` bytes of a pattern.
static int64_t time_pattern(const char *pattern, size_t n)
{
	Buf text = {0};
	while (text.n < n)
		buf_append_z(&text, pattern);
	clock_t before = clock();
	Lines lines = {0};
	render_markdown(buf_str(&text), 80, &lines);
	clock_t took = clock() - before;
	lines_release(&lines);
	buf_release(&text);
	return (int64_t)took * 1000 / CLOCKS_PER_SEC;
}

// Four times the text takes less than eight times as long; what is done in an instant is not
// measured, and a busy machine gets further chances.
static bool is_linear(const char *pattern)
{
	for (int chance = 0; chance < 3; chance++) {
		int64_t small = time_pattern(pattern, 100000);
		int64_t large = time_pattern(pattern, 400000);
		if (large < 150 || large < small * 8)
			return true;
	}
	return false;
}

static void large_texts_take_linear_time(void **state)
{
	(void)state;
	static const char *const patterns[] = {"word ", "中文字", "abc", "x\u0301", " ", "\t", "[",
		"[[", "[[a", "[a", "![", "![](", "![](a", "[[a]]", "#a ", "#[[a ", "`a ``b ", "$a ",
		"$$", "**a", "*a_", "<a", "a](", "\\", "&amp;", "- a\n", "> ", "- ", "~~~\n",
		"a\n\n", "http://", "```\n[[a]]\n", "{{cloze a}} ", "{{cloze ", "{{cloze {",
		"{{cloze a\n", "#{{cloze a}}", "[a](\n", "[a](b)\n", "[a]\n", "> [a](b)\n", "[[a][",
		"![](a", "[[a]][", "[a [a](b) c]([[d]])\n", "`a\nb`[a]", "---\n", "[[a][b [\n",
		"\\(", "\\[", "\\(a\\)", "$$a$$\n", "$\\frac12$ ", "==a", "==a==", "^^",
		"#+BEGIN_X\n", "#+BEGIN_X\n#+END_X\n", "\\begin{a}\n", "[^1]", "[^1]: a\n", "|a",
		"|-|\n", "|a|\n|-|\n", "|a|\n|-|\n\n", "|||||||\n", "a|b\n-|-\n", "{{query a}}",
		"#+END_X\n", "# a\n", "1. a\n", "* a\n "};
	for (size_t i = 0; i < HARNESS_COUNT(patterns); i++)
		if (!is_linear(patterns[i]))
			fail_msg("\"%s\" takes too long", patterns[i]);
}

static void brackets_over_many_lines_are_harmless(void **state)
{
	(void)state;
	Buf text = {0};
	Lines lines = {0};
	for (int i = 0; i < 200000; i++)
		buf_append_z(&text, i < 100000 ? "[\n" : "]\n");
	render_markdown(buf_str(&text), 80, &lines);
	assert_int_equal(lines.n, 200000);
	lines_release(&lines);
	buf_release(&text);
}

static void a_hundred_thousand_marks_are_harmless(void **state)
{
	(void)state;
	Buf text = {0};
	buf_append_char(&text, 'e');
	for (int i = 0; i < 100000; i++)
		buf_append_z(&text, "\u0301");
	Lines lines = {0};
	render_markdown(buf_str(&text), 80, &lines);
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines.items[0].text.n, 9);
	lines_release(&lines);
	buf_release(&text);
}

// -- real pages -------------------------------------------------------------------------------

static size_t check_folder(const char *folder);

// A sample of the pages, the same in every run: all of them at all widths take half a minute.
static bool is_in_sample(const char *name)
{
	enum { ONE_IN = 11 };
	uint32_t hash = 5381;
	for (const char *c = name; *c; c++)
		hash = hash * 33 + (unsigned char)*c;
	return hash % ONE_IN == 0;
}

static void check_page(Str page, bool has_all_widths)
{
	for (int width = 2; width <= 200; width += has_all_widths ? 1 : width < 20 ? 7 : 60)
		check_view(page, CLOZES_HIDDEN, width);
}

static size_t check_entry(const char *folder, const char *name)
{
	Buf path = {0};
	struct stat s;
	size_t pages = 0;
	harness_path(&path, folder, name);
	if (lstat(buf_z(&path), &s) == 0 && S_ISDIR(s.st_mode)) {
		pages = check_folder(buf_z(&path));
	} else if (str_ends_with(buf_str(&path), STR(".md"))) {
		Buf page = harness_read(buf_z(&path));
		check_page(buf_str(&page), is_in_sample(name));
		buf_release(&page);
		pages = 1;
	}
	buf_release(&path);
	return pages;
}

static size_t check_folder(const char *folder)
{
	size_t pages = 0;
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	for (struct dirent *e = readdir(dir); e; e = readdir(dir))
		if (e->d_name[0] != '.')
			pages += check_entry(folder, e->d_name);
	closedir(dir);
	return pages;
}

static void real_pages_fit_any_width(void **state)
{
	(void)state;
	const char *corpora = getenv("RECTO_CORPORA");
	if (!corpora) {
		HARNESS_SKIP("RECTO_CORPORA is not set");
		return;
	}
	assert_true(check_folder(corpora) > 0);
}

const struct CMUnitTest any_text_tests[] = {
	cmocka_unit_test(nothing_is_wider_than_the_pane),
	cmocka_unit_test(contexts_fit_any_width),
	cmocka_unit_test(large_texts_take_linear_time),
	cmocka_unit_test(brackets_over_many_lines_are_harmless),
	cmocka_unit_test(a_hundred_thousand_marks_are_harmless),
	cmocka_unit_test(real_pages_fit_any_width),
};
const size_t any_text_tests_n = HARNESS_COUNT(any_text_tests);
