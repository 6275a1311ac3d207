#include "recto/schedule/replay.h"

#include <assert.h>
#include <math.h>

#include "recto/base/number.h"
#include "recto/base/vec.h"
#include "recto/outline/edn.h"

#include "local.h"

// -- what a scheduler entry says ------------------------------------------------------------------

void scheduler_format_note(const SchedulerRules *rules, Buf *out)
{
	buf_printf(out, "{:max-interval %d, :learning-fraction ", rules->max_interval);
	number_format(rules->learning_fraction, out);
	buf_append_z(out, ", :initial-interval ");
	number_format(rules->initial_interval, out);
	buf_append_char(out, '}');
}

static double number_of(const Edn *map, Str key, double otherwise)
{
	const Edn *value = edn_find(map, key);
	return value && value->kind == EDN_NUMBER ? value->number : otherwise;
}

SchedulerRules scheduler_parse_note(Algorithm algorithm, Str note)
{
	Arena arena = {0};
	Edn *map;
	Diag ignored;
	edn_parse(note, &arena, &map, &ignored);
	double max = number_of(map, STR("max-interval"), INTERVAL_MAX_DAYS);
	SchedulerRules rules = {
		.algorithm = algorithm,
		.max_interval = (int)fmin(fmax(max, 1), INTERVAL_MAX_DAYS),
		.learning_fraction = number_of(map, STR("learning-fraction"), 0),
		.initial_interval = number_of(map, STR("initial-interval"), 0),
	};
	arena_release(&arena);
	return rules;
}

SchedulePolicy scheduler_policy(const SchedulerRules *rules, const Matrix *matrix)
{
	return (SchedulePolicy){
		.algorithm = rules->algorithm,
		.max_interval = rules->max_interval,
		.context = {matrix, rules->learning_fraction, rules->initial_interval},
	};
}

// -- replaying ------------------------------------------------------------------------------------

void replay_release(Replay *r)
{
	VEC_RELEASE(&r->schedulers);
	matrix_release(&r->matrix);
	r->passed = 0;
}

static SchedulerRules rules_before(const Replay *r, size_t passed)
{
	if (passed > 0)
		return r->schedulers.items[passed - 1];
	return (SchedulerRules){ALGORITHM_SM2, .max_interval = INTERVAL_MAX_DAYS};
}

static Algorithm algorithm_of(const Replay *r)
{
	return rules_before(r, r->schedulers.n).algorithm;
}

void replay_add_scheduler(Replay *r, const Entry *entry, Str note)
{
	assert(entry->kind == ENTRY_SCHEDULER);
	assert(r->passed == 0 || entry->algorithm == algorithm_of(r));
	VEC_PUSH(&r->schedulers, scheduler_parse_note(entry->algorithm, note));
}

// The last scheduler of the log has the algorithm of the replay, so one is found.
static SchedulerRules rules_here(const Replay *r)
{
	size_t passed = r->passed;
	while (rules_before(r, passed).algorithm != algorithm_of(r))
		passed++;
	return rules_before(r, passed);
}

SchedulePolicy replay_policy(const Replay *r)
{
	SchedulerRules rules = rules_here(r);
	return scheduler_policy(&rules, &r->matrix);
}

static bool take_matrix(Replay *r, Str note)
{
	Diags odd = {0};
	bool is_good = matrix_parse(&r->matrix, note, &odd);
	diags_release(&odd);
	return is_good;
}

static bool replay_card_entry(Replay *r, CardState *card, const Entry *entry)
{
	SchedulePolicy policy = replay_policy(r);
	ScheduleStep step = {0};
	bool is_good = fold_under(&policy, card, entry, &step);
	if (step.has_cell)
		matrix_set(&r->matrix, step.cell);
	return is_good;
}

bool replay_entry(Replay *r, CardState *card, const Entry *entry, Str note)
{
	if (entry->kind == ENTRY_MATRIX)
		return take_matrix(r, note);
	if (entry->kind == ENTRY_SCHEDULER) {
		assert(r->passed < r->schedulers.n);
		r->passed++;
		return true;
	}
	return !card || replay_card_entry(r, card, entry);
}
