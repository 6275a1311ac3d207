// Inside render: pieces of the HTML page.
#ifndef RECTO_SRC_RENDER_REPORT_H
#define RECTO_SRC_RENDER_REPORT_H

#include "recto/render/report.h"

// Appends text as HTML; what is no character of a line of text becomes U+FFFD.
void html_append(Buf *out, Str text);
void html_number(Buf *out, int64_t number); // a cell of a table
// A cell with a bar for part / whole.
void html_bar(Buf *out, int64_t part, int64_t whole);

void report_forecast(const Figures *f, Buf *out);
void report_heatmap(const Figures *f, Buf *out);
void report_hours(const Figures *f, Buf *out);
void report_groups(const char *title, const GroupFigures *g, size_t n, Buf *out);
void report_worst(const Figures *f, Buf *out);

#endif
