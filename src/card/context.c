// What surrounds a card: deck, tags, ancestors, references.
#include "local.h"

#include <stdlib.h>
#include "recto/card/journal.h"

static int compare(const void *a, const void *b)
{
	return str_compare(*(const Str *)a, *(const Str *)b);
}

// A name as part of a list of lines.
static void append_line(Buf *out, Str name)
{
	for (size_t i = 0; i < name.n; i++)
		buf_append_char(
			out, (char)(name.p[i] == '\n' || name.p[i] == '\r' ? ' ' : name.p[i]));
	buf_append_char(out, '\n');
}

static Str take_lines(Arena *a, Buf *lines)
{
	if (lines->n > 0)
		buf_truncate(lines, lines->n - 1);
	Str copy = arena_copy(a, buf_str(lines));
	buf_release(lines);
	return copy;
}

Str context_sorted_lines(Arena *a, const Refs *r)
{
	if (r->n == 0)
		return (Str){0};
	Str *names = mem_new(r->n, sizeof *names);
	for (size_t i = 0; i < r->n; i++)
		names[i] = r->items[i];
	qsort(names, r->n, sizeof *names, compare);
	Buf lines = {0};
	for (size_t i = 0; i < r->n; i++)
		append_line(&lines, names[i]);
	free(names);
	return take_lines(a, &lines);
}

// -- ancestors -----------------------------------------------------------------------------------

typedef struct Ancestors {
	uint32_t items[ANCESTORS_MAX]; // nearest first
	size_t n;
} Ancestors;

void context_find_owners(PageCards *p)
{
	const Outline *o = p->o;
	uint32_t open = OUTLINE_NO_BLOCK; // the innermost card whose answer goes on here
	p->owners = ARENA_ARRAY(&p->out->arena, uint32_t, o->n_blocks);
	for (uint32_t i = 0; i < o->n_blocks; i++) {
		const BlockVerdict *v = &p->out->verdicts[i];
		bool is_heading = o->blocks[i].kind == BLOCK_HEADING && !p->info->in_graph;
		while (is_heading && open != OUTLINE_NO_BLOCK &&
			o->blocks[open].heading >= o->blocks[i].heading)
			open = p->owners[open];
		p->owners[i] = open;
		if (is_heading && v->is_card && v->skip == CARD_NOT_SKIPPED)
			open = i;
	}
}

static void find_ancestors(const PageCards *p, uint32_t block, Ancestors *out)
{
	out->n = 0;
	while (out->n < ANCESTORS_MAX) {
		uint32_t parent = p->o->blocks[block].parent;
		block = parent != OUTLINE_NO_BLOCK ? parent : p->owners[block];
		if (block == OUTLINE_NO_BLOCK)
			return;
		out->items[out->n++] = block;
	}
}

static Str read_context(PageCards *p, const Ancestors *a)
{
	Buf lines = {0};
	for (size_t i = a->n; i-- > 0;) {
		Str shown = texts_of_block(p, a->items[i])->shown;
		Str first;
		if (str_next_line(&shown, &first))
			append_line(&lines, first);
	}
	return take_lines(&p->out->arena, &lines);
}

// -- deck ----------------------------------------------------------------------------------------

static Str deck_of(const Property *p)
{
	return p ? page_plain_value(p->value) : (Str){0};
}

static Str find_deck(const PageCards *p, uint32_t block, const Ancestors *a)
{
	const Str key = STR("deck");
	Str deck = deck_of(outline_find_property(p->o, &p->o->blocks[block], key));
	for (size_t i = 0; deck.n == 0 && i < a->n; i++)
		deck = deck_of(outline_find_property(p->o, &p->o->blocks[a->items[i]], key));
	if (deck.n == 0)
		deck = deck_of(outline_find_page_property(p->o, key));
	return deck.n > 0 ? deck : p->out->title;
}

// -- tags ----------------------------------------------------------------------------------------

static void add_all(Refs *to, const Refs *from)
{
	for (size_t i = 0; i < from->n; i++)
		refs_add_exactly(to, from->items[i]);
}

static void add_lines(Refs *to, Str lines)
{
	for (Str line; str_next_line(&lines, &line);)
		refs_add_exactly(to, line);
}

static Str read_tags(PageCards *p, uint32_t block, const Ancestors *a)
{
	Refs tags = {0};
	add_lines(&tags, mentions_once(p, block)->tags);
	for (size_t i = 0; i < a->n; i++)
		add_lines(&tags, mentions_once(p, a->items[i])->tags);
	add_all(&tags, &p->page_tags);
	Str lines = context_sorted_lines(&p->out->arena, &tags);
	refs_release(&tags);
	return lines;
}

// -- references ----------------------------------------------------------------------------------

// A query knows no graph: it looks for a date in the form that all graphs share.
static void add_shared_form(Refs *to, Str name)
{
	Day day;
	if (to->journal_form.n == 0 || !journal_parse(name, to->journal_form, &day))
		return;
	Buf shared = {0};
	name_append_day(day, &shared);
	refs_add_exactly(to, buf_str(&shared));
	buf_release(&shared);
}

// Appends the names that are new in `seen`, each with the letter.
static void append_new(Refs *seen, size_t from, char letter, Buf *out)
{
	for (size_t i = from, end = seen->n; i < end; i++)
		add_shared_form(seen, seen->items[i]);
	for (size_t i = from; i < seen->n; i++) {
		buf_append_char(out, letter);
		append_line(out, seen->items[i]);
	}
}

static Str read_refs(PageCards *p, uint32_t block, const Ancestors *a)
{
	Refs *seen = &p->seen;
	Buf out = {0};
	refs_clear(seen);
	add_lines(seen, mentions_once(p, block)->refs);
	append_new(seen, 0, 'o', &out);
	size_t n_own = seen->n;
	for (size_t i = 0; i < a->n; i++)
		add_lines(seen, mentions_once(p, a->items[i])->refs);
	append_new(seen, n_own, 'a', &out);
	size_t n_inherited = seen->n;
	refs_add_exactly(seen, p->out->title_key);
	append_new(seen, n_inherited, 'p', &out);
	size_t n_page = seen->n;
	for (size_t i = 0; i < n_inherited; i++)
		refs_add_parents(seen, seen->items[i]);
	append_new(seen, n_page, 'n', &out);
	size_t n_parents = seen->n;
	add_all(seen, &p->page_refs);
	add_all(seen, &p->page_tags);
	append_new(seen, n_parents, 't', &out);
	size_t n_tags = seen->n;
	refs_add_parents(seen, p->out->title_key);
	append_new(seen, n_tags, 'N', &out);
	return take_lines(&p->out->arena, &out);
}

void context_read(PageCards *p, Card *card)
{
	Ancestors a;
	find_ancestors(p, card->block, &a);
	card->context = read_context(p, &a);
	card->deck = arena_copy(&p->out->arena, find_deck(p, card->block, &a));
	card->tags = read_tags(p, card->block, &a);
	card->refs = read_refs(p, card->block, &a);
}
