#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"mem", mem_tests, mem_tests_n},
		{"str", str_tests, str_tests_n},
		{"buf", buf_tests, buf_tests_n},
		{"arena", arena_tests, arena_tests_n},
		{"vec", vec_tests, vec_tests_n},
		{"err", err_tests, err_tests_n},
		{"diag", diag_tests, diag_tests_n},
		{"utf8", utf8_tests, utf8_tests_n},
		{"ident", ident_tests, ident_tests_n},
		{"file", file_tests, file_tests_n},
		{"file_signals", file_signals_tests, file_signals_tests_n},
		{"path", path_tests, path_tests_n},
		{"calendar", calendar_tests, calendar_tests_n},
		{"calendar_zones", calendar_zones_tests, calendar_zones_tests_n},
		{"nearest", nearest_tests, nearest_tests_n},
		{"number", number_tests, number_tests_n},
		{"json", json_tests, json_tests_n},
		{"yaml", yaml_tests, yaml_tests_n},
		{"process", process_tests, process_tests_n},
		{"picture", picture_tests, picture_tests_n},
		{"process_beside", process_beside_tests, process_beside_tests_n},
		{"workshop", workshop_tests, workshop_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
