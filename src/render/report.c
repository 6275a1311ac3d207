#include "report.h"

#include "recto/review/action.h"
#include "stats.h"

// The formatter would tear it apart.
// clang-format off
static const char head[] =
	"<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	"<meta http-equiv=\"Content-Security-Policy\""
	" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	"<meta name=\"color-scheme\" content=\"light dark\">\n";
static const char style[] =
	"<style>\n"
	":root{--ink:#1c1e21;--dim:#5d646c;--paper:#fff;--line:#d8dce0;--bar:#2f7d8c;"
	"--h1:#9bd3a6;--h2:#5cb46f;--h3:#2f8a47;--h4:#175c2b}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e4e6e8;--dim:#9aa3ab;--paper:#16181b;"
	"--line:#363b41;--bar:#4fb3c4;--h1:#1f5a31;--h2:#2f8a47;--h3:#4fbf69;--h4:#8fe8a1}}\n"
	"body{margin:0;background:var(--paper);color:var(--ink);"
	"font:16px/1.5 system-ui,sans-serif}\n"
	"main{max-width:52rem;margin:0 auto;padding:1.5rem}\n"
	"h1{margin:0}h2{margin:2.2rem 0 .3rem;font-size:1.15rem}\n"
	"p{margin:.2rem 0 .7rem;color:var(--dim)}\n"
	"table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}\n"
	"th,td{padding:.15rem .5rem;text-align:right;border-bottom:1px solid var(--line)}\n"
	"th{font-weight:normal;color:var(--dim)}\n"
	".name,.label{text-align:left;overflow-wrap:anywhere}.label{white-space:nowrap}\n"
	".wide{width:45%}\n"
	"dl{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:.5rem 0}\n"
	"dt{color:var(--dim);font-size:.85rem}dd{margin:0;font-size:1.25rem}\n"
	"svg{display:block}.chart{width:100%;height:auto}.line{width:100%;height:.7rem}\n"
	".legend svg{display:inline;width:13px;height:13px;margin:0 .2em 0 .8em;vertical-align:-2px}\n"
	"text{font-size:11px;fill:var(--dim);text-anchor:middle}.left{text-anchor:start}\n"
	".bar{fill:var(--bar)}.heat0{fill:var(--line)}.heat1{fill:var(--h1)}"
	".heat2{fill:var(--h2)}.heat3{fill:var(--h3)}.heat4{fill:var(--h4)}\n"
	".today{fill:none;stroke:var(--ink)}\n"
	"</style>\n</head>\n<body>\n<main>\n";
// clang-format on

// -- the top --------------------------------------------------------------------------------------

static void append_span(const Figures *f, Buf *out)
{
	if (f->since == INT32_MIN && f->until == f->today) {
		calendar_format_day(f->today, out);
		return;
	}
	buf_append_z(out, "reviews ");
	if (f->since != INT32_MIN) {
		buf_append_z(out, "from ");
		calendar_format_day(f->since, out);
		buf_append_char(out, ' ');
	}
	buf_append_z(out, "to ");
	calendar_format_day(f->until, out);
}

static void append_top(const Figures *f, const ReportInfo *info, Buf *out)
{
	buf_append_z(out, head);
	buf_append_z(out, "<title>Statistics, ");
	calendar_format_day(f->until, out);
	buf_append_z(out, "</title>\n");
	buf_append_z(out, style);
	buf_append_z(out, "<h1>Statistics</h1>\n<p>");
	append_span(f, out);
	if (info->query.n > 0) {
		buf_append_z(out, "; cards that fit <bdi>");
		html_append(out, info->query);
		buf_append_z(out, "</bdi>");
	}
	buf_append_z(out, "</p>\n");
}

static void append_fact(Buf *out, const char *name, const Buf *value)
{
	buf_printf(out, "<div><dt>%s</dt><dd>%s</dd></div>\n", name, buf_z(value));
}

static void append_count(Buf *out, const char *name, int64_t number)
{
	buf_printf(out, "<div><dt>%s</dt><dd>%lld</dd></div>\n", name, (long long)number);
}

static void append_today(const Figures *f, Buf *out)
{
	Buf value = {0};
	buf_append_z(out, "<section><h2>Today</h2><dl>\n");
	append_count(out, "due", f->due.due);
	append_count(out, "new", f->due.new_);
	append_count(out, "in drill", f->due.drill);
	append_count(out, "reviews", f->of_today.reviews);
	stats_append_time(f->of_today.took_ms, &value);
	append_fact(out, "time", &value);
	buf_clear(&value);
	stats_append_rate(f->of_today.retention, &value);
	append_fact(out, "retention", &value);
	append_count(out, "days of streak", f->streaks.current);
	buf_append_z(out, "</dl></section>\n");
	buf_release(&value);
}

// -- answers --------------------------------------------------------------------------------------

static void append_retention(Retention r, Buf *out)
{
	enum { FEW = 100 };
	buf_append_z(out, "<td>");
	stats_append_rate(r, out);
	if (r.n > 0)
		buf_printf(out, " of %lld", (long long)r.n);
	if (r.n > 0 && r.n < FEW) {
		double low, high;
		stats_wilson(r, &low, &high);
		buf_printf(out, " (%.0f–%.0f)", 100 * low, 100 * high);
	}
	buf_append_z(out, "</td>");
}

static void append_retentions(const Figures *f, Buf *out)
{
	static const char *const windows[] = {"7 days", "30 days", "365 days", "all"};
	buf_append_z(out,
		"<section><h2>Retention</h2><p>Passed, of answers after at least a day; in "
		"parentheses the 95 % range where there are fewer than 100.</p>\n"
		"<table><tr><th></th><th>young</th><th>mature</th><th>all</th></tr>\n");
	for (int window = 0; window < WINDOW_COUNT; window++) {
		const Retention *r = f->retention[window];
		buf_printf(out, "<tr><td class=\"label\">%s</td>", windows[window]);
		append_retention(r[MATURITY_YOUNG], out);
		append_retention(r[MATURITY_MATURE], out);
		append_retention(stats_retention_sum(r), out);
		buf_append_z(out, "</tr>\n");
	}
	buf_append_z(out, "</table></section>\n");
}

static void append_scores(const Figures *f, Buf *out)
{
	int64_t all = 0;
	for (int m = 0; m < MATURITY_COUNT; m++)
		for (int score = 0; score < SCORE_COUNT; score++)
			all += f->scores[m][score];
	buf_append_z(out, "<section><h2>Scores</h2><table><tr><th></th><th>new</th><th>young</th>"
			  "<th>mature</th><th>all</th><th></th></tr>\n");
	for (int score = SCORE_MAX; score >= SCORE_MIN; score--) {
		int64_t sum = 0;
		buf_printf(
			out, "<tr><td class=\"label\">%d %s</td>", score, action_score_name(score));
		for (int m = 0; m < MATURITY_COUNT; m++) {
			html_number(out, f->scores[m][score]);
			sum += f->scores[m][score];
		}
		html_number(out, sum);
		html_bar(out, sum, all);
		buf_append_z(out, "</tr>\n");
	}
	buf_append_z(out, "</table></section>\n");
}

// -- cards ----------------------------------------------------------------------------------------

static void append_row(Buf *out, const char *label, int64_t number, int64_t whole)
{
	buf_printf(out, "<tr><td class=\"label\">%s</td>", label);
	html_number(out, number);
	html_bar(out, number, whole);
	buf_append_z(out, "</tr>\n");
}

static void append_cards(const Figures *f, Buf *out)
{
	const CardFigures *c = &f->cards;
	int64_t total = stats_card_total(c);
	buf_printf(out,
		"<section><h2>Cards</h2><p>%lld, of them %lld %s, %lld marked.</p><table>\n",
		(long long)total, (long long)c->leeches,
		stats_plural(c->leeches, "leech", "leeches"), (long long)c->marked);
	append_row(out, "new", c->new_, total);
	append_row(out, "young", c->young, total);
	append_row(out, "mature", c->mature, total);
	append_row(out, "suspended", c->suspended, total);
	buf_append_z(out, "</table></section>\n");
}

static int64_t most_of(const int64_t *numbers, size_t n)
{
	int64_t most = 0;
	for (size_t i = 0; i < n; i++)
		most = numbers[i] > most ? numbers[i] : most;
	return most;
}

static void append_memory(const Figures *f, Buf *out)
{
	buf_printf(out, "<section><h2>Intervals</h2><p>Mean %.1f days.</p><table>\n",
		f->mean_interval);
	for (size_t i = 0; i < STATS_INTERVALS; i++)
		append_row(out, stats_interval_label(i), f->intervals[i],
			most_of(f->intervals, STATS_INTERVALS));
	buf_printf(out, "</table></section>\n<section><h2>Ease</h2><p>Mean %.2f.</p><table>\n",
		f->mean_ease);
	for (size_t i = 0; i < STATS_EASES; i++) {
		Buf label = {0};
		stats_append_ease_label(i, &label);
		append_row(out, buf_z(&label), f->eases[i], most_of(f->eases, STATS_EASES));
		buf_release(&label);
	}
	buf_append_z(out, "</table></section>\n");
}

void render_report(const Figures *f, const ReportInfo *info, Buf *out)
{
	append_top(f, info, out);
	append_today(f, out);
	append_retentions(f, out);
	report_forecast(f, out);
	report_heatmap(f, out);
	append_scores(f, out);
	append_cards(f, out);
	append_memory(f, out);
	report_worst(f, out);
	report_groups("Decks", f->decks, f->n_decks, out);
	report_groups("Tags", f->tags, f->n_tags, out);
	report_hours(f, out);
	buf_append_z(out, "</main>\n</body>\n</html>\n");
}
