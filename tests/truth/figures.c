#include "figures.h"

#include <stdio.h>

typedef enum Kind { KIND_STAYED, KIND_EDITED, KIND_NEW } Kind;

// What a short run must reach at least, in percent, where more than one card is lost. Nobody can
// tell a card that asks for another thing now from another card: that row is only shown.
typedef struct Row {
	const char *name;
	Kind kind;
	double least;
} Row;

static const Row rows[HAPPENED_COUNT] = {
	[HAPPENED_NOTHING] = {"unchanged", KIND_STAYED, 100},
	[HAPPENED_REORDER] = {"reordered", KIND_STAYED, 100},
	[HAPPENED_SWAP] = {"swapped", KIND_STAYED, 100},
	[HAPPENED_MOVE] = {"moved", KIND_STAYED, 100},
	[HAPPENED_RENAME] = {"page renamed", KIND_STAYED, 100},
	[HAPPENED_SPLIT] = {"page split", KIND_STAYED, 100},
	[HAPPENED_MERGE] = {"page merged", KIND_STAYED, 100},
	[HAPPENED_RESTORE] = {"page restored", KIND_STAYED, 100},
	[HAPPENED_COPIED] = {"copied", KIND_STAYED, 100},
	[HAPPENED_COPY_MOVE] = {"one of two copies moved", KIND_STAYED, 100},
	[HAPPENED_TYPO] = {"typo", KIND_EDITED, 98},
	[HAPPENED_REWORD] = {"reworded", KIND_EDITED, 98},
	[HAPPENED_RETOLD] = {"the telling word replaced", KIND_EDITED, 0},
	[HAPPENED_ANSWER] = {"answer changed", KIND_EDITED, 98},
	[HAPPENED_COPY_EDIT] = {"one of two copies edited", KIND_EDITED, 96},
	[HAPPENED_RESTORE_EDIT] = {"restored and edited", KIND_EDITED, 94},
	[HAPPENED_RENAME_EDIT] = {"renamed and edited", KIND_EDITED, 96},
	[HAPPENED_MOVE_EDIT] = {"moved and edited", KIND_EDITED, 94},
	[HAPPENED_NEW] = {"new", KIND_NEW, 100},
	[HAPPENED_COPY] = {"new copy", KIND_NEW, 100},
	[HAPPENED_SIMILAR] = {"new, like a deleted one", KIND_NEW, 99},
};

const char *figures_name(Happening happening)
{
	return rows[happening].name;
}

bool figures_is_new(Happening happening)
{
	return rows[happening].kind == KIND_NEW;
}

static double percent(int64_t part, int64_t all)
{
	return all > 0 ? 100.0 * (double)part / (double)all : 0;
}

static Tally add(Tally a, Tally b)
{
	return (Tally){a.all + b.all, a.kept + b.kept, a.wrong + b.wrong};
}

static void print_row(const char *name, const Tally *e, const Tally *c)
{
	printf("%-26s %8lld %8.3f %6lld   %8lld %8.3f %6lld\n", name, (long long)e->all,
		percent(e->kept, e->all), (long long)e->wrong, (long long)c->all,
		percent(c->kept, c->all), (long long)c->wrong);
}

static Tally sum_of_kind(const Tally *tallies, Kind kind)
{
	Tally sum = {0};
	for (int i = 0; i < HAPPENED_COUNT; i++)
		if (rows[i].kind == kind)
			sum = add(sum, tallies[i]);
	return sum;
}

static void print_sum(const Figures *f, const char *name, Kind kind)
{
	Tally english = sum_of_kind(f->tallies[LANGUAGE_ENGLISH], kind);
	Tally chinese = sum_of_kind(f->tallies[LANGUAGE_CHINESE], kind);
	print_row(name, &english, &chinese);
}

void figures_print(const Figures *f)
{
	printf("%-26s %8s %8s %6s   %8s %8s %6s\n", "", "English", "kept %", "wrong", "Chinese",
		"kept %", "wrong");
	Tally all = {0};
	for (int i = 0; i < HAPPENED_COUNT; i++) {
		const Tally *english = &f->tallies[LANGUAGE_ENGLISH][i];
		const Tally *chinese = &f->tallies[LANGUAGE_CHINESE][i];
		print_row(rows[i].name, english, chinese);
		all = add(all, add(*english, *chinese));
	}
	print_sum(f, "all that stayed as it was", KIND_STAYED);
	print_sum(f, "all that was edited", KIND_EDITED);
	int64_t mistaken = f->tallies[LANGUAGE_ENGLISH][HAPPENED_SIMILAR].wrong +
			   f->tallies[LANGUAGE_CHINESE][HAPPENED_SIMILAR].wrong;
	printf("a deleted card and a similar new one taken for one card: %lld of %lld pairs, "
	       "%.3f %%\n",
		(long long)mistaken, (long long)f->pairs, percent(mistaken, f->pairs));
	printf("cards with the history of another one, of any kind: %lld, %.3f %% of those "
	       "pairs\n",
		(long long)all.wrong, percent(all.wrong, f->pairs));
	printf("equal cards taken for one another where one was moved, copied or deleted: %lld\n",
		(long long)f->mixed);
}

bool figures_check(const Figures *f, int slack)
{
	int failed = 0;
	for (int i = 0; i < HAPPENED_COUNT; i++) {
		Tally t = add(f->tallies[LANGUAGE_ENGLISH][i], f->tallies[LANGUAGE_CHINESE][i]);
		double least = rows[i].least - (rows[i].kind == KIND_STAYED ? 0 : slack);
		bool is_bad = percent(t.kept, t.all) < least && t.all - t.kept > 1;
		if (is_bad)
			printf("%s: %lld of %lld kept\n", rows[i].name, (long long)t.kept,
				(long long)t.all);
		failed += is_bad;
	}
	printf("%d passed, %d failed\n", HAPPENED_COUNT - failed, failed);
	return failed > 0;
}
