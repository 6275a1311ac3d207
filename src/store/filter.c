#include "recto/store/filter.h"

#include <assert.h>
#include "recto/base/utf8.h"
#include "dates.h"
#include "select.h"
#include "words.h"

// Nobody types as much; SQLite's own limit is an expression 1000 deep.
enum { DEEPEST = 64, MOST_TERMS = 500 };

// What is known while a tree becomes SQL.
typedef struct Writer {
	Select *select;
	const StoreMoment *moment;
	int depth, terms;
	Err *err;
} Writer;

static bool write_filter(Writer *w, const Filter *f);

// -- groups ---------------------------------------------------------------------------------------

// Without children AND holds for every card and OR for none.
static bool write_group(Writer *w, const Filter *f)
{
	bool is_and = f->kind == FILTER_AND;
	if (!f->first)
		select_add(w->select, is_and ? "1" : "0");
	for (const Filter *child = f->first; child; child = child->next) {
		if (child != f->first)
			select_add(w->select, is_and ? " AND " : " OR ");
		if (!write_filter(w, child))
			return false;
	}
	return true;
}

static bool write_not(Writer *w, const Filter *f)
{
	select_add(w->select, "NOT ");
	if (f->first)
		return write_filter(w, f->first);
	select_add(w->select, "1");
	return true;
}

// -- texts ----------------------------------------------------------------------------------------

static void bind_folded(Writer *w, Str text)
{
	Buf folded = {0};
	utf8_append_folded(&folded, text);
	select_text(w->select, buf_str(&folded));
	buf_release(&folded);
}

static void write_text(Writer *w, const Filter *f)
{
	select_add(w->select, "card.page IN (SELECT id FROM page WHERE recto_contains(?, title)) "
			      "OR EXISTS (SELECT 1 FROM card_text WHERE card_text.card = card.id "
			      "AND recto_contains(?, question, answer))");
	bind_folded(w, f->text);
	bind_folded(w, f->text);
}

static void write_ref(Writer *w, const Filter *f)
{
	select_add(w->select, "EXISTS (SELECT 1 FROM card_text WHERE card_text.card = card.id "
			      "AND recto_has_ref(refs, ?, ?))");
	select_text(w->select, str_from_z(f->letters));
	select_text(w->select, f->text);
}

static void write_tag(Writer *w, const Filter *f)
{
	select_add(w->select, "EXISTS (SELECT 1 FROM card_text WHERE card_text.card = card.id "
			      "AND (instr(char(10) || tags || char(10), char(10) || ? || char(10)) "
			      "OR instr(char(10) || tags, char(10) || ? || '/')))");
	select_text(w->select, f->text);
	select_text(w->select, f->text);
}

// `sql` holds the pattern's question mark. Names are few, so they are looked through once.
static void write_name(Writer *w, const Filter *f, const char *sql)
{
	select_add(w->select, sql);
	bind_folded(w, f->text);
}

// By its title, or one of its other names.
static void write_page(Writer *w, const Filter *f)
{
	write_name(w, f,
		"card.page IN (SELECT id FROM page WHERE recto_is_named(?, title) "
		"UNION ALL SELECT page FROM page_alias WHERE recto_is_named(?, name))");
	bind_folded(w, f->text);
}

static void write_deck(Writer *w, const Filter *f)
{
	write_name(w, f, "card.deck IN (SELECT id FROM deck WHERE recto_is_named(?, name))");
}

static void write_graph(Writer *w, const Filter *f)
{
	write_name(w, f, "card.graph IN (SELECT id FROM graph WHERE recto_is_named(?, name))");
}

static void write_page_itself(Writer *w, const Filter *f)
{
	select_add(w->select, "card.page IN (SELECT id FROM page WHERE title_key = ? "
			      "UNION ALL SELECT page FROM page_alias WHERE name = ?)");
	select_text(w->select, f->text);
	select_text(w->select, f->text);
}

// -- properties and dates -------------------------------------------------------------------------

static void write_property(Writer *w, const Filter *f)
{
	select_add(w->select, "EXISTS (SELECT 1 FROM card_text WHERE card_text.card = card.id "
			      "AND recto_has_property(properties, ?, ?))");
	select_text(w->select, f->key);
	bind_folded(w, f->text);
}

static void write_journal(Writer *w, const Filter *f)
{
	DateSpan span = dates_between(&f->from, &f->to, w->moment);
	select_add(
		w->select, "card.page IN (SELECT id FROM page WHERE journal_day BETWEEN ? AND ?)");
	select_int(w->select, span.first);
	select_int(w->select, span.last);
}

// In SQL every text is greater than every number, and so beyond the end.
static void write_time(Writer *w, const Filter *f)
{
	DateSpan span = dates_between(&f->from, &f->to, w->moment);
	select_add(w->select, "EXISTS (SELECT 1 FROM card_text WHERE card_text.card = card.id "
			      "AND recto_property(properties, ?) BETWEEN ? AND ?)");
	select_text(w->select, f->key);
	select_int(w->select, span.begin);
	select_int(w->select, span.end - 1);
}

// -- states ---------------------------------------------------------------------------------------

void select_add_is_due(Select *q, const StoreMoment *moment)
{
	select_add(q,
		"(((card.queue = " QUEUE_DAY " AND card.due < ?) OR (card.queue = " QUEUE_INSTANT
		" AND card.due < ?)) AND card.buried_until <= ?)");
	select_int(q, moment->day_end);
	select_int(q, moment->now);
	select_int(q, moment->today);
}

static void write_is(Writer *w, FilterIs is)
{
	Select *q = w->select;
	switch (is) {
	case IS_DUE:
		select_add_is_due(q, w->moment);
		return;
	case IS_NEW:
		select_add(q, "(card.queue = " QUEUE_NEW " AND card.buried_until <= ?)");
		select_int(q, w->moment->today);
		return;
	case IS_SUSPENDED:
		select_add(q, "card.is_suspended");
		return;
	case IS_BURIED:
		select_add(q, "card.buried_until > ?");
		select_int(q, w->moment->today);
		return;
	case IS_MARKED:
		select_add(q, "card.is_marked");
		return;
	case IS_LEECH:
		// 0 turns leeches off.
		select_add(q, "card.lapses >= ?");
		select_int(q, w->moment->leech_at > 0 ? w->moment->leech_at : INT64_MAX);
		return;
	case IS_GONE:
		// Those that are known by no text any more are nobody's.
		select_add(q, "card.is_gone AND card.fingerprint <> 0");
		return;
	}
}

static const char *compare_sql(FilterCompare compare)
{
	switch (compare) {
	case COMPARE_LESS:
		return "<";
	case COMPARE_LESS_EQUAL:
		return "<=";
	case COMPARE_EQUAL:
		return "=";
	case COMPARE_GREATER_EQUAL:
		return ">=";
	case COMPARE_GREATER:
		return ">";
	}
	return "=";
}

// A new card has neither an interval nor a score.
static void write_interval(Writer *w, const Filter *f)
{
	select_add(w->select, "(card.phase <> 0 AND card.interval ");
	select_add(w->select, compare_sql(f->compare));
	// Hundredths are stored; 2.55 days are 255 of them, which the product alone just misses.
	select_add(w->select, " round(? * 100))");
	select_real(w->select, f->number);
}

static void write_score(Writer *w, const Filter *f)
{
	select_add(w->select, "card.last_score IS ?");
	select_real(w->select, f->number);
}

static void write_cards(Writer *w, const Filter *f)
{
	select_add(w->select, "recto_among(card.id, ?)");
	select_ids(w->select, f->ids, f->n_ids);
}

static void write_pages(Writer *w, const Filter *f)
{
	assert(f->n_ids == 2);
	select_add(w->select, "card.page BETWEEN ? AND ?");
	select_int(w->select, f->ids[0]);
	select_int(w->select, f->ids[1]);
}

// -- the tree -------------------------------------------------------------------------------------

static bool write_kind(Writer *w, const Filter *f)
{
	switch (f->kind) {
	case FILTER_ALL:
		select_add(w->select, "1");
		return true;
	case FILTER_AND:
	case FILTER_OR:
		return write_group(w, f);
	case FILTER_NOT:
		return write_not(w, f);
	case FILTER_TEXT:
		write_text(w, f);
		return true;
	case FILTER_REF:
		write_ref(w, f);
		return true;
	case FILTER_TAG:
		write_tag(w, f);
		return true;
	case FILTER_PAGE:
		write_page(w, f);
		return true;
	case FILTER_DECK:
		write_deck(w, f);
		return true;
	case FILTER_GRAPH:
		write_graph(w, f);
		return true;
	case FILTER_PAGE_ITSELF:
		write_page_itself(w, f);
		return true;
	case FILTER_PROPERTY:
		write_property(w, f);
		return true;
	case FILTER_JOURNAL:
		write_journal(w, f);
		return true;
	case FILTER_TIME:
		write_time(w, f);
		return true;
	case FILTER_IS:
		write_is(w, f->is);
		return true;
	case FILTER_SCORE:
		write_score(w, f);
		return true;
	case FILTER_INTERVAL:
		write_interval(w, f);
		return true;
	case FILTER_PAGES:
		write_pages(w, f);
		return true;
	case FILTER_CARDS:
		write_cards(w, f);
		return true;
	}
	return true;
}

static bool write_filter(Writer *w, const Filter *f)
{
	if (w->depth == DEEPEST)
		return err_set(w->err, ERR_USAGE, "the query is nested too deeply");
	if (++w->terms > MOST_TERMS)
		return err_set(w->err, ERR_USAGE, "the query has too many terms");
	w->depth++;
	select_add(w->select, "(");
	bool is_written = write_kind(w, f);
	select_add(w->select, ")");
	w->depth--;
	return is_written;
}

static bool mentions(const Filter *f, FilterIs is, int depth)
{
	if (depth == DEEPEST)
		return false;
	if (f->kind == FILTER_IS && f->is == is)
		return true;
	for (const Filter *child = f->first; child; child = child->next)
		if (mentions(child, is, depth + 1))
			return true;
	return false;
}

bool filter_mentions(const Filter *f, FilterIs is)
{
	return mentions(f, is, 0);
}

bool select_add_filter(Select *q, const Filter *filter, const StoreMoment *moment, Err *err)
{
	static const Filter all = {.kind = FILTER_ALL};
	Writer w = {.select = q, .moment = moment, .err = err};
	if (!filter)
		filter = &all;
	select_add(q, filter_mentions(filter, IS_GONE) ? "(" : "(card.queue > " QUEUE_GONE " AND ");
	bool is_written = write_filter(&w, filter);
	select_add(q, ")");
	return is_written;
}
