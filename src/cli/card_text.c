#include "card_text.h"

#include "recto/base/utf8.h"
#include "recto/render/card.h"
#include "recto/render/markdown.h"
#include "recto/render/width.h"
#include "recto/review/action.h"
#include "recto/review/unmatch.h"
#include "recto/stats/card_json.h"

enum {
	NAME_COLUMNS = 60,
	ID_HEAD = 8, // 40 bits: enough to be unique among any number of cards that a person has
	WHEN_COLUMNS = 10,
	PAGE_COLUMNS = 24,
	FACT_COLUMNS = 10,
};

// -- pieces of a line -------------------------------------------------------------------------

void card_text_append_when(const Desk *d, const StoredCard *card, Buf *out)
{
	Str state = str_from_z(card_state_name(d, card));
	if (str_equals(state, STR("review")))
		calendar_format_day(clock_day_of(&d->clock, card->state.due), out);
	else
		buf_append(out, state);
}

Str card_text_skip_heading(Str question)
{
	size_t marks = 0;
	while (marks < question.n && question.p[marks] == '#')
		marks++;
	bool is_heading = marks > 0 && marks < question.n && question.p[marks] == ' ';
	return is_heading ? str_trim_left(str_skip(question, marks)) : question;
}

// As review would show it first.
static void append_question_line(const StoredCard *card, Buf *out)
{
	Buf text = {0};
	StageView view = stage_view(stage_form_of(card), SESSION_QUESTION);
	render_inline_clozes(card->question, view.question, view.number, &text);
	if (str_trim(buf_str(&text)).n > 0)
		utf8_append_printable(out, buf_str(&text));
	else
		buf_append_z(out, "(no question)");
	buf_release(&text);
}

// Cut to `columns` and, for a column that others follow, padded.
static void append_cell(Str text, int columns, bool is_padded, Buf *out)
{
	Buf drawable = {0};
	Buf cut = {0};
	width_append_drawable(&drawable, text);
	width_append_cut(&cut, buf_str(&drawable), columns);
	buf_append(out, buf_str(&cut));
	int width = width_of(buf_str(&cut));
	if (is_padded && width < columns)
		buf_append_repeat(out, ' ', (size_t)(columns - width));
	buf_release(&cut);
	buf_release(&drawable);
}

// What stands for the cloze that a card asks for; empty where it asks for all of its block.
static void append_gap(const StoredCard *card, Buf *out)
{
	Clozes clozes;
	Buf gap = {0};
	clozes_find(&clozes, card->question);
	if (card->cloze > 0 && (size_t)card->cloze <= clozes.n)
		cloze_append_shown(&clozes.items[card->cloze - 1], true, &gap);
	width_append_drawable(out, buf_str(&gap));
	buf_release(&gap);
	clozes_release(&clozes);
}

// The tail of a line from which the gap can be seen in so many columns, in their middle.
static Str skip_to_gap(Str line, Str gap, int columns)
{
	size_t at;
	int width;
	if (gap.n == 0 || !str_find(line, gap, &at) ||
		width_of(str_head(line, at + gap.n)) < columns)
		return line;
	int before = (columns - width_of(gap)) / 2;
	int skipped = width_of(str_head(line, at)) - (before > 0 ? before : 0);
	int most = width_of(line) - columns + 1; // no more than what would not fit
	skipped = skipped < most ? skipped : most;
	while (skipped > 0 && line.n > 0) {
		line = str_skip(line, width_next_cluster(line, &width));
		skipped -= width;
	}
	return line;
}

// The cards of one block differ in the gap alone: a line that is too long is cut around it.
static void append_question_cell(const StoredCard *card, int columns, Buf *out)
{
	Buf line = {0};
	Buf gap = {0};
	append_question_line(card, &line);
	append_gap(card, &gap);
	bool is_long = width_of(buf_str(&line)) > columns;
	Str rest = is_long ? skip_to_gap(buf_str(&line), buf_str(&gap), columns) : buf_str(&line);
	bool is_cut = rest.n < line.n;
	if (is_cut)
		buf_append_z(out, "…");
	append_cell(rest, columns - is_cut, false, out);
	buf_release(&gap);
	buf_release(&line);
}

void card_text_append_name(const StoredCard *card, Buf *out)
{
	append_question_cell(card, NAME_COLUMNS, out);
}

static void append_ease(int ease100, Buf *out)
{
	int places = ease100 % 10 == 0 ? 1 : 2;
	buf_printf(out, "%.*f", places, ease100 / 100.0);
}

// -- lines ------------------------------------------------------------------------------------

void card_text_append_fields(const Desk *d, const StoredCard *card, Buf *out)
{
	buf_printf(out, "%s\t", card->uid);
	card_text_append_when(d, card, out);
	buf_append_char(out, '\t');
	utf8_append_printable(out, card->page_title);
	buf_append_char(out, '\t');
	append_question_line(card, out);
	buf_append_char(out, '\n');
}

static Style when_style(const Desk *d, const StoredCard *card)
{
	StoreMoment moment = desk_moment(d, 0);
	if (card->is_gone || card->state.is_suspended || moment.today < card->state.buried_until)
		return (Style){.role = ROLE_DIM};
	if (card->state.phase == PHASE_NEW)
		return (Style){.role = ROLE_NEW};
	bool is_due = schedule_is_due(card->algorithm, card->state.due, moment.now, moment.day_end);
	return (Style){.role = is_due ? ROLE_DUE : ROLE_TEXT};
}

void card_text_append_row(const Desk *d, const StoredCard *card, Styling styling, Buf *out)
{
	Buf cell = {0};
	Buf when = {0};
	int page_columns = styling.columns / 4 < PAGE_COLUMNS ? styling.columns / 4 : PAGE_COLUMNS;
	int used = ID_HEAD + WHEN_COLUMNS + page_columns + 6;
	styled_append(
		str_head(str_from_z(card->uid), ID_HEAD), (Style){.role = ROLE_DIM}, styling, out);
	buf_append_z(out, "  ");
	card_text_append_when(d, card, &when);
	append_cell(buf_str(&when), WHEN_COLUMNS, true, &cell);
	styled_append(buf_str(&cell), when_style(d, card), styling, out);
	buf_append_z(out, "  ");
	append_cell(card->page_title, page_columns, true, out);
	buf_append_z(out, "  ");
	append_question_cell(card, styling.columns > used ? styling.columns - used : 1, out);
	buf_append_char(out, '\n');
	buf_release(&when);
	buf_release(&cell);
}

void card_text_append_scored(const Desk *d, int score, const ScoreResult *result, Buf *out)
{
	const CardState *after = &result->after;
	if (result->kind == ENTRY_DRILL) {
		buf_printf(out, "%d: drill %s\n", score, score >= SCORE_DRILL ? "done" : "goes on");
		return;
	}
	buf_printf(out, "%d: next in ", score);
	render_interval(after->memory.interval100, out);
	buf_append_z(out, ", on ");
	calendar_format_day(clock_day_of(&d->clock, after->due), out);
	buf_append_z(out, " (ease ");
	append_ease(after->memory.ease100, out);
	buf_printf(out, ", repeats %d)", after->memory.repeats);
	if (result->became_leech)
		buf_append_z(out, "; a leech now");
	if (result->buried > 0)
		buf_printf(out, "; %lld %s of its block buried until tomorrow",
			(long long)result->buried, result->buried == 1 ? "card" : "cards");
	buf_append_char(out, '\n');
}

void card_text_append_nothing_due(const Desk *d, const DueReport *report, Buf *out)
{
	buf_append_z(out, "nothing is due");
	if (report->next_due == INSTANT_NONE)
		return;
	buf_append_z(out, " until ");
	calendar_format_day(clock_day_of(&d->clock, report->next_due), out);
}

// -- pages ------------------------------------------------------------------------------------

void card_text_append_place(const StoredCard *card, Styling styling, Buf *out)
{
	Buf context = {0};
	render_context((Str){0}, card->page_title, card->context, styling.columns, &context);
	styled_append(buf_str(&context), (Style){.role = ROLE_DIM}, styling, out);
	buf_append_z(out, "\n\n");
	buf_release(&context);
}

void card_text_append_question(const StoredCard *card, StageView view, Styling styling, Buf *out)
{
	const RenderOptions options = {
		view.question, view.number, styling.hidden_tags, styling.tools};
	styled_append_text(card->question, &options, styling, out);
}

void card_text_append_answer(const StoredCard *card, StageView view, Styling styling, Buf *out)
{
	const RenderOptions options = {.view = view.answer, .tools = styling.tools};
	styled_append_text(card->answer, &options, styling, out);
}

void card_text_append_cloze(const StoredCard *card, const char *before, Buf *out)
{
	if (card->cloze > 0)
		buf_printf(out, "%scloze %d of %d", before, card->cloze, card->clozes);
}

static void append_fact(const char *name, Str value, Buf *out)
{
	if (value.n == 0)
		return;
	buf_printf(out, "%-*s ", FACT_COLUMNS, name);
	utf8_append_printable(out, value);
	buf_append_char(out, '\n');
}

static void append_tags(Str tags, Buf *out)
{
	Buf text = {0};
	Str tag;
	while (str_next_line(&tags, &tag)) {
		buf_append_z(&text, text.n > 0 ? " #" : "#");
		buf_append(&text, tag);
	}
	append_fact("tags", buf_str(&text), out);
	buf_release(&text);
}

static void append_state(const Desk *d, const StoredCard *card, Buf *out)
{
	const CardState *state = &card->state;
	buf_printf(out, "%-*s %s", FACT_COLUMNS, "state", card_state_name(d, card));
	if (state->phase == PHASE_REVIEW) {
		buf_append_z(out, ", due on ");
		calendar_format_day(clock_day_of(&d->clock, state->due), out);
	}
	buf_append_z(out, state->is_marked ? ", marked\n" : "\n");
}

static void append_memory(const CardState *state, Buf *out)
{
	buf_printf(out, "%-*s interval ", FACT_COLUMNS, "memory");
	render_interval(state->memory.interval100, out);
	buf_append_z(out, ", ease ");
	append_ease(state->memory.ease100, out);
	buf_printf(out, ", repeats %d, lapses %d\n", state->memory.repeats, state->lapses);
}

static void append_clozes(const StoredCard *card, Buf *out)
{
	buf_printf(out, "%-*s ", FACT_COLUMNS, card->cloze > 0 ? "cloze" : "clozes");
	if (card->cloze > 0)
		buf_printf(out, "%d of ", card->cloze);
	buf_printf(out, "%d\n", card->clozes);
}

void card_text_append_facts(const Desk *d, const StoredCard *card, Buf *out)
{
	Buf place = {0};
	if (!card->is_gone)
		buf_printf(&place, "%.*s:%d", STR_ARG(card->path), card->line);
	append_fact("id", str_from_z(card->uid), out);
	append_fact("file", buf_str(&place), out);
	append_fact("deck", card->deck, out);
	if (card->clozes > 0)
		append_clozes(card, out);
	append_tags(card->tags, out);
	append_state(d, card, out);
	if (card->state.phase == PHASE_REVIEW)
		append_memory(&card->state, out);
	buf_release(&place);
}

// "3 hard", padded where the card's state follows.
static void append_score(int score, bool is_padded, Buf *out)
{
	enum { SCORE_COLUMNS = 10 }; // "0 blackout"
	Buf cell = {0};
	if (score == SCORE_NONE)
		buf_append_char(&cell, '-');
	else
		buf_printf(&cell, "%d %s", score, action_score_name(score));
	buf_printf(out, is_padded ? "  %-*s  " : "  %.*s", is_padded ? SCORE_COLUMNS : (int)cell.n,
		buf_z(&cell));
	buf_release(&cell);
}

// What the card was before it was matched, or before that was taken back.
static void append_match(const LogEntry *e, const char *uid, bool is_holding, Buf *out)
{
	Arena a = {0};
	MatchNote note;
	bool is_match = e->entry.kind == ENTRY_MATCH || e->entry.kind == ENTRY_UNMATCH;
	if (is_match && match_note_read(e->note, &a, &note)) {
		buf_append_z(out, "            was ");
		append_cell(card_text_skip_heading(note.question), NAME_COLUMNS, false, out);
		buf_append_z(out, " in ");
		utf8_append_printable(out, note.path);
		if (e->entry.kind == ENTRY_MATCH)
			buf_printf(out, " (%d %% alike)", (int)(note.similarity * 100 + 0.5));
		buf_append_char(out, '\n');
	}
	if (is_holding)
		buf_printf(out,
			"            if that is wrong: recto unmatch %s\n"
			"            all of that import: recto undo --import %lld\n",
			uid, (long long)e->action);
	arena_release(&a);
}

static void append_entry(const Desk *d, const LogEntry *e, Buf *out)
{
	const CardState *after = &e->entry.after;
	calendar_format_day(e->entry.day, out);
	buf_printf(out, "  %-8s", entry_kind_name(e->entry.kind));
	append_score(e->entry.score, after->phase == PHASE_REVIEW, out);
	if (after->phase == PHASE_REVIEW) {
		render_interval(after->memory.interval100, out);
		buf_append_z(out, ", ease ");
		append_ease(after->memory.ease100, out);
		buf_append_z(out, ", due ");
		calendar_format_day(clock_day_of(&d->clock, after->due), out);
	}
	buf_append_z(out, e->is_undone ? "  (undone)\n" : "\n");
}

void card_text_append_history(
	const Desk *d, const StoredCard *card, const LogEntry *entries, size_t n, Buf *out)
{
	Arena a = {0};
	MatchNote note;
	const LogEntry *holding = unmatch_find(entries, n, &a, &note);
	for (size_t i = 0; i < n; i++) {
		append_entry(d, &entries[i], out);
		append_match(&entries[i], card->uid, &entries[i] == holding, out);
	}
	arena_release(&a);
}
