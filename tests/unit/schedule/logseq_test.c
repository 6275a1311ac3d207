// Logseq's scheduler: what the real thing stored, from tests/vectors/.
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

#include "recto/base/number.h"
#include "tests.h"

static Str cell_of(Str row, int index)
{
	Str cell;
	do
		str_cut(row, ',', &cell, &row);
	while (index-- > 0);
	return cell;
}

static double real(Str s)
{
	double value = 0;
	assert_true(number_parse(s, &value));
	return value;
}

static int whole(Str s)
{
	int64_t value = 0;
	assert_true(str_parse_int(s, &value));
	return (int)value;
}

static void check_number(double value, Str expected)
{
	Buf text = {0};
	number_format(value, &text);
	assert_str(expected, buf_z(&text));
	buf_release(&text);
}

// As Logseq would store them.
static void check_memory(Memory m, Str interval, Str repeats, Str ease)
{
	bool is_forgotten = memory_is_forgotten(ALGORITHM_LOGSEQ, m);
	check_number(is_forgotten ? -1 : (double)m.interval100 / 100.0, interval);
	assert_int_equal(m.repeats, whole(repeats));
	check_number(m.ease100 / 100.0, ease);
}

// -- the sequences --------------------------------------------------------------------------------

typedef struct Course {
	Matrix matrix;
	Memory cards[26];
	Str seq;
} Course;

static void start_course(Course *c, Str seq)
{
	matrix_release(&c->matrix);
	for (size_t i = 0; i < HARNESS_COUNT(c->cards); i++)
		c->cards[i] = card_state_new().memory;
	c->seq = seq;
}

// seq,step,card,q,repeats,ef,ivl,of_n,of_ef,of_val,key_hit,ivl_int
static void check_row(Course *c, Str row)
{
	if (!str_equals(cell_of(row, 0), c->seq))
		start_course(c, cell_of(row, 0));
	Str card = cell_of(row, 2);
	size_t index =
		card.n > 1 ? 2 + (size_t)whole(str_skip(card, 1)) : (size_t)(card.p[0] - 'a');
	assert_true(index < HARNESS_COUNT(c->cards));
	Memory *m = &c->cards[index];
	MemoryContext context = {.matrix = &c->matrix};
	int q = whole(cell_of(row, 3));
	int32_t n = m->repeats;
	double ease = m->ease100 / 100.0;
	double next = fmax(ease + (0.1 - ((5 - q) * (0.08 + (0.02 * (5 - q))))), 1.3);
	MemoryChange change = logseq_update(&context, *m, q);
	assert_true(change.has_cell);
	matrix_set(&c->matrix, change.cell);
	*m = change.memory;
	check_memory(*m, cell_of(row, 6), cell_of(row, 4), cell_of(row, 5));
	assert_int_equal(change.cell.repeats, whole(cell_of(row, 7)));
	assert_true(change.cell.ease == real(cell_of(row, 8)));
	assert_true(change.cell.factor == real(cell_of(row, 9)));
	if (q >= SCORE_PASS)
		assert_int_equal(matrix_find(&c->matrix, n < 1 ? 1 : n, next) != NULL,
			whole(cell_of(row, 10)));
}

static void test_sequences(void **state)
{
	(void)state;
	Buf text = harness_read("tests/vectors/logseq_sm5_vectors.csv");
	Str rest = buf_str(&text), line;
	Course course = {0};
	int rows = 0;
	while (str_next_line(&rest, &line)) {
		if (line.n == 0 || line.p[0] == '#' || str_starts_with(line, STR("seq,")))
			continue;
		check_row(&course, line);
		rows++;
	}
	assert_int_equal(rows, 1262);
	matrix_release(&course.matrix);
	buf_release(&text);
}

// -- the review steps -----------------------------------------------------------------------------

static Str member(const json_t *object, const char *key)
{
	const json_t *j = json_object_get(object, key);
	assert_true(json_is_string(j));
	return str_make(json_string_value(j), json_string_length(j));
}

static Instant instant(Str text)
{
	Instant t = 0;
	assert_true(calendar_parse_rfc3339(text, &t));
	return t;
}

static Matrix table(Str text)
{
	Matrix m = {0};
	Diags odd = {0};
	assert_true(matrix_parse(&m, text, &odd));
	diags_release(&odd);
	return m;
}

static SchedulePolicy policy_of(const json_t *step, const Matrix *m)
{
	SchedulePolicy policy = {
		.algorithm = ALGORITHM_LOGSEQ,
		.max_interval = INTERVAL_MAX_DAYS,
		.context = {.matrix = m},
	};
	Str config = member(step, "cfg");
	if (str_contains(config, STR(":initial-interval 1")))
		policy.context.initial_interval = 1;
	else if (!str_equals(config, STR("{}"))) // values that Logseq does not accept
		assert_true(str_contains(config, STR(":initial-interval 0")) ||
			    str_contains(config, STR(":learning-fraction 0")));
	return policy;
}

// Logseq's own time is beyond what it can write when the interval is longer than the maximum.
static void check_due(const ScheduleStep *step, Instant now, Memory unlimited, Str next)
{
	const int64_t max100 = INTERVAL_MAX_DAYS * 100;
	assert_int_equal(step->due.kind, DUE_AT_INSTANT);
	if (unlimited.interval100 <= max100) {
		assert_true(memory_equals(step->memory, unlimited));
		assert_true(step->due.instant == instant(next));
		return;
	}
	unlimited.interval100 = max100;
	assert_true(memory_equals(step->memory, unlimited));
	Instant due = now + INTERVAL_MAX_DAYS * INT64_C(86400000);
	assert_true(step->due.instant == (due < INSTANT_MAX ? due : INSTANT_MAX));
}

static void check_step(const json_t *step)
{
	const json_t *in = json_object_get(step, "in");
	const json_t *out = json_object_get(step, "out");
	Matrix m = table(member(in, "matrix"));
	SchedulePolicy policy = policy_of(step, &m);
	CardState card = card_state_new();
	card.memory.repeats = whole(member(in, "repeats"));
	card.memory.ease100 = (int32_t)lround(real(member(in, "ef")) * 100);
	int score = (int)json_integer_value(json_object_get(step, "score"));
	Instant now = instant(member(step, "now"));
	MemoryChange change = logseq_update(&policy.context, card.memory, score);
	check_memory(
		change.memory, member(out, "interval"), member(out, "repeats"), member(out, "ef"));
	ScheduleMoment moment = {
		.now = now,
		.today = calendar_day(now, 4),
		.next_midnight = calendar_next_midnight(now),
	};
	ScheduleStep result = schedule_step(&policy, &card, &moment, score);
	check_due(&result, now, change.memory, member(out, "next"));
	matrix_set(&m, result.cell);
	Buf text = {0};
	matrix_format(&m, &text);
	assert_str(member(out, "matrix"), buf_z(&text));
	buf_release(&text);
	matrix_release(&m);
}

static void test_review_steps(void **state)
{
	(void)state;
	Buf text = harness_read("tests/vectors/logseq_reviews.jsonl");
	Str rest = buf_str(&text), line;
	int steps = 0;
	while (str_next_line(&rest, &line)) {
		json_t *step = json_loadb(line.p, line.n, 0, NULL);
		assert_non_null(step);
		check_step(step);
		json_decref(step);
		steps++;
	}
	assert_int_equal(steps, 273);
	buf_release(&text);
}

// -- by hand --------------------------------------------------------------------------------------

static const char *run(const char *scores, MemoryContext context, Buf *out)
{
	Matrix m = {0};
	Memory memory = card_state_new().memory;
	context.matrix = &m;
	buf_clear(out);
	for (; *scores; scores++) {
		MemoryChange change = logseq_update(&context, memory, *scores - '0');
		matrix_set(&m, change.cell);
		memory = change.memory;
		number_format((double)memory.interval100 / 100.0, out);
		buf_printf(out, "/%d/", memory.repeats);
		number_format(memory.ease100 / 100.0, out);
		buf_append_char(out, ' ');
	}
	matrix_release(&m);
	return buf_z(out);
}

static void test_courses(void **state)
{
	(void)state;
	Buf out = {0};
	MemoryContext plain = {0}, own = {.learning_fraction = 0.9, .initial_interval = 7};
	assert_string_equal(run("555555", plain, &out),
		"4/1/2.6 4/2/2.7 11.2/3/2.8 33.64/4/2.9 108/5/3 369.41/6/3.1 ");
	assert_string_equal(run("135", plain, &out), "0/1/2.5 4/2/2.36 9.84/3/2.46 ");
	assert_string_equal(run("5133", own, &out), "7/1/2.6 0/1/2.6 7/2/2.46 16.24/3/2.32 ");
	// Scores that Logseq has no buttons for.
	assert_string_equal(run("444", plain, &out), "4/1/2.5 4/2/2.5 10/3/2.5 ");
	assert_string_equal(run("4024", plain, &out), "4/1/2.5 0/1/2.5 0/1/2.5 3.2/2/2.5 ");
	buf_release(&out);
}

static void test_options_that_logseq_does_not_accept(void **state)
{
	(void)state;
	static const double odd[] = {0, -1, NAN, INFINITY, -INFINITY, 1e300};
	Memory m = {2, 260, 400};
	MemoryChange plain = logseq_update(&(MemoryContext){0}, m, 5);
	for (size_t i = 0; i < HARNESS_COUNT(odd); i++) {
		MemoryContext context = {NULL, odd[i], odd[i]};
		MemoryChange change = logseq_update(&context, m, 5);
		assert_true(memory_equals(change.memory, plain.memory));
		assert_true(change.cell.factor == plain.cell.factor);
	}
}

// Every ease and interval that Logseq can store survives as hundredths.
static void test_hundredths_lose_nothing(void **state)
{
	(void)state;
	for (int k = 1; k <= INTERVAL_MAX_DAYS * 100; k++) {
		char text[20];
		snprintf(text, sizeof text, "%d.%02d", k / 100, k % 100);
		double stored = strtod(text, NULL);
		assert_true(stored == k / 100.0);
		assert_true(floor(100 * stored + 0.5) == k);
	}
}

static void test_forgotten_is_nothing_else(void **state)
{
	(void)state;
	Matrix m = {0};
	matrix_set(&m, (MatrixCell){1, 2.5, 1e-9});
	MemoryContext context = {.matrix = &m};
	assert_false(memory_is_forgotten(ALGORITHM_LOGSEQ, card_state_new().memory));
	for (int q = SCORE_MIN; q <= SCORE_MAX; q++) {
		Memory after = logseq_update(&context, (Memory){1, 250, 400}, q).memory;
		assert_int_equal(memory_is_forgotten(ALGORITHM_LOGSEQ, after), q < SCORE_PASS);
		after = logseq_update(&context, (Memory){0, 240, 0}, q).memory;
		assert_int_equal(memory_is_forgotten(ALGORITHM_LOGSEQ, after), q < SCORE_PASS);
	}
	matrix_release(&m);
}

static void test_many_repeats(void **state)
{
	(void)state;
	Matrix m = {0};
	matrix_set(&m, (MatrixCell){1, 1.3, 5e-324});
	MemoryContext context = {.matrix = &m};
	// Too small ever to grow, and too large ever to be finite.
	Memory small = logseq_update(&context, (Memory){REPEATS_MAX, 130, 0}, 3).memory;
	Memory large = logseq_update(&context, (Memory){REPEATS_MAX, 250, 0}, 4).memory;
	assert_int_equal(small.interval100, 1);
	assert_int_equal(large.interval100, INT64_C(1) << 53);
	assert_int_equal(large.repeats, REPEATS_MAX);
	matrix_release(&m);
}

static void check_finite(const Matrix *m, const ScheduleStep *step)
{
	assert_true(memory_equals(step->memory, memory_clamp(step->memory)));
	assert_true(step->cell.factor > 0 && step->cell.factor <= FACTOR_MAX);
	assert_true(step->due.instant >= INSTANT_MIN && step->due.instant <= INSTANT_MAX);
	assert_true(m->n < 100000);
}

static void test_many_random_steps_stay_in_range(void **state)
{
	(void)state;
	enum { CARDS = 50 };
	Matrix m = {0};
	SchedulePolicy policy = {.algorithm = ALGORITHM_LOGSEQ,
		.max_interval = INTERVAL_MAX_DAYS,
		.context = {.matrix = &m}};
	CardState cards[CARDS];
	uint64_t seed = 9;
	for (int i = 0; i < CARDS; i++)
		cards[i] = card_state_new();
	for (int i = 0; i < MANY / 10; i++) {
		ScheduleMoment moment = {.now = i * INT64_C(1000), .next_midnight = i + 1};
		CardState *card = &cards[random_below(&seed, CARDS)];
		int q = SCORE_MAX -
			(random_below(&seed, 8) ? random_below(&seed, 3) : random_below(&seed, 6));
		ScheduleStep step = schedule_step(&policy, card, &moment, q);
		check_finite(&m, &step);
		matrix_set(&m, step.cell);
		schedule_apply(card, &step, step.due.instant, moment.now, q);
	}
	matrix_release(&m);
}

static void test_hostile_memory(void **state)
{
	(void)state;
	static const int32_t small[] = {INT32_MIN, -1, 0, 1, 2, 130, INT32_MAX};
	static const int64_t large[] = {INT64_MIN, -1, 0, 99, INT64_MAX};
	static const int scores[] = {INT32_MIN, -1, 2, 3, 6, INT32_MAX};
	for (size_t i = 0; i < 7 * 7 * 5 * 6; i++) {
		Memory m = {small[i % 7], small[i / 7 % 7], large[i / 49 % 5]};
		MemoryChange change = logseq_update(&(MemoryContext){0}, m, scores[i / 245]);
		Memory limited = memory_clamp(change.memory);
		assert_int_equal(limited.repeats, change.memory.repeats);
		assert_int_equal(limited.ease100, change.memory.ease100);
		assert_true(change.memory.interval100 >= 0);
		assert_true(change.cell.repeats >= 0 && change.cell.ease >= 1.3);
		assert_true(change.cell.factor > 0 && change.cell.factor <= FACTOR_MAX);
	}
}

static void test_recall(void **state)
{
	(void)state;
	const MemoryModel *model = schedule_model(ALGORITHM_LOGSEQ);
	assert_true(fabs(model->recall((Memory){3, 250, 1120}, 11.2) - 0.9) < 1e-12);
	assert_true(fabs(model->recall((Memory){1, 250, 0}, 1) - 0.9) < 1e-12);
	assert_true(model->recall((Memory){3, 250, 1120}, 0) == 1);
	assert_true(model->recall(card_state_new().memory, 1) == 0);
}

const struct CMUnitTest logseq_tests[] = {
	cmocka_unit_test(test_sequences),
	cmocka_unit_test(test_review_steps),
	cmocka_unit_test(test_courses),
	cmocka_unit_test(test_options_that_logseq_does_not_accept),
	cmocka_unit_test(test_hundredths_lose_nothing),
	cmocka_unit_test(test_forgotten_is_nothing_else),
	cmocka_unit_test(test_many_repeats),
	cmocka_unit_test(test_many_random_steps_stay_in_range),
	cmocka_unit_test(test_hostile_memory),
	cmocka_unit_test(test_recall),
};
const size_t logseq_tests_n = HARNESS_COUNT(logseq_tests);
