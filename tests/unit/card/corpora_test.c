// Real graphs: RECTO_CORPORA names a folder that holds them.
#include <dirent.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>

#include "recto/base/file.h"
#include "recto/base/path.h"
#include "recto/card/card.h"
#include "tests.h"

// Logseq's own count of cards in the pages of graphs that are known, by format.
typedef struct Known {
	const char *folder;
	size_t cards[2];
} Known;

static const Known known[] = {
	{"docs", {5, 0}},
	{"notes-on-ielts", {552, 0}},
	{"Journal", {0, 44}},
};

static struct {
	size_t pages[2], cards[2]; // by format
} seen;                            // nftw has no context

static void check_page(Str source, PageFormat format)
{
	Outline o;
	Cards c;
	size_t end = 0;
	outline_parse(&o, source, format);
	cards_read(
		&c, &o, &(PageInfo){.file_name = STR("p.md"), .in_graph = true, .format = format});
	for (uint32_t i = 0; i < o.n_blocks; i++) {
		assert_true(o.blocks[i].extent.begin == (i > 0 ? end : o.bom));
		end = o.blocks[i].extent.end;
		seen.cards[format] += c.verdicts[i].is_card;
	}
	for (size_t i = 0; i < c.n; i++)
		assert_true(c.items[i].question.n > 0 && c.items[i].deck.n > 0);
	assert_true(o.n_blocks == 0 || end == source.n);
	cards_release(&c);
	outline_release(&o);
}

static int see_file(const char *path, const struct stat *s, int type, struct FTW *walk)
{
	(void)s;
	bool is_hidden = path[walk->base] == '.';
	PageFormat format = outline_format_of_name(str_from_z(path));
	bool is_page = format == PAGE_ORG ||
		       str_equals_nocase(path_extension(str_from_z(path)), STR(".md"));
	if (type != FTW_F || is_hidden || !is_page)
		return 0;
	Buf source = {0};
	assert_true(file_read(path, 1 << 30, &source, NULL, NULL));
	check_page(buf_str(&source), format);
	seen.pages[format]++;
	buf_release(&source);
	return 0;
}

static void check_graph(const char *folder, const char *name)
{
	Buf path = {0};
	memset(&seen, 0, sizeof seen);
	nftw(harness_path(&path, folder, name), see_file, 16, FTW_PHYS);
	buf_release(&path);
	for (size_t i = 0; i < HARNESS_COUNT(known); i++) {
		if (strcmp(known[i].folder, name) != 0)
			continue;
		assert_memory_equal(seen.cards, known[i].cards, sizeof seen.cards);
	}
}

static void test_every_graph(void **state)
{
	(void)state;
	const char *folder = getenv("RECTO_CORPORA");
	if (!folder) {
		HARNESS_SKIP("RECTO_CORPORA names no folder of graphs");
		return;
	}
	struct dirent **entries;
	int n = scandir(folder, &entries, NULL, alphasort);
	assert_true(n >= 0);
	for (int i = 0; i < n; i++) {
		if (entries[i]->d_name[0] != '.')
			check_graph(folder, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
}

const struct CMUnitTest corpora_tests[] = {
	cmocka_unit_test(test_every_graph),
};
const size_t corpora_tests_n = HARNESS_COUNT(corpora_tests);
