#include "logseq_config.h"

#include "recto/base/file.h"
#include "recto/base/ident.h"
#include "recto/base/path.h"
#include "recto/card/journal.h"
#include "recto/outline/edn.h"

enum { CONFIG_SIZE_MAX = 1 << 20 };

LogseqOptions logseq_options_default(void)
{
	return (LogseqOptions){
		.pages_folder = STR("pages"),
		.journals_folder = STR("journals"),
		.learning_fraction = 0.5,
		.initial_interval = 4,
	};
}

// -- values ------------------------------------------------------------------------------------

// A configuration while it is read.
typedef struct Reader {
	LogseqOptions *out;
	Diags diags;
	Arena *arena;
} Reader;

// `text` says what is odd about the value, and what is taken instead.
static void warn(Reader *r, const Edn *value, const char *key, const char *text)
{
	// As one text: what is odd about one key is not what is odd about another.
	Str problem = arena_printf(r->arena, ":%s %s", key, text);
	diags_add(&r->diags, value->line, value->col, "%s", problem.p);
}

static bool is_collection(const Edn *e)
{
	return e->kind == EDN_VECTOR || e->kind == EDN_LIST || e->kind == EDN_SET;
}

static Str settle_lines(Reader *r, Buf *lines)
{
	Str settled = arena_copy(r->arena, buf_str(lines));
	buf_release(lines);
	return settled;
}

// The names in a collection of keywords or strings, normalised as those of properties are, one a
// line.
static Str read_names(Reader *r, const char *key, const Edn *value)
{
	Buf lines = {0};
	if (!is_collection(value)) {
		warn(r, value, key, "is no collection such as #{:name}, so it names nothing");
		return (Str){0};
	}
	for (const Edn *e = value->first; e; e = e->next) {
		if ((e->kind != EDN_KEYWORD && e->kind != EDN_STRING) || e->text.n == 0) {
			warn(r, e, key, "takes names such as :name, so this is left out");
			continue;
		}
		for (size_t i = 0; i < e->text.n; i++) {
			char c = e->text.p[i];
			bool is_upper = c >= 'A' && c <= 'Z';
			buf_append_char(&lines, (char)(c == '_' || c == ' ' ? '-'
							: is_upper          ? c + 32
									    : c));
		}
		buf_append_char(&lines, '\n');
	}
	return settle_lines(r, &lines);
}

static void read_folder(
	Reader *r, const char *key, const Edn *value, const char *otherwise, Str *out)
{
	Str folder = value->kind == EDN_STRING ? value->text : (Str){0};
	while (str_starts_with(folder, STR("/")))
		folder = str_skip(folder, 1);
	while (str_ends_with(folder, STR("/")))
		folder.n--;
	if (folder.n > 0)
		*out = folder;
	else
		warn(r, value, key, otherwise);
}

// -- keys --------------------------------------------------------------------------------------

static void read_file_names(Reader *r, const char *key, const Edn *value)
{
	bool is_keyword = value->kind == EDN_KEYWORD;
	if (is_keyword && str_equals(value->text, STR("triple-lowbar")))
		r->out->file_names = FILE_NAMES_TRIPLE_LOWBAR;
	else if (!is_keyword || !str_equals(value->text, STR("legacy")))
		warn(r, value, key, "is :triple-lowbar or :legacy; :legacy is taken");
}

static void read_pages_folder(Reader *r, const char *key, const Edn *value)
{
	read_folder(
		r, key, value, "is no folder in quotes; \"pages\" is taken", &r->out->pages_folder);
}

static void read_journals_folder(Reader *r, const char *key, const Edn *value)
{
	read_folder(r, key, value, "is no folder in quotes; \"journals\" is taken",
		&r->out->journals_folder);
}

static void read_journal_form(Reader *r, const char *key, const Edn *value)
{
	if (value->kind == EDN_STRING && journal_form_is_usable(value->text))
		r->out->refs.journal_form = value->text;
	else
		warn(r, value, key,
			"is no form of a date with year, month and day, such as \"yyyy-MM-dd\"; "
			"\"" JOURNAL_FORM "\" is taken");
}

static void read_hidden(Reader *r, const char *key, const Edn *value)
{
	Buf lines = {0};
	if (!is_collection(value)) {
		warn(r, value, key, "is no list such as [\"folder\"], so nothing is hidden");
		return;
	}
	for (const Edn *e = value->first; e; e = e->next) {
		if (e->kind != EDN_STRING || e->text.n == 0) {
			warn(r, e, key, "takes paths in quotes, so this is left out");
			continue;
		}
		if (str_find_char(e->text, '*', NULL))
			warn(r, e, key,
				"takes the beginnings of paths; a * stands for itself, as in "
				"Logseq");
		if (e->text.p[0] != '/')
			buf_append_char(&lines, '/');
		buf_append(&lines, e->text);
		buf_append_char(&lines, '\n');
	}
	r->out->hidden = settle_lines(r, &lines);
}

static void read_hidden_properties(Reader *r, const char *key, const Edn *value)
{
	r->out->hidden_properties = read_names(r, key, value);
}

static void read_excluded_names(Reader *r, const char *key, const Edn *value)
{
	r->out->refs.excluded_property_names = read_names(r, key, value);
}

static void read_are_names_refs(Reader *r, const char *key, const Edn *value)
{
	if (value->kind == EDN_BOOL)
		r->out->refs.property_names_are_not_refs = !value->truth;
	else
		warn(r, value, key, "is true or false; true is taken");
}

static void read_learning_fraction(Reader *r, const char *key, const Edn *value)
{
	if (value->kind == EDN_NUMBER && value->number > 0 && value->number < 1)
		r->out->learning_fraction = value->number;
	else
		warn(r, value, key, "is a number between 0 and 1; 0.5 is taken");
}

static void read_initial_interval(Reader *r, const char *key, const Edn *value)
{
	if (value->kind == EDN_NUMBER && value->number > 0)
		r->out->initial_interval = value->number;
	else
		warn(r, value, key, "is a number of days above 0; 4 is taken");
}

typedef struct Key {
	const char *name;
	void (*read)(Reader *r, const char *key, const Edn *value);
} Key;

static const Key keys[] = {
	{"block-hidden-properties", read_hidden_properties},
	{"file/name-format", read_file_names},
	{"hidden", read_hidden},
	{"journal/page-title-format", read_journal_form},
	{"journals-directory", read_journals_folder},
	{"pages-directory", read_pages_folder},
	{"property-pages/enabled?", read_are_names_refs},
	{"property-pages/excludelist", read_excluded_names},
	{"srs/initial-interval", read_initial_interval},
	{"srs/learning-fraction", read_learning_fraction},
};

static void read_keys(Reader *r, const Edn *map)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const Edn *value = edn_find(map, str_from_z(keys[i].name));
		if (value && value->kind != EDN_NIL)
			keys[i].read(r, keys[i].name, value);
	}
}

// -- the file ----------------------------------------------------------------------------------

// NULL when there is no map; an empty file is as good as an empty map.
static const Edn *read_map(Reader *r, Str text)
{
	static const char otherwise[] = "so Logseq's own defaults are taken";
	Edn *value = NULL;
	Diag problem = {0};
	if (!edn_parse(arena_copy(r->arena, text), r->arena, &value, &problem)) {
		diags_add(&r->diags, problem.line, problem.col, "%.*s, %s", STR_ARG(problem.text),
			otherwise);
		return NULL;
	}
	if (!value || value->kind == EDN_MAP)
		return value;
	diags_add(&r->diags, value->line, value->col, "this is no map {…}, %s", otherwise);
	return NULL;
}

void logseq_options_read(LogseqOptions *out, Str root, Talk *talk, Arena *a)
{
	Str path = str_from_z(path_join(a, root, STR(LOGSEQ_CONFIG)));
	Reader r = {.out = out, .arena = a};
	Buf text = {0};
	Err err = {0};
	*out = logseq_options_default();
	if (!file_read(path.p, CONFIG_SIZE_MAX, &text, NULL, &err))
		talk_err(talk, path, &err);
	const Edn *map = read_map(&r, buf_str(&text));
	if (map)
		read_keys(&r, map);
	talk_diags(talk, path, &r.diags);
	talk_flush(talk);
	diags_release(&r.diags);
	buf_release(&text);
}

uint64_t logseq_options_hash(const LogseqOptions *o, uint64_t hash)
{
	const int values[] = {(int)o->file_names, o->refs.property_names_are_not_refs};
	hash = ident_hash(hash, str_make((const char *)values, sizeof values));
	hash = ident_hash(hash, o->pages_folder);
	hash = ident_hash(hash, o->journals_folder);
	hash = ident_hash(hash, o->hidden_properties);
	hash = ident_hash(hash, o->refs.excluded_property_names);
	return ident_hash(hash, o->refs.journal_form);
}
