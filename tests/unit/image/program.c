// Running the program, and pictures for it.
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include "recto/base/path.h"
#include "recto/base/process.h"
#include "recto/base/vec.h"
#include "tests.h"

int image_setup(void **state)
{
	*state = harness_make_folder();
	return 0;
}

int image_teardown(void **state)
{
	harness_remove_folder(*state);
	return 0;
}

// build/release/unit/image → build/release/recto-image
static char *find_program(Arena *a)
{
	char *self;
	assert_true(path_resolve("/proc/self/exe", a, &self, NULL));
	Str unit = path_folder(str_from_z(self));
	return path_join(a, path_folder(unit), STR("recto-image"));
}

static char **make_words(Arena *a, const char *words, const char *file, bool *is_piped)
{
	struct {
		char **items;
		size_t n, cap;
	} argv = {0};
	Str rest = str_from_z(words);
	VEC_PUSH(&argv, find_program(a));
	while (rest.n > 0) {
		Str word;
		str_cut(rest, ' ', &word, &rest);
		VEC_PUSH(&argv, arena_copy_z(a, word));
	}
	*is_piped = strcmp(argv.items[argv.n - 1], "-") == 0;
	if (file && !*is_piped)
		VEC_PUSH(&argv, arena_copy_z(a, str_from_z(file)));
	VEC_PUSH(&argv, NULL);
	char **copy = ARENA_ARRAY(a, char *, argv.n);
	memcpy(copy, argv.items, argv.n * sizeof *copy);
	VEC_RELEASE(&argv);
	return copy;
}

int image_run(const char *words, const char *file, Buf *out)
{
	Arena a = {0};
	Process *p;
	bool is_piped;
	ProcessOptions options = {.timeout_ms = 20 * 1000, .output_max = 16 << 20};
	options.argv = make_words(&a, words, file, &is_piped);
	if (is_piped)
		options.input_fd = open(file, O_RDONLY | O_CLOEXEC);
	assert_true(process_start(&options, &p, NULL));
	assert_int_equal(process_finish(p), PROCESS_ENDED);
	int status = process_status(p);
	buf_clear(out);
	buf_append(out, process_output(p));
	process_close(p);
	if (is_piped)
		close(options.input_fd);
	arena_release(&a);
	return status;
}

const char *image_write(
	const char *folder, const char *name, int width, int height, guint32 color, Buf *path)
{
	const char *type = strstr(name, ".jp") ? "jpeg" : strstr(name, ".bmp") ? "bmp" : "png";
	gboolean has_alpha = strcmp(type, "png") == 0 && (color & 0xFF) != 0xFF;
	GdkPixbuf *picture = gdk_pixbuf_new(GDK_COLORSPACE_RGB, has_alpha, 8, width, height);
	gdk_pixbuf_fill(picture, color);
	harness_path(path, folder, name);
	assert_true(gdk_pixbuf_save(picture, buf_z(path), type, NULL, NULL));
	g_object_unref(picture);
	return buf_z(path);
}
