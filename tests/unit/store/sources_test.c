#include <stdlib.h>
#include "fixture.h"

static void registers_paths_once(void **state)
{
	Fixture *f = *state;
	assert_ok(f, store_add_source(f->store, STR("/b"), NOW, &f->err));
	assert_ok(f, store_add_source(f->store, STR("/a"), NOW, &f->err));
	assert_ok(f, store_add_source(f->store, STR("/b"), NOW + 1, &f->err));
	StoredSources sources;
	assert_ok(f, store_list_sources(f->store, &f->arena, &sources, &f->err));
	assert_int_equal(sources.n, 2);
	assert_str(sources.paths[0], "/b");
	assert_str(sources.paths[1], "/a");
}

static void forgets_paths(void **state)
{
	Fixture *f = *state;
	bool was_there;
	assert_ok(f, store_add_source(f->store, STR("/a"), NOW, &f->err));
	assert_ok(f, store_remove_source(f->store, STR("/a/b"), &was_there, &f->err));
	assert_false(was_there);
	assert_ok(f, store_remove_source(f->store, STR("/a"), &was_there, &f->err));
	assert_true(was_there);
	StoredSources sources;
	assert_ok(f, store_list_sources(f->store, &f->arena, &sources, &f->err));
	assert_int_equal(sources.n, 0);
}

// File names are bytes, not text.
static void keeps_any_bytes_of_a_path(void **state)
{
	Fixture *f = *state;
	Str path = STR("/a\xff\n\x1b'\";--\xc3\x28");
	StoredSources sources;
	assert_ok(f, store_add_source(f->store, path, NOW, &f->err));
	assert_ok(f, store_list_sources(f->store, &f->arena, &sources, &f->err));
	assert_true(str_equals(sources.paths[0], path));
}

static void finds_or_makes_graphs(void **state)
{
	Fixture *f = *state;
	int64_t a, b, again;
	assert_ok(f, store_put_graph(f->store, STR("/z/notes"), false, &a, &f->err));
	assert_ok(f, store_put_graph(f->store, STR("/a/garden"), true, &b, &f->err));
	assert_ok(f, store_put_graph(f->store, STR("/z/notes"), true, &again, &f->err));
	assert_int_equal(a, again);
	assert_int_not_equal(a, b);
	StoredGraph *graphs;
	size_t n;
	assert_ok(f, store_list_graphs(f->store, &f->arena, &graphs, &n, &f->err));
	assert_int_equal(n, 2);
	assert_str(graphs[0].root, "/a/garden");
	assert_str(graphs[0].name, "garden");
	assert_true(graphs[1].is_logseq);
}

static void lists_each_journal_form_once(void **state)
{
	Fixture *f = *state;
	static const char *const forms[] = {"yyyy年MM月dd日", "", "dd.MM.yyyy", "yyyy年MM月dd日"};
	Str all;
	assert_ok(f, store_list_journal_forms(f->store, &f->arena, &all, &f->err));
	assert_int_equal(all.n, 0);
	for (size_t i = 0; i < HARNESS_COUNT(forms); i++) {
		int64_t graph;
		Str root = arena_printf(&f->arena, "/notes/%zu", i);
		assert_ok(f, store_put_graph(f->store, root, true, &graph, &f->err));
		assert_ok(
			f, store_set_journal_form(f->store, graph, str_from_z(forms[i]), &f->err));
	}
	assert_ok(f, store_list_journal_forms(f->store, &f->arena, &all, &f->err));
	assert_str(all, "yyyy年MM月dd日\ndd.MM.yyyy\n");
}

static StoredPage some_page(Fixture *f)
{
	assert_ok(f, store_put_graph(f->store, STR("/notes"), true, &f->graph, &f->err));
	return (StoredPage){.graph = f->graph,
		.path = STR("/notes/pages/Ünï.md"),
		.title = STR("Ünï"),
		.title_key = STR("ünï"),
		.stamp = {.size = 12,
			.mtime_ns = -5,
			.ctime_ns = INT64_MAX,
			.inode = UINT64_MAX,
			.device = 7,
			.mode = 0100644,
			.owner = 1000,
			.group = 4000000000U},
		.read_at = NOW,
		.hash = UINT64_C(0xFEDCBA9876543210),
		.reading = UINT64_MAX - 1,
		.cards = 3,
		.is_gone = false};
}

static void assert_same_page(const StoredPage *a, const StoredPage *b)
{
	assert_int_equal(a->id, b->id);
	assert_int_equal(a->graph, b->graph);
	assert_true(str_equals(a->path, b->path));
	assert_true(str_equals(a->title, b->title));
	assert_true(str_equals(a->title_key, b->title_key));
	assert_true(file_stamp_equals(&a->stamp, &b->stamp));
	assert_true(a->stamp.device == b->stamp.device && a->stamp.mode == b->stamp.mode);
	assert_true(a->stamp.owner == b->stamp.owner && a->stamp.group == b->stamp.group);
	assert_true(a->reading == b->reading && a->cards == b->cards);
	assert_true(a->read_at == b->read_at && a->hash == b->hash && a->is_gone == b->is_gone);
}

static void keeps_all_of_a_page(void **state)
{
	Fixture *f = *state;
	StoredPage page = some_page(f), got;
	bool is_found;
	assert_ok(f, store_put_page(f->store, &page, &f->err));
	assert_int_not_equal(page.id, 0);
	assert_ok(f, store_load_page(f->store, page.id, &f->arena, &got, &f->err));
	assert_same_page(&page, &got);

	page.stamp.size = 99;
	page.is_gone = true;
	page.path = STR("/notes/pages/other.md");
	assert_ok(f, store_put_page(f->store, &page, &f->err));
	assert_ok(f, store_find_page(f->store, page.path, &f->arena, &got, &is_found, &f->err));
	assert_true(is_found);
	assert_same_page(&page, &got);
	assert_ok(f, store_find_page(f->store, STR("/notes/pages/Ünï.md"), &f->arena, &got,
			     &is_found, &f->err));
	assert_false(is_found);
	assert_refused(f, store_load_page(f->store, 77, &f->arena, &got, &f->err), ERR_DATABASE,
		"no page number 77");
}

static size_t count_below(Fixture *f, const char *path)
{
	StoredPage *pages;
	size_t n;
	assert_ok(f, store_list_pages(f->store, str_from_z(path), &f->arena, &pages, &n, &f->err));
	for (size_t i = 1; i < n; i++)
		assert_true(str_compare(pages[i - 1].path, pages[i].path) < 0);
	return n;
}

static void lists_pages_below_a_path(void **state)
{
	Fixture *f = *state;
	const char *titles[] = {"b", "a", "a0", "a/x", "a-", "a\xff"};
	for (size_t i = 0; i < HARNESS_COUNT(titles); i++)
		fixture_page(f, titles[i]);
	assert_int_equal(count_below(f, ""), 6);
	assert_int_equal(count_below(f, "/"), 6);
	assert_int_equal(count_below(f, "/notes"), 6);
	assert_int_equal(count_below(f, "/notes/"), 6);
	assert_int_equal(count_below(f, "/note"), 0);
	assert_int_equal(count_below(f, "/notes/pages/a"), 1);
	assert_int_equal(count_below(f, "/notes/pages/a.md"), 1);
}

// The order of the cards follows a page that gets another title.
static void carries_a_title_into_the_order(void **state)
{
	Fixture *f = *state;
	fixture_page(f, "m");
	int64_t m = fixture_card(f, "in m");
	int64_t page = fixture_page(f, "z");
	int64_t z = fixture_card(f, "in z");
	QueueQuery q = {.moment = f->moment};
	int64_t next;
	assert_ok(f, store_next_new(f->store, &q, &next, &f->err));
	assert_int_equal(next, m);
	StoredPage row;
	assert_ok(f, store_load_page(f->store, page, &f->arena, &row, &f->err));
	row.title = row.title_key = STR("a");
	assert_ok(f, store_put_page(f->store, &row, &f->err));
	assert_ok(f, store_next_new(f->store, &q, &next, &f->err));
	assert_int_equal(next, z);
}

static void sets_the_algorithm_of_a_graph(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_due_card(f, "question", NOW + HOUR);
	QueueQuery q = {.moment = f->moment};
	int64_t next;
	assert_ok(f, store_next_due(f->store, &q, &next, &f->err));
	assert_int_equal(next, card);
	assert_ok(f, store_set_scheduler(f->store, f->graph, ALGORITHM_LOGSEQ, (Str){0}, &f->err));
	assert_int_equal(fixture_load(f, card).algorithm, ALGORITHM_LOGSEQ);
	assert_ok(f, store_next_due(f->store, &q, &next, &f->err));
	assert_int_equal(next, 0); // due in an hour, not today
}

static void finds_pages_by_name_and_block(void **state)
{
	Fixture *f = *state;
	StoredPage one = some_page(f);
	StoredPage two = one;
	two.path = STR("/notes/pages/two.md");
	int64_t found;
	one.title_key = STR("one");
	two.title_key = STR("two");
	two.is_journal = true;
	two.journal_day = -3;
	assert_ok(f, store_put_page(f->store, &one, &f->err));
	assert_ok(f, store_put_page(f->store, &two, &f->err));
	assert_ok(f, store_set_page_aliases(f->store, one.id, STR("two\nuno"), &f->err));
	assert_ok(f, store_set_page_blocks(f->store, two.id, STR("b-1\nb-2"), &f->err));
	assert_ok(f, store_find_page_by_name(f->store, f->graph, STR("two"), &found, &f->err));
	assert_int_equal(found, two.id); // its own name, before the alias
	assert_ok(f, store_find_page_by_name(f->store, f->graph, STR("uno"), &found, &f->err));
	assert_int_equal(found, one.id);
	assert_ok(f, store_find_page_by_block(f->store, f->graph, STR("b-2"), &found, &f->err));
	assert_int_equal(found, two.id);
	assert_ok(f, store_find_page_by_block(f->store, f->graph + 1, STR("b-2"), &found, &f->err));
	assert_int_equal(found, 0);
	StoredPage row;
	assert_ok(f, store_load_page(f->store, two.id, &f->arena, &row, &f->err));
	assert_true(row.is_journal);
	assert_int_equal(row.journal_day, -3);
	assert_ok(f, store_set_page_blocks(f->store, two.id, STR("b-1"), &f->err));
	two.is_gone = true;
	assert_ok(f, store_put_page(f->store, &two, &f->err));
	assert_ok(f, store_find_page_by_block(f->store, f->graph, STR("b-1"), &found, &f->err));
	assert_int_equal(found, 0);
	assert_ok(f, store_find_page_by_name(f->store, f->graph, STR("two"), &found, &f->err));
	assert_int_equal(found, one.id);
}

const struct CMUnitTest sources_tests[] = {
	FIXTURE_TEST(finds_pages_by_name_and_block),
	FIXTURE_TEST(registers_paths_once),
	FIXTURE_TEST(forgets_paths),
	FIXTURE_TEST(keeps_any_bytes_of_a_path),
	FIXTURE_TEST(finds_or_makes_graphs),
	FIXTURE_TEST(lists_each_journal_form_once),
	FIXTURE_TEST(keeps_all_of_a_page),
	FIXTURE_TEST(lists_pages_below_a_path),
	FIXTURE_TEST(carries_a_title_into_the_order),
	FIXTURE_TEST(sets_the_algorithm_of_a_graph),
};
const size_t sources_tests_n = HARNESS_COUNT(sources_tests);
