// Rows of text beside and on top of each other.
#include <assert.h>
#include "recto/render/width.h"
#include "math.h"

void box_release(Box *b)
{
	for (int i = 0; i < b->n; i++)
		buf_release(&b->rows[i]);
	*b = (Box){0};
}

static void pad(Box *b)
{
	for (int i = 0; i < b->n; i++) {
		int width = width_of(buf_str(&b->rows[i]));
		if (width < b->width)
			buf_append_repeat(&b->rows[i], ' ', (size_t)(b->width - width));
	}
}

void box_append_text(Box *b, Str text)
{
	if (b->n == 0)
		b->n = 1;
	buf_append(&b->rows[b->base], text);
	b->width += width_of(text);
	if (b->n > 1)
		pad(b);
}

// Makes room for `above` rows over the base and `below` under it.
static bool grow(Box *b, int above, int below)
{
	int more = above - b->base;
	if (above + below + 1 > MATH_ROWS_MAX)
		return false;
	if (b->n == 0)
		b->n = 1;
	if (more > 0) {
		for (int i = b->n - 1; i >= 0; i--) {
			b->rows[i + more] = b->rows[i];
			b->rows[i] = (Buf){0};
		}
		b->n += more;
		b->base += more;
	}
	if (b->base + below + 1 > b->n)
		b->n = b->base + below + 1;
	pad(b);
	return b->n <= MATH_ROWS_MAX;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

bool box_append(Box *b, const Box *more, int row)
{
	if (more->n == 0)
		return true;
	if (more->n == 1 && b->n <= 1) {
		box_append_text(b, buf_str(&more->rows[0]));
		return true;
	}
	int shift = row - b->base; // of more's base below ours
	int above = larger(b->base, more->base - shift);
	int below = larger(b->n > 0 ? b->n - 1 - b->base : 0, more->n - 1 - more->base + shift);
	if (above + below + 1 > MATH_ROWS_MAX || !grow(b, above, larger(below, 0)))
		return false;
	for (int i = 0; i < more->n; i++)
		buf_append(&b->rows[b->base + shift - more->base + i], buf_str(&more->rows[i]));
	b->width += more->width;
	pad(b);
	return true;
}

void box_append_row(Buf *out, const Box *b, int row, int width, int halves)
{
	int blanks = width - b->width;
	int before = blanks * halves / 2;
	assert(blanks >= 0);
	buf_append_repeat(out, ' ', (size_t)before);
	if (row >= 0 && row < b->n)
		buf_append(out, buf_str(&b->rows[row]));
	else
		buf_append_repeat(out, ' ', (size_t)b->width);
	buf_append_repeat(out, ' ', (size_t)(blanks - before));
}

bool box_stack(Box *out, const Box *const *boxes, int n, int base)
{
	Box stack = {0};
	for (int i = 0; i < n; i++)
		stack.width = larger(stack.width, boxes[i] ? boxes[i]->width : 1);
	for (int i = 0; i < n; i++) {
		int rows = boxes[i] ? boxes[i]->n : 1;
		if (stack.n + rows > MATH_ROWS_MAX) {
			box_release(&stack);
			return false;
		}
		if (i == base)
			stack.base = stack.n + (boxes[i] ? boxes[i]->base : 0);
		for (int row = 0; boxes[i] && row < rows; row++)
			box_append_row(&stack.rows[stack.n + row], boxes[i], row, stack.width, 1);
		for (int k = 0; !boxes[i] && k < stack.width; k++)
			buf_append_z(&stack.rows[stack.n], "─");
		stack.n += rows;
	}
	bool fits = box_append(out, &stack, out->base);
	box_release(&stack);
	return fits;
}

// -- brackets ---------------------------------------------------------------------------------

typedef struct Bracket {
	const char *text;
	const char *top, *middle, *bottom;
	const char *centre; // at the base of three rows or more
} Bracket;

static const Bracket brackets[] = {
	{"(", "⎛", "⎜", "⎝", NULL},
	{")", "⎞", "⎟", "⎠", NULL},
	{"[", "⎡", "⎢", "⎣", NULL},
	{"]", "⎤", "⎥", "⎦", NULL},
	{"{", "⎧", "⎪", "⎩", "⎨"},
	{"}", "⎫", "⎪", "⎭", "⎬"},
	{"|", "│", "│", "│", NULL},
	{"‖", "║", "║", "║", NULL},
	{"⌈", "⎡", "⎢", "⎢", NULL},
	{"⌉", "⎤", "⎥", "⎥", NULL},
	{"⌊", "⎢", "⎢", "⎣", NULL},
	{"⌋", "⎥", "⎥", "⎦", NULL},
};

static const Bracket *find_bracket(Str text)
{
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (str_equals(text, str_from_z(brackets[i].text)))
			return &brackets[i];
	return NULL;
}

static Str bracket_piece(Str text, const Box *b, int row)
{
	const Bracket *bracket = find_bracket(text);
	if (b->n == 1)
		return text;
	if (!bracket)
		return row == b->base ? text : STR(" ");
	if (b->n == 2 && bracket->centre)
		return (row == 0) == (text.p[0] == '{') ? STR("⎰") : STR("⎱");
	if (bracket->centre && row == b->n / 2)
		return str_from_z(bracket->centre);
	if (row == 0)
		return str_from_z(bracket->top);
	return str_from_z(row == b->n - 1 ? bracket->bottom : bracket->middle);
}

bool box_fence(Box *out, const Box *b, Str left, Str right)
{
	Box fenced = {.n = b->n > 0 ? b->n : 1, .base = b->base};
	const Box *inner = b->n > 0 ? b : &fenced;
	for (int i = 0; i < fenced.n; i++) {
		Buf *row = &fenced.rows[i];
		if (left.n > 0)
			buf_append(row, bracket_piece(left, inner, i));
		if (b->n > 0)
			buf_append(row, buf_str(&b->rows[i]));
		if (right.n > 0)
			buf_append(row, bracket_piece(right, inner, i));
	}
	fenced.width = width_of(buf_str(&fenced.rows[0]));
	bool fits = box_append(out, &fenced, out->base);
	box_release(&fenced);
	return fits;
}
