// Notes whose cards are known by number, edited at random, and what an import made of them.
//
// The truth program writes graphs, changes them as people do, imports after each round, and
// compares which card the database takes each text for with what it really is. It knows nothing of
// how recto compares texts.
#ifndef TESTS_TRUTH_TRUTH_H
#define TESTS_TRUTH_TRUTH_H

#include "recto/base/arena.h"
#include "recto/base/buf.h"

// What happened to a card in a round; of several the last one counts.
typedef enum Happening {
	HAPPENED_NOTHING,
	HAPPENED_REORDER,
	HAPPENED_SWAP,
	HAPPENED_MOVE,
	HAPPENED_RENAME,
	HAPPENED_SPLIT,
	HAPPENED_MERGE,
	HAPPENED_RESTORE,
	HAPPENED_COPIED, // there is another card with its text now
	HAPPENED_TYPO,
	HAPPENED_REWORD,
	HAPPENED_RETOLD, // reworded in the one word that told it from its family
	HAPPENED_ANSWER,
	HAPPENED_COPY_EDIT, // edited, while a copy of it was not
	HAPPENED_COPY_MOVE, // moved or deleted, while a copy of it was not; or that copy
	HAPPENED_RESTORE_EDIT,
	HAPPENED_RENAME_EDIT,
	HAPPENED_MOVE_EDIT,
	HAPPENED_NEW,
	HAPPENED_COPY,    // new, with the text of another card
	HAPPENED_SIMILAR, // new, and much like one that was deleted in the same round
	HAPPENED_COUNT,
} Happening;

// -- chance -----------------------------------------------------------------------------------

typedef struct Chance {
	uint64_t state;
} Chance;

uint32_t chance_below(Chance *c, uint32_t n); // 0 when n is 0
bool chance_is(Chance *c, uint32_t percent);

// -- words ------------------------------------------------------------------------------------

typedef enum Language { LANGUAGE_ENGLISH, LANGUAGE_CHINESE } Language;

// Appends a word that questions use often; a word that hardly any text has; a sentence.
void words_append_common(Chance *c, Language l, Buf *out);
void words_append_rare(Chance *c, Language l, Buf *out);
void words_append_sentence(Chance *c, Language l, int words, Buf *out);
// Changes up to `most` of the words (of the characters in Chinese): replaced, left out, put in.
// Marks of Markdown and line ends stay.
void words_reword(Chance *c, Language l, Str text, int most, Buf *out);
// One letter swapped, dropped, doubled or replaced.
void words_misspell(Chance *c, Language l, Str text, Buf *out);
// Words, in Chinese characters.
int words_count(Language l, Str text);

// -- notes ------------------------------------------------------------------------------------

typedef struct Item {
	int id; // of the card, 0: text that is none
	Language language;
	int family;  // 0: none
	Str telling; // what tells it from its family, empty where the answer does
	Str question, answer;
	Str was;     // the question before the round
	bool is_raw; // of a real page: a block as it stands there, its first line the question
	int cards;   // of a raw one: more cards with the numbers that follow
	Happening happening;
} Item;

typedef struct Items {
	Item *items;
	size_t n, cap;
} Items;

typedef struct Sheet {
	Str name;
	Str head; // of a real page: what stands above the first block
	Items items;
	bool is_changed;
	bool is_out;  // deleted; comes back some rounds later
	int back_at;  // that round
	Str old_name; // the file to delete
} Sheet;

typedef struct Sheets {
	Sheet *items;
	size_t n, cap;
} Sheets;

typedef struct Notes {
	Sheets sheets;
	Items reserve; // real cards that are added later on
	Chance chance;
	uint64_t seed;
	int last_id, last_name, n_families;
	int round;
	int pairs; // deleted cards with a similar one added in the same round
	Arena arena;
} Notes;

void notes_start(Notes *n, uint64_t seed, int cards);
// Pages with some `cards`.
void notes_make(Notes *n, int cards);
// A real page, each of its top blocks a card; left out where that cannot be. Some are put into
// reserve.
void notes_add_page(Notes *n, Str text);
// Leaves in reserve only what is new to all pages.
void notes_clean_reserve(Notes *n);
void notes_release(Notes *n);
// One round of random edits.
void notes_edit(Notes *n);
void notes_write_sheet(const Sheet *sheet, Buf *out);

enum { CARDS_IN_SHEET = 20 };

// What edits are made of. `family` is 0 for none.
Item notes_new_card(Notes *n, int family, Language l, Happening happening);
void notes_append_answer(Notes *n, int family, Language l, Buf *out);
bool notes_have_question(const Notes *n, Str question);
int notes_count_cards(Str page);
bool notes_is_one_card(const Item *item);
void notes_write_item(const Item *item, Buf *out);
Str notes_new_name(Notes *n);
// The text, kept as long as the notes; the buffer is released.
Str notes_settle(Notes *n, Buf *text);

#endif
