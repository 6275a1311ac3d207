// A parsed Markdown text: blocks of styled text, before any width is known.
#ifndef RENDER_DOCUMENT_H
#define RENDER_DOCUMENT_H

#include "recto/render/markdown.h"

// A style that holds from a byte of the text on.
typedef struct StyleChange {
	size_t begin;
	Style style;
} StyleChange;

typedef enum BlockForm {
	FORM_TEXT,
	FORM_RULE,    // a line across, without text
	FORM_CODE,    // breaks anywhere, blanks stay
	FORM_FORMULA, // rows that belong together
	FORM_TABLE,
} BlockForm;

typedef struct DocumentBlock {
	BlockForm form;
	size_t begin, end; // bytes of the text; '\n' are line breaks
	Str first, rest;   // what stands before its first line and before the others
	Role bar;          // of the bars of admonitions in these
	bool is_label;     // the language of the code below
	bool has_gap;      // an empty line before it
	Str flat;          // of a formula: all of it on one line, where its rows do not fit
	size_t table;      // of a table
} DocumentBlock;

typedef enum CellAlign { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } CellAlign;

typedef struct Cell {
	size_t begin, end; // bytes of the text; '\n' are line breaks
	size_t row, column;
} Cell;

// The first row is the head. Rows may have fewer cells than columns.
typedef struct Table {
	size_t first_cell, n_cells;
	size_t rows, columns;
	CellAlign *aligns; // of the columns
} Table;

typedef struct Document {
	Buf text; // drawable
	struct {
		StyleChange *items;
		size_t n, cap;
	} styles;
	struct {
		DocumentBlock *items;
		size_t n, cap;
	} blocks;
	struct {
		Table *items;
		size_t n, cap;
	} tables;
	struct {
		Cell *items; // of all tables, by table, row and column
		size_t n, cap;
	} cells;
	Arena arena; // prefixes, flat formulas, aligns
} Document;

void document_parse(Document *d, Str markdown, const RenderOptions *options);
void document_release(Document *d);

// Appends the lines for `width` >= 2 columns.
void document_layout(const Document *d, int width, Lines *out);

// Markdown → drawable text in which clozes are protected text (protect.h), so that no one looks
// into them and no code around them keeps them from being hidden.
void prepass_append_clozes(Buf *out, Str markdown, ClozeView view, int number);

// Stands before the number of a formula: drawable text holds no such character.
enum { FORMULA_MARK = '\x01' };

// A formula of the text. It travels as protected text with ROLE_MATH: a mark and its number.
typedef struct Formula {
	Str source;      // without delimiters
	Str whole;       // with them
	bool is_display; // stands alone on its lines
} Formula;

typedef struct Formulas {
	Formula *items; // lend from the text
	size_t n, cap;
} Formulas;

// Logseq's Markdown → CommonMark: what only Logseq knows becomes protected text (protect.h).
// `text` is drawable, and may hold protected text. Tags in the list `hidden_tags` are left out.
void prepass_append(Buf *out, Str text, Str hidden_tags, Formulas *formulas);

// Appends "[image: name.png]", with the name of the file, or of the alternative text where it has
// none.
void document_append_image(Buf *out, Str path, Str alt);

// The text of a character reference such as "&amp;" or "&#x4e2d;"; appends it as it stands when it
// is none.
void entity_append(Buf *out, Str reference);

#endif
