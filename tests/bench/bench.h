// What the benchmarks share. Times are milliseconds; every figure stands beside a floor measured in
// the same run.
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include <stddef.h>

enum { BENCH_CARDS_PER_PAGE = 100 };

// Writes `cards` generated cards into pages of `folder`, which is made; keeps what is there
// already.
void notes_generate(const char *folder, int cards);

// Runs a program to its end, output thrown away. Returns the time; a failing program ends the
// benchmark.
double measure_run(char *const argv[]);
// Starts a program on a pseudo-terminal, 24 x 80, and returns the time until `text` stands in its
// output; then kills it.
double measure_screen(char *const argv[], const char *text);
// The monotonic clock.
double measure_now(void);
// Starts a program likewise and waits until `ready` stands there and nothing more comes; then types
// a key, and returns the time until `text` does.
double measure_key(char *const argv[], const char *ready, const char *key, const char *text);
// The middle of n times. Sorts them.
double measure_median(double *times, size_t n);

// Removes a database with what SQLite puts beside it.
void bench_remove_database(const char *file);

// Imports one hostile page of 1 MB after the other and shows its first card, each with a row.
typedef void BenchRow(const char *what, double time, double floor);
void hostile_measure(char *program, const char *folder, BenchRow *row);
// A card of 90 lines with every kind of content.
void layout_measure(BenchRow *row);
// Statistics over a large log, which is made in `folder` and kept.
void stats_measure(char *program, const char *folder, BenchRow *row);

// The floor of an import: the same number of rows into one SQLite table and its text, two indexes
// after the load.
double floor_insert(const char *file, int cards);
// The floor of an import without changes: reading the folder and looking at every file once.
double floor_stat(const char *folder);
// The floor of a commit: one row into a WAL database with synchronous=FULL, the middle of `n`.
double floor_commit(const char *file, int n);

#endif
