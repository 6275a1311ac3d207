// What is doubtful on a page: what looks like a card, or like a part of one, and is none.
#include <string.h>

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

// -- the page ------------------------------------------------------------------------------------

static void note_block(PageCards *p, uint32_t block)
{
	const Block *b = &p->o->blocks[block];
	const BlockVerdict *v = &p->out->verdicts[block];
	if (v->is_card && v->skip == CARD_NOT_SKIPPED)
		note_unseen_states(p, b);
}

void doubts_note(PageCards *p)
{
	for (uint32_t i = 0; i < p->o->n_blocks; i++)
		note_block(p, i);
	note_skipped(p);
	note_lost_states(p);
}
