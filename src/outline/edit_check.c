// Whether an edited page is the same page but for the properties that were to change.
#include "edit.h"

// `key:: value`, `:key: value` or `#+key: value`; in front matter `key: value`.
LineParts edit_line_parts(Str line, bool is_front_matter)
{
	LineParts parts = {0};
	bool is_org = str_starts_with(line, STR(":"));
	bool is_directive = str_starts_with(line, STR("#+"));
	line = str_skip(line, is_org ? 1 : is_directive ? 2 : 0);
	str_cut(line, ':', &parts.key, &parts.value);
	bool has_one = is_org || is_directive || is_front_matter;
	bool is_doubled = !has_one && str_starts_with(parts.value, STR(":"));
	parts.value = str_trim(str_skip(parts.value, is_doubled));
	return parts;
}

const PropertyEdit *edit_find(const PropertyEdit *edits, size_t n, Str key)
{
	Arena arena = {0};
	const PropertyEdit *found = NULL;
	Str normal = property_normalise_key(&arena, key);
	for (size_t i = 0; i < n && !found; i++)
		if (str_equals(edits[i].key, normal))
			found = &edits[i];
	arena_release(&arena);
	return found;
}

typedef struct Check {
	const Outline *a, *b; // before, after
	uint32_t block;
	const PropertyEdit *edits;
	size_t n;
	size_t n_lines; // of these properties
} Check;

// -- blocks ----------------------------------------------------------------------------------

// Only bytes of the edited block differ, so blocks that begin and end at the same bytes have the
// same text.
static bool is_same_block(const Check *c, uint32_t i)
{
	const Block *a = &c->a->blocks[i];
	const Block *b = &c->b->blocks[i];
	size_t grown = c->b->source.n - c->a->source.n; // modulo its range where the page shrank
	return a->extent.begin + (i > c->block ? grown : 0) == b->extent.begin &&
	       a->kind == b->kind && a->level == b->level && a->heading == b->heading &&
	       a->level_spaces == b->level_spaces && a->parent == b->parent && a->end == b->end &&
	       a->is_collapsed == b->is_collapsed;
}

static bool has_same_blocks(const Check *c)
{
	if (c->a->n_blocks != c->b->n_blocks || c->a->bom != c->b->bom)
		return false;
	for (uint32_t i = 0; i < c->a->n_blocks; i++)
		if (!is_same_block(c, i))
			return false;
	return true;
}

// -- properties ------------------------------------------------------------------------------

// The next property of block i that no edit is about.
static const Property *next_other(const Check *c, const Outline *o, uint32_t i, uint32_t *at)
{
	const Block *b = &o->blocks[i];
	while (*at < b->n_properties) {
		const Property *p = &o->properties[b->first_property + (*at)++];
		bool is_edited = i == c->block && p->is_valid && edit_find(c->edits, c->n, p->key);
		if (!is_edited)
			return p;
	}
	return NULL;
}

static bool has_same_properties(const Check *c, uint32_t i)
{
	for (uint32_t at_a = 0, at_b = 0;;) {
		const Property *a = next_other(c, c->a, i, &at_a);
		const Property *b = next_other(c, c->b, i, &at_b);
		if (!a || !b)
			return !a && !b;
		if (!str_equals(a->key, b->key) || !str_equals(a->value, b->value) ||
			a->is_valid != b->is_valid || a->is_opaque != b->is_opaque)
			return false;
	}
}

// A line of the text that came into the drawer would not be counted among the others.
static bool has_right_lines(const Check *c)
{
	const Block *b = &c->b->blocks[c->block];
	size_t n = 0;
	for (uint32_t i = 0; i < b->n_properties; i++) {
		const Property *p = &c->b->properties[b->first_property + i];
		n += p->is_valid && edit_find(c->edits, c->n, p->key);
	}
	return n == c->n_lines;
}

static bool has_new_values(const Check *c)
{
	const Block *b = &c->b->blocks[c->block];
	for (size_t i = 0; i < c->n; i++) {
		const Property *p = outline_find_property(c->b, b, c->edits[i].key);
		if (c->edits[i].removes ? p != NULL
					: !p || !str_equals(p->value, c->edits[i].value))
			return false;
	}
	return true;
}

// -- text ------------------------------------------------------------------------------------

typedef struct OtherText {
	const Check *c;
	Buf text;
} OtherText;

// The edit may add an empty line above a drawer, and takes none away that it did not add.
static void keep_line(void *context, LineKind kind, Str line, int page_line)
{
	(void)page_line;
	OtherText *t = context;
	Str key = edit_line_parts(str_trim(line), false).key;
	bool is_edited = kind == LINE_PROPERTY && edit_find(t->c->edits, t->c->n, key);
	if (is_edited || line.n == 0)
		return;
	buf_append_char(&t->text, (char)('a' + kind));
	buf_append(&t->text, line);
	buf_append_char(&t->text, '\n');
}

static bool has_same_text(const Check *c)
{
	OtherText a = {.c = c};
	OtherText b = {.c = c};
	outline_each_line(c->a, &c->a->blocks[c->block], keep_line, &a);
	outline_each_line(c->b, &c->b->blocks[c->block], keep_line, &b);
	bool is_same = str_equals(buf_str(&a.text), buf_str(&b.text));
	buf_release(&a.text);
	buf_release(&b.text);
	return is_same;
}

static bool check(const Check *c, Err *err)
{
	if (!has_same_blocks(c))
		return err_set(err, ERR_IO, "the edit would change the blocks of the page");
	for (uint32_t i = 0; i < c->a->n_blocks; i++)
		if (!has_same_properties(c, i))
			return err_set(err, ERR_IO, "the edit would change other properties");
	if (!has_right_lines(c) || !has_new_values(c))
		return err_set(err, ERR_IO, "the properties would not be read where they can be");
	if (!has_same_text(c))
		return err_set(err, ERR_IO, "the edit would change the text of the block");
	return true;
}

bool edit_check(const Outline *o, uint32_t block, const PropertyEdit *edits, size_t n,
	size_t n_lines, Str page, Err *err)
{
	Outline after;
	outline_parse(&after, page, o->format);
	Check c = {.a = o, .b = &after, .block = block, .edits = edits, .n = n, .n_lines = n_lines};
	bool is_good = check(&c, err);
	outline_release(&after);
	return is_good;
}
