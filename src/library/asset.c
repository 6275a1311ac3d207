// From the target of an image to a file of its graph.
#include "recto/library/resolve.h"

#include <sys/stat.h>

#include "recto/base/buf.h"
#include "recto/base/path.h"

typedef enum Sought {
	SOUGHT_ELSEWHERE, // an address, or outside of the root
	SOUGHT_MISSING,
	SOUGHT_FOUND,
} Sought;

// -- what is meant -------------------------------------------------------------------------------

// "path" of `path "title"` and `<path>`.
static Str bare_target(Str target)
{
	size_t at;
	target = str_trim(target);
	if (str_ends_with(target, STR("\"")) && str_find(target, STR(" \""), &at))
		target = str_trim(str_head(target, at));
	bool is_bracketed = str_starts_with(target, STR("<")) && str_ends_with(target, STR(">"));
	return is_bracketed ? str_slice(target, 1, target.n - 1) : target;
}

// "https://…", "data:…"
static bool has_scheme(Str target)
{
	Str head, tail;
	bool has_colon = str_cut(target, ':', &head, &tail);
	return has_colon && head.n > 0 && !str_find_char(head, '/', NULL) &&
	       !str_find_char(head, ' ', NULL);
}

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void append_decoded(Str s, Buf *out)
{
	for (size_t i = 0; i < s.n; i++) {
		bool is_code = s.p[i] == '%' && i + 2 < s.n && hex_value(s.p[i + 1]) >= 0 &&
			       hex_value(s.p[i + 2]) >= 0;
		if (is_code) {
			buf_append_char(
				out, (char)(hex_value(s.p[i + 1]) << 4 | hex_value(s.p[i + 2])));
			i += 2;
		} else {
			buf_append_char(out, s.p[i]);
		}
	}
}

// Appends an absolute path without "." and "..".
static void append_collapsed(Str path, Buf *out)
{
	while (path.n > 0) {
		Str part;
		str_cut(path, '/', &part, &path);
		if (str_equals(part, STR("..")))
			buf_truncate(out, out->n > 0 ? path_folder(buf_str(out)).n : 0);
		else if (part.n > 0 && !str_equals(part, STR("."))) {
			if (!str_ends_with(buf_str(out), STR("/")))
				buf_append_char(out, '/');
			buf_append(out, part);
		}
	}
}

// -- whether it is there -------------------------------------------------------------------------

static Sought look(Str root, const char *path, Arena *a, Str *found)
{
	char *real_root;
	char *real;
	struct stat s;
	if (!path_is_within(str_from_z(path), root) ||
		!path_resolve(arena_copy_z(a, root), a, &real_root, NULL))
		return SOUGHT_ELSEWHERE;
	if (!path_resolve(path, a, &real, NULL))
		return SOUGHT_MISSING;
	*found = str_from_z(real);
	if (!path_is_within(*found, str_from_z(real_root)))
		return SOUGHT_ELSEWHERE;
	return stat(real, &s) == 0 && S_ISREG(s.st_mode) ? SOUGHT_FOUND : SOUGHT_MISSING;
}

static Sought look_up(Str root, Str page, Str target, Arena *a, Str *found)
{
	Buf path = {0};
	if (str_find_char(target, '\0', NULL))
		return SOUGHT_ELSEWHERE;
	const char *joined = path_join(a, path_folder(page), target);
	append_collapsed(str_from_z(joined), &path);
	Sought sought = look(root, buf_z(&path), a, found);
	buf_release(&path);
	return sought;
}

// Names may hold a '%' that codes nothing.
static Sought seek(Str root, Str page, Str target, Arena *a, Str *found)
{
	Buf decoded = {0};
	target = bare_target(target);
	if (target.n == 0 || has_scheme(target) || !str_starts_with(page, STR("/")))
		return SOUGHT_ELSEWHERE;
	append_decoded(target, &decoded);
	Sought sought = look_up(root, page, buf_str(&decoded), a, found);
	if (sought != SOUGHT_FOUND && !str_equals(target, buf_str(&decoded)) &&
		look_up(root, page, target, a, found) == SOUGHT_FOUND)
		sought = SOUGHT_FOUND;
	buf_release(&decoded);
	return sought;
}

Str library_find_asset(Str root, Str page, Str target, Arena *a)
{
	Str found;
	return seek(root, page, target, a, &found) == SOUGHT_FOUND ? found : (Str){0};
}

bool library_misses_asset(Str root, Str page, Str target)
{
	Arena a = {0};
	Str found;
	bool is_missing = seek(root, page, target, &a, &found) == SOUGHT_MISSING;
	arena_release(&a);
	return is_missing;
}
