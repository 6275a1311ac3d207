// The pages that a block mentions, as Logseq counts them.
#ifndef RECTO_CARD_REFS_H
#define RECTO_CARD_REFS_H

#include "recto/outline/outline.h"

// A set of page names in lower(NFC) form, in the order of first mention.
typedef struct Refs {
	Str journal_form; // how dates are written in it: that of the graph, lent; empty:
			  // JOURNAL_FORM
	Str *items;
	size_t n, cap;
	uint32_t *slots; // numbers of items from 1 by hash; 0 is free
	size_t n_slots;  // 0 or a power of two, at least twice n
	Arena arena;
} Refs;

void refs_release(Refs *r);
void refs_clear(Refs *r);
bool refs_has(const Refs *r, Str name);
// Adds lower(NFC(name)), without one leading and one trailing '/'. Empty names are ignored. A date
// in one of the forms in which journals are named is added as the journal's title in journal_form,
// "jan 1st, 2023" without one.
void refs_add(Refs *r, Str name);

typedef struct RefOptions {
	bool property_names_are_not_refs; // config :property-pages/enabled? false
	Str excluded_property_names;      // :property-pages/excludelist, one a line
	Str journal_form;                 // :journal/page-title-format, usable; empty: JOURNAL_FORM
} RefOptions;

// Adds what block b itself mentions (title, body, first drawer): the list that Logseq's parser
// gives, namespace parents of `#a/b` included where Logseq includes them. The set takes over the
// options' form of dates.
void refs_of_block(const Outline *o, const Block *b, const RefOptions *options, Refs *out);
// Adds the namespace parents of `name`: a/b/c gives a/b and a.
void refs_add_parents(Refs *r, Str name);

// Adds the pages that Markdown links to, [[page]] and [label]([[page]]), in order; no tags.
void refs_add_links(Refs *r, Str markdown);

// The block is a card: its own references contain the page `card`, in any namespace form that
// Logseq takes.
bool refs_make_card(const Refs *r);

#endif
