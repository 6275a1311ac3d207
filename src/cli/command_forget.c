// recto forget PATH...
#include "recto/base/path.h"
#include "recto/base/utf8.h"
#include "recto/library/library.h"

#include "commands.h"

static void talk_of_graph(Cli *cli, Str root)
{
	Buf path = {0};
	utf8_append_printable(&path, root);
	cli_talk(cli, "the configuration names %s: import reads it again", buf_z(&path));
	buf_release(&path);
}

// What the configuration names comes back with the next import, which nobody who forgets it
// expects.
static void talk_of_configuration(Cli *cli, const char *word)
{
	char *resolved;
	if (!path_resolve(word, &cli->arena, &resolved, NULL))
		return;
	Str path = str_from_z(resolved);
	for (size_t i = 0; i < cli->config.n_graphs; i++) {
		Str root = cli->config.graphs[i].root;
		if (path_is_within(root, path) || path_is_within(path, root))
			talk_of_graph(cli, root);
	}
}

static void print(Cli *cli, int64_t gone)
{
	if (!cli->is_json) {
		buf_printf(&cli->out.text, "forgot %zu %s: %lld %s gone\n", cli->n_words,
			cli->n_words == 1 ? "path" : "paths", (long long)gone,
			gone == 1 ? "card" : "cards");
		return;
	}
	Json *object = json_new_object();
	json_set_int(object, "gone", gone);
	output_json(&cli->out, object);
}

bool command_forget(Cli *cli, Err *err)
{
	int64_t gone = 0;
	if (!cli_check_paths(cli, err) || !cli_open(cli, STORE_IF_EXISTS, err))
		return false;
	if (!cli->desk.store)
		return err_set(
			err, ERR_NEGATIVE, "%s is not registered: nothing is yet", cli->words[0]);
	if (!library_forget(
		    cli->desk.store, cli->words, cli->n_words, &cli->desk.clock, &gone, err))
		return false;
	print(cli, gone);
	for (size_t i = 0; i < cli->n_words; i++)
		talk_of_configuration(cli, cli->words[i]);
	return true;
}
