#include "recto/base/workshop.h"

#include <assert.h>
#include <stdlib.h>
#include "recto/base/buf.h"
#include "recto/base/calendar.h"
#include "recto/base/ident.h"
#include "recto/base/mem.h"
#include "recto/base/process.h"
#include "recto/base/vec.h"

enum { BUCKETS = 256 };

typedef struct Job {
	struct Job *next; // of its bucket
	uint64_t hash;
	Buf key; // the words of argv, each with a NUL, then the input
	size_t n_words, input_at;
	WorkState state;
	Process *process; // while it runs
	Buf output;
} Job;

struct Workshop {
	Job *buckets[BUCKETS];
	struct {
		Job **items;
		size_t n, cap;
	} waiting;
	Job *running[WORKSHOP_RUNNING_MAX];
	size_t kept; // bytes of what is done
	bool has_news;
};

Workshop *workshop_open(void)
{
	return mem_new(1, sizeof(Workshop));
}

static void job_free(Job *job)
{
	process_close(job->process);
	buf_release(&job->key);
	buf_release(&job->output);
	free(job);
}

static void forget(Workshop *w, bool keeps_open)
{
	for (size_t i = 0; i < BUCKETS; i++) {
		Job **at = &w->buckets[i];
		while (*at) {
			Job *job = *at;
			if (keeps_open && job->state == WORK_WAITS) {
				at = &job->next;
				continue;
			}
			*at = job->next;
			job_free(job);
		}
	}
	w->kept = 0;
}

void workshop_close(Workshop *w)
{
	if (!w)
		return;
	forget(w, false);
	VEC_RELEASE(&w->waiting);
	free(w);
}

// -- asking -----------------------------------------------------------------------------------

static Job *make_job(const char *const *argv, Str input)
{
	Job *job = mem_new(1, sizeof *job);
	for (; *argv; argv++, job->n_words++)
		buf_append(&job->key, str_make(*argv, strlen(*argv) + 1));
	job->input_at = job->key.n;
	buf_append(&job->key, input);
	job->hash = ident_hash(0, buf_str(&job->key));
	return job;
}

static Job *find(const Workshop *w, const Job *wanted)
{
	Job *job = w->buckets[wanted->hash % BUCKETS];
	while (job && (job->n_words != wanted->n_words ||
			      !str_equals(buf_str(&job->key), buf_str(&wanted->key))))
		job = job->next;
	return job;
}

static void put_in_line(Workshop *w, Job *job)
{
	Job **bucket = &w->buckets[job->hash % BUCKETS];
	job->next = *bucket;
	*bucket = job;
	w->kept += job->key.n;
	if (job->key.n - job->input_at > WORKSHOP_INPUT_MAX)
		job->state = WORK_FAILED;
	else
		VEC_PUSH(&w->waiting, job);
}

WorkState workshop_ask(Workshop *w, const char *const *argv, Str input, Str *output)
{
	assert(*argv);
	Job *wanted = make_job(argv, input);
	Job *job = find(w, wanted);
	if (job) {
		job_free(wanted);
	} else {
		if (w->kept > WORKSHOP_KEPT_MAX)
			forget(w, true);
		job = wanted;
		put_in_line(w, job);
	}
	*output = job->state == WORK_DONE ? buf_str(&job->output) : (Str){0};
	return job->state;
}

// -- working ----------------------------------------------------------------------------------

static void start(Job *job)
{
	Arena a = {0};
	char **argv = ARENA_ARRAY(&a, char *, job->n_words + 1);
	char *word = job->key.p;
	for (size_t i = 0; i < job->n_words; i++, word += strlen(word) + 1)
		argv[i] = word;
	const ProcessOptions options = {.argv = argv,
		.input = str_skip(buf_str(&job->key), job->input_at),
		.timeout_ms = WORKSHOP_TIMEOUT_MS,
		.output_max = WORKSHOP_OUTPUT_MAX};
	if (!process_start(&options, &job->process, NULL))
		job->process = NULL;
	arena_release(&a);
}

static Job *take_waiting(Workshop *w)
{
	if (w->waiting.n == 0)
		return NULL;
	// What was asked for last is what is looked at now.
	return w->waiting.items[--w->waiting.n];
}

static void finish(Workshop *w, Job *job)
{
	bool is_good = job->process && process_poll(job->process) == PROCESS_ENDED &&
		       process_status(job->process) == 0;
	job->state = is_good ? WORK_DONE : WORK_FAILED;
	if (is_good)
		buf_append(&job->output, process_output(job->process));
	process_close(job->process);
	job->process = NULL;
	w->kept += job->output.n;
	w->has_news = true;
}

static void go_on(Workshop *w, Job **place)
{
	if (!*place && (*place = take_waiting(w)))
		start(*place);
	if (!*place || ((*place)->process && process_poll((*place)->process) == PROCESS_RUNNING))
		return;
	finish(w, *place);
	*place = NULL;
}

bool workshop_poll(Workshop *w)
{
	for (size_t i = 0; i < WORKSHOP_RUNNING_MAX; i++)
		go_on(w, &w->running[i]);
	bool has_news = w->has_news;
	w->has_news = false;
	return has_news;
}

bool workshop_is_busy(const Workshop *w)
{
	bool is_busy = w->waiting.n > 0;
	for (size_t i = 0; i < WORKSHOP_RUNNING_MAX; i++)
		is_busy = is_busy || w->running[i];
	return is_busy;
}

static bool is_sooner(int wait_ms, int than)
{
	return than < 0 || wait_ms < than;
}

void workshop_watch(const Workshop *w, struct pollfd out[WORKSHOP_RUNNING_MAX], int *wait_ms)
{
	*wait_ms = -1;
	for (size_t i = 0; i < WORKSHOP_RUNNING_MAX; i++) {
		int wait = w->waiting.n > 0 ? 0 : -1;
		out[i] = (struct pollfd){.fd = -1, .events = POLLIN};
		if (w->running[i])
			process_watch(w->running[i]->process, &out[i].fd, &wait);
		if (wait >= 0 && is_sooner(wait, *wait_ms))
			*wait_ms = wait;
	}
}

void workshop_wait(Workshop *w, int timeout_ms)
{
	int64_t end = calendar_monotonic_ms() + timeout_ms;
	bool has_news = workshop_poll(w);
	while (workshop_is_busy(w)) {
		struct pollfd watched[WORKSHOP_RUNNING_MAX];
		int64_t left = end - calendar_monotonic_ms();
		int wait_ms;
		if (left <= 0)
			break;
		workshop_watch(w, watched, &wait_ms);
		poll(watched, WORKSHOP_RUNNING_MAX, wait_ms < left ? wait_ms : (int)left);
		has_news = workshop_poll(w) || has_news;
	}
	w->has_news = has_news;
}
