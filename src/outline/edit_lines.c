// The property lines of a block that an edit changes, adds or takes away.
#include "edit.h"

// -- lines that are there --------------------------------------------------------------------

static void replace(EditWork *w, Span span, Str text)
{
	if (!str_equals(outline_text(w->o, span), text))
		VEC_PUSH(&w->patches, ((EditPatch){.span = span, .text = text}));
}

// From behind the colons to where the value ends; blanks behind it stay.
static void set_value(EditWork *w, const Property *p, Str value)
{
	if (str_equals(p->value, value))
		return;
	size_t colons = p->value_span.begin;
	while (colons > p->line.begin && str_is_space(w->o->source.p[colons - 1]))
		colons--;
	Str text = value.n > 0 ? arena_printf(&w->arena, " %.*s", STR_ARG(value)) : (Str){0};
	replace(w, (Span){colons, p->value_span.end}, text);
}

static void remove_line(EditWork *w, const Property *p)
{
	Span line = {p->line.begin, edit_line_end(w->o->source, p->line.end)};
	w->n_removed++;
	size_t n = w->patches.n;
	bool goes_on = n > 0 && w->patches.items[n - 1].is_removal &&
		       w->patches.items[n - 1].span.end == line.begin;
	if (goes_on)
		w->patches.items[n - 1].span.end = line.end;
	else
		VEC_PUSH(&w->patches, ((EditPatch){.span = line, .is_removal = true}));
}

LineParts edit_former_parts(const EditWork *w, Str former)
{
	return edit_line_parts(former, edit_block(w)->drawer_style == DRAWER_FRONT_MATTER);
}

// The next former line of the property.
static bool take_former(EditWork *w, size_t edit, Str *line)
{
	while (str_cut(w->unread[edit], '\n', line, &w->unread[edit]))
		if (edit_find(&w->edits[edit], 1, edit_former_parts(w, *line).key))
			return true;
	return false;
}

static void restore_line(EditWork *w, size_t edit, const Property *p)
{
	Str line;
	if (take_former(w, edit, &line))
		replace(w, (Span){scan_spaces(w->o->source, p->line.begin), p->line.end}, line);
	else
		remove_line(w, p);
}

static bool change_line(EditWork *w, const Property *p, Err *err)
{
	const PropertyEdit *edit = p->is_valid ? edit_find(w->edits, w->n, p->key) : NULL;
	if (!edit)
		return true;
	const Block *b = edit_block(w);
	if (p->line.begin < b->extent.begin || p->line.end > b->extent.end)
		return err_set(err, ERR_IO, "a property of the page stands in another block");
	size_t i = (size_t)(edit - w->edits);
	w->is_found[i] = true;
	w->n_found++;
	if (w->is_undo)
		restore_line(w, i, p);
	else if (edit->removes)
		remove_line(w, p);
	else
		set_value(w, p, edit->value);
	return true;
}

bool edit_change_lines(EditWork *w, Err *err)
{
	const Block *b = edit_block(w);
	for (uint32_t i = 0; i < b->n_properties; i++)
		if (!change_line(w, &w->o->properties[b->first_property + i], err))
			return false;
	return true;
}

// -- lines that are missing ------------------------------------------------------------------

static void append_line(Buf *out, DrawerStyle style, const PropertyEdit *edit)
{
	static const char *const before[] = {
		[DRAWER_NONE] = "",
		[DRAWER_LINES] = "",
		[DRAWER_PROPERTIES] = ":",
		[DRAWER_DIRECTIVES] = "#+",
		[DRAWER_FRONT_MATTER] = "",
	};
	buf_append_z(out, before[style]);
	buf_append(out, edit->key);
	buf_append_z(out, style == DRAWER_LINES ? "::" : ":");
	if (edit->value.n > 0)
		buf_printf(out, " %.*s", STR_ARG(edit->value));
	buf_append_char(out, '\n');
}

static void append_missing_lines(EditWork *w, DrawerStyle style)
{
	for (size_t i = 0; i < w->n; i++) {
		Str line;
		while (w->is_undo && take_former(w, i, &line)) {
			buf_append(&w->lines, line);
			buf_append_char(&w->lines, '\n');
			w->n_added++;
		}
		if (w->is_undo || w->is_found[i] || w->edits[i].removes)
			continue;
		append_line(&w->lines, style, &w->edits[i]);
		w->n_added++;
	}
}

void edit_list_missing_lines(EditWork *w, const EditSlot *slot)
{
	const Str opener = STR(":PROPERTIES:\n");
	if (slot->has_bounds)
		buf_append(&w->lines, opener);
	append_missing_lines(w, slot->style);
	if (slot->has_bounds && w->lines.n > opener.n)
		buf_append_z(&w->lines, ":END:\n");
	else if (slot->has_bounds)
		buf_clear(&w->lines);
}

void edit_insert_lines(EditWork *w, const EditSlot *slot)
{
	const char *eol = w->o->has_crlf ? "\r\n" : "\n";
	Str source = w->o->source;
	bool ends_page = slot->at == source.n && source.p[source.n - 1] != '\n';
	Buf text = {0};
	buf_append_z(&text, ends_page ? eol : "");
	buf_append_z(&text, slot->has_blank ? eol : "");
	Str rest = buf_str(&w->lines);
	for (Str line; str_cut(rest, '\n', &line, &rest);) {
		bool is_first = line.p == w->lines.p;
		if (!is_first || !slot->is_on_bullet)
			buf_append(&text, slot->indent);
		buf_append(&text, line);
		if (!ends_page || rest.n > 0)
			buf_append_z(&text, eol);
	}
	if (slot->is_on_bullet) {
		buf_append(&text, slot->indent);
		buf_append(&text, slot->more_indent);
	}
	VEC_PUSH(&w->patches, ((EditPatch){.span = {slot->at, slot->at},
				      .text = arena_copy(&w->arena, buf_str(&text))}));
	buf_release(&text);
}

// -- lines that go ---------------------------------------------------------------------------

static size_t before_line_end(Str source, size_t at, size_t least)
{
	if (at > least && source.p[at - 1] == '\n') {
		at--;
		at -= at > least && source.p[at - 1] == '\r';
	}
	return at;
}

// The first of the lines stands on the bullet's line: what is below comes up to the bullet.
static void pull_up(const EditWork *w, Span *span)
{
	Str source = w->o->source;
	bool has_more = span->end < edit_block(w)->extent.end && w->lines.n == 0;
	span->end = has_more ? scan_spaces(source, span->end)
			     : before_line_end(source, span->end, span->begin);
}

// Front matter that Logseq does not read has properties outside of the drawer.
static uint32_t count_drawer_lines(const Outline *o, const Block *b)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < b->n_properties; i++)
		n += o->properties[b->first_property + i].line.begin >= b->drawer.begin;
	return n;
}

// Whether the edit made the drawer, and all that is in it goes.
static bool takes_drawer_back(const EditWork *w)
{
	return w->is_undo && w->former.n == 0 && w->lines.n == 0 &&
	       w->n_removed == count_drawer_lines(w->o, edit_block(w));
}

static void remove_drawer(EditWork *w)
{
	Span drawer = edit_block(w)->drawer;
	drawer.end = edit_line_end(w->o->source, drawer.end);
	w->patches.n = 0;
	VEC_PUSH(&w->patches, ((EditPatch){.span = drawer, .is_removal = true}));
}

// An edit that made the drawer may have put an empty line above; a page without a last line end
// stays one.
static void widen_removal(const EditWork *w, bool takes_drawer, Span *span)
{
	Str source = w->o->source;
	size_t least = edit_block(w)->extent.begin;
	if (span->begin > least && source.p[span->begin - 1] != '\n') {
		pull_up(w, span);
		return;
	}
	size_t above = before_line_end(source, span->begin, least);
	bool is_blank = above > least && source.p[above - 1] == '\n';
	if (is_blank && takes_drawer)
		span->begin = above;
	if (span->end == source.n && source.p[source.n - 1] != '\n')
		span->begin = before_line_end(source, span->begin, least);
}

void edit_widen_removals(EditWork *w)
{
	bool takes_drawer = takes_drawer_back(w);
	if (takes_drawer && edit_block(w)->drawer_style == DRAWER_PROPERTIES)
		remove_drawer(w);
	for (size_t i = 0; i < w->patches.n; i++)
		if (w->patches.items[i].is_removal)
			widen_removal(w, takes_drawer, &w->patches.items[i].span);
}
