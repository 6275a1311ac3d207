// An import on its way: what was found, what the store knows, and what became of each card.
//
// Looking through the folders touches no database; import_run then reads, matches and writes in one
// transaction.
#ifndef RECTO_LIBRARY_IMPORT_H
#define RECTO_LIBRARY_IMPORT_H

#include "recto/card/card.h"
#include "recto/store/cards.h"
#include "recto/store/sources.h"
#include "match.h"
#include "walk.h"

// Where a card stands.
typedef struct Place {
	int64_t page; // in the store
	Graph *graph;
	Str path;
} Place;

// A card of the store that may turn up anywhere in its graph: its page lost it in this import, or
// it was gone before.
typedef struct LostCard {
	MatchCard card;
	int64_t id;
	int64_t graph;
	int64_t page; // where it stood
	int line;
	bool is_found;
	bool is_exact; // was gone before its page changed: only its very text brings it back
} LostCard;

typedef struct LostCards {
	LostCard *items;
	size_t n, cap;
} LostCards;

// A card that is none of those its page had. It may have come from elsewhere, which the end of the
// import shows.
typedef struct OpenCard {
	Card card;
	Place place;
	uint64_t before, after; // as in MatchCard
	int64_t found;          // the card that it is, 0 while that is open
} OpenCard;

typedef struct OpenCards {
	OpenCard *items;
	size_t n, cap;
} OpenCards;

// Where a card stood, or stands now: of the pages that changed.
typedef struct Spot {
	int64_t graph, page;
	int line, cloze;
	int64_t card; // in the store; 0 for one of Import.open
	size_t open;  // its index there
} Spot;

typedef struct Spots {
	Spot *items;
	size_t n, cap;
} Spots;

// A page of the store whose file is not there any more.
typedef struct MissingPage {
	const StoredPage *page;
	bool is_renamed; // another file has its bytes
} MissingPage;

typedef struct MissingPages {
	MissingPage *items;
	size_t n, cap;
} MissingPages;

typedef struct StoredPages {
	StoredPage *items;
	size_t n, cap;
} StoredPages;

typedef struct FoundPages {
	Found **items;
	size_t n, cap;
} FoundPages;

// A reference from a card to a block or page of its graph.
typedef struct FoundRef {
	TargetRef ref;
	Str path; // of the card's page
	const Graph *graph;
} FoundRef;

typedef struct FoundRefs {
	FoundRef *items;
	size_t n, cap;
} FoundRefs;

typedef struct Import {
	Store *store;
	const Config *config;
	const Clock *clock;
	bool is_forced, is_dry_run;
	ImportReport report;
	void (*tell_match)(void *context, const ImportMatch *match); // may be NULL
	void *match_context;
	Talk talk;
	Graphs graphs;
	StoredSources sources;
	Roots roots;
	Walk walk;
	Arena arena;
	Instant looked_at; // the system's clock before the pages were looked at
	// Filled by import_plan:
	StoredPages stored;   // what the store knows below the roots, by path
	FoundPages to_read;   // new or changed
	FoundPages confirmed; // unchanged, but only their bytes could tell
	MissingPages missing; // by hash
	// Of the transaction:
	LostCards lost;
	OpenCards open;
	Spots was, is;
	bool has_same_bytes; // the page being read was only renamed, or is only read anew
	FoundRefs target_refs;
	int64_t changed_graph; // whose log is to be replayed; 0 for none
	bool has_many_changed; // it is not the only one
	Paths extra;           // pages that were read though they are not below the roots
	int64_t action;        // of the log entries, 0 before the first
	CardIdentifier identifier;
	Arena page_arena; // reset between pages
	Buf bytes;        // of the page being read
} Import;

// *im stays where it is: its parts point at each other.
void import_init(Import *im, Store *s, const Config *config, const Clock *clock, LibraryTalk talk);
void import_release(Import *im);

// Walks all roots to the end.
void import_look(Import *im);
// Compares what was found with what the store knows, also of the schedulers of graphs. *is_due
// tells whether there is anything to read or to write.
bool import_plan(Import *im, bool *is_due, Err *err);
// The page with this path among Import.stored, or NULL.
const StoredPage *import_find_stored(const Import *im, Str path);
// Plans, and does what is due, in one transaction; fills the report.
bool import_run(Import *im, Err *err);

#endif
