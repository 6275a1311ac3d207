// Starting a program: what the ways of running one share.
#ifndef BASE_SPAWN_H
#define BASE_SPAWN_H

#include <spawn.h>
#include <sys/types.h>

// The program starts with the signals that recto ignores set back, and with none blocked. `files`
// may be NULL; `flags` are those of posix_spawnattr beyond that. Returns an errno value.
int process_spawn(
	char *const *argv, const posix_spawn_file_actions_t *files, short flags, pid_t *child);

// The exit code of a status of waitpid, or 128 + signal.
int process_status_of(int raw);

#endif
