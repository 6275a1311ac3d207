#include "names.h"

#include "recto/base/path.h"

bool names_is_page(Str name)
{
	Str extension = path_extension(name);
	return str_equals_nocase(extension, STR(".md")) ||
	       str_equals_nocase(extension, STR(".markdown")) ||
	       str_equals_nocase(extension, STR(".org"));
}

// Dropbox and Nextcloud write "(conflicted copy 2023-01-28)", with the name of a person or a
// machine before it.
static bool is_conflicted_copy(Str name)
{
	size_t open;
	return str_find_char(name, '(', &open) &&
	       str_contains(str_skip(name, open), STR("conflicted copy"));
}

bool names_is_copy(Str name)
{
	static const char *const ends[] = {"~", ".swp", ".swo", ".tmp", ".orig"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends_with_nocase(name, str_from_z(ends[i])))
			return true;
	bool is_autosave = str_starts_with(name, STR("#")) && str_ends_with(name, STR("#"));
	return is_autosave || str_starts_with(name, STR(".#")) ||
	       str_contains(name, STR(".sync-conflict-")) || is_conflicted_copy(name);
}

bool names_is_skipped(Str name)
{
	return name.n == 0 || name.p[0] == '.' || str_equals(name, STR("node_modules"));
}
