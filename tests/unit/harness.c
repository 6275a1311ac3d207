#include "harness.h"

#include <ftw.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int skipped; // tests only: the rule against globals is for the program

void harness_skip(const char *test, const char *reason)
{
	fprintf(stderr, "skipped %s: %s\n", test, reason);
	skipped++;
}

int harness_run(const TestGroup *groups, size_t n)
{
	setlocale(LC_ALL, "C.UTF-8");
	harness_set_zone("UTC");
	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	int failed = 0;
	int total = 0;
	for (size_t i = 0; i < n; i++) {
		failed += _cmocka_run_group_tests(
			groups[i].name, groups[i].tests, groups[i].n, NULL, NULL);
		total += (int)groups[i].n;
	}
	if (skipped > 0)
		printf("%d passed, %d failed, %d skipped\n", total - failed - skipped, failed,
			skipped);
	else
		printf("%d passed, %d failed\n", total - failed, failed);
	return failed == 0 ? 0 : 1;
}

void harness_assert_str(Str got, const char *expected, const char *file, int line)
{
	if (str_equals(got, str_from_z(expected)))
		return;
	print_error("expected: \"%s\"\n     got: \"%.*s\"\n", expected, STR_ARG(got));
	_fail(file, line);
}

Buf harness_read(const char *path)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		fail_msg("%s cannot be opened", path);
	Buf b = {0};
	char chunk[65536];
	size_t got;
	while ((got = fread(chunk, 1, sizeof chunk, f)) > 0)
		buf_append(&b, str_make(chunk, got));
	fclose(f);
	return b;
}

char *harness_make_folder(void)
{
	const char *tmp = getenv("TMPDIR");
	Buf folder = {0};
	buf_printf(&folder, "%s/recto-test-XXXXXX", tmp ? tmp : "/tmp");
	char *name = buf_take(&folder);
	if (!mkdtemp(name))
		fail_msg("no temporary folder can be made");
	return name;
}

static int remove_entry(const char *path, const struct stat *s, int type, struct FTW *walk)
{
	(void)s, (void)type, (void)walk;
	return remove(path);
}

void harness_remove_folder(char *folder)
{
	if (nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS) != 0)
		fail_msg("%s cannot be removed", folder);
	free(folder);
}

const char *harness_path(Buf *out, const char *folder, const char *name)
{
	buf_clear(out);
	buf_printf(out, "%s/%s", folder, name);
	return buf_z(out);
}

void harness_write(const char *path, Str content)
{
	FILE *f = fopen(path, "wb");
	if (!f)
		fail_msg("%s cannot be written", path);
	size_t written = content.n > 0 ? fwrite(content.p, 1, content.n, f) : 0;
	if (fclose(f) != 0 || written != content.n)
		fail_msg("%s cannot be written", path);
}

void harness_set_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}
