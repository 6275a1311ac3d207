// Bytes of a page → blocks, with their regions and drawers.
#include "recto/outline/outline.h"

#include <string.h>
#include "local.h"

static void advance_to(Parse *p, size_t offset)
{
	Str source = p->o->source;
	while (p->places_to < offset) {
		char c = source.p[p->places_to++];
		bool is_end = c == '\n' || (c == '\r' && !scan_sees(source, p->places_to, '\n'));
		if (is_end) {
			p->line++;
			p->line_start = p->places_to;
		}
	}
}

static int column(const Parse *p, size_t offset)
{
	return (int)(offset - p->line_start) + 1;
}

// -- what is odd -----------------------------------------------------------------------------

typedef enum Oddity { ODD_FENCE, ODD_BEGIN, ODD_LATEX } Oddity;

static void note_once(Parse *p, Oddity oddity, size_t offset, const char *text)
{
	unsigned bit = 1U << oddity;
	if (p->noted & bit)
		return;
	p->noted |= bit;
	int line, col;
	outline_place(p->o, offset, &line, &col);
	diags_add(&p->o->diags, line, col, "%s", text);
}

// An opener that stands as text has no closer.
static void note_opener(Parse *p, Span text)
{
	Str s = str_trim_left(outline_text(p->o, text));
	size_t at = text.end - s.n;
	bool is_fence = str_starts_with(s, STR("```")) || str_starts_with(s, STR("~~~"));
	if (is_fence && !str_contains(str_skip(s, 3), STR("```")))
		note_once(p, ODD_FENCE, at,
			"this code fence is not closed, so it is text: put a line ``` below the "
			"code");
	else if (str_starts_with_nocase(s, STR("#+begin_")))
		note_once(
			p, ODD_BEGIN, at, "this block has no #+END_ line, so it is text: add one");
}

// -- elements → blocks -----------------------------------------------------------------------

static Block *current(Parse *p)
{
	return &p->blocks.items[p->blocks.n - 1];
}

static void open_block(Parse *p, Block b)
{
	b.first_property = (uint32_t)p->properties.n;
	b.first_region = (uint32_t)p->regions.n;
	advance_to(p, b.kind == BLOCK_PRE ? b.extent.begin : b.text.begin);
	b.line = p->line;
	b.col = column(p, b.text.begin);
	VEC_PUSH(&p->blocks, b);
}

// From behind the bullet or the stars and one blank, or from the '#'.
static size_t text_begin(const Outline *o, const HeadingParts *h)
{
	Str source = o->source;
	size_t at = h->marker_at;
	if (h->kind == BLOCK_HEADING)
		return at;
	at += o->format == PAGE_ORG ? h->level_spaces : 1;
	bool has_blank =
		at < source.n && (str_is_space(source.p[at]) || scan_is_break(source.p[at]));
	return at + has_blank;
}

static void open_heading(Parse *p, size_t base, const Element *e)
{
	HeadingParts h = e->heading;
	h.marker_at += base;
	Block b = {
		.kind = h.kind,
		.heading = h.heading,
		.level_spaces = h.level_spaces,
		.extent = {e->extent.begin + base, 0},
		.text = {h.marker_at, 0},
	};
	open_block(p, b);
	current(p)->text.begin = text_begin(p->o, &h);
	if (h.title.end > h.title.begin)
		note_opener(p, (Span){h.title.begin + base, h.title.end + base});
}

typedef struct DrawerReader {
	Parse *p;
	Str text;
	size_t base;
	PropertyList *list;
	DrawerStyle style;
} DrawerReader;

static void read_drawer_line(void *context, const DrawerLine *line)
{
	DrawerReader *r = context;
	if (r->style == DRAWER_NONE)
		r->style = line->style;
	Property *p = property_add(&r->p->o->arena, r->list, r->text, r->base, line);
	p->is_opaque = line->style == DRAWER_DIRECTIVES;
}

// Only the first drawer of a block counts.
static void add_drawer(Parse *p, ElementScanner *s, size_t base, const Element *e)
{
	Block *b = current(p);
	if (b->drawer_style != DRAWER_NONE)
		return;
	DrawerReader r = {.p = p, .text = s->text, .base = base, .list = &p->properties};
	drawer_end(s, e->extent.begin, read_drawer_line, &r);
	b->drawer_style = r.style == DRAWER_NONE ? DRAWER_PROPERTIES : r.style;
	b->drawer = (Span){scan_breaks(s->text, e->extent.begin) + base, e->body.end + base};
	b->n_properties = (uint32_t)p->properties.n - b->first_property;
}

// A directive is a property of the page wherever it stands.
static void add_directive(Parse *p, Str text, size_t base, const Element *e)
{
	DrawerLine line;
	directive_end(text, e->extent.begin, &line);
	p->has_directives = true;
	property_add(&p->o->arena, &p->directives, text, base, &line);
}

static void add_region(Parse *p, Str text, size_t base, const Element *e)
{
	size_t begin = scan_spaces(text, scan_breaks(text, e->extent.begin));
	size_t end = e->extent.end;
	while (end > begin && scan_is_break(text.p[end - 1]))
		end--;
	VEC_PUSH(&p->regions, ((Region){e->region, {begin + base, end + base}}));
	current(p)->n_regions++;
	bool is_closed = e->region != REGION_LATEX || e->body.end < end;
	if (!is_closed)
		note_once(p, ODD_LATEX, begin + base,
			"this \\begin has no \\end, so all that follows belongs to it: add the "
			"\\end");
}

static void add_element(Parse *p, ElementScanner *s, size_t base, const Element *e)
{
	Str text = s->text;
	bool needs_pre_block = p->blocks.n == 0 && e->kind != ELEMENT_HEADING;
	if (needs_pre_block)
		open_block(p, (Block){.kind = BLOCK_PRE, .extent = {base, 0}, .text = {base, 0}});
	if (e->kind == ELEMENT_HEADING)
		open_heading(p, base, e);
	else if (e->kind == ELEMENT_PROPERTIES)
		add_drawer(p, s, base, e);
	else if (e->kind == ELEMENT_DIRECTIVE)
		add_directive(p, text, base, e);
	else if (e->kind == ELEMENT_REGION)
		add_region(p, text, base, e);
	else if (e->kind == ELEMENT_TEXT)
		note_opener(p, (Span){e->body.begin + base, e->body.end + base});
}

static void read_elements(Parse *p, size_t base, size_t at)
{
	Str text = str_skip(p->o->source, base);
	ElementScanner s;
	Element e;
	element_scanner_init(&s, p->o->format, text, 0, SCOPE_PAGE);
	s.at = at - base;
	while (element_next(&s, &e))
		add_element(p, &s, base, &e);
	element_scanner_release(&s);
}

// -- extents ---------------------------------------------------------------------------------

static void set_ends(Parse *p)
{
	Str source = p->o->source;
	size_t end = source.n;
	for (size_t i = p->blocks.n; i-- > 0;) {
		Block *b = &p->blocks.items[i];
		b->extent.end = end;
		while (end > b->text.begin && source.p[end - 1] == '\n') {
			end--;
			end -= end > b->text.begin && source.p[end - 1] == '\r';
		}
		b->text.end = end > b->text.begin ? end : b->text.begin;
		if (b->text.begin > b->extent.end)
			b->text = (Span){b->extent.end, b->extent.end};
		end = b->extent.begin;
	}
}

// -- the tree --------------------------------------------------------------------------------

// A block that may get children or siblings.
typedef struct OpenBlock {
	size_t level_spaces;
	uint32_t block;
} OpenBlock;

typedef struct OpenBlocks {
	OpenBlock *items;
	size_t n, cap;
} OpenBlocks;

static bool has_level_spaces(const OpenBlocks *open, size_t level_spaces)
{
	for (size_t i = open->n; i-- > 0 && open->items[i].level_spaces >= level_spaces;)
		if (open->items[i].level_spaces == level_spaces)
			return true;
	return false;
}

static void close_block(Block *blocks, OpenBlocks *open, uint32_t end)
{
	blocks[open->items[--open->n].block].end = end;
}

// Any deeper indentation is one level deeper; one that lies between two levels belongs to the
// deeper of them.
static void place_block(Block *blocks, OpenBlocks *open, uint32_t index)
{
	Block *b = &blocks[index];
	size_t level_spaces = b->kind == BLOCK_PRE ? 1 : b->level_spaces;
	if (!has_level_spaces(open, level_spaces))
		for (size_t i = open->n; i-- > 0 && open->items[i].level_spaces > level_spaces;)
			if (i == 0 || open->items[i - 1].level_spaces < level_spaces)
				level_spaces = open->items[i].level_spaces;
	while (open->n > 0 && open->items[open->n - 1].level_spaces >= level_spaces)
		close_block(blocks, open, index);
	b->parent = open->n > 0 ? open->items[open->n - 1].block : OUTLINE_NO_BLOCK;
	b->level = (int)open->n + 1;
	VEC_PUSH(open, ((OpenBlock){level_spaces, index}));
}

static void build_tree(Outline *o)
{
	OpenBlocks open = {0};
	for (uint32_t i = 0; i < o->n_blocks; i++)
		place_block(o->blocks, &open, i);
	while (open.n > 0)
		close_block(o->blocks, &open, o->n_blocks);
	VEC_RELEASE(&open);
}

// -- the page --------------------------------------------------------------------------------

// The directives of the page, front matter first, are the properties of its pre-block, in place of
// those that stand there.
static void give_directives(Parse *p)
{
	Block *pre = &p->blocks.items[0];
	pre->first_property = 0;
	pre->n_properties = (uint32_t)p->directives.n + (p->has_directives ? 0 : pre->n_properties);
	if (!p->has_directives && pre->drawer_style != DRAWER_NONE)
		return;
	bool has_front = p->o->front_matter.end > 0;
	pre->drawer_style = has_front ? DRAWER_FRONT_MATTER : DRAWER_DIRECTIVES;
	pre->drawer = has_front ? p->o->front_matter : p->directives.items[0].line;
}

static void gather_properties(Parse *p)
{
	Outline *o = p->o;
	bool has_pre_block = p->blocks.n > 0 && p->blocks.items[0].kind == BLOCK_PRE;
	size_t n_directives = has_pre_block ? p->directives.n : 0;
	size_t n = n_directives + p->properties.n;
	o->properties = ARENA_ARRAY(&o->arena, Property, n);
	if (n_directives > 0)
		memcpy(o->properties, p->directives.items, n_directives * sizeof(Property));
	if (p->properties.n > 0)
		memcpy(o->properties + n_directives, p->properties.items,
			p->properties.n * sizeof(Property));
	o->n_properties = (uint32_t)n;
	for (size_t i = 0; i < p->blocks.n; i++)
		p->blocks.items[i].first_property += (uint32_t)n_directives;
	if (n_directives > 0)
		give_directives(p);
}

static bool is_collapsed(const Outline *o, const Block *b)
{
	const Property *p =
		b->kind == BLOCK_PRE ? NULL : outline_find_property(o, b, STR("collapsed"));
	return p && !str_equals(p->value, STR("false"));
}

static void gather(Parse *p)
{
	Outline *o = p->o;
	gather_properties(p);
	o->n_blocks = (uint32_t)p->blocks.n;
	o->n_regions = (uint32_t)p->regions.n;
	o->blocks = ARENA_ARRAY(&o->arena, Block, p->blocks.n);
	o->regions = ARENA_ARRAY(&o->arena, Region, p->regions.n);
	if (p->blocks.n > 0)
		memcpy(o->blocks, p->blocks.items, p->blocks.n * sizeof(Block));
	if (p->regions.n > 0)
		memcpy(o->regions, p->regions.items, p->regions.n * sizeof(Region));
	for (uint32_t i = 0; i < o->n_blocks; i++)
		o->blocks[i].is_collapsed = is_collapsed(o, &o->blocks[i]);
}

// The place behind the front matter, or `base`.
static size_t read_front_matter(Parse *p, size_t base)
{
	size_t end = front_matter_read(p, base, &p->directives);
	if (end == base)
		return base;
	p->o->front_matter = (Span){base, end};
	open_block(p, (Block){.kind = BLOCK_PRE, .extent = {base, 0}, .text = {base, 0}});
	return end;
}

void outline_parse(Outline *out, Str source, PageFormat format)
{
	*out = (Outline){.source = source, .format = format};
	if (source.n >= UINT32_MAX) {
		diags_add(&out->diags, 1, 1, "pages of 4 GiB and more are not read");
		out->source = (Str){0};
	}
	source = out->source;
	out->bom = str_starts_with(source, STR("\xEF\xBB\xBF")) ? 3 : 0;
	out->has_crlf = str_contains(source, STR("\r\n"));
	Parse p = {.o = out, .line = 1};
	if (!content_is_blank(source)) {
		size_t at = read_front_matter(&p, out->bom);
		read_elements(&p, out->bom, at);
	}
	set_ends(&p);
	gather(&p);
	build_tree(out);
	VEC_RELEASE(&p.blocks);
	VEC_RELEASE(&p.properties);
	VEC_RELEASE(&p.directives);
	VEC_RELEASE(&p.regions);
}

void outline_release(Outline *o)
{
	diags_release(&o->diags);
	arena_release(&o->arena);
	*o = (Outline){0};
}

Str outline_text(const Outline *o, Span s)
{
	return str_slice(o->source, s.begin, s.end);
}

void outline_place(const Outline *o, size_t offset, int *line, int *col)
{
	Parse p = {.line = 1};
	Outline copy = {.source = str_head(o->source, offset)};
	p.o = &copy;
	advance_to(&p, copy.source.n);
	*line = p.line;
	*col = column(&p, offset);
}
