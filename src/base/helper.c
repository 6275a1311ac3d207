// Where programs are: our own helpers, and those that are optional.
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "recto/base/path.h"
#include "recto/base/process.h"

static bool is_program(const char *path)
{
	struct stat s;
	return stat(path, &s) == 0 && S_ISREG(s.st_mode) && access(path, X_OK) == 0;
}

static char *find_beside(const char *name, Arena *a)
{
	char *self;
	if (!path_resolve("/proc/self/exe", a, &self, NULL))
		return NULL;
	char *path = path_join(a, path_folder(str_from_z(self)), str_from_z(name));
	return is_program(path) ? path : NULL;
}

// Relative parts of PATH would make it depend on the working folder.
char *process_find_program(const char *name, Arena *a)
{
	const char *folders = getenv("PATH");
	Str rest = str_from_z(folders ? folders : "");
	while (rest.n > 0) {
		Str folder;
		str_cut(rest, ':', &folder, &rest);
		char *path = path_join(a, folder, str_from_z(name));
		if (str_starts_with(folder, STR("/")) && is_program(path))
			return path;
	}
	return NULL;
}

char *process_find_helper(const char *name, const char *variable, Arena *a)
{
	const char *named = getenv(variable);
	if (named)
		return is_program(named) ? arena_copy_z(a, str_from_z(named)) : NULL;
	char *path = find_beside(name, a);
	return path ? path : process_find_program(name, a);
}
