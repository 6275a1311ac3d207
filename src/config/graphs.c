// The list of graphs: where each one is, and what holds for it alone.
#include <stdlib.h>
#include "recto/base/path.h"
#include "local.h"

static const char maps_with_path[] = "a list of maps with `path`";

static bool expand_home(const Reader *r, const Yaml *value, Str *path)
{
	if (!str_starts_with(*path, STR("~/")))
		return true;
	Str home = str_from_z(getenv("HOME"));
	if (!str_starts_with(home, STR("/")))
		return config_error(r->c, value->line, value->col, r->err,
			"no home folder is known for `~/`: set HOME");
	*path = str_from_z(path_join(&r->c->arena, home, str_skip(*path, 2)));
	return true;
}

static Str without_slashes(Str path)
{
	while (path.n > 1 && str_ends_with(path, STR("/")))
		path.n--;
	return path;
}

static bool is_known(const Config *c, Str root)
{
	for (size_t i = 0; i < c->n_graphs; i++)
		if (str_equals(c->graphs[i].root, root))
			return true;
	return false;
}

// A graph that is not there now, perhaps on a disk to come, keeps the path that was written.
static bool read_path(const Reader *r, const Yaml *value, GraphConfig *graph)
{
	if (!value_check_text(r, STR("path"), "a folder or a page", value))
		return false;
	Arena *a = &r->c->arena;
	Str path = value->text;
	if (!expand_home(r, value, &path))
		return false;
	char *joined = path_join(a, path_folder(r->c->file), path);
	char *resolved;
	bool is_there = path_resolve(joined, a, &resolved, NULL);
	graph->path = without_slashes(str_from_z(joined));
	graph->root = is_there ? str_from_z(resolved) : graph->path;
	if (is_known(r->c, graph->root))
		return config_error(
			r->c, value->line, value->col, r->err, "this graph is there twice");
	return true;
}

static bool read_setting(const Reader *r, const Yaml *value, GraphConfig *graph)
{
	if (str_equals(value->key, STR("path")))
		return read_path(r, value, graph);
	size_t key = key_find(value->key);
	if (key == config_keys_n || !config_keys[key].per_graph)
		return key_refuse(r, value, true);
	graph->limits_new |= str_equals(value->key, STR("new_per_day"));
	graph->limits_reviews |= str_equals(value->key, STR("reviews_per_day"));
	return value_read(r, key, value, key_field(key, r->c, &graph->settings));
}

static bool read_graph(const Reader *r, const Yaml *item)
{
	if (item->kind != YAML_MAP)
		return value_refuse(r, STR("graphs"), maps_with_path, item);
	GraphConfig *graph = &r->c->graphs[r->c->n_graphs];
	graph->settings = r->c->defaults;
	for (const Yaml *value = item->first; value; value = value->next)
		if (!read_setting(r, value, graph))
			return false;
	if (graph->path.n == 0)
		return config_error(
			r->c, item->line, item->col, r->err, "this graph has no `path`");
	r->c->n_graphs++;
	return true;
}

bool graphs_read(const Reader *r, const Yaml *value)
{
	if (!value_check_kind(r, value, YAML_LIST, maps_with_path))
		return false;
	r->c->graphs = ARENA_ARRAY(&r->c->arena, GraphConfig, value_count(value));
	for (const Yaml *item = value->first; item; item = item->next)
		if (!read_graph(r, item))
			return false;
	return true;
}
