// Text that Markdown must not look into, and roles that it does not know, on their way through
// md4c.
//
// They travel as noncharacters, which drawable text never holds: U+FDD0 to U+FDEF stand for the 32
// ASCII punctuation characters, the last two code points of a plane for the roles. md4c takes them
// for letters. When a guess about the text was wrong, so that they end up in code, they still turn
// back into what was written.
#ifndef RENDER_PROTECT_H
#define RENDER_PROTECT_H

#include "recto/base/buf.h"
#include "recto/render/style.h"

// Appends text with its punctuation hidden from Markdown.
void protect_append(Buf *out, Str text);
// Appends the start of a stretch with a role, and its end. One may stand inside of another.
void protect_begin(Buf *out, Role role);
void protect_end(Buf *out);
// Appends what stands for nothing, but is a letter to Markdown.
void protect_append_letter(Buf *out);

// Whether a code point is one of these noncharacters.
bool protect_is_mark(uint32_t code);

typedef enum ProtectKind {
	PROTECT_TEXT,  // `text`
	PROTECT_BEGIN, // `role`
	PROTECT_END,
} ProtectKind;

typedef struct ProtectPiece {
	ProtectKind kind;
	Str text; // lends from the protected text or from a constant
	Role role;
} ProtectPiece;

// Takes the next piece off *rest. False at the end.
bool protect_next(Str *rest, ProtectPiece *out);

#endif
