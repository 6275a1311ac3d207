// Clozes → protected text. They go first: a cloze in code or in a formula is one all the same, and
// what it hides must not come through.
#include "recto/render/width.h"
#include "document.h"
#include "protect.h"

static void append_cloze(Buf *out, const Cloze *cloze, bool is_hidden, bool stands_out)
{
	Buf text = {0};
	Buf drawable = {0};
	cloze_append_shown(cloze, is_hidden, &text);
	width_append_drawable(&drawable, buf_str(&text));
	protect_begin(out, is_hidden ? ROLE_GAP : stands_out ? ROLE_CLOZE : ROLE_TEXT);
	protect_append(out, buf_str(&drawable));
	protect_end(out);
	buf_release(&drawable);
	buf_release(&text);
}

void prepass_append_clozes(Buf *out, Str markdown, ClozeView view, int number)
{
	Clozes clozes;
	size_t done = 0;
	clozes_find(&clozes, markdown);
	for (size_t i = 0; i < clozes.n; i++) {
		const Cloze *cloze = &clozes.items[i];
		bool is_asked = number == (int)i + 1;
		bool is_hidden = view == CLOZES_HIDDEN || (view == CLOZES_ONE_HIDDEN && is_asked);
		width_append_drawable(out, str_slice(markdown, done, cloze->begin));
		append_cloze(out, cloze, is_hidden, is_asked || number == 0);
		done = cloze->end;
	}
	width_append_drawable(out, str_skip(markdown, done));
	clozes_release(&clozes);
}
