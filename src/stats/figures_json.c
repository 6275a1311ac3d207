#include "recto/stats/json.h"

#include "recto/stats/stats.h"

// -- pieces ---------------------------------------------------------------------------------------

static void set_day(Json *object, const char *key, Day day)
{
	Buf text = {0};
	calendar_format_day(day, &text);
	json_set_str(object, key, buf_str(&text));
	buf_release(&text);
}

static void set_seconds(Json *object, int64_t ms)
{
	json_set_real(object, "seconds", (double)ms / 1000);
}

static void set_rate(Json *object, Retention r)
{
	if (r.n > 0)
		json_set_real(object, "retention", stats_retention_rate(r));
	else
		json_set_null(object, "retention");
	json_set_int(object, "retention_n", r.n);
}

static Json *numbers_json(const int64_t *numbers, size_t n)
{
	Json *array = json_new_array();
	for (size_t i = 0; i < n; i++)
		json_push_int(array, numbers[i]);
	return array;
}

static Json *retention_json(Retention r)
{
	Json *object = json_new_object();
	json_set_int(object, "n", r.n);
	json_set_int(object, "passed", r.passed);
	if (r.n == 0) {
		json_set_null(object, "retention");
		json_set_null(object, "low");
		json_set_null(object, "high");
		return object;
	}
	double low, high;
	stats_wilson(r, &low, &high);
	json_set_real(object, "retention", stats_retention_rate(r));
	json_set_real(object, "low", low);
	json_set_real(object, "high", high);
	return object;
}

// -- days -----------------------------------------------------------------------------------------

static Json *day_json(const DayFigures *day)
{
	Json *object = json_new_object();
	set_day(object, "date", day->day);
	json_set_int(object, "reviews", day->reviews);
	json_set_int(object, "new", day->new_);
	json_set_int(object, "passed", day->passed);
	json_set_int(object, "failed", day->failed);
	set_seconds(object, day->took_ms);
	set_rate(object, day->retention);
	return object;
}

// What is waiting, beside what is done.
static Json *today_json(const Figures *f)
{
	Json *object = json_new_object();
	set_day(object, "date", f->today);
	json_set_int(object, "due", f->due.due);
	json_set_int(object, "new", f->due.new_);
	json_set_int(object, "drill", f->due.drill);
	json_set(object, "done", day_json(&f->of_today));
	return object;
}

static Json *streaks_json(const Streaks *s)
{
	Json *object = json_new_object();
	json_set_int(object, "current", s->current);
	json_set_int(object, "longest", s->longest);
	json_set_int(object, "active_days", s->active);
	json_set_int(object, "days", s->span);
	if (s->span > 0)
		json_set_real(object, "share", (double)s->active / (double)s->span);
	else
		json_set_null(object, "share");
	return object;
}

static Json *days_json(const Figures *f)
{
	Json *array = json_new_array();
	for (size_t i = 0; i < f->n_days; i++)
		json_push(array, day_json(&f->days[i]));
	return array;
}

static Json *heat_bounds_json(const Figures *f)
{
	int64_t bounds[STATS_HEAT_LEVELS - 1];
	stats_heat_bounds(f, stats_heat_first(f->until), f->until, bounds);
	return numbers_json(bounds, STATS_HEAT_LEVELS - 1);
}

static Json *hours_json(const Figures *f)
{
	Json *array = json_new_array();
	for (int hour = 0; hour < STATS_HOURS; hour++) {
		Json *object = json_new_object();
		json_set_int(object, "hour", hour);
		json_set_int(object, "reviews", f->hours[hour].reviews);
		set_rate(object, f->hours[hour].retention);
		json_push(array, object);
	}
	return array;
}

// -- answers --------------------------------------------------------------------------------------

static Json *retentions_json(const Figures *f)
{
	Json *array = json_new_array();
	for (int window = 0; window < WINDOW_COUNT; window++) {
		const Retention *r = f->retention[window];
		int64_t days = stats_window_days((StatsWindow)window);
		Json *object = json_new_object();
		if (days > 0)
			json_set_int(object, "days", days);
		else
			json_set_null(object, "days");
		json_set(object, "young", retention_json(r[MATURITY_YOUNG]));
		json_set(object, "mature", retention_json(r[MATURITY_MATURE]));
		json_set(object, "all", retention_json(stats_retention_sum(r)));
		json_push(array, object);
	}
	return array;
}

static Json *scores_json(const Figures *f)
{
	int64_t all[SCORE_COUNT] = {0};
	for (int m = 0; m < MATURITY_COUNT; m++)
		for (int score = 0; score < SCORE_COUNT; score++)
			all[score] += f->scores[m][score];
	Json *object = json_new_object();
	json_set(object, "new", numbers_json(f->scores[MATURITY_NEW], SCORE_COUNT));
	json_set(object, "young", numbers_json(f->scores[MATURITY_YOUNG], SCORE_COUNT));
	json_set(object, "mature", numbers_json(f->scores[MATURITY_MATURE], SCORE_COUNT));
	json_set(object, "all", numbers_json(all, SCORE_COUNT));
	return object;
}

// -- cards ----------------------------------------------------------------------------------------

static void set_cards(Json *object, const char *total, const CardFigures *c)
{
	json_set_int(object, total, stats_card_total(c));
	json_set_int(object, "due", c->due);
	json_set_int(object, "new", c->new_);
	json_set_int(object, "young", c->young);
	json_set_int(object, "mature", c->mature);
	json_set_int(object, "suspended", c->suspended);
	json_set_int(object, "leeches", c->leeches);
	json_set_int(object, "marked", c->marked);
	json_set_int(object, "gone", c->gone);
}

static Json *cards_json(const Figures *f)
{
	Json *object = json_new_object();
	set_cards(object, "total", &f->cards);
	return object;
}

static Json *forecast_json(const Figures *f)
{
	Json *days = json_new_array();
	for (Day i = 0; i < STATS_FORECAST_DAYS; i++) {
		Json *day = json_new_object();
		set_day(day, "date", f->today + i);
		json_set_int(day, "due", f->forecast[i]);
		json_push(days, day);
	}
	Json *object = json_new_object();
	json_set_int(object, "backlog", f->backlog);
	json_set_real(object, "load", f->load);
	json_set(object, "days", days);
	return object;
}

// Buckets from one bound to below the next, in units of `scale`.
static Json *buckets_json(const int *bounds, const int64_t *counts, size_t n, double scale)
{
	Json *array = json_new_array();
	for (size_t i = 0; i < n; i++) {
		Json *bucket = json_new_object();
		json_set_real(bucket, "from", bounds[i] / scale);
		if (i + 1 < n)
			json_set_real(bucket, "below", bounds[i + 1] / scale);
		else
			json_set_null(bucket, "below");
		json_set_int(bucket, "cards", counts[i]);
		json_push(array, bucket);
	}
	return array;
}

static Json *intervals_json(const Figures *f)
{
	Json *object = json_new_object();
	json_set_real(object, "mean", f->mean_interval);
	json_set_real(object, "longest", (double)f->longest_interval100 / 100);
	json_set(object, "buckets",
		buckets_json(stats_interval_bounds, f->intervals, STATS_INTERVALS, 1));
	return object;
}

static Json *eases_json(const Figures *f)
{
	Json *object = json_new_object();
	json_set_real(object, "mean", f->mean_ease);
	json_set(object, "buckets", buckets_json(stats_ease_bounds, f->eases, STATS_EASES, 100));
	return object;
}

static Json *worst_json(const Figures *f)
{
	Json *array = json_new_array();
	for (size_t i = 0; i < f->n_worst; i++) {
		const WorstCard *worst = &f->worst[i];
		Json *object = json_new_object();
		json_set_str(object, "id", str_from_z(worst->uid));
		json_set_str(object, "page", worst->page);
		json_set_str(object, "deck", worst->deck);
		json_set_str(object, "question", worst->question);
		json_set_int(object, "lapses", worst->lapses);
		json_set_real(object, "ease", worst->ease100 / 100.0);
		json_set_real(object, "interval", (double)worst->interval100 / 100);
		json_set_bool(object, "leech", worst->is_leech);
		json_push(array, object);
	}
	return array;
}

static Json *groups_json(const GroupFigures *groups, size_t n)
{
	Json *array = json_new_array();
	for (size_t i = 0; i < n; i++) {
		Json *object = json_new_object();
		json_set_str(object, "name", groups[i].name);
		set_cards(object, "cards", &groups[i].cards);
		json_set_int(object, "reviews", groups[i].reviews);
		set_seconds(object, groups[i].took_ms);
		set_rate(object, groups[i].retention);
		json_push(array, object);
	}
	return array;
}

// -- all of it ------------------------------------------------------------------------------------

Json *stats_json(const Figures *f)
{
	Json *object = json_new_object();
	json_set_int(object, "schema", STATS_JSON_SCHEMA);
	json_set_instant(object, "now", f->now);
	if (f->since == STATS_NO_SINCE)
		json_set_null(object, "since");
	else
		set_day(object, "since", f->since);
	set_day(object, "until", f->until);
	json_set(object, "today", today_json(f));
	json_set(object, "retention", retentions_json(f));
	json_set(object, "forecast", forecast_json(f));
	json_set(object, "streak", streaks_json(&f->streaks));
	json_set(object, "heat_bounds", heat_bounds_json(f));
	json_set(object, "days", days_json(f));
	json_set(object, "scores", scores_json(f));
	json_set(object, "cards", cards_json(f));
	json_set(object, "intervals", intervals_json(f));
	json_set(object, "ease", eases_json(f));
	json_set(object, "worst", worst_json(f));
	json_set(object, "decks", groups_json(f->decks, f->n_decks));
	json_set(object, "tags", groups_json(f->tags, f->n_tags));
	json_set(object, "hours", hours_json(f));
	return object;
}
