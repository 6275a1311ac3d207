// Taking back what an import guessed: the history stays with the old text, and the new text becomes
// a new card.
#include "recto/review/unmatch.h"

#include "recto/card/card.h"
#include "recto/schedule/fold.h"
#include "recto/store/sources.h"
#include "recto/store/writes.h"

#include "local.h"

// -- which match ---------------------------------------------------------------------------------

// Whoever takes a match back takes back those after it as well.
static bool is_taken_back(const LogEntry *log, size_t n, const LogEntry *match, Arena *a)
{
	for (size_t i = 0; i < n; i++) {
		MatchNote note;
		if (log[i].entry.kind == ENTRY_UNMATCH && !log[i].is_undone &&
			log[i].id > match->id && match_note_read(log[i].note, a, &note) &&
			note.match <= match->id)
			return true;
	}
	return false;
}

// The last match that holds, of all imports (0) or of one.
static const LogEntry *find_holding(
	const LogEntry *log, size_t n, int64_t import, Arena *a, MatchNote *note)
{
	for (size_t i = n; i > 0; i--) {
		const LogEntry *e = &log[i - 1];
		bool is_meant = e->entry.kind == ENTRY_MATCH && !e->is_undone &&
				(import == 0 || e->action == import);
		if (is_meant && !is_taken_back(log, n, e, a) && match_note_read(e->note, a, note))
			return e;
	}
	return NULL;
}

const LogEntry *unmatch_find(const LogEntry *log, size_t n, Arena *a, MatchNote *note)
{
	return find_holding(log, n, 0, a, note);
}

// A match that still holds.
typedef struct Match {
	int64_t entry; // 0 for none
	MatchNote note;
} Match;

static bool find_match(
	const Journal *j, int64_t card, int64_t import, Arena *a, Match *out, Err *err)
{
	LogEntry *log;
	size_t n;
	*out = (Match){0};
	if (!store_list_card_log(j->desk->store, card, a, &log, &n, err))
		return false;
	const LogEntry *e = find_holding(log, n, import, a, &out->note);
	out->entry = e ? e->id : 0;
	return true;
}

// -- two cards again -----------------------------------------------------------------------------

static bool copy_page_state(Store *s, int64_t from, int64_t to, Arena *a, Err *err)
{
	StoredPageState state;
	return store_find_page_state(s, from, a, &state, err) &&
	       (!state.is_known || store_set_page_state(s, to, state.lines, err));
}

// The text as it is now, as a card of its own.
static bool make_other(Store *s, const StoredCard *card, StoredCard *other, Arena *a, Err *err)
{
	*other = *card;
	other->state = card_state_new();
	other->last_entry = 0;
	return store_insert_card(s, other, err) && copy_page_state(s, card->id, other->id, a, err);
}

// The card is what it was before the match. What the note does not hold, as tags, stays.
static bool set_former(Store *s, StoredCard *card, const MatchNote *was, Arena *a, Err *err)
{
	StoredPage page;
	bool is_there;
	if (!store_find_page(s, was->path, a, &page, &is_there, err))
		return false;
	if (is_there && page.graph == card->graph)
		card->page = page.id;
	card->block_id = (Str){0}; // that of the text which is another card now
	card->line = was->line;
	card->occurrence = was->occurrence;
	card->cloze = was->cloze;
	card->clozes = was->clozes;
	card->question = was->question;
	card->answer = was->answer;
	card->fingerprint = card_identify(was->question, was->cloze).fingerprint;
	return store_update_card_text(s, card, err) && store_set_card_gone(s, card->id, true, err);
}

static bool log_unmatch(
	Journal *j, const StoredCard *card, const MatchNote *note, Arena *a, Err *err)
{
	LogEntry e = {
		.action = j->action,
		.card = card->id,
		.entry = {.kind = ENTRY_UNMATCH,
			.at = j->moment.now,
			.day = j->moment.today,
			.score = SCORE_NONE,
			.algorithm = card->algorithm},
		.note = match_note_write(note, a),
	};
	fold_complete(&e.entry, &card->state);
	if (!store_append_entry(j->desk->store, &e, err) ||
		!store_set_card_state(j->desk->store, card->id, &e.entry.after, e.id, err))
		return false;
	j->action = e.action;
	return true;
}

static bool take_back(
	Journal *j, int64_t id, const Match *match, Unmatched *out, Arena *a, Err *err)
{
	Store *s = j->desk->store;
	StoredCard card, other = {0};
	if (!store_load_card(s, id, a, &card, err))
		return false;
	MatchNote note = match_note_of(&card);
	note.match = match->entry;
	note.refused = match_text_key(card.question, card.answer, a);
	if (!card.is_gone && !make_other(s, &card, &other, a, err))
		return false;
	note.other = str_from_z(other.uid);
	*out = (Unmatched){card.id, other.id};
	return set_former(s, &card, &match->note, a, err) && log_unmatch(j, &card, &note, a, err);
}

static bool unmatch(Journal *j, int64_t card, Unmatched *out, Arena *a, Err *err)
{
	Match match;
	if (!find_match(j, card, 0, a, &match, err))
		return false;
	if (match.entry == 0)
		return err_set(err, ERR_NEGATIVE,
			"no import guessed that this text was the card's: there is nothing to "
			"take back");
	return take_back(j, card, &match, out, a, err);
}

bool record_unmatch(const Desk *d, int64_t card, Unmatched *out, Err *err)
{
	Journal j;
	Arena a = {0};
	if (!journal_open(&j, d, err))
		return false;
	bool is_good = unmatch(&j, card, out, &a, err);
	arena_release(&a);
	return journal_close(&j, is_good, err);
}

// -- a whole import ------------------------------------------------------------------------------

static bool list_matched(Store *s, int64_t import, Arena *a, int64_t **cards, size_t *n, Err *err)
{
	LogEntry *entries;
	size_t n_entries;
	bool is_import = false;
	*n = 0;
	if (!store_list_action(s, import, a, &entries, &n_entries, err))
		return false;
	*cards = ARENA_ARRAY(a, int64_t, n_entries);
	for (size_t i = 0; i < n_entries; i++) {
		is_import = is_import || entries[i].entry.kind == ENTRY_MATCH;
		if (entries[i].entry.kind == ENTRY_MATCH && entries[i].card != 0)
			(*cards)[(*n)++] = entries[i].card;
	}
	return is_import ||
	       err_set(err, ERR_NEGATIVE, "no import has the number %lld", (long long)import);
}

static bool unmatch_import(Journal *j, int64_t import, int64_t *count, Arena *a, Err *err)
{
	int64_t *cards;
	size_t n;
	if (!list_matched(j->desk->store, import, a, &cards, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		Match match;
		Unmatched done;
		if (!find_match(j, cards[i], import, a, &match, err))
			return false;
		if (match.entry == 0)
			continue;
		if (!take_back(j, cards[i], &match, &done, a, err))
			return false;
		++*count;
	}
	return *count > 0 ||
	       err_set(err, ERR_NEGATIVE, "the import %lld has no match that could be taken back",
		       (long long)import);
}

bool record_unmatch_import(const Desk *d, int64_t import, int64_t *count, Err *err)
{
	Journal j;
	Arena a = {0};
	*count = 0;
	if (!journal_open(&j, d, err))
		return false;
	bool is_good = unmatch_import(&j, import, count, &a, err);
	arena_release(&a);
	return journal_close(&j, is_good, err);
}

// -- taking that back ----------------------------------------------------------------------------

static bool put_away(Store *s, const StoredCard *card, Err *err)
{
	if (card->state.phase == PHASE_NEW)
		return store_retire_card(s, card, err);
	return store_update_card_text(s, card, err) && store_set_card_gone(s, card->id, true, err);
}

// The card has the text again that became a card of its own; that one is gone. It may have been
// edited meanwhile.
static bool join_again(Store *s, const StoredCard *card, Str other_uid, Arena *a, Err *err)
{
	int64_t id;
	StoredCard other;
	if (!store_resolve_card(s, other_uid, &id, err) || !store_load_card(s, id, a, &other, err))
		return false;
	StoredCard joined = other;
	joined.id = card->id;
	return put_away(s, &other, err) && store_update_card_text(s, &joined, err) &&
	       copy_page_state(s, other.id, joined.id, a, err) &&
	       (!other.is_gone || store_set_card_gone(s, joined.id, true, err));
}

bool unmatch_undo(Store *s, const LogEntry *entry, Arena *a, Err *err)
{
	MatchNote note;
	StoredCard card;
	if (!match_note_read(entry->note, a, &note))
		return true;
	if (!store_load_card(s, entry->card, a, &card, err))
		return false;
	return note.other.n > 0 ? join_again(s, &card, note.other, a, err)
				: set_former(s, &card, &note, a, err);
}
