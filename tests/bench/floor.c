#include "bench.h"

#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		fprintf(stderr, "bench: %s: %s\n", sql, sqlite3_errmsg(db));
		exit(1);
	}
}

static sqlite3 *fresh(const char *file)
{
	char sidecar[4096];
	unlink(file);
	snprintf(sidecar, sizeof sidecar, "%s-wal", file);
	unlink(sidecar);
	sqlite3 *db;
	if (sqlite3_open(file, &db) != SQLITE_OK)
		exit(1);
	run(db, "PRAGMA journal_mode=WAL");
	run(db, "PRAGMA synchronous=FULL");
	return db;
}

double floor_insert(const char *file, int cards)
{
	char question[64];
	char answer[200];
	memset(answer, 'a', sizeof answer);
	double start = now_ms();
	sqlite3 *db = fresh(file);
	run(db, "CREATE TABLE card(id INTEGER PRIMARY KEY, uid TEXT, page INTEGER, line INTEGER, "
		"due INTEGER)");
	run(db, "CREATE TABLE text(card INTEGER PRIMARY KEY, question TEXT, answer TEXT)");
	run(db, "BEGIN");
	sqlite3_stmt *card;
	sqlite3_stmt *text;
	sqlite3_prepare_v2(db, "INSERT INTO card VALUES(NULL, ?, ?, ?, ?)", -1, &card, NULL);
	sqlite3_prepare_v2(db, "INSERT INTO text VALUES(?, ?, ?)", -1, &text, NULL);
	for (int n = 0; n < cards; n++) {
		int length =
			snprintf(question, sizeof question, "What is the answer to number %d?", n);
		sqlite3_bind_text(card, 1, question, 16, SQLITE_STATIC);
		sqlite3_bind_int(card, 2, n / BENCH_CARDS_PER_PAGE);
		sqlite3_bind_int(card, 3, n);
		sqlite3_bind_int(card, 4, (n * 7919) % cards);
		sqlite3_step(card);
		sqlite3_reset(card);
		sqlite3_bind_int(text, 1, n + 1);
		sqlite3_bind_text(text, 2, question, length, SQLITE_STATIC);
		sqlite3_bind_text(text, 3, answer, sizeof answer, SQLITE_STATIC);
		sqlite3_step(text);
		sqlite3_reset(text);
	}
	sqlite3_finalize(card);
	sqlite3_finalize(text);
	run(db, "CREATE INDEX card_due ON card(due, page, line)");
	run(db, "CREATE INDEX card_page ON card(page)");
	run(db, "COMMIT");
	sqlite3_close(db);
	return now_ms() - start;
}

double floor_stat(const char *folder)
{
	double start = now_ms();
	DIR *dir = opendir(folder);
	if (!dir)
		return 0;
	struct dirent *entry;
	while ((entry = readdir(dir))) {
		struct stat s;
		fstatat(dirfd(dir), entry->d_name, &s, AT_SYMLINK_NOFOLLOW);
	}
	closedir(dir);
	return now_ms() - start;
}

double floor_commit(const char *file, int n)
{
	double *times = calloc((size_t)n, sizeof *times);
	sqlite3 *db = fresh(file);
	run(db, "CREATE TABLE log(id INTEGER PRIMARY KEY, card INTEGER, score INTEGER)");
	for (int i = 0; i < n; i++) {
		double start = now_ms();
		run(db, "INSERT INTO log VALUES(NULL, 1, 4)");
		times[i] = now_ms() - start;
	}
	sqlite3_close(db);
	double middle = measure_median(times, (size_t)n);
	free(times);
	return middle;
}
