// Clozes → protected text. They go first: a cloze in code or in a formula is one all the same, and
// what it hides must not come through.
#include "recto/render/width.h"
#include "document.h"
#include "protect.h"

static void append_cloze(Buf *out, const Cloze *cloze, ClozeView view)
{
	Buf text = {0};
	Buf drawable = {0};
	static const Role roles[] = {[CLOZES_SHOWN] = ROLE_CLOZE,
		[CLOZES_HIDDEN] = ROLE_GAP,
		[CLOZES_PLAIN] = ROLE_TEXT};
	if (view == CLOZES_PLAIN)
		buf_append(&text, cloze->answer);
	else
		cloze_append_shown(cloze, view == CLOZES_HIDDEN, &text);
	width_append_drawable(&drawable, buf_str(&text));
	protect_begin(out, roles[view]);
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
		bool is_asked = number == 0 || number == (int)i + 1;
		width_append_drawable(out, str_slice(markdown, done, cloze->begin));
		append_cloze(out, cloze, is_asked ? view : CLOZES_PLAIN);
		done = cloze->end;
	}
	width_append_drawable(out, str_skip(markdown, done));
	clozes_release(&clozes);
}
