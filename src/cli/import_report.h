// What an import found edited, moved, back and gone, card by card.
#ifndef RECTO_CLI_IMPORT_REPORT_H
#define RECTO_CLI_IMPORT_REPORT_H

#include "recto/library/library.h"

#include "context.h"

// Zero is empty; ends with the arena of the command.
typedef struct MatchReport {
	ImportMatch *items;
	size_t n, cap;
	Arena *arena;
} MatchReport;

void match_report_release(MatchReport *r);
// ImportOptions.tell_match, with the report as its context.
void match_report_add(void *report, const ImportMatch *match);

// For people, in the order of the counts: some lines of each kind, and how many more there are;
// then how the guesses of the import with this number are taken back (0: of a look).
void match_report_talk(Cli *cli, const MatchReport *r, int64_t import);
// All of them.
Json *match_report_json(const MatchReport *r);

#endif
