// The texts around a card that every front end shows alike.
#ifndef RECTO_RENDER_CARD_H
#define RECTO_RENDER_CARD_H

#include "recto/base/buf.h"
#include "recto/base/calendar.h"
#include "recto/card/cloze.h"

// "graph › Page › ancestor › ancestor" for `columns`. When it is too long the graph, which may be
// empty, gives way first, then ancestors in the middle become "…". `context` has one ancestor a
// line; their Markdown is reduced to text, in which clozes are as good as none.
void render_context(Str graph, Str page, Str context, int columns, Buf *out);

// Inline Markdown as one line of plain text: "What is [[MLIR]]? #ques1" → "What is MLIR? #ques1".
// Clozes are shown.
void render_inline_text(Str markdown, Buf *out);
// The same with its clozes as render_clozes takes them: "Sugar is [...]".
void render_inline_clozes(Str markdown, ClozeView view, int number, Buf *out);

// An interval for a button: "16 h", "1 d", "12 d", "1.4 mo", "2.1 y"; from hundredths of a day. 0,
// the interval of a card that Logseq's algorithm forgot, is "<1 d": it comes after midnight.
void render_interval(int64_t interval100, Buf *out);

#endif
