// What a page says for all its cards.
#include "local.h"

#include "recto/base/path.h"
#include "recto/card/journal.h"

static Str without_quotes(Str s)
{
	bool is_quoted = s.n >= 2 && (s.p[0] == '"' || s.p[0] == '\'') && s.p[s.n - 1] == s.p[0];
	return is_quoted ? name_trim(str_slice(s, 1, s.n - 1)) : s;
}

// "[[a]], [[b]]" is more than one link.
static bool is_one_link(Str value)
{
	size_t open, close;
	Str inside = str_slice(value, 2, value.n - 2);
	if (value.n < 4 || !str_find(inside, STR("]]"), &close))
		return true;
	return str_find(inside, STR("[["), &open) && open < close;
}

Str page_plain_value(Str value)
{
	value = without_quotes(name_trim(value));
	if (str_starts_with(value, STR("#")))
		value = str_skip(value, 1);
	return is_one_link(value) ? name_trim(name_unwrap(value)) : value;
}

static Str property_value(const PageCards *p, Str key)
{
	const Property *property = outline_find_page_property(p->o, key);
	return property ? name_trim(property->value) : (Str){0};
}

// -- the title -----------------------------------------------------------------------------------

static bool is_contents(const PageInfo *info)
{
	return info->in_graph && info->place == PLACE_PAGES &&
	       str_starts_with(info->file_name, STR("contents."));
}

// From the page's properties, else from its file's name.
static void append_title(const PageCards *p, Buf *out)
{
	Str title = without_quotes(property_value(p, STR("title")));
	Str stem = path_stem(p->info->file_name);
	if (is_contents(p->info))
		buf_append_z(out, "Contents");
	else if (title.n > 0)
		buf_append(out, title);
	else if (p->info->in_graph)
		name_append_decoded(stem, p->info->file_names, out);
	else
		buf_append(out, stem);
}

// In a graph all journals are named in one form.
static void read_journal(PageCards *p, Buf *title)
{
	Buf lowered = {0};
	Str form = p->info->refs.journal_form;
	name_append_lower(buf_str(title), &lowered);
	p->out->is_journal = journal_parse(buf_str(&lowered), form, &p->out->journal_day);
	if (p->out->is_journal && p->info->in_graph) {
		buf_clear(title);
		journal_append_title(p->out->journal_day, form, title);
	}
	buf_release(&lowered);
}

static void read_title(PageCards *p)
{
	Cards *c = p->out;
	Buf title = {0};
	Buf key = {0};
	append_title(p, &title);
	read_journal(p, &title);
	name_append_normal(buf_str(&title), p->info->refs.journal_form, &key);
	c->title = arena_copy(&c->arena, buf_str(&title));
	c->title_key = arena_copy(&c->arena, buf_str(&key));
	if (p->info->place == PLACE_JOURNALS && !c->is_journal)
		diags_add(&c->diags, 1, 1,
			"this page lies among the journals, but its name is no date that Logseq "
			"knows: name it like 2023_01_28, or move it");
	buf_release(&title);
	buf_release(&key);
}

// -- its other names -----------------------------------------------------------------------------

// A query, which knows no graph, finds a journal by the form that all graphs share.
static void add_shared_name(const Cards *c, Refs *aliases)
{
	Buf shared = {0};
	if (c->is_journal)
		name_append_day(c->journal_day, &shared);
	refs_add_exactly(aliases, buf_str(&shared));
	buf_release(&shared);
}

static void read_aliases(PageCards *p)
{
	Cards *c = p->out;
	Refs aliases = {.journal_form = p->info->refs.journal_form};
	Buf lines = {0};
	Str list = name_list_of(property_value(p, STR("alias")));
	for (Str name; name_list_next(&list, &name);)
		refs_add(&aliases, name);
	add_shared_name(c, &aliases);
	for (size_t i = 0; i < aliases.n; i++) {
		if (str_equals(aliases.items[i], c->title_key))
			continue;
		buf_append(&lines, aliases.items[i]);
		buf_append_char(&lines, '\n');
	}
	c->aliases = arena_copy(&c->arena, buf_str(&lines));
	buf_release(&lines);
	refs_release(&aliases);
}

void page_read(PageCards *p)
{
	p->page_refs.journal_form = p->seen.journal_form = p->info->refs.journal_form;
	read_title(p);
	read_aliases(p);
	tags_of_value(property_value(p, STR("tags")), &p->page_tags);
	if (p->o->n_blocks > 0 && p->o->blocks[0].kind == BLOCK_PRE)
		properties_mention(
			p->o, &p->o->blocks[0], &p->info->refs, &p->page_refs, &p->page_tags);
}

void page_release(PageCards *p)
{
	refs_release(&p->page_tags);
	refs_release(&p->page_refs);
	refs_release(&p->scratch);
	refs_release(&p->seen);
	VEC_RELEASE(&p->lines);
}
