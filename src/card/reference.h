// References in Markdown to what stands elsewhere: blocks, pages, images.
//
// They are found in emphasis, labels and macros too; code and formulas hide them.
#ifndef SRC_CARD_REFERENCE_H
#define SRC_CARD_REFERENCE_H

#include "recto/base/buf.h"

typedef enum ReferenceKind {
	REFERENCE_BLOCK,       // ((id))
	REFERENCE_LABEL,       // the ((id)) of [label](((id)))
	REFERENCE_EMBED_BLOCK, // {{embed ((id))}}
	REFERENCE_EMBED_PAGE,  // {{embed [[page]]}}
	REFERENCE_IMAGE,       // ![label](path)
} ReferenceKind;

typedef struct Reference {
	ReferenceKind kind;
	size_t begin, end; // bytes of the text
	Str target;        // id, page or path as written
	bool is_in_macro;  // in another one than `embed`
	int line, col;     // from 1, within the text; bytes
} Reference;

// Zero but for `text` before the first call.
typedef struct ReferenceScanner {
	Str text;
	size_t at;
	size_t line_begin, line_end; // of the line that `at` is in
	int line;                    // its number from 1, 0 before the first
	int macros;                  // open ones
	bool has_no_fence_end;       // from here on nothing closes one
	bool has_no_math_end;        // likewise
} ReferenceScanner;

// True when the text may hold a reference: a quick look.
bool reference_may_be_in(Str text);
// The next reference; false at the end. Linear in the text, but for searches of bounded length.
bool reference_next(ReferenceScanner *s, Reference *out);

#endif
