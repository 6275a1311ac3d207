// Formulas as text, by tables of our own.
//
// TeX's mathematics, as far as Unicode and lines of text can follow it. What is not understood
// makes the whole formula fail, and its source is shown instead: half a formula would be a wrong
// one.
#ifndef RENDER_MATH_H
#define RENDER_MATH_H

#include "recto/base/buf.h"

// Appends the formula, which is drawable and has no delimiters. In display it may take several
// lines, separated by '\n'. False, with nothing appended, when it is not understood.
bool math_append(Buf *out, Str source, bool is_display);

// -- boxes ------------------------------------------------------------------------------------

enum {
	MATH_ROWS_MAX = 24,
	MATH_DEPTH_MAX = 16,    // of arguments within each other
	MATH_SOURCE_MAX = 4096, // bytes
	MATH_COLUMNS_MAX = 32,  // of a matrix
};

// Rows of text, all of one width.
typedef struct Box {
	Buf rows[MATH_ROWS_MAX];
	int n;    // rows; 0 is an empty box
	int base; // the row that a text stands on
	int width;
} Box;

void box_release(Box *b);
void box_append_text(Box *b, Str text);
// Appends `more` with its base on a row of b. False when that takes too many rows.
bool box_append(Box *b, const Box *more, int row);
// Appends boxes on top of each other, centred, the base that of the box with number `base`; a NULL
// is a line across.
bool box_stack(Box *out, const Box *const *boxes, int n, int base);
// Appends b between brackets that are as tall. Either may be empty.
bool box_fence(Box *out, const Box *b, Str left, Str right);
// Appends the row `row` of b, padded to `width`: a share of the blanks, in halves, goes before it.
void box_append_row(Buf *out, const Box *b, int row, int width, int halves);

// -- reading ----------------------------------------------------------------------------------

typedef enum MathClass {
	MATH_NOTHING,
	MATH_ORD, // letters, numbers
	MATH_FRACTION,
	MATH_OPERATOR, // ∑
	MATH_NAME,     // sin
	MATH_BINARY,
	MATH_UNARY, // a sign
	MATH_RELATION,
	MATH_OPEN,
	MATH_CLOSE,
	MATH_PUNCTUATION,
} MathClass;

typedef struct MathReader {
	Str rest;
	int depth;
	bool is_script;  // no blanks
	bool is_display; // rows may stand on top of each other
	bool is_option;  // a ']' ends what is read
	bool has_failed;
} MathReader;

// What was read of one list of atoms.
typedef struct MathList {
	Box box;
	MathClass last;
	int top, bottom; // rows of the last atom
} MathList;

void math_list_release(MathList *l);
// The text of a list, of one row.
Str math_list_text(const MathList *l);

// Reads up to what ends the list: '}', '&', \\, \end, \right, or the end.
void math_read_list(MathReader *r, MathList *l);
// Reads "{…}" or one atom. The caller releases it.
MathList math_read_argument(MathReader *r);
// The same as text on one line; fails for more. Lends from `a`.
Str math_read_text(MathReader *r, MathList *a);
// Takes "{…}" as it stands.
Str math_read_raw(MathReader *r);
// Takes a delimiter: "(", "\langle"; "." is empty.
Str math_read_delimiter(MathReader *r);
void math_skip_blanks(MathReader *r);
// Takes `text` if it stands next, blanks before it included.
bool math_take(MathReader *r, Str text);

void math_put(MathReader *r, MathList *l, Str text, MathClass class);
void math_put_box(MathReader *r, MathList *l, const Box *b, MathClass class);
// A sum or a name with its limits.
void math_put_operator(MathReader *r, MathList *l, Str text, MathClass class);
void math_put_script(MathReader *r, MathList *l, bool is_super);

// Reads what follows a command's name. False when there is no such command.
bool math_read_command(MathReader *r, MathList *l, Str name);
// Reads \begin{…} … \end{…} behind its name.
void math_read_environment(MathReader *r, MathList *l);

// -- tables -----------------------------------------------------------------------------------

typedef struct MathSymbol {
	const char *name; // without the backslash
	const char *text;
	MathClass class;
} MathSymbol;

// NULL when there is none.
const MathSymbol *math_find_symbol(Str name);
// The class of a character that stands in the formula itself.
MathClass math_class_of(Str character);

// Appends the text raised or lowered; false, with nothing appended, when a character cannot be.
bool math_append_script(Buf *out, Str text, bool is_super);

typedef enum MathAlphabet {
	MATH_BOLD,
	MATH_SCRIPT,
	MATH_FRAKTUR,
	MATH_DOUBLE,
	MATH_SANS,
	MATH_MONO
} MathAlphabet;
void math_append_alphabet(Buf *out, Str text, MathAlphabet alphabet);

#endif
