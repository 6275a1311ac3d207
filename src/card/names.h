// Names of pages.
#ifndef SRC_CARD_NAMES_H
#define SRC_CARD_NAMES_H

#include "recto/card/card.h"

// Deeper namespaces are cut: every part is a name as long as all before it.
enum { NAMESPACE_MAX = 64 };

// Adds a name that is normal already.
void refs_add_exactly(Refs *r, Str name);
// Appends lower(NFC(name)) without slashes on either side.
void name_append_lower(Str name, Buf *out);
// Appends the identity of a page: name_append_lower, or, where it is a date, the same of the title
// that its journal has in this form (empty: JOURNAL_FORM).
void name_append_normal(Str name, Str journal_form, Buf *out);
// Appends the name of a day's journal that queries look for in every graph: "jan 28th, 2023".
void name_append_day(Day day, Buf *out);
// Adds what mentioning `name` mentions: the page, and those above it in its namespace.
void name_mention(Refs *r, Str name);
// The inside of [[…]] and of [label](file:…), or all of it.
Str name_unwrap(Str text);

// file_names.c: appends the title that the name of a file stands for, without its extension.
void name_append_decoded(Str stem, FileNames form, Buf *out);

// The id of a block, as references name it: a uuid, of either case.
bool name_is_block_id(Str s);
// Such an id in lower case.
Str name_lower_block_id(Str id, Arena *a);

// Without white space on either side, as JavaScript has it.
Str name_trim(Str s);

#endif
