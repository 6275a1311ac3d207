// Keys and what they do, from the table of actions: the footer and the help.
#include "recto/render/width.h"
#include "parts.h"

// -- the footer -------------------------------------------------------------------------------

enum { BETWEEN_HINTS = 3 };

static Key key_of_hint(const KeyMap *keys, const Hint *hint)
{
	return keymap_key_of(keys, hint->action, hint->nth);
}

// Adds "key label" as a line; an empty one when the action has no such key.
static void add_hint(Lines *out, const KeyMap *keys, const Hint *hint, Style key, Style label)
{
	Key shown = key_of_hint(keys, hint);
	Buf name = {0};
	lines_add(out, (Str){0}, label);
	if (shown != KEY_NONE) {
		key_append_name(shown, &name);
		lines_append(out, buf_str(&name), key);
		lines_append(out, STR(" "), label);
		lines_append(out, str_from_z(hint->label), label);
	}
	buf_release(&name);
}

void draw_hints(
	Frame *f, const Pane *pane, int row, const KeyMap *keys, const Hint *hints, size_t n)
{
	const Style accent = {ROLE_ACCENT, 0};
	const Style key = {ROLE_KEY, 0};
	Lines lines = {0};
	for (size_t i = 0; i < n; i++)
		add_hint(&lines, keys, &hints[i], i == 0 ? accent : key,
			i == 0 ? style_plain : style_dim);
	int used = frame_line(f, row, pane->left, pane->right, &lines.items[0]);
	frame_add_target(f, row, pane->left, used, key_of_hint(keys, &hints[0]));
	int column = pane->right;
	for (size_t i = n; i-- > 1;) {
		const Line *line = &lines.items[i];
		if (line->width == 0)
			continue;
		if (column - line->width < used + BETWEEN_HINTS)
			break;
		column -= line->width;
		frame_line(f, row, column, pane->right, line);
		frame_add_target(
			f, row, column, column + line->width, key_of_hint(keys, &hints[i]));
		column -= BETWEEN_HINTS;
	}
	lines_release(&lines);
}

// -- help -------------------------------------------------------------------------------------

enum {
	HELP_INDENT = 2,
	HELP_COLUMN = 44, // of the second column
	WIDTH_FOR_TWO = 72,
	WIDTH_FOR_ROWS = 28, // below this a key stands above what it does
};

// A part of the help: actions that work everywhere, or those that do not.
typedef struct HelpPart {
	const KeyMap *keys;
	unsigned places;
	bool is_everywhere;
	int width;
	int keys_width; // with a gap behind them
} HelpPart;

// What actions with the same places have in common.
static const char *title_of(unsigned places)
{
	if (places == PLACE_BIT(PLACE_QUESTION))
		return "Question";
	if (places == PLACE_BIT(PLACE_ANSWER))
		return "Score";
	if (places == ON_CARD || places == ON_CARDS)
		return "This card";
	if (places == PLACE_BIT(PLACE_BROWSE))
		return "Found cards";
	if (places == ON_STATS)
		return "Statistics";
	if (places == PLACE_BIT(PLACE_TYPING))
		return "While typing";
	if (places == PLACE_BIT(PLACE_HOME))
		return "Decks";
	if (places == PLACE_BIT(PLACE_DONE))
		return "At the end";
	return "Everywhere";
}

static void append_keys(Buf *out, const KeyMap *keys, ActionId action)
{
	Key key;
	for (size_t i = 0; (key = keymap_key_of(keys, action, i)) != KEY_NONE; i++) {
		if (i > 0)
			buf_append_char(out, ' ');
		key_append_name(key, out);
	}
}

static bool is_everywhere(ActionId action)
{
	return (actions[action].places & ON_ALL) == ON_ALL;
}

static bool is_in_part(const HelpPart *part, ActionId action)
{
	unsigned places = actions[action].places;
	return (places & part->places) != 0 && is_everywhere(action) == part->is_everywhere &&
	       keymap_key_of(part->keys, action, 0) != KEY_NONE;
}

static int measure_keys(const HelpPart *part)
{
	enum { GAP = 2 };
	int widest = 0;
	for (ActionId i = 0; i < ACTION_COUNT; i++) {
		Buf names = {0};
		if (is_in_part(part, i))
			append_keys(&names, part->keys, i);
		int width = width_of(buf_str(&names));
		widest = width > widest ? width : widest;
		buf_release(&names);
	}
	return widest + GAP;
}

static void add_action(Lines *out, const HelpPart *part, ActionId action)
{
	Str help = str_from_z(actions[action].help);
	Buf names = {0};
	append_keys(&names, part->keys, action);
	lines_add(out, STR("  "), style_plain);
	lines_append(out, buf_str(&names), (Style){ROLE_KEY, 0});
	if (part->width < WIDTH_FOR_ROWS) {
		lines_add(out, STR("    "), style_plain);
		add_wrapped(out, help, part->width, 2 * HELP_INDENT, style_plain);
	} else {
		int indent = HELP_INDENT + part->keys_width;
		while (out->items[out->n - 1].width < indent)
			lines_append(out, STR(" "), style_plain);
		add_wrapped(out, help, part->width, indent, style_plain);
	}
	buf_release(&names);
}

static bool is_same_group(ActionId a, ActionId b)
{
	return title_of(actions[a].places) == title_of(actions[b].places);
}

// The first action of a group brings the others with it.
static void add_group(Lines *out, const HelpPart *part, ActionId first)
{
	if (out->n > 0)
		lines_add(out, (Str){0}, style_plain);
	lines_add(out, str_from_z(title_of(actions[first].places)), style_heading);
	for (ActionId i = first; i < ACTION_COUNT; i++)
		if (is_same_group(first, i) && is_in_part(part, i))
			add_action(out, part, i);
}

static bool is_first_of_group(const HelpPart *part, ActionId action)
{
	for (ActionId i = 0; i < action; i++)
		if (is_same_group(i, action) && is_in_part(part, i))
			return false;
	return is_in_part(part, action);
}

static void add_part(Lines *out, HelpPart part)
{
	part.keys_width = measure_keys(&part);
	for (ActionId i = 0; i < ACTION_COUNT; i++)
		if (is_first_of_group(&part, i))
			add_group(out, &part, i);
}

static void append_line(Lines *out, const Lines *from, size_t i)
{
	if (i >= from->n)
		return;
	const Line *line = &from->items[i];
	for (size_t k = 0; k < line->n_runs; k++)
		lines_append(out, str_slice(line->text, line->runs[k].begin, line->runs[k].end),
			line->runs[k].style);
}

static void add_side_by_side(Lines *out, const Lines *left, const Lines *right)
{
	for (size_t i = 0; i < left->n || i < right->n; i++) {
		lines_add(out, (Str){0}, style_plain);
		append_line(out, left, i);
		if (i < right->n)
			while (out->items[out->n - 1].width < HELP_COLUMN)
				lines_append(out, STR(" "), style_plain);
		append_line(out, right, i);
	}
}

void add_help(Lines *out, const KeyMap *keys, unsigned places, int width)
{
	bool has_two = width >= WIDTH_FOR_TWO;
	Lines left = {0};
	Lines right = {0};
	add_part(has_two ? &left : out,
		(HelpPart){.keys = keys, .places = places, .width = has_two ? HELP_COLUMN : width});
	add_part(has_two ? &right : out, (HelpPart){.keys = keys,
						 .places = places,
						 .is_everywhere = true,
						 .width = has_two ? width - HELP_COLUMN : width});
	add_side_by_side(out, &left, &right);
	lines_release(&left);
	lines_release(&right);
}
