// What recto-image makes of the pictures.
#include "pictures.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "recto/base/file.h"
#include "recto/base/mem.h"
#include "recto/base/utf8.h"

enum {
	CELL_WIDTH = 8, // pixels, of a terminal that does not tell
	CELL_HEIGHT = 16,
	MADE_MS = 8000, // for one picture
	MADE_BYTES = 8 << 20,
	EXIT_TOO_LARGE = 5, // of recto-image
};

// -- life -------------------------------------------------------------------------------------

void pictures_init(Pictures *p, ImageMode mode, const KeyMap *keys)
{
	*p = (Pictures){.mode = mode, .keys = keys};
	if (mode != IMAGES_OFF)
		p->program = process_find_helper("recto-image", "RECTO_IMAGE", &p->outer);
	// Other programs on the same terminal count from 1.
	p->last_id = (uint32_t)getpid() << 12;
}

static void forget_forms(Picture *picture)
{
	free(picture->cells);
	picture->cells = NULL;
	buf_release(&picture->pixels);
	memset(picture->forms, 0, sizeof picture->forms);
}

static void stop_process(Pictures *p)
{
	process_close(p->process);
	p->process = NULL;
}

void pictures_clear(Pictures *p)
{
	stop_process(p);
	for (size_t i = 0; i < p->n; i++)
		forget_forms(&p->items[i]);
	p->n = p->n_spots = 0;
	arena_reset(&p->arena);
}

void pictures_release(Pictures *p)
{
	pictures_clear(p);
	arena_release(&p->arena);
	arena_release(&p->outer);
	*p = (Pictures){0};
}

bool pictures_are_outdated(const Pictures *p, const PictureSupport *support)
{
	return support->protocol != p->support.protocol || support->colors != p->support.colors ||
	       support->cell.columns != p->support.cell.columns ||
	       support->cell.rows != p->support.cell.rows;
}

void pictures_begin(Pictures *p, const PictureSupport *support, PictureBox room)
{
	bool is_same = !pictures_are_outdated(p, support);
	p->n_spots = 0;
	p->support = *support;
	p->room = room;
	if (is_same)
		return;
	stop_process(p);
	for (size_t i = 0; i < p->n; i++)
		forget_forms(&p->items[i]);
}

PictureBox pictures_cell(const Pictures *p)
{
	PictureBox cell = p->support.cell;
	if (cell.columns <= 0 || cell.rows <= 0)
		return (PictureBox){CELL_WIDTH, CELL_HEIGHT};
	// Symbols show little of a cell's pixels: fine ones would only make the picture small.
	if (p->support.protocol == PICTURES_AS_SYMBOLS && cell.columns > CELL_WIDTH)
		return (PictureBox){CELL_WIDTH, CELL_WIDTH * cell.rows / cell.columns};
	return cell;
}

void pictures_set_box(Pictures *p, size_t i, PictureBox box)
{
	Picture *picture = &p->items[i];
	if (picture->box.columns == box.columns && picture->box.rows == box.rows)
		return;
	if (p->process && p->made == i)
		stop_process(p);
	forget_forms(picture);
	picture->box = box;
}

// -- starting ---------------------------------------------------------------------------------

static const char *mode_of(const Pictures *p, PictureForm form)
{
	if (form == FORM_CELLS)
		return "symbols";
	return p->support.protocol == PICTURES_AS_SIXELS ? "sixel" : "kitty";
}

static const char *palette_of(int colors)
{
	return colors >= 256 ? "256" : colors >= 16 ? "16" : colors >= 8 ? "8" : "none";
}

// recto-image gets the open file, and no name: it need not open anything.
static bool start(Pictures *p, size_t i, PictureForm form)
{
	const Picture *picture = &p->items[i];
	PictureBox cell = pictures_cell(p);
	Arena a = {0};
	int fd;
	bool is_open = file_open(picture->path.p, &fd, NULL, NULL);
	char *words[] = {
		p->program,
		arena_copy_z(&a, str_from_z(mode_of(p, form))),
		arena_copy_z(&a, STR("--box")),
		arena_copy_z(
			&a, arena_printf(&a, "%dx%d", picture->box.columns, picture->box.rows)),
		arena_copy_z(&a, STR("--cell")),
		arena_copy_z(&a, arena_printf(&a, "%dx%d", cell.columns, cell.rows)),
		arena_copy_z(&a, STR("--colors")),
		arena_copy_z(&a, str_from_z(palette_of(p->support.colors))),
		arena_copy_z(&a, STR("-")),
		NULL,
	};
	const ProcessOptions options = {.argv = words,
		.input_fd = is_open ? fd : -1,
		.timeout_ms = MADE_MS,
		.output_max = MADE_BYTES};
	bool is_started = is_open && process_start(&options, &p->process, NULL);
	if (is_open)
		close(fd);
	arena_release(&a);
	p->made = i;
	p->made_form = form;
	return is_started;
}

// The first that is wanted; false without one.
static bool find_wanted(const Pictures *p, size_t *picture, PictureForm *form)
{
	for (size_t i = 0; i < p->n; i++)
		for (int f = 0; f < FORMS; f++)
			if (p->items[i].forms[f] == FORM_WANTED &&
				p->items[i].fault == FAULT_NONE) {
				*picture = i;
				*form = (PictureForm)f;
				return true;
			}
	return false;
}

bool pictures_are_wanted(const Pictures *p)
{
	size_t i;
	PictureForm form;
	return find_wanted(p, &i, &form);
}

// -- reading ----------------------------------------------------------------------------------

// "12", or "-" for the terminal's own.
static bool read_color(Str *line, uint16_t *out)
{
	Str word;
	int64_t color = -1;
	bool has_more = str_cut(*line, ' ', &word, line);
	bool is_color = str_equals(word, STR("-")) ||
			(str_parse_int(word, &color) && color >= 0 && color < 256);
	*out = (uint16_t)(color + 1);
	return has_more && is_color;
}

// Reads as recto-image(1) documents it; false when anything is amiss.
static bool read_cells(Str text, const PictureBox *box, PictureCell *cells)
{
	Str line;
	size_t n = 0;
	size_t all = (size_t)box->columns * (size_t)box->rows;
	Buf head = {0};
	buf_printf(&head, "symbols %d %d", box->columns, box->rows);
	bool is_good = str_next_line(&text, &line) && str_equals(line, buf_str(&head));
	while (is_good && str_next_line(&text, &line)) {
		CellColors colors;
		is_good = read_color(&line, &colors.fg) && read_color(&line, &colors.bg);
		for (; is_good && line.n > 0 && n < all; n++) {
			line = str_skip(line, utf8_decode(line, &cells[n].code));
			cells[n].colors = colors;
		}
	}
	buf_release(&head);
	return is_good && n == all;
}

static bool take_output(Picture *picture, PictureForm form, Str output)
{
	if (form == FORM_PIXELS) {
		buf_append(&picture->pixels, output);
		return output.n > 0;
	}
	size_t n = (size_t)picture->box.columns * (size_t)picture->box.rows;
	picture->cells = mem_new(n, sizeof *picture->cells);
	return read_cells(output, &picture->box, picture->cells);
}

// Takes in what the program left, and whether that is anything.
static void collect(Pictures *p, ProcessState state)
{
	Picture *picture = &p->items[p->made];
	int status = process_status(p->process);
	bool is_done = state == PROCESS_ENDED && status == 0;
	if (state != PROCESS_ENDED || status == EXIT_TOO_LARGE)
		picture->fault = FAULT_LARGE;
	else if (!is_done || !take_output(picture, p->made_form, process_output(p->process)))
		picture->fault = FAULT_BROKEN;
	else
		picture->forms[p->made_form] = FORM_READY;
	if (p->made_form == FORM_PIXELS)
		picture->id = ++p->last_id;
	stop_process(p);
}

bool pictures_poll(Pictures *p, bool *is_moved)
{
	size_t i;
	PictureForm form;
	*is_moved = false;
	if (p->process) {
		ProcessState state = process_poll(p->process);
		if (state == PROCESS_RUNNING)
			return false;
		collect(p, state);
		*is_moved = p->items[p->made].fault != FAULT_NONE;
		return true;
	}
	if (!find_wanted(p, &i, &form) || start(p, i, form))
		return false;
	p->items[i].fault = FAULT_BROKEN;
	*is_moved = true;
	return true;
}

void pictures_watch(const Pictures *p, ViewWatch *out)
{
	int fd, wait_ms;
	if (!p->process)
		return;
	process_watch(p->process, &fd, &wait_ms);
	view_watch_add(out, fd, wait_ms);
}
