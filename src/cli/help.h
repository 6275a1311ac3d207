// Help, made from the tables of commands, flags, actions, configuration keys and query terms.
#ifndef RECTO_CLI_HELP_H
#define RECTO_CLI_HELP_H

#include "context.h"

// Examples first, then usage, details and flags; of command_none: the overview.
void help_append_command(const Command *command, Buf *out);

// A topic that is no command, such as "queries". False when there is none of that name.
bool help_append_topic(Str topic, Buf *out);
// The names of these topics, NULL beyond the last.
const char *help_topic_name(size_t i);

#endif
