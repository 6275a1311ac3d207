// Links and images as Logseq writes them.
#include "prepass.h"

#include <ctype.h>
#include "recto/base/path.h"
#include "recto/render/markdown.h"
#include "recto/render/width.h"
#include "document.h"

// The rest of the line, as far as a link may reach.
static Str rest_of(const Prepass *p)
{
	return str_head(str_slice(p->text, p->at, p->line_end), LINK_MAX);
}

// The place of the closer that balances the opener at the start of s, on the same line. Both are
// one or two of the same character. Sets *looked, how far it had to look for that.
static bool balance(Str s, Str opener, Str closer, size_t *at, size_t *looked)
{
	int depth = 0;
	size_t i = 0;
	while (i < s.n && (i == 0 || depth > 0)) {
		Str here = str_skip(s, i);
		if (str_starts_with(here, opener)) {
			depth++;
			i += opener.n;
		} else if (str_starts_with(here, closer)) {
			*at = i;
			depth--;
			i += closer.n;
		} else {
			i++;
		}
	}
	*looked = i;
	return depth == 0;
}

static bool find_closer(Prepass *p, Str s, Str opener, Str closer, size_t *at)
{
	size_t looked;
	if (p->budget->searched == 0 || !str_starts_with(s, opener))
		return false;
	bool is_found = balance(s, opener, closer, at, &looked);
	p->budget->searched -= looked < p->budget->searched ? looked : p->budget->searched;
	return is_found;
}

// Looks at every byte once, however many brackets ask: a line of nothing else takes no longer.
static bool has_closer(Prepass *p)
{
	size_t end = p->at + rest_of(p).n;
	if (p->closer < p->at)
		p->closer = p->at;
	while (p->closer < end && p->text.p[p->closer] != ']')
		p->closer++;
	return p->closer < end;
}

size_t prepass_page_name(Prepass *p, size_t skip, Str *name)
{
	size_t end;
	Str rest = str_skip(rest_of(p), skip);
	if (!str_starts_with(rest, STR("[[")) || !has_closer(p) ||
		!find_closer(p, rest, STR("[["), STR("]]"), &end))
		return 0;
	*name = str_slice(rest, 2, end);
	return str_trim(*name).n > 0 ? end + 2 : 0;
}

void prepass_append_name(Buf *out, Str name)
{
	while (name.n > 0) {
		bool is_bracket =
			str_starts_with(name, STR("[[")) || str_starts_with(name, STR("]]"));
		if (!is_bracket)
			protect_append(out, str_head(name, 1));
		name = str_skip(name, is_bracket ? 2 : 1);
	}
}

static bool pass_page(Prepass *p)
{
	Str name;
	size_t n = prepass_page_name(p, 0, &name);
	if (n == 0)
		return false;
	protect_begin(p->out, ROLE_LINK);
	prepass_append_name(p->out, name);
	protect_end(p->out);
	p->at += n;
	return true;
}

// `[label]` before a page or a block; other labels are Markdown's.
static bool pass_label(Prepass *p)
{
	Str rest = rest_of(p);
	size_t label, target;
	if (p->labels == LABELS_MAX || !has_closer(p) ||
		!find_closer(p, rest, STR("["), STR("]"), &label))
		return false;
	Str after = str_skip(rest, label + 1);
	bool is_ours = str_starts_with(after, STR("([[")) || str_starts_with(after, STR("((("));
	if (!is_ours || !find_closer(p, after, STR("("), STR(")"), &target))
		return false;
	protect_begin(p->out, ROLE_LINK);
	prepass_append_label(p, str_slice(rest, 1, label));
	protect_end(p->out);
	p->at += label + 1 + target + 1;
	return true;
}

bool prepass_link(Prepass *p)
{
	return pass_page(p) || pass_label(p);
}

// -- references that lead nowhere -------------------------------------------------------------

// "((id))"; other double brackets are text.
static size_t block_length(Str s)
{
	enum { ID_LENGTH = 36 };
	Str id = str_slice(s, 2, 2 + ID_LENGTH);
	bool is_block = str_starts_with(s, STR("((")) &&
			str_starts_with(str_skip(s, 2 + ID_LENGTH), STR("))"));
	for (size_t i = 0; is_block && i < id.n; i++)
		is_block = isxdigit((unsigned char)id.p[i]) || id.p[i] == '-';
	return is_block ? ID_LENGTH + 4 : 0;
}

// "{{query …}}" and what else Logseq puts in place of itself; clozes were taken before.
static size_t macro_length(Str s)
{
	static const char *const names[] = {"bilibili", "cards", "embed", "function", "img",
		"namespace", "query", "renderer", "tweet", "twitter", "video", "vimeo", "youtube",
		"youtube-timestamp"};
	size_t at;
	if (!str_starts_with(s, STR("{{")) || !str_find(s, STR("}}"), &at))
		return 0;
	Str name, rest;
	str_cut(str_slice(s, 2, at), ' ', &name, &rest);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equals(name, str_from_z(names[i])))
			return at + 2;
	return 0;
}

// What leads somewhere was replaced before.
bool prepass_unknown(Prepass *p)
{
	Str rest = rest_of(p);
	size_t n = block_length(rest);
	if (n == 0)
		n = macro_length(rest);
	if (n > 0)
		prepass_put(p, ROLE_DIM, n);
	return n > 0;
}

// -- images -----------------------------------------------------------------------------------

void document_append_image(Buf *out, Str path, Str alt)
{
	Str name, title;
	str_cut(path, '?', &name, &title);
	name = path_base(name);
	if (str_starts_with_nocase(path, STR("data:")) || name.n == 0)
		name = str_trim(alt);
	buf_append_z(out, name.n > 0 ? "[image: " : "[image");
	buf_append(out, name);
	buf_append_z(out, "]");
}

// "path" of `path "title"` and `<path>`.
static Str read_path(Str s)
{
	size_t at;
	s = str_trim(s);
	if (str_ends_with(s, STR("\"")) && str_find(s, STR(" \""), &at))
		s = str_trim(str_head(s, at));
	bool is_bracketed = str_starts_with(s, STR("<")) && str_ends_with(s, STR(">"));
	return is_bracketed ? str_slice(s, 1, s.n - 1) : s;
}

void render_image_label(Str target, Buf *out)
{
	Buf label = {0};
	document_append_image(&label, read_path(target), (Str){0});
	width_append_drawable(out, buf_str(&label));
	buf_release(&label);
}

// What may follow an image: {:height 53, :width 42}, or that its file is missing.
static void pass_attributes(Prepass *p, bool *is_missing)
{
	size_t at;
	*is_missing = false;
	for (Str rest = rest_of(p);
		str_starts_with(rest, STR("{:")) && find_closer(p, rest, STR("{"), STR("}"), &at);
		rest = rest_of(p)) {
		*is_missing = *is_missing || str_starts_with(rest, STR("{:missing true}"));
		p->at += at + 1;
	}
}

bool prepass_image(Prepass *p)
{
	Str rest = rest_of(p);
	Str after_mark = str_skip(rest, 1);
	size_t label, end;
	if (!str_starts_with(after_mark, STR("[")) || !has_closer(p) ||
		!find_closer(p, after_mark, STR("["), STR("]"), &label))
		return false;
	Str target = str_skip(after_mark, label + 1);
	if (!str_starts_with(target, STR("(")) ||
		(!find_closer(p, target, STR("("), STR(")"), &end) &&
			!str_find_char(target, ')', &end)))
		return false;
	Buf text = {0};
	bool is_missing;
	p->at += 1 + label + 1 + end + 1;
	pass_attributes(p, &is_missing);
	document_append_image(
		&text, read_path(str_slice(target, 1, end)), str_slice(after_mark, 1, label));
	protect_begin(p->out, is_missing ? ROLE_WARNING : ROLE_IMAGE);
	if (is_missing)
		protect_append(p->out, STR("missing "));
	protect_append(p->out, buf_str(&text));
	protect_end(p->out);
	buf_release(&text);
	return true;
}
