// The figures of statistics as one HTML page that needs nothing else: no script, no other file.
#ifndef RECTO_RENDER_REPORT_H
#define RECTO_RENDER_REPORT_H

#include "recto/stats/figures.h"

typedef struct ReportInfo {
	Str query; // which cards it is about, as it was typed; empty for all
} ReportInfo;

// Appends the page. Pictures are inline SVG with their numbers beside them; it follows the reader's
// light or dark scheme, and what colour says is said by size or words as well.
void render_report(const Figures *f, const ReportInfo *info, Buf *out);

#endif
