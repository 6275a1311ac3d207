// The groups of tests for recto-image, which run the program that lies beside them.
#ifndef TESTS_UNIT_IMAGE_TESTS_H
#define TESTS_UNIT_IMAGE_TESTS_H

#include <gdk-pixbuf/gdk-pixbuf.h>
#include "../harness.h"

extern const struct CMUnitTest output_tests[];
extern const size_t output_tests_n;
extern const struct CMUnitTest hostile_tests[];
extern const size_t hostile_tests_n;

// A folder for pictures, as cmocka's state.
int image_setup(void **state);
int image_teardown(void **state);
#define image_test(f) cmocka_unit_test_setup_teardown(f, image_setup, image_teardown)

// Runs recto-image with words separated by blanks, and with a file as its last argument, whose
// bytes come by standard input where the words end with "-". Appends what it writes; returns its
// exit code.
int image_run(const char *words, const char *file, Buf *out);

// A picture of one colour (0xRRGGBBAA), written below the folder as NAME; lends its path from
// `path`.
const char *image_write(
	const char *folder, const char *name, int width, int height, guint32 color, Buf *path);

#endif
