#include <string.h>

#include "recto/base/vec.h"
#include "truth.h"

// -- cards and sheets by chance ------------------------------------------------------------------

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
			(str_equals(sheet->items.items[i].question, item->question) ||
				(item->was.n > 0 &&
					str_equals(sheet->items.items[i].was, item->was))))
			return true;
	return false;
}

// A card of the sheet that nothing happened to yet in this round; NULL without one.
static Item *any_card(Notes *n, Sheet *sheet)
{
	for (int tries = 0; tries < 20; tries++) {
		Item *item =
			&sheet->items.items[chance_below(&n->chance, (uint32_t)sheet->items.n)];
		if (item->id > 0 && item->cards == 0 && item->happening == HAPPENED_NOTHING)
			return item;
	}
	return NULL;
}

static Item *any_single_card(Notes *n, Sheet *sheet)
{
	Item *item = any_card(n, sheet);
	return item && !is_copied(sheet, item) ? item : NULL;
}

// Where one of two equal cards went, its place tells at best.
static Happening mark_move(Sheet *sheet, const Item *item, Happening happening)
{
	if (!is_copied(sheet, item))
		return happening;
	for (size_t i = 0; i < sheet->items.n; i++)
		if (str_equals(sheet->items.items[i].was, item->was) &&
			sheet->items.items[i].happening < HAPPENED_NEW)
			sheet->items.items[i].happening = HAPPENED_COPY_MOVE;
	return HAPPENED_COPY_MOVE;
}

// A card that can go elsewhere; which of those that were copied in this round is the new one,
// nobody could tell then.
static Item *any_movable_card(Notes *n, Sheet *sheet)
{
	Item *item = any_card(n, sheet);
	for (size_t i = 0; item && i < sheet->items.n; i++)
		if (sheet->items.items[i].happening == HAPPENED_COPY &&
			str_equals(sheet->items.items[i].was, item->was))
			return NULL;
	return item;
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

// -- one edit ------------------------------------------------------------------------------------

static void set_question(Notes *n, Item *item, Buf *text, Happening happening)
{
	Str question = notes_settle(n, text);
	if (words_count(item->language, question) == 0 || str_equals(question, item->question) ||
		notes_have_question(n, question))
		return;
	Item edited = *item;
	edited.question = question;
	if (item->is_raw && !notes_is_one_card(&edited))
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
	bool is_retold = happening == HAPPENED_REWORD && item->telling.n > 0 &&
			 !str_contains(buf_str(&text), item->telling);
	set_question(n, item, &text, is_retold ? HAPPENED_RETOLD : happening);
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
	if (item->is_raw && str_contains(item->answer, STR("::")))
		return;
	if (item->is_raw)
		words_reword(&n->chance, item->language, item->answer,
			words_count(item->language, item->answer) / 2, &answer);
	else
		notes_append_answer(n, item->family, item->language, &answer);
	Item edited = *item;
	edited.answer = buf_str(&answer);
	if (item->is_raw && !notes_is_one_card(&edited)) {
		buf_release(&answer);
		return;
	}
	item->answer = notes_settle(n, &answer);
	item->happening = HAPPENED_ANSWER;
}

static void reorder(Notes *n, Sheet *sheet)
{
	Item *item = any_movable_card(n, sheet);
	if (!item)
		return;
	item->happening = mark_move(sheet, item, HAPPENED_REORDER);
	put_anywhere(n, sheet, take_out(&sheet->items, (size_t)(item - sheet->items.items)));
}

static void swap(Notes *n, Sheet *sheet)
{
	Item *item = any_movable_card(n, sheet);
	size_t at = item ? (size_t)(item - sheet->items.items) : sheet->items.n;
	if (at + 1 >= sheet->items.n)
		return;
	item->happening = mark_move(sheet, item, HAPPENED_SWAP);
	put_in(&sheet->items, at + 1, take_out(&sheet->items, at));
}

static void move(Notes *n, Sheet *sheet)
{
	Item *item = any_movable_card(n, sheet);
	if (!item)
		return;
	item->happening = mark_move(sheet, item, HAPPENED_MOVE);
	if (item->happening == HAPPENED_MOVE && chance_is(&n->chance, 10))
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
	sheet->name = notes_new_name(n);
}

static void split(Notes *n, Sheet *sheet)
{
	if (sheet->items.n < 6)
		return;
	Sheet half = {.name = notes_new_name(n), .is_changed = true};
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

// With a text that is gone elsewhere the copy may as well be the card that comes back.
static bool is_out(const Notes *n, Str question)
{
	for (size_t i = 0; i < n->sheets.n; i++)
		for (size_t k = 0; n->sheets.items[i].is_out && k < n->sheets.items[i].items.n; k++)
			if (str_equals(n->sheets.items[i].items.items[k].question, question))
				return true;
	return false;
}

static void copy(Notes *n, Sheet *sheet)
{
	Item *item = any_single_card(n, sheet);
	if (!item || is_out(n, item->question))
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

enum { BEGIN = 9 }; // bytes in which cards of one kind begin alike, `#card ` left out

static Str begin_of(const Item *item)
{
	Str text = item->question;
	if (str_starts_with(text, STR("#card ")))
		text = str_skip(text, strlen("#card "));
	return str_head(text, text.n < BEGIN ? text.n : BEGIN);
}

// A real card has no family, but real ones that begin like it; else any will do.
static Item similar_to(Notes *n, const Item *gone)
{
	if (!gone->is_raw || n->reserve.n == 0)
		return notes_new_card(n, gone->family, gone->language, HAPPENED_SIMILAR);
	size_t at = chance_below(&n->chance, (uint32_t)n->reserve.n);
	for (size_t i = 0; i < n->reserve.n; i++) {
		size_t next = (at + i) % n->reserve.n;
		if (!str_equals(begin_of(&n->reserve.items[next]), begin_of(gone)))
			continue;
		at = next;
		break;
	}
	Item similar = take_out(&n->reserve, at);
	similar.id = ++n->last_id;
	similar.happening = HAPPENED_SIMILAR;
	return similar;
}

static void replace_by_similar(Notes *n, Sheet *sheet)
{
	Item *item = any_single_card(n, sheet);
	if (!item)
		return;
	Item gone = take_out(&sheet->items, (size_t)(item - sheet->items.items));
	Item similar = similar_to(n, &gone);
	n->pairs++;
	if (chance_is(&n->chance, 50))
		put_in(&sheet->items, (size_t)(item - sheet->items.items), similar);
	else
		put_anywhere(n, sheet, similar);
}

static void add_new(Notes *n, Sheet *sheet)
{
	Language l = chance_is(&n->chance, 50) ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH;
	put_anywhere(n, sheet, notes_new_card(n, 0, l, HAPPENED_NEW));
}

static void delete_any(Notes *n, Sheet *sheet)
{
	Item *item = any_movable_card(n, sheet);
	if (!item)
		return;
	mark_move(sheet, item, HAPPENED_NOTHING);
	take_out(&sheet->items, (size_t)(item - sheet->items.items));
}

// -- a round -------------------------------------------------------------------------------------

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

static void begin_round(Items *items)
{
	for (size_t i = 0; i < items->n; i++) {
		items->items[i].was = items->items[i].question;
		items->items[i].happening = HAPPENED_NOTHING;
	}
}

void notes_edit(Notes *n)
{
	n->round++;
	for (size_t i = 0; i < n->sheets.n; i++)
		begin_round(&n->sheets.items[i].items);
	restore_sheets(n);
	for (uint32_t count = 1 + chance_below(&n->chance, 80); count > 0; count--)
		edit_once(n);
}
