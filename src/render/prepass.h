// What the parts of the pre-pass share.
#ifndef RENDER_PREPASS_H
#define RENDER_PREPASS_H

#include "protect.h"

enum {
	LABELS_MAX = 3,   // within each other
	LINK_MAX = 512,   // bytes of a name, a label, an address
	SPAN_MAX = 65536, // bytes of a code span, a formula
};

// What may still be spent on a text: without this, some take a time that grows with their square.
typedef struct PrepassBudget {
	size_t searched; // bytes to look at for the closers of links
	size_t walked;   // bytes that md4c may walk over, from the top of a paragraph to each ']'
} PrepassBudget;

typedef struct Prepass {
	Buf *out;
	Str text;
	size_t at;
	size_t line_end;     // of the line that `at` is in
	size_t block_end;    // of the block around `at`, when beyond it
	size_t closer;       // no ']' stands between `at` and this
	size_t fence_length; // 0 outside of fences
	size_t fence_indent; // less indentation ends the fence
	char fence_char;
	bool is_block_start; // the next line begins a block
	int labels;          // around the text
	size_t above;        // bytes of the paragraph, up to the line at hand
	PrepassBudget *budget;
} Prepass;

// The rest of the line at hand.
Str prepass_line(const Prepass *p);
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

// Each takes what its name says at the position at hand, or takes nothing and returns false.
bool prepass_code_span(Prepass *p);
bool prepass_math(Prepass *p);        // $x$, $$x$$
bool prepass_tag(Prepass *p);         // #tag, #[[two words]]
bool prepass_emphasis(Prepass *p);    // a run of * or ~
bool prepass_link(Prepass *p);        // [[page]], [label]([[page]]), [label](((block)))
bool prepass_image(Prepass *p);       // ![alt](path){:height 100}
bool prepass_unknown(Prepass *p);     // ((block)), {{embed …}} that lead nowhere
bool prepass_angle(Prepass *p);       // <tag>, <address>
bool prepass_destination(Prepass *p); // ](address)
bool prepass_address(Prepass *p);     // ://…

#endif
