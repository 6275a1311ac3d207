#include "print.h"

#include <chafa.h>
#include "recto/base/utf8.h"

enum { PNG_BYTES_MAX = 500 * 1000 };

// -- chafa ------------------------------------------------------------------------------------

static ChafaCanvasMode mode_of(Palette palette)
{
	switch (palette) {
	case PALETTE_TRUE:
		return CHAFA_CANVAS_MODE_TRUECOLOR;
	case PALETTE_256:
		return CHAFA_CANVAS_MODE_INDEXED_240;
	case PALETTE_16:
		return CHAFA_CANVAS_MODE_INDEXED_16;
	case PALETTE_8:
		return CHAFA_CANVAS_MODE_INDEXED_8;
	case PALETTE_NONE:
		break;
	}
	return CHAFA_CANVAS_MODE_FGBG;
}

static void set_symbols(ChafaCanvasConfig *config)
{
	ChafaSymbolMap *map = chafa_symbol_map_new();
	// All of them take one cell, and common fonts have them.
	chafa_symbol_map_add_by_tags(
		map, CHAFA_SYMBOL_TAG_SPACE | CHAFA_SYMBOL_TAG_BLOCK | CHAFA_SYMBOL_TAG_BORDER);
	chafa_symbol_map_remove_by_tags(map, CHAFA_SYMBOL_TAG_WIDE | CHAFA_SYMBOL_TAG_AMBIGUOUS);
	chafa_symbol_map_add_by_tags(
		map, CHAFA_SYMBOL_TAG_HALF | CHAFA_SYMBOL_TAG_QUAD | CHAFA_SYMBOL_TAG_SOLID);
	chafa_canvas_config_set_symbol_map(config, map);
	chafa_symbol_map_unref(map);
}

static ChafaCanvas *draw(const GdkPixbuf *picture, const Target *target, ChafaPixelMode kind)
{
	ChafaCanvasConfig *config = chafa_canvas_config_new();
	chafa_canvas_config_set_geometry(config, target->box.columns, target->box.rows);
	chafa_canvas_config_set_cell_geometry(config, target->cell.columns, target->cell.rows);
	chafa_canvas_config_set_pixel_mode(config, kind);
	chafa_canvas_config_set_canvas_mode(config, mode_of(target->palette));
	set_symbols(config);
	ChafaCanvas *canvas = chafa_canvas_new(config);
	chafa_canvas_config_unref(config);
	chafa_canvas_draw_all_pixels(canvas, CHAFA_PIXEL_RGBA8_UNASSOCIATED,
		gdk_pixbuf_read_pixels(picture), gdk_pixbuf_get_width(picture),
		gdk_pixbuf_get_height(picture), gdk_pixbuf_get_rowstride(picture));
	return canvas;
}

// -- symbols ----------------------------------------------------------------------------------

typedef struct Colors {
	gint fg, bg; // -1: the terminal's own
} Colors;

static void print_color(gint color, Palette palette, Buf *out)
{
	if (color < 0 || palette == PALETTE_NONE)
		buf_append_char(out, '-');
	else if (palette == PALETTE_TRUE)
		buf_printf(out, "%06x", (unsigned)color & 0xFFFFFF);
	else
		buf_printf(out, "%d", color);
}

static void begin_run(Colors colors, Palette palette, Buf *out)
{
	print_color(colors.fg, palette, out);
	buf_append_char(out, ' ');
	print_color(colors.bg, palette, out);
	buf_append_char(out, ' ');
}

static void print_row(ChafaCanvas *canvas, int row, const Target *target, Buf *out)
{
	Colors last = {0};
	for (int column = 0; column < target->box.columns; column++) {
		Colors colors;
		chafa_canvas_get_raw_colors_at(canvas, column, row, &colors.fg, &colors.bg);
		if (column == 0 || colors.fg != last.fg || colors.bg != last.bg) {
			if (column > 0)
				buf_append_char(out, '\n');
			begin_run(colors, target->palette, out);
		}
		gunichar code = chafa_canvas_get_char_at(canvas, column, row);
		utf8_append(out, code >= ' ' ? code : ' ');
		last = colors;
	}
	buf_append_char(out, '\n');
}

void print_symbols(const GdkPixbuf *picture, const Target *target, Buf *out)
{
	ChafaCanvas *canvas = draw(picture, target, CHAFA_PIXEL_MODE_SYMBOLS);
	buf_printf(out, "symbols %d %d\n", target->box.columns, target->box.rows);
	for (int row = 0; row < target->box.rows; row++)
		print_row(canvas, row, target, out);
	chafa_canvas_unref(canvas);
}

// -- pixels -----------------------------------------------------------------------------------

void print_sixel(const GdkPixbuf *picture, const Target *target, Buf *out)
{
	ChafaTermInfo *info = chafa_term_db_get_fallback_info(chafa_term_db_get_default());
	ChafaCanvas *canvas = draw(picture, target, CHAFA_PIXEL_MODE_SIXELS);
	GString *text = chafa_canvas_print(canvas, info);
	buf_append(out, str_make(text->str, text->len));
	g_string_free(text, TRUE);
	chafa_canvas_unref(canvas);
	chafa_term_info_unref(info);
}

bool print_png(GdkPixbuf *picture, Buf *out, Err *err)
{
	enum { SMALLEST = 64 };
	gchar *bytes = NULL;
	gsize n = 0;
	for (;;) {
		int width = gdk_pixbuf_get_width(picture);
		int height = gdk_pixbuf_get_height(picture);
		g_free(bytes);
		bytes = NULL;
		if (!gdk_pixbuf_save_to_buffer(
			    picture, &bytes, &n, "png", NULL, "compression", "3", NULL)) {
			g_object_unref(picture);
			return err_set(err, ERR_NEGATIVE, "cannot be written as PNG");
		}
		if (n <= PNG_BYTES_MAX || width <= SMALLEST || height <= SMALLEST)
			break;
		picture = shrink(picture, width * 3 / 4, height * 3 / 4);
	}
	buf_append(out, str_make(bytes, n));
	g_free(bytes);
	g_object_unref(picture);
	return true;
}
