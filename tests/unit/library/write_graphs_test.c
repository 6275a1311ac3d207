// Every card of whole graphs, with every score: only the six lines change, the page reads the same,
// and the way back gives the file's bytes.
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "recto/base/path.h"
#include "recto/library/pages.h"
#include "recto/schedule/handover.h"
#include "recto/store/writes.h"
#include "scribe.h"

typedef struct Kept {
	StoredPage *pages;
	Str *bytes; // of each
	size_t n;
	StoredCard *rows;
	int64_t *cards;
	size_t n_cards;
} Kept;

typedef struct Figures {
	size_t written, refused;
} Figures;

// -- what must stay ------------------------------------------------------------------------------

static bool names_key(Str line, size_t at)
{
	for (size_t i = 0; i < HANDOVER_VALUES; i++) {
		Str key = str_from_z(handover_keys[i]);
		Str word = str_head(str_skip(line, at), key.n);
		bool is_same = word.n == key.n;
		for (size_t k = 0; is_same && k < key.n; k++) {
			char c = word.p[k] == '_' || word.p[k] == ' ' ? '-' : word.p[k];
			is_same = (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) == key.p[k];
		}
		Str rest = str_skip(line, at + key.n);
		if (is_same && str_starts_with(rest, STR(":")))
			return true;
	}
	return false;
}

// The page without the lines of states, blanks, and the bounds of new drawers.
static void append_rest(Str page, Buf *out)
{
	for (Str line; str_next_line(&page, &line);) {
		size_t at = 0;
		while (at < line.n && !names_key(line, at))
			at++;
		Str rest = str_trim(str_head(line, at));
		if (str_equals(rest, STR(":PROPERTIES:")) || str_equals(rest, STR(":END:")) ||
			str_equals(rest, STR(":")))
			continue;
		for (size_t i = 0; i < rest.n; i++)
			if (rest.p[i] != ' ' && rest.p[i] != '\t')
				buf_append_char(out, rest.p[i]);
	}
}

static void assert_same_rest(Str was, Str is, const char *path)
{
	Buf a = {0}, b = {0};
	append_rest(was, &a);
	append_rest(is, &b);
	if (!str_equals(buf_str(&a), buf_str(&b)))
		fail_msg("%s: more than the six lines has changed", path);
	buf_release(&a);
	buf_release(&b);
}

static Str read_page(Lab *lab, const StoredPage *page)
{
	Buf bytes = {0};
	assert_true(file_read(page->path.p, SIZE_MAX / 2, &bytes, NULL, NULL));
	Str copy = arena_copy(&lab->arena, buf_str(&bytes));
	buf_release(&bytes);
	return copy;
}

static void keep(Lab *lab, Kept *k)
{
	assert_true(store_list_pages(lab->store, STR(""), &lab->arena, &k->pages, &k->n, NULL));
	k->bytes = ARENA_ARRAY(&lab->arena, Str, k->n);
	for (size_t i = 0; i < k->n; i++)
		k->bytes[i] = read_page(lab, &k->pages[i]);
	k->cards = scribe_list_cards(lab, &k->n_cards);
	k->rows = ARENA_ARRAY(&lab->arena, StoredCard, k->n_cards);
	for (size_t i = 0; i < k->n_cards; i++)
		assert_true(
			store_load_card(lab->store, k->cards[i], &lab->arena, &k->rows[i], NULL));
}

static void assert_same_card(Lab *lab, const StoredCard *was, Arena *a)
{
	StoredCard is;
	assert_true(store_load_card(lab->store, was->id, a, &is, NULL));
	assert_false(is.is_gone);
	assert_true(is.page == was->page && is.fingerprint == was->fingerprint);
	assert_true(str_equals(is.question, was->question) && str_equals(is.answer, was->answer));
	assert_true(str_equals(is.tags, was->tags) && str_equals(is.context, was->context));
	assert_true(str_equals(is.deck, was->deck));
}

// The page says of the card what its state is, unless it was refused.
static void assert_state_on_page(Lab *lab, int64_t card, Arena *a, Figures *f)
{
	StoredCard row;
	StoredPageState state;
	Buf lines = {0};
	assert_true(store_load_card(lab->store, card, a, &row, NULL));
	assert_true(store_find_page_state(lab->store, card, a, &state, NULL));
	handover_append(row.algorithm, &row.state, &lines);
	if (str_equals(state.lines, buf_str(&lines)))
		f->written++;
	else
		f->refused++;
	buf_release(&lines);
}

// -- scores --------------------------------------------------------------------------------------

static void check_written(Lab *lab, const Kept *k, Figures *f)
{
	Arena a = {0};
	for (size_t i = 0; i < k->n; i++)
		if (!k->pages[i].is_gone)
			assert_same_rest(
				k->bytes[i], read_page(lab, &k->pages[i]), k->pages[i].path.p);
	for (size_t i = 0; i < k->n_cards; i++) {
		arena_reset(&a);
		assert_same_card(lab, &k->rows[i], &a);
		assert_state_on_page(lab, k->cards[i], &a, f);
	}
	arena_release(&a);
}

// All cards with the scores from `first` to `last`, one after the other.
static void check_scores(Lab *lab, const Kept *k, int first, int last, Figures *f)
{
	size_t n = 0;
	int span = last - first + 1;
	size_t scores = (size_t)span;
	int64_t *actions = ARENA_ARRAY(&lab->arena, int64_t, k->n_cards * scores);
	for (int score = first; score <= last; score++) {
		lab->clock.frozen += 60000;
		for (size_t i = 0; i < k->n_cards; i++)
			actions[n++] = scribe_score_card(lab, k->cards[i], score);
	}
	WriteBackReport report = scribe_write(lab);
	Figures now = {0};
	check_written(lab, k, &now);
	assert_int_equal(now.written * scores, report.written);
	assert_int_equal(now.refused * scores, report.waiting);
	f->written += (size_t)report.written;
	f->refused += (size_t)report.waiting;
	assert_int_equal(scribe_write(lab).written, 0);
	while (n-- > 0)
		scribe_undo(lab, k->cards[n % k->n_cards], actions[n]);
	assert_int_equal(scribe_write(lab).taken_back, report.written);
	for (size_t i = 0; i < k->n; i++)
		if (!str_equals(k->bytes[i], read_page(lab, &k->pages[i])))
			fail_msg("%s: the way back is another page", k->pages[i].path.p);
}

// -- graphs --------------------------------------------------------------------------------------

static void test_every_case(void **state)
{
	(void)state;
	Lab lab;
	Buf cases = harness_read("tests/vectors/logseq_pages.jsonl");
	Str rest = buf_str(&cases);
	scribe_open(&lab);
	for (Str line; str_next_line(&rest, &line);) {
		json_t *c = json_loadb(line.p, line.n, 0, NULL);
		assert_non_null(c);
		char path[256];
		snprintf(path, sizeof path, "notes/pages/%s.md",
			json_string_value(json_object_get(c, "name")));
		json_t *input = json_object_get(c, "input");
		lab_write_bytes(
			&lab, path, str_make(json_string_value(input), json_string_length(input)));
		json_decref(c);
	}
	lab_import(&lab);
	Kept kept = {0};
	Figures f = {0};
	keep(&lab, &kept);
	check_scores(&lab, &kept, SCORE_NONE, SCORE_MAX, &f);
	assert_int_equal(f.written, 903);
	assert_int_equal(f.refused, 7); // one card, on a page with CR alone
	buf_release(&cases);
	lab_close(&lab);
}

typedef struct Copying {
	Lab *lab;
	Str root;
} Copying;

static bool copy_page(void *context, const LibraryPage *page)
{
	const Copying *c = context;
	Str below = path_relative(page->path, c->root);
	char path[4096];
	snprintf(path, sizeof path, "notes/%.*s", STR_ARG(below));
	lab_write_bytes(c->lab, path, page->source);
	return true;
}

static void copy_config(Lab *lab, const char *folder)
{
	char path[4096];
	Buf config = {0};
	snprintf(path, sizeof path, "%s/logseq/config.edn", folder);
	if (file_read(path, SIZE_MAX / 2, &config, NULL, NULL))
		lab_write_bytes(lab, "notes/logseq/config.edn", buf_str(&config));
	buf_release(&config);
}

static void check_graph(const char *folder)
{
	Lab lab;
	Err err = {0};
	lab_open(&lab);
	lab_configure(&lab, "write_back: true\n");
	Copying copying = {&lab, str_from_z(folder)};
	const LibraryPagesOptions options = {.paths = &folder,
		.n_paths = 1,
		.config = &lab.config,
		.visit = copy_page,
		.context = &copying};
	if (!library_read_pages(&options, &err))
		fail_msg("%s", err.text);
	copy_config(&lab, folder);
	lab_import(&lab);
	Kept kept = {0};
	Figures f = {0};
	keep(&lab, &kept);
	for (int score = SCORE_NONE; score <= SCORE_MAX; score++)
		check_scores(&lab, &kept, score, score, &f);
	print_message("%s: %zu written, %zu refused\n", folder, f.written, f.refused);
	lab_close(&lab);
}

static void test_real_graphs(void **state)
{
	(void)state;
	lab_check_graphs(__func__, check_graph);
}

const struct CMUnitTest write_graphs_tests[] = {
	cmocka_unit_test(test_every_case),
	cmocka_unit_test(test_real_graphs),
};
const size_t write_graphs_tests_n = HARNESS_COUNT(write_graphs_tests);
