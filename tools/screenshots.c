// The screens of the README: frames of the program over the pages of decks/, as SVG.
//
//	screenshots FOLDER           writes them
//	screenshots --check FOLDER   says which of them are no longer what the program shows
//
// To be run in the top folder. The clock is frozen, so that the same program gives the same bytes.
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "recto/base/file.h"
#include "recto/base/utf8.h"
#include "recto/library/library.h"
#include "recto/tui/view.h"
#include "../src/tui/theme.h"

enum { ROWS = 24, COLUMNS = 80, DAY_MS = 86400000 };

// -- a frame as SVG ---------------------------------------------------------------------------

enum {
	CELL_WIDTH = 84, // tenths of a unit
	LINE_HEIGHT = 18,
	BASE_LINE = 13, // below the top of a line
	MARGIN = 14,
};

typedef struct Look {
	ThemeName theme;
	const char *name, *text, *background;
} Look;

static const Look looks[] = {
	{THEME_DARK, "dark", "#d0d0d0", "#1c1c1c"},
	{THEME_LIGHT, "light", "#303030", "#ffffff"},
};

static void append_length(Buf *out, const char *name, int tenths)
{
	buf_printf(out, " %s=\"%d.%d\"", name, tenths / 10, tenths % 10);
}

static void append_color(Buf *out, const Look *look, Paint paint, bool is_behind)
{
	int rgb[3];
	bool is_background = is_behind != ((paint.attrs & STYLE_REVERSE) != 0);
	if (is_background) {
		buf_append_z(out, look->background);
	} else if (paint.color == PAINT_NO_COLOR) {
		buf_append_z(out, look->text);
	} else {
		theme_rgb(paint.color, rgb);
		buf_printf(
			out, "#%02x%02x%02x", (unsigned)rgb[0], (unsigned)rgb[1], (unsigned)rgb[2]);
	}
}

static void append_escaped(Buf *out, const Cell *cell)
{
	uint32_t code = cell->codes[0] == 0 ? ' ' : cell->codes[0];
	if (code == '<' || code == '&')
		buf_append_z(out, code == '<' ? "&lt;" : "&amp;");
	else
		utf8_append(out, code);
	for (int i = 1; i < CELL_CODES && cell->codes[i] != 0; i++)
		utf8_append(out, cell->codes[i]);
}

static const Cell *cell_of(const Frame *f, int row, int column)
{
	return &f->cells[(size_t)row * (size_t)f->columns + (size_t)column];
}

static bool is_blank(const Cell *cell)
{
	return (cell->codes[0] == 0 || cell->codes[0] == ' ') && cell->width == 1;
}

static bool is_same_style(const Cell *a, const Cell *b)
{
	return a->style.role == b->style.role && a->style.attrs == b->style.attrs;
}

// Cells of one style and width without two blanks in a row, so that the run keeps to the grid in
// any font.
static int end_of_run(const Frame *f, int row, int column)
{
	const Cell *first = cell_of(f, row, column);
	int end = column;
	for (; end < f->columns; end += cell_of(f, row, end)->width == 2 ? 2 : 1) {
		const Cell *cell = cell_of(f, row, end);
		bool is_gap = end > column && is_blank(cell) && is_blank(cell_of(f, row, end - 1));
		if (!is_same_style(cell, first) || cell->width != first->width || is_gap)
			break;
	}
	return end;
}

static void append_text(
	Buf *out, const Look *look, const Frame *f, int row, int column, int end, Paint paint)
{
	buf_append_z(out, "<text");
	append_length(out, "x", 10 * MARGIN + column * CELL_WIDTH);
	buf_printf(out, " y=\"%d\"", MARGIN + row * LINE_HEIGHT + BASE_LINE);
	append_length(out, "textLength", (end - column) * CELL_WIDTH);
	buf_append_z(out, " fill=\"");
	append_color(out, look, paint, false);
	buf_append_char(out, '"');
	buf_append_z(out, paint.attrs & STYLE_BOLD ? " font-weight=\"bold\"" : "");
	buf_append_z(out, paint.attrs & STYLE_ITALIC ? " font-style=\"italic\"" : "");
	buf_append_z(out, paint.attrs & STYLE_UNDERLINE ? " text-decoration=\"underline\"" : "");
	buf_append_char(out, '>');
	for (int i = column; i < end; i++)
		if (cell_of(f, row, i)->width > 0)
			append_escaped(out, cell_of(f, row, i));
	buf_append_z(out, "</text>\n");
}

static bool is_reverse(const Look *look, const Cell *cell)
{
	return theme_paint(cell->style, look->theme).attrs & STYLE_REVERSE;
}

// One piece for cells of one style: pieces side by side would show seams.
static void append_backgrounds(Buf *out, const Look *look, const Frame *f, int row)
{
	for (int column = 0, end; column < f->columns; column = end) {
		const Cell *first = cell_of(f, row, column);
		end = column + 1;
		while (end < f->columns && is_same_style(cell_of(f, row, end), first))
			end++;
		if (!is_reverse(look, first))
			continue;
		buf_append_z(out, "<rect");
		append_length(out, "x", 10 * MARGIN + column * CELL_WIDTH);
		buf_printf(out, " y=\"%d\"", MARGIN + row * LINE_HEIGHT);
		append_length(out, "width", (end - column) * CELL_WIDTH);
		buf_printf(out, " height=\"%d\" fill=\"", LINE_HEIGHT);
		append_color(out, look, theme_paint(first->style, look->theme), true);
		buf_append_z(out, "\"/>\n");
	}
}

static void append_row(Buf *out, const Look *look, const Frame *f, int row)
{
	append_backgrounds(out, look, f, row);
	for (int column = 0; column < f->columns;) {
		int end = end_of_run(f, row, column);
		Paint paint = theme_paint(cell_of(f, row, column)->style, look->theme);
		int first = column;
		int last = end;
		while (first < last && is_blank(cell_of(f, row, first)))
			first++;
		while (last > first && is_blank(cell_of(f, row, last - 1)))
			last--;
		if (first < last)
			append_text(out, look, f, row, first, last, paint);
		column = end;
	}
}

static void append_svg(Buf *out, const Look *look, const Frame *f, const char *title)
{
	int width = 2 * MARGIN + f->columns * CELL_WIDTH / 10;
	int height = 2 * MARGIN + f->rows * LINE_HEIGHT;
	buf_printf(out,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" "
		"height=\"%d\" role=\"img\">\n<title>%s</title>\n"
		"<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\"/>\n"
		"<g font-family=\"ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans "
		"Mono', 'Noto Sans Mono CJK SC', monospace\" font-size=\"14\">\n",
		width, height, width, height, title, width, height, look->background);
	for (int row = 0; row < f->rows; row++)
		append_row(out, look, f, row);
	buf_append_z(out, "</g>\n</svg>\n");
}

// -- the desk ---------------------------------------------------------------------------------

typedef struct Studio {
	char folder[64];
	Config config;
	KeyMap keys;
	Desk desk;
} Studio;

static void give_up(const char *what, const Err *err)
{
	fprintf(stderr, "screenshots: %s: %s\n", what, err->text);
	exit(1);
}

static void open_studio(Studio *s)
{
	Err err = {0};
	Buf path = {0};
	Instant now;
	static const char *const paths[] = {"decks"};
	*s = (Studio){.folder = "/tmp/recto-screens-XXXXXX"};
	calendar_parse_rfc3339(STR("2027-12-01T12:00:00Z"), &now);
	config_init(&s->config);
	s->desk = (Desk){.config = &s->config, .has_color = true};
	s->desk.clock = (Clock){true, now, s->config.day_starts_at};
	if (!mkdtemp(s->folder))
		exit(1);
	buf_printf(&path, "%s/recto.db", s->folder);
	ImportReport report;
	ImportOptions options = {
		.paths = paths, .n_paths = 1, .config = &s->config, .clock = &s->desk.clock};
	if (!keymap_init(&s->keys, &s->config, &err) ||
		!store_open(buf_z(&path), STORE_CREATE, now, &s->desk.store, &err) ||
		!library_import(s->desk.store, &options, &report, &err))
		give_up("decks", &err);
	buf_release(&path);
}

static void close_studio(Studio *s)
{
	static const char *const files[] = {"recto.db", "recto.db-wal", "recto.db-shm"};
	store_close(s->desk.store);
	keymap_release(&s->keys);
	config_release(&s->config);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char path[128];
		snprintf(path, sizeof path, "%s/%s", s->folder, files[i]);
		unlink(path);
	}
	rmdir(s->folder);
}

// Scores what comes on an earlier day.
static void study(Studio *s, int days_ago, int cards)
{
	static const int scores[] = {4, 5, 4, 3, 5, 4, 2};
	Err err = {0};
	Desk desk = s->desk;
	Session *session;
	SessionOptions options = session_defaults;
	Filter deck = {.kind = FILTER_DECK, .text = STR("learn recto")};
	desk.clock.frozen -= days_ago * (int64_t)DAY_MS;
	options.filter = &deck;
	options.new_limit = cards;
	if (!session_open(&desk, &options, &session, &err))
		give_up("review", &err);
	for (int i = 0; session_phase(session) != SESSION_DONE && i < cards; i++) {
		bool was_stale;
		while (session_phase(session) != SESSION_ANSWER)
			session_reveal(session);
		if (!session_score(session, scores[i % 7], &was_stale, &err))
			give_up("score", &err);
	}
	session_close(session);
}

// -- the screens ------------------------------------------------------------------------------

typedef enum ScreenKind { SCREEN_HOME, SCREEN_REVIEW, SCREEN_SEARCH } ScreenKind;

typedef struct Screen {
	const char *name, *title;
	ScreenKind kind;
	const char *text; // of a review: what occurs in its cards
	const char *keys;
} Screen;

static const Screen screens[] = {
	{"home", "The decks", SCREEN_HOME, "", "j"},
	{"answer", "A card with its answer", SCREEN_REVIEW, "page fault", "space"},
	{"search", "A search", SCREEN_SEARCH, "", "p a g e enter j space"},
};

static void let_work(View *view)
{
	bool is_done = false;
	Err err = {0};
	for (int i = 0; i < 10000 && !is_done && err.kind == ERR_NONE; i++)
		view->class->idle(view, &is_done, &err);
}

static void press(View *view, const char *keys)
{
	Str rest = str_from_z(keys);
	Str name;
	while (rest.n > 0) {
		Key key;
		Err err = {0};
		str_cut(rest, ' ', &name, &rest);
		if (key_parse(name, &key))
			view->class->update(view, key, &err);
		let_work(view);
	}
}

static View *open_view(const Studio *s, const Screen *screen, Filter *filter, Err *err)
{
	SessionOptions options = session_defaults;
	*filter = (Filter){.kind = FILTER_TEXT, .text = str_from_z(screen->text)};
	options.filter = screen->text[0] ? filter : NULL;
	switch (screen->kind) {
	case SCREEN_HOME:
		return home_view_open(&s->desk, &s->keys, (Str){0}, err);
	case SCREEN_REVIEW:
		return review_view_open(&s->desk, &s->keys, &options, err);
	case SCREEN_SEARCH:
		break;
	}
	return browse_view_open(&s->desk, &s->keys, err);
}

static void draw(const Studio *s, const Screen *screen, Frame *f)
{
	Err err = {0};
	Filter filter;
	View *view = open_view(s, screen, &filter, &err);
	if (!view)
		give_up(screen->name, &err);
	let_work(view);
	press(view, screen->keys);
	frame_reset(f, ROWS, COLUMNS);
	view->class->draw(view, f);
	view_close(view);
}

// -- files ------------------------------------------------------------------------------------

static bool is_same(const char *path, Str content)
{
	Buf now = {0};
	bool is_read = file_read(path, 1 << 20, &now, NULL, NULL);
	bool is_same = is_read && str_equals(buf_str(&now), content);
	buf_release(&now);
	if (!is_same)
		printf("%s is not what the program shows: make screenshots\n", path);
	return is_same;
}

static bool put(const char *path, Str content)
{
	FILE *file = fopen(path, "w");
	bool is_good = file && fwrite(content.p, 1, content.n, file) == content.n;
	if (!file || fclose(file) != 0 || !is_good)
		perror(path);
	return is_good;
}

int main(int argc, char **argv)
{
	bool is_check = argc == 3 && strcmp(argv[1], "--check") == 0;
	int counts[2] = {0}; // what failed, what passed
	Studio studio;
	if (argc != 2 && !is_check) {
		fprintf(stderr, "usage: screenshots [--check] FOLDER\n");
		return 2;
	}
	setenv("TZ", "UTC", 1);
	setlocale(LC_ALL, "C.UTF-8");
	open_studio(&studio);
	study(&studio, 9, 9);
	study(&studio, 6, 6);
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		Frame frame = {0};
		draw(&studio, &screens[i], &frame);
		for (size_t k = 0; k < sizeof looks / sizeof *looks; k++) {
			Buf svg = {0};
			char path[4096];
			snprintf(path, sizeof path, "%s/%s-%s.svg", argv[argc - 1], screens[i].name,
				looks[k].name);
			append_svg(&svg, &looks[k], &frame, screens[i].title);
			counts[is_check ? is_same(path, buf_str(&svg))
					: put(path, buf_str(&svg))]++;
			buf_release(&svg);
		}
		frame_release(&frame);
	}
	close_studio(&studio);
	printf("%d passed, %d failed\n", counts[1], counts[0]);
	return counts[0] > 0;
}
