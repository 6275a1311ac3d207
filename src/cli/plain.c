#include "plain.h"

#include "recto/base/utf8.h"
#include "recto/library/library.h"
#include "recto/library/resolve.h"
#include "recto/render/markdown.h"

#include "card_text.h"
#include "nothing.h"
#include "plain_text.h"
#include "undone.h"

typedef struct Plain {
	Cli *cli;
	Session *session;
	KeyMap keys;
	Buf line;
	bool is_shown;   // the side of the card that is up has been printed
	size_t line_end; // bytes of the answer that were printed line by line
	bool is_over;
} Plain;

// -- reading ----------------------------------------------------------------------------------

static ActionId find_named(Place place, Str name)
{
	for (ActionId id = 0; id < ACTION_COUNT; id++)
		if ((actions[id].places & PLACE_BIT(place)) &&
			str_equals_nocase(name, str_from_z(actions[id].name)))
			return id;
	return ACTION_NONE;
}

// A blank is a key, and so is enter: an empty line.
static Key read_key(Str line)
{
	Key key;
	Str word = str_trim(line);
	if (word.n == 0)
		return str_starts_with(line, STR(" ")) ? ' ' : KEYS_ENTER;
	return key_parse(word, &key) ? key : KEY_NONE;
}

ActionId plain_read_action(const KeyMap *keys, Place place, Str line)
{
	Str word = str_trim(line);
	Key key = read_key(line);
	ActionId id = key == KEY_NONE ? ACTION_NONE : keymap_find(keys, place, key);
	if (id == ACTION_NONE)
		id = find_named(place, word);
	if (id == ACTION_NONE && place == PLACE_ANSWER && word.n == 1 && word.p[0] >= '0' &&
		word.p[0] <= '5')
		id = (ActionId)(ACTION_SCORE_0 + (word.p[0] - '0'));
	return id;
}

// -- printing ---------------------------------------------------------------------------------

// Prints and releases the text. Under --json standard output is for the object alone.
static void print(const Plain *p, Buf *text)
{
	Cli *cli = p->cli;
	if (cli->is_json)
		cli_talk(cli, "%.*s", STR_ARG(str_trim_right(buf_str(text))));
	else
		buf_append(&cli->out.text, buf_str(text));
	output_flush(&cli->out);
	buf_release(text);
}

static void print_line(const Plain *p, const char *line)
{
	Buf text = {0};
	buf_printf(&text, "%s\n", line);
	print(p, &text);
}

static Place place_of(const Plain *p)
{
	return session_phase(p->session) == SESSION_ANSWER ? PLACE_ANSWER : PLACE_QUESTION;
}

static void print_scores(const Plain *p)
{
	Buf text = {0};
	plain_text_append_scores(p->session, &p->keys, &text);
	print(p, &text);
}

// What follows the card: which key comes next, or the scores.
static void print_choice(Plain *p)
{
	Buf text = {0};
	p->is_shown = true;
	if (place_of(p) == PLACE_ANSWER) {
		print_scores(p);
		return;
	}
	plain_text_append_prompt(p->session, &p->keys, &text);
	print(p, &text);
}

static void append_links(Plain *p, const StoredCard *shown, Arena *a, Buf *out)
{
	LinkedPage links[LINKED_PAGES_MAX];
	size_t n = library_list_links(p->cli->desk.store, shown, a, links);
	plain_text_append_links(links, n, cli_styling(p->cli), out);
}

static bool print_card(Plain *p, Err *err)
{
	Buf text = {0};
	SessionCounts counts;
	p->line_end = 0;
	if (!session_counts(p->session, &counts, err))
		return false;
	if (session_phase(p->session) == SESSION_QUESTION) {
		plain_text_append_counts(p->session, &counts, &text);
		plain_text_append_words(&p->cli->desk, p->session, &text);
	}
	Arena arena = {0};
	StoredCard shown = *session_card(p->session);
	library_resolve_card(p->cli->desk.store, &shown, &arena);
	plain_text_append_card(p->session, &shown, cli_styling(p->cli), &text);
	if (session_view(p->session).has_answer && shown.answer.n == 0)
		append_links(p, &shown, &arena, &text);
	arena_release(&arena);
	print(p, &text);
	print_choice(p);
	return true;
}

// Prints the answer from where it was printed to, up to `end` bytes.
static void print_lines(Plain *p, const StoredCard *shown, ClozeView clozes, size_t end)
{
	Buf text = {0};
	Styling styling = cli_styling(p->cli);
	plain_text_append_lines(str_head(shown->answer, end), clozes, p->line_end, styling, &text);
	p->line_end = end;
	print(p, &text);
}

// Reveals a card of which lines were printed: what is new are the others, and the question where
// it shows its cloze now.
static void print_rest(Plain *p, const StoredCard *shown)
{
	Buf text = {0};
	print_lines(p, shown, session_next_view(p->session).answer, shown->answer.n);
	session_reveal(p->session);
	p->line_end = 0;
	plain_text_append_cloze(p->session, shown, cli_styling(p->cli), &text);
	buf_append_char(&text, '\n');
	print(p, &text);
	print_choice(p);
}

// The answer's next line; the last one reveals the card. False where it has none that could come.
static bool print_next_line(Plain *p)
{
	StageView next = session_next_view(p->session);
	Arena arena = {0};
	StoredCard shown = *session_card(p->session);
	if (session_view(p->session).has_answer || !next.has_answer || shown.answer.n == 0)
		return false;
	library_resolve_card(p->cli->desk.store, &shown, &arena);
	size_t end = render_next_line(
		shown.answer, next.answer, p->line_end, cli_styling(p->cli).columns);
	if (end < shown.answer.n)
		print_lines(p, &shown, next.answer, end);
	else
		print_rest(p, &shown);
	arena_release(&arena);
	return true;
}

static void reveal(Plain *p)
{
	Arena arena = {0};
	StoredCard shown = *session_card(p->session);
	if (p->line_end > 0) {
		library_resolve_card(p->cli->desk.store, &shown, &arena);
		print_rest(p, &shown);
		arena_release(&arena);
		return;
	}
	session_reveal(p->session);
	p->is_shown = false;
}

static void print_keys(const Plain *p)
{
	Buf text = {0};
	plain_text_append_keys(&p->keys, place_of(p), &text);
	print(p, &text);
}

static bool print_info(const Plain *p, Err *err)
{
	Arena arena = {0};
	Buf text = {0};
	LogEntry *entries;
	size_t n;
	const Desk *d = &p->cli->desk;
	const StoredCard *card = session_card(p->session);
	bool is_read = store_list_card_log(d->store, card->id, &arena, &entries, &n, err);
	if (is_read) {
		card_text_append_facts(d, card, &text);
		card_text_append_history(d, card, entries, n, &text);
	}
	print(p, &text);
	arena_release(&arena);
	return is_read;
}

static void append_unknown(const Plain *p, Buf *out)
{
	buf_append_z(out, "not understood: \"");
	utf8_append_printable(out, buf_str(&p->line));
	buf_append_z(out, "\"; ");
	plain_text_append_key(&p->keys, ACTION_HELP, out);
	buf_append_z(out, " lists the keys\n");
}

// A score before the answer, or what is no key at all; then what can be typed.
static void refuse_line(const Plain *p)
{
	Buf text = {0};
	ActionId meant = plain_read_action(&p->keys, PLACE_ANSWER, buf_str(&p->line));
	bool is_score = meant >= ACTION_SCORE_0 && meant <= ACTION_SCORE_5;
	if (is_score)
		buf_append_z(&text, "not before the answer\n");
	else
		append_unknown(p, &text);
	if (place_of(p) == PLACE_QUESTION)
		plain_text_append_prompt(p->session, &p->keys, &text);
	print(p, &text);
	if (place_of(p) == PLACE_ANSWER)
		print_scores(p);
}

// -- doing ------------------------------------------------------------------------------------

static void print_notice(Plain *p)
{
	if (session_notice(p->session).n > 0)
		print_line(p, session_notice(p->session).p);
}

static bool give_score(Plain *p, int score, Err *err)
{
	bool was_stale;
	if (!session_score(p->session, score, &was_stale, err))
		return false;
	if (was_stale)
		print_line(p, "the card was changed elsewhere: it is skipped");
	print_notice(p);
	p->is_shown = false;
	return true;
}

static bool take_back(Plain *p, Err *err)
{
	UndoReport report;
	if (!session_undo(p->session, &report, err)) {
		if (err->kind != ERR_NEGATIVE)
			return false;
		print_line(p, err->text);
		err_clear(err);
		return true;
	}
	Buf text = {0};
	bool is_named = undone_append(&p->cli->desk, &p->keys, &report, &text, err);
	print(p, &text);
	print_notice(p);
	p->is_shown = false;
	return is_named;
}

static bool put_aside(Plain *p, EntryKind kind, Err *err)
{
	if (!session_act(p->session, kind, err))
		return false;
	print_line(p, kind == ENTRY_BURY ? "buried until tomorrow" : "suspended");
	p->is_shown = false;
	return true;
}

static bool toggle_mark(Plain *p, Err *err)
{
	bool is_marked = session_card(p->session)->state.is_marked;
	if (!session_act(p->session, is_marked ? ENTRY_UNMARK : ENTRY_MARK, err))
		return false;
	print_line(p, is_marked ? "unmarked" : "marked");
	return true;
}

static bool act(Plain *p, ActionId id, Err *err)
{
	if (id >= ACTION_SCORE_0 && id <= ACTION_SCORE_5)
		return give_score(p, (int)id - ACTION_SCORE_0, err);
	if (id == ACTION_UNDO)
		return take_back(p, err);
	if (id == ACTION_SUSPEND || id == ACTION_BURY)
		return put_aside(p, id == ACTION_BURY ? ENTRY_BURY : ENTRY_SUSPEND, err);
	if (id == ACTION_MARK)
		return toggle_mark(p, err);
	if (id == ACTION_INFO)
		return print_info(p, err);
	if (id == ACTION_REVEAL) {
		reveal(p);
	} else if (id == ACTION_NEXT_LINE) {
		if (!print_next_line(p))
			reveal(p);
	} else if (id == ACTION_QUIT) {
		p->is_over = true;
	} else if (id == ACTION_HELP) {
		print_keys(p);
	} else {
		print_line(p, "that key is for the screen");
	}
	return true;
}

// The page of a card whose question or answer is about to be printed may have changed since the
// review began; the card may even have left it, and another one come in its place.
static bool take_in_changes(Plain *p, Err *err)
{
	enum { LOOKS = 100 }; // pages may change as fast as they are read
	const Desk *d = &p->cli->desk;
	bool has_changed = true;
	for (int look = 0; look < LOOKS && has_changed; look++) {
		const StoredCard *card = session_card(p->session);
		if (!card)
			return true;
		if (!library_refresh_card(
			    d->store, d->config, &d->clock, card->id, &has_changed, err) ||
			(has_changed && !session_reload(p->session, err)))
			return false;
	}
	return true;
}

static bool show_card(Plain *p, Err *err)
{
	return take_in_changes(p, err) && (!session_card(p->session) || print_card(p, err));
}

// Until nothing is left, the person ends it, or nobody types or reads any more.
static bool serve(Plain *p, Err *err)
{
	while (!p->is_over && session_phase(p->session) != SESSION_DONE) {
		if (!p->is_shown && !show_card(p, err))
			return false;
		if (!p->is_shown) // nothing is left
			continue;
		if (p->cli->out.failure || !cli_read_line(&p->line))
			return true;
		ActionId id = plain_read_action(&p->keys, place_of(p), buf_str(&p->line));
		bool is_empty = buf_str(&p->line).n == 0;
		if (id == ACTION_NONE && is_empty && place_of(p) == PLACE_ANSWER)
			print_scores(p);
		else if (id == ACTION_NONE)
			refuse_line(p);
		else if (!act(p, id, err))
			return false;
	}
	return true;
}

// -- the whole --------------------------------------------------------------------------------

static void print_json(Cli *cli, SessionTally tally)
{
	Json *object = json_new_object();
	json_set_int(object, "reviews", tally.reviews);
	json_set_int(object, "passed", tally.passed);
	json_set_int(object, "drills", tally.drills);
	json_set_int(object, "crams", tally.crams + tally.cram_agains);
	json_set_real(object, "seconds", (double)tally.took_ms / 1000);
	output_json(&cli->out, object);
}

static bool say_nothing_due(Cli *cli, const SessionOptions *options, Err *err)
{
	cli->exit_code = ERR_NEGATIVE;
	if (cli->is_json)
		print_json(cli, (SessionTally){0});
	return options->is_cram ? nothing_say_cram(cli, options->filter, err)
				: nothing_say_due(cli, options->filter, err);
}

// "again: What is MLIR?" for each card that was hard.
static bool append_hard(const Plain *p, Buf *out, Err *err)
{
	HardCard hard[HARD_CARDS_MAX];
	size_t n = session_list_hard(p->session, hard);
	Arena arena = {0};
	StoredCard card;
	bool is_good = true;
	buf_append_z(out, n > 0 ? "what was hard:\n" : "");
	for (size_t i = 0; i < n; i++) {
		is_good = store_load_card(p->cli->desk.store, hard[i].card, &arena, &card, err);
		if (!is_good)
			break;
		buf_printf(out, "%s: ", action_score_name(hard[i].score));
		card_text_append_name(&card, out);
		buf_append_char(out, '\n');
	}
	arena_release(&arena);
	return is_good;
}

static bool review(Plain *p, const SessionOptions *options, Err *err)
{
	Cli *cli = p->cli;
	Buf text = {0};
	if (!session_open(&cli->desk, options, &p->session, err))
		return false;
	if (session_phase(p->session) == SESSION_DONE)
		return say_nothing_due(cli, options, err);
	if (!serve(p, err))
		return false;
	SessionTally tally = session_tally(p->session);
	buf_append_char(&text, '\n');
	plain_text_append_summary(tally, options->is_cram, &text);
	bool is_good = append_hard(p, &text, err);
	print(p, &text);
	if (cli->is_json)
		print_json(cli, tally);
	return is_good;
}

// What changed in the pages is taken in before the first card, because later there is no moment to
// look at all of them.
static bool read_pages(Cli *cli, Err *err)
{
	const ImportOptions options = {
		.config = &cli->config, .clock = &cli->desk.clock, .talk = {cli_warn, cli}};
	ImportReport report;
	if (store_is_read_only(cli->desk.store))
		return true;
	return library_import(cli->desk.store, &options, &report, err);
}

bool plain_review(Cli *cli, const SessionOptions *options, Err *err)
{
	Plain p = {.cli = cli};
	bool is_done = keymap_init(&p.keys, &cli->config, err) && read_pages(cli, err) &&
		       review(&p, options, err);
	session_close(p.session);
	keymap_release(&p.keys);
	buf_release(&p.line);
	if (is_done)
		cli_end_session(cli, false);
	return is_done;
}
