#include "recto/cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "commands.h"
#include "help.h"

// -- the surroundings -------------------------------------------------------------------------

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);
	return value && *value;
}

static bool is_dumb_terminal(void)
{
	return !is_set("TERM") || str_equals(str_from_z(getenv("TERM")), STR("dumb"));
}

static int terminal_columns(void)
{
	struct winsize size;
	if (!isatty(STDOUT_FILENO))
		return 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return PLAIN_COLUMNS;
	return size.ws_col;
}

static bool read_clock(Cli *cli, Err *err)
{
	const char *text = cli->args.values[FLAG_NOW];
	const char *source = "--now";
	if (!text && is_set("RECTO_NOW")) {
		text = getenv("RECTO_NOW");
		source = "RECTO_NOW";
	}
	if (!text)
		return true;
	cli->desk.clock.is_frozen = true;
	if (calendar_parse_rfc3339(str_from_z(text), &cli->desk.clock.frozen))
		return true;
	return err_set(err, ERR_USAGE, "%s is a time such as 2026-03-01T09:00:00Z, not \"%s\"",
		source, text);
}

static bool look_around(Cli *cli, Err *err)
{
	cli->is_quiet = args_has(&cli->args, FLAG_QUIET);
	cli->is_json = args_has(&cli->args, FLAG_JSON);
	cli->columns = terminal_columns();
	cli->has_screen = cli->columns > 0 && isatty(STDIN_FILENO) && !is_dumb_terminal();
	cli->desk.config = &cli->config;
	cli->desk.has_color =
		!args_has(&cli->args, FLAG_NO_COLOR) && !is_set("NO_COLOR") && !is_dumb_terminal();
	return read_clock(cli, err);
}

// -- one command ------------------------------------------------------------------------------

// Behind a flag that does not exist, its value may stand where a command is looked for.
static bool say_unknown(const Cli *cli, Err *err)
{
	if (cli->args.unknown)
		return args_check(&cli->args, FLAGS_ALL, "recto", err);
	if (access(cli->args.words[0], F_OK) == 0)
		return err_set(err, ERR_USAGE,
			"unknown command \"%s\": did you mean recto import %s?", cli->args.words[0],
			cli->args.words[0]);
	return command_say_unknown(cli->args.words[0], err);
}

static bool choose_command(Cli *cli, Err *err)
{
	cli->command = &command_none;
	if (cli->args.n_words > 0) {
		cli->command = command_find(str_from_z(cli->args.words[0]));
		if (!cli->command)
			return say_unknown(cli, err);
		cli->words = cli->args.words + 1;
		cli->n_words = cli->args.n_words - 1;
	}
	const Command *c = cli->command;
	Str name = arena_printf(&cli->arena, "recto%s%s", c->name[0] ? " " : "", c->name);
	if (!args_check(&cli->args, FLAGS_GLOBAL | c->flags, name.p, err))
		return false;
	bool has_right_number = cli->n_words >= c->min_words && cli->n_words <= c->max_words;
	if (has_right_number || args_has(&cli->args, FLAG_HELP))
		return true;
	return err_set(err, ERR_USAGE, "usage: %s%s%s; %s -h tells more", name.p,
		c->usage[0] ? " " : "", c->usage, name.p);
}

static bool run(Cli *cli, int argc, char **argv, Err *err)
{
	if (!args_parse(argc, argv, &cli->arena, &cli->args, err))
		return false;
	if (args_has(&cli->args, FLAG_VERSION)) {
		buf_append_z(&cli->out.text, "recto " RECTO_VERSION "\n");
		return true;
	}
	if (!choose_command(cli, err) || !look_around(cli, err))
		return false;
	if (args_has(&cli->args, FLAG_HELP)) {
		help_append_command(cli->command, &cli->out.text);
		return true;
	}
	return cli->command->run(cli, err);
}

static void release(Cli *cli)
{
	store_close(cli->desk.store);
	tools_close(cli->tools);
	config_release(&cli->config);
	output_release(&cli->out);
	arena_release(&cli->arena);
}

static void print_error(const Err *err)
{
	if (err->kind != ERR_NONE)
		fprintf(stderr, "recto: %s\n", err->text);
}

int cli_run(int argc, char **argv, const Screens *screens)
{
	Cli cli = {.screens = screens, .out.fd = STDOUT_FILENO};
	Err err = {0};
	config_init(&cli.config);
	int code = run(&cli, argc, argv, &err) ? cli.exit_code : (int)err.kind;
	bool is_said = output_flush(&cli.out);
	print_error(&err);
	err_clear(&err);
	if (!is_said && !output_check(&cli.out, &err) && code <= ERR_NEGATIVE)
		code = ERR_IO;
	print_error(&err);
	release(&cli);
	return code;
}
