// recto export reviews|cards|days [QUERY]
#include "recto/base/nearest.h"
#include "recto/stats/export.h"

#include "commands.h"
#include "sink.h"
#include "span.h"

enum { PIECE = 64 * 1024 };

// -- what is asked for ----------------------------------------------------------------------------

static bool read_kind(const Cli *cli, ExportOptions *out, Err *err)
{
	if (export_find_kind(str_from_z(cli->words[0]), &out->kind))
		return true;
	Nearest nearest = {.word = str_from_z(cli->words[0])};
	nearest_offer(&nearest, STR("reviews"));
	nearest_offer(&nearest, STR("cards"));
	nearest_offer(&nearest, STR("days"));
	if (nearest.best.n > 0)
		return err_set(err, ERR_USAGE, "recto export \"%s\": did you mean \"%.*s\"?",
			cli->words[0], STR_ARG(nearest.best));
	return err_set(
		err, ERR_USAGE, "recto export reviews, cards or days, not \"%s\"", cli->words[0]);
}

// --json is the form that every command has for scripts: one object a line.
static bool read_format(const Cli *cli, ExportOptions *out, Err *err)
{
	out->format = cli->is_json ? EXPORT_JSONL : EXPORT_CSV;
	if (!args_has(&cli->args, FLAG_FORMAT))
		return true;
	const char *name = cli->args.values[FLAG_FORMAT];
	if (!export_find_format(str_from_z(name), &out->format))
		return err_set(err, ERR_USAGE,
			"--format is csv, json, jsonl, fsrs or logseq, not \"%s\"", name);
	if (!export_has_format(out->kind, out->format))
		return err_set(err, ERR_USAGE, "--format %s is for %s, not for %s", name,
			out->format == EXPORT_FSRS ? "reviews" : "days", cli->words[0]);
	return true;
}

static bool read_span(const Cli *cli, ExportOptions *out, Err *err)
{
	bool has_span = args_has(&cli->args, FLAG_SINCE) || args_has(&cli->args, FLAG_UNTIL);
	if (has_span && out->kind == EXPORT_CARDS)
		return err_set(err, ERR_USAGE, "--since and --until are for reviews and days");
	return cli_span(cli, &out->since, &out->until, err);
}

// -- writing --------------------------------------------------------------------------------------

// False with err->kind == ERR_NONE when nobody reads on.
static bool write_all(Export *e, Sink *sink, Err *err)
{
	Buf piece = {0};
	bool is_good = true;
	while (is_good && export_next(e, &piece, err))
		if (piece.n >= PIECE) {
			is_good = sink_append(sink, buf_str(&piece), err);
			buf_clear(&piece);
		}
	is_good = is_good && err->kind == ERR_NONE && sink_append(sink, buf_str(&piece), err);
	buf_release(&piece);
	return is_good;
}

static bool export_to(Cli *cli, const ExportOptions *options, Err *err)
{
	Export *e;
	Sink sink;
	if (!export_open(&cli->desk, options, &e, err))
		return false;
	bool is_good = sink_open(&sink, cli, err) && write_all(e, &sink, err);
	sink_close(&sink, is_good, err);
	export_close(e);
	return err->kind == ERR_NONE;
}

bool command_export(Cli *cli, Err *err)
{
	Query query;
	ExportOptions options = {0};
	if (!read_kind(cli, &options, err) || !read_format(cli, &options, err) ||
		!cli_open(cli, STORE_READ, err) || !cli_query(cli, 1, &query, err) ||
		!read_span(cli, &options, err))
		return false;
	options.filter = cli->n_words > 1 ? query.filter : NULL;
	return export_to(cli, &options, err);
}
