// The tables of the page.
#include "recto/base/utf8.h"
#include "recto/render/card.h"

#include "report.h"
#include "stats.h"

void html_append(Buf *out, Str text)
{
	Buf line = {0};
	utf8_append_printable(&line, text);
	for (size_t i = 0; i < line.n; i++)
		switch (line.p[i]) {
		case '&':
			buf_append_z(out, "&amp;");
			break;
		case '<':
			buf_append_z(out, "&lt;");
			break;
		case '>':
			buf_append_z(out, "&gt;");
			break;
		case '"':
			buf_append_z(out, "&quot;");
			break;
		case '\'':
			buf_append_z(out, "&#39;");
			break;
		default:
			buf_append_char(out, line.p[i]);
		}
	buf_release(&line);
}

void html_number(Buf *out, int64_t number)
{
	buf_printf(out, "<td>%lld</td>", (long long)number);
}

void html_bar(Buf *out, int64_t part, int64_t whole)
{
	double share = whole > 0 ? 100.0 * (double)part / (double)whole : 0;
	buf_printf(out,
		"<td class=\"wide\"><svg class=\"line\" viewBox=\"0 0 100 10\" "
		"preserveAspectRatio=\"none\"><rect class=\"bar\" width=\"%.2f\" height=\"10\"/>"
		"</svg></td>",
		share);
}

// Names of people's own are kept apart in their direction.
static void append_name(Buf *out, Str name)
{
	buf_append_z(out, "<td class=\"name\"><bdi>");
	html_append(out, name);
	buf_append_z(out, "</bdi></td>");
}

static void append_rate(Buf *out, Retention r)
{
	buf_append_z(out, "<td>");
	stats_append_rate(r, out);
	buf_append_z(out, "</td>");
}

void report_groups(const char *title, const GroupFigures *g, size_t n, Buf *out)
{
	if (n == 0)
		return;
	buf_printf(out,
		"<section><h2>%s</h2><table><tr><th></th><th>cards</th><th>due</th><th>new</th>"
		"<th>young</th><th>mature</th><th>suspended</th><th>reviews</th>"
		"<th>retention</th></tr>\n",
		title);
	for (size_t i = 0; i < n; i++) {
		const CardFigures *c = &g[i].cards;
		buf_append_z(out, "<tr>");
		append_name(out, g[i].name);
		html_number(out, stats_card_total(c));
		html_number(out, c->due);
		html_number(out, c->new_);
		html_number(out, c->young);
		html_number(out, c->mature);
		html_number(out, c->suspended);
		html_number(out, g[i].reviews);
		append_rate(out, g[i].retention);
		buf_append_z(out, "</tr>\n");
	}
	buf_append_z(out, "</table></section>\n");
}

static void worst_row(const WorstCard *worst, Buf *out)
{
	Buf text = {0};
	render_inline_text(worst->question, &text);
	buf_append_z(out, "<tr>");
	append_name(out, buf_str(&text));
	append_name(out, worst->deck);
	html_number(out, worst->lapses);
	buf_printf(out, "<td>%.2f</td><td>", worst->ease100 / 100.0);
	render_interval(worst->interval100, out);
	buf_printf(out, "</td><td>%s</td></tr>\n", worst->is_leech ? "leech" : "");
	buf_release(&text);
}

void report_worst(const Figures *f, Buf *out)
{
	if (f->n_worst == 0)
		return;
	buf_append_z(out, "<section><h2>Worst cards</h2><table><tr><th></th><th></th>"
			  "<th>lapses</th><th>ease</th><th>interval</th><th></th></tr>\n");
	for (size_t i = 0; i < f->n_worst; i++)
		worst_row(&f->worst[i], out);
	buf_append_z(out, "</table></section>\n");
}
