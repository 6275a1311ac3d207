// A line of text that is typed.
#include "recto/base/utf8.h"
#include "recto/render/width.h"
#include "parts.h"

enum { TYPED_MAX = 1000 }; // bytes; nobody types as much

static void erase_letter(Buf *text)
{
	while (text->n > 0 && ((unsigned char)text->p[text->n - 1] & 0xC0) == 0x80)
		buf_truncate(text, text->n - 1);
	if (text->n > 0)
		buf_truncate(text, text->n - 1);
}

static void erase_word(Buf *text)
{
	while (text->n > 0 && text->p[text->n - 1] == ' ')
		buf_truncate(text, text->n - 1);
	while (text->n > 0 && text->p[text->n - 1] != ' ')
		buf_truncate(text, text->n - 1);
}

bool typing_take(Buf *text, ActionId action, Key key)
{
	if (key_is_text(key) && text->n < TYPED_MAX)
		utf8_append(text, key);
	else if (action == ACTION_ERASE)
		erase_letter(text);
	else if (action == ACTION_ERASE_WORD)
		erase_word(text);
	else
		return false;
	return true;
}

// What becomes a blank. Terminals make line feeds carriage returns, so one line end may be two.
static bool is_gap(uint32_t code)
{
	return code == '\r' || code == '\n' || code == '\t';
}

void typing_paste(Buf *text, Str pasted)
{
	uint32_t before = 0;
	uint32_t code;
	while (pasted.n > 0 && text->n < TYPED_MAX) {
		pasted = str_skip(pasted, utf8_decode(pasted, &code));
		if (is_gap(code) && !is_gap(before))
			buf_append_char(text, ' ');
		else if (key_is_text(code))
			utf8_append(text, code);
		before = code;
	}
}

void typing_draw(Frame *f, const Pane *pane, int row, const char *label, Str text)
{
	Buf drawable = {0};
	int column = frame_text(f, row, pane->left, pane->right, style_dim, str_from_z(label));
	width_append_drawable(&drawable, text);
	Str rest = buf_str(&drawable);
	while (width_of(rest) > pane->right - column - 1 && rest.n > 0) {
		int width;
		rest = str_skip(rest, width_next_cluster(rest, &width));
	}
	column = frame_text(f, row, column, pane->right, style_plain, rest);
	f->cursor_row = row;
	f->cursor_column = column < pane->right ? column : pane->right - 1;
	buf_release(&drawable);
}
