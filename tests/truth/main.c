// make truth: how many cards keep their histories when their pages are edited.
//
//	truth [--rounds N] [--cards N] [--seed N] [--seeds N] [-v] [--check] [FOLDER]
//
// With a folder its pages are edited; else pages that are made up.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "recto/base/path.h"
#include "recto/base/vec.h"
#include "recto/library/library.h"
#include "recto/library/pages.h"
#include "recto/store/cards.h"
#include "recto/store/sources.h"

#include "figures.h"

typedef struct Options {
	int rounds, cards, seeds;
	uint64_t seed;
	const char *folder;
	bool is_verbose, is_check;
} Options;

// By how many percent real pages may be harder than those that are made up.
enum { SLACK = 6 };

// What a card of the notes was at the end of the last round.
typedef struct KnownCard {
	int64_t card; // of the store; 0 for none
	Str question, page;
} KnownCard;

typedef struct Known {
	KnownCard *items; // by number of the card
	size_t n;
} Known;

typedef struct Truth {
	const Options *options;
	Notes notes;
	Known known;
	int64_t *owners; // numbers, by card of the store
	size_t n_owners;
	Store *store;
	Config config;
	Clock clock;
	char folder[64];
	Figures *figures;
	Arena arena; // of a round
} Truth;

static _Noreturn void fail(const char *what, const Err *err)
{
	fprintf(stderr, "truth: %s: %s\n", what, err->text);
	exit(1);
}

// -- writing the notes ---------------------------------------------------------------------------

static const char *path_of(Truth *t, Str name)
{
	return arena_printf(&t->arena, "%s/notes/%.*s.md", t->folder, STR_ARG(name)).p;
}

static void write_file(const char *path, Str text)
{
	FILE *f = fopen(path, "wb");
	bool is_open = f != NULL;
	if (is_open && text.n > 0)
		is_open = fwrite(text.p, 1, text.n, f) == text.n;
	if (!is_open || fclose(f) != 0) {
		perror(path);
		exit(1);
	}
}

static void write_sheet(Truth *t, Sheet *sheet)
{
	Buf text = {0};
	notes_write_sheet(sheet, &text);
	if (sheet->old_name.n > 0)
		unlink(path_of(t, sheet->old_name));
	if (sheet->is_out)
		unlink(path_of(t, sheet->name));
	else
		write_file(path_of(t, sheet->name), buf_str(&text));
	sheet->is_changed = false;
	sheet->old_name = (Str){0};
	buf_release(&text);
}

static void write_notes(Truth *t)
{
	for (size_t i = 0; i < t->notes.sheets.n; i++)
		if (t->notes.sheets.items[i].is_changed)
			write_sheet(t, &t->notes.sheets.items[i]);
}

static void import(Truth *t)
{
	Err err = {0};
	ImportReport report;
	const char *path = arena_printf(&t->arena, "%s/notes", t->folder).p;
	const ImportOptions options = {
		.paths = &path,
		.n_paths = 1,
		.config = &t->config,
		.clock = &t->clock,
		.is_forced = true,
	};
	if (!library_import(t->store, &options, &report, &err))
		fail("import", &err);
}

// -- comparing -----------------------------------------------------------------------------------

static int64_t owner_of(const Truth *t, int64_t card)
{
	return (size_t)card < t->n_owners ? t->owners[card] : 0;
}

static void set_owner(Truth *t, int64_t card, int id)
{
	while ((size_t)card >= t->n_owners) {
		size_t n = t->n_owners * 2 + 1024;
		t->owners = mem_resize(t->owners, n, sizeof *t->owners);
		memset(t->owners + t->n_owners, 0, (n - t->n_owners) * sizeof *t->owners);
		t->n_owners = n;
	}
	t->owners[card] = id;
}

static KnownCard *known_card(Truth *t, int64_t id)
{
	while ((size_t)id >= t->known.n) {
		size_t n = t->known.n * 2 + 1024;
		t->known.items = mem_resize(t->known.items, n, sizeof *t->known.items);
		memset(t->known.items + t->known.n, 0, (n - t->known.n) * sizeof *t->known.items);
		t->known.n = n;
	}
	return &t->known.items[id];
}

static void show_was(Truth *t, const char *what, int64_t id)
{
	const KnownCard *known = known_card(t, id);
	if (id != 0 && known->card != 0)
		printf("\t%s: card %lld, %.*s: %.*s\n", what, (long long)id, STR_ARG(known->page),
			STR_ARG(known->question));
}

static void show(
	Truth *t, const Item *item, const Sheet *sheet, const StoredCard *card, const char *what)
{
	printf("round %d, card %d, %.*s:%d: ", t->notes.round, item->id, STR_ARG(sheet->name),
		card->line);
	printf("%s: %s: %.*s | %.*s\n", what, figures_name(item->happening),
		STR_ARG(item->question), STR_ARG(item->answer));
	show_was(t, "was", item->id);
	show_was(t, "taken for", owner_of(t, card->id));
}

// Of equal cards of which one was moved, copied or deleted, nobody can tell each from the other: it
// must do that each has the history of one.
static bool is_equal_copy(Truth *t, const Item *item, int64_t owner)
{
	Happening h = item->happening;
	return (h == HAPPENED_COPY_MOVE || h == HAPPENED_COPIED || h == HAPPENED_COPY) &&
	       owner != 0 && str_equals(item->was, known_card(t, owner)->question);
}

static void compare_card(Truth *t, const Item *item, const Sheet *sheet, const StoredCard *card)
{
	Tally *tally = &t->figures->tallies[item->language][item->happening];
	KnownCard *known = known_card(t, item->id);
	int64_t owner = owner_of(t, card->id);
	bool is_new = figures_is_new(item->happening);
	bool is_own = is_new ? owner == 0 : known->card == card->id;
	bool is_mixed = !is_own && is_equal_copy(t, item, owner);
	bool is_wrong = owner != 0 && owner != item->id && !is_mixed;
	bool is_kept = is_own || is_mixed;
	known->card = card->id;
	if (t->notes.round == 0)
		return;
	tally->all++;
	tally->kept += is_kept;
	tally->wrong += is_wrong;
	t->figures->mixed += is_mixed;
	if (t->options->is_verbose && !is_kept)
		show(t, item, sheet, card, is_wrong ? "WRONG" : "lost");
}

static size_t count_items(const Sheet *sheet)
{
	size_t n = 0;
	for (size_t i = 0; i < sheet->items.n; i++)
		if (sheet->items.items[i].id > 0)
			n += 1 + (size_t)sheet->items.items[i].cards;
	return n;
}

static size_t drop_gone(StoredCard *cards, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (!cards[i].is_gone)
			cards[kept++] = cards[i];
	return kept;
}

static void compare_items(Truth *t, const Sheet *sheet, const StoredCard *cards)
{
	for (size_t i = 0; i < sheet->items.n; i++) {
		Item item = sheet->items.items[i];
		for (int more = item.id > 0 ? 1 + item.cards : 0; more > 0; more--, item.id++)
			compare_card(t, &item, sheet, cards++);
	}
}

// The blocks of a real page may have begun to lean on each other: it is left out from then on.
static void leave_out(Truth *t, Sheet *sheet)
{
	if (!t->options->folder) {
		fprintf(stderr, "truth: %.*s has not the cards it should have\n",
			STR_ARG(sheet->name));
		exit(1);
	}
	sheet->is_out = true;
	sheet->is_changed = true;
	sheet->back_at = INT_MAX;
}

static void compare_sheet(Truth *t, Sheet *sheet)
{
	Err err = {0};
	StoredPage page;
	StoredCard *cards;
	size_t n;
	bool is_there;
	Str path = str_from_z(path_of(t, sheet->name));
	if (!store_find_page(t->store, path, &t->arena, &page, &is_there, &err) || !is_there ||
		!store_list_page_cards(t->store, page.id, &t->arena, &cards, &n, &err))
		fail(path.p, &err);
	if (drop_gone(cards, n) == count_items(sheet))
		compare_items(t, sheet, cards);
	else
		leave_out(t, sheet);
}

static void note_card(Truth *t, const Sheet *sheet, const Item *item)
{
	for (int id = item->id; id > 0 && id <= item->id + item->cards; id++) {
		KnownCard *known = known_card(t, id);
		known->question = item->question;
		known->page = sheet->name;
		set_owner(t, known->card, id);
	}
}

static void note_cards(Truth *t)
{
	for (size_t i = 0; i < t->notes.sheets.n; i++) {
		const Sheet *sheet = &t->notes.sheets.items[i];
		for (size_t k = 0; k < sheet->items.n && !sheet->is_out; k++)
			note_card(t, sheet, &sheet->items.items[k]);
	}
}

static void compare(Truth *t)
{
	for (size_t i = 0; i < t->notes.sheets.n; i++)
		if (!t->notes.sheets.items[i].is_out)
			compare_sheet(t, &t->notes.sheets.items[i]);
	note_cards(t);
}

// -- real pages ----------------------------------------------------------------------------------

static bool take_page(void *context, const LibraryPage *page)
{
	Truth *t = context;
	if (page->info.format == PAGE_MARKDOWN)
		notes_add_page(&t->notes, page->source);
	return t->notes.last_id < t->options->cards;
}

// As a graph, in which nothing but bullets makes blocks.
static void take_pages(Truth *t)
{
	Err err = {0};
	const LibraryPagesOptions options = {
		.paths = &t->options->folder,
		.n_paths = 1,
		.config = &t->config,
		.visit = take_page,
		.context = t,
	};
	if (!library_read_pages(&options, &err))
		fail(t->options->folder, &err);
	notes_clean_reserve(&t->notes);
	const char *folder = arena_printf(&t->arena, "%s/notes/logseq", t->folder).p;
	if (!path_make_folders(folder, &err))
		fail(folder, &err);
	write_file(arena_printf(&t->arena, "%s/config.edn", folder).p, STR("{}\n"));
}

// -- a run ---------------------------------------------------------------------------------------

static void begin(Truth *t, uint64_t seed)
{
	Err err = {0};
	strcpy(t->folder, "/tmp/recto-truth-XXXXXX");
	if (!mkdtemp(t->folder))
		exit(1);
	char *notes = NULL, *db = NULL;
	if (asprintf(&notes, "%s/notes", t->folder) < 0 ||
		asprintf(&db, "%s/recto.db", t->folder) < 0)
		exit(1);
	config_init(&t->config);
	t->clock = (Clock){.is_frozen = true, .day_starts_at = 4, .frozen = 1767225600000};
	if (!path_make_folders(notes, &err) ||
		!store_open(db, STORE_CREATE, t->clock.frozen, &t->store, &err))
		fail(t->folder, &err);
	free(notes);
	free(db);
	notes_start(&t->notes, seed, t->options->cards);
	if (t->options->folder)
		take_pages(t);
	else
		notes_make(&t->notes, t->options->cards);
}

static void end(Truth *t)
{
	Buf command = {0};
	store_close(t->store);
	config_release(&t->config);
	notes_release(&t->notes);
	arena_release(&t->arena);
	free(t->known.items);
	free(t->owners);
	buf_printf(&command, "rm -rf %s", t->folder);
	if (system(buf_z(&command)) != 0)
		perror(t->folder);
	buf_release(&command);
}

static void run(const Options *options, uint64_t seed, Figures *figures)
{
	Truth t = {.options = options, .figures = figures};
	begin(&t, seed);
	for (int round = 0; round <= options->rounds; round++) {
		if (round > 0)
			notes_edit(&t.notes);
		write_notes(&t);
		import(&t);
		compare(&t);
		arena_reset(&t.arena);
	}
	figures->pairs += t.notes.pairs;
	end(&t);
}

static const char *value_of(char **argv, int *i)
{
	const char *value = argv[*i + 1];
	if (!value) {
		fprintf(stderr, "truth: %s wants a number\n", argv[*i]);
		exit(2);
	}
	++*i;
	return value;
}

int main(int argc, char **argv)
{
	Options o = {.rounds = 200, .cards = 2000, .seeds = 1, .seed = 1};
	Figures figures = {0};
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--rounds") == 0)
			o.rounds = atoi(value_of(argv, &i));
		else if (strcmp(argv[i], "--cards") == 0)
			o.cards = atoi(value_of(argv, &i));
		else if (strcmp(argv[i], "--seed") == 0)
			o.seed = (uint64_t)atoll(value_of(argv, &i));
		else if (strcmp(argv[i], "--seeds") == 0)
			o.seeds = atoi(value_of(argv, &i));
		else if (strcmp(argv[i], "--check") == 0)
			o.is_check = true;
		else if (strcmp(argv[i], "-v") == 0)
			o.is_verbose = true;
		else
			o.folder = argv[i];
	}
	for (int i = 0; i < o.seeds; i++)
		run(&o, o.seed + (uint64_t)i, &figures);
	if (!o.is_check)
		figures_print(&figures);
	return o.is_check && figures_check(&figures, o.folder ? SLACK : 0);
}
