// Logseq's own references and verdicts: every case of tests/vectors/logseq_pages.jsonl.
#include <jansson.h>

#include "recto/card/card.h"
#include "tests.h"

static Str json_str(const json_t *j)
{
	return str_make(json_string_value(j), json_string_length(j));
}

static bool has_line(Str lines, Str wanted)
{
	for (Str line; str_next_line(&lines, &line);)
		if (str_equals(line, wanted))
			return true;
	return false;
}

static size_t count_lines(Str lines)
{
	size_t n = 0;
	for (Str line; str_next_line(&lines, &line);)
		n++;
	return n;
}

static void check_block(const char *name, const BlockVerdict *got, const json_t *expected)
{
	size_t i;
	json_t *ref;
	const json_t *refs = json_object_get(expected, "refs");
	bool same = count_lines(got->refs) == json_array_size(refs);
	json_array_foreach(refs, i, ref) same = same && has_line(got->refs, json_str(ref));
	if (!same)
		fail_msg("%s: \"%s\" has the references %.*s", name,
			json_string_value(json_object_get(expected, "content")),
			STR_ARG(got->refs));
	if (got->is_card != json_is_true(json_object_get(expected, "card")))
		fail_msg("%s: \"%s\"", name,
			json_string_value(json_object_get(expected, "content")));
}

static void check_case(const json_t *c)
{
	Outline o;
	Cards cards;
	const char *name = json_string_value(json_object_get(c, "name"));
	const json_t *blocks = json_object_get(c, "blocks");
	outline_parse(&o, json_str(json_object_get(c, "input")), PAGE_MARKDOWN);
	cards_read(&cards, &o,
		&(PageInfo){.file_name = STR("page.md"), .in_graph = true, .wants_all_refs = true});
	assert_int_equal(o.n_blocks, json_array_size(blocks));
	for (uint32_t i = 0; i < o.n_blocks; i++)
		check_block(name, &cards.verdicts[i], json_array_get(blocks, i));
	cards_release(&cards);
	outline_release(&o);
}

static void test_every_case(void **state)
{
	(void)state;
	Buf file = harness_read("tests/vectors/logseq_pages.jsonl");
	Str rest = buf_str(&file);
	for (Str line; str_next_line(&rest, &line);) {
		json_t *c = json_loadb(line.p, line.n, JSON_ALLOW_NUL, NULL);
		assert_non_null(c);
		check_case(c);
		json_decref(c);
	}
	buf_release(&file);
}

const struct CMUnitTest vectors_tests[] = {
	cmocka_unit_test(test_every_case),
};
const size_t vectors_tests_n = HARNESS_COUNT(vectors_tests);
