// The stages of a card: what of it is shown in each, and which one comes next.
//
//	plain card                  question → answer
//	clozes and no answer        clozes hidden → clozes shown
//	clozes and an answer        clozes hidden → the answer too, clozes hidden → clozes shown
//	one cloze of its block      that one hidden → everything shown
#ifndef RECTO_REVIEW_STAGE_H
#define RECTO_REVIEW_STAGE_H

#include "recto/card/cloze.h"
#include "recto/store/cards.h"

typedef enum SessionPhase {
	SESSION_QUESTION,
	SESSION_CLOZED, // question and answer with their clozes still hidden
	SESSION_ANSWER, // everything; the only phase in which a card is scored
	SESSION_DONE,
} SessionPhase;

// What the stages of a card depend on.
typedef struct CardForm {
	int cloze; // the one of its block that is asked for, from 1; 0: the whole block
	bool has_clozes, has_answer;
} CardForm;

// Looks through question and answer: linear.
CardForm stage_form_of(const StoredCard *card);

// The phase that revealing leads to. SESSION_ANSWER is the last one of a card.
SessionPhase stage_next(CardForm form, SessionPhase phase);
// Whether it shows the clozes of what can be seen already; otherwise it shows an answer.
bool stage_next_shows_clozes(CardForm form, SessionPhase phase);

// What can be seen.
typedef struct StageView {
	ClozeView question;
	int number;      // of the cloze that is asked for in the question, 0: all of them
	bool has_answer; // a part for the answer, empty where a plain card has none
	ClozeView answer;
} StageView;

StageView stage_view(CardForm form, SessionPhase phase);

#endif
