// recto doctor
#include <unistd.h>
#include "recto/base/process.h"
#include "recto/base/utf8.h"
#include "recto/base/yaml.h"
#include "recto/store/replay.h"
#include "recto/store/sources.h"
#include "recto/store/writes.h"

#include "commands.h"

typedef struct Checkup {
	Cli *cli;
	const char *database, *config;
	char *image;           // recto-image, or NULL
	StoredSources sources; // and the graphs that the configuration names
	PageToWrite *waiting;  // pages that scores are still to be written into
	size_t n_waiting;
	int64_t cards, entries;
	Json *problems; // list of lines
	int n_problems;
} Checkup;

static bool is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

// The doctor itself only reads, so the store cannot tell.
static bool can_write(const Checkup *c)
{
	return access(c->database, W_OK) == 0;
}

// -- printing ---------------------------------------------------------------------------------

static void note(void *context, const char *text)
{
	Checkup *c = context;
	json_push_str(c->problems, str_from_z(text));
	c->n_problems++;
	if (!c->cli->is_json)
		buf_printf(&c->cli->out.text, "problem    %s\n", text);
}

static void print_path(const char *name, const char *path, Buf *out)
{
	buf_printf(out, "%-10s %s%s\n", name, path, is_there(path) ? "" : " (not there)");
}

static void print_versions(Buf *out)
{
	buf_append_z(out, "recto      " RECTO_VERSION "\n");
	buf_printf(out, "sqlite     %s\n", store_library_version());
	buf_printf(out, "libyaml    %s\n", yaml_library_version());
	buf_printf(out, "jansson    %s\n", json_library_version());
	buf_append_z(out, "unistring  ");
	utf8_append_library_version(out);
	buf_append_char(out, '\n');
}

// Nothing is wrong with that: what was scored is kept.
static void print_waiting(const Checkup *c, Buf *out)
{
	for (size_t i = 0; i < c->n_waiting; i++) {
		const PageToWrite *page = &c->waiting[i];
		buf_printf(out, "waiting    %lld %s for ", (long long)page->writes,
			page->writes == 1 ? "write" : "writes");
		utf8_append_printable(out, page->path);
		if (page->problem.n > 0)
			buf_printf(out, ": %.*s", STR_ARG(page->problem));
		buf_append_char(out, '\n');
	}
}

static Json *waiting_json(const Checkup *c)
{
	Json *pages = json_new_array();
	for (size_t i = 0; i < c->n_waiting; i++) {
		Json *page = json_new_object();
		json_set_str(page, "path", c->waiting[i].path);
		json_set_int(page, "writes", c->waiting[i].writes);
		json_set_str(page, "problem", c->waiting[i].problem);
		json_push(pages, page);
	}
	return pages;
}

// What `recto-image --version` says; empty when it is not there or does not answer.
static void append_image_version(char *program, Buf *out)
{
	enum { ANSWER_MS = 2000, ANSWER_MAX = 200 };
	Process *p;
	char *argv[] = {program, (char[]){"--version"}, NULL};
	const ProcessOptions options = {
		.argv = argv, .timeout_ms = ANSWER_MS, .output_max = ANSWER_MAX};
	if (!program || !process_start(&options, &p, NULL))
		return;
	if (process_finish(p) == PROCESS_ENDED && process_status(p) == 0)
		utf8_append_printable(out, str_trim(process_output(p)));
	process_close(p);
}

static void print_pictures(const Checkup *c, Buf *out)
{
	Buf version = {0};
	append_image_version(c->image, &version);
	if (version.n > 0)
		buf_printf(out, "pictures   %s (%s)\n", c->image, buf_z(&version));
	else
		buf_printf(out, "pictures   not shown: recto-image %s\n",
			c->image ? "does not answer" : "is not there");
	buf_release(&version);
}

static void print_facts(const Checkup *c, Buf *out)
{
	const Store *store = c->cli->desk.store;
	print_versions(out);
	print_pictures(c, out);
	print_path("config", c->config, out);
	print_path("database", c->database, out);
	if (store)
		buf_printf(out, "schema     %d of %d%s\n", store_schema_version(store),
			store_newest_schema(), can_write(c) ? "" : ", read only");
	for (size_t i = 0; i < c->sources.n; i++)
		print_path("reads", c->sources.paths[i].p, out);
	print_waiting(c, out);
}

static void print_verdict(const Checkup *c, Buf *out)
{
	buf_printf(out, "checked    %lld %s, %lld log %s\n", (long long)c->cards,
		c->cards == 1 ? "card" : "cards", (long long)c->entries,
		c->entries == 1 ? "entry" : "entries");
	if (c->n_problems == 0)
		buf_append_z(out, "all is well\n");
	else
		buf_printf(
			out, "%d %s\n", c->n_problems, c->n_problems == 1 ? "problem" : "problems");
}

static void set_text(Json *object, const char *key, const char *text)
{
	json_set_str(object, key, str_from_z(text));
}

static void set_store(Json *object, const Checkup *c)
{
	const Store *store = c->cli->desk.store;
	if (!store) {
		json_set_null(object, "schema");
		json_set_null(object, "read_only");
		return;
	}
	json_set_int(object, "schema", store_schema_version(store));
	json_set_bool(object, "read_only", !can_write(c));
}

static void set_versions(Json *object)
{
	Buf unistring = {0};
	utf8_append_library_version(&unistring);
	set_text(object, "version", RECTO_VERSION);
	set_text(object, "sqlite", store_library_version());
	set_text(object, "libyaml", yaml_library_version());
	set_text(object, "jansson", json_library_version());
	json_set_str(object, "unistring", buf_str(&unistring));
	buf_release(&unistring);
}

static void set_image(Json *object, const Checkup *c)
{
	Buf version = {0};
	append_image_version(c->image, &version);
	json_set_null(object, "image_helper");
	json_set_null(object, "image_helper_version");
	if (c->image)
		set_text(object, "image_helper", c->image);
	if (version.n > 0)
		json_set_str(object, "image_helper_version", buf_str(&version));
	buf_release(&version);
}

static void print_json(Checkup *c)
{
	Json *object = json_new_object();
	Json *sources = json_new_array();
	for (size_t i = 0; i < c->sources.n; i++)
		json_push_str(sources, c->sources.paths[i]);
	json_set_bool(object, "ok", c->n_problems == 0);
	set_versions(object);
	set_image(object, c);
	set_text(object, "config", c->config);
	json_set_bool(object, "config_exists", is_there(c->config));
	set_text(object, "database", c->database);
	json_set_bool(object, "database_exists", is_there(c->database));
	set_store(object, c);
	json_set_int(object, "newest_schema", store_newest_schema());
	json_set(object, "sources", sources);
	json_set(object, "waiting", waiting_json(c));
	json_set_int(object, "cards", c->cards);
	json_set_int(object, "entries", c->entries);
	json_set(object, "problems", c->problems);
	c->problems = NULL;
	output_json(&c->cli->out, object);
}

// -- checking ---------------------------------------------------------------------------------

static bool check_replay(Checkup *c, Err *err)
{
	StoreReplay replay;
	bool is_read = store_replay(c->cli->desk.store, 0, 0, &replay, err);
	if (is_read) {
		c->cards = (int64_t)replay.cards.n;
		c->entries = replay.entries;
		store_check_replay(&replay, note, c);
	}
	store_release_replay(&replay);
	return is_read;
}

static bool check_store(Checkup *c, Err *err)
{
	int problems;
	Store *store = c->cli->desk.store;
	if (!store)
		return true;
	return store_check(store, note, c, &problems, err) && check_replay(c, err);
}

static bool is_listed(const Checkup *c, Str path)
{
	for (size_t i = 0; i < c->sources.n; i++)
		if (str_equals(c->sources.paths[i], path))
			return true;
	return false;
}

static bool list_sources(Checkup *c, Err *err)
{
	Cli *cli = c->cli;
	StoredSources stored = {0};
	if (cli->desk.store && !store_list_sources(cli->desk.store, &cli->arena, &stored, err))
		return false;
	size_t most = stored.n + cli->config.n_graphs;
	c->sources.paths = ARENA_ARRAY(&cli->arena, Str, most + 1);
	for (size_t i = 0; i < stored.n; i++)
		c->sources.paths[c->sources.n++] = stored.paths[i];
	for (size_t i = 0; i < cli->config.n_graphs; i++)
		if (!is_listed(c, cli->config.graphs[i].root))
			c->sources.paths[c->sources.n++] = cli->config.graphs[i].root;
	return true;
}

static bool list_waiting(Checkup *c, Err *err)
{
	Cli *cli = c->cli;
	return !cli->desk.store || store_list_pages_to_write(cli->desk.store, true, &cli->arena,
					   &c->waiting, &c->n_waiting, err);
}

// What is known of the surroundings is printed even if the database cannot be opened.
static bool examine(Checkup *c, Err *err)
{
	Cli *cli = c->cli;
	Buf *out = &cli->out.text;
	if (!cli_config_path(cli, &c->config, err) || !cli_database_path(cli, &c->database, err))
		return false;
	bool is_open =
		cli_open(cli, STORE_READ, err) && list_sources(c, err) && list_waiting(c, err);
	if (!cli->is_json)
		print_facts(c, out);
	if (!is_open || !check_store(c, err))
		return false;
	if (cli->is_json)
		print_json(c);
	else
		print_verdict(c, out);
	cli->exit_code = c->n_problems > 0 ? ERR_NEGATIVE : 0;
	return true;
}

bool command_doctor(Cli *cli, Err *err)
{
	Checkup c = {.cli = cli, .problems = json_new_array()};
	Arena arena = {0};
	c.image = process_find_helper("recto-image", "RECTO_IMAGE", &arena);
	bool is_done = examine(&c, err);
	json_free(c.problems);
	arena_release(&arena);
	return is_done;
}
