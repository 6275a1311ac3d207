// Exports as other programs read them. Where a program is missing, its test is skipped.
//
// RECTO_NODE_MODULES: the folder below which node finds @open-spaced-repetition/binding; else the
// working folder.
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "recto/schedule/schedule.h"

static bool has_program(const char *name)
{
	Buf command = {0};
	buf_printf(&command, "command -v %s >/dev/null 2>&1", name);
	bool is_there = system(buf_z(&command)) == 0;
	buf_release(&command);
	return is_there;
}

// Runs a command of the shell: its exit code, its output in *out.
static int run(const char *command, Buf *out)
{
	char piece[4096];
	FILE *pipe = popen(command, "r");
	assert_non_null(pipe);
	for (size_t n; (n = fread(piece, 1, sizeof piece, pipe)) > 0;)
		buf_append(out, str_make(piece, n));
	int status = pclose(pipe);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static void assert_prints(Fixture *f, Str command, const char *expected)
{
	Buf out = {0};
	int code = run(arena_copy_z(&f->arena, command), &out);
	if (code != 0)
		fail_msg("%.*s: exit code %d: %s", STR_ARG(command), code, buf_z(&out));
	assert_str(str_trim(buf_str(&out)), expected);
	buf_release(&out);
}

static void write_export(Fixture *f, ExportKind kind, ExportFormat format, const char *name)
{
	Buf path = {0};
	Buf text = fixture_export(f, kind, format, NULL);
	harness_write(harness_path(&path, f->folder, name), buf_str(&text));
	buf_release(&text);
	buf_release(&path);
}

// Texts that break careless writers and readers.
static const char *const hard_texts[] = {
	"plain",
	"",
	"\"",
	"\"\"",
	"a \"quoted\" word",
	"comma, comma",
	"two\nlines",
	"dos\r\nlines\r\n",
	"\r",
	"\n",
	" blanks ",
	"\t",
	"back\\slash \\n \\\"",
	"=1+1",
	"semi;colon",
	"虚拟内存：页、段",
	"🙂👩‍👩‍👧‍👦 flags 🇧🇫",
	"e\xCC\x81 combining",
	"right \xE2\x80\xAE to left",
	"line\xE2\x80\xA8separator",
	"c1 \xC2\x85 next line",
	"\x01\x02\x03\x04\x05\x06\x07\x08\x0B\x0C\x0E\x0F\x10",
	"\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1B[31m\x1C\x1D\x1E\x1F\x7F",
	"\xEF\xBB\xBF byte order mark",
	"null, \"NULL\", '' and None",
};

static void put_hard_cards(Fixture *f)
{
	for (size_t i = 0; i < HARNESS_COUNT(hard_texts); i++) {
		Buf tags = {0};
		for (size_t t = 0; t < i % 3; t++)
			buf_printf(&tags, "tag \"%zu\",\n", t);
		int64_t card = fixture_card(f, hard_texts[i], "d, \"d\"", buf_z(&tags));
		fixture_entry(f, card, ENTRY_REVIEW, (int)i % 6, "2026-02-28T10:00:00Z",
			(double)i / 2 - 1);
		buf_release(&tags);
	}
}

static void python_reads_the_same_rows(void **state)
{
	Fixture *f = *state;
	static const char *const kinds[] = {"reviews", "cards"};
	if (!has_program("python3")) {
		HARNESS_SKIP("no python3");
		return;
	}
	put_hard_cards(f);
	for (int kind = 0; kind < 2; kind++) {
		static const char *const forms[] = {"csv", "json", "jsonl"};
		for (int form = 0; form < 3; form++) {
			Str name = arena_printf(&f->arena, "%s.%s", kinds[kind], forms[form]);
			write_export(f, (ExportKind)kind, (ExportFormat)form, name.p);
		}
		assert_prints(f,
			arena_printf(&f->arena, "python3 tests/unit/stats/parse.py %s %s %s 2>&1",
				f->path, kinds[kind], f->folder),
			"25");
	}
}

static void sqlite_imports_the_same_rows(void **state)
{
	Fixture *f = *state;
	if (!has_program("sqlite3")) {
		HARNESS_SKIP("no sqlite3");
		return;
	}
	put_hard_cards(f);
	write_export(f, EXPORT_CARDS, EXPORT_CSV, "cards.csv");
	Buf script = {0};
	buf_printf(&script, ".mode csv\n.import %s/cards.csv exported\n", f->folder);
	buf_append_z(&script,
		".mode list\nSELECT count(*), sum(exported.question = card_text.question), "
		"sum(json_array_length(exported.tags) = (SELECT count(*) FROM "
		"json_each(exported.tags))) FROM exported "
		"JOIN card ON card.uid = exported.id "
		"JOIN card_text ON card_text.card = card.id;\n");
	Buf path = {0};
	harness_write(harness_path(&path, f->folder, "script"), buf_str(&script));
	assert_prints(f, arena_printf(&f->arena, "sqlite3 %s <%s/script 2>&1", f->path, f->folder),
		"25|25|25");
	buf_release(&path);
	buf_release(&script);
}

// -- fsrs -----------------------------------------------------------------------------------------

enum { FSRS_CARDS = 200, FSRS_REVIEWS = 8 };

// Reviews on the days on which SM-2 has a card due; some fail. Every second card is taken over
// first.
static void learn(Fixture *f, int i, SchedulePolicy *policy)
{
	int64_t card = fixture_card(f, "q", "d", "");
	CardState state = card_state_new();
	Day day = calendar_from_civil(2024, 1, 1) + i;
	if (i % 2)
		fixture_entry(f, card, ENTRY_STATE, SCORE_NONE, "2023-12-01T10:00:00Z", 4);
	for (int n = 0; n < FSRS_REVIEWS; n++) {
		Buf at = {0};
		int score = (i * 7 + n * 5) % 9 == 0 ? 1 : 3 + (i + n) % 3;
		calendar_format_day(day, &at);
		buf_append_z(&at, "T10:00:00Z");
		double before = state.phase == PHASE_NEW && i % 2 == 0
					? -1
					: (double)state.memory.interval100 / 100;
		fixture_entry(f, card, ENTRY_REVIEW, score, buf_z(&at), before);
		ScheduleMoment moment = {.today = day};
		ScheduleStep step = schedule_step(policy, &state, &moment, score);
		schedule_apply(&state, &step, 0, 0, score);
		day = step.due.day;
		buf_release(&at);
	}
}

// Each card that began new gives an item for every review but its first; those that were taken over
// give none.
static void an_optimizer_trains_on_the_export(void **state)
{
	Fixture *f = *state;
	if (!has_program("node")) {
		HARNESS_SKIP("no node");
		return;
	}
	SchedulePolicy policy = {.algorithm = ALGORITHM_SM2, .max_interval = 365};
	CHECK(f, store_begin(f->desk.store, &f->err));
	for (int i = 0; i < FSRS_CARDS; i++)
		learn(f, i, &policy);
	CHECK(f, store_commit(f->desk.store, &f->err));
	write_export(f, EXPORT_REVIEWS, EXPORT_FSRS, "fsrs.csv");
	const char *folder = getenv("RECTO_NODE_MODULES");
	Buf out = {0};
	Str command =
		arena_printf(&f->arena, "node tests/unit/stats/train.mjs '%s' %s/fsrs.csv 2>&1",
			folder ? folder : ".", f->folder);
	int code = run(command.p, &out);
	if (code == 77) {
		HARNESS_SKIP("no @open-spaced-repetition/binding; RECTO_NODE_MODULES");
	} else {
		Buf expected = {0};
		buf_printf(&expected, "%d", FSRS_CARDS / 2 * (FSRS_REVIEWS - 1));
		assert_int_equal(code, 0);
		assert_str(str_trim(buf_str(&out)), buf_z(&expected));
		buf_release(&expected);
	}
	buf_release(&out);
}

const struct CMUnitTest parsers_tests[] = {
	FIXTURE_TEST(python_reads_the_same_rows),
	FIXTURE_TEST(sqlite_imports_the_same_rows),
	FIXTURE_TEST(an_optimizer_trains_on_the_export),
};
const size_t parsers_tests_n = HARNESS_COUNT(parsers_tests);
