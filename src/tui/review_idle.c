// What a review does while no key waits: it counts, and looks for pages that changed.
#include "recto/render/card.h"
#include "review_view.h"

enum { SCAN_BUDGET_MS = 4 }; // of one step, so that keys never wait

// The questions of what was hard, each on one line.
static bool read_hard(ReviewView *v, Err *err)
{
	Arena row = {0};
	Buf name = {0};
	bool is_good = true;
	arena_reset(&v->hard_arena);
	v->n_hard = session_list_hard(v->session, v->hard);
	for (size_t i = 0; i < v->n_hard && is_good; i++) {
		StoredCard card;
		arena_reset(&row);
		buf_clear(&name);
		is_good = store_load_card(v->base.desk->store, v->hard[i].card, &row, &card, err);
		if (is_good)
			render_inline_clozes(card.question, CLOZES_HIDDEN, card.cloze, &name);
		v->hard_names[i] = arena_copy(&v->hard_arena, buf_str(&name));
	}
	buf_release(&name);
	arena_release(&row);
	return is_good;
}

static ViewWish count(ReviewView *v, Err *err)
{
	const Desk *desk = v->base.desk;
	if (!session_counts(v->session, &v->counts, err))
		return WISH_NOTHING;
	QueueQuery q = {.filter = v->options.filter, .moment = desk_moment(desk, 0)};
	if (session_phase(v->session) == SESSION_DONE &&
		!store_count_queue(desk->store, &q, &v->queue, err))
		return WISH_NOTHING;
	if (session_phase(v->session) == SESSION_DONE && !read_hard(v, err))
		return WISH_NOTHING;
	v->has_counts = v->knows_counts = true;
	return WISH_DRAW;
}

// Pages that changed are taken in; the card shown is read again.
static ViewWish adopt_changes(ReviewView *v, const ImportReport *report, Err *err)
{
	if (!message_set_import(&v->message, report) || !session_reload(v->session, err))
		return WISH_NOTHING;
	review_show_anew(v);
	return WISH_DRAW;
}

// What goes wrong in looking for changes does not stop a review: it is said, and the rest waits for
// `recto import`.
static ViewWish scan(ReviewView *v, Err *err)
{
	const Desk *desk = v->base.desk;
	Err problem = {0};
	ImportReport report = {0};
	bool is_done = false;
	if (!v->scan)
		v->scan = library_scan_open(desk->store, desk->config, &desk->clock);
	bool is_good = library_scan_step(v->scan, SCAN_BUDGET_MS, &is_done, &report, &problem);
	if (is_good && !is_done)
		return WISH_NOTHING;
	library_scan_close(v->scan);
	v->scan = NULL;
	v->is_scanned = true;
	if (is_good)
		return adopt_changes(v, &report, err);
	message_set(&v->message, ROLE_WARNING, "the pages were not checked: %s", problem.text);
	return WISH_DRAW;
}

// The terminal is asked when the first picture is to be drawn.
static ViewWish make_pictures(ReviewView *v)
{
	bool is_moved;
	if (pictures_are_wanted(&v->pictures) && !v->base.has_support)
		return WISH_DETECT;
	if (!pictures_poll(&v->pictures, &is_moved))
		return WISH_NOTHING;
	if (is_moved)
		v->body_width = 0;
	return WISH_DRAW;
}

// A page may change while its card is shown.
static ViewWish check_page(ReviewView *v, Err *err)
{
	bool has_changed;
	v->is_checked = true;
	if (!review_check_page(v, &has_changed, err))
		return WISH_NOTHING;
	return has_changed ? WISH_DRAW : WISH_NOTHING;
}

ViewWish review_idle(View *view, bool *is_done, Err *err)
{
	ReviewView *v = (ReviewView *)view;
	*is_done = false;
	ViewWish wish = make_pictures(v);
	if (wish != WISH_NOTHING)
		return wish;
	if (!v->has_counts)
		return count(v, err);
	if (!v->is_checked)
		return check_page(v, err);
	if (!v->is_scanned)
		return scan(v, err);
	*is_done = true;
	return WISH_NOTHING;
}

void review_watch(const View *view, ViewWatch *out)
{
	pictures_watch(&((const ReviewView *)view)->pictures, out);
}
