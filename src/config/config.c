#include "recto/config/config.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "recto/base/file.h"
#include "recto/base/path.h"
#include "local.h"

void config_init(Config *c)
{
	*c = (Config){0};
	for (size_t key = 0; key < config_keys_n; key++)
		value_set_default(key, key_field(key, c, &c->defaults));
}

void config_release(Config *c)
{
	arena_release(&c->arena);
	*c = (Config){0};
}

static bool is_missing(const char *path)
{
	struct stat s;
	return lstat(path, &s) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

bool config_load(Config *c, const char *path, bool must_exist, Err *err)
{
	// /dev/null is how people say "none".
	if (str_equals(str_from_z(path), STR("/dev/null")) || (!must_exist && is_missing(path)))
		return true;
	// Configurations are often links into a folder of dotfiles; file_read itself follows none.
	char *resolved;
	Buf text = {0};
	bool is_loaded = path_resolve(path, &c->arena, &resolved, err) &&
			 file_read(resolved, yaml_limits_config.bytes, &text, NULL, err) &&
			 config_parse(c, buf_str(&text), str_from_z(path), err);
	buf_release(&text);
	return is_loaded;
}

bool config_parse(Config *c, Str text, Str file, Err *err)
{
	Str bom = STR("\xEF\xBB\xBF");
	if (str_starts_with(text, bom))
		text = str_skip(text, bom.n);
	c->file = arena_copy(&c->arena, file);
	c->text = arena_copy(&c->arena, text);
	Yaml *root;
	Diag problem;
	if (!yaml_parse(c->text, &yaml_limits_config, &c->arena, &root, &problem))
		return config_error(
			c, problem.line, problem.col, err, "%.*s", STR_ARG(problem.text));
	return tree_read(&(Reader){c, err}, root);
}

const GraphSettings *config_for_graph(const Config *c, Str root)
{
	for (size_t i = 0; i < c->n_graphs; i++)
		if (str_equals(c->graphs[i].root, root))
			return &c->graphs[i].settings;
	return &c->defaults;
}

Str config_editor(const Config *c)
{
	static const char *const variables[] = {"VISUAL", "EDITOR"};
	if (c->editor.n > 0)
		return c->editor;
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		Str editor = str_trim(str_from_z(getenv(variables[i])));
		if (editor.n > 0)
			return editor;
	}
	return STR("vi");
}

bool config_error(const Config *c, int line, int col, Err *err, const char *format, ...)
{
	Buf text = {0};
	buf_printf(&text, "%.*s:%d:%d: ", STR_ARG(c->file), line, col);
	va_list args;
	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	buf_append_char(&text, '\n');
	diag_caret(c->text, line, col, &text);
	err_set(err, ERR_IO, "%s", buf_z(&text));
	buf_release(&text);
	return false;
}
