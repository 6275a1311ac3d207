#include "decode.h"

// The size that a picture gets in a box.
typedef struct Fit {
	int width, height; // of the box
	bool is_turned;    // the decoder sees the picture lying on its side
} Fit;

static int at_least_one(double value)
{
	return value < 1 ? 1 : (int)(value + 0.5);
}

static double scale_of(int width, int height, int box_width, int box_height)
{
	double across = (double)box_width / width;
	double down = (double)box_height / height;
	double scale = across < down ? across : down;
	return scale < 1 ? scale : 1;
}

// Photos and drawings are decoded at the size that is wanted: the one saves time, the other is
// sharp.
static void choose_size(GdkPixbufLoader *loader, int width, int height, const Fit *fit)
{
	double scale = fit->is_turned ? scale_of(width, height, fit->height, fit->width)
				      : scale_of(width, height, fit->width, fit->height);
	if (scale < 1)
		gdk_pixbuf_loader_set_size(
			loader, at_least_one(width * scale), at_least_one(height * scale));
}

static bool fails(GError *error, Err *err)
{
	err_set(err, ERR_NEGATIVE, "%s", error->message);
	g_error_free(error);
	return false;
}

// Writing in pieces lets a decoder stop at the first that is wrong.
static bool feed(GdkPixbufLoader *loader, Str bytes, Err *err)
{
	enum { PIECE = 64 << 10 };
	GError *error = NULL;
	for (; bytes.n > 0 && !error; bytes = str_skip(bytes, PIECE)) {
		Str piece = str_head(bytes, PIECE);
		gdk_pixbuf_loader_write(loader, (const guchar *)piece.p, piece.n, &error);
	}
	// It must be closed in any case, and the first error counts.
	GError *closing = NULL;
	gdk_pixbuf_loader_close(loader, &closing);
	if (error) {
		g_clear_error(&closing);
		return fails(error, err);
	}
	return closing ? fails(closing, err) : true;
}

static GdkPixbuf *take_picture(GdkPixbufLoader *loader, Err *err)
{
	GdkPixbuf *first = gdk_pixbuf_loader_get_pixbuf(loader);
	if (!first) {
		err_set(err, ERR_NEGATIVE, "the picture is empty");
		return NULL;
	}
	return gdk_pixbuf_apply_embedded_orientation(first);
}

static bool check_size(const PictureHead *head, int *code, Err *err)
{
	*code = EXIT_BROKEN;
	if (head->width == 0)
		return err_set(err, ERR_NEGATIVE, "it does not tell its size");
	if (picture_is_decodable(head))
		return true;
	*code = EXIT_TOO_LARGE;
	return err_set(err, ERR_NEGATIVE, "too large: %lld x %lld pixels", (long long)head->width,
		(long long)head->height);
}

// Only the decoder of the format that the head tells is let near the bytes.
GdkPixbuf *decode(const Source *source, int width, int height, int *code, Err *err)
{
	Fit fit = {width, height, source->head.is_turned};
	GError *error = NULL;
	if (!check_size(&source->head, code, err))
		return NULL;
	GdkPixbufLoader *loader =
		gdk_pixbuf_loader_new_with_type(picture_format_name(source->head.format), &error);
	if (!loader) {
		fails(error, err);
		return NULL;
	}
	PictureFormat format = source->head.format;
	if (format == PICTURE_JPEG || format == PICTURE_SVG)
		g_signal_connect(loader, "size-prepared", G_CALLBACK(choose_size), &fit);
	bool is_fed = feed(loader, buf_str(&source->bytes), err);
	GdkPixbuf *picture = is_fed ? take_picture(loader, err) : NULL;
	g_object_unref(loader);
	return picture;
}

GdkPixbuf *shrink(GdkPixbuf *picture, int width, int height)
{
	int old_width = gdk_pixbuf_get_width(picture);
	int old_height = gdk_pixbuf_get_height(picture);
	double scale = scale_of(old_width, old_height, width, height);
	if (scale >= 1)
		return picture;
	GdkPixbuf *small = gdk_pixbuf_scale_simple(picture, at_least_one(old_width * scale),
		at_least_one(old_height * scale), GDK_INTERP_BILINEAR);
	if (!small)
		g_error("no memory for a smaller picture");
	g_object_unref(picture);
	return small;
}

// Mean brightness of what can be seen, 0 to 255.
static int brightness(const GdkPixbuf *picture)
{
	enum { ROUNDED = 3 }; // of 255: an exact mean is not needed
	const guchar *pixels = gdk_pixbuf_read_pixels(picture);
	int stride = gdk_pixbuf_get_rowstride(picture);
	int width = gdk_pixbuf_get_width(picture);
	int height = gdk_pixbuf_get_height(picture);
	uint64_t sum = 0;
	uint64_t weight = 1;
	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++) {
			const guchar *p = pixels + (size_t)y * (size_t)stride + (size_t)x * 4;
			unsigned gray = (unsigned)(p[0] + p[1] + p[2]) / ROUNDED;
			sum += (uint64_t)gray * p[3];
			weight += p[3];
		}
	return (int)(sum / weight);
}

GdkPixbuf *lay_on_ground(GdkPixbuf *picture)
{
	enum { MIDDLE = 128 };
	const guint32 white = 0xFFFFFFFF;
	if (!gdk_pixbuf_get_has_alpha(picture))
		return picture;
	int width = gdk_pixbuf_get_width(picture);
	int height = gdk_pixbuf_get_height(picture);
	GdkPixbuf *opaque = gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width, height);
	if (!opaque)
		g_error("no memory for the ground of a picture");
	gdk_pixbuf_fill(opaque, brightness(picture) < MIDDLE ? white : 0);
	gdk_pixbuf_composite(
		picture, opaque, 0, 0, width, height, 0, 0, 1, 1, GDK_INTERP_NEAREST, 255);
	g_object_unref(picture);
	return opaque;
}

GdkPixbuf *pad(GdkPixbuf *picture, int width, int height)
{
	int old_width = gdk_pixbuf_get_width(picture);
	int old_height = gdk_pixbuf_get_height(picture);
	GdkPixbuf *whole = gdk_pixbuf_new(GDK_COLORSPACE_RGB, TRUE, 8, width, height);
	if (!whole)
		g_error("no memory for the room around a picture");
	gdk_pixbuf_fill(whole, 0);
	gdk_pixbuf_copy_area(picture, 0, 0, old_width < width ? old_width : width,
		old_height < height ? old_height : height, whole, 0, 0);
	g_object_unref(picture);
	return whole;
}
