#include "context.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "recto/base/path.h"
#include "recto/library/library.h"
#include "recto/library/write_back.h"
#include "recto/review/action.h"
#include "recto/store/sources.h"

enum { LINE_LIMIT = 64 * 1024 };

// -- opening ----------------------------------------------------------------------------------

bool cli_config_path(Cli *cli, const char **out, Err *err)
{
	*out = cli->args.values[FLAG_CONFIG];
	if (*out)
		return true;
	char *folder;
	if (!path_config_folder(&cli->arena, &folder, err))
		return false;
	*out = path_join(&cli->arena, str_from_z(folder), STR("config.yaml"));
	return true;
}

bool cli_database_path(Cli *cli, const char **out, Err *err)
{
	*out = cli->args.values[FLAG_DB];
	if (!*out)
		*out = getenv("RECTO_DB");
	if (*out && **out)
		return true;
	char *folder;
	if (!path_data_folder(&cli->arena, &folder, err))
		return false;
	*out = path_join(&cli->arena, str_from_z(folder), STR("recto.db"));
	return true;
}

// `bind` names actions, which config does not know: what is wrong there is as much an error of the
// file.
static bool check_keys(const Config *config, Err *err)
{
	KeyMap keys = {0};
	bool is_right = keymap_init(&keys, config, err);
	keymap_release(&keys);
	return is_right;
}

bool cli_configure(Cli *cli, Err *err)
{
	const char *path;
	bool is_given = args_has(&cli->args, FLAG_CONFIG);
	if (!cli_config_path(cli, &path, err) || !config_load(&cli->config, path, is_given, err) ||
		!check_keys(&cli->config, err))
		return false;
	cli->desk.clock.day_starts_at = cli->config.day_starts_at;
	bool has_color = cli->columns > 0 && cli->desk.has_color;
	return tools_open(cli->config.math, has_color, &cli->tools, err);
}

static bool open_database(Cli *cli, StoreMode mode, Err *err)
{
	const char *path;
	if (!cli_database_path(cli, &path, err) ||
		!store_open(path, mode, clock_now(&cli->desk.clock), &cli->desk.store, err))
		return false;
	if (mode != STORE_READ && cli->desk.store && store_is_read_only(cli->desk.store))
		cli_talk(cli, "%s can only be read: nothing will be recorded", path);
	return true;
}

bool cli_open(Cli *cli, StoreMode mode, Err *err)
{
	return cli_configure(cli, err) && open_database(cli, mode, err);
}

bool cli_create(Cli *cli, Err *err)
{
	return cli->desk.store || open_database(cli, STORE_CREATE, err);
}

static void write_pages(Cli *cli, bool retries)
{
	const WriteBackOptions options = {
		.retries = retries,
		.config = &cli->config,
		.clock = &cli->desk.clock,
		.talk = {cli_warn, cli},
	};
	WriteBackReport report;
	Err failure = {0};
	if (!library_write_back(cli->desk.store, &options, &report, &failure))
		cli_talk(cli, "the pages are not written: %s", failure.text);
}

void cli_end_session(Cli *cli, bool retries)
{
	Err why = {0};
	if (!cli->desk.store)
		return;
	write_pages(cli, retries);
	if (!library_write_matrices(cli->desk.store, &cli->config, &cli->desk.clock,
		    (LibraryTalk){cli_warn, cli}, &why))
		cli_talk(cli, "%s", why.text);
}

bool cli_check_paths(const Cli *cli, Err *err)
{
	for (size_t i = 0; i < cli->n_words; i++)
		if (!*cli->words[i])
			return err_set(err, ERR_USAGE, "%s: a path is empty", cli->command->name);
	return true;
}

// Takes the text.
static bool parse_query(Cli *cli, Buf *text, Query *out, Err *err)
{
	Str query = arena_copy(&cli->arena, buf_str(text));
	buf_release(text);
	Str forms = {0};
	Store *store = cli->desk.store;
	return (!store || store_list_journal_forms(store, &cli->arena, &forms, err)) &&
	       query_parse(query, forms, &cli->arena, out, err);
}

bool cli_query(Cli *cli, size_t first, Query *out, Err *err)
{
	Buf text = {0};
	for (size_t i = first; i < cli->n_words; i++)
		query_append_argument(str_from_z(cli->words[i]), &text);
	return parse_query(cli, &text, out, err);
}

bool cli_query_flag(Cli *cli, Query *out, Err *err)
{
	Buf text = {0};
	query_append_argument(str_from_z(cli->args.values[FLAG_QUERY]), &text);
	return parse_query(cli, &text, out, err);
}

bool cli_resolve_card(Cli *cli, const char *prefix, int64_t *id, Err *err)
{
	if (cli->desk.store)
		return store_resolve_card(cli->desk.store, str_from_z(prefix), id, err);
	if (!ident_is_prefix(str_from_z(prefix)))
		return err_set(
			err, ERR_USAGE, "\"%s\" is no card: recto list shows their ids", prefix);
	return err_set(err, ERR_NEGATIVE, "there are no cards yet: recto import PATH reads some");
}

// -- talking ----------------------------------------------------------------------------------

void cli_talk(Cli *cli, const char *format, ...)
{
	if (cli->is_quiet)
		return;
	// On a terminal both streams meet: what was said before stays before.
	output_flush(&cli->out);
	Buf line = {0};
	va_list args;
	va_start(args, format);
	buf_vprintf(&line, format, args);
	va_end(args);
	fprintf(stderr, "%s\n", buf_z(&line));
	buf_release(&line);
}

void cli_warn(void *cli, const char *line)
{
	cli_talk(cli, "%s", line);
}

bool cli_can_ask(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

bool cli_ask(Cli *cli, const char *question)
{
	output_flush(&cli->out);
	fprintf(stderr, "%s [y/N] ", question);
	Buf line = {0};
	bool is_read = cli_read_line(&line);
	Str answer = str_trim(buf_str(&line));
	bool is_yes = is_read && (str_equals_nocase(answer, STR("y")) ||
					 str_equals_nocase(answer, STR("yes")));
	buf_release(&line);
	return is_yes;
}

bool cli_read_line(Buf *line)
{
	buf_clear(line);
	int c = getchar();
	if (c == EOF)
		return false;
	for (; c != EOF && c != '\n'; c = getchar())
		if (line->n < LINE_LIMIT)
			buf_append_char(line, (char)c);
	return true;
}

Styling cli_styling(const Cli *cli)
{
	bool is_terminal = cli->columns > 0;
	return (Styling){
		.columns = is_terminal ? cli->columns : PLAIN_COLUMNS,
		.has_color = is_terminal && cli->desk.has_color,
		.hidden_tags = cli->config.hide_tags,
		.tools = cli->tools,
	};
}
