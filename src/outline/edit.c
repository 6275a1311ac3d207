#include "recto/outline/edit.h"

#include <assert.h>
#include "edit.h"

static void apply(const EditWork *w, Buf *page)
{
	Str source = w->o->source;
	size_t at = 0;
	buf_clear(page);
	buf_reserve(page, source.n);
	for (size_t i = 0; i < w->patches.n; i++) {
		const EditPatch *p = &w->patches.items[i];
		buf_append(page, str_slice(source, at, p->span.begin));
		buf_append(page, p->text);
		at = p->span.end;
	}
	buf_append(page, str_skip(source, at));
}

// The values that the block is to have in the end.
static void expect(const EditWork *w, PropertyEdit *out)
{
	for (size_t i = 0; i < w->n; i++) {
		out[i] = w->edits[i];
		if (!w->is_undo)
			continue;
		out[i].removes = true;
		Str rest = w->former;
		for (Str line; str_cut(rest, '\n', &line, &rest);) {
			LineParts parts = edit_former_parts(w, line);
			if (edit_find(&w->edits[i], 1, parts.key))
				out[i] = (PropertyEdit){.key = out[i].key, .value = parts.value};
		}
	}
}

static bool edit_at(EditWork *w, EditPlace place, Buf *page, Err *err)
{
	EditSlot slot;
	if (!edit_change_lines(w, err))
		return false;
	bool has_slot = edit_find_slot(w->o, w->block, place, &w->arena, &slot);
	edit_list_missing_lines(w, &slot);
	edit_widen_removals(w);
	if (w->lines.n > 0 && !has_slot)
		return err_set(
			err, ERR_IO, "the block has no line below which properties could stand");
	if (w->lines.n > 0)
		edit_insert_lines(w, &slot);
	apply(w, page);
	PropertyEdit expected[PROPERTY_EDITS_MAX];
	expect(w, expected);
	size_t n_lines = w->n_found + w->n_added - w->n_removed;
	return w->patches.n == 0 ||
	       edit_check(w->o, w->block, expected, w->n, n_lines, buf_str(page), err);
}

static bool edit_once(const EditWork *start, EditPlace place, Buf *page, Err *err)
{
	EditWork w = *start;
	for (size_t i = 0; i < w.n; i++)
		w.unread[i] = w.former;
	bool done = edit_at(&w, place, page, err);
	VEC_RELEASE(&w.patches);
	buf_release(&w.lines);
	arena_release(&w.arena);
	return done;
}

static bool is_writable(const Outline *o, const Block *b, Err *err)
{
	bool has_cr = str_find_char(o->source, '\r', NULL);
	if (has_cr && !str_find_char(o->source, '\n', NULL))
		return err_set(err, ERR_IO, "the page ends its lines with CR alone");
	size_t begin = b->extent.begin;
	if (begin > o->bom && !scan_is_break(o->source.p[begin - 1]))
		return err_set(err, ERR_IO, "the block begins within a line");
	return true;
}

static bool edit_anywhere(const EditWork *start, Buf *page, Err *err)
{
	const Outline *o = start->o;
	assert(start->block < o->n_blocks && start->n <= PROPERTY_EDITS_MAX);
	buf_clear(page);
	if (!is_writable(o, edit_block(start), err))
		return false;
	EditPlaces places = edit_list_places(o, start->block);
	Err first = {0};
	for (size_t i = 0; i < places.n; i++)
		if (edit_once(start, places.items[i], page, &first))
			return true;
	buf_clear(page);
	return err_set(err, first.kind, "%s", first.text);
}

bool outline_edit(
	const Outline *o, uint32_t block, const PropertyEdit *edits, size_t n, Buf *page, Err *err)
{
	EditWork start = {.o = o, .block = block, .edits = edits, .n = n};
	return edit_anywhere(&start, page, err);
}

// Front matter that Logseq does not read has properties outside of the drawer.
void outline_append_drawer(const Outline *o, const Block *b, Buf *out)
{
	size_t begin = out->n;
	if (!edit_has_drawer(o, b))
		return;
	for (uint32_t i = 0; i < b->n_properties; i++) {
		Span line = o->properties[b->first_property + i].line;
		if (line.begin < b->drawer.begin)
			continue;
		bool has_indent = line.begin >= o->front_matter.end; // else it is part of the key
		buf_append(out, str_skip(outline_text(o, line),
					has_indent ? scan_spaces(outline_text(o, line), 0) : 0));
		buf_append_char(out, '\n');
	}
	if (out->n == begin)
		buf_append_char(out, '\n');
}

static bool has_value(const Outline *o, const Block *b, const PropertyEdit *edit)
{
	const Property *p = outline_find_property(o, b, edit->key);
	return edit->removes ? !p : p && str_equals(p->value, edit->value);
}

bool outline_undo_edit(const Outline *o, uint32_t block, const PropertyEdit *edits, size_t n,
	Str former, Buf *page, Err *err)
{
	for (size_t i = 0; i < n; i++)
		if (!has_value(o, &o->blocks[block], &edits[i]))
			return err_set(err, ERR_NEGATIVE, "%.*s has changed in the page since",
				STR_ARG(edits[i].key));
	EditWork start = {
		.o = o, .block = block, .edits = edits, .n = n, .is_undo = true, .former = former};
	return edit_anywhere(&start, page, err);
}
