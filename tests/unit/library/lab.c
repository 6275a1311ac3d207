#include "lab.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "recto/base/path.h"

static void open_store(Lab *lab, Store **out)
{
	Err err = {0};
	if (!store_open(lab_path(lab, "recto.db"), STORE_CREATE, lab->clock.frozen, out, &err))
		fail_msg("%s", err.text);
}

void lab_open(Lab *lab)
{
	*lab = (Lab){0};
	char folder[] = "/tmp/recto-library-XXXXXX";
	assert_non_null(mkdtemp(folder));
	char *resolved;
	assert_true(path_resolve(folder, &lab->arena, &resolved, NULL));
	snprintf(lab->top, sizeof lab->top, "%s", resolved);
	snprintf(lab->notes, sizeof lab->notes, "%s/notes", resolved);
	assert_int_equal(mkdir(lab->notes, 0700), 0);
	config_init(&lab->config);
	lab->clock = (Clock){.is_frozen = true, .day_starts_at = 4};
	assert_true(calendar_parse_rfc3339(STR("2026-03-01T12:00:00Z"), &lab->clock.frozen));
	open_store(lab, &lab->store);
	open_store(lab, &lab->watcher);
	lab_was_written(lab);
}

void lab_open_graph(Lab *lab)
{
	lab_open(lab);
	lab_write(lab, "notes/logseq/config.edn", "{:file/name-format :triple-lowbar}");
}

static int remove_entry(const char *path, const struct stat *s, int type, struct FTW *ftw)
{
	(void)s, (void)ftw;
	if (type == FTW_DNR)
		chmod(path, 0700);
	return remove(path);
}

static void remove_tree(const char *path)
{
	nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

void lab_close(Lab *lab)
{
	store_close(lab->store);
	store_close(lab->watcher);
	config_release(&lab->config);
	remove_tree(lab->top);
	buf_release(&lab->warnings);
	arena_release(&lab->arena);
}

void lab_configure(Lab *lab, const char *yaml)
{
	Err err = {0};
	config_release(&lab->config);
	config_init(&lab->config);
	if (!config_parse(
		    &lab->config, str_from_z(yaml), str_from_z(lab_path(lab, "config.yaml")), &err))
		fail_msg("%s", err.text);
}

// -- notes ---------------------------------------------------------------------------------------

const char *lab_path(Lab *lab, const char *path)
{
	return path_join(&lab->arena, str_from_z(lab->top), str_from_z(path));
}

void lab_write_bytes(Lab *lab, const char *path, Str bytes)
{
	const char *whole = lab_path(lab, path);
	Str folder = path_folder(str_from_z(whole));
	assert_true(path_make_folders(arena_copy_z(&lab->arena, folder), NULL));
	FILE *f = fopen(whole, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	assert_int_equal(fclose(f), 0);
}

void lab_write(Lab *lab, const char *path, const char *format, ...)
{
	Buf text = {0};
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	lab_write_bytes(lab, path, buf_str(&text));
	buf_release(&text);
}

void lab_move(Lab *lab, const char *from, const char *to)
{
	assert_int_equal(rename(lab_path(lab, from), lab_path(lab, to)), 0);
}

void lab_remove(Lab *lab, const char *path)
{
	remove_tree(lab_path(lab, path));
}

// -- importing -----------------------------------------------------------------------------------

static void keep_warning(void *context, const char *line)
{
	Lab *lab = context;
	buf_append_z(&lab->warnings, line);
	buf_append_char(&lab->warnings, '\n');
}

bool lab_import_with(Lab *lab, ImportOptions options, ImportReport *report)
{
	options.config = &lab->config;
	options.clock = &lab->clock;
	options.talk = (LibraryTalk){keep_warning, lab};
	buf_clear(&lab->warnings);
	err_clear(&lab->err);
	return library_import(lab->store, &options, report, &lab->err);
}

bool lab_import_path(Lab *lab, const char *path, ImportReport *report)
{
	const char *whole = lab_path(lab, path);
	return lab_import_with(lab, (ImportOptions){.paths = &whole, .n_paths = 1}, report);
}

ImportReport lab_import(Lab *lab)
{
	ImportReport report;
	if (!lab_import_path(lab, "notes", &report))
		fail_msg("%s", lab->err.text);
	return report;
}

void lab_expect_at(const ImportReport *r, const char *expected, const char *file, int line)
{
	Buf got = {0};
	buf_printf(&got,
		"pages %d, cards %d: %d new, %d edited, %d moved, %d back, %d gone, %d unchanged",
		(int)r->pages, (int)r->cards, (int)r->new_, (int)r->edited, (int)r->moved,
		(int)r->back, (int)r->gone, (int)r->unchanged);
	harness_assert_str(buf_str(&got), expected, file, line);
	buf_release(&got);
}

// -- what is in the store ------------------------------------------------------------------------

static int find_cards(Lab *lab, const char *question, bool are_gone, StoredCard *out)
{
	StoredPage *pages;
	size_t n_pages;
	int found = 0;
	assert_true(store_list_pages(lab->store, STR(""), &lab->arena, &pages, &n_pages, NULL));
	for (size_t i = 0; i < n_pages; i++) {
		StoredCard *cards;
		size_t n;
		assert_true(store_list_page_cards(
			lab->store, pages[i].id, &lab->arena, &cards, &n, NULL));
		for (size_t k = 0; k < n; k++) {
			if (cards[k].is_gone != are_gone ||
				!str_equals(cards[k].question, str_from_z(question)))
				continue;
			found++;
			assert_true(
				store_load_card(lab->store, cards[k].id, &lab->arena, out, NULL));
		}
	}
	return found;
}

StoredCard lab_card(Lab *lab, const char *question)
{
	StoredCard card = {0};
	int found = find_cards(lab, question, false, &card);
	if (found != 1)
		fail_msg("%d cards ask \"%s\"", found, question);
	return card;
}

int lab_count(Lab *lab, const char *question, bool are_gone)
{
	StoredCard card;
	return find_cards(lab, question, are_gone, &card);
}

void lab_review(Lab *lab, const char *question)
{
	StoredCard card = lab_card(lab, question);
	LogEntry e = {.card = card.id,
		.entry = {.kind = ENTRY_REVIEW,
			.at = lab->clock.frozen,
			.day = clock_today(&lab->clock),
			.score = 5,
			.before = card.state.memory,
			.after = card.state}};
	e.entry.after.phase = PHASE_REVIEW;
	e.entry.after.memory = (Memory){1, 260, 100};
	e.entry.after.due = lab->clock.frozen + 86400000;
	e.entry.after.last_score = 5;
	e.entry.after.last_reviewed = lab->clock.frozen;
	assert_true(store_begin(lab->store, NULL));
	assert_true(store_append_entry(lab->store, &e, NULL));
	assert_true(store_set_card_state(lab->store, card.id, &e.entry.after, e.id, NULL));
	assert_true(store_commit(lab->store, NULL));
}

Str lab_log(Lab *lab, const StoredCard *card)
{
	LogEntry *entries;
	size_t n;
	assert_true(store_list_card_log(lab->store, card->id, &lab->arena, &entries, &n, NULL));
	Buf kinds = {0};
	for (size_t i = 0; i < n; i++)
		buf_printf(
			&kinds, "%s%s", i > 0 ? " " : "", entry_kind_name(entries[i].entry.kind));
	Str listed = arena_copy(&lab->arena, buf_str(&kinds));
	buf_release(&kinds);
	return listed;
}

void lab_let_time_pass(Lab *lab)
{
	StoredPage *pages;
	size_t n;
	assert_true(store_list_pages(lab->store, STR(""), &lab->arena, &pages, &n, NULL));
	for (size_t i = 0; i < n; i++) {
		pages[i].read_at += 60000;
		assert_true(store_put_page(lab->store, &pages[i], NULL));
	}
}

bool lab_was_written(Lab *lab)
{
	int64_t version;
	assert_true(store_data_version(lab->watcher, &version, NULL));
	bool was_written = version != lab->version;
	lab->version = version;
	return was_written;
}

void lab_check_graphs(const char *test, void (*check)(const char *folder))
{
	const char *folder = getenv("RECTO_CORPORA");
	if (!folder) {
		harness_skip(test, "RECTO_CORPORA names no folder of graphs");
		return;
	}
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	for (const struct dirent *e; (e = readdir(dir));) {
		char path[4096];
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		if (e->d_name[0] != '.' && e->d_type == DT_DIR)
			check(path);
	}
	closedir(dir);
}
