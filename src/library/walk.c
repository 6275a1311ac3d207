#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "recto/base/path.h"
#include "recto/base/vec.h"
#include "names.h"

void walk_release(Walk *w)
{
	VEC_RELEASE(&w->folders);
	VEC_RELEASE(&w->roots);
	VEC_RELEASE(&w->unreadable);
	VEC_RELEASE(w);
	arena_release(&w->arena);
	arena_release(&w->names);
}

void walk_add_page(Walk *w, Str path, Graph *graph)
{
	VEC_PUSH(w, ((Found){.path = path, .graph = graph}));
}

static void add_folder(Walk *w, Str path, Graph *graph, int depth)
{
	VEC_PUSH(&w->folders, ((Folder){path, graph, depth}));
}

void walk_add_root(Walk *w, const Root *root)
{
	if (root->kind == ROOT_PAGE)
		walk_add_page(w, root->path, root->graph);
	if (root->kind != ROOT_FOLDER)
		return;
	VEC_PUSH(&w->roots, root->path);
	add_folder(w, root->path, root->graph, 0);
}

static int by_root(const void *x, const void *y)
{
	return str_compare(*(const Str *)x, *(const Str *)y);
}

// Roots may lie within roots: each folder is listed once.
static bool is_root(const Walk *w, Str path)
{
	return w->roots.n > 0 &&
	       bsearch(&path, w->roots.items, w->roots.n, sizeof path, by_root) != NULL;
}

// -- listing a folder ----------------------------------------------------------------------------

typedef struct Listed {
	Str name;
	bool is_folder;
	bool is_copy;
} Listed;

typedef struct Listing {
	Listed *items;
	size_t n, cap;
} Listing;

static int by_name(const void *x, const void *y)
{
	return str_compare(((const Listed *)x)->name, ((const Listed *)y)->name);
}

// DT_DIR, DT_REG or neither. Some file systems do not say it while listing.
static int entry_type(DIR *dir, const struct dirent *e)
{
	struct stat s;
	if (e->d_type != DT_UNKNOWN)
		return e->d_type;
	if (fstatat(dirfd(dir), e->d_name, &s, AT_SYMLINK_NOFOLLOW) != 0)
		return DT_UNKNOWN;
	return S_ISDIR(s.st_mode) ? DT_DIR : S_ISREG(s.st_mode) ? DT_REG : DT_UNKNOWN;
}

static void take_entry(Walk *w, DIR *dir, const struct dirent *e, Listing *out)
{
	Str name = str_from_z(e->d_name);
	if (names_is_skipped(name))
		return;
	int type = entry_type(dir, e);
	bool is_folder = type == DT_DIR;
	if (is_folder || (type == DT_REG && names_is_page(name)))
		VEC_PUSH(out, ((Listed){arena_copy(&w->names, name), is_folder,
				      !is_folder && names_is_copy(name)}));
}

// False with errno when the folder cannot be read to its end.
static bool list_entries(Walk *w, const Folder *f, Listing *out)
{
	// A root may be reached through a link; what lies inside may not.
	int no_link = f->depth > 0 ? O_NOFOLLOW : 0;
	int fd = open(f->path.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC | no_link);
	if (fd < 0)
		return false;
	DIR *dir = fdopendir(fd);
	if (!dir) {
		close(fd);
		return false;
	}
	errno = 0;
	for (const struct dirent *e; (e = readdir(dir));) {
		take_entry(w, dir, e, out);
		errno = 0;
	}
	int why = errno;
	closedir(dir);
	errno = why;
	return why == 0;
}

static void leave_folder(Walk *w, Str path, const char *reason)
{
	talk_warn(w->talk, path, "%s; what is in it stays as it was", reason);
	VEC_PUSH(&w->unreadable, path);
}

// A graph inside of another folder is a graph of its own.
static Graph *inner_graph(Walk *w, const Folder *f, const Listing *entries)
{
	if (str_equals(f->path, f->graph->root))
		return f->graph;
	for (size_t i = 0; i < entries->n; i++)
		if (str_equals(entries->items[i].name, STR("logseq")) &&
			graph_is_logseq_root(f->path))
			return graphs_get(w->graphs, f->path, true);
	return f->graph;
}

static void take_listed(Walk *w, const Folder *f, Graph *graph, const Listed *e)
{
	Str path = str_from_z(path_join(&w->arena, f->path, e->name));
	if (graph_hides(graph, path))
		return;
	if (path.n >= PATH_MAX)
		leave_folder(w, path, "the path is too long to be read");
	else if (e->is_copy)
		talk_warn(w->talk, path,
			"left out, for it looks like a copy that a sync or merge tool made: "
			"rename it to read it");
	else if (!e->is_folder)
		walk_add_page(w, path, graph);
	else if (is_root(w, path))
		return;
	else if (f->depth == WALK_DEPTH_MAX)
		leave_folder(w, path, "nested too deeply to be read");
	else
		add_folder(w, path, graph, f->depth + 1);
}

static void list_folder(Walk *w, Folder f)
{
	Listing entries = {0};
	if (list_entries(w, &f, &entries)) {
		if (entries.n > 0)
			qsort(entries.items, entries.n, sizeof *entries.items, by_name);
		Graph *graph = inner_graph(w, &f, &entries);
		// The last one that is added is the first to be listed.
		for (size_t i = entries.n; i > 0; i--)
			take_listed(w, &f, graph, &entries.items[i - 1]);
	} else {
		leave_folder(w, f.path, strerror(errno));
	}
	VEC_RELEASE(&entries);
	arena_reset(&w->names);
}

// -- looking at pages ----------------------------------------------------------------------------

static int by_path(const void *x, const void *y)
{
	return str_compare(((const Found *)x)->path, ((const Found *)y)->path);
}

// Roots may overlap.
static void sort_once(Walk *w)
{
	w->is_sorted = true;
	if (w->n == 0)
		return;
	qsort(w->items, w->n, sizeof *w->items, by_path);
	size_t kept = 1;
	for (size_t i = 1; i < w->n; i++)
		if (!str_equals(w->items[i].path, w->items[kept - 1].path))
			w->items[kept++] = w->items[i];
	w->n = kept;
}

static void stamp(Found *page, Talk *talk)
{
	Err err = {0};
	page->is_stamped = file_stamp(page->path.p, &page->stamp, &err);
	if (!page->is_stamped)
		talk_err(talk, page->path, &err);
}

bool walk_step(Walk *w)
{
	if (w->folders.n > 0) {
		list_folder(w, w->folders.items[--w->folders.n]);
		return true;
	}
	if (!w->is_sorted)
		sort_once(w);
	if (w->n_stamped == w->n)
		return false;
	stamp(&w->items[w->n_stamped++], w->talk);
	return true;
}

// -- what was found ------------------------------------------------------------------------------

bool walk_is_unsure(const Walk *w, Str path)
{
	for (size_t i = 0; i < w->unreadable.n; i++)
		if (path_is_within(path, w->unreadable.items[i]))
			return true;
	return false;
}

// The first page whose path is not below `path` in the order of bytes.
static size_t lower_bound(const Walk *w, Str path)
{
	size_t low = 0;
	for (size_t high = w->n; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (str_compare(w->items[middle].path, path) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t walk_count_below(const Walk *w, Str path)
{
	size_t count = 0;
	for (size_t i = lower_bound(w, path); i < w->n && str_starts_with(w->items[i].path, path);
		i++)
		count += path_is_within(w->items[i].path, path);
	return count;
}

Found *walk_find(const Walk *w, Str path)
{
	size_t at = lower_bound(w, path);
	return at < w->n && str_equals(w->items[at].path, path) ? &w->items[at] : NULL;
}
