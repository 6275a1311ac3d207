#include "span.h"

#include "recto/stats/span.h"

static bool read_flag(const Cli *cli, FlagId flag, Day *out, Err *err)
{
	if (!args_has(&cli->args, flag))
		return true;
	Day today = clock_today(&cli->desk.clock);
	return span_parse_day(str_from_z(cli->args.values[flag]), today, out, err) ||
	       err_prefix(err, "--%s", flags[flag].name);
}

bool cli_span(const Cli *cli, Day *since, Day *until, Err *err)
{
	*since = STATS_NO_SINCE;
	*until = STATS_NO_UNTIL;
	if (!read_flag(cli, FLAG_SINCE, since, err) || !read_flag(cli, FLAG_UNTIL, until, err))
		return false;
	Day last = *until == STATS_NO_UNTIL ? clock_today(&cli->desk.clock) : *until;
	if (*since <= last)
		return true;
	return err_set(err, ERR_USAGE, "--since %s is after %s%s", cli->args.values[FLAG_SINCE],
		*until == STATS_NO_UNTIL ? "today" : "--until ",
		*until == STATS_NO_UNTIL ? "" : cli->args.values[FLAG_UNTIL]);
}
