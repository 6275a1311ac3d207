// Logseq's own blocks of small pages: every case of tests/vectors/logseq_pages.jsonl and
// org_pages.jsonl.
#include <jansson.h>

#include "recto/outline/outline.h"
#include "tests.h"

static Str json_str(const json_t *j)
{
	return str_make(json_string_value(j), json_string_length(j));
}

static json_t *to_json(Str s)
{
	json_t *j = json_stringn(s.n > 0 ? s.p : "", s.n);
	assert_non_null(j);
	return j;
}

static void set_properties(json_t *out, const Outline *o, const Block *b)
{
	json_t *values = json_object();
	json_t *order = json_array();
	for (uint32_t i = 0; i < b->n_properties; i++) {
		const Property *p = &o->properties[b->first_property + i];
		if (!outline_lists_property(b, p))
			continue;
		json_array_append_new(order, to_json(p->key));
		json_object_setn_new(values, p->key.p, p->key.n, to_json(p->value));
	}
	if (json_array_size(order) > 0) {
		json_object_set(out, "properties", values);
		json_object_set(out, "properties_order", order);
	}
	json_decref(values);
	json_decref(order);
}

static json_t *show_block(const Outline *o, const Block *b)
{
	Buf content = {0};
	json_t *j = json_object();
	outline_append_content(o, b, &content);
	json_object_set_new(j, "level", json_integer(b->level));
	json_object_set_new(j, "content", to_json(buf_str(&content)));
	if (b->kind == BLOCK_PRE)
		json_object_set_new(j, "pre_block", json_true());
	if (b->is_collapsed)
		json_object_set_new(j, "collapsed", json_true());
	set_properties(j, o, b);
	buf_release(&content);
	return j;
}

static json_t *show_page(Str input, PageFormat format)
{
	Outline o;
	json_t *blocks = json_array();
	outline_parse(&o, input, format);
	for (uint32_t i = 0; i < o.n_blocks; i++)
		json_array_append_new(blocks, show_block(&o, &o.blocks[i]));
	outline_release(&o);
	return blocks;
}

// What this room does not say.
static void forget_others(json_t *blocks)
{
	size_t i;
	json_t *block;
	json_array_foreach(blocks, i, block)
	{
		json_object_del(block, "card");
		json_object_del(block, "refs");
		json_object_del(block, "cloze");
		json_object_del(block, "marker");
	}
}

static void check_case(json_t *c, PageFormat format)
{
	json_t *expected = json_object_get(c, "blocks");
	json_t *got = show_page(json_str(json_object_get(c, "input")), format);
	forget_others(expected);
	if (!json_equal(got, expected)) {
		char *a = json_dumps(expected, JSON_SORT_KEYS);
		char *b = json_dumps(got, JSON_SORT_KEYS);
		print_error("%s\nexpected: %s\n     got: %s\n",
			json_string_value(json_object_get(c, "name")), a, b);
		fail();
	}
	json_decref(got);
}

static void check_file(const char *path, PageFormat format, int at_least)
{
	Buf file = harness_read(path);
	Str rest = buf_str(&file);
	int n = 0;
	for (Str line; str_next_line(&rest, &line); n++) {
		json_t *c = json_loadb(line.p, line.n, JSON_ALLOW_NUL, NULL);
		assert_non_null(c);
		check_case(c, format);
		json_decref(c);
	}
	assert_true(n >= at_least);
	buf_release(&file);
}

static void test_markdown(void **state)
{
	(void)state;
	check_file("tests/vectors/logseq_pages.jsonl", PAGE_MARKDOWN, 73);
}

static void test_org(void **state)
{
	(void)state;
	check_file("tests/vectors/org_pages.jsonl", PAGE_ORG, 69);
}

const struct CMUnitTest vectors_tests[] = {
	cmocka_unit_test(test_markdown),
	cmocka_unit_test(test_org),
};
const size_t vectors_tests_n = HARNESS_COUNT(vectors_tests);
