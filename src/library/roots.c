#include "roots.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "recto/base/path.h"
#include "recto/base/vec.h"
#include "names.h"

void roots_release(Roots *r)
{
	VEC_RELEASE(r);
	arena_release(&r->arena);
}

const char *roots_resolve(const char *path, Arena *a)
{
	Str rest = {0};
	Str head = str_from_z(path);
	char *resolved;
	while (!path_resolve(arena_copy_z(a, head), a, &resolved, NULL)) {
		Str name = path_base(head);
		Str folder = path_folder(head);
		if (head.n == 0 || str_equals(folder, head))
			return path;
		rest = rest.n > 0 ? str_from_z(path_join(a, name, rest)) : name;
		head = folder;
	}
	return rest.n > 0 ? path_join(a, str_from_z(resolved), rest) : resolved;
}

// -- which paths ---------------------------------------------------------------------------------

bool roots_is_registered(const StoredSources *sources, Str path)
{
	for (size_t i = 0; i < sources->n; i++)
		if (str_equals(sources->paths[i], path))
			return true;
	return false;
}

static void add(Roots *r, Str path, bool is_given)
{
	VEC_PUSH(r, ((Root){.path = arena_copy(&r->arena, path), .is_given = is_given}));
}

static void add_given(Roots *out, const RootsWanted *wanted, Buf *complaints)
{
	for (size_t i = 0; i < wanted->n_paths; i++) {
		const char *path = roots_resolve(wanted->paths[i], &out->arena);
		struct stat s;
		bool may_miss =
			wanted->is_forced && roots_is_registered(wanted->sources, str_from_z(path));
		if (may_miss || stat(path, &s) == 0)
			add(out, str_from_z(path), true);
		else
			buf_printf(complaints, "%s: %s\n", wanted->paths[i], strerror(errno));
	}
}

static bool is_within_given(const Roots *r, Str path)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->items[i].is_given && path_is_within(path, r->items[i].path))
			return true;
	return false;
}

static void add_registered(Roots *out, const RootsWanted *wanted)
{
	bool is_all = wanted->n_paths == 0;
	for (size_t i = 0; i < wanted->sources->n; i++)
		if (is_all || is_within_given(out, wanted->sources->paths[i]))
			add(out, wanted->sources->paths[i], false);
	for (size_t i = 0; i < wanted->config->n_graphs; i++) {
		Str path = wanted->config->graphs[i].root;
		if (is_all || is_within_given(out, path))
			add(out, path, false);
	}
}

static int by_path(const void *x, const void *y)
{
	const Root *a = x;
	const Root *b = y;
	int order = str_compare(a->path, b->path);
	return order != 0 ? order : b->is_given - a->is_given;
}

static void sort_once(Roots *r)
{
	if (r->n == 0)
		return;
	qsort(r->items, r->n, sizeof *r->items, by_path);
	size_t kept = 1;
	for (size_t i = 1; i < r->n; i++)
		if (!str_equals(r->items[i].path, r->items[kept - 1].path))
			r->items[kept++] = r->items[i];
	r->n = kept;
}

// -- what they are -------------------------------------------------------------------------------

static const char *find_kind(Root *r)
{
	struct stat s;
	r->kind = ROOT_MISSING;
	if (stat(r->path.p, &s) != 0)
		return strerror(errno);
	bool is_folder = S_ISDIR(s.st_mode);
	if (!is_folder && !S_ISREG(s.st_mode))
		return "neither a folder nor a page";
	if (!is_folder && !names_is_page(path_base(r->path)))
		return "not a page (.md, .markdown, .org)";
	if (access(r->path.p, is_folder ? R_OK | X_OK : R_OK) != 0)
		return strerror(errno);
	r->kind = is_folder ? ROOT_FOLDER : ROOT_PAGE;
	return NULL;
}

static void take_shorter(Str *best, Str folder, Str path)
{
	bool is_above = path_is_within(path, folder) && path.n > folder.n;
	if (is_above && folder.n < best->n)
		*best = folder;
}

// Outside of Logseq the outermost path that is read makes the graph, so that a page that is read by
// itself as well stays where it was.
static Str outermost(const Roots *r, const StoredSources *sources, Str path, Str folder)
{
	Str best = folder;
	for (size_t i = 0; i < r->n; i++)
		take_shorter(&best, r->items[i].path, path);
	for (size_t i = 0; i < sources->n; i++)
		take_shorter(&best, sources->paths[i], path);
	return best;
}

static void find_graph(const Roots *all, Root *r, const StoredSources *sources, Graphs *graphs)
{
	Str folder = r->kind == ROOT_PAGE ? path_folder(r->path) : r->path;
	Str logseq = graph_find_root(folder);
	Str root = logseq.n > 0 ? logseq : outermost(all, sources, r->path, folder);
	r->graph = graphs_get(graphs, root, logseq.n > 0);
}

// Given paths that turn out to be unreadable leave the list with a complaint; registered ones stay,
// as missing.
static void look_at_all(Roots *r, const RootsWanted *wanted, Graphs *graphs, Buf *complaints)
{
	size_t kept = 0;
	for (size_t i = 0; i < r->n; i++) {
		Root *root = &r->items[i];
		root->reason = find_kind(root);
		bool may_miss =
			wanted->is_forced && roots_is_registered(wanted->sources, root->path);
		if (root->reason && root->is_given && !may_miss) {
			buf_printf(complaints, "%s: %s\n", root->path.p, root->reason);
			continue;
		}
		if (root->kind != ROOT_MISSING)
			find_graph(r, root, wanted->sources, graphs);
		r->items[kept++] = *root;
	}
	r->n = kept;
}

bool roots_collect(Roots *out, const RootsWanted *wanted, Graphs *graphs, Err *err)
{
	Buf complaints = {0};
	add_given(out, wanted, &complaints);
	add_registered(out, wanted);
	sort_once(out);
	look_at_all(out, wanted, graphs, &complaints);
	bool is_good = complaints.n == 0;
	if (!is_good)
		err_set(err, ERR_IO, "%.*s", (int)complaints.n - 1, complaints.p);
	buf_release(&complaints);
	return is_good;
}

// -- in relation to each other -------------------------------------------------------------------

bool roots_is_top(const Roots *r, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (path_is_within(r->items[i].path, r->items[j].path))
			return false;
	return true;
}

static bool reads(Str folder, const Root *root)
{
	if (!path_is_within(root->path, folder) || graph_hides(root->graph, root->path))
		return false;
	Str rest = path_relative(root->path, folder);
	for (Str name; rest.n > 0;) {
		str_cut(rest, '/', &name, &rest);
		if (names_is_skipped(name))
			return false;
	}
	return root->kind == ROOT_FOLDER || !names_is_copy(path_base(root->path));
}

bool roots_wants_source(const Root *root, const StoredSources *sources, const Config *config)
{
	if (!root->is_given || root->kind == ROOT_MISSING ||
		roots_is_registered(sources, root->path))
		return false;
	for (size_t i = 0; i < sources->n; i++)
		if (reads(sources->paths[i], root))
			return false;
	for (size_t i = 0; i < config->n_graphs; i++)
		if (reads(config->graphs[i].root, root))
			return false;
	return true;
}
