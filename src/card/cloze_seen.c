// Which clozes Logseq sees: those that are a macro by its grammar.
#include "cloze_local.h"
#include "local.h"

// Lines of lists and quotes come as copies, so macros are known again by their bytes, in order. A
// macro of which recto makes another cloze is none of the next few.
enum { CANDIDATES = 16 };

typedef struct Seen {
	Clozes *clozes;
	Str text;
	size_t next;
} Seen;

static bool see_macro(void *context, const Inline *item)
{
	Seen *s = context;
	Clozes *c = s->clozes;
	if (item->kind != INLINE_MACRO || !str_equals(item->target, STR("cloze")))
		return true;
	for (size_t i = s->next; i < c->n && i < s->next + CANDIDATES; i++) {
		Cloze *cloze = &c->items[i];
		if (!str_equals(str_slice(s->text, cloze->begin, cloze->end), item->source))
			continue;
		cloze->is_seen_by_logseq = true;
		s->next = i + 1;
		break;
	}
	return true;
}

void clozes_mark_seen(Clozes *c, Str text)
{
	Seen s = {.clozes = c, .text = text};
	if (c->n > 0)
		inlines_of_text(PAGE_MARKDOWN, text, see_macro, &s);
}
