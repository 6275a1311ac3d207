// Playing a session the way a person does.
#ifndef TESTS_UNIT_REVIEW_PLAY_H
#define TESTS_UNIT_REVIEW_PLAY_H

#include "recto/review/session.h"

#include "fixture.h"

// Two cards that are due, q1 and then q2, and two new ones, q3 and q4.
void play_add_four(Fixture *f);

// Opens with options, NULL for the defaults.
Session *play_open(Fixture *f, const SessionOptions *options);
// Reveals and scores.
void play_score(Fixture *f, Session *s, int score);
// Expects a question ("q1", of the drill: "q1 drill", of practice: "q1 cram"), or "done".
void play_expect(const Session *s, const char *shown, const char *file, int line);
// Expects due, new and drill.
void play_expect_counts(Session *s, int due, int new_, int drill, const char *file, int line);
// Opens a session and plays it to the end with one score; the questions in order, joined by blanks.
Str play_through(Fixture *f, const SessionOptions *options, int score);

#define expect(session, shown) play_expect(session, shown, __FILE__, __LINE__)
#define expect_counts(session, due, new_, drill) \
	play_expect_counts(session, due, new_, drill, __FILE__, __LINE__)

#endif
