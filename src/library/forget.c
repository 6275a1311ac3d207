#include "recto/library/library.h"

#include "recto/base/path.h"
#include "recto/store/cards.h"
#include "recto/store/sources.h"
#include "roots.h"

typedef struct Forgetting {
	Store *store;
	StoredSources kept; // what is registered, less what was removed
	int64_t gone;       // cards
	Arena arena;
} Forgetting;

// The path itself and whatever was registered below it.
static bool remove_sources(Forgetting *f, Str path, bool *was_there, Err *err)
{
	size_t kept = 0;
	*was_there = false;
	for (size_t i = 0; i < f->kept.n; i++) {
		Str source = f->kept.paths[i];
		bool is_removed;
		if (!path_is_within(source, path)) {
			f->kept.paths[kept++] = source;
			continue;
		}
		if (!store_remove_source(f->store, source, &is_removed, err))
			return false;
		*was_there = true;
	}
	f->kept.n = kept;
	return true;
}

static bool is_still_read(const Forgetting *f, Str path)
{
	for (size_t i = 0; i < f->kept.n; i++)
		if (path_is_within(path, f->kept.paths[i]))
			return true;
	return false;
}

static bool forget_page(Forgetting *f, StoredPage *page, Err *err)
{
	StoredCard *cards;
	size_t n;
	page->is_gone = true;
	if (!store_put_page(f->store, page, err) ||
		!store_list_page_cards(f->store, page->id, &f->arena, &cards, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (cards[i].is_gone)
			continue;
		if (!store_set_card_gone(f->store, cards[i].id, true, err))
			return false;
		f->gone++;
	}
	return true;
}

static bool forget_path(Forgetting *f, const char *given, Err *err)
{
	Str path = str_from_z(roots_resolve(given, &f->arena));
	bool was_there;
	StoredPage *pages;
	size_t n;
	if (!remove_sources(f, path, &was_there, err) ||
		!store_list_pages(f->store, path, &f->arena, &pages, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (pages[i].is_gone || is_still_read(f, pages[i].path))
			continue;
		was_there = true; // or named by the configuration, once
		if (!forget_page(f, &pages[i], err))
			return false;
	}
	return was_there || err_set(err, ERR_NEGATIVE, "%s is not registered", given);
}

static bool forget_all(Forgetting *f, const char *const *paths, size_t n, Err *err)
{
	if (!store_list_sources(f->store, &f->arena, &f->kept, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!forget_path(f, paths[i], err))
			return false;
	return true;
}

bool library_forget(
	Store *s, const char *const *paths, size_t n, const Clock *clock, int64_t *gone, Err *err)
{
	(void)clock;
	Forgetting f = {.store = s};
	if (!store_begin(s, err))
		return false;
	bool is_done = forget_all(&f, paths, n, err) && store_commit(s, err);
	if (!is_done)
		store_rollback(s);
	arena_release(&f.arena);
	*gone = is_done ? f.gone : 0;
	return is_done;
}
