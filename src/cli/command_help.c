// recto help [TOPIC]
#include "recto/base/nearest.h"

#include "commands.h"
#include "help.h"

enum { SHARED_HEAD = 3 }; // bytes that make two words akin

// "query" and "queries" are far apart as letters go, and begin alike.
static Str find_akin(Str word)
{
	Str head = str_head(word, word.n > SHARED_HEAD + 1 ? word.n - 1 : SHARED_HEAD);
	for (size_t i = 0; word.n >= SHARED_HEAD && help_topic_name(i); i++)
		if (str_starts_with_nocase(str_from_z(help_topic_name(i)), head))
			return str_from_z(help_topic_name(i));
	return (Str){0};
}

static bool say_unknown_topic(const char *topic, Err *err)
{
	Nearest nearest = {.word = str_from_z(topic)};
	for (size_t i = 0; help_topic_name(i); i++)
		nearest_offer(&nearest, str_from_z(help_topic_name(i)));
	for (size_t i = 0; i < commands_n; i++)
		nearest_offer(&nearest, str_from_z(commands[i].name));
	if (nearest.best.n == 0)
		nearest.best = find_akin(nearest.word);
	if (nearest.best.n > 0)
		return err_set(err, ERR_USAGE, "no help on \"%s\": did you mean \"%.*s\"?", topic,
			STR_ARG(nearest.best));
	return err_set(err, ERR_USAGE, "no help on \"%s\": recto help lists the topics", topic);
}

static bool append_help(const char *topic, Buf *out, Err *err)
{
	const Command *command = topic ? command_find(str_from_z(topic)) : &command_none;
	if (command)
		help_append_command(command, out);
	else if (!help_append_topic(str_from_z(topic), out))
		return say_unknown_topic(topic, err);
	return true;
}

bool command_help(Cli *cli, Err *err)
{
	const char *topic = cli->n_words > 0 ? cli->words[0] : NULL;
	if (!cli->is_json)
		return append_help(topic, &cli->out.text, err);
	Buf text = {0};
	bool is_found = append_help(topic, &text, err);
	if (is_found) {
		Json *object = json_new_object();
		if (topic)
			json_set_str(object, "topic", str_from_z(topic));
		else
			json_set_null(object, "topic");
		json_set_str(object, "text", buf_str(&text));
		output_json(&cli->out, object);
	}
	buf_release(&text);
	return is_found;
}
