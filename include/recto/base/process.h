// Running other programs, never through a shell.
#ifndef RECTO_BASE_PROCESS_H
#define RECTO_BASE_PROCESS_H

#include "recto/base/arena.h"
#include "recto/base/err.h"

// Splits a command into words at blanks; single and double quotes group, a backslash takes the next
// character (not in single quotes). The result is NULL-terminated, in `a`. ERR_USAGE for an open
// quote or no word at all.
bool process_split(Str command, Arena *a, char ***argv, Err *err);

// `argv` with {file} and {line} replaced in every word; when no word holds {file}, "+LINE" and FILE
// are appended.
char **process_with_place(char *const *argv, const char *file, int line, Arena *a);

// Runs a program in the foreground and waits. *status is its exit code, or 128 + signal. ERR_IO
// when it cannot start.
bool process_run(char *const *argv, int *status, Err *err);

#endif
