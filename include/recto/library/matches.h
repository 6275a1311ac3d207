// What an import remembers of a match by guess, so that it can be taken back: the notes of the log
// entries `match` and `unmatch`.
//
// An entry `match` tells what the card was before; an entry `unmatch` names the match that it took
// back, and the text that the card never is again.
#ifndef RECTO_LIBRARY_MATCHES_H
#define RECTO_LIBRARY_MATCHES_H

#include "recto/store/cards.h"

typedef struct MatchNote {
	// The card before.
	Str question, answer;
	Str path; // of its page
	Str block_id;
	int line, occurrence, cloze, clozes;
	double similarity; // 0 to 1; 1 where the text stayed
	// Of an `unmatch` only.
	int64_t match; // the entry that it took back, 0 for `match`
	Str other;     // the id of the card that has the text since, empty without one
	Str refused;   // stands for that text
} MatchNote;

// The note of a card that stops being as `was` is.
MatchNote match_note_of(const StoredCard *was);
Str match_note_write(const MatchNote *note, Arena *a);
// False for a text that is no such note, as that of the import as a whole. The texts are in `a`.
bool match_note_read(Str text, Arena *a, MatchNote *out);

// What stands for a block's text in MatchNote.refused; in `a`.
Str match_text_key(Str question, Str answer, Arena *a);

#endif
