#include "help.h"

#include "recto/render/width.h"
#include "recto/review/action.h"
#include "recto/review/query.h"

#include "commands.h"

enum {
	COLUMNS = 80,
	INDENT = 2,
	GAP = 2,
	NAME_COLUMNS = 10, // "write-back"
	FLAG_COLUMNS = 17, // "-o, --output FILE"
};

static void append_blanks(Buf *out, int columns)
{
	buf_append_repeat(out, ' ', (size_t)columns);
}

// A text broken to fit between the columns `from`, where its first line begins, and COLUMNS.
static void append_paragraph(Buf *out, int from, Str text)
{
	size_t used, shown;
	bool is_first = true;
	while (width_break(text, COLUMNS - from, &used, &shown)) {
		append_blanks(out, is_first ? 0 : from);
		buf_append(out, str_head(text, shown));
		buf_append_char(out, '\n');
		text = str_skip(text, used);
		is_first = false;
	}
}

// "  LEFT    RIGHT", the right one in a column of its own.
static void append_pair(Buf *out, Str left, int columns, Str right)
{
	append_blanks(out, INDENT);
	buf_append(out, left);
	if (right.n > 0) {
		append_blanks(out, columns - width_of(left) + GAP);
		append_paragraph(out, INDENT + columns + GAP, right);
	} else {
		buf_append_char(out, '\n');
	}
}

static int wider(int columns, Str text)
{
	int width = width_of(text);
	return width > columns ? width : columns;
}

// -- commands ---------------------------------------------------------------------------------

static void append_examples(const char *examples, Buf *out)
{
	int width = 0;
	Str line, left, right;
	for (Str rest = str_from_z(examples); str_next_line(&rest, &line);)
		if (str_cut(line, '\t', &left, &right))
			width = wider(width, left);
	buf_append_z(out, "Examples\n");
	for (Str rest = str_from_z(examples); str_next_line(&rest, &line);) {
		str_cut(line, '\t', &left, &right);
		append_pair(out, left, width, right);
	}
}

static void append_flag_name(const Flag *flag, Buf *out)
{
	if (flag->letter)
		buf_printf(out, "-%c, ", flag->letter);
	buf_printf(out, "--%s", flag->name);
	if (flag->value)
		buf_printf(out, " %s", flag->value);
}

static void append_flags(const char *title, FlagSet set, Buf *out)
{
	if (!set)
		return;
	buf_printf(out, "\n%s\n", title);
	for (FlagId id = 0; id < FLAG_COUNT; id++) {
		if (!(set & (FlagSet)1 << id))
			continue;
		Buf name = {0};
		append_flag_name(&flags[id], &name);
		append_pair(out, buf_str(&name), FLAG_COLUMNS, str_from_z(flags[id].help));
		buf_release(&name);
	}
}

static void append_command_list(Buf *out)
{
	buf_append_z(out, "Commands\n");
	for (size_t i = 0; i < commands_n; i++)
		append_pair(out, str_from_z(commands[i].name), NAME_COLUMNS,
			str_from_z(commands[i].summary));
}

static void append_topics(Buf *out)
{
	Buf text = {0};
	buf_append_z(&text, "recto help COMMAND tells more. Other topics:");
	for (size_t i = 0; help_topic_name(i); i++)
		buf_printf(&text, "%s %s", i > 0 ? "," : "", help_topic_name(i));
	buf_append_char(&text, '.');
	buf_append_char(out, '\n');
	append_paragraph(out, 0, buf_str(&text));
	buf_release(&text);
}

static void append_overview(Buf *out)
{
	append_examples("recto import ~/notes\tread a graph, a folder of Markdown, or a page\n"
			"recto review\treview what is due\n"
			"recto due\tcount what is due, for a prompt\n",
		out);
	buf_append_z(out,
		"\nUsage\n"
		"  recto [FLAGS] [COMMAND [ARGUMENTS]]\n"
		"\n"
		"Reviews the flashcards in Logseq and Markdown pages. Without a command: the home\n"
		"screen on a terminal, elsewhere the same as recto due.\n"
		"\n");
	append_command_list(out);
	append_flags("Flags, before or after the command", FLAGS_GLOBAL, out);
	append_topics(out);
}

void help_append_command(const Command *command, Buf *out)
{
	if (command == &command_none) {
		append_overview(out);
		return;
	}
	append_examples(command->examples, out);
	buf_printf(out, "\nUsage\n  recto %s [FLAGS]%s%s\n", command->name,
		command->usage[0] ? " " : "", command->usage);
	buf_append_char(out, '\n');
	Str paragraph;
	for (Str rest = str_from_z(command->details); str_next_line(&rest, &paragraph);)
		append_paragraph(out, 0, paragraph);
	append_flags("Flags", command->flags, out);
	append_flags("Flags of every command", FLAGS_GLOBAL, out);
}

// -- topics -----------------------------------------------------------------------------------

static void append_commands_topic(Buf *out)
{
	append_command_list(out);
}

static void append_queries(Buf *out)
{
	append_examples("recto list is:due tag:biology\n"
			"recto review \"page:Data structures\"\tone argument, one name\n"
			"recto list -- is:new -tag:draft\twords that begin with - go after --\n"
			"recto list '(and [[biology]] (between -7d today))'\ta query of Logseq\n",
		out);
	buf_append_z(
		out, "\nA query is all remaining arguments joined: terms that must all hold.\n\n");
	int width = 0;
	for (size_t i = 0; i < query_terms_n; i++)
		width = wider(width, str_from_z(query_terms[i].form));
	for (size_t i = 0; i < query_terms_n; i++)
		append_pair(out, str_from_z(query_terms[i].form), width,
			str_from_z(query_terms[i].help));
}

static void append_keys(Buf *out)
{
	buf_append_z(out,
		"Keys by preset; `keys:` in the configuration chooses one, `bind:` replaces\n"
		"the keys of single actions.\n\n");
	buf_printf(out, "  %-11s %-11s %-11s logseq\n", "action", "anki", "sm2");
	for (size_t i = 0; i < ACTION_COUNT; i++)
		buf_printf(out, "  %-11s %-11s %-11s %-13s %s\n", actions[i].name,
			actions[i].keys[KEYS_ANKI], actions[i].keys[KEYS_SM2],
			actions[i].keys[KEYS_LOGSEQ], actions[i].help);
}

static void append_config(Buf *out)
{
	buf_append_z(out, "Examples\n"
			  "  new_per_day: 10\n"
			  "  keys: sm2\n"
			  "  graphs:\n"
			  "    - path: ~/notes\n"
			  "      new_per_day: 5\n"
			  "\n");
	append_paragraph(out, 0,
		STR("Keys of $XDG_CONFIG_HOME/recto/config.yaml, or of --config FILE. The default "
		    "comes first; with a star: graphs can set it for themselves. Not yet: it is "
		    "checked, but has no effect in this release."));
	buf_append_char(out, '\n');
	for (size_t i = 0; i < config_keys_n; i++) {
		const ConfigKey *key = &config_keys[i];
		buf_printf(out, "%s %s: %s%s\n", key->per_graph ? " *" : "  ", key->name,
			key->values, key->is_inert ? " (not yet)" : "");
		append_blanks(out, 3 * INDENT);
		append_paragraph(out, 3 * INDENT, str_from_z(key->help));
	}
}

static void append_exit_codes(Buf *out)
{
	static const struct {
		const char *code, *meaning;
	} codes[] = {
		{"0", "done, also with warnings"},
		{"1", "a negative answer: nothing due, nothing found, nothing to undo, not due, a "
		      "check failed"},
		{"2", "usage: unknown words, an ambiguous card, a bad query or date"},
		{"3", "input or output: a path that cannot be read or is refused, a bad "
		      "configuration, a file that cannot be written"},
		{"4", "the database: locked, damaged, newer than the program, disk full; also no "
		      "memory"},
		{"128 + n", "ended by signal n"},
	};
	enum { CODE_COLUMNS = 7 };
	buf_append_z(out, "Exit codes\n");
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		append_pair(
			out, str_from_z(codes[i].code), CODE_COLUMNS, str_from_z(codes[i].meaning));
}

static const struct Topic {
	const char *name;
	void (*append)(Buf *out);
} topics[] = {
	{"commands", append_commands_topic},
	{"queries", append_queries},
	{"keys", append_keys},
	{"config", append_config},
	{"exit-codes", append_exit_codes},
};

const char *help_topic_name(size_t i)
{
	return i < sizeof topics / sizeof *topics ? topics[i].name : NULL;
}

bool help_append_topic(Str topic, Buf *out)
{
	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
		if (!str_equals(topic, str_from_z(topics[i].name)))
			continue;
		topics[i].append(out);
		return true;
	}
	return false;
}
