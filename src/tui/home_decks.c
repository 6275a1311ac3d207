// The list of decks or tags as a tree by namespace. Those with one parent stand by name; decks with
// something to do come first.
#include <stdlib.h>
#include <string.h>
#include "recto/base/utf8.h"
#include "recto/base/vec.h"
#include "home_view.h"

enum { DEPTH_MAX = 12 }; // of namespaces; what lies deeper stands in one row with its rest

// -- making the tree --------------------------------------------------------------------------

typedef struct Nodes {
	HomeNode **items; // sorted by name, so that parents come before what is below them
	size_t n, cap;
	Arena *arena;
} Nodes;

// As bytes, but '/' comes first: what lies below a name follows it at once.
static int compare_paths(Str a, Str b)
{
	size_t i = 0;
	while (i < a.n && i < b.n && a.p[i] == b.p[i])
		i++;
	if (i == a.n || i == b.n)
		return (a.n > b.n) - (a.n < b.n);
	if (a.p[i] == '/' || b.p[i] == '/')
		return a.p[i] == '/' ? -1 : 1;
	return (unsigned char)a.p[i] < (unsigned char)b.p[i] ? -1 : 1;
}

static int by_path(const void *a, const void *b)
{
	return compare_paths(((const DeckRow *)a)->name, ((const DeckRow *)b)->name);
}

static bool is_below(Str name, Str parent)
{
	return name.n > parent.n + 1 && str_starts_with(name, parent) && name.p[parent.n] == '/';
}

static HomeNode *add_node(Nodes *nodes, Str name, HomeNode *parent)
{
	HomeNode *node = ARENA_NEW(nodes->arena, HomeNode);
	*node = (HomeNode){.name = name, .label = name, .parent = parent};
	if (parent) {
		node->label = str_skip(name, parent->name.n + 1);
		node->depth = parent->depth + 1;
		parent->has_children = true;
	}
	VEC_PUSH(nodes, node);
	return node;
}

// The nodes from the last one's up to the one that `name` is below; then those that are missing.
static void add_path(Nodes *nodes, Str name)
{
	HomeNode *parent = nodes->n > 0 ? nodes->items[nodes->n - 1] : NULL;
	while (parent && !is_below(name, parent->name))
		parent = parent->parent;
	size_t at = parent ? parent->name.n + 1 : 0;
	int depth = parent ? parent->depth + 1 : 0;
	for (size_t slash; depth < DEPTH_MAX && str_find_char(str_skip(name, at), '/', &slash);
		depth++) {
		at += slash;
		if (slash == 0 || at + 1 == name.n)
			break; // no name is empty
		parent = add_node(nodes, str_head(name, at), parent);
		at++;
	}
	add_node(nodes, name, parent);
}

static void add_counts_of(DeckRow *to, const DeckRow *from)
{
	to->due += from->due;
	to->new_ += from->new_;
	to->drill += from->drill;
	to->total += from->total;
}

static void make_tree(Nodes *nodes, DeckRow *own, size_t n)
{
	if (n > 0)
		qsort(own, n, sizeof *own, by_path);
	for (size_t i = 0; i < n; i++) {
		add_path(nodes, own[i].name);
		HomeNode *node = nodes->items[nodes->n - 1];
		for (; node; node = node->parent)
			add_counts_of(&node->counts, &own[i]);
	}
}

// -- its order --------------------------------------------------------------------------------

static int rank_of(const DeckRow *c)
{
	return c->due > 0 ? 0 : c->new_ + c->drill > 0 ? 1 : 2;
}

static Str folded(Str label, Arena *a)
{
	Buf key = {0};
	utf8_append_folded(&key, label);
	Str copy = arena_copy(a, buf_str(&key));
	buf_release(&key);
	return copy;
}

static const HomeNode *ancestor_at(const HomeNode *node, int depth)
{
	while (node->depth > depth)
		node = node->parent;
	return node;
}

// Parents come before what is below them; else the ancestors decide where they part.
static int by_rank(const void *x, const void *y)
{
	const HomeNode *a = *(HomeNode *const *)x;
	const HomeNode *b = *(HomeNode *const *)y;
	int depth = a->depth < b->depth ? a->depth : b->depth;
	int deeper = a->depth - b->depth;
	a = ancestor_at(a, depth);
	b = ancestor_at(b, depth);
	if (a == b)
		return deeper;
	while (a->parent != b->parent) {
		a = a->parent;
		b = b->parent;
	}
	int difference = a->rank - b->rank;
	if (difference == 0)
		difference = str_compare(a->key, b->key);
	return difference != 0 ? difference : compare_paths(a->name, b->name);
}

// -- rows -------------------------------------------------------------------------------------

static bool is_folded(const HomeView *v, Str name)
{
	for (size_t i = 0; i < v->folded.n; i++)
		if (str_equals(v->folded.items[i], name))
			return true;
	return false;
}

static bool is_hidden(const HomeNode *node)
{
	for (const HomeNode *p = node->parent; p; p = p->parent)
		if (p->is_folded)
			return true;
	return false;
}

static bool has_text(Str name, Str folded_text)
{
	Buf folded = {0};
	utf8_append_folded(&folded, name);
	bool has = str_contains(buf_str(&folded), folded_text);
	buf_release(&folded);
	return has;
}

static void add_row(HomeView *v, const HomeNode *node)
{
	if (v->n_rows == v->rows_cap)
		v->rows = vec_grow(v->rows, &v->rows_cap, sizeof *v->rows);
	v->rows[v->n_rows++] = (HomeRow){node, node ? node->counts : v->all};
}

static int find_row(const HomeView *v, Str name)
{
	for (size_t i = 0; i < v->n_rows; i++)
		if (v->rows[i].node && str_equals(v->rows[i].node->name, name))
			return (int)i;
	return 0;
}

// What was chosen, to find it again: it, or when it is folded away what it is in.
static void append_selected(const HomeView *v, Buf *out)
{
	const HomeNode *node = v->selected < (int)v->n_rows ? v->rows[v->selected].node : NULL;
	for (const HomeNode *p = node; p; p = p->parent)
		if (p->is_folded)
			node = p;
	if (node)
		buf_append(out, node->name);
}

void home_list(HomeView *v)
{
	Buf selected = {0};
	Buf text = {0};
	append_selected(v, &selected);
	utf8_append_folded(&text, buf_str(&v->narrowed));
	v->n_rows = 0;
	if (text.n == 0)
		add_row(v, NULL);
	for (size_t i = 0; i < v->n_nodes; i++) {
		const HomeNode *node = &v->nodes[i];
		if (text.n > 0 ? has_text(node->name, buf_str(&text)) : !is_hidden(node))
			add_row(v, node);
	}
	v->selected = find_row(v, buf_str(&selected));
	buf_release(&text);
	buf_release(&selected);
}

static void set_folded(HomeView *v, HomeNode *node, bool is_on)
{
	node->is_folded = is_on;
	for (size_t i = 0; i < v->folded.n; i++)
		if (str_equals(v->folded.items[i], node->name))
			v->folded.items[i--] = v->folded.items[--v->folded.n];
	if (is_on)
		VEC_PUSH(&v->folded, arena_copy(&v->folded_arena, node->name));
	home_list(v);
}

// The node of the chosen row, to be changed; NULL where all cards are chosen.
static HomeNode *selected_node(const HomeView *v)
{
	const HomeNode *node = v->selected < (int)v->n_rows ? v->rows[v->selected].node : NULL;
	return node ? &v->nodes[node - v->nodes] : NULL;
}

void home_fold(HomeView *v)
{
	HomeNode *node = selected_node(v);
	if (node && (!node->has_children || node->is_folded) && node->parent)
		node = node->parent;
	if (node && node->has_children)
		set_folded(v, node, true);
}

void home_unfold(HomeView *v)
{
	HomeNode *node = selected_node(v);
	if (node && node->is_folded)
		set_folded(v, node, false);
}

// -- counting ---------------------------------------------------------------------------------

// The nodes in their order in one array, with parents that point into it.
static void settle(HomeView *v, Nodes *nodes)
{
	HomeNode *settled = ARENA_ARRAY(&v->arena, HomeNode, nodes->n);
	HomeNode *path[DEPTH_MAX + 1] = {NULL};
	for (size_t i = 0; i < nodes->n; i++) {
		nodes->items[i]->rank = v->is_by_tag ? 0 : rank_of(&nodes->items[i]->counts);
		nodes->items[i]->key = folded(nodes->items[i]->label, &v->arena);
	}
	if (nodes->n > 0)
		qsort(nodes->items, nodes->n, sizeof *nodes->items, by_rank);
	for (size_t i = 0; i < nodes->n; i++) {
		settled[i] = *nodes->items[i];
		settled[i].parent = settled[i].depth > 0 ? path[settled[i].depth - 1] : NULL;
		settled[i].is_folded = is_folded(v, settled[i].name);
		path[settled[i].depth] = &settled[i];
	}
	v->nodes = settled;
	v->n_nodes = nodes->n;
}

static bool read_rows(HomeView *v, DeckRow **own, size_t *n, Err *err)
{
	const Desk *desk = v->base.desk;
	StoreMoment moment = desk_moment(desk, 0);
	if (!store_list_decks(desk->store, &moment, &v->arena, own, n, err))
		return false;
	v->all = (DeckRow){0};
	for (size_t i = 0; i < *n; i++)
		add_counts_of(&v->all, &(*own)[i]);
	return !v->is_by_tag || store_list_tags(desk->store, &moment, &v->arena, own, n, err);
}

bool home_count(HomeView *v, Err *err)
{
	Buf selected = {0};
	Nodes nodes = {.arena = &v->arena};
	DeckRow *own = NULL;
	size_t n = 0;
	append_selected(v, &selected);
	arena_reset(&v->arena);
	v->n_rows = v->n_nodes = 0;
	bool is_good =
		due_report(v->base.desk, NULL, &v->today, err) && read_rows(v, &own, &n, err);
	if (is_good)
		make_tree(&nodes, own, n);
	settle(v, &nodes);
	home_list(v);
	v->selected = find_row(v, buf_str(&selected));
	v->has_counts = v->knows_counts = is_good;
	VEC_RELEASE(&nodes);
	buf_release(&selected);
	return is_good;
}
