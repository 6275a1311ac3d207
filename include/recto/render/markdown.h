// A card's Markdown → styled lines for a width.
//
// CommonMark through md4c, with a pre-pass for what Logseq adds. Any bytes render; no line is wider
// than the pane.
#ifndef RECTO_RENDER_MARKDOWN_H
#define RECTO_RENDER_MARKDOWN_H

#include "recto/render/lines.h"

// Appends the lines for a pane of `width` columns (at least 2; less counts as 2). An empty text
// gives no line.
void render_markdown(Str markdown, int width, Lines *out);

#endif
