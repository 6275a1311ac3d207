// What plain review says.
#ifndef RECTO_CLI_PLAIN_TEXT_H
#define RECTO_CLI_PLAIN_TEXT_H

#include "recto/library/resolve.h"
#include "recto/review/action.h"
#include "recto/review/session.h"

#include "styled.h"

// "7 due, 0 new, 0 in drill"; of practice "cram: 7 left, 0 again".
void plain_text_append_counts(const Session *s, const SessionCounts *counts, Buf *out);
// "marked, leech": what the card is beside being due; nothing for most.
void plain_text_append_words(const Desk *d, const Session *s, Buf *out);
// What the phase of the card adds to what was printed before it: its place and its question; its
// answer; all of it once more when its clozes are shown. `card` is the session's, its references
// resolved.
void plain_text_append_card(const Session *s, const StoredCard *card, Styling styling, Buf *out);
// The question once more where it shows its clozes now; nothing elsewhere.
void plain_text_append_cloze(const Session *s, const StoredCard *card, Styling styling, Buf *out);
// The answer's lines behind those that its first `begin` bytes give.
void plain_text_append_lines(Str answer, ClozeView view, size_t begin, Styling styling, Buf *out);
// That there is no answer, and the pages that stand in for it.
void plain_text_append_links(const LinkedPage *links, size_t n, Styling styling, Buf *out);
// "enter shows the answer, ? all keys".
void plain_text_append_prompt(const Session *s, const KeyMap *keys, Buf *out);
// What each score would do: "1 again (1 d), 2 hard (6 d)"; in practice that nothing changes.
void plain_text_append_scores(const Session *s, const KeyMap *keys, Buf *out);
// The keys that plain review knows in this place, one action a line; actions without one are left
// out.
void plain_text_append_keys(const KeyMap *keys, Place place, Buf *out);
// "reviewed 5 cards, 4 passed (80 %), 3 in drill, 2 min"; of practice "practised 5 cards, …".
void plain_text_append_summary(SessionTally tally, bool is_cram, Buf *out);
// A key of an action, enter rather than others, or its name where it has none: either can be typed.
void plain_text_append_key(const KeyMap *keys, ActionId id, Buf *out);

#endif
