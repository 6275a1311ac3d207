// Facts and history of the card shown.
#include "card_info.h"
#include "recto/render/card.h"
#include "recto/render/width.h"

enum {
	NAME_WIDTH = 11,
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
	return e->kind == ENTRY_STATE ? "taken over" : entry_kind_name(e->kind);
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

void card_info_add(const CardInfo *info, int width, Lines *out)
{
	Buf question = {0};
	CardForm form = stage_form_of(info->card);
	StageView view = stage_view(form, info->is_revealed ? SESSION_ANSWER : SESSION_QUESTION);
	render_inline_clozes(info->question, view.question, view.number, &question);
	lines_add(out, (Str){0}, style_heading);
	add_wrapped(out, buf_str(&question), width, 0, style_heading);
	lines_add(out, (Str){0}, style_plain);
	add_schedule(info, width, out);
	add_identity(info, width, out);
	lines_add(out, (Str){0}, style_plain);
	lines_add(out, info->n_log > 0 ? STR("History") : STR("No history yet."), style_heading);
	for (size_t i = info->n_log; i-- > 0;)
		if (info->log[i].entry.kind != ENTRY_UNDO)
			add_entry(out, &info->log[i], &info->desk->clock, width);
	buf_release(&question);
}
