// Cards as JSON, with the fields and in the order that scripts rely on.
#ifndef RECTO_STATS_CARD_JSON_H
#define RECTO_STATS_CARD_JSON_H

#include "recto/base/json.h"
#include "recto/review/desk.h"
#include "recto/review/record.h"

// "new", "review", "suspended", "buried", "gone".
const char *card_state_name(const Desk *d, const StoredCard *card);

// The object of `list`; with `preview` (SCORE_COUNT, or NULL), that of `next` and `show`. What a
// new card has not got yet (due, interval, ease, repeats, last_score, last_reviewed) is null; it
// has lapses 0.
Json *card_json(const Desk *d, const StoredCard *card, const ScorePreview *preview);

// interval, ease, repeats: numbers, or null for a new card. Intervals are days, whole ones without
// a point.
void card_json_set_memory(Json *object, const CardState *state);
void card_json_set_interval(Json *object, const char *key, int64_t interval100);

// The log of a card, undone entries included, as a list of objects.
Json *card_json_history(const LogEntry *entries, size_t n);

#endif
