// What is doubtful on a page: what looks like a card, or like a part of one, and is none.
#include <string.h>

#include "recto/base/utf8.h"
#include "inline.h"
#include "local.h"

// -- cards that are left out ---------------------------------------------------------------------

static void note_skipped(PageCards *p)
{
	uint32_t first_template = OUTLINE_NO_BLOCK;
	int n_templates = 0;
	for (uint32_t i = 0; i < p->o->n_blocks; i++) {
		const Block *b = &p->o->blocks[i];
		CardSkip skip = p->out->verdicts[i].skip;
		if (skip == CARD_SKIPPED_PAGE_PROPERTIES)
			notes_add_to_block(p, b,
				"the page's own properties are no card: put #card on a block");
		if (skip == CARD_SKIPPED_PRE_BLOCK)
			notes_add_to_block(p, b,
				"text before the first block is no card: make it a block with \"%s "
				"\"",
				p->o->format == PAGE_ORG ? "*" : "-");
		if (skip == CARD_SKIPPED_TEMPLATE && n_templates++ == 0)
			first_template = i;
	}
	if (n_templates == 0)
		return;
	const Block *b = &p->o->blocks[first_template];
	notes_add_to_block(p, b,
		"%d card%s inside a template left out: `templates: cards` takes them in",
		n_templates, n_templates == 1 ? "" : "s");
}

static bool has_state(const Outline *o, const Block *b)
{
	for (uint32_t i = 0; i < b->n_properties; i++)
		if (str_starts_with(o->properties[b->first_property + i].key, STR("card-")))
			return true;
	return false;
}

static void note_lost_states(PageCards *p)
{
	const Block *first = NULL;
	int n = 0;
	for (uint32_t i = 0; i < p->o->n_blocks; i++) {
		const Block *b = &p->o->blocks[i];
		if (p->out->verdicts[i].is_card || !has_state(p->o, b))
			continue;
		first = n++ == 0 ? b : first;
	}
	if (n > 0)
		notes_add_to_block(p, first,
			"%d block%s card-* properties but no #card, so %s left alone: add #card to "
			"review",
			n, n == 1 ? " has" : "s have", n == 1 ? "it is" : "they are");
}

// -- properties that are none --------------------------------------------------------------------

// The length of the name of a property of Logseq's reviews that a line begins with; 0 without.
static size_t state_key_length(Str line)
{
	static const char *const keys[] = {"card-ease-factor", "card-last-interval",
		"card-last-reviewed", "card-last-score", "card-next-schedule", "card-repeats"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_starts_with_nocase(line, str_from_z(keys[i])))
			return strlen(keys[i]);
	return 0;
}

// Tells of a line that looks like a property of Logseq's reviews and is not in the first drawer.
static bool note_unseen_state(PageCards *p, Str line, size_t offset)
{
	bool is_org = line.n > 0 && line.p[0] == ':';
	Str key = str_skip(line, is_org);
	key = str_head(key, state_key_length(key));
	Str value = str_skip(line, is_org + key.n);
	Str colons = is_org ? STR(":") : STR("::");
	if (key.n == 0 || !str_starts_with(value, colons))
		return false;
	value = str_skip(value, colons.n);
	if (is_org || value.n == 0 || str_is_space(value.p[0]))
		notes_add(p, offset,
			"%.*s stands below the block's first properties, where neither Logseq nor "
			"recto sees it: join it to them",
			STR_ARG(key));
	else
		notes_add(p, offset,
			"%.*s is no property like this: put a blank behind the ::", STR_ARG(key));
	return true;
}

// One past the end of what hides a line of the block: its first drawer, a region. 0 without.
static size_t end_of_hidden(const Outline *o, const Block *b, uint32_t *region, size_t at)
{
	if (at >= b->drawer.begin && at < b->drawer.end)
		return b->drawer.end;
	for (; *region < b->n_regions; ++*region) {
		Span r = o->regions[b->first_region + *region].extent;
		if (at < r.end)
			return at >= r.begin ? r.end : 0;
	}
	return 0;
}

static void note_unseen_states(PageCards *p, const Block *b)
{
	Str rest = outline_text(p->o, b->text);
	uint32_t region = 0;
	for (Str line; str_next_line(&rest, &line);) {
		Str text = str_trim(line);
		size_t at = (size_t)(text.p - p->o->source.p);
		size_t end = text.n > 0 ? end_of_hidden(p->o, b, &region, at) : 0;
		if (end > 0)
			rest = outline_text(p->o, (Span){end, b->text.end});
		else if (text.n > 0 && note_unseen_state(p, text, at))
			return;
	}
}

// -- cards that a region hides -------------------------------------------------------------------

static bool is_card_line(Str text)
{
	bool is_block = str_starts_with(text, STR("- ")) || str_starts_with(text, STR("* "));
	return is_block && str_contains(text, STR("#card"));
}

// Comments hide what they should.
static bool hides_by_mistake(RegionKind kind)
{
	switch (kind) {
	case REGION_FENCE:
	case REGION_BEGIN:
	case REGION_MATH:
	case REGION_LATEX:
	case REGION_HTML:
	case REGION_HICCUP:
		return true;
	case REGION_DRAWER:
	case REGION_CDATA:
	case REGION_COMMENT:
	case REGION_EXAMPLE:
		break;
	}
	return false;
}

// The columns before a region, or those that its inside needs behind the bullet.
static size_t indentation(const Outline *o, const Block *b, size_t at)
{
	size_t begin = at;
	while (begin > b->text.begin && str_is_space(o->source.p[begin - 1]))
		begin--;
	bool is_title = b->kind == BLOCK_BULLET && begin == b->text.begin;
	return is_title ? (size_t)b->col : at - begin;
}

// An example keeps to the indentation of its region; blocks that stand further to the left got into
// it for want of a closer.
static void note_region(PageCards *p, const Block *b, const Region *r)
{
	Str rest = outline_text(p->o, r->extent);
	size_t inside = indentation(p->o, b, r->extent.begin);
	size_t n = 0;
	bool is_left = false;
	Str line;
	int col;
	if (!hides_by_mistake(r->kind) || !str_contains(rest, STR("#card")))
		return;
	for (str_next_line(&rest, &line); str_next_line(&rest, &line);) {
		Str text = str_trim_left(line);
		if (!is_card_line(text))
			continue;
		n++;
		is_left = is_left || line.n - text.n < inside;
	}
	if (is_left)
		notes_add(p, r->extent.begin,
			"what begins here hides %zu %s, down to line %d: close it before", n,
			n == 1 ? "line that looks like a card" : "lines that look like cards",
			notes_line(p, r->extent.end, &col));
}

// -- cards without what stands beside them -------------------------------------------------------

static void note_lost_answer(PageCards *p, const Card *card)
{
	const Block *b = &p->o->blocks[card->block];
	bool has_all = card->answer.n > 0 || card->clozes > 0;
	if (has_all || b->end != card->block + 1 || b->end == p->o->n_blocks)
		return;
	const Block *next = &p->o->blocks[b->end];
	if (b->kind == BLOCK_BULLET && next->kind == BLOCK_HEADING && next->col > b->col)
		notes_add_to_block(p, next,
			"a heading begins a block at the top however far it is indented, so the "
			"card above has no answer: put a bullet before the #");
	else if (b->kind == BLOCK_HEADING && next->kind == BLOCK_BULLET && next->level == b->level)
		notes_add_to_block(p, b,
			"this card has no answer, for the bullets that follow stand beside the "
			"heading: indent them");
}

// -- tags that are nearly the card's -------------------------------------------------------------

// What ends a word for a reader, though not for Logseq.
static bool is_punctuation(Str s)
{
	uint32_t code;
	if (s.n == 0)
		return false;
	utf8_decode(s, &code);
	if (code < 0x80)
		return str_find_char(STR(")]}>'\"*,;:!?|="), (char)code, NULL);
	return (code >= 0x2018 && code <= 0x201F) || code == 0x2026 ||
	       (code >= 0x3001 && code <= 0x3003) || (code >= 0x3008 && code <= 0x3011) ||
	       (code >= 0xFF01 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20) ||
	       (code >= 0xFF3B && code <= 0xFF3D) || (code >= 0xFF5B && code <= 0xFF64);
}

typedef struct NearMiss {
	PageCards *p;
	const Block *b;
	bool is_told;
} NearMiss;

// Where a piece stands: it may be a copy.
static size_t place_of(const NearMiss *m, Str source)
{
	size_t at = 0;
	str_find(outline_text(m->p->o, m->b->text), source, &at);
	return m->b->text.begin + at;
}

// #card alone in *…*, **…**, _…_ or ==…==. Struck out, it is meant to be none.
static bool is_emphasised_card(Str source)
{
	while (source.n > 2 && str_find_char(STR("*_="), source.p[0], NULL) &&
		source.p[source.n - 1] == source.p[0])
		source = str_slice(source, 1, source.n - 1);
	return str_equals_nocase(source, STR("#card"));
}

static bool see_near_miss(void *context, const Inline *item)
{
	enum { SHOWN_MAX = 60 };
	const Str name = STR("card");
	NearMiss *m = context;
	if (m->is_told)
		return false;
	m->is_told = true;
	if (item->kind == INLINE_TAG && str_starts_with_nocase(item->target, name) &&
		is_punctuation(str_skip(item->target, name.n)))
		notes_add(m->p, place_of(m, item->source),
			"this tag is \"%.*s\", which makes no card: put a blank behind #card",
			STR_ARG(str_head(item->target, SHOWN_MAX)));
	else if (item->kind == INLINE_EMPHASIS && is_emphasised_card(item->source))
		notes_add(m->p, place_of(m, item->source),
			"a #card in emphasis is no tag: take the marks away");
	else
		m->is_told = false;
	return !m->is_told;
}

static void note_near_miss(PageCards *p, const Block *b)
{
	NearMiss m = {.p = p, .b = b};
	Str text = outline_text(p->o, b->text);
	if (b->kind != BLOCK_PRE && str_contains(text, STR("#card")))
		inlines_of_text(p->o->format, text, see_near_miss, &m);
}

// -- the page ------------------------------------------------------------------------------------

static void note_block(PageCards *p, uint32_t block)
{
	const Block *b = &p->o->blocks[block];
	const BlockVerdict *v = &p->out->verdicts[block];
	if (!v->is_card)
		note_near_miss(p, b);
	else if (v->skip == CARD_NOT_SKIPPED)
		note_unseen_states(p, b);
	for (uint32_t i = 0; i < b->n_regions; i++)
		note_region(p, b, &p->o->regions[b->first_region + i]);
}

void doubts_note(PageCards *p)
{
	for (uint32_t i = 0; i < p->o->n_blocks; i++)
		note_block(p, i);
	for (size_t i = 0; i < p->out->n; i++)
		note_lost_answer(p, &p->out->items[i]);
	note_skipped(p);
	note_lost_states(p);
}
