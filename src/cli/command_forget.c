// recto forget PATH...
#include "recto/library/library.h"

#include "commands.h"

bool command_forget(Cli *cli, Err *err)
{
	int64_t gone = 0;
	if (!cli_open(cli, STORE_IF_EXISTS, err))
		return false;
	if (!cli->desk.store)
		return err_set(
			err, ERR_NEGATIVE, "%s is not registered: nothing is yet", cli->words[0]);
	if (!library_forget(
		    cli->desk.store, cli->words, cli->n_words, &cli->desk.clock, &gone, err))
		return false;
	if (!cli->is_json) {
		buf_printf(&cli->out.text, "forgot %zu %s: %lld cards gone\n", cli->n_words,
			cli->n_words == 1 ? "path" : "paths", (long long)gone);
		return true;
	}
	Json *object = json_new_object();
	json_set_int(object, "gone", gone);
	output_json(&cli->out, object);
	return true;
}
