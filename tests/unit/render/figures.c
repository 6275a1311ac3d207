#include "figures.h"

#include "tests.h"

static Retention half_of(int64_t n)
{
	return (Retention){.n = n, .passed = n - n / 7};
}

static void make_days(TestFigures *t)
{
	Figures *f = &t->figures;
	f->days = t->days;
	for (int i = 0; i < FIGURES_DAYS; i++) {
		int64_t reviews = (int64_t)(i * 37 % 11) * (i * 13 % 7);
		if (reviews == 0)
			continue;
		t->days[f->n_days++] = (DayFigures){
			.day = f->today - FIGURES_DAYS + 1 + i,
			.reviews = reviews,
			.new_ = reviews / 5,
			.passed = reviews - reviews / 9,
			.failed = reviews / 9,
			.took_ms = reviews * 7300,
			.retention = half_of(reviews / 2),
		};
	}
	f->of_today = t->days[f->n_days - 1];
}

static void make_answers(Figures *f)
{
	static const int64_t n[WINDOW_COUNT] = {9, 160, 2100, 23456};
	for (int window = 0; window < WINDOW_COUNT; window++) {
		f->retention[window][MATURITY_YOUNG] = half_of(n[window]);
		f->retention[window][MATURITY_MATURE] = half_of(n[window] / 10);
	}
	for (int m = 0; m < MATURITY_COUNT; m++)
		for (int score = 0; score < SCORE_COUNT; score++)
			f->scores[m][score] = (score * score + 1) * 31 * (3 - m);
	for (int hour = 7; hour < 23; hour++)
		f->hours[hour] = (HourFigures){
			.reviews = 100 + hour * 17 % 90, .retention = half_of(hour * 9)};
}

static void make_cards(Figures *f)
{
	f->cards = (CardFigures){
		.new_ = 120, .young = 340, .mature = 1234, .suspended = 7, .due = 55, .leeches = 3};
	f->backlog = 21;
	f->load = 47.26;
	for (int i = 0; i < STATS_FORECAST_DAYS; i++)
		f->forecast[i] = 60 - i - i * 7 % 13;
	for (int i = 0; i < STATS_INTERVALS; i++)
		f->intervals[i] = i * 29 % 17 * 20;
	for (int i = 0; i < STATS_EASES; i++)
		f->eases[i] = i * (9 - i) * 8;
	f->mean_interval = 84.3;
	f->mean_ease = 2.41;
	f->longest_interval100 = 91200;
}

static void make_worst(Figures *f)
{
	static const char *const questions[] = {
		"What is [[MLIR]]? #compilers", "缺页中断时会发生什么？", "<b>5 > 3 & \"so\"</b>"};
	for (size_t i = 0; i < 3; i++)
		f->worst[f->n_worst++] = (WorstCard){.card = (int64_t)i + 1,
			.lapses = 12 - 3 * (int)i,
			.ease100 = 130 + 20 * (int)i,
			.interval100 = 100 + 4200 * (int64_t)i,
			.is_leech = i < 2,
			.question = str_from_z(questions[i]),
			.page = STR("Page"),
			.deck = STR("A & B")};
}

static void make_groups(TestFigures *t)
{
	static const char *const names[] = {"A & B", "操作系统", "Latin/Verbs",
		"A deck with a name that is far too long for its column in any terminal"};
	for (int i = 0; i < 24; i++)
		t->decks[i] = (GroupFigures){.name = str_from_z(names[i % 4]),
			.cards = {.new_ = i, .young = 3 * i, .mature = 100 - i, .due = i % 5},
			.reviews = 50 * i,
			.retention = half_of(i * 3)};
	t->tags[0] = (GroupFigures){.name = STR("biology"), .cards = {.mature = 40}, .reviews = 12};
	t->tags[1] = (GroupFigures){.name = STR("虚拟内存"), .cards = {.young = 2}};
	t->figures.decks = t->decks;
	t->figures.n_decks = 24;
	t->figures.tags = t->tags;
	t->figures.n_tags = 2;
}

void figures_make(TestFigures *t)
{
	*t = (TestFigures){0};
	Figures *f = &t->figures;
	f->today = f->until = calendar_from_civil(2024, 3, 6);
	f->since = STATS_NO_SINCE;
	f->is_complete = true;
	f->due = (DueReport){.due = 50, .new_ = 20, .drill = 2};
	f->streaks = (Streaks){.current = 4, .longest = 27, .active = 330, .span = 400};
	make_days(t);
	make_answers(f);
	make_cards(f);
	make_worst(f);
	make_groups(t);
}

static int64_t roll(unsigned *state, int64_t most)
{
	*state = *state * 1664525 + 1013904223;
	return most > 0 ? (int64_t)(*state >> 8) % (most + 1) : 0;
}

void figures_roll(TestFigures *t, unsigned seed, int64_t most)
{
	Figures *f = &t->figures;
	figures_make(t);
	for (size_t i = 0; i < f->n_days; i++)
		f->days[i].reviews = roll(&seed, most);
	for (int i = 0; i < STATS_FORECAST_DAYS; i++)
		f->forecast[i] = roll(&seed, most);
	for (int i = 0; i < STATS_HOURS; i++)
		f->hours[i].reviews = roll(&seed, most);
	for (int window = 0; window < WINDOW_COUNT; window++)
		f->retention[window][MATURITY_YOUNG] = half_of(roll(&seed, most));
	f->until = f->today - (Day)roll(&seed, 400);
	f->n_days = (size_t)roll(&seed, (int64_t)f->n_days);
	f->n_worst = (size_t)roll(&seed, 3);
	f->n_decks = (size_t)roll(&seed, 24);
	f->cards.mature = roll(&seed, most);
	f->backlog = roll(&seed, most);
}
