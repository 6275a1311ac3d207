// The screens as text, in tests/tui/.
#include "tests.h"

typedef struct Screen {
	const char *name;
	const char *config;
	bool is_home;
	const char *keys;
} Screen;

static void check_screen(const Screen *s)
{
	Fixture f;
	fixture_open(&f, s->config);
	fixture_add_examples(&f);
	if (s->is_home)
		fixture_home(&f);
	else
		fixture_review(&f);
	fixture_press(&f, s->keys);
	check_golden(&f, s->name);
	fixture_close(&f);
}

static void screens_with_the_examples(void **state)
{
	(void)state;
	static const Screen screens[] = {
		{"home-decks", NULL, true, "j"},
		{"home-help", NULL, true, "?"},
		{"review-question", NULL, false, ""},
		{"review-answer", NULL, false, "space"},
		{"review-answer-sm2", "keys: sm2", false, "space"},
		{"review-chinese", NULL, false, "space 3 space"},
		{"review-drill", NULL, false, "space 1 space 3 space 3 space"},
		{"review-help", NULL, false, "?"},
		{"review-info", NULL, false, "space 1 u space 2 space 3 space 3 i"},
		{"review-done", NULL, false, "space 3 space 3 space 3"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(screens); i++)
		check_screen(&screens[i]);
}

static void practice(void **state)
{
	(void)state;
	Fixture f;
	SessionOptions options = session_defaults;
	options.is_cram = true;
	fixture_open(&f, NULL);
	fixture_add_examples(&f);
	fixture_review_as(&f, &options);
	fixture_press(&f, "space 1 space 3 space");
	check_golden(&f, "review-cram");
	fixture_press(&f, "3 space 2 space 3 space 3 space 3 space 4");
	check_golden(&f, "review-cram-done");
	fixture_close(&f);
}

static void searches(void **state)
{
	(void)state;
	static const Screen screens[] = {
		{"browse-typing", NULL, false, ""},
		{"browse-found", NULL, false, "w h a t enter"},
		{"browse-none", NULL, false, "x y z z y"},
		{"browse-problem", NULL, false, "i s : l a t e"},
		{"browse-selected", NULL, false, "enter j space * @ space a -"},
		{"browse-postpone", NULL, false, "enter p 1 2"},
		{"browse-help", NULL, false, "enter ?"},
		{"browse-info", NULL, false, "enter i"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(screens); i++) {
		Fixture f;
		fixture_open(&f, screens[i].config);
		fixture_add_examples(&f);
		fixture_browse(&f);
		fixture_press(&f, screens[i].keys);
		check_golden(&f, screens[i].name);
		fixture_close(&f);
	}
}

static void trees_of_decks(void **state)
{
	(void)state;
	static const Screen screens[] = {
		{"home-tree", NULL, true, "j j"},
		{"home-folded", NULL, true, "j h"},
		{"home-tags", NULL, true, "tab j"},
		{"home-narrowed", NULL, true, "f a l"},
	};
	static const FixtureCard cards[] = {
		{"Maths/Algebra/Groups", "1", "", .tags = "maths", .interval = 1},
		{"Maths/Algebra/Rings", "2", "", .tags = "maths"},
		{"Maths/Analysis", "3", "", .tags = "maths\nexam/2023", .interval = 4, .ahead = 2},
		{"Languages/日本語", "4", "", .tags = "exam/2023", .interval = 2},
		{"Languages/Español", "5", "", .interval = 2},
		{"Cooking", "6", "", .interval = 20, .ahead = 2},
	};
	for (size_t i = 0; i < HARNESS_COUNT(screens); i++) {
		Fixture f;
		fixture_open(&f, screens[i].config);
		for (size_t k = 0; k < HARNESS_COUNT(cards); k++)
			fixture_add(&f, &cards[k]);
		fixture_home(&f);
		fixture_press(&f, screens[i].keys);
		check_golden(&f, screens[i].name);
		fixture_close(&f);
	}
}

static void empty_home(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	f.examples = STR("/usr/local/share/recto/decks");
	fixture_home(&f);
	check_golden(&f, "home-empty");
	fixture_close(&f);
}

static void home_when_all_is_done(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add(&f, &(FixtureCard){"C", "Q", "", .interval = 9, .ahead = 4});
	fixture_add(&f, &(FixtureCard){"Spanish", "la mariposa", "", .interval = 1});
	fixture_review(&f);
	fixture_press(&f, "space 3");
	fixture_home(&f);
	check_golden(&f, "home-done");
	fixture_close(&f);
}

static void long_card(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, NULL);
	fixture_add(&f,
		&(FixtureCard){"Operating systems/Virtual memory",
			"Why is the page table a *tree*, and what does a [[TLB]] cache?",
			"- A flat table for 48 bits would take **512 GiB** for each process:\n"
			"\t- `2^36` pages of 4 KiB, 8 bytes each;\n"
			"\t- most of the address space is empty, so most of a tree is never made.\n"
			"- A walk reads one entry in each level:\n"
			"  ```c\n"
			"  for (int level = 3; level >= 0; level--)\n"
			"  \ttable = entry(table, address >> (12 + 9 * level) & 511);\n"
			"  ```\n"
			"- The TLB keeps the *last* translations, so that\n"
			"  1. a hit costs nothing,\n"
			"  2. a miss costs the walk,\n"
			"  3. a switch of the address space flushes it, unless entries carry an "
			"address space identifier.\n"
			"- > The page table is the map; the TLB is what one knows by heart.\n"
			"- TODO measure with [perf](https://perf.wiki.kernel.org) #linux\n"
			"- ![walk](../assets/walk.svg){:height 200, :width 300}",
			"Paging\nHow addresses are translated", "os", .interval = 30});
	fixture_review(&f);
	fixture_press(&f, "space j j");
	check_golden(&f, "review-long");
	fixture_close(&f);
}

static void add_clozes(Fixture *f)
{
	static const FixtureCard cards[] = {
		{.page = "Rivers",
			.question = "The {{cloze Seine \\\\ river}} flows through "
				    "{{cloze Paris}} #geography",
			.answer = "- It rises near {{cloze Dijon}}.\n- It ends in the Channel.",
			.context = "Europe\n{{cloze France}}",
			.clozes = 3},
		{.page = "Rivers",
			.question =
				"`chmod {{cloze 755}}` lets all read, the owner {{cloze write}}"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cards); i++)
		fixture_add(f, &cards[i]);
	for (int i = 1; i <= 3; i++)
		fixture_add(f, &(FixtureCard){"Rivers",
				       "{{cloze Danube}}, {{cloze Rhine}} and {{cloze Elbe}}",
				       "- rise in *different* mountains", .cloze = i, .clozes = 3});
}

static void cloze_cards(void **state)
{
	(void)state;
	static const Screen screens[] = {
		{"cloze-question", NULL, false, ""},
		{"cloze-closed", NULL, false, "space"},
		{"cloze-shown", NULL, false, "space space"},
		{"cloze-no-answer", NULL, false, "space space 3"},
		{"cloze-no-answer-shown", "keys: logseq", false, "s s r s"},
		{"cloze-each", NULL, false, "space space 3 space 3"},
		{"cloze-each-shown", NULL, false, "space space 3 space 3 space"},
		{"cloze-each-info", NULL, false, "space space 3 space 3 i"},
		{"cloze-each-done", NULL, false, "space space 3 space 3 space 3"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(screens); i++) {
		Fixture f;
		fixture_open(&f, screens[i].config);
		add_clozes(&f);
		fixture_review(&f);
		fixture_press(&f, screens[i].keys);
		check_golden(&f, screens[i].name);
		fixture_close(&f);
	}
}

const struct CMUnitTest screen_tests[] = {
	cmocka_unit_test(screens_with_the_examples),
	cmocka_unit_test(practice),
	cmocka_unit_test(searches),
	cmocka_unit_test(trees_of_decks),
	cmocka_unit_test(empty_home),
	cmocka_unit_test(home_when_all_is_done),
	cmocka_unit_test(long_card),
	cmocka_unit_test(cloze_cards),
};
const size_t screen_tests_n = HARNESS_COUNT(screen_tests);
