// What clozes make of the cards of a page, and what is odd about them.
#include "cloze_local.h"
#include "local.h"
#include "scanner.h"

// -- cards ---------------------------------------------------------------------------------------

static size_t count_clozes(Str text)
{
	Clozes c;
	clozes_locate(&c, text);
	size_t n = c.n;
	clozes_release(&c);
	return n;
}

// Every card repeats the texts of its block, so many clozes in a long block would fill the memory.
static bool spend(PageCards *p, const Card *card)
{
	size_t bytes = card->question.n + card->answer.n;
	bool has_enough = bytes <= p->cloze_budget;
	p->cloze_budget -= has_enough ? bytes : 0;
	return has_enough;
}

static void note_left_out(PageCards *p, const Card *whole, size_t n, size_t left_out)
{
	notes_add_to_block(p, &p->o->blocks[whole->block],
		"the first %zu clozes of this block are cards, %zu are left out: its text is too "
		"long for so many, so part the block",
		n, left_out);
}

static void add_one_each(PageCards *p, const Card *whole, const Clozes *clozes, CardList *out)
{
	size_t n = 0;
	for (; n < clozes->n && (n == 0 || spend(p, whole)); n++) {
		Card card = *whole;
		card.cloze = (int)n + 1;
		card.fingerprint = fingerprint_of_cloze(whole->fingerprint, clozes, card.cloze);
		VEC_PUSH(out, card);
	}
	if (n < clozes->n)
		note_left_out(p, whole, n, clozes->n - n);
}

void cards_add_with_clozes(PageCards *p, Card *whole, CardList *out)
{
	Clozes clozes;
	clozes_locate(&clozes, whole->question);
	whole->clozes = (int)clozes.n;
	if (p->info->cloze == CLOZE_EACH && clozes.n > 0) {
		add_one_each(p, whole, &clozes, out);
	} else {
		whole->clozes += (int)count_clozes(whole->answer);
		VEC_PUSH(out, *whole);
	}
	clozes_release(&clozes);
}

// -- what is odd ---------------------------------------------------------------------------------

static const char *what_is_odd(ClozeOddity oddity)
{
	switch (oddity) {
	case CLOZE_NOT_CLOSED:
		return "this cloze is not closed: end it with }}";
	case CLOZE_EMPTY:
		return "this cloze hides nothing, so it is none: write what it hides behind "
		       "{{cloze, before any \\\\";
	}
	return NULL;
}

static void note_odd(PageCards *p, Str text, size_t offset)
{
	OddClozes odd;
	clozes_find_odd(&odd, text);
	for (size_t i = 0; i < odd.n; i++)
		notes_add(p, offset + odd.items[i].at, "%s", what_is_odd(odd.items[i].oddity));
	VEC_RELEASE(&odd);
}

// What Logseq stumbles over, as far as it shows at a glance.
static const char *why_unseen(Str text, const Cloze *c)
{
	Str inner = str_trim_right(str_slice(text, c->begin, c->end));
	while (str_ends_with(inner, STR("}")))
		inner.n--;
	if (str_find_char(inner, '}', NULL))
		return "a cloze for recto only: Logseq shows its braces, as it holds a }";
	if (str_find_char(inner, '\n', NULL))
		return "a cloze for recto only: put it on one line, or Logseq shows its braces";
	char before = c->begin > 0 ? text.p[c->begin - 1] : ' ';
	if (!is_blank_or_end(before) && !str_find_char(STR("[*_~`=$^"), before, NULL))
		return "a cloze for recto only: put a blank before it, or Logseq shows its braces";
	return "a cloze for recto only: Logseq shows its braces in emphasis, labels and code, and "
	       "where it begins with a link and goes on";
}

static void note_unseen(PageCards *p, Str text, size_t offset)
{
	Clozes c;
	clozes_find(&c, text);
	for (size_t i = 0; i < c.n; i++)
		if (!c.items[i].is_seen_by_logseq)
			notes_add(
				p, offset + c.items[i].begin, "%s", why_unseen(text, &c.items[i]));
	clozes_release(&c);
}

// What follows a name that somebody may have written for "cloze ": Cloze, cloze:, cloze1, c1, c1::.
static bool is_like_name(Str s)
{
	bool is_long = str_starts_with_nocase(s, STR("cloze"));
	size_t letters = is_long ? STR("cloze").n : 1;
	size_t at = letters;
	while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
		at++;
	bool is_short = str_starts_with_nocase(s, STR("c")) && at > letters;
	bool is_right = at == letters && str_starts_with(s, STR("cloze"));
	if (at == s.n || !(is_long || is_short))
		return false;
	return s.p[at] == ':' || (s.p[at] == ' ' && !is_right);
}

// One for a block: the others are written likewise.
static void note_like(PageCards *p, Str text, size_t offset)
{
	for (size_t at = 0, found; str_find(str_skip(text, at), STR("{{"), &found);) {
		size_t begin = at + found;
		at = begin + 2;
		if (!is_like_name(str_skip(text, at)))
			continue;
		notes_add(p, offset + begin, "this is no cloze: write {{cloze …}}");
		return;
	}
}

static void note_block(PageCards *p, const Block *b)
{
	Str text = outline_text(p->o, b->text);
	note_like(p, text, b->text.begin);
	if (!str_contains(text, STR("cloze")))
		return;
	note_odd(p, text, b->text.begin);
	if (p->info->wants_notes && p->o->format == PAGE_MARKDOWN)
		note_unseen(p, text, b->text.begin);
}

// Blocks stand in the answers of all cards above them: each is looked at once.
void clozes_note_odd(PageCards *p)
{
	uint32_t next = 0;
	for (size_t i = 0; i < p->out->n; i++) {
		uint32_t block = p->out->items[i].block;
		uint32_t end = card_end(p, block);
		for (block = block > next ? block : next; block < end; block++)
			note_block(p, &p->o->blocks[block]);
		next = end > next ? end : next;
	}
}
