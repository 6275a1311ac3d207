// Which blocks of a page are cards, and what each shows.
#ifndef RECTO_CARD_CARD_H
#define RECTO_CARD_CARD_H

#include "recto/base/calendar.h"
#include "recto/card/cloze.h"
#include "recto/card/refs.h"
#include "recto/config/config.h"

// Why a block that Logseq counts as a card is none for recto.
typedef enum CardSkip {
	CARD_NOT_SKIPPED,
	CARD_SKIPPED_PAGE_PROPERTIES, // the page's own properties
	CARD_SKIPPED_PRE_BLOCK,       // text before the first block, in a graph
	CARD_SKIPPED_TEMPLATE,        // inside a template
} CardSkip;

// "page-properties", "pre-block", "template"; NULL for CARD_NOT_SKIPPED.
const char *card_skip_name(CardSkip skip);

// How the names of files in a graph stand for titles.
typedef enum FileNames {
	FILE_NAMES_LEGACY,        // '.' is '/', percent-encoded
	FILE_NAMES_TRIPLE_LOWBAR, // "___" is '/', single characters percent-encoded
} FileNames;

// Where a page lies in its graph.
typedef enum PagePlace { PLACE_ANYWHERE, PLACE_PAGES, PLACE_JOURNALS } PagePlace;

// What is known of a page besides its bytes.
typedef struct PageInfo {
	Str file_name; // base name with extension; gives the title where the page has none
	bool in_graph; // below a logseq/config.edn; only there names of files are decoded
	FileNames file_names;
	PagePlace place;
	Str hidden_properties; // that no question shows, normalised, one a line
	PageFormat format;
	BodyMode body; // AUTO by in_graph
	ClozeMode cloze;
	TemplateMode templates;
	RefOptions refs;
	bool wants_notes;    // tell of what is merely worth knowing, too
	bool wants_all_refs; // fill BlockVerdict.refs, which reading cards does not need
} PageInfo;

// The raw card-* values of a block; empty where missing.
typedef struct PageState {
	Str interval, repeats, ease, next_schedule, last_reviewed, last_score;
} PageState;

typedef struct Card {
	uint32_t block;
	int line;
	Str id; // id:: of the block, empty without one and where an earlier card's block has it
	Str question; // Markdown, as the contract defines it; never empty
	Str answer;   // Markdown, may be empty
	Str deck;
	Str tags;    // one a line, sorted, unique, lower case
	Str context; // first lines of the ancestors, outermost first, one a line
	// References for queries, one a line with a leading letter: 'o' own, 'a' of an ancestor,
	// 'p' the page's name, 'n' a namespace parent of an own or inherited reference, 't' of the
	// page's properties, tags and other names, 'N' a namespace parent of the page's own name. A
	// name that comes twice has the first of these letters. A date stands there as the graph
	// writes it and as "jan 28th, 2023".
	Str refs;
	// The first drawer's valid properties as `key:: value`, one a line, in page order; then the
	// task marker and the priority as `:task:: todo` and `:priority:: a`, lower case.
	Str properties;
	int cloze;  // number of the cloze from 1 that the card asks for; 0: the whole block
	int clozes; // in question and answer; with `cloze` those of the block
	uint64_t fingerprint; // as card_identify gives it
	uint64_t whole;       // that of the question as the card of its whole block
	int occurrence; // 0 for the first card with this fingerprint in the page, 1 for the second
			// …
	PageState state;
} Card;

// What recto thinks of one block, for `inspect`.
typedef struct BlockVerdict {
	bool is_card; // Logseq's verdict
	CardSkip skip;
	Str refs; // own references, one a line, sorted; empty unless PageInfo.wants_all_refs
} BlockVerdict;

// What the text of a card wants to show from elsewhere: a block by a ((reference)), or a page by
// {{embed [[page]]}}.
typedef struct TargetRef {
	bool is_page;
	Str target; // of a block its uuid in lower case; of a page its name as refs_add has it
	Str name;   // of a page: as written
	int line, col;
} TargetRef;

typedef struct Cards {
	Str title;       // of the page
	Str title_key;   // lower(NFC(title)), of a date as refs_add has it: the page's identity
	bool is_journal; // the title is a date
	Day journal_day; // that date
	// Its other names, as refs_add has them, one a line; of a journal also "jan 28th, 2023".
	Str aliases;
	Str block_ids; // the values of id:: on the page, one a line, each once; uuids in lower case
	TargetRef *targets; // what the cards show from elsewhere, each once, where it comes first
	size_t n_targets;
	Card *items;
	size_t n;
	BlockVerdict *verdicts; // one for every block of the outline
	Diags diags;            // what is odd about the cards; the outline's own are not repeated
	Arena arena;
} Cards;

// Reads the cards of a page. The outline must outlive the result. *out need not be initialised.
void cards_read(Cards *out, const Outline *o, const PageInfo *info);
void cards_release(Cards *c);

// Whether two readings of a page with n_blocks blocks differ in nothing but lines, properties and
// states: the same blocks are cards, with the same references and texts. What a page must be after
// an edit of properties. Both are to be read with wants_all_refs, or references of the blocks that
// are no cards are not compared. Where a value of a state holds a link, no references are.
bool cards_agree(const Cards *a, const Cards *b, uint32_t n_blocks);

// Appends the text by which a question is known: NFC, folded case, runs of white space as one
// blank, trimmed; without card tags and property lines. Two questions with the same text are the
// same question.
void card_append_normalised(Str question, Buf *out);

// By what a card is known again. Two cards of one block differ in all three.
typedef struct CardIdentity {
	uint64_t fingerprint; // of the question; for a cloze also of its answer, and of its number
			      // among the clozes of the block with this answer
	uint64_t answer; // of answer and number alone; 0 for a whole block
	uint64_t frame;  // of answer, number and the question without the texts of all its
			 // clozes; 0 for a whole block
} CardIdentity;

// `cloze` as in Card; beyond the last cloze `answer` and `frame` are 0.
CardIdentity card_identify(Str question, int cloze);

// The same for many cards: what those of one block share is worked out once, as long as they come
// one after the other. Zero is empty.
typedef struct CardIdentifier {
	bool is_filled;
	Buf question; // the last one
	uint64_t whole, frame;
	Clozes clozes;
} CardIdentifier;

void card_identifier_release(CardIdentifier *i);
CardIdentity card_identifier_find(CardIdentifier *i, Str question, int cloze);

#endif
