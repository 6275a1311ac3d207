#include "nothing.h"

#include <string.h>
#include <unistd.h>

#include "card_text.h"

const char *nothing_find_path(const Cli *cli)
{
	for (size_t i = 0; i < cli->n_words; i++)
		if (strchr(cli->words[i], '/') && access(cli->words[i], F_OK) == 0)
			return cli->words[i];
	return NULL;
}

// A word that joins in other languages of queries, and is text to look for in this one.
static const char *find_joint(const Cli *cli)
{
	for (size_t i = 0; i < cli->n_words; i++)
		if (str_equals_nocase(str_from_z(cli->words[i]), STR("or")))
			return "or: write (or \"this\" [[that]])";
	for (size_t i = 0; i < cli->n_words; i++)
		if (str_equals_nocase(str_from_z(cli->words[i]), STR("and")))
			return "and: all terms must hold without it";
	return NULL;
}

void nothing_say_found(Cli *cli)
{
	if (cli->is_json)
		return;
	const char *path = nothing_find_path(cli);
	const char *joint = find_joint(cli);
	if (joint)
		cli_talk(cli, "no card fits the query; for %s", joint);
	else if (path)
		cli_talk(cli, "no card fits the query: did you mean recto import %s?", path);
	else if (cli->n_words > 0 || args_has(&cli->args, FLAG_QUERY))
		cli_talk(cli, "no card fits the query");
	else
		cli_talk(cli, "there are no cards: recto import PATH reads some");
}

bool nothing_say_cram(Cli *cli, const Filter *filter, Err *err)
{
	DueReport report;
	if (!due_report(&cli->desk, filter, &report, err))
		return false;
	if (report.total == 0)
		nothing_say_found(cli);
	else if (!cli->is_json)
		cli_talk(cli, "the cards that fit are suspended or buried: is:suspended or "
			      "is:buried in the query practises them");
	return true;
}

bool nothing_say_due(Cli *cli, const Filter *filter, Err *err)
{
	DueReport report;
	if (!due_report(&cli->desk, filter, &report, err))
		return false;
	if (report.total == 0) {
		nothing_say_found(cli);
	} else if (!cli->is_json) {
		Buf text = {0};
		card_text_append_nothing_due(&cli->desk, &report, &text);
		cli_talk(cli, "%s", buf_z(&text));
		buf_release(&text);
	}
	return true;
}
