// The review screen: keys → session.
#include "review_view.h"

#include <assert.h>
#include <stdlib.h>
#include "recto/base/mem.h"
#include "recto/render/card.h"
#include "recto/render/markdown.h"

static ReviewView *cast(View *v)
{
	return (ReviewView *)v;
}

Place review_place(const ReviewView *v)
{
	switch (session_phase(v->session)) {
	case SESSION_QUESTION:
	case SESSION_CLOZED:
		return PLACE_QUESTION;
	case SESSION_ANSWER:
		return PLACE_ANSWER;
	case SESSION_DONE:
		break;
	}
	return PLACE_DONE;
}

// -- what follows from a change ---------------------------------------------------------------

// A card without an answer shows the pages that it links to.
static void find_links(ReviewView *v)
{
	bool is_bare = session_view(v->session).has_answer && v->shown.answer.n == 0;
	v->n_links = is_bare ? library_list_links(
				       v->base.desk->store, &v->shown, &v->shown_arena, v->links)
			     : 0;
}

// The card was read again: what the editor, the opener and the screen are about lends from it.
void review_note_card(ReviewView *v)
{
	const StoredCard *card = session_card(v->session);
	arena_reset(&v->shown_arena);
	v->shown = card ? *card : (StoredCard){0};
	if (card)
		library_resolve_card(v->base.desk->store, &v->shown, &v->shown_arena);
	if (v->line_end > v->shown.answer.n)
		v->line_end = v->shown.answer.n;
	find_links(v);
	v->base.file = card ? card->path : (Str){0};
	v->base.line = card ? card->line : 0;
}

void review_show_anew(ReviewView *v)
{
	v->line_end = 0;
	review_note_card(v);
	pictures_clear(&v->pictures);
	v->body_width = 0;
	v->scroll.at = 0;
	v->follow = FOLLOW_NOTHING;
	v->has_counts = v->is_checked = false;
	if (v->overlay == OVERLAY_INFO)
		v->overlay = OVERLAY_NONE;
}

// The key that takes the last action back, for messages.
static void append_undo_key(const ReviewView *v, Buf *out)
{
	Key key = keymap_key_of(v->base.keys, ACTION_UNDO, 0);
	if (key == KEY_NONE)
		return;
	buf_append_z(out, " – ");
	key_append_name(key, out);
	buf_append_z(out, " undoes it");
}

static void say_with_undo(ReviewView *v, const char *what)
{
	Buf undo = {0};
	append_undo_key(v, &undo);
	message_set(&v->message, ROLE_DIM, "%s%s", what, buf_z(&undo));
	buf_release(&undo);
}

// -- actions ----------------------------------------------------------------------------------

typedef ViewWish Handler(ReviewView *v, ActionId action, Err *err);

static ViewWish reveal(ReviewView *v, ActionId action, Err *err)
{
	(void)action;
	(void)err;
	bool had_answer = session_view(v->session).has_answer || v->line_end > 0;
	session_reveal(v->session);
	v->line_end = 0;
	find_links(v);
	v->body_width = 0;
	// Clozes are shown where they stand, and further lines below: the window stays.
	if (!had_answer)
		v->follow = session_view(v->session).has_answer ? FOLLOW_ANSWER : FOLLOW_NOTHING;
	return WISH_DRAW;
}

static ViewWish reveal_line(ReviewView *v, ActionId action, Err *err)
{
	bool has_lines = !session_view(v->session).has_answer &&
			 session_next_view(v->session).has_answer && v->shown.answer.n > 0;
	if (!has_lines)
		return reveal(v, action, err);
	v->line_end = render_next_line(v->shown.answer, session_next_view(v->session).answer,
		v->line_end, v->body_width > 0 ? v->body_width : MEASURE_MAX);
	if (v->line_end == v->shown.answer.n)
		reveal(v, action, err);
	v->body_width = 0;
	v->follow = FOLLOW_END;
	return WISH_DRAW;
}

// "good: again in 6 d"; a drill says only whether the card comes once more.
static void say_score(ReviewView *v, int score, bool was_drill, int64_t interval100)
{
	Buf next = {0};
	if (!was_drill) {
		buf_append_z(&next, "next in ");
		render_interval(interval100, &next);
	}
	if (score < SCORE_DRILL)
		buf_append_z(&next, was_drill ? "once more today" : ", and once more today");
	else if (was_drill)
		buf_append_z(&next, "that is it for today");
	message_set(
		&v->message, score_role(score), "%s: %s", action_score_name(score), buf_z(&next));
	buf_release(&next);
}

static void say_practised(ReviewView *v, int score)
{
	message_set(&v->message, score_role(score), "%s: %s", action_score_name(score),
		score < SCORE_DRILL ? "once more; the schedule stays" : "the schedule stays");
}

// What a page could not be given goes before what the score did.
static void say_notice(ReviewView *v)
{
	Str notice = session_notice(v->session);
	if (notice.n > 0)
		message_set(&v->message, ROLE_WARNING, "%.*s", STR_ARG(notice));
}

static ViewWish score(ReviewView *v, ActionId action, Err *err)
{
	int given = (int)(action - ACTION_SCORE_0);
	bool was_stale;
	bool was_drill = session_is_drill(v->session);
	int64_t interval100 = session_preview(v->session)[given].interval100;
	if (!session_score(v->session, given, &was_stale, err))
		return WISH_NOTHING;
	if (was_stale)
		message_set(&v->message, ROLE_WARNING, "changed elsewhere: skipped");
	else if (session_is_cram(v->session))
		say_practised(v, given);
	else
		say_score(v, given, was_drill, interval100);
	say_notice(v);
	review_show_anew(v);
	return WISH_DRAW;
}

static ViewWish act(ReviewView *v, ActionId action, Err *err)
{
	const StoredCard *card = session_card(v->session);
	bool was_marked = card->state.is_marked;
	EntryKind kind = action == ACTION_BURY      ? ENTRY_BURY
			 : action == ACTION_SUSPEND ? ENTRY_SUSPEND
			 : was_marked               ? ENTRY_UNMARK
						    : ENTRY_MARK;
	if (!session_act(v->session, kind, err))
		return WISH_NOTHING;
	if (kind == ENTRY_BURY)
		say_with_undo(v, "buried until tomorrow");
	else if (kind == ENTRY_SUSPEND)
		say_with_undo(v, "suspended");
	else
		message_set(&v->message, ROLE_DIM, was_marked ? "no longer marked" : "marked");
	if (action == ACTION_MARK)
		review_note_card(v);
	else
		review_show_anew(v);
	return WISH_DRAW;
}

static void say_undone(ReviewView *v, const UndoReport *report)
{
	if (report->score != SCORE_NONE)
		message_set(&v->message, ROLE_DIM, "undone: %s", action_score_name(report->score));
	else if (report->cards > 1)
		message_set(&v->message, ROLE_DIM, "undone: %s of %lld cards",
			entry_kind_name(report->kind), (long long)report->cards);
	else
		message_set(&v->message, ROLE_DIM, "undone: %s", entry_kind_name(report->kind));
}

static ViewWish undo(ReviewView *v, ActionId action, Err *err)
{
	(void)action;
	Err problem = {0};
	UndoReport report;
	if (session_undo(v->session, &report, &problem)) {
		say_undone(v, &report);
		say_notice(v);
		review_show_anew(v);
		return WISH_DRAW;
	}
	if (problem.kind != ERR_NEGATIVE)
		err_set(err, problem.kind, "%s", problem.text);
	message_set(&v->message, ROLE_DIM, "%s", problem.text);
	return WISH_DRAW;
}

static ViewWish edit(ReviewView *v, ActionId action, Err *err)
{
	(void)err;
	if (session_card(v->session)->is_gone)
		return WISH_NOTHING;
	return action == ACTION_EDIT ? WISH_EDIT : WISH_OPEN;
}

static ViewWish view_picture(ReviewView *v, ActionId action, Err *err)
{
	(void)action;
	(void)err;
	v->base.picture = pictures_find(&v->pictures, v->scroll.at, v->scroll.page);
	if (v->base.picture.n > 0)
		return WISH_VIEW;
	message_set(&v->message, ROLE_DIM, "there is no picture here");
	return WISH_DRAW;
}

static ViewWish show_info(ReviewView *v, ActionId action, Err *err)
{
	(void)action;
	arena_reset(&v->log_arena);
	if (!store_list_card_log(v->base.desk->store, session_card(v->session)->id, &v->log_arena,
		    &v->log, &v->n_log, err))
		return WISH_NOTHING;
	v->overlay = OVERLAY_INFO;
	v->overlay_scroll = (Scroll){0};
	return WISH_DRAW;
}

static ViewWish show_help(ReviewView *v, ActionId action, Err *err)
{
	(void)action;
	(void)err;
	v->overlay = OVERLAY_HELP;
	v->overlay_scroll = (Scroll){0};
	return WISH_DRAW;
}

static ViewWish redraw(ReviewView *v, ActionId action, Err *err)
{
	(void)v;
	(void)action;
	(void)err;
	return WISH_REDRAW;
}

static ViewWish search(ReviewView *v, ActionId action, Err *err)
{
	(void)v;
	(void)action;
	(void)err;
	return WISH_SEARCH;
}

static ViewWish show_stats(ReviewView *v, ActionId action, Err *err)
{
	(void)v;
	(void)action;
	(void)err;
	return WISH_STATS;
}

static ViewWish quit(ReviewView *v, ActionId action, Err *err)
{
	(void)v;
	(void)action;
	(void)err;
	return WISH_LEAVE;
}

// Where the decks are below, leaving leads to them.
static ViewWish go_home(ReviewView *v, ActionId action, Err *err)
{
	(void)action;
	(void)err;
	return v->base.has_below ? WISH_LEAVE : WISH_HOME;
}

static Handler *const handlers[ACTION_COUNT] = {
	[ACTION_REVEAL] = reveal,
	[ACTION_NEXT_LINE] = reveal_line,
	[ACTION_SCORE_0] = score,
	[ACTION_SCORE_1] = score,
	[ACTION_SCORE_2] = score,
	[ACTION_SCORE_3] = score,
	[ACTION_SCORE_4] = score,
	[ACTION_SCORE_5] = score,
	[ACTION_UNDO] = undo,
	[ACTION_EDIT] = edit,
	[ACTION_BURY] = act,
	[ACTION_SUSPEND] = act,
	[ACTION_MARK] = act,
	[ACTION_INFO] = show_info,
	[ACTION_OPEN] = edit,
	[ACTION_VIEW] = view_picture,
	[ACTION_HOME] = go_home,
	[ACTION_SEARCH] = search,
	[ACTION_STATS] = show_stats,
	[ACTION_HELP] = show_help,
	[ACTION_REDRAW] = redraw,
	[ACTION_QUIT] = quit,
};

// Keys in an overlay scroll it or close it: none of them scores.
static ViewWish update_overlay(ReviewView *v, ActionId action, Key key)
{
	if (scroll_wheel(&v->overlay_scroll, key))
		return WISH_DRAW;
	if (action == ACTION_REDRAW)
		return WISH_REDRAW;
	if (!scroll_act(&v->overlay_scroll, action))
		v->overlay = OVERLAY_NONE;
	return WISH_DRAW;
}

// A key that scores, pressed too early: which key comes before it.
static ViewWish ask_to_reveal(ReviewView *v, Key key)
{
	ActionId meant = keymap_find(v->base.keys, PLACE_ANSWER, key);
	bool scores = meant >= ACTION_SCORE_0 && meant <= ACTION_SCORE_5;
	Key reveal_key = keymap_key_of(v->base.keys, ACTION_REVEAL, 0);
	if (!scores || review_place(v) != PLACE_QUESTION || reveal_key == KEY_NONE)
		return WISH_NOTHING;
	Buf name = {0};
	key_append_name(reveal_key, &name);
	message_set(&v->message, ROLE_DIM, "show the answer first: %s", buf_z(&name));
	buf_release(&name);
	return WISH_DRAW;
}

static ViewWish review_update(View *view, Key key, Err *err)
{
	ReviewView *v = cast(view);
	ActionId action = keymap_find(view->keys, review_place(v), key);
	if (v->overlay != OVERLAY_NONE)
		return update_overlay(v, action, key);
	bool is_wheel = scroll_wheel(&v->scroll, key);
	if (action == ACTION_NONE && !is_wheel)
		return ask_to_reveal(v, key);
	message_clear(&v->message);
	v->is_checked = false;
	if (is_wheel || scroll_act(&v->scroll, action)) {
		v->follow = FOLLOW_NOTHING;
		return WISH_DRAW;
	}
	return handlers[action] ? handlers[action](v, action, err) : WISH_NOTHING;
}

// -- life -------------------------------------------------------------------------------------

static void review_close(View *view)
{
	ReviewView *v = cast(view);
	library_scan_close(v->scan);
	session_close(v->session);
	message_release(&v->message);
	lines_release(&v->body);
	pictures_release(&v->pictures);
	arena_release(&v->shown_arena);
	arena_release(&v->hard_arena);
	arena_release(&v->log_arena);
	free(v);
}

static bool review_reload(View *view, Err *err)
{
	ReviewView *v = cast(view);
	bool has_changed;
	if (!review_check_page(v, &has_changed, err))
		return false;
	if (has_changed && v->message.text.n == 0)
		message_set(&v->message, ROLE_DIM, "the page was read again");
	return true;
}

static void review_warn(View *view, const char *text)
{
	message_set(&cast(view)->message, ROLE_WARNING, "%s", text);
}

// Another view may have put the card away, or changed it.
static bool review_resume(View *view, Err *err)
{
	ReviewView *v = cast(view);
	const StoredCard *card = session_card(v->session);
	int64_t before = card ? card->id : 0;
	if (!session_reload(v->session, err))
		return false;
	card = session_card(v->session);
	if (card && card->id == before)
		review_note_card(v);
	else
		review_show_anew(v);
	v->has_counts = false;
	return true;
}

static const ViewClass review_class = {
	.name = "review",
	.update = review_update,
	.draw = review_draw,
	.idle = review_idle,
	.watch = review_watch,
	.resume = review_resume,
	.reload = review_reload,
	.warn = review_warn,
	.close = review_close,
};

View *review_view_open(
	const Desk *desk, const KeyMap *keys, const SessionOptions *options, Err *err)
{
	Session *session;
	if (!session_open(desk, options, &session, err))
		return NULL;
	ReviewView *v = mem_new(1, sizeof *v);
	v->base = (View){.class = &review_class, .desk = desk, .keys = keys};
	v->session = session;
	v->options = *options;
	pictures_init(&v->pictures, desk->config->images, keys);
	review_show_anew(v);
	if (store_is_read_only(desk->store))
		message_set(&v->message, ROLE_WARNING,
			"the database is read-only: no score can be kept");
	return &v->base;
}
