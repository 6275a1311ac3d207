// Any bytes as a query, a line with "%%" and a page: the cards of the page go into a database,
// where the query is asked, and one that is made of each card and finds it.
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "recto/base/utf8.h"
#include "recto/card/card.h"
#include "recto/review/query.h"
#include "recto/store/cards.h"
#include "recto/store/filter.h"
#include "recto/store/sources.h"
#include "recto/store/store.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const StoreMoment moment = {
	.now = 1000000, .today = 0, .day_start = 0, .day_end = 86400000, .leech_at = 8};

// Errors of a database in memory.
static void must(bool is_done)
{
	if (!is_done)
		abort();
}

// -- the database --------------------------------------------------------------------------------

static void insert_card(Store *s, const StoredPage *page, const Card *card)
{
	StoredCard row = {
		.page = page->id,
		.graph = page->graph,
		.line = card->line,
		.state = card_state_new(),
		.block_id = card->id,
		.fingerprint = card->fingerprint,
		.occurrence = card->occurrence,
		.cloze = card->cloze,
		.clozes = card->clozes,
		.question = card->question,
		.answer = card->answer,
		.deck = card->deck,
		.tags = card->tags,
		.context = card->context,
		.refs = card->refs,
		.properties = card->properties,
	};
	must(store_insert_card(s, &row, NULL));
}

// Within a transaction that is taken back.
static void insert_page(Store *s, const Cards *cards)
{
	StoredPage page = {.path = STR("/notes/page.md"),
		.title = cards->title,
		.title_key = cards->title_key,
		.is_journal = cards->is_journal,
		.journal_day = cards->journal_day};
	must(store_begin(s, NULL) && store_put_graph(s, STR("/notes"), false, &page.graph, NULL) &&
		store_put_page(s, &page, NULL) &&
		store_set_page_aliases(s, page.id, cards->aliases, NULL) &&
		store_set_page_blocks(s, page.id, cards->block_ids, NULL));
	for (size_t i = 0; i < cards->n; i++)
		insert_card(s, &page, &cards->items[i]);
}

// -- queries -------------------------------------------------------------------------------------

static int count(Store *s, const Query *query, StoreOrder order, Err *err)
{
	CardCursor *cursor;
	StoredCard card;
	int n = 0;
	if (!store_list_cards(s, query->filter, &moment, order, &cursor, err))
		return -1;
	while (card_cursor_next(cursor, &card, err))
		n++;
	card_cursor_close(cursor);
	return err->kind == ERR_NONE ? n : -1;
}

// How many cards it finds, in either order the same ones; -1 when it is refused.
static int ask(Store *s, Str text, bool *is_refused)
{
	Arena a = {0};
	Err err = {0};
	Query query;
	int found = -1;
	*is_refused = !query_parse(text, (Str){0}, &a, &query, &err);
	if (!*is_refused) {
		found = count(s, &query, STORE_ORDER_PAGE, &err);
		assert(found >= 0 || err.kind == ERR_USAGE);
		err_clear(&err);
		assert(count(s, &query, STORE_ORDER_DUE, &err) == found);
	}
	assert(!*is_refused || err.kind == ERR_USAGE);
	err_clear(&err);
	arena_release(&a);
	return found;
}

// Names of other bytes mean something in a query, or are no text.
static bool is_plain(Str name)
{
	bool is_plain = name.n > 0 && utf8_is_valid(name);
	for (size_t i = 0; i < name.n && is_plain; i++)
		is_plain = (unsigned char)name.p[i] > ' ' &&
			   !str_find_char(STR("\"\\*?[]"), name.p[i], NULL);
	return is_plain;
}

static bool append_term(Buf *query, const char *prefix, Str name)
{
	if (!is_plain(name))
		return false;
	buf_append_z(query, prefix);
	buf_append_char(query, '"');
	buf_append(query, name);
	buf_append_z(query, "\" ");
	return true;
}

static void ask_for_name(Store *s, const char *prefix, Str name)
{
	Buf query = {0};
	bool is_refused;
	if (append_term(&query, prefix, name)) {
		int found = ask(s, buf_str(&query), &is_refused);
		assert(is_refused || found != 0);
	}
	buf_release(&query);
}

// Each begins with a letter that tells where it comes from.
static void ask_for_refs(Store *s, Str refs)
{
	enum { ASKED_FOR = 8 };
	Str line;
	for (int i = 0; i < ASKED_FOR && str_next_line(&refs, &line); i++)
		ask_for_name(s, "tag:", str_skip(line, 1));
}

// -- all of it -----------------------------------------------------------------------------------

static void check_page(Store *s, Str query, Str source, PageFormat format, ClozeMode cloze)
{
	enum { ASKED_FOR = 3 };
	Outline o;
	Cards cards;
	bool is_refused;
	outline_parse(&o, source, format);
	cards_read(&cards, &o,
		&(PageInfo){.file_name = STR("page.md"),
			.in_graph = cloze == CLOZE_BLOCK,
			.format = format,
			.cloze = cloze});
	insert_page(s, &cards);
	assert(ask(s, (Str){0}, &is_refused) == (int)cards.n);
	ask(s, query, &is_refused);
	for (size_t i = 0; i < cards.n && i < ASKED_FOR; i++) {
		ask_for_refs(s, cards.items[i].refs);
		ask_for_name(s, "deck:", cards.items[i].deck);
	}
	if (cards.n > 0)
		ask_for_name(s, "page:", cards.title);
	store_rollback(s);
	cards_release(&cards);
	outline_release(&o);
}

// One database for all pages.
static Store *open_once(void)
{
	static Store *store;
	if (!store)
		must(store_open_scratch(0, &store, NULL));
	return store;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const Str separator = STR("\n%%\n");
	Str all = str_make((const char *)data, size);
	Str query = {0};
	Str page = all;
	size_t at;
	if (str_find(all, separator, &at)) {
		query = str_head(all, at);
		page = str_skip(all, at + separator.n);
	}
	check_page(open_once(), query, page, PAGE_MARKDOWN, CLOZE_BLOCK);
	check_page(open_once(), query, page, PAGE_ORG, CLOZE_EACH);
	return 0;
}
