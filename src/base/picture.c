#include "recto/base/picture.h"

#include <ctype.h>

// -- numbers in bytes -------------------------------------------------------------------------

static unsigned byte_at(Str s, size_t at)
{
	return at < s.n ? (unsigned char)s.p[at] : 0;
}

static uint32_t read_big(Str s, size_t at, size_t n)
{
	uint32_t value = 0;
	for (size_t i = 0; i < n; i++)
		value = value << 8 | byte_at(s, at + i);
	return value;
}

static uint32_t read_little(Str s, size_t at, size_t n)
{
	uint32_t value = 0;
	for (size_t i = n; i > 0; i--)
		value = value << 8 | byte_at(s, at + i - 1);
	return value;
}

static void set_size(PictureHead *head, uint32_t width, uint32_t height)
{
	bool is_known = width > 0 && height > 0;
	head->width = is_known ? width : 0;
	head->height = is_known ? height : 0;
}

// -- raster formats ---------------------------------------------------------------------------

static void read_png(Str s, PictureHead *head)
{
	enum { TYPE_AT = 12, SIZE_AT = 16, END = 24 };
	head->format = PICTURE_PNG;
	if (s.n >= END && str_starts_with(str_skip(s, TYPE_AT), STR("IHDR")))
		set_size(head, read_big(s, SIZE_AT, 4), read_big(s, SIZE_AT + 4, 4));
}

static void read_gif(Str s, PictureHead *head)
{
	head->format = PICTURE_GIF;
	if (s.n >= 10)
		set_size(head, read_little(s, 6, 2), read_little(s, 8, 2));
}

// The height is negative where rows go downwards.
static void read_bmp(Str s, PictureHead *head)
{
	enum { SIZE_AT = 14, OLD_HEADER = 12, END = 26 };
	head->format = PICTURE_BMP;
	if (s.n < END)
		return;
	if (read_little(s, SIZE_AT, 4) == OLD_HEADER) {
		set_size(head, read_little(s, 18, 2), read_little(s, 20, 2));
		return;
	}
	uint32_t height = read_little(s, 22, 4);
	set_size(head, read_little(s, 18, 4), height > INT32_MAX ? 0 - height : height);
}

// Three kinds of bit streams, each with its own way to write the size.
static void read_webp(Str s, PictureHead *head)
{
	enum { KIND_AT = 12, END = 30, SIDE = 0x3FFF };
	head->format = PICTURE_WEBP;
	Str kind = str_slice(s, KIND_AT, KIND_AT + 4);
	if (s.n < END)
		return;
	if (str_equals(kind, STR("VP8 "))) {
		set_size(head, read_little(s, 26, 2) & SIDE, read_little(s, 28, 2) & SIDE);
	} else if (str_equals(kind, STR("VP8L"))) {
		uint32_t bits = read_little(s, 21, 4);
		set_size(head, (bits & SIDE) + 1, (bits >> 14 & SIDE) + 1);
	} else if (str_equals(kind, STR("VP8X"))) {
		set_size(head, read_little(s, 24, 3) + 1, read_little(s, 27, 3) + 1);
	}
}

// -- JPEG -------------------------------------------------------------------------------------

// The orientation of an Exif segment, 1 to 8; 1 where it says nothing.
static uint32_t read_orientation(Str segment)
{
	enum { ORIENTATION = 0x0112, ENTRY = 12, ENTRIES_MAX = 200 };
	if (!str_starts_with(segment, STR("Exif\0\0")))
		return 1;
	Str tiff = str_skip(segment, 6);
	uint32_t (*read)(Str, size_t, size_t) = byte_at(tiff, 0) == 'M' ? read_big : read_little;
	size_t at = read(tiff, 4, 4);
	size_t n = read(tiff, at, 2);
	for (size_t i = 0; i < n && i < ENTRIES_MAX; i++) {
		size_t entry = at + 2 + i * ENTRY;
		if (read(tiff, entry, 2) == ORIENTATION)
			return read(tiff, entry + 8, 2);
	}
	return 1;
}

// Markers that begin a frame: all C0 to CF but tables, which lie among them.
static bool begins_frame(unsigned marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
	       marker != 0xCC;
}

static void read_frame(Str segment, PictureHead *head)
{
	uint32_t height = read_big(segment, 1, 2);
	uint32_t width = read_big(segment, 3, 2);
	if (segment.n >= 5)
		set_size(head, head->is_turned ? height : width, head->is_turned ? width : height);
}

static void read_jpeg(Str s, PictureHead *head)
{
	enum { EXIF = 0xE1 };
	head->format = PICTURE_JPEG;
	for (size_t at = 2; at + 4 <= s.n;) {
		unsigned marker = byte_at(s, at + 1);
		size_t n = read_big(s, at + 2, 2);
		Str segment = str_slice(s, at + 4, at + 2 + n);
		if (byte_at(s, at) != 0xFF)
			return;
		if (marker == 0xFF) { // padding
			at++;
			continue;
		}
		if (begins_frame(marker)) {
			read_frame(segment, head);
			return;
		}
		if (marker == EXIF && read_orientation(segment) >= 5)
			head->is_turned = true;
		at += 2 + n;
	}
}

// -- SVG --------------------------------------------------------------------------------------

// A number of at most five digits with what may stand behind it; 0 for anything else.
static uint32_t take_number(Str *s)
{
	enum { LARGEST = 99999 };
	uint32_t value = 0;
	*s = str_trim_left(*s);
	for (; s->n > 0 && isdigit((unsigned char)s->p[0]); *s = str_skip(*s, 1))
		value = value > LARGEST ? value : value * 10 + (uint32_t)(s->p[0] - '0');
	if (s->n > 0 && s->p[0] == '.')
		while (s->n > 0 && (s->p[0] == '.' || isdigit((unsigned char)s->p[0])))
			*s = str_skip(*s, 1);
	return value > LARGEST ? 0 : value;
}

// The value of an attribute of a tag; empty without.
static Str find_attribute(Str tag, Str name)
{
	Str value = {0};
	for (Str rest = tag; rest.n > name.n; rest = str_skip(rest, 1)) {
		bool is_begun = isspace((unsigned char)rest.p[0]) &&
				str_starts_with(str_skip(rest, 1), name);
		Str after = str_trim_left(str_skip(rest, 1 + name.n));
		if (!is_begun || !str_starts_with(after, STR("=")))
			continue;
		after = str_trim_left(str_skip(after, 1));
		if (after.n > 0 && (after.p[0] == '"' || after.p[0] == '\''))
			str_cut(str_skip(after, 1), after.p[0], &value, &after);
		break;
	}
	return value;
}

// Pixels of a length; shares of something else and the larger units count as none.
static uint32_t read_length(Str value)
{
	uint32_t number = take_number(&value);
	Str unit = str_trim(value);
	return unit.n == 0 || str_equals(unit, STR("px")) ? number : 0;
}

static void skip_separator(Str *s)
{
	while (s->n > 0 && (str_is_space(s->p[0]) || s->p[0] == ','))
		*s = str_skip(*s, 1);
}

// Reads as much as XML's own rules ask for, and no more: a wrong size shows in the room alone.
static void read_svg(Str tag, PictureHead *head)
{
	uint32_t width = read_length(find_attribute(tag, STR("width")));
	uint32_t height = read_length(find_attribute(tag, STR("height")));
	Str box = find_attribute(tag, STR("viewBox"));
	uint32_t sides[4] = {0};
	for (size_t i = 0; i < 4; i++) {
		if (str_starts_with(box, STR("-")))
			box = str_skip(box, 1);
		sides[i] = take_number(&box);
		skip_separator(&box);
	}
	head->format = PICTURE_SVG;
	if (width > 0 && height > 0)
		set_size(head, width, height);
	else if (width > 0 && sides[2] > 0)
		set_size(head, width, (uint32_t)((uint64_t)width * sides[3] / sides[2]));
	else
		set_size(head, sides[2], sides[3]);
}

// "<svg …>", when the text begins with it, with declarations or with comments.
static bool find_svg(Str s, Str *tag)
{
	enum { LOOKED_AT = 4096 };
	size_t begin, end;
	if (str_starts_with(s, STR("\xEF\xBB\xBF")))
		s = str_skip(s, 3);
	s = str_head(s, LOOKED_AT);
	while (s.n > 0 && isspace((unsigned char)s.p[0]))
		s = str_skip(s, 1);
	if (!str_starts_with(s, STR("<")) || !str_find(s, STR("<svg"), &begin))
		return false;
	*tag = str_skip(s, begin);
	if (str_find_char(*tag, '>', &end))
		*tag = str_head(*tag, end);
	return true;
}

// -- all formats ------------------------------------------------------------------------------

bool picture_read_head(Str bytes, PictureHead *out)
{
	Str tag;
	*out = (PictureHead){0};
	if (str_starts_with(bytes, STR("\x89PNG\r\n\x1a\n")))
		read_png(bytes, out);
	else if (str_starts_with(bytes, STR("\xFF\xD8\xFF")))
		read_jpeg(bytes, out);
	else if (str_starts_with(bytes, STR("GIF87a")) || str_starts_with(bytes, STR("GIF89a")))
		read_gif(bytes, out);
	else if (str_starts_with(bytes, STR("RIFF")) &&
		 str_starts_with(str_skip(bytes, 8), STR("WEBP")))
		read_webp(bytes, out);
	else if (str_starts_with(bytes, STR("BM")))
		read_bmp(bytes, out);
	else if (find_svg(bytes, &tag))
		read_svg(tag, out);
	return out->format != PICTURE_UNKNOWN;
}

bool picture_is_decodable(const PictureHead *head)
{
	return head->width > 0 && head->width <= PICTURE_SIDE_MAX &&
	       head->height <= PICTURE_SIDE_MAX && head->width * head->height <= PICTURE_PIXELS_MAX;
}

const char *picture_format_name(PictureFormat format)
{
	static const char *const names[] = {"unknown", "png", "jpeg", "gif", "webp", "bmp", "svg"};
	return names[format];
}

static int64_t divide_up(int64_t a, int64_t b)
{
	return (a + b - 1) / b;
}

static int within(int64_t value, int max)
{
	return value > max ? max : value < 1 ? 1 : (int)value;
}

PictureBox picture_fit(int64_t width, int64_t height, PictureBox cell, PictureBox room)
{
	int64_t columns = divide_up(width, cell.columns);
	int64_t rows = divide_up(height, cell.rows);
	int64_t room_width = (int64_t)room.columns * cell.columns;
	int64_t room_height = (int64_t)room.rows * cell.rows;
	// The side that is too long by more decides.
	if (width * room_height > height * room_width && width > room_width) {
		columns = room.columns;
		rows = divide_up(height * room_width, width * cell.rows);
	} else if (height > room_height) {
		rows = room.rows;
		columns = divide_up(width * room_height, height * cell.columns);
	}
	return (PictureBox){within(columns, room.columns), within(rows, room.rows)};
}
