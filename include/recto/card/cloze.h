// Clozes: {{cloze text}} and {{cloze text \\ cue}}.
//
// Taken are those that Logseq sees, and those that it does not see although somebody meant them:
// with braces inside ({{cloze $x^{2}$}}), right behind other text, in emphasis, labels and code,
// with blanks before the name, over several lines of one paragraph. Other macros ({{c1 x}},
// {{Cloze x}}) are none, and neither is what hides nothing ({{cloze \\ only cue}}).
#ifndef RECTO_CARD_CLOZE_H
#define RECTO_CARD_CLOZE_H

#include "recto/base/arena.h"
#include "recto/base/buf.h"

typedef struct Cloze {
	size_t begin, end; // bytes of the text it was found in, braces included
	Str answer;        // raw text: the arguments, joined by ", "; never empty
	Str cue;           // empty without one
	bool is_seen_by_logseq;
} Cloze;

typedef struct Clozes {
	Cloze *items; // in order; they do not overlap
	size_t n, cap;
	Arena arena; // answers and cues
} Clozes;

// Finds the clozes of a text, question or answer. *out need not be initialised. Linear.
void clozes_find(Clozes *out, Str text);
void clozes_release(Clozes *c);

// How a text shows the clozes that are asked for: all of them, or the one with a number. The others
// are plain text.
typedef enum ClozeView {
	CLOZES_SHOWN,
	CLOZES_HIDDEN,
	CLOZES_PLAIN, // none is asked for
} ClozeView;

// Appends what stands in place of a cloze that is asked for: "[answer]", or hidden "[...]" or
// "(cue)".
void cloze_append_shown(const Cloze *c, bool is_hidden, Buf *out);

#endif
