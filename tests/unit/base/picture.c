#include "recto/base/picture.h"

#include <string.h>
#include "tests.h"

static void assert_head(Str bytes, PictureFormat format, int width, int height)
{
	PictureHead head;
	assert_int_equal(picture_read_head(bytes, &head), format != PICTURE_UNKNOWN);
	assert_int_equal(head.format, format);
	assert_int_equal(head.width, width);
	assert_int_equal(head.height, height);
}

#define EXIF_TURNED \
	"\xFF\xE1\x00\x22" \
	"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
#define FRAME "\xFF\xC0\x00\x11\x08\x01\xE0\x02\x80\x03"

static void heads_tell_format_and_size(void **state)
{
	(void)state;
	const struct {
		Str bytes;
		PictureFormat format;
		int width, height;
	} cases[] = {
		{STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\0\xC8"), PICTURE_PNG, 640, 200},
		{STR("GIF89a\x80\x02\xE0\x01"), PICTURE_GIF, 640, 480},
		{STR("GIF87a\x01\x00\x02\x00"), PICTURE_GIF, 1, 2},
		{STR("\xFF\xD8\xFF\xE0\x00\x04JF" FRAME), PICTURE_JPEG, 640, 480},
		{STR("\xFF\xD8\xFF\xDB\x00\x02\xFF\xFF\xFF\xC2\x00\x11\x08\x01\xE0\x02\x80"),
			PICTURE_JPEG, 640, 480},
		{STR("\xFF\xD8" EXIF_TURNED FRAME), PICTURE_JPEG, 480, 640},
		{STR("BM............\x28\0\0\0\x80\x02\0\0\x20\xFE\xFF\xFF"), PICTURE_BMP, 640,
			480},
		{STR("BM............\x0C\0\0\0\x80\x02\xE0\x01...."), PICTURE_BMP, 640, 480},
		{STR("RIFF....WEBPVP8 ....\0\0\0\x9d\x01\x2a\x80\x02\xE0\x01"), PICTURE_WEBP, 640,
			480},
		{STR("RIFF....WEBPVP8L....\x2f\x7f\xc2\x77\x00.........."), PICTURE_WEBP, 640, 480},
		{STR("RIFF....WEBPVP8X....\0\0\0\0\x7f\x02\0\xdf\x01\0"), PICTURE_WEBP, 640, 480},
		{STR("<svg width='640' height=\"480px\" viewBox='0 0 1 1'>"), PICTURE_SVG, 640,
			480},
		{STR("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- x -->\n<svg\nviewBox=\"0 0 "
		     "64.5,48\">"),
			PICTURE_SVG, 64, 48},
		{STR("<svg width='100%' height='100%' viewBox='-5 -5 64 48'/>"), PICTURE_SVG, 64,
			48},
		{STR("<svg width='128' viewBox='0 0 64 48'/>"), PICTURE_SVG, 128, 96},
		{STR("<svg stroke-width='3' height='2'>"), PICTURE_SVG, 0, 0},
		{STR("<svg width='999999999999' height='1'>"), PICTURE_SVG, 0, 0},
		{STR("<html><body></body></html>"), PICTURE_UNKNOWN, 0, 0},
		{STR("# a page"), PICTURE_UNKNOWN, 0, 0},
		{STR(""), PICTURE_UNKNOWN, 0, 0},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++)
		assert_head(cases[i].bytes, cases[i].format, cases[i].width, cases[i].height);
}

// A head that ends anywhere tells less, and nothing wrong.
static void a_short_head_tells_less(void **state)
{
	(void)state;
	const Str heads[] = {
		STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xE0"),
		STR("GIF89a\x80\x02\xE0\x01"),
		STR("\xFF\xD8" EXIF_TURNED "\xFF\xC0\x00\x11\x08\x02\x80\x01\xE0"),
		STR("BM............\x28\0\0\0\x80\x02\0\0\xE0\x01\0\0"),
		STR("RIFF....WEBPVP8X....\0\0\0\0\x7f\x02\0\xdf\x01\0"),
	};
	for (size_t i = 0; i < HARNESS_COUNT(heads); i++)
		for (size_t n = 0; n <= heads[i].n; n++) {
			PictureHead head;
			picture_read_head(str_head(heads[i], n), &head);
			assert_true(head.width == 0 || (head.width == 640 && head.height == 480));
			assert_int_equal(head.width == 640, n == heads[i].n);
		}
}

static void sizes_beyond_the_limits_are_not_decoded(void **state)
{
	(void)state;
	static const struct {
		int64_t width, height;
		bool is_decodable;
	} cases[] = {
		{1, 1, true},
		{0, 0, false},
		{8192, 8192, true},
		{8193, 8192, false},
		{32768, 1, false},
		{1, 32768, false},
		{4294967295, 4294967295, false},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		PictureHead head = {PICTURE_PNG, cases[i].width, cases[i].height, false};
		assert_int_equal(picture_is_decodable(&head), cases[i].is_decodable);
	}
}

static void pictures_fit_in_proportion(void **state)
{
	(void)state;
	static const struct {
		int64_t width, height;
		PictureBox room, expected;
	} cases[] = {
		{640, 200, {80, 20}, {64, 10}},
		{640, 200, {32, 20}, {32, 5}},
		{640, 200, {80, 5}, {32, 5}},
		{641, 201, {80, 20}, {65, 11}}, // rounded up
		{1, 1, {80, 20}, {1, 1}},       // not enlarged
		{4000, 10, {80, 20}, {80, 1}},
		{10, 4000, {80, 20}, {1, 20}},
		{32767, 1, {1, 1}, {1, 1}},
		{2000, 2000, {80, 20}, {40, 20}},
	};
	for (size_t i = 0; i < HARNESS_COUNT(cases); i++) {
		PictureBox got = picture_fit(
			cases[i].width, cases[i].height, (PictureBox){10, 20}, cases[i].room);
		assert_int_equal(got.columns, cases[i].expected.columns);
		assert_int_equal(got.rows, cases[i].expected.rows);
	}
}

const struct CMUnitTest picture_tests[] = {
	cmocka_unit_test(heads_tell_format_and_size),
	cmocka_unit_test(a_short_head_tells_less),
	cmocka_unit_test(sizes_beyond_the_limits_are_not_decoded),
	cmocka_unit_test(pictures_fit_in_proportion),
};
const size_t picture_tests_n = HARNESS_COUNT(picture_tests);
