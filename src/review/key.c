#include "key.h"

#include "recto/base/utf8.h"

typedef struct KeyName {
	const char *name;
	Key key;
} KeyName;

static const KeyName key_names[] = {
	{"space", ' '},
	{"enter", KEYS_ENTER},
	{"tab", KEYS_TAB},
	{"esc", KEYS_ESC},
	{"backspace", KEYS_BACKSPACE},
	{"delete", KEYS_DELETE},
	{"up", KEYS_UP},
	{"down", KEYS_DOWN},
	{"left", KEYS_LEFT},
	{"right", KEYS_RIGHT},
	{"home", KEYS_HOME},
	{"end", KEYS_END},
	{"pgup", KEYS_PAGE_UP},
	{"pgdn", KEYS_PAGE_DOWN},
};

enum { KEY_NAMES_N = sizeof key_names / sizeof *key_names, DEL = 127 };

Key key_canonical(Key key)
{
	return key == '\n' ? KEYS_ENTER : key == DEL ? KEYS_BACKSPACE : key;
}

bool key_is_text(Key key)
{
	return key >= ' ' && key != DEL && (key < 0x80 || key >= 0xA0) && key < KEY_SPECIAL;
}

void key_offer_names(Nearest *n)
{
	for (size_t i = 0; i < KEY_NAMES_N; i++)
		nearest_offer(n, str_from_z(key_names[i].name));
}

static bool find_name(Str name, Key *out)
{
	for (size_t i = 0; i < KEY_NAMES_N; i++)
		if (str_equals_nocase(name, str_from_z(key_names[i].name))) {
			*out = key_names[i].key;
			return true;
		}
	return false;
}

static bool parse_character(Str name, Key *out)
{
	uint32_t code;
	if (name.n == 0 || !utf8_is_valid(name) || utf8_decode(name, &code) != name.n)
		return false;
	if (code < 0x20 || (code >= DEL && code < 0xA0))
		return false;
	*out = code;
	return true;
}

// "^A" to "^_"; small letters mean the same.
static bool parse_control(Str name, Key *out)
{
	if (name.n != 2 || name.p[0] != '^')
		return false;
	char letter = name.p[1];
	if (letter >= 'a' && letter <= 'z')
		letter = (char)(letter - 'a' + 'A');
	if (letter < 'A' || letter > '_')
		return false;
	*out = key_canonical((Key)(letter - '@'));
	return true;
}

bool key_parse(Str name, Key *out)
{
	return find_name(name, out) || parse_character(name, out) || parse_control(name, out);
}

void key_append_name(Key key, Buf *out)
{
	key = key_canonical(key);
	for (size_t i = 0; i < KEY_NAMES_N; i++)
		if (key_names[i].key == key) {
			buf_append_z(out, key_names[i].name);
			return;
		}
	if (key < 0x20)
		buf_printf(out, "^%c", (int)('@' + key));
	else
		utf8_append(out, key);
}
