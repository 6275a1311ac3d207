// What Logseq did to cards that are known already.
#include "lab.h"

#include "recto/schedule/fold.h"

// A page with one card whose block says these.
typedef struct Said {
	const char *interval, *repeats, *ease, *next, *last, *score;
} Said;

static const Said first = {
	"4", "1", "2.6", "2026-02-05T10:00:00.000Z", "2026-02-01T10:00:00.000Z", "5"};
static const Said second = {
	"11.2", "3", "2.5", "2026-03-12T10:00:00.000Z", "2026-03-01T10:00:00.000Z", "3"};
static const Said fail = {
	"-1", "1", "2.6", "2026-02-08T00:00:00.000Z", "2026-02-07T10:00:00.000Z", "1"};
static const Said later = {
	"-1", "1", "2.5", "2026-03-02T00:00:00.000Z", "2026-03-01T15:00:00.000Z", "1"};
static const Said reset = {"-1", "0", "2.5", "nil", "nil", "nil"};

static void say(Lab *lab, const Said *s)
{
	lab_write(lab, "notes/a.md",
		"- Q1 #card\n"
		"  card-last-interval:: %s\n  card-repeats:: %s\n  card-ease-factor:: %s\n"
		"  card-next-schedule:: %s\n  card-last-reviewed:: %s\n  card-last-score:: %s\n"
		"\t- A\n",
		s->interval, s->repeats, s->ease, s->next, s->last, s->score);
}

static ImportReport import(Lab *lab, const Said *s)
{
	say(lab, s);
	ImportReport report = lab_import(lab);
	assert_int_equal(report.new_ + report.edited + report.moved + report.back + report.gone, 0);
	return report;
}

static void open_with(Lab *lab, const Said *s)
{
	lab_open(lab);
	if (s)
		say(lab, s);
	else
		lab_write(lab, "notes/a.md", "- Q1 #card\n\t- A\n");
	assert_int_equal(lab_import(lab).new_, 1);
}

// The log of the card gives its state.
static StoredCard replayed(Lab *lab)
{
	StoredCard card = lab_card(lab, "Q1");
	CardState state = card_state_new();
	LogEntry *log;
	size_t n;
	assert_true(store_list_card_log(lab->store, card.id, &lab->arena, &log, &n, NULL));
	for (size_t i = 0; i < n; i++)
		assert_true(fold_entry(&state, &log[i].entry));
	assert_true(card_state_equals(&state, &card.state));
	return card;
}

static void expect_log(Lab *lab, const char *kinds)
{
	StoredCard card = replayed(lab);
	assert_str(lab_log(lab, &card), kinds);
}

static LogEntry last_entry(Lab *lab)
{
	StoredCard card = lab_card(lab, "Q1");
	LogEntry *log;
	size_t n;
	assert_true(store_list_card_log(lab->store, card.id, &lab->arena, &log, &n, NULL));
	assert_true(n > 0);
	return log[n - 1];
}

static void test_a_review_is_taken_in(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &first);
	ImportReport report = import(&lab, &second);
	assert_int_equal(report.reviews_taken, 1);
	expect_log(&lab, "state logseq");
	StoredCard card = lab_card(&lab, "Q1");
	assert_true(memory_equals(card.state.memory, (Memory){3, 250, 1200}));
	assert_int_equal(card.state.last_score, 3);
	LogEntry e = last_entry(&lab);
	Instant at;
	assert_true(calendar_parse_rfc3339(STR("2026-03-01T10:00:00Z"), &at));
	assert_true(e.entry.at == at && e.entry.score == 3);
	assert_int_equal(e.entry.day, calendar_from_civil(2026, 3, 1));
	assert_int_equal(lab_import(&lab).reviews_taken, 0);
	lab_close(&lab);
}

static void test_the_first_review_of_a_card(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, NULL);
	assert_int_equal(import(&lab, &first).reviews_taken, 1);
	expect_log(&lab, "logseq");
	lab_close(&lab);
}

// The clock froze at noon: what happened at three was written by a clock that runs ahead.
static void test_no_entry_is_of_the_future(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &first);
	import(&lab, &later);
	assert_true(last_entry(&lab).entry.at == lab.clock.frozen);
	expect_log(&lab, "state logseq");
	assert_int_equal(lab_card(&lab, "Q1").state.lapses, 1);
	// What follows is not older for that.
	Said next = second;
	next.last = "2026-03-01T14:00:00.000Z";
	lab.clock.frozen += 3 * INT64_C(3600000);
	assert_int_equal(import(&lab, &next).reviews_taken, 1);
	expect_log(&lab, "state logseq logseq");
	lab_close(&lab);
}

static void test_a_reset_is_taken_in(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &first);
	assert_int_equal(import(&lab, &reset).resets_taken, 1);
	expect_log(&lab, "state reset");
	assert_int_equal(lab_card(&lab, "Q1").state.phase, PHASE_NEW);
	LogEntry *action;
	size_t n;
	assert_true(store_last_action(lab.store, &lab.arena, &action, &n, NULL));
	assert_int_equal(n, 0); // an import is not undone
	lab_close(&lab);
}

static void test_a_reset_of_a_new_card_is_none(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, NULL);
	assert_int_equal(import(&lab, &reset).resets_taken, 0);
	expect_log(&lab, "");
	lab_review(&lab, "Q1");
	assert_int_equal(lab_import(&lab).resets_taken, 0);
	lab_close(&lab);
}

// Reviewed here at noon; what Logseq did at ten comes to light afterwards, as after a sync.
static void test_the_later_review_wins(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &first);
	lab_review(&lab, "Q1");
	CardState here = lab_card(&lab, "Q1").state;
	assert_int_equal(import(&lab, &second).reviews_taken, 1);
	StoredCard card = lab_card(&lab, "Q1");
	assert_str(lab_log(&lab, &card), "state review logseq");
	assert_true(card_state_equals(&card.state, &here));
	LogEntry e = last_entry(&lab);
	assert_true(memory_equals(e.entry.after.memory, (Memory){3, 250, 1200}));
	lab_close(&lab);
}

static void test_an_older_review_is_nothing(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &second);
	assert_int_equal(import(&lab, &first).reviews_taken, 0);
	expect_log(&lab, "state");
	// Back again: what was told once is not told twice.
	assert_int_equal(import(&lab, &second).reviews_taken, 0);
	expect_log(&lab, "state");
	lab_close(&lab);
}

static void test_numbers_that_a_person_changed(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &second);
	Said changed = second;
	changed.ease = "2.2";
	assert_int_equal(import(&lab, &changed).states_taken, 1);
	expect_log(&lab, "state state");
	assert_int_equal(lab_card(&lab, "Q1").state.memory.ease100, 220);
	lab_review(&lab, "Q1");
	assert_int_equal(import(&lab, &second).states_taken, 0);
	lab_close(&lab);
}

static void test_odd_values_change_nothing(void **state)
{
	(void)state;
	Said odd[] = {second, second, second, second};
	odd[0].repeats = "abc";
	odd[1].repeats = "1.0";
	odd[2].repeats = "-1";
	odd[3].last = "[[2026]]-03";
	Lab lab;
	open_with(&lab, &first);
	for (size_t i = 0; i < HARNESS_COUNT(odd); i++) {
		import(&lab, &odd[i]);
		expect_log(&lab, "state");
	}
	lab_close(&lab);
}

static void test_lines_that_are_removed(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &second);
	lab_write(&lab, "notes/a.md", "- Q1 #card\n\t- A\n");
	lab_import(&lab);
	expect_log(&lab, "state");
	assert_int_equal(import(&lab, &second).states_taken, 0);
	expect_log(&lab, "state");
	lab_close(&lab);
}

// Two cards of one block: both are what Logseq scored.
static void test_clozes_of_a_block(void **state)
{
	(void)state;
	Lab lab;
	lab_open(&lab);
	lab_configure(&lab, "cloze: each\n");
	const char *question = "- {{cloze one}} and {{cloze two}} #card\n";
	lab_write(&lab, "notes/a.md", "%s", question);
	assert_int_equal(lab_import(&lab).new_, 2);
	lab_write(&lab, "notes/a.md",
		"%s  card-repeats:: 2\n  card-last-reviewed:: 2026-03-01T10:00:00.000Z\n"
		"  card-last-score:: 5\n",
		question);
	assert_int_equal(lab_import(&lab).reviews_taken, 2);
	lab_close(&lab);
}

// A reset here after the review in Logseq: the card stays new, and the review is in the log.
static void test_a_review_before_a_reset(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &first);
	StoredCard card = lab_card(&lab, "Q1");
	LogEntry e = {.card = card.id, .entry = {.kind = ENTRY_RESET, .score = SCORE_NONE}};
	e.entry.at = lab.clock.frozen;
	fold_complete(&e.entry, &card.state);
	assert_true(store_begin(lab.store, NULL) && store_append_entry(lab.store, &e, NULL) &&
		    store_set_card_state(lab.store, card.id, &e.entry.after, e.id, NULL) &&
		    store_commit(lab.store, NULL));
	import(&lab, &second);
	expect_log(&lab, "state reset logseq reset");
	assert_int_equal(lab_card(&lab, "Q1").state.phase, PHASE_NEW);
	assert_true(last_entry(&lab).action == e.action);
	lab_close(&lab);
}

// Older versions of a page, one after the other, bring the same review again.
static void test_a_review_is_taken_in_once(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &first);
	import(&lab, &fail);
	import(&lab, &second);
	expect_log(&lab, "state logseq logseq");
	for (int i = 0; i < 2; i++) {
		assert_int_equal(import(&lab, &first).reviews_taken, 0);
		assert_int_equal(import(&lab, &fail).reviews_taken, 0);
	}
	expect_log(&lab, "state logseq logseq");
	assert_int_equal(lab_card(&lab, "Q1").state.lapses, 1);
	assert_int_equal(lab_card(&lab, "Q1").state.last_score, 3);
	lab_close(&lab);
}

// Nobody knows when Logseq made a card new: what the page says after it came after it, though the
// review was before the import that saw the reset.
static void test_a_review_after_a_reset_in_logseq(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &first);
	import(&lab, &reset);
	assert_int_equal(import(&lab, &second).reviews_taken, 1);
	expect_log(&lab, "state reset logseq");
	assert_int_equal(lab_card(&lab, "Q1").state.last_score, 3);
	lab_close(&lab);
}

// An older version of the page held a reset; the newest one does not.
static void test_a_reset_that_is_gone_again(void **state)
{
	(void)state;
	Lab lab;
	open_with(&lab, &first);
	import(&lab, &second);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(import(&lab, &reset).resets_taken, 1);
		assert_int_equal(lab_card(&lab, "Q1").state.phase, PHASE_NEW);
		ImportReport report = import(&lab, &second);
		assert_int_equal(report.reviews_taken, 0);
		assert_int_equal(report.states_taken, 1);
		assert_int_equal(lab_card(&lab, "Q1").state.last_score, 3);
	}
	expect_log(&lab, "state logseq reset state reset state");
	import(&lab, &reset);
	assert_int_equal(import(&lab, &first).states_taken, 1);
	assert_int_equal(import(&lab, &second).states_taken, 1);
	assert_int_equal(lab_card(&lab, "Q1").state.last_score, 3);
	lab_close(&lab);
}

const struct CMUnitTest intake_tests[] = {
	cmocka_unit_test(test_a_review_is_taken_in),
	cmocka_unit_test(test_the_first_review_of_a_card),
	cmocka_unit_test(test_no_entry_is_of_the_future),
	cmocka_unit_test(test_a_reset_is_taken_in),
	cmocka_unit_test(test_a_reset_of_a_new_card_is_none),
	cmocka_unit_test(test_the_later_review_wins),
	cmocka_unit_test(test_an_older_review_is_nothing),
	cmocka_unit_test(test_numbers_that_a_person_changed),
	cmocka_unit_test(test_odd_values_change_nothing),
	cmocka_unit_test(test_lines_that_are_removed),
	cmocka_unit_test(test_clozes_of_a_block),
	cmocka_unit_test(test_a_review_before_a_reset),
	cmocka_unit_test(test_a_review_is_taken_in_once),
	cmocka_unit_test(test_a_review_after_a_reset_in_logseq),
	cmocka_unit_test(test_a_reset_that_is_gone_again),
};
const size_t intake_tests_n = HARNESS_COUNT(intake_tests);
