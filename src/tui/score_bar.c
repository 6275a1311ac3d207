// The scores that have keys, and the interval that each would give.
#include "recto/render/card.h"
#include "recto/render/width.h"
#include "review_view.h"

static Key key_of(const ReviewView *v, int score)
{
	return keymap_key_of(v->base.keys, ACTION_SCORE_0 + (ActionId)score, 0);
}

// What the score would do: the interval, or in drill and practice, which move nothing, whether the
// card comes once more.
static void append_effect(const ReviewView *v, int score, Buf *out)
{
	if (session_is_drill(v->session) || session_is_cram(v->session))
		buf_append_z(out, score < SCORE_DRILL ? "again" : "done");
	else
		render_interval(session_preview(v->session)[score].interval100, out);
}

static void add_key(Lines *out, Key key)
{
	Buf name = {0};
	key_append_name(key, &name);
	lines_append(out, buf_str(&name), (Style){ROLE_KEY, 0});
	buf_release(&name);
}

static void add_name(Lines *out, int score)
{
	lines_append(out, STR(" "), style_plain);
	lines_append(
		out, str_from_z(action_score_name(score)), (Style){(uint8_t)score_role(score), 0});
}

// -- two rows ---------------------------------------------------------------------------------

enum { CELL_GAP = 2, CELL_MAX = 16, ROWS_FOR_TWO = 12 };

// Columns for each score, 0 when their names do not fit side by side.
static int cell_width(const ReviewView *v, const Pane *pane)
{
	int n = 0;
	int widest = 0;
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
		Buf text = {0};
		if (key_of(v, score) != KEY_NONE) {
			key_append_name(key_of(v, score), &text);
			buf_printf(&text, " %s", action_score_name(score));
			n++;
		}
		int width = width_of(buf_str(&text));
		widest = width > widest ? width : widest;
		buf_release(&text);
	}
	int room = n > 0 ? (pane->right - pane->left + CELL_GAP) / n : 0;
	return room < widest + CELL_GAP ? 0 : room < CELL_MAX ? room : CELL_MAX;
}

int score_bar_rows(const ReviewView *v, const Pane *pane)
{
	return pane->bottom - pane->top >= ROWS_FOR_TWO && cell_width(v, pane) > 0 ? 2 : 1;
}

static void draw_cell(
	const ReviewView *v, Frame *f, const Pane *pane, int row, int column, int score)
{
	Lines line = {0};
	Buf effect = {0};
	lines_add(&line, (Str){0}, style_plain);
	add_key(&line, key_of(v, score));
	int indent = line.items[0].width + 1;
	add_name(&line, score);
	append_effect(v, score, &effect);
	frame_line(f, row, column, pane->right, &line.items[0]);
	frame_text(f, row + 1, column + indent, pane->right, style_dim, buf_str(&effect));
	buf_release(&effect);
	lines_release(&line);
}

static void draw_cells(const ReviewView *v, Frame *f, const Pane *pane, int row)
{
	int column = pane->left;
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
		if (key_of(v, score) == KEY_NONE)
			continue;
		draw_cell(v, f, pane, row, column, score);
		for (int i = 0; i < 2; i++)
			frame_add_target(f, row + i, column,
				column + cell_width(v, pane) - CELL_GAP, key_of(v, score));
		column += cell_width(v, pane);
	}
}

// -- one row ----------------------------------------------------------------------------------

// From the fullest to the barest: "1 again 1 d   2 hard …", then closer, then "1:1d 2:6d", then the
// keys alone.
typedef enum BarForm { BAR_WIDE, BAR_CLOSE, BAR_SHORT, BAR_KEYS, BAR_FORMS } BarForm;

static void add_effect(const ReviewView *v, Lines *out, int score, bool is_short)
{
	Buf effect = {0};
	append_effect(v, score, &effect);
	lines_append(out, is_short ? STR(":") : STR(" "), style_dim);
	for (size_t i = 0; i < effect.n; i++)
		if (!is_short || effect.p[i] != ' ')
			lines_append(out, str_make(effect.p + i, 1), style_dim);
	buf_release(&effect);
}

// The scores up to `last`.
static void add_bar(const ReviewView *v, Lines *out, BarForm form, int last)
{
	static const char *const gaps[BAR_FORMS] = {"   ", "  ", " ", "  "};
	lines_add(out, (Str){0}, style_plain);
	for (int score = SCORE_MIN; score <= last; score++) {
		Key key = key_of(v, score);
		if (key == KEY_NONE)
			continue;
		if (out->items[0].width > 0)
			lines_append(out, str_from_z(gaps[form]), style_plain);
		add_key(out, key);
		if (form == BAR_WIDE || form == BAR_CLOSE)
			add_name(out, score);
		if (form != BAR_KEYS)
			add_effect(v, out, score, form == BAR_SHORT);
	}
}

// The pieces of the bar in order, as add_bar made them.
static void add_bar_targets(const ReviewView *v, Frame *f, const Pane *pane, int row, BarForm form)
{
	Lines bar = {0};
	int column = pane->left;
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
		lines_clear(&bar);
		add_bar(v, &bar, form, score);
		int end = pane->left + bar.items[0].width;
		frame_add_target(f, row, column, end, key_of(v, score));
		column = end;
	}
	lines_release(&bar);
}

static void draw_bar(const ReviewView *v, Frame *f, const Pane *pane, int row)
{
	Lines bar = {0};
	BarForm form = BAR_WIDE;
	for (; form < BAR_FORMS; form++) {
		lines_clear(&bar);
		add_bar(v, &bar, form, SCORE_MAX);
		if (bar.items[0].width <= pane->right - pane->left)
			break;
	}
	frame_line(f, row, pane->left, pane->right, &bar.items[0]);
	if (form < BAR_FORMS)
		add_bar_targets(v, f, pane, row, form);
	lines_release(&bar);
}

void score_bar_draw(const ReviewView *v, Frame *f, const Pane *pane, int row, int rows)
{
	if (rows > 1)
		draw_cells(v, f, pane, row);
	else
		draw_bar(v, f, pane, row);
}
