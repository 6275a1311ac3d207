#include "recto/library/library.h"

#include <stdlib.h>

#include "recto/base/mem.h"
#include "import.h"

typedef enum ScanStage { SCAN_ROOTS, SCAN_WALK, SCAN_IMPORT, SCAN_DONE } ScanStage;

struct LibraryScan {
	Import im;
	ScanStage stage;
};

LibraryScan *library_scan_open(Store *s, const Config *config, const Clock *clock)
{
	LibraryScan *scan = mem_new(1, sizeof *scan);
	import_init(&scan->im, s, config, clock, (LibraryTalk){0});
	scan->stage = store_is_read_only(s) ? SCAN_DONE : SCAN_ROOTS;
	return scan;
}

void library_scan_close(LibraryScan *scan)
{
	if (!scan)
		return;
	import_release(&scan->im);
	free(scan);
}

static bool find_roots(LibraryScan *scan, Err *err)
{
	Import *im = &scan->im;
	RootsWanted wanted = {.sources = &im->sources, .config = im->config};
	if (!store_list_sources(im->store, &im->arena, &im->sources, err) ||
		!roots_collect(&im->roots, &wanted, &im->graphs, err))
		return false;
	for (size_t i = 0; i < im->roots.n; i++)
		walk_add_root(&im->walk, &im->roots.items[i]);
	scan->stage = SCAN_WALK;
	return true;
}

// Planned without the write lock first: mostly nothing has changed.
static bool import_changes(LibraryScan *scan, Err *err)
{
	bool is_due;
	scan->stage = SCAN_DONE;
	return import_plan(&scan->im, &is_due, err) && (!is_due || import_run(&scan->im, err));
}

static bool step(LibraryScan *scan, Err *err)
{
	switch (scan->stage) {
	case SCAN_ROOTS:
		return find_roots(scan, err);
	case SCAN_WALK:
		if (!walk_step(&scan->im.walk))
			scan->stage = SCAN_IMPORT;
		return true;
	case SCAN_IMPORT:
		return import_changes(scan, err);
	case SCAN_DONE:
		break;
	}
	return true;
}

bool library_scan_step(LibraryScan *scan, int budget_ms, bool *done, ImportReport *report, Err *err)
{
	int64_t end = calendar_monotonic_ms() + budget_ms;
	bool is_good = true;
	do
		is_good = step(scan, err);
	while (is_good && scan->stage != SCAN_DONE && calendar_monotonic_ms() < end);
	*done = scan->stage == SCAN_DONE;
	scan->im.report.warnings = scan->im.talk.warnings;
	if (*done)
		*report = scan->im.report;
	return is_good;
}
