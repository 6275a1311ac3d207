#include "inspect_text.h"

#include "recto/card/cloze.h"
#include "recto/render/width.h"

enum {
	MARGIN = 9,    // of the line's number and the mark
	HEAD_MIN = 20, // columns for the text of a block, however deep it lies
	HEAD_BYTES = 1024,
};

// -- the line of a block ----------------------------------------------------------------------

static bool is_marker(Str line)
{
	line = str_trim(line);
	return line.n == 0 || str_starts_with(line, STR("```")) ||
	       str_starts_with(line, STR("~~~")) || str_equals(line, STR("---"));
}

// The first line that says something; the first of all where none does.
static Str telling_line(Str content)
{
	Str rest = content;
	for (Str line; str_next_line(&rest, &line);)
		if (!is_marker(line))
			return line;
	str_next_line(&content, &content);
	return content;
}

static Str skip_front_matter(const InspectedBlock *b, Str content)
{
	Span matter = b->outline->front_matter;
	if (b->block->kind != BLOCK_PRE || matter.end <= b->block->extent.begin)
		return content;
	Str behind = str_skip(content, matter.end - b->block->extent.begin);
	return str_trim(behind).n > 0 ? behind : content;
}

static void append_head(const InspectedBlock *b, int columns, Buf *out)
{
	Buf content = {0};
	Buf head = {0};
	outline_append_content(b->outline, b->block, &content);
	Str line = telling_line(skip_front_matter(b, buf_str(&content)));
	width_append_drawable(&head, str_head(line, HEAD_BYTES));
	width_append_cut(out, buf_str(&head), columns);
	buf_append_char(out, '\n');
	buf_release(&head);
	buf_release(&content);
}

// -- notes ------------------------------------------------------------------------------------

// "name: text", its lines below each other.
static void append_note(const char *name, Str text, int indent, int columns, Buf *out)
{
	Buf drawable = {0};
	size_t used;
	size_t shown;
	int hang = indent + (int)str_from_z(name).n;
	int width = columns - hang > HEAD_MIN ? columns - hang : HEAD_MIN;
	width_append_drawable(&drawable, text);
	for (size_t i = 0; i < drawable.n; i++)
		if (drawable.p[i] == '\n')
			drawable.p[i] = ' ';
	buf_append_repeat(out, ' ', (size_t)indent);
	buf_append_z(out, name);
	for (Str rest = buf_str(&drawable); width_break(rest, width, &used, &shown);) {
		buf_append(out, str_head(rest, shown));
		buf_append_char(out, '\n');
		rest = str_skip(rest, used);
		if (rest.n > 0)
			buf_append_repeat(out, ' ', (size_t)hang);
	}
	buf_release(&drawable);
}

static bool is_repeated(const InspectedBlock *b, size_t note)
{
	for (size_t i = 0; i < note; i++)
		if (str_equals(b->notes[i].kind, b->notes[note].kind))
			return true;
	return false;
}

static size_t count_kind(const InspectedBlock *b, Str kind)
{
	size_t n = 0;
	for (size_t i = 0; i < b->n_notes; i++)
		n += str_equals(b->notes[i].kind, kind);
	return n;
}

static void append_notes(const InspectedBlock *b, int indent, int columns, Buf *out)
{
	Buf text = {0};
	for (size_t i = 0; i < b->n_notes; i++) {
		if (is_repeated(b, i))
			continue;
		size_t n = count_kind(b, b->notes[i].kind);
		buf_clear(&text);
		buf_append(&text, b->notes[i].text);
		if (n > 1)
			buf_printf(&text, " (%zu times)", n);
		append_note("note: ", buf_str(&text), indent, columns, out);
	}
	buf_release(&text);
}

void inspect_text_append_block(const InspectedBlock *b, int columns, Buf *out)
{
	const char *skipped = card_skip_name(b->verdict.skip);
	int level = b->block->level > 1 ? b->block->level - 1 : 0;
	int indent = level < columns / 4 ? 2 * level : columns / 4 * 2;
	int width = columns - MARGIN - indent;
	buf_printf(out, "%6d %c ", b->block->line, skipped ? '!' : b->verdict.is_card ? '*' : ' ');
	buf_append_repeat(out, ' ', (size_t)indent);
	append_head(b, width > HEAD_MIN ? width : HEAD_MIN, out);
	indent += MARGIN + 2;
	if (skipped)
		append_note("no card: ", str_from_z(skipped), indent, columns, out);
	append_notes(b, indent, columns, out);
}

// -- totals -----------------------------------------------------------------------------------

static size_t count_with_cloze_each(const Card *card)
{
	if (card->cloze > 0 || card->clozes == 0)
		return 1;
	Clozes clozes;
	clozes_find(&clozes, card->question);
	size_t n = clozes.n > 0 ? clozes.n : 1;
	clozes_release(&clozes);
	return n;
}

void inspect_totals_add(InspectTotals *t, const Outline *o, const Cards *cards)
{
	t->blocks += o->n_blocks;
	t->cards += cards->n;
	for (uint32_t i = 0; i < o->n_blocks; i++)
		t->left_out += cards->verdicts[i].skip != CARD_NOT_SKIPPED;
	for (size_t i = 0; i < cards->n; i++)
		t->with_cloze_each += count_with_cloze_each(&cards->items[i]);
}

static void append_count(size_t n, const char *what, Buf *out)
{
	buf_printf(out, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

void inspect_totals_append(const InspectTotals *t, Buf *out)
{
	append_count(t->blocks, "block", out);
	buf_append_z(out, ", ");
	append_count(t->cards, "card", out);
	if (t->cards > 0)
		buf_append_z(out, " (*)");
	if (t->left_out > 0)
		buf_printf(out, ", %zu for Logseq only (!)", t->left_out);
	if (t->with_cloze_each > t->cards) {
		buf_append_z(out, "; with `cloze: each` ");
		append_count(t->with_cloze_each, "card", out);
	}
}
