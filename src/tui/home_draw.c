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
	if (out->items[out->n - 1].width > width) {
		Buf left = {0};
		int64_t count = today->due + today->new_ + today->drill;
		buf_printf(&left, "%lld left", (long long)count);
		lines_clear(out);
		lines_add(out, buf_str(&left), style_dim);
		buf_release(&left);
	}
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
	buf_append_z(&text, today->reviewed_today > 0 ? "Done for today." : "Nothing is due.");
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

enum { COUNT_WIDTH = 7, NAME_MIN = 20, COUNTS = 4, INDENT = 2 };

// The figures that stand beside the names, by how many there is room for.
static const enum {
	DUE,
	NEW,
	DRILL,
	TOTAL
} shown_counts[COUNTS][COUNTS] = {
	{DUE},
	{DUE, NEW},
	{DUE, NEW, TOTAL},
	{DUE, NEW, DRILL, TOTAL},
};

static int counts_shown(const Pane *pane)
{
	int n = (pane->right - pane->left - NAME_MIN) / COUNT_WIDTH;
	return n < 1 ? 1 : n < COUNTS ? n : COUNTS;
}

static void draw_head(const HomeView *v, Frame *f, const Pane *pane, int row)
{
	static const char *const names[COUNTS] = {"due", "new", "drill", "total"};
	int n = counts_shown(pane);
	int column = pane->right - n * COUNT_WIDTH;
	if (v->is_typing || v->narrowed.n > 0) {
		Pane left = *pane;
		left.right = column;
		typing_draw(f, &left, row, "narrow to: ", buf_str(&v->narrowed));
	} else {
		frame_text(f, row, pane->left, column, style_dim,
			v->is_by_tag ? STR("Tag") : STR("Deck"));
	}
	if (!v->is_typing)
		f->cursor_row = -1;
	for (int i = 0; i < n; i++, column += COUNT_WIDTH)
		frame_printf(f, row, column, pane->right, style_dim, "%*s", COUNT_WIDTH,
			names[shown_counts[n - 1][i]]);
}

static void draw_counts(Frame *f, const Pane *pane, int row, const DeckRow *c)
{
	const struct {
		int64_t n;
		Role role;
	} counts[COUNTS] = {{c->due, ROLE_DUE}, {c->new_, ROLE_NEW}, {c->drill, ROLE_DRILL},
		{c->total, ROLE_DIM}};
	int n = counts_shown(pane);
	int column = pane->right - n * COUNT_WIDTH;
	for (int i = 0; i < n; i++, column += COUNT_WIDTH) {
		int64_t count = counts[shown_counts[n - 1][i]].n;
		Role role = count > 0 ? counts[shown_counts[n - 1][i]].role : ROLE_DIM;
		frame_printf(f, row, column, pane->right, (Style){(uint8_t)role, 0}, "%*lld",
			COUNT_WIDTH, (long long)count);
	}
}

// A tree shows labels below their parents; a list that is narrowed shows whole names.
static void append_label(const HomeView *v, const HomeNode *node, bool is_tree, Buf *out)
{
	bool is_narrowed = v->narrowed.n > 0;
	if (!node) {
		buf_append_z(out, is_tree ? "  All decks" : "All decks");
		return;
	}
	if (is_tree && !is_narrowed) {
		buf_append_repeat(out, ' ', (size_t)INDENT * (size_t)node->depth);
		buf_append_z(out, !node->has_children ? "  " : node->is_folded ? "▸ " : "▾ ");
	}
	buf_append_z(out, v->is_by_tag && (is_narrowed || node->depth == 0) ? "#" : "");
	width_append_drawable(out, is_narrowed ? node->name : node->label);
}

static void draw_row(
	const HomeView *v, Frame *f, const Pane *pane, int row, const HomeRow *r, bool is_tree)
{
	int column = pane->right - counts_shown(pane) * COUNT_WIDTH;
	bool is_idle = r->counts.due + r->counts.new_ + r->counts.drill == 0;
	Buf label = {0};
	append_label(v, r->node, is_tree, &label);
	frame_text_cut(
		f, row, pane->left, column, is_idle ? style_dim : style_plain, buf_str(&label));
	draw_counts(f, pane, row, &r->counts);
	buf_release(&label);
}

static bool has_tree(const HomeView *v)
{
	for (size_t i = 0; i < v->n_nodes; i++)
		if (v->nodes[i].has_children)
			return true;
	return false;
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

static void draw_no_row(HomeView *v, Frame *f, const Pane *pane, int top, int bottom)
{
	Lines lines = {0};
	lines_add(&lines, (Str){0}, style_dim);
	add_wrapped(&lines,
		v->is_by_tag ? STR("No tag has this in its name.")
			     : STR("No deck has this in its name."),
		pane->right - pane->left, 0, style_dim);
	scroll_draw(&v->scroll, f, pane, top, bottom, &lines);
	lines_release(&lines);
}

static void draw_list(HomeView *v, Frame *f, const Pane *pane, int top, int bottom)
{
	bool is_tree = has_tree(v);
	place_list(v, bottom - top);
	if (v->n_rows == 0)
		draw_no_row(v, f, pane, top, bottom);
	for (int row = top; row < bottom; row++) {
		int i = v->scroll.at + row - top;
		if (i >= (int)v->n_rows)
			break;
		draw_row(v, f, pane, row, &v->rows[i], is_tree);
		frame_add_target(f, row, pane->left, pane->right, (Key)(KEYS_ROW + i));
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
	message_draw(&v->message, f, pane, row, limit);
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
	if (v->is_typing || v->narrowed.n > 0) {
		draw_head(v, f, pane, pane->top);
		draw_list(v, f, pane, pane->top + 1, pane->bottom - 1);
		return;
	}
	int row = has_message ? pane->top + 1 : draw_today(v, f, pane, pane->top);
	draw_list(v, f, pane, row, pane->bottom - 1);
	if (has_message)
		draw_between(v, f, pane, pane->top);
}

static void draw_decks(HomeView *v, Frame *f, const Pane *pane)
{
	draw_title(v, f, pane, pane->top);
	int row = draw_today(v, f, pane, pane->top + 2) + 1;
	draw_head(v, f, pane, row);
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

// Where no row can be chosen, the next key is the one that leads back.
static void draw_footer(const HomeView *v, Frame *f, const Pane *pane, int row)
{
	bool is_narrowed = v->narrowed.n > 0;
	const Hint quit = {ACTION_QUIT, 0, is_narrowed ? "show all" : "quit"};
	const Hint help = {ACTION_HELP, 0, "help"};
	const Hint cancel = {ACTION_CANCEL, 0, "show all"};
	const Hint rows[] = {{ACTION_START, 0, "review"}, {ACTION_UNDO, 0, "undo"},
		{ACTION_STATS, 0, "stats"}, {ACTION_FILTER, 0, "filter"},
		{ACTION_BY_TAG, 0, v->is_by_tag ? "by deck" : "by tag"},
		{ACTION_SEARCH, 0, "search"}, help, quit};
	const Hint typing[] = {{ACTION_ACCEPT, 0, "done"}, cancel};
	const Hint no_row[] = {quit, help};
	const KeyMap *keys = v->base.keys;
	if (v->is_typing && v->n_rows == 0)
		draw_hints(f, pane, row, keys, &cancel, 1);
	else if (v->is_typing)
		draw_hints(f, pane, row, keys, typing, sizeof typing / sizeof *typing);
	else if (v->n_rows == 0 || v->today.total == 0)
		draw_hints(f, pane, row, keys, no_row, sizeof no_row / sizeof *no_row);
	else
		draw_hints(f, pane, row, keys, rows, sizeof rows / sizeof *rows);
}

static void draw_home(HomeView *v, Frame *f, const Pane *pane)
{
	bool is_empty = v->today.total == 0;
	if (is_empty)
		draw_nothing(v, f, pane);
	else if (pane->is_small)
		draw_small(v, f, pane);
	else
		draw_decks(v, f, pane);
	draw_footer(v, f, pane, pane->bottom - 1);
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
