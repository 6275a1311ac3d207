#include "recto/base/path.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "recto/base/buf.h"

char *path_join(Arena *a, Str folder, Str name)
{
	if (folder.n == 0 || str_starts_with(name, STR("/")))
		return arena_copy_z(a, name);
	char *joined = arena_alloc(a, folder.n + name.n + sizeof "/", 1);
	size_t n = folder.n;
	memcpy(joined, folder.p, n);
	if (joined[n - 1] != '/')
		joined[n++] = '/';
	if (name.n > 0)
		memcpy(joined + n, name.p, name.n);
	return joined;
}

static Str without_slashes(Str path)
{
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	return path;
}

Str path_base(Str path)
{
	path = without_slashes(path);
	size_t from = path.n;
	while (from > 0 && path.p[from - 1] != '/')
		from--;
	return str_skip(path, from);
}

Str path_folder(Str path)
{
	path = without_slashes(path);
	size_t end = path.n - path_base(path).n;
	if (end == 0)
		return STR(".");
	return without_slashes(str_head(path, end));
}

Str path_extension(Str path)
{
	Str base = path_base(path);
	size_t dot = base.n;
	while (dot > 0 && base.p[dot - 1] != '.')
		dot--;
	return dot > 1 ? str_skip(base, dot - 1) : (Str){0};
}

Str path_stem(Str path)
{
	Str base = path_base(path);
	return str_head(base, base.n - path_extension(base).n);
}

bool path_is_within(Str path, Str folder)
{
	folder = without_slashes(folder);
	if (!str_starts_with(path, folder))
		return false;
	Str rest = str_skip(path, folder.n);
	return rest.n == 0 || rest.p[0] == '/' || str_ends_with(folder, STR("/"));
}

Str path_relative(Str path, Str folder)
{
	if (!path_is_within(path, folder))
		return path;
	Str rest = str_skip(path, without_slashes(folder).n);
	while (str_starts_with(rest, STR("/")))
		rest = str_skip(rest, 1);
	return rest;
}

bool path_resolve(const char *path, Arena *a, char **out, Err *err)
{
	char *resolved = realpath(path, NULL);
	if (!resolved)
		return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
	*out = arena_copy_z(a, str_from_z(resolved));
	free(resolved);
	return true;
}

static bool make_folder(const char *path, Err *err)
{
	struct stat s;
	if (mkdir(path, 0700) == 0)
		return true;
	int why = errno;
	if (stat(path, &s) == 0 && S_ISDIR(s.st_mode))
		return true;
	return err_set(err, ERR_IO, "cannot create the folder %s: %s", path, strerror(why));
}

bool path_make_folders(const char *path, Err *err)
{
	Buf part = {0};
	buf_append_z(&part, path);
	bool is_made = true;
	for (size_t i = 1; is_made && i < part.n; i++) {
		if (part.p[i] != '/')
			continue;
		part.p[i] = '\0';
		is_made = make_folder(part.p, err);
		part.p[i] = '/';
	}
	is_made = is_made && make_folder(path, err);
	buf_release(&part);
	return is_made;
}

static bool find_folder(
	Arena *a, const char *variable, const char *below_home, char **out, Err *err)
{
	Str base = str_from_z(getenv(variable));
	if (!str_starts_with(base, STR("/"))) {
		Str home = str_from_z(getenv("HOME"));
		if (!str_starts_with(home, STR("/")))
			return err_set(
				err, ERR_IO, "no home folder is known: set HOME or %s", variable);
		base = str_from_z(path_join(a, home, str_from_z(below_home)));
	}
	*out = path_join(a, base, STR("recto"));
	return true;
}

bool path_data_folder(Arena *a, char **out, Err *err)
{
	return find_folder(a, "XDG_DATA_HOME", ".local/share", out, err);
}

bool path_config_folder(Arena *a, char **out, Err *err)
{
	return find_folder(a, "XDG_CONFIG_HOME", ".config", out, err);
}
