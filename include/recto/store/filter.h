// Filters: which cards are meant. `review` builds the tree from a query; `store` turns it into SQL.
#ifndef RECTO_STORE_FILTER_H
#define RECTO_STORE_FILTER_H

#include "recto/store/cards.h"

typedef enum FilterKind {
	FILTER_ALL,  // every card that is not gone
	FILTER_AND,  // all of the children
	FILTER_OR,   // one of the children
	FILTER_NOT,  // not the first child
	FILTER_TEXT, // `text` (folded) occurs in question, answer or page title, folded
	FILTER_REF,  // `text` (lower NFC) is among the card's refs with a letter of `letters`
	FILTER_TAG,  // `text` (lower case) is among the card's tags, or one below it as a namespace
	FILTER_PAGE, // page title is `text` or below it as a namespace; '*' stands for anything;
		     // folded
	FILTER_DECK, // likewise
	FILTER_GRAPH,       // likewise, the graph's name
	FILTER_PAGE_ITSELF, // `text` (lower NFC) is the page's identity or one of its other names
	FILTER_PROPERTY,    // the block has the property `key`, and, unless `text` is empty, the
			    // value is `text` without case, or a member of a comma list in it, or
			    // a page or tag mentioned in it
	FILTER_JOURNAL,     // the page is the journal of a day from `from` to `to`
	FILTER_TIME,        // the property `key` is an instant (ms) within `from` to `to`
	FILTER_IS,          // `is`
	FILTER_SCORE,       // last score is `number`
	FILTER_INTERVAL,    // interval in days compared with `number` by `compare`
	FILTER_PAGES,       // the page's number in the database is from ids[0] to ids[1]
	FILTER_CARDS,       // one of the card ids in `ids`
} FilterKind;

typedef enum FilterIs {
	IS_DUE,
	IS_NEW,
	IS_SUSPENDED,
	IS_BURIED,
	IS_MARKED,
	IS_LEECH,
	IS_GONE
} FilterIs;
typedef enum FilterCompare {
	COMPARE_LESS,
	COMPARE_LESS_EQUAL,
	COMPARE_EQUAL,
	COMPARE_GREATER_EQUAL,
	COMPARE_GREATER
} FilterCompare;

// A day or an instant as a query names it: what is relative moves with StoreMoment.
typedef enum FilterDateBase {
	DATE_DAY,   // `day`
	DATE_TODAY, // so many months and days from today; a day that the month lacks is its last
	DATE_NOW,   // so many milliseconds from now
} FilterDateBase;

typedef struct FilterDate {
	FilterDateBase base;
	Day day;
	int months, days;
	int64_t ms;
} FilterDate;

typedef struct Filter Filter;
struct Filter {
	FilterKind kind;
	Filter *first; // children of AND, OR, NOT
	Filter *next;
	Str text;
	Str key;             // normalised name of a property; ":task" and ":priority" as in Card
	FilterDate from, to; // both included, in either order
	const char *letters; // FILTER_REF: which of "oaptnN" count
	FilterIs is;
	FilterCompare compare;
	double number;
	const int64_t *ids;
	size_t n_ids;
};

// Whether a state is spoken of anywhere in the tree, in a negation too.
bool filter_mentions(const Filter *f, FilterIs is);

// What "now" means to a query.
typedef struct StoreMoment {
	Instant now;
	Day today;
	Instant day_start; // of today
	Instant day_end;   // the start of the day after today (and after the days ahead)
	int days_ahead;    // that `now` and `day_end` lie in the future
	int day_starts_at; // hour
	int leech_at;      // lapses that make a leech, 0 for none: what IS_LEECH means
} StoreMoment;

typedef enum StoreOrder {
	STORE_ORDER_DUE,    // due instant, then page, then line; new cards last
	STORE_ORDER_PAGE,   // page, then line
	STORE_ORDER_STORED, // page by page as they were read first, then line: needs no sorting
	STORE_ORDER_RANDOM, // shuffled by the seed `today`, the same all day
} StoreOrder;

// What a query sorts by. Numbers come before texts, which compare without case; cards without a
// value come last, and equal ones by page and line.
typedef struct CardSort {
	Str key; // "page" is the page's title; else the normalised name of a property; empty: none
	bool is_ascending;
} CardSort;

typedef struct CardCursor CardCursor;

// Lists cards. Gone ones are left out unless the filter asks for them with IS_GONE. NULL filter:
// FILTER_ALL.
bool store_list_cards(Store *s, const Filter *filter, const StoreMoment *moment, StoreOrder order,
	CardCursor **out, Err *err);
// The same, sorted; sort->key is not empty.
bool store_list_sorted_cards(Store *s, const Filter *filter, const StoreMoment *moment,
	const CardSort *sort, CardCursor **out, Err *err);
// *row lends until the next call. false with *err, or false with err->kind == ERR_NONE at the end.
bool card_cursor_next(CardCursor *c, StoredCard *row, Err *err);
// The same without the row: only the card's id.
bool card_cursor_next_id(CardCursor *c, int64_t *id, Err *err);
void card_cursor_close(CardCursor *c);

#endif
