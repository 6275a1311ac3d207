// Card rows: what a card shows, where it is, and its cached state.
#ifndef RECTO_STORE_CARDS_H
#define RECTO_STORE_CARDS_H

#include "recto/base/ident.h"
#include "recto/schedule/state.h"
#include "recto/store/store.h"

enum { FINGERPRINT_NONE = 0 };

typedef struct StoredCard {
	int64_t id;           // in this database
	char uid[IDENT_SIZE]; // for people and for ever
	int64_t page, graph;
	bool is_gone;
	int line;           // from 1
	int64_t last_entry; // the newest log entry of the card, 0 for none: what a score is checked
			    // against
	Algorithm algorithm; // of its graph
	CardState state;
	// identity
	Str block_id;         // id::, empty without
	uint64_t fingerprint; // FINGERPRINT_NONE: known by no text any more
	int occurrence;
	int cloze;  // number of the cloze from 1 that the card asks for, 0: the whole block
	int clozes; // that the card has, with `cloze` those of its block
	// text; in the arena given to the function that filled the row
	Str question, answer;
	Str deck;
	Str tags, context, refs, properties; // lists, one a line, as in card/card.h
	// of the page, filled by the reading functions only
	Str path, page_title, graph_root, graph_name;
} StoredCard;

// A new card's row: makes id and uid; uses page, graph, line, algorithm, state, identity and text.
// The page's title key is carried into the order.
bool store_insert_card(Store *s, StoredCard *card, Err *err);
// Place, identity and text of a card that is there (page, graph, line, algorithm, block_id,
// fingerprint, occurrence, cloze, clozes, texts), and that it is not gone.
bool store_update_card_text(Store *s, const StoredCard *card, Err *err);
// Only the line and the occurrence, where nothing else changed.
bool store_move_card_line(Store *s, int64_t id, int line, int occurrence, Err *err);
bool store_set_card_gone(Store *s, int64_t id, bool is_gone, Err *err);
// The card is gone, and without its text, by which it would come back in place of the card that has
// that text now. For cards without a history.
bool store_retire_card(Store *s, const StoredCard *card, Err *err);
// The cached state and the newest entry. Everything about the queue follows from it.
bool store_set_card_state(
	Store *s, int64_t id, const CardState *state, int64_t last_entry, Err *err);
// The same for all cards of an action, from their newest entries: for many at once.
bool store_adopt_action(Store *s, int64_t action, Err *err);

bool store_load_card(Store *s, int64_t id, Arena *a, StoredCard *out, Err *err);
// The same without texts, and of the page only `graph_root`: for many cards at once.
bool store_load_card_row(Store *s, int64_t id, Arena *a, StoredCard *out, Err *err);
// The newest card's id, 0 without cards. Cards that are inserted later have greater ones.
bool store_last_card(Store *s, int64_t *id, Err *err);
// The id of the one card whose uid starts with `prefix` (letters of either case). ERR_NEGATIVE when
// there is none, ERR_USAGE naming some of them when there are several, or when it is no prefix of
// an id.
bool store_resolve_card(Store *s, Str prefix, int64_t *id, Err *err);
// Cards of one page, gone ones too, in page order, without lists.
bool store_list_page_cards(Store *s, int64_t page, Arena *a, StoredCard **out, size_t *n, Err *err);
// Any cards of a graph that are not gone, `most` of them or all, always the same ones; without
// lists.
bool store_sample_cards(
	Store *s, int64_t graph, int most, Arena *a, StoredCard **out, size_t *n, Err *err);
// The ids of the cards that ask for the other clozes of the card's block, in their order, without
// gone ones. None for a card that is a whole block.
bool store_list_siblings(
	Store *s, const StoredCard *card, Arena *a, int64_t **out, size_t *n, Err *err);
// A card by its block's id:: within a graph, gone ones too. *id = 0 when there is none.
bool store_find_card_by_block(Store *s, int64_t graph, Str block_id, int64_t *id, Err *err);
// The ids of all of them: first those that are there, then those that are gone, each oldest first.
bool store_list_cards_by_block(
	Store *s, int64_t graph, Str block_id, Arena *a, int64_t **out, size_t *n, Err *err);
// A card that is there, whose block on another page has the id:: of this card's block, too. `was`
// is the card's row: those beside it on its page belong to the same block. 0 without one.
bool store_find_same_block_id(
	Store *s, const StoredCard *is, const StoredCard *was, int64_t *id, Err *err);
// The gone card of a whole block whose cloze `card` asks for: by the block's id::, or by its
// question, which has this fingerprint, on the same page. 0 without one.
bool store_find_whole_block(
	Store *s, const StoredCard *card, uint64_t fingerprint, int64_t *id, Err *err);
// The ids of all cards with this fingerprint, in every graph, gone ones too, oldest first.
bool store_list_cards_by_fingerprint(
	Store *s, uint64_t fingerprint, Arena *a, int64_t **out, size_t *n, Err *err);

#endif
