// The tree of the file as a Config: which keys there are, and the lists and maps of words.
#include "recto/base/nearest.h"
#include "recto/base/utf8.h"
#include "local.h"

bool key_refuse(const Reader *r, const Yaml *value, bool in_graph)
{
	if (in_graph && key_find(value->key) < config_keys_n)
		return config_error(r->c, value->key_line, value->key_col, r->err,
			"`%.*s` holds for all graphs: put it at the top level",
			STR_ARG(value->key));
	Nearest nearest = {.word = value->key};
	for (size_t i = 0; i < config_keys_n; i++)
		if (!in_graph || config_keys[i].per_graph)
			nearest_offer(&nearest, str_from_z(config_keys[i].name));
	if (in_graph)
		nearest_offer(&nearest, STR("path"));
	Buf text = {0};
	buf_append_z(&text, "unknown key ");
	value_append_quoted(&text, value->key);
	value_append_nearest(&text, &nearest);
	config_error(r->c, value->key_line, value->key_col, r->err, "%s", buf_z(&text));
	buf_release(&text);
	return false;
}

// -- hide_tags -------------------------------------------------------------------------------

static bool append_tag(const Reader *r, const Yaml *item, Buf *lines)
{
	if (!value_check_text(r, STR("hide_tags"), "a list of tags", item))
		return false;
	Str tag = str_trim(item->text);
	if (str_starts_with(tag, STR("#")))
		tag = str_skip(tag, 1);
	if (lines->n > 0)
		buf_append_char(lines, '\n');
	utf8_append_lower_nfc(lines, tag);
	return true;
}

static bool read_tags(const Reader *r, const Yaml *value)
{
	if (!value_check_kind(r, value, YAML_LIST, "a list of tags"))
		return false;
	Buf lines = {0};
	bool is_read = true;
	for (const Yaml *item = value->first; item && is_read; item = item->next)
		is_read = append_tag(r, item, &lines);
	if (is_read)
		r->c->hide_tags = arena_copy(&r->c->arena, buf_str(&lines));
	buf_release(&lines);
	return is_read;
}

// -- bind ------------------------------------------------------------------------------------

static const char one_or_more_keys[] = "a key or a list of keys";

static bool add_bind(const Reader *r, const Yaml *pair, const Yaml *key)
{
	if (!value_check_text(r, pair->key, one_or_more_keys, key))
		return false;
	r->c->binds[r->c->n_binds++] = (Bind){
		.action = pair->key,
		.key = str_trim(key->text),
		.line = key->line,
		.col = key->col,
		.action_line = pair->key_line,
		.action_col = pair->key_col,
	};
	return true;
}

static bool add_binds(const Reader *r, const Yaml *pair)
{
	if (pair->kind != YAML_LIST)
		return add_bind(r, pair, pair);
	if (!pair->first)
		return config_error(r->c, pair->line, pair->col, r->err, "`%.*s` has no key",
			STR_ARG(pair->key));
	for (const Yaml *key = pair->first; key; key = key->next)
		if (!add_bind(r, pair, key))
			return false;
	return true;
}

static size_t count_binds(const Yaml *map)
{
	size_t n = 0;
	for (const Yaml *pair = map->first; pair; pair = pair->next)
		n += pair->kind == YAML_LIST ? value_count(pair) : 1;
	return n;
}

static bool read_bind(const Reader *r, const Yaml *value)
{
	if (!value_check_kind(r, value, YAML_MAP, "a map of action to a key or a list of keys"))
		return false;
	r->c->binds = ARENA_ARRAY(&r->c->arena, Bind, count_binds(value));
	for (const Yaml *pair = value->first; pair; pair = pair->next)
		if (!add_binds(r, pair))
			return false;
	return true;
}

// -- the whole -------------------------------------------------------------------------------

static bool read_key(const Reader *r, const Yaml *value)
{
	size_t key = key_find(value->key);
	if (key == config_keys_n)
		return key_refuse(r, value, false);
	switch (key_specs[key].kind) {
	case VALUE_INT:
	case VALUE_BOOL:
	case VALUE_CHOICE:
	case VALUE_TEXT:
		return value_read(r, key, value, key_field(key, r->c, &r->c->defaults));
	case VALUE_TAGS:
		return read_tags(r, value);
	case VALUE_BIND:
		return read_bind(r, value);
	case VALUE_GRAPHS:
		return true; // after all others: a graph starts from what holds for all
	}
	return true;
}

bool tree_read(const Reader *r, const Yaml *root)
{
	if (!root)
		return true;
	if (root->kind != YAML_MAP)
		return config_error(r->c, root->line, root->col, r->err,
			"a configuration is made of lines like `order: random`");
	for (const Yaml *value = root->first; value; value = value->next)
		if (!read_key(r, value))
			return false;
	const Yaml *graphs = yaml_find(root, STR("graphs"));
	return !graphs || graphs_read(r, graphs);
}
