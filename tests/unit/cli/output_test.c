#include "../../../src/cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "tests.h"

static void writes_what_was_appended(void **state)
{
	int ends[2];
	char got[16] = {0};
	(void)state;
	assert_int_equal(pipe(ends), 0);
	Output o = {.fd = ends[1]};
	buf_append_z(&o.text, "one line\n");
	assert_true(output_flush_some(&o)); // too little for a piece
	assert_int_equal(o.text.n, 9);
	assert_true(output_flush(&o));
	assert_int_equal(o.text.n, 0);
	assert_int_equal(read(ends[0], got, sizeof got), 9);
	assert_string_equal(got, "one line\n");
	close(ends[0]);
	close(ends[1]);
	output_release(&o);
}

static void remembers_a_full_disk(void **state)
{
	Output o = {.fd = open("/dev/full", O_WRONLY)};
	Err err = {0};
	(void)state;
	buf_append_z(&o.text, "x");
	assert_false(output_flush(&o));
	assert_int_equal(o.failure, ENOSPC);
	assert_false(output_flush_some(&o));
	assert_false(output_check(&o, &err));
	assert_int_equal(err.kind, ERR_IO);
	assert_true(str_starts_with(str_from_z(err.text), STR("standard output: ")));
	close(o.fd);
	output_release(&o);
}

static void is_silent_when_the_reader_went_away(void **state)
{
	int ends[2];
	Err err = {0};
	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	Output o = {.fd = ends[1]};
	buf_append_z(&o.text, "x");
	assert_false(output_flush(&o));
	assert_false(output_check(&o, &err));
	assert_int_equal(err.kind, ERR_NONE);
	close(ends[1]);
	output_release(&o);
}

static void escapes_what_acts_on_terminals(void **state)
{
	static const struct {
		const char *text, *line;
	} cases[] = {
		{"a\x7F", "[\"a\\u007f\"]\n"},
		{"\xC2\x9B"
		 "31m",
			"[\"\\u009b31m\"]\n"},
		{"\033[31m", "[\"\\u001B[31m\"]\n"},
		{"\xE2\x80\xAE", "[\"\\u202e\"]\n"},
		{"\xE2\x81\xA6", "[\"\\u2066\"]\n"},
		{"\xC2\xA0\xE4\xB8\xAD", "[\"\xC2\xA0\xE4\xB8\xAD\"]\n"},
	};
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Output o = {0};
		Json *array = json_new_array();
		json_push_str(array, str_from_z(cases[i].text));
		output_json(&o, array);
		assert_str(buf_str(&o.text), cases[i].line);
		output_release(&o);
	}
}

static void nothing_is_null(void **state)
{
	Output o = {0};
	(void)state;
	output_json(&o, NULL);
	assert_str(buf_str(&o.text), "null\n");
	output_release(&o);
}

const struct CMUnitTest output_tests[] = {
	cmocka_unit_test(writes_what_was_appended),
	cmocka_unit_test(remembers_a_full_disk),
	cmocka_unit_test(is_silent_when_the_reader_went_away),
	cmocka_unit_test(escapes_what_acts_on_terminals),
	cmocka_unit_test(nothing_is_null),
};
const size_t output_tests_n = HARNESS_COUNT(output_tests);
