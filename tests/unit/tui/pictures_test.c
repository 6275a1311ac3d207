// Pictures of a card, with programs in the place of recto-image.
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "recto/base/calendar.h"
#include "recto/render/markdown.h"
#include "../../../src/tui/pictures.h"
#include "tests.h"

enum { WIDTH = 40, ROWS = 12 };

typedef struct Album {
	char *folder;
	Config config;
	KeyMap keys;
	Pictures pictures;
	PictureSupport support;
	Lines lines;
	Frame frame;
	Buf path; // scratch
	Buf root, page;
} Album;

// Writes the program that stands in for recto-image.
static void set_program(Album *a, const char *script)
{
	harness_write(harness_path(&a->path, a->folder, "fake"), str_from_z(script));
	chmod(buf_z(&a->path), 0700);
	setenv("RECTO_IMAGE", buf_z(&a->path), 1);
	pictures_release(&a->pictures);
	pictures_init(&a->pictures, a->config.images, &a->keys);
}

// Fills its box with the first letter of what it is asked for, in colours 9 and 10.
static const char filling[] =
	"#!/bin/sh\n"
	"columns=${3%x*} rows=${3#*x}\n"
	"[ $1 = symbols ] || { printf '%s %s' $1 $3; exit; }\n"
	"echo symbols $columns $rows\n"
	"while [ $rows -gt 0 ]; do\n"
	"printf '9 10 '; printf \"%${columns}s\" '' | tr ' ' s; echo; rows=$((rows - 1))\n"
	"done\n";

static void write_asset(Album *a, const char *name, Str content)
{
	harness_write(harness_path(&a->path, a->folder, name), content);
}

// 160 x 64 pixels: 20 x 4 cells.
#define PNG_HEAD STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\xA0\0\0\0\x40")

static int open_album(void **state)
{
	Album *a = calloc(1, sizeof *a);
	*state = a;
	a->folder = harness_make_folder();
	config_init(&a->config);
	assert_true(keymap_init(&a->keys, &a->config, NULL));
	buf_append_z(&a->root, a->folder);
	buf_append_z(&a->page, harness_path(&a->path, a->folder, "page.md"));
	a->support = (PictureSupport){.colors = 256};
	set_program(a, filling);
	write_asset(a, "a.png", PNG_HEAD);
	write_asset(a, "b b.png", PNG_HEAD);
	return 0;
}

static int close_album(void **state)
{
	Album *a = *state;
	pictures_release(&a->pictures);
	unsetenv("RECTO_IMAGE");
	lines_release(&a->lines);
	frame_release(&a->frame);
	keymap_release(&a->keys);
	config_release(&a->config);
	harness_remove_folder(a->folder);
	buf_release(&a->path);
	buf_release(&a->root);
	buf_release(&a->page);
	free(a);
	return 0;
}

static void lay_out(Album *a, const char *markdown, ClozeView clozes)
{
	Str text = str_from_z(markdown);
	lines_clear(&a->lines);
	pictures_begin(&a->pictures, &a->support, (PictureBox){WIDTH, ROWS});
	render_clozes(text, clozes, 0, WIDTH, &a->lines);
	pictures_place(&a->pictures, &(PictureText){buf_str(&a->root), buf_str(&a->page), text},
		&a->lines, 0);
}

// Draws from line `at` on.
static void draw(Album *a, int at)
{
	frame_reset(&a->frame, ROWS, WIDTH);
	for (int row = 0; row < ROWS && row + at < (int)a->lines.n; row++)
		frame_line(&a->frame, row, 0, WIDTH, &a->lines.items[row + at]);
	pictures_draw(&a->pictures, &a->frame, 0, 0, ROWS, at);
}

// Lets the programs do all that is wanted, and lays out again what moved.
static void finish(Album *a, const char *markdown)
{
	while (a->pictures.process || pictures_are_wanted(&a->pictures)) {
		bool is_moved;
		if (pictures_poll(&a->pictures, &is_moved) && is_moved)
			lay_out(a, markdown, CLOZES_SHOWN);
		if (a->pictures.process)
			process_finish(a->pictures.process);
	}
}

static void assert_frame(Album *a, const char *expected)
{
	Buf text = {0};
	frame_append_text(&a->frame, &text);
	while (text.n > 1 && text.p[text.n - 2] == '\n')
		buf_truncate(&text, text.n - 1);
	assert_str(buf_str(&text), expected);
	buf_release(&text);
}

// -- among the lines --------------------------------------------------------------------------

static void text_comes_first_with_room_for_the_picture(void **state)
{
	Album *a = *state;
	static const char text[] = "before\n\n![](a.png)\n\nbehind";
	lay_out(a, text, CLOZES_SHOWN);
	draw(a, 0);
	assert_frame(a, "before\n\n[image: a.png]\n160×64, 1 KB · v opens it\n\n\n\n\n\nbehind\n");
	finish(a, text);
	draw(a, 0);
	assert_frame(a, "before\n\n[image: a.png]\n160×64, 1 KB · v opens it\n"
			"ssssssssssssssssssss\nssssssssssssssssssss\nssssssssssssssssssss\n"
			"ssssssssssssssssssss\n\nbehind\n");
	assert_int_equal(a->frame.cells[4 * WIDTH].colors.fg, 10);
	assert_int_equal(a->frame.cells[4 * WIDTH].colors.bg, 11);
	assert_int_equal(a->frame.cells[3 * WIDTH].colors.fg, 0);
}

static void pictures_stand_below_their_bullets(void **state)
{
	Album *a = *state;
	static const char text[] = "- x\n\t- ![](<b b.png>)\n- y";
	lay_out(a, text, CLOZES_SHOWN);
	draw(a, 0);
	finish(a, text);
	draw(a, 0);
	assert_frame(a,
		"• x\n  ◦ [image: b b.png]\n    160×64, 1 KB · v opens it\n"
		"    ssssssssssssssssssss\n    ssssssssssssssssssss\n    ssssssssssssssssssss\n"
		"    ssssssssssssssssssss\n• y\n");
}

// A name that takes several lines is one name.
static void long_names_are_found(void **state)
{
	Album *a = *state;
	static const char text[] =
		"![](a%20name%20of%20many%20words%20that%20takes%20two%20lines.png)";
	write_asset(a, "a name of many words that takes two lines.png", PNG_HEAD);
	lay_out(a, text, CLOZES_SHOWN);
	assert_int_equal(a->pictures.n_spots, 1);
	assert_int_equal(a->pictures.spots[0].label, 2);
	assert_int_equal(a->lines.n, 3 + 1 + 4);
}

static void hidden_pictures_take_no_room(void **state)
{
	Album *a = *state;
	static const char text[] = "{{cloze ![](a.png)}} and ![](<b b.png>)";
	lay_out(a, text, CLOZES_HIDDEN);
	assert_int_equal(a->pictures.n_spots, 1);
	assert_true(str_ends_with(a->pictures.items[0].path, STR("/b b.png")));
}

static void revealed_pictures_take_room(void **state)
{
	Album *a = *state;
	static const char text[] = "{{cloze ![](a.png)}} and {{cloze this: ![](<b b.png>)}}";
	lay_out(a, text, CLOZES_SHOWN);
	assert_int_equal(a->pictures.n_spots, 2);
	assert_int_equal(a->pictures.spots[0].rows, 4);
	assert_int_equal(a->pictures.spots[1].rows, 4);
	lay_out(a, text, CLOZES_PLAIN);
	assert_int_equal(a->pictures.n_spots, 2);
}

// The same words on two pages are two files.
static void pages_have_pictures_of_their_own(void **state)
{
	Album *a = *state;
	Str text = STR("![](a.png)");
	Str pages[] = {buf_str(&a->page), {0}};
	Buf other = {0};
	assert_int_equal(mkdir(harness_path(&a->path, a->folder, "more"), 0700), 0);
	write_asset(a, "more/a.png", PNG_HEAD);
	buf_append_z(&other, harness_path(&a->path, a->folder, "more/page.md"));
	pages[1] = buf_str(&other);
	pictures_begin(&a->pictures, &a->support, (PictureBox){WIDTH, ROWS});
	for (size_t i = 0; i < HARNESS_COUNT(pages); i++) {
		size_t first = a->lines.n;
		render_clozes(text, CLOZES_SHOWN, 0, WIDTH, &a->lines);
		pictures_place(&a->pictures, &(PictureText){buf_str(&a->root), pages[i], text},
			&a->lines, first);
	}
	assert_int_equal(a->pictures.n_spots, 2);
	assert_true(str_ends_with(a->pictures.items[0].path, STR("/a.png")));
	assert_true(str_ends_with(a->pictures.items[1].path, STR("/more/a.png")));
	assert_int_equal(a->pictures.spots[1].rows, 4);
	buf_release(&other);
}

static void code_holds_no_pictures(void **state)
{
	Album *a = *state;
	lay_out(a, "`![](a.png)`\n\n```\n![](a.png)\n```", CLOZES_SHOWN);
	assert_int_equal(a->pictures.n_spots, 0);
}

static void only_files_of_the_graph_are_pictures(void **state)
{
	Album *a = *state;
	static const char *const texts[] = {"![](/etc/passwd)", "![](../../etc/passwd)",
		"![](https://example.org/a.png)", "![](no.png)", "![](data:image/png;base64,AA)"};
	for (size_t i = 0; i < HARNESS_COUNT(texts); i++) {
		lay_out(a, texts[i], CLOZES_SHOWN);
		assert_int_equal(a->pictures.n_spots, 0);
	}
}

static void the_same_picture_is_drawn_once(void **state)
{
	Album *a = *state;
	lay_out(a, "![](a.png) ![](a.png)", CLOZES_SHOWN);
	assert_int_equal(a->pictures.n_spots, 2);
	assert_int_equal(a->pictures.n, 1);
	assert_int_equal(a->pictures.spots[0].rows, 4);
	assert_int_equal(a->pictures.spots[1].rows, 0);
}

static void thousands_of_pictures_are_cut_off(void **state)
{
	Album *a = *state;
	Buf text = {0};
	for (int i = 0; i < 5000; i++)
		buf_append_z(&text, "![](a.png) ");
	lay_out(a, buf_z(&text), CLOZES_SHOWN);
	assert_in_range(a->pictures.n_spots, 1, PICTURES_MAX);
	buf_release(&text);
}

// -- what goes wrong --------------------------------------------------------------------------

static void faults_are_said(void **state)
{
	Album *a = *state;
	static const struct {
		Str content;
		const char *frame;
	} cases[] = {
		{{"text", 4}, "[image: x.png]  1 KB · v opens it\n"},
		{{"\x89PNG\r\n\x1a\n", 8}, "[image: x.png]\n1 KB, cannot be shown · v opens it\n"},
		{{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xFF\xFF\0\0\xFF\xFF", 24},
			"[image: x.png]\n65535×65535, 1 KB, too large to show · …\n"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		write_asset(a, "x.png", cases[i].content);
		pictures_clear(&a->pictures);
		lay_out(a, "![](x.png)", CLOZES_SHOWN);
		draw(a, 0);
		assert_false(pictures_are_wanted(&a->pictures));
		assert_frame(a, cases[i].frame);
	}
}

static void a_picture_that_fails_gives_its_rows_back(void **state)
{
	Album *a = *state;
	static const struct {
		const char *script, *caption;
	} cases[] = {
		{"#!/bin/sh\nexit 1\n", "160×64, 1 KB, cannot be shown · v opens…"},
		{"#!/bin/sh\nexit 5\n", "160×64, 1 KB, too large to show · v ope…"},
		{"#!/bin/sh\nkill -SEGV $$\n", "160×64, 1 KB, cannot be shown · v opens…"},
		{"#!/bin/sh\necho symbols 1 1\n", "160×64, 1 KB, cannot be shown · v opens…"},
		{"#!/bin/sh\nexec yes\n", "160×64, 1 KB, too large to show · v ope…"},
		{"#!/no/such/shell\n", "160×64, 1 KB, cannot be shown · v opens…"},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Buf expected = {0};
		set_program(a, cases[i].script);
		lay_out(a, "![](a.png)\n\nbehind", CLOZES_SHOWN);
		draw(a, 0);
		finish(a, "![](a.png)\n\nbehind");
		draw(a, 0);
		buf_printf(&expected, "[image: a.png]\n%s\n\nbehind\n", cases[i].caption);
		assert_frame(a, buf_z(&expected));
		buf_release(&expected);
	}
}

static void nothing_waits_for_a_picture(void **state)
{
	Album *a = *state;
	bool is_moved;
	ViewWatch watch = {.wait_ms = -1};
	int64_t begin = calendar_monotonic_ms();
	set_program(a, "#!/bin/sh\nsleep 60\n");
	lay_out(a, "![](a.png)", CLOZES_SHOWN);
	draw(a, 0);
	for (int i = 0; i < 20; i++) {
		assert_false(pictures_poll(&a->pictures, &is_moved));
		draw(a, 0);
	}
	pictures_watch(&a->pictures, &watch);
	assert_int_equal(watch.n, 1);
	assert_true(watch.wait_ms > 0);
	pictures_clear(&a->pictures);
	assert_null(a->pictures.process);
	assert_true(calendar_monotonic_ms() - begin < 10 * 1000);
}

static void without_the_program_there_is_a_caption(void **state)
{
	Album *a = *state;
	setenv("RECTO_IMAGE", "", 1);
	pictures_release(&a->pictures);
	pictures_init(&a->pictures, IMAGES_AUTO, &a->keys);
	lay_out(a, "![](a.png)", CLOZES_SHOWN);
	draw(a, 0);
	assert_false(pictures_are_wanted(&a->pictures));
	assert_frame(a, "[image: a.png]\n160×64, 1 KB · v opens it\n");
}

static void images_may_be_off(void **state)
{
	Album *a = *state;
	pictures_release(&a->pictures);
	pictures_init(&a->pictures, IMAGES_OFF, &a->keys);
	lay_out(a, "![](a.png)", CLOZES_SHOWN);
	draw(a, 0);
	assert_frame(a, "[image: a.png]\n");
	assert_true(str_ends_with(pictures_find(&a->pictures, 0, ROWS), STR("/a.png")));
}

// -- drawing ----------------------------------------------------------------------------------

static void cells_are_drawn_as_far_as_they_show(void **state)
{
	Album *a = *state;
	static const char text[] = "![](a.png)\n\nbehind";
	lay_out(a, text, CLOZES_SHOWN);
	draw(a, 0);
	finish(a, text);
	draw(a, 4);
	assert_frame(a, "ssssssssssssssssssss\nssssssssssssssssssss\n\nbehind\n");
	draw(a, 6);
	assert_frame(a, "\nbehind\n");
}

static void pixels_are_drawn_as_a_whole(void **state)
{
	Album *a = *state;
	static const struct {
		PictureProtocol protocol;
		const char *bytes;
	} cases[] = {{PICTURES_AS_SIXELS, "sixel 20x4"}, {PICTURES_FOR_KITTY, "kitty 20x4"}};
	static const char text[] = "![](a.png)\n\nbehind";
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		a->support.protocol = cases[i].protocol;
		lay_out(a, text, CLOZES_SHOWN);
		draw(a, 0);
		finish(a, text);
		draw(a, 0);
		assert_frame(a, "[image: a.png]\n160×64, 1 KB · v opens it\n\n\n\n\n\nbehind\n");
		assert_int_equal(a->frame.n_pictures, 1);
		const FramePicture *p = &a->frame.pictures[0];
		assert_int_equal(p->row, 2);
		assert_int_equal(p->column, 0);
		assert_int_equal(p->box.columns, 20);
		assert_int_equal(p->box.rows, 4);
		assert_true(str_starts_with(p->bytes, str_from_z(cases[i].bytes)));
		// A part of it is drawn as cells.
		draw(a, 4);
		assert_int_equal(a->frame.n_pictures, 0);
		finish(a, text);
		draw(a, 4);
		assert_frame(a, "ssssssssssssssssssss\nssssssssssssssssssss\n\nbehind\n");
	}
}

static void another_terminal_needs_other_pictures(void **state)
{
	Album *a = *state;
	static const char text[] = "![](a.png)";
	lay_out(a, text, CLOZES_SHOWN);
	draw(a, 0);
	finish(a, text);
	a->support.cell = (PictureBox){4, 8};
	assert_true(pictures_are_outdated(&a->pictures, &a->support));
	lay_out(a, text, CLOZES_SHOWN);
	draw(a, 0);
	assert_true(pictures_are_wanted(&a->pictures));
	assert_int_equal(a->pictures.items[0].box.columns, 40);
	assert_int_equal(a->pictures.items[0].box.rows, 8);
}

static void the_one_in_sight_is_viewed(void **state)
{
	Album *a = *state;
	lay_out(a, "![](a.png)\n\n![](<b b.png>)\n\nbehind", CLOZES_SHOWN);
	assert_true(str_ends_with(pictures_find(&a->pictures, 0, ROWS), STR("/a.png")));
	assert_true(str_ends_with(pictures_find(&a->pictures, 8, 2), STR("/b b.png")));
	assert_true(str_ends_with(pictures_find(&a->pictures, 100, 2), STR("/a.png")));
	pictures_clear(&a->pictures);
	assert_int_equal(pictures_find(&a->pictures, 0, ROWS).n, 0);
}

#define album_test(f) cmocka_unit_test_setup_teardown(f, open_album, close_album)

const struct CMUnitTest pictures_tests[] = {
	album_test(text_comes_first_with_room_for_the_picture),
	album_test(pictures_stand_below_their_bullets),
	album_test(long_names_are_found),
	album_test(hidden_pictures_take_no_room),
	album_test(revealed_pictures_take_room),
	album_test(pages_have_pictures_of_their_own),
	album_test(code_holds_no_pictures),
	album_test(only_files_of_the_graph_are_pictures),
	album_test(the_same_picture_is_drawn_once),
	album_test(thousands_of_pictures_are_cut_off),
	album_test(faults_are_said),
	album_test(a_picture_that_fails_gives_its_rows_back),
	album_test(nothing_waits_for_a_picture),
	album_test(without_the_program_there_is_a_caption),
	album_test(images_may_be_off),
	album_test(cells_are_drawn_as_far_as_they_show),
	album_test(pixels_are_drawn_as_a_whole),
	album_test(another_terminal_needs_other_pictures),
	album_test(the_one_in_sight_is_viewed),
};
const size_t pictures_tests_n = HARNESS_COUNT(pictures_tests);
