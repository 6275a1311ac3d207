#include "recto/base/process.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "recto/base/buf.h"
#include "recto/base/vec.h"
#include "spawn.h"

typedef struct Words {
	char **items;
	size_t n, cap;
} Words;

// Moves the words into the arena, with the NULL at their end.
static char **finish_words(Words *words, Arena *a)
{
	char **argv = ARENA_ARRAY(a, char *, words->n + 1);
	if (words->n > 0)
		memcpy(argv, words->items, words->n * sizeof *argv);
	VEC_RELEASE(words);
	return argv;
}

// -- splitting --------------------------------------------------------------------------------

// Takes the rest of a group in `quote` off *s; false when the quote stays open.
static bool take_quoted(Str *s, char quote, Buf *word)
{
	while (s->n > 0) {
		char c = s->p[0];
		*s = str_skip(*s, 1);
		if (c == quote)
			return true;
		if (c == '\\' && quote == '"' && s->n > 0) {
			c = s->p[0];
			*s = str_skip(*s, 1);
		}
		buf_append_char(word, c);
	}
	return false;
}

// Takes one word, which begins *s, off it; false when a quote stays open.
static bool take_word(Str *s, Buf *word)
{
	while (s->n > 0 && !str_is_space(s->p[0])) {
		char c = s->p[0];
		*s = str_skip(*s, 1);
		if (c == '\'' || c == '"') {
			if (!take_quoted(s, c, word))
				return false;
			continue;
		}
		if (c == '\\' && s->n > 0) {
			c = s->p[0];
			*s = str_skip(*s, 1);
		}
		buf_append_char(word, c);
	}
	return true;
}

static bool split_words(Str command, Arena *a, Words *words, Err *err)
{
	Buf word = {0};
	bool is_closed = true;
	Str rest = str_trim(command);
	while (is_closed && rest.n > 0) {
		buf_clear(&word);
		is_closed = take_word(&rest, &word);
		VEC_PUSH(words, arena_copy_z(a, buf_str(&word)));
		rest = str_trim_left(rest);
	}
	buf_release(&word);
	if (!is_closed)
		return err_set(err, ERR_USAGE, "a quote is not closed in: %.*s", STR_ARG(command));
	if (words->n == 0)
		return err_set(err, ERR_USAGE, "the command is empty");
	return true;
}

bool process_split(Str command, Arena *a, char ***argv, Err *err)
{
	Words words = {0};
	bool is_split = split_words(command, a, &words, err);
	char **finished = finish_words(&words, a);
	if (is_split)
		*argv = finished;
	return is_split;
}

// -- places -----------------------------------------------------------------------------------

// `word` with {file} and {line} replaced; what is put in is not looked at again.
static char *fill_word(Str word, Str file, Str line, Arena *a)
{
	Buf filled = {0};
	while (word.n > 0) {
		bool is_file = str_starts_with(word, STR("{file}"));
		bool is_line = str_starts_with(word, STR("{line}"));
		if (is_file || is_line)
			buf_append(&filled, is_file ? file : line);
		else
			buf_append_char(&filled, word.p[0]);
		word = str_skip(word, is_file || is_line ? strlen("{file}") : 1);
	}
	char *copy = arena_copy_z(a, buf_str(&filled));
	buf_release(&filled);
	return copy;
}

char **process_with_place(char *const *argv, const char *file, int line, Arena *a)
{
	Words words = {0};
	Str number = arena_printf(a, "%d", line);
	Str name = str_from_z(file);
	bool has_file = false;
	for (; *argv; argv++) {
		Str word = str_from_z(*argv);
		has_file = has_file || str_contains(word, STR("{file}"));
		VEC_PUSH(&words, fill_word(word, name, number, a));
	}
	if (!has_file) {
		VEC_PUSH(&words, arena_copy_z(a, arena_printf(a, "+%d", line)));
		VEC_PUSH(&words, arena_copy_z(a, name));
	}
	return finish_words(&words, a);
}

// -- running ----------------------------------------------------------------------------------

int process_spawn(
	char *const *argv, const posix_spawn_file_actions_t *files, short flags, pid_t *child)
{
	posix_spawnattr_t attributes;
	sigset_t signals;
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(
		&attributes, (short)(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | flags));
	sigemptyset(&signals);
	posix_spawnattr_setsigmask(&attributes, &signals);
	const int ignored[] = {SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ};
	for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
		sigaddset(&signals, ignored[i]);
	posix_spawnattr_setsigdefault(&attributes, &signals);
	int why = posix_spawnp(child, argv[0], files, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	return why;
}

int process_status_of(int raw)
{
	return WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
}

static bool wait_for(pid_t child, int *status, Err *err)
{
	int raw;
	while (waitpid(child, &raw, 0) < 0)
		if (errno != EINTR)
			return err_set(
				err, ERR_IO, "cannot wait for a program: %s", strerror(errno));
	*status = process_status_of(raw);
	return true;
}

bool process_run(char *const *argv, int *status, Err *err)
{
	// Ctrl-C at the terminal is meant for the program in the foreground, as in system(3).
	struct sigaction ignore = {.sa_handler = SIG_IGN};
	struct sigaction old_int, old_quit;
	sigaction(SIGINT, &ignore, &old_int);
	sigaction(SIGQUIT, &ignore, &old_quit);
	pid_t child;
	int why = process_spawn(argv, NULL, 0, &child);
	bool has_run = why == 0 && wait_for(child, status, err);
	sigaction(SIGINT, &old_int, NULL);
	sigaction(SIGQUIT, &old_quit, NULL);
	if (why != 0)
		return err_set(err, ERR_IO, "cannot start %s: %s", argv[0], strerror(why));
	return has_run;
}
