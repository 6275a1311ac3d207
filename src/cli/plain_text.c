#include "plain_text.h"

#include "recto/base/utf8.h"
#include "recto/render/card.h"
#include "recto/render/markdown.h"

#include "card_text.h"

// The key to name first: enter where it is one, because an empty line is the shortest.
static Key first_key(const KeyMap *keys, ActionId id)
{
	Key key;
	for (size_t n = 0; (key = keymap_key_of(keys, id, n)) != KEY_NONE; n++)
		if (key == KEYS_ENTER)
			return key;
	return keymap_key_of(keys, id, 0);
}

void plain_text_append_key(const KeyMap *keys, ActionId id, Buf *out)
{
	Key key = first_key(keys, id);
	if (key == KEY_NONE)
		buf_append_z(out, actions[id].name);
	else
		key_append_name(key, out);
}

static void append_all_keys(const KeyMap *keys, ActionId id, Buf *out)
{
	Key first = first_key(keys, id);
	Key key;
	plain_text_append_key(keys, id, out);
	for (size_t n = 0; (key = keymap_key_of(keys, id, n)) != KEY_NONE; n++) {
		if (key == first)
			continue;
		buf_append_z(out, ", ");
		key_append_name(key, out);
	}
}

static void append_choice(const KeyMap *keys, ActionId id, Buf *out)
{
	plain_text_append_key(keys, id, out);
	buf_printf(out, " %s", actions[id].help);
}

void plain_text_append_counts(const Session *s, const SessionCounts *counts, Buf *out)
{
	if (session_is_cram(s))
		buf_printf(out, "\ncram: %lld left, %lld again\n", (long long)counts->cram,
			(long long)counts->cram_again);
	else
		buf_printf(out, "\n%lld due, %lld new, %lld in drill\n", (long long)counts->due,
			(long long)counts->new_, (long long)counts->drill);
}

void plain_text_append_words(const Desk *d, const Session *s, Buf *out)
{
	const StoredCard *card = session_card(s);
	int leech_at = d->config->leech_at;
	const struct {
		bool is_so;
		const char *word;
	} words[] = {
		{session_is_drill(s), "drill"},
		{card->state.is_marked, "marked"},
		{leech_at > 0 && card->state.lapses >= leech_at, "leech"},
		{card->state.is_suspended, "suspended"},
	};
	const char *between = "";
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].is_so) {
			buf_printf(out, "%s%s", between, words[i].word);
			between = ", ";
		}
	if (*between)
		buf_append_char(out, '\n');
}

static void append_answer(const StoredCard *card, StageView view, Styling styling, Buf *out)
{
	buf_append_char(out, '\n');
	if (card->answer.n == 0)
		return;
	card_text_append_answer(card, view, styling, out);
	buf_append_char(out, '\n');
}

void plain_text_append_cloze(const Session *s, const StoredCard *card, Styling styling, Buf *out)
{
	styling.has_color = false;
	if (session_phase(s) != SESSION_ANSWER || !stage_form_of(card).has_clozes)
		return;
	buf_append_char(out, '\n');
	card_text_append_question(card, session_view(s), styling, out);
}

void plain_text_append_card(const Session *s, const StoredCard *card, Styling styling, Buf *out)
{
	const StageView view = session_view(s);
	styling.has_color = false;
	if (session_phase(s) == SESSION_QUESTION) {
		card_text_append_place(card, styling, out);
		card_text_append_question(card, view, styling, out);
		buf_append_char(out, '\n');
		return;
	}
	plain_text_append_cloze(s, card, styling, out);
	append_answer(card, view, styling, out);
}

void plain_text_append_lines(Str answer, ClozeView view, size_t begin, Styling styling, Buf *out)
{
	Lines before = {0};
	Lines lines = {0};
	const RenderOptions options = {.view = view};
	render_text(str_head(answer, begin), &options, styling.columns, &before);
	render_text(answer, &options, styling.columns, &lines);
	size_t n = before.n < lines.n ? before.n : lines.n;
	Lines rest = {.items = lines.items + n, .n = lines.n - n};
	lines_append_text(&rest, out);
	lines_release(&lines);
	lines_release(&before);
}

void plain_text_append_links(const LinkedPage *links, size_t n, Styling styling, Buf *out)
{
	buf_append_z(out, n > 0 ? "This card has no answer below it. It links to:\n"
				: "This card has no answer below it.\n");
	for (size_t i = 0; i < n; i++) {
		buf_append_z(out, "\nfrom ");
		utf8_append_printable(out, links[i].title);
		buf_append_char(out, '\n');
		plain_text_append_lines(links[i].text, CLOZES_PLAIN, 0, styling, out);
	}
	buf_append_char(out, '\n');
}

void plain_text_append_prompt(const Session *s, const KeyMap *keys, Buf *out)
{
	plain_text_append_key(keys, ACTION_REVEAL, out);
	if (!session_next_shows_clozes(s))
		buf_append_z(out, " shows the answer, ");
	else
		buf_append_z(out,
			session_card(s)->cloze > 0 ? " shows the cloze, " : " shows the clozes, ");
	append_choice(keys, ACTION_HELP, out);
	buf_append_char(out, '\n');
}

static void append_interval(const ScorePreview *preview, Buf *out)
{
	buf_append_z(out, " (");
	render_interval(preview->interval100, out);
	buf_append_char(out, ')');
}

void plain_text_append_scores(const Session *s, const KeyMap *keys, Buf *out)
{
	const ScorePreview *preview = session_preview(s);
	bool moves = !session_is_cram(s);
	const char *between = "";
	for (int score = SCORE_MIN; score <= SCORE_MAX; score++) {
		ActionId id = (ActionId)(ACTION_SCORE_0 + score);
		if (keymap_key_of(keys, id, 0) == KEY_NONE)
			continue;
		buf_append_z(out, between);
		append_choice(keys, id, out);
		if (moves)
			append_interval(&preview[score], out);
		between = ", ";
	}
	buf_append_z(out, moves ? "\n" : "; the schedule stays\n");
}

void plain_text_append_keys(const KeyMap *keys, Place place, Buf *out)
{
	const ActionId known[] = {ACTION_REVEAL, ACTION_SCORE_0, ACTION_SCORE_1, ACTION_SCORE_2,
		ACTION_SCORE_3, ACTION_SCORE_4, ACTION_SCORE_5, ACTION_UNDO, ACTION_BURY,
		ACTION_SUSPEND, ACTION_MARK, ACTION_INFO, ACTION_NEXT_LINE, ACTION_HELP,
		ACTION_QUIT};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		bool is_here = actions[known[i]].places & PLACE_BIT(place);
		if (!is_here || keymap_key_of(keys, known[i], 0) == KEY_NONE)
			continue;
		append_all_keys(keys, known[i], out);
		buf_printf(out, " %s\n", actions[known[i]].help);
	}
}

static void append_cards(const char *done, int64_t n, int64_t passed, Buf *out)
{
	buf_printf(out, "%s %lld %s", done, (long long)n, n == 1 ? "card" : "cards");
	if (n > 0)
		buf_printf(out, ", %lld passed (%lld %%)", (long long)passed,
			(long long)(100 * passed / n));
}

void plain_text_append_summary(SessionTally tally, bool is_cram, Buf *out)
{
	if (is_cram)
		append_cards("practised", tally.crams, tally.passed, out);
	else
		append_cards("reviewed", tally.reviews, tally.passed, out);
	if (tally.drills > 0)
		buf_printf(out, ", %lld in drill", (long long)tally.drills);
	if (tally.cram_agains > 0)
		buf_printf(out, ", %lld again", (long long)tally.cram_agains);
	if (tally.took_ms >= 60000)
		buf_printf(out, ", %lld min", (long long)(tally.took_ms / 60000));
	buf_append_char(out, '\n');
}
