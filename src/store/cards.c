#include "recto/store/cards.h"

#include <assert.h>
#include "recto/base/vec.h"
#include "rows.h"

// -- decks ----------------------------------------------------------------------------------------

static bool find_deck(Store *s, Str name, int64_t *id, Err *err)
{
	Stmt q = stmt_start(s, STMT_FIND_DECK);
	BIND(&q, name);
	if (!stmt_run_int(&q, id, err))
		return false;
	if (*id != 0)
		return true;
	q = stmt_start(s, STMT_INSERT_DECK);
	BIND(&q, name);
	if (!stmt_run(&q, err))
		return false;
	*id = sqlite3_last_insert_rowid(s->db);
	return true;
}

// The cards of a page mostly share one deck, so the last one is kept.
static bool put_deck(Store *s, Str name, int64_t *id, Err *err)
{
	if (s->deck != 0 && str_equals(buf_str(&s->deck_name), name)) {
		*id = s->deck;
		return true;
	}
	if (!find_deck(s, name, id, err))
		return false;
	if (s->depth > 0) {
		s->deck = *id;
		buf_clear(&s->deck_name);
		buf_append(&s->deck_name, name);
	}
	return true;
}

// -- changes --------------------------------------------------------------------------------------

static void bind_texts(Stmt *q, const StoredCard *card)
{
	BIND(q, card->tags);
	BIND(q, card->context);
	BIND(q, card->refs);
	BIND(q, card->properties);
	BIND(q, card->question);
	BIND(q, card->answer);
	BIND(q, card->id);
}

static bool insert_row(Store *s, StoredCard *card, int64_t deck, Err *err)
{
	Stmt q = stmt_start(s, STMT_INSERT_CARD);
	BIND(&q, (const char *)card->uid);
	BIND(&q, card->page);
	BIND(&q, card->graph);
	BIND(&q, deck);
	BIND(&q, card->line);
	BIND(&q, card->is_gone);
	stmt_bind_id(&q, card->last_entry);
	BIND(&q, (int)card->algorithm);
	BIND(&q, card->block_id);
	BIND(&q, card->fingerprint);
	BIND(&q, card->occurrence);
	BIND(&q, card->cloze);
	BIND(&q, card->clozes);
	rows_bind_state(&q, &card->state);
	if (!stmt_run(&q, err))
		return false;
	card->id = sqlite3_last_insert_rowid(s->db);
	return true;
}

bool store_insert_card(Store *s, StoredCard *card, Err *err)
{
	ident_make(card->uid);
	int64_t deck;
	if (!put_deck(s, card->deck, &deck, err) || !insert_row(s, card, deck, err))
		return false;
	Stmt q = stmt_start(s, STMT_INSERT_TEXT);
	bind_texts(&q, card);
	return stmt_run(&q, err);
}

bool store_update_card_text(Store *s, const StoredCard *card, Err *err)
{
	int64_t deck;
	if (!put_deck(s, card->deck, &deck, err))
		return false;
	Stmt q = stmt_start(s, STMT_UPDATE_CARD);
	BIND(&q, card->page);
	BIND(&q, card->graph);
	BIND(&q, deck);
	BIND(&q, card->line);
	BIND(&q, (int)card->algorithm);
	BIND(&q, card->block_id);
	BIND(&q, card->fingerprint);
	BIND(&q, card->occurrence);
	BIND(&q, card->cloze);
	BIND(&q, card->clozes);
	BIND(&q, card->id);
	if (!stmt_run(&q, err))
		return false;
	q = stmt_start(s, STMT_UPDATE_TEXT);
	bind_texts(&q, card);
	return stmt_run(&q, err);
}

bool store_move_card_line(Store *s, int64_t id, int line, int occurrence, Err *err)
{
	Stmt q = stmt_start(s, STMT_MOVE_CARD);
	BIND(&q, line);
	BIND(&q, occurrence);
	BIND(&q, id);
	return stmt_run(&q, err);
}

bool store_set_card_gone(Store *s, int64_t id, bool is_gone, Err *err)
{
	Stmt q = stmt_start(s, STMT_SET_CARD_GONE);
	BIND(&q, is_gone);
	BIND(&q, id);
	return stmt_run(&q, err);
}

bool store_retire_card(Store *s, const StoredCard *card, Err *err)
{
	StoredCard retired = *card;
	retired.block_id = retired.question = retired.answer = (Str){0};
	retired.tags = retired.context = retired.refs = retired.properties = (Str){0};
	retired.fingerprint = FINGERPRINT_NONE;
	return store_update_card_text(s, &retired, err) &&
	       store_set_card_gone(s, retired.id, true, err);
}

bool store_set_card_state(
	Store *s, int64_t id, const CardState *state, int64_t last_entry, Err *err)
{
	Stmt q = stmt_start(s, STMT_SET_CARD_STATE);
	rows_bind_state(&q, state);
	stmt_bind_id(&q, last_entry);
	BIND(&q, id);
	return stmt_run(&q, err);
}

bool store_adopt_action(Store *s, int64_t action, Err *err)
{
	Stmt q = stmt_start(s, STMT_ADOPT_ACTION);
	BIND(&q, action);
	return stmt_run(&q, err);
}

// -- reading --------------------------------------------------------------------------------------

// ROW_COLUMNS of statements.c.
static void read_row(Stmt *q, Arena *a, StoredCard *out)
{
	*out = (StoredCard){.id = stmt_int(q)};
	stmt_ident(q, out->uid);
	out->page = stmt_int(q);
	out->graph = stmt_int(q);
	out->is_gone = stmt_bool(q);
	out->line = stmt_int32(q);
	out->last_entry = stmt_int(q);
	out->algorithm = stmt_bool(q) ? ALGORITHM_LOGSEQ : ALGORITHM_SM2;
	rows_read_state(q, &out->state);
	out->block_id = stmt_text(q, a);
	out->fingerprint = stmt_bits(q);
	out->occurrence = stmt_int32(q);
	out->cloze = stmt_int32(q);
	out->clozes = stmt_int32(q);
}

// CARD_COLUMNS of statements.c, then what all readers want.
static void read_card(Stmt *q, Arena *a, StoredCard *out)
{
	read_row(q, a, out);
	out->question = stmt_text(q, a);
	out->deck = stmt_text(q, a);
	out->path = stmt_text(q, a);
	out->page_title = stmt_text(q, a);
	out->graph_root = stmt_text(q, a);
	out->graph_name = stmt_text(q, a);
}

static bool finish_load(Stmt *q, int64_t id, bool is_there, Err *err)
{
	Store *s = q->store;
	if (!stmt_finish(q, err))
		return false;
	return is_there || err_set(err, ERR_DATABASE, "%s: there is no card number %lld", s->path,
				   (long long)id);
}

bool store_load_card(Store *s, int64_t id, Arena *a, StoredCard *out, Err *err)
{
	Stmt q = stmt_start(s, STMT_LOAD_CARD);
	BIND(&q, id);
	bool is_there = stmt_step(&q);
	if (is_there) {
		read_card(&q, a, out);
		out->tags = stmt_text(&q, a);
		out->context = stmt_text(&q, a);
		out->refs = stmt_text(&q, a);
		out->properties = stmt_text(&q, a);
		out->answer = stmt_text(&q, a);
	}
	return finish_load(&q, id, is_there, err);
}

bool store_load_card_row(Store *s, int64_t id, Arena *a, StoredCard *out, Err *err)
{
	Stmt q = stmt_start(s, STMT_LOAD_CARD_ROW);
	BIND(&q, id);
	bool is_there = stmt_step(&q);
	if (is_there) {
		read_row(&q, a, out);
		out->graph_root = stmt_text(&q, a);
	}
	return finish_load(&q, id, is_there, err);
}

static bool list_cards(Stmt *q, Arena *a, StoredCard **out, size_t *n, Err *err)
{
	struct {
		StoredCard *items;
		size_t n, cap;
	} cards = {0};
	while (stmt_step(q)) {
		StoredCard *card = VEC_ADD(&cards);
		read_card(q, a, card);
		card->answer = stmt_text(q, a);
	}
	*n = cards.n;
	*out = store_settle(a, cards.items, cards.n, sizeof *cards.items);
	return stmt_finish(q, err);
}

bool store_list_page_cards(Store *s, int64_t page, Arena *a, StoredCard **out, size_t *n, Err *err)
{
	Stmt q = stmt_start(s, STMT_LIST_PAGE_CARDS);
	BIND(&q, page);
	return list_cards(&q, a, out, n, err);
}

bool store_sample_cards(
	Store *s, int64_t graph, int most, Arena *a, StoredCard **out, size_t *n, Err *err)
{
	Stmt q = stmt_start(s, STMT_SAMPLE_CARDS);
	BIND(&q, graph);
	BIND(&q, most);
	return list_cards(&q, a, out, n, err);
}

bool store_find_card_by_block(Store *s, int64_t graph, Str block_id, int64_t *id, Err *err)
{
	Stmt q = stmt_start(s, STMT_FIND_CARD_BY_BLOCK);
	BIND(&q, graph);
	BIND(&q, block_id);
	return stmt_run_int(&q, id, err);
}

static bool list_ids(Stmt *q, Arena *a, int64_t **out, size_t *n, Err *err)
{
	struct {
		int64_t *items;
		size_t n, cap;
	} ids = {0};
	while (stmt_step(q))
		VEC_PUSH(&ids, stmt_int(q));
	*n = ids.n;
	*out = store_settle(a, ids.items, ids.n, sizeof *ids.items);
	return stmt_finish(q, err);
}

bool store_find_same_block_id(
	Store *s, const StoredCard *is, const StoredCard *was, int64_t *id, Err *err)
{
	Stmt q = stmt_start(s, STMT_FIND_SAME_BLOCK_ID);
	BIND(&q, is->graph);
	BIND(&q, is->block_id);
	BIND(&q, is->page);
	BIND(&q, was->page);
	BIND(&q, was->line);
	return stmt_run_int(&q, id, err);
}

bool store_find_whole_block(
	Store *s, const StoredCard *card, uint64_t fingerprint, int64_t *id, Err *err)
{
	Stmt q = stmt_start(s, STMT_FIND_WHOLE_BY_BLOCK);
	BIND(&q, card->graph);
	BIND(&q, card->block_id);
	if (!stmt_run_int(&q, id, err))
		return false;
	if (*id != 0)
		return true;
	q = stmt_start(s, STMT_FIND_WHOLE_BY_QUESTION);
	BIND(&q, fingerprint);
	BIND(&q, card->page);
	BIND(&q, card->occurrence);
	BIND(&q, card->block_id);
	return stmt_run_int(&q, id, err);
}

bool store_list_cards_by_block(
	Store *s, int64_t graph, Str block_id, Arena *a, int64_t **out, size_t *n, Err *err)
{
	Stmt q = stmt_start(s, STMT_LIST_CARDS_BY_BLOCK);
	BIND(&q, graph);
	BIND(&q, block_id);
	return list_ids(&q, a, out, n, err);
}

bool store_list_siblings(
	Store *s, const StoredCard *card, Arena *a, int64_t **out, size_t *n, Err *err)
{
	*out = NULL;
	*n = 0;
	if (card->cloze == 0)
		return true;
	Stmt q = stmt_start(s, STMT_LIST_SIBLINGS);
	BIND(&q, card->page);
	BIND(&q, card->line);
	BIND(&q, card->id);
	return list_ids(&q, a, out, n, err);
}

bool store_list_cards_by_fingerprint(
	Store *s, uint64_t fingerprint, Arena *a, int64_t **out, size_t *n, Err *err)
{
	Stmt q = stmt_start(s, STMT_LIST_CARDS_BY_FINGERPRINT);
	BIND(&q, fingerprint);
	return list_ids(&q, a, out, n, err);
}

// -- from an id's beginning to the card -----------------------------------------------------------

enum { NAMED_CANDIDATES = 5 };

static bool resolve_failed(Str prefix, size_t found, const Buf *names, Err *err)
{
	if (found == 0)
		return err_set(err, ERR_NEGATIVE, "no card has an id that starts with \"%.*s\"",
			STR_ARG(prefix));
	return err_set(err, ERR_USAGE, "\"%.*s\" is the start of several ids:%s%s", STR_ARG(prefix),
		buf_z(names), found > NAMED_CANDIDATES ? " …" : "");
}

bool store_last_card(Store *s, int64_t *id, Err *err)
{
	Stmt q = stmt_start(s, STMT_LAST_CARD);
	return stmt_run_int(&q, id, err);
}

bool store_resolve_card(Store *s, Str prefix, int64_t *id, Err *err)
{
	if (!ident_is_prefix(prefix))
		return err_set(err, ERR_USAGE, "\"%.*s\" is no id of a card", STR_ARG(prefix));
	Buf text = {0};
	buf_append(&text, prefix);
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] >= 'A' && text.p[i] <= 'Z')
			text.p[i] = (char)(text.p[i] + ('a' - 'A'));
	Buf names = {0};
	size_t found = 0;
	Stmt q = stmt_start(s, STMT_RESOLVE_CARD);
	BIND(&q, buf_str(&text));
	BIND(&q, NAMED_CANDIDATES + 1);
	while (stmt_step(&q)) {
		*id = stmt_int(&q);
		if (found++ == NAMED_CANDIDATES)
			break;
		buf_append_char(&names, ' ');
		buf_append(&names, stmt_lend_text(&q));
	}
	bool is_found =
		stmt_finish(&q, err) && (found == 1 || resolve_failed(prefix, found, &names, err));
	buf_release(&text);
	buf_release(&names);
	return is_found;
}
