// Changes properties of one block of a page and leaves every other byte as it is.
//
// The functions are pure: bytes of a page in, bytes of a page out. A property that is there keeps
// its place, indentation and spelling; only its value changes, in every line that holds it. What is
// missing is added below the last line of the block's first drawer, in the drawer's style. A block
// without a drawer gets one where Logseq reads it: below the title; above a first line that is no
// title (a fence, a quote, a list …), on the bullet's line, but behind it in the first block of a
// page, which would lose its bullet in Logseq.
//
// The result is parsed again before it is given out. It has the same blocks with the same text and
// properties, but for those that were to change, which have exactly the wanted values; a page for
// which that cannot be had is refused. Refused are also pages that end their lines with CR alone,
// and blocks that begin within a line. Linear in the page.
#ifndef RECTO_OUTLINE_EDIT_H
#define RECTO_OUTLINE_EDIT_H

#include "recto/base/err.h"
#include "recto/outline/outline.h"

enum { PROPERTY_EDITS_MAX = 8 };

typedef struct PropertyEdit {
	Str key;      // normalised, as in Property; valid; no other edit has it
	Str value;    // one line without blanks around it; may be empty
	bool removes; // the property's lines go; `value` is empty
} PropertyEdit;

// Writes the page with the n edits, in whose order missing properties are added, to *page, which is
// cleared first. The bytes are those of the source when the block has the values already. False
// with the reason (ERR_IO) where the page is refused; *page is empty then.
bool outline_edit(
	const Outline *o, uint32_t block, const PropertyEdit *edits, size_t n, Buf *page, Err *err);

// Appends the lines of the block's properties, each without its indentation and with '\n': what
// outline_undo_edit takes as `former`. Nothing for a block without a drawer.
void outline_append_drawer(const Outline *o, const Block *b, Buf *out);

// Takes outline_edit back in a page that holds its result, whatever else has changed there:
// `edits` are those that were made, `former` is the drawer from before. Without other changes the
// page is what it was, byte for byte. ERR_NEGATIVE where the properties are no longer as `edits`
// left them, ERR_IO where the page is refused.
bool outline_undo_edit(const Outline *o, uint32_t block, const PropertyEdit *edits, size_t n,
	Str former, Buf *page, Err *err);

#endif
