// The groups of the render room, and what they share.
#ifndef TESTS_UNIT_RENDER_TESTS_H
#define TESTS_UNIT_RENDER_TESTS_H

#include "recto/card/cloze.h"
#include "recto/render/lines.h"
#include "../harness.h"

extern const struct CMUnitTest width_tests[], lines_tests[], markdown_tests[], logseq_tests[],
	cloze_tests[], card_text_tests[], any_text_tests[], math_tests[], syntax_tests[],
	tools_tests[], frame_tests[], stats_tests[], report_tests[];
extern const size_t width_tests_n, lines_tests_n, markdown_tests_n, logseq_tests_n, cloze_tests_n,
	card_text_tests_n, any_text_tests_n, math_tests_n, syntax_tests_n, tools_tests_n,
	frame_tests_n, stats_tests_n, report_tests_n;

// Asserts the text of `markdown` in a pane of `width` columns.
#define assert_render(markdown, width, expected) \
	check_render(markdown, width, expected, __FILE__, __LINE__)
void check_render(
	const char *markdown, int width, const char *expected, const char *file, int line);

// Asserts the text with its styles: a run that is not plain text is shown as {link!bi:text}, by the
// first letters of its attributes (bold, italic, underline, strike, reverse).
#define assert_styles(markdown, expected) check_styles(markdown, expected, __FILE__, __LINE__)
void check_styles(const char *markdown, const char *expected, const char *file, int line);

// The same with clozes hidden or shown.
#define assert_clozes(markdown, view, number, expected) \
	check_clozes(markdown, view, number, expected, __FILE__, __LINE__)
void check_clozes(const char *markdown, ClozeView view, int number, const char *expected,
	const char *file, int line);

// What every Line promises: drawable text without line ends, runs in order without gaps, the right
// width, at most `width` columns.
void check_lines(const Lines *lines, int width);

// Compares with tests/render/NAME.txt; with RECTO_UPDATE_GOLDEN set the file is written instead.
void check_golden(const char *name, Str text);

#endif
