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
static Chance chance_of_family(int family)
{
	Chance c = {(uint64_t)family * 0x9E3779B97F4A7C15u + 1};
	for (int i = 0; i < 5; i++)
		chance_below(&c, 2);
	return c;
}

static void append_family_question(Notes *n, int family, Language l, Buf *out)
{
	Chance c = chance_of_family(family);
	bool has_long_frame = chance_is(&c, 50);
	Buf thing = {0};
	words_append_rare(&c, l, &thing);
	if (l == LANGUAGE_CHINESE) {
		words_append_rare(&n->chance, l, out);
		buf_append_z(out, "的");
		buf_append(out, buf_str(&thing));
		if (has_long_frame)
			words_append_sentence(&c, l, 4, out);
		buf_append_z(out, "是什么？");
	} else if (has_long_frame) {
		buf_printf(out, "What is the %s of ", buf_z(&thing));
		words_append_rare(&n->chance, l, out);
		buf_append_z(out, " in the ");
		words_append_common(&c, l, out);
		buf_append_z(out, "?");
	} else {
		buf_printf(out, "What is the %s of ", buf_z(&thing));
		words_append_rare(&n->chance, l, out);
		buf_append_z(out, "?");
	}
	buf_release(&thing);
}

static void append_question(Notes *n, int family, Language l, Buf *out)
{
	Chance *c = &n->chance;
	if (family > 0) {
		append_family_question(n, family, l, out);
	} else if (chance_is(c, 15)) {
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
	Chance of_family = chance_of_family(family);
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
	append_question(n, family, l, &question);
	notes_append_answer(n, family, l, &answer);
	if (notes_have_question(n, buf_str(&question)))
		words_append_rare(&n->chance, l, &question);
	return (Item){
		.id = ++n->last_id,
		.language = l,
		.family = family,
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
		if (n->material.n > 0) {
			Item item = n->material.items[--n->material.n];
			item.id = ++n->last_id;
			VEC_PUSH(&sheet->items, item);
		} else {
			VEC_PUSH(&sheet->items, notes_new_card(n, family, l, HAPPENED_NEW));
		}
		if (chance_is(&n->chance, 10))
			VEC_PUSH(&sheet->items, new_text(n));
	}
}

void notes_make(Notes *n, uint64_t seed, int cards)
{
	n->chance.state = seed * 0x9E3779B97F4A7C15u + 7;
	n->n_families = cards / FAMILY_SIZE + 1;
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
	VEC_RELEASE(&n->material);
	arena_release(&n->arena);
}

static void append_indented(Str text, const char *indent, Buf *out)
{
	Str line;
	for (bool is_first = true; str_next_line(&text, &line); is_first = false)
		buf_printf(out, "%s%.*s%s", is_first ? "" : indent, STR_ARG(line), "\n");
}

void notes_write_sheet(const Sheet *sheet, Buf *out)
{
	for (size_t i = 0; i < sheet->items.n; i++) {
		const Item *item = &sheet->items.items[i];
		buf_append_z(out, "- ");
		if (item->id == 0) {
			append_indented(item->question, "  ", out);
			continue;
		}
		buf_append_z(out, "#card ");
		append_indented(item->question, "  ", out);
		if (item->answer.n > 0) {
			bool is_list = str_starts_with(item->answer, STR("- "));
			buf_append_z(out, is_list ? "\t" : "\t- ");
			append_indented(item->answer, is_list ? "\t" : "\t  ", out);
		}
	}
}
