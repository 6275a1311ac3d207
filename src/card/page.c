// What a page says for all its cards.
#include "local.h"

#include "recto/base/path.h"

static Str without_quotes(Str s)
{
	bool is_quoted = s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0];
	return is_quoted ? name_trim(str_slice(s, 1, s.n - 1)) : s;
}

Str page_plain_value(Str value)
{
	value = without_quotes(name_trim(value));
	if (str_starts_with(value, STR("#")))
		value = str_skip(value, 1);
	return name_trim(name_unwrap(value));
}

static Str property_value(const PageCards *p, Str key)
{
	const Property *property = outline_find_page_property(p->o, key);
	return property ? name_trim(property->value) : (Str){0};
}

// From the page's properties, else from its file's name. Names of files in graphs will be decoded
// here.
static Str find_title(const PageCards *p)
{
	Str title = without_quotes(property_value(p, STR("title")));
	return title.n > 0 ? title : path_stem(p->info->file_name);
}

static void read_title(PageCards *p)
{
	Buf key = {0};
	p->out->title = arena_copy(&p->out->arena, find_title(p));
	name_append_normal(p->out->title, &key);
	p->out->title_key = arena_copy(&p->out->arena, buf_str(&key));
	buf_release(&key);
}

void page_read(PageCards *p)
{
	read_title(p);
	tags_of_value(property_value(p, STR("tags")), &p->page_tags);
	if (p->o->n_blocks > 0 && p->o->blocks[0].kind == BLOCK_PRE)
		properties_mention(p->o, &p->o->blocks[0], &p->info->refs, &p->page_refs);
}

void page_release(PageCards *p)
{
	refs_release(&p->page_tags);
	refs_release(&p->page_refs);
	refs_release(&p->scratch);
	refs_release(&p->seen);
}
