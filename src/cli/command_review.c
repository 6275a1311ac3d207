// recto review [QUERY]
#include "recto/library/library.h"
#include "recto/review/due.h"
#include "recto/review/session.h"

#include "commands.h"
#include "nothing.h"
#include "plain.h"

enum { CARDS_MAX = 1000000 };

static bool check_cram(const Args *args, Err *err)
{
	if (args_has(args, FLAG_AHEAD))
		return err_set(err, ERR_USAGE,
			"--ahead does not go with --cram, which takes cards whenever they are due");
	if (args_has(args, FLAG_NEW))
		return err_set(err, ERR_USAGE,
			"--new does not go with --cram, which takes new cards like all others; "
			"is:new in the query takes them alone");
	return true;
}

static bool read_options(const Cli *cli, SessionOptions *out, Err *err)
{
	*out = session_defaults;
	out->is_cram = args_has(&cli->args, FLAG_CRAM);
	if (out->is_cram && !check_cram(&cli->args, err))
		return false;
	return args_number(&cli->args, FLAG_AHEAD, 0, DESK_DAYS_AHEAD_MAX, &out->days_ahead, err) &&
	       args_number(&cli->args, FLAG_NEW, 0, CARDS_MAX, &out->new_limit, err) &&
	       args_number(&cli->args, FLAG_LIMIT, 0, CARDS_MAX, &out->limit, err);
}

static bool fits_any(const Desk *d, const Filter *filter, bool *out, Err *err)
{
	DueReport report;
	if (!due_report(d, filter, &report, err))
		return false;
	*out = report.total > 0;
	return true;
}

bool command_review(Cli *cli, Err *err)
{
	SessionOptions options;
	Query query;
	int signal_number = 0;
	bool has_cards = true;
	// A query that is not understood makes no database.
	if (!read_options(cli, &options, err) || !cli_open(cli, STORE_IF_EXISTS, err) ||
		!cli_query(cli, 0, &query, err) || !cli_create(cli, err))
		return false;
	options.filter = query.filter;
	if (args_has(&cli->args, FLAG_PLAIN) || cli->is_json || !cli->has_screen)
		return plain_review(cli, &options, err);
	if (nothing_find_path(cli) && !fits_any(&cli->desk, query.filter, &has_cards, err))
		return false;
	if (!has_cards) {
		cli->exit_code = ERR_NEGATIVE;
		nothing_say_found(cli);
		return true;
	}
	if (!cli->screens->review(&cli->desk, &options, &signal_number, err))
		return false;
	cli_end_session(cli, false);
	cli->exit_code = signal_number > 0 ? 128 + signal_number : 0;
	return true;
}
