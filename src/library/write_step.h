// One write on a page that is in memory: what it asks for, and the page with it.
#ifndef RECTO_SRC_LIBRARY_WRITE_STEP_H
#define RECTO_SRC_LIBRARY_WRITE_STEP_H

#include "recto/card/card.h"
#include "recto/store/cards.h"
#include "recto/store/writes.h"

// A page with all that is known of it.
typedef struct PageText {
	Buf bytes;
	Outline outline;
	Cards cards;
} PageText;

// Takes the bytes. *out need not be initialised.
void page_text_read(PageText *out, Buf *take, const PageInfo *info);
void page_text_release(PageText *t);
// The card of the store on the page as it was last read, or NULL.
const Card *page_text_find(const PageText *t, const StoredCard *row);

typedef enum StepResult {
	STEP_WRITES,   // the page gets the lines
	STEP_IS_THERE, // it has them already
	STEP_UNDOES,   // their former state comes back
	STEP_IS_BACK,  // it is there already
	STEP_LEAVES,   // somebody changed the lines since: they stay
	STEP_DROPS,    // the card has been moved by something else since
	STEP_RESTS,    // the card is gone
	STEP_FAILS,    // `problem` says why
} StepResult;

typedef struct Step {
	const PageWrite *write;
	StoredCard row;
	StepResult result;
	Str lines, former; // of STEP_WRITES and STEP_IS_THERE, to be kept
	Err problem;
} Step;

// Does one write: `page` becomes the page with it, when the step changes it. `writes` are all open
// ones of the page; `info` is that of the page, with all references wanted. What lasts lies in `a`.
// False: ERR_DATABASE.
bool write_step(Store *s, PageText *page, const PageInfo *info, const PageWrite *writes, size_t n,
	Arena *a, Step *step, Err *err);

#endif
