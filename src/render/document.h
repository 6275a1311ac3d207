// A parsed Markdown text: blocks of styled text, before any width is known.
#ifndef RENDER_DOCUMENT_H
#define RENDER_DOCUMENT_H

#include "recto/card/cloze.h"
#include "recto/render/lines.h"

// A style that holds from a byte of the text on.
typedef struct StyleChange {
	size_t begin;
	Style style;
} StyleChange;

typedef struct DocumentBlock {
	size_t begin, end; // bytes of the text; '\n' are line breaks
	Str first, rest;   // what stands before its first line and before the others
	bool is_verbatim;  // code: breaks anywhere, blanks stay
	bool is_rule;      // a line across, without text
	bool has_gap;      // an empty line before it
} DocumentBlock;

typedef struct Document {
	Buf text; // drawable
	struct {
		StyleChange *items;
		size_t n, cap;
	} styles;
	struct {
		DocumentBlock *items;
		size_t n, cap;
	} blocks;
	Arena arena; // the blocks' first and rest
} Document;

// Clozes as render_clozes takes them.
void document_parse(Document *d, Str markdown, ClozeView view, int number);
void document_release(Document *d);

// Appends the lines for `width` >= 2 columns.
void document_layout(const Document *d, int width, Lines *out);

// Markdown → drawable text in which clozes are protected text (protect.h), so that no one looks
// into them and no code around them keeps them from being hidden.
void prepass_append_clozes(Buf *out, Str markdown, ClozeView view, int number);

// Logseq's Markdown → CommonMark: what only Logseq knows becomes protected text (protect.h).
// `text` is drawable, and may hold protected text.
void prepass_append(Buf *out, Str text);

// Appends "[image: name.png]", with the name of the file, or of the alternative text where it has
// none.
void document_append_image(Buf *out, Str path, Str alt);

// The text of a character reference such as "&amp;" or "&#x4e2d;"; appends it as it stands when it
// is none.
void entity_append(Buf *out, Str reference);

#endif
