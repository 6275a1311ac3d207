// make bench: how fast recto is, beside floors measured in the same run on the same machine.
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SCREEN_RUNS = 21, PATH_SIZE = 4096 };

typedef struct Bench {
	char *program; // recto
	char *screen;  // the empty curses program
	const char *folder;
} Bench;

static void print_row(const char *what, double time, double floor)
{
	printf("%-44s %9.2f ms %9.2f ms %7.1f x\n", what, time, floor, time / floor);
	fflush(stdout);
}

static char *name(const Bench *b, const char *kind, int cards)
{
	char *path;
	if (asprintf(&path, "%s/%s-%d", b->folder, kind, cards) < 0)
		exit(1);
	return path;
}

void bench_remove_database(const char *file)
{
	static const char *const suffixes[] = {"", "-wal", "-shm"};
	char path[PATH_SIZE + 8];
	for (size_t i = 0; i < 3; i++) {
		snprintf(path, sizeof path, "%s%s", file, suffixes[i]);
		unlink(path);
	}
}

static double screen_median(char *const argv[], const char *text)
{
	double times[SCREEN_RUNS];
	for (int i = 0; i < SCREEN_RUNS; i++)
		times[i] = measure_screen(argv, text);
	return measure_median(times, SCREEN_RUNS);
}

static void bench_size(const Bench *b, int cards)
{
	char what[64];
	char *notes = name(b, "notes", cards);
	char *db = name(b, "recto", cards);
	char *plain = name(b, "floor", cards);
	notes_generate(notes, cards);
	bench_remove_database(db);

	char *import[] = {b->program, "--db", db, "--quiet", "import", notes, NULL};
	double first = measure_run(import);
	snprintf(what, sizeof what, "first import, %d cards | bare inserts", cards);
	print_row(what, first, floor_insert(plain, cards));

	double again[5];
	for (size_t i = 0; i < 5; i++)
		again[i] = measure_run(import);
	char *true_[] = {"/bin/true", NULL};
	double floor = measure_run(true_) + floor_stat(notes);
	snprintf(what, sizeof what, "import, nothing changed, %d | true, stat", cards);
	print_row(what, measure_median(again, 5), floor);

	char *review[] = {b->program, "--db", db, "--now", "2026-03-01T12:00:00Z", "review", NULL};
	char *empty[] = {b->screen, NULL};
	snprintf(what, sizeof what, "start to first card, %d | empty screen", cards);
	print_row(what, screen_median(review, "Thing"), screen_median(empty, "ready"));

	char *due[] = {b->program, "--db", db, "--now", "2026-03-01T12:00:00Z", "due", NULL};
	double counted[SCREEN_RUNS];
	double nothing[SCREEN_RUNS];
	for (int i = 0; i < SCREEN_RUNS; i++) {
		counted[i] = measure_run(due);
		nothing[i] = measure_run(true_);
	}
	snprintf(what, sizeof what, "recto due, %d | /bin/true", cards);
	print_row(what, measure_median(counted, SCREEN_RUNS), measure_median(nothing, SCREEN_RUNS));
	free(notes);
	free(db);
	free(plain);
}

// A card whose answer fills the window more than once, with all kinds of markup.
static void write_long_card(const char *file)
{
	FILE *page = fopen(file, "w");
	if (!page)
		exit(1);
	fprintf(page, "- What is on the **page**, and [[where]]? #card\n");
	for (int i = 0; i < 20; i++)
		fprintf(page,
			"\t- line %d with *emphasis*, `code`, [[a page]] and #tags, long enough "
			"that "
			"it wraps in a window of eighty columns, 中文也有\n"
			"\t\t- and $x_%d^2$ below it, ==marked== and ^^highlighted^^\n",
			i, i);
	fclose(page);
}

static void bench_keys(const Bench *b)
{
	double reveal[SCREEN_RUNS], search[SCREEN_RUNS], floor[SCREEN_RUNS];
	char page[PATH_SIZE], db[PATH_SIZE];
	snprintf(page, sizeof page, "%s/long.md", b->folder);
	snprintf(db, sizeof db, "%s/long.db", b->folder);
	write_long_card(page);
	bench_remove_database(db);
	char *import[] = {b->program, "--db", db, "--quiet", "import", page, NULL};
	measure_run(import);
	char *review[] = {b->program, "--db", db, "--now", "2026-03-01T12:00:00Z", "review", NULL};
	char *empty[] = {b->screen, NULL};
	for (int i = 0; i < SCREEN_RUNS; i++) {
		reveal[i] = measure_key(review, "show answer", " ", "easy");
		search[i] = measure_key(review, "show answer", "/", "search");
		floor[i] = measure_key(empty, "ready", " ", "painted");
	}
	double painted = measure_median(floor, SCREEN_RUNS);
	print_row("key to answer, a page | curses paints a page",
		measure_median(reveal, SCREEN_RUNS), painted);
	print_row("key to search | curses paints a page", measure_median(search, SCREEN_RUNS),
		painted);
}

int main(int argc, char **argv)
{
	if (argc < 4) {
		fprintf(stderr, "usage: bench PROGRAM EMPTY-SCREEN FOLDER [CARDS…]\n");
		return 2;
	}
	Bench b = {.program = argv[1], .screen = argv[2], .folder = argv[3]};
	setenv("TZ", "UTC", 1);
	setenv("XDG_CONFIG_HOME", b.folder, 1);
	printf("%-44s %12s %12s %9s\n", "what | floor", "recto", "floor", "ratio");
	if (argc == 4) {
		bench_size(&b, 1000);
		bench_size(&b, 100000);
	}
	for (int i = 4; i < argc; i++)
		bench_size(&b, atoi(argv[i]));
	bench_keys(&b);
	layout_measure(print_row);
	hostile_measure(b.program, b.folder, print_row);
	stats_measure(b.program, b.folder, print_row);
	return 0;
}
