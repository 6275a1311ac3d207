// Cards as text for people. Whatever a page holds, what is appended is safe to print on a terminal.
#ifndef RECTO_CLI_CARD_TEXT_H
#define RECTO_CLI_CARD_TEXT_H

#include "recto/review/desk.h"
#include "recto/review/due.h"
#include "recto/review/record.h"
#include "recto/review/stage.h"

#include "styled.h"

// -- pieces of a line -------------------------------------------------------------------------

// "2023-02-07", or "new", "suspended", "buried", "gone".
void card_text_append_when(const Desk *d, const StoredCard *card, Buf *out);
// The question without the marks of a heading.
Str card_text_skip_heading(Str question);
// The question as one line of at most 60 columns, with what its clozes hide hidden.
void card_text_append_name(const StoredCard *card, Buf *out);

// -- lines ------------------------------------------------------------------------------------

// For programs: whole id, when, page and question, separated by tabs.
void card_text_append_fields(const Desk *d, const StoredCard *card, Buf *out);
// For people: the same in columns, with the head of the id.
void card_text_append_row(const Desk *d, const StoredCard *card, Styling styling, Buf *out);
// "5: next in 6 d, on 2023-02-07 (ease 2.7, repeats 2)".
void card_text_append_scored(const Desk *d, int score, const ScoreResult *result, Buf *out);
// "nothing is due until 2023-02-01", without a line end.
void card_text_append_nothing_due(const Desk *d, const DueReport *report, Buf *out);

// -- pages ------------------------------------------------------------------------------------

// Where the card stands, with an empty line below.
void card_text_append_place(const StoredCard *card, Styling styling, Buf *out);
// As much of it as the view shows.
void card_text_append_question(const StoredCard *card, StageView view, Styling styling, Buf *out);
void card_text_append_answer(const StoredCard *card, StageView view, Styling styling, Buf *out);
// "cloze 1 of 3"; nothing for a card that is a whole block.
void card_text_append_cloze(const StoredCard *card, const char *before, Buf *out);
// What is known about it, one fact a line.
void card_text_append_facts(const Desk *d, const StoredCard *card, Buf *out);
// Its log, with what it was before a match, and how the last match is taken back.
void card_text_append_history(
	const Desk *d, const StoredCard *card, const LogEntry *entries, size_t n, Buf *out);

#endif
