// What each block shows and mentions, read once: blocks stand in the answers of all cards above
// them, and around all cards below them.
#include "local.h"
#include "org.h"

typedef struct Shown {
	Buf *out;
	bool has_line;
	size_t n_blank; // blank lines that count when another line follows
} Shown;

static void see_line(void *context, LineKind kind, Str line, int page_line)
{
	Shown *s = context;
	(void)page_line;
	if (kind == LINE_METADATA || kind == LINE_PROPERTY)
		return;
	if (name_trim(line).n == 0) {
		s->n_blank++;
		return;
	}
	if (s->has_line)
		buf_append_repeat(s->out, '\n', s->n_blank + 1);
	buf_append(s->out, s->has_line ? line : str_trim_left(line));
	s->n_blank = 0;
	s->has_line = true;
}

const BlockText *texts_of_block(PageCards *p, uint32_t block)
{
	BlockText *t = &p->texts[block];
	if (t->is_read)
		return t;
	const Block *b = &p->o->blocks[block];
	Buf shown = {0};
	Shown s = {.out = &shown};
	org_each_line(p->o, b, see_line, &s);
	t->is_read = true;
	t->shown = arena_copy(&p->out->arena, buf_str(&shown));
	buf_release(&shown);
	return t;
}

const BlockMentions *mentions_once(PageCards *p, uint32_t block)
{
	BlockMentions *m = &p->mentions[block];
	if (m->is_read)
		return m;
	const Block *b = &p->o->blocks[block];
	Refs *refs = &p->scratch;
	Refs tags = {0};
	refs_clear(refs);
	mentions_of_block(p->o, b, &p->info->refs, refs, &tags);
	const Property *named = outline_find_property(p->o, b, STR("tags"));
	if (named)
		tags_of_value(named->value, &tags);
	m->is_read = true;
	m->makes_card = refs_make_card(refs);
	m->refs = context_sorted_lines(&p->out->arena, refs);
	m->tags = context_sorted_lines(&p->out->arena, &tags);
	refs_release(&tags);
	return m;
}
