#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "recto/base/utf8.h"
#include "recto/schedule/fold.h"
#include "recto/store/sources.h"
#include "tests.h"

enum { DAY_MS = 86400000 };

static void check(bool is_good, const Err *err)
{
	if (!is_good)
		fail_msg("%s", err->text);
}

// -- a desk -----------------------------------------------------------------------------------

void fixture_open(Fixture *f, const char *config)
{
	Err err = {0};
	Buf path = {0};
	Instant now;
	*f = (Fixture){.folder = harness_make_folder()};
	buf_append_z(&f->notes, "/notes");
	assert_true(calendar_parse_rfc3339(STR("2023-02-02T12:00:00Z"), &now));
	config_init(&f->config);
	if (config)
		check(config_parse(&f->config, str_from_z(config), STR("config.yaml"), &err), &err);
	f->desk = (Desk){.config = &f->config, .has_color = true};
	f->desk.clock = (Clock){true, now, f->config.day_starts_at};
	check(keymap_init(&f->keys, &f->config, &err), &err);
	harness_path(&path, f->folder, "recto.db");
	check(store_open(buf_z(&path), STORE_CREATE, now, &f->desk.store, &err), &err);
	buf_release(&path);
}

void fixture_close(Fixture *f)
{
	view_close(f->view);
	frame_release(&f->frame);
	store_close(f->desk.store);
	keymap_release(&f->keys);
	config_release(&f->config);
	harness_remove_folder(f->folder);
	buf_release(&f->notes);
}

int fixture_setup(void **state)
{
	Fixture *f = malloc(sizeof *f);
	assert_non_null(f);
	fixture_open(f, NULL);
	*state = f;
	return 0;
}

int fixture_setup_review(void **state)
{
	fixture_setup(state);
	fixture_add_examples(*state);
	fixture_review(*state);
	return 0;
}

int fixture_teardown(void **state)
{
	fixture_close(*state);
	free(*state);
	return 0;
}

void fixture_write(Fixture *f, const char *name, Str content)
{
	Buf path = {0};
	assert_int_equal(f->n_cards, 0);
	harness_path(&f->notes, f->folder, "notes");
	mkdir(buf_z(&f->notes), 0700);
	mkdir(harness_path(&path, buf_z(&f->notes), "pages"), 0700);
	harness_write(harness_path(&path, buf_z(&f->notes), name), content);
	buf_release(&path);
}

static int64_t put_page(Fixture *f, int64_t graph, const char *title)
{
	Err err = {0};
	Arena a = {0};
	Buf key = {0};
	StoredPage page;
	bool found;
	utf8_append_lower_nfc(&key, str_from_z(title));
	Str path = arena_printf(&a, "%s/pages/%s.md", buf_z(&f->notes), title);
	check(store_find_page(f->desk.store, path, &a, &page, &found, &err), &err);
	if (!found)
		page = (StoredPage){.graph = graph,
			.path = path,
			.title = str_from_z(title),
			.title_key = buf_str(&key)};
	if (!found)
		check(store_put_page(f->desk.store, &page, &err), &err);
	buf_release(&key);
	arena_release(&a);
	return page.id;
}

static CardState state_of(const Fixture *f, const FixtureCard *card)
{
	CardState state = card_state_new();
	if (card->interval == 0)
		return state;
	const Clock *clock = &f->desk.clock;
	Day today = clock_today(clock);
	state.phase = PHASE_REVIEW;
	state.memory = (Memory){1, 250, card->interval * INT64_C(100)};
	state.due = clock_day_start(clock, today + card->ahead);
	state.last_reviewed = clock_now(clock) - (card->interval - card->ahead) * (int64_t)DAY_MS;
	state.last_score = 4;
	return state;
}

static void append_state(Fixture *f, StoredCard *row, const CardState *state)
{
	Err err = {0};
	LogEntry e = {.card = row->id};
	CardState before = card_state_new();
	e.entry = (Entry){.kind = ENTRY_STATE,
		.at = state->last_reviewed,
		.day = clock_day_of(&f->desk.clock, state->last_reviewed),
		.score = SCORE_NONE,
		.after = *state};
	fold_complete(&e.entry, &before);
	check(store_append_entry(f->desk.store, &e, &err), &err);
	check(store_set_card_state(f->desk.store, row->id, &e.entry.after, e.id, &err), &err);
}

void fixture_add(Fixture *f, const FixtureCard *card)
{
	Err err = {0};
	f->n_cards += card->cloze < 2;
	StoredCard row = {.line = f->n_cards, .fingerprint = (uint64_t)f->n_cards};
	CardState state = state_of(f, card);
	check(store_begin(f->desk.store, &err), &err);
	check(store_put_graph(f->desk.store, buf_str(&f->notes), true, &row.graph, &err), &err);
	row.page = put_page(f, row.graph, card->page);
	row.question = str_from_z(card->question);
	row.answer = str_from_z(card->answer);
	row.context = str_from_z(card->context);
	row.tags = str_from_z(card->tags);
	row.deck = str_from_z(card->page);
	row.cloze = card->cloze;
	row.clozes = card->clozes;
	row.state = card_state_new();
	check(store_insert_card(f->desk.store, &row, &err), &err);
	if (card->interval > 0)
		append_state(f, &row, &state);
	check(store_commit(f->desk.store, &err), &err);
}

void append_lines(Buf *out, const char *before, int n)
{
	for (int i = 1; i <= n; i++)
		buf_printf(out, "%sline %d\n", before, i);
}

void fixture_add_examples(Fixture *f)
{
	static const FixtureCard examples[] = {
		{.page = "AI compiler comprehension",
			.question = "What is [[MLIR]]? #ques1",
			.answer = "- ![](../assets/1u73OD5iS7.png)\n- MLIR\n\t- "
				  "共享尽可能多的优化pass，不同的地方用一个两个pass来完成优化。",
			.tags = "ques1",
			.interval = 4},
		{.page = "AI compiler comprehension",
			.question = "AI compiler 的前端和后端分别有什么作用？ #ques1",
			.answer = "- Frontend:\n\t- take不同的框架的输入，包括tensorflow，pytorch等"
				  "等。去做一些图级别上的优化。\n- Backend\n\t- 将high level "
				  "IR转化为low level IR。",
			.context = "Compilers\n**Front** ends and back ends",
			.tags = "ques1",
			.interval = 6},
		{.page = "C", .question = "What does `restrict` promise?", .answer = "- No alias."},
		{.page = "C/Undefined behaviour",
			.question = "Name three kinds.",
			.answer = "1. overflow\n2. aliasing\n3. data races",
			.interval = 10,
			.ahead = 3},
		{.page = "Spanish",
			.question = "la mariposa",
			.answer = "",
			.interval = 20,
			.ahead = 5},
		{.page = "Spanish",
			.question = "el *pájaro*",
			.answer = "- the bird",
			.interval = 90,
			.ahead = 80},
	};
	for (size_t i = 0; i < HARNESS_COUNT(examples); i++)
		fixture_add(f, &examples[i]);
}

// -- driving a view ---------------------------------------------------------------------------

static void take_view(Fixture *f, View *view, const Err *err)
{
	check(view != NULL, err);
	view_close(f->view);
	f->view = view;
	fixture_draw(f, 24, 80);
	fixture_idle(f);
}

void fixture_home(Fixture *f)
{
	Err err = {0};
	take_view(f, home_view_open(&f->desk, &f->keys, f->examples, &err), &err);
}

void fixture_review(Fixture *f)
{
	fixture_review_as(f, &session_defaults);
}

void fixture_review_as(Fixture *f, const SessionOptions *options)
{
	Err err = {0};
	take_view(f, review_view_open(&f->desk, &f->keys, options, &err), &err);
}

void fixture_browse(Fixture *f)
{
	Err err = {0};
	take_view(f, browse_view_open(&f->desk, &f->keys, &err), &err);
}

void fixture_stats(Fixture *f)
{
	Err err = {0};
	take_view(f, stats_view_open(&f->desk, &f->keys, &err), &err);
}

void fixture_idle(Fixture *f)
{
	bool is_done = false;
	Err err = {0};
	for (int i = 0; i < 1000 && !is_done; i++)
		f->view->class->idle(f->view, &is_done, &err);
	check(err.kind == ERR_NONE, &err);
	assert_true(is_done);
}

ViewWish fixture_press(Fixture *f, const char *keys)
{
	ViewWish wish = WISH_NOTHING;
	Str rest = str_from_z(keys);
	Str name;
	while (rest.n > 0) {
		Key key;
		Err err = {0};
		str_cut(rest, ' ', &name, &rest);
		assert_true(key_parse(name, &key));
		wish = f->view->class->update(f->view, key, &err);
		check(err.kind == ERR_NONE, &err);
		fixture_idle(f);
	}
	return wish;
}

ViewWish fixture_paste(Fixture *f, const char *text)
{
	Err err = {0};
	ViewWish wish = f->view->class->paste
				? f->view->class->paste(f->view, str_from_z(text), &err)
				: WISH_NOTHING;
	check(err.kind == ERR_NONE, &err);
	fixture_idle(f);
	return wish;
}

// -- frames -----------------------------------------------------------------------------------

static void append_frame(const Frame *f, Buf *out)
{
	frame_append_text(f, out);
	frame_append_roles(f, out);
}

void fixture_draw(Fixture *f, int rows, int columns)
{
	Buf first = {0};
	Buf second = {0};
	frame_reset(&f->frame, rows, columns);
	f->view->class->draw(f->view, &f->frame);
	append_frame(&f->frame, &first);
	frame_reset(&f->frame, rows, columns);
	f->view->class->draw(f->view, &f->frame);
	append_frame(&f->frame, &second);
	assert_str(buf_str(&second), buf_z(&first));
	buf_release(&first);
	buf_release(&second);
}

void check_shows_at(Fixture *f, int rows, int columns, const char *text, bool is_shown,
	const char *file, int line)
{
	Buf got = {0};
	fixture_draw(f, rows, columns);
	frame_append_text(&f->frame, &got);
	if (str_contains(buf_str(&got), str_from_z(text)) != is_shown) {
		print_error(
			"\"%s\" is %s in:\n%s", text, is_shown ? "missing" : "shown", buf_z(&got));
		_fail(file, line);
	}
	buf_release(&got);
}

void check_shows(Fixture *f, const char *text, bool is_shown, const char *file, int line)
{
	check_shows_at(f, 24, 80, text, is_shown, file, line);
}

static void append_sizes(Fixture *f, Buf *out)
{
	static const int sizes[][2] = {{80, 24}, {40, 12}, {20, 5}, {200, 60}};
	for (size_t i = 0; i < HARNESS_COUNT(sizes); i++) {
		buf_printf(out, "======== %dx%d\n", sizes[i][0], sizes[i][1]);
		fixture_draw(f, sizes[i][1], sizes[i][0]);
		frame_append_text(&f->frame, out);
	}
}

// Ids are random. One may follow on the next line.
static void mask_ids(Buf *text)
{
	static const char *const before[] = {" id ", "recto unmatch"};
	for (size_t i = 0; i < HARNESS_COUNT(before); i++) {
		size_t at;
		Str name = str_from_z(before[i]);
		for (size_t from = 0; str_find(str_skip(buf_str(text), from), name, &at);) {
			from += at + name.n;
			while (text->p[from] == ' ' || text->p[from] == '\n')
				from++;
			memset(text->p + from, 'x', IDENT_SIZE - 1);
		}
	}
}

void check_golden(Fixture *f, const char *name)
{
	Buf got = {0};
	Buf path = {0};
	append_sizes(f, &got);
	mask_ids(&got);
	buf_printf(&path, "tests/tui/%s.txt", name);
	if (getenv("RECTO_UPDATE_GOLDEN")) {
		harness_write(buf_z(&path), buf_str(&got));
	} else {
		Buf expected = harness_read(buf_z(&path));
		if (!str_equals(buf_str(&got), buf_str(&expected)))
			fail_msg("%s differs; it would be:\n%s", buf_z(&path), buf_z(&got));
		buf_release(&expected);
	}
	buf_release(&path);
	buf_release(&got);
}
