// The statistics: keys → what is counted, and what of it is chosen.
#include "stats_view.h"

#include <stdlib.h>
#include "recto/base/mem.h"
#include "recto/base/utf8.h"
#include "recto/store/sources.h"

enum {
	FIRST_BUDGET_MS = 20, // before the first frame
	STEP_BUDGET_MS = 8,   // of one idle step, so that keys never wait
	SHOW_EVERY_MS = 150,
};

static StatsScreen *cast(View *v)
{
	return (StatsScreen *)v;
}

// -- counting ---------------------------------------------------------------------------------

const char *stats_span_name(StatsSpan span)
{
	static const char *const names[SPAN_COUNT] = {"all days", "365 days", "30 days", "7 days"};
	return names[span];
}

static Day span_since(const StatsScreen *v)
{
	static const int days[SPAN_COUNT] = {0, 365, 30, 7};
	Day today = clock_today(&v->base.desk->clock);
	return v->span == SPAN_ALL ? STATS_NO_SINCE : today - days[v->span] + 1;
}

static bool show_figures(StatsScreen *v, Err *err)
{
	v->shown_at = calendar_monotonic_ms();
	v->width = 0;
	if (!stats_figures(v->stats, &v->figures, err))
		return false;
	if (v->deck >= v->figures->n_decks)
		v->deck = v->figures->n_decks > 0 ? v->figures->n_decks - 1 : 0;
	return true;
}

static void stop(StatsScreen *v)
{
	stats_close(v->stats);
	v->stats = NULL;
	v->figures = NULL;
}

static bool count_anew(StatsScreen *v, Err *err)
{
	StatsOptions options = {
		.filter = v->has_query ? v->query.filter : NULL,
		.since = span_since(v),
		.until = STATS_NO_UNTIL,
	};
	stop(v);
	return stats_open(v->base.desk, &options, &v->stats, err) &&
	       stats_step(v->stats, FIRST_BUDGET_MS, err) && show_figures(v, err);
}

static ViewWish recount(StatsScreen *v, Err *err)
{
	count_anew(v, err);
	return WISH_DRAW;
}

// -- the query --------------------------------------------------------------------------------

static bool parse(StatsScreen *v, Err *err)
{
	Arena a = {0};
	Str forms;
	Query query;
	Str text = arena_copy(&a, buf_str(&v->text));
	if (!store_list_journal_forms(v->base.desk->store, &a, &forms, err) ||
		!query_parse(text, forms, &a, &query, err)) {
		arena_release(&a);
		return false;
	}
	arena_release(&v->query_arena);
	v->query_arena = a;
	v->query = query;
	v->has_query = str_trim(text).n > 0;
	return true;
}

// What is not understood stays to be typed on.
static ViewWish accept(StatsScreen *v, Err *err)
{
	Err problem = {0};
	Str reason, rest;
	if (parse(v, &problem)) {
		v->is_typing = false;
		return recount(v, err);
	}
	if (problem.kind != ERR_USAGE)
		err_set(err, problem.kind, "%s", problem.text);
	str_cut(str_from_z(problem.text), '\n', &reason, &rest);
	message_set(&v->message, ROLE_WARNING, "%.*s", STR_ARG(reason));
	return WISH_DRAW;
}

static void copy_text(Buf *to, const Buf *from)
{
	buf_clear(to);
	buf_append(to, buf_str(from));
}

static ViewWish update_typing(StatsScreen *v, ActionId action, Key key, Err *err)
{
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	if (typing_take(&v->text, action, key))
		return WISH_DRAW;
	if (action == ACTION_ACCEPT)
		return accept(v, err);
	if (action == ACTION_CANCEL) {
		v->is_typing = false;
		copy_text(&v->text, &v->text_kept);
	}
	return WISH_DRAW;
}

// -- choosing ---------------------------------------------------------------------------------

static void move_day(StatsScreen *v, Day by)
{
	Day first = stats_heat_first(v->figures->until);
	Day day = v->day + by;
	v->day = day < first ? first : day > v->figures->until ? v->figures->until : day;
}

static void move_deck(StatsScreen *v, int by)
{
	size_t n = v->figures->n_decks;
	if (by < 0 && v->deck > 0)
		v->deck--;
	else if (by > 0 && v->deck + 1 < n)
		v->deck++;
}

static ViewWish move(StatsScreen *v, int by, int weeks)
{
	if (v->focus == FOCUS_DECKS && by != 0)
		move_deck(v, by);
	else if (v->focus == FOCUS_YEAR)
		move_day(v, by + 7 * weeks);
	else
		v->focus = FOCUS_YEAR;
	v->follows = true;
	v->width = 0;
	return WISH_DRAW;
}

static ViewWish change_focus(StatsScreen *v)
{
	v->focus = (StatsFocus)((v->focus + 1) % FOCUS_COUNT);
	v->follows = v->focus != FOCUS_NOTHING;
	v->width = 0;
	return WISH_DRAW;
}

// The count ends: what it reads is as of its beginning, and a review writes.
static ViewWish review(StatsScreen *v)
{
	if (v->focus != FOCUS_DECKS || v->deck >= v->figures->n_decks) {
		message_set(&v->message, ROLE_DIM, "no deck is chosen");
		return WISH_DRAW;
	}
	buf_clear(&v->deck_text);
	utf8_append_folded(&v->deck_text, v->figures->decks[v->deck].name);
	v->deck_filter = (Filter){.kind = FILTER_DECK, .text = buf_str(&v->deck_text)};
	v->base.review_filter = &v->deck_filter;
	stop(v);
	return WISH_REVIEW;
}

// -- keys -------------------------------------------------------------------------------------

static ViewWish act(StatsScreen *v, ActionId action, Err *err)
{
	if (action == ACTION_QUIT)
		return WISH_LEAVE;
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	if (action == ACTION_SPAN) {
		v->span = (StatsSpan)((v->span + 1) % SPAN_COUNT);
		return recount(v, err);
	}
	if (action == ACTION_QUERY) {
		v->is_typing = true;
		copy_text(&v->text_kept, &v->text);
		return WISH_DRAW;
	}
	if (action == ACTION_FOCUS)
		return change_focus(v);
	if (action == ACTION_BEFORE || action == ACTION_AFTER)
		return move(v, action == ACTION_AFTER ? 1 : -1, 0);
	if (action == ACTION_WEEK_BEFORE || action == ACTION_WEEK_AFTER)
		return move(v, 0, action == ACTION_WEEK_AFTER ? 1 : -1);
	if (action == ACTION_REVIEW_DECK)
		return review(v);
	v->shows_help = action == ACTION_HELP;
	v->help_scroll = (Scroll){0};
	return WISH_DRAW;
}

static ViewWish update_help(StatsScreen *v, ActionId action, Key key)
{
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	v->shows_help = scroll_wheel(&v->help_scroll, key) || scroll_act(&v->help_scroll, action);
	return WISH_DRAW;
}

static ViewWish stats_update(View *view, Key key, Err *err)
{
	StatsScreen *v = cast(view);
	Place place = v->is_typing ? PLACE_TYPING : PLACE_STATS;
	ActionId action = keymap_find(view->keys, place, key);
	if (v->shows_help)
		return update_help(v, action, key);
	message_clear(&v->message);
	if (!v->stats && !count_anew(v, err))
		return WISH_NOTHING;
	if (v->is_typing)
		return update_typing(v, action, key, err);
	if (scroll_wheel(&v->scroll, key) || scroll_act(&v->scroll, action))
		return WISH_DRAW;
	return action == ACTION_NONE ? WISH_NOTHING : act(v, action, err);
}

static ViewWish stats_paste(View *view, Str text, Err *err)
{
	StatsScreen *v = cast(view);
	(void)err;
	if (!v->is_typing || v->shows_help)
		return WISH_NOTHING;
	message_clear(&v->message);
	typing_paste(&v->text, text);
	return WISH_DRAW;
}

// -- idle -------------------------------------------------------------------------------------

static ViewWish stats_idle(View *view, bool *is_done, Err *err)
{
	StatsScreen *v = cast(view);
	*is_done = !v->stats || stats_is_complete(v->stats);
	if (*is_done)
		return WISH_NOTHING;
	if (!stats_step(v->stats, STEP_BUDGET_MS, err))
		return WISH_NOTHING;
	bool is_time = stats_is_complete(v->stats) ||
		       calendar_monotonic_ms() - v->shown_at >= SHOW_EVERY_MS;
	return is_time && show_figures(v, err) ? WISH_DRAW : WISH_NOTHING;
}

// -- life -------------------------------------------------------------------------------------

static bool stats_resume(View *view, Err *err)
{
	return count_anew(cast(view), err);
}

static void stats_warn(View *view, const char *text)
{
	message_set(&cast(view)->message, ROLE_WARNING, "%s", text);
}

static void stats_screen_close(View *view)
{
	StatsScreen *v = cast(view);
	stop(v);
	message_release(&v->message);
	buf_release(&v->text);
	buf_release(&v->text_kept);
	buf_release(&v->deck_text);
	lines_release(&v->lines);
	arena_release(&v->query_arena);
	free(v);
}

static const ViewClass stats_class = {
	.name = "stats",
	.update = stats_update,
	.draw = stats_draw,
	.paste = stats_paste,
	.idle = stats_idle,
	.resume = stats_resume,
	.warn = stats_warn,
	.close = stats_screen_close,
};

View *stats_view_open(const Desk *desk, const KeyMap *keys, Err *err)
{
	StatsScreen *v = mem_new(1, sizeof *v);
	v->base = (View){.class = &stats_class, .desk = desk, .keys = keys};
	v->day = clock_today(&desk->clock);
	if (count_anew(v, err))
		return &v->base;
	stats_screen_close(&v->base);
	return NULL;
}
