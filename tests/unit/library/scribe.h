// Scores that ask for writes, as review makes them, for tests of writing back.
#ifndef TESTS_UNIT_LIBRARY_SCRIBE_H
#define TESTS_UNIT_LIBRARY_SCRIBE_H

#include "recto/library/write_back.h"
#include "lab.h"

#define PAGE "notes/pages/a.md"

// Reports of scribe_write.
#define WRITTEN "1 written, 0 back, 0 dropped, 0 left, 0 waiting"
#define BACK "0 written, 1 back, 0 dropped, 0 left, 0 waiting"
#define WAITING "0 written, 0 back, 0 dropped, 0 left, 1 waiting"
#define RESTING "0 written, 0 back, 0 dropped, 0 left, 0 waiting, 1 resting"
#define NOTHING "0 written, 0 back, 0 dropped, 0 left, 0 waiting"

// A graph whose configuration allows to write.
void scribe_open(Lab *lab);
// The same with PAGE, imported.
void scribe_open_page(Lab *lab, const char *page);
// PAGE is as expected.
void scribe_assert_page(Lab *lab, const char *expected);
// A score now, or a reset with SCORE_NONE, and its write. Gives the action.
int64_t scribe_score_card(Lab *lab, int64_t id, int score);
int64_t scribe_score(Lab *lab, const char *question, int score);
// The action counts no more, and its lines are to be taken back.
void scribe_undo(Lab *lab, int64_t id, int64_t action);

// Writes what is open, all of it; warnings are those of the lab.
WriteBackReport scribe_write(Lab *lab);
// "1 written, 0 back, 0 dropped, 0 left, 0 waiting"
void scribe_expect_at(WriteBackReport r, const char *expected, const char *file, int line);
#define scribe_expect(report, expected) scribe_expect_at(report, expected, __FILE__, __LINE__)

// The ids of all cards that are not gone, in the lab's arena.
int64_t *scribe_list_cards(Lab *lab, size_t *n);
// The bytes of a file, in the lab's arena.
Str scribe_read(Lab *lab, const char *path);

#endif
