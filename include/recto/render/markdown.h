// A card's Markdown → styled lines for a width.
//
// CommonMark through md4c, with a pre-pass for what Logseq adds. Any bytes render; no line is wider
// than the pane.
#ifndef RECTO_RENDER_MARKDOWN_H
#define RECTO_RENDER_MARKDOWN_H

#include "recto/card/cloze.h"
#include "recto/render/lines.h"

// Appends the lines for a pane of `width` columns (at least 2; less counts as 2). An empty text
// gives no line. Clozes are shown.
void render_markdown(Str markdown, int width, Lines *out);

// The same with its clozes as `view` says. `number` is the cloze that is asked for, from 1; 0: all
// are.
void render_clozes(Str markdown, ClozeView view, int number, int width, Lines *out);

// Where the next line of an answer that is shown line by line ends: behind the first line beyond
// `end` bytes that shows something, or at the end of the text.
size_t render_next_line(Str markdown, ClozeView view, size_t end, int width);

#endif
