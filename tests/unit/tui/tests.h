// The groups of the tui room, and what they share: a database with cards, and frames as text.
#ifndef TESTS_UNIT_TUI_TESTS_H
#define TESTS_UNIT_TUI_TESTS_H

#include "recto/tui/view.h"
#include "../harness.h"

extern const struct CMUnitTest frame_tests[], parts_tests[], theme_tests[], home_tests[],
	review_tests[], reveal_tests[], browse_tests[], stats_tests[], action_tests[],
	screen_tests[], any_key_tests[];
extern const size_t frame_tests_n, parts_tests_n, theme_tests_n, home_tests_n, review_tests_n,
	reveal_tests_n, browse_tests_n, stats_tests_n, action_tests_n, screen_tests_n,
	any_key_tests_n;

extern const struct CMUnitTest info_tests[], pictures_tests[], term_image_tests[];
extern const size_t info_tests_n, pictures_tests_n, term_image_tests_n;

// -- a desk -----------------------------------------------------------------------------------

// A database in a temporary folder, at 2023-02-02T12:00:00Z.
typedef struct Fixture {
	char *folder;
	Buf notes; // where the pages are said to be
	Config config;
	KeyMap keys;
	Desk desk;
	Str examples; // for the home screen
	View *view;   // closed with the fixture
	Frame frame;
	int n_cards;
} Fixture;

// For cmocka: *state is a fixture without cards, or one with the examples in a review.
int fixture_setup(void **state);
int fixture_setup_review(void **state);
int fixture_teardown(void **state);
#define empty_test(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)
#define review_test(f) cmocka_unit_test_setup_teardown(f, fixture_setup_review, fixture_teardown)

// `config` is the text of a configuration, or NULL.
void fixture_open(Fixture *f, const char *config);
void fixture_close(Fixture *f);

typedef struct FixtureCard {
	const char *page, *question, *answer, *context, *tags;
	int interval;      // days since the last review, which is also the interval; 0: a new card
	int ahead;         // days from today to the due day, for a card with an interval
	int cloze, clozes; // further clozes of a block stand on the line of the first
} FixtureCard;

void fixture_add(Fixture *f, const FixtureCard *card);
// Writes a file below the folder of the pages, which is a real one from then on: before any card.
void fixture_write(Fixture *f, const char *name, Str content);
// Appends "line 1", "line 2" … with `before` in front, one a line.
void append_lines(Buf *out, const char *before, int n);
// Six cards of the examples: two due, one new, the others later.
void fixture_add_examples(Fixture *f);

// -- driving a view ---------------------------------------------------------------------------

void fixture_home(Fixture *f);
void fixture_browse(Fixture *f);
void fixture_stats(Fixture *f);
void fixture_review(Fixture *f);
void fixture_review_as(Fixture *f, const SessionOptions *options);
// Lets the view do all of its idle work.
void fixture_idle(Fixture *f);
// Presses the keys, named as in the configuration and separated by blanks, with idle work between
// them. Returns the last wish.
ViewWish fixture_press(Fixture *f, const char *keys);
// Pastes a text.
ViewWish fixture_paste(Fixture *f, const char *text);
// Draws twice at a size, and asserts that both frames are the same.
void fixture_draw(Fixture *f, int rows, int columns);

// Asserts that the frame's text contains `text`, at 80x24 or another size.
#define assert_shows_at(fixture, rows, columns, text) \
	check_shows_at(fixture, rows, columns, text, true, __FILE__, __LINE__)
#define assert_shows(fixture, text) check_shows(fixture, text, true, __FILE__, __LINE__)
#define assert_hides(fixture, text) check_shows(fixture, text, false, __FILE__, __LINE__)
void check_shows_at(Fixture *f, int rows, int columns, const char *text, bool is_shown,
	const char *file, int line);
void check_shows(Fixture *f, const char *text, bool is_shown, const char *file, int line);

// Compares the view at 80x24, 40x12, 20x5 and 200x60 with tests/tui/NAME.txt. With
// RECTO_UPDATE_GOLDEN set the file is written instead.
void check_golden(Fixture *f, const char *name);

#endif
