#include "recto/base/json.h"

#include <math.h>
#include <stdlib.h>
#include "tests.h"

static void assert_json(Json *take, const char *expected)
{
	Buf out = {0};
	json_append(take, &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
	json_free(take);
}

static void members_keep_their_order(void **state)
{
	(void)state;
	Json *o = json_new_object();
	json_set_str(o, "z", STR("last"));
	json_set_int(o, "a", INT64_MIN);
	json_set_bool(o, "m", true);
	json_set_bool(o, "b", false);
	json_set_null(o, "n");
	assert_json(
		o, "{\"z\":\"last\",\"a\":-9223372036854775808,\"m\":true,\"b\":false,\"n\":null}");
}

static void a_member_set_again_is_replaced(void **state)
{
	(void)state;
	Json *o = json_new_object();
	json_set_int(o, "a", 1);
	json_set_int(o, "b", 2);
	json_set_str(o, "a", STR("x"));
	assert_json(o, "{\"a\":\"x\",\"b\":2}");
}

static void values_nest(void **state)
{
	(void)state;
	Json *o = json_new_object();
	Json *list = json_new_array();
	json_push_str(list, STR("a"));
	json_push(list, json_new_object());
	json_push(list, json_new_array());
	json_set(o, "list", list);
	assert_json(o, "{\"list\":[\"a\",{},[]]}");
	assert_json(json_new_object(), "{}");
	assert_json(NULL, "null");
}

static void numbers_have_fifteen_digits(void **state)
{
	(void)state;
	Json *o = json_new_object();
	json_set_real(o, "a", 2.6);
	json_set_real(o, "b", 2.5);
	json_set_real(o, "c", 4);
	json_set_real(o, "d", 0.1 + 0.2);
	json_set_real(o, "e", NAN);
	json_set_real(o, "f", -INFINITY);
	assert_json(o, "{\"a\":2.6,\"b\":2.5,\"c\":4.0,\"d\":0.3,\"e\":null,\"f\":null}");
}

static void text_becomes_valid(void **state)
{
	(void)state;
	Json *o = json_new_object();
	json_set_str(o, "a", STR("\"q\"\n\x1b\\ \xC3\xA9\xFF"));
	json_set_str(o, "b", (Str){0});
	json_set_str(o, "c", STR("a\0b"));
	assert_json(o, "{\"a\":\"\\\"q\\\"\\n\\u001B\\\\ "
		       "\xC3\xA9\xEF\xBF\xBD\",\"b\":\"\",\"c\":\"a\\u0000b\"}");
}

static void instants_and_lines(void **state)
{
	(void)state;
	Json *o = json_new_object();
	json_set_instant(o, "at", 1);
	json_set_instant(o, "none", INSTANT_NONE);
	json_set_lines(o, "tags", STR("a\nb\n"));
	json_set_lines(o, "empty", (Str){0});
	assert_json(o, "{\"at\":\"1970-01-01T00:00:00.001Z\",\"none\":null,\"tags\":[\"a\",\"b\"],"
		       "\"empty\":[]}");
}

static void appends_to_what_is_there(void **state)
{
	(void)state;
	Buf out = {0};
	Json *list = json_new_array();
	for (int i = 0; i < 1000; i++)
		json_push_str(list, STR("a line of text"));
	json_append(list, &out);
	buf_append_char(&out, '\n');
	json_append(list, &out);
	assert_int_equal(out.n, 2 * (1000 * 17 + 1) + 1);
	json_free(list);
	json_free(NULL);
	buf_release(&out);
}

static void members_are_found(void **state)
{
	(void)state;
	Json *o = json_new_object();
	json_set_str(o, "text", STR("a\0b"));
	json_set_null(o, "none");
	json_set_int(o, "number", 7);
	Str text;
	assert_true(json_holds_str(json_get(o, "text"), &text));
	assert_int_equal(text.n, 3);
	assert_false(json_holds_str(json_get(o, "none"), &text));
	assert_true(json_holds_null(json_get(o, "none")));
	assert_false(json_holds_null(json_get(o, "number")));
	assert_null(json_get(o, "other"));
	json_free(o);
}

// DEL, C1, and what turns text around; all other text stays.
static void what_acts_on_terminals_is_escaped(void **state)
{
	(void)state;
	Json *o = json_new_object();
	json_set_str(o, "a", STR("\x7F \xC2\x85 \xE2\x80\xAE \xE2\x81\xA6 \033 虚 \xC2\xA0"));
	assert_json(o, "{\"a\":\"\\u007f \\u0085 \\u202e \\u2066 \\u001B 虚 \xC2\xA0\"}");
}

const struct CMUnitTest json_tests[] = {
	cmocka_unit_test(members_keep_their_order),
	cmocka_unit_test(a_member_set_again_is_replaced),
	cmocka_unit_test(values_nest),
	cmocka_unit_test(numbers_have_fifteen_digits),
	cmocka_unit_test(text_becomes_valid),
	cmocka_unit_test(instants_and_lines),
	cmocka_unit_test(appends_to_what_is_there),
	cmocka_unit_test(members_are_found),
	cmocka_unit_test(what_acts_on_terminals_is_escaped),
};
const size_t json_tests_n = HARNESS_COUNT(json_tests);
