// The table of keys: one row says what a key is, and its default comes first in `values`.
#include <assert.h>
#include <stddef.h>

#include "local.h"

enum { COUNT_MAX = 99999 };

// Rows per graph name a field of GraphSettings, the others one of Config.
enum { IS_PER_Config = false, IS_PER_GraphSettings = true };

// What a key that is LATER asks for is not built yet.
enum { IS_INERT_NOW = false, IS_INERT_LATER = true };

// clang-format off
// X(name, effect, kind, owner, field, min, max, values, help)
#define KEY_TABLE(X) \
	X("bind", NOW, BIND, Config, binds, 0, 0, "{}; a map of action to a key or a list of keys", \
		"keys over the preset") \
	X("body", NOW, CHOICE, GraphSettings, body, 0, 0, "auto, question, answer", \
		"what the text below the first line of a block without children is; auto is question in " \
		"Logseq graphs and answer elsewhere") \
	X("bury_siblings", NOW, BOOL, Config, bury_siblings, 0, 0, "true, false", \
		"rest the other clozes of a block until the next day") \
	X("cloze", NOW, CHOICE, GraphSettings, cloze, 0, 0, "block, each", \
		"one card for all clozes of a block, or one for each") \
	X("day_starts_at", NOW, INT, Config, day_starts_at, 0, 23, "4; 0 to 23", \
		"the hour at which a new day begins") \
	X("editor", NOW, TEXT, Config, editor, 0, 0, "\"\"; or a command", \
		"what edits a page: {file} and {line} are replaced, else +LINE FILE is added; empty is " \
		"$VISUAL, $EDITOR or vi") \
	X("fuzz", NOW, BOOL, Config, fuzz, 0, 0, "false, true", \
		"spread intervals a little") \
	X("graphs", NOW, GRAPHS, Config, graphs, 0, 0, "[]; a list of maps with path and keys per graph", \
		"folders of notes besides those that import was given") \
	X("hide_tags", NOW, TAGS, Config, hide_tags, 0, 0, "[]; a list of tags", \
		"tags that are not shown on the question") \
	X("images", NOW, CHOICE, Config, images, 0, 0, "auto, symbols, sixel, kitty, off", \
		"how pictures are shown") \
	X("keys", NOW, CHOICE, Config, keys, 0, 0, "anki, sm2, logseq", \
		"the preset of keys") \
	X("leech_action", NOW, CHOICE, Config, leech_action, 0, 0, "mark, suspend", \
		"what happens to a leech") \
	X("leech_at", NOW, INT, Config, leech_at, 0, COUNT_MAX, "8; 0 = never", \
		"how many lapses make a card a leech") \
	X("math", NOW, TEXT, Config, math, 1, 0, "auto, builtin, off; or a command", \
		"how formulas are shown") \
	X("max_interval", NOW, INT, GraphSettings, max_interval, 1, 36500, "36500; 1 to 36500", \
		"the longest interval in days") \
	X("new_per_day", NOW, INT, GraphSettings, new_per_day, 0, COUNT_MAX, "20; 0 = no limit", \
		"new cards a day") \
	X("opener", NOW, TEXT, Config, opener, 1, 0, "xdg-open; or a command", \
		"what opens a page, split like editor") \
	X("order", NOW, CHOICE, Config, order, 0, 0, "due, random, page", \
		"the order of the due cards: by due instant, shuffled every day anew, or by page") \
	X("reviews_per_day", NOW, INT, GraphSettings, reviews_per_day, 0, COUNT_MAX, "0; 0 = no limit", \
		"reviews a day") \
	X("scheduler", NOW, CHOICE, GraphSettings, scheduler, 0, 0, "sm2, logseq", \
		"the algorithm of the intervals") \
	X("templates", NOW, CHOICE, GraphSettings, templates, 0, 0, "skip, cards", \
		"whether cards inside templates count") \
	X("theme", NOW, CHOICE, Config, theme, 0, 0, "auto, dark, light, ansi, mono", \
		"colours") \
	X("write_back", NOW, BOOL, GraphSettings, write_back, 0, 0, "false, true", \
		"write the state of a card into its page after each score, as Logseq does")
// clang-format on

const ConfigKey config_keys[] = {
#define X(name, effect, kind, owner, field, min, max, values, help) \
	{name, values, help, IS_PER_##owner, IS_INERT_##effect},
	KEY_TABLE(X)
#undef X
};

const size_t config_keys_n = sizeof config_keys / sizeof *config_keys;

const KeySpec key_specs[] = {
#define X(name, effect, kind, owner, field, min, max, values, help) \
	{VALUE_##kind, offsetof(owner, field), min, max},
	KEY_TABLE(X)
#undef X
};

size_t key_find(Str name)
{
	size_t key = 0;
	while (key < config_keys_n && !str_equals(name, str_from_z(config_keys[key].name)))
		key++;
	return key;
}

void *key_field(size_t key, Config *c, GraphSettings *settings)
{
	assert(key < config_keys_n);
	char *owner = config_keys[key].per_graph ? (char *)settings : (char *)c;
	return owner + key_specs[key].offset;
}
