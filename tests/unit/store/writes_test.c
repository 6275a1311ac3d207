#include "recto/store/writes.h"

#include "fixture.h"

static int64_t add_write(Fixture *f, int64_t card)
{
	int64_t entry = fixture_entry(f, ENTRY_REVIEW, card, 4, NOW, 0);
	assert_ok(f, store_add_page_write(f->store, card, entry, &f->err));
	return entry;
}

static PageWrite *list(Fixture *f, size_t *n)
{
	PageWrite *writes;
	assert_ok(f, store_list_page_writes(f->store, f->page, &f->arena, &writes, n, &f->err));
	return writes;
}

static size_t count_pages(Fixture *f, bool retries)
{
	PageToWrite *pages;
	size_t n;
	assert_ok(f, store_list_pages_to_write(f->store, retries, &f->arena, &pages, &n, &f->err));
	return n;
}

static void keeps_what_a_page_holds(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q");
	StoredPageState got;
	static const char *const lines[] = {"", "1\n2\n3\n4\n5\n6\n", "a\nb\n\n\n\n\n", ""};
	for (size_t i = 0; i < HARNESS_COUNT(lines); i++) {
		assert_ok(f, store_set_page_state(f->store, card, str_from_z(lines[i]), &f->err));
		assert_ok(f, store_find_page_state(f->store, card, &f->arena, &got, &f->err));
		assert_true(got.is_known);
		assert_str(got.lines, lines[i]);
	}
	assert_string_equal(fixture_query(f, "SELECT count(*) FROM page_state"), "0");
	fixture_sql(f, "INSERT INTO page_state VALUES (1, NULL)");
	assert_ok(f, store_find_page_state(f->store, card, &f->arena, &got, &f->err));
	assert_false(got.is_known);
	assert_str(got.lines, "");
}

static void lists_writes_in_their_order(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q");
	int64_t entries[5];
	size_t n;
	for (int i = 0; i < 5; i++)
		entries[i] = add_write(f, card);
	for (int i = 0; i < 3; i++) {
		assert_ok(f, store_begin_page_write(
				     f->store, i + 1, STR("lines"), STR("former"), &f->err));
		assert_ok(f, store_end_page_write(f->store, i + 1, WRITE_DONE, &f->err));
	}
	list(f, &n);
	assert_int_equal(n, 2);
	assert_ok(f, store_undo_page_writes(f->store, entries[2], &f->err));
	assert_ok(f, store_undo_page_writes(f->store, entries[1], &f->err));
	assert_ok(f, store_undo_page_writes(f->store, entries[4], &f->err)); // not begun
	const PageWrite *writes = list(f, &n);
	assert_int_equal(n, 3);
	assert_int_equal(writes[0].entry, entries[2]);
	assert_int_equal(writes[1].entry, entries[1]);
	assert_int_equal(writes[2].entry, entries[3]);
	assert_int_equal(writes[0].status, WRITE_UNDONE);
	assert_int_equal(writes[2].status, WRITE_PENDING);
	assert_true(writes[0].has_begun && !writes[2].has_begun);
	assert_str(writes[0].lines, "lines");
	assert_str(writes[0].former, "former");
}

static void knows_its_own_lines(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q");
	Str lines = STR("4\n1\n2.6\nnext\nlast\n5\n");
	add_write(f, card);
	bool is_own;
	assert_ok(f, store_is_own_writing(f->store, card, lines, &is_own, &f->err));
	assert_false(is_own);
	assert_ok(f, store_begin_page_write(f->store, 1, lines, (Str){0}, &f->err));
	assert_ok(f, store_is_own_writing(f->store, card, lines, &is_own, &f->err));
	assert_true(is_own);
	assert_ok(f, store_is_own_review(f->store, card, STR("last"), &is_own, &f->err));
	assert_true(is_own);
	assert_ok(f, store_is_own_review(f->store, card, STR("las"), &is_own, &f->err));
	assert_false(is_own);
	assert_ok(f, store_is_own_writing(f->store, card + 1, lines, &is_own, &f->err));
	assert_false(is_own);
}

static void tells_which_pages_wait(void **state)
{
	Fixture *f = *state;
	assert_int_equal(count_pages(f, true), 0);
	add_write(f, fixture_card(f, "q"));
	assert_int_equal(count_pages(f, false), 1);
	assert_ok(f, store_set_page_write_problem(f->store, 1, STR("no disk"), &f->err));
	assert_int_equal(count_pages(f, false), 0);
	assert_int_equal(count_pages(f, true), 1);
	PageToWrite *pages;
	size_t n;
	assert_ok(f, store_list_pages_to_write(f->store, true, &f->arena, &pages, &n, &f->err));
	assert_str(pages[0].problem, "no disk");
	assert_int_equal(pages[0].writes, 1);
	add_write(f, fixture_card(f, "other"));
	assert_int_equal(count_pages(f, false), 1);
	assert_ok(f, store_end_page_write(f->store, 2, WRITE_DONE, &f->err));
	assert_int_equal(count_pages(f, false), 0);
	assert_ok(f, store_clear_page_write_problems(f->store, f->page, &f->err));
	assert_int_equal(count_pages(f, false), 1);
	assert_ok(f, store_end_page_write(f->store, 1, WRITE_CLOSED, &f->err));
	assert_int_equal(count_pages(f, true), 0);
}

static void writes_of_gone_cards_rest_once_told(void **state)
{
	Fixture *f = *state;
	size_t n;
	int64_t card = fixture_card(f, "q");
	add_write(f, card);
	assert_ok(f, store_set_card_gone(f->store, card, true, &f->err));
	assert_int_equal(count_pages(f, false), 1);
	assert_ok(f, store_set_page_write_problem(f->store, 1, STR(WRITE_RESTS), &f->err));
	assert_int_equal(count_pages(f, true), 0);
	list(f, &n);
	assert_int_equal(n, 0);
	// Other changes of the page do not wake it.
	assert_ok(f, store_clear_page_write_problems(f->store, f->page, &f->err));
	assert_int_equal(count_pages(f, true), 0);
	assert_ok(f, store_set_card_gone(f->store, card, false, &f->err));
	assert_int_equal(count_pages(f, false), 1);
	list(f, &n);
	assert_int_equal(n, 1);
}

const struct CMUnitTest writes_tests[] = {
	FIXTURE_TEST(keeps_what_a_page_holds),
	FIXTURE_TEST(lists_writes_in_their_order),
	FIXTURE_TEST(knows_its_own_lines),
	FIXTURE_TEST(tells_which_pages_wait),
	FIXTURE_TEST(writes_of_gone_cards_rest_once_told),
};
const size_t writes_tests_n = HARNESS_COUNT(writes_tests);
