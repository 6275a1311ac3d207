// The info panel of cards that were matched.
#include "recto/library/matches.h"
#include "recto/schedule/fold.h"
#include "recto/store/log.h"
#include "tests.h"

// Appends an entry of a match to the log of the first card; returns its id.
static int64_t append_match(Fixture *f, EntryKind kind, const MatchNote *note)
{
	Err err = {0};
	Arena a = {0};
	StoredCard card;
	Store *s = f->desk.store;
	assert_true(store_begin(s, &err));
	assert_true(store_load_card(s, 1, &a, &card, &err));
	LogEntry e = {.card = card.id, .note = match_note_write(note, &a)};
	e.entry = (Entry){.kind = kind,
		.at = clock_now(&f->desk.clock),
		.day = clock_today(&f->desk.clock),
		.score = SCORE_NONE};
	fold_complete(&e.entry, &card.state);
	assert_true(store_append_entry(s, &e, &err));
	assert_true(store_set_card_state(s, card.id, &e.entry.after, e.id, &err));
	assert_true(store_commit(s, &err));
	arena_release(&a);
	return e.id;
}

static void open_panel(Fixture *f, const FixtureCard *card)
{
	fixture_open(f, NULL);
	fixture_add(f, card);
}

static const FixtureCard compilers = {.page = "AI compilers",
	.question = "Why does a compiler in static single assignment form put its phi functions at "
		    "the dominance frontiers of definitions?",
	.answer = "- Because paths meet there",
	.interval = 4};

static MatchNote was_longer(void)
{
	return (MatchNote){
		.question = STR(
			"Why does the compiler, which has an intermediate representation in static "
			"single assignment form, place phi functions at the dominance frontiers of "
			"definitions?"),
		.path = STR("/notes/pages/Compilers.md"),
		.similarity = 0.87,
	};
}

static void a_match_says_what_was_matched_and_how_to_undo_it(void **state)
{
	(void)state;
	Fixture f;
	open_panel(&f, &compilers);
	MatchNote longer = was_longer();
	append_match(&f, ENTRY_MATCH, &longer);
	fixture_review(&f);
	fixture_press(&f, "i");
	check_golden(&f, "info-matched");
	fixture_close(&f);
}

static void only_the_match_that_holds_can_be_undone(void **state)
{
	(void)state;
	Fixture f;
	open_panel(&f, &compilers);
	MatchNote longer = was_longer();
	MatchNote first = longer;
	first.question = STR("编译器为什么在支配边界上放置函数节点呢？");
	first.path = STR("/notes/pages/AI compilers.md");
	append_match(&f, ENTRY_MATCH, &first);
	int64_t second = append_match(&f, ENTRY_MATCH, &longer);
	fixture_review(&f);
	fixture_press(&f, "i");
	assert_shows_at(&f, 40, 80, "was 编译器为什么在支配边界上放置函数节点呢？");
	assert_hides(&f, "呢？, in");
	assert_shows_at(&f, 40, 80, "recto undo --import 3");
	assert_hides(&f, "recto undo --import 2");
	MatchNote taken = {
		.question = STR("A question"), .path = STR("/elsewhere/x.md"), .match = second};
	append_match(&f, ENTRY_UNMATCH, &taken);
	fixture_review(&f);
	fixture_press(&f, "i");
	assert_shows_at(&f, 40, 80, "unmatched");
	assert_shows_at(&f, 40, 80, "was A question, in /elsewhere/x.md");
	assert_shows_at(&f, 40, 80, "recto undo --import 2");
	assert_hides(&f, "recto undo --import 3");
	fixture_close(&f);
}

static void what_took_back_a_match_took_back_those_after_it(void **state)
{
	(void)state;
	Fixture f;
	open_panel(&f, &compilers);
	MatchNote longer = was_longer();
	int64_t first = append_match(&f, ENTRY_MATCH, &longer);
	append_match(&f, ENTRY_MATCH, &longer);
	MatchNote taken = longer;
	taken.match = first;
	append_match(&f, ENTRY_UNMATCH, &taken);
	fixture_review(&f);
	fixture_press(&f, "i");
	assert_hides(&f, "recto unmatch");
	append_match(&f, ENTRY_MATCH, &longer);
	fixture_review(&f);
	fixture_press(&f, "i");
	assert_shows(&f, "recto undo --import 5");
	fixture_close(&f);
}

// What a cloze hid before is hidden as well.
static void a_match_of_a_cloze_keeps_its_secret(void **state)
{
	(void)state;
	Fixture f;
	open_panel(&f, &(FixtureCard){.page = "Cells",
			       .question = "The {{cloze mitochondrion}} makes {{cloze ATP}}",
			       .answer = "",
			       .interval = 4,
			       .cloze = 2,
			       .clozes = 2});
	append_match(&f, ENTRY_MATCH,
		&(MatchNote){.question = STR("{{cloze mitochondria}} make {{cloze energy}}"),
			.path = STR("/notes/pages/Cells.md"),
			.cloze = 2,
			.clozes = 2,
			.similarity = 0.7});
	fixture_review(&f);
	fixture_press(&f, "i");
	assert_shows(&f, "was mitochondria make [...]");
	assert_hides(&f, "energy");
	assert_shows(&f, "70 % alike");
	fixture_press(&f, "i space i");
	assert_shows(&f, "was mitochondria make [energy]");
	fixture_close(&f);
}

const struct CMUnitTest info_tests[] = {
	cmocka_unit_test(a_match_says_what_was_matched_and_how_to_undo_it),
	cmocka_unit_test(only_the_match_that_holds_can_be_undone),
	cmocka_unit_test(what_took_back_a_match_took_back_those_after_it),
	cmocka_unit_test(a_match_of_a_cloze_keeps_its_secret),
};
const size_t info_tests_n = HARNESS_COUNT(info_tests);
