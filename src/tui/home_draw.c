// The home screen as a frame.
//
//	recto                              what was done today
//
//	what is left today
//
//	Deck                            due    new    total
//	all decks, and each of them
//
//	what just happened
//	keys
#include "recto/render/width.h"
#include "home_view.h"

// -- above the list ---------------------------------------------------------------------------

static void draw_title(const HomeView *v, Frame *f, const Pane *pane, int row)
{
	Lines done = {0};
	Buf text = {0};
	if (v->knows_counts && v->today.reviewed_today > 0)
		buf_printf(&text, "%lld reviewed today", (long long)v->today.reviewed_today);
	lines_add(&done, buf_str(&text), style_dim);
	frame_text(f, row, pane->left, pane->right, style_heading, STR("recto"));
	draw_right(f, pane, row, 8, &done.items[0]);
	buf_release(&text);
	lines_release(&done);
}

// "8 due · 3 new today": within the daily limits, unlike the figures of the decks.
static void add_left(const DueReport *today, int width, Lines *out)
{
	Str day = STR(" today");
	add_counts(out, today->due, today->new_, today->drill);
	if (out->items[out->n - 1].width + width_of(day) <= width)
		lines_append(out, day, style_dim);
}

// What is left, or when something comes.
static void add_today(const HomeView *v, int width, Lines *out)
{
	const DueReport *today = &v->today;
	Buf text = {0};
	if (today->due + today->new_ + today->drill > 0) {
		add_left(today, width, out);
		return;
	}
	buf_append_z(&text, "Nothing is due.");
	if (today->next_due != INSTANT_NONE) {
		buf_append_z(&text, " The next card comes ");
		append_when(&text, &v->base.desk->clock, today->next_due);
		buf_append_char(&text, '.');
	}
	lines_add(out, (Str){0}, style_plain);
	add_wrapped(out, buf_str(&text), width, 0, style_plain);
	buf_release(&text);
}

// -- the list ---------------------------------------------------------------------------------

enum { COUNT_WIDTH = 7, NAME_MIN = 20, COUNTS = 3 };

// How many of due, new and total stand beside the names.
static int counts_shown(const Pane *pane)
{
	int n = (pane->right - pane->left - NAME_MIN) / COUNT_WIDTH;
	return n < 1 ? 1 : n < COUNTS ? n : COUNTS;
}

static void draw_head(Frame *f, const Pane *pane, int row)
{
	static const char *const names[COUNTS] = {"due", "new", "total"};
	int n = counts_shown(pane);
	int column = pane->right - n * COUNT_WIDTH;
	frame_text(f, row, pane->left, column, style_dim, STR("Deck"));
	for (int i = 0; i < n; i++, column += COUNT_WIDTH)
		frame_printf(f, row, column, pane->right, style_dim, "%*s", COUNT_WIDTH, names[i]);
}

static void draw_count(Frame *f, const Pane *pane, int row, int column, int64_t count, Role role)
{
	Style style = count > 0 ? (Style){(uint8_t)role, 0} : style_dim;
	frame_printf(f, row, column, pane->right, style, "%*lld", COUNT_WIDTH, (long long)count);
}

static void draw_row(Frame *f, const Pane *pane, int row, const DeckRow *deck)
{
	int n = counts_shown(pane);
	int column = pane->right - n * COUNT_WIDTH;
	bool is_idle = deck->due + deck->new_ == 0;
	Buf name = {0};
	Buf drawable = {0};
	width_append_drawable(&drawable, deck->name);
	width_append_cut(&name, buf_str(&drawable), column - pane->left);
	frame_text(f, row, pane->left, column, is_idle ? style_dim : style_plain, buf_str(&name));
	draw_count(f, pane, row, column, deck->due, ROLE_DUE);
	if (n > 1)
		draw_count(f, pane, row, column + COUNT_WIDTH, deck->new_, ROLE_NEW);
	if (n > 2)
		draw_count(f, pane, row, column + 2 * COUNT_WIDTH, deck->total, ROLE_DIM);
	buf_release(&drawable);
	buf_release(&name);
}

// Keeps the chosen row in sight.
static void place_list(HomeView *v, int rows)
{
	Scroll *s = &v->scroll;
	s->page = rows > 0 ? rows : 0;
	s->max = (int)v->n_rows > s->page ? (int)v->n_rows - s->page : 0;
	if (v->selected < s->at)
		s->at = v->selected;
	if (v->selected >= s->at + s->page)
		s->at = v->selected - s->page + 1;
	if (s->at > s->max)
		s->at = s->max;
}

static void draw_list(HomeView *v, Frame *f, const Pane *pane, int top, int bottom)
{
	place_list(v, bottom - top);
	for (int row = top; row < bottom; row++) {
		int i = v->scroll.at + row - top;
		if (i >= (int)v->n_rows)
			break;
		draw_row(f, pane, row, &v->rows[i]);
		if (i == v->selected)
			frame_restyle(f, row, pane->left, pane->right, (Style){ROLE_SELECTED, 0});
	}
}

// -- without a card ---------------------------------------------------------------------------

static void add_paragraph(Lines *out, const char *text, int width)
{
	lines_add(out, (Str){0}, style_plain);
	add_wrapped(out, str_from_z(text), width, 0, style_plain);
	lines_add(out, (Str){0}, style_plain);
}

static void add_import(Lines *out, Str folder, int width)
{
	Buf command = {0};
	buf_printf(&command, "  recto import %.*s", STR_ARG(folder));
	lines_add(out, (Str){0}, style_plain);
	add_wrapped(out, buf_str(&command), width, 2, (Style){ROLE_ACCENT, 0});
	buf_release(&command);
}

static void draw_welcome(HomeView *v, Frame *f, const Pane *pane, int top, int bottom)
{
	int width = pane->right - pane->left;
	Lines lines = {0};
	add_paragraph(&lines, "There are no cards yet.", width);
	add_paragraph(&lines,
		"recto reads the flashcards in Logseq graphs and folders of Markdown:", width);
	add_import(&lines, STR("FOLDER"), width);
	if (v->examples.n > 0) {
		lines_add(&lines, (Str){0}, style_plain);
		add_paragraph(&lines, "Example pages show what a card looks like:", width);
		add_import(&lines, v->examples, width);
	}
	scroll_draw(&v->scroll, f, pane, top, bottom, &lines);
	lines_release(&lines);
}

// -- all of it --------------------------------------------------------------------------------

static void draw_between(const HomeView *v, Frame *f, const Pane *pane, int row)
{
	int limit = scroll_draw_sign(&v->scroll, f, pane, row, v->base.keys);
	frame_text(f, row, pane->left, limit < pane->right ? limit - 2 : limit,
		(Style){(uint8_t)v->message.role, 0}, buf_str(&v->message.text));
}

// Returns the row below.
static int draw_today(const HomeView *v, Frame *f, const Pane *pane, int row)
{
	Lines lines = {0};
	add_today(v, pane->right - pane->left, &lines);
	for (size_t i = 0; i < lines.n; i++)
		frame_line(f, row++, pane->left, pane->right, &lines.items[i]);
	lines_release(&lines);
	return row;
}

// A message takes the place of today's counts in a small window.
static void draw_small(HomeView *v, Frame *f, const Pane *pane)
{
	bool has_message = v->message.text.n > 0;
	int row = has_message ? pane->top + 1 : draw_today(v, f, pane, pane->top);
	draw_list(v, f, pane, row, pane->bottom - 1);
	if (has_message)
		draw_between(v, f, pane, pane->top);
}

static void draw_decks(HomeView *v, Frame *f, const Pane *pane)
{
	draw_title(v, f, pane, pane->top);
	int row = draw_today(v, f, pane, pane->top + 2) + 1;
	draw_head(f, pane, row);
	draw_list(v, f, pane, row + 1, pane_message_row(pane));
	draw_between(v, f, pane, pane_message_row(pane));
}

static void draw_nothing(HomeView *v, Frame *f, const Pane *pane)
{
	draw_title(v, f, pane, pane->top);
	if (v->knows_counts)
		draw_welcome(
			v, f, pane, pane->top + (pane->is_small ? 1 : 2), pane_message_row(pane));
	draw_between(v, f, pane, pane_message_row(pane));
}

static void draw_home(HomeView *v, Frame *f, const Pane *pane)
{
	static const Hint hints[] = {{ACTION_START, 0, "review"}, {ACTION_UNDO, 0, "undo"},
		{ACTION_HELP, 0, "help"}, {ACTION_QUIT, 0, "quit"}};
	static const Hint empty[] = {{ACTION_QUIT, 0, "quit"}, {ACTION_HELP, 0, "help"}};
	bool is_empty = v->today.total == 0;
	if (is_empty)
		draw_nothing(v, f, pane);
	else if (pane->is_small)
		draw_small(v, f, pane);
	else
		draw_decks(v, f, pane);
	draw_hints(f, pane, pane->bottom - 1, v->base.keys, is_empty ? empty : hints,
		is_empty ? sizeof empty / sizeof *empty : sizeof hints / sizeof *hints);
}

static void draw_help(HomeView *v, Frame *f, const Pane *pane)
{
	static const Hint hints[] = {{ACTION_QUIT, 0, "close"}};
	Lines lines = {0};
	add_help(&lines, v->base.keys, PLACE_BIT(PLACE_HOME), pane->right - pane->left);
	scroll_draw(&v->help_scroll, f, pane, pane->top, pane->bottom - 1, &lines);
	draw_hints(f, pane, pane->bottom - 1, v->base.keys, hints, 1);
	scroll_draw_sign(&v->help_scroll, f, pane, pane->bottom - 1, v->base.keys);
	lines_release(&lines);
}

void home_draw(View *view, Frame *f)
{
	HomeView *v = (HomeView *)view;
	Pane pane = pane_of(f);
	if (v->shows_help)
		draw_help(v, f, &pane);
	else
		draw_home(v, f, &pane);
}
