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
#include <limits.h>
#include "recto/render/card.h"
#include "recto/render/markdown.h"
#include "recto/render/width.h"
#include "card_info.h"
#include "review_view.h"

// -- the line above ---------------------------------------------------------------------------

static void add_progress(const ReviewView *v, Lines *out)
{
	SessionCounts c = v->counts;
	if (session_is_cram(v->session))
		add_cram_counts(out, c.cram, c.cram_again);
	else
		add_counts(out, c.due, c.new_, c.drill);
}

static int width_of_context(const ReviewView *v)
{
	const StoredCard *card = session_card(v->session);
	Buf text = {0};
	render_context(card->graph_name, card->page_title, card->context, INT_MAX, &text);
	int width = width_of(buf_str(&text));
	buf_release(&text);
	return width;
}

// Left of the counts, where the place of the card leaves room for it.
static int draw_done_so_far(const ReviewView *v, Frame *f, const Pane *pane, int row, int right)
{
	enum { MINUTE_MS = 60000 };
	SessionTally tally = session_tally(v->session);
	long long done = tally.reviews + tally.drills + tally.crams + tally.cram_agains;
	Lines line = {0};
	Buf text = {0};
	Pane left = *pane;
	left.right = right;
	if (done > 0)
		buf_printf(&text, "%lld done", done);
	if (done > 0 && tally.took_ms >= MINUTE_MS) {
		buf_append_z(&text, " · ");
		append_duration(&text, tally.took_ms);
	}
	if (done > 0)
		buf_append_z(&text, right < pane->right ? " · " : "");
	lines_add(&line, buf_str(&text), style_dim);
	int column = draw_right(f, &left, row, width_of_context(v) + 2, &line.items[0]);
	buf_release(&text);
	lines_release(&line);
	return column < left.right ? column : right;
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
	return draw_done_so_far(v, f, pane, row, column);
}

// What the card is beside its place, in words. Returns the column behind them.
static int draw_words(const ReviewView *v, Frame *f, const Pane *pane, int row, int limit)
{
	const StoredCard *card = session_card(v->session);
	int leech_at = v->base.desk->config->leech_at;
	const struct {
		const char *word;
		Role role;
		bool is_so;
	} words[] = {
		{"drill", ROLE_DRILL, session_is_drill(v->session)},
		{"cram", ROLE_DRILL, session_is_cram(v->session)},
		{"marked", ROLE_WARNING, card->state.is_marked},
		{"leech", ROLE_FAIL, leech_at > 0 && card->state.lapses >= leech_at},
		{"suspended", ROLE_WARNING, card->state.is_suspended},
	};
	int column = pane->left;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].is_so)
			column = frame_printf(f, row, column, limit,
				(Style){(uint8_t)words[i].role, 0}, "%s  ", words[i].word);
	return column;
}

static void draw_context(const ReviewView *v, Frame *f, int row, int column, int limit)
{
	const StoredCard *card = session_card(v->session);
	Buf text = {0};
	render_context(card->graph_name, card->page_title, card->context,
		limit > column ? limit - column : 0, &text);
	frame_text(f, row, column, limit, style_dim, buf_str(&text));
	buf_release(&text);
}

// In a small window messages and the sign of hidden lines stand here too.
static void draw_top(const ReviewView *v, Frame *f, const Pane *pane)
{
	int row = pane->top;
	if (pane->is_small && v->message.text.n > 0) {
		message_draw(&v->message, f, pane, row, pane->right);
		return;
	}
	int limit = pane->is_small && v->scroll.max > 0
			    ? scroll_draw_sign(&v->scroll, f, pane, row, v->base.keys)
			    : draw_progress(v, f, pane, row);
	if (limit < pane->right)
		limit -= 2;
	draw_context(v, f, row, draw_words(v, f, pane, row, limit), limit);
}

// -- the lines below --------------------------------------------------------------------------

const char *review_quit_label(const ReviewView *v)
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
	const bool is_answer = session_phase(v->session) == SESSION_ANSWER;
	const Hint hints[] = {is_answer ? good : reveal,
		{ACTION_NEXT_LINE, is_answer ? SIZE_MAX : 0, "line"}, {ACTION_EDIT, 0, "edit"},
		{ACTION_UNDO, 0, "undo"}, {ACTION_INFO, 0, "info"}, {ACTION_HELP, 0, "help"},
		{ACTION_QUIT, 0, review_quit_label(v)}};
	draw_hints(f, pane, row, v->base.keys, hints, sizeof hints / sizeof *hints);
}

// The message and the sign of hidden lines share a row.
void review_draw_between(const ReviewView *v, Frame *f, const Pane *pane, int row)
{
	int limit = scroll_draw_sign(&v->scroll, f, pane, row, v->base.keys);
	message_draw(&v->message, f, pane, row, limit);
}

static void draw_card(ReviewView *v, Frame *f, const Pane *pane)
{
	bool is_answer = session_phase(v->session) == SESSION_ANSWER;
	int bar_rows = is_answer ? score_bar_rows(v, pane) : 0;
	int footer = pane->bottom - (is_answer && pane->is_small ? 0 : 1);
	int bar = footer - bar_rows - pane->is_roomy;
	int top = pane->top + (pane->is_small ? 1 : 2);
	int bottom = pane->is_small ? bar : bar - 1;
	review_body_draw(v, f, pane, top, bottom);
	draw_top(v, f, pane);
	if (!pane->is_small)
		review_draw_between(v, f, pane, bottom);
	if (is_answer)
		score_bar_draw(v, f, pane, bar, bar_rows);
	if (footer < pane->bottom)
		draw_footer(v, f, pane, footer);
}

// -- all of it --------------------------------------------------------------------------------

static void draw_overlay(ReviewView *v, Frame *f, const Pane *pane)
{
	static const Hint hints[] = {{ACTION_QUIT, 0, "close"}};
	Lines lines = {0};
	if (v->overlay == OVERLAY_HELP)
		add_help(&lines, v->base.keys, ON_CARD, pane->right - pane->left);
	else
		card_info_add(
			&(CardInfo){v->base.desk, session_card(v->session), v->shown.question,
				session_phase(v->session) == SESSION_ANSWER, v->log, v->n_log},
			pane->right - pane->left, &lines);
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
		review_done_draw(v, f, &pane);
	else
		draw_card(v, f, &pane);
}
