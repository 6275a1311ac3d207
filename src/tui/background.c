// Whether the terminal's background is dark or light.
#include <stdlib.h>
#include <string.h>
#include "recto/base/str.h"
#include "theme.h"

// The last number is the background: 0 to 6 and 8 are dark.
Background background_of_variable(const char *value)
{
	const char *last = value ? strrchr(value, ';') : NULL;
	int64_t color;
	if (!last || !str_parse_int(str_from_z(last + 1), &color) || color < 0 || color > 15)
		return BACKGROUND_UNKNOWN;
	return color < 7 || color == 8 ? BACKGROUND_DARK : BACKGROUND_LIGHT;
}

bool background_may_ask(void)
{
	static const char *const within[] = {"NVIM", "VIM_TERMINAL", "STY", "TMUX"};
	static const char *const types[] = {"linux", "dumb", "vt", "screen", "tmux"};
	const char *term = getenv("TERM");
	if (!term)
		return false;
	for (size_t i = 0; i < sizeof within / sizeof *within; i++)
		if (getenv(within[i]))
			return false;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_starts_with(str_from_z(term), str_from_z(types[i])))
			return false;
	return true;
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

// One to four digits, as a share of 255; -1 when they are none.
static int read_share(Str digits)
{
	int value = 0;
	int most = 0;
	if (digits.n < 1 || digits.n > 4)
		return -1;
	for (size_t i = 0; i < digits.n; i++) {
		if (hex_digit(digits.p[i]) < 0)
			return -1;
		value = value * 16 + hex_digit(digits.p[i]);
		most = most * 16 + 15;
	}
	return value * 255 / most;
}

Background background_of_answer(Str answer)
{
	enum { MIDDLE = 128 };
	int rgb[3];
	Str rest, share;
	if (!str_starts_with(answer, STR("11;rgb:")))
		return BACKGROUND_UNKNOWN;
	rest = str_skip(answer, strlen("11;rgb:"));
	for (int i = 0; i < 3; i++) {
		str_cut(rest, '/', &share, &rest);
		rgb[i] = read_share(share);
		if (rgb[i] < 0)
			return BACKGROUND_UNKNOWN;
	}
	// How bright it looks.
	int brightness = (299 * rgb[0] + 587 * rgb[1] + 114 * rgb[2]) / 1000;
	return brightness < MIDDLE ? BACKGROUND_DARK : BACKGROUND_LIGHT;
}
