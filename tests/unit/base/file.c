#include "recto/base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests.h"

enum { LIMIT = 1 << 20 };

typedef struct Fixture {
	char *folder;
	Buf path; // the last that `at` made
} Fixture;

static int set_up(void **state)
{
	static Fixture f;
	f = (Fixture){.folder = harness_make_folder()};
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	Fixture *f = *state;
	harness_remove_folder(f->folder);
	buf_release(&f->path);
	return 0;
}

static const char *at(Fixture *f, const char *name)
{
	return harness_path(&f->path, f->folder, name);
}

static int count_entries(const char *folder)
{
	DIR *d = opendir(folder);
	assert_non_null(d);
	int n = -2; // "." and ".."
	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

static void assert_content(const char *path, const char *expected)
{
	Buf content = {0};
	Err err = {0};
	if (!file_read(path, LIMIT, &content, NULL, &err))
		fail_msg("%s", err.text);
	assert_str(buf_str(&content), expected);
	buf_release(&content);
}

// Reading and looking fail with ERR_IO and a text that holds `why`; nothing is appended.
static void assert_refused(const char *path, const char *why)
{
	Buf content = {0};
	Err err = {0};
	buf_append_z(&content, "before");
	assert_false(file_read(path, LIMIT, &content, NULL, &err));
	assert_str(buf_str(&content), "before");
	assert_int_equal(err.kind, ERR_IO);
	if (!strstr(err.text, why))
		fail_msg("\"%s\" does not say \"%s\"", err.text, why);
	FileStamp stamp;
	err_clear(&err);
	assert_false(file_stamp(path, &stamp, &err));
	if (!strstr(err.text, why))
		fail_msg("\"%s\" does not say \"%s\"", err.text, why);
	buf_release(&content);
}

static void reading_appends_the_whole(void **state)
{
	Fixture *f = *state;
	Buf content = {0};
	FileStamp stamp = {0};
	harness_write(at(f, "a"), STR("one\0two"));
	buf_append_z(&content, ">");
	assert_true(file_read(at(f, "a"), LIMIT, &content, &stamp, NULL));
	assert_int_equal(content.n, 8);
	assert_memory_equal(content.p, ">one\0two", 9);
	assert_int_equal(stamp.size, 7);
	FileStamp seen;
	assert_true(file_stamp(at(f, "a"), &seen, NULL));
	assert_true(file_stamp_equals(&stamp, &seen));
	buf_release(&content);
}

static void empty_files_are_empty(void **state)
{
	Fixture *f = *state;
	harness_write(at(f, "empty"), (Str){0});
	assert_content(at(f, "empty"), "");
	Buf content = {0};
	assert_true(file_read(at(f, "empty"), 0, &content, NULL, NULL));
	buf_release(&content);
}

static void the_limit_is_exact(void **state)
{
	Fixture *f = *state;
	Buf content = {0};
	Err err = {0};
	harness_write(at(f, "ten"), STR("0123456789"));
	assert_true(file_read(at(f, "ten"), 10, &content, NULL, &err));
	buf_clear(&content);
	assert_false(file_read(at(f, "ten"), 9, &content, NULL, &err));
	assert_int_equal(content.n, 0);
	assert_int_equal(err.kind, ERR_IO);
	assert_non_null(strstr(err.text, "larger than 9 bytes"));
	buf_release(&content);
}

static void only_files_are_read(void **state)
{
	Fixture *f = *state;
	assert_refused(at(f, "missing"), "No such file");
	assert_refused(f->folder, "is a folder");
	assert_refused("/dev/zero", "is a device");
	assert_refused("", "No such file");
}

static void pipes_do_not_hang(void **state)
{
	Fixture *f = *state;
	assert_int_equal(mkfifo(at(f, "pipe"), 0600), 0);
	assert_refused(at(f, "pipe"), "is a pipe");
}

static void links_are_not_followed(void **state)
{
	Fixture *f = *state;
	assert_int_equal(symlink("/dev/zero", at(f, "zero")), 0);
	assert_int_equal(symlink("loop", at(f, "loop")), 0);
	assert_refused(at(f, "zero"), "is a symbolic link");
	assert_refused(at(f, "loop"), "is a symbolic link");
}

static void stamps_tell_changes(void **state)
{
	Fixture *f = *state;
	FileStamp before, after;
	harness_write(at(f, "a"), STR("one"));
	assert_true(file_stamp(at(f, "a"), &before, NULL));
	assert_true(file_replace(at(f, "a"), STR("two"), NULL, NULL));
	assert_true(file_stamp(at(f, "a"), &after, NULL));
	assert_false(file_stamp_equals(&before, &after));
	after = before;
	assert_true(file_stamp_equals(&before, &after));
	after.mtime_ns++;
	assert_false(file_stamp_equals(&before, &after));
}

static void descriptors_are_read_to_their_end(void **state)
{
	(void)state;
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "0123456789", 10), 10);
	close(ends[1]);
	Buf content = {0};
	assert_true(file_read_fd(ends[0], 10, &content, NULL));
	assert_str(buf_str(&content), "0123456789");
	close(ends[0]);
	Err err = {0};
	assert_false(file_read_fd(ends[0], 10, &content, &err));
	assert_int_equal(err.kind, ERR_IO);
	assert_int_equal(content.n, 10);
	int zero = open("/dev/zero", O_RDONLY);
	assert_false(file_read_fd(zero, LIMIT, &content, NULL));
	assert_int_equal(content.n, 10);
	close(zero);
	buf_release(&content);
}

static void replacing_creates_and_replaces(void **state)
{
	Fixture *f = *state;
	struct stat s;
	mode_t mask = umask(027);
	assert_true(file_replace(at(f, "new"), STR("one"), NULL, NULL));
	umask(mask);
	assert_content(at(f, "new"), "one");
	assert_int_equal(stat(at(f, "new"), &s), 0);
	assert_int_equal(s.st_mode & 07777, 0640);
	assert_true(file_replace(at(f, "new"), (Str){0}, NULL, NULL));
	assert_content(at(f, "new"), "");
	assert_int_equal(count_entries(f->folder), 1);
}

static void replacing_the_same_file_only(void **state)
{
	Fixture *f = *state;
	FileStamp stamp;
	Err err = {0};
	harness_write(at(f, "a"), STR("one"));
	assert_int_equal(chmod(at(f, "a"), 0640), 0);
	assert_true(file_stamp(at(f, "a"), &stamp, NULL));
	assert_true(file_replace_same(at(f, "a"), STR("two"), &stamp, NULL));
	assert_content(at(f, "a"), "two");
	assert_false(file_replace_same(at(f, "a"), STR("three"), &stamp, &err));
	assert_int_equal(err.kind, ERR_NEGATIVE);
	assert_content(at(f, "a"), "two");
	assert_int_equal(unlink(at(f, "a")), 0);
	err_clear(&err);
	assert_false(file_replace_same(at(f, "a"), STR("three"), &stamp, &err));
	assert_int_equal(err.kind, ERR_NEGATIVE);
	assert_int_equal(count_entries(f->folder), 0);
}

static void sweeping_takes_only_temporary_files(void **state)
{
	Fixture *f = *state;
	harness_write(at(f, ".recto-0123456789abcdef.tmp"), STR("half"));
	harness_write(at(f, ".recto-notes.tmp"), STR("mine"));
	harness_write(at(f, "a.md"), STR("page"));
	file_sweep(f->folder);
	file_sweep(at(f, "nowhere"));
	assert_int_equal(count_entries(f->folder), 2);
	assert_content(at(f, "a.md"), "page");
}

static void replacing_keeps_mode_and_owner(void **state)
{
	Fixture *f = *state;
	static const mode_t modes[] = {0600, 0644, 0664, 0755, 0666};
	struct stat s;
	bool is_root = geteuid() == 0;
	harness_write(at(f, "a"), STR("one"));
	for (size_t i = 0; i < HARNESS_COUNT(modes); i++) {
		FileStamp stamp;
		if (is_root)
			assert_int_equal(chown(at(f, "a"), 12, 34), 0);
		assert_int_equal(chmod(at(f, "a"), modes[i]), 0);
		assert_true(file_stamp(at(f, "a"), &stamp, NULL));
		assert_true(file_replace(at(f, "a"), STR("two"), &stamp, NULL));
		assert_int_equal(stat(at(f, "a"), &s), 0);
		assert_int_equal(s.st_mode & 07777, modes[i]);
		assert_int_equal(s.st_uid, stamp.owner);
		assert_int_equal(s.st_gid, stamp.group);
	}
}

static void the_longest_names_are_replaced(void **state)
{
	Fixture *f = *state;
	char name[256];
	memset(name, 'n', 255);
	name[255] = '\0';
	assert_true(file_replace(at(f, name), STR("one"), NULL, NULL));
	assert_content(at(f, name), "one");
}

static void relative_names_are_replaced(void **state)
{
	Fixture *f = *state;
	int here = open(".", O_RDONLY | O_DIRECTORY);
	assert_int_equal(chdir(f->folder), 0);
	bool is_replaced = file_replace("bare", STR("one"), NULL, NULL);
	int back = fchdir(here);
	close(here);
	assert_int_equal(back, 0);
	assert_true(is_replaced);
	assert_content(at(f, "bare"), "one");
}

static void assert_not_replaced(const char *path, const char *why)
{
	Err err = {0};
	assert_false(file_replace(path, STR("new"), NULL, &err));
	assert_int_equal(err.kind, ERR_IO);
	if (!strstr(err.text, why))
		fail_msg("\"%s\" does not say \"%s\"", err.text, why);
}

static void what_is_no_file_is_not_replaced(void **state)
{
	Fixture *f = *state;
	struct stat s;
	assert_int_equal(mkfifo(at(f, "pipe"), 0600), 0);
	assert_int_equal(mkdir(at(f, "folder"), 0700), 0);
	assert_int_equal(symlink("target", at(f, "link")), 0);
	assert_not_replaced(at(f, "pipe"), "not a file");
	assert_not_replaced(at(f, "folder"), "not a file");
	assert_not_replaced(at(f, "link"), "not a file");
	assert_not_replaced(at(f, "missing/a"), "No such file");
	assert_not_replaced("/dev/null", "not a file");
	assert_not_replaced(at(f, "new/"), "no file name");
	assert_not_replaced("", "no file name");
	assert_int_equal(stat("/dev/null", &s), 0);
	assert_true(S_ISCHR(s.st_mode));
	assert_int_equal(count_entries(f->folder), 3);
}

static void read_only_files_stay(void **state)
{
	(void)state;
	if (geteuid() == 0 && seteuid(65534) != 0) {
		HARNESS_SKIP("root may write everything");
		return;
	}
	char *folder = harness_make_folder();
	Buf path = {0};
	harness_write(harness_path(&path, folder, "a"), STR("old"));
	assert_int_equal(chmod(buf_z(&path), 0400), 0);
	assert_not_replaced(buf_z(&path), "Permission denied");
	assert_content(buf_z(&path), "old");
	// The top folder takes no temporary file from us.
	assert_not_replaced("/recto-test", "Permission denied");
	harness_remove_folder(folder);
	buf_release(&path);
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
}

// A file size limit stands in for a full disk: the write fails half way.
static void a_failed_write_leaves_the_old_file(void **state)
{
	Fixture *f = *state;
	struct rlimit limit, tight;
	harness_write(at(f, "a"), STR("old"));
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	tight = limit;
	tight.rlim_cur = 100000;
	void (*old)(int) = signal(SIGXFSZ, SIG_IGN);
	Buf large = {0};
	buf_append_repeat(&large, 'x', 300000);
	setrlimit(RLIMIT_FSIZE, &tight);
	Err err = {0};
	bool is_replaced = file_replace(at(f, "a"), buf_str(&large), NULL, &err);
	setrlimit(RLIMIT_FSIZE, &limit);
	signal(SIGXFSZ, old);
	buf_release(&large);
	assert_false(is_replaced);
	assert_int_equal(err.kind, ERR_IO);
	assert_non_null(strstr(err.text, "File too large"));
	assert_content(at(f, "a"), "old");
	assert_int_equal(count_entries(f->folder), 1);
}

static void pieces_appear_all_at_once(void **state)
{
	Fixture *f = *state;
	FileWriter *w;
	Err err = {0};
	harness_write(at(f, "a"), STR("old"));
	assert_true(file_writer_open(at(f, "a"), NULL, &w, &err));
	assert_true(file_writer_append(w, STR("one "), &err));
	assert_content(at(f, "a"), "old");
	assert_true(file_writer_append(w, STR("two"), &err));
	assert_true(file_writer_commit(w, &err));
	assert_content(at(f, "a"), "one two");
	assert_true(file_writer_open(at(f, "a"), NULL, &w, &err));
	assert_true(file_writer_append(w, STR("three"), &err));
	file_writer_abandon(w);
	file_writer_abandon(NULL);
	assert_content(at(f, "a"), "one two");
	assert_int_equal(count_entries(f->folder), 1);
	assert_false(file_writer_open(at(f, "no/a"), NULL, &w, &err));
	assert_int_equal(err.kind, ERR_IO);
}

// Stored in databases: these values must never change.
static void hashes_are_pinned(void **state)
{
	(void)state;
	char all[256];
	for (int i = 0; i < 256; i++)
		all[i] = (char)i;
	assert_int_equal(file_hash((Str){0}), UINT64_C(0xf56a99c215c01433));
	assert_int_equal(file_hash(STR("a")), UINT64_C(0x6dae4262212a4f72));
	assert_int_equal(file_hash(STR("12345678")), UINT64_C(0x77adfcb7f5665926));
	assert_int_equal(file_hash(STR("123456789")), UINT64_C(0x7c325b2431542536));
	assert_int_equal(file_hash(STR("\0")), UINT64_C(0x1e7faf3410b25fd1));
	assert_int_equal(file_hash(STR("\0\0")), UINT64_C(0xc8af11624bf4f61e));
	assert_int_equal(file_hash(str_make(all, 256)), UINT64_C(0x0c20a97ac882aad8));
}

static int compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a;
	uint64_t y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

// Every single bit of a page, and every length of zeros, gives another hash.
static void hashes_tell_small_changes(void **state)
{
	(void)state;
	enum { BYTES = 1021, LENGTHS = 1000, COUNT = BYTES * 8 + LENGTHS };
	static uint64_t hashes[COUNT];
	static char page[BYTES];
	size_t n = 0;
	for (size_t length = 0; length < LENGTHS; length++)
		hashes[n++] = file_hash(str_make(page, length));
	for (size_t bit = 0; bit < BYTES * 8; bit++) {
		page[bit / 8] = (char)(1 << bit % 8);
		hashes[n++] = file_hash(str_make(page, BYTES));
		page[bit / 8] = 0;
	}
	qsort(hashes, n, sizeof *hashes, compare_hashes);
	for (size_t i = 1; i < n; i++)
		assert_true(hashes[i - 1] != hashes[i]);
}

static void hashing_does_not_need_alignment(void **state)
{
	(void)state;
	char text[64];
	uint64_t expected = file_hash(STR("The quick brown fox jumps over"));
	for (size_t shift = 0; shift < 9; shift++) {
		memcpy(text + shift, "The quick brown fox jumps over", 30);
		assert_int_equal(file_hash(str_make(text + shift, 30)), expected);
	}
}

#define FILE_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

const struct CMUnitTest file_tests[] = {
	FILE_TEST(reading_appends_the_whole),
	FILE_TEST(empty_files_are_empty),
	FILE_TEST(the_limit_is_exact),
	FILE_TEST(only_files_are_read),
	FILE_TEST(pipes_do_not_hang),
	FILE_TEST(links_are_not_followed),
	FILE_TEST(stamps_tell_changes),
	cmocka_unit_test(descriptors_are_read_to_their_end),
	FILE_TEST(replacing_creates_and_replaces),
	FILE_TEST(replacing_keeps_mode_and_owner),
	FILE_TEST(replacing_the_same_file_only),
	FILE_TEST(sweeping_takes_only_temporary_files),
	FILE_TEST(the_longest_names_are_replaced),
	FILE_TEST(relative_names_are_replaced),
	FILE_TEST(what_is_no_file_is_not_replaced),
	cmocka_unit_test(read_only_files_stay),
	FILE_TEST(a_failed_write_leaves_the_old_file),
	FILE_TEST(pieces_appear_all_at_once),
	cmocka_unit_test(hashes_are_pinned),
	cmocka_unit_test(hashes_tell_small_changes),
	cmocka_unit_test(hashing_does_not_need_alignment),
};
const size_t file_tests_n = HARNESS_COUNT(file_tests);
