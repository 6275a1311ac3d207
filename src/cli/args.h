// Arguments → flags and words.
//
// Flags stand anywhere; `--` ends them; `-` is a word. Every flag means the same in all commands,
// so the words can be told from the values before the command is known; args_check then says which
// flags the command takes.
#ifndef RECTO_CLI_ARGS_H
#define RECTO_CLI_ARGS_H

#include "recto/base/arena.h"
#include "recto/base/err.h"

#include "flags.h"

typedef struct Args {
	FlagSet given;
	const char *values[FLAG_COUNT]; // of the flags given that have one; the last one counts
	const char **words;             // the command, then its arguments; in the arena
	size_t n_words;
	const char *unknown; // the first flag that is none, NULL
} Args;

// argv[0] is the program. ERR_USAGE for a flag without its value, or a value that has no place.
// What is lent from argv must outlive *out.
bool args_parse(int argc, char *const *argv, Arena *a, Args *out, Err *err);

// False with ERR_USAGE, naming the nearest flag, for a flag that does not exist or is not in
// `taken`. `command` is for the message, "" for recto alone.
bool args_check(const Args *args, FlagSet taken, const char *command, Err *err);

static inline bool args_has(const Args *args, FlagId flag)
{
	return (args->given & (FlagSet)1 << flag) != 0;
}

// The whole number that a flag was given, into *out, which stays where the flag is absent.
// ERR_USAGE beyond [min, max].
bool args_number(const Args *args, FlagId flag, int min, int max, int *out, Err *err);
// The same for a word, which messages call `name`.
bool args_word_number(const char *word, const char *name, int min, int max, int *out, Err *err);

#endif
