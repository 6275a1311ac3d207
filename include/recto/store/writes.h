// What the pages hold of the cards' states, and what is still to be written there.
//
// The six values of a block are kept as a text: one a line, in the order in which Logseq writes
// them (recto/schedule/handover.h). It is empty for a block that has none of them.
#ifndef RECTO_STORE_WRITES_H
#define RECTO_STORE_WRITES_H

#include "recto/store/store.h"

typedef struct StoredPageState {
	bool is_known; // false for a card that an older program read, which did not keep them
	Str lines;     // in the caller's arena
} StoredPageState;

// The values in the card's block as recto last read or wrote them there.
bool store_find_page_state(Store *s, int64_t card, Arena *a, StoredPageState *out, Err *err);
// Keeps them.
bool store_set_page_state(Store *s, int64_t card, Str lines, Err *err);

// -- writes -----------------------------------------------------------------------------------
//
// One for each entry of the log that is to be seen in a page.

typedef enum PageWriteStatus {
	WRITE_PENDING = 0, // to be written
	WRITE_DONE = 1,    // in the page
	WRITE_UNDONE = 2,  // to be taken back: its entry is undone
	WRITE_CLOSED = 3,  // taken back, or not wanted any more
} PageWriteStatus;

typedef struct PageWrite {
	int64_t id, card;
	int64_t entry; // of the log
	PageWriteStatus status;
	bool has_begun; // the two below are kept: the page may have the lines already
	Str lines;      // that were written
	Str former;     // the block's drawer before (recto/outline/edit.h)
	Str problem;    // why it was not done when it was tried; empty: it was not tried
} PageWrite;

// The problem of a write whose card is gone. It rests: until the card is back no list has it.
#define WRITE_RESTS "the card is gone"

// Within the transaction that appends the entry.
bool store_add_page_write(Store *s, int64_t card, int64_t entry, Err *err);
// The action is undone: what was written for it is to be taken back, what was not need not be.
bool store_undo_page_writes(Store *s, int64_t action, Err *err);

// Keeps what is about to be written, and what was there.
bool store_begin_page_write(Store *s, int64_t id, Str lines, Str former, Err *err);
bool store_end_page_write(Store *s, int64_t id, PageWriteStatus status, Err *err);
bool store_set_page_write_problem(Store *s, int64_t id, Str problem, Err *err);
// The page has changed: its writes count as not tried, but for those that rest.
bool store_clear_page_write_problems(Store *s, int64_t page, Err *err);
// Whether these lines were ever written, or about to be, for the card.
bool store_is_own_writing(Store *s, int64_t card, Str lines, bool *out, Err *err);
// The same, of writes that are not finished.
bool store_is_open_writing(Store *s, int64_t card, Str lines, bool *out, Err *err);
// Whether lines with this last review, as they have it, were.
bool store_is_own_review(Store *s, int64_t card, Str last_review, bool *out, Err *err);

// The open writes (pending or undone) for the cards of a page, in the order in which they are to be
// done: first undone ones, the newest first; then pending ones, the oldest first.
bool store_list_page_writes(Store *s, int64_t page, Arena *a, PageWrite **out, size_t *n, Err *err);

// A page with open writes.
typedef struct PageToWrite {
	int64_t page;
	Str path;
	int64_t writes;
	Str problem; // of one of them, empty
} PageToWrite;

// By path. Without `retries` only pages with a write that was not tried since its card is there.
bool store_list_pages_to_write(
	Store *s, bool retries, Arena *a, PageToWrite **out, size_t *n, Err *err);

#endif
