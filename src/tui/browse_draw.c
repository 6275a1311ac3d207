// The search as a frame.
//
//	search: text                        how many are found and selected
//	        ^ what is wrong with it
//	found cards, one a row              the card that is chosen
//
//	what just happened
//	keys
//
// In a narrow window the card stands below the list, in a small one it is not shown.
#include <string.h>
#include "recto/render/card.h"
#include "recto/render/markdown.h"
#include "recto/render/width.h"
#include "browse_view.h"
#include "card_info.h"

enum {
	WIDTH_FOR_BOTH = 100, // list and card side by side
	ROWS_FOR_BOTH = 20,   // one above the other
	CARD_GAP = 3,
};

// -- the query --------------------------------------------------------------------------------

static void append_grouped(Buf *out, size_t n)
{
	if (n >= 1000)
		append_grouped(out, n / 1000);
	buf_printf(out, n >= 1000 ? " %03zu" : "%zu", n % 1000);
}

// Returns the column where it begins.
static int draw_found(const BrowseView *v, Frame *f, const Pane *pane, int row)
{
	enum { TEXT_MIN = 12 };
	Lines line = {0};
	Buf text = {0};
	lines_add(&line, (Str){0}, style_dim);
	if (v->n_selected > 0) {
		append_grouped(&text, v->n_selected);
		buf_append_z(&text, " selected");
		lines_append(&line, buf_str(&text), (Style){ROLE_ACCENT, 0});
		buf_clear(&text);
		buf_append_z(&text, " of ");
	}
	append_grouped(&text, v->ids.n);
	buf_append_z(&text, v->is_found ? "" : "…");
	if (v->n_selected == 0)
		buf_append_z(&text, v->ids.n == 1 ? " card" : " cards");
	lines_append(&line, buf_str(&text), style_dim);
	int column = draw_right(f, pane, row, TEXT_MIN, &line.items[0]);
	buf_release(&text);
	lines_release(&line);
	return column;
}

static const char *query_label(const Pane *pane)
{
	return pane->right - pane->left < 40 ? "/ " : "search: ";
}

static void draw_query(const BrowseView *v, Frame *f, const Pane *pane, int row)
{
	Pane left = *pane;
	left.right = draw_found(v, f, pane, row);
	if (left.right < pane->right)
		left.right -= 2;
	bool is_days = v->typing == TYPING_DAYS;
	typing_draw(f, &left, row, is_days ? "postpone by days: " : query_label(pane),
		buf_str(is_days ? &v->days : &v->text));
	if (v->typing == TYPING_NOTHING)
		f->cursor_row = -1;
}

// Below the place in the query, where that can be seen.
static void draw_problem(const BrowseView *v, Frame *f, const Pane *pane, int row)
{
	const Style warning = {ROLE_WARNING, 0};
	int column = pane->left;
	int place = pane->left + (int)strlen(query_label(pane)) + v->caret;
	if (v->problem.n == 0)
		return;
	if (v->caret >= 0)
		frame_restyle(f, row - 1, place, place + 1, (Style){ROLE_WARNING, STYLE_UNDERLINE});
	if (v->caret >= 0 && place + 2 + width_of(buf_str(&v->problem)) < pane->right) {
		frame_text(f, row, place, pane->right, warning, STR("^"));
		column = place + 2;
	}
	frame_text_cut(f, row, column, pane->right, warning, buf_str(&v->problem));
}

// -- the list ---------------------------------------------------------------------------------

enum { WHEN_WIDTH = 10, MARKS_WIDTH = 2, WIDTH_FOR_WHEN = 36 };

static void draw_row(const BrowseView *v, Frame *f, const Pane *pane, int row, int i)
{
	const BrowseRow *r = &v->rows[i - v->first];
	bool has_when = pane->right - pane->left >= WIDTH_FOR_WHEN;
	int limit = pane->right - (has_when ? WHEN_WIDTH : 0);
	int column = pane->left + MARKS_WIDTH;
	if (v->is_selected[i])
		frame_text(f, row, pane->left, limit, (Style){ROLE_ACCENT, 0}, STR("✓"));
	if (r->is_marked)
		column = frame_text(f, row, column, limit, (Style){ROLE_WARNING, 0}, STR("* "));
	frame_text_cut(f, row, column, limit - 1, style_plain, r->question);
	if (has_when)
		frame_printf(f, row, limit, pane->right, (Style){(uint8_t)r->role, 0}, "%*s%.*s",
			WHEN_WIDTH - width_of(r->when), "", STR_ARG(r->when));
}

// Keeps the chosen row in sight.
static void place_list(BrowseView *v, int rows)
{
	Scroll *s = &v->scroll;
	s->page = rows > 0 ? rows : 0;
	s->max = (int)v->ids.n > s->page ? (int)v->ids.n - s->page : 0;
	if (v->at < s->at)
		s->at = v->at;
	if (v->at >= s->at + s->page)
		s->at = v->at - s->page + 1;
	if (s->at > s->max)
		s->at = s->max;
}

static void draw_list(BrowseView *v, Frame *f, const Pane *pane)
{
	place_list(v, pane->bottom - pane->top);
	for (int row = pane->top; row < pane->bottom; row++) {
		int i = v->scroll.at + row - pane->top;
		if (i >= (int)v->ids.n)
			break;
		if (!v->has_rows || i < v->first || i >= v->first + v->n_rows)
			continue;
		draw_row(v, f, pane, row, i);
		frame_add_target(f, row, pane->left, pane->right, (Key)(KEYS_ROW + i));
		if (i == v->at)
			frame_restyle(f, row, pane->left, pane->right, (Style){ROLE_SELECTED, 0});
	}
	if (v->ids.n == 0 && v->is_found && v->problem.n == 0)
		frame_text(
			f, pane->top, pane->left, pane->right, style_dim, STR("No card is found."));
}

// -- the card ---------------------------------------------------------------------------------

static void add_rule(Lines *out, int width)
{
	Buf rule = {0};
	for (int i = 0; i < width; i++)
		buf_append_z(&rule, "─");
	lines_add(out, buf_str(&rule), style_dim);
	buf_release(&rule);
}

static void make_body(BrowseView *v, int width)
{
	const StoredCard *card = &v->card;
	StageView view = stage_view(stage_form_of(card), SESSION_ANSWER);
	Buf context = {0};
	lines_clear(&v->body);
	v->body_width = width;
	v->body_made = v->base.n_made;
	render_context(card->graph_name, card->page_title, card->context, width, &context);
	lines_add(&v->body, buf_str(&context), style_dim);
	lines_add(&v->body, (Str){0}, style_plain);
	const RenderOptions question = question_options(&v->base, view);
	const RenderOptions answer = text_options(&v->base, view.answer);
	render_text(card->question, &question, width, &v->body);
	add_rule(&v->body, width);
	if (card->answer.n > 0)
		render_text(card->answer, &answer, width, &v->body);
	buf_release(&context);
}

static void draw_card(BrowseView *v, Frame *f, const Pane *pane)
{
	int width = pane->right - pane->left;
	if (v->card_id == 0 || pane->bottom <= pane->top)
		return;
	if (v->body_width != width || v->body_made != v->base.n_made)
		make_body(v, width);
	scroll_draw(&v->body_scroll, f, pane, pane->top, pane->bottom, &v->body);
}

// The list and the card beside it, else below it behind a rule, else the list alone.
typedef struct Halves {
	Pane list, card;
	bool has_rule, has_card;
} Halves;

static Halves split(const Pane *pane)
{
	Halves h = {.list = *pane, .card = *pane};
	int width = pane->right - pane->left;
	int rows = pane->bottom - pane->top;
	if (width >= WIDTH_FOR_BOTH) {
		h.list.right = pane->left + width * 45 / 100;
		h.card.left = h.list.right + CARD_GAP;
		h.has_card = true;
	} else if (rows >= ROWS_FOR_BOTH - 5) {
		h.list.bottom = pane->top + rows / 2;
		h.card.top = h.list.bottom + 1;
		h.has_rule = h.has_card = true;
	}
	return h;
}

static int draw_list_sign(const BrowseView *v, Frame *f, const Pane *list)
{
	bool is_typing = v->typing != TYPING_NOTHING;
	return scroll_draw_sign_of(&v->scroll, f, list, list->bottom, v->base.keys,
		is_typing ? ACTION_NONE : ACTION_DOWN, is_typing ? ACTION_NONE : ACTION_UP);
}

static int draw_card_sign(const BrowseView *v, Frame *f, const Pane *card)
{
	bool is_typing = v->typing != TYPING_NOTHING;
	return scroll_draw_sign_of(&v->body_scroll, f, card, card->bottom, v->base.keys,
		is_typing ? ACTION_NONE : ACTION_CARD_DOWN,
		is_typing ? ACTION_NONE : ACTION_CARD_UP);
}

// The signs of what is hidden of both, and what just happened in the row below them.
static void draw_signs(const BrowseView *v, Frame *f, const Halves *h)
{
	const Pane both = {.left = h->list.left, .right = h->card.right};
	int limit = draw_list_sign(v, f, &h->list);
	if (h->has_rule)
		frame_fill(f, h->list.bottom, h->list.left,
			limit < h->list.right ? limit - 1 : limit, style_dim, "─");
	if (h->has_rule)
		limit = both.right;
	if (h->has_card && v->card_id != 0) {
		int column = draw_card_sign(v, f, &h->card);
		limit = h->has_rule ? column : limit;
	}
	message_draw(&v->message, f, &both, h->card.bottom, limit);
}

static void draw_both(BrowseView *v, Frame *f, const Pane *pane)
{
	Halves h = split(pane);
	draw_list(v, f, &h.list);
	if (h.has_card)
		draw_card(v, f, &h.card);
	draw_signs(v, f, &h);
}

// -- all of it --------------------------------------------------------------------------------

static void draw_footer(const BrowseView *v, Frame *f, const Pane *pane, int row)
{
	bool is_days = v->typing == TYPING_DAYS;
	const Hint cancel = {ACTION_CANCEL, 0, is_days ? "cancel" : "back"};
	const Hint erase = {ACTION_ERASE_WORD, 0, "erase word"};
	const Hint typing[] = {{ACTION_ACCEPT, 0, is_days ? "postpone" : "to the list"},
		is_days || v->text.n == 0 ? cancel : erase};
	const Hint hints[] = {
		{ACTION_REVIEW, 0, v->n_selected > 0 ? "review selected" : "review all"},
		{ACTION_POSTPONE, 0, "postpone"}, {ACTION_SUSPEND, 0, "suspend"},
		{ACTION_SELECT_ALL, 0, "all"}, {ACTION_SELECT, 0, "select"},
		{ACTION_SEARCH, 0, "search"}, {ACTION_HELP, 0, "help"}, {ACTION_QUIT, 0, "back"}};
	const Hint nothing[] = {
		{ACTION_SEARCH, 0, "search"}, {ACTION_HELP, 0, "help"}, {ACTION_QUIT, 0, "back"}};
	if (v->typing != TYPING_NOTHING)
		draw_hints(f, pane, row, v->base.keys, typing, 2);
	else if (v->ids.n == 0 && v->is_found)
		draw_hints(f, pane, row, v->base.keys, nothing, sizeof nothing / sizeof *nothing);
	else
		draw_hints(f, pane, row, v->base.keys, hints, sizeof hints / sizeof *hints);
}

// A message or a problem takes the place of the query in a small window.
static void draw_small(BrowseView *v, Frame *f, const Pane *pane)
{
	Pane rest = *pane;
	rest.top++;
	rest.bottom--;
	if (v->message.text.n > 0)
		message_draw(&v->message, f, pane, pane->top, pane->right);
	else
		draw_query(v, f, pane, pane->top);
	if (v->problem.n > 0)
		draw_problem(v, f, pane, rest.top++);
	draw_list(v, f, &rest);
	draw_footer(v, f, pane, pane->bottom - 1);
}

static void draw_search(BrowseView *v, Frame *f, const Pane *pane)
{
	Pane rest = *pane;
	rest.top += 2;
	rest.bottom = pane_message_row(pane);
	draw_query(v, f, pane, pane->top);
	draw_problem(v, f, pane, pane->top + 1);
	draw_both(v, f, &rest);
	draw_footer(v, f, pane, pane->bottom - 1);
}

static void draw_overlay(BrowseView *v, Frame *f, const Pane *pane)
{
	static const Hint hints[] = {{ACTION_QUIT, 0, "close"}};
	int width = pane->right - pane->left;
	Lines lines = {0};
	if (v->overlay == BROWSE_HELP)
		add_help(&lines, v->base.keys, PLACE_BIT(PLACE_BROWSE) | PLACE_BIT(PLACE_TYPING),
			width);
	else
		card_info_add(&(CardInfo){v->base.desk, &v->card, v->card.question, true, v->log,
				      v->n_log},
			width, &lines);
	scroll_draw(&v->overlay_scroll, f, pane, pane->top, pane->bottom - 1, &lines);
	draw_hints(f, pane, pane->bottom - 1, v->base.keys, hints, 1);
	scroll_draw_sign(&v->overlay_scroll, f, pane, pane->bottom - 1, v->base.keys);
	lines_release(&lines);
}

void browse_draw(View *view, Frame *f)
{
	BrowseView *v = (BrowseView *)view;
	Pane narrow = pane_of(f);
	Pane pane = pane_wide_of(f);
	if (v->overlay != BROWSE_NONE)
		draw_overlay(v, f, &narrow);
	else if (pane.is_small)
		draw_small(v, f, &pane);
	else
		draw_search(v, f, &pane);
}
