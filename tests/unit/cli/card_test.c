#include "recto/render/width.h"
#include "recto/stats/card_json.h"
#include "../../../src/cli/card_text.h"
#include "../../../src/cli/output.h"
#include "tests.h"

// A desk without a database: 2023-02-02T00:00Z, when it is still 1 February.
typedef struct Fixture {
	Config config;
	Desk desk;
} Fixture;

static void fixture_init(Fixture *f)
{
	config_init(&f->config);
	f->desk = (Desk){
		.config = &f->config,
		.clock = {.is_frozen = true, .frozen = 1675296000000, .day_starts_at = 4},
	};
}

static void fixture_release(Fixture *f)
{
	config_release(&f->config);
}

static StoredCard new_card(void)
{
	return (StoredCard){
		.id = 7,
		.uid = "abcdefghijklmnop",
		.line = 3,
		.state = card_state_new(),
		.question = STR("What is [[MLIR]]? #ques1"),
		.answer = STR("- an IR"),
		.deck = STR("Compilers"),
		.tags = STR("ques1\nz"),
		.context = STR("Chapter"),
		.path = STR("/notes/Compilers.md"),
		.page_title = STR("Compilers"),
		.graph_name = STR("notes"),
	};
}

static StoredCard reviewed_card(void)
{
	StoredCard card = new_card();
	card.state = (CardState){
		.phase = PHASE_REVIEW,
		.memory = {.repeats = 1, .ease100 = 260, .interval100 = 400},
		.due = 1675264244185, // 2023-02-01T15:10:44.185Z
		.last_score = 5,
		.last_reviewed = 1674918644185,
	};
	return card;
}

static void assert_json(Json *take, const char *expected)
{
	Output o = {0};
	output_json(&o, take);
	assert_str(buf_str(&o.text), expected);
	output_release(&o);
}

// -- JSON -------------------------------------------------------------------------------------

static void what_a_new_card_has_not_got_is_null(void **state)
{
	Fixture f;
	StoredCard card = new_card();
	(void)state;
	fixture_init(&f);
	assert_json(card_json(&f.desk, &card, NULL),
		"{\"id\":\"abcdefghijklmnop\",\"path\":\"/notes/Compilers.md\",\"line\":3,"
		"\"graph\":\"notes\",\"page\":\"Compilers\",\"deck\":\"Compilers\","
		"\"tags\":[\"ques1\",\"z\"],\"context\":[\"Chapter\"],"
		"\"question\":\"What is [[MLIR]]? #ques1\",\"answer\":\"- an IR\",\"cloze\":null,"
		"\"state\":\"new\",\"due\":null,\"interval\":null,\"ease\":null,\"repeats\":null,"
		"\"lapses\":0,\"last_score\":null,\"last_reviewed\":null,\"marked\":false}\n");
	fixture_release(&f);
}

static void a_reviewed_card_has_its_memory(void **state)
{
	Fixture f;
	StoredCard card = reviewed_card();
	(void)state;
	fixture_init(&f);
	card.context = card.tags = (Str){0};
	assert_json(card_json(&f.desk, &card, NULL),
		"{\"id\":\"abcdefghijklmnop\",\"path\":\"/notes/Compilers.md\",\"line\":3,"
		"\"graph\":\"notes\",\"page\":\"Compilers\",\"deck\":\"Compilers\","
		"\"tags\":[],\"context\":[],"
		"\"question\":\"What is [[MLIR]]? #ques1\",\"answer\":\"- an IR\",\"cloze\":null,"
		"\"state\":\"review\",\"due\":\"2023-02-01T15:10:44.185Z\",\"interval\":4,"
		"\"ease\":2.6,\"repeats\":1,\"lapses\":0,\"last_score\":5,"
		"\"last_reviewed\":\"2023-01-28T15:10:44.185Z\",\"marked\":false}\n");
	fixture_release(&f);
}

static void a_gone_card_stands_nowhere(void **state)
{
	Fixture f;
	Output o = {0};
	StoredCard card = reviewed_card();
	(void)state;
	fixture_init(&f);
	card.is_gone = true;
	output_json(&o, card_json(&f.desk, &card, NULL));
	assert_true(str_contains(buf_str(&o.text), STR("\"path\":null,\"line\":null,")));
	assert_true(str_contains(buf_str(&o.text), STR("\"state\":\"gone\"")));
	output_release(&o);
	fixture_release(&f);
}

static void assert_cloze(const char *question, int cloze, int clozes, const char *expected)
{
	Fixture f;
	Output o = {0};
	StoredCard card = new_card();
	fixture_init(&f);
	card.question = str_from_z(question);
	card.cloze = cloze;
	card.clozes = clozes;
	output_json(&o, card_json(&f.desk, &card, NULL));
	if (!str_contains(buf_str(&o.text), str_from_z(expected)))
		fail_msg("%s is missing in %s", expected, buf_z(&o.text));
	output_release(&o);
	fixture_release(&f);
}

static void a_cloze_is_told_with_what_it_hides(void **state)
{
	(void)state;
	const char *question = "{{cloze a, \"b\"}} {{cloze c \\\\ cue}}";
	assert_cloze(question, 0, 2, "\"cloze\":{\"of\":2},");
	assert_cloze(question, 1, 2,
		"\"cloze\":{\"index\":1,\"of\":2,\"hidden\":\"a, \\\"b\\\"\",\"cue\":null},");
	assert_cloze(question, 2, 2,
		"\"cloze\":{\"index\":2,\"of\":2,\"hidden\":\"c\",\"cue\":\"cue\"},");
}

static void the_preview_has_every_score(void **state)
{
	Fixture f;
	Output o = {0};
	StoredCard card = reviewed_card();
	ScorePreview preview[SCORE_COUNT];
	(void)state;
	fixture_init(&f);
	assert_true(record_preview(&f.desk, &card, preview, NULL));
	output_json(&o, card_json(&f.desk, &card, preview));
	assert_true(str_contains(buf_str(&o.text),
		STR("\"preview\":{"
		    "\"0\":{\"interval\":1,\"due\":\"2023-02-02T04:00:00.000Z\"},"
		    "\"1\":{\"interval\":1,\"due\":\"2023-02-02T04:00:00.000Z\"},"
		    "\"2\":{\"interval\":1,\"due\":\"2023-02-02T04:00:00.000Z\"},"
		    "\"3\":{\"interval\":6,\"due\":\"2023-02-07T04:00:00.000Z\"},"
		    "\"4\":{\"interval\":6,\"due\":\"2023-02-07T04:00:00.000Z\"},"
		    "\"5\":{\"interval\":6,\"due\":\"2023-02-07T04:00:00.000Z\"}}")));
	output_release(&o);
	fixture_release(&f);
}

static void intervals_are_whole_or_decimals(void **state)
{
	Json *object = json_new_object();
	(void)state;
	card_json_set_interval(object, "a", 400);
	card_json_set_interval(object, "b", 416);
	card_json_set_interval(object, "c", 0);
	assert_json(object, "{\"a\":4,\"b\":4.16,\"c\":0}\n");
}

static void a_history_has_undone_entries_too(void **state)
{
	StoredCard card = reviewed_card();
	LogEntry e = {
		.uid = "qrstuvwxyzabcdef",
		.is_undone = true,
		.entry = {.kind = ENTRY_REVIEW,
			.at = 1674918644185,
			.score = 5,
			.took_ms = 2500,
			.after = card.state},
	};
	(void)state;
	assert_json(card_json_history(&e, 1),
		"[{\"id\":\"qrstuvwxyzabcdef\",\"at\":\"2023-01-28T15:10:44.185Z\","
		"\"kind\":\"review\",\"score\":5,\"seconds\":2.5,\"interval\":4,\"ease\":2.6,"
		"\"repeats\":1,\"due\":\"2023-02-01T15:10:44.185Z\",\"undone\":true}]\n");
	assert_json(card_json_history(NULL, 0), "[]\n");
}

static void the_strongest_state_has_the_name(void **state)
{
	Fixture f;
	StoredCard card = new_card();
	(void)state;
	fixture_init(&f);
	assert_string_equal(card_state_name(&f.desk, &card), "new");
	card.state.phase = PHASE_REVIEW;
	assert_string_equal(card_state_name(&f.desk, &card), "review");
	card.state.buried_until = clock_today(&f.desk.clock);
	assert_string_equal(card_state_name(&f.desk, &card), "review");
	card.state.buried_until++;
	assert_string_equal(card_state_name(&f.desk, &card), "buried");
	card.state.is_suspended = true;
	assert_string_equal(card_state_name(&f.desk, &card), "suspended");
	card.is_gone = true;
	assert_string_equal(card_state_name(&f.desk, &card), "gone");
	fixture_release(&f);
}

// -- text -------------------------------------------------------------------------------------

static void fields_are_separated_by_tabs(void **state)
{
	Fixture f;
	Buf out = {0};
	StoredCard card = reviewed_card();
	(void)state;
	fixture_init(&f);
	card.page_title = STR("a\tb\033[31m");
	card.question = STR("one\ntwo");
	card_text_append_fields(&f.desk, &card, &out);
	Str fields[4], rest = buf_str(&out);
	for (size_t i = 0; i < 4; i++)
		str_cut(rest, '\t', &fields[i], &rest);
	assert_str(fields[0], "abcdefghijklmnop");
	assert_str(fields[1], "2023-02-01");
	assert_str(fields[2], "a b\xEF\xBF\xBD[31m");
	assert_true(str_ends_with(fields[3], STR("\n")));
	assert_int_equal(rest.n, 0);
	buf_release(&out);
	fixture_release(&f);
}

static void rows_fit_the_terminal(void **state)
{
	Fixture f;
	Buf out = {0};
	StoredCard card = reviewed_card();
	(void)state;
	fixture_init(&f);
	card_text_append_row(&f.desk, &card, (Styling){.columns = 60}, &out);
	assert_str(buf_str(&out), "abcdefgh  2023-02-01  Compilers        What is MLIR? #ques1\n");
	buf_clear(&out);
	card_text_append_row(&f.desk, &card, (Styling){.columns = 48}, &out);
	assert_str(buf_str(&out), "abcdefgh  2023-02-01  Compilers     What is MLI…\n");
	buf_release(&out);
	fixture_release(&f);
}

static void assert_name(const StoredCard *card, const char *expected)
{
	Buf out = {0};
	card_text_append_name(card, &out);
	assert_str(buf_str(&out), expected);
	assert_true(width_of(buf_str(&out)) <= 60);
	buf_release(&out);
}

// What is listed never gives away what the card asks for.
static void questions_in_lists_hide_their_clozes(void **state)
{
	Fixture f;
	Buf out = {0};
	StoredCard card = new_card();
	(void)state;
	fixture_init(&f);
	card.question = STR("{{cloze a}} and {{cloze b \\\\ c}}");
	card_text_append_name(&card, &out);
	assert_str(buf_str(&out), "[...] and (c)");
	buf_clear(&out);
	card.cloze = 2;
	card_text_append_name(&card, &out);
	assert_str(buf_str(&out), "a and (c)");
	buf_clear(&out);
	card_text_append_fields(&f.desk, &card, &out);
	assert_str(buf_str(&out), "abcdefghijklmnop\tnew\tCompilers\ta and (c)\n");
	card.question =
		STR("one two three four five six seven eight {{cloze 九}} ten eleven twelve "
		    "{{cloze thirteen}} fourteen fifteen sixteen seventeen {{cloze last}}");
	card.cloze = 1;
	assert_name(&card, "one two three four five six seven eight [...] ten eleven tw…");
	card.cloze = 2;
	assert_name(&card, "…eight 九 ten eleven twelve [...] fourteen fifteen sixteen …");
	card.cloze = 3;
	assert_name(&card, "…en twelve thirteen fourteen fifteen sixteen seventeen [...]");
	card.question = STR("  ");
	assert_name(&card, "(no question)");
	buf_release(&out);
	fixture_release(&f);
}

static void a_score_says_when_the_card_comes_again(void **state)
{
	Fixture f;
	Buf out = {0};
	ScoreResult result = {.kind = ENTRY_REVIEW, .after = reviewed_card().state};
	(void)state;
	fixture_init(&f);
	card_text_append_scored(&f.desk, 5, &result, &out);
	assert_str(buf_str(&out), "5: next in 4 d, on 2023-02-01 (ease 2.6, repeats 1)\n");
	result.buried = 2;
	buf_clear(&out);
	card_text_append_scored(&f.desk, 5, &result, &out);
	assert_true(str_ends_with(
		buf_str(&out), STR("repeats 1); 2 cards of its block buried until tomorrow\n")));
	result.kind = ENTRY_DRILL;
	buf_clear(&out);
	card_text_append_scored(&f.desk, 3, &result, &out);
	assert_str(buf_str(&out), "3: drill goes on\n");
	buf_clear(&out);
	card_text_append_scored(&f.desk, 4, &result, &out);
	assert_str(buf_str(&out), "4: drill done\n");
	buf_release(&out);
	fixture_release(&f);
}

static void styles_are_escapes_only_with_colour(void **state)
{
	Buf out = {0};
	(void)state;
	const Style style = {.role = ROLE_DIM, .attrs = STYLE_BOLD};
	styled_append(STR("x"), style, (Styling){.columns = 80}, &out);
	assert_str(buf_str(&out), "x");
	buf_clear(&out);
	styled_append(STR("x"), style, (Styling){.columns = 80, .has_color = true}, &out);
	assert_str(buf_str(&out), "\033[2m\033[1mx\033[0m");
	buf_clear(&out);
	styled_append(STR("x"), (Style){0}, (Styling){.columns = 80, .has_color = true}, &out);
	assert_str(buf_str(&out), "x");
	buf_release(&out);
}

const struct CMUnitTest card_tests[] = {
	cmocka_unit_test(what_a_new_card_has_not_got_is_null),
	cmocka_unit_test(a_reviewed_card_has_its_memory),
	cmocka_unit_test(a_gone_card_stands_nowhere),
	cmocka_unit_test(a_cloze_is_told_with_what_it_hides),
	cmocka_unit_test(the_preview_has_every_score),
	cmocka_unit_test(intervals_are_whole_or_decimals),
	cmocka_unit_test(a_history_has_undone_entries_too),
	cmocka_unit_test(the_strongest_state_has_the_name),
	cmocka_unit_test(fields_are_separated_by_tabs),
	cmocka_unit_test(rows_fit_the_terminal),
	cmocka_unit_test(questions_in_lists_hide_their_clozes),
	cmocka_unit_test(a_score_says_when_the_card_comes_again),
	cmocka_unit_test(styles_are_escapes_only_with_colour),
};
const size_t card_tests_n = HARNESS_COUNT(card_tests);
