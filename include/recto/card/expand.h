// A card's Markdown with what its references lead to in their place: for showing only.
//
//	((id))                the first line of the block, as [line](((id)))
//	{{embed ((id))}}      the block and those below it, as a quote
//	{{embed [[page]]}}    the page's name and its blocks, as a quote
//	![label](file)        with {:missing true} behind it where there is no such file; one that
//	                      stands on another page, with what leads to it from the card's
//
// Clozes of the text stay as they are, and what is put in brings none of its own: those of a target
// are shown. What leads nowhere stays as it is written, and so does what would go round in a circle
// or too deep. The work is bounded, however many references there are.
#ifndef RECTO_CARD_EXPAND_H
#define RECTO_CARD_EXPAND_H

#include "recto/base/buf.h"

// What a reference leads to; lent by the source until the expansion ends.
typedef struct ExpandTarget {
	Str text; // Markdown; a line of it where one was asked for
	Str page; // the path of the page that it stands on
} ExpandTarget;

typedef struct ExpandSource {
	void *context;
	// The block with those below it, or only its first line. False where it is not known. `id`
	// is in lower case.
	bool (*find_block)(void *context, Str id, bool is_whole, ExpandTarget *out);
	// All blocks of the page with this name, which is as it was written.
	bool (*find_page)(void *context, Str name, ExpandTarget *out);
	// True where an image on the page with this path is not to be found.
	bool (*is_missing)(void *context, Str page, Str image);
	// Appends what leads from the page of the card's text to an image on the page with this
	// path. False where that is the image as it stands; NULL where it always is.
	bool (*append_image)(void *context, Str page, Str image, Buf *out);
} ExpandSource;

// A quick look: false where nothing is to be expanded.
bool expand_is_needed(Str markdown);
// Appends the text of a card that stands on the page with this path.
void expand_append(Str markdown, Str page, const ExpandSource *source, Buf *out);

#endif
