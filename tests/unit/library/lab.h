// A temporary folder with notes and a database, for tests that import.
#ifndef TESTS_UNIT_LIBRARY_LAB_H
#define TESTS_UNIT_LIBRARY_LAB_H

#include "recto/library/library.h"
#include "recto/store/cards.h"
#include "recto/store/log.h"
#include "recto/store/sources.h"
#include "tests.h"

typedef struct Lab {
	char top[64];    // the temporary folder, resolved
	char notes[128]; // top/notes: the folder that lab_import imports
	Store *store;
	Store *watcher; // a second connection, which sees whether the first one wrote
	Config config;
	Clock clock;     // frozen at 2026-03-01T12:00:00Z
	int64_t version; // of the database, as the watcher saw it last
	Buf warnings;
	Err err; // of the last import
	Arena arena;
} Lab;

// An empty folder of notes and a new database.
void lab_open(Lab *lab);
// The same, and the notes are a Logseq graph.
void lab_open_graph(Lab *lab);
void lab_close(Lab *lab);
void lab_configure(Lab *lab, const char *yaml);

// Paths are relative to top. Folders are made as needed; the text is a format.
void lab_write(Lab *lab, const char *path, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void lab_write_bytes(Lab *lab, const char *path, Str bytes);
void lab_move(Lab *lab, const char *from, const char *to);
void lab_remove(Lab *lab, const char *path); // with everything below it
const char *lab_path(Lab *lab, const char *path);

// Imports the notes; fails the test when that fails.
ImportReport lab_import(Lab *lab);
// Imports with options (config, clock and talk are set here); returns what library_import returned.
bool lab_import_with(Lab *lab, ImportOptions options, ImportReport *report);
// Imports one path, relative to top.
bool lab_import_path(Lab *lab, const char *path, ImportReport *report);
// "pages 2, cards 3: 1 new, 0 edited, 0 moved, 0 back, 0 gone, 2 unchanged"
void lab_expect_at(const ImportReport *report, const char *expected, const char *file, int line);
#define lab_expect(report, expected) lab_expect_at(&(report), expected, __FILE__, __LINE__)

// The live card with this question; the test fails when there is none, or several.
StoredCard lab_card(Lab *lab, const char *question);
// The number of cards with this question, live or gone ones.
int lab_count(Lab *lab, const char *question, bool are_gone);
// Gives the card a score, as far as the log goes.
void lab_review(Lab *lab, const char *question);
// The kinds of its log entries, separated by blanks.
Str lab_log(Lab *lab, const StoredCard *card);
// Makes the stamps of all pages count as taken long after the pages were written.
void lab_let_time_pass(Lab *lab);
// Checks each of the real graphs that RECTO_CORPORA names the folder of; skips `test` without one.
void lab_check_graphs(const char *test, void (*check)(const char *folder));
// Whether anything was committed since the last call.
bool lab_was_written(Lab *lab);

#endif
