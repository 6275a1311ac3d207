// What an import found edited, moved, back, gone and new, card by card.
#ifndef RECTO_CLI_IMPORT_REPORT_H
#define RECTO_CLI_IMPORT_REPORT_H

#include "recto/library/library.h"

#include "context.h"

// Zero but for the first two is empty; ends with the arena of the command.
typedef struct MatchReport {
	Arena *arena;
	bool keeps_all; // else only what match_report_talk shows of each kind
	ImportMatch *items;
	size_t n, cap;
	size_t counts[MATCH_KIND_COUNT];
	bool has_guess;
} MatchReport;

void match_report_release(MatchReport *r);
// ImportOptions.tell_match, with the report as its context.
void match_report_add(void *report, const ImportMatch *match);

// For people, in the order of the counts, 80 columns wide: some lines of each kind, and how many
// more there are; then how the guesses of the import are taken back. New cards only where others
// were known before.
void match_report_talk(Cli *cli, const MatchReport *r, const ImportReport *import);
// All of them. A new card of a look (import->id is 0) has no id: it would get another one.
Json *match_report_json(const MatchReport *r, const ImportReport *import);

#endif
