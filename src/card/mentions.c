// The pages that a block mentions.
#include "recto/card/refs.h"

#include <string.h>
#include "inline.h"
#include "local.h"

enum { MENTION_DEPTH = 32 };

typedef struct Mentions {
	Refs *refs; // NULL when only the inlines are asked for
	Refs *tags; // those of the text; NULL when nobody asks
	InlineVisitor *visit;
	void *context;
	int depth; // of quotes and items
	PageFormat format;
	bool searches_are_pages; // [[name][label]] in org, in blocks that have a title
} Mentions;

// -- within a line ---------------------------------------------------------------------------

// A page by what stands between its marks; the id of ((id)).
static void mention(Refs *r, Str page)
{
	bool is_block =
		str_starts_with(page, STR("((")) && str_ends_with(page, STR("))")) && page.n > 4;
	Str id = str_slice(page, 2, page.n - 2);
	name_mention(r, is_block && name_is_block_id(id) ? id : page);
}

static bool is_asset(Str page)
{
	size_t at = 0;
	while (at < page.n && (page.p[at] == '.' || page.p[at] == '/'))
		at++;
	return str_starts_with(str_skip(page, at), STR("assets"));
}

static void mention_search(Refs *r, Str target)
{
	if (name_unwrap(target).n < target.n || !is_asset(target))
		mention(r, name_unwrap(target));
}

static void mention_page(Mentions *m, Str target)
{
	Buf page = {0};
	inline_append_unescaped(m->format, target, &page);
	if (!is_asset(buf_str(&page)) && !str_starts_with(buf_str(&page), STR("draws")))
		mention(m->refs, buf_str(&page));
	buf_release(&page);
}

static void mention_tag(Mentions *m, Str target)
{
	Buf name = {0};
	inline_append_tag_name(m->format, target, &name);
	mention(m->refs, name_unwrap(buf_str(&name)));
	buf_release(&name);
}

static void mention_file(Mentions *m, Str label)
{
	Buf name = {0};
	inline_append_unescaped(m->format, label, &name);
	mention(m->refs, buf_str(&name));
	buf_release(&name);
}

static void mention_embedded(Refs *r, const Inline *macro)
{
	Buf arguments = {0};
	if (inline_join_arguments(macro->label, &arguments))
		mention(r, name_unwrap(buf_str(&arguments)));
	buf_release(&arguments);
}

static void mention_inline(Mentions *m, const Inline *item)
{
	Refs *r = m->refs;
	switch (item->kind) {
	case INLINE_TAG:
		mention_tag(m, item->target);
		break;
	case INLINE_PAGE:
		mention_page(m, item->target);
		break;
	case INLINE_SEARCH:
		if (m->searches_are_pages)
			mention_search(r, item->target);
		break;
	case INLINE_NESTED:
		mention(r, item->target);
		break;
	case INLINE_FILE:
		mention_file(m, item->label);
		break;
	case INLINE_LINK:
		if (str_starts_with(item->target, STR("[[")) &&
			str_ends_with(item->target, STR("]]")))
			mention(r, name_unwrap(item->target));
		break;
	case INLINE_MACRO:
		if (str_equals(item->target, STR("embed")))
			mention_embedded(r, item);
		break;
	case INLINE_PLAIN:
	case INLINE_TIMESTAMP:
	case INLINE_EMPHASIS:
	case INLINE_CODE:
	case INLINE_OTHER:
		break;
	}
}

static bool see_inline(void *context, const Inline *item)
{
	Mentions *m = context;
	mention_inline(m, item);
	if (m->tags && item->kind == INLINE_TAG && item->depth == 0)
		tags_add_mark(m->format, item->target, m->tags);
	return true;
}

static void see_text(Mentions *m, Str text)
{
	inline_scan(text, (InlineOptions){.format = m->format}, m->visit, m->context);
}

// -- paragraphs and what holds them ----------------------------------------------------------

typedef struct FirstItems {
	int count;
	bool was_plain;
	bool has_timestamp;
} FirstItems;

static bool see_first(void *context, const Inline *item)
{
	FirstItems *first = context;
	if (item->depth > 0)
		return true;
	bool goes_on = item->kind == INLINE_PLAIN && first->was_plain;
	first->was_plain = item->kind == INLINE_PLAIN;
	first->count += !goes_on;
	if (first->count > 2)
		return false;
	first->has_timestamp = first->has_timestamp || item->kind == INLINE_TIMESTAMP;
	return !first->has_timestamp;
}

// A paragraph whose first or second piece is a timestamp is planning, and nothing in it is
// mentioned.
static bool is_planning(PageFormat format, Str text)
{
	FirstItems first = {0};
	if (str_contains(text, STR("<")) || str_contains(text, STR("[")))
		inline_scan(text, (InlineOptions){.format = format}, see_first, &first);
	return first.has_timestamp;
}

static void see_elements(Mentions *m, ElementScanner *s);

static void see_part(void *context, Str text, bool is_inline, ElementScope scope)
{
	Mentions *m = context;
	if (is_inline || m->depth == MENTION_DEPTH) {
		see_text(m, text);
		return;
	}
	ElementScanner s;
	element_scanner_init(&s, m->format, text, 0, scope);
	m->depth++;
	see_elements(m, &s);
	m->depth--;
	element_scanner_release(&s);
}

static void see_paragraph(Mentions *m, const ElementScanner *s, Span *paragraph)
{
	Str text = str_slice(s->text, paragraph->begin, paragraph->end);
	bool is_dropped = s->scope == SCOPE_PAGE && is_planning(s->format, text);
	if (text.n > 0 && !is_dropped)
		see_text(m, text);
	*paragraph = (Span){0};
}

static void see_marker(Mentions *m, const ElementScanner *s, Span marker)
{
	if (m->refs)
		refs_add(m->refs, str_slice(s->text, marker.begin, marker.end));
}

static void see_title(Mentions *m, Str title)
{
	Str tags = m->format == PAGE_ORG ? inline_org_title_tags(title) : (Str){0};
	see_text(m, title);
	for (Str tag; tags.n > 0 && m->refs;) {
		str_cut(tags, ':', &tag, &tags);
		name_mention(m->refs, tag);
		if (m->tags && tag.n > 0)
			tags_add_mark(m->format, tag, m->tags);
	}
}

static void see_elements(Mentions *m, ElementScanner *s)
{
	Element e;
	Span paragraph = {0};
	while (element_next(s, &e)) {
		if (e.kind == ELEMENT_TEXT || e.kind == ELEMENT_BREAKS) {
			if (paragraph.end == 0)
				paragraph.begin = e.extent.begin;
			paragraph.end = e.extent.end;
			continue;
		}
		see_paragraph(m, s, &paragraph);
		if (e.kind == ELEMENT_HEADING) {
			see_marker(m, s, e.heading.task);
			see_marker(m, s, e.heading.priority);
			see_title(
				m, str_slice(s->text, e.heading.title.begin, e.heading.title.end));
		} else if (!element_is_opaque(s, &e)) {
			element_each_part(s, &e, see_part, m);
		}
	}
	see_paragraph(m, s, &paragraph);
}

void refs_of_block(const Outline *o, const Block *b, const RefOptions *options, Refs *out)
{
	mentions_of_block(o, b, options, out, NULL);
}

void mentions_of_block(
	const Outline *o, const Block *b, const RefOptions *options, Refs *refs, Refs *tags)
{
	Mentions m = {.refs = refs,
		.tags = tags,
		.visit = see_inline,
		.context = &m,
		.format = o->format,
		.searches_are_pages = b->kind != BLOCK_PRE};
	ElementScanner s;
	refs->journal_form = options ? options->journal_form : (Str){0};
	properties_mention(o, b, options, refs, tags);
	element_scanner_init(
		&s, o->format, outline_text(o, b->extent), o->source.n - b->extent.end, SCOPE_PAGE);
	if (b->kind == BLOCK_PRE && o->front_matter.end > 0)
		s.at = o->front_matter.end - b->extent.begin;
	see_elements(&m, &s);
	element_scanner_release(&s);
}

static bool see_link(void *context, const Inline *item)
{
	Mentions *m = context;
	if (item->kind == INLINE_PAGE)
		mention_page(m, item->target);
	return true;
}

void refs_add_links(Refs *r, Str markdown)
{
	Mentions m = {.refs = r};
	inlines_of_text(PAGE_MARKDOWN, markdown, see_link, &m);
}

void inlines_of_text(PageFormat format, Str text, InlineVisitor *visit, void *context)
{
	Mentions m = {.visit = visit, .context = context, .format = format};
	ElementScanner s;
	element_scanner_init(&s, format, text, 0, SCOPE_PAGE);
	see_elements(&m, &s);
	element_scanner_release(&s);
}
