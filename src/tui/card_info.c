// Facts and history of the card shown.
#include "card_info.h"
#include "recto/base/path.h"
#include "recto/render/card.h"
#include "recto/render/width.h"
#include "recto/review/unmatch.h"

enum {
	NAME_WIDTH = 11,
	NOTE_INDENT = 12,    // of what stands below an entry,
	NOTE_INDENT_MIN = 2, // and where there is no room for that
	NOTE_WIDTH_MIN = 30,
	TOOK_MIN_MS = 500, // less says nothing
};

static void add_fact(Lines *out, int width, const char *name, Str value)
{
	Buf label = {0};
	if (value.n == 0)
		return;
	buf_printf(&label, "%-*s", NAME_WIDTH, name);
	lines_add(out, buf_str(&label), style_dim);
	add_wrapped(out, value, width, NAME_WIDTH, style_plain);
	buf_release(&label);
}

// A list of the card room, one a line, as "a, b".
static void append_list(Buf *out, Str lines)
{
	Str line;
	for (bool is_first = true; str_next_line(&lines, &line); is_first = false) {
		if (!is_first)
			buf_append_z(out, ", ");
		buf_append(out, line);
	}
}

static void append_state(Buf *out, const CardState *s, Day today)
{
	buf_append_z(out, s->phase == PHASE_NEW ? "new" : "in review");
	if (s->is_suspended)
		buf_append_z(out, ", suspended");
	if (today < s->buried_until) {
		buf_append_z(out, ", buried until ");
		calendar_format_day(s->buried_until, out);
	}
	if (s->is_marked)
		buf_append_z(out, ", marked");
}

static void append_due(Buf *out, const Clock *clock, Instant due)
{
	Day day = clock_day_of(clock, due);
	Day late = clock_today(clock) - day;
	calendar_format_day(day, out);
	if (late == 0)
		buf_append_z(out, " (today)");
	else
		buf_printf(out, late > 0 ? " (%d d ago)" : " (in %d d)", late > 0 ? late : -late);
}

static void add_schedule(const CardInfo *info, int width, Lines *out)
{
	const Clock *clock = &info->desk->clock;
	const CardState *s = &info->card->state;
	Buf value = {0};
	append_state(&value, s, clock_today(clock));
	add_fact(out, width, "state", buf_str(&value));
	if (s->phase == PHASE_REVIEW) {
		buf_clear(&value);
		append_due(&value, clock, s->due);
		add_fact(out, width, "due", buf_str(&value));
		buf_clear(&value);
		render_interval(s->memory.interval100, &value);
		add_fact(out, width, "interval", buf_str(&value));
		buf_clear(&value);
		buf_printf(&value, "%d.%02d", s->memory.ease100 / 100, s->memory.ease100 % 100);
		add_fact(out, width, "ease", buf_str(&value));
		buf_clear(&value);
		buf_printf(&value, "%d passed in a row, %d lapses", s->memory.repeats, s->lapses);
		add_fact(out, width, "memory", buf_str(&value));
	}
	buf_release(&value);
}

static void add_identity(const CardInfo *info, int width, Lines *out)
{
	const StoredCard *card = info->card;
	Buf value = {0};
	add_fact(out, width, "page", card->page_title);
	if (card->cloze > 0) {
		buf_printf(&value, "%d of %d", card->cloze, card->clozes);
		add_fact(out, width, "cloze", buf_str(&value));
		buf_clear(&value);
	}
	if (!str_equals(card->deck, card->page_title))
		add_fact(out, width, "deck", card->deck);
	append_list(&value, card->tags);
	add_fact(out, width, "tags", buf_str(&value));
	buf_clear(&value);
	buf_printf(&value, "%.*s:%d", STR_ARG(card->path), card->line);
	add_fact(out, width, "file", buf_str(&value));
	add_fact(out, width, "id", str_from_z(card->uid));
	buf_release(&value);
}

// -- history ----------------------------------------------------------------------------------

static bool has_score(const Entry *e)
{
	return e->score != SCORE_NONE;
}

// What the kind is to a person.
static const char *name_of(const Entry *e)
{
	if (has_score(e))
		return action_score_name(e->score);
	return e->kind == ENTRY_STATE     ? "taken over"
	       : e->kind == ENTRY_MATCH   ? "matched"
	       : e->kind == ENTRY_UNMATCH ? "unmatched"
					  : entry_kind_name(e->kind);
}

// "  94 % alike"; a text that only moved was not guessed by that.
static void append_likeness(Buf *out, const LogEntry *e)
{
	Arena a = {0};
	MatchNote note;
	if (match_note_read(e->note, &a, &note) && note.similarity < 0.9995)
		buf_printf(out, "  %d %% alike", (int)(note.similarity * 100 + 0.5));
	arena_release(&a);
}

static void append_remark(Buf *out, const LogEntry *e, const Clock *clock)
{
	Day until = e->entry.kind == ENTRY_BURY       ? e->entry.after.buried_until
		    : e->entry.kind == ENTRY_POSTPONE ? clock_day_of(clock, e->entry.after.due)
						      : 0;
	if (until != 0) {
		buf_append_z(out, "  until ");
		calendar_format_day(until, out);
	}
	if (e->entry.kind == ENTRY_LOGSEQ)
		buf_append_z(out, "  in Logseq");
	if (e->entry.kind == ENTRY_DRILL || e->entry.kind == ENTRY_CRAM)
		buf_printf(out, "  %s", entry_kind_name(e->entry.kind));
	if (e->entry.kind == ENTRY_MATCH)
		append_likeness(out, e);
	if (e->is_undone)
		buf_append_z(out, "  undone");
}

static bool moves_schedule(const Entry *e)
{
	return e->kind == ENTRY_REVIEW || e->kind == ENTRY_STATE || e->kind == ENTRY_LOGSEQ;
}

static void append_took(Buf *out, const Entry *e)
{
	if (e->took_ms < TOOK_MIN_MS)
		return;
	buf_append_z(out, "  ");
	append_duration(out, e->took_ms);
}

// "       6 d  12 s  undone"; the time gives way where there is no room.
static void append_effect(Buf *out, const LogEntry *e, const Clock *clock, int room)
{
	Buf interval = {0};
	Buf remark = {0};
	if (moves_schedule(&e->entry))
		render_interval(e->entry.after.memory.interval100, &interval);
	append_remark(&remark, e, clock);
	buf_printf(out, "%8s", buf_z(&interval));
	size_t before = out->n;
	append_took(out, &e->entry);
	if (width_of(buf_str(out)) + width_of(buf_str(&remark)) > room)
		buf_truncate(out, before);
	buf_append(out, buf_str(&remark));
	buf_release(&remark);
	buf_release(&interval);
}

// "2023-02-02  good        6 d  12 s"
static void add_entry(Lines *out, const LogEntry *e, const Clock *clock, int width)
{
	Buf text = {0};
	Role role = has_score(&e->entry) && !e->is_undone ? score_role(e->entry.score) : ROLE_DIM;
	calendar_format_day(e->entry.day, &text);
	lines_add(out, buf_str(&text), style_dim);
	buf_clear(&text);
	buf_printf(&text, "  %-10s", name_of(&e->entry));
	lines_append(out, buf_str(&text), (Style){(uint8_t)role, 0});
	buf_clear(&text);
	append_effect(&text, e, clock, width - out->items[out->n - 1].width);
	lines_append(out, buf_str(&text), e->is_undone ? style_dim : style_plain);
	buf_release(&text);
}

static void add_note(Lines *out, Str text, int width)
{
	Buf indent = {0};
	int columns = width < NOTE_INDENT + NOTE_WIDTH_MIN ? NOTE_INDENT_MIN : NOTE_INDENT;
	buf_printf(&indent, "%*s", columns, "");
	lines_add(out, buf_str(&indent), style_dim);
	add_wrapped(out, text, width, columns, style_dim);
	buf_release(&indent);
}

// The question as far as clozes may be shown.
static void append_question(const CardInfo *info, Str question, int cloze, Buf *out)
{
	CardForm form = stage_form_of(info->card);
	StageView view = stage_view(form, info->is_revealed ? SESSION_ANSWER : SESSION_QUESTION);
	render_inline_clozes(
		question, view.question, view.number > 0 && cloze > 0 ? cloze : view.number, out);
}

// What the card was before it was matched, or before that was taken back: "was What is DNA?, in
// cells.md".
static void add_former(const CardInfo *info, const MatchNote *note, int width, Lines *out)
{
	Buf text = {0};
	buf_append_z(&text, "was ");
	append_question(info, note->question, note->cloze, &text);
	if (!str_equals(note->path, info->card->path)) {
		buf_append_z(&text, ", in ");
		buf_append(&text, path_is_within(note->path, info->card->graph_root)
					  ? path_relative(note->path, info->card->graph_root)
					  : note->path);
	}
	add_note(out, buf_str(&text), width);
	buf_release(&text);
}

// How a match that holds is taken back: alone, or with the others of its import.
static void add_remedy(const CardInfo *info, const LogEntry *e, int width, Lines *out)
{
	Buf text = {0};
	buf_printf(&text, "if that is wrong: recto unmatch %s", info->card->uid);
	add_note(out, buf_str(&text), width);
	buf_clear(&text);
	buf_printf(&text, "all of that import: recto undo --import %lld", (long long)e->action);
	add_note(out, buf_str(&text), width);
	buf_release(&text);
}

// Below entries of matches.
static void add_match(
	const CardInfo *info, const LogEntry *e, const LogEntry *holding, int width, Lines *out)
{
	Arena a = {0};
	MatchNote note;
	bool is_match = e->entry.kind == ENTRY_MATCH || e->entry.kind == ENTRY_UNMATCH;
	if (is_match && match_note_read(e->note, &a, &note)) {
		add_former(info, &note, width, out);
		if (e == holding)
			add_remedy(info, e, width, out);
	}
	arena_release(&a);
}

static void add_history(const CardInfo *info, int width, Lines *out)
{
	Arena a = {0};
	MatchNote note;
	const LogEntry *holding = unmatch_find(info->log, info->n_log, &a, &note);
	lines_add(out, info->n_log > 0 ? STR("History") : STR("No history yet."), style_heading);
	for (size_t i = info->n_log; i-- > 0;) {
		const LogEntry *e = &info->log[i];
		if (e->entry.kind == ENTRY_UNDO)
			continue;
		add_entry(out, e, &info->desk->clock, width);
		add_match(info, e, holding, width, out);
	}
	arena_release(&a);
}

void card_info_add(const CardInfo *info, int width, Lines *out)
{
	Buf question = {0};
	append_question(info, info->question, 0, &question);
	lines_add(out, (Str){0}, style_heading);
	add_wrapped(out, buf_str(&question), width, 0, style_heading);
	lines_add(out, (Str){0}, style_plain);
	add_schedule(info, width, out);
	add_identity(info, width, out);
	lines_add(out, (Str){0}, style_plain);
	add_history(info, width, out);
	buf_release(&question);
}
