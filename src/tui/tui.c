// The loop that runs views on a terminal.
#include "recto/tui/tui.h"

#include <assert.h>
#include <sys/stat.h>
#include "recto/base/path.h"
#include "recto/base/process.h"
#include "recto/render/width.h"
#include "recto/tui/view.h"
#include "term.h"

enum {
	ROWS_MIN = 5,
	COLUMNS_MIN = 20,
	VIEWS_MAX = 8, // home, a review above it, a search above that …
};

typedef struct Loop {
	const Desk *desk;
	KeyMap keys;
	Term *term;
	Tools *tools;
	View *views[VIEWS_MAX]; // the last one is shown
	int n_views;
	Frame frame;
	bool is_idle_done;
	bool needs_draw;
	int signal_number;
	bool has_support; // the terminal was asked for how it shows pictures
	PictureSupport support;
} Loop;

static View *top_of(const Loop *l)
{
	return l->views[l->n_views - 1];
}

// The view on top has everything to do.
static void start_view(Loop *l)
{
	l->is_idle_done = false;
	l->needs_draw = true;
	if (l->n_views > 0)
		top_of(l)->n_made++;
}

static void push(Loop *l, View *view)
{
	assert(l->n_views < VIEWS_MAX);
	view->tools = l->tools;
	view->has_below = l->n_views > 0;
	l->views[l->n_views++] = view;
	start_view(l);
}

static void pop(Loop *l)
{
	view_close(top_of(l));
	l->n_views--;
	start_view(l);
}

// -- pictures ---------------------------------------------------------------------------------

// Tells the view on top what is known.
static void tell_support(Loop *l)
{
	View *view = top_of(l);
	term_measure_cells(l->term, &l->support);
	view->has_support = l->has_support;
	view->support = l->support;
}

static void detect_pictures(Loop *l)
{
	if (!l->has_support)
		term_detect_pictures(l->term, l->desk->config->images, &l->support);
	l->has_support = true;
	l->needs_draw = true;
}

// -- drawing ----------------------------------------------------------------------------------

static bool is_too_small(const Loop *l)
{
	return l->frame.rows < ROWS_MIN || l->frame.columns < COLUMNS_MIN;
}

static void draw_too_small(Frame *f)
{
	Str rest = STR("window too small");
	size_t used, shown;
	for (int row = 0; width_break(rest, f->columns, &used, &shown); row++) {
		frame_text(f, row, 0, f->columns, (Style){0}, str_head(rest, shown));
		rest = str_skip(rest, used);
	}
}

static void draw(Loop *l)
{
	int rows, columns;
	term_size(l->term, &rows, &columns);
	frame_reset(&l->frame, rows, columns);
	tell_support(l);
	if (is_too_small(l))
		draw_too_small(&l->frame);
	else
		top_of(l)->class->draw(top_of(l), &l->frame);
	term_show(l->term, &l->frame);
	l->needs_draw = false;
}

// -- other programs ---------------------------------------------------------------------------

// `name` is also the key of the program in the configuration.
static bool run_in_terminal(Loop *l, const char *name, char *const *argv, Err *err)
{
	int status = 0;
	Err why = {0};
	term_leave(l->term);
	bool has_run = process_run(argv, &status, &why);
	term_enter(l->term);
	if (!has_run)
		return err_set(err, why.kind, "%s (configuration key: %s)", why.text, name);
	Str program = path_base(str_from_z(argv[0]));
	if (status != 0)
		return err_set(err, ERR_IO, "%.*s ended with status %d (configuration key: %s)",
			STR_ARG(program), status, name);
	return true;
}

// The editor gets file and line, an opener the file alone.
static Str command_of(const Loop *l, ViewWish wish, Arena *a)
{
	Str opener = l->desk->config->opener;
	if (wish == WISH_EDIT)
		return config_editor(l->desk->config);
	if (str_contains(opener, STR("{file}")))
		return opener;
	return arena_printf(a, "%.*s {file}", STR_ARG(opener));
}

static bool run_program(Loop *l, ViewWish wish, Err *err)
{
	const View *view = top_of(l);
	Arena a = {0};
	char **words;
	const char *name = wish == WISH_EDIT ? "editor" : "opener";
	const char *file = arena_copy_z(&a, wish == WISH_VIEW ? view->picture : view->file);
	bool has_run =
		process_split(command_of(l, wish, &a), &a, &words, err) &&
		run_in_terminal(l, name, process_with_place(words, file, view->line, &a), err);
	arena_release(&a);
	return has_run;
}

// -- home -------------------------------------------------------------------------------------

static bool is_folder(const char *path)
{
	struct stat s;
	return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

// The example pages of the source tree, when one stands in it, or those that were installed.
static Str find_examples(void)
{
	static const char *const folders[] = {"decks", RECTO_DECKS};
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (is_folder(folders[i]))
			return str_from_z(folders[i]);
	return (Str){0};
}

// -- wishes -----------------------------------------------------------------------------------

static bool go_home(Loop *l, Err *err)
{
	View *home = home_view_open(l->desk, &l->keys, find_examples(), err);
	if (!home)
		return false;
	pop(l);
	push(l, home);
	return true;
}

static bool open_review(Loop *l, Err *err)
{
	if (l->n_views == VIEWS_MAX)
		return true;
	SessionOptions options = session_defaults;
	options.filter = top_of(l)->review_filter;
	View *review = review_view_open(l->desk, &l->keys, &options, err);
	if (!review)
		return false;
	push(l, review);
	return true;
}

static bool open_search(Loop *l, Err *err)
{
	if (l->n_views == VIEWS_MAX)
		return true;
	View *browse = browse_view_open(l->desk, &l->keys, err);
	if (!browse)
		return false;
	push(l, browse);
	return true;
}

static bool open_stats(Loop *l, Err *err)
{
	if (l->n_views == VIEWS_MAX)
		return true;
	View *stats = stats_view_open(l->desk, &l->keys, err);
	if (!stats)
		return false;
	push(l, stats);
	return true;
}

// A program that fails is no reason to end a review, and may have changed the page all the same.
static bool grant_program(Loop *l, ViewWish wish, Err *err)
{
	Err problem = {0};
	bool has_worked = run_program(l, wish, &problem);
	start_view(l);
	if (wish == WISH_EDIT && !top_of(l)->class->reload(top_of(l), err))
		return false;
	if (!has_worked)
		top_of(l)->class->warn(top_of(l), problem.text);
	return true;
}

static bool grant(Loop *l, ViewWish wish, Err *err)
{
	switch (wish) {
	case WISH_NOTHING:
		return true;
	case WISH_REDRAW:
		term_repaint(l->term);
		l->needs_draw = true;
		return true;
	case WISH_DRAW:
		l->needs_draw = true;
		return true;
	case WISH_LEAVE:
		pop(l);
		return l->n_views == 0 || top_of(l)->class->resume(top_of(l), err);
	case WISH_HOME:
		return go_home(l, err);
	case WISH_REVIEW:
		return open_review(l, err);
	case WISH_SEARCH:
		return open_search(l, err);
	case WISH_STATS:
		return open_stats(l, err);
	case WISH_EDIT:
	case WISH_OPEN:
	case WISH_VIEW:
		return grant_program(l, wish, err);
	case WISH_DETECT:
		detect_pictures(l);
		return true;
	}
	return true;
}

// -- the loop ---------------------------------------------------------------------------------

// Keys that nobody sees the effect of do nothing, but one can always leave.
static ViewWish update_blind(Loop *l, Key key)
{
	return keymap_find(&l->keys, PLACE_DONE, key) == ACTION_QUIT ? WISH_LEAVE : WISH_NOTHING;
}

static bool take_key(Loop *l, Key key, Err *err)
{
	View *view = top_of(l);
	Err problem = {0};
	ViewWish wish =
		is_too_small(l) ? update_blind(l, key) : view->class->update(view, key, &problem);
	// A key may begin new work.
	l->is_idle_done = false;
	if (problem.kind == ERR_NONE)
		return grant(l, wish, err);
	return err_set(err, problem.kind, "%s", problem.text);
}

// Where the frame that is seen says so, a click is a key.
static bool take_click(Loop *l, const TermEvent *event, Err *err)
{
	Key key = frame_find_target(&l->frame, event->row, event->column);
	return key == KEY_NONE || take_key(l, key, err);
}

// What is pasted is text, and no key of anything.
static bool take_paste(Loop *l, Str text, Err *err)
{
	View *view = top_of(l);
	Err problem = {0};
	if (is_too_small(l) || !view->class->paste)
		return true;
	ViewWish wish = view->class->paste(view, text, &problem);
	l->is_idle_done = false;
	if (problem.kind == ERR_NONE)
		return grant(l, wish, err);
	return err_set(err, problem.kind, "%s", problem.text);
}

static bool work_idle(Loop *l, Err *err)
{
	View *view = top_of(l);
	Err problem = {0};
	if (workshop_poll(tools_workshop(l->tools))) {
		view->n_made++;
		l->needs_draw = true;
	}
	ViewWish wish = view->class->idle(view, &l->is_idle_done, &problem);
	if (problem.kind == ERR_NONE)
		return grant(l, wish, err);
	return err_set(err, problem.kind, "%s", problem.text);
}

static bool take_event(Loop *l, const TermEvent *event, Err *err)
{
	switch (event->kind) {
	case TERM_KEY:
		return take_key(l, event->key, err);
	case TERM_CLICK:
		return take_click(l, event, err);
	case TERM_PASTE:
		return take_paste(l, event->text, err);
	case TERM_CHANGED:
		start_view(l); // a new size may take other work
		return true;
	case TERM_SIGNAL:
		l->signal_number = event->signal_number;
		return true;
	case TERM_NOTHING:
		break;
	}
	return work_idle(l, err);
}

static void watch_workshop(const Loop *l, ViewWatch *watch)
{
	struct pollfd fds[WORKSHOP_RUNNING_MAX];
	int wait_ms;
	workshop_watch(tools_workshop(l->tools), fds, &wait_ms);
	for (size_t i = 0; i < WORKSHOP_RUNNING_MAX; i++)
		view_watch_add(watch, fds[i].fd, wait_ms);
}

static TermEvent wait_for_event(const Loop *l)
{
	const View *view = top_of(l);
	ViewWatch watch = {.wait_ms = -1};
	if (view->class->watch)
		view->class->watch(view, &watch);
	watch_workshop(l, &watch);
	return term_wait(l->term, l->is_idle_done ? &watch : NULL);
}

static bool run(Loop *l, Err *err)
{
	while (l->n_views > 0 && l->signal_number == 0) {
		if (l->needs_draw)
			draw(l);
		TermEvent event = wait_for_event(l);
		if (!take_event(l, &event, err))
			return false;
	}
	return true;
}

static void close_loop(Loop *l)
{
	term_close(l->term);
	while (l->n_views > 0)
		pop(l);
	frame_release(&l->frame);
	keymap_release(&l->keys);
	tools_close(l->tools);
}

static bool open_loop(Loop *l, Err *err)
{
	const Desk *desk = l->desk;
	return keymap_init(&l->keys, desk->config, err) &&
	       tools_open(desk->config->math, desk->has_color, &l->tools, err);
}

// Runs on the first view, which may be NULL with the reason in *err.
static bool run_view(Loop *l, View *view, int *signal_number, Err *err)
{
	if (!view) {
		close_loop(l);
		return false;
	}
	push(l, view);
	bool is_good =
		term_open(l->desk->has_color, l->desk->config->theme, &l->term, err) && run(l, err);
	*signal_number = l->signal_number;
	close_loop(l);
	return is_good;
}

bool tui_home(const Desk *desk, int *signal_number, Err *err)
{
	Loop l = {.desk = desk};
	if (!open_loop(&l, err))
		return false;
	View *home = home_view_open(desk, &l.keys, find_examples(), err);
	return run_view(&l, home, signal_number, err);
}

bool tui_review(const Desk *desk, const SessionOptions *options, int *signal_number, Err *err)
{
	Loop l = {.desk = desk};
	if (!open_loop(&l, err))
		return false;
	return run_view(&l, review_view_open(desk, &l.keys, options, err), signal_number, err);
}
