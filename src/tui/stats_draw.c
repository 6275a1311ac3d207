// The statistics as a frame.
//
//	Statistics                     which cards, which days
//
//	the figures, which scroll
//
//	the day that is chosen, or what just happened
//	keys
#include "stats_view.h"

// -- the figures ------------------------------------------------------------------------------

static void make_lines(StatsScreen *v, int width)
{
	StatsView look = {
		.width = width,
		.day = v->day,
		.has_day = v->focus == FOCUS_YEAR,
		.deck = v->focus == FOCUS_DECKS ? v->deck + 1 : 0,
	};
	lines_clear(&v->lines);
	render_stats(v->figures, &look, &v->places, &v->lines);
	v->width = width;
}

// Brings [from, to) into a window of so many rows, its beginning before its end.
static void show_part(Scroll *s, int from, int to, int rows)
{
	if (to > s->at + rows)
		s->at = to - rows;
	if (from < s->at)
		s->at = from;
}

static void follow(StatsScreen *v, int rows)
{
	enum { HEAD = 2 }; // above the first deck
	if (v->follows && v->focus == FOCUS_YEAR) {
		show_part(&v->scroll, (int)v->places.year_from, (int)v->places.year_to, rows);
	} else if (v->follows && v->focus == FOCUS_DECKS) {
		int deck = (int)v->places.decks_from + HEAD + (int)v->deck;
		show_part(&v->scroll, v->deck == 0 ? deck - HEAD : deck, deck + 1, rows);
	}
	v->follows = false;
}

static void draw_figures(StatsScreen *v, Frame *f, const Pane *pane, int top, int bottom)
{
	int width = pane->right - pane->left;
	if (v->figures && v->width != width)
		make_lines(v, width);
	follow(v, bottom - top);
	scroll_draw(&v->scroll, f, pane, top, bottom, &v->lines);
}

// -- around them ------------------------------------------------------------------------------

static void append_what(const StatsScreen *v, Buf *out)
{
	if (v->has_query && !v->is_typing)
		buf_append(out, buf_str(&v->text));
	else
		buf_append_z(out, "all cards");
	buf_printf(out, " · %s", stats_span_name(v->span));
	if (v->figures && !v->figures->is_complete)
		buf_append_z(out, " · counting…");
}

static void draw_title(const StatsScreen *v, Frame *f, const Pane *pane, int row)
{
	enum { GAP = 2 };
	Buf what = {0};
	Lines line = {0};
	int column = frame_text(f, row, pane->left, pane->right, style_heading, STR("Statistics"));
	append_what(v, &what);
	lines_add(&line, buf_str(&what), style_dim);
	draw_right(f, pane, row, column - pane->left + GAP, &line.items[0]);
	lines_release(&line);
	buf_release(&what);
}

static void draw_day(const StatsScreen *v, Frame *f, const Pane *pane, int row)
{
	Lines line = {0};
	render_stats_day(v->figures, v->day, &line);
	frame_text_cut(f, row, pane->left, pane->right, style_plain, line.items[0].text);
	lines_release(&line);
}

static void draw_between(const StatsScreen *v, Frame *f, const Pane *pane, int row)
{
	if (v->is_typing && v->message.text.n == 0) {
		typing_draw(f, pane, row, "cards: ", buf_str(&v->text));
		return;
	}
	if (v->message.text.n == 0 && v->focus == FOCUS_YEAR && v->figures) {
		draw_day(v, f, pane, row);
		return;
	}
	int sign = scroll_draw_sign(&v->scroll, f, pane, row, v->base.keys);
	message_draw(&v->message, f, pane, row, sign);
}

static void draw_footer(const StatsScreen *v, Frame *f, const Pane *pane, int row)
{
	static const Hint typing[] = {{ACTION_ACCEPT, 0, "count"}, {ACTION_CANCEL, 0, "cancel"}};
	static const Hint hints[] = {{ACTION_FOCUS, 0, "choose"}, {ACTION_SPAN, 0, "span"},
		{ACTION_QUERY, 0, "cards"}, {ACTION_HELP, 0, "help"}, {ACTION_QUIT, 0, "back"}};
	static const Hint year[] = {{ACTION_AFTER, 0, "day after"}, {ACTION_BEFORE, 0, "before"},
		{ACTION_WEEK_BEFORE, 0, "a week before"}, {ACTION_FOCUS, 0, "decks"},
		{ACTION_HELP, 0, "help"}, {ACTION_QUIT, 0, "back"}};
	static const Hint decks[] = {{ACTION_REVIEW_DECK, 0, "review"}, {ACTION_AFTER, 0, "next"},
		{ACTION_BEFORE, 0, "before"}, {ACTION_FOCUS, 0, "done"}, {ACTION_HELP, 0, "help"},
		{ACTION_QUIT, 0, "back"}};
	const KeyMap *keys = v->base.keys;
	if (v->is_typing)
		draw_hints(f, pane, row, keys, typing, sizeof typing / sizeof *typing);
	else if (v->focus == FOCUS_YEAR)
		draw_hints(f, pane, row, keys, year, sizeof year / sizeof *year);
	else if (v->focus == FOCUS_DECKS)
		draw_hints(f, pane, row, keys, decks, sizeof decks / sizeof *decks);
	else
		draw_hints(f, pane, row, keys, hints, sizeof hints / sizeof *hints);
}

// -- all of it --------------------------------------------------------------------------------

// What is typed or has just happened takes the place of the title in a small window.
static void draw_small(StatsScreen *v, Frame *f, const Pane *pane)
{
	draw_figures(v, f, pane, pane->top + 1, pane->bottom - 1);
	if (v->is_typing || v->message.text.n > 0 || v->focus == FOCUS_YEAR)
		draw_between(v, f, pane, pane->top);
	else
		draw_title(v, f, pane, pane->top);
}

static void draw_large(StatsScreen *v, Frame *f, const Pane *pane)
{
	int between = pane_message_row(pane);
	draw_title(v, f, pane, pane->top);
	draw_figures(v, f, pane, pane->top + 2, between);
	draw_between(v, f, pane, between);
}

static void draw_help(StatsScreen *v, Frame *f, const Pane *pane)
{
	static const Hint hints[] = {{ACTION_QUIT, 0, "close"}};
	Lines lines = {0};
	add_help(
		&lines, v->base.keys, ON_STATS | PLACE_BIT(PLACE_TYPING), pane->right - pane->left);
	scroll_draw(&v->help_scroll, f, pane, pane->top, pane->bottom - 1, &lines);
	draw_hints(f, pane, pane->bottom - 1, v->base.keys, hints, 1);
	scroll_draw_sign(&v->help_scroll, f, pane, pane->bottom - 1, v->base.keys);
	lines_release(&lines);
}

void stats_draw(View *view, Frame *f)
{
	StatsScreen *v = (StatsScreen *)view;
	Pane narrow = pane_of(f);
	Pane pane = pane_wide_of(f);
	if (v->shows_help) {
		draw_help(v, f, &narrow);
		return;
	}
	if (pane.is_small)
		draw_small(v, f, &pane);
	else
		draw_large(v, f, &pane);
	draw_footer(v, f, &pane, pane.bottom - 1);
}
