#include "query_check.h"

#include "tests.h"

static void print_children(const Filter *f, const char *name, Buf *out);

static void print_text(const char *name, const Filter *f, Buf *out)
{
	buf_printf(out, "%s '%.*s'", name, STR_ARG(f->text));
}

static void print_date(const FilterDate *d, Buf *out)
{
	switch (d->base) {
	case DATE_DAY:
		calendar_format_day(d->day, out);
		break;
	case DATE_TODAY:
		buf_printf(out, "today%+dm%+dd", d->months, d->days);
		break;
	case DATE_NOW:
		buf_printf(out, "now%+lldms", (long long)d->ms);
		break;
	}
}

static void print_dates(const Filter *f, Buf *out)
{
	print_date(&f->from, out);
	buf_append_z(out, " to ");
	print_date(&f->to, out);
}

static void print_tree(const Filter *f, Buf *out)
{
	static const char *const is[] = {
		"due", "new", "suspended", "buried", "marked", "leech", "gone"};
	static const char *const compare[] = {"<", "<=", "=", ">=", ">"};
	switch (f->kind) {
	case FILTER_ALL:
		buf_append_z(out, "all");
		break;
	case FILTER_AND:
		print_children(f, "and", out);
		break;
	case FILTER_OR:
		print_children(f, "or", out);
		break;
	case FILTER_NOT:
		print_children(f, "not", out);
		break;
	case FILTER_TEXT:
		print_text("text", f, out);
		break;
	case FILTER_REF:
		print_text("ref", f, out);
		buf_printf(out, " %s", f->letters);
		break;
	case FILTER_PAGE:
		print_text("page", f, out);
		break;
	case FILTER_TAG:
		print_text("tag", f, out);
		break;
	case FILTER_DECK:
		print_text("deck", f, out);
		break;
	case FILTER_GRAPH:
		print_text("graph", f, out);
		break;
	case FILTER_PAGE_ITSELF:
		print_text("page itself", f, out);
		break;
	case FILTER_PROPERTY:
		buf_printf(out, "property %.*s", STR_ARG(f->key));
		if (f->text.n > 0)
			print_text("", f, out);
		break;
	case FILTER_JOURNAL:
		buf_append_z(out, "journal ");
		print_dates(f, out);
		break;
	case FILTER_TIME:
		buf_printf(out, "%.*s ", STR_ARG(f->key));
		print_dates(f, out);
		break;
	case FILTER_IS:
		buf_printf(out, "is %s", is[f->is]);
		break;
	case FILTER_SCORE:
		buf_printf(out, "score %g", f->number);
		break;
	case FILTER_INTERVAL:
		buf_printf(out, "interval %s %g", compare[f->compare], f->number);
		break;
	case FILTER_PAGES:
	case FILTER_CARDS:
		fail_msg("no query names cards");
	}
}

static void print_children(const Filter *f, const char *name, Buf *out)
{
	buf_printf(out, "%s(", name);
	for (const Filter *child = f->first; child; child = child->next) {
		print_tree(child, out);
		if (child->next)
			buf_append_z(out, ", ");
	}
	buf_append_char(out, ')');
}

static void print_query(const Query *query, Buf *out)
{
	print_tree(query->filter, out);
	if (query->sort.key.n > 0)
		buf_printf(out, " by %.*s %s", STR_ARG(query->sort.key),
			query->sort.is_ascending ? "asc" : "desc");
}

void query_check_tree(const char *text, const char *expected)
{
	query_check_tree_in("", text, expected);
}

void query_check_tree_in(const char *forms, const char *text, const char *expected)
{
	Arena arena = {0};
	Err err = {0};
	Query query;
	if (!query_parse(str_from_z(text), str_from_z(forms), &arena, &query, &err))
		fail_msg("%s\n%s", text, err.text);
	Buf tree = {0};
	print_query(&query, &tree);
	assert_str(buf_str(&tree), expected);
	buf_release(&tree);
	arena_release(&arena);
}

void query_check_error(const char *text, const char *expected)
{
	Arena arena = {0};
	Err err = {0};
	Query query;
	if (query_parse(str_from_z(text), (Str){0}, &arena, &query, &err))
		fail_msg("%s was understood", text);
	assert_int_equal(err.kind, ERR_USAGE);
	assert_str(str_from_z(err.text), expected);
	arena_release(&arena);
}
