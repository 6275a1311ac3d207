// Files that are no pictures, or want to harm: each ends with a word and an exit code, in time.
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "recto/base/calendar.h"
#include "tests.h"

enum { BROKEN = 1, USAGE = 2, IO = 3, TOO_LARGE = 5, SOON_MS = 15 * 1000 };

static const char *const modes[] = {"symbols", "sixel", "kitty"};

// In all modes.
static void assert_ends_with(const char *path, int code)
{
	Buf out = {0};
	int64_t begin = calendar_monotonic_ms();
	for (size_t i = 0; i < HARNESS_COUNT(modes); i++) {
		int got = image_run(modes[i], path, &out);
		if (got != code)
			fail_msg("%s %s: %d, not %d", modes[i], path, got, code);
		assert_int_equal(out.n, 0);
	}
	assert_true(calendar_monotonic_ms() - begin < SOON_MS);
	buf_release(&out);
}

static void assert_bytes_end_with(const char *folder, Str bytes, int code)
{
	Buf path = {0};
	harness_write(harness_path(&path, folder, "hostile"), bytes);
	assert_ends_with(buf_z(&path), code);
	buf_release(&path);
}

static void what_is_no_picture_is_refused(void **state)
{
	static const struct {
		Str bytes;
		int code;
	} cases[] = {
		{{"", 0}, BROKEN},
		{{"text", 4}, BROKEN},
		{{"\x89PNG\r\n\x1a\n", 8}, BROKEN},
		{{"GIF89a", 6}, BROKEN},
		{{"\xFF\xD8\xFF\xE0", 4}, BROKEN},
		{{"BM", 2}, BROKEN},
		{{"<svg width='1' height='1'", 25}, BROKEN},
		{{"#!/bin/sh\nexit 0\n", 17}, BROKEN},
		{{"%PDF-1.4", 8}, BROKEN},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		assert_bytes_end_with(*state, cases[i].bytes, cases[i].code);
}

// Decoders show what there is, or refuse it.
static void a_cut_picture_ends_well(void **state)
{
	Buf path = {0};
	Buf out = {0};
	Buf whole = harness_read("decks/assets/page-fault.png");
	harness_path(&path, *state, "cut.png");
	for (size_t n = 30; n < whole.n; n += whole.n / 20) {
		harness_write(buf_z(&path), str_head(buf_str(&whole), n));
		int code = image_run("symbols", buf_z(&path), &out);
		assert_true(code == 0 || code == BROKEN);
		assert_int_equal(out.n > 0, code == 0);
	}
	buf_release(&whole);
	buf_release(&path);
	buf_release(&out);
}

// Any byte that changed gives a picture or an error, never anything else.
static void changed_bytes_do_no_harm(void **state)
{
	Buf path = {0};
	Buf out = {0};
	Buf whole = harness_read("decks/assets/context-switch.png");
	for (size_t at = 8; at < whole.n; at += whole.n / 40) {
		Buf changed = {0};
		buf_append(&changed, buf_str(&whole));
		changed.p[at] = (char)~changed.p[at];
		harness_write(harness_path(&path, *state, "changed.png"), buf_str(&changed));
		int code = image_run("symbols", buf_z(&path), &out);
		assert_true(code == 0 || code == BROKEN || code == TOO_LARGE);
		buf_release(&changed);
	}
	buf_release(&whole);
	buf_release(&path);
	buf_release(&out);
}

static void huge_sizes_are_refused_before_they_take_memory(void **state)
{
	assert_bytes_end_with(*state,
		STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xFF\xFF\0\0\xFF\xFF\x08\x06\0\0\0"),
		TOO_LARGE);
	assert_bytes_end_with(*state, STR("GIF89a\xFF\xFF\xFF\xFF\xF7\0\0"), TOO_LARGE);
	assert_bytes_end_with(*state,
		STR("<svg xmlns='http://www.w3.org/2000/svg' width='90000' height='90000'/>"),
		TOO_LARGE);
	// Within the limits of size, but nothing is behind it.
	assert_bytes_end_with(*state,
		STR("BM............\x28\0\0\0\0\x20\0\0\0\x20\0\0\x01\0\x18\0\0\0\0\0\0\0\0\0"
		    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
		BROKEN);
}

static void large_files_are_not_read(void **state)
{
	Buf path = {0};
	harness_write(harness_path(&path, *state, "large.png"), STR("\x89PNG\r\n\x1a\n"));
	assert_int_equal(truncate(buf_z(&path), (off_t)1 << 40), 0);
	assert_ends_with(buf_z(&path), TOO_LARGE);
	buf_release(&path);
}

static void only_files_are_opened(void **state)
{
	Buf path = {0};
	char *folder = *state;
	assert_ends_with(folder, IO);
	assert_ends_with(harness_path(&path, folder, "missing.png"), IO);
	assert_int_equal(mkfifo(harness_path(&path, folder, "pipe.png"), 0600), 0);
	assert_ends_with(buf_z(&path), IO);
	assert_ends_with("/dev/zero", IO);
	assert_int_equal(symlink("/etc/passwd", harness_path(&path, folder, "link.png")), 0);
	assert_ends_with(buf_z(&path), IO);
	buf_release(&path);
}

// A drawing names a file and a page of the net: neither is looked at.
static void drawings_lead_nowhere(void **state)
{
	Buf path = {0};
	Buf text = {0};
	Buf plain = {0};
	Buf out = {0};
	image_write(*state, "secret.png", 16, 16, 0xFF0000FF, &path);
	buf_printf(&text,
		"<svg xmlns='http://www.w3.org/2000/svg' "
		"xmlns:xlink='http://www.w3.org/1999/xlink' width='16' height='16'>"
		"<image width='16' height='16' xlink:href='%s'/>"
		"<image width='16' height='16' xlink:href='file://%s'/></svg>",
		buf_z(&path), buf_z(&path));
	harness_write(harness_path(&path, *state, "lead.svg"), buf_str(&text));
	int code = image_run("symbols", buf_z(&path), &out);
	harness_write(harness_path(&path, *state, "plain.svg"),
		STR("<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'></svg>"));
	assert_int_equal(image_run("symbols", buf_z(&path), &plain), code);
	assert_str(buf_str(&out), buf_z(&plain));
	buf_release(&out);
	buf_release(&plain);
	buf_release(&text);
	buf_release(&path);
}

static void arguments_are_checked(void **state)
{
	(void)state;
	static const char *const words[] = {"", "symbols", "draw", "symbols --box 0x1",
		"symbols --box 80", "symbols --box 80x9999", "symbols --box -1x3",
		"symbols --cell 0x0", "symbols --colors 7", "symbols --wide 3", "symbols a b"};
	Buf out = {0};
	for (size_t i = 0; i < HARNESS_COUNT(words); i++)
		assert_int_equal(image_run(words[i], i > 1 ? "x.png" : NULL, &out), USAGE);
	assert_int_equal(image_run("--help", NULL, &out), 0);
	assert_true(str_starts_with(buf_str(&out), STR("usage: recto-image")));
	assert_int_equal(image_run("--version", NULL, &out), 0);
	assert_true(str_starts_with(buf_str(&out), STR("recto-image ")));
	buf_release(&out);
}

const struct CMUnitTest hostile_tests[] = {
	image_test(what_is_no_picture_is_refused),
	image_test(a_cut_picture_ends_well),
	image_test(changed_bytes_do_no_harm),
	image_test(huge_sizes_are_refused_before_they_take_memory),
	image_test(large_files_are_not_read),
	image_test(only_files_are_opened),
	image_test(drawings_lead_nowhere),
	image_test(arguments_are_checked),
};
const size_t hostile_tests_n = HARNESS_COUNT(hostile_tests);
