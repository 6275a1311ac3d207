// Real pages: the blocks that stand at the left become cards that can be edited.
#include "recto/base/vec.h"
#include "recto/card/card.h"
#include "truth.h"

int notes_count_cards(Str page)
{
	Outline outline;
	Cards cards;
	PageInfo info = {.file_name = STR("a.md"), .in_graph = true};
	outline_parse(&outline, page, PAGE_MARKDOWN);
	cards_read(&cards, &outline, &info);
	int n = (int)cards.n;
	cards_release(&cards);
	outline_release(&outline);
	return n;
}

static int count_in_item(const Item *item)
{
	Buf text = {0};
	notes_write_item(item, &text);
	int n = notes_count_cards(buf_str(&text));
	buf_release(&text);
	return n;
}

bool notes_is_one_card(const Item *item)
{
	return count_in_item(item) == 1;
}

// Takes the lines up to the next block at the left.
static Str take_block(Str *text)
{
	Str start = *text, line;
	size_t n = 0;
	while (str_next_line(text, &line)) {
		n = (size_t)(text->p - start.p);
		if (str_starts_with(*text, STR("- ")))
			break;
	}
	return str_head(start, text->n > 0 ? n : start.n);
}

static Item make_item(Notes *n, Str block)
{
	Str line;
	Str rest = block;
	str_next_line(&rest, &line);
	Str question = str_skip(line, 2);
	bool is_chinese = words_count(LANGUAGE_CHINESE, question) > 3;
	Item item = {
		.language = is_chinese ? LANGUAGE_CHINESE : LANGUAGE_ENGLISH,
		.question = arena_copy(&n->arena, question),
		.answer = arena_copy(&n->arena, rest),
		.is_raw = true,
	};
	return item;
}

// A block that says enough is made a card if it is none; one that holds several is carried along.
static void number_item(Notes *n, Item *item)
{
	int cards = count_in_item(item);
	if (cards == 0 && words_count(item->language, item->question) >= 3) {
		Str was = item->question;
		item->question = arena_printf(&n->arena, "#card %.*s", STR_ARG(was));
		cards = count_in_item(item);
		if (cards != 1)
			item->question = was;
	}
	cards = count_in_item(item);
	if (cards == 0)
		return;
	item->id = n->last_id + 1;
	item->cards = cards - 1;
	n->last_id += cards;
}

// What a page says as a whole must be the sum of its blocks.
static bool is_sum(const Sheet *sheet)
{
	Buf text = {0};
	int sum = 0;
	for (size_t i = 0; i < sheet->items.n; i++)
		if (sheet->items.items[i].id > 0)
			sum += 1 + sheet->items.items[i].cards;
	notes_write_sheet(sheet, &text);
	bool is_equal = sum > 0 && notes_count_cards(buf_str(&text)) == sum;
	buf_release(&text);
	return is_equal;
}

static Str take_head(Str *text)
{
	Str start = *text, line;
	while (text->n > 0 && !str_starts_with(*text, STR("- ")))
		str_next_line(text, &line);
	return str_head(start, start.n - text->n);
}

static void put_into_reserve(Notes *n, Sheet *sheet)
{
	for (size_t i = 0; i < sheet->items.n; i++)
		if (sheet->items.items[i].id > 0 && sheet->items.items[i].cards == 0)
			VEC_PUSH(&n->reserve, sheet->items.items[i]);
	VEC_RELEASE(&sheet->items);
}

void notes_add_page(Notes *n, Str text)
{
	Sheet sheet = {.is_changed = true};
	int last_id = n->last_id;
	if (text.n == 0 || str_contains(text, STR("\r")) || str_contains(text, STR("\0")))
		return;
	bool has_end = text.p[text.n - 1] == '\n';
	Str rest = arena_printf(&n->arena, "%.*s%s", STR_ARG(text), has_end ? "" : "\n");
	sheet.head = take_head(&rest);
	while (rest.n > 0) {
		Item item = make_item(n, take_block(&rest));
		number_item(n, &item);
		VEC_PUSH(&sheet.items, item);
	}
	if (is_sum(&sheet) && chance_is(&n->chance, 20)) {
		put_into_reserve(n, &sheet);
	} else if (is_sum(&sheet)) {
		sheet.name = notes_new_name(n);
		VEC_PUSH(&n->sheets, sheet);
	} else {
		n->last_id = last_id;
		VEC_RELEASE(&sheet.items);
	}
}

static bool is_repeated(const Notes *n, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (str_equals(n->reserve.items[i].question, n->reserve.items[at].question))
			return true;
	return notes_have_question(n, n->reserve.items[at].question);
}

void notes_clean_reserve(Notes *n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n->reserve.n; i++)
		if (!is_repeated(n, i))
			n->reserve.items[kept++] = n->reserve.items[i];
	n->reserve.n = kept;
}
