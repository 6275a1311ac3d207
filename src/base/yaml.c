#include "recto/base/yaml.h"

#include <assert.h>
#include <stdint.h>
#include <yaml.h>
#include "recto/base/mem.h"
#include "recto/base/utf8.h"

const YamlLimits yaml_limits_front_matter = {.bytes = 64 << 10, .depth = 32, .events = 10000};
const YamlLimits yaml_limits_config = {.bytes = 1 << 20, .depth = 32, .events = 10000};

// libyaml counts places in characters and takes more characters for line ends than recto does, so
// its places are counted again over the bytes.
typedef struct Place {
	size_t character, byte; // from 0
	int line, col;          // from 1
} Place;

// A list or a map that is open.
typedef struct Frame {
	Yaml *node;
	Yaml **end; // where its next child goes
	bool has_key;
	Str key; // of the value to come
	int key_line, key_col;
} Frame;

typedef struct Reader {
	yaml_parser_t parser;
	yaml_event_t event;
	const YamlLimits *limits;
	Str text;
	Place place; // of the last event
	Arena *arena;
	Frame *frames;
	int depth; // of open frames
	int n_events;
	Yaml *root;
	Diag *problem;
} Reader;

// -- places and problems ---------------------------------------------------------------------

static void step(Place *place, Str text)
{
	char c = text.p[place->byte];
	uint32_t code;
	size_t length = utf8_decode(str_skip(text, place->byte), &code);
	bool is_line_end =
		c == '\n' ||
		(c == '\r' && !str_starts_with(str_skip(text, place->byte + 1), STR("\n")));
	place->line += is_line_end;
	place->col = is_line_end ? 1 : place->col + (int)length;
	place->byte += length;
	place->character++;
}

// Events come in the order of their places, so all of them together cost one walk over the text.
static void go_to(Reader *r, size_t character, size_t byte)
{
	if (character < r->place.character || byte < r->place.byte)
		r->place = (Place){.line = 1, .col = 1};
	while (r->place.byte < r->text.n && r->place.character < character && r->place.byte < byte)
		step(&r->place, r->text);
}

static bool fail(Reader *r, const char *why)
{
	*r->problem = (Diag){.line = r->place.line,
		.col = r->place.col,
		.text = arena_copy(r->arena, str_from_z(why))};
	return false;
}

// libyaml's words for what people get wrong, and ours.
static const struct Mistake {
	const char *problem;
	const char *context; // NULL for any
	const char *text;
	bool is_at_context; // the place to look at is where it was opened
} mistakes[] = {
	{"did not find expected ',' or ']'", NULL,
		"nothing closes this [, or a comma is missing in it", true},
	{"did not find expected ',' or '}'", NULL,
		"nothing closes this {, or a comma is missing in it", true},
	{"found unexpected end of stream", "while scanning a quoted scalar",
		"nothing closes this quote", true},
	{"did not find expected node content", NULL,
		"a value is expected here: a bracket may be open, or a comma too many", false},
	{"did not find expected key", NULL,
		"this does not fit what stands before it: check the indentation, quotes and "
		"brackets",
		false},
	{"did not find expected '-' indicator", NULL,
		"an item that begins with - is expected here: check the indentation", false},
	{"could not find expected ':'", NULL, "this has no colon behind its key", true},
	{"mapping values are not allowed in this context", NULL,
		"this colon has no place here: check the indentation, or put the text in quotes",
		false},
	{"block sequence entries are not allowed in this context", NULL,
		"this - has no place here: check the indentation", false},
	{"found character that cannot start any token", NULL,
		"no word begins with this character: tabs do not indent, and text such as @x goes "
		"in quotes",
		false},
	{"found a tab character that violates indentation", NULL, "tabs do not indent: use blanks",
		false},
};

static const struct Mistake *find_mistake(const yaml_parser_t *p)
{
	Str problem = str_from_z(p->problem);
	Str context = str_from_z(p->context);
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
		const struct Mistake *m = &mistakes[i];
		if (str_equals(problem, str_from_z(m->problem)) &&
			(!m->context || str_equals(context, str_from_z(m->context))))
			return m;
	}
	return NULL;
}

static bool fail_in_library(Reader *r)
{
	const yaml_parser_t *p = &r->parser;
	if (p->error == YAML_MEMORY_ERROR)
		mem_exhausted();
	if (p->error == YAML_READER_ERROR) {
		go_to(r, SIZE_MAX, p->problem_offset);
		return fail(r, p->problem ? p->problem : "not YAML");
	}
	const struct Mistake *mistake = find_mistake(p);
	bool is_at_context = mistake && mistake->is_at_context;
	go_to(r, is_at_context ? p->context_mark.index : p->problem_mark.index, SIZE_MAX);
	if (mistake)
		return fail(r, mistake->text);
	return fail(r, arena_printf(r->arena, "this is not YAML: %s", p->problem).p);
}

// -- the tree --------------------------------------------------------------------------------

static Frame *innermost(Reader *r)
{
	return r->depth > 0 ? &r->frames[r->depth - 1] : NULL;
}

static Yaml *add_node(Reader *r, YamlKind kind)
{
	Yaml *node = ARENA_NEW(r->arena, Yaml);
	*node = (Yaml){.kind = kind, .line = r->place.line, .col = r->place.col};
	Frame *frame = innermost(r);
	if (!frame) {
		r->root = node;
		return node;
	}
	node->key = frame->key;
	node->key_line = frame->key_line;
	node->key_col = frame->key_col;
	frame->has_key = false;
	*frame->end = node;
	frame->end = &node->next;
	return node;
}

static bool awaits_key(Reader *r)
{
	const Frame *frame = innermost(r);
	return frame && frame->node->kind == YAML_MAP && !frame->has_key;
}

static bool add_key(Reader *r, Str key)
{
	Frame *frame = innermost(r);
	if (yaml_find(frame->node, key))
		return fail(r, "this key is there twice");
	frame->has_key = true;
	frame->key = key;
	frame->key_line = r->place.line;
	frame->key_col = r->place.col;
	return true;
}

static bool add_scalar(Reader *r)
{
	yaml_event_t *e = &r->event;
	if (e->data.scalar.anchor || e->data.scalar.tag)
		return fail(r, "anchors and tags are not supported");
	Str text = arena_copy(
		r->arena, str_make((const char *)e->data.scalar.value, e->data.scalar.length));
	if (awaits_key(r))
		return add_key(r, text);
	Yaml *node = add_node(r, YAML_SCALAR);
	node->text = text;
	node->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	return true;
}

static bool open_node(Reader *r, YamlKind kind, bool is_plain)
{
	if (!is_plain)
		return fail(r, "anchors and tags are not supported");
	if (awaits_key(r))
		return fail(r, "a key must be a plain word");
	if (r->depth == r->limits->depth)
		return fail(r, "nested too deep");
	Yaml *node = add_node(r, kind);
	r->frames[r->depth++] = (Frame){.node = node, .end = &node->first};
	return true;
}

static bool take_event(Reader *r)
{
	yaml_event_t *e = &r->event;
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return add_scalar(r);
	case YAML_SEQUENCE_START_EVENT:
		return open_node(r, YAML_LIST,
			!e->data.sequence_start.anchor && !e->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return open_node(
			r, YAML_MAP, !e->data.mapping_start.anchor && !e->data.mapping_start.tag);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		assert(r->depth > 0);
		r->depth--;
		return true;
	case YAML_ALIAS_EVENT:
		return fail(r, "aliases are not supported");
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return true;
	}
	return true;
}

// -- the events ------------------------------------------------------------------------------

// Reads on until the first document is complete.
static bool read_events(Reader *r)
{
	for (bool is_done = false; !is_done;) {
		if (!yaml_parser_parse(&r->parser, &r->event))
			return fail_in_library(r);
		go_to(r, r->event.start_mark.index, SIZE_MAX);
		bool is_taken =
			++r->n_events <= r->limits->events ? take_event(r) : fail(r, "too long");
		is_done = r->event.type == YAML_DOCUMENT_END_EVENT ||
			  r->event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&r->event);
		if (!is_taken)
			return false;
	}
	return true;
}

// libyaml compares each directive with all before it, so a text of many would take minutes. They
// stand first.
static bool has_directive(Str text)
{
	Str line;
	while (str_next_line(&text, &line)) {
		Str words = str_trim(line);
		if (words.n > 0 && words.p[0] != '#')
			return line.p[0] == '%';
	}
	return false;
}

static bool is_nothing(const Yaml *node)
{
	return node && node->kind == YAML_SCALAR && !node->quoted && node->text.n == 0;
}

bool yaml_parse(Str text, const YamlLimits *limits, Arena *a, Yaml **root, Diag *problem)
{
	Str bom = STR("\xEF\xBB\xBF");
	Reader r = {
		.limits = limits,
		.text = str_starts_with(text, bom) ? str_skip(text, bom.n) : text,
		.place = {.line = 1, .col = 1},
		.arena = a,
		.problem = problem,
	};
	*root = NULL;
	if (text.n > limits->bytes)
		return fail(&r, "too long");
	if (has_directive(r.text))
		return fail(&r, "directives are not supported");
	r.frames = ARENA_ARRAY(a, Frame, (size_t)limits->depth);
	if (!yaml_parser_initialize(&r.parser))
		mem_exhausted();
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
		&r.parser, (const unsigned char *)(r.text.n > 0 ? r.text.p : ""), r.text.n);
	bool is_read = read_events(&r);
	yaml_parser_delete(&r.parser);
	if (is_read)
		*root = is_nothing(r.root) ? NULL : r.root;
	return is_read;
}

const Yaml *yaml_find(const Yaml *map, Str key)
{
	if (!map || map->kind != YAML_MAP)
		return NULL;
	for (const Yaml *value = map->first; value; value = value->next)
		if (str_equals(value->key, key))
			return value;
	return NULL;
}

const char *yaml_library_version(void)
{
	return yaml_get_version_string();
}
