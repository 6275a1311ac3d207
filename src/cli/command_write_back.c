// recto write-back [PATH...]
#include "recto/library/write_back.h"

#include <unistd.h>
#include "recto/base/utf8.h"

#include "commands.h"

typedef struct Shown {
	Cli *cli;
	Json *diffs; // with --json
} Shown;

// A page may hold what a terminal would obey; in a file or a pipe the diff is exact.
static void show(void *context, Str diff)
{
	Shown *shown = context;
	Buf *out = &shown->cli->out.text;
	if (shown->diffs)
		json_push_str(shown->diffs, diff);
	else if (!isatty(STDOUT_FILENO))
		buf_append(out, diff);
	else
		for (Str line; str_next_line(&diff, &line);) {
			utf8_append_printable(out, line);
			buf_append_char(out, '\n');
		}
}

static void append_count(int64_t n, const char *what, Buf *out)
{
	if (n > 0)
		buf_printf(out, "%s%lld %s", out->n > 0 ? ", " : "", (long long)n, what);
}

static void print_text(Cli *cli, const WriteBackReport *r, bool is_dry_run)
{
	Buf text = {0};
	append_count(r->written, "written", &text);
	append_count(r->taken_back, "taken back", &text);
	append_count(r->dropped, "dropped for something later", &text);
	append_count(r->left, "left, as their lines were changed since", &text);
	append_count(r->resting, "resting, as their cards are gone", &text);
	append_count(r->waiting, "waiting", &text);
	if (is_dry_run)
		cli_talk(cli, "%s%s", text.n > 0 ? buf_z(&text) : "nothing waits",
			text.n > 0 ? " (only a look, nothing is changed)" : "");
	else
		buf_printf(&cli->out.text, "%s\n", text.n > 0 ? buf_z(&text) : "nothing waits");
	buf_release(&text);
}

static void print_json(Cli *cli, const WriteBackReport *r, Shown *shown)
{
	Json *object = json_new_object();
	json_set_int(object, "written", r->written);
	json_set_int(object, "taken_back", r->taken_back);
	json_set_int(object, "dropped", r->dropped);
	json_set_int(object, "left", r->left);
	json_set_int(object, "resting", r->resting);
	json_set_int(object, "waiting", r->waiting);
	json_set(object, "diffs", shown->diffs);
	shown->diffs = NULL;
	output_json(&cli->out, object);
}

static bool write_back(Cli *cli, Shown *shown, Err *err)
{
	const WriteBackOptions options = {
		.paths = cli->words,
		.n_paths = cli->n_words,
		.retries = true,
		.tells_again = true,
		.is_dry_run = args_has(&cli->args, FLAG_DRY_RUN),
		.config = &cli->config,
		.clock = &cli->desk.clock,
		.talk = {cli_warn, cli},
		.show = show,
		.context = shown,
	};
	WriteBackReport report = {0};
	if (cli->desk.store && !library_write_back(cli->desk.store, &options, &report, err))
		return false;
	if (cli->is_json)
		print_json(cli, &report, shown);
	else
		print_text(cli, &report, options.is_dry_run);
	cli->exit_code = report.waiting > 0 ? ERR_NEGATIVE : 0;
	return true;
}

bool command_write_back(Cli *cli, Err *err)
{
	if (!cli_check_paths(cli, err) || !cli_open(cli, STORE_IF_EXISTS, err))
		return false;
	Shown shown = {.cli = cli, .diffs = cli->is_json ? json_new_array() : NULL};
	bool is_done = write_back(cli, &shown, err);
	json_free(shown.diffs);
	return is_done;
}
