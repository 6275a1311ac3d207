// The search: keys → what is found, and changes to it.
#include "browse_view.h"

#include <stdlib.h>
#include <string.h>
#include "recto/base/mem.h"
#include "recto/base/vec.h"
#include "recto/library/library.h"

enum {
	FIND_BUDGET_MS = 4, // of one idle step, so that keys never wait
	SETTLE_MS = 500,    // for a key that acts on what is found
};

static BrowseView *cast(View *v)
{
	return (BrowseView *)v;
}

// -- changes ----------------------------------------------------------------------------------

// "suspended: 12 cards – u undoes it".
static void say_with_undo(BrowseView *v, const char *done, int64_t n)
{
	Buf text = {0};
	Key key = keymap_key_of(v->base.keys, ACTION_UNDO, 0);
	buf_append_z(&text, done);
	if (n > 1)
		buf_printf(&text, ": %lld cards", (long long)n);
	if (key != KEY_NONE) {
		buf_append_z(&text, " – ");
		key_append_name(key, &text);
		buf_append_z(&text, " undoes it");
	}
	message_set(&v->message, ROLE_DIM, "%s", buf_z(&text));
	buf_release(&text);
}

static const char *const done_names[] = {
	[ENTRY_SUSPEND] = "suspended",
	[ENTRY_RESUME] = "no longer suspended",
	[ENTRY_BURY] = "buried until tomorrow",
	[ENTRY_MARK] = "marked",
	[ENTRY_UNMARK] = "no longer marked",
	[ENTRY_RESET] = "new again",
};

// The day on which a card comes again: of a new one, which is not due on any, when it rests no
// more.
static Day day_of_return(const Desk *desk, const CardState *s)
{
	return s->phase == PHASE_NEW ? s->buried_until : clock_day_of(&desk->clock, s->due);
}

// "postponed until 2023-02-14"; of several cards each has a day of its own.
static bool append_postponed(
	const BrowseView *v, const BrowseIds *ids, int days, Buf *out, Err *err)
{
	const Desk *desk = v->base.desk;
	Arena a = {0};
	StoredCard card;
	if (ids->n > 1) {
		buf_printf(out, "postponed by %d d", days);
		return true;
	}
	bool is_good = store_load_card(desk->store, ids->items[0], &a, &card, err);
	buf_append_z(out, "postponed until ");
	if (is_good)
		calendar_format_day(day_of_return(desk, &card.state), out);
	arena_release(&a);
	return is_good;
}

static bool append_done(
	const BrowseView *v, EntryKind kind, const BrowseIds *ids, int days, Buf *out, Err *err)
{
	if (kind == ENTRY_POSTPONE)
		return append_postponed(v, ids, days, out, err);
	buf_append_z(out, done_names[kind]);
	return true;
}

static ViewWish change(BrowseView *v, EntryKind kind, int days, Err *err)
{
	BrowseIds ids = {0};
	Buf done = {0};
	int64_t changed = 0;
	browse_pick(v, &ids);
	bool is_good = record_action(v->base.desk, kind, days, ids.items, ids.n, &changed, err) &&
		       append_done(v, kind, &ids, days, &done, err);
	browse_forget_rows(v);
	if (is_good && changed == 0)
		message_set(&v->message, ROLE_DIM, "nothing to change");
	else if (is_good)
		say_with_undo(v, buf_z(&done), changed);
	buf_release(&done);
	VEC_RELEASE(&ids);
	return WISH_DRAW;
}

// The chosen card decides which way all of them go.
static EntryKind kind_of(const BrowseView *v, ActionId action)
{
	const CardState *s = &v->card.state;
	if (action == ACTION_SUSPEND)
		return s->is_suspended ? ENTRY_RESUME : ENTRY_SUSPEND;
	if (action == ACTION_MARK)
		return s->is_marked ? ENTRY_UNMARK : ENTRY_MARK;
	return action == ACTION_BURY ? ENTRY_BURY : ENTRY_RESET;
}

static ViewWish undo(BrowseView *v, Err *err)
{
	Err problem = {0};
	UndoReport report;
	if (record_undo(v->base.desk, &report, &problem)) {
		message_set(&v->message, ROLE_DIM, "undone: %s of %lld %s",
			entry_kind_name(report.kind), (long long)report.cards,
			report.cards == 1 ? "card" : "cards");
		browse_forget_rows(v);
		return WISH_DRAW;
	}
	if (problem.kind != ERR_NEGATIVE)
		err_set(err, problem.kind, "%s", problem.text);
	message_set(&v->message, ROLE_DIM, "%s", problem.text);
	return WISH_DRAW;
}

// -- the selection ----------------------------------------------------------------------------

static void select_row(BrowseView *v)
{
	uint8_t *row = &v->is_selected[v->at];
	*row = !*row;
	v->n_selected += *row ? 1 : (size_t)-1;
	if (v->at + 1 < (int)v->ids.n)
		v->at++;
}

static void select_all(BrowseView *v)
{
	bool is_on = v->n_selected < v->ids.n;
	if (v->ids.n > 0)
		memset(v->is_selected, is_on, v->ids.n);
	v->n_selected = is_on ? v->ids.n : 0;
}

// A review of what is selected, else of all that is found.
static ViewWish review(BrowseView *v)
{
	browse_pick(v, &v->picked);
	v->picked_filter =
		(Filter){.kind = FILTER_CARDS, .ids = v->picked.items, .n_ids = v->picked.n};
	v->base.review_filter = v->n_selected > 0 ? &v->picked_filter : v->query.filter;
	return WISH_REVIEW;
}

// -- keys -------------------------------------------------------------------------------------

static bool move(BrowseView *v, ActionId action, Key key)
{
	Scroll rows = {v->at, v->ids.n > 0 ? (int)v->ids.n - 1 : 0, v->scroll.page};
	if (!scroll_wheel(&rows, key) && !scroll_act(&rows, action))
		return false;
	v->at = rows.at;
	return true;
}

static void scroll_card(BrowseView *v, ActionId action)
{
	scroll_act(&v->body_scroll, action == ACTION_CARD_DOWN ? ACTION_DOWN : ACTION_UP);
}

static ViewWish show_info(BrowseView *v, Err *err)
{
	arena_reset(&v->log_arena);
	if (!store_list_card_log(
		    v->base.desk->store, v->card.id, &v->log_arena, &v->log, &v->n_log, err))
		return WISH_NOTHING;
	v->overlay = BROWSE_INFO;
	v->overlay_scroll = (Scroll){0};
	return WISH_DRAW;
}

// What needs a card.
static ViewWish act_on_card(BrowseView *v, ActionId action, Err *err)
{
	if (v->card_id == 0)
		return WISH_NOTHING;
	if (action == ACTION_INFO)
		return show_info(v, err);
	if (action == ACTION_EDIT || action == ACTION_OPEN)
		return v->card.is_gone         ? WISH_NOTHING
		       : action == ACTION_EDIT ? WISH_EDIT
					       : WISH_OPEN;
	if (action == ACTION_REVIEW)
		return review(v);
	if (action == ACTION_CARD_DOWN || action == ACTION_CARD_UP)
		scroll_card(v, action);
	else if (action == ACTION_SELECT)
		select_row(v);
	else if (action == ACTION_SELECT_ALL)
		select_all(v);
	else if (action == ACTION_POSTPONE)
		v->typing = TYPING_DAYS;
	else if (action == ACTION_SUSPEND || action == ACTION_MARK || action == ACTION_BURY ||
		 action == ACTION_RESET)
		return change(v, kind_of(v, action), 0, err);
	else
		return WISH_NOTHING;
	buf_clear(&v->days);
	return WISH_DRAW;
}

// Nothing is done to cards of the text before, or to a part of what is found.
static bool settle(BrowseView *v, Err *err)
{
	bool has_changed;
	return v->is_found || (browse_find(v, SETTLE_MS, &has_changed, err) && browse_read(v, err));
}

static ViewWish act(BrowseView *v, ActionId action, Err *err)
{
	if (action == ACTION_QUIT)
		return WISH_LEAVE;
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	if (action == ACTION_STATS)
		return WISH_STATS;
	if (action == ACTION_UNDO)
		return undo(v, err);
	if (action == ACTION_SEARCH) {
		v->typing = TYPING_QUERY;
		return WISH_DRAW;
	}
	if (action == ACTION_HELP) {
		v->overlay = BROWSE_HELP;
		v->overlay_scroll = (Scroll){0};
		return WISH_DRAW;
	}
	return settle(v, err) ? act_on_card(v, action, err) : WISH_NOTHING;
}

// Digits alone, up to the longest interval; 0 for anything else.
static int read_days(Str text)
{
	int days = 0;
	for (size_t i = 0; i < text.n; i++) {
		bool is_digit = text.p[i] >= '0' && text.p[i] <= '9';
		if (!is_digit || days > INTERVAL_MAX_DAYS)
			return 0;
		days = days * 10 + (text.p[i] - '0');
	}
	return days <= INTERVAL_MAX_DAYS ? days : 0;
}

static ViewWish accept_days(BrowseView *v, Err *err)
{
	int days = read_days(str_trim(buf_str(&v->days)));
	v->typing = TYPING_NOTHING;
	if (days > 0)
		return change(v, ENTRY_POSTPONE, days, err);
	message_set(&v->message, ROLE_WARNING, "not postponed: a number of days from 1 on");
	return WISH_DRAW;
}

static ViewWish update_typing(BrowseView *v, ActionId action, Key key, Err *err)
{
	bool is_query = v->typing == TYPING_QUERY;
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	if (typing_take(is_query ? &v->text : &v->days, action, key)) {
		if (is_query)
			browse_parse(v);
		return WISH_DRAW;
	}
	if (action == ACTION_ACCEPT && !is_query)
		return accept_days(v, err);
	if (action == ACTION_CANCEL && is_query && v->text.n == 0)
		return WISH_LEAVE;
	if (action == ACTION_ACCEPT || action == ACTION_CANCEL)
		v->typing = TYPING_NOTHING;
	else
		move(v, action, key);
	return WISH_DRAW;
}

static ViewWish update_overlay(BrowseView *v, ActionId action, Key key)
{
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	if (!scroll_wheel(&v->overlay_scroll, key) && !scroll_act(&v->overlay_scroll, action))
		v->overlay = BROWSE_NONE;
	return WISH_DRAW;
}

static ViewWish click_row(BrowseView *v, Key key)
{
	int row = (int)(key - KEYS_ROW);
	v->typing = TYPING_NOTHING;
	if (row < (int)v->ids.n)
		v->at = row;
	return WISH_DRAW;
}

static ViewWish take_key(BrowseView *v, Key key, Err *err)
{
	Place place = v->typing != TYPING_NOTHING ? PLACE_TYPING : PLACE_BROWSE;
	ActionId action = keymap_find(v->base.keys, place, key);
	if (v->overlay != BROWSE_NONE)
		return update_overlay(v, action, key);
	message_clear(&v->message);
	if (key >= KEYS_ROW)
		return click_row(v, key);
	if (v->typing != TYPING_NOTHING)
		return update_typing(v, action, key, err);
	if (move(v, action, key))
		return WISH_DRAW;
	return action == ACTION_NONE ? WISH_NOTHING : act(v, action, err);
}

static ViewWish browse_update(View *view, Key key, Err *err)
{
	BrowseView *v = cast(view);
	ViewWish wish = take_key(v, key, err);
	if (err->kind == ERR_NONE)
		browse_read(v, err);
	return wish;
}

static ViewWish browse_paste(View *view, Str text, Err *err)
{
	BrowseView *v = cast(view);
	if (v->typing == TYPING_NOTHING || v->overlay != BROWSE_NONE)
		return WISH_NOTHING;
	message_clear(&v->message);
	typing_paste(v->typing == TYPING_QUERY ? &v->text : &v->days, text);
	if (v->typing == TYPING_QUERY)
		browse_parse(v);
	browse_read(v, err);
	return WISH_DRAW;
}

// -- idle -------------------------------------------------------------------------------------

static ViewWish browse_idle(View *view, bool *is_done, Err *err)
{
	BrowseView *v = cast(view);
	bool has_changed = false;
	*is_done = v->is_found;
	if (v->is_found)
		return WISH_NOTHING;
	if (!browse_find(v, FIND_BUDGET_MS, &has_changed, err) || !browse_read(v, err))
		return WISH_NOTHING;
	return has_changed ? WISH_DRAW : WISH_NOTHING;
}

// -- life -------------------------------------------------------------------------------------

static bool browse_resume(View *view, Err *err)
{
	browse_forget_rows(cast(view));
	return browse_read(cast(view), err);
}

static bool browse_reload(View *view, Err *err)
{
	BrowseView *v = cast(view);
	const Desk *desk = view->desk;
	bool has_changed = false;
	if (!library_refresh_card(
		    desk->store, desk->config, &desk->clock, v->card.id, &has_changed, err))
		return false;
	if (has_changed)
		message_set(&v->message, ROLE_DIM, "the page was read again");
	return browse_resume(view, err);
}

static void browse_warn(View *view, const char *text)
{
	message_set(&cast(view)->message, ROLE_WARNING, "%s", text);
}

static void browse_close(View *view)
{
	BrowseView *v = cast(view);
	message_release(&v->message);
	buf_release(&v->text);
	buf_release(&v->days);
	buf_release(&v->problem);
	VEC_RELEASE(&v->ids);
	VEC_RELEASE(&v->picked);
	free(v->is_selected);
	lines_release(&v->body);
	arena_release(&v->query_arena);
	arena_release(&v->rows_arena);
	arena_release(&v->card_arena);
	arena_release(&v->log_arena);
	free(v);
}

static const ViewClass browse_class = {
	.name = "browse",
	.update = browse_update,
	.draw = browse_draw,
	.paste = browse_paste,
	.idle = browse_idle,
	.resume = browse_resume,
	.reload = browse_reload,
	.warn = browse_warn,
	.close = browse_close,
};

View *browse_view_open(const Desk *desk, const KeyMap *keys, Err *err)
{
	(void)err;
	BrowseView *v = mem_new(1, sizeof *v);
	v->base = (View){.class = &browse_class, .desk = desk, .keys = keys};
	v->typing = TYPING_QUERY;
	browse_parse(v);
	return &v->base;
}
