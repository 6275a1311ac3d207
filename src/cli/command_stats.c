// recto stats [QUERY], recto report -o FILE [QUERY]
#include <stdlib.h>
#include <unistd.h>
#include "recto/render/report.h"
#include "recto/render/stats.h"
#include "recto/stats/json.h"
#include "recto/stats/stats.h"

#include "commands.h"
#include "nothing.h"
#include "sink.h"
#include "span.h"

// Counts to the end. *stats is closed by the caller and owns the figures.
static bool count(Cli *cli, Stats **stats, const Figures **figures, Err *err)
{
	Query query;
	StatsOptions options;
	*stats = NULL;
	if (!cli_open(cli, STORE_READ, err) || !cli_query(cli, 0, &query, err) ||
		!cli_span(cli, &options.since, &options.until, err))
		return false;
	options.filter = cli->n_words > 0 ? query.filter : NULL;
	return stats_open(&cli->desk, &options, stats, err) && stats_step(*stats, -1, err) &&
	       stats_figures(*stats, figures, err);
}

static void say_if_nothing(Cli *cli, const Figures *f)
{
	if (stats_card_total(&f->cards) + f->cards.gone == 0 && f->n_days == 0)
		nothing_say_found(cli);
}

// COLUMNS tells the width where no terminal does.
static int columns_to_fill(const Cli *cli)
{
	int64_t columns;
	if (cli->columns == 0 && str_parse_int(str_from_z(getenv("COLUMNS")), &columns) &&
		columns > 0 && columns <= 1000)
		return (int)columns;
	return cli_styling(cli).columns;
}

static void print_text(Cli *cli, const Figures *figures)
{
	Lines lines = {0};
	Styling styling = cli_styling(cli);
	StatsView view = {
		.width = columns_to_fill(cli),
		.is_ascii = args_has(&cli->args, FLAG_ASCII),
	};
	render_stats(figures, &view, NULL, &lines);
	styled_append_lines(&lines, styling, &cli->out.text);
	lines_release(&lines);
}

bool command_stats(Cli *cli, Err *err)
{
	Stats *stats;
	const Figures *figures;
	bool is_counted = count(cli, &stats, &figures, err);
	if (is_counted && cli->is_json)
		output_json(&cli->out, stats_json(figures));
	else if (is_counted)
		print_text(cli, figures);
	if (is_counted)
		say_if_nothing(cli, figures);
	stats_close(stats);
	return is_counted;
}

// -- the page -------------------------------------------------------------------------------------

static bool write_report(Cli *cli, const Figures *figures, Err *err)
{
	Sink sink;
	Buf page = {0};
	Buf query = {0};
	for (size_t i = 0; i < cli->n_words; i++)
		buf_printf(&query, "%s%s", i > 0 ? " " : "", cli->words[i]);
	ReportInfo info = {.query = buf_str(&query)};
	render_report(figures, &info, &page);
	buf_release(&query);
	bool is_written = sink_open(&sink, cli, err) && sink_append(&sink, buf_str(&page), err);
	is_written = sink_close(&sink, is_written, err);
	buf_release(&page);
	return is_written;
}

static bool has_file(const Cli *cli)
{
	const char *path = cli->args.values[FLAG_OUTPUT];
	return path && !str_equals(str_from_z(path), STR("-"));
}

// For scripts: where the page is.
static void print_place(Cli *cli)
{
	Json *object = json_new_object();
	json_set_str(object, "file", str_from_z(cli->args.values[FLAG_OUTPUT]));
	output_json(&cli->out, object);
}

bool command_report(Cli *cli, Err *err)
{
	Stats *stats;
	const Figures *figures;
	if (!args_has(&cli->args, FLAG_OUTPUT) && isatty(STDOUT_FILENO))
		return err_set(err, ERR_USAGE, "recto report wants a file: -o FILE.html");
	if (cli->is_json && !has_file(cli))
		return err_set(err, ERR_USAGE, "recto report --json wants a file: -o FILE.html");
	bool is_written = count(cli, &stats, &figures, err) && write_report(cli, figures, err);
	if (is_written && cli->is_json)
		print_place(cli);
	stats_close(stats);
	return is_written;
}
