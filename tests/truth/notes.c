#include <string.h>

#include "recto/base/utf8.h"
#include "recto/base/vec.h"
#include "truth.h"

enum { FAMILY_SIZE = 50 };

Str notes_settle(Notes *n, Buf *text)
{
	Str kept = arena_copy(&n->arena, buf_str(text));
	buf_release(text);
	return kept;
}

// -- new cards -----------------------------------------------------------------------------------

// A family asks one thing about many: its words follow from its number.
static Chance chance_of_family(const Notes *n, int family)
{
	Chance c = {(n->seed * 1000 + (uint64_t)family) * 0x9E3779B97F4A7C15u + 1};
	for (int i = 0; i < 5; i++)
		chance_below(&c, 2);
	return c;
}

// Returns what tells it from the others.
static Str append_family_question(Notes *n, int family, Language l, Buf *out)
{
	Chance c = chance_of_family(n, family);
	bool has_long_frame = chance_is(&c, 50);
	Buf thing = {0}, telling = {0};
	words_append_rare(&c, l, &thing);
	words_append_rare(&n->chance, l, &telling);
	if (l == LANGUAGE_CHINESE) {
		buf_printf(out, "%s的%s", buf_z(&telling), buf_z(&thing));
		if (has_long_frame)
			words_append_sentence(&c, l, 4, out);
		buf_append_z(out, "是什么？");
	} else {
		buf_printf(out, "What is the %s of %s", buf_z(&thing), buf_z(&telling));
		if (has_long_frame) {
			buf_append_z(out, " in the ");
			words_append_common(&c, l, out);
		}
		buf_append_char(out, '?');
	}
	buf_release(&thing);
	return notes_settle(n, &telling);
}

static void append_question(Notes *n, Language l, Buf *out)
{
	Chance *c = &n->chance;
	if (chance_is(c, 15)) {
		buf_append_z(out, l == LANGUAGE_CHINESE ? "定义" : "Define ");
		words_append_rare(c, l, out);
	} else {
		int words = 4 + (int)chance_below(c, 12);
		words_append_sentence(c, l, words, out);
		buf_append_z(out, l == LANGUAGE_CHINESE ? "？" : "?");
	}
}

void notes_append_answer(Notes *n, int family, Language l, Buf *out)
{
	Chance *c = &n->chance;
	Chance of_family = chance_of_family(n, family);
	uint32_t kind = chance_below(family > 0 ? &of_family : c, 12);
	if (kind < 3) {
		words_append_rare(c, l, out);
	} else if (kind < 4) {
		buf_printf(out, "%u", chance_below(c, 3000));
	} else if (kind < 9) {
		words_append_sentence(c, l, 3 + (int)chance_below(c, 10), out);
	} else if (kind < 10) {
		buf_append_z(out, "```\n");
		words_append_sentence(c, LANGUAGE_ENGLISH, 5, out);
		buf_printf(out, "(%u);\n```", chance_below(c, 100));
	} else if (kind < 11) {
		buf_append_z(out, chance_is(c, 50) ? "Yes" : "No");
	} // else there is none
}

bool notes_have_question(const Notes *n, Str question)
{
	for (size_t i = 0; i < n->sheets.n; i++)
		for (size_t k = 0; k < n->sheets.items[i].items.n; k++)
			if (str_equals(n->sheets.items[i].items.items[k].question, question))
				return true;
	return false;
}

Item notes_new_card(Notes *n, int family, Language l, Happening happening)
{
	Buf question = {0};
	Buf answer = {0};
	Str telling = {0};
	if (family > 0)
		telling = append_family_question(n, family, l, &question);
	else
		append_question(n, l, &question);
	notes_append_answer(n, family, l, &answer);
	if (notes_have_question(n, buf_str(&question)))
		words_append_rare(&n->chance, l, &question);
	bool answer_tells = answer.n > strlen("Yes");
	return (Item){
		.id = ++n->last_id,
		.language = l,
		.family = family,
		.telling = answer_tells ? (Str){0} : telling,
		.question = notes_settle(n, &question),
		.answer = notes_settle(n, &answer),
		.happening = happening,
	};
}

static Item new_text(Notes *n)
{
	Buf text = {0};
	words_append_sentence(&n->chance, LANGUAGE_ENGLISH, 6, &text);
	return (Item){.question = notes_settle(n, &text)};
}

// -- notes ---------------------------------------------------------------------------------------

Str notes_new_name(Notes *n)
{
	return arena_printf(&n->arena, "page %d", ++n->last_name);
}

static Language language_of_family(int family)
{
	return family % 2 ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
}

static void fill_sheet(Notes *n, Sheet *sheet, int cards)
{
	bool is_family = chance_is(&n->chance, 60);
	for (int i = 0; i < cards; i++) {
		Language l = chance_is(&n->chance, 50) ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
		int family = 0;
		if (is_family && chance_is(&n->chance, 85)) {
			family = 1 + (int)chance_below(&n->chance, (uint32_t)n->n_families);
			family = chance_is(&n->chance, 70) ? 1 + n->last_name % n->n_families
							   : family;
			l = language_of_family(family);
		}
		VEC_PUSH(&sheet->items, notes_new_card(n, family, l, HAPPENED_NEW));
		if (chance_is(&n->chance, 10))
			VEC_PUSH(&sheet->items, new_text(n));
	}
}

void notes_start(Notes *n, uint64_t seed, int cards)
{
	n->seed = seed;
	n->chance.state = seed * 0x9E3779B97F4A7C15u + 7;
	n->n_families = cards / FAMILY_SIZE + 1;
}

void notes_make(Notes *n, int cards)
{
	while (n->last_id < cards) {
		Sheet sheet = {.name = notes_new_name(n), .is_changed = true};
		fill_sheet(n, &sheet, CARDS_IN_SHEET);
		VEC_PUSH(&n->sheets, sheet);
	}
}

void notes_release(Notes *n)
{
	for (size_t i = 0; i < n->sheets.n; i++)
		VEC_RELEASE(&n->sheets.items[i].items);
	VEC_RELEASE(&n->sheets);
	VEC_RELEASE(&n->reserve);
	arena_release(&n->arena);
}

static void append_indented(Str text, const char *indent, Buf *out)
{
	Str line;
	for (bool is_first = true; str_next_line(&text, &line); is_first = false)
		buf_printf(out, "%s%.*s%s", is_first ? "" : indent, STR_ARG(line), "\n");
}

void notes_write_item(const Item *item, Buf *out)
{
	buf_append_z(out, "- ");
	if (item->is_raw) {
		buf_printf(out, "%.*s\n%.*s", STR_ARG(item->question), STR_ARG(item->answer));
		return;
	}
	if (item->id > 0)
		buf_append_z(out, "#card ");
	append_indented(item->question, "  ", out);
	if (item->answer.n > 0) {
		buf_append_z(out, "\t- ");
		append_indented(item->answer, "\t  ", out);
	}
}

void notes_write_sheet(const Sheet *sheet, Buf *out)
{
	buf_append(out, sheet->head);
	for (size_t i = 0; i < sheet->items.n; i++)
		notes_write_item(&sheet->items.items[i], out);
}
