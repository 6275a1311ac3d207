// A card's Markdown → styled lines for a width.
//
// CommonMark through md4c, with a pre-pass for what Logseq adds. Any bytes render; no line is wider
// than the pane.
#ifndef RECTO_RENDER_MARKDOWN_H
#define RECTO_RENDER_MARKDOWN_H

#include "recto/card/cloze.h"
#include "recto/render/lines.h"
#include "recto/render/tools.h"

// How a text is shown. Zero shows all of it.
typedef struct RenderOptions {
	ClozeView view;  // of its clozes
	int number;      // the cloze that is asked for, from 1; 0: all are
	Str hidden_tags; // that are not shown: one a line, lower-cased, without '#'
	Tools *tools;    // NULL: formulas by our own tables, code without colours
} RenderOptions;

// Appends the lines for a pane of `width` columns (at least 2; less counts as 2). An empty text
// gives no line.
void render_text(Str markdown, const RenderOptions *options, int width, Lines *out);

// The same with nothing but its clozes as `view` says; without it, shown.
void render_markdown(Str markdown, int width, Lines *out);
void render_clozes(Str markdown, ClozeView view, int number, int width, Lines *out);

// Where the next line of an answer that is shown line by line ends: behind the first line beyond
// `end` bytes that shows something, or at the end of the text.
size_t render_next_line(Str markdown, ClozeView view, size_t end, int width);

// Appends what stands in the lines for an image, in ROLE_IMAGE: "[image: name.png]". `target` is
// that of the Markdown. A long one may be broken over several lines.
void render_image_label(Str target, Buf *out);

#endif
