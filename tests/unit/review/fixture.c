#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "recto/store/sources.h"

void fixture_check(bool is_good, const Err *err, const char *file, int line)
{
	if (is_good)
		return;
	print_error("%s\n", err->text);
	_fail(file, line);
}

Instant fixture_instant(const char *text)
{
	Instant t;
	if (!calendar_parse_rfc3339(str_from_z(text), &t))
		fail_msg("%s is no instant", text);
	return t;
}

void fixture_pass(Fixture *f, int64_t ms)
{
	f->desk.clock.frozen += ms;
}

// -- opening ---------------------------------------------------------------------------------

static void open_store(Fixture *f)
{
	CHECK(f, store_open(f->path, STORE_CREATE, f->desk.clock.frozen, &f->desk.store, &f->err));
}

void fixture_open(Fixture *f, const char *config)
{
	*f = (Fixture){0};
	const char *parent = getenv("TMPDIR");
	snprintf(f->folder, sizeof f->folder, "%s/recto-review-XXXXXX", parent ? parent : "/tmp");
	if (!mkdtemp(f->folder))
		fail_msg("no temporary folder");
	snprintf(f->path, sizeof f->path, "%s/recto.db", f->folder);
	config_init(&f->config);
	if (config)
		CHECK(f, config_parse(&f->config, str_from_z(config), STR("/notes/config.yaml"),
				 &f->err));
	f->desk.config = &f->config;
	f->desk.clock = (Clock){
		.is_frozen = true,
		.frozen = fixture_instant("2023-02-01T10:00:00Z"),
		.day_starts_at = f->config.day_starts_at,
	};
	open_store(f);
}

void fixture_close(Fixture *f)
{
	store_close(f->desk.store);
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	for (size_t i = 0; i < HARNESS_COUNT(suffixes); i++) {
		char name[128];
		snprintf(name, sizeof name, "%s%s", f->path, suffixes[i]);
		unlink(name);
	}
	rmdir(f->folder);
	config_release(&f->config);
	arena_release(&f->arena);
}

void fixture_reopen(Fixture *f)
{
	store_close(f->desk.store);
	open_store(f);
}

// -- cards -----------------------------------------------------------------------------------

static int64_t put_page(Fixture *f, int64_t graph, const char *name)
{
	Str path = arena_printf(&f->arena, "/notes/%s/notes.md", name);
	StoredPage page;
	bool is_found;
	CHECK(f, store_find_page(f->desk.store, path, &f->arena, &page, &is_found, &f->err));
	if (is_found)
		return page.id;
	page = (StoredPage){
		.graph = graph,
		.path = path,
		.title = STR("notes"),
		.title_key = STR("notes"),
		.read_at = f->desk.clock.frozen,
	};
	CHECK(f, store_put_page(f->desk.store, &page, &f->err));
	return page.id;
}

// The line below all cards of the page.
static int next_line(Fixture *f, int64_t page)
{
	StoredCard *cards;
	size_t n;
	CHECK(f, store_list_page_cards(f->desk.store, page, &f->arena, &cards, &n, &f->err));
	return n > 0 ? cards[n - 1].line + 1 : 1;
}

static void put_cards(
	Fixture *f, const char *graph_name, const StoredCard *text, int clozes, int64_t *cards)
{
	Str root = arena_printf(&f->arena, "/notes/%s", graph_name);
	StoredCard card = *text;
	CHECK(f, store_begin(f->desk.store, &f->err));
	CHECK(f, store_put_graph(f->desk.store, root, true, &card.graph, &f->err));
	StoredScheduler scheduler;
	CHECK(f, store_load_scheduler(f->desk.store, card.graph, &f->arena, &scheduler, &f->err));
	card.algorithm = scheduler.algorithm;
	card.page = put_page(f, card.graph, graph_name);
	card.line = next_line(f, card.page);
	card.state = card_state_new();
	card.fingerprint = ident_hash(0, card.question);
	card.clozes = clozes;
	card.deck = STR("notes");
	card.refs = STR("pnotes");
	for (int i = 0; i == 0 || i < clozes; i++) {
		card.cloze = clozes > 0 ? i + 1 : 0;
		CHECK(f, store_insert_card(f->desk.store, &card, &f->err));
		cards[i] = card.id;
	}
	CHECK(f, store_commit(f->desk.store, &f->err));
}

int64_t fixture_add_answered(
	Fixture *f, const char *graph, const char *question, const char *answer)
{
	int64_t id;
	StoredCard text = {.question = str_from_z(question), .answer = str_from_z(answer)};
	put_cards(f, graph, &text, 0, &id);
	return id;
}

int64_t fixture_add_card(Fixture *f, const char *graph, const char *question)
{
	return fixture_add_answered(f, graph, question, "answer");
}

void fixture_add_clozes(Fixture *f, const char *graph, const char *question, int n, int64_t *cards)
{
	StoredCard text = {.question = str_from_z(question)};
	put_cards(f, graph, &text, n, cards);
}

StoredCard fixture_load(Fixture *f, int64_t card)
{
	StoredCard row;
	CHECK(f, store_load_card(f->desk.store, card, &f->arena, &row, &f->err));
	return row;
}

int fixture_count_entries(Fixture *f, int64_t card)
{
	LogEntry *log;
	size_t n;
	CHECK(f, store_list_card_log(f->desk.store, card, &f->arena, &log, &n, &f->err));
	return (int)n;
}

// -- schedulers ------------------------------------------------------------------------------

static void log_scheduler(Fixture *f, int64_t graph, Algorithm algorithm, Str note)
{
	LogEntry e = {.graph = graph, .note = note};
	e.entry = (Entry){.kind = ENTRY_SCHEDULER,
		.at = f->desk.clock.frozen,
		.day = clock_today(&f->desk.clock),
		.score = SCORE_NONE,
		.algorithm = algorithm,
		.after = card_state_new()};
	CHECK(f, store_append_entry(f->desk.store, &e, &f->err));
}

void fixture_set_scheduler(Fixture *f, const char *graph_name, SchedulerRules rules)
{
	Store *s = f->desk.store;
	Str root = arena_printf(&f->arena, "/notes/%s", graph_name);
	Buf note = {0};
	int64_t graph;
	StoreReplay r;
	scheduler_format_note(&rules, &note);
	CHECK(f, store_begin(s, &f->err));
	CHECK(f, store_put_graph(s, root, true, &graph, &f->err));
	log_scheduler(f, graph, rules.algorithm, buf_str(&note));
	CHECK(f, store_set_scheduler(s, graph, rules.algorithm, buf_str(&note), &f->err));
	CHECK(f, store_replay(s, graph, 0, &r, &f->err));
	CHECK(f, store_write_replay(s, &r, &f->err));
	CHECK(f, store_commit(s, &f->err));
	store_release_replay(&r);
	buf_release(&note);
}

const char *fixture_table(Fixture *f)
{
	Matrix table = {0};
	Buf text = {0};
	CHECK(f, store_load_matrix(f->desk.store, 1, &table, &f->err));
	matrix_format(&table, &text);
	const char *copy = arena_copy_z(&f->arena, buf_str(&text));
	matrix_release(&table);
	buf_release(&text);
	return copy;
}

CardState fixture_replay(Fixture *f, int64_t card)
{
	StoredCard row = fixture_load(f, card);
	CardState state;
	CHECK(f, store_replay_card(f->desk.store, &row, 0, &state, &f->err));
	return state;
}

static void print_problem(void *context, const char *text)
{
	(void)context;
	print_error("%s\n", text);
}

void fixture_check_log(Fixture *f)
{
	StoreReplay r;
	CHECK(f, store_replay(f->desk.store, 0, 0, &r, &f->err));
	assert_int_equal(store_check_replay(&r, print_problem, NULL), 0);
	store_release_replay(&r);
}

// -- actions ---------------------------------------------------------------------------------

ScoreResult fixture_score(Fixture *f, int64_t card, int score)
{
	StoredCard row = fixture_load(f, card);
	ScoreResult result;
	CHECK(f, record_score(&f->desk, &row, score, 1500, true, &result, &f->err));
	assert_false(result.is_stale);
	assert_false(result.is_not_due);
	assert_true(result.action > 0);
	return result;
}

bool fixture_act(Fixture *f, EntryKind kind, int days, int64_t card)
{
	int64_t changed;
	CHECK(f, record_action(&f->desk, kind, days, &card, 1, &changed, &f->err));
	return changed == 1;
}

UndoReport fixture_undo(Fixture *f)
{
	UndoReport report;
	CHECK(f, record_undo(&f->desk, &report, &f->err));
	return report;
}

// -- states ----------------------------------------------------------------------------------

static void print_state(const char *label, const CardState *s)
{
	print_error("%s: phase %d repeats %d ease %d interval %lld due %lld lapses %d score %d "
		    "reviewed %lld suspended %d marked %d buried %d\n",
		label, (int)s->phase, s->memory.repeats, s->memory.ease100,
		(long long)s->memory.interval100, (long long)s->due, s->lapses, s->last_score,
		(long long)s->last_reviewed, s->is_suspended, s->is_marked, s->buried_until);
}

void fixture_assert_state(
	const CardState *got, const CardState *expected, const char *file, int line)
{
	if (card_state_equals(got, expected))
		return;
	print_state("expected", expected);
	print_state("     got", got);
	_fail(file, line);
}
