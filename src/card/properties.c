// What queries ask about a card's own block: its properties, its task marker, its priority.
#include "recto/base/utf8.h"
#include "recto/outline/element.h"

#include "local.h"

static void append_property(Buf *out, Str key, Str value)
{
	if (out->n > 0)
		buf_append_char(out, '\n');
	buf_append(out, key);
	buf_append(out, STR("::"));
	if (value.n > 0)
		buf_append_char(out, ' ');
	buf_append(out, value);
}

static void append_lower(Buf *out, Str key, Str value)
{
	Buf lower = {0};
	utf8_append_lower_nfc(&lower, value);
	if (lower.n > 0)
		append_property(out, key, buf_str(&lower));
	buf_release(&lower);
}

// Nobody can write these keys: they begin with a colon.
static void append_heading(const Outline *o, const Block *b, Buf *out)
{
	ElementScanner s;
	Element e;
	Str text = outline_text(o, b->extent);
	element_scanner_init(&s, o->format, text, o->source.n - b->extent.end, SCOPE_PAGE);
	if (element_next(&s, &e) && e.kind == ELEMENT_HEADING) {
		append_lower(out, STR(":task"),
			str_slice(text, e.heading.task.begin, e.heading.task.end));
		append_lower(out, STR(":priority"),
			str_slice(text, e.heading.priority.begin, e.heading.priority.end));
	}
	element_scanner_release(&s);
}

Str properties_read(PageCards *p, const Block *b)
{
	Buf lines = {0};
	for (uint32_t i = 0; i < b->n_properties; i++) {
		const Property *property = &p->o->properties[b->first_property + i];
		if (outline_lists_property(b, property))
			append_property(&lines, property->key, name_trim(property->value));
	}
	if (b->kind != BLOCK_PRE)
		append_heading(p->o, b, &lines);
	Str copy = arena_copy(&p->out->arena, buf_str(&lines));
	buf_release(&lines);
	return copy;
}
