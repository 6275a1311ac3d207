// What all commands work with: the arguments, the streams, and what they open.
#ifndef RECTO_CLI_CONTEXT_H
#define RECTO_CLI_CONTEXT_H

#include "recto/cli/cli.h"
#include "recto/review/desk.h"
#include "recto/review/query.h"

#include "args.h"
#include "output.h"
#include "styled.h"

enum { PLAIN_COLUMNS = 80 }; // where the width of a terminal is not known

typedef struct Cli Cli;

// One command. `run` returns false with *err, whose kind is the exit code; or true, and
// cli->exit_code holds.
typedef struct Command {
	const char *name;
	const char *usage;    // what follows the name, flags left out
	const char *summary;  // one line, without a full stop
	const char *details;  // paragraphs with line ends, for its help
	const char *examples; // lines of "recto …"; a remark after a tab
	FlagSet flags;        // beyond the global ones
	size_t min_words;     // arguments after the name
	size_t max_words;
	bool (*run)(Cli *cli, Err *err);
} Command;

struct Cli {
	const Screens *screens;
	const Command *command;
	Args args;
	const char *const *words; // the command's arguments; lends from args
	size_t n_words;
	bool is_quiet, is_json;
	bool has_screen; // standard input and output are a terminal that can do more than lines
	int columns;     // of the terminal on standard output, 0 when it is none
	int exit_code;   // where the command succeeds: 0, or 1 for a negative answer that needs no
			 // message, 3, 128 + n
	Output out;
	Config config; // after cli_configure
	Tools *tools;  // after cli_configure
	Desk desk;     // store after cli_open_store
	Arena arena;   // lives as long as the command
};

// -- opening ----------------------------------------------------------------------------------

// The file that --config names or the default one, NULL in *out when no home folder is known.
// Whether it exists is left open.
bool cli_config_path(Cli *cli, const char **out, Err *err);
// The file that --db or RECTO_DB names, or the default one.
bool cli_database_path(Cli *cli, const char **out, Err *err);

// Reads the configuration. ERR_IO also for keys that `bind` may not bind.
bool cli_configure(Cli *cli, Err *err);
// Reads the configuration and opens the database; cli->desk.store stays NULL where there is none
// and `mode` makes none.
bool cli_open(Cli *cli, StoreMode mode, Err *err);
// After cli_open with STORE_IF_EXISTS: makes the database where there was none.
bool cli_create(Cli *cli, Err *err);

// Ends a session of scores, undos or an import: what was scored goes into the pages of the graphs
// that allow it, with what earlier runs have left, and what it taught into their tables. With
// `retries` also what could not be written before. The session itself is on disk, so what fails
// here is only told.
void cli_end_session(Cli *cli, bool retries);

// Of the arguments, which are paths, none is empty, as one is where a script has an unset variable.
bool cli_check_paths(const Cli *cli, Err *err);
// The query that the arguments from `first` on are, joined; everything when there are none. How the
// graphs name their journals is asked of the database, where one is open.
bool cli_query(Cli *cli, size_t first, Query *out, Err *err);
// The query of --query, which is given.
bool cli_query_flag(Cli *cli, Query *out, Err *err);
// A card by its prefix. ERR_NEGATIVE also where there is no database.
bool cli_resolve_card(Cli *cli, const char *prefix, int64_t *id, Err *err);

// -- talking ----------------------------------------------------------------------------------

// A line on standard error, unless -q. Page text in it must be printable (utf8_append_printable).
void cli_talk(Cli *cli, const char *format, ...) __attribute__((format(printf, 2, 3)));
// The same as a LibraryTalk.
void cli_warn(void *cli, const char *line);
// Standard input and standard error are a terminal: a question can be asked.
bool cli_can_ask(void);
// Asks a yes-or-no question there; only y and yes are yes.
bool cli_ask(Cli *cli, const char *question);
// Takes the next line of standard input, without its line end. False at its end. A line of more
// than 64 KiB is cut.
bool cli_read_line(Buf *line);
// How standard output takes text.
Styling cli_styling(const Cli *cli);

#endif
