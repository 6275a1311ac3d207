// The home screen: keys → a deck to review.
#include "home_view.h"

#include <stdlib.h>
#include "recto/base/mem.h"
#include "recto/base/utf8.h"
#include "recto/base/vec.h"

enum { SCAN_BUDGET_MS = 4 }; // of one idle step, so that keys never wait

static HomeView *cast(View *v)
{
	return (HomeView *)v;
}

// -- keys -------------------------------------------------------------------------------------

static ViewWish start(HomeView *v)
{
	if (v->today.total == 0 || v->selected >= (int)v->n_rows)
		return WISH_NOTHING;
	const HomeNode *node = v->rows[v->selected].node;
	buf_clear(&v->filter_text);
	v->base.review_filter = NULL;
	if (node) {
		utf8_append_folded(&v->filter_text, node->name);
		v->filter = (Filter){.kind = v->is_by_tag ? FILTER_TAG : FILTER_DECK,
			.text = v->is_by_tag ? node->name : buf_str(&v->filter_text)};
		v->base.review_filter = &v->filter;
	}
	return WISH_REVIEW;
}

static ViewWish undo(HomeView *v, Err *err)
{
	Err problem = {0};
	UndoReport report;
	if (record_undo(v->base.desk, &report, &problem)) {
		v->has_counts = false;
		message_set(&v->message, ROLE_DIM, "undone: %s", entry_kind_name(report.kind));
		return WISH_DRAW;
	}
	if (problem.kind != ERR_NEGATIVE)
		err_set(err, problem.kind, "%s", problem.text);
	message_set(&v->message, ROLE_DIM, "%s", problem.text);
	return WISH_DRAW;
}

// Moving is scrolling by the chosen row.
static bool move_selection(HomeView *v, ActionId action)
{
	Scroll rows = {v->selected, v->n_rows > 0 ? (int)v->n_rows - 1 : 0, v->scroll.page};
	if (!scroll_act(&rows, action))
		return false;
	v->selected = rows.at;
	return true;
}

static ViewWish update_help(HomeView *v, ActionId action, Key key)
{
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	v->shows_help = scroll_wheel(&v->help_scroll, key) || scroll_act(&v->help_scroll, action);
	return WISH_DRAW;
}

// While the list is narrowed: the first match is chosen.
static ViewWish update_typing(HomeView *v, ActionId action, Key key)
{
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	v->is_typing = action != ACTION_ACCEPT && action != ACTION_CANCEL;
	if (typing_take(&v->narrowed, action, key)) {
		v->selected = 0;
		home_list(v);
	} else if (action == ACTION_CANCEL) {
		buf_clear(&v->narrowed);
		home_list(v);
	} else {
		move_selection(v, action);
	}
	return WISH_DRAW;
}

// A click chooses a row; on the chosen one it is a start.
static ViewWish click_row(HomeView *v, Key key)
{
	int row = (int)(key - KEYS_ROW);
	if (row == v->selected)
		return start(v);
	if (row < (int)v->n_rows)
		v->selected = row;
	return WISH_DRAW;
}

static bool turn_wheel(HomeView *v, Key key)
{
	Scroll rows = {v->selected, v->n_rows > 0 ? (int)v->n_rows - 1 : 0, v->scroll.page};
	if (!scroll_wheel(&rows, key))
		return false;
	v->selected = rows.at;
	return true;
}

static ViewWish leave(HomeView *v)
{
	if (v->narrowed.n == 0)
		return WISH_LEAVE;
	buf_clear(&v->narrowed);
	home_list(v);
	return WISH_DRAW;
}

static ViewWish act(HomeView *v, ActionId action, Err *err)
{
	if (action == ACTION_QUIT)
		return leave(v);
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	if (action == ACTION_START)
		return start(v);
	if (action == ACTION_SEARCH)
		return WISH_SEARCH;
	if (action == ACTION_STATS)
		return WISH_STATS;
	if (action == ACTION_UNDO)
		return undo(v, err);
	if (action == ACTION_HELP)
		v->help_scroll = (Scroll){0};
	v->shows_help = action == ACTION_HELP;
	v->is_typing = action == ACTION_FILTER && v->today.total > 0;
	if (action == ACTION_FOLD)
		home_fold(v);
	if (action == ACTION_UNFOLD)
		home_unfold(v);
	if (action == ACTION_BY_TAG) {
		v->is_by_tag = !v->is_by_tag;
		v->selected = 0;
		// What is listed goes with what it is called.
		return home_count(v, err) ? WISH_DRAW : WISH_NOTHING;
	}
	move_selection(v, action);
	return WISH_DRAW;
}

static ViewWish home_update(View *view, Key key, Err *err)
{
	HomeView *v = cast(view);
	ActionId action = keymap_find(view->keys, v->is_typing ? PLACE_TYPING : PLACE_HOME, key);
	if (v->shows_help)
		return update_help(v, action, key);
	if (key >= KEYS_ROW)
		return click_row(v, key);
	if (turn_wheel(v, key))
		return WISH_DRAW;
	if (v->is_typing)
		return update_typing(v, action, key);
	if (action == ACTION_NONE)
		return WISH_NOTHING;
	message_clear(&v->message);
	return act(v, action, err);
}

static ViewWish home_paste(View *view, Str text, Err *err)
{
	HomeView *v = cast(view);
	(void)err;
	if (!v->is_typing || v->shows_help)
		return WISH_NOTHING;
	typing_paste(&v->narrowed, text);
	v->selected = 0;
	home_list(v);
	return WISH_DRAW;
}

// -- idle -------------------------------------------------------------------------------------

// What goes wrong in looking for changes is said, and the rest waits for `recto import`.
static ViewWish scan(HomeView *v)
{
	const Desk *desk = v->base.desk;
	Err problem = {0};
	ImportReport r = {0};
	bool is_done = false;
	if (!v->scan)
		v->scan = library_scan_open(desk->store, desk->config, &desk->clock);
	bool is_good = library_scan_step(v->scan, SCAN_BUDGET_MS, &is_done, &r, &problem);
	if (is_good && !is_done)
		return WISH_NOTHING;
	library_scan_close(v->scan);
	v->scan = NULL;
	v->is_scanned = true;
	if (!is_good) {
		message_set(
			&v->message, ROLE_WARNING, "the pages were not checked: %s", problem.text);
		return WISH_DRAW;
	}
	v->has_counts = !message_set_import(&v->message, &r);
	return v->has_counts ? WISH_NOTHING : WISH_DRAW;
}

static ViewWish home_idle(View *view, bool *is_done, Err *err)
{
	HomeView *v = cast(view);
	*is_done = false;
	if (!v->has_counts)
		return home_count(v, err) ? WISH_DRAW : WISH_NOTHING;
	if (!v->is_scanned)
		return scan(v);
	*is_done = true;
	return WISH_NOTHING;
}

// -- life -------------------------------------------------------------------------------------

static void home_close(View *view)
{
	HomeView *v = cast(view);
	library_scan_close(v->scan);
	message_release(&v->message);
	buf_release(&v->filter_text);
	buf_release(&v->narrowed);
	VEC_RELEASE(&v->folded);
	arena_release(&v->folded_arena);
	free(v->rows);
	arena_release(&v->arena);
	free(v);
}

static bool home_resume(View *view, Err *err)
{
	(void)err;
	cast(view)->has_counts = false;
	return true;
}

static void home_warn(View *view, const char *text)
{
	message_set(&cast(view)->message, ROLE_WARNING, "%s", text);
}

static const ViewClass home_class = {
	.name = "home",
	.update = home_update,
	.draw = home_draw,
	.paste = home_paste,
	.idle = home_idle,
	.resume = home_resume,
	.warn = home_warn,
	.close = home_close,
};

View *home_view_open(const Desk *desk, const KeyMap *keys, Str examples, Err *err)
{
	(void)err;
	HomeView *v = mem_new(1, sizeof *v);
	v->base = (View){.class = &home_class, .desk = desk, .keys = keys};
	v->examples = examples;
	return &v->base;
}
