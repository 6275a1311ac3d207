#include "rows.h"

#include "recto/card/similarity.h"
#include "recto/library/matches.h"
#include "recto/schedule/fold.h"
#include "recto/store/writes.h"
#include "intake.h"
#include "schedulers.h"

static bool tell_holder(Import *im, const Place *place, const Card *card, int64_t holder, Err *err)
{
	StoredCard other;
	if (!store_load_card(im->store, holder, &im->page_arena, &other, err))
		return false;
	if (card->cloze <= 1)
		talk_at(&im->talk, place->path, card->line, 1,
			"the card in %.*s:%d has the same id, so this one is known by its text: "
			"delete one of the two id lines",
			STR_ARG(other.path), other.line);
	return true;
}

// An id that another block of the graph has as well tells neither from the other: the later one
// does without. (A page's second one does so from the start.)
static bool check_block_id(Import *im, const Place *place, const Card *card, const StoredCard *was,
	StoredCard *is, Err *err)
{
	int64_t holder = 0;
	if (is->block_id.n == 0)
		return true;
	if (!store_find_same_block_id(im->store, is, was, &holder, err))
		return false;
	if (holder == 0)
		return true;
	is->block_id = (Str){0};
	return tell_holder(im, place, card, holder, err);
}

static StoredCard make_row(const Place *place, const Card *card)
{
	return (StoredCard){
		.page = place->page,
		.graph = place->graph->id,
		.line = card->line,
		.algorithm = place->graph->algorithm,
		.state = card_state_new(),
		.block_id = card->id,
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

bool rows_log(Import *im, StoredCard *row, LogEntry *e, Err *err)
{
	Entry *entry = &e->entry;
	bool starts_action = e->action == 0;
	if (starts_action)
		e->action = im->action;
	e->card = row->id;
	if (entry->at == 0)
		entry->at = clock_now(im->clock);
	entry->day = clock_day_of(im->clock, entry->at);
	entry->algorithm = row->algorithm;
	if (entry->kind != ENTRY_LOGSEQ)
		entry->score = SCORE_NONE;
	fold_complete(entry, &row->state);
	fold_entry(&row->state, entry);
	if (!store_append_entry(im->store, e, err))
		return false;
	if (starts_action)
		im->action = e->action;
	row->last_entry = e->id;
	return store_set_card_state(im->store, row->id, &row->state, e->id, err);
}

// An entry by which a card that was just inserted becomes what `from` says.
static bool log_start(Import *im, StoredCard *row, EntryKind kind, const CardState *from, Err *err)
{
	LogEntry e = {.entry = {.kind = kind, .after = *from}};
	return rows_log(im, row, &e, err);
}

// The card of a cloze begins as that of the whole block ended.
static bool log_state_of_whole(Import *im, StoredCard *row, const CardState *whole, Err *err)
{
	bool is_as_new = whole->phase == PHASE_NEW && !whole->is_suspended && !whole->is_marked;
	return is_as_new ||
	       (log_start(im, row, ENTRY_STATE, whole, err) &&
		       (!whole->is_suspended || log_start(im, row, ENTRY_SUSPEND, whole, err)) &&
		       (!whole->is_marked || log_start(im, row, ENTRY_MARK, whole, err)));
}

static bool log_state_of_page(Import *im, StoredCard *row, const PageState *s, Err *err)
{
	CardState taken;
	return !intake_read(row->algorithm, s, im->clock, &taken) ||
	       log_start(im, row, ENTRY_STATE, &taken, err);
}

static bool remember_state(Import *im, const StoredCard *row, const PageState *s, Err *err)
{
	Str lines = intake_lines(s, &im->page_arena);
	return lines.n == 0 || store_set_page_state(im->store, row->id, lines, err);
}

// The gone card of the block that a cloze stands in; 0 for other cards.
static bool find_whole(Import *im, const Place *place, const Card *card, const StoredCard *row,
	int64_t *whole, Err *err)
{
	*whole = 0;
	return row->cloze == 0 || !place->graph->is_known ||
	       store_find_whole_block(im->store, row, card->whole, whole, err);
}

static bool tell_new(Import *im, const StoredCard *row, Err *err)
{
	StoredPage page;
	im->report.new_++;
	if (!im->tell_match)
		return true;
	if (!store_load_page(im->store, row->page, &im->page_arena, &page, err))
		return false;
	const ImportMatch match = {.kind = MATCH_NEW,
		.card = row->uid,
		.is = row->question,
		.to = page.title,
		.to_path = page.path};
	im->tell_match(im->match_context, &match);
	return true;
}

bool rows_insert(Import *im, const Place *place, const Card *card, Err *err)
{
	StoredCard row = make_row(place, card);
	StoredCard whole;
	int64_t whole_id;
	if (!check_block_id(im, place, card, &(StoredCard){0}, &row, err) ||
		!find_whole(im, place, card, &row, &whole_id, err) ||
		!store_insert_card(im->store, &row, err) ||
		!remember_state(im, &row, &card->state, err) || !tell_new(im, &row, err))
		return false;
	if (whole_id == 0)
		return log_state_of_page(im, &row, &card->state, err);
	return store_load_card(im->store, whole_id, &im->page_arena, &whole, err) &&
	       log_state_of_whole(im, &row, &whole.state, err);
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

const char *match_kind_name(MatchKind kind)
{
	switch (kind) {
	case MATCH_EDITED:
		return "edited";
	case MATCH_MOVED:
		return "moved";
	case MATCH_BACK:
		return "back";
	case MATCH_GONE:
		return "gone";
	case MATCH_NEW:
	case MATCH_KIND_COUNT:
		break;
	}
	return "new";
}

// What a card is now, beside what it was.
typedef struct Kept {
	const StoredCard *was, *is;
	double similarity;
} Kept;

// False where nothing is to be told.
static bool count_kept(ImportReport *report, const Kept *k, MatchKind *kind)
{
	if (k->was->is_gone) {
		report->back++;
		*kind = MATCH_BACK;
	} else if (k->was->page != k->is->page) {
		report->moved++;
		*kind = MATCH_MOVED;
	} else if (!has_same_text(k->was, k->is)) {
		report->edited++;
		*kind = MATCH_EDITED;
	} else {
		report->unchanged++;
		return false;
	}
	return true;
}

static void find_similarity(Kept *k)
{
	Similarity s = {0};
	if (has_same_text(k->was, k->is))
		k->similarity = 1;
	if (k->similarity >= 0)
		return;
	similarity_add(&s, k->was->question, k->was->answer);
	similarity_add(&s, k->is->question, k->is->answer);
	similarity_weigh(&s);
	k->similarity = similarity_compare(&s, 0, 1);
	similarity_release(&s);
}

static bool is_by_id(const Kept *k)
{
	return k->is->block_id.n > 0 && str_equals(k->was->block_id, k->is->block_id);
}

// An id:: is no guess, nor is a question that stays in its page, nor the place of a page whose file
// was renamed.
static bool is_guess(const Import *im, const Kept *k)
{
	bool is_as_before =
		k->was->fingerprint == k->is->fingerprint && k->was->page == k->is->page;
	return !is_by_id(k) && !is_as_before && !im->has_same_bytes;
}

static bool tell_kept(Import *im, const Kept *k, MatchKind kind, Err *err)
{
	StoredPage page;
	if (!im->tell_match)
		return true;
	if (!store_load_page(im->store, k->is->page, &im->page_arena, &page, err))
		return false;
	const ImportMatch match = {kind, k->was->uid, k->was->question, k->is->question,
		k->was->page_title, page.title, k->was->path, page.path, k->similarity,
		is_guess(im, k), is_by_id(k)};
	im->tell_match(im->match_context, &match);
	return true;
}

static bool log_guess(Import *im, StoredCard *row, const Kept *k, Err *err)
{
	MatchNote note = match_note_of(k->was);
	note.similarity = k->similarity;
	LogEntry e = {
		.entry = {.kind = ENTRY_MATCH, .after = row->state},
		.note = match_note_write(&note, &im->page_arena),
	};
	return rows_log(im, row, &e, err);
}

static bool report_kept(Import *im, StoredCard *row, Kept *k, Err *err)
{
	MatchKind kind;
	if (!count_kept(&im->report, k, &kind))
		return true;
	find_similarity(k);
	return tell_kept(im, k, kind, err) && (!is_guess(im, k) || log_guess(im, row, k, err));
}

static bool keep_text(Import *im, const StoredCard *was, const StoredCard *is, Err *err)
{
	if (!has_same_text(was, is) || !has_same_surroundings(was, is))
		return store_update_card_text(im->store, is, err);
	if (was->line == is->line && was->occurrence == is->occurrence)
		return true;
	return store_move_card_line(im->store, is->id, is->line, is->occurrence, err);
}

// A card that reads otherwise, or stands elsewhere, has its history still.
static void carry_over(Import *im, const StoredCard *was, StoredCard *is)
{
	is->id = was->id;
	is->state = was->state;
	memcpy(is->uid, was->uid, sizeof is->uid);
	if (was->graph != is->graph)
		schedulers_note_move(im, was->graph, is->graph);
}

bool rows_keep(
	Import *im, int64_t id, const Place *place, const Card *card, double similarity, Err *err)
{
	StoredCard was;
	StoredCard is = make_row(place, card);
	is.id = id; // which check_block_id passes over
	if (!store_load_card(im->store, id, &im->page_arena, &was, err) ||
		!check_block_id(im, place, card, &was, &is, err))
		return false;
	carry_over(im, &was, &is);
	Kept kept = {.was = &was, .is = &is, .similarity = similarity};
	return keep_text(im, &was, &is, err) && report_kept(im, &is, &kept, err) &&
	       intake_take(im, &is, &card->state, err);
}

// What its new block holds of Logseq's properties is what was read last.
static bool take_page_state(Import *im, int64_t card, int64_t from, Err *err)
{
	StoredPageState state;
	return store_find_page_state(im->store, from, &im->page_arena, &state, err) &&
	       store_set_page_state(im->store, card, state.lines, err);
}

bool rows_take_over(Import *im, const StoredCard *was, const StoredCard *heir, Err *err)
{
	StoredCard is = *heir;
	carry_over(im, was, &is);
	im->report.unchanged--; // as which the other one was counted
	Kept kept = {.was = was, .is = &is, .similarity = 1};
	return store_retire_card(im->store, heir, err) &&
	       take_page_state(im, is.id, heir->id, err) &&
	       store_update_card_text(im->store, &is, err) && report_kept(im, &is, &kept, err);
}

bool rows_set_gone(Import *im, int64_t id, Err *err)
{
	StoredCard was;
	im->report.gone++;
	if (!store_set_card_gone(im->store, id, true, err))
		return false;
	if (!im->tell_match)
		return true;
	arena_reset(&im->page_arena);
	if (!store_load_card(im->store, id, &im->page_arena, &was, err))
		return false;
	const ImportMatch match = {.kind = MATCH_GONE,
		.card = was.uid,
		.was = was.question,
		.from = was.page_title,
		.from_path = was.path};
	im->tell_match(im->match_context, &match);
	return true;
}

bool rows_note_import(Import *im, Err *err)
{
	const ImportReport *r = &im->report;
	if (r->new_ + r->edited + r->moved + r->back + r->gone == 0)
		return true;
	Instant now = clock_now(im->clock);
	LogEntry e = {
		.action = im->action,
		.entry = {.kind = ENTRY_MATCH,
			.at = now,
			.day = clock_day_of(im->clock, now),
			.score = SCORE_NONE,
			.after = card_state_new()},
		.note = arena_printf(&im->arena,
			"%lld new, %lld edited, %lld moved, %lld back, %lld gone",
			(long long)r->new_, (long long)r->edited, (long long)r->moved,
			(long long)r->back, (long long)r->gone),
	};
	if (!store_append_entry(im->store, &e, err))
		return false;
	im->report.id = e.action;
	return true;
}
