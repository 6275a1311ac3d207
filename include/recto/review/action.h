// The table of actions: one row feeds the key map, the help overlay, the footer and the manual.
#ifndef RECTO_REVIEW_ACTION_H
#define RECTO_REVIEW_ACTION_H

#include "recto/base/buf.h"
#include "recto/base/err.h"
#include "recto/config/config.h"

// Where a key is pressed. One key has at most one action in one place.
typedef enum Place {
	PLACE_HOME,
	PLACE_QUESTION,
	PLACE_ANSWER,
	PLACE_DONE,
	PLACE_BROWSE,
	PLACE_STATS,
	PLACE_TYPING, // in a line of text: printable keys are what is typed, whatever is bound
	PLACE_COUNT,
} Place;

// X(enum suffix, name for `bind`, places as a bit set, keys of preset anki, sm2, logseq, help)
// Keys are written as in the configuration and the manual, separated by blanks: "space enter",
// "^L", "j down".
#define PLACE_BIT(p) (1u << (p))
#define ON_CARD (PLACE_BIT(PLACE_QUESTION) | PLACE_BIT(PLACE_ANSWER))
#define ON_CARDS (ON_CARD | PLACE_BIT(PLACE_BROWSE))
#define ON_ALL (PLACE_BIT(PLACE_HOME) | ON_CARDS | PLACE_BIT(PLACE_DONE))
#define ON_STATS PLACE_BIT(PLACE_STATS)
#define ON_LISTS (ON_ALL | ON_STATS | PLACE_BIT(PLACE_TYPING))
#define ACTION_TABLE(X) \
	X(REVEAL, "reveal", PLACE_BIT(PLACE_QUESTION), "space enter", "space enter", \
		"s space enter", "show the answer or clozes") \
	X(SCORE_0, "score-0", PLACE_BIT(PLACE_ANSWER), "", "0", "", "blackout") \
	X(SCORE_1, "score-1", PLACE_BIT(PLACE_ANSWER), "1", "1", "f", "again") \
	X(SCORE_2, "score-2", PLACE_BIT(PLACE_ANSWER), "", "2", "", "wrong, but it felt easy") \
	X(SCORE_3, "score-3", PLACE_BIT(PLACE_ANSWER), "2", "3", "t", "hard") \
	X(SCORE_4, "score-4", PLACE_BIT(PLACE_ANSWER), "3 space", "4 space", "", "good") \
	X(SCORE_5, "score-5", PLACE_BIT(PLACE_ANSWER), "4", "5", "r", "easy") \
	X(UNDO, "undo", ON_ALL, "u", "u", "u", "undo the last action") \
	X(EDIT, "edit", ON_CARDS, "e", "e", "e", "edit the page at this card") \
	X(BURY, "bury", ON_CARDS, "-", "-", "-", "bury until tomorrow") \
	X(SUSPEND, "suspend", ON_CARDS, "@", "@", "@", "suspend") \
	X(MARK, "mark", ON_CARDS, "*", "*", "*", "mark or unmark") \
	X(INFO, "info", ON_CARDS, "i", "i", "i", "the card's facts and history") \
	X(OPEN, "open", ON_CARDS, "o", "o", "o", "open the page") \
	X(NEXT_LINE, "next-line", PLACE_BIT(PLACE_QUESTION), "n", "n", "n", \
		"show the next line only") \
	X(VIEW, "view", ON_CARD, "v", "v", "v", "open the picture") \
	X(DOWN, "down", ON_LISTS, "j down", "j down", "j down", "scroll down") \
	X(UP, "up", ON_LISTS, "k up", "k up", "k up", "scroll up") \
	X(PAGE_DOWN, "page-down", ON_LISTS, "^D pgdn", "^D pgdn", "^D pgdn", "half a screen down") \
	X(PAGE_UP, "page-up", ON_LISTS, "^U pgup", "^U pgup", "^U pgup", "half a screen up") \
	X(TOP, "top", ON_LISTS, "g home", "g home", "g home", "to the top") \
	X(BOTTOM, "bottom", ON_LISTS, "G end", "G end", "G end", "to the bottom") \
	X(START, "start", PLACE_BIT(PLACE_HOME), "enter space", "enter space", "enter space s", \
		"review the deck") \
	X(FOLD, "fold", PLACE_BIT(PLACE_HOME), "h left", "h left", "h left", "fold what is below") \
	X(UNFOLD, "unfold", PLACE_BIT(PLACE_HOME), "l right", "l right", "l right", "unfold it") \
	X(BY_TAG, "by-tag", PLACE_BIT(PLACE_HOME), "tab", "tab", "tab", "by deck or by tag") \
	X(FILTER, "filter", PLACE_BIT(PLACE_HOME), "f", "f", "f", "narrow the list by name") \
	X(REVIEW, "review", PLACE_BIT(PLACE_BROWSE), "enter", "enter", "enter", \
		"review the selection, or all") \
	X(SELECT, "select", PLACE_BIT(PLACE_BROWSE), "space", "space", "space", \
		"select the card, or not") \
	X(SELECT_ALL, "select-all", PLACE_BIT(PLACE_BROWSE), "a", "a", "a", "select all, or none") \
	X(POSTPONE, "postpone", PLACE_BIT(PLACE_BROWSE), "p", "p", "p", "postpone by days") \
	X(RESET, "reset", PLACE_BIT(PLACE_BROWSE), "R", "R", "R", "begin anew, as a new card") \
	X(CARD_DOWN, "card-down", PLACE_BIT(PLACE_BROWSE), "J", "J", "J", "scroll the card down") \
	X(CARD_UP, "card-up", PLACE_BIT(PLACE_BROWSE), "K", "K", "K", "scroll the card up") \
	X(SPAN, "span", ON_STATS, "t", "t", "t", "a shorter span, or all days") \
	X(QUERY, "query", ON_STATS, "/", "/", "/", "choose the cards by a query") \
	X(FOCUS, "focus", ON_STATS, "tab", "tab", "tab", "choose a day, or a deck") \
	X(BEFORE, "before", ON_STATS, "h left", "h left", "h left", "the day or deck before") \
	X(AFTER, "after", ON_STATS, "l right", "l right", "l right", "the day or deck after") \
	X(WEEK_BEFORE, "week-before", ON_STATS, "H", "H", "H", "a week before") \
	X(WEEK_AFTER, "week-after", ON_STATS, "L", "L", "L", "a week after") \
	X(REVIEW_DECK, "review-deck", ON_STATS, "enter", "enter", "enter", \
		"review the chosen deck") \
	X(ACCEPT, "accept", PLACE_BIT(PLACE_TYPING), "enter", "enter", "enter", "done") \
	X(CANCEL, "cancel", PLACE_BIT(PLACE_TYPING), "esc", "esc", "esc", "leave it as it was") \
	X(ERASE, "erase", PLACE_BIT(PLACE_TYPING), "backspace", "backspace", "backspace", \
		"erase a letter") \
	X(ERASE_WORD, "erase-word", PLACE_BIT(PLACE_TYPING), "^W", "^W", "^W", "erase a word") \
	X(HOME, "home", PLACE_BIT(PLACE_DONE), "space enter", "space enter", "s space enter", \
		"to the decks") \
	X(SEARCH, "search", ON_ALL, "/", "/", "/", "find cards") \
	X(STATS, "stats", ON_ALL, "S", "S", "S", "statistics") \
	X(HELP, "help", ON_ALL | ON_STATS, "?", "?", "?", "all keys") \
	X(REDRAW, "redraw", ON_LISTS, "^L", "^L", "^L", "draw the screen again") \
	X(QUIT, "quit", ON_ALL | ON_STATS, "q esc", "q esc", "q esc", "back")

#define ACTION_ENUM(id, ...) ACTION_##id,
typedef enum ActionId {
	ACTION_TABLE(ACTION_ENUM) ACTION_COUNT,
	ACTION_NONE = ACTION_COUNT,
} ActionId;

typedef struct Action {
	const char *name;
	unsigned places;     // PLACE_BIT set
	const char *keys[3]; // by KeyPreset
	const char *help;
} Action;

extern const Action actions[ACTION_COUNT];

// What a score from 0 to 5 is called in one word: "again", "hard" …
const char *action_score_name(int score);

// A key: a Unicode code point, a control code (1 to 31), or one of these beyond Unicode. Terminals
// send line feed or carriage return for enter, and DEL or a code of its own for backspace: a key
// map takes both.
typedef uint32_t Key;
enum {
	KEY_NONE = 0,
	KEYS_TAB = 9,
	KEYS_ENTER = 13,
	KEYS_ESC = 27,
	KEY_SPECIAL = 0x110000,
	KEYS_UP,
	KEYS_DOWN,
	KEYS_LEFT,
	KEYS_RIGHT,
	KEYS_HOME,
	KEYS_END,
	KEYS_PAGE_UP,
	KEYS_PAGE_DOWN,
	KEYS_BACKSPACE,
	KEYS_DELETE,
	KEYS_RESIZE,
	KEYS_WHEEL_UP,
	KEYS_WHEEL_DOWN,
	KEYS_ROW, // and beyond: a click on row key - KEYS_ROW of what a view lists
};

// Reads a key's name: one character; "^L"; "space", "enter", "tab", "esc", "backspace", "delete",
// "up", "down", "left", "right", "home", "end", "pgup", "pgdn" in either case. False when it is
// none.
bool key_parse(Str name, Key *out);
// The name to show, which key_parse reads again.
void key_append_name(Key key, Buf *out);

typedef struct KeyBinding {
	Key key;
	ActionId action;
} KeyBinding;

// Which action a key has in a place.
typedef struct KeyMap {
	KeyBinding *items;
	size_t n, cap;
} KeyMap;

// The preset, with the configuration's `bind` over it: the keys given for an action replace all of
// its keys; an empty key leaves it without any. ERR_IO with the place in the configuration for an
// unknown action or key, or a key with two actions in one place; the map is empty then. Ended with
// keymap_release.
bool keymap_init(KeyMap *map, const Config *config, Err *err);
void keymap_release(KeyMap *map);
// ACTION_NONE when the key has no action there.
ActionId keymap_find(const KeyMap *map, Place place, Key key);
// Whether the key is text when one types.
bool key_is_text(Key key);
// The n-th key of an action, the one to show first at 0; KEY_NONE beyond the last.
Key keymap_key_of(const KeyMap *map, ActionId action, size_t n);

#endif
