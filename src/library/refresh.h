// Reading a single page again.
#ifndef RECTO_SRC_LIBRARY_REFRESH_H
#define RECTO_SRC_LIBRARY_REFRESH_H

#include "import.h"

// The graph with this id in the store, with its settings; NULL when there is none.
bool refresh_find_graph(Import *im, int64_t id, Graph **out, Err *err);
// Reads the page if its file changed, as an import of it alone. *changed tells whether it did. A
// page that cannot be read is left as it is.
bool refresh_page(
	Store *s, const Config *config, const Clock *clock, int64_t page, bool *changed, Err *err);
// The same; but where the page has lost cards or has new ones, everything registered is read
// instead: a card that came from another page, or went to one, keeps its history only where both
// are looked at. Not within a transaction.
bool refresh_around(
	Store *s, const Config *config, const Clock *clock, int64_t page, bool *changed, Err *err);

#endif
