#include "write_step.h"

#include "recto/outline/edit.h"
#include "recto/schedule/handover.h"
#include "recto/store/log.h"
#include "intake.h"

// -- a page in memory -----------------------------------------------------------------------------

void page_text_read(PageText *out, Buf *take, const PageInfo *info)
{
	out->bytes = *take;
	*take = (Buf){0};
	outline_parse(&out->outline, buf_str(&out->bytes), info->format);
	cards_read(&out->cards, &out->outline, info);
}

void page_text_release(PageText *t)
{
	cards_release(&t->cards);
	outline_release(&t->outline);
	buf_release(&t->bytes);
}

const Card *page_text_find(const PageText *t, const StoredCard *row)
{
	for (size_t i = 0; i < t->cards.n; i++) {
		const Card *card = &t->cards.items[i];
		if (card->fingerprint == row->fingerprint && card->occurrence == row->occurrence &&
			card->cloze == row->cloze)
			return card;
	}
	return NULL;
}

// -- the edit -------------------------------------------------------------------------------------

// Where properties are added, a reset writes the last review before the next one.
static void list_edits(Str lines, PropertyEdit out[HANDOVER_VALUES])
{
	for (size_t i = 0; i < HANDOVER_VALUES; i++) {
		out[i] = (PropertyEdit){.key = str_from_z(handover_keys[i])};
		str_next_line(&lines, &out[i].value);
	}
	if (!str_equals(out[3].value, STR("nil")) || !str_equals(out[4].value, STR("nil")))
		return;
	PropertyEdit next = out[3];
	out[3] = out[4];
	out[4] = next;
}

// What the edit made is taken only if all cards of the page are the same.
static bool take_edited(PageText *page, Buf *edited, const PageInfo *info, Err *err)
{
	PageText after;
	page_text_read(&after, edited, info);
	bool is_same = after.outline.n_blocks == page->outline.n_blocks &&
		       cards_agree(&page->cards, &after.cards, page->outline.n_blocks);
	PageText unwanted = is_same ? *page : after;
	if (is_same)
		*page = after;
	page_text_release(&unwanted);
	return is_same || err_set(err, ERR_IO, "the new lines would change cards of the page");
}

static bool edit(PageText *page, uint32_t block, const PageInfo *info, Step *step)
{
	Buf edited = {0};
	PropertyEdit edits[HANDOVER_VALUES];
	bool undoes = step->write->status == WRITE_UNDONE;
	list_edits(step->lines, edits);
	bool is_edited = undoes ? outline_undo_edit(&page->outline, block, edits, HANDOVER_VALUES,
					  step->write->former, &edited, &step->problem)
				: outline_edit(&page->outline, block, edits, HANDOVER_VALUES,
					  &edited, &step->problem);
	bool is_taken = is_edited && take_edited(page, &edited, info, &step->problem);
	buf_release(&edited);
	return is_taken;
}

static Str drawer_of(const PageText *page, const Card *card, Arena *a)
{
	Buf drawer = {0};
	outline_append_drawer(&page->outline, &page->outline.blocks[card->block], &drawer);
	Str copy = arena_copy(a, buf_str(&drawer));
	buf_release(&drawer);
	return copy;
}

// -- is it still wanted? --------------------------------------------------------------------------

static bool is_asked_for(const PageWrite *writes, size_t n, int64_t entry)
{
	for (size_t i = 0; i < n; i++)
		if (writes[i].entry == entry)
			return true;
	return false;
}

// Whether an entry moved the card after `asking`, other than by a write that follows.
static bool supersedes(const LogEntry *e, const LogEntry *asking, const PageWrite *writes, size_t n)
{
	// What an action caused, as the reset that follows a review taken in late, is its own.
	if (e->id <= asking->id || e->action == asking->action || e->is_undone)
		return false;
	if (e->entry.kind == ENTRY_STATE)
		return true;
	if (e->entry.kind == ENTRY_LOGSEQ)
		return e->entry.after.last_reviewed >= asking->entry.at;
	bool moves = e->entry.kind == ENTRY_REVIEW || e->entry.kind == ENTRY_RESET;
	return moves && !is_asked_for(writes, n, e->id);
}

// The lines that the write asks for; empty when it is not wanted any more.
static bool find_lines(Store *s, const Step *step, const PageWrite *writes, size_t n, Arena *a,
	Str *lines, Err *err)
{
	LogEntry *log;
	size_t n_log;
	const LogEntry *asking = NULL;
	*lines = (Str){0};
	if (!store_list_card_log(s, step->write->card, a, &log, &n_log, err))
		return false;
	for (size_t i = 0; i < n_log; i++)
		if (log[i].id == step->write->entry)
			asking = &log[i];
	for (size_t i = 0; asking && i < n_log; i++)
		if (supersedes(&log[i], asking, writes, n))
			asking = NULL;
	if (!asking)
		return true;
	Buf text = {0};
	handover_append(asking->entry.algorithm, &asking->entry.after, &text);
	*lines = arena_copy(a, buf_str(&text));
	buf_release(&text);
	return true;
}

// A run that was interrupted may have brought this write or a later one of the card into the page.
static bool is_in_page(const Step *step, const PageWrite *writes, size_t n, Str now)
{
	for (size_t i = 0; i < n; i++)
		if (writes[i].card == step->write->card && writes[i].id >= step->write->id &&
			writes[i].has_begun && str_equals(writes[i].lines, now))
			return true;
	return str_equals(step->lines, now);
}

// -- steps ----------------------------------------------------------------------------------------

static StepResult write_lines(PageText *page, const Card *card, const PageInfo *info,
	const PageWrite *writes, size_t n, Arena *a, Step *step)
{
	bool is_there = is_in_page(step, writes, n, intake_lines(&card->state, a));
	step->former =
		is_there && step->write->has_begun ? step->write->former : drawer_of(page, card, a);
	if (is_there && step->write->has_begun)
		step->lines = step->write->lines;
	if (is_there)
		return STEP_IS_THERE;
	return edit(page, card->block, info, step) ? STEP_WRITES : STEP_FAILS;
}

static StepResult undo_lines(
	PageText *page, const Card *card, const PageInfo *info, Arena *a, Step *step)
{
	step->lines = step->write->lines;
	if (!str_equals(intake_lines(&card->state, a), step->lines))
		return str_equals(drawer_of(page, card, a), step->write->former) ? STEP_IS_BACK
										 : STEP_LEAVES;
	return edit(page, card->block, info, step) ? STEP_UNDOES : STEP_FAILS;
}

bool write_step(Store *s, PageText *page, const PageInfo *info, const PageWrite *writes, size_t n,
	Arena *a, Step *step, Err *err)
{
	if (!store_load_card(s, step->write->card, a, &step->row, err))
		return false;
	bool undoes = step->write->status == WRITE_UNDONE;
	if (!undoes && !find_lines(s, step, writes, n, a, &step->lines, err))
		return false;
	const Card *card = page_text_find(page, &step->row);
	if (!undoes && step->lines.n == 0) {
		step->result = STEP_DROPS;
	} else if (step->row.is_gone) {
		step->result = STEP_RESTS;
	} else if (!card) {
		step->result = STEP_FAILS;
		err_set(&step->problem, ERR_IO, "card %s is gone from the page", step->row.uid);
	} else {
		step->result = undoes ? undo_lines(page, card, info, a, step)
				      : write_lines(page, card, info, writes, n, a, step);
	}
	return true;
}
