// The scheduler that the configuration wants, and the one in force.
#include "recto/store/replay.h"
#include "lab.h"

static const char *const taken =
	"- Q1 #card\n"
	"  card-last-interval:: 10.24\n  card-repeats:: 3\n  card-ease-factor:: 2.56\n"
	"  card-next-schedule:: 2026-02-12T06:02:03.456Z\n"
	"  card-last-reviewed:: 2026-02-02T01:02:03.456Z\n  card-last-score:: 5\n";

static const char *const usual =
	"{:max-interval 36500, :learning-fraction 0.5, :initial-interval 4}";

static void fail_with(void *context, const char *text)
{
	(void)context;
	fail_msg("%s", text);
}

static void check_log(Lab *lab)
{
	StoreReplay r;
	assert_true(store_replay(lab->store, 0, 0, &r, &lab->err));
	assert_int_equal(store_check_replay(&r, fail_with, NULL), 0);
	store_release_replay(&r);
}

// What the entries `scheduler` of the first graph say, each with its algorithm.
static const char *schedulers(Lab *lab)
{
	LogEntry *entries;
	size_t n;
	Buf text = {0};
	assert_true(store_list_schedulers(lab->store, 1, &lab->arena, &entries, &n, &lab->err));
	for (size_t i = 0; i < n; i++)
		buf_printf(&text, "%s%d %.*s", i > 0 ? " | " : "", (int)entries[i].entry.algorithm,
			STR_ARG(entries[i].note));
	const char *copy = arena_copy_z(&lab->arena, buf_str(&text));
	buf_release(&text);
	check_log(lab);
	return copy;
}

static StoredCard import(Lab *lab, const char *config)
{
	lab_configure(lab, config);
	lab_let_time_pass(lab);
	lab_import(lab);
	assert_int_equal(lab->warnings.n, 0);
	check_log(lab);
	return lab_card(lab, "Q1");
}

static void open_with(Lab *lab, const char *config)
{
	lab_open_graph(lab);
	lab_write(lab, "notes/pages/a.md", "%s", taken);
	lab_write(lab, "notes/pages/b.md", "- Q2 #card\n");
	import(lab, config);
}

static void a_graph_begins_under_what_is_wanted(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "scheduler: logseq\n");
	assert_string_equal(schedulers(&lab), arena_printf(&lab.arena, "1 %s", usual).p);
	StoredCard card = lab_card(&lab, "Q1");
	assert_int_equal(card.algorithm, ALGORITHM_LOGSEQ);
	assert_int_equal(card.state.memory.interval100, 1024);
	assert_str(lab_log(&lab, &card), "state");
	assert_int_equal(lab_card(&lab, "Q2").algorithm, ALGORITHM_LOGSEQ);
	lab_close(&lab);
}

static void sm2_needs_no_entry(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "max_interval: 100\n");
	import(&lab, "max_interval: 200\n");
	assert_string_equal(schedulers(&lab), "");
	assert_int_equal(lab_card(&lab, "Q1").state.memory.interval100, 1100);
	lab_close(&lab);
}

static void a_change_needs_no_changed_page(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "{}");
	lab_review(&lab, "Q2");
	CardState first = lab_card(&lab, "Q1").state, second = lab_card(&lab, "Q2").state;
	StoredCard card = import(&lab, "scheduler: logseq\n");
	assert_int_equal(card.algorithm, ALGORITHM_LOGSEQ);
	card = lab_card(&lab, "Q2");
	assert_int_equal(card.state.memory.interval100, 400);
	assert_true(card.state.due == lab.clock.frozen + 4 * INT64_C(86400000));
	lab_was_written(&lab);
	import(&lab, "scheduler: logseq\n");
	lab_import(&lab);
	assert_string_equal(schedulers(&lab), arena_printf(&lab.arena, "1 %s", usual).p);
	card = import(&lab, "scheduler: sm2\n");
	assert_true(card_state_equals(&card.state, &first));
	card = lab_card(&lab, "Q2");
	assert_true(card_state_equals(&card.state, &second));
	assert_string_equal(
		schedulers(&lab), arena_printf(&lab.arena, "1 %s | 0 %s", usual, usual).p);
	lab_close(&lab);
}

static void nothing_new_is_nothing_written(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "scheduler: logseq\n");
	lab_let_time_pass(&lab);
	lab_was_written(&lab);
	lab_import(&lab);
	assert_false(lab_was_written(&lab));
	lab_configure(&lab, "{}");
	ImportReport report;
	assert_true(lab_import_with(&lab, (ImportOptions){.is_dry_run = true}, &report));
	assert_false(lab_was_written(&lab));
	assert_int_equal(lab_card(&lab, "Q1").algorithm, ALGORITHM_LOGSEQ);
	lab_close(&lab);
}

static void rules_are_logged_when_they_change(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "scheduler: logseq\n");
	import(&lab, "scheduler: logseq\nmax_interval: 365\n");
	lab_write(&lab, "notes/logseq/config.edn",
		"{:srs/learning-fraction 0.25 :srs/initial-interval 2.5}");
	import(&lab, "scheduler: logseq\nmax_interval: 365\n");
	assert_string_equal(schedulers(&lab),
		arena_printf(&lab.arena,
			"1 %s | 1 {:max-interval 365, :learning-fraction 0.5, "
			":initial-interval 4} | 1 {:max-interval 365, :learning-fraction 0.25, "
			":initial-interval 2.5}",
			usual)
			.p);
	lab_close(&lab);
}

static void each_graph_has_its_own(void **state)
{
	Lab lab;
	(void)state;
	open_with(&lab, "{}");
	lab_write(&lab, "other/c.md", "- Q3 #card\n");
	lab_configure(&lab,
		arena_printf(&lab.arena,
			"scheduler: logseq\ngraphs:\n  - path: %s\n    scheduler: sm2\n", lab.notes)
			.p);
	ImportReport report;
	assert_true(lab_import_path(&lab, "other", &report));
	// Known folders are followed by every import of everything.
	assert_true(lab_import_with(&lab, (ImportOptions){0}, &report));
	assert_int_equal(lab_card(&lab, "Q1").algorithm, ALGORITHM_SM2);
	assert_int_equal(lab_card(&lab, "Q3").algorithm, ALGORITHM_LOGSEQ);
	check_log(&lab);
	lab_close(&lab);
}

static void a_look_at_one_card_notices(void **state)
{
	Lab lab;
	bool has_changed;
	(void)state;
	open_with(&lab, "{}");
	lab_let_time_pass(&lab);
	StoredCard card = lab_card(&lab, "Q1");
	assert_true(library_refresh_card(
		lab.store, &lab.config, &lab.clock, card.id, &has_changed, &lab.err));
	assert_false(has_changed);
	lab_configure(&lab, "scheduler: logseq\n");
	assert_true(library_refresh_card(
		lab.store, &lab.config, &lab.clock, card.id, &has_changed, &lab.err));
	assert_true(has_changed);
	assert_int_equal(lab_card(&lab, "Q2").algorithm, ALGORITHM_LOGSEQ);
	check_log(&lab);
	lab_close(&lab);
}

static void a_scan_notices(void **state)
{
	Lab lab;
	ImportReport report;
	(void)state;
	open_with(&lab, "{}");
	lab_let_time_pass(&lab);
	lab_configure(&lab, "scheduler: logseq\n");
	LibraryScan *scan = library_scan_open(lab.store, &lab.config, &lab.clock);
	for (bool is_done = false; !is_done;)
		assert_true(library_scan_step(scan, 100, &is_done, &report, &lab.err));
	library_scan_close(scan);
	assert_int_equal(lab_card(&lab, "Q1").algorithm, ALGORITHM_LOGSEQ);
	check_log(&lab);
	lab_close(&lab);
}

// The log of a card goes with it, and is read as that of its new graph.
static void a_card_that_moves_is_scheduled_by_its_new_graph(void **state)
{
	Lab lab;
	(void)state;
	lab_open(&lab);
	lab_write(&lab, "notes/sub/a.md", "%s", taken);
	lab_write(&lab, "notes/b.md", "- Q2 #card\n");
	lab_import(&lab);
	CardState under_sm2 = lab_card(&lab, "Q1").state;
	lab_configure(&lab, arena_printf(&lab.arena,
				    "graphs:\n  - path: %s/sub\n    scheduler: logseq\n", lab.notes)
				    .p);
	lab_write(&lab, "notes/sub/logseq/config.edn", "{}");
	lab_import(&lab);
	StoredCard card = lab_card(&lab, "Q1");
	assert_int_equal(card.algorithm, ALGORITHM_LOGSEQ);
	assert_true(card.graph != lab_card(&lab, "Q2").graph);
	check_log(&lab);
	lab_remove(&lab, "notes/sub/logseq");
	lab_import(&lab);
	card = lab_card(&lab, "Q1");
	assert_int_equal(card.algorithm, ALGORITHM_SM2);
	assert_true(card_state_equals(&card.state, &under_sm2));
	check_log(&lab);
	lab_close(&lab);
}

const struct CMUnitTest schedulers_tests[] = {
	cmocka_unit_test(a_graph_begins_under_what_is_wanted),
	cmocka_unit_test(sm2_needs_no_entry),
	cmocka_unit_test(a_change_needs_no_changed_page),
	cmocka_unit_test(nothing_new_is_nothing_written),
	cmocka_unit_test(rules_are_logged_when_they_change),
	cmocka_unit_test(each_graph_has_its_own),
	cmocka_unit_test(a_look_at_one_card_notices),
	cmocka_unit_test(a_scan_notices),
	cmocka_unit_test(a_card_that_moves_is_scheduled_by_its_new_graph),
};
const size_t schedulers_tests_n = HARNESS_COUNT(schedulers_tests);
