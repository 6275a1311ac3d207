// recto import [PATH...]
#include <stdio.h>
#include "recto/library/library.h"
#include "recto/review/due.h"

#include "commands.h"
#include "import_report.h"

static void print_text(const ImportReport *r, bool is_dry_run, Buf *out)
{
	buf_printf(out,
		"imported %lld pages, %lld cards: %lld new, %lld edited, %lld moved, %lld back, "
		"%lld gone%s\n",
		(long long)r->pages, (long long)r->cards, (long long)r->new_, (long long)r->edited,
		(long long)r->moved, (long long)r->back, (long long)r->gone,
		is_dry_run ? " (only a look, nothing is changed)" : "");
}

static void append_count(int64_t n, const char *what, Buf *out)
{
	if (n > 0)
		buf_printf(out, "%s%lld %s%s", out->n > 0 ? " and " : "", (long long)n, what,
			n == 1 ? "" : "s");
}

// A review in Logseq makes no card edited, so the counts do not tell of it.
static void talk_of_taken(Cli *cli, const ImportReport *r)
{
	Buf text = {0};
	append_count(r->reviews_taken, "review", &text);
	append_count(r->resets_taken, "reset", &text);
	if (text.n > 0)
		cli_talk(cli, "took in %s from Logseq", buf_z(&text));
	buf_clear(&text);
	append_count(r->states_taken, "card", &text);
	if (text.n > 0)
		cli_talk(cli, "took in the changed numbers of %s", buf_z(&text));
	buf_clear(&text);
	append_count(r->tables_taken, "graph", &text);
	if (text.n > 0)
		cli_talk(cli, "took in the factors that Logseq learned in %s", buf_z(&text));
	buf_clear(&text);
	append_count(r->rescheduled, "graph", &text);
	if (text.n > 0)
		cli_talk(cli, "scored anew, because the scheduler has changed: the log of %s",
			buf_z(&text));
	buf_release(&text);
}

static Json *report_json(const ImportReport *r, const MatchReport *matches)
{
	Json *object = json_new_object();
	json_set_int(object, "id", r->id);
	json_set_int(object, "pages", r->pages);
	json_set_int(object, "cards", r->cards);
	json_set_int(object, "new", r->new_);
	json_set_int(object, "edited", r->edited);
	json_set_int(object, "moved", r->moved);
	json_set_int(object, "back", r->back);
	json_set_int(object, "gone", r->gone);
	json_set_int(object, "unchanged", r->unchanged);
	json_set_int(object, "warnings", r->warnings);
	json_set(object, "matches", match_report_json(matches, r));
	return object;
}

static const char *why_no_cards(const Cli *cli, const ImportReport *report)
{
	if (report->pages > 0)
		return "no cards in these pages: tag a block #card, or see why with recto inspect "
		       "PATH";
	return cli->n_words > 0 ? "no pages here: they end with .md, .markdown or .org"
				: "no pages are known yet: recto import PATH reads some";
}

// What to run next. An import reads only what has changed, so what is odd about a page is told
// once.
static bool advise(Cli *cli, const ImportReport *report, Err *err)
{
	DueReport due;
	if (cli->is_quiet || cli->is_json || args_has(&cli->args, FLAG_DRY_RUN))
		return true;
	if (report->odd_pages > 0)
		cli_talk(cli, "a page is told about once; recto inspect PATH shows again what is "
			      "odd in it");
	if (report->cards == 0) {
		cli_talk(cli, "%s", why_no_cards(cli, report));
		return true;
	}
	if (!due_report(&cli->desk, NULL, &due, err))
		return false;
	if (due.due + due.new_ > 0)
		cli_talk(cli, "next: recto review (%lld due, %lld new)", (long long)due.due,
			(long long)due.new_);
	else
		cli_talk(cli, "nothing is due: recto list shows the cards");
	return true;
}

// Exit code 3 has its reason even where the warning that names the folder is not wanted.
static const char left_out[] = "a folder is missing or has shrunk, and was left as it was; "
			       "recto import without -q names it";

// A look makes no database where there is none.
static bool open_store(Cli *cli, Err *err)
{
	bool is_look = args_has(&cli->args, FLAG_DRY_RUN);
	if (!cli_open(cli, is_look ? STORE_IF_EXISTS : STORE_CREATE, err))
		return false;
	return cli->desk.store ||
	       store_open_scratch(clock_now(&cli->desk.clock), &cli->desk.store, err);
}

// Pages are read again later, which standard input cannot be.
static bool check_words(const Cli *cli, Err *err)
{
	for (size_t i = 0; i < cli->n_words; i++)
		if (str_equals(str_from_z(cli->words[i]), STR("-")))
			return err_set(err, ERR_USAGE,
				"import needs a file or a folder, not standard input; recto "
				"inspect - looks at that, ./- is a file of that name");
	return cli_check_paths(cli, err);
}

static bool import(Cli *cli, MatchReport *matches, Err *err)
{
	const ImportOptions options = {
		.paths = cli->words,
		.n_paths = cli->n_words,
		.is_dry_run = args_has(&cli->args, FLAG_DRY_RUN),
		.is_forced = args_has(&cli->args, FLAG_FORCE),
		.config = &cli->config,
		.clock = &cli->desk.clock,
		.talk = {cli_warn, cli},
		.tell_match = match_report_add,
		.match_context = matches,
	};
	ImportReport report = {0};
	bool is_read = library_import(cli->desk.store, &options, &report, err);
	// A path that cannot be read does not keep the others from being imported.
	if (!is_read && err->kind != ERR_IO)
		return false;
	if (cli->is_json)
		output_json(&cli->out, report_json(&report, matches));
	else if (is_read || report.pages > 0 || report.gone > 0)
		print_text(&report, options.is_dry_run, &cli->out.text);
	if (!cli->is_json)
		match_report_talk(cli, matches, &report);
	talk_of_taken(cli, &report);
	if (!options.is_dry_run)
		cli_end_session(cli, true);
	if (!is_read)
		return false;
	if (report.was_refused && cli->is_quiet)
		return err_set(err, ERR_IO, "%s", left_out);
	if (report.was_refused)
		cli->exit_code = ERR_IO;
	return advise(cli, &report, err);
}

bool command_import(Cli *cli, Err *err)
{
	MatchReport matches = {.arena = &cli->arena, .keeps_all = cli->is_json};
	bool is_done = check_words(cli, err) && open_store(cli, err) && import(cli, &matches, err);
	match_report_release(&matches);
	return is_done;
}
