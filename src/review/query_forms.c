// The forms of Logseq's queries that take arguments.
#include "recto/base/nearest.h"
#include "recto/base/utf8.h"

#include "query_logseq.h"

typedef struct Form {
	const char *name;
	const char *usage;
	const char *operand; // what is missing where there are too few
	size_t min, max;     // arguments
	bool takes_vector;
	Filter *(*build)(Parser *p, const Arguments *args);
} Form;

// -- arguments -----------------------------------------------------------------------------------

static bool refuse_argument(Parser *p, char c)
{
	if (c == '(')
		parser_fail(p, p->at, "no form goes into this one");
	else if (c == '[')
		parser_fail(p, p->at, "no [ goes here: a page is [[page]]");
	else
		parser_fail(p, p->at, "nothing opens this %c", c);
	return false;
}

static bool take_argument(Parser *p, Argument *out)
{
	Str rest = str_skip(p->text, p->at);
	*out = (Argument){.at = p->at};
	if (rest.p[0] == '"') {
		out->kind = ARGUMENT_TEXT;
		return parser_quoted(p, &out->text);
	}
	if (str_starts_with(rest, STR("[["))) {
		out->kind = ARGUMENT_PAGE;
		return parser_bracketed(p, &out->text);
	}
	if (rest.p[0] == '#') {
		out->kind = ARGUMENT_PAGE;
		return logseq_tag(p, &out->text);
	}
	out->text = parser_word(p, STR("()[]\","));
	return out->text.n > 0 || refuse_argument(p, rest.p[0]);
}

static bool is_vector(Str rest)
{
	return rest.p[0] == '[' && !str_starts_with(rest, STR("[["));
}

// Goes past a bracket of the vector, which opens at most once. True when there was one.
static bool take_vector_mark(Parser *p, Arguments *args, bool *is_open)
{
	Str rest = str_skip(p->text, p->at);
	bool opens = is_vector(rest) && args->n == 0 && args->vector_at == SIZE_MAX;
	bool closes = rest.p[0] == ']' && *is_open;
	if (opens)
		args->vector_at = p->at;
	if (opens || closes) {
		*is_open = opens;
		p->at++;
	}
	return opens || closes;
}

// Up to and with the ')' that belongs to the '(' at `open`.
static bool take_arguments(Parser *p, size_t open, Arguments *args)
{
	bool is_in_vector = false;
	args->n = 0;
	args->vector_at = SIZE_MAX;
	for (;;) {
		logseq_skip_gap(p);
		args->end_at = p->at;
		bool ends = parser_is_at_end(p) || p->text.p[p->at] == ')';
		if (ends && (is_in_vector || parser_is_at_end(p))) {
			size_t at = is_in_vector ? args->vector_at : open;
			parser_fail(p, at, "nothing closes this %c", p->text.p[at]);
			return false;
		}
		if (parser_take(p, STR(")")))
			return true;
		if (take_vector_mark(p, args, &is_in_vector))
			continue;
		if (args->n == ARGUMENTS_MAX) {
			parser_fail(p, p->at, "this is too much for one form");
			return false;
		}
		if (!take_argument(p, &args->items[args->n++]))
			return false;
	}
}

static bool check_arguments(Parser *p, const Form *form, const Arguments *args)
{
	size_t at = args->end_at;
	if (args->n > form->max)
		at = args->items[form->max].at;
	else if (args->vector_at != SIZE_MAX && !form->takes_vector)
		at = args->vector_at;
	else if (args->n >= form->min)
		return true;
	else {
		parser_fail(p, at, "%s is missing: this is written %s", form->operand, form->usage);
		return false;
	}
	parser_fail(p, at, "this is written %s; several words go in quotes", form->usage);
	return false;
}

// -- properties ----------------------------------------------------------------------------------

static Str normal_key(Parser *p, Str name)
{
	Buf key = {0};
	if (str_starts_with(name, STR(":")))
		name = str_skip(name, 1);
	utf8_append_lower_nfc(&key, name);
	for (size_t i = 0; i < key.n; i++)
		if (key.p[i] == '_' || key.p[i] == ' ')
			key.p[i] = '-';
	Str copy = arena_copy(p->arena, buf_str(&key));
	buf_release(&key);
	return copy;
}

// The name of a property as Logseq knows it. False with an error.
static bool property_key(Parser *p, const Argument *a, Str *out)
{
	*out = normal_key(p, a->text);
	if (out->n == 0)
		parser_fail(p, a->at, "a name is missing here");
	return out->n > 0;
}

static Filter *new_property(Parser *p, Str key, Str value)
{
	Filter *f = parser_text(p, FILTER_PROPERTY, value);
	f->key = key;
	return f;
}

static Filter *build_property(Parser *p, const Arguments *args)
{
	Str key;
	if (!property_key(p, &args->items[0], &key))
		return NULL;
	return new_property(p, key, args->n > 1 ? args->items[1].text : (Str){0});
}

static const char *const tasks[] = {"TODO", "DOING", "DONE", "NOW", "LATER", "WAITING", "WAIT",
	"CANCELED", "CANCELLED", "STARTED", "IN-PROGRESS"};

static bool check_task(Parser *p, const Argument *a)
{
	Nearest nearest = {.word = a->text};
	for (size_t i = 0; i < sizeof tasks / sizeof *tasks; i++) {
		Str task = str_from_z(tasks[i]);
		if (str_equals_nocase(a->text, task))
			return true;
		nearest_offer(&nearest, task);
	}
	if (nearest.best.n > 0)
		parser_fail(p, a->at, "there is no task marker %.*s; did you mean %.*s?",
			STR_ARG(a->text), STR_ARG(nearest.best));
	else
		parser_fail(p, a->at, "a task marker is TODO, DOING, DONE, NOW, LATER, WAITING …");
	return false;
}

static bool check_priority(Parser *p, const Argument *a)
{
	if (a->text.n == 1)
		return true;
	parser_fail(p, a->at, "a priority is one letter, such as A");
	return false;
}

// One of the values is that of the property.
static Filter *build_choice(
	Parser *p, Str key, bool (*check)(Parser *, const Argument *), const Arguments *args)
{
	FilterList list = {0};
	for (size_t i = 0; i < args->n; i++) {
		if (!check(p, &args->items[i]))
			return NULL;
		filter_list_add(&list, new_property(p, key, args->items[i].text));
	}
	return filter_list_join(p, FILTER_OR, &list);
}

static Filter *build_task(Parser *p, const Arguments *args)
{
	return build_choice(p, STR(":task"), check_task, args);
}

static Filter *build_priority(Parser *p, const Arguments *args)
{
	return build_choice(p, STR(":priority"), check_priority, args);
}

// -- pages and dates -----------------------------------------------------------------------------

static Filter *build_page(Parser *p, const Arguments *args)
{
	return parser_page(p, args->items[0].at, args->items[0].text);
}

static bool check_time(Parser *p, const Argument *a, Str key)
{
	static const char *const times[] = {"created-at", "updated-at", "last-modified-at"};
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		if (str_equals(key, str_from_z(times[i])))
			return true;
	parser_fail(p, a->at, "(between …) looks at created-at, updated-at, or at journals");
	return false;
}

static Filter *build_between(Parser *p, const Arguments *args)
{
	bool has_key = args->n == 3;
	Filter *f = parser_new(p, has_key ? FILTER_TIME : FILTER_JOURNAL);
	if (has_key && (!property_key(p, &args->items[0], &f->key) ||
			       !check_time(p, &args->items[0], f->key)))
		return NULL;
	const Argument *dates = &args->items[has_key];
	bool are_dates = logseq_date(p, &dates[0], &f->from) && logseq_date(p, &dates[1], &f->to);
	return are_dates ? f : NULL;
}

// -- order ---------------------------------------------------------------------------------------

static bool take_direction(Parser *p, const Argument *a, bool *is_ascending)
{
	*is_ascending = str_equals_nocase(a->text, STR("asc"));
	if (*is_ascending || str_equals_nocase(a->text, STR("desc")))
		return true;
	parser_fail(p, a->at, "the order is asc or desc");
	return false;
}

static Filter *build_sort(Parser *p, const Arguments *args)
{
	if (p->sort.key.n > 0)
		return parser_fail(p, args->items[0].at, "the query is sorted already");
	if (args->n > 1 && !take_direction(p, &args->items[1], &p->sort.is_ascending))
		return NULL;
	if (!property_key(p, &args->items[0], &p->sort.key))
		return NULL;
	return parser_new(p, FILTER_ALL);
}

// -- the table -----------------------------------------------------------------------------------

static const Form forms[] = {
	{"between", "(between START END)", "a date", 2, 3, false, build_between},
	{"page", "(page NAME)", "a name", 1, 1, false, build_page},
	{"priority", "(priority A B)", "a priority", 1, ARGUMENTS_MAX, true, build_priority},
	{"property", "(property KEY VALUE)", "a key", 1, 2, false, build_property},
	{"sort-by", "(sort-by KEY asc)", "a key", 1, 2, false, build_sort},
	{"task", "(task TODO DOING)", "a task marker", 1, ARGUMENTS_MAX, true, build_task},
	{"todo", "(todo TODO DOING)", "a task marker", 1, ARGUMENTS_MAX, true, build_task},
};

// Forms that look at pages, for which Logseq shows all cards or none.
static const struct Refused {
	const char *name;
	const char *instead;
} refused[] = {
	{"all-page-tags", "lists tags, and no cards: use tag:NAME"},
	{"full-text-search", "is \"text\" here"},
	{"namespace", "looks at pages: page:NAME takes those below NAME, too"},
	{"page-property", "looks at pages: use (property KEY VALUE) or page:NAME"},
	{"page-tags", "looks at pages: use tag:NAME or [[NAME]]"},
	{"sample", "is not known: use review --limit N with order: random"},
	{"tags", "looks at pages: use tag:NAME or [[NAME]]"},
};

enum {
	FORMS_N = sizeof forms / sizeof *forms,
	REFUSED_N = sizeof refused / sizeof *refused,
};

static const Form *find_form(Str name)
{
	for (size_t i = 0; i < FORMS_N; i++)
		if (str_equals_nocase(name, str_from_z(forms[i].name)))
			return &forms[i];
	return NULL;
}

static Filter *refuse_form(Parser *p, size_t at, Str name)
{
	static const char *const groups[] = {"and", "or", "not"};
	Nearest nearest = {.word = name};
	for (size_t i = 0; i < REFUSED_N; i++)
		if (str_equals_nocase(name, str_from_z(refused[i].name)))
			return parser_fail(p, at, "(%s …) %s", refused[i].name, refused[i].instead);
	for (size_t i = 0; i < FORMS_N; i++)
		nearest_offer(&nearest, str_from_z(forms[i].name));
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		nearest_offer(&nearest, str_from_z(groups[i]));
	if (name.n > 0 && nearest.best.n > 0)
		return parser_fail(p, at, "there is no form (%.*s …); did you mean (%.*s …)?",
			STR_ARG(name), STR_ARG(nearest.best));
	return parser_fail(
		p, at, "behind ( goes a form, as in recto help queries; text goes in quotes");
}

Filter *logseq_form(Parser *p, size_t open, size_t name_at, Str name)
{
	Arguments args;
	const Form *form = find_form(name);
	if (!form)
		return refuse_form(p, name_at, name);
	if (!take_arguments(p, open, &args) || !check_arguments(p, form, &args))
		return NULL;
	return form->build(p, &args);
}
