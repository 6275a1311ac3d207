// The state of one scan within a paragraph, and the recognisers of its pieces, each in the file of
// its name.
//
// A recogniser takes the place where its piece would begin and gives the place behind it, or
// NO_PLACE.
#ifndef SRC_CARD_SCANNER_H
#define SRC_CARD_SCANNER_H

#include "inline.h"

#define NO_PLACE SIZE_MAX

// No url, name or script is longer: without this, one that never ends would be looked through from
// each of its openers.
enum { EMPHASES = 9, INLINE_DEPTH = 16, PIECE_MAX = 2000 };

// What a run ends at.
typedef enum StopKind {
	STOP_BRACE,       // '}' or the end of the line
	STOP_BRACKET,     // ']', a blank or the end of the line
	STOP_ANGLE,       // '>', likewise
	STOP_COLON,       // ':', likewise
	STOP_PUNCTUATION, // anything but ,;.!?'":#
	STOPS,
} StopKind;

// None is in [from, at): an opener that repeats does not look through the same text again.
typedef struct Stop {
	size_t from, at;
} Stop;

typedef struct Scanner {
	ElementScanner closers; // its text, and what failed searches learned
	Str text;
	InlineOptions options;
	InlineVisitor *visit;
	void *context;
	bool is_stopped;
	int depth;
	size_t no_emphasis[EMPHASES]; // from here on the mark closes nothing; 0 while unknown
	Stop stops[STOPS];
	bool has_plain;
	char last_plain; // the byte before, as far as it is plain text
} Scanner;

static inline bool is_org(const Scanner *s)
{
	return s->options.format == PAGE_ORG;
}

static inline bool sees(const Scanner *s, size_t at, char c)
{
	return at < s->text.n && s->text.p[at] == c;
}

static inline bool sees_str(const Scanner *s, size_t at, Str expected)
{
	return str_starts_with(str_skip(s->text, at), expected);
}

static inline bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static inline bool is_blank_or_end(char c)
{
	return str_is_space(c) || is_line_end(c);
}

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool is_one_of(char c, Str set)
{
	return str_find_char(set, c, NULL);
}

static inline size_t skip_blanks(Str text, size_t at)
{
	while (at < text.n && str_is_space(text.p[at]))
		at++;
	return at;
}

void scanner_init(Scanner *s, Str text, const Scanner *outer);
void scanner_release(Scanner *s);
// Shows an item at the scanner's depth plus `deeper`.
void scanner_show(Scanner *s, const Inline *item, int deeper);
// The end of the plain text that begins here: a run, a blank, an escaped mark, or a mark that is
// none.
size_t plain_end(Scanner *s, size_t at);
// The first stop at or behind `from`, else the end of the text.
size_t stop_find(Scanner *s, StopKind kind, size_t from);
// Takes from the budget of failed searches. False when it is used up.
bool scanner_may_search(const Scanner *s);
void scanner_pay(Scanner *s, size_t looked);

// links.c
size_t page_ref_end(Scanner *s, size_t at);         // [[page]]
size_t link_end(Scanner *s, size_t at, int deeper); // [[page]], [[a [[b]]]], [label](url); shows it
size_t image_end(Scanner *s, size_t at);
size_t nested_end(Scanner *s, size_t at);
// Behind the text in which brackets are balanced: at an unmatched closing one, at a byte of
// `stops`, or at the end.
size_t balanced_end(Scanner *s, size_t at, char open, char close, Str stops);
size_t link_metadata_end(Scanner *s, size_t at); // {:width 200}, or nothing

// org_links.c
size_t org_label_link_end(Scanner *s, size_t at, int deeper); // [[url][label]]; shows it
// Of [[url]] as far as it is no page.
void org_classify_page(Inline *link);

// tags.c
size_t tag_end(Scanner *s, size_t at);

// emphasis.c; shows the links inside.
size_t emphasis_end(Scanner *s, size_t at);
size_t script_end(Scanner *s, size_t at); // _{x} ^{x}; in org also _x ^x
// Shows the links of a text that stands inside of another's piece.
void scan_inside(const Scanner *outer, Str text);

// spans.c
// The first `closer` at or behind `from`.
size_t closer_search(Scanner *s, Str closer, size_t from);
size_t code_end(Scanner *s, size_t at); // `x`
size_t math_end(Scanner *s, size_t at);
size_t backslash_end(Scanner *s, size_t at, InlineKind *kind);
size_t angle_end(Scanner *s, size_t at, InlineKind *kind);
size_t url_end(Str text, size_t at);
size_t snippet_end(Scanner *s, size_t at);
size_t block_ref_end(Scanner *s, size_t at);
size_t footnote_ref_end(Scanner *s, size_t at);
size_t cookie_end(Str text, size_t at);

// org_spans.c
size_t org_verbatim_end(Str text, size_t at);   // =x= ~x~
size_t org_target_end(Scanner *s, size_t at);   // <<x>>
size_t org_footnote_end(Scanner *s, size_t at); // [fn:x] [fn:x:text]; shows the links inside

// timestamps.c
size_t timestamp_end(Str text, size_t at);

// macros.c
size_t macro_end(Scanner *s, size_t at);

#endif
