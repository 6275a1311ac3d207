// Every kind of content, as text in tests/render/*.md, at several widths: what is drawn stands
// beside it. RECTO_UPDATE_GOLDEN=1 writes the files anew.
#include <stdlib.h>
#include "recto/render/markdown.h"
#include "tests.h"

static const char *const names[] = {
	"admonitions", "code", "inline", "lists", "math", "scripts", "tables"};
static const int widths[] = {200, 80, 40, 20};

static void append_frame(Str markdown, int width, Buf *out)
{
	Lines lines = {0};
	render_markdown(markdown, width, &lines);
	check_lines(&lines, width);
	buf_printf(out, "== %d columns\n", width);
	lines_append_text(&lines, out);
	lines_release(&lines);
}

static void check_frames(const char *name)
{
	Buf path = {0};
	Buf frames = {0};
	buf_printf(&path, "tests/render/%s.md", name);
	Buf markdown = harness_read(buf_z(&path));
	for (size_t i = 0; i < HARNESS_COUNT(widths); i++)
		append_frame(buf_str(&markdown), widths[i], &frames);
	buf_clear(&path);
	buf_printf(&path, "tests/render/%s.txt", name);
	if (getenv("RECTO_UPDATE_GOLDEN"))
		harness_write(buf_z(&path), buf_str(&frames));
	Buf expected = harness_read(buf_z(&path));
	assert_str(buf_str(&frames), buf_z(&expected));
	buf_release(&expected);
	buf_release(&markdown);
	buf_release(&frames);
	buf_release(&path);
}

static void frames_are_as_they_were(void **state)
{
	(void)state;
	for (size_t i = 0; i < HARNESS_COUNT(names); i++)
		check_frames(names[i]);
}

const struct CMUnitTest frame_tests[] = {
	cmocka_unit_test(frames_are_as_they_were),
};
const size_t frame_tests_n = HARNESS_COUNT(frame_tests);
