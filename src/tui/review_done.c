// What stands at the end of a review: what was done, what was hard, what comes next.
#include "recto/render/width.h"
#include "review_view.h"

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

// "again  What is MLIR?" for each card that was hard.
static void add_hard(const ReviewView *v, const Pane *pane, Lines *out)
{
	enum { NAME_COLUMNS = 10 };
	if (v->n_hard == 0)
		return;
	lines_add(out, (Str){0}, style_plain);
	lines_add(out, STR("What was hard"), style_heading);
	for (size_t i = 0; i < v->n_hard; i++) {
		int score = v->hard[i].score;
		Buf text = {0};
		buf_printf(&text, "%-*s", NAME_COLUMNS, action_score_name(score));
		lines_add(out, buf_str(&text), (Style){(uint8_t)score_role(score), 0});
		buf_clear(&text);
		width_append_cut(&text, v->hard_names[i], pane->right - pane->left - NAME_COLUMNS);
		lines_append(out, buf_str(&text), style_plain);
		buf_release(&text);
	}
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
	if (v->has_counts)
		add_hard(v, pane, out);
}

void review_done_draw(ReviewView *v, Frame *f, const Pane *pane)
{
	const Hint hints[] = {{ACTION_HOME, 0, "decks"}, {ACTION_UNDO, 0, "undo"},
		{ACTION_HELP, 0, "help"}, {ACTION_QUIT, 0, review_quit_label(v)}};
	Lines lines = {0};
	add_summary(v, pane, &lines);
	int top = pane->top + (pane->is_small ? 0 : 2);
	int below = pane->is_small ? pane->bottom - 1 : pane_message_row(pane);
	scroll_draw(&v->scroll, f, pane, top, below, &lines);
	if (!pane->is_small)
		review_draw_between(v, f, pane, below);
	draw_hints(f, pane, pane->bottom - 1, v->base.keys, hints, sizeof hints / sizeof *hints);
	lines_release(&lines);
}
