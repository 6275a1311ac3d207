// From a query to the rows in sight. Ids are collected in small steps while no key waits; of the
// cards only those around the chosen row are read.
#include <stdlib.h>
#include <string.h>
#include "recto/base/calendar.h"
#include "recto/base/mem.h"
#include "recto/base/vec.h"
#include "recto/library/resolve.h"
#include "recto/render/card.h"
#include "recto/store/sources.h"
#include "browse_view.h"

// -- the query --------------------------------------------------------------------------------

// "reason\nquery\n   ^" becomes the reason and the caret's column, where the query is whole.
static void note_problem(BrowseView *v, const char *text)
{
	Str rest = str_from_z(text);
	Str line = {0};
	buf_clear(&v->problem);
	v->caret = -1;
	if (str_next_line(&rest, &line))
		buf_append(&v->problem, line);
	bool is_whole = str_next_line(&rest, &line) && str_equals(line, buf_str(&v->text));
	if (is_whole && str_next_line(&rest, &line) && line.n > 0)
		v->caret = (int)line.n - 1;
}

void browse_parse(BrowseView *v)
{
	Store *store = v->base.desk->store;
	Arena arena = {0};
	Query query = {0};
	Str forms = {0};
	Err err = {0};
	buf_clear(&v->problem);
	bool is_query =
		store_list_journal_forms(store, &arena, &forms, &err) &&
		query_parse(arena_copy(&arena, buf_str(&v->text)), forms, &arena, &query, &err);
	if (!is_query) {
		note_problem(v, err.text);
		arena_release(&arena);
		return;
	}
	arena_release(&v->query_arena);
	v->query_arena = arena;
	v->query = query;
	browse_begin(v);
}

// -- finding ----------------------------------------------------------------------------------

void browse_begin(BrowseView *v)
{
	v->is_found = v->is_fresh = v->has_range = false;
	v->pages[0] = v->pages[1] = 0;
}

// The query, on the pages of this step.
static bool open_cursor(BrowseView *v, CardCursor **out, Err *err)
{
	const Desk *desk = v->base.desk;
	StoreMoment moment = desk_moment(desk, 0);
	if (v->query.sort.key.n > 0)
		return store_list_sorted_cards(
			desk->store, v->query.filter, &moment, &v->query.sort, out, err);
	Filter query = *v->query.filter;
	Filter pages = {.kind = FILTER_PAGES, .next = &query, .ids = v->pages, .n_ids = 2};
	Filter both = {.kind = FILTER_AND, .first = &pages};
	query.next = NULL;
	return store_list_cards(desk->store, &both, &moment, STORE_ORDER_STORED, out, err);
}

// The first card of a query, or that there is none, ends what the one before had found.
static void begin_list(BrowseView *v)
{
	if (v->is_fresh)
		return;
	v->is_fresh = true;
	v->ids.n = 0;
	v->n_selected = 0;
	v->at = 0;
	v->scroll.at = 0;
	browse_forget_rows(v);
}

static void add_id(BrowseView *v, int64_t id)
{
	begin_list(v);
	VEC_PUSH(&v->ids, id);
	if (v->ids.cap > v->selected_cap) {
		v->is_selected = mem_resize(v->is_selected, v->ids.cap, sizeof *v->is_selected);
		v->selected_cap = v->ids.cap;
	}
	v->is_selected[v->ids.n - 1] = 0;
}

static bool take_cards(BrowseView *v, Err *err)
{
	Err problem = {0};
	CardCursor *cursor;
	int64_t id;
	if (!open_cursor(v, &cursor, err))
		return false;
	while (card_cursor_next_id(cursor, &id, &problem))
		add_id(v, id);
	card_cursor_close(cursor);
	return problem.kind == ERR_NONE || err_set(err, problem.kind, "%s", problem.text);
}

// What is sorted comes at once. Else as many pages come as took about a millisecond.
static bool take_step(BrowseView *v, Err *err)
{
	enum { FIRST = 16, MOST = 1 << 20 };
	int64_t begin = calendar_monotonic_ms();
	bool is_sorted = v->query.sort.key.n > 0;
	if (v->at_once == 0)
		v->at_once = FIRST;
	v->pages[0] = v->pages[1] + 1;
	v->pages[1] += v->at_once;
	if (!take_cards(v, err))
		return false;
	int64_t took = calendar_monotonic_ms() - begin;
	if (took < 1 && v->at_once < MOST)
		v->at_once *= 2;
	else if (took > 2 && v->at_once > 1)
		v->at_once /= 2;
	v->is_found = is_sorted || v->pages[1] >= v->last_page;
	return true;
}

bool browse_find(BrowseView *v, int budget_ms, bool *has_changed, Err *err)
{
	int64_t end = calendar_monotonic_ms() + budget_ms;
	size_t before = v->ids.n;
	bool was_fresh = v->is_fresh;
	if (!v->has_range && !store_last_page(v->base.desk->store, &v->last_page, err))
		return false;
	v->has_range = true;
	do {
		if (!take_step(v, err))
			return false;
	} while (!v->is_found && calendar_monotonic_ms() < end);
	if (v->is_found)
		begin_list(v);
	*has_changed = v->is_found || !was_fresh || v->ids.n != before;
	if (v->first + v->n_rows == (int)before && v->n_rows < BROWSE_CHUNK)
		v->has_rows = false; // there is more behind the last row
	return true;
}

// -- rows -------------------------------------------------------------------------------------

void browse_forget_rows(BrowseView *v)
{
	v->has_rows = false;
	v->card_id = 0;
}

static void describe_when(const BrowseView *v, const StoredCard *card, BrowseRow *row, Buf *out)
{
	const Clock *clock = &v->base.desk->clock;
	const CardState *s = &card->state;
	Day today = clock_today(clock);
	Day days = s->phase == PHASE_REVIEW ? clock_day_of(clock, s->due) - today : 0;
	row->role = ROLE_DIM;
	if (card->is_gone) {
		buf_append_z(out, "gone");
	} else if (s->is_suspended) {
		buf_append_z(out, "suspended");
	} else if (today + 1 < s->buried_until) {
		buf_append_z(out, "in ");
		render_interval((s->buried_until - today) * INT64_C(100), out);
	} else if (today < s->buried_until) {
		buf_append_z(out, "buried");
	} else if (s->phase == PHASE_NEW) {
		row->role = ROLE_NEW;
		buf_append_z(out, "new");
	} else if (days <= 0) {
		row->role = ROLE_DUE;
		buf_append_z(out, "due");
	} else {
		render_interval(days * INT64_C(100), out);
	}
}

static void fill_row(BrowseView *v, const StoredCard *card, BrowseRow *row)
{
	Buf text = {0};
	StageView view = stage_view(stage_form_of(card), SESSION_QUESTION);
	render_inline_clozes(card->question, view.question, view.number, &text);
	row->question = arena_copy(&v->rows_arena, str_trim(buf_str(&text)));
	row->is_marked = card->state.is_marked;
	buf_clear(&text);
	describe_when(v, card, row, &text);
	row->when = arena_copy(&v->rows_arena, buf_str(&text));
	buf_release(&text);
}

static bool is_in_rows(const BrowseView *v, int from, int to)
{
	int n = (int)v->ids.n;
	from = from > 0 ? from : 0;
	to = to < n ? to : n;
	return v->has_rows && v->first <= from && to <= v->first + v->n_rows;
}

static bool read_rows(BrowseView *v, Err *err)
{
	Arena a = {0};
	int first = v->at - BROWSE_CHUNK / 2;
	v->first = first > 0 ? first : 0;
	v->n_rows = 0;
	arena_reset(&v->rows_arena);
	bool is_good = true;
	while (v->n_rows < BROWSE_CHUNK && v->first + v->n_rows < (int)v->ids.n && is_good) {
		StoredCard card;
		arena_reset(&a);
		is_good = store_load_card(
			v->base.desk->store, v->ids.items[v->first + v->n_rows], &a, &card, err);
		if (is_good)
			fill_row(v, &card, &v->rows[v->n_rows++]);
	}
	v->has_rows = is_good;
	arena_release(&a);
	return is_good;
}

static bool read_card(BrowseView *v, Err *err)
{
	int64_t id = v->at < (int)v->ids.n ? v->ids.items[v->at] : 0;
	if (id == v->card_id)
		return true;
	arena_reset(&v->card_arena);
	v->card = (StoredCard){0};
	v->body_width = 0;
	v->body_scroll = (Scroll){0};
	v->card_id = id;
	if (id == 0)
		return true;
	if (!store_load_card(v->base.desk->store, id, &v->card_arena, &v->card, err))
		return false;
	library_resolve_card(v->base.desk->store, &v->card, &v->card_arena);
	v->base.file = v->card.path;
	v->base.line = v->card.line;
	return true;
}

bool browse_read(BrowseView *v, Err *err)
{
	enum { AROUND = 64 }; // rows of a window, on both sides of the chosen one
	if (!is_in_rows(v, v->at - AROUND, v->at + AROUND) && !read_rows(v, err))
		return false;
	return read_card(v, err);
}

void browse_pick(const BrowseView *v, BrowseIds *out)
{
	out->n = 0;
	for (size_t i = 0; i < v->ids.n && v->n_selected > 0; i++)
		if (v->is_selected[i])
			VEC_PUSH(out, v->ids.items[i]);
	if (v->n_selected == 0 && v->at < (int)v->ids.n)
		VEC_PUSH(out, v->ids.items[v->at]);
}
