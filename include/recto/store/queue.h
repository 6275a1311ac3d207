// What to review next, by index look-up, and how much there is.
#ifndef RECTO_STORE_QUEUE_H
#define RECTO_STORE_QUEUE_H

#include "recto/store/filter.h"

typedef struct QueueQuery {
	const Filter *filter; // NULL: all
	StoreMoment moment;
	StoreOrder order;
	const int64_t *skip; // cards to pass over
	size_t n_skip;
	const int64_t *full_graphs; // graphs whose own daily limit is used up
	size_t n_full_graphs;
	bool buries_siblings; // for counts: a review buries the other clozes of its block
} QueueQuery;

// The next card of each kind; *card = 0 when there is none. Suspended, buried and gone cards never
// come.
bool store_next_due(Store *s, const QueueQuery *q, int64_t *card, Err *err);
bool store_next_new(Store *s, const QueueQuery *q, int64_t *card, Err *err);
// A card whose last review or drill of this day (moment.day_start to day end) scored below
// SCORE_DRILL; the one that was scored longest ago comes first.
bool store_next_drill(Store *s, const QueueQuery *q, int64_t *card, Err *err);
// Whether the card is in the drill now.
bool store_is_in_drill(Store *s, const StoreMoment *m, int64_t card, bool *out, Err *err);

// Of the cards that fit the filter. due, new_ and drill are those that would come one after the
// other, without the cards to pass over and the siblings that are buried on the way; those of full
// graphs count in the drill only, which knows no limits.
typedef struct QueueCounts {
	int64_t due;
	int64_t new_;
	int64_t drill;
	int64_t total;    // not gone
	Instant next_due; // the earliest due instant of a card that is not due yet, INSTANT_NONE
} QueueCounts;

bool store_count_queue(Store *s, const QueueQuery *q, QueueCounts *out, Err *err);

// What was done today; undone entries do not count.
typedef struct DayCounts {
	int64_t reviews;   // entries `review`
	int64_t new_cards; // of them, on cards that were new
} DayCounts;

// graph 0: all graphs.
bool store_count_day(Store *s, const StoreMoment *m, int64_t graph, DayCounts *out, Err *err);

typedef struct DeckRow {
	Str name; // in the caller's arena
	int64_t due, new_, drill, total;
} DeckRow;

// Decks with their counts, by name, without the daily limits. Decks without a card are left out.
bool store_list_decks(Store *s, const StoreMoment *m, Arena *a, DeckRow **out, size_t *n, Err *err);
// The same by tag; a card counts once with each of its tags. Reads the
// tags of all cards.
bool store_list_tags(Store *s, const StoreMoment *m, Arena *a, DeckRow **out, size_t *n, Err *err);

#endif
