// Folders of notes → cards in the store.
//
// Registered = what import was given and what the configuration names. An import is one
// transaction: interrupted, it has not begun. No page stops the others; every problem is reported
// with its place.
#ifndef RECTO_LIBRARY_LIBRARY_H
#define RECTO_LIBRARY_LIBRARY_H

#include "recto/base/clock.h"
#include "recto/config/config.h"
#include "recto/store/store.h"

typedef struct ImportReport {
	int64_t id;                                         // of the import, 0 when nothing changed
	int64_t pages, cards;                               // known under the paths afterwards
	int64_t new_, edited, moved, back, gone, unchanged; // each card is in exactly one
	int64_t reviews_taken, resets_taken;                // from Logseq
	int64_t states_taken; // numbers that a person changed in a page
	int64_t tables_taken; // of graphs under Logseq's algorithm
	int64_t rescheduled;  // graphs known before that got another scheduler or other rules
	int64_t warnings;
	int64_t odd_pages; // that were read now: `inspect` shows again what is odd in them
	bool was_refused; // a root was missing, unreadable or suspiciously small, and is left as it
			  // was: exit 3
} ImportReport;

// What became of a card that an import found edited, moved, back, gone or new.
typedef enum MatchKind {
	MATCH_EDITED,
	MATCH_MOVED,
	MATCH_BACK,
	MATCH_GONE,
	MATCH_NEW,
	MATCH_KIND_COUNT
} MatchKind;

typedef struct ImportMatch {
	MatchKind kind;
	const char *card; // its id
	Str was, is;      // questions; `is` is empty for a card that is gone, `was` for a new one
	Str from, to;     // titles of pages; likewise
	Str from_path, to_path;
	double similarity; // 0 to 1, of question and answer
	bool is_guess;     // it can be taken back (recto/review/unmatch.h)
	bool is_by_id;     // its id:: says that it is the same
} ImportMatch;

// "edited", "moved", "back", "gone", "new".
const char *match_kind_name(MatchKind kind);

// Where problems go, one line each, "FILE:LINE:COL: warning: text" or "FILE: text".
typedef struct LibraryTalk {
	void (*warn)(void *context, const char *line);
	void *context;
} LibraryTalk;

typedef struct ImportOptions {
	const char *const *paths; // as given; none: everything registered
	size_t n_paths;
	bool is_dry_run; // report only; nothing changes
	bool is_forced;  // read roots although they are missing or much smaller
	const Config *config;
	const Clock *clock;
	LibraryTalk talk;
	// Called for each; what it gets lends until it returns. May be NULL.
	void (*tell_match)(void *context, const ImportMatch *match);
	void *match_context;
} ImportOptions;

// ERR_IO when a given path cannot be read at all (the other paths are still imported, then *err is
// set and false returned, with *report filled); ERR_DATABASE.
bool library_import(Store *s, const ImportOptions *options, ImportReport *report, Err *err);

// Stops reading paths: their cards are gone, their histories stay. ERR_NEGATIVE naming a path that
// is not registered.
bool library_forget(
	Store *s, const char *const *paths, size_t n, const Clock *clock, int64_t *gone, Err *err);

// Reads the page of a card again if its file changed, or what its graph is scheduled by. Where the
// page is not there any more, has lost cards or has new ones, everything registered is read: the
// card may have moved. *changed tells whether anything was read. A page that cannot be read is left
// as it is.
bool library_refresh_card(
	Store *s, const Config *config, const Clock *clock, int64_t card, bool *changed, Err *err);

// Ends a session: writes Logseq's table (logseq/srs-of-matrix.edn) of each graph under Logseq's
// algorithm that has `write_back`, where the scores here have taught it something; what Logseq
// changed in it meanwhile is taken in first. A file that cannot be written is a warning.
// ERR_DATABASE.
bool library_write_matrices(
	Store *s, const Config *config, const Clock *clock, LibraryTalk talk, Err *err);

// -- looking for changes in small steps, for screens ------------------------------------------

typedef struct LibraryScan LibraryScan;

LibraryScan *library_scan_open(Store *s, const Config *config, const Clock *clock);
void library_scan_close(LibraryScan *scan);
// Works for about `budget_ms`; *done when everything was looked at and what had changed is
// imported. *report is filled when done.
bool library_scan_step(
	LibraryScan *scan, int budget_ms, bool *done, ImportReport *report, Err *err);

#endif
