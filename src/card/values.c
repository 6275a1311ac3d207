// The pages that a block's properties mention: by their values, and by their names.
#include <stdlib.h>

#include "inline.h"
#include "local.h"

// Names of properties that are no pages. These lists are sorted.
static const char *const built_in[] = {"alias", "aliases", "background-color", "collapsed",
	"created-at", "custom-id", "doing", "done", "exclude-from-graph-view", "filetags",
	"filters", "heading", "hl-color", "hl-page", "hl-stamp", "hl-type", "icon", "id",
	"last-modified-at", "later", "logseq.color", "logseq.macro-arguments", "logseq.macro-name",
	"logseq.order-list-type", "logseq.table.borders", "logseq.table.compact",
	"logseq.table.headers", "logseq.table.hover", "logseq.table.max-width",
	"logseq.table.stripes", "logseq.table.version", "logseq.tldraw.page", "logseq.tldraw.shape",
	"ls-type", "macro", "nlp-date", "now", "public", "query-properties", "query-sort-by",
	"query-sort-desc", "query-table", "tags", "template", "template-including-parent", "title",
	"todo", "updated-at"};

// Those among them whose values are read, so that a link in them counts.
static const char *const typed[] = {"collapsed", "created-at", "doing", "done",
	"exclude-from-graph-view", "heading", "hl-page", "hl-stamp", "last-modified-at", "later",
	"now", "public", "query-sort-desc", "query-table", "template-including-parent", "todo",
	"updated-at"};

// Names that are no pages either, with values like any other.
static const char *const extended[] = {"background-image", "card-ease-factor", "card-last-interval",
	"card-last-reviewed", "card-last-score", "card-next-schedule", "card-repeats"};

static int compare_name(const void *key, const void *entry)
{
	return str_compare(*(const Str *)key, str_from_z(*(const char *const *)entry));
}

static bool is_in(Str key, const char *const *list, size_t n)
{
	return bsearch(&key, list, n, sizeof *list, compare_name);
}

static bool is_extended(Str key)
{
	return is_in(key, extended, sizeof extended / sizeof *extended);
}

static bool is_built_in(Str key)
{
	return is_in(key, built_in, sizeof built_in / sizeof *built_in) || is_extended(key);
}

static bool has_list(Str key)
{
	return str_equals(key, STR("tags")) || str_equals(key, STR("alias")) ||
	       str_equals(key, STR("aliases"));
}

static bool has_readable_value(Str key)
{
	return !is_built_in(key) || is_extended(key) || has_list(key) ||
	       is_in(key, typed, sizeof typed / sizeof *typed);
}

static bool is_quoted(Str value)
{
	return value.n >= 2 && value.p[0] == '"' && value.p[value.n - 1] == '"';
}

// -- values ----------------------------------------------------------------------------------

static bool is_asset(Str page)
{
	size_t at = 0;
	while (at < page.n && (page.p[at] == '.' || page.p[at] == '/'))
		at++;
	return str_starts_with(str_skip(page, at), STR("assets"));
}

typedef struct Values {
	PageFormat format;
	Refs *refs;
	Refs *tags; // NULL when nobody asks
} Values;

// Only links and tags that stand by themselves count; of a tag what stands before a link in it.
static bool see_first_link(void *context, const Inline *item)
{
	if (item->kind == INLINE_PAGE || item->kind == INLINE_NESTED)
		*(Str *)context = item->target;
	return false;
}

static void mention_tag(const Values *v, const Inline *tag)
{
	Str first = tag->label;
	if (first.n == 0)
		inline_scan(
			tag->target, (InlineOptions){.format = v->format}, see_first_link, &first);
	name_mention(v->refs, name_trim(first));
}

static bool see_value(void *context, const Inline *item)
{
	const Values *v = context;
	if (item->depth > 0)
		return true;
	if ((item->kind == INLINE_PAGE && !is_asset(item->target)) || item->kind == INLINE_NESTED)
		name_mention(v->refs, name_trim(item->target));
	if (item->kind == INLINE_TAG)
		mention_tag(v, item);
	if (item->kind == INLINE_TAG && v->tags)
		tags_add_mark(v->format, item->target, v->tags);
	return true;
}

// -- comma lists -----------------------------------------------------------------------------

typedef struct List {
	PageFormat format;
	Refs *refs;
	Buf plain; // what stands between two links
} List;

static void mention_names(List *l)
{
	static const Str wide_comma = {"\xEF\xBC\x8C", 3};
	Str rest = buf_str(&l->plain);
	while (rest.n > 0) {
		size_t comma = 0;
		while (comma < rest.n && rest.p[comma] != ',' &&
			!str_starts_with(str_skip(rest, comma), wide_comma))
			comma++;
		size_t length = comma < rest.n && rest.p[comma] != ',' ? wide_comma.n : 1;
		name_mention(l->refs, name_trim(str_head(rest, comma)));
		rest = str_skip(rest, comma + length);
	}
	buf_clear(&l->plain);
}

// An unknown \word is the word.
static void append_plain(PageFormat format, Str source, Buf *out)
{
	bool is_word = source.n > 1 && source.p[0] == '\\' &&
		       ((source.p[1] >= 'a' && source.p[1] <= 'z') ||
			       (source.p[1] >= 'A' && source.p[1] <= 'Z'));
	inline_append_unescaped(format, str_skip(source, is_word), out);
}

static bool see_list(void *context, const Inline *item)
{
	List *l = context;
	if (item->depth > 0)
		return true;
	if (item->kind == INLINE_PLAIN)
		append_plain(l->format, item->source, &l->plain);
	else
		mention_names(l);
	return true;
}

// The first paragraph of the value counts, when it begins with one.
static void mention_list(const Values *v, Str value)
{
	List l = {.format = v->format, .refs = v->refs};
	ElementScanner s;
	Element e;
	element_scanner_init(&s, v->format, value, 0, SCOPE_PAGE);
	if (element_next(&s, &e) && e.kind == ELEMENT_TEXT)
		inline_scan(str_slice(value, e.extent.begin, e.extent.end),
			(InlineOptions){.format = v->format}, see_list, &l);
	mention_names(&l);
	buf_release(&l.plain);
	element_scanner_release(&s);
}

static void mention_value(Values *v, const Property *p)
{
	Str value = name_trim(p->value);
	if (is_quoted(value) || !has_readable_value(p->key))
		return;
	if (!p->is_opaque)
		inline_scan(p->value, (InlineOptions){.format = v->format, .macros_are_text = true},
			see_value, v);
	if (has_list(p->key))
		mention_list(v, value);
}

// -- names -----------------------------------------------------------------------------------

static bool is_excluded(Str name, const RefOptions *options)
{
	Str rest = options ? options->excluded_property_names : (Str){0};
	for (Str line; str_next_line(&rest, &line);)
		if (str_equals(line, name))
			return true;
	return false;
}

// Of a name with a namespace only what follows counts.
static void mention_name(Refs *r, Str key, const RefOptions *options)
{
	size_t slash;
	Str name = str_find_char(key, '/', &slash) && slash > 0 ? str_skip(key, slash + 1) : key;
	bool are_refs = !options || !options->property_names_are_not_refs;
	if (are_refs && !is_built_in(name) && !is_excluded(name, options))
		name_mention(r, name);
}

void properties_mention(
	const Outline *o, const Block *b, const RefOptions *options, Refs *refs, Refs *tags)
{
	Values v = {.format = o->format, .refs = refs, .tags = tags};
	for (uint32_t i = 0; i < b->n_properties; i++) {
		const Property *p = &o->properties[b->first_property + i];
		if (!p->is_valid)
			continue;
		mention_value(&v, p);
		mention_name(refs, p->key, options);
	}
}
