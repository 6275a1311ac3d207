#include "rows.h"

#include "recto/schedule/takeover.h"
#include "recto/store/log.h"

// Two in one page are told when the page is read.
static bool tell_holder(Import *im, const Place *place, const Card *card, int64_t holder, Err *err)
{
	StoredCard other;
	if (!store_load_card(im->store, holder, &im->page_arena, &other, err))
		return false;
	if (other.page == place->page)
		return true;
	Str text = arena_printf(&im->page_arena,
		"%.*s:%d has the same id::, so this card is known by its text", STR_ARG(other.path),
		other.line);
	talk_diag(&im->talk, place->path, &(Diag){card->line, 1, text});
	return true;
}

// An id that another card of the graph has as well tells neither from the other: the later one does
// without.
static bool take_block_id(
	Import *im, const Place *place, const Card *card, int64_t own, Str *out, Err *err)
{
	int64_t holder = 0;
	*out = card->id;
	if (card->id.n > 0 &&
		!store_find_card_by_block(im->store, place->graph->id, card->id, &holder, err))
		return false;
	if (holder == 0 || holder == own)
		return true;
	*out = (Str){0};
	return tell_holder(im, place, card, holder, err);
}

static StoredCard make_row(const Place *place, const Card *card, Str block_id)
{
	return (StoredCard){
		.page = place->page,
		.graph = place->graph->id,
		.line = card->line,
		.algorithm = place->graph->algorithm,
		.state = card_state_new(),
		.block_id = block_id,
		.fingerprint = card->fingerprint,
		.occurrence = card->occurrence,
		.question = card->question,
		.answer = card->answer,
		.deck = card->deck,
		.tags = card->tags,
		.context = card->context,
		.refs = card->refs,
		.properties = card->properties,
		.cloze = card->cloze,
		.clozes = card->clozes,
	};
}

static bool append_entry(Import *im, LogEntry *e, Err *err)
{
	e->action = im->action;
	e->entry.at = clock_now(im->clock);
	e->entry.day = clock_day_of(im->clock, e->entry.at);
	if (!store_append_entry(im->store, e, err))
		return false;
	im->action = e->action;
	return true;
}

static bool log_taken_state(Import *im, const StoredCard *row, Err *err)
{
	LogEntry e = {
		.card = row->id,
		.entry =
			{
				.kind = ENTRY_STATE,
				.score = SCORE_NONE,
				.algorithm = row->algorithm,
				.before = card_state_new().memory,
				.after = row->state,
			},
	};
	return append_entry(im, &e, err) &&
	       store_set_card_state(im->store, row->id, &row->state, e.id, err);
}

bool rows_insert(Import *im, const Place *place, const Card *card, Err *err)
{
	Str block_id;
	if (!take_block_id(im, place, card, 0, &block_id, err))
		return false;
	StoredCard row = make_row(place, card, block_id);
	const PageState *s = &card->state;
	TakeoverInput in = {s->interval, s->repeats, s->ease, s->next_schedule, s->last_reviewed,
		s->last_score};
	CardState taken;
	bool is_taken = takeover_sm2(&in, im->clock, &taken);
	if (is_taken)
		row.state = taken;
	if (!store_insert_card(im->store, &row, err))
		return false;
	im->report.new_++;
	return !is_taken || log_taken_state(im, &row, err);
}

static bool has_same_text(const StoredCard *a, const StoredCard *b)
{
	return str_equals(a->question, b->question) && str_equals(a->answer, b->answer);
}

static bool has_same_surroundings(const StoredCard *a, const StoredCard *b)
{
	return a->page == b->page && a->graph == b->graph && a->is_gone == b->is_gone &&
	       a->algorithm == b->algorithm && a->fingerprint == b->fingerprint &&
	       str_equals(a->block_id, b->block_id) && str_equals(a->deck, b->deck) &&
	       str_equals(a->tags, b->tags) && str_equals(a->context, b->context) &&
	       str_equals(a->refs, b->refs) && str_equals(a->properties, b->properties) &&
	       a->cloze == b->cloze && a->clozes == b->clozes;
}

static void count_kept(ImportReport *report, const StoredCard *was, const StoredCard *is)
{
	if (was->is_gone)
		report->back++;
	else if (was->page != is->page)
		report->moved++;
	else if (!has_same_text(was, is))
		report->edited++;
	else
		report->unchanged++;
}

bool rows_keep(Import *im, int64_t id, const Place *place, const Card *card, Err *err)
{
	StoredCard was;
	Str block_id;
	if (!store_load_card(im->store, id, &im->page_arena, &was, err) ||
		!take_block_id(im, place, card, id, &block_id, err))
		return false;
	StoredCard is = make_row(place, card, block_id);
	is.id = id;
	count_kept(&im->report, &was, &is);
	if (!has_same_text(&was, &is) || !has_same_surroundings(&was, &is))
		return store_update_card_text(im->store, &is, err);
	if (was.line == is.line && was.occurrence == is.occurrence)
		return true;
	return store_move_card_line(im->store, id, is.line, is.occurrence, err);
}

bool rows_set_gone(Import *im, int64_t id, Err *err)
{
	im->report.gone++;
	return store_set_card_gone(im->store, id, true, err);
}

bool rows_note_import(Import *im, Err *err)
{
	const ImportReport *r = &im->report;
	if (r->new_ + r->edited + r->moved + r->back + r->gone == 0)
		return true;
	LogEntry e = {
		.entry = {.kind = ENTRY_MATCH, .score = SCORE_NONE, .after = card_state_new()},
		.note = arena_printf(&im->arena,
			"%lld new, %lld edited, %lld moved, %lld back, %lld gone",
			(long long)r->new_, (long long)r->edited, (long long)r->moved,
			(long long)r->back, (long long)r->gone),
	};
	if (!append_entry(im, &e, err))
		return false;
	im->report.id = e.action;
	return true;
}
