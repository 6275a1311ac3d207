// The table of flags: one row feeds the parser, help and the completions.
#ifndef RECTO_CLI_FLAGS_H
#define RECTO_CLI_FLAGS_H

#include <stddef.h>
#include <stdint.h>

// X(enum suffix, name, letter or 0, what its value is called or NULL, help)
#define FLAG_TABLE(X) \
	X(DB, "db", 0, "FILE", "use this database; RECTO_DB does the same") \
	X(CONFIG, "config", 0, "FILE", "use this configuration") \
	X(NOW, "now", 0, "TIME", "freeze the clock, as in 2026-03-01T09:00:00Z; or RECTO_NOW") \
	X(NO_COLOR, "no-color", 0, NULL, "no colour; NO_COLOR does the same") \
	X(QUIET, "quiet", 'q', NULL, "results and errors only") \
	X(JSON, "json", 0, NULL, "print JSON") \
	X(HELP, "help", 'h', NULL, "show help") \
	X(VERSION, "version", 0, NULL, "show the version") \
	X(DRY_RUN, "dry-run", 0, NULL, "only report what would change") \
	X(FORCE, "force", 0, NULL, "read folders even if they are missing or have shrunk by half") \
	X(PLAIN, "plain", 0, NULL, "review line by line, without a screen") \
	X(CRAM, "cram", 0, NULL, "practise what fits, due or not; the schedule stays as it is") \
	X(AHEAD, "ahead", 0, "DAYS", "also review what falls due within so many days") \
	X(NEW, "new", 0, "N", "so many new cards, instead of the daily limit") \
	X(LIMIT, "limit", 0, "N", "so many cards at most; the drill does not count") \
	X(SECONDS, "seconds", 0, "N", "the time that the answer took") \
	X(EARLY, "early", 0, NULL, "score the card although it is not due") \
	X(QUERY, "query", 0, "QUERY", "take the cards that this query finds") \
	X(YES, "yes", 0, NULL, "do not ask before changing several cards") \
	X(SINCE, "since", 0, "DAY", "from this day on: 2026-01-31, yesterday, or 30d, 6m, 1y ago") \
	X(UNTIL, "until", 0, "DAY", "up to this day, in the same forms") \
	X(ASCII, "ascii", 0, NULL, "draw with ASCII characters alone") \
	X(FORMAT, "format", 0, "FORMAT", "csv (default), json, jsonl; fsrs; logseq") \
	X(IMPORT, "import", 0, "ID", "take back the matches of this import") \
	X(OUTPUT, "output", 'o', "FILE", "write to this file, which is replaced as a whole")

typedef enum FlagId {
#define X(id, ...) FLAG_##id,
	FLAG_TABLE(X)
#undef X
		FLAG_COUNT,
} FlagId;

// A set of flags, one bit each.
typedef uint32_t FlagSet;
#define FLAG_BIT(id) ((FlagSet)1 << FLAG_##id)

#define FLAGS_ALL (((FlagSet)1 << FLAG_COUNT) - 1)

// What every command takes.
#define FLAGS_GLOBAL \
	(FLAG_BIT(DB) | FLAG_BIT(CONFIG) | FLAG_BIT(NOW) | FLAG_BIT(NO_COLOR) | FLAG_BIT(QUIET) | \
		FLAG_BIT(JSON) | FLAG_BIT(HELP) | FLAG_BIT(VERSION))

typedef struct Flag {
	const char *name;  // without the dashes
	char letter;       // 0 for none
	const char *value; // what its value is called; NULL when it takes none
	const char *help;
} Flag;

extern const Flag flags[FLAG_COUNT];

#endif
