// The review screen as a frame.
//
//	context                                          what is left
//
//	question
//	────────
//	answer
//
//	what just happened                          what is hidden
//	scores with their intervals
//	keys
#include "recto/render/card.h"
#include "recto/render/markdown.h"
#include "recto/render/width.h"
#include "review_view.h"

// -- the card's text --------------------------------------------------------------------------

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

static void add_answer(ReviewView *v, Str answer, ClozeView clozes, const Pane *pane)
{
	Lines *lines = &v->body;
	int width = pane->right - pane->left;
	bool has_gaps = pane->bottom - pane->top >= ROWS_FOR_GAPS;
	if (has_gaps)
		lines_add(lines, (Str){0}, style_plain);
	v->rule_line = (int)lines->n;
	add_rule(lines, width);
	if (has_gaps)
		lines_add(lines, (Str){0}, style_plain);
	v->answer_line = (int)lines->n;
	render_clozes(answer, clozes, 0, width, lines);
	if ((int)lines->n > v->answer_line)
		return;
	lines_add(lines, (Str){0}, style_dim);
	add_wrapped(lines, STR("This card has no answer below it."), width, 0, style_dim);
}

static void make_body(ReviewView *v, const Pane *pane)
{
	const StoredCard *card = &v->shown;
	StageView view = session_view(v->session);
	int width = pane->right - pane->left;
	lines_clear(&v->body);
	render_clozes(card->question, view.question, view.number, width, &v->body);
	emphasise_lead(&v->body);
	if (view.has_answer)
		add_answer(v, card->answer, view.answer, pane);
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

static void draw_body(ReviewView *v, Frame *f, const Pane *pane, int top, int bottom)
{
	int width = pane->right - pane->left;
	int rows = pane->bottom - pane->top;
	if (v->body_width != width || v->body_rows != rows)
		make_body(v, pane);
	v->body_width = width;
	v->body_rows = rows;
	if (v->follows_answer)
		v->scroll.at = place_answer(v, bottom - top);
	scroll_draw(&v->scroll, f, pane, top, bottom, &v->body);
}

// -- the line above ---------------------------------------------------------------------------

static void add_progress(const ReviewView *v, Lines *out)
{
	SessionCounts c = v->counts;
	if (session_is_cram(v->session))
		add_cram_counts(out, c.cram, c.cram_again);
	else
		add_counts(out, c.due, c.new_, c.drill);
}

// Returns the column where the counts begin.
static int draw_progress(const ReviewView *v, Frame *f, const Pane *pane, int row)
{
	enum { CONTEXT_MIN = 8 };
	Lines counts = {0};
	SessionCounts c = v->counts;
	if (!v->knows_counts)
		return pane->right;
	add_progress(v, &counts);
	if (counts.items[0].width > (pane->right - pane->left) / 2) {
		Buf left = {0};
		long long all = c.due + c.new_ + c.drill + c.cram + c.cram_again;
		buf_printf(&left, "%lld left", all);
		lines_clear(&counts);
		lines_add(&counts, buf_str(&left), style_dim);
		buf_release(&left);
	}
	int column = draw_right(f, pane, row, CONTEXT_MIN, &counts.items[0]);
	lines_release(&counts);
	return column;
}

// Signs of what the card is: a star, and that it is only practised again.
static int draw_signs(const ReviewView *v, Frame *f, const Pane *pane, int row, int limit)
{
	int column = pane->left;
	const StoredCard *card = session_card(v->session);
	if (card->state.is_marked)
		column = frame_text(f, row, column, limit, (Style){ROLE_WARNING, 0}, STR("* "));
	if (session_is_drill(v->session))
		column = frame_text(f, row, column, limit, (Style){ROLE_DRILL, 0}, STR("drill  "));
	if (session_is_cram(v->session))
		column = frame_text(f, row, column, limit, (Style){ROLE_DRILL, 0}, STR("cram  "));
	return column;
}

static void draw_context(const ReviewView *v, Frame *f, int row, int column, int limit)
{
	const StoredCard *card = session_card(v->session);
	Buf text = {0};
	render_context(card->page_title, card->context, limit > column ? limit - column : 0, &text);
	frame_text(f, row, column, limit, style_dim, buf_str(&text));
	buf_release(&text);
}

static void draw_message(const ReviewView *v, Frame *f, const Pane *pane, int row, int limit)
{
	frame_text(f, row, pane->left, limit, (Style){(uint8_t)v->message.role, 0},
		buf_str(&v->message.text));
}

// In a small window messages and the sign of hidden lines stand here too.
static void draw_top(const ReviewView *v, Frame *f, const Pane *pane)
{
	int row = pane->top;
	if (pane->is_small && v->message.text.n > 0) {
		draw_message(v, f, pane, row, pane->right);
		return;
	}
	int limit = pane->is_small && v->scroll.max > 0
			    ? scroll_draw_sign(&v->scroll, f, pane, row, v->base.keys)
			    : draw_progress(v, f, pane, row);
	if (limit < pane->right)
		limit -= 2;
	draw_context(v, f, row, draw_signs(v, f, pane, row, limit), limit);
}

// -- the lines below --------------------------------------------------------------------------

static const char *quit_label(const ReviewView *v)
{
	return v->base.has_below ? "back" : "quit";
}

static const char *reveal_label(const ReviewView *v)
{
	if (!session_next_shows_clozes(v->session))
		return "show answer";
	return session_card(v->session)->cloze > 0 ? "show cloze" : "show clozes";
}

static void draw_footer(const ReviewView *v, Frame *f, const Pane *pane, int row)
{
	const Hint reveal = {ACTION_REVEAL, 0, reveal_label(v)};
	// The bar shows the first key of a score; the second one is the handiest.
	static const Hint good = {ACTION_SCORE_4, 1, "good"};
	const Hint hints[] = {session_phase(v->session) == SESSION_ANSWER ? good : reveal,
		{ACTION_EDIT, 0, "edit"}, {ACTION_UNDO, 0, "undo"}, {ACTION_INFO, 0, "info"},
		{ACTION_HELP, 0, "help"}, {ACTION_QUIT, 0, quit_label(v)}};
	draw_hints(f, pane, row, v->base.keys, hints, sizeof hints / sizeof *hints);
}

// The message and the sign of hidden lines share a row.
static void draw_between(const ReviewView *v, Frame *f, const Pane *pane, int row)
{
	int limit = scroll_draw_sign(&v->scroll, f, pane, row, v->base.keys);
	draw_message(v, f, pane, row, limit < pane->right ? limit - 2 : limit);
}

static void draw_card(ReviewView *v, Frame *f, const Pane *pane)
{
	bool is_answer = session_phase(v->session) == SESSION_ANSWER;
	int bar_rows = is_answer ? score_bar_rows(v, pane) : 0;
	int footer = pane->bottom - (is_answer && pane->is_small ? 0 : 1);
	int bar = footer - bar_rows - pane->is_roomy;
	int top = pane->top + (pane->is_small ? 1 : 2);
	int bottom = pane->is_small ? bar : bar - 1;
	draw_body(v, f, pane, top, bottom);
	draw_top(v, f, pane);
	if (!pane->is_small)
		draw_between(v, f, pane, bottom);
	if (is_answer)
		score_bar_draw(v, f, pane, bar, bar_rows);
	if (footer < pane->bottom)
		draw_footer(v, f, pane, footer);
}

// -- when it is done --------------------------------------------------------------------------

// "12 reviews · 92 % remembered · 2 drilled · 4 min"; a new card has nothing to remember.
static void append_tally(const SessionTally *t, Buf *out)
{
	if (t->reviews > 0)
		buf_printf(out, "%lld %s · ", (long long)t->reviews,
			t->reviews == 1 ? "review" : "reviews");
	if (t->seen > 0)
		buf_printf(out, "%lld %% remembered · ",
			(long long)((t->remembered * 100 + t->seen / 2) / t->seen));
	if (t->drills > 0)
		buf_printf(out, "%lld drilled · ", (long long)t->drills);
	if (t->crams > 0)
		buf_printf(out, "%lld practised · ", (long long)t->crams);
	if (t->cram_agains > 0)
		buf_printf(out, "%lld once more · ", (long long)t->cram_agains);
	append_duration(out, t->took_ms);
}

static void append_no_cards(const ReviewView *v, Buf *out)
{
	const Filter *filter = v->options.filter;
	bool is_asked = filter && filter->kind != FILTER_ALL && !v->base.has_below;
	buf_append_z(out, is_asked ? "No card fits the query." : "There are no cards here.");
}

// Whether what is left waits because of --limit or --new.
static bool is_limited_by_options(const ReviewView *v)
{
	const SessionOptions *o = &v->options;
	bool is_full = o->limit >= 0 && session_tally(v->session).reviews >= o->limit;
	return is_full || (o->new_limit >= 0 && v->queue.due == 0);
}

// "3 due and 12 new cards wait beyond today's limit."
static void append_waiting(const ReviewView *v, Buf *out)
{
	long long due = v->queue.due;
	long long new_ = v->queue.new_;
	if (due > 0)
		buf_printf(out, "%lld due ", due);
	if (new_ > 0)
		buf_printf(out, due > 0 ? "and %lld new " : "%lld new ", new_);
	buf_append_z(out, due + new_ == 1 ? "card waits" : "cards wait");
	buf_printf(
		out, " beyond %s limit.", is_limited_by_options(v) ? "this review's" : "today's");
}

// What practice leaves behind, or why there is none.
static void append_cram_outlook(const ReviewView *v, Buf *out)
{
	if (v->queue.total == 0)
		append_no_cards(v, out);
	else if (session_tally(v->session).crams > 0)
		buf_append_z(out, "The schedule is as it was.");
	else
		buf_append_z(out, "The cards that fit are suspended or buried.");
}

static void add_outlook(const ReviewView *v, int width, Lines *out)
{
	Buf text = {0};
	if (session_is_cram(v->session))
		append_cram_outlook(v, &text);
	else if (v->queue.total == 0)
		append_no_cards(v, &text);
	else if (v->queue.due + v->queue.new_ > 0)
		append_waiting(v, &text);
	else if (v->queue.next_due == INSTANT_NONE)
		buf_append_z(&text, "No card is planned.");
	else {
		buf_append_z(&text, "The next card comes ");
		append_when(&text, &v->base.desk->clock, v->queue.next_due);
		buf_append_char(&text, '.');
	}
	lines_add(out, (Str){0}, style_plain);
	add_wrapped(out, buf_str(&text), width, 0, style_plain);
	buf_release(&text);
}

static void add_summary(const ReviewView *v, const Pane *pane, Lines *out)
{
	int width = pane->right - pane->left;
	SessionTally tally = session_tally(v->session);
	bool has_worked = tally.reviews + tally.drills + tally.crams > 0;
	Str nothing = session_is_cram(v->session) ? STR("Nothing to practise.")
						  : STR("Nothing to review.");
	lines_add(out, has_worked ? STR("Done for now.") : nothing, style_heading);
	if (!pane->is_small)
		lines_add(out, (Str){0}, style_plain);
	if (has_worked) {
		Buf text = {0};
		append_tally(&tally, &text);
		lines_add(out, (Str){0}, style_plain);
		add_wrapped(out, buf_str(&text), width, 0, style_plain);
		buf_release(&text);
	}
	if (v->has_counts)
		add_outlook(v, width, out);
}

static void draw_done(ReviewView *v, Frame *f, const Pane *pane)
{
	const Hint hints[] = {{ACTION_QUIT, 0, quit_label(v)}, {ACTION_UNDO, 0, "undo"},
		{ACTION_HELP, 0, "help"}};
	Lines lines = {0};
	add_summary(v, pane, &lines);
	int top = pane->top + (pane->is_small ? 0 : 2);
	int below = pane->is_small ? pane->bottom - 1 : pane_message_row(pane);
	scroll_draw(&v->scroll, f, pane, top, below, &lines);
	if (!pane->is_small)
		draw_between(v, f, pane, below);
	draw_hints(f, pane, pane->bottom - 1, v->base.keys, hints, sizeof hints / sizeof *hints);
	lines_release(&lines);
}

// -- all of it --------------------------------------------------------------------------------

static void draw_overlay(ReviewView *v, Frame *f, const Pane *pane)
{
	static const Hint hints[] = {{ACTION_QUIT, 0, "close"}};
	Lines lines = {0};
	if (v->overlay == OVERLAY_HELP)
		add_help(&lines, v->base.keys, ON_CARD, pane->right - pane->left);
	else
		review_add_info(v, pane->right - pane->left, &lines);
	scroll_draw(&v->overlay_scroll, f, pane, pane->top, pane->bottom - 1, &lines);
	draw_hints(f, pane, pane->bottom - 1, v->base.keys, hints, 1);
	scroll_draw_sign(&v->overlay_scroll, f, pane, pane->bottom - 1, v->base.keys);
	lines_release(&lines);
}

void review_draw(View *view, Frame *f)
{
	ReviewView *v = (ReviewView *)view;
	Pane pane = pane_of(f);
	if (v->overlay != OVERLAY_NONE)
		draw_overlay(v, f, &pane);
	else if (session_phase(v->session) == SESSION_DONE)
		draw_done(v, f, &pane);
	else
		draw_card(v, f, &pane);
}
