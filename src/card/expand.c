#include "recto/card/expand.h"

#include "recto/card/cloze.h"
#include "cloze_local.h"
#include "names.h"
#include "reference.h"

enum {
	DEPTH_MAX = 4,          // references within what references lead to
	REFERENCES_MAX = 1000,  // looked up for one text
	BYTES_MAX = 256 * 1024, // of what they lead to
	EMBED_LINES = 40,       // of one embed
	LABEL_MAX = 400,        // bytes; render takes no longer one
	CLOZES_WITHIN_CLOZES = 4,
};

// One text on its way to `out`.
typedef struct Expansion {
	const ExpandSource *source;
	size_t references, bytes; // that may still be spent
	Str open[DEPTH_MAX];      // ids and names of what is being put in
	int depth;
	Arena arena; // ids
} Expansion;

typedef struct Passage {
	Str text;
	Str page;
	bool is_line; // within a line: embeds are shown as mentions
	Buf *out;
} Passage;

static void append_passage(Expansion *x, const Passage *passage);

bool expand_is_needed(Str markdown)
{
	return reference_may_be_in(markdown);
}

// -- targets -------------------------------------------------------------------------------------

static bool may_enter(const Expansion *x, Str key)
{
	for (int i = 0; i < x->depth; i++)
		if (str_equals(x->open[i], key))
			return false;
	return x->depth < DEPTH_MAX;
}

// Finds what a reference leads to and enters it.
static bool enter(Expansion *x, const Reference *r, bool is_whole, ExpandTarget *out)
{
	const ExpandSource *source = x->source;
	bool is_page = r->kind == REFERENCE_EMBED_PAGE;
	Str key = is_page ? r->target : name_lower_block_id(r->target, &x->arena);
	*out = (ExpandTarget){0};
	if (!may_enter(x, key))
		return false;
	if (is_page ? !source->find_page(source->context, key, out)
		    : !source->find_block(source->context, key, is_whole, out))
		return false;
	if (out->text.n > x->bytes)
		return false;
	x->bytes -= out->text.n;
	x->open[x->depth++] = key;
	return true;
}

static void leave(Expansion *x)
{
	x->depth--;
}

// A cloze that is open in a target must not be closed by what stands behind it in the card.
static void append_openers_escaped(Str text, Buf *out)
{
	for (size_t brace; str_find_char(text, '{', &brace);) {
		buf_append(out, str_head(text, brace));
		Str behind = str_skip(text, brace);
		size_t n = 0;
		while (n < behind.n && behind.p[n] == '{')
			n++;
		text = str_skip(behind, n);
		Str name = str_trim_left(text);
		bool may_open = name.n == 0 || str_starts_with(name, STR("cloze"));
		for (size_t i = 0; i < n; i++)
			buf_append_z(out, may_open ? "\\{" : "{");
	}
	buf_append(out, text);
}

// Appends a target's text with its clozes shown, so that they are none of the card's. False when
// they go on and on within each other.
static bool append_without_clozes(Str text, Buf *out)
{
	Buf before = {0};
	Buf after = {0};
	buf_append(&before, text);
	size_t n = 1;
	for (int i = 0; i <= CLOZES_WITHIN_CLOZES && n > 0; i++) {
		Clozes clozes;
		size_t at = 0;
		clozes_locate(&clozes, buf_str(&before));
		buf_clear(&after);
		for (size_t k = 0; k < clozes.n; k++) {
			buf_append(&after, str_slice(buf_str(&before), at, clozes.items[k].begin));
			buf_append(&after, clozes.items[k].answer);
			at = clozes.items[k].end;
		}
		buf_append(&after, str_skip(buf_str(&before), at));
		n = clozes.n;
		clozes_release(&clozes);
		Buf swap = before;
		before = after;
		after = swap;
	}
	if (n == 0)
		append_openers_escaped(buf_str(&before), out);
	buf_release(&before);
	buf_release(&after);
	return n == 0;
}

// Appends what is to be shown of a target.
static void append_target(Expansion *x, Str text, Str page, bool is_line, Buf *out)
{
	Buf plain = {0};
	if (append_without_clozes(text, &plain))
		append_passage(x, &(Passage){buf_str(&plain), page, is_line, out});
	buf_release(&plain);
}

// -- mentions ------------------------------------------------------------------------------------

static bool has_balanced_brackets(Str text)
{
	int depth = 0;
	for (size_t i = 0; i < text.n && depth >= 0; i++) {
		depth += text.p[i] == '[';
		depth -= text.p[i] == ']';
	}
	return depth == 0;
}

// What stands in a cloze must not end it, nor look like its cue.
static bool fits_macro(Str text)
{
	return !str_find_char(text, '{', NULL) && !str_find_char(text, '}', NULL) &&
	       !str_contains(text, STR("\\\\"));
}

static void append_link(Str label, Str id, Buf *out)
{
	buf_append_char(out, '[');
	buf_append(out, label);
	buf_append_z(out, "](((");
	buf_append(out, id);
	buf_append_z(out, ")))");
}

static void append_page_name(Str name, Buf *out)
{
	buf_append_z(out, "[[");
	buf_append(out, name);
	buf_append_z(out, "]]");
}

// The first line of a block, as a link where it can be one.
static bool append_mention(Expansion *x, const Reference *r, Buf *out)
{
	ExpandTarget target;
	Buf line = {0};
	if (!enter(x, r, false, &target))
		return false;
	append_target(x, target.text, target.page, true, &line);
	leave(x);
	Str text = str_trim(buf_str(&line));
	bool is_shown = text.n > 0 && (!r->is_in_macro || fits_macro(text));
	bool is_link = !r->is_in_macro && text.n <= LABEL_MAX && has_balanced_brackets(text);
	if (is_shown && is_link)
		append_link(text, r->target, out);
	else if (is_shown)
		buf_append(out, text);
	buf_release(&line);
	return is_shown;
}

// -- embeds --------------------------------------------------------------------------------------

// The length of the marks that a line begins with: blanks, bullets, numbers, quotes.
static size_t markers_length(Str line)
{
	size_t at = 0;
	for (;;) {
		size_t digits = at;
		while (digits < line.n && line.p[digits] >= '0' && line.p[digits] <= '9')
			digits++;
		bool is_number = digits > at && digits + 1 < line.n && line.p[digits] == '.' &&
				 line.p[digits + 1] == ' ';
		bool is_bullet = at + 1 < line.n && line.p[at + 1] == ' ' &&
				 str_find_char(STR("-*+"), line.p[at], NULL);
		bool is_other = at < line.n && (line.p[at] == '>' || str_is_space(line.p[at]));
		if (!is_number && !is_bullet && !is_other)
			return at;
		at = is_number ? digits + 2 : at + 1 + is_bullet;
	}
}

// A new line below the text of the last one: quotes go on, everything else becomes a blank.
static void append_new_line(Str markers, Buf *out)
{
	buf_append_char(out, '\n');
	for (size_t i = 0; i < markers.n; i++)
		buf_append_char(
			out, markers.p[i] == '>' || markers.p[i] == '\t' ? markers.p[i] : ' ');
}

static void append_quoted(Str text, Str markers, Buf *out)
{
	Str line;
	for (size_t n = 0; n < EMBED_LINES && str_next_line(&text, &line); n++) {
		if (n > 0)
			append_new_line(markers, out);
		buf_append_z(out, line.n > 0 ? "> " : ">");
		buf_append(out, line);
	}
	if (text.n == 0)
		return;
	append_new_line(markers, out);
	buf_append_char(out, '>');
	append_new_line(markers, out);
	buf_append_z(out, "> …");
}

static void append_embedded(Expansion *x, const Reference *r, const ExpandTarget *target, Buf *out)
{
	if (r->kind == REFERENCE_EMBED_PAGE) {
		append_page_name(r->target, out);
		buf_append_char(out, '\n');
	}
	append_target(x, target->text, target->page, false, out);
}

static Str last_line(const Buf *b)
{
	size_t from = b->n;
	while (from > 0 && b->p[from - 1] != '\n')
		from--;
	return str_skip(buf_str(b), from);
}

// The quote begins right behind bullets, else below what the line holds. `rest` is what follows on
// the line; a line of text below would count as part of the quote.
static void append_quote(Str text, Str rest, Buf *out)
{
	Arena a = {0};
	Str line = last_line(out);
	size_t n = markers_length(line);
	Str markers = arena_copy(&a, str_head(line, n));
	if (line.n > n)
		append_new_line(markers, out);
	append_quoted(text, markers, out);
	if (str_trim(rest).n > 0) {
		buf_append_char(out, '\n');
		append_new_line(markers, out);
	}
	arena_release(&a);
}

static bool append_embed(Expansion *x, const Reference *r, Str rest, Buf *out)
{
	ExpandTarget target;
	Buf text = {0};
	if (r->is_in_macro || !enter(x, r, true, &target))
		return false;
	append_embedded(x, r, &target, &text);
	leave(x);
	if (text.n > 0)
		append_quote(buf_str(&text), rest, out);
	bool is_shown = text.n > 0;
	buf_release(&text);
	return is_shown;
}

// -- passages ------------------------------------------------------------------------------------

static Str rest_of_line(Str text, size_t at)
{
	Str rest = str_skip(text, at);
	size_t n = rest.n;
	str_find_char(rest, '\n', &n);
	return str_head(rest, n);
}

// Lines that go on with the quote above them unless something stands between.
static bool continues_quote(Str below)
{
	Str line;
	return str_next_line(&below, &line) && str_trim(line).n > 0 && markers_length(line) == 0;
}

static bool append_reference(Expansion *x, const Passage *p, const Reference *r)
{
	bool is_embed = r->kind == REFERENCE_EMBED_BLOCK || r->kind == REFERENCE_EMBED_PAGE;
	if (is_embed && !p->is_line)
		return append_embed(x, r, rest_of_line(p->text, r->end), p->out);
	if (r->kind == REFERENCE_BLOCK || r->kind == REFERENCE_EMBED_BLOCK)
		return append_mention(x, r, p->out);
	if (r->kind == REFERENCE_EMBED_PAGE)
		append_page_name(r->target, p->out);
	return r->kind == REFERENCE_EMBED_PAGE;
}

static void append_image(const Expansion *x, const Passage *p, const Reference *r)
{
	const ExpandSource *source = x->source;
	buf_append(p->out, str_slice(p->text, r->begin, r->end - r->target.n - 1));
	if (!source->append_image ||
		!source->append_image(source->context, p->page, r->target, p->out))
		buf_append(p->out, r->target);
	buf_append_char(p->out, ')');
	if (source->is_missing(source->context, p->page, r->target))
		buf_append_z(p->out, "{:missing true}");
}

// Appends what stays of a reference, and what is to be said about it.
static void append_as_written(const Expansion *x, const Passage *p, const Reference *r)
{
	if (r->kind == REFERENCE_IMAGE)
		append_image(x, p, r);
	else
		buf_append(p->out, str_slice(p->text, r->begin, r->end));
}

// Where the text goes on behind an embed that became a quote.
static size_t end_quote(const Passage *p, size_t at)
{
	Str rest = rest_of_line(p->text, at);
	if (str_trim(rest).n > 0)
		return at + (rest.n - str_trim_left(rest).n);
	at += rest.n;
	if (continues_quote(str_skip(p->text, at + 1)))
		buf_append_char(p->out, '\n');
	return at;
}

static void append_passage(Expansion *x, const Passage *p)
{
	ReferenceScanner s = {.text = p->text};
	Reference r;
	size_t at = 0;
	while (x->references > 0 && reference_next(&s, &r)) {
		if (r.begin < at || r.kind == REFERENCE_LABEL)
			continue;
		x->references--;
		buf_append(p->out, str_slice(p->text, at, r.begin));
		at = r.end;
		bool is_put_in = append_reference(x, p, &r);
		bool is_embed = r.kind == REFERENCE_EMBED_BLOCK || r.kind == REFERENCE_EMBED_PAGE;
		if (!is_put_in)
			append_as_written(x, p, &r);
		else if (is_embed && !p->is_line)
			at = end_quote(p, at);
	}
	buf_append(p->out, str_skip(p->text, at));
}

void expand_append(Str markdown, Str page, const ExpandSource *source, Buf *out)
{
	Expansion x = {.source = source, .references = REFERENCES_MAX, .bytes = BYTES_MAX};
	Buf own = {0};
	append_passage(&x, &(Passage){markdown, page, false, &own});
	buf_append(out, buf_str(&own));
	buf_release(&own);
	arena_release(&x.arena);
}
