// The card's page changes while the card is shown: in the editor, or beside the review.
#include "recto/base/path.h"
#include "recto/store/cards.h"
#include "review_view.h"

// What the card was.
typedef struct Before {
	int64_t card, page;
	int64_t last_card; // of all; cards that the page brings come after it
	int line;
	Str question, answer, page_title;
	Arena arena;
} Before;

static bool note_before(const ReviewView *v, Before *out, Err *err)
{
	const StoredCard *card = session_card(v->session);
	*out = (Before){.card = card->id, .page = card->page, .line = card->line};
	out->question = arena_copy(&out->arena, card->question);
	out->answer = arena_copy(&out->arena, card->answer);
	out->page_title = arena_copy(&out->arena, card->page_title);
	return store_last_card(v->base.desk->store, &out->last_card, err);
}

// Whether a card that the page did not have begins at the same line.
static bool find_new(Store *s, const Before *before, bool *is_there, Err *err)
{
	Arena a = {0};
	StoredCard *cards;
	size_t n;
	bool is_good = store_list_page_cards(s, before->page, &a, &cards, &n, err);
	*is_there = false;
	for (size_t i = 0; is_good && i < n; i++)
		*is_there = *is_there || (!cards[i].is_gone && cards[i].line == before->line &&
						 cards[i].id > before->last_card);
	arena_release(&a);
	return is_good;
}

// The review shows another card, or none.
static bool say_left(ReviewView *v, const Before *before, Err *err)
{
	Store *s = v->base.desk->store;
	Arena a = {0};
	StoredCard card;
	bool is_new = false;
	bool is_good = store_load_card(s, before->card, &a, &card, err) &&
		       (!card.is_gone || find_new(s, before, &is_new, err));
	if (is_good)
		message_set(&v->message, ROLE_DIM, "%s",
			is_new         ? "the question changed: it begins as new"
			: card.is_gone ? "the card is gone from its page; its history stays"
				       : "not due any more: its page has changed");
	arena_release(&a);
	return is_good;
}

// A page of the same title is called by its file.
static void say_changed(ReviewView *v, const Before *before, const StoredCard *now)
{
	Str place = str_equals(now->page_title, before->page_title) ? path_base(now->path)
								    : now->page_title;
	if (now->page != before->page)
		message_set(&v->message, ROLE_DIM, "the card has moved to %.*s", STR_ARG(place));
	else
		message_set(&v->message, ROLE_DIM, "the page was read again");
}

// Lines that were shown stay shown where the text is the same.
static bool adopt(ReviewView *v, const Before *before, Err *err)
{
	const StoredCard *now = session_card(v->session);
	v->has_counts = false;
	if (!now || now->id != before->card) {
		review_show_anew(v);
		return say_left(v, before, err);
	}
	bool is_same = str_equals(now->question, before->question) &&
		       str_equals(now->answer, before->answer);
	if (!is_same || now->page != before->page)
		say_changed(v, before, now);
	if (is_same) {
		review_note_card(v);
		return true;
	}
	review_show_anew(v);
	v->follow = session_view(v->session).has_answer ? FOLLOW_ANSWER : FOLLOW_NOTHING;
	return true;
}

// What looked for changes before looks once more, from the start: it may have passed what the page
// has been renamed to.
static void begin_scan_again(ReviewView *v)
{
	library_scan_close(v->scan);
	v->scan = NULL;
}

bool review_check_page(ReviewView *v, bool *has_changed, Err *err)
{
	const Desk *desk = v->base.desk;
	Before before;
	Err problem = {0};
	*has_changed = false;
	if (!session_card(v->session))
		return true;
	bool is_good = note_before(v, &before, err);
	if (is_good && !library_refresh_card(desk->store, desk->config, &desk->clock, before.card,
			       has_changed, &problem)) {
		*has_changed = true;
		message_set(
			&v->message, ROLE_WARNING, "the page was not checked: %s", problem.text);
	} else if (is_good && *has_changed) {
		begin_scan_again(v);
		is_good = session_reload(v->session, err) && adopt(v, &before, err);
	}
	arena_release(&before.arena);
	return is_good;
}
