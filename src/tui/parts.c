#include "parts.h"

#include <stdarg.h>
#include "recto/render/width.h"

const Style style_plain = {ROLE_TEXT, 0};
const Style style_dim = {ROLE_DIM, 0};
const Style style_heading = {ROLE_HEADING, 0};

// -- the pane ---------------------------------------------------------------------------------

// Large windows get more air.
static int margin_of(int size, int roomy, int wide)
{
	return size >= wide ? 2 : size >= roomy ? 1 : 0;
}

static Pane pane_within(const Frame *f, int max)
{
	int side = margin_of(f->columns, 30, 60);
	int above = margin_of(f->rows, 28, 40);
	int spare = f->columns - 2 * side - max;
	if (spare > 0)
		side += spare / 2;
	return (Pane){
		.top = above,
		.bottom = f->rows - above,
		.left = side,
		.right = f->columns - side,
		.is_small = f->rows < SMALL_ROWS,
		.is_roomy = f->rows >= ROOMY_ROWS,
	};
}

Pane pane_of(const Frame *f)
{
	return pane_within(f, MEASURE_MAX);
}

Pane pane_wide_of(const Frame *f)
{
	return pane_within(f, 2 * MEASURE_MAX);
}

int pane_message_row(const Pane *pane)
{
	return pane->bottom - 2 - pane->is_roomy;
}

// -- scrolling --------------------------------------------------------------------------------

static int clamp(int value, int max)
{
	return value > max ? max : value < 0 ? 0 : value;
}

bool scroll_act(Scroll *s, ActionId action)
{
	int half = s->page > 2 ? s->page / 2 : 1;
	int step = action == ACTION_DOWN        ? 1
		   : action == ACTION_UP        ? -1
		   : action == ACTION_PAGE_DOWN ? half
		   : action == ACTION_PAGE_UP   ? -half
		   : action == ACTION_TOP       ? -s->at
		   : action == ACTION_BOTTOM    ? s->max
						: 0;
	s->at = clamp(s->at + step, s->max);
	return step != 0 || action == ACTION_TOP || action == ACTION_BOTTOM;
}

bool scroll_wheel(Scroll *s, Key key)
{
	enum { WHEEL_LINES = 3 };
	if (key != KEYS_WHEEL_UP && key != KEYS_WHEEL_DOWN)
		return false;
	s->at = clamp(s->at + (key == KEYS_WHEEL_UP ? -WHEEL_LINES : WHEEL_LINES), s->max);
	return true;
}

void scroll_draw(Scroll *s, Frame *f, const Pane *pane, int top, int bottom, const Lines *lines)
{
	int n = (int)lines->n;
	s->page = bottom > top ? bottom - top : 0;
	s->max = n > s->page ? n - s->page : 0;
	s->at = clamp(s->at, s->max);
	for (int row = top; row < bottom && s->at + row - top < n; row++)
		frame_line(f, row, pane->left, pane->right, &lines->items[s->at + row - top]);
}

// "j ↓ 12": the key, and the arrow with what lies that way.
static void add_way(Lines *sign, const KeyMap *keys, ActionId action, const char *arrow, int hidden)
{
	Key key = action != ACTION_NONE ? keymap_key_of(keys, action, 0) : KEY_NONE;
	Buf name = {0};
	Buf text = {0};
	if (key != KEY_NONE)
		key_append_name(key, &name);
	buf_printf(&text, "%s%s %d", name.n > 0 ? " " : "", arrow, hidden);
	lines_append(sign, buf_str(&name), (Style){ROLE_KEY, 0});
	lines_append(sign, buf_str(&text), style_dim);
	buf_release(&text);
	buf_release(&name);
}

int scroll_draw_sign_of(const Scroll *s, Frame *f, const Pane *pane, int row, const KeyMap *keys,
	ActionId down, ActionId up)
{
	enum { WIDTH_FOR_WORD = 30 };
	bool is_between = s->at > 0 && s->at < s->max;
	Lines sign = {0};
	Buf above = {0};
	lines_add(&sign, (Str){0}, style_dim);
	if (is_between)
		buf_printf(&above, "↑ %d  ", s->at);
	lines_append(&sign, buf_str(&above), style_dim);
	if (s->at < s->max)
		add_way(&sign, keys, down, "↓", s->max - s->at);
	else if (s->at > 0)
		add_way(&sign, keys, up, "↑", s->at);
	if (s->max > 0 && (!is_between || pane->right - pane->left >= WIDTH_FOR_WORD))
		lines_append(&sign, STR(" more"), style_dim);
	int column = draw_right(f, pane, row, 0, &sign.items[0]);
	buf_release(&above);
	lines_release(&sign);
	return column;
}

int scroll_draw_sign(const Scroll *s, Frame *f, const Pane *pane, int row, const KeyMap *keys)
{
	return scroll_draw_sign_of(s, f, pane, row, keys, ACTION_DOWN, ACTION_UP);
}

// -- lines of text ----------------------------------------------------------------------------

int draw_right(Frame *f, const Pane *pane, int row, int min_left, const Line *line)
{
	int column = pane->right - line->width;
	if (line->width == 0 || column < pane->left + min_left)
		return pane->right;
	frame_line(f, row, column, pane->right, line);
	return column;
}

typedef struct Count {
	int64_t n;
	const char *name;
	Role role;
} Count;

static void add_line_of_counts(Lines *out, const Count *counts, size_t n)
{
	Buf text = {0};
	lines_add(out, (Str){0}, style_plain);
	for (size_t i = 0; i < n; i++) {
		if (counts[i].n == 0)
			continue;
		if (out->items[out->n - 1].width > 0)
			lines_append(out, STR(" · "), style_dim);
		buf_clear(&text);
		buf_printf(&text, "%lld %s", (long long)counts[i].n, counts[i].name);
		lines_append(out, buf_str(&text), (Style){(uint8_t)counts[i].role, 0});
	}
	buf_release(&text);
}

void add_counts(Lines *out, int64_t due, int64_t new_, int64_t drill)
{
	const Count counts[] = {
		{due, "due", ROLE_DUE}, {new_, "new", ROLE_NEW}, {drill, "drill", ROLE_DRILL}};
	add_line_of_counts(out, counts, sizeof counts / sizeof *counts);
}

void add_cram_counts(Lines *out, int64_t left, int64_t again)
{
	const Count counts[] = {{left, "left", ROLE_DUE}, {again, "again", ROLE_DRILL}};
	add_line_of_counts(out, counts, sizeof counts / sizeof *counts);
}

void add_wrapped(Lines *out, Str text, int width, int indent, Style style)
{
	size_t used, shown;
	Buf drawable = {0};
	width_append_drawable(&drawable, text);
	Str rest = buf_str(&drawable);
	int columns = width - indent > 1 ? width - indent : 1;
	while (width_break(rest, columns, &used, &shown)) {
		lines_append(out, str_head(rest, shown), style);
		rest = str_skip(rest, used);
		if (rest.n == 0)
			break;
		lines_add(out, (Str){0}, style);
		for (int i = 0; i < indent; i++)
			lines_append(out, STR(" "), style_plain);
	}
	buf_release(&drawable);
}

void append_when(Buf *out, const Clock *clock, Instant due)
{
	Day day = clock_day_of(clock, due);
	Day days = day - clock_today(clock);
	if (days <= 0) {
		buf_append_z(out, "later today");
	} else if (days == 1) {
		buf_append_z(out, "tomorrow");
	} else {
		buf_append_z(out, "in ");
		calendar_format_interval(days, out);
		buf_append_z(out, ", on ");
		calendar_format_day(day, out);
	}
}

void append_duration(Buf *out, int64_t ms)
{
	long long seconds = (ms + 500) / 1000;
	if (seconds < 60)
		buf_printf(out, "%lld s", seconds);
	else if (seconds < 3600)
		buf_printf(out, "%lld min", (seconds + 30) / 60);
	else
		buf_printf(out, "%lld h %lld min", seconds / 3600, seconds / 60 % 60);
}

Role score_role(int score)
{
	static const Role roles[SCORE_COUNT] = {
		ROLE_FAIL, ROLE_FAIL, ROLE_FAIL, ROLE_HARD, ROLE_GOOD, ROLE_EASY};
	return roles[score];
}

// -- messages ---------------------------------------------------------------------------------

void message_set(Message *m, Role role, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	message_clear(m);
	m->role = role;
	buf_vprintf(&m->text, format, args);
	va_end(args);
}

// "the pages have changed: 2 new, 1 gone".
static void set_changes(Message *m, const ImportReport *r)
{
	const struct {
		int64_t n;
		const char *name;
	} changes[] = {{r->new_, "new"}, {r->edited, "edited"}, {r->moved, "moved"},
		{r->back, "back"}, {r->gone, "gone"}};
	const char *mark = ": ";
	message_set(m, ROLE_DIM, "the pages have changed");
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		if (changes[i].n == 0)
			continue;
		buf_printf(&m->text, "%s%lld %s", mark, (long long)changes[i].n, changes[i].name);
		mark = ", ";
	}
}

bool message_set_import(Message *m, const ImportReport *r)
{
	bool is_changed = r->new_ + r->edited + r->moved + r->back + r->gone > 0;
	bool is_taken = r->reviews_taken + r->resets_taken + r->states_taken + r->tables_taken > 0;
	if (is_changed)
		set_changes(m, r);
	else if (is_taken)
		message_set(m, ROLE_DIM, "what Logseq did meanwhile is taken in");
	else if (r->rescheduled > 0)
		message_set(m, ROLE_DIM, "the scheduler has changed, and with it what is due");
	return is_changed || is_taken || r->rescheduled > 0;
}

void message_draw(const Message *m, Frame *f, const Pane *pane, int row, int limit)
{
	enum { GAP = 2 };
	bool is_alone = limit >= pane->right;
	if (m->text.n == 0)
		return;
	if (!is_alone && pane->left + width_of(buf_str(&m->text)) + GAP > limit)
		frame_fill(f, row, pane->left, pane->right, style_plain, " ");
	frame_text_cut(
		f, row, pane->left, pane->right, (Style){(uint8_t)m->role, 0}, buf_str(&m->text));
}

void message_clear(Message *m)
{
	buf_clear(&m->text);
}

void message_release(Message *m)
{
	buf_release(&m->text);
}

RenderOptions text_options(const View *v, ClozeView clozes)
{
	return (RenderOptions){.view = clozes, .tools = v->tools};
}

RenderOptions question_options(const View *v, StageView stage)
{
	RenderOptions options = text_options(v, stage.question);
	options.number = stage.number;
	options.hidden_tags = v->desk->config->hide_tags;
	return options;
}
