// Scores on their way into pages: what is written, what waits, and what is taken back.
#include <sys/stat.h>
#include <unistd.h>

#include "recto/store/writes.h"
#include "scribe.h"

static const char lines_of_5[] = "  card-last-interval:: 1\n"
				 "  card-repeats:: 1\n"
				 "  card-ease-factor:: 2.6\n"
				 "  card-next-schedule:: 2026-03-02T04:00:00.000Z\n"
				 "  card-last-reviewed:: 2026-03-01T12:00:00.000Z\n"
				 "  card-last-score:: 5\n";

static void pass_minutes(Lab *lab, int minutes)
{
	lab->clock.frozen += minutes * INT64_C(60000);
}

static void write_as_logseq(Lab *lab, const char *ease, const char *last)
{
	lab_write(lab, PAGE,
		"- Q1 #card\n  card-last-interval:: 4\n  card-repeats:: 2\n"
		"  card-ease-factor:: %s\n  card-next-schedule:: 2026-03-07T10:00:00.000Z\n"
		"  card-last-reviewed:: %s\n  card-last-score:: 3\n",
		ease, last);
}

// -- writing -------------------------------------------------------------------------------------

static void test_a_score_is_written_and_taken_back(void **state)
{
	(void)state;
	static const char before[] = "- Q1 #card\n\t- A\n- Q2 #card";
	Lab lab;
	scribe_open_page(&lab, before);
	int64_t action = scribe_score(&lab, "Q1", 5);
	scribe_expect(scribe_write(&lab), WRITTEN);
	Buf expected = {0};
	buf_printf(&expected, "- Q1 #card\n%s\t- A\n- Q2 #card", lines_of_5);
	scribe_assert_page(&lab, buf_z(&expected));
	assert_int_equal(lab_card(&lab, "Q2").line, 9);
	assert_str(buf_str(&lab.warnings), "");
	scribe_expect(scribe_write(&lab), NOTHING);
	lab_was_written(&lab);
	lab_let_time_pass(&lab);
	lab_was_written(&lab);
	ImportReport again = lab_import(&lab);
	lab_expect(
		again, "pages 1, cards 2: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 2 unchanged");
	assert_false(lab_was_written(&lab));
	scribe_undo(&lab, lab_card(&lab, "Q1").id, action);
	scribe_expect(scribe_write(&lab), BACK);
	scribe_assert_page(&lab, before);
	buf_release(&expected);
	lab_close(&lab);
}

static void test_a_reset_is_written(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	int64_t score = scribe_score(&lab, "Q1", 5);
	scribe_write(&lab);
	int64_t reset = scribe_score(&lab, "Q1", SCORE_NONE);
	scribe_expect(scribe_write(&lab), WRITTEN);
	scribe_assert_page(&lab, "- Q1 #card\n  card-last-interval:: -1\n  card-repeats:: 0\n"
				 "  card-ease-factor:: 2.5\n  card-next-schedule:: nil\n"
				 "  card-last-reviewed:: nil\n  card-last-score:: nil\n");
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(lab_log(&lab, &card), "review reset");
	scribe_undo(&lab, card.id, reset);
	scribe_undo(&lab, card.id, score);
	scribe_expect(scribe_write(&lab), "0 written, 2 back, 0 dropped, 0 left, 0 waiting");
	scribe_assert_page(&lab, "- Q1 #card\n");
	lab_close(&lab);
}

static void test_a_reset_of_a_card_without_lines(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	lab_review(&lab, "Q1");
	scribe_score(&lab, "Q1", SCORE_NONE);
	scribe_expect(scribe_write(&lab), WRITTEN);
	scribe_assert_page(&lab, "- Q1 #card\n  card-last-interval:: -1\n  card-repeats:: 0\n"
				 "  card-ease-factor:: 2.5\n  card-last-reviewed:: nil\n"
				 "  card-next-schedule:: nil\n  card-last-score:: nil\n");
	lab_close(&lab);
}

// Scores that waited are written in their order, and taken back in the other one.
static void test_several_scores_at_once(void **state)
{
	(void)state;
	Lab lab;
	int64_t actions[3];
	scribe_open_page(&lab, "- Q1 #card\n- Q2 #card\n");
	Str before = scribe_read(&lab, PAGE);
	int64_t card = lab_card(&lab, "Q1").id;
	for (int i = 0; i < 3; i++) {
		actions[i] = scribe_score(&lab, "Q1", 3 + i);
		pass_minutes(&lab, 1);
	}
	scribe_score(&lab, "Q2", 4);
	scribe_expect(scribe_write(&lab), "4 written, 0 back, 0 dropped, 0 left, 0 waiting");
	assert_true(str_contains(scribe_read(&lab, PAGE), STR("card-last-score:: 5\n- Q2")));
	scribe_undo(&lab, card, actions[2]);
	scribe_expect(scribe_write(&lab), BACK);
	assert_true(str_contains(scribe_read(&lab, PAGE), STR("card-last-score:: 4\n- Q2")));
	scribe_undo(&lab, card, actions[1]);
	scribe_undo(&lab, card, actions[0]);
	scribe_expect(scribe_write(&lab), "0 written, 2 back, 0 dropped, 0 left, 0 waiting");
	assert_true(
		str_starts_with(scribe_read(&lab, PAGE), STR("- Q1 #card\n- Q2 #card\n  card-")));
	assert_true(scribe_read(&lab, PAGE).n > before.n);
	lab_close(&lab);
}

static void test_what_was_not_written_is_not_taken_back(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	int64_t action = scribe_score(&lab, "Q1", 5);
	scribe_undo(&lab, lab_card(&lab, "Q1").id, action);
	scribe_expect(scribe_write(&lab), NOTHING);
	scribe_assert_page(&lab, "- Q1 #card\n");
	lab_close(&lab);
}

static void test_forms_of_pages_stay(void **state)
{
	(void)state;
	static const struct {
		const char *path, *page;
	} cases[] = {
		{"notes/pages/crlf.md", "- Qcrlf #card\r\n\t- A\r\n"},
		{"notes/pages/bom.md", "\xEF\xBB\xBF- Qbom #card\n"},
		{"notes/pages/tabs.md", "- x\n\t- Qtabs #card\n\t  card-repeats:: 0\n\t\t- A"},
		{"notes/pages/drawer.md",
			"- Qdrawer #card\n  :PROPERTIES:\n  :Card_Repeats: 3\n  :END:\n  text\n"},
		{"notes/pages/org.org", "* Qorg #card\n** A"},
		{"notes/pages/orgdrawer.org",
			"* Qdrawn #card\n:PROPERTIES:\n:card-repeats: 1\n:END:\n** A\n"},
		{"notes/pages/fence.md", "- x\n- ```c\n  Qfence #card\n  ```\n  #card\n"},
		{"notes/pages/yaml.md", "---\ntitle: Y\n---\n- Qyaml #card\n"},
	};
	Lab lab;
	scribe_open(&lab);
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		lab_write(&lab, cases[i].path, "%s", cases[i].page);
	lab_import(&lab);
	size_t n;
	int64_t *cards = scribe_list_cards(&lab, &n);
	int64_t *actions = ARENA_ARRAY(&lab.arena, int64_t, n);
	assert_int_equal(n, HARNESS_COUNT(cases));
	for (size_t i = 0; i < n; i++)
		actions[i] = scribe_score_card(&lab, cards[i], 4);
	assert_int_equal(scribe_write(&lab).written, n);
	Str crlf = scribe_read(&lab, cases[0].path);
	assert_true(str_contains(crlf, STR("#card\r\n  card-last-interval:: 1\r\n")));
	assert_true(str_starts_with(scribe_read(&lab, cases[1].path), STR("\xEF\xBB\xBF- Qbom")));
	assert_true(str_contains(
		scribe_read(&lab, cases[2].path), STR("\n\t  card-last-score:: 4\n\t\t- A")));
	assert_true(str_contains(scribe_read(&lab, cases[3].path), STR("  :Card_Repeats: 4\n")));
	for (size_t i = 0; i < n; i++)
		scribe_undo(&lab, cards[i], actions[i]);
	assert_int_equal(scribe_write(&lab).taken_back, n);
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		assert_str(scribe_read(&lab, cases[i].path), cases[i].page);
	lab_close(&lab);
}

static void test_mode_and_owner_stay(void **state)
{
	(void)state;
	Lab lab;
	struct stat s;
	scribe_open_page(&lab, "- Q1 #card\n");
	assert_int_equal(chmod(lab_path(&lab, PAGE), 0640), 0);
	if (geteuid() == 0)
		assert_int_equal(chown(lab_path(&lab, PAGE), 12, 34), 0);
	scribe_score(&lab, "Q1", 5);
	scribe_expect(scribe_write(&lab), WRITTEN);
	assert_int_equal(stat(lab_path(&lab, PAGE), &s), 0);
	assert_int_equal(s.st_mode & 07777, 0640);
	if (geteuid() == 0)
		assert_true(s.st_uid == 12 && s.st_gid == 34);
	lab_close(&lab);
}

// -- pages that change meanwhile -----------------------------------------------------------------

static void test_an_edited_page_keeps_the_edits(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n\t- A\n- Q2 #card\n");
	scribe_score(&lab, "Q1", 5);
	lab_write(&lab, PAGE, "- new\n- Q2 #card\n\t- B\n- Q1 #card\n\t- A, better\n- end");
	scribe_expect(scribe_write(&lab), WRITTEN);
	Buf expected = {0};
	buf_printf(&expected, "- new\n- Q2 #card\n\t- B\n- Q1 #card\n%s\t- A, better\n- end",
		lines_of_5);
	scribe_assert_page(&lab, buf_z(&expected));
	assert_str(lab_card(&lab, "Q1").answer, "- A, better");
	buf_release(&expected);
	lab_close(&lab);
}

static void test_a_card_that_moved_to_another_page(void **state)
{
	(void)state;
	Lab lab;
	const char *card = "- Q1 #card\n  id:: 11111111-1111-1111-1111-111111111111\n";
	scribe_open_page(&lab, card);
	scribe_score(&lab, "Q1", 5);
	lab_write(&lab, PAGE, "- empty\n");
	lab_write(&lab, "notes/pages/b.md", "%s", card);
	lab_import(&lab);
	scribe_expect(scribe_write(&lab), WRITTEN);
	scribe_assert_page(&lab, "- empty\n");
	assert_true(str_contains(scribe_read(&lab, "notes/pages/b.md"), STR("card-repeats:: 1")));
	lab_close(&lab);
}

static void test_a_later_review_in_logseq_wins(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	pass_minutes(&lab, 60);
	write_as_logseq(&lab, "2.36", "2026-03-01T12:30:00.000Z");
	Str before = scribe_read(&lab, PAGE);
	scribe_expect(scribe_write(&lab), "0 written, 0 back, 1 dropped, 0 left, 0 waiting");
	scribe_assert_page(&lab, before.p);
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(lab_log(&lab, &card), "review logseq");
	assert_int_equal(card.state.memory.ease100, 236);
	lab_close(&lab);
}

static void test_an_earlier_review_in_logseq_is_kept(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	write_as_logseq(&lab, "2.36", "2026-03-01T11:30:00.000Z");
	scribe_expect(scribe_write(&lab), WRITTEN);
	assert_true(str_contains(
		scribe_read(&lab, PAGE), STR("card-last-reviewed:: 2026-03-01T12:00:00.000Z")));
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(lab_log(&lab, &card), "review logseq");
	lab_close(&lab);
}

static void test_a_reset_in_logseq_wins(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	write_as_logseq(&lab, "2.5", "nil");
	lab_write(&lab, PAGE,
		"- Q1 #card\n  card-repeats:: 0\n  card-last-reviewed:: nil\n"
		"  card-next-schedule:: nil\n");
	scribe_expect(scribe_write(&lab), "0 written, 0 back, 1 dropped, 0 left, 0 waiting");
	assert_int_equal(lab_card(&lab, "Q1").state.phase, PHASE_NEW);
	lab_close(&lab);
}

// A review that was not known yet, from before the reset: the reset is written all the same.
static void test_a_reset_after_a_review_in_logseq(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	lab_review(&lab, "Q1");
	write_as_logseq(&lab, "2.36", "2026-03-01T11:30:00.000Z");
	scribe_score(&lab, "Q1", SCORE_NONE);
	scribe_expect(scribe_write(&lab), WRITTEN);
	assert_true(str_contains(scribe_read(&lab, PAGE), STR("card-last-reviewed:: nil\n")));
	assert_int_equal(lab_card(&lab, "Q1").state.phase, PHASE_NEW);
	scribe_expect(scribe_write(&lab), NOTHING);
	lab_close(&lab);
}

// A reset tells no time: the lines are those of an earlier one here, and yet it is another.
static void test_a_reset_in_logseq_after_one_here(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	scribe_score(&lab, "Q1", 5);
	scribe_write(&lab);
	scribe_score(&lab, "Q1", SCORE_NONE);
	scribe_expect(scribe_write(&lab), WRITTEN);
	Str reset = scribe_read(&lab, PAGE);
	pass_minutes(&lab, 1);
	scribe_score(&lab, "Q1", 4);
	scribe_expect(scribe_write(&lab), WRITTEN);
	Str scored = scribe_read(&lab, PAGE);
	lab_write_bytes(&lab, PAGE, reset);
	assert_int_equal(lab_import(&lab).resets_taken, 1);
	StoredCard card = lab_card(&lab, "Q1");
	assert_int_equal(card.state.phase, PHASE_NEW);
	assert_str(lab_log(&lab, &card), "review reset review reset");
	assert_int_equal(lab_import(&lab).resets_taken, 0);
	lab_write_bytes(&lab, PAGE, scored);
	assert_int_equal(lab_import(&lab).states_taken, 1);
	assert_int_equal(lab_card(&lab, "Q1").state.last_score, 4);
	lab_close(&lab);
}

static void test_lines_that_somebody_changed_stay(void **state)
{
	(void)state;
	Lab lab;
	scribe_open_page(&lab, "- Q1 #card\n");
	int64_t action = scribe_score(&lab, "Q1", 5);
	scribe_write(&lab);
	write_as_logseq(&lab, "2.1", "2026-03-01T12:00:00.000Z");
	Str before = scribe_read(&lab, PAGE);
	scribe_undo(&lab, lab_card(&lab, "Q1").id, action);
	scribe_expect(scribe_write(&lab), "0 written, 0 back, 0 dropped, 1 left, 0 waiting");
	assert_true(str_contains(buf_str(&lab.warnings), STR("changed since, and stay")));
	scribe_assert_page(&lab, before.p);
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(lab_log(&lab, &card), "review undo");
	lab_close(&lab);
}

// -- looking -------------------------------------------------------------------------------------

static void keep_diff(void *context, Str diff)
{
	buf_append(context, diff);
}

static void test_a_look_changes_nothing(void **state)
{
	(void)state;
	Lab lab;
	Buf diff = {0};
	WriteBackReport report;
	scribe_open_page(&lab, "- Q1 #card\n\t- A");
	scribe_score(&lab, "Q1", 5);
	lab_write(&lab, PAGE, "- Q1 #card\n\t- B");
	lab_was_written(&lab);
	const WriteBackOptions options = {.is_dry_run = true,
		.config = &lab.config,
		.clock = &lab.clock,
		.show = keep_diff,
		.context = &diff};
	assert_true(library_write_back(lab.store, &options, &report, &lab.err));
	scribe_expect(report, WRITTEN);
	assert_false(lab_was_written(&lab));
	scribe_assert_page(&lab, "- Q1 #card\n\t- B");
	Buf expected = {0};
	buf_printf(&expected, "--- %s\n+++ %s\n@@ -1,2 +1,8 @@\n - Q1 #card\n",
		lab_path(&lab, PAGE), lab_path(&lab, PAGE));
	Str rest = str_from_z(lines_of_5);
	for (Str line; str_next_line(&rest, &line);)
		buf_printf(&expected, "+%.*s\n", STR_ARG(line));
	buf_append_z(&expected, " \t- B\n\\ No newline at end of file\n");
	assert_str(buf_str(&diff), buf_z(&expected));
	scribe_expect(scribe_write(&lab), WRITTEN);
	buf_release(&diff);
	buf_release(&expected);
	lab_close(&lab);
}

static void test_only_below_the_paths(void **state)
{
	(void)state;
	Lab lab;
	WriteBackReport report;
	scribe_open_page(&lab, "- Q1 #card\n");
	lab_write(&lab, "notes/journals/b.md", "- Q2 #card\n");
	lab_import(&lab);
	scribe_score(&lab, "Q1", 5);
	scribe_score(&lab, "Q2", 5);
	const char *path = lab_path(&lab, "notes/journals");
	const char *nowhere = lab_path(&lab, "nowhere");
	WriteBackOptions options = {
		.paths = &path, .n_paths = 1, .config = &lab.config, .clock = &lab.clock};
	assert_true(library_write_back(lab.store, &options, &report, &lab.err));
	scribe_expect(report, WRITTEN);
	scribe_assert_page(&lab, "- Q1 #card\n");
	options.paths = &nowhere;
	assert_false(library_write_back(lab.store, &options, &report, &lab.err));
	assert_int_equal(lab.err.kind, ERR_IO);
	lab_close(&lab);
}

const struct CMUnitTest write_back_tests[] = {
	cmocka_unit_test(test_a_score_is_written_and_taken_back),
	cmocka_unit_test(test_a_reset_is_written),
	cmocka_unit_test(test_a_reset_of_a_card_without_lines),
	cmocka_unit_test(test_several_scores_at_once),
	cmocka_unit_test(test_what_was_not_written_is_not_taken_back),
	cmocka_unit_test(test_forms_of_pages_stay),
	cmocka_unit_test(test_mode_and_owner_stay),
	cmocka_unit_test(test_an_edited_page_keeps_the_edits),
	cmocka_unit_test(test_a_card_that_moved_to_another_page),
	cmocka_unit_test(test_a_later_review_in_logseq_wins),
	cmocka_unit_test(test_an_earlier_review_in_logseq_is_kept),
	cmocka_unit_test(test_a_reset_in_logseq_wins),
	cmocka_unit_test(test_a_reset_after_a_review_in_logseq),
	cmocka_unit_test(test_a_reset_in_logseq_after_one_here),
	cmocka_unit_test(test_lines_that_somebody_changed_stay),
	cmocka_unit_test(test_a_look_changes_nothing),
	cmocka_unit_test(test_only_below_the_paths),
};
const size_t write_back_tests_n = HARNESS_COUNT(write_back_tests);
