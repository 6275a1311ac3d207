// `cloze: each`: the cards of a block's clozes, and what becomes of their histories.
#include "lab.h"

#include "recto/card/cloze.h"
#include "recto/schedule/fold.h"

#define ID "  id:: 11111111-1111-1111-1111-111111111111\n"

static const char each[] = "cloze: each\n";
static const char block[] = "cloze: block\n";

static void start(Lab *lab, const char *mode, const char *page)
{
	lab_open_graph(lab);
	lab_configure(lab, mode);
	lab_write(lab, "notes/a.md", "%s", page);
	lab_import(lab);
}

static ImportReport change(Lab *lab, const char *page)
{
	lab_write(lab, "notes/a.md", "%s", page);
	return lab_import(lab);
}

// -- the cards of all pages ----------------------------------------------------------------------

typedef struct AllCards {
	StoredCard items[64];
	size_t n;
} AllCards;

static AllCards list_all(Lab *lab)
{
	AllCards all = {0};
	StoredPage *pages;
	size_t n_pages;
	assert_true(store_list_pages(lab->store, STR(""), &lab->arena, &pages, &n_pages, NULL));
	for (size_t i = 0; i < n_pages; i++) {
		StoredCard *cards;
		size_t n;
		assert_true(store_list_page_cards(
			lab->store, pages[i].id, &lab->arena, &cards, &n, NULL));
		for (size_t k = 0; k < n; k++) {
			assert_true(all.n < HARNESS_COUNT(all.items));
			all.items[all.n++] = cards[k];
		}
	}
	return all;
}

// "a" for the card of the cloze with this answer, "*" for that of a whole block.
static Str answer_of(Lab *lab, const StoredCard *card)
{
	Clozes c;
	if (card->cloze == 0)
		return STR("*");
	clozes_find(&c, card->question);
	assert_true((size_t)card->cloze <= c.n);
	Str answer = arena_copy(&lab->arena, c.items[card->cloze - 1].answer);
	clozes_release(&c);
	return answer;
}

// The cards that are there as "answer#id", in the order of their clozes.
static Str list_there(Lab *lab)
{
	Buf out = {0};
	AllCards all = list_all(lab);
	for (int cloze = 0; cloze < 10; cloze++)
		for (size_t i = 0; i < all.n; i++) {
			const StoredCard *card = &all.items[i];
			if (card->is_gone || card->cloze != cloze)
				continue;
			buf_printf(&out, "%s%.*s#%lld", out.n > 0 ? " " : "",
				STR_ARG(answer_of(lab, card)), (long long)card->id);
		}
	Str listed = arena_copy(&lab->arena, buf_str(&out));
	buf_release(&out);
	return listed;
}

static StoredCard find(Lab *lab, const char *answer)
{
	AllCards all = list_all(lab);
	StoredCard found = {0};
	for (size_t i = 0; i < all.n; i++)
		if (!all.items[i].is_gone &&
			str_equals(answer_of(lab, &all.items[i]), str_from_z(answer)))
			found = all.items[i];
	assert_true(found.id != 0);
	return found;
}

static void log_entry(Lab *lab, const StoredCard *card, Entry entry)
{
	LogEntry e = {.card = card->id, .entry = entry};
	e.entry.at = lab->clock.frozen;
	e.entry.day = clock_today(&lab->clock);
	fold_complete(&e.entry, &card->state);
	assert_true(store_begin(lab->store, NULL));
	assert_true(store_append_entry(lab->store, &e, NULL));
	assert_true(store_set_card_state(lab->store, card->id, &e.entry.after, e.id, NULL));
	assert_true(store_commit(lab->store, NULL));
}

// Gives a card a score in Logseq, after which it has this interval.
static void score(Lab *lab, const StoredCard *card, int days)
{
	CardState after = card->state;
	after.phase = PHASE_REVIEW;
	after.memory = (Memory){1, 260, days * 100};
	after.due = lab->clock.frozen + (Instant)days * 86400000;
	after.last_score = 5;
	after.last_reviewed = lab->clock.frozen;
	log_entry(lab, card, (Entry){.kind = ENTRY_LOGSEQ, .score = 5, .after = after});
}

// -- tests ---------------------------------------------------------------------------------------

// Writes a block with as many clozes, the first of which hides `first`.
static void write_many_clozes(Lab *lab, const char *first, int n)
{
	Buf page = {0};
	buf_printf(&page, "- {{cloze %s}}", first);
	for (int i = 1; i < n; i++)
		buf_printf(&page, " {{cloze a%d}}", i);
	buf_append_z(&page, " #card\n");
	lab_write_bytes(lab, "notes/pages/many.md", buf_str(&page));
	buf_release(&page);
}

// What the cards of a block share is worked out once; else this would take a minute.
static void test_many_clozes(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, each, "- other #card\n");
	write_many_clozes(&lab, "a", 90000);
	int64_t cards = lab_import(&lab).new_;
	assert_true(cards > 10);
	write_many_clozes(&lab, "edited", 90000);
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.edited + report.new_, cards);
	lab_close(&lab);
}

static void test_one_card_each(void **state)
{
	(void)state;
	Lab lab;
	lab_open_graph(&lab);
	lab_configure(&lab, each);
	lab_write(&lab, "notes/a.md",
		"- A {{cloze a}} and {{cloze b}} #card\n" ID "\t- {{cloze x}}\n"
		"- none #card\n\t- {{cloze y}}\n\t- {{cloze z}}\n- {{cloze only}} #card\n");
	ImportReport report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 4: 4 new, 0 edited, 0 moved, 0 back, 0 gone, 0 unchanged");
	assert_int_equal(report.warnings, 0);
	assert_str(list_there(&lab), "*#3 a#1 only#4 b#2");
	StoredCard a = find(&lab, "a");
	StoredCard b = find(&lab, "b");
	assert_int_equal(a.clozes, 2);
	assert_int_equal(b.cloze, 2);
	assert_str(a.block_id, "11111111-1111-1111-1111-111111111111");
	assert_str(b.block_id, "11111111-1111-1111-1111-111111111111");
	assert_int_equal(find(&lab, "*").clozes, 2);
	lab_write(&lab, "notes/a.md",
		"- A {{cloze a}} and {{cloze b}} #card\n" ID "\t- {{cloze x}}\n"
		"- none #card\n\t- {{cloze y}}\n\t- {{cloze z}}\n- {{cloze only}} #card\n-\n");
	report = lab_import(&lab);
	lab_expect(
		report, "pages 1, cards 4: 0 new, 0 edited, 0 moved, 0 back, 0 gone, 4 unchanged");
	assert_str(find(&lab, "b").block_id, "11111111-1111-1111-1111-111111111111");
	lab_close(&lab);
}

static void test_a_block_is_one_card(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, block, "- A {{cloze a}} and {{cloze b}} #card\n\t- {{cloze x}}\n");
	assert_str(list_there(&lab), "*#1");
	assert_int_equal(find(&lab, "*").clozes, 3);
	lab_close(&lab);
}

// `page` is edited to `edited`; the cards are then those of `expected`.
static void check_edit(const char *page, const char *edited, const char *expected)
{
	Lab lab;
	start(&lab, each, page);
	change(&lab, edited);
	assert_str(list_there(&lab), expected);
	int64_t version = change(&lab, edited).id;
	assert_int_equal(version, 0);
	lab_close(&lab);
}

static void test_edits_in_a_block_with_an_id(void **state)
{
	(void)state;
	const char *page = "- A {{cloze a}} and {{cloze b}} #card\n" ID;
	check_edit(page, "- Of {{cloze a}} and {{cloze b}} #card\n" ID, "a#1 b#2");
	check_edit(page, "- A {{cloze b}} and {{cloze a}} #card\n" ID, "b#2 a#1");
	check_edit(page, "- A {{cloze a}} and {{cloze c}} #card\n" ID, "a#1 c#2");
	check_edit(page, "- A {{cloze c}}, {{cloze a}}, {{cloze b}} #card\n" ID, "c#3 a#1 b#2");
	check_edit(page, "- A {{cloze b}} #card\n" ID, "b#2");
	check_edit(page, "- A {{cloze a \\\\ cue}} and {{cloze b}}! #card\n" ID, "a#1 b#2");
	check_edit(page, "- A {{cloze a}} and {{cloze b}} #card\n", "a#1 b#2");
	check_edit("- {{cloze a}} {{cloze a}} #card\n" ID,
		"- {{cloze x}} {{cloze a}} {{cloze a}} #card\n" ID, "x#3 a#1 a#2");
}

static void test_edits_without_an_id(void **state)
{
	(void)state;
	const char *page = "- A {{cloze a}} and {{cloze b}} #card\n";
	check_edit(page, "- A {{cloze a}} and {{cloze b}} #card\n" ID, "a#1 b#2");
	check_edit(page, "- A {{cloze a}} and {{cloze c}} #card\n", "a#1 c#2");
	check_edit(page, "- A {{cloze a\\\\x}} and {{cloze c}} #card\n", "a#1 c#2");
	check_edit(page, "- text\n- A {{cloze a}} and {{cloze b}} #card\n", "a#1 b#2");
	check_edit(page, "- Of {{cloze a}} and {{cloze b}} #card\n", "a#1 b#2");
	check_edit("- {{cloze a}} {{cloze b}} #card\n- {{cloze a}} {{cloze c}} #card\n",
		"- {{cloze a}} {{cloze c}} #card\n- {{cloze a}} {{cloze b}} #card\n",
		"a#3 a#1 c#4 b#2");
	check_edit("- {{cloze a}} {{cloze b}} #card\n- {{cloze a}} {{cloze b}} #card\n",
		"- {{cloze a}} {{cloze b}} #card\n- {{cloze a}} {{cloze c}} #card\n",
		"a#1 a#3 b#2 c#4");
}

static void test_blocks_move_between_pages(void **state)
{
	(void)state;
	static const char *const ids[] = {"", ID};
	for (size_t i = 0; i < HARNESS_COUNT(ids); i++) {
		Lab lab;
		lab_open_graph(&lab);
		lab_configure(&lab, each);
		lab_write(&lab, "notes/b.md", "- {{cloze a}} {{cloze b}} #card\n%s", ids[i]);
		lab_write(&lab, "notes/a.md", "- text\n");
		lab_import(&lab);
		lab_write(&lab, "notes/b.md", "- text\n");
		lab_write(&lab, "notes/a.md", "- {{cloze a}} {{cloze b}}%s #card\n%s",
			i > 0 ? " {{cloze c}}" : "", ids[i]);
		ImportReport report = lab_import(&lab);
		assert_int_equal(report.warnings, 0);
		assert_int_equal(report.moved, 2);
		assert_str(list_there(&lab), i > 0 ? "a#1 b#2 c#3" : "a#1 b#2");
		assert_int_equal(find(&lab, "b").block_id.n, i > 0 ? 36 : 0);
		lab_close(&lab);
	}
}

static void test_a_copied_id_is_another_block(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, each, "- {{cloze a}} {{cloze b}} #card\n" ID);
	lab_write(&lab, "notes/b.md",
		"- {{cloze a}} {{cloze b}} {{cloze c}} #card\n" ID
		"- {{cloze d}} {{cloze e}} #card\n" ID);
	ImportReport report = lab_import(&lab);
	assert_int_equal(report.new_, 5);
	assert_int_equal(report.warnings, 2);
	assert_int_equal(find(&lab, "c").block_id.n, 0);
	report = lab_import(&lab);
	assert_int_equal(report.id, 0);
	assert_int_equal(report.warnings, 0);
	lab_close(&lab);
}

static void switch_to(Lab *lab, const char *mode)
{
	lab_configure(lab, mode);
	ImportReport report = lab_import(lab);
	assert_true(report.id != 0);
	report = lab_import(lab);
	assert_int_equal(report.id, 0);
}

static void check_switching(const char *page)
{
	Lab lab;
	start(&lab, block, page);
	StoredCard whole = find(&lab, "*");
	score(&lab, &whole, 7);
	switch_to(&lab, each);
	assert_str(list_there(&lab), "a#2 b#3");
	StoredCard a = find(&lab, "a");
	assert_str(lab_log(&lab, &a), "state");
	assert_int_equal(a.state.memory.interval100, 700);
	assert_int_equal(a.state.phase, PHASE_REVIEW);
	score(&lab, &a, 30);
	switch_to(&lab, block);
	assert_str(list_there(&lab), "*#1");
	whole = find(&lab, "*");
	assert_str(lab_log(&lab, &whole), "logseq");
	assert_int_equal(whole.state.memory.interval100, 700);
	switch_to(&lab, each);
	assert_str(list_there(&lab), "a#2 b#3");
	a = find(&lab, "a");
	StoredCard b = find(&lab, "b");
	assert_int_equal(a.state.memory.interval100, 3000);
	assert_int_equal(b.state.memory.interval100, 700);
	assert_str(lab_log(&lab, &a), "state logseq");
	lab_close(&lab);
}

static void test_switching_loses_nothing(void **state)
{
	(void)state;
	check_switching("- {{cloze a}} {{cloze b}} #card\n");
	check_switching("- {{cloze a}} {{cloze b}} #card\n" ID);
	check_switching("- {{cloze a}} {{cloze b}} #card\n\t- {{cloze c}}\n");
}

// The same text twice is two blocks, each with its own state.
static void test_equal_blocks_are_switched(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, block, "- {{cloze a}} #card\n- {{cloze a}} #card\n- text\n");
	AllCards all = list_all(&lab);
	assert_int_equal(all.n, 2);
	score(&lab, &all.items[1], 9);
	switch_to(&lab, each);
	all = list_all(&lab);
	assert_int_equal(all.n, 4);
	for (size_t i = 0; i < all.n; i++)
		assert_int_equal(
			all.items[i].state.memory.interval100, all.items[i].line == 2 ? 900 : 0);
	lab_close(&lab);
}

static void test_flags_are_taken_over(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, block, "- {{cloze a}} #card\n");
	StoredCard whole = find(&lab, "*");
	log_entry(&lab, &whole, (Entry){.kind = ENTRY_SUSPEND, .score = SCORE_NONE});
	whole = find(&lab, "*");
	log_entry(&lab, &whole, (Entry){.kind = ENTRY_MARK, .score = SCORE_NONE});
	switch_to(&lab, each);
	StoredCard a = find(&lab, "a");
	assert_str(lab_log(&lab, &a), "state suspend mark");
	assert_true(a.state.is_suspended && a.state.is_marked);
	assert_int_equal(a.state.phase, PHASE_NEW);
	lab_close(&lab);
}

static void test_a_page_gives_the_state_of_new_clozes(void **state)
{
	(void)state;
	Lab lab;
	start(&lab, each,
		"- {{cloze a}} {{cloze b}} #card\n  card-last-interval:: 4\n  card-repeats:: 1\n"
		"  card-ease-factor:: 2.6\n  card-next-schedule:: 2026-03-05T00:00:00.000Z\n"
		"  card-last-reviewed:: 2026-03-01T00:00:00.000Z\n  card-last-score:: 5\n");
	StoredCard b = find(&lab, "b");
	assert_int_equal(b.state.memory.interval100, 400);
	assert_str(lab_log(&lab, &b), "state");
	lab_close(&lab);
}

// -- any edits -----------------------------------------------------------------------------------

static uint32_t next_random(uint32_t *random)
{
	*random = *random * 1664525u + 1013904223u;
	return *random >> 16;
}

static void write_any_page(Lab *lab, const char *path, uint32_t *random)
{
	static const char *const answers[] = {"a", "a", "b", "c", "{x}"};
	static const char *const ids[] = {"", "", "  id:: i1\n", "  id:: i2\n"};
	Buf page = {0};
	for (uint32_t blocks = next_random(random) % 4; blocks > 0; blocks--) {
		buf_printf(&page, "- Q%u", next_random(random) % 2);
		for (uint32_t n = next_random(random) % 4; n > 0; n--)
			buf_printf(&page, " {{cloze %s}}",
				answers[next_random(random) % HARNESS_COUNT(answers)]);
		buf_printf(&page, " #card\n%s", ids[next_random(random) % HARNESS_COUNT(ids)]);
	}
	lab_write(lab, path, "%s", buf_z(&page));
	buf_release(&page);
}

// Every card that is there is one cloze of one block, whose text no other card has; its state is
// what its log says.
static void check_all(Lab *lab)
{
	AllCards all = list_all(lab);
	for (size_t i = 0; i < all.n; i++) {
		const StoredCard *card = &all.items[i];
		LogEntry *entries;
		size_t n;
		assert_true(
			store_list_card_log(lab->store, card->id, &lab->arena, &entries, &n, NULL));
		CardState folded = card_state_new();
		for (size_t k = 0; k < n; k++)
			assert_true(fold_entry(&folded, &entries[k].entry));
		assert_true(card_state_equals(&folded, &card->state));
		for (size_t k = 0; k < i && !card->is_gone; k++) {
			const StoredCard *other = &all.items[k];
			bool is_same_place = !other->is_gone && other->page == card->page &&
					     other->line == card->line;
			assert_false(is_same_place && other->cloze == card->cloze);
			assert_false(is_same_place && (card->cloze == 0 || other->cloze == 0));
		}
	}
}

static size_t count_there(Lab *lab)
{
	AllCards all = list_all(lab);
	size_t n = 0;
	for (size_t i = 0; i < all.n; i++)
		n += !all.items[i].is_gone;
	return n;
}

static void check_round(Lab *lab, uint32_t *random)
{
	if (next_random(random) % 3 == 0)
		lab_configure(lab, next_random(random) % 2 ? each : block);
	write_any_page(lab, next_random(random) % 2 ? "notes/a.md" : "notes/b.md", random);
	ImportReport report = lab_import(lab);
	assert_int_equal(report.cards, count_there(lab));
	assert_int_equal(report.cards,
		report.new_ + report.edited + report.moved + report.back + report.unchanged);
	check_all(lab);
	assert_int_equal(lab_import(lab).id, 0);
	AllCards all = list_all(lab);
	if (all.n > 0) {
		const StoredCard *card = &all.items[next_random(random) % all.n];
		score(lab, card, 1 + (int)(next_random(random) % 50));
	}
}

static void test_any_edits(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed <= 12; seed++) {
		Lab lab;
		uint32_t random = seed * 7919;
		lab_open_graph(&lab);
		for (int round = 0; round < 8; round++)
			check_round(&lab, &random);
		lab_close(&lab);
	}
}

const struct CMUnitTest cloze_tests[] = {
	cmocka_unit_test(test_many_clozes),
	cmocka_unit_test(test_one_card_each),
	cmocka_unit_test(test_a_block_is_one_card),
	cmocka_unit_test(test_edits_in_a_block_with_an_id),
	cmocka_unit_test(test_edits_without_an_id),
	cmocka_unit_test(test_blocks_move_between_pages),
	cmocka_unit_test(test_a_copied_id_is_another_block),
	cmocka_unit_test(test_switching_loses_nothing),
	cmocka_unit_test(test_equal_blocks_are_switched),
	cmocka_unit_test(test_flags_are_taken_over),
	cmocka_unit_test(test_a_page_gives_the_state_of_new_clozes),
	cmocka_unit_test(test_any_edits),
};
const size_t cloze_tests_n = HARNESS_COUNT(cloze_tests);
