#include <assert.h>

#include "recto/base/vec.h"

#include "key.h"

static ActionId find_action(Str name)
{
	for (ActionId id = 0; id < ACTION_COUNT; id++)
		if (str_equals(name, str_from_z(actions[id].name)))
			return id;
	return ACTION_NONE;
}

// -- the preset ------------------------------------------------------------------------------

static bool is_bound(const Config *config, ActionId id)
{
	for (size_t i = 0; i < config->n_binds; i++)
		if (str_equals(config->binds[i].action, str_from_z(actions[id].name)))
			return true;
	return false;
}

static void add_preset(KeyMap *map, ActionId id, KeyPreset preset)
{
	Str rest = str_from_z(actions[id].keys[preset]);
	Str name;
	while (rest.n > 0) {
		str_cut(rest, ' ', &name, &rest);
		Key key;
		bool is_key = key_parse(name, &key);
		assert(is_key);
		if (is_key)
			VEC_PUSH(map, ((KeyBinding){key, id}));
	}
}

// -- the configuration's keys over it --------------------------------------------------------

static bool refuse_action(const Config *config, const Bind *bind, Err *err)
{
	Nearest nearest = {.word = bind->action};
	for (ActionId id = 0; id < ACTION_COUNT; id++)
		nearest_offer(&nearest, str_from_z(actions[id].name));
	if (nearest.best.n == 0)
		return config_error(config, bind->line, bind->col, err,
			"there is no action \"%.*s\"; recto help keys lists them",
			STR_ARG(bind->action));
	return config_error(config, bind->line, bind->col, err,
		"there is no action \"%.*s\"; did you mean \"%.*s\"?", STR_ARG(bind->action),
		STR_ARG(nearest.best));
}

static bool refuse_key(const Config *config, const Bind *bind, Err *err)
{
	Nearest nearest = {.word = bind->key};
	key_offer_names(&nearest);
	if (nearest.best.n == 0)
		return config_error(config, bind->line, bind->col, err,
			"there is no key \"%.*s\"; keys are written like a, ^A, space, enter, esc, "
			"up",
			STR_ARG(bind->key));
	return config_error(config, bind->line, bind->col, err,
		"there is no key \"%.*s\"; did you mean \"%.*s\"?", STR_ARG(bind->key),
		STR_ARG(nearest.best));
}

// The action that has the key in one of the places, ACTION_NONE when it is free.
static ActionId find_in_places(const KeyMap *map, unsigned places, Key key)
{
	for (size_t i = 0; i < map->n; i++)
		if (map->items[i].key == key &&
			(actions[map->items[i].action].places & places) != 0)
			return map->items[i].action;
	return ACTION_NONE;
}

static bool add_bind(KeyMap *map, const Config *config, const Bind *bind, Err *err)
{
	ActionId id = find_action(bind->action);
	if (id == ACTION_NONE)
		return refuse_action(config, bind, err);
	if (bind->key.n == 0) // an action without a key
		return true;
	Key key;
	if (!key_parse(bind->key, &key))
		return refuse_key(config, bind, err);
	ActionId other = find_in_places(map, actions[id].places, key);
	if (other == id)
		return true;
	if (other != ACTION_NONE)
		return config_error(config, bind->line, bind->col, err,
			"\"%.*s\" is the key of \"%s\" already; give one of the two another key",
			STR_ARG(bind->key), actions[other].name);
	VEC_PUSH(map, ((KeyBinding){key, id}));
	return true;
}

bool keymap_init(KeyMap *map, const Config *config, Err *err)
{
	*map = (KeyMap){0};
	for (ActionId id = 0; id < ACTION_COUNT; id++)
		if (!is_bound(config, id))
			add_preset(map, id, config->keys);
	for (size_t i = 0; i < config->n_binds; i++)
		if (!add_bind(map, config, &config->binds[i], err)) {
			keymap_release(map);
			return false;
		}
	return true;
}

void keymap_release(KeyMap *map)
{
	VEC_RELEASE(map);
}

ActionId keymap_find(const KeyMap *map, Place place, Key key)
{
	if (place == PLACE_TYPING && key_is_text(key))
		return ACTION_NONE;
	return find_in_places(map, PLACE_BIT(place), key_canonical(key));
}

Key keymap_key_of(const KeyMap *map, ActionId action, size_t n)
{
	for (size_t i = 0; i < map->n; i++)
		if (map->items[i].action == action && n-- == 0)
			return map->items[i].key;
	return KEY_NONE;
}
