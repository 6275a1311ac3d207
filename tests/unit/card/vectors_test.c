// Logseq's own references and verdicts: every case of tests/vectors/logseq_pages.jsonl and
// org_pages.jsonl.
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

static void check_case(const json_t *c, PageFormat format)
{
	Outline o;
	Cards cards;
	const char *name = json_string_value(json_object_get(c, "name"));
	const json_t *blocks = json_object_get(c, "blocks");
	outline_parse(&o, json_str(json_object_get(c, "input")), format);
	cards_read(&cards, &o,
		&(PageInfo){.file_name = STR("page.md"),
			.in_graph = true,
			.format = format,
			.wants_all_refs = true});
	assert_int_equal(o.n_blocks, json_array_size(blocks));
	for (uint32_t i = 0; i < o.n_blocks; i++)
		check_block(name, &cards.verdicts[i], json_array_get(blocks, i));
	cards_release(&cards);
	outline_release(&o);
}

static void check_file(const char *path, PageFormat format)
{
	Buf file = harness_read(path);
	Str rest = buf_str(&file);
	for (Str line; str_next_line(&rest, &line);) {
		json_t *c = json_loadb(line.p, line.n, JSON_ALLOW_NUL, NULL);
		assert_non_null(c);
		check_case(c, format);
		json_decref(c);
	}
	buf_release(&file);
}

static void test_markdown(void **state)
{
	(void)state;
	check_file("tests/vectors/logseq_pages.jsonl", PAGE_MARKDOWN);
}

static void test_org(void **state)
{
	(void)state;
	check_file("tests/vectors/org_pages.jsonl", PAGE_ORG);
}

const struct CMUnitTest vectors_tests[] = {
	cmocka_unit_test(test_markdown),
	cmocka_unit_test(test_org),
};
const size_t vectors_tests_n = HARNESS_COUNT(vectors_tests);
