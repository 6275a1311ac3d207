#include <stdlib.h>
#include <string.h>
#include "fixture.h"

static StoredCard full_card(Fixture *f)
{
	fixture_page(f, "Page");
	StoredCard card = {.page = f->page,
		.graph = f->graph,
		.line = 12,
		.algorithm = ALGORITHM_LOGSEQ,
		.block_id = STR("64f0c0de-0000-4000-8000-000000000001"),
		.fingerprint = UINT64_C(0xF000000000000001),
		.occurrence = 3,
		.question = STR("What is \xff\0 in it?"),
		.answer = STR("- This\n  - and that"),
		.deck = STR("Deck"),
		.tags = STR("a\nb"),
		.context = STR("outer\ninner"),
		.refs = STR("oa\npb")};
	card.state = (CardState){.phase = PHASE_REVIEW,
		.memory = {.repeats = 3, .ease100 = 236, .interval100 = 1234},
		.due = -5,
		.lapses = 2,
		.last_score = 0,
		.last_reviewed = INSTANT_MAX,
		.is_suspended = true,
		.is_marked = true,
		.buried_until = 19000};
	return card;
}

static void assert_same_card(const StoredCard *a, const StoredCard *b)
{
	assert_string_equal(a->uid, b->uid);
	assert_true(a->page == b->page && a->graph == b->graph && a->line == b->line);
	assert_true(a->algorithm == b->algorithm && a->is_gone == b->is_gone);
	assert_true(card_state_equals(&a->state, &b->state));
	assert_true(str_equals(a->block_id, b->block_id));
	assert_true(a->fingerprint == b->fingerprint && a->occurrence == b->occurrence);
	assert_true(str_equals(a->question, b->question) && str_equals(a->answer, b->answer));
	assert_true(str_equals(a->deck, b->deck) && str_equals(a->tags, b->tags));
	assert_true(str_equals(a->context, b->context) && str_equals(a->refs, b->refs));
}

static void keeps_all_of_a_card(void **state)
{
	Fixture *f = *state;
	StoredCard card = full_card(f);
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
	assert_int_equal(strlen(card.uid), IDENT_SIZE - 1);
	StoredCard got = fixture_load(f, card.id);
	assert_same_card(&got, &card);
	assert_str(got.path, "/notes/pages/Page.md");
	assert_str(got.page_title, "Page");
	assert_str(got.graph_root, "/notes");
	assert_str(got.graph_name, "notes");
	assert_int_equal(got.last_entry, 0);
}

static void loads_a_row_without_its_texts(void **state)
{
	Fixture *f = *state;
	StoredCard card = full_card(f);
	StoredCard got;
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
	assert_ok(f, store_load_card_row(f->store, card.id, &f->arena, &got, &f->err));
	card.question = card.answer = card.deck = card.tags = card.context = card.refs = (Str){0};
	assert_same_card(&got, &card);
	assert_str(got.graph_root, "/notes");
	assert_true(got.path.n == 0 && got.page_title.n == 0 && got.graph_name.n == 0);
	assert_false(store_load_card_row(f->store, card.id + 1, &f->arena, &got, &f->err));
	assert_int_equal(f->err.kind, ERR_DATABASE);
}

static void keeps_an_empty_card(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "Page");
	StoredCard card = {.page = f->page, .graph = f->graph, .state = card_state_new()};
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
	StoredCard got = fixture_load(f, card.id);
	assert_same_card(&got, &card);
	assert_int_equal(got.state.due, INSTANT_NONE);
	assert_int_equal(got.state.last_score, SCORE_NONE);
}

static void updates_place_and_text(void **state)
{
	Fixture *f = *state;
	StoredCard card = full_card(f);
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
	assert_ok(f, store_set_card_gone(f->store, card.id, true, &f->err));
	assert_true(fixture_load(f, card.id).is_gone);

	fixture_page(f, "Another");
	StoredCard edited = card;
	edited.page = f->page;
	edited.line = 1;
	edited.algorithm = ALGORITHM_SM2;
	edited.block_id = (Str){0};
	edited.fingerprint = 5;
	edited.occurrence = 0;
	edited.question = STR("new question");
	edited.answer = edited.tags = edited.context = edited.refs = STR("new");
	edited.deck = STR("Another deck");
	assert_ok(f, store_update_card_text(f->store, &edited, &f->err));
	StoredCard got = fixture_load(f, card.id);
	assert_same_card(&got, &edited);
	assert_str(got.page_title, "Another");

	assert_ok(f, store_move_card_line(f->store, card.id, 40, 2, &f->err));
	got = fixture_load(f, card.id);
	assert_int_equal(got.line, 40);
	assert_int_equal(got.occurrence, 2);
}

static void sets_the_state(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	int64_t entry = fixture_entry(f, ENTRY_REVIEW, card, 4, NOW, 0);
	CardState after = fixture_review_state(NOW + DAY);
	assert_ok(f, store_set_card_state(f->store, card, &after, entry, &f->err));
	StoredCard got = fixture_load(f, card);
	assert_true(card_state_equals(&got.state, &after));
	assert_int_equal(got.last_entry, entry);
	after = card_state_new();
	assert_ok(f, store_set_card_state(f->store, card, &after, entry, &f->err));
	after = fixture_state(f, card);
	CardState fresh = card_state_new();
	assert_true(card_state_equals(&after, &fresh));
}

static void adopts_what_an_action_left(void **state)
{
	Fixture *f = *state;
	int64_t cards[3];
	for (int i = 0; i < 3; i++)
		cards[i] = fixture_card(f, "question");
	fixture_entry(f, ENTRY_REVIEW, cards[2], 4, NOW, 0);
	int64_t action = fixture_entry(f, ENTRY_REVIEW, cards[0], 4, NOW, 0);
	int64_t second = fixture_entry(f, ENTRY_REVIEW, cards[1], 4, NOW + 1, action);
	int64_t again = fixture_entry(f, ENTRY_REVIEW, cards[0], 4, NOW + 2, action);
	assert_ok(f, store_adopt_action(f->store, action, &f->err));
	const int64_t entries[] = {again, second, 0};
	CardState states[] = {fixture_review_state(NOW + 2 + DAY),
		fixture_review_state(NOW + 1 + DAY), card_state_new()};
	for (int i = 0; i < 3; i++) {
		StoredCard got = fixture_load(f, cards[i]);
		assert_true(card_state_equals(&got.state, &states[i]));
		assert_int_equal(got.last_entry, entries[i]);
	}
}

static void refuses_dangling_references(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "question");
	CardState fresh = card_state_new();
	assert_refused(f, store_set_card_state(f->store, card, &fresh, 99, &f->err), ERR_DATABASE,
		"FOREIGN KEY");
	StoredCard row;
	assert_refused(f, store_load_card(f->store, 99, &f->arena, &row, &f->err), ERR_DATABASE,
		"no card number 99");
}

static void lists_the_cards_of_a_page(void **state)
{
	Fixture *f = *state;
	int64_t page = fixture_page(f, "page");
	int64_t first = fixture_card(f, "first");
	int64_t second = fixture_card(f, "second");
	assert_ok(f, store_move_card_line(f->store, first, 9, 0, &f->err));
	assert_ok(f, store_set_card_gone(f->store, second, true, &f->err));
	fixture_page(f, "other");
	fixture_card(f, "elsewhere");
	StoredCard *cards;
	size_t n;
	assert_ok(f, store_list_page_cards(f->store, page, &f->arena, &cards, &n, &f->err));
	assert_int_equal(n, 2);
	assert_int_equal(cards[0].id, second);
	assert_true(cards[0].is_gone);
	assert_str(cards[1].question, "first");
	assert_str(cards[1].deck, "deck");
	assert_ok(f, store_list_page_cards(f->store, 99, &f->arena, &cards, &n, &f->err));
	assert_int_equal(n, 0);
}

static void finds_a_card_by_its_block(void **state)
{
	Fixture *f = *state;
	StoredCard card = full_card(f);
	int64_t id, other_graph;
	assert_ok(f, store_insert_card(f->store, &card, &f->err));
	fixture_card(f, "without id");
	assert_ok(f, store_find_card_by_block(f->store, f->graph, card.block_id, &id, &f->err));
	assert_int_equal(id, card.id);
	assert_ok(f, store_find_card_by_block(f->store, f->graph, (Str){0}, &id, &f->err));
	assert_int_equal(id, 0);
	assert_ok(f, store_put_graph(f->store, STR("/other"), true, &other_graph, &f->err));
	assert_ok(f, store_find_card_by_block(f->store, other_graph, card.block_id, &id, &f->err));
	assert_int_equal(id, 0);
	// One that is there comes before one that is gone.
	assert_ok(f, store_set_card_gone(f->store, card.id, true, &f->err));
	assert_ok(f, store_find_card_by_block(f->store, f->graph, card.block_id, &id, &f->err));
	assert_int_equal(id, card.id);
	StoredCard copy = card;
	assert_ok(f, store_insert_card(f->store, &copy, &f->err));
	assert_ok(f, store_find_card_by_block(f->store, f->graph, card.block_id, &id, &f->err));
	assert_int_equal(id, copy.id);
}

static void finds_cards_by_fingerprint(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "same");
	fixture_card(f, "different");
	int64_t b = fixture_card(f, "same");
	int64_t *ids;
	size_t n;
	assert_ok(f, store_list_cards_by_fingerprint(
			     f->store, ident_hash(0, STR("same")), &f->arena, &ids, &n, &f->err));
	assert_int_equal(n, 2);
	assert_int_equal(ids[0], a);
	assert_int_equal(ids[1], b);
}

static int64_t put_cloze(Fixture *f, int line, int cloze)
{
	int64_t id = fixture_card(f, "{{cloze a}} {{cloze b}}");
	StoredCard card;
	assert_ok(f, store_load_card(f->store, id, &f->arena, &card, &f->err));
	card.line = line;
	card.cloze = cloze;
	assert_ok(f, store_update_card_text(f->store, &card, &f->err));
	return id;
}

static size_t list_siblings(Fixture *f, int64_t card, int64_t **ids)
{
	StoredCard row;
	size_t n;
	assert_ok(f, store_load_card(f->store, card, &f->arena, &row, &f->err));
	assert_ok(f, store_list_siblings(f->store, &row, &f->arena, ids, &n, &f->err));
	return n;
}

static void lists_the_clozes_of_a_block(void **state)
{
	Fixture *f = *state;
	int64_t third = put_cloze(f, 7, 3);
	int64_t first = put_cloze(f, 7, 1);
	int64_t second = put_cloze(f, 7, 2);
	int64_t gone = put_cloze(f, 7, 4);
	int64_t whole = put_cloze(f, 7, 0);
	put_cloze(f, 8, 1);
	assert_ok(f, store_set_card_gone(f->store, gone, true, &f->err));
	int64_t *ids;
	assert_int_equal(list_siblings(f, second, &ids), 2);
	assert_int_equal(ids[0], first);
	assert_int_equal(ids[1], third);
	assert_int_equal(list_siblings(f, whole, &ids), 0);
}

// -- ids ------------------------------------------------------------------------------------------

static void rename_card(Fixture *f, int64_t card, const char *uid)
{
	Str sql =
		arena_printf(&f->arena, "UPDATE card SET uid = '%s' WHERE id = %d", uid, (int)card);
	fixture_sql(f, sql.p);
}

static int64_t resolve(Fixture *f, const char *prefix)
{
	int64_t id;
	assert_ok(f, store_resolve_card(f->store, str_from_z(prefix), &id, &f->err));
	return id;
}

static void resolves_prefixes(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "a"), b = fixture_card(f, "b"), z = fixture_card(f, "z");
	rename_card(f, a, "abcdefghijklmnop");
	rename_card(f, b, "abcdefghijklmnoz");
	rename_card(f, z, "zzzzzzzzzzzzzzzz");
	assert_int_equal(resolve(f, "abcdefghijklmnop"), a);
	assert_int_equal(resolve(f, "ABCdefghijklmnoZ"), b);
	assert_int_equal(resolve(f, "z"), z);
	assert_int_equal(resolve(f, "zzzzzzzzzzzzzzzz"), z);
	int64_t id;
	assert_refused(
		f, store_resolve_card(f->store, STR("q"), &id, &f->err), ERR_NEGATIVE, "no card");
	assert_refused(f, store_resolve_card(f->store, STR("Ab"), &id, &f->err), ERR_USAGE,
		"several ids: abcdefghijklmnop abcdefghijklmnoz");
	assert_refused(f, store_resolve_card(f->store, STR(""), &id, &f->err), ERR_USAGE, "no id");
	assert_refused(
		f, store_resolve_card(f->store, STR("a%"), &id, &f->err), ERR_USAGE, "no id");
	assert_refused(f, store_resolve_card(f->store, STR("abcdefghijklmnopq"), &id, &f->err),
		ERR_USAGE, "no id");
}

static void names_only_some_of_many(void **state)
{
	Fixture *f = *state;
	for (int i = 0; i < 8; i++) {
		int64_t card = fixture_card(f, "question");
		rename_card(f, card, arena_printf(&f->arena, "aaaaaaaaaaaaaaa%c", 'a' + i).p);
	}
	int64_t id;
	assert_refused(f, store_resolve_card(f->store, STR("aaaa"), &id, &f->err), ERR_USAGE, "…");
}

const struct CMUnitTest cards_tests[] = {
	FIXTURE_TEST(keeps_all_of_a_card),
	FIXTURE_TEST(loads_a_row_without_its_texts),
	FIXTURE_TEST(keeps_an_empty_card),
	FIXTURE_TEST(updates_place_and_text),
	FIXTURE_TEST(sets_the_state),
	FIXTURE_TEST(adopts_what_an_action_left),
	FIXTURE_TEST(refuses_dangling_references),
	FIXTURE_TEST(lists_the_cards_of_a_page),
	FIXTURE_TEST(finds_a_card_by_its_block),
	FIXTURE_TEST(finds_cards_by_fingerprint),
	FIXTURE_TEST(lists_the_clozes_of_a_block),
	FIXTURE_TEST(resolves_prefixes),
	FIXTURE_TEST(names_only_some_of_many),
};
const size_t cards_tests_n = HARNESS_COUNT(cards_tests);
