// Pictures among the lines of a card, and in the frame.
#include <string.h>
#include <unistd.h>
#include "recto/base/file.h"
#include "recto/base/vec.h"
#include "recto/card/image.h"
#include "recto/library/resolve.h"
#include "recto/render/markdown.h"
#include "recto/render/width.h"
#include "parts.h"
#include "pictures.h"

enum { INDENT_ROOM = 10 }; // columns that a picture has at least behind an indent

// -- what is known of a file ------------------------------------------------------------------

// Reads the beginning of a file; what cannot be read is an empty head.
static void look_at(Picture *picture)
{
	int fd;
	FileStamp stamp;
	Buf head = {0};
	if (!file_open(picture->path.p, &fd, &stamp, NULL)) {
		picture->fault = FAULT_BROKEN;
		return;
	}
	buf_reserve(&head, PICTURE_HEAD_MAX);
	ssize_t n = read(fd, head.p, PICTURE_HEAD_MAX);
	head.n = n > 0 ? (size_t)n : 0;
	close(fd);
	picture->size = stamp.size;
	if (!picture_read_head(buf_str(&head), &picture->head))
		picture->fault = FAULT_UNKNOWN;
	else if (stamp.size > PICTURE_BYTES_MAX ||
		 (picture->head.width > 0 && !picture_is_decodable(&picture->head)))
		picture->fault = FAULT_LARGE;
	else if (picture->head.width == 0)
		picture->fault = FAULT_BROKEN;
	buf_release(&head);
}

// The picture of a target; NULL when it has no file, or when there are too many.
static Picture *find_picture(Pictures *p, const PictureText *text, Str target)
{
	for (size_t i = 0; i < p->n; i++)
		if (str_equals(p->items[i].target, target) &&
			str_equals(p->items[i].page, text->page))
			return &p->items[i];
	Str path = library_find_asset(text->root, text->page, target, &p->arena);
	if (path.n == 0 || p->n == PICTURES_MAX)
		return NULL;
	Picture *picture = &p->items[p->n++];
	*picture = (Picture){
		.page = arena_copy(&p->arena, text->page),
		.target = arena_copy(&p->arena, target),
		.path = arena_copy(&p->arena, path),
	};
	look_at(picture);
	return picture;
}

// -- what is said of it -----------------------------------------------------------------------

static void append_size(Buf *out, int64_t bytes)
{
	enum { KB = 1000, MB = 1000 * 1000 };
	if (bytes >= MB)
		buf_printf(
			out, "%lld.%d MB", (long long)(bytes / MB), (int)(bytes % MB / (MB / 10)));
	else
		buf_printf(out, "%lld KB", (long long)((bytes + KB - 1) / KB));
}

// "640×260, 17 KB, too large to show · v opens it"
static void append_caption(const Pictures *p, const Picture *picture, Buf *out)
{
	static const char *const faults[] = {
		[FAULT_NONE] = "",
		[FAULT_UNKNOWN] = "",
		[FAULT_LARGE] = ", too large to show",
		[FAULT_BROKEN] = ", cannot be shown",
	};
	Key key = keymap_key_of(p->keys, ACTION_VIEW, 0);
	if (picture->head.width > 0)
		buf_printf(out, "%lld×%lld, ", (long long)picture->head.width,
			(long long)picture->head.height);
	append_size(out, picture->size);
	buf_append_z(out, faults[picture->fault]);
	if (key == KEY_NONE)
		return;
	buf_append_z(out, " · ");
	key_append_name(key, out);
	buf_append_z(out, " opens it");
}

// -- lines ------------------------------------------------------------------------------------

// Puts an empty line before line `at`.
static void insert_line(Lines *lines, size_t at)
{
	lines_add(lines, (Str){0}, style_plain);
	Line added = lines->items[lines->n - 1];
	memmove(&lines->items[at + 1], &lines->items[at],
		(lines->n - 1 - at) * sizeof *lines->items);
	lines->items[at] = added;
}

// Appends to a line in the middle.
static void append_to_line(Lines *lines, size_t at, Str text, Style style)
{
	Line last = lines->items[lines->n - 1];
	lines->items[lines->n - 1] = lines->items[at];
	lines_append(lines, text, style);
	lines->items[at] = lines->items[lines->n - 1];
	if (at != lines->n - 1)
		lines->items[lines->n - 1] = last;
}

// Where the text of a line begins, behind its bullet.
static int indent_of(const Line *line)
{
	const Run *first = line->n_runs > 0 ? &line->runs[0] : NULL;
	if (!first || first->style.role != ROLE_BULLET)
		return 0;
	return width_of(str_slice(line->text, first->begin, first->end));
}

// Behind the name where there is room, else in a line of its own. Returns the line that it is in.
static size_t add_caption(
	const Pictures *p, const Picture *picture, size_t at, int indent, Lines *lines)
{
	enum { GAP = 2 };
	Buf caption = {0};
	Buf text = {0};
	append_caption(p, picture, &caption);
	int width = lines->items[at].width + GAP + width_of(buf_str(&caption));
	bool is_behind = width <= p->room.columns;
	if (!is_behind)
		insert_line(lines, ++at);
	buf_append_repeat(&text, ' ', is_behind ? GAP : (size_t)indent);
	width_append_cut(
		&text, buf_str(&caption), is_behind ? p->room.columns : p->room.columns - indent);
	append_to_line(lines, at, buf_str(&text), style_dim);
	buf_release(&text);
	buf_release(&caption);
	return at;
}

// The rows that a picture below line `at` may take: those left of the first window if that is half
// of it, else most of one that is scrolled to.
static int rows_below(const Pictures *p, size_t at)
{
	enum { GAP = 2 };
	int page = p->room.rows;
	int left = page - (int)at - GAP;
	int most = page * 3 / 4;
	return page == 0 ? 0 : left >= page / 2 ? left : most > 0 ? most : 1;
}

// The same picture is drawn once.
static bool is_placed(const Pictures *p, size_t picture)
{
	for (size_t i = 0; i < p->n_spots; i++)
		if (p->spots[i].picture == picture && p->spots[i].rows > 0)
			return true;
	return false;
}

// Returns the last line of the picture whose name ends in line `at`.
static size_t add_picture(Pictures *p, Picture *picture, size_t at, Lines *lines)
{
	size_t i = (size_t)(picture - p->items);
	int indent = indent_of(&lines->items[at]);
	if (indent + INDENT_ROOM > p->room.columns)
		indent = 0;
	PictureSpot spot = {.picture = i, .label = (int)at, .indent = indent};
	if (p->mode != IMAGES_OFF)
		at = add_caption(p, picture, at, indent, lines);
	spot.line = (int)at + 1;
	bool has_rows = p->program && p->room.rows > 0 && picture->fault == FAULT_NONE;
	if (has_rows && !is_placed(p, i)) {
		PictureBox room = {p->room.columns - indent, rows_below(p, at)};
		pictures_set_box(p, i,
			picture_fit(
				picture->head.width, picture->head.height, pictures_cell(p), room));
		spot.rows = picture->box.rows;
	}
	for (int row = 0; row < spot.rows; row++)
		insert_line(lines, ++at);
	p->spots[p->n_spots++] = spot;
	return at;
}

// -- names ------------------------------------------------------------------------------------

// The names of images in the order of the lines, against those of the Markdown: some of these are
// hidden, as in clozes, and show nowhere. A name that is broken over lines has lost blanks, so
// blanks do not count.
typedef struct Names {
	Str targets[IMAGES_MAX];
	Str labels[IMAGES_MAX];
	size_t n, next;
	Buf text; // of images, up to the line at hand
	Arena arena;
} Names;

static void append_dense(Buf *out, Str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ')
			buf_append_char(out, s.p[i]);
}

static void read_names(Names *names, Str markdown)
{
	Buf label = {0};
	Buf dense = {0};
	names->n = image_list(markdown, names->targets);
	for (size_t i = 0; i < names->n; i++) {
		buf_clear(&label);
		buf_clear(&dense);
		render_image_label(names->targets[i], &label);
		append_dense(&dense, buf_str(&label));
		names->labels[i] = arena_copy(&names->arena, buf_str(&dense));
	}
	buf_release(&dense);
	buf_release(&label);
}

static void add_line(Names *names, const Line *line)
{
	for (size_t i = 0; i < line->n_runs; i++)
		if (line->runs[i].style.role == ROLE_IMAGE)
			append_dense(&names->text,
				str_slice(line->text, line->runs[i].begin, line->runs[i].end));
}

static void drop_head(Names *names, size_t n)
{
	Buf rest = {0};
	buf_append(&rest, str_skip(buf_str(&names->text), n));
	buf_release(&names->text);
	names->text = rest;
}

// The target whose name the text begins with. Names that no target has are passed over, and kept
// while their end is still to come.
static bool take_name(Names *names, Str *target)
{
	size_t end;
	for (;;) {
		Str text = buf_str(&names->text);
		for (size_t i = names->next; i < names->n; i++)
			if (str_starts_with(text, names->labels[i])) {
				*target = names->targets[i];
				names->next = i + 1;
				drop_head(names, names->labels[i].n);
				return true;
			}
		if (!str_find_char(text, ']', &end))
			return false;
		drop_head(names, end + 1);
	}
}

void pictures_place(Pictures *p, const PictureText *text, Lines *lines, size_t first)
{
	Names names = {0};
	read_names(&names, text->markdown);
	for (size_t at = first; names.next < names.n && at < lines->n; at++) {
		Str target;
		add_line(&names, &lines->items[at]);
		while (p->n_spots < PICTURES_MAX && take_name(&names, &target)) {
			Picture *picture = find_picture(p, text, target);
			if (picture)
				at = add_picture(p, picture, at, lines);
		}
	}
	buf_release(&names.text);
	arena_release(&names.arena);
}

Str pictures_find(const Pictures *p, int at, int rows)
{
	for (size_t i = 0; i < p->n_spots; i++) {
		const PictureSpot *spot = &p->spots[i];
		if (spot->line + spot->rows > at && spot->label < at + rows)
			return p->items[spot->picture].path;
	}
	return p->n_spots > 0 ? p->items[p->spots[0].picture].path : (Str){0};
}

// -- drawing ----------------------------------------------------------------------------------

static void draw_cells(const Picture *picture, Frame *f, int column, int row, int top, int bottom)
{
	PictureBox box = picture->box;
	for (int y = 0; y < box.rows; y++)
		for (int x = 0; x < box.columns && row + y >= top && row + y < bottom; x++) {
			const PictureCell *cell = &picture->cells[y * box.columns + x];
			frame_cell(f, row + y, column + x, cell->code, cell->colors);
		}
}

static void draw_pixels(const Pictures *p, const Picture *picture, Frame *f, int column, int row)
{
	const FramePicture drawn = {
		.row = row,
		.column = column,
		.box = picture->box,
		.protocol = p->support.protocol,
		.id = picture->id,
		.bytes = buf_str(&picture->pixels),
	};
	frame_add_picture(f, &drawn);
}

void pictures_draw(Pictures *p, Frame *f, int left, int top, int bottom, int at)
{
	for (size_t i = 0; i < p->n_spots; i++) {
		const PictureSpot *spot = &p->spots[i];
		Picture *picture = &p->items[spot->picture];
		int row = top + spot->line - at;
		bool is_whole = row >= top && row + spot->rows <= bottom;
		bool is_seen = spot->rows > 0 && row < bottom && row + spot->rows > top;
		bool has_pixels = is_whole && p->support.protocol != PICTURES_AS_SYMBOLS;
		PictureForm form = has_pixels ? FORM_PIXELS : FORM_CELLS;
		if (!is_seen)
			continue;
		if (picture->forms[form] != FORM_READY)
			picture->forms[form] = FORM_WANTED;
		else if (has_pixels)
			draw_pixels(p, picture, f, left + spot->indent, row);
		else
			draw_cells(picture, f, left + spot->indent, row, top, bottom);
	}
}
