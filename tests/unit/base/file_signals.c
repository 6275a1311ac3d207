// Files that are being written when a signal comes.
#include "recto/base/file.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tests.h"

typedef struct Fixture {
	char *folder;
	Buf path, second; // FOLDER/a and FOLDER/b
} Fixture;

static int set_up(void **state)
{
	static Fixture f;
	f = (Fixture){.folder = harness_make_folder()};
	harness_path(&f.path, f.folder, "a");
	harness_path(&f.second, f.folder, "b");
	harness_write(buf_z(&f.path), STR("old"));
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	Fixture *f = *state;
	harness_remove_folder(f->folder);
	buf_release(&f->path);
	buf_release(&f->second);
	return 0;
}

// The folder holds "a" with this content, and nothing else.
static void assert_alone(Fixture *f, const char *expected)
{
	int n = 0;
	DIR *d = opendir(f->folder);
	for (struct dirent *e; (e = readdir(d)) != NULL;)
		n += e->d_name[0] != '.' || e->d_name[1] == 'r';
	closedir(d);
	assert_int_equal(n, 1);
	Buf content = {0};
	assert_true(file_read(buf_z(&f->path), 1000, &content, NULL, NULL));
	assert_str(buf_str(&content), expected);
	buf_release(&content);
}

// Asks to end in the middle of the writing, as Ctrl-C does.
static void write_and_be_interrupted(const char *path, int number)
{
	FileWriter *w;
	Err err = {0};
	if (!file_writer_open(path, NULL, &w, &err) || !file_writer_append(w, STR("new"), &err))
		_exit(1);
	raise(number);
	bool is_good = file_writer_append(w, STR("more"), &err);
	if (is_good || err.kind != ERR_IO)
		_exit(2);
	file_writer_abandon(w);
	_exit(3);
}

static void commit_and_be_interrupted(const char *path, int number)
{
	FileWriter *w;
	Err err = {0};
	if (!file_writer_open(path, NULL, &w, &err) || !file_writer_append(w, STR("new"), &err))
		_exit(1);
	raise(number);
	file_writer_commit(w, &err);
	_exit(3);
}

static int status_of(void (*run)(const char *, int), const char *path, int number)
{
	int status;
	pid_t child = fork();
	if (child == 0) {
		// Behind "&" a shell ignores some, and one leaves a core.
		signal(number, SIG_DFL);
		setrlimit(RLIMIT_CORE, &(struct rlimit){0});
		run(path, number);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void a_signal_ends_it_without_a_trace(void **state)
{
	Fixture *f = *state;
	static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
	void (*const runs[])(const char *, int) = {
		write_and_be_interrupted, commit_and_be_interrupted};
	for (size_t i = 0; i < 8; i++) {
		int status = status_of(runs[i / 4], buf_z(&f->path), numbers[i % 4]);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), numbers[i % 4]);
		assert_alone(f, "old");
	}
}

static volatile sig_atomic_t n_caught;

static void catch (int number)
{
	(void)number;
	n_caught++;
}

// As under nohup, and in a screen.
static void signals_that_do_not_end_it_go_their_way(void **state)
{
	Fixture *f = *state;
	FileWriter *w;
	Err err = {0};
	void (*hangup)(int) = signal(SIGHUP, SIG_IGN);
	void (*term)(int) = signal(SIGTERM, catch);
	assert_true(file_writer_open(buf_z(&f->path), NULL, &w, &err));
	raise(SIGHUP);
	raise(SIGTERM);
	assert_int_equal(n_caught, 1);
	assert_true(file_writer_append(w, STR("new"), &err));
	assert_true(file_writer_commit(w, &err));
	assert_alone(f, "new");
	signal(SIGHUP, hangup);
	signal(SIGTERM, term);
}

static void two_are_ended_in_reverse(void **state)
{
	Fixture *f = *state;
	FileWriter *first, *second;
	Err err = {0};
	sigset_t before, after;
	sigprocmask(SIG_BLOCK, NULL, &before);
	assert_true(file_writer_open(buf_z(&f->path), NULL, &first, &err));
	assert_true(file_writer_open(buf_z(&f->second), NULL, &second, &err));
	assert_true(file_writer_commit(second, &err));
	assert_true(file_writer_commit(first, &err));
	sigprocmask(SIG_BLOCK, NULL, &after);
	for (int i = 1; i < NSIG; i++)
		assert_int_equal(sigismember(&before, i), sigismember(&after, i));
}

#define FILE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

const struct CMUnitTest file_signals_tests[] = {
	FILE_TEST(a_signal_ends_it_without_a_trace),
	FILE_TEST(signals_that_do_not_end_it_go_their_way),
	FILE_TEST(two_are_ended_in_reverse),
};
const size_t file_signals_tests_n = HARNESS_COUNT(file_signals_tests);
