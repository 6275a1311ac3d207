// The table of commands: dispatch, help and the completions follow from it.
#ifndef RECTO_CLI_COMMANDS_H
#define RECTO_CLI_COMMANDS_H

#include "context.h"

extern const Command commands[];
extern const size_t commands_n;
// What `recto` alone does.
extern const Command command_none;

// NULL when there is none of that name.
const Command *command_find(Str name);
// ERR_USAGE "unknown …", with the nearest name. Returns false.
bool command_say_unknown(const char *name, Err *err);

bool command_home(Cli *cli, Err *err);
bool command_import(Cli *cli, Err *err);
bool command_forget(Cli *cli, Err *err);
bool command_review(Cli *cli, Err *err);
bool command_next(Cli *cli, Err *err);
bool command_answer(Cli *cli, Err *err);
bool command_undo(Cli *cli, Err *err);
bool command_unmatch(Cli *cli, Err *err);
bool command_due(Cli *cli, Err *err);
bool command_list(Cli *cli, Err *err);
bool command_show(Cli *cli, Err *err);
bool command_inspect(Cli *cli, Err *err);
bool command_change(Cli *cli, Err *err); // suspend, resume, bury, mark, unmark
bool command_postpone(Cli *cli, Err *err);
bool command_write_back(Cli *cli, Err *err);
bool command_doctor(Cli *cli, Err *err);
bool command_stats(Cli *cli, Err *err);
bool command_report(Cli *cli, Err *err);
bool command_export(Cli *cli, Err *err);
bool command_help(Cli *cli, Err *err);

#endif
