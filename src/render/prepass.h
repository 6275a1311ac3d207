// What the parts of the pre-pass share.
#ifndef RENDER_PREPASS_H
#define RENDER_PREPASS_H

#include "document.h"
#include "protect.h"

enum {
	LABELS_MAX = 3,   // within each other
	REGIONS_MAX = 8,  // within each other
	LINK_MAX = 512,   // bytes of a name, a label, an address
	SPAN_MAX = 65536, // bytes of a code span, a formula
};

// What may still be spent on a text: without this, some take a time that grows with their square.
typedef struct PrepassBudget {
	size_t searched; // bytes to look at for the closers of links
	size_t walked;   // bytes that md4c may walk over, from the top of a paragraph to each ']'
} PrepassBudget;

// #+BEGIN_NAME … #+END_NAME.
typedef enum RegionForm {
	REGION_QUOTE,  // and admonitions: each line becomes one of a quote
	REGION_PLAIN,  // its lines stay as they are
	REGION_CODE,   // becomes a fence
	REGION_HIDDEN, // a comment
} RegionForm;

typedef struct Region {
	RegionForm form;
	Str name;
	size_t indent; // of its lines
} Region;

typedef struct Prepass {
	Buf *out;
	Formulas *formulas; // NULL: they stay as they are
	Str hidden_tags;
	Str text;
	size_t at;
	size_t line_end;     // of the line that `at` is in
	size_t block_end;    // of the block around `at`, when beyond it
	size_t closer;       // no ']' stands between `at` and this
	size_t fence_length; // 0 outside of fences
	size_t fence_indent; // less indentation ends the fence
	char fence_char;
	bool is_block_start;  // the next line begins a block
	bool is_table;        // the lines at hand are one
	int labels;           // around the text
	size_t highlight_end; // where the highlight around the text ends, 0 outside of one
	Region regions[REGIONS_MAX];
	int n_regions;
	size_t above;         // bytes of the paragraph, up to the line at hand
	size_t text_begin;    // of the line at hand, behind its markers
	size_t open_until[2]; // no \) and no \] stands between `at` and these
	PrepassBudget *budget;
} Prepass;

// The rest of the line at hand.
Str prepass_line(const Prepass *p);
// The bytes up to the next empty line or bullet: what code and formulas may reach over.
Str prepass_block(Prepass *p);
// Copies n bytes.
void prepass_copy(Prepass *p, size_t n);
// Appends the next n bytes as protected text with a role.
void prepass_put(Prepass *p, Role role, size_t n);
// How many of `c` s begins with.
size_t prepass_count(Str s, char c);

// Appends the label of a link, with what is special in it.
void prepass_append_label(const Prepass *outer, Str label);

// The length of the "[[name]]" that stands `skip` bytes ahead, and the name, which may hold further
// brackets; 0 for none.
size_t prepass_page_name(Prepass *p, size_t skip, Str *name);
// Appends a page name as protected text, without the brackets of pages within it.
void prepass_append_name(Buf *out, Str name);

// Appends what the end of the text at hand is to the highlight around it.
void prepass_end_highlight(Prepass *p);

// Each takes what its name says at the position at hand, or takes nothing and returns false.
bool prepass_code_span(Prepass *p);
bool prepass_math(Prepass *p);        // $x$, $$x$$
bool prepass_escape(Prepass *p);      // \(x\), \[x\], and escaped characters
bool prepass_highlight(Prepass *p);   // ==x==, ^^x^^
bool prepass_footnote(Prepass *p);    // [^x]
bool prepass_tag(Prepass *p);         // #tag, #[[two words]]
bool prepass_emphasis(Prepass *p);    // a run of * or ~
bool prepass_link(Prepass *p);        // [[page]], [label]([[page]]), [label](((block)))
bool prepass_image(Prepass *p);       // ![alt](path){:height 100}
bool prepass_unknown(Prepass *p);     // ((block)), {{embed …}} that lead nowhere
bool prepass_angle(Prepass *p);       // <tag>, <address>
bool prepass_destination(Prepass *p); // ](address)
bool prepass_address(Prepass *p);     // ://…

// A line of a region: takes its indentation, or all of it where nothing else is to be done with it.
// True for the latter.
bool prepass_region_line(Prepass *p);
// Takes "#+BEGIN_NAME" at the position at hand, which begins the text of a line. `indent` is the
// column of that. False when it is none, or has no end.
bool prepass_begin_region(Prepass *p, size_t indent);
// "\begin{name}" at the start of a line: a formula.
bool prepass_environment(Prepass *p);

#endif
