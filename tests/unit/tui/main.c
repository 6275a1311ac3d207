#include "tests.h"

int main(void)
{
	const TestGroup groups[] = {
		{"frame", frame_tests, frame_tests_n},
		{"parts", parts_tests, parts_tests_n},
		{"theme", theme_tests, theme_tests_n},
		{"home", home_tests, home_tests_n},
		{"review", review_tests, review_tests_n},
		{"reveal", reveal_tests, reveal_tests_n},
		{"info", info_tests, info_tests_n},
		{"browse", browse_tests, browse_tests_n},
		{"stats", stats_tests, stats_tests_n},
		{"action", action_tests, action_tests_n},
		{"screen", screen_tests, screen_tests_n},
		{"any_key", any_key_tests, any_key_tests_n},
		{"pictures", pictures_tests, pictures_tests_n},
		{"term_image", term_image_tests, term_image_tests_n},
	};
	return harness_run(groups, HARNESS_COUNT(groups));
}
