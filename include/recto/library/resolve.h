// What the references of a card lead to, across its graph: for showing.
//
// Pages are read as they are now, where the last import found them, and only within the root of the
// card's graph. What cannot be found or read counts as unknown: nothing here fails.
#ifndef RECTO_LIBRARY_RESOLVE_H
#define RECTO_LIBRARY_RESOLVE_H

#include "recto/store/cards.h"

// Makes question and answer the texts to show: with what references lead to in their place, as
// recto/card/expand.h says; new texts lie in `a`. A card without references costs nothing. Never
// for what is stored, compared or exported.
void library_resolve_card(Store *s, StoredCard *card, Arena *a);

// A page that a card links to.
typedef struct LinkedPage {
	Str title, path;
	Str text; // Markdown of its first blocks, never empty; clozes of it are plain text
} LinkedPage;

enum { LINKED_PAGES_MAX = 6 };

// The pages that the question links to, in its order, as far as they have a text: what a card
// without an answer shows in its place. All lie in `a`. Returns how many, at most LINKED_PAGES_MAX.
size_t library_list_links(
	Store *s, const StoredCard *card, Arena *a, LinkedPage out[LINKED_PAGES_MAX]);

// The file that an image or a link on the page means, absolute and without links, in `a`; `target`
// as it stands in the Markdown. Empty for addresses, for what is no file, and for all outside of
// `root`.
Str library_find_asset(Str root, Str page, Str target, Arena *a);
// True when the target means a file within the root and there is none.
bool library_misses_asset(Str root, Str page, Str target);

#endif
