// Keys, clicks and answers as curses gives them.
#include "input.h"

#include <curses.h>
#include "recto/base/utf8.h"

enum {
	ESCAPE_DELAY_MS = 25,
	PASTE_MAX = 1 << 16,    // bytes, more than any line takes
	PASTE_QUIET_MS = 100,   // a paste whose end got lost ends after this much silence
	KEY_PASTE_BEGIN = 2000, // beyond the codes that curses uses
	KEY_PASTE_END,
};

void input_init(void)
{
	set_escdelay(ESCAPE_DELAY_MS);
	define_key("\033[200~", KEY_PASTE_BEGIN);
	define_key("\033[201~", KEY_PASTE_END);
}

typedef struct CursesKey {
	wint_t code;
	Key key;
} CursesKey;

static const CursesKey curses_keys[] = {
	{KEY_UP, KEYS_UP},
	{KEY_DOWN, KEYS_DOWN},
	{KEY_LEFT, KEYS_LEFT},
	{KEY_RIGHT, KEYS_RIGHT},
	{KEY_HOME, KEYS_HOME},
	{KEY_END, KEYS_END},
	{KEY_PPAGE, KEYS_PAGE_UP},
	{KEY_NPAGE, KEYS_PAGE_DOWN},
	{KEY_BACKSPACE, KEYS_BACKSPACE},
	{KEY_DC, KEYS_DELETE},
	{KEY_ENTER, KEYS_ENTER},
};

// Keys that curses reads out of what was pasted are no text.
static void read_paste(Buf *text)
{
	wint_t code;
	timeout(PASTE_QUIET_MS);
	for (int got = OK; got != ERR && !(got == KEY_CODE_YES && code == KEY_PASTE_END);) {
		got = get_wch(&code);
		if (got == OK && text->n < PASTE_MAX)
			utf8_append(text, code);
	}
	timeout(0);
}

// The rest of an answer, up to the order that ends it.
static void read_answer(Buf *answer)
{
	wint_t code;
	timeout(ESCAPE_DELAY_MS);
	while (get_wch(&code) != ERR && code != '\a' && code != KEYS_ESC)
		buf_append_char(answer, code < 0x80 ? (char)code : '?');
	if (code == KEYS_ESC)
		get_wch(&code); // the backslash
	timeout(0);
}

// Escape alone is a key. With more at once behind it, it begins a sequence that curses does not
// know, or is the Alt of a key: neither must quit.
static Key read_escape(Buf *answer)
{
	wint_t code;
	if (get_wch(&code) == ERR)
		return KEYS_ESC;
	if (code == KEYS_ESC) {
		unget_wch(KEYS_ESC);
		return KEYS_ESC;
	}
	if (code == ']' || code == '_')
		read_answer(answer);
	if (code == 'O')
		get_wch(&code);
	if (code == '[')
		while (get_wch(&code) != ERR && (code < 0x40 || code > 0x7E))
			continue;
	return KEY_NONE;
}

static Key key_of_curses(wint_t code)
{
	for (size_t i = 0; i < sizeof curses_keys / sizeof *curses_keys; i++)
		if (curses_keys[i].code == code)
			return curses_keys[i].key;
	return KEY_NONE;
}

static TermEvent read_mouse(void)
{
	MEVENT mouse;
	if (getmouse(&mouse) == ERR)
		return (TermEvent){0};
	if (mouse.bstate & BUTTON4_PRESSED)
		return (TermEvent){.kind = TERM_KEY, .key = KEYS_WHEEL_UP};
	if (mouse.bstate & BUTTON5_PRESSED)
		return (TermEvent){.kind = TERM_KEY, .key = KEYS_WHEEL_DOWN};
	if (mouse.bstate & BUTTON1_PRESSED)
		return (TermEvent){.kind = TERM_CLICK, .row = mouse.y, .column = mouse.x};
	return (TermEvent){0};
}

static TermEvent read_pasted(Buf *text)
{
	read_paste(text);
	return (TermEvent){.kind = TERM_PASTE, .text = buf_str(text)};
}

bool input_read(TermEvent *event, Buf *text)
{
	wint_t code;
	*event = (TermEvent){0};
	buf_clear(text);
	int got = get_wch(&code);
	if (got == ERR)
		return false;
	if (got == OK)
		event->key = code == KEYS_ESC ? read_escape(text) : (Key)code;
	else if (code == KEY_PASTE_BEGIN)
		*event = read_pasted(text);
	else if (code == KEY_MOUSE)
		*event = read_mouse();
	else
		event->key = key_of_curses(code);
	if (event->key != KEY_NONE)
		event->kind = TERM_KEY;
	return true;
}
