#include "recto/library/resolve.h"

#include "recto/base/path.h"
#include "recto/base/vec.h"
#include "recto/card/block.h"
#include "recto/card/expand.h"
#include "recto/card/refs.h"
#include "recto/store/sources.h"

enum {
	PAGE_MAX = 8 << 20,    // bytes of a page that is read for a reference
	PAGES_MAX = 32 << 20,  // of all such pages of a card
	TARGET_MAX = 16 << 10, // of what one reference shows
	LINKED_MAX = 2 << 10,  // of a page that stands in for an answer
	LINKS_MAX = 24,        // looked up for that
	IMAGE_MAX = 400,       // of the path of an image; render takes no longer one
};

// A page that references lead to, read once.
typedef struct TargetPage {
	int64_t id;
	Str path, title;
	bool is_read;
	Buf source;
	Outline outline;
	BlockIds ids;
} TargetPage;

typedef struct TargetPages {
	TargetPage **items;
	size_t n, cap;
} TargetPages;

// The graph of one card.
typedef struct Resolver {
	Store *store;
	const StoredCard *card;
	Str page; // the path of the one with the text at hand
	TargetPages pages;
	size_t bytes; // read so far
	Arena arena;  // pages and texts
} Resolver;

// -- pages ---------------------------------------------------------------------------------------

// Neither a link nor a folder that became one leads out of the graph.
static bool is_within_graph(Resolver *r, Str path)
{
	char *root;
	char *real;
	return path_resolve(arena_copy_z(&r->arena, r->card->graph_root), &r->arena, &root, NULL) &&
	       path_resolve(arena_copy_z(&r->arena, path), &r->arena, &real, NULL) &&
	       path_is_within(str_from_z(real), str_from_z(root));
}

static void read_page(Resolver *r, TargetPage *page)
{
	StoredPage stored;
	if (r->bytes > PAGES_MAX || !store_load_page(r->store, page->id, &r->arena, &stored, NULL))
		return;
	page->path = stored.path;
	page->title = stored.title;
	page->is_read = is_within_graph(r, stored.path) &&
			file_read(stored.path.p, PAGE_MAX, &page->source, NULL, NULL);
	if (!page->is_read)
		return;
	r->bytes += page->source.n;
	outline_parse(&page->outline, buf_str(&page->source), outline_format_of_name(stored.path));
	block_ids_read(&page->ids, &page->outline);
}

// NULL when it cannot be read.
static const TargetPage *get_page(Resolver *r, int64_t id)
{
	for (size_t i = 0; i < r->pages.n; i++)
		if (r->pages.items[i]->id == id)
			return r->pages.items[i]->is_read ? r->pages.items[i] : NULL;
	TargetPage *page = ARENA_NEW(&r->arena, TargetPage);
	VEC_PUSH(&r->pages, page);
	page->id = id;
	read_page(r, page);
	return page->is_read ? page : NULL;
}

static void release(Resolver *r)
{
	for (size_t i = 0; i < r->pages.n; i++) {
		block_ids_release(&r->pages.items[i]->ids);
		outline_release(&r->pages.items[i]->outline);
		buf_release(&r->pages.items[i]->source);
	}
	VEC_RELEASE(&r->pages);
	arena_release(&r->arena);
}

// -- what expansion asks for ---------------------------------------------------------------------

// Takes the text.
static bool give(Resolver *r, Buf *text, const TargetPage *page, ExpandTarget *out)
{
	*out = (ExpandTarget){arena_copy(&r->arena, buf_str(text)), page->path};
	buf_release(text);
	return true;
}

static bool find_block(void *context, Str id, bool is_whole, ExpandTarget *out)
{
	Resolver *r = context;
	int64_t number = 0;
	Buf text = {0};
	if (!store_find_page_by_block(r->store, r->card->graph, id, &number, NULL) || number == 0)
		return false;
	const TargetPage *page = get_page(r, number);
	uint32_t block = page ? block_ids_find(&page->ids, id) : OUTLINE_NO_BLOCK;
	if (block == OUTLINE_NO_BLOCK)
		return false;
	if (is_whole)
		block_append_tree(&page->outline, block, TARGET_MAX, &text);
	else
		block_append_line(&page->outline, block, &text);
	return give(r, &text, page, out);
}

static bool find_page(void *context, Str name, ExpandTarget *out)
{
	Resolver *r = context;
	Refs names = {0};
	int64_t number = 0;
	Buf text = {0};
	refs_add(&names, name);
	if (names.n > 0)
		store_find_page_by_name(r->store, r->card->graph, names.items[0], &number, NULL);
	refs_release(&names);
	const TargetPage *page = number != 0 ? get_page(r, number) : NULL;
	if (!page)
		return false;
	block_append_page(&page->outline, TARGET_MAX, &text);
	return give(r, &text, page, out);
}

static bool is_missing(void *context, Str page, Str image)
{
	const Resolver *r = context;
	return library_misses_asset(r->card->graph_root, page, image);
}

// What would end the target or be decoded is coded.
static void append_path(Str path, Buf *out)
{
	for (size_t i = 0; i < path.n; i++)
		if (str_find_char(STR("%()<>?\""), path.p[i], NULL))
			buf_printf(out, "%%%02X", (unsigned char)path.p[i]);
		else
			buf_append_char(out, path.p[i]);
}

// From another folder the same words lead elsewhere.
static bool append_image(void *context, Str page, Str image, Buf *out)
{
	Resolver *r = context;
	bool is_beside = str_equals(path_folder(page), path_folder(r->page));
	if (is_beside || str_starts_with(image, STR("/")))
		return false;
	Str file = library_find_asset(r->card->graph_root, page, image, &r->arena);
	if (file.n == 0 || file.n > IMAGE_MAX)
		return false;
	buf_append_char(out, '<');
	append_path(file, out);
	buf_append_char(out, '>');
	return true;
}

// -- cards ---------------------------------------------------------------------------------------

// The text stands on the page with this path.
static Str resolve(Resolver *r, Str markdown, Str page, Arena *a)
{
	const ExpandSource source = {r, find_block, find_page, is_missing, append_image};
	Buf text = {0};
	if (!expand_is_needed(markdown))
		return markdown;
	r->page = page;
	expand_append(markdown, page, &source, &text);
	Str resolved = arena_copy(a, buf_str(&text));
	buf_release(&text);
	return resolved;
}

void library_resolve_card(Store *s, StoredCard *card, Arena *a)
{
	Resolver r = {.store = s, .card = card};
	Str question = resolve(&r, card->question, card->path, a);
	Str answer = resolve(&r, card->answer, card->path, a);
	release(&r);
	card->question = question;
	card->answer = answer;
}

// -- in place of an answer -----------------------------------------------------------------------

// False when there is nothing to show of the page with this name.
static bool read_link(Resolver *r, Str name, Arena *a, LinkedPage *out)
{
	int64_t number = 0;
	Buf text = {0};
	store_find_page_by_name(r->store, r->card->graph, name, &number, NULL);
	const TargetPage *page =
		number != 0 && number != r->card->page ? get_page(r, number) : NULL;
	if (!page)
		return false;
	block_append_page(&page->outline, LINKED_MAX, &text);
	Str own = str_trim(buf_str(&text));
	if (own.n > 0)
		*out = (LinkedPage){
			arena_copy(a, page->title), arena_copy(a, page->path), arena_copy(a, own)};
	buf_release(&text);
	return own.n > 0;
}

size_t library_list_links(
	Store *s, const StoredCard *card, Arena *a, LinkedPage out[LINKED_PAGES_MAX])
{
	Resolver r = {.store = s, .card = card};
	Refs names = {0};
	size_t n = 0;
	refs_add_links(&names, card->question);
	for (size_t i = 0; i < names.n && i < LINKS_MAX && n < LINKED_PAGES_MAX; i++)
		n += read_link(&r, names.items[i], a, &out[n]);
	for (size_t i = 0; i < n; i++)
		out[i].text = resolve(&r, out[i].text, out[i].path, a);
	refs_release(&names);
	release(&r);
	return n;
}
