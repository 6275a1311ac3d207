// After an edit of the six properties a page has the same cards.
#include <dirent.h>
#include <ftw.h>
#include <stdlib.h>

#include "recto/base/file.h"
#include "recto/base/path.h"
#include "recto/card/card.h"
#include "recto/outline/edit.h"
#include "tests.h"

enum { KEYS = 6, SCORES = 3 };

static const char *const keys[KEYS] = {"card-last-interval", "card-repeats", "card-ease-factor",
	"card-next-schedule", "card-last-reviewed", "card-last-score"};
static const char *const values[SCORES][KEYS] = {
	{"4", "1", "2.6", "2023-02-01T15:11:00.261Z", "2023-01-28T15:11:00.261Z", "5"},
	{"9.84", "3", "2.46", "2023-02-11T21:02:03.456Z", "2023-02-02T01:02:03.456Z", "3"},
	{"-1", "1", "2.5", "2023-02-02T16:00:00.000Z", "2023-02-02T01:02:03.456Z", "1"},
};

static void read_cards(Cards *out, const Outline *o)
{
	cards_read(out, o,
		&(PageInfo){.file_name = STR("p.md"),
			.in_graph = true,
			.format = o->format,
			.wants_all_refs = true});
}

static bool agrees(const Outline *o, const Cards *cards, Str page)
{
	Outline after;
	Cards read;
	outline_parse(&after, page, o->format);
	read_cards(&read, &after);
	bool same = after.n_blocks == o->n_blocks && cards_agree(cards, &read, o->n_blocks);
	cards_release(&read);
	outline_release(&after);
	return same;
}

static void check_undo(const Outline *o, uint32_t block, const PropertyEdit edits[KEYS], Str page)
{
	Outline after;
	Buf former = {0};
	Buf undone = {0};
	outline_parse(&after, page, o->format);
	outline_append_drawer(o, &o->blocks[block], &former);
	assert_true(outline_undo_edit(&after, block, edits, KEYS, buf_str(&former), &undone, NULL));
	assert_true(str_equals(buf_str(&undone), o->source));
	buf_release(&undone);
	buf_release(&former);
	outline_release(&after);
}

static void check_edit(const Outline *o, const Cards *cards, uint32_t block, size_t score)
{
	PropertyEdit edits[KEYS];
	Buf page = {0};
	Err err = {0};
	for (size_t i = 0; i < KEYS; i++)
		edits[i] = (PropertyEdit){
			.key = str_from_z(keys[i]), .value = str_from_z(values[score][i])};
	if (!outline_edit(o, block, edits, KEYS, &page, &err))
		fail_msg("%s: %.*s", err.text, STR_ARG(o->source));
	if (!agrees(o, cards, buf_str(&page)))
		fail_msg("other cards in %s", buf_z(&page));
	check_undo(o, block, edits, buf_str(&page));
	buf_release(&page);
}

// The number of cards by Logseq's count, all of which are edited.
static size_t check_page(Str source, PageFormat format)
{
	Outline o;
	Cards cards;
	size_t n = 0;
	outline_parse(&o, source, format);
	read_cards(&cards, &o);
	for (uint32_t i = 0; i < o.n_blocks; i++) {
		n += cards.verdicts[i].is_card;
		for (size_t score = 0; cards.verdicts[i].is_card && score < SCORES; score++)
			check_edit(&o, &cards, i, score);
	}
	cards_release(&cards);
	outline_release(&o);
	return n;
}

static void test_pages(void **state)
{
	(void)state;
	assert_int_equal(check_page(STR("- q #card\n\t- a\n- r #card\n  id:: x\n  body [[b]]\n"),
				 PAGE_MARKDOWN),
		2);
	assert_int_equal(check_page(STR("- a\n- > quote [[x]] #card\n- 1. one #card\n  2. two\n"),
				 PAGE_MARKDOWN),
		2);
	assert_int_equal(
		check_page(STR("- foo:: #card\n- tags:: card\n\t- a\n"), PAGE_MARKDOWN), 2);
	assert_int_equal(
		check_page(STR("- {{cloze a}} #card\n  ```\n  - x\n  ```\n"), PAGE_MARKDOWN), 1);
	assert_int_equal(
		check_page(STR("* q #card\n  SCHEDULED: <2023-02-01 Wed>\n  b\n** a\n"), PAGE_ORG),
		1);
}

static void check_difference(const char *a, const char *b, bool agree)
{
	Outline o;
	Cards cards;
	outline_parse(&o, str_from_z(a), PAGE_MARKDOWN);
	read_cards(&cards, &o);
	assert_int_equal(agrees(&o, &cards, str_from_z(b)), agree);
	cards_release(&cards);
	outline_release(&o);
}

static void test_differences(void **state)
{
	(void)state;
	check_difference("- q #card\n", "- q #card\n  card-repeats:: 1\n", true);
	check_difference("- q #card\n", "- q #card\n  card-repeats:: 1\n\n", true);
	check_difference("- q #card\n", "- Q #card\n", false);
	check_difference("- q #card\n\t- a\n", "- q #card\n\t- b\n", false);
	check_difference("- q #card\n", "- q\n", false);
	check_difference("- q #card\n- x\n", "- q #card\n- [[x]]\n", false);
	check_difference("- q #card\n", "- q #card\n  id:: x\n", false);
	check_difference(
		"- q #card\n  card-repeats:: [[1]]\n", "- q #card\n  card-repeats:: 2\n", true);
	check_difference("- q #card\n- r #card\n", "- r #card\n- q #card\n", false);
}

// -- real graphs ---------------------------------------------------------------------------------

static size_t n_edited; // nftw has no context

static int see_file(const char *path, const struct stat *s, int type, struct FTW *walk)
{
	(void)s;
	Str extension = path_extension(str_from_z(path));
	bool is_page = str_equals_nocase(extension, STR(".md")) ||
		       str_equals_nocase(extension, STR(".org"));
	if (type != FTW_F || path[walk->base] == '.' || !is_page)
		return 0;
	Buf source = {0};
	assert_true(file_read(path, 1 << 30, &source, NULL, NULL));
	n_edited += check_page(buf_str(&source), outline_format_of_name(str_from_z(path)));
	buf_release(&source);
	return 0;
}

static void test_real_graphs(void **state)
{
	(void)state;
	const char *folder = getenv("RECTO_CORPORA");
	if (!folder) {
		HARNESS_SKIP("RECTO_CORPORA names no folder of graphs");
		return;
	}
	n_edited = 0;
	nftw(folder, see_file, 16, FTW_PHYS);
	print_message("cards edited: %zu\n", n_edited);
	assert_true(n_edited > 0);
}

const struct CMUnitTest edit_tests[] = {
	cmocka_unit_test(test_pages),
	cmocka_unit_test(test_differences),
	cmocka_unit_test(test_real_graphs),
};
const size_t edit_tests_n = HARNESS_COUNT(edit_tests);
