#include "tests.h"

Config parsed(const char *text)
{
	Config c;
	Err err = {0};
	config_init(&c);
	if (!config_parse(&c, str_from_z(text), STR("config.yaml"), &err))
		fail_msg("%s", err.text);
	return c;
}

void assert_refused(const char *text, const char *message)
{
	Config c;
	Err err = {0};
	config_init(&c);
	if (config_parse(&c, str_from_z(text), STR("config.yaml"), &err))
		fail_msg("accepted: %s", text);
	assert_int_equal(err.kind, ERR_IO);
	assert_string_equal(err.text, message);
	config_release(&c);
}

int main(void)
{
	const TestGroup groups[] = {
		{"table", table_tests, table_tests_n},
		{"values", values_tests, values_tests_n},
		{"errors", errors_tests, errors_tests_n},
		{"graphs", graphs_tests, graphs_tests_n},
		{"load", load_tests, load_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
