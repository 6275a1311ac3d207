#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../../../src/tui/term_image.h"
#include "tests.h"

// -- answers ----------------------------------------------------------------------------------

static void answers_tell_the_protocol(void **state)
{
	(void)state;
	static const struct {
		const char *answers;
		bool is_last;
		PictureProtocol protocol;
		int columns, rows;
		const char *keys;
	} cases[] = {
		{"\033_Gi=31;OK\033\\\033[6;20;10t\033[?62;c", true, PICTURES_FOR_KITTY, 10, 20,
			""},
		{"\033_Gi=31;OK\033\\\033[?62;4;22c", true, PICTURES_FOR_KITTY, 0, 0, ""},
		{"\033_Gi=31;ENOTSUP:no\033\\\033[?62;4;22c", true, PICTURES_AS_SIXELS, 0, 0, ""},
		{"\033[?62;4c", true, PICTURES_AS_SIXELS, 0, 0, ""},
		{"\033[?4c", true, PICTURES_AS_SIXELS, 0, 0, ""},
		{"\033[?64;14;22c", true, PICTURES_AS_SYMBOLS, 0, 0, ""},
		{"\033[?6c", true, PICTURES_AS_SYMBOLS, 0, 0, ""},
		// Keys before, between and after.
		{"j\033[6;20;10t k\033[A\033[?6cx", true, PICTURES_AS_SYMBOLS, 10, 20,
			"j k\033[Ax"},
		// Sizes that are none.
		{"\033[6;0;0t\033[?6c", true, PICTURES_AS_SYMBOLS, 0, 0, ""},
		{"\033[6;9999;9999t\033[?6c", true, PICTURES_AS_SYMBOLS, 0, 0, ""},
		// The last one is still to come.
		{"\033_Gi=31;OK\033\\\033[6;20;10t", false, PICTURES_AS_SYMBOLS, 10, 20,
			"\033_Gi=31;OK\033\\\033[6;20;10t"},
		{"\033[?62;4", false, PICTURES_AS_SYMBOLS, 0, 0, "\033[?62;4"},
		{"", false, PICTURES_AS_SYMBOLS, 0, 0, ""},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		Buf read = {0};
		PictureProtocol protocol = PICTURES_AS_SYMBOLS;
		PictureBox cell = {0};
		buf_append_z(&read, cases[i].answers);
		assert_int_equal(
			term_image_take_answers(&read, &protocol, &cell), cases[i].is_last);
		assert_int_equal(protocol, cases[i].protocol);
		assert_int_equal(cell.columns, cases[i].columns);
		assert_int_equal(cell.rows, cases[i].rows);
		assert_str(buf_str(&read), cases[i].keys);
		buf_release(&read);
	}
}

// Whatever comes in pieces is the same as at once.
static void answers_may_come_in_pieces(void **state)
{
	(void)state;
	Str all = STR("j\033_Gi=31;OK\033\\k\033[6;20;10t\033[?62;4c");
	Buf read = {0};
	PictureProtocol protocol = PICTURES_AS_SYMBOLS;
	PictureBox cell = {0};
	for (size_t i = 0; i < all.n; i++) {
		buf_append(&read, str_slice(all, i, i + 1));
		assert_int_equal(term_image_take_answers(&read, &protocol, &cell), i + 1 == all.n);
	}
	assert_int_equal(protocol, PICTURES_FOR_KITTY);
	assert_int_equal(cell.rows, 20);
	assert_str(buf_str(&read), "jk");
	buf_release(&read);
}

static void only_some_terminals_are_asked(void **state)
{
	(void)state;
	static const struct {
		const char *name, *value;
		bool may_ask;
	} cases[] = {
		{"TERM", "xterm-256color", true},
		{"TERM", "foot", true},
		{"TERM", "linux", false},
		{"TERM", "dumb", false},
		{"TERM", "vt220", false},
		{"TERM", "screen.xterm-256color", false},
		{"TERM", "tmux-256color", false},
		{"NVIM", "/run/nvim", false},
		{"VIM_TERMINAL", "901", false},
		{"STY", "1.pts", false},
		{"TMUX", "/tmp/tmux", false},
		{"TMUX", "", true},
	};
	static const char *const names[] = {"TERM", "NVIM", "VIM_TERMINAL", "STY", "TMUX"};
	char *old[HARNESS_COUNT(names)];
	for (size_t i = 0; i < HARNESS_COUNT(names); i++) {
		const char *value = getenv(names[i]);
		old[i] = value ? strdup(value) : NULL;
	}
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		for (size_t k = 0; k < HARNESS_COUNT(names); k++)
			unsetenv(names[k]);
		setenv("TERM", "xterm", 1);
		setenv(cases[i].name, cases[i].value, 1);
		assert_int_equal(term_image_may_ask(), cases[i].may_ask);
	}
	for (size_t i = 0; i < HARNESS_COUNT(names); i++) {
		unsetenv(names[i]);
		if (old[i])
			setenv(names[i], old[i], 1);
		free(old[i]);
	}
}

// -- orders -----------------------------------------------------------------------------------

static int value_of(char c)
{
	const char *letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(letters, c) : NULL;
	return at ? (int)(at - letters) : -1;
}

static void append_decoded(Str base64, Buf *out)
{
	assert_int_equal(base64.n % 4, 0);
	for (size_t i = 0; i < base64.n; i += 4) {
		int bits = 0;
		int filling = 0;
		for (size_t k = 0; k < 4; k++) {
			int value = value_of(base64.p[i + k]);
			filling += value < 0;
			bits = bits << 6 | (value < 0 ? 0 : value);
		}
		for (int k = 0; k < 3 - filling; k++)
			buf_append_char(out, (char)(bits >> (16 - 8 * k)));
	}
}

// Takes a piece "\033_GCONTROL;BASE64\033\\" off *s; returns its control data.
static Str take_piece(Str *s, Buf *data)
{
	size_t end;
	Str control, base64;
	assert_true(str_starts_with(*s, STR("\033_G")));
	assert_true(str_find(*s, STR("\033\\"), &end));
	str_cut(str_slice(*s, 3, end), ';', &control, &base64);
	assert_true(base64.n <= 4096);
	append_decoded(base64, data);
	*s = str_skip(*s, end + 2);
	return control;
}

static Frame frame_with(PictureProtocol protocol, int row, Str bytes)
{
	Frame f = {0};
	frame_reset(&f, 24, 80);
	frame_add_picture(&f, &(FramePicture){row, 4, {30, 10}, protocol, 7, bytes});
	return f;
}

static void a_png_is_sent_in_pieces(void **state)
{
	(void)state;
	for (size_t n = 1; n < 20000; n = n * 2 + 1) {
		Buf file = {0};
		Buf out = {0};
		Buf data = {0};
		TermPictures shown = {0};
		for (size_t i = 0; i < n; i++)
			buf_append_char(&file, (char)(i * 7));
		Frame f = frame_with(PICTURES_FOR_KITTY, 2, buf_str(&file));
		term_image_show(&shown, &f, 9, 0, &out);
		Str rest = buf_str(&out);
		assert_true(str_starts_with(rest, STR("\033[3;5H\033_G")));
		rest = str_skip(rest, strlen("\033[3;5H"));
		Str control = take_piece(&rest, &data);
		assert_true(
			str_starts_with(control, STR("a=T,f=100,i=7,p=1,q=2,C=1,c=30,r=10,m=")));
		while (str_ends_with(control, STR("m=1")) || str_starts_with(control, STR("m=1")))
			control = take_piece(&rest, &data);
		assert_str(rest, "\033[10;1H");
		assert_int_equal(data.n, file.n);
		assert_memory_equal(data.p, file.p, file.n);
		term_image_release(&shown);
		frame_release(&f);
		buf_release(&data);
		buf_release(&out);
		buf_release(&file);
	}
}

static void what_is_shown_is_not_sent_again(void **state)
{
	(void)state;
	static const PictureProtocol protocols[] = {PICTURES_FOR_KITTY, PICTURES_AS_SIXELS};
	for (size_t i = 0; i < HARNESS_COUNT(protocols); i++) {
		Buf out = {0};
		TermPictures shown = {0};
		Frame f = frame_with(protocols[i], 2, STR("bytes"));
		term_image_show(&shown, &f, 9, 0, &out);
		assert_true(out.n > 0);
		assert_false(term_image_leaves(&shown.items[0], &f));
		buf_clear(&out);
		term_image_show(&shown, &f, 9, 0, &out);
		assert_int_equal(out.n, 0);
		term_image_release(&shown);
		frame_release(&f);
		buf_release(&out);
	}
}

static void kitty_moves_what_it_knows(void **state)
{
	(void)state;
	Buf out = {0};
	TermPictures shown = {0};
	Frame f = frame_with(PICTURES_FOR_KITTY, 2, STR("bytes"));
	term_image_show(&shown, &f, 9, 0, &out);
	buf_clear(&out);
	f.pictures[0].row = 3;
	assert_true(term_image_leaves(&shown.items[0], &f));
	term_image_show(&shown, &f, 9, 0, &out);
	assert_str(buf_str(&out), "\033[4;5H\033_Ga=p,i=7,p=1,q=2,C=1,c=30,r=10\033\\\033[10;1H");
	term_image_release(&shown);
	frame_release(&f);
	buf_release(&out);
}

static void what_goes_is_removed(void **state)
{
	(void)state;
	Buf out = {0};
	TermPictures shown = {0};
	Frame empty = {0};
	Frame f = frame_with(PICTURES_FOR_KITTY, 2, STR("bytes"));
	frame_reset(&empty, 24, 80);
	term_image_show(&shown, &f, 9, 0, &out);
	buf_clear(&out);
	assert_true(term_image_leaves(&shown.items[0], &empty));
	term_image_show(&shown, &empty, 9, 0, &out);
	assert_str(buf_str(&out), "\033_Ga=d,d=I,i=7,q=2\033\\\033[10;1H");
	term_image_show(&shown, &f, 9, 0, &out);
	buf_clear(&out);
	term_image_clear(&shown, &out);
	assert_str(buf_str(&out), "\033_Ga=d,d=I,i=7,q=2\033\\");
	buf_clear(&out);
	term_image_clear(&shown, &out);
	assert_int_equal(out.n, 0);
	term_image_release(&shown);
	frame_release(&f);
	frame_release(&empty);
	buf_release(&out);
}

static void sixels_go_to_their_place(void **state)
{
	(void)state;
	Buf out = {0};
	TermPictures shown = {0};
	Frame f = frame_with(PICTURES_AS_SIXELS, 0, STR("\033Pq#0~\033\\"));
	term_image_show(&shown, &f, 9, 0, &out);
	assert_str(buf_str(&out), "\033[1;5H\033Pq#0~\033\\\033[10;1H");
	buf_clear(&out);
	term_image_clear(&shown, &out);
	assert_int_equal(out.n, 0); // cells are painted over it
	term_image_release(&shown);
	frame_release(&f);
	buf_release(&out);
}

const struct CMUnitTest term_image_tests[] = {
	cmocka_unit_test(answers_tell_the_protocol),
	cmocka_unit_test(answers_may_come_in_pieces),
	cmocka_unit_test(only_some_terminals_are_asked),
	cmocka_unit_test(a_png_is_sent_in_pieces),
	cmocka_unit_test(what_is_shown_is_not_sent_again),
	cmocka_unit_test(kitty_moves_what_it_knows),
	cmocka_unit_test(what_goes_is_removed),
	cmocka_unit_test(sixels_go_to_their_place),
};
const size_t term_image_tests_n = HARNESS_COUNT(term_image_tests);
