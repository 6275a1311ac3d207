// The card's text: question, rule and as much of the answer as is shown.
#include "recto/render/card.h"
#include "recto/render/markdown.h"
#include "review_view.h"

enum {
	LEAD_MAX = 6,       // lines of a question that are emphasised
	ROWS_FOR_GAPS = 16, // of a window whose rule has empty lines around it
};

// The question's first paragraph stands out; a long text in bold would not.
static void emphasise_lead(Lines *lines)
{
	size_t n = 0;
	while (n < lines->n && lines->items[n].n_runs > 0 &&
		lines->items[n].runs[0].style.role != ROLE_BULLET)
		n++;
	for (size_t i = 0; i < n && n <= LEAD_MAX; i++)
		for (size_t k = 0; k < lines->items[i].n_runs; k++)
			if (lines->items[i].runs[k].style.role != ROLE_TAG)
				lines->items[i].runs[k].style.attrs |= STYLE_BOLD;
}

static void add_rule(Lines *lines, int width)
{
	Buf rule = {0};
	for (int i = 0; i < width; i++)
		buf_append_z(&rule, "─");
	lines_add(lines, buf_str(&rule), style_dim);
	buf_release(&rule);
}

// In a small window all of it is for the text.
static PictureBox picture_room(const Pane *pane, int page)
{
	return (PictureBox){pane->right - pane->left, pane->is_small ? 0 : page};
}

// Of a text on the page with this path, whose lines begin with `first`.
static void add_pictures_of(ReviewView *v, Str page, Str markdown, size_t first)
{
	const PictureText text = {v->shown.graph_root, page, markdown};
	pictures_place(&v->pictures, &text, &v->body, first);
}

static void add_pictures(ReviewView *v, Str markdown, int first)
{
	add_pictures_of(v, v->shown.path, markdown, (size_t)first);
}

// The line between question and answer.
static void add_division(ReviewView *v, const Pane *pane)
{
	bool has_gaps = pane->bottom - pane->top >= ROWS_FOR_GAPS;
	if (has_gaps)
		lines_add(&v->body, (Str){0}, style_plain);
	v->rule_line = (int)v->body.n;
	add_rule(&v->body, pane->right - pane->left);
	if (has_gaps)
		lines_add(&v->body, (Str){0}, style_plain);
	v->answer_line = (int)v->body.n;
}

static void add_link(ReviewView *v, const LinkedPage *page, int width)
{
	Lines *lines = &v->body;
	const RenderOptions options = text_options(&v->base, CLOZES_PLAIN);
	Buf title = {0};
	buf_printf(&title, "from %.*s", STR_ARG(page->title));
	lines_add(lines, (Str){0}, style_plain);
	lines_add(lines, (Str){0}, style_dim);
	add_wrapped(lines, buf_str(&title), width, 0, style_dim);
	size_t first = lines->n;
	render_text(page->text, &options, width, lines);
	add_pictures_of(v, page->path, page->text, first);
	buf_release(&title);
}

static void add_no_answer(ReviewView *v, int width)
{
	Lines *lines = &v->body;
	lines_add(lines, (Str){0}, style_dim);
	add_wrapped(lines,
		v->n_links > 0 ? STR("This card has no answer below it. It links to:")
			       : STR("This card has no answer below it."),
		width, 0, style_dim);
	for (size_t i = 0; i < v->n_links; i++)
		add_link(v, &v->links[i], width);
}

static void add_answer(ReviewView *v, ClozeView clozes, const Pane *pane)
{
	int width = pane->right - pane->left;
	const RenderOptions options = text_options(&v->base, clozes);
	add_division(v, pane);
	render_text(v->shown.answer, &options, width, &v->body);
	if ((int)v->body.n == v->answer_line)
		add_no_answer(v, width);
	else
		add_pictures(v, v->shown.answer, v->answer_line);
}

// The answer as far as it was shown line by line. All of it is laid out, so that no line moves when
// the next one comes.
static void add_answer_lines(ReviewView *v, ClozeView clozes, const Pane *pane)
{
	int width = pane->right - pane->left;
	const RenderOptions options = text_options(&v->base, clozes);
	Lines head = {0};
	add_division(v, pane);
	render_text(str_head(v->shown.answer, v->line_end), &options, width, &head);
	render_text(v->shown.answer, &options, width, &v->body);
	size_t end = (size_t)v->answer_line + head.n;
	if (end < v->body.n)
		v->body.n = end;
	add_pictures(v, v->shown.answer, v->answer_line);
	lines_release(&head);
}

static void make_body(ReviewView *v, const Pane *pane, int page)
{
	const StoredCard *card = &v->shown;
	StageView view = session_view(v->session);
	int width = pane->right - pane->left;
	const RenderOptions options = question_options(&v->base, view);
	lines_clear(&v->body);
	pictures_begin(&v->pictures, &v->base.support, picture_room(pane, page));
	render_text(card->question, &options, width, &v->body);
	emphasise_lead(&v->body);
	add_pictures(v, card->question, 0);
	if (view.has_answer)
		add_answer(v, view.answer, pane);
	else if (v->line_end > 0)
		add_answer_lines(v, session_next_view(v->session).answer, pane);
}

static int at_most(int value, int max)
{
	return value < max ? value : max;
}

// Where a window of `page` lines shows a beginning of the answer: an answer below the edge would go
// unnoticed. Otherwise the question stays.
static int place_answer(const ReviewView *v, int page)
{
	enum { ANSWER_MIN = 2, ABOVE_RULE = 1 };
	int enough = at_most(v->answer_line + ANSWER_MIN, (int)v->body.n);
	if (enough <= page && v->rule_line <= page / 2)
		return 0;
	int with_question = v->rule_line > ABOVE_RULE ? v->rule_line - ABOVE_RULE : 0;
	int with_answer = at_most(enough - page, v->rule_line);
	return with_question > with_answer ? with_question : with_answer;
}

void review_body_draw(ReviewView *v, Frame *f, const Pane *pane, int top, int bottom)
{
	int width = pane->right - pane->left;
	int rows = pane->bottom - pane->top;
	if (v->body_width != width || v->body_rows != rows || v->body_made != v->base.n_made ||
		pictures_are_outdated(&v->pictures, &v->base.support))
		make_body(v, pane, bottom - top);
	v->body_made = v->base.n_made;
	v->body_width = width;
	v->body_rows = rows;
	if (v->follow == FOLLOW_ANSWER)
		v->scroll.at = place_answer(v, bottom - top);
	if (v->follow == FOLLOW_END)
		v->scroll.at = (int)v->body.n;
	scroll_draw(&v->scroll, f, pane, top, bottom, &v->body);
	pictures_draw(&v->pictures, f, pane->left, top, bottom, v->scroll.at);
}
