// Statistics over a million reviews of a hundred thousand cards, beside plain SQL for the same.
#include "bench.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "recto/stats/stats.h"
#include "../simulate.h"

enum { CARDS = 100000, ENTRIES = 1000000, STEP_MS = 90000, RUNS = 5, FIRST_MS = 20 };

// 2026-03-01T12:00:00Z
#define NOW INT64_C(1772366400000)

static void die(const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	exit(1);
}

static sqlite3 *connect(const char *file)
{
	sqlite3 *db;
	if (sqlite3_open(file, &db) != SQLITE_OK)
		die(file);
	return db;
}

// -- making it ------------------------------------------------------------------------------------

static void append_number(Buf *out, Str *rest, size_t at, size_t name, int64_t value)
{
	buf_printf(out, "%.*s%lld", (int)at, rest->p, (long long)value);
	*rest = str_skip(*rest, at + name);
}

// The SQL of simulate.h with its numbers.
static void append_simulation(Buf *out)
{
	static const struct {
		const char *name;
		int64_t value;
	} numbers[] = {{"CARDS", CARDS}, {"ENTRIES", ENTRIES}, {"END", NOW}, {"STEP", STEP_MS}};
	Str rest = str_from_z(simulate_sql);
	for (size_t at; str_find_char(rest, '@', &at);)
		for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
			Str name = str_from_z(numbers[i].name);
			if (str_starts_with(str_skip(rest, at + 1), name)) {
				append_number(out, &rest, at, name.n + 1, numbers[i].value);
				break;
			}
		}
	buf_append(out, rest);
}

static void generate(const char *file)
{
	Store *store;
	Buf sql = {0};
	char *why = NULL;
	if (access(file, R_OK) == 0)
		return;
	if (!store_open(file, STORE_CREATE, NOW, &store, NULL))
		die(file);
	store_close(store);
	append_simulation(&sql);
	sqlite3 *db = connect(file);
	if (sqlite3_exec(db, buf_z(&sql), NULL, NULL, &why) != SQLITE_OK)
		die(why);
	sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
	sqlite3_close(db);
	buf_release(&sql);
}

// -- plain SQL ------------------------------------------------------------------------------------

#define DONE \
	" FROM log WHERE kind IN (2, 3) AND score IS NOT NULL AND NOT EXISTS " \
	"(SELECT 1 FROM log AS undo WHERE undo.kind = 15 AND undo.target = log.action) "
#define RETAINED "kind = 2 AND before_interval >= 100"

// What one would type for these figures, one statement each.
static const char *const plain[] = {
	"SELECT day, count(*), sum(before_interval = 0), sum(score > 2), sum(took_ms), "
	"sum(" RETAINED ")" DONE "GROUP BY day",
	"SELECT day > 20506, day > 20483, day > 20148, before_interval >= 2100, count(*), "
	"sum(score > 2)" DONE "AND " RETAINED " GROUP BY 1, 2, 3, 4",
	"SELECT score, before_interval >= 2100, count(*)" DONE "GROUP BY 1, 2",
	"SELECT at / 3600000 % 24, count(*), sum(score > 2)" DONE "GROUP BY 1",
	"SELECT deck, count(*), sum(" RETAINED "), sum(" RETAINED " AND score > 2) FROM "
	"(SELECT card, kind, score, before_interval" DONE
	") JOIN card ON card.id = card GROUP BY deck",
	"SELECT queue, deck, count(*), sum(interval >= 2100), sum(100.0 / max(interval, 100)) "
	"FROM card GROUP BY 1, 2",
	"SELECT due / 86400000, count(*) FROM card WHERE queue > 2 GROUP BY 1",
	"SELECT interval / 100, count(*) FROM card WHERE queue > 2 GROUP BY 1",
	"SELECT ease / 20, count(*) FROM card WHERE queue > 2 GROUP BY 1",
	"SELECT tags, count(*) FROM card_text GROUP BY 1",
};

static double floor_sql(const char *file)
{
	sqlite3 *db = connect(file);
	double start = measure_now();
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		sqlite3_stmt *stmt;
		if (sqlite3_prepare_v2(db, plain[i], -1, &stmt, NULL) != SQLITE_OK)
			die(sqlite3_errmsg(db));
		while (sqlite3_step(stmt) == SQLITE_ROW)
			;
		sqlite3_finalize(stmt);
	}
	double time = measure_now() - start;
	sqlite3_close(db);
	return time;
}

// -- recto ----------------------------------------------------------------------------------------

// From opening the count to the figures that a screen would show first.
static double first_figures(const char *file)
{
	Config config;
	Store *store;
	Stats *stats;
	const Figures *figures;
	StatsOptions options = {.since = STATS_NO_SINCE, .until = STATS_NO_UNTIL};
	config_init(&config);
	if (!store_open(file, STORE_READ, NOW, &store, NULL))
		die(file);
	Desk desk = {.store = store,
		.config = &config,
		.clock = {.is_frozen = true, .frozen = NOW, .day_starts_at = 4}};
	double start = measure_now();
	if (!stats_open(&desk, &options, &stats, NULL) || !stats_step(stats, FIRST_MS, NULL) ||
		!stats_figures(stats, &figures, NULL))
		die("no figures");
	double time = measure_now() - start;
	stats_close(stats);
	store_close(store);
	config_release(&config);
	return time;
}

static double median_of(double (*measure)(const char *file), const char *file)
{
	double times[RUNS];
	for (size_t i = 0; i < RUNS; i++)
		times[i] = measure(file);
	return measure_median(times, RUNS);
}

static double median_run(char *const argv[])
{
	double times[RUNS];
	for (size_t i = 0; i < RUNS; i++)
		times[i] = measure_run(argv);
	return measure_median(times, RUNS);
}

void stats_measure(char *program, const char *folder, BenchRow *row)
{
	char *file;
	if (asprintf(&file, "%s/stats-%d.db", folder, ENTRIES) < 0)
		exit(1);
	generate(file);
	double floor = median_of(floor_sql, file);
	char *stats[] = {program, "--db", file, "--now", "2026-03-01T12:00:00Z", "stats", NULL};
	char *deck[] = {program, "--db", file, "--now", "2026-03-01T12:00:00Z", "stats",
		"deck:deck 7", NULL};
	char *reviews[] = {program, "--db", file, "export", "reviews", NULL};
	row("statistics, 1000000 reviews | plain SQL", median_run(stats), floor);
	row("statistics of a deck | plain SQL for all", median_run(deck), floor);
	row("first figures of a screen | plain SQL", median_of(first_figures, file), floor);
	row("export reviews, 1000000 | plain SQL", measure_run(reviews), floor);
	free(file);
}
