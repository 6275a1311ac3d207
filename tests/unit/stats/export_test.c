// The forms of exports, by hand.
#include "fixture.h"

#include <stdlib.h>
#include "../../../src/stats/export.h"

static void assert_export(
	Fixture *f, ExportKind kind, ExportFormat format, const char *query, const char *expected)
{
	Buf out = fixture_export(f, kind, format, query);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
}

// Ids that are made by chance, in a text that is compared.
static void name_ids(Fixture *f)
{
	fixture_run(f, "UPDATE card SET uid = printf('card%012d', id)");
}

#define CSV_HEAD \
	"review_id,card_id,reviewed_at,score,kind,seconds,interval_before,interval_after," \
	"ease_before,ease_after,due_after,scheduler,page,tags,question\n"

static void empty_exports_are_whole(void **state)
{
	Fixture *f = *state;
	assert_export(f, EXPORT_REVIEWS, EXPORT_CSV, NULL, CSV_HEAD);
	assert_export(f, EXPORT_REVIEWS, EXPORT_JSON, NULL, "[]\n");
	assert_export(f, EXPORT_REVIEWS, EXPORT_JSONL, NULL, "");
	assert_export(f, EXPORT_CARDS, EXPORT_JSON, NULL, "[]\n");
	assert_export(f, EXPORT_DAYS, EXPORT_CSV, NULL,
		"date,reviews,new,passed,failed,seconds,retention\n");
	assert_export(f, EXPORT_DAYS, EXPORT_LOGSEQ, NULL, "");
	assert_export(f, EXPORT_REVIEWS, EXPORT_FSRS, NULL,
		"card_id,review_time,review_rating,review_state,review_duration\n");
	Store *store = f->desk.store;
	f->desk.store = NULL;
	assert_export(f, EXPORT_CARDS, EXPORT_JSON, NULL, "[]\n");
	assert_export(f, EXPORT_REVIEWS, EXPORT_JSON, NULL, "[]\n");
	assert_export(f, EXPORT_DAYS, EXPORT_JSON, NULL, "[]\n");
	f->desk.store = store;
}

// Everything behind the id of the review, which is made by chance.
static void assert_reviews(Fixture *f, const char *query, const char *expected)
{
	Buf out = fixture_export(f, EXPORT_REVIEWS, EXPORT_CSV, query);
	Buf tails = {0};
	Str rest = buf_str(&out);
	Str line, id, tail;
	str_next_line(&rest, &line);
	while (str_next_line(&rest, &line)) {
		str_cut(line, ',', &id, &tail);
		assert_int_equal(id.n, IDENT_SIZE - 1);
		buf_printf(&tails, "%.*s\n", STR_ARG(tail));
	}
	assert_str(buf_str(&tails), expected);
	buf_release(&tails);
	buf_release(&out);
}

static void reviews_come_by_time(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "alpha", "d", "x\ny");
	int64_t b = fixture_card(f, "beta", "d", "");
	fixture_entry(f, a, ENTRY_STATE, SCORE_NONE, "2026-02-01T10:00:00Z", -1);
	fixture_entry(f, a, ENTRY_REVIEW, 4, "2026-02-03T10:00:00.5Z", 6);
	fixture_entry(f, b, ENTRY_REVIEW, 1, "2026-02-03T10:00:00.5Z", -1); // the same instant
	fixture_entry(f, a, ENTRY_LOGSEQ, 5, "2026-02-02T10:00:00Z", 2.5);  // taken in late
	fixture_undo(f, fixture_entry(f, b, ENTRY_REVIEW, 5, "2026-02-04T10:00:00Z", 1));
	fixture_entry(f, b, ENTRY_DRILL, 3, "2026-02-05T10:00:00Z", 1);
	fixture_entry(f, b, ENTRY_SUSPEND, SCORE_NONE, "2026-02-05T10:00:00Z", 1);
	name_ids(f);
	assert_reviews(f, NULL,
		"card000000000001,2026-02-02T10:00:00.000Z,5,logseq,1.5,2.5,6,2.5,2.6,"
		"2026-02-08T10:00:00.000Z,sm2,Page,\"[\"\"x\"\",\"\"y\"\"]\",alpha\n"
		"card000000000001,2026-02-03T10:00:00.500Z,4,review,1.5,6,6,2.5,2.6,"
		"2026-02-09T10:00:00.500Z,sm2,Page,\"[\"\"x\"\",\"\"y\"\"]\",alpha\n"
		"card000000000002,2026-02-03T10:00:00.500Z,1,review,1.5,,6,,2.6,"
		"2026-02-09T10:00:00.500Z,sm2,Page,[],beta\n"
		"card000000000002,2026-02-05T10:00:00.000Z,3,drill,1.5,1,6,2.5,2.6,"
		"2026-02-11T10:00:00.000Z,sm2,Page,[],beta\n");
	assert_reviews(f, "nothing", "");
}

static void fields_are_quoted_where_they_must(void **state)
{
	(void)state;
	const struct {
		Str text;
		const char *field;
	} cases[] = {
		{STR(""), ""},
		{STR("plain"), "plain"},
		{STR(" blanks stay "), " blanks stay "},
		{STR("a,b"), "\"a,b\""},
		{STR("say \"hi\""), "\"say \"\"hi\"\"\""},
		{STR("two\nlines"), "\"two\nlines\""},
		{STR("two\r\nlines"), "\"two\r\nlines\""},
		{STR("\r"), "\"\r\""},
		{STR("tab\there"), "tab\there"},
		{STR("bell\a"), "bell\a"},
		{STR("a\0b"), "\"a\xEF\xBF\xBD"
			      "b\""},
		{STR("bad \xFF byte"), "bad \xEF\xBF\xBD byte"},
		{STR("虚拟内存 🙂"), "虚拟内存 🙂"},
	};
	static const char *const columns[] = {"x", NULL};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Buf out = {0};
		Json *record = json_new_object();
		json_set_str(record, "x", cases[i].text);
		csv_append_record(columns, record, &out);
		assert_true(str_ends_with(buf_str(&out), STR("\n")));
		assert_str(str_head(buf_str(&out), out.n - 1), cases[i].field);
		json_free(record);
		buf_release(&out);
	}
}

static void values_keep_their_kind(void **state)
{
	(void)state;
	static const char *const columns[] = {"a", "b", "c", "d", "e", NULL};
	Buf out = {0};
	Json *record = json_new_object();
	json_set_null(record, "a");
	json_set_bool(record, "b", true);
	json_set_real(record, "c", 2.6);
	json_set_int(record, "d", -1);
	json_set_lines(record, "e", STR("x\ny \"z\""));
	csv_append_record(columns, record, &out);
	assert_str(buf_str(&out), ",true,2.6,-1,\"[\"\"x\"\",\"\"y \\\"\"z\\\"\"\"\"]\"\n");
	json_free(record);
	buf_release(&out);
}

// The header is written without a record at hand; a record has its names in its order.
static void records_have_all_columns(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "t");
	fixture_entry(f, card, ENTRY_REVIEW, 4, "2026-03-01T10:00:00Z", 6);
	static const char *const *const columns[] = {
		export_review_columns, export_card_columns, export_day_columns};
	for (size_t kind = 0; kind < 3; kind++) {
		Buf out = fixture_export(f, (ExportKind)kind, EXPORT_JSONL, NULL);
		Buf key = {0};
		size_t before = 0;
		for (size_t i = 0; columns[kind][i]; i++) {
			size_t at;
			buf_clear(&key);
			buf_printf(&key, "%c\"%s\":", i > 0 ? ',' : '{', columns[kind][i]);
			if (!str_find(buf_str(&out), buf_str(&key), &at))
				fail_msg("%s is not in %s", columns[kind][i], buf_z(&out));
			assert_true(i == 0 || at > before);
			before = at;
		}
		buf_release(&key);
		buf_release(&out);
	}
}

static void json_is_an_array(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "q", "d", "");
	fixture_entry(f, card, ENTRY_REVIEW, 4, "2026-02-28T10:00:00Z", 6);
	fixture_entry(f, card, ENTRY_REVIEW, 2, "2026-03-01T10:00:00Z", -1);
	assert_export(f, EXPORT_DAYS, EXPORT_JSON, NULL,
		"[\n{\"date\":\"2026-02-28\",\"reviews\":1,\"new\":0,\"passed\":1,\"failed\":0,"
		"\"seconds\":1.5,\"retention\":1.0},\n"
		"{\"date\":\"2026-03-01\",\"reviews\":1,\"new\":1,\"passed\":0,\"failed\":1,"
		"\"seconds\":1.5,\"retention\":null}\n]\n");
	assert_export(f, EXPORT_DAYS, EXPORT_CSV, NULL,
		"date,reviews,new,passed,failed,seconds,retention\n"
		"2026-02-28,1,0,1,0,1.5,1.0\n2026-03-01,1,1,0,1,1.5,\n");
	assert_export(f, EXPORT_DAYS, EXPORT_LOGSEQ, NULL,
		"- [[Feb 28th, 2026]]\n  reviews:: 1\n  new:: 0\n  passed:: 1\n  failed:: 0\n"
		"  minutes:: 0.0\n  retention:: 100.0\n"
		"- [[Mar 1st, 2026]]\n  reviews:: 1\n  new:: 1\n  passed:: 0\n  failed:: 1\n"
		"  minutes:: 0.0\n");
}

// -- fsrs -----------------------------------------------------------------------------------------

// Rows without the head: "card rating state".
static void assert_fsrs(Fixture *f, const char *expected)
{
	Buf out = fixture_export(f, EXPORT_REVIEWS, EXPORT_FSRS, NULL);
	Buf short_rows = {0};
	Str rest = buf_str(&out);
	Str line, card, time, rating, row_state;
	str_next_line(&rest, &line);
	while (str_next_line(&rest, &line)) {
		str_cut(line, ',', &card, &line);
		str_cut(line, ',', &time, &line);
		str_cut(line, ',', &rating, &line);
		str_cut(line, ',', &row_state, &line);
		assert_str(line, "1500");
		buf_printf(&short_rows, "%.*s %.*s %.*s\n", STR_ARG(str_skip(card, 15)),
			STR_ARG(rating), STR_ARG(row_state));
	}
	assert_str(buf_str(&short_rows), expected);
	buf_release(&short_rows);
	buf_release(&out);
}

static void states_of_fsrs(void **state)
{
	Fixture *f = *state;
	int64_t a = fixture_card(f, "a", "d", "");
	int64_t b = fixture_card(f, "b", "d", "");
	int64_t c = fixture_card(f, "c", "d", "");
	// Of a: new, again, and after a reset. Practice between makes no difference.
	fixture_entry(f, a, ENTRY_REVIEW, 1, "2026-01-01T10:00:00Z", -1);
	fixture_entry(f, a, ENTRY_DRILL, 4, "2026-01-01T11:00:00Z", 1);
	fixture_entry(f, b, ENTRY_STATE, SCORE_NONE, "2026-01-01T12:00:00Z", -1);
	fixture_entry(f, a, ENTRY_REVIEW, 3, "2026-01-02T10:00:00Z", 1);
	fixture_undo(f, fixture_entry(f, a, ENTRY_REVIEW, 0, "2026-01-03T10:00:00Z", 6));
	fixture_entry(f, a, ENTRY_REVIEW, 4, "2026-01-04T10:00:00Z", 6);
	fixture_entry(f, a, ENTRY_REVIEW, 0, "2026-01-05T10:00:00Z", 6);
	fixture_entry(f, a, ENTRY_RESET, SCORE_NONE, "2026-01-06T10:00:00Z", 1);
	fixture_entry(f, a, ENTRY_REVIEW, 5, "2026-01-07T10:00:00Z", -1);
	// Of b, which was taken over: never 0, until it is reset.
	fixture_entry(f, b, ENTRY_REVIEW, 2, "2026-01-02T10:00:00Z", 6);
	fixture_entry(f, b, ENTRY_LOGSEQ, 5, "2026-01-03T10:00:00Z", 1);
	fixture_entry(f, b, ENTRY_RESET, SCORE_NONE, "2026-01-04T10:00:00Z", 1);
	fixture_entry(f, b, ENTRY_REVIEW, 5, "2026-01-05T10:00:00Z", -1);
	// Of c: a state of a page that says "new".
	int64_t taken = fixture_entry(f, c, ENTRY_STATE, SCORE_NONE, "2026-01-01T10:00:00Z", -1);
	fixture_run(f, "DROP TRIGGER log_keeps_words");
	Str sql = arena_printf(
		&f->arena, "UPDATE log SET phase = 0 WHERE id = %lld", (long long)taken);
	fixture_run(f, sql.p);
	fixture_entry(f, c, ENTRY_REVIEW, 4, "2026-01-02T10:00:00Z", -1);
	name_ids(f);
	assert_fsrs(f, "1 1 0\n1 2 3\n1 3 2\n1 1 2\n1 4 0\n"
		       "2 1 2\n2 4 3\n2 4 0\n"
		       "3 3 0\n");
}

static void times_of_fsrs_are_milliseconds(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "a", "d", "");
	fixture_entry(f, card, ENTRY_REVIEW, 4, "2026-01-02T10:00:00.123Z", -1);
	name_ids(f);
	assert_export(f, EXPORT_REVIEWS, EXPORT_FSRS, NULL,
		"card_id,review_time,review_rating,review_state,review_duration\n"
		"card000000000001,1767348000123,3,0,1500\n");
}

// A span leaves rows out, but not what they say of the next ones.
static void a_span_of_fsrs_knows_what_was_before(void **state)
{
	Fixture *f = *state;
	int64_t card = fixture_card(f, "a", "d", "");
	fixture_entry(f, card, ENTRY_REVIEW, 1, "2026-01-01T10:00:00Z", -1);
	fixture_entry(f, card, ENTRY_REVIEW, 4, "2026-01-02T10:00:00Z", 1);
	ExportOptions options = {.kind = EXPORT_REVIEWS,
		.format = EXPORT_FSRS,
		.since = calendar_from_civil(2026, 1, 2),
		.until = STATS_NO_UNTIL};
	Export *e;
	Buf out = {0};
	CHECK(f, export_open(&f->desk, &options, &e, &f->err));
	while (export_next(e, &out, &f->err))
		;
	export_close(e);
	assert_true(str_ends_with(buf_str(&out), STR(",1767348000000,3,3,1500\n")));
	buf_release(&out);
}

static void words(void **state)
{
	(void)state;
	ExportKind kind;
	ExportFormat format;
	assert_true(export_find_kind(STR("days"), &kind));
	assert_int_equal(kind, EXPORT_DAYS);
	assert_false(export_find_kind(STR("day"), &kind));
	assert_true(export_find_format(STR("fsrs"), &format));
	assert_int_equal(format, EXPORT_FSRS);
	assert_false(export_find_format(STR(""), &format));
	assert_true(export_has_format(EXPORT_REVIEWS, EXPORT_FSRS));
	assert_false(export_has_format(EXPORT_CARDS, EXPORT_FSRS));
	assert_false(export_has_format(EXPORT_REVIEWS, EXPORT_LOGSEQ));
	assert_true(export_has_format(EXPORT_CARDS, EXPORT_JSONL));
}

const struct CMUnitTest export_tests[] = {
	FIXTURE_TEST(empty_exports_are_whole),
	FIXTURE_TEST(reviews_come_by_time),
	cmocka_unit_test(fields_are_quoted_where_they_must),
	cmocka_unit_test(values_keep_their_kind),
	FIXTURE_TEST(records_have_all_columns),
	FIXTURE_TEST(json_is_an_array),
	FIXTURE_TEST(states_of_fsrs),
	FIXTURE_TEST(times_of_fsrs_are_milliseconds),
	FIXTURE_TEST(a_span_of_fsrs_knows_what_was_before),
	cmocka_unit_test(words),
};
const size_t export_tests_n = HARNESS_COUNT(export_tests);
