// recto-image: a picture for a terminal. A program of its own, so that a decoder that fails, hangs
// or eats memory costs one picture and nothing else.
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "recto/base/file.h"
#include "confine.h"
#include "print.h"

static const char usage[] = "usage: recto-image info|symbols|sixel|kitty [--box COLUMNSxROWS] "
			    "[--cell WIDTHxHEIGHT]\n"
			    "                   [--colors true|256|16|8|none] FILE|-\n";

typedef enum Mode { MODE_INFO, MODE_SYMBOLS, MODE_SIXEL, MODE_KITTY } Mode;

typedef struct Arguments {
	Mode mode;
	Target target;
	const char *file; // "-": standard input
} Arguments;

// -- arguments --------------------------------------------------------------------------------

static bool read_box(const char *text, int max, PictureBox *out)
{
	Str columns, rows;
	int64_t across, down;
	if (!text || !str_cut(str_from_z(text), 'x', &columns, &rows) ||
		!str_parse_int(columns, &across) || !str_parse_int(rows, &down) || across < 1 ||
		across > max || down < 1 || down > max)
		return false;
	*out = (PictureBox){(int)across, (int)down};
	return true;
}

static int find_name(const char *text, const char *const *names, int n)
{
	for (int i = 0; text && i < n; i++)
		if (strcmp(text, names[i]) == 0)
			return i;
	return -1;
}

static bool read_option(const char *name, const char *value, Target *target)
{
	enum { CELLS_MAX = 1000, CELL_MAX = 200 };
	static const char *const palettes[] = {"true", "256", "16", "8", "none"};
	if (strcmp(name, "--box") == 0)
		return read_box(value, CELLS_MAX, &target->box);
	if (strcmp(name, "--cell") == 0)
		return read_box(value, CELL_MAX, &target->cell);
	int palette = find_name(value, palettes, 5);
	target->palette = (Palette)palette;
	return strcmp(name, "--colors") == 0 && palette >= 0;
}

static bool read_arguments(int argc, char **argv, Arguments *out)
{
	static const char *const modes[] = {"info", "symbols", "sixel", "kitty"};
	int mode = argc > 1 ? find_name(argv[1], modes, 4) : -1;
	*out = (Arguments){(Mode)mode, {{80, 24}, {8, 16}, PALETTE_TRUE}, NULL};
	int i = 2;
	for (; i < argc && strncmp(argv[i], "--", 2) == 0 && argv[i][2]; i += 2)
		if (!read_option(argv[i], argv[i + 1], &out->target))
			return false;
	if (i < argc && strcmp(argv[i], "--") == 0)
		i++;
	out->file = i < argc ? argv[i] : NULL;
	return mode >= 0 && i + 1 == argc;
}

// -- work -------------------------------------------------------------------------------------

static bool open_source(const Arguments *a, int *fd, Err *err)
{
	*fd = STDIN_FILENO;
	return strcmp(a->file, "-") == 0 || file_open(a->file, fd, NULL, err);
}

// A line "png 640 480 12345": format, width and height in pixels, bytes; 0 where it is not known.
static bool print_info(int fd, Buf *out, Err *err)
{
	struct stat s;
	PictureHead head;
	Buf bytes = {0};
	buf_reserve(&bytes, PICTURE_HEAD_MAX);
	ssize_t n = 1;
	while (n > 0 && bytes.n < PICTURE_HEAD_MAX) {
		n = read(fd, bytes.p + bytes.n, PICTURE_HEAD_MAX - bytes.n);
		bytes.n += n > 0 ? (size_t)n : 0;
	}
	bool is_known = picture_read_head(buf_str(&bytes), &head);
	long long size = fstat(fd, &s) == 0 && S_ISREG(s.st_mode) ? s.st_size : 0;
	buf_printf(out, "%s %lld %lld %lld\n", picture_format_name(head.format),
		(long long)head.width, (long long)head.height, size);
	buf_release(&bytes);
	return is_known || err_set(err, ERR_NEGATIVE, "not a picture that is known here");
}

static bool write_out(Str s, Err *err)
{
	bool is_written = fwrite(s.p, 1, s.n, stdout) == s.n;
	return (fflush(stdout) == 0 && is_written) || err_set(err, ERR_IO, "cannot write");
}

// A file that needs no work: opaque, short, and of the proportions of its cells.
static bool can_be_sent(const Source *source, const GdkPixbuf *picture, const Target *target)
{
	enum { BYTES_MAX = 500 * 1000, ROUGHLY = 20 };
	int64_t across = source->head.width * target->box.rows * target->cell.rows;
	int64_t down = source->head.height * target->box.columns * target->cell.columns;
	int64_t difference = across > down ? across - down : down - across;
	return source->head.format == PICTURE_PNG && source->bytes.n <= BYTES_MAX &&
	       !gdk_pixbuf_get_has_alpha(picture) && difference <= down / ROUGHLY;
}

// Takes `picture`.
static int print(const Arguments *a, GdkPixbuf *picture, Buf *out, Err *err)
{
	if (a->mode == MODE_KITTY)
		return print_png(picture, out, err) ? 0 : EXIT_BROKEN;
	if (a->mode == MODE_SIXEL)
		print_sixel(picture, &a->target, out);
	else
		print_symbols(picture, &a->target, out);
	g_object_unref(picture);
	return 0;
}

// Decodes into the cells that the picture takes of those that were given.
static int show(const Arguments *given, const Source *source, Buf *out, Err *err)
{
	int code;
	Arguments a = *given;
	Target *target = &a.target;
	target->box =
		picture_fit(source->head.width, source->head.height, target->cell, target->box);
	int width = target->box.columns * target->cell.columns;
	int height = target->box.rows * target->cell.rows;
	GdkPixbuf *picture = decode(source, width, height, &code, err);
	if (!picture)
		return code;
	if (a.mode == MODE_KITTY && can_be_sent(source, picture, target)) {
		buf_append(out, buf_str(&source->bytes));
		g_object_unref(picture);
		return 0;
	}
	picture = lay_on_ground(shrink(picture, width, height));
	return print(&a, pad(picture, width, height), out, err);
}

// Decodes what is in an open file.
static int convert(const Arguments *a, int fd, Buf *out, Err *err)
{
	Source source = {0};
	int code = EXIT_IO;
	struct stat s;
	bool is_large = fstat(fd, &s) == 0 && s.st_size > PICTURE_BYTES_MAX;
	if (is_large || !file_read_fd(fd, PICTURE_BYTES_MAX, &source.bytes, err))
		code = is_large ? EXIT_TOO_LARGE : EXIT_IO;
	else if (picture_read_head(buf_str(&source.bytes), &source.head))
		code = show(a, &source, out, err);
	else
		code = EXIT_BROKEN;
	if (is_large)
		err_set(err, ERR_NEGATIVE, "too large: %lld bytes", (long long)s.st_size);
	else if (source.head.format == PICTURE_UNKNOWN)
		err_set(err, ERR_NEGATIVE, "not a picture that is known here");
	buf_release(&source.bytes);
	return code;
}

static int run(const Arguments *a)
{
	int fd;
	Err err = {0};
	Buf out = {0};
	int code = EXIT_IO;
	if (open_source(a, &fd, &err)) {
		if (a->mode == MODE_INFO)
			code = print_info(fd, &out, &err) ? 0 : EXIT_BROKEN;
		else
			code = convert(a, fd, &out, &err);
		close(fd);
	}
	if (code == 0 && !write_out(buf_str(&out), &err))
		code = EXIT_IO;
	buf_release(&out);
	if (code != 0)
		fprintf(stderr, "recto-image: %s\n", err.text);
	return code;
}

int main(int argc, char **argv)
{
	Arguments a;
	if (argc == 2 && strcmp(argv[1], "--version") == 0)
		return printf("recto-image " RECTO_VERSION "\n") < 0;
	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		return fputs(usage, stdout) < 0;
	if (!read_arguments(argc, argv, &a)) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	confine();
	return run(&a);
}
