#include "names.h"

#include <string.h>

#include "recto/base/path.h"

bool names_is_page(Str name)
{
	Str extension = path_extension(name);
	return str_equals_nocase(extension, STR(".md")) ||
	       str_equals_nocase(extension, STR(".markdown")) ||
	       str_equals_nocase(extension, STR(".org"));
}

// -- copies --------------------------------------------------------------------------------------

// Where a text has a shape: '9' stands for a digit, 'X' for a digit or a capital letter, all else
// for itself.
static bool begins_with_shape(Str s, const char *shape)
{
	size_t i = 0;
	for (; shape[i] != '\0' && i < s.n; i++) {
		bool is_digit = s.p[i] >= '0' && s.p[i] <= '9';
		bool is_capital = s.p[i] >= 'A' && s.p[i] <= 'Z';
		bool fits = shape[i] == '9'   ? is_digit
			    : shape[i] == 'X' ? is_digit || is_capital
					      : s.p[i] == shape[i];
		if (!fits)
			return false;
	}
	return shape[i] == '\0';
}

static bool has_shape(Str s, const char *shape)
{
	for (size_t at = 0; at < s.n; at++)
		if (begins_with_shape(str_skip(s, at), shape))
			return true;
	return false;
}

static bool ends_with_shape(Str s, const char *shape)
{
	size_t n = strlen(shape);
	return s.n >= n && begins_with_shape(str_skip(s, s.n - n), shape);
}

static Str without_digits(Str s)
{
	while (s.n > 0 && s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9')
		s.n--;
	return s;
}

static bool has_one_of(Str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_contains(s, str_from_z(words[i])))
			return true;
	return false;
}

// "(Ann's conflicted copy 2023-01-28)" of Dropbox, Nextcloud and their like, whatever the language;
// "(SFConflict ann 2023-01-28-15-11-00)" of Seafile; "(Case Conflict 1)" of Dropbox. A title that a
// person would write has no such date.
static bool is_in_parentheses(Str stem)
{
	static const char *const always[] = {"conflicted copy", "Case Conflict",
		"Whitespace Conflict", "Unicode Encoding Conflict", "Selective Sync Conflict"};
	static const char *const with_date[] = {"conflict", "Conflict", "conflit", "conflitto",
		"Konflikt", "konflikt", "конфликт", "冲突", "衝突", "競合", "충돌"};
	size_t open;
	if (!str_find_char(stem, '(', &open))
		return false;
	Str inner = str_skip(stem, open);
	return has_one_of(inner, always, sizeof always / sizeof *always) ||
	       (has_shape(inner, "9999-99-99") &&
		       has_one_of(inner, with_date, sizeof with_date / sizeof *with_date));
}

// "a-DESKTOP-4K7QD2M", and one more of it with "-2" behind.
static bool is_of_one_drive(Str stem)
{
	Str bare = without_digits(stem);
	if (bare.n < stem.n && str_ends_with(bare, STR("-")))
		bare.n--;
	const Str ends[] = {stem, bare};
	for (size_t i = 0; i < 2; i++)
		if (ends_with_shape(ends[i], "-DESKTOP-XXXXXXX") ||
			ends_with_shape(ends[i], "-LAPTOP-XXXXXXXX"))
			return true;
	return false;
}

// "a_Ann-PC_Jan-28-1511-2023_Conflict" of Synology Drive, with a reason before the last word.
static bool is_of_synology(Str stem)
{
	size_t at;
	return str_find(stem, STR("Conflict"), &at) &&
	       has_shape(str_head(stem, at), "-99-9999-9999_");
}

// "a_REMOTE_4711" of git's merge tools.
static bool is_of_merge(Str stem)
{
	static const char *const sides[] = {"_BACKUP_", "_BASE_", "_LOCAL_", "_REMOTE_"};
	Str bare = without_digits(stem);
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
		if (bare.n < stem.n && str_ends_with(bare, str_from_z(sides[i])))
			return true;
	return false;
}

bool names_is_copy(Str name)
{
	Str stem = path_stem(name);
	return str_contains(stem, STR(".sync-conflict-")) ||
	       str_contains(stem, STR("[conflicted")) || str_starts_with(stem, STR("~$")) ||
	       ends_with_shape(stem, "_conflict-99999999-999999") || is_in_parentheses(stem) ||
	       is_of_one_drive(stem) || is_of_synology(stem) || is_of_merge(stem);
}

bool names_is_skipped(Str name)
{
	return name.n == 0 || name.p[0] == '.' || str_equals(name, STR("node_modules"));
}
