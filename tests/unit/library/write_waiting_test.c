// Scores that wait for their page, and runs that were interrupted on the way to it.
#include <sys/stat.h>
#include <unistd.h>

#include "recto/store/writes.h"
#include "scribe.h"

// -- pages that cannot be written ----------------------------------------------------------------

static void assert_waits(Lab *lab, const char *reason)
{
	scribe_expect(scribe_write(lab), WAITING);
	if (!str_contains(buf_str(&lab->warnings), str_from_z(reason)))
		fail_msg("not \"%s\", but: %s", reason, buf_z(&lab->warnings));
	// Told once.
	scribe_expect(scribe_write(lab), WAITING);
	assert_str(buf_str(&lab->warnings), "");
}

// A card that is gone may be gone for ever: that is told once, and then nothing waits.
static void assert_rests(Lab *lab)
{
	scribe_expect(scribe_write(lab), RESTING);
	if (!str_contains(buf_str(&lab->warnings), STR("1 score of cards that are gone")))
		fail_msg("not told, but: %s", buf_z(&lab->warnings));
	scribe_expect(scribe_write(lab), NOTHING);
	assert_str(buf_str(&lab->warnings), "");
}

static void test_a_link_is_not_written(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	lab_move(&lab, PAGE, "target.md");
	assert_int_equal(symlink("../../target.md", lab_path(&lab, PAGE)), 0);
	assert_waits(&lab, "symbolic link");
	assert_str(scribe_read(&lab, "target.md"), "- Q1 #card\n");
	lab_remove(&lab, PAGE);
	lab_move(&lab, "target.md", PAGE);
	scribe_expect(scribe_write(&lab), WRITTEN);
	lab_close(&lab);
}

static void test_a_page_that_is_away(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	lab_move(&lab, PAGE, "away.md");
	assert_waits(&lab, "No such file");
	assert_int_equal(mkdir(lab_path(&lab, PAGE), 0700), 0);
	scribe_expect(scribe_write(&lab), WAITING);
	assert_int_equal(rmdir(lab_path(&lab, PAGE)), 0);
	lab_move(&lab, "away.md", PAGE);
	scribe_expect(scribe_write(&lab), WRITTEN);
	lab_close(&lab);
}

static void test_pages_with_cr_alone(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\r\t- A\r");
	scribe_score(&lab, lab_count(&lab, "Q1", false) == 1 ? "Q1" : "Q1\r", 5);
	assert_waits(&lab, "CR alone");
	scribe_assert_page(&lab, "- Q1 #card\r\t- A\r");
	lab_close(&lab);
}

static void test_pages_in_conflict(void **state)
{
	(void)state;
	static const char text[] =
		"- Q1 #card\n<<<<<<< here\n\t- A\n=======\n\t- B\n>>>>>>> there\n";
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n\t- A\n");
	scribe_score(&lab, "Q1", 5);
	lab_write(&lab, PAGE, "%s", text);
	scribe_expect(scribe_write(&lab), WAITING);
	assert_true(str_contains(buf_str(&lab.warnings), STR("in conflict")));
	scribe_assert_page(&lab, text);
	lab_write(&lab, PAGE, "- Q1 #card\n\t- B\n");
	scribe_expect(scribe_write(&lab), WRITTEN);
	lab_close(&lab);
}

static void test_graphs_that_may_not_be_written(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	lab_configure(&lab, "write_back: false\n");
	assert_waits(&lab, "write_back is off");
	scribe_assert_page(&lab, "- Q1 #card\n");
	lab_configure(&lab, "write_back: true\n");
	scribe_expect(scribe_write(&lab), WRITTEN);
	lab_close(&lab);
}

static void test_a_card_that_is_gone(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n- Q2 #card\n");
	int64_t card = lab_card(&lab, "Q1").id;
	int64_t action = scribe_score(&lab, "Q1", 5);
	lab_write(&lab, PAGE, "- Q2 #card\n");
	assert_rests(&lab);
	lab_write(&lab, PAGE, "- Q2 #card\n- Q1 #card\n");
	lab_import(&lab);
	scribe_expect(scribe_write(&lab), WRITTEN);
	Str written = scribe_read(&lab, PAGE);
	lab_write(&lab, PAGE, "- Q2 #card\n");
	scribe_undo(&lab, card, action);
	assert_rests(&lab);
	lab_write(&lab, PAGE, "%s", written.p);
	lab_import(&lab);
	scribe_expect(scribe_write(&lab), BACK);
	scribe_assert_page(&lab, "- Q2 #card\n- Q1 #card\n");
	lab_close(&lab);
}

static void test_other_changes_of_its_page_are_no_news(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n- Q2 #card\n");
	scribe_score(&lab, "Q1", 5);
	lab_write(&lab, PAGE, "- Q2 #card\n");
	assert_rests(&lab);
	lab_write(&lab, PAGE, "- Q2 #card\n\t- more\n");
	scribe_expect(scribe_write(&lab), NOTHING);
	scribe_score(&lab, "Q2", 5);
	scribe_expect(scribe_write(&lab), WRITTEN);
	assert_str(buf_str(&lab.warnings), "");
	lab_close(&lab);
}

static void test_a_page_that_is_gone(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	lab_move(&lab, PAGE, "away.md");
	lab_import(&lab);
	assert_rests(&lab);
	lab_move(&lab, "away.md", PAGE);
	lab_import(&lab);
	scribe_expect(scribe_write(&lab), WRITTEN);
	scribe_expect(scribe_write(&lab), NOTHING);
	lab_close(&lab);
}

static void test_a_card_that_comes_back_elsewhere(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 of a card #card\n\t- A1\n");
	scribe_score(&lab, "Q1 of a card", 5);
	lab_remove(&lab, PAGE);
	lab_import(&lab);
	assert_rests(&lab);
	lab_write(&lab, "notes/pages/b.md", "- Q1 of a card #card\n\t- A1\n");
	lab_import(&lab);
	scribe_expect(scribe_write(&lab), WRITTEN);
	assert_true(
		str_contains(scribe_read(&lab, "notes/pages/b.md"), STR("card-last-score:: 5\n")));
	lab_close(&lab);
}

static void test_a_card_that_comes_back_with_a_later_review(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	lab_remove(&lab, PAGE);
	lab_import(&lab);
	assert_rests(&lab);
	lab.clock.frozen += 2 * 24 * 3600 * INT64_C(1000);
	static const char later[] = "- Q1 #card\n  card-last-interval:: 4\n  card-repeats:: 1\n"
				    "  card-ease-factor:: 2.6\n"
				    "  card-next-schedule:: 2026-03-06T12:00:00.000Z\n"
				    "  card-last-reviewed:: 2026-03-02T12:00:00.000Z\n"
				    "  card-last-score:: 5\n";
	lab_write(&lab, PAGE, "%s", later);
	lab_import(&lab);
	scribe_expect(scribe_write(&lab), "0 written, 0 back, 1 dropped, 0 left, 0 waiting");
	scribe_assert_page(&lab, later);
	lab_close(&lab);
}

static void test_a_graph_that_is_forgotten(void **state)
{
	(void)state;
	Lab lab;
	int64_t gone;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	const char *root = lab_path(&lab, "notes");
	assert_true(library_forget(lab.store, &root, 1, &lab.clock, &gone, &lab.err));
	assert_int_equal(gone, 1);
	assert_rests(&lab);
	scribe_assert_page(&lab, "- Q1 #card\n");
	lab_import(&lab);
	scribe_expect(scribe_write(&lab), WRITTEN);
	lab_close(&lab);
}

static void test_a_database_that_can_only_be_read(void **state)
{
	(void)state;
	Lab lab;
	Store *reader;
	WriteBackReport report;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	assert_true(store_open(
		lab_path(&lab, "recto.db"), STORE_READ, lab.clock.frozen, &reader, &lab.err));
	for (int is_dry_run = 0; is_dry_run <= 1; is_dry_run++) {
		const WriteBackOptions options = {.retries = true,
			.is_dry_run = is_dry_run,
			.config = &lab.config,
			.clock = &lab.clock};
		assert_true(library_write_back(reader, &options, &report, &lab.err));
		scribe_expect(report, WAITING);
		assert_string_equal(report.problem.text, "the database can only be read");
	}
	store_close(reader);
	scribe_assert_page(&lab, "- Q1 #card\n");
	scribe_expect(scribe_write(&lab), WRITTEN);
	lab_close(&lab);
}

// -- runs that were interrupted ------------------------------------------------------------------

// The page was replaced, and then the power went: the store still knows the old page, and the
// write is open.
static void test_a_page_that_was_written_before_the_end(void **state)
{
	(void)state;
	Lab lab;
	static const char before[] = "- Q1 #card\n\t- A\n";
	scribe_open_page(&lab, before);
	int64_t action = scribe_score(&lab, "Q1", 1);
	scribe_write(&lab);
	Str after = scribe_read(&lab, PAGE);
	assert_true(store_end_page_write(lab.store, 1, WRITE_PENDING, NULL));
	assert_true(store_set_page_state(lab.store, lab_card(&lab, "Q1").id, (Str){0}, NULL));
	lab_write(&lab, PAGE, "%s\t- more\n", after.p);
	lab_write_bytes(&lab, "notes/pages/.recto-0123456789abcdef.tmp", STR("half"));
	scribe_expect(scribe_write(&lab), NOTHING);
	assert_int_equal(
		access(lab_path(&lab, "notes/pages/.recto-0123456789abcdef.tmp"), F_OK), -1);
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(lab_log(&lab, &card), "review");
	scribe_undo(&lab, card.id, action);
	scribe_expect(scribe_write(&lab), BACK);
	scribe_assert_page(&lab, "- Q1 #card\n\t- A\n\t- more\n");
	lab_close(&lab);
}

// The lines were kept, and then the power went: the page is the old one.
static void test_a_page_that_was_not_written_yet(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	int64_t action = scribe_score(&lab, "Q1", 5);
	assert_true(
		store_begin_page_write(lab.store, 1, STR("1\n2\n3\n4\n5\n6\n"), (Str){0}, NULL));
	scribe_undo(&lab, lab_card(&lab, "Q1").id, action);
	scribe_expect(scribe_write(&lab), NOTHING);
	scribe_assert_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	assert_true(
		store_begin_page_write(lab.store, 2, STR("1\n2\n3\n4\n5\n6\n"), (Str){0}, NULL));
	scribe_expect(scribe_write(&lab), WRITTEN);
	lab_close(&lab);
}

static void test_lines_that_were_taken_back_before_the_end(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n  card-repeats:: 1\n  card-last-score:: 5\n");
	Str before = scribe_read(&lab, PAGE);
	int64_t action = scribe_score(&lab, "Q1", 1);
	scribe_write(&lab);
	scribe_undo(&lab, lab_card(&lab, "Q1").id, action);
	lab_write(&lab, PAGE, "%s", before.p);
	scribe_expect(scribe_write(&lab), NOTHING);
	assert_str(buf_str(&lab.warnings), "");
	scribe_assert_page(&lab, before.p);
	lab_close(&lab);
}

const struct CMUnitTest write_waiting_tests[] = {
	cmocka_unit_test(test_a_link_is_not_written),
	cmocka_unit_test(test_a_page_that_is_away),
	cmocka_unit_test(test_pages_with_cr_alone),
	cmocka_unit_test(test_pages_in_conflict),
	cmocka_unit_test(test_graphs_that_may_not_be_written),
	cmocka_unit_test(test_a_database_that_can_only_be_read),
	cmocka_unit_test(test_a_card_that_is_gone),
	cmocka_unit_test(test_other_changes_of_its_page_are_no_news),
	cmocka_unit_test(test_a_page_that_is_gone),
	cmocka_unit_test(test_a_card_that_comes_back_elsewhere),
	cmocka_unit_test(test_a_card_that_comes_back_with_a_later_review),
	cmocka_unit_test(test_a_graph_that_is_forgotten),
	cmocka_unit_test(test_a_page_that_was_written_before_the_end),
	cmocka_unit_test(test_a_page_that_was_not_written_yet),
	cmocka_unit_test(test_lines_that_were_taken_back_before_the_end),
};
const size_t write_waiting_tests_n = HARNESS_COUNT(write_waiting_tests);
