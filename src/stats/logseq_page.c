// Days as a page for a Logseq graph: a block for each, with a link to its journal and properties
// that queries find.
#include "recto/card/journal.h"
#include "recto/store/sources.h"

#include "export.h"

// With one graph the links are written as it names its journals; with several the default form is
// the only one that all of them read.
static bool find_form(Store *store, Arena *a, Str *out, Err *err)
{
	StoredGraph *graphs;
	Str forms;
	size_t n;
	size_t n_logseq = 0;
	if (!store_list_graphs(store, a, &graphs, &n, err) ||
		!store_list_journal_forms(store, a, &forms, err))
		return false;
	for (size_t i = 0; i < n; i++)
		n_logseq += graphs[i].is_logseq;
	*out = (Str){0};
	if (n_logseq == 1)
		str_next_line(&forms, out);
	return true;
}

bool logseq_prepare(Export *e, Err *err)
{
	Arena a = {0};
	Str form;
	if (!e->desk->store)
		return true;
	bool is_found = find_form(e->desk->store, &a, &form, err);
	if (is_found && journal_form_is_usable(form))
		buf_append(&e->journal_form, form);
	arena_release(&a);
	return is_found;
}

bool logseq_next(Export *e, Buf *out, Err *err)
{
	(void)err;
	if (e->day == e->figures->n_days)
		return false;
	const DayFigures *day = &e->figures->days[e->day++];
	buf_append_z(out, "- [[");
	journal_append_title(day->day, buf_str(&e->journal_form), out);
	buf_printf(out,
		"]]\n  reviews:: %lld\n  new:: %lld\n  passed:: %lld\n  failed:: %lld\n"
		"  minutes:: %.1f\n",
		(long long)day->reviews, (long long)day->new_, (long long)day->passed,
		(long long)day->failed, (double)day->took_ms / 60000);
	if (day->retention.n > 0)
		buf_printf(out, "  retention:: %.1f\n", 100 * stats_retention_rate(day->retention));
	return true;
}
