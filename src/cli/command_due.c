// recto due [QUERY], and recto alone
#include "recto/review/due.h"

#include "commands.h"

static void print_text(const Desk *d, const DueReport *r, Buf *out)
{
	buf_printf(out, "%lld due, %lld new, %lld in drill, %lld %s", (long long)r->due,
		(long long)r->new_, (long long)r->drill, (long long)r->total,
		r->total == 1 ? "card" : "cards");
	if (r->due + r->new_ == 0 && r->next_due != INSTANT_NONE) {
		buf_append_z(out, ", next on ");
		calendar_format_day(clock_day_of(&d->clock, r->next_due), out);
	}
	buf_append_char(out, '\n');
}

static Json *report_json(const DueReport *r)
{
	Json *object = json_new_object();
	json_set_int(object, "due", r->due);
	json_set_int(object, "new", r->new_);
	json_set_int(object, "drill", r->drill);
	json_set_int(object, "total", r->total);
	json_set_int(object, "reviewed_today", r->reviewed_today);
	json_set_instant(object, "next_due", r->next_due);
	return object;
}

bool command_due(Cli *cli, Err *err)
{
	Query query;
	DueReport report;
	if (!cli_open(cli, STORE_READ, err) || !cli_query(cli, 0, &query, err) ||
		!due_report(&cli->desk, query.filter, &report, err))
		return false;
	if (cli->is_json)
		output_json(&cli->out, report_json(&report));
	else
		print_text(&cli->desk, &report, &cli->out.text);
	cli->exit_code = report.due + report.new_ > 0 ? 0 : ERR_NEGATIVE;
	return true;
}

bool command_home(Cli *cli, Err *err)
{
	if (cli->is_json || !cli->has_screen)
		return command_due(cli, err);
	int signal_number = 0;
	if (!cli_open(cli, STORE_CREATE, err))
		return false;
	if (!cli->screens->home(&cli->desk, &signal_number, err))
		return false;
	cli_end_session(cli, false);
	cli->exit_code = signal_number > 0 ? 128 + signal_number : 0;
	return true;
}
