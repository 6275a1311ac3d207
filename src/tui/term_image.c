#include "term_image.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "recto/base/calendar.h"
#include "recto/base/vec.h"

void term_write(Str bytes)
{
	while (bytes.n > 0) {
		ssize_t n = write(STDOUT_FILENO, bytes.p, bytes.n);
		if (n < 0 && errno != EINTR)
			return;
		bytes = str_skip(bytes, n > 0 ? (size_t)n : 0);
	}
}

// -- what the terminal can --------------------------------------------------------------------

static bool is_set(const char *name)
{
	const char *value = getenv(name);
	return value && *value;
}

bool term_image_may_ask(void)
{
	static const char *const between[] = {"NVIM", "VIM_TERMINAL", "STY", "TMUX"};
	static const char *const types[] = {"linux", "dumb", "vt", "screen", "tmux"};
	const char *type = getenv("TERM");
	for (size_t i = 0; i < sizeof between / sizeof *between; i++)
		if (is_set(between[i]))
			return false;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (!type || strncmp(type, types[i], strlen(types[i])) == 0)
			return false;
	return true;
}

// The answer at the start of s: "\033_G…\033\\" or "\033[…" with its last letter. Its length with
// the text between in *body; 0 when none is whole there.
static size_t read_answer(Str s, Str *body)
{
	size_t n;
	if (str_starts_with(s, STR("\033_G")) && str_find(s, STR("\033\\"), &n)) {
		*body = str_slice(s, 1, n);
		return n + 2;
	}
	if (!str_starts_with(s, STR("\033[")))
		return 0;
	for (n = 2; n < s.n; n++)
		if (s.p[n] >= 0x40 && s.p[n] <= 0x7E) {
			*body = str_slice(s, 1, n + 1);
			return n + 1;
		}
	return 0;
}

// "[?62;4;22c": 4 stands for sixels.
static bool has_sixels(Str attributes)
{
	Str rest = str_slice(attributes, 2, attributes.n - 1);
	while (rest.n > 0) {
		Str number;
		str_cut(rest, ';', &number, &rest);
		if (str_equals(number, STR("4")))
			return true;
	}
	return false;
}

// "[6;20;10t": height and width of a cell.
static void read_cell(Str body, PictureBox *cell)
{
	enum { CELL_MAX = 200 };
	Str height, width;
	int64_t rows, columns;
	str_cut(str_slice(body, 3, body.n - 1), ';', &height, &width);
	if (str_parse_int(height, &rows) && str_parse_int(width, &columns) && rows > 0 &&
		rows <= CELL_MAX && columns > 0 && columns <= CELL_MAX)
		*cell = (PictureBox){(int)columns, (int)rows};
}

// Takes in an answer; *is_last: all others came before it. False for what is a key.
static bool take_answer(Str body, PictureProtocol *out, PictureBox *cell, bool *is_last)
{
	bool is_kitty = str_starts_with(body, STR("_G"));
	bool is_size = str_starts_with(body, STR("[6;")) && str_ends_with(body, STR("t"));
	*is_last = str_starts_with(body, STR("[?")) && str_ends_with(body, STR("c"));
	if (is_kitty && str_contains(body, STR("i=31")) && str_ends_with(body, STR(";OK")))
		*out = PICTURES_FOR_KITTY;
	if (is_size)
		read_cell(body, cell);
	if (*is_last && *out == PICTURES_AS_SYMBOLS && has_sixels(body))
		*out = PICTURES_AS_SIXELS;
	return is_kitty || is_size || *is_last;
}

bool term_image_take_answers(Buf *read, PictureProtocol *out, PictureBox *cell)
{
	Buf keys = {0};
	Str rest = buf_str(read);
	bool is_last = false;
	while (rest.n > 0 && !is_last) {
		Str body;
		size_t n = read_answer(rest, &body);
		if (n == 0 || !take_answer(body, out, cell, &is_last))
			buf_append(&keys, str_head(rest, n = n > 0 ? n : 1));
		rest = str_skip(rest, n);
	}
	buf_append(&keys, rest);
	if (is_last) {
		buf_release(read);
		*read = keys;
	} else {
		buf_release(&keys);
		*out = PICTURES_AS_SYMBOLS;
	}
	return is_last;
}

PictureProtocol term_image_ask(PictureBox *cell, Buf *keys)
{
	enum { ANSWER_MS = 200 };
	PictureProtocol protocol = PICTURES_AS_SYMBOLS;
	int64_t end = calendar_monotonic_ms() + ANSWER_MS;
	int64_t left = ANSWER_MS;
	// A picture of one pixel that is only looked at, the size of a cell, and last what all
	// terminals answer: their attributes.
	term_write(STR("\033_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\033\\\033[16t\033[c"));
	while (left > 0) {
		char piece[256];
		struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
		bool is_ready = poll(&input, 1, (int)left) > 0;
		ssize_t n = is_ready ? read(STDIN_FILENO, piece, sizeof piece) : 0;
		if (n > 0)
			buf_append(keys, str_make(piece, (size_t)n));
		bool is_over = n <= 0 || term_image_take_answers(keys, &protocol, cell);
		left = is_over ? 0 : end - calendar_monotonic_ms();
	}
	return protocol;
}

// -- orders -----------------------------------------------------------------------------------

static void append_base64(Buf *out, Str s)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				      "0123456789+/";
	for (size_t i = 0; i < s.n; i += 3) {
		uint32_t bits = 0;
		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 | (i + k < s.n ? (unsigned char)s.p[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_append_char(
				out, i + k <= s.n ? letters[bits >> (18 - 6 * k) & 63] : '=');
	}
}

static void append_place(const FramePicture *p, Buf *out)
{
	buf_printf(out, "i=%u,p=1,q=2,C=1,c=%d,r=%d", p->id, p->box.columns, p->box.rows);
}

// The PNG file in pieces, all but the last with m=1.
static void append_png(const FramePicture *p, Buf *out)
{
	enum { PIECE = 4096 / 4 * 3 };
	Str rest = p->bytes;
	const char *more = rest.n > PIECE ? "1" : "0";
	buf_append_z(out, "\033_Ga=T,f=100,");
	append_place(p, out);
	buf_printf(out, ",m=%s;", more);
	for (;;) {
		append_base64(out, str_head(rest, PIECE));
		buf_append_z(out, "\033\\");
		rest = str_skip(rest, PIECE);
		if (rest.n == 0)
			return;
		buf_printf(out, "\033_Gm=%d,q=2;", rest.n > PIECE);
	}
}

static void append_move(int row, int column, Buf *out)
{
	buf_printf(out, "\033[%d;%dH", row + 1, column + 1);
}

static void append_picture(const FramePicture *p, bool is_known, Buf *out)
{
	append_move(p->row, p->column, out);
	if (p->protocol == PICTURES_AS_SIXELS) {
		buf_append(out, p->bytes);
	} else if (is_known) { // only its place is another one
		buf_append_z(out, "\033_Ga=p,");
		append_place(p, out);
		buf_append_z(out, "\033\\");
	} else {
		append_png(p, out);
	}
}

static void append_removal(const FramePicture *p, Buf *out)
{
	if (p->protocol == PICTURES_FOR_KITTY)
		buf_printf(out, "\033_Ga=d,d=I,i=%u,q=2\033\\", p->id);
}

// -- what it shows ----------------------------------------------------------------------------

static const FramePicture *find(const FramePicture *items, size_t n, uint32_t id)
{
	for (size_t i = 0; i < n; i++)
		if (items[i].id == id)
			return &items[i];
	return NULL;
}

static bool is_at_same_place(const FramePicture *a, const FramePicture *b)
{
	return a->row == b->row && a->column == b->column && a->box.rows == b->box.rows &&
	       a->box.columns == b->box.columns;
}

bool term_image_leaves(const FramePicture *shown, const Frame *f)
{
	const FramePicture *found = find(f->pictures, f->n_pictures, shown->id);
	return !found || !is_at_same_place(shown, found);
}

void term_image_show(
	TermPictures *shown, const Frame *f, int cursor_row, int cursor_column, Buf *out)
{
	size_t before = out->n;
	for (size_t i = 0; i < shown->n; i++)
		if (!find(f->pictures, f->n_pictures, shown->items[i].id))
			append_removal(&shown->items[i], out);
	for (size_t i = 0; i < f->n_pictures; i++) {
		const FramePicture *old = find(shown->items, shown->n, f->pictures[i].id);
		if (!old || !is_at_same_place(old, &f->pictures[i]))
			append_picture(&f->pictures[i], old, out);
	}
	// Not by saving and restoring it: some terminals keep the place for that which the screen's
	// end goes back to.
	if (out->n > before)
		append_move(cursor_row, cursor_column, out);
	shown->n = 0;
	for (size_t i = 0; i < f->n_pictures; i++) {
		VEC_PUSH(shown, f->pictures[i]);
		shown->items[i].bytes = (Str){0};
	}
}

void term_image_clear(TermPictures *shown, Buf *out)
{
	for (size_t i = 0; i < shown->n; i++)
		append_removal(&shown->items[i], out);
	shown->n = 0;
}

void term_image_release(TermPictures *shown)
{
	VEC_RELEASE(shown);
}
