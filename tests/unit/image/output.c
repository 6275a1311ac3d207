// What the program writes, read as those read it who get it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "recto/base/utf8.h"
#include "tests.h"

// -- symbols ----------------------------------------------------------------------------------

typedef struct Grid {
	int columns, rows;
	int cells;   // that there are
	long fg, bg; // of the last run; -1: the terminal's own
	int base;    // of the numbers of colours
	long most;   // the largest colour
} Grid;

static long read_color(Str word, int base)
{
	char text[16] = {0};
	char *end;
	assert_in_range(word.n, 1, 8);
	memcpy(text, word.p, word.n);
	if (strcmp(text, "-") == 0)
		return -1;
	long color = strtol(text, &end, base);
	assert_int_equal(*end, '\0');
	return color;
}

static void read_run(Str line, Grid *grid)
{
	Str fg, bg, text;
	assert_true(str_cut(line, ' ', &fg, &line));
	assert_true(str_cut(line, ' ', &bg, &text));
	grid->fg = read_color(fg, grid->base);
	grid->bg = read_color(bg, grid->base);
	grid->most = grid->fg > grid->most ? grid->fg : grid->most;
	grid->most = grid->bg > grid->most ? grid->bg : grid->most;
	int before = grid->cells;
	for (uint32_t code; text.n > 0; grid->cells++) {
		text = str_skip(text, utf8_decode(text, &code));
		assert_true(code >= ' ' && code != UTF8_REPLACEMENT);
	}
	assert_true(grid->cells > before);
	// No run goes on in the next row.
	assert_int_equal(before / grid->columns, (grid->cells - 1) / grid->columns);
}

static Grid read_grid(Str text, int base)
{
	Str line;
	Grid grid = {.base = base, .most = -1};
	assert_true(str_next_line(&text, &line));
	assert_int_equal(sscanf(line.p, "symbols %d %d\n", &grid.columns, &grid.rows), 2);
	while (str_next_line(&text, &line))
		read_run(line, &grid);
	assert_int_equal(grid.cells, grid.columns * grid.rows);
	return grid;
}

static void symbols_are_a_grid(void **state)
{
	(void)state;
	static const struct {
		const char *words;
		int base;
		long most;
	} cases[] = {
		{"symbols --box 40x10 --colors true", 16, 0xFFFFFF},
		{"symbols --box 40x10 --colors 256", 10, 255},
		{"symbols --box 40x10 --colors 16", 10, 15},
		{"symbols --box 40x10 --colors 8", 10, 7},
		{"symbols --box 40x10 --colors none", 10, -1},
	};
	Buf out = {0};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		assert_int_equal(image_run(cases[i].words, "decks/assets/page-fault.png", &out), 0);
		Grid grid = read_grid(buf_str(&out), cases[i].base);
		assert_int_equal(grid.columns, 40);
		assert_int_equal(grid.rows, 9);
		assert_true(grid.most <= cases[i].most);
	}
	buf_release(&out);
}

static void colours_are_those_of_the_picture(void **state)
{
	Buf path = {0};
	Buf out = {0};
	image_write(*state, "red.png", 80, 32, 0xFF0000FF, &path);
	assert_int_equal(image_run("symbols", buf_z(&path), &out), 0);
	Grid grid = read_grid(buf_str(&out), 16);
	assert_int_equal(grid.columns, 10);
	assert_int_equal(grid.rows, 2);
	assert_true(grid.bg == 0xFF0000 || grid.fg == 0xFF0000);
	assert_int_equal(image_run("symbols --colors 256", buf_z(&path), &out), 0);
	grid = read_grid(buf_str(&out), 10);
	assert_true(grid.bg == 196 || grid.fg == 196);
	buf_release(&path);
	buf_release(&out);
}

// Black lines that nothing is behind would be lost on a dark terminal.
static void dark_pictures_get_a_light_ground(void **state)
{
	static const struct {
		guint32 color;
		long ground;
	} cases[] = {{0x00000000, 0xFFFFFF}, {0x10101001, 0xFEFEFE}, {0xFFFFFF01, 0x010101}};
	Buf path = {0};
	Buf out = {0};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		image_write(*state, "faint.png", 80, 32, cases[i].color, &path);
		assert_int_equal(image_run("symbols", buf_z(&path), &out), 0);
		Grid grid = read_grid(buf_str(&out), 16);
		assert_true(grid.bg == cases[i].ground || grid.fg == cases[i].ground);
	}
	buf_release(&path);
	buf_release(&out);
}

static void pictures_keep_their_proportion(void **state)
{
	static const struct {
		int width, height, columns, rows;
	} cases[] = {
		{1600, 200, 80, 5},
		{100, 3000, 2, 24},
		{8, 16, 1, 1},
		{9, 17, 2, 2},
		{3000, 3000, 48, 24},
	};
	Buf path = {0};
	Buf out = {0};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		image_write(*state, "p.bmp", cases[i].width, cases[i].height, 0xFF, &path);
		assert_int_equal(image_run("symbols", buf_z(&path), &out), 0);
		Grid grid = read_grid(buf_str(&out), 16);
		assert_int_equal(grid.columns, cases[i].columns);
		assert_int_equal(grid.rows, cases[i].rows);
	}
	buf_release(&path);
	buf_release(&out);
}

// -- sixels -----------------------------------------------------------------------------------

// The size that a sixel image tells of itself, after a look at every byte of it.
static void read_sixel(Str s, int *width, int *height)
{
	size_t begin = 0;
	int parameter[2];
	assert_true(str_starts_with(s, STR("\033P")));
	assert_true(str_ends_with(s, STR("\033\\")));
	assert_true(str_find_char(s, 'q', &begin));
	for (size_t i = 2; i < begin; i++)
		assert_non_null(strchr("0123456789;", s.p[i]));
	assert_int_equal(
		sscanf(s.p + begin, "q\"%d;%d;%d;%d", &parameter[0], &parameter[1], width, height),
		4);
	for (size_t i = begin + 1; i < s.n - 2; i++)
		assert_true(s.p[i] >= '!' && s.p[i] <= '~');
}

static void sixels_fit_into_the_box(void **state)
{
	static const struct {
		const char *words;
		int width, height;
	} cases[] = {
		{"sixel --box 20x6 --cell 10x20", 200, 78},
		{"sixel --box 80x24 --cell 10x20", 640, 258},
		{"sixel --box 80x3 --cell 10x20", 150, 60},
	};
	(void)state;
	Buf out = {0};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		int width, height;
		assert_int_equal(image_run(cases[i].words, "decks/assets/page-fault.png", &out), 0);
		read_sixel(buf_str(&out), &width, &height);
		assert_in_range(width, cases[i].width - 10, cases[i].width);
		assert_in_range(height, cases[i].height - 20, cases[i].height + 20);
	}
	buf_release(&out);
}

// -- kitty ------------------------------------------------------------------------------------

static GdkPixbuf *read_png(Str bytes)
{
	GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_type("png", NULL);
	assert_true(gdk_pixbuf_loader_write(loader, (const guchar *)bytes.p, bytes.n, NULL));
	assert_true(gdk_pixbuf_loader_close(loader, NULL));
	GdkPixbuf *picture = g_object_ref(gdk_pixbuf_loader_get_pixbuf(loader));
	g_object_unref(loader);
	return picture;
}

static void kitty_gets_a_png_of_the_cells(void **state)
{
	Buf path = {0};
	Buf out = {0};
	image_write(*state, "p.jpg", 500, 110, 0x336699FF, &path);
	assert_int_equal(image_run("kitty --box 20x6 --cell 10x20", buf_z(&path), &out), 0);
	GdkPixbuf *picture = read_png(buf_str(&out));
	assert_int_equal(gdk_pixbuf_get_width(picture), 200);
	assert_int_equal(gdk_pixbuf_get_height(picture), 60);
	g_object_unref(picture);
	buf_release(&path);
	buf_release(&out);
}

static void kitty_gets_a_short_png_as_it_is(void **state)
{
	Buf path = {0};
	Buf out = {0};
	image_write(*state, "p.png", 400, 200, 0x336699FF, &path);
	Buf file = {0};
	gchar *bytes;
	gsize n;
	assert_true(g_file_get_contents(buf_z(&path), &bytes, &n, NULL));
	assert_int_equal(image_run("kitty --box 20x6 --cell 10x20", buf_z(&path), &out), 0);
	assert_int_equal(out.n, n);
	assert_memory_equal(out.p, bytes, n);
	g_free(bytes);
	buf_release(&file);
	buf_release(&path);
	buf_release(&out);
}

// Noise does not compress: it is made smaller until it is short.
static void kitty_gets_no_long_png(void **state)
{
	Buf path = {0};
	Buf out = {0};
	GdkPixbuf *picture = gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, 900, 800);
	guchar *pixels = gdk_pixbuf_get_pixels(picture);
	uint32_t seed = 1;
	for (size_t i = 0; i < gdk_pixbuf_get_byte_length(picture); i++) {
		seed = seed * 1664525 + 1013904223;
		pixels[i] = (guchar)(seed >> 24);
	}
	harness_path(&path, *state, "noise.png");
	assert_true(gdk_pixbuf_save(picture, buf_z(&path), "png", NULL, NULL));
	g_object_unref(picture);
	assert_int_equal(image_run("kitty --box 100x50 --cell 10x20", buf_z(&path), &out), 0);
	assert_in_range(out.n, 1000, 500 * 1000);
	g_object_unref(read_png(buf_str(&out)));
	buf_release(&path);
	buf_release(&out);
}

// -- the rest ---------------------------------------------------------------------------------

static void info_tells_without_decoding(void **state)
{
	Buf path = {0};
	Buf out = {0};
	assert_int_equal(image_run("info", "decks/assets/page-fault.png", &out), 0);
	assert_str(buf_str(&out), "png 640 260 16643\n");
	assert_int_equal(image_run("info -", "decks/assets/page-fault.png", &out), 0);
	assert_str(buf_str(&out), "png 640 260 16643\n");
	harness_write(harness_path(&path, *state, "cut.gif"), STR("GIF89a\x80\x02\xE0\x01"));
	assert_int_equal(image_run("info", buf_z(&path), &out), 0);
	assert_str(buf_str(&out), "gif 640 480 10\n");
	buf_release(&path);
	buf_release(&out);
}

static void standard_input_is_a_file_too(void **state)
{
	(void)state;
	Buf by_name = {0};
	Buf by_input = {0};
	const char *file = "decks/assets/page-fault.png";
	assert_int_equal(image_run("symbols --box 30x9", file, &by_name), 0);
	assert_int_equal(image_run("symbols --box 30x9 -", file, &by_input), 0);
	assert_str(buf_str(&by_input), buf_z(&by_name));
	buf_release(&by_name);
	buf_release(&by_input);
}

// Two frames of one pixel: red, then blue.
static void only_the_first_frame_counts(void **state)
{
#define GIF_FRAME(index) "\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02" index "\x01\0"
	Buf path = {0};
	Buf out = {0};
	harness_write(harness_path(&path, *state, "two.gif"),
		STR("GIF89a\x01\0\x01\0\x80\0\0\xFF\0\0\0\0\xFF"
		    "\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0" GIF_FRAME("\x44")
				GIF_FRAME("\x4C") ";"));
	assert_int_equal(image_run("symbols --cell 1x1", buf_z(&path), &out), 0);
	Grid grid = read_grid(buf_str(&out), 16);
	assert_int_equal(grid.cells, 1);
	assert_true(grid.bg == 0xFF0000 || grid.fg == 0xFF0000);
	buf_release(&path);
	buf_release(&out);
}

static void drawings_are_pictures_too(void **state)
{
	Buf path = {0};
	Buf out = {0};
	harness_write(harness_path(&path, *state, "d.svg"),
		STR("<svg xmlns='http://www.w3.org/2000/svg' width='4000' height='1000'>"
		    "<rect width='4000' height='1000' fill='#00ff00'/></svg>"));
	int code = image_run("symbols --box 40x20", buf_z(&path), &out);
	if (code == 0) {
		Grid grid = read_grid(buf_str(&out), 16);
		assert_int_equal(grid.columns, 40);
		assert_int_equal(grid.rows, 5);
		assert_true(grid.bg == 0x00FF00 || grid.fg == 0x00FF00);
	} else {
		HARNESS_SKIP("no decoder for SVG is installed");
	}
	buf_release(&path);
	buf_release(&out);
}

const struct CMUnitTest output_tests[] = {
	image_test(symbols_are_a_grid),
	image_test(colours_are_those_of_the_picture),
	image_test(dark_pictures_get_a_light_ground),
	image_test(pictures_keep_their_proportion),
	image_test(sixels_fit_into_the_box),
	image_test(kitty_gets_a_png_of_the_cells),
	image_test(kitty_gets_a_short_png_as_it_is),
	image_test(kitty_gets_no_long_png),
	image_test(info_tells_without_decoding),
	image_test(standard_input_is_a_file_too),
	image_test(only_the_first_frame_counts),
	image_test(drawings_are_pictures_too),
};
const size_t output_tests_n = HARNESS_COUNT(output_tests);
