// What a card asks, and what it answers.
#include "local.h"
#include "org.h"

typedef struct Texts {
	Buf chunk;           // lines of text that belong together, tags and all
	Buf shown;           // what is shown so far
	size_t question_end; // in `shown`, once what follows is the answer; else 0
	Buf properties;
	bool splits; // the question is the first line alone, or the region that begins there
	bool has_first;
	bool is_region;         // that it is
	bool may_be_underlined; // the first line is a heading where the next one underlines it
	bool follows_first;     // the line is the next one
	Str hidden_properties;
} Texts;

// What Logseq writes for itself, and what the graph wants hidden.
static bool is_internal(Str line, Str hidden)
{
	static const char *const keys[] = {"id", "collapsed", "heading", "background-color",
		"created-at", "updated-at", "ls-type"};
	size_t colon = 0;
	str_find_char(line, ':', &colon);
	Str key = name_trim(str_head(line, colon));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_equals_nocase(key, str_from_z(keys[i])))
			return true;
	for (Str name; str_next_line(&hidden, &name);)
		if (str_equals_nocase(key, name))
			return true;
	return str_starts_with_nocase(key, STR("card-")) ||
	       str_starts_with_nocase(key, STR("logseq.")) ||
	       str_starts_with_nocase(key, STR("query-")) ||
	       str_starts_with_nocase(key, STR("hl-"));
}

// Where headings have marks that Logseq does not know.
static bool is_plain_markdown(const PageCards *p)
{
	return !p->info->in_graph && p->o->format == PAGE_MARKDOWN;
}

static void flush(Texts *t)
{
	tags_append_without_card(buf_str(&t->chunk), &t->shown);
	buf_clear(&t->chunk);
}

static void add_line(Buf *out, Str line)
{
	buf_append(out, line);
	buf_append_char(out, '\n');
}

// "---" or "===", which makes a heading of the line above it.
static bool is_underline(Str line)
{
	Str mark = name_trim(line);
	size_t n = 0;
	while (n < mark.n && mark.p[n] == mark.p[0])
		n++;
	return n > 0 && n == mark.n && (mark.p[0] == '-' || mark.p[0] == '=');
}

static void see_line(void *context, LineKind kind, Str line, int page_line)
{
	Texts *t = context;
	(void)page_line;
	if (kind == LINE_METADATA)
		return;
	if (kind == LINE_PROPERTY) {
		if (!is_internal(line, t->hidden_properties))
			add_line(&t->properties, name_trim(line));
		return;
	}
	bool underlines = t->follows_first && kind == LINE_TEXT && is_underline(line);
	t->follows_first = false;
	if (underlines)
		return;
	t->is_region = t->is_region && kind == LINE_HIDDEN_REGION;
	if (t->splits && t->has_first && !t->is_region && t->question_end == 0) {
		flush(t);
		t->question_end = t->shown.n;
	}
	if (!t->has_first && name_trim(line).n > 0) {
		t->has_first = true;
		t->is_region = kind == LINE_HIDDEN_REGION;
		t->follows_first = t->may_be_underlined && !t->is_region;
	}
	if (kind == LINE_TEXT) {
		add_line(&t->chunk, line);
		return;
	}
	flush(t);
	add_line(&t->shown, line);
}

// Without blank lines and blanks at the end, and without blank lines at the start.
static Str trim_lines(Str text)
{
	while (text.n > 0 && outline_blank_length(str_skip(text, text.n - 1)) == 1)
		text.n--;
	for (size_t end; str_find_char(text, '\n', &end) && name_trim(str_head(text, end)).n == 0;)
		text = str_skip(text, end + 1);
	return text;
}

static bool is_in_drawer(const Outline *o, const Block *b, Str line)
{
	size_t at = (size_t)(line.p - o->source.p);
	return at < b->drawer.end && at + line.n > b->drawer.begin;
}

// The first line of a block as it stands, for a card that has no other text: one outside of its
// drawer, so that writing properties changes no question.
static Str raw_line(const Outline *o, const Block *b)
{
	Str rest = outline_text(o, b->text);
	Str first = {0};
	for (Str line; str_next_line(&rest, &line);) {
		Str text = name_trim(line);
		if (text.n > 0 && !is_in_drawer(o, b, line))
			return text;
		first = first.n > 0 ? first : text;
	}
	return first.n > 0 ? first : STR("#card");
}

uint32_t card_end(const PageCards *p, uint32_t block)
{
	const Block *b = &p->o->blocks[block];
	if (p->info->in_graph || b->kind != BLOCK_HEADING)
		return b->end;
	uint32_t end = block + 1;
	for (; end < p->o->n_blocks; end++) {
		const Block *next = &p->o->blocks[end];
		if (next->kind == BLOCK_HEADING && next->heading <= b->heading)
			break;
	}
	return end;
}

// Takes the "##" off the end of a heading "## title ##".
static Str without_closing(Str heading)
{
	Str rest = str_trim_right(heading);
	while (str_ends_with(rest, STR("#")))
		rest.n--;
	Str title = str_trim_right(rest);
	return title.n > 0 && title.n < rest.n ? title : heading;
}

static void append_heading(Str text, Buf *question)
{
	size_t end = text.n;
	str_find_char(text, '\n', &end);
	buf_append(question, without_closing(str_head(text, end)));
	buf_append(question, str_skip(text, end));
}

static void append_question(
	const PageCards *p, const Block *b, const Texts *t, Buf *question, bool *is_text)
{
	size_t end = t->question_end > 0 ? t->question_end : t->shown.n;
	Str text = trim_lines(str_head(buf_str(&t->shown), end));
	*is_text = text.n > 0;
	if (text.n == 0) {
		text = trim_lines(buf_str(&t->properties));
		*is_text = text.n > 0;
	}
	text = text.n > 0 ? text : raw_line(p->o, b);
	if (is_plain_markdown(p) && b->kind == BLOCK_HEADING)
		append_heading(text, question);
	else
		buf_append(question, text);
}

static void release_texts(Texts *t)
{
	buf_release(&t->chunk);
	buf_release(&t->shown);
	buf_release(&t->properties);
}

static void note_cut(PageCards *p, const Block *b)
{
	if (p->is_cut)
		return;
	p->is_cut = true;
	notes_add_to_block(p, b,
		"the answers of this page are too long together, so they are cut from here on: "
		"cards "
		"inside cards repeat each other's answers");
}

bool card_append_texts(PageCards *p, uint32_t block, Buf *question, Buf *answer)
{
	const Block *b = &p->o->blocks[block];
	uint32_t end = card_end(p, block);
	bool owns_more = !p->info->in_graph && b->kind == BLOCK_HEADING;
	Buf below = {0};
	bool is_whole = answer_append_blocks(p, block + 1, end, b->level + !owns_more, &below);
	Texts t = {
		.splits = p->body_is_answer && (owns_more || below.n == 0),
		.hidden_properties = p->info->hidden_properties,
	};
	t.may_be_underlined = t.splits && is_plain_markdown(p) && b->heading == 0;
	bool is_text;
	org_each_line(p->o, b, see_line, &t);
	flush(&t);
	append_question(p, b, &t, question, &is_text);
	Str body = t.question_end > 0 ? trim_lines(str_skip(buf_str(&t.shown), t.question_end))
				      : (Str){0};
	buf_append(answer, body);
	if (body.n > 0 && below.n > 0)
		buf_append_z(answer, "\n\n");
	buf_append(answer, buf_str(&below));
	if (!is_whole)
		note_cut(p, b);
	buf_release(&below);
	release_texts(&t);
	return is_text;
}
