// Writing what was scored into the pages of graphs with `write_back: true`.
//
// Each score and each reset asks for a write in its own transaction, so none is lost. A write
// changes the six card-* lines of the card's block and nothing else: the page is read just before;
// if it changed, it is taken in first, and a later review that it tells of wins; the edited page
// must read as the same blocks and cards; it replaces the file at once. What cannot be written
// waits, and no score depends on it; that of a card that is gone rests until the card is back. An
// undo takes the lines back, unless they were changed since.
//
// Interrupted anywhere, the next run finds each page as before or as after, and goes on.
#ifndef RECTO_LIBRARY_WRITE_BACK_H
#define RECTO_LIBRARY_WRITE_BACK_H

#include "recto/library/library.h"

typedef struct WriteBackOptions {
	const char *const *paths; // only pages at or below these; none: all
	size_t n_paths;
	bool retries;     // also what could not be written before
	bool tells_again; // also reasons that were told before
	bool is_dry_run;  // only show; nothing changes
	const Config *config;
	const Clock *clock;
	LibraryTalk talk;
	// Of a dry run: what would change in a page, as a unified diff; lent.
	void (*show)(void *context, Str diff);
	void *context;
} WriteBackOptions;

typedef struct WriteBackReport {
	int64_t written, taken_back; // of a dry run: that would be
	int64_t dropped;             // not wanted any more: the page holds a later review
	int64_t left;    // lines of an undone score that somebody changed since, and that stay
	int64_t resting; // their cards are gone; told once, and done when the cards come back
	int64_t waiting; // could not be written
	Err problem;     // the first reason why; its kind is ERR_NONE without one
} WriteBackReport;

// Does what is open. What cannot be written is no failure: it is told, a line for each page, and
// counted. ERR_IO for a given path that does not exist; ERR_DATABASE.
bool library_write_back(
	Store *s, const WriteBackOptions *options, WriteBackReport *report, Err *err);

#endif
