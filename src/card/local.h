// What the files of this room share while the cards of a page are read.
#ifndef SRC_CARD_LOCAL_H
#define SRC_CARD_LOCAL_H

#include "recto/base/vec.h"
#include "recto/card/card.h"
#include "inline.h"
#include "names.h"

// Ancestors beyond these do not count: on a page of a hundred thousand levels they would fill the
// memory.
enum { ANCESTORS_MAX = 64 };

typedef struct BlockText {
	bool is_read;
	Str shown; // its lines without properties and planning, dedented
} BlockText;

typedef struct BlockMentions {
	bool is_read;
	bool makes_card; // the page `card` is among the references
	Str refs, tags;  // its own, sorted, one a line
} BlockMentions;

typedef struct CardList {
	Card *items;
	size_t n, cap;
} CardList;

typedef struct LineStarts {
	size_t *items;
	size_t n, cap;
} LineStarts;

typedef struct PageCards {
	Cards *out;
	const Outline *o;
	const PageInfo *info;
	bool body_is_answer;
	size_t answer_budget;    // bytes that the answers of the page may still take
	bool is_cut;             // they took more
	size_t cloze_budget;     // bytes of text that cards of clozes may still repeat
	BlockText *texts;        // of each block; through texts_of_block
	BlockMentions *mentions; // likewise; through mentions_once
	uint32_t *owners; // of each block: the card whose answer holds it though it is no ancestor
	Refs page_tags;
	Refs page_refs; // of the page's properties
	Refs scratch;
	Refs seen;        // while the references of a card are gathered
	LineStarts lines; // of the page; empty until notes_line counts them
} PageCards;

// -- page.c --------------------------------------------------------------------------------------

// The title of the page, and what its properties say for all its cards.
void page_read(PageCards *p);
void page_release(PageCards *p);
// A value without quotes, [[…]] or '#' around it.
Str page_plain_value(Str value);

// -- notes.c -------------------------------------------------------------------------------------

// The line of an offset, and its column.
int notes_line(PageCards *p, size_t offset, int *col);
// Adds a diagnostic at a place of the page, or where a block begins.
void notes_add(PageCards *p, size_t offset, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void notes_add_to_block(PageCards *p, const Block *b, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

// -- doubts.c ------------------------------------------------------------------------------------

// Tells of what somebody may have meant otherwise; after the cards themselves.
void doubts_note(PageCards *p);

// -- name_lists.c --------------------------------------------------------------------------------

// What is to be walked with name_list_next of a property's value that lists names: without the
// brackets of a list in YAML.
Str name_list_of(Str value);
// Takes the next name off the list, without quotes, [[…]] or '#' around it; names are separated by
// commas of either width, outside of [[…]]. False at the end of the list.
bool name_list_next(Str *list, Str *name);

// -- marks.c -------------------------------------------------------------------------------------

// Adds a tag as it stands in a text, without its '#'.
void tags_add_mark(PageFormat format, Str target, Refs *tags);
// Adds the names in the value of tags::.
void tags_of_value(Str value, Refs *out);
// Appends a text without the tags and links that make it a card.
void tags_append_without_card(Str text, Buf *out);

// -- texts.c -------------------------------------------------------------------------------------

const BlockText *texts_of_block(PageCards *p, uint32_t block);
const BlockMentions *mentions_once(PageCards *p, uint32_t block);

// -- mentions.c ----------------------------------------------------------------------------------

// refs_of_block, and the tags that the text holds.
void mentions_of_block(
	const Outline *o, const Block *b, const RefOptions *options, Refs *refs, Refs *tags);
// Visits the inlines of a text's paragraphs, titles, cells …; those of planning are none. What is
// visited may be a copy.
void inlines_of_text(PageFormat format, Str text, InlineVisitor *visit, void *context);

// -- values.c ------------------------------------------------------------------------------------

// Adds what the first drawer of a block mentions; to `tags`, unless NULL, the tags in its values.
void properties_mention(
	const Outline *o, const Block *b, const RefOptions *options, Refs *refs, Refs *tags);

// -- question.c ----------------------------------------------------------------------------------

// One past the last block of the answer.
uint32_t card_end(const PageCards *p, uint32_t block);
// Appends question and answer of a card. False when the question had to be taken from what is no
// text.
bool card_append_texts(PageCards *p, uint32_t block, Buf *question, Buf *answer);

// -- answer.c ------------------------------------------------------------------------------------

// Appends the blocks from `first` to before `end`, those of level `base` with bullets in column 0.
// False when the budget of the page cut them.
bool answer_append_blocks(PageCards *p, uint32_t first, uint32_t end, int base, Buf *out);

// -- targets.c -----------------------------------------------------------------------------------

// Sets Cards.block_ids and Cards.targets; after the cards themselves.
void targets_read(PageCards *p);

// -- cloze_cards.c -------------------------------------------------------------------------------

// Adds a card, or one for each cloze of its question, where the page wants that; sets `clozes`.
void cards_add_with_clozes(PageCards *p, Card *whole, CardList *out);
// Tells of clozes that are not closed or hide nothing and, where notes are wanted, of those that
// Logseq does not see; after the cards themselves.
void clozes_note_odd(PageCards *p);

// -- state.c -------------------------------------------------------------------------------------

// A property of a block, trimmed, in the result's arena; empty without it.
Str state_value(PageCards *p, const Block *b, Str key);
// The card-* properties; values that say nothing become diagnostics.
PageState state_read(PageCards *p, const Block *b);

// -- properties.c --------------------------------------------------------------------------------

// What Card.properties says of a block.
Str properties_read(PageCards *p, const Block *b);

// -- context.c -----------------------------------------------------------------------------------

// Outside of graphs a heading that is a card owns what stands below it: fills PageCards.owners.
void context_find_owners(PageCards *p);
// Sets deck, tags, context and refs.
void context_read(PageCards *p, Card *card);
// The names, sorted, one a line.
Str context_sorted_lines(Arena *a, const Refs *r);

#endif
