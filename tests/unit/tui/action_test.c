// Every action in every place where it has keys, with each of its keys in each preset: from the
// key to its effect in the log or on the screen.
#include "recto/store/log.h"
#include "tests.h"

enum { ANY_WISH = -1, NO_ENTRY = -1 };

typedef struct Case {
	ActionId action;
	unsigned places;   // in which this is the effect
	const char *setup; // keys before it, that are the same in all presets
	int wish, entry, score;
	const char *shows, *hides;
} Case;

#define AT(place) PLACE_BIT(PLACE_##place)
#define WISHES(w) .wish = (w), .entry = NO_ENTRY
#define SHOWS(text) .wish = WISH_DRAW, .entry = NO_ENTRY, .shows = (text)
#define LOGS(kind, given) .wish = WISH_DRAW, .entry = (kind), .score = (given)

static const Case cases[] = {
	{ACTION_REVEAL, AT(QUESTION), "", SHOWS("[image: 1u73OD5iS7.png]")},
	{ACTION_SCORE_0, AT(ANSWER), "", LOGS(ENTRY_REVIEW, 0)},
	{ACTION_SCORE_1, AT(ANSWER), "", LOGS(ENTRY_REVIEW, 1)},
	{ACTION_SCORE_2, AT(ANSWER), "", LOGS(ENTRY_REVIEW, 2)},
	{ACTION_SCORE_3, AT(ANSWER), "", LOGS(ENTRY_REVIEW, 3)},
	{ACTION_SCORE_4, AT(ANSWER), "", LOGS(ENTRY_REVIEW, 4)},
	{ACTION_SCORE_5, AT(ANSWER), "", LOGS(ENTRY_REVIEW, 5)},
	{ACTION_UNDO, AT(HOME) | ON_CARDS, "", SHOWS("nothing to undo")},
	{ACTION_UNDO, AT(DONE), "", LOGS(ENTRY_UNDO, SCORE_NONE)},
	{ACTION_EDIT, ON_CARDS, "", WISHES(WISH_EDIT)},
	{ACTION_BURY, ON_CARDS, "", LOGS(ENTRY_BURY, SCORE_NONE)},
	{ACTION_SUSPEND, ON_CARDS, "", LOGS(ENTRY_SUSPEND, SCORE_NONE)},
	{ACTION_MARK, ON_CARDS, "", LOGS(ENTRY_MARK, SCORE_NONE)},
	{ACTION_INFO, ON_CARDS, "", SHOWS("taken over")},
	{ACTION_OPEN, ON_CARDS, "", WISHES(WISH_OPEN)},
	{ACTION_VIEW, ON_CARD, "", SHOWS("there is no picture here")},
	{ACTION_NEXT_LINE, AT(QUESTION), "", SHOWS("[image: 1u73OD5iS7.png]"), .hides = "again"},
	{ACTION_DOWN, ON_LISTS, "", WISHES(WISH_DRAW)},
	{ACTION_DOWN, AT(BROWSE), "", SHOWS("AI compiler comprehension › Compilers")},
	{ACTION_UP, ON_LISTS, "", WISHES(WISH_DRAW)},
	{ACTION_UP, AT(BROWSE), "end", SHOWS("la mariposa\n  ──")},
	{ACTION_PAGE_DOWN, ON_LISTS, "", WISHES(WISH_DRAW)},
	{ACTION_PAGE_UP, ON_LISTS, "", WISHES(WISH_DRAW)},
	{ACTION_TOP, ON_LISTS, "", WISHES(WISH_DRAW)},
	{ACTION_BOTTOM, ON_LISTS, "", WISHES(WISH_DRAW)},
	{ACTION_BOTTOM, AT(BROWSE), "", SHOWS("el pájaro\n  ──")},
	{ACTION_START, AT(HOME), "", WISHES(WISH_REVIEW)},
	{ACTION_FOLD, AT(HOME), "down down", SHOWS("▸ C ")},
	{ACTION_UNFOLD, AT(HOME), "down down left", SHOWS("▾ C ")},
	{ACTION_BY_TAG, AT(HOME), "", SHOWS("#ques1")},
	{ACTION_FILTER, AT(HOME), "", SHOWS("narrow to:")},
	{ACTION_REVIEW, AT(BROWSE), "", WISHES(WISH_REVIEW)},
	{ACTION_SELECT, AT(BROWSE), "", SHOWS("1 selected of 6")},
	{ACTION_SELECT_ALL, AT(BROWSE), "", SHOWS("6 selected of 6")},
	{ACTION_POSTPONE, AT(BROWSE), "", SHOWS("postpone by days:")},
	{ACTION_RESET, AT(BROWSE), "", LOGS(ENTRY_RESET, SCORE_NONE)},
	{ACTION_CARD_DOWN, AT(BROWSE), "", WISHES(WISH_DRAW)},
	{ACTION_CARD_UP, AT(BROWSE), "", WISHES(WISH_DRAW)},
	{ACTION_ACCEPT, AT(TYPING), "", SHOWS("enter review all")},
	{ACTION_CANCEL, AT(TYPING), "", WISHES(WISH_LEAVE)},
	{ACTION_CANCEL, AT(TYPING), "w", SHOWS("enter review all")},
	{ACTION_ERASE, AT(TYPING), "ß", SHOWS("6 cards")},
	{ACTION_ERASE_WORD, AT(TYPING), "z z ß", SHOWS("6 cards")},
	{ACTION_HOME, AT(DONE), "", WISHES(WISH_HOME)},
	{ACTION_SEARCH, ON_ALL & ~AT(BROWSE), "", WISHES(WISH_SEARCH)},
	{ACTION_SEARCH, AT(BROWSE), "", SHOWS("enter to the list")},
	{ACTION_SPAN, ON_STATS, "", SHOWS("365 days")},
	{ACTION_QUERY, ON_STATS, "", SHOWS("cards:")},
	{ACTION_FOCUS, ON_STATS, "", SHOWS("Thu 2023-02-02")},
	{ACTION_BEFORE, ON_STATS, "tab", SHOWS("Wed 2023-02-01")},
	{ACTION_AFTER, ON_STATS, "tab H", SHOWS("Fri 2023-01-27")},
	{ACTION_WEEK_BEFORE, ON_STATS, "tab", SHOWS("Thu 2023-01-26")},
	{ACTION_WEEK_AFTER, ON_STATS, "tab H H", SHOWS("Thu 2023-01-26")},
	{ACTION_REVIEW_DECK, ON_STATS, "tab tab", WISHES(WISH_REVIEW)},
	{ACTION_STATS, ON_ALL, "", WISHES(WISH_STATS)},
	{ACTION_HELP, ON_ALL, "", SHOWS("all keys")},
	{ACTION_HELP, ON_STATS, "", SHOWS("a shorter span")},
	{ACTION_REDRAW, ON_LISTS, "", WISHES(WISH_REDRAW)},
	{ACTION_QUIT, ON_ALL | ON_STATS, "", WISHES(WISH_LEAVE)},
};

static ViewWish press(Fixture *f, Key key)
{
	Err err = {0};
	ViewWish wish = f->view->class->update(f->view, key, &err);
	if (err.kind != ERR_NONE)
		fail_msg("%s", err.text);
	fixture_idle(f);
	return wish;
}

static void press_action(Fixture *f, ActionId action)
{
	press(f, keymap_key_of(&f->keys, action, 0));
}

static void go_to(Fixture *f, Place place)
{
	switch (place) {
	case PLACE_HOME:
		fixture_home(f);
		return;
	case PLACE_STATS:
		fixture_stats(f);
		return;
	case PLACE_BROWSE:
	case PLACE_TYPING:
		fixture_browse(f);
		if (place == PLACE_BROWSE)
			press_action(f, ACTION_ACCEPT);
		return;
	case PLACE_QUESTION:
	case PLACE_ANSWER:
	case PLACE_DONE:
	case PLACE_COUNT:
		break;
	}
	fixture_review(f);
	if (place == PLACE_ANSWER)
		press_action(f, ACTION_REVEAL);
	for (int i = 0; i < 3 && place == PLACE_DONE; i++) {
		press_action(f, ACTION_REVEAL);
		press_action(f, ACTION_SCORE_5);
	}
}

static void assert_logged(Fixture *f, EntryKind kind, int score, const char *name)
{
	Err err = {0};
	LogCursor *cursor;
	LogEntry row, last = {0};
	assert_true(store_walk_log(f->desk.store, 0, &cursor, &err));
	while (log_cursor_next(cursor, &row, &err))
		last = row;
	log_cursor_close(cursor);
	if (last.entry.kind != kind || last.entry.score != score)
		fail_msg("%s logged kind %d with score %d", name, (int)last.entry.kind,
			last.entry.score);
}

static void check_key(const Case *c, Place place, KeyPreset preset, size_t nth)
{
	static const char *const presets[] = {"keys: anki", "keys: sm2", "keys: logseq"};
	const char *name = actions[c->action].name;
	Fixture f;
	fixture_open(&f, presets[preset]);
	fixture_add_examples(&f);
	go_to(&f, place);
	fixture_press(&f, c->setup);
	ViewWish wish = press(&f, keymap_key_of(&f.keys, c->action, nth));
	if (c->wish != ANY_WISH && wish != (ViewWish)c->wish)
		fail_msg("%s, key %zu in place %d of %s: wish %d", name, nth, (int)place,
			presets[preset], (int)wish);
	if (c->entry != NO_ENTRY)
		assert_logged(&f, (EntryKind)c->entry, c->score, name);
	if (c->shows)
		assert_shows(&f, c->shows);
	if (c->hides)
		assert_hides(&f, c->hides);
	fixture_close(&f);
}

// A key that is text is typed instead, where one types.
static bool has_key_there(const KeyMap *keys, ActionId action, Place place, size_t nth)
{
	Key key = keymap_key_of(keys, action, nth);
	return key != KEY_NONE && !(place == PLACE_TYPING && key_is_text(key));
}

static void check_case(const Case *c, KeyPreset preset)
{
	Config config;
	KeyMap keys;
	Err err = {0};
	config_init(&config);
	config.keys = preset;
	assert_true(keymap_init(&keys, &config, &err));
	for (Place place = 0; place < PLACE_COUNT; place++)
		for (size_t nth = 0; keymap_key_of(&keys, c->action, nth) != KEY_NONE; nth++)
			if ((c->places & PLACE_BIT(place)) &&
				has_key_there(&keys, c->action, place, nth))
				check_key(c, place, preset, nth);
	keymap_release(&keys);
	config_release(&config);
}

static void keys_have_their_effects(void **state)
{
	(void)state;
	for (KeyPreset preset = KEYS_ANKI; preset <= KEYS_LOGSEQ; preset++)
		for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
			check_case(&cases[i], preset);
}

static void every_action_is_tried_everywhere(void **state)
{
	(void)state;
	for (ActionId id = 0; id < ACTION_COUNT; id++) {
		unsigned tried = 0;
		for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
			tried |= cases[i].action == id ? cases[i].places : 0;
		if (tried != actions[id].places)
			fail_msg("%s is not tried in all of its places", actions[id].name);
	}
}

static void a_bound_key_does_it_too(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "bind: {reveal: x, score-4: y}");
	fixture_add_examples(&f);
	fixture_review(&f);
	assert_int_equal(fixture_press(&f, "space"), WISH_NOTHING);
	assert_shows(&f, "x show answer");
	fixture_press(&f, "x");
	assert_shows(&f, "y good");
	fixture_press(&f, "y");
	assert_logged(&f, ENTRY_REVIEW, 4, "score-4");
	fixture_close(&f);
}

// Whatever is bound, text is typed.
static void text_is_typed(void **state)
{
	(void)state;
	Fixture f;
	fixture_open(&f, "bind: {erase: x, accept: [enter, y]}");
	fixture_add_examples(&f);
	fixture_browse(&f);
	fixture_press(&f, "x y j q ? / space 字");
	assert_shows(&f, "search: xyjq?/ 字");
	fixture_close(&f);
}

const struct CMUnitTest action_tests[] = {
	cmocka_unit_test(keys_have_their_effects),
	cmocka_unit_test(every_action_is_tried_everywhere),
	cmocka_unit_test(a_bound_key_does_it_too),
	cmocka_unit_test(text_is_typed),
};
const size_t action_tests_n = HARNESS_COUNT(action_tests);
