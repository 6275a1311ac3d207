// Where Logseq reads a drawer that is put into a block.
#include "edit.h"

size_t edit_line_end(Str source, size_t at)
{
	while (at < source.n && source.p[at] != '\n')
		at++;
	return at < source.n ? at + 1 : at;
}

static size_t line_begin(Str source, size_t at, size_t least)
{
	while (at > least && source.p[at - 1] != '\n')
		at--;
	return at;
}

// Of front matter, Logseq reads only lines `key: value`; other properties found there are not
// valid.
bool edit_has_drawer(const Outline *o, const Block *b)
{
	if (b->drawer_style != DRAWER_FRONT_MATTER)
		return b->drawer_style != DRAWER_NONE;
	for (uint32_t i = 0; i < b->n_properties; i++)
		if (o->properties[b->first_property + i].is_valid)
			return true;
	return false;
}

// -- what the first line is ------------------------------------------------------------------

typedef struct FirstLine {
	size_t at;       // of what begins there, behind bullet, blanks and task marker
	size_t end;      // of it, before its last line ends
	bool is_title;   // text that belongs to the bullet
	bool is_outside; // nothing of the block is behind its front matter
	ElementKind kind;
} FirstLine;

static void open_scanner(ElementScanner *s, const Outline *o, const Block *b)
{
	element_scanner_init(
		s, o->format, outline_text(o, b->extent), o->source.n - b->extent.end, SCOPE_PAGE);
	if (b->kind == BLOCK_PRE && o->front_matter.end > 0)
		s->at = o->front_matter.end - b->extent.begin;
}

// A list counts as text for the parser, not so for Logseq where it puts a drawer.
static ElementKind title_kind(ElementScanner *s, const HeadingParts *h)
{
	bool is_plain = h->heading == 0 && h->task.end == 0 && h->priority.end == 0 &&
			h->title.end > h->title.begin;
	return is_plain && list_end(s, h->title.begin) != SCAN_NONE ? ELEMENT_LIST : ELEMENT_TEXT;
}

static bool is_html(const Element *e)
{
	return e->kind == ELEMENT_REGION && (e->region == REGION_HTML || e->region == REGION_CDATA);
}

static void read_first_line(ElementScanner *s, FirstLine *out)
{
	Element e = {0};
	bool has_more = element_next(s, &e);
	while (has_more && e.kind == ELEMENT_BREAKS)
		has_more = element_next(s, &e);
	*out = (FirstLine){.at = e.extent.begin, .end = e.extent.end, .kind = e.kind};
	out->is_outside = !has_more;
	if (has_more && e.kind == ELEMENT_HEADING) {
		bool is_whole_line =
			e.extent.end == s->text.n || scan_is_break(s->text.p[e.extent.end - 1]);
		out->kind = title_kind(s, &e.heading);
		out->at = is_whole_line ? e.heading.title.begin : e.extent.end;
		out->is_title = is_whole_line && out->kind == ELEMENT_TEXT;
		if (is_whole_line || !element_next(s, &e))
			return;
		out->kind = e.kind;
		out->end = e.extent.end;
	}
	out->is_title = is_html(&e);
	while (out->end > out->at && scan_is_break(s->text.p[out->end - 1]))
		out->end--;
}

static FirstLine find_first_line(const Outline *o, const Block *b)
{
	ElementScanner s;
	FirstLine first;
	open_scanner(&s, o, b);
	read_first_line(&s, &first);
	element_scanner_release(&s);
	first.at += b->extent.begin;
	first.end += b->extent.begin;
	return first;
}

// -- places ----------------------------------------------------------------------------------

static EditPlace place_behind(ElementKind kind)
{
	if (kind == ELEMENT_REGION)
		return PLACE_AFTER_ELEMENT;
	bool takes_what_follows = kind == ELEMENT_QUOTE || kind == ELEMENT_FOOTNOTE;
	return takes_what_follows ? PLACE_BLANK_END : PLACE_AFTER_LINE;
}

// The first block of a page would lose its bullet in Logseq if a property stood on its line.
EditPlaces edit_list_places(const Outline *o, uint32_t block)
{
	const Block *b = &o->blocks[block];
	EditPlaces places = {0};
	if (edit_has_drawer(o, b)) {
		places.items[places.n++] = PLACE_DRAWER;
		return places;
	}
	FirstLine first = find_first_line(o, b);
	bool can_go_before = o->format == PAGE_MARKDOWN && b->kind == BLOCK_BULLET && block > 0;
	if (can_go_before && !first.is_title)
		places.items[places.n++] = PLACE_BEFORE;
	places.items[places.n++] = place_behind(first.kind);
	places.items[places.n++] = PLACE_END;
	places.items[places.n++] = PLACE_BLANK_END;
	return places;
}

// What Logseq puts in front of a line below the bullet.
static Str body_indent(const Outline *o, const Block *b, Arena *a)
{
	if (b->kind != BLOCK_BULLET)
		return (Str){0};
	size_t marker = scan_spaces(o->source, b->extent.begin);
	Str blanks = str_slice(o->source, b->extent.begin, marker);
	return arena_printf(a, "%.*s  ", STR_ARG(blanks));
}

static void find_slot_below(const Outline *o, size_t at, EditSlot *slot)
{
	slot->at = edit_line_end(o->source, at);
}

// Before the line that closes the drawer.
static void find_slot_above(const Outline *o, const Block *b, size_t at, EditSlot *slot)
{
	slot->at = line_begin(o->source, at, b->extent.begin);
	slot->indent = str_slice(o->source, slot->at, scan_spaces(o->source, slot->at));
}

// Directives are properties of the page wherever they stand; the last of those in the block.
static size_t last_directive(const Outline *o, const Block *b)
{
	size_t last = b->drawer.begin;
	for (uint32_t i = 0; i < b->n_properties; i++) {
		size_t at = o->properties[b->first_property + i].line.end;
		last = at <= b->extent.end ? at : last;
	}
	return last;
}

static bool find_drawer_slot(const Outline *o, const Block *b, EditSlot *slot)
{
	if (b->drawer_style == DRAWER_FRONT_MATTER) {
		*slot = (EditSlot){.style = DRAWER_FRONT_MATTER};
		find_slot_above(o, b, o->front_matter.end, slot);
		return slot->at + 3 == o->front_matter.end;
	}
	bool is_of_page = b->kind == BLOCK_PRE && b->drawer_style == DRAWER_DIRECTIVES;
	size_t end = is_of_page ? last_directive(o, b) : b->drawer.end;
	size_t begin = line_begin(o->source, end, b->drawer.begin);
	Str line = str_trim(str_slice(o->source, begin, end));
	if (str_starts_with_nocase(line, STR(":END:"))) {
		slot->style = DRAWER_PROPERTIES;
		find_slot_above(o, b, end, slot);
		return true;
	}
	bool is_directive = is_of_page || o->format == PAGE_ORG;
	slot->style = is_directive ? DRAWER_DIRECTIVES : DRAWER_LINES;
	bool is_on_bullet = begin == b->drawer.begin && begin > b->extent.begin &&
			    o->source.p[begin - 1] != '\n';
	if (!is_on_bullet)
		slot->indent = str_slice(o->source, begin, scan_spaces(o->source, begin));
	find_slot_below(o, end, slot);
	return true;
}

static bool is_line_start(const Outline *o, size_t at)
{
	if (at == o->source.n)
		return at > 0 && o->source.p[at - 1] != '\r';
	return at == o->bom || o->source.p[at - 1] == '\n';
}

// In org, what is planned stands above the drawer, and the drawer as far to the right as what is
// below it.
static void find_org_slot(const Outline *o, const Block *b, EditPlace place, EditSlot *slot)
{
	Str source = o->source;
	while (place == PLACE_AFTER_LINE && slot->at < b->extent.end) {
		size_t end = edit_line_end(source, slot->at);
		if (!content_is_planning(PAGE_ORG, str_slice(source, slot->at, end)))
			break;
		slot->at = end;
	}
	size_t begin = scan_breaks(source, slot->at);
	size_t end = scan_spaces(source, begin);
	bool has_more = end < b->extent.end;
	slot->indent = has_more ? str_slice(source, begin, end) : (Str){0};
	slot->style = DRAWER_PROPERTIES;
	slot->has_bounds = true;
}

// All blanks behind the bullet but the first belong to the text.
static void find_slot_on_bullet(const Outline *o, const Block *b, size_t at, EditSlot *slot)
{
	slot->at = at;
	slot->is_on_bullet = true;
	if (scan_spaces(o->source, b->text.begin) >= at)
		slot->more_indent = str_slice(o->source, b->text.begin, at);
}

bool edit_find_slot(const Outline *o, uint32_t block, EditPlace place, Arena *a, EditSlot *out)
{
	const Block *b = &o->blocks[block];
	*out = (EditSlot){.style = DRAWER_LINES, .indent = body_indent(o, b, a)};
	if (place == PLACE_DRAWER)
		return find_drawer_slot(o, b, out) && is_line_start(o, out->at) &&
		       out->at <= b->extent.end;
	FirstLine first = find_first_line(o, b);
	switch (place) {
	case PLACE_BEFORE:
		find_slot_on_bullet(o, b, first.at, out);
		return true;
	case PLACE_AFTER_LINE:
		find_slot_below(o, b->kind == BLOCK_PRE ? first.at : b->extent.begin, out);
		break;
	case PLACE_AFTER_ELEMENT:
		find_slot_below(o, first.end, out);
		break;
	case PLACE_END:
	case PLACE_BLANK_END:
		find_slot_below(o, b->text.end, out);
		out->has_blank = place == PLACE_BLANK_END;
		break;
	case PLACE_DRAWER:
		break;
	}
	if (o->format == PAGE_ORG)
		find_org_slot(o, b, place, out);
	return !first.is_outside && is_line_start(o, out->at) && out->at <= b->extent.end;
}
