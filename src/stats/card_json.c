#include "recto/stats/card_json.h"

#include "recto/card/cloze.h"

const char *card_state_name(const Desk *d, const StoredCard *card)
{
	if (card->is_gone)
		return "gone";
	if (card->state.is_suspended)
		return "suspended";
	if (clock_today(&d->clock) < card->state.buried_until)
		return "buried";
	return card->state.phase == PHASE_NEW ? "new" : "review";
}

// -- numbers ----------------------------------------------------------------------------------

void card_json_set_interval(Json *object, const char *key, int64_t interval100)
{
	if (interval100 % 100 == 0)
		json_set_int(object, key, interval100 / 100);
	else
		json_set_real(object, key, (double)interval100 / 100);
}

static void set_new_memory(Json *object)
{
	json_set_null(object, "interval");
	json_set_null(object, "ease");
	json_set_null(object, "repeats");
}

void card_json_set_memory(Json *object, const CardState *state)
{
	if (state->phase == PHASE_NEW) {
		set_new_memory(object);
		return;
	}
	card_json_set_interval(object, "interval", state->memory.interval100);
	json_set_real(object, "ease", (double)state->memory.ease100 / 100);
	json_set_int(object, "repeats", state->memory.repeats);
}

static void set_score(Json *object, const char *key, int score)
{
	if (score == SCORE_NONE)
		json_set_null(object, key);
	else
		json_set_int(object, key, score);
}

// -- cards ------------------------------------------------------------------------------------

static void set_place(Json *object, const StoredCard *card)
{
	if (card->is_gone) {
		json_set_null(object, "path");
		json_set_null(object, "line");
	} else {
		json_set_str(object, "path", card->path);
		json_set_int(object, "line", card->line);
	}
	json_set_str(object, "graph", card->graph_name);
	json_set_str(object, "page", card->page_title);
	json_set_str(object, "deck", card->deck);
}

// Of the cloze that the card asks for.
static void set_hidden(Json *object, const StoredCard *card)
{
	Clozes clozes;
	clozes_find(&clozes, card->question);
	size_t at = (size_t)card->cloze - 1;
	Cloze asked = at < clozes.n ? clozes.items[at] : (Cloze){0};
	json_set_str(object, "hidden", asked.answer);
	if (asked.cue.n > 0)
		json_set_str(object, "cue", asked.cue);
	else
		json_set_null(object, "cue");
	clozes_release(&clozes);
}

static void set_cloze(Json *object, const StoredCard *card)
{
	if (card->clozes == 0) {
		json_set_null(object, "cloze");
		return;
	}
	Json *cloze = json_new_object();
	if (card->cloze > 0)
		json_set_int(cloze, "index", card->cloze);
	json_set_int(cloze, "of", card->clozes);
	if (card->cloze > 0)
		set_hidden(cloze, card);
	json_set(object, "cloze", cloze);
}

static void set_text(Json *object, const StoredCard *card)
{
	json_set_lines(object, "tags", card->tags);
	json_set_lines(object, "context", card->context);
	json_set_str(object, "question", card->question);
	json_set_str(object, "answer", card->answer);
	set_cloze(object, card);
}

static void set_state(Json *object, const Desk *d, const StoredCard *card)
{
	const CardState *state = &card->state;
	json_set_str(object, "state", str_from_z(card_state_name(d, card)));
	json_set_instant(object, "due", state->phase == PHASE_NEW ? INSTANT_NONE : state->due);
	card_json_set_memory(object, state);
	json_set_int(object, "lapses", state->lapses);
	set_score(object, "last_score", state->last_score);
	json_set_instant(object, "last_reviewed", state->last_reviewed);
	json_set_bool(object, "marked", state->is_marked);
}

static Json *preview_json(const ScorePreview previews[SCORE_COUNT])
{
	Json *object = json_new_object();
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
		char key[2] = {(char)('0' + score), '\0'};
		Json *step = json_new_object();
		card_json_set_interval(step, "interval", previews[score].interval100);
		json_set_instant(step, "due", previews[score].due);
		json_set(object, key, step);
	}
	return object;
}

Json *card_json(const Desk *d, const StoredCard *card, const ScorePreview *preview)
{
	Json *object = json_new_object();
	json_set_str(object, "id", str_from_z(card->uid));
	set_place(object, card);
	set_text(object, card);
	set_state(object, d, card);
	if (preview)
		json_set(object, "preview", preview_json(preview));
	return object;
}

// -- history ----------------------------------------------------------------------------------

static Json *entry_json(const LogEntry *e)
{
	const CardState *after = &e->entry.after;
	Json *object = json_new_object();
	json_set_str(object, "id", str_from_z(e->uid));
	json_set_instant(object, "at", e->entry.at);
	json_set_str(object, "kind", str_from_z(entry_kind_name(e->entry.kind)));
	set_score(object, "score", e->entry.score);
	json_set_real(object, "seconds", (double)e->entry.took_ms / 1000);
	card_json_set_memory(object, after);
	json_set_instant(object, "due", after->phase == PHASE_NEW ? INSTANT_NONE : after->due);
	json_set_bool(object, "undone", e->is_undone);
	return object;
}

Json *card_json_history(const LogEntry *entries, size_t n)
{
	Json *array = json_new_array();
	for (size_t i = 0; i < n; i++)
		json_push(array, entry_json(&entries[i]));
	return array;
}
