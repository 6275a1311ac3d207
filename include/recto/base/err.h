// Why something failed, for the person at the terminal.
//
// A function that can fail for outside reasons returns bool and takes an Err * last; NULL there
// means that the caller does not want to know. The kind is the exit code that the failure leads to.
// Zero means no error. The first error stands: setting it a second time without err_clear is a
// programming error only in that the later text is dropped.
#ifndef RECTO_BASE_ERR_H
#define RECTO_BASE_ERR_H

#include <stdarg.h>
#include <stdbool.h>

typedef enum ErrKind {
	ERR_NONE = 0,
	ERR_NEGATIVE = 1, // a negative answer: nothing due, nothing found, not due
	ERR_USAGE = 2,    // the person's words: flags, ids, queries, dates
	ERR_IO = 3,       // a file that cannot be read or written, a bad configuration
	ERR_DATABASE = 4, // locked, damaged, newer than the program, disk full
} ErrKind;

enum { ERR_TEXT_SIZE = 2048 };

typedef struct Err {
	ErrKind kind;
	char text[ERR_TEXT_SIZE]; // lines of printable UTF-8, no newline at the end, cut when long
} Err;

// Formats the message and returns false: a failing function ends with `return err_set(err, …);`.
// Control characters and ill-formed bytes become U+FFFD, so that names of files may be quoted.
bool err_set(Err *err, ErrKind kind, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool err_vset(Err *err, ErrKind kind, const char *format, va_list args)
	__attribute__((format(printf, 3, 0)));
// Puts `format` and ": " before the message that is there. Returns false.
bool err_prefix(Err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
void err_clear(Err *err);

#endif
