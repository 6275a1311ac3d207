// Clozes → protected text. They go first: a cloze in code or in a formula is one all the same, and
// what it hides must not come through.
#include "recto/render/width.h"
#include "prepass.h"

enum { SEARCHED_PER_BYTE = 4 }; // for the ends of images

// An image as a whole: it has brackets of its own.
static bool is_image(Str text)
{
	Buf label = {0};
	PrepassBudget budget = {.searched = text.n * SEARCHED_PER_BYTE};
	Prepass p = {.out = &label, .text = text, .line_end = text.n, .budget = &budget};
	bool is_one = str_starts_with(text, STR("!")) && prepass_image(&p) && p.at == text.n;
	buf_release(&label);
	return is_one;
}

// Markdown does not look into the text, but images are shown.
static void append_text(Buf *out, Str text)
{
	PrepassBudget budget = {.searched = text.n * SEARCHED_PER_BYTE};
	Prepass p = {.out = out, .text = text, .line_end = text.n, .budget = &budget};
	while (p.at < text.n) {
		if (text.p[p.at] == '!' && prepass_image(&p))
			continue;
		protect_append(out, str_make(text.p + p.at, 1));
		p.at++;
	}
}

static void append_cloze(Buf *out, const Cloze *cloze, ClozeView view)
{
	Buf text = {0};
	Buf drawable = {0};
	static const Role roles[] = {[CLOZES_SHOWN] = ROLE_CLOZE,
		[CLOZES_HIDDEN] = ROLE_GAP,
		[CLOZES_PLAIN] = ROLE_TEXT};
	if (view == CLOZES_PLAIN || (view == CLOZES_SHOWN && is_image(cloze->answer)))
		buf_append(&text, cloze->answer);
	else
		cloze_append_shown(cloze, view == CLOZES_HIDDEN, &text);
	width_append_drawable(&drawable, buf_str(&text));
	protect_begin(out, roles[view]);
	append_text(out, buf_str(&drawable));
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
