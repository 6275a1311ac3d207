// recto inspect PATH...
#include <string.h>
#include <unistd.h>
#include "recto/base/file.h"
#include "recto/base/utf8.h"
#include "recto/base/vec.h"
#include "recto/library/pages.h"

#include "commands.h"
#include "inspect_text.h"

enum { STDIN_LIMIT = 64 << 20 }; // bytes

// A page on its way to the output.
typedef struct Inspection {
	Cli *cli;
	Str path;
	const Outline *outline;
	const Cards *cards;
	Diag *notes; // of outline and cards, in the order of their lines
	size_t n_notes;
	size_t next_note;
} Inspection;

// All of the pages.
typedef struct Inspector {
	Cli *cli;
	size_t n_pages;
	InspectTotals totals;
} Inspector;

// -- notes ------------------------------------------------------------------------------------

static void collect_notes(Inspection *i, Diags *a, Diags *b)
{
	diags_sort(a);
	diags_sort(b);
	i->notes = mem_new(a->n + b->n, sizeof *i->notes);
	size_t at_a = 0;
	size_t at_b = 0;
	while (at_a < a->n || at_b < b->n) {
		bool is_a =
			at_b == b->n || (at_a < a->n && a->items[at_a].line <= b->items[at_b].line);
		i->notes[i->n_notes++] = is_a ? a->items[at_a++] : b->items[at_b++];
	}
}

// The next note that stands above the line `end`, or NULL. What stands above the first block goes
// to that one.
static const Diag *take_note(Inspection *i, int end)
{
	if (i->next_note == i->n_notes || i->notes[i->next_note].line >= end)
		return NULL;
	return &i->notes[i->next_note++];
}

static int line_after(const Outline *o, uint32_t block)
{
	return block + 1 < o->n_blocks ? o->blocks[block + 1].line : INT32_MAX;
}

// -- JSON -------------------------------------------------------------------------------------

// The properties of the first drawer that Logseq lists.
static Json *properties_json(const Outline *o, const Block *b)
{
	Json *object = json_new_object();
	for (uint32_t i = 0; i < b->n_properties; i++) {
		const Property *property = &o->properties[b->first_property + i];
		if (!outline_lists_property(b, property))
			continue;
		Buf key = {0};
		utf8_append_valid(&key, property->key);
		json_set_str(object, buf_z(&key), property->value);
		buf_release(&key);
	}
	return object;
}

static Json *notes_json(Inspection *i, int end)
{
	Json *array = json_new_array();
	for (const Diag *note; (note = take_note(i, end));)
		json_push_str(array, note->text);
	return array;
}

static void set_content(Json *object, const Outline *o, const Block *b)
{
	Buf content = {0};
	outline_append_content(o, b, &content);
	json_set_str(object, "content", buf_str(&content));
	buf_release(&content);
}

static void print_json(Inspection *i, uint32_t block)
{
	const Outline *o = i->outline;
	const Block *b = &o->blocks[block];
	const BlockVerdict *verdict = &i->cards->verdicts[block];
	const char *skipped = card_skip_name(verdict->skip);
	Json *object = json_new_object();
	json_set_str(object, "path", i->path);
	json_set_str(object, "page", i->cards->title);
	json_set_int(object, "line", b->line);
	json_set_int(object, "level", b->level);
	json_set_bool(object, "pre_block", b->kind == BLOCK_PRE);
	json_set_bool(object, "card", verdict->is_card);
	if (skipped)
		json_set_str(object, "skipped", str_from_z(skipped));
	else
		json_set_null(object, "skipped");
	set_content(object, o, b);
	json_set(object, "properties", properties_json(o, b));
	json_set_lines(object, "refs", verdict->refs);
	json_set(object, "notes", notes_json(i, line_after(o, block)));
	output_json(&i->cli->out, object);
}

// -- text -------------------------------------------------------------------------------------

static void print_text(Inspection *i, uint32_t block)
{
	Diags notes = {0}; // of this block; lends the texts
	for (const Diag *note; (note = take_note(i, line_after(i->outline, block)));)
		VEC_PUSH(&notes, *note);
	const InspectedBlock inspected = {i->outline, &i->outline->blocks[block],
		i->cards->verdicts[block], notes.items, notes.n};
	inspect_text_append_block(&inspected, cli_styling(i->cli).columns, &i->cli->out.text);
	VEC_RELEASE(&notes);
}

static void print_title(const Inspection *i)
{
	Buf *out = &i->cli->out.text;
	utf8_append_printable(out, i->path);
	buf_append_z(out, ": ");
	utf8_append_printable(out, i->cards->title);
	buf_append_char(out, '\n');
}

// -- pages ------------------------------------------------------------------------------------

static bool print_blocks(Inspection *i)
{
	if (i->outline->n_blocks == 0)
		return true;
	i->cli->exit_code = 0;
	if (!i->cli->is_json)
		print_title(i);
	for (uint32_t block = 0; block < i->outline->n_blocks; block++) {
		if (i->cli->is_json)
			print_json(i, block);
		else
			print_text(i, block);
		if (!output_flush_some(&i->cli->out))
			return false;
	}
	return true;
}

static bool inspect_page(void *context, const LibraryPage *page)
{
	Inspector *inspector = context;
	Outline outline;
	Cards cards;
	PageInfo info = page->info;
	info.wants_all_refs = true;
	info.wants_notes = true;
	inspector->n_pages++;
	outline_parse(&outline, page->source, info.format);
	cards_read(&cards, &outline, &info);
	Inspection i = {
		.cli = inspector->cli, .path = page->path, .outline = &outline, .cards = &cards};
	collect_notes(&i, &outline.diags, &cards.diags);
	inspect_totals_add(&inspector->totals, &outline, &cards);
	bool goes_on = print_blocks(&i);
	free(i.notes);
	cards_release(&cards);
	outline_release(&outline);
	return goes_on;
}

static bool inspect_stdin(Inspector *inspector, Err *err)
{
	const Config *config = &inspector->cli->config;
	Buf source = {0};
	bool is_read = file_read_fd(STDIN_FILENO, STDIN_LIMIT, &source, err);
	if (is_read) {
		const LibraryPage page = {
			.path = STR("-"),
			.info = {.file_name = STR("stdin.md"),
				.body = config->defaults.body,
				.cloze = config->defaults.cloze,
				.templates = config->defaults.templates},
			.source = buf_str(&source),
		};
		inspect_page(inspector, &page);
	}
	buf_release(&source);
	return is_read;
}

// Standard input first, then the files among the words.
static bool inspect_words(Inspector *inspector, Err *err)
{
	Cli *cli = inspector->cli;
	bool has_stdin = false;
	const char **paths = ARENA_ARRAY(&cli->arena, const char *, cli->n_words);
	size_t n_paths = 0;
	for (size_t i = 0; i < cli->n_words; i++) {
		bool is_stdin = strcmp(cli->words[i], "-") == 0;
		has_stdin = has_stdin || is_stdin;
		if (!is_stdin)
			paths[n_paths++] = cli->words[i];
	}
	const LibraryPagesOptions options = {
		.paths = paths,
		.n_paths = n_paths,
		.config = &cli->config,
		.talk = {cli_warn, cli},
		.visit = inspect_page,
		.context = inspector,
	};
	return (!has_stdin || inspect_stdin(inspector, err)) &&
	       (n_paths == 0 || library_read_pages(&options, err));
}

static void talk_of_totals(Inspector *inspector)
{
	Cli *cli = inspector->cli;
	Buf totals = {0};
	if (cli->exit_code == ERR_NEGATIVE) {
		cli_talk(cli, inspector->n_pages > 0 ? "no blocks here" : "no pages here");
		return;
	}
	inspect_totals_append(&inspector->totals, &totals);
	cli_talk(cli, "%s", buf_z(&totals));
	buf_release(&totals);
}

bool command_inspect(Cli *cli, Err *err)
{
	Inspector inspector = {.cli = cli};
	cli->exit_code = ERR_NEGATIVE; // until there is a block
	if (!cli_check_paths(cli, err) || !cli_configure(cli, err) ||
		!inspect_words(&inspector, err))
		return false;
	if (!cli->is_json)
		talk_of_totals(&inspector);
	return true;
}
