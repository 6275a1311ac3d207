#include "recto/base/utf8.h"
#include "recto/base/vec.h"
#include "truth.h"

enum { CARDS_IN_SHEET = 20, FAMILY_SIZE = 50 };

static Str settle(Notes *n, Buf *text)
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

static void append_answer(Notes *n, int family, Language l, Buf *out)
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

static bool has_text(const Notes *n, Str question)
{
	for (size_t i = 0; i < n->sheets.n; i++)
		for (size_t k = 0; k < n->sheets.items[i].items.n; k++)
			if (str_equals(n->sheets.items[i].items.items[k].question, question))
				return true;
	return false;
}

static Item new_card(Notes *n, int family, Language l, Happening happening)
{
	Buf question = {0};
	Buf answer = {0};
	append_question(n, family, l, &question);
	append_answer(n, family, l, &answer);
	if (has_text(n, buf_str(&question)))
		words_append_rare(&n->chance, l, &question);
	return (Item){
		.id = ++n->last_id,
		.language = l,
		.family = family,
		.question = settle(n, &question),
		.answer = settle(n, &answer),
		.happening = happening,
	};
}

static Item new_text(Notes *n)
{
	Buf text = {0};
	words_append_sentence(&n->chance, LANGUAGE_ENGLISH, 6, &text);
	return (Item){.question = settle(n, &text)};
}

// -- notes ---------------------------------------------------------------------------------------

static Str new_name(Notes *n)
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
			VEC_PUSH(&sheet->items, new_card(n, family, l, HAPPENED_NEW));
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
		Sheet sheet = {.name = new_name(n), .is_changed = true};
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

// -- edits ---------------------------------------------------------------------------------------

static Sheet *any_sheet(Notes *n)
{
	for (;;) {
		Sheet *sheet = &n->sheets.items[chance_below(&n->chance, (uint32_t)n->sheets.n)];
		if (!sheet->is_out && sheet->items.n > 0)
			return sheet;
	}
}

static bool is_copied(const Sheet *sheet, const Item *item)
{
	for (size_t i = 0; i < sheet->items.n; i++)
		if (&sheet->items.items[i] != item &&
			str_equals(sheet->items.items[i].question, item->question))
			return true;
	return false;
}

// A card of the sheet that nothing happened to yet in this round; NULL without one.
static Item *any_card(Notes *n, Sheet *sheet)
{
	for (int tries = 0; tries < 20; tries++) {
		Item *item =
			&sheet->items.items[chance_below(&n->chance, (uint32_t)sheet->items.n)];
		if (item->id > 0 && item->happening == HAPPENED_NOTHING)
			return item;
	}
	return NULL;
}

// The same without those that are there twice: where one of them went, nobody could tell.
static Item *any_single_card(Notes *n, Sheet *sheet)
{
	Item *item = any_card(n, sheet);
	return item && !is_copied(sheet, item) ? item : NULL;
}

static Item take_out(Items *items, size_t at)
{
	Item item = items->items[at];
	for (size_t i = at + 1; i < items->n; i++)
		items->items[i - 1] = items->items[i];
	items->n--;
	return item;
}

static void put_in(Items *items, size_t at, Item item)
{
	VEC_PUSH(items, item);
	for (size_t i = items->n - 1; i > at; i--)
		items->items[i] = items->items[i - 1];
	items->items[at] = item;
}

static void put_anywhere(Notes *n, Sheet *sheet, Item item)
{
	put_in(&sheet->items, chance_below(&n->chance, (uint32_t)sheet->items.n + 1), item);
	sheet->is_changed = true;
}

static void set_question(Notes *n, Item *item, Buf *text, Happening happening)
{
	Str question = settle(n, text);
	if (words_count(item->language, question) == 0 || str_equals(question, item->question) ||
		has_text(n, question))
		return;
	item->question = question;
	item->happening = happening;
}

static void misspell(Notes *n, Item *item, Happening happening)
{
	Buf text = {0};
	words_misspell(&n->chance, item->language, item->question, &text);
	set_question(n, item, &text, happening);
}

static void reword(Notes *n, Item *item, Happening happening)
{
	Buf text = {0};
	int words = words_count(item->language, item->question);
	words_reword(&n->chance, item->language, item->question, words / 3, &text);
	set_question(n, item, &text, happening);
}

static void edit_card(Notes *n, Item *item, Happening happening)
{
	if (chance_is(&n->chance, 50))
		misspell(n, item, happening ? happening : HAPPENED_TYPO);
	else
		reword(n, item, happening ? happening : HAPPENED_REWORD);
}

static void change_answer(Notes *n, Item *item)
{
	Buf answer = {0};
	append_answer(n, item->family, item->language, &answer);
	item->answer = settle(n, &answer);
	item->happening = HAPPENED_ANSWER;
}

static void reorder(Notes *n, Sheet *sheet)
{
	Item *item = any_single_card(n, sheet);
	if (!item)
		return;
	item->happening = HAPPENED_REORDER;
	put_anywhere(n, sheet, take_out(&sheet->items, (size_t)(item - sheet->items.items)));
}

static void swap(Notes *n, Sheet *sheet)
{
	Item *item = any_single_card(n, sheet);
	size_t at = item ? (size_t)(item - sheet->items.items) : sheet->items.n;
	if (at + 1 >= sheet->items.n)
		return;
	item->happening = HAPPENED_SWAP;
	put_in(&sheet->items, at + 1, take_out(&sheet->items, at));
}

static void move(Notes *n, Sheet *sheet)
{
	Item *item = any_single_card(n, sheet);
	if (!item)
		return;
	item->happening = HAPPENED_MOVE;
	if (chance_is(&n->chance, 10))
		edit_card(n, item, HAPPENED_MOVE_EDIT);
	Item moved = take_out(&sheet->items, (size_t)(item - sheet->items.items));
	put_anywhere(n, any_sheet(n), moved);
}

static void mark_all(Sheet *sheet, Happening happening)
{
	for (size_t i = 0; i < sheet->items.n; i++)
		if (sheet->items.items[i].happening == HAPPENED_NOTHING)
			sheet->items.items[i].happening = happening;
}

static void edit_some(Notes *n, Sheet *sheet, Happening happening)
{
	for (int i = 0; i < 3; i++) {
		Item *item = any_card(n, sheet);
		if (item)
			edit_card(n, item, happening);
	}
}

static void rename_sheet(Notes *n, Sheet *sheet)
{
	if (sheet->old_name.n > 0)
		return;
	if (chance_is(&n->chance, 50))
		edit_some(n, sheet, HAPPENED_RENAME_EDIT);
	mark_all(sheet, HAPPENED_RENAME);
	sheet->old_name = sheet->name;
	sheet->name = new_name(n);
}

static void split(Notes *n, Sheet *sheet)
{
	if (sheet->items.n < 6)
		return;
	Sheet half = {.name = new_name(n), .is_changed = true};
	while (half.items.n < sheet->items.n)
		put_in(&half.items, 0, take_out(&sheet->items, sheet->items.n - 1));
	mark_all(&half, HAPPENED_SPLIT);
	mark_all(sheet, HAPPENED_SPLIT);
	VEC_PUSH(&n->sheets, half);
}

static void merge(Notes *n, Sheet *sheet)
{
	Sheet *other = any_sheet(n);
	if (other == sheet || sheet->items.n + other->items.n > (size_t)3 * CARDS_IN_SHEET)
		return;
	mark_all(sheet, HAPPENED_MERGE);
	mark_all(other, HAPPENED_MERGE);
	while (sheet->items.n > 0)
		VEC_PUSH(&other->items, take_out(&sheet->items, 0));
	other->is_changed = true;
}

// What was deleted together with an edit would come back with a text that never was imported.
static void delete_sheet(Notes *n, Sheet *sheet)
{
	if (sheet->old_name.n > 0)
		return;
	for (size_t i = 0; i < sheet->items.n; i++)
		if (sheet->items.items[i].happening != HAPPENED_NOTHING)
			return;
	sheet->is_out = true;
	sheet->back_at = n->round + 1 + (int)chance_below(&n->chance, 5);
}

static void restore_sheets(Notes *n)
{
	for (size_t i = 0; i < n->sheets.n; i++) {
		Sheet *sheet = &n->sheets.items[i];
		if (!sheet->is_out || sheet->back_at > n->round)
			continue;
		sheet->is_out = false;
		sheet->is_changed = true;
		if (chance_is(&n->chance, 50))
			edit_some(n, sheet, HAPPENED_RESTORE_EDIT);
		mark_all(sheet, HAPPENED_RESTORE);
	}
}

static void copy(Notes *n, Sheet *sheet)
{
	Item *item = any_single_card(n, sheet);
	if (!item)
		return;
	Item twin = *item;
	item->happening = HAPPENED_COPIED;
	twin.id = ++n->last_id;
	twin.happening = HAPPENED_COPY;
	// Behind it: which of two equal neighbours is the new one, nobody could tell otherwise.
	put_in(&sheet->items, (size_t)(item - sheet->items.items) + 1, twin);
}

static void edit_any(Notes *n, Sheet *sheet)
{
	Item *item = any_card(n, sheet);
	if (item)
		edit_card(n, item, is_copied(sheet, item) ? HAPPENED_COPY_EDIT : 0);
}

static void change_any_answer(Notes *n, Sheet *sheet)
{
	Item *item = any_single_card(n, sheet);
	if (item)
		change_answer(n, item);
}

static void replace_by_similar(Notes *n, Sheet *sheet)
{
	Item *item = any_single_card(n, sheet);
	if (!item)
		return;
	Item gone = take_out(&sheet->items, (size_t)(item - sheet->items.items));
	Item similar = new_card(n, gone.family, gone.language, HAPPENED_SIMILAR);
	n->pairs++;
	if (chance_is(&n->chance, 50))
		put_in(&sheet->items, (size_t)(item - sheet->items.items), similar);
	else
		put_anywhere(n, sheet, similar);
}

static void add_new(Notes *n, Sheet *sheet)
{
	Language l = chance_is(&n->chance, 50) ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
	put_anywhere(n, sheet, new_card(n, 0, l, HAPPENED_NEW));
}

static void delete_any(Notes *n, Sheet *sheet)
{
	Item *item = any_single_card(n, sheet);
	if (item)
		take_out(&sheet->items, (size_t)(item - sheet->items.items));
}

typedef struct Edit {
	void (*edit)(Notes *n, Sheet *sheet);
	uint32_t weight;
} Edit;

static const Edit edits[] = {
	{edit_any, 30},
	{change_any_answer, 8},
	{reorder, 8},
	{swap, 8},
	{move, 10},
	{copy, 3},
	{replace_by_similar, 12},
	{add_new, 4},
	{delete_any, 4},
	{rename_sheet, 2},
	{split, 1},
	{merge, 1},
	{delete_sheet, 1},
};

static void edit_once(Notes *n)
{
	uint32_t all = 0;
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
		all += edits[i].weight;
	uint32_t chosen = chance_below(&n->chance, all);
	size_t at = 0;
	for (; chosen >= edits[at].weight; at++)
		chosen -= edits[at].weight;
	Sheet *sheet = any_sheet(n);
	sheet->is_changed = true;
	edits[at].edit(n, sheet); // may move the sheets
}

void notes_edit(Notes *n)
{
	n->round++;
	for (size_t i = 0; i < n->sheets.n; i++)
		for (size_t k = 0; k < n->sheets.items[i].items.n; k++)
			n->sheets.items[i].items.items[k].happening = HAPPENED_NOTHING;
	restore_sheets(n);
	for (uint32_t count = 1 + chance_below(&n->chance, 80); count > 0; count--)
		edit_once(n);
}
