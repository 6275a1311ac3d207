// Figures for tests of statistics: an eventful year, as of Wednesday 2024-03-06.
#ifndef TESTS_UNIT_RENDER_FIGURES_H
#define TESTS_UNIT_RENDER_FIGURES_H

#include "recto/stats/stats.h"

enum { FIGURES_DAYS = 400 };

typedef struct TestFigures {
	Figures figures;
	DayFigures days[FIGURES_DAYS];
	GroupFigures decks[24], tags[2];
} TestFigures;

void figures_make(TestFigures *t);
// Numbers of chance up to `most`.
void figures_roll(TestFigures *t, unsigned seed, int64_t most);

#endif
