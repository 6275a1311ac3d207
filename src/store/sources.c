#include "recto/store/sources.h"

#include "recto/base/path.h"
#include "recto/base/vec.h"
#include "stmt.h"

// -- registered paths -----------------------------------------------------------------------------

bool store_list_sources(Store *s, Arena *a, StoredSources *out, Err *err)
{
	struct {
		Str *items;
		size_t n, cap;
	} paths = {0};
	Stmt q = stmt_start(s, STMT_LIST_SOURCES);
	while (stmt_step(&q))
		VEC_PUSH(&paths, stmt_text(&q, a));
	out->n = paths.n;
	out->paths = store_settle(a, paths.items, paths.n, sizeof *paths.items);
	return stmt_finish(&q, err);
}

bool store_add_source(Store *s, Str path, Instant now, Err *err)
{
	Stmt q = stmt_start(s, STMT_ADD_SOURCE);
	BIND(&q, path);
	stmt_bind_int(&q, now);
	return stmt_run(&q, err);
}

bool store_remove_source(Store *s, Str path, bool *was_there, Err *err)
{
	Stmt q = stmt_start(s, STMT_REMOVE_SOURCE);
	BIND(&q, path);
	if (!stmt_run(&q, err))
		return false;
	*was_there = sqlite3_changes(s->db) > 0;
	return true;
}

// -- graphs ---------------------------------------------------------------------------------------

static bool insert_graph(Store *s, Str root, bool is_logseq, int64_t *id, Err *err)
{
	Stmt q = stmt_start(s, STMT_INSERT_GRAPH);
	BIND(&q, root);
	BIND(&q, path_base(root));
	BIND(&q, is_logseq);
	if (!stmt_run(&q, err))
		return false;
	*id = sqlite3_last_insert_rowid(s->db);
	return true;
}

bool store_put_graph(Store *s, Str root, bool is_logseq, int64_t *id, Err *err)
{
	Stmt q = stmt_start(s, STMT_FIND_GRAPH);
	BIND(&q, root);
	if (!stmt_run_int(&q, id, err))
		return false;
	if (*id == 0)
		return insert_graph(s, root, is_logseq, id, err);
	// A folder becomes a graph when somebody opens it in Logseq.
	q = stmt_start(s, STMT_SET_GRAPH_KIND);
	BIND(&q, is_logseq);
	BIND(&q, *id);
	return stmt_run(&q, err);
}

static bool move_paths(Store *s, StatementId id, const StoredGraph *graph, Str folder, Err *err)
{
	Stmt q = stmt_start(s, id);
	BIND(&q, folder);
	BIND(&q, graph->root);
	if (id == STMT_MOVE_PAGES)
		BIND(&q, graph->id);
	return stmt_run(&q, err);
}

bool store_move_graph(Store *s, const StoredGraph *graph, Str root, Str folder, Err *err)
{
	Stmt q = stmt_start(s, STMT_MOVE_GRAPH);
	BIND(&q, root);
	BIND(&q, path_base(root));
	BIND(&q, graph->id);
	return stmt_run(&q, err) && move_paths(s, STMT_MOVE_PAGES, graph, folder, err) &&
	       move_paths(s, STMT_MOVE_SOURCES, graph, folder, err);
}

bool store_list_graphs(Store *s, Arena *a, StoredGraph **out, size_t *n, Err *err)
{
	struct {
		StoredGraph *items;
		size_t n, cap;
	} graphs = {0};
	Stmt q = stmt_start(s, STMT_LIST_GRAPHS);
	while (stmt_step(&q)) {
		StoredGraph *graph = VEC_ADD(&graphs);
		graph->id = stmt_int(&q);
		graph->root = stmt_text(&q, a);
		graph->name = stmt_text(&q, a);
		graph->is_logseq = stmt_bool(&q);
	}
	*n = graphs.n;
	*out = store_settle(a, graphs.items, graphs.n, sizeof *graphs.items);
	return stmt_finish(&q, err);
}

bool store_set_journal_form(Store *s, int64_t graph, Str form, Err *err)
{
	Stmt q = stmt_start(s, STMT_SET_JOURNAL_FORM);
	BIND(&q, form);
	BIND(&q, graph);
	return stmt_run(&q, err);
}

bool store_list_journal_forms(Store *s, Arena *a, Str *out, Err *err)
{
	Buf forms = {0};
	Stmt q = stmt_start(s, STMT_LIST_JOURNAL_FORMS);
	while (stmt_step(&q)) {
		buf_append(&forms, stmt_text(&q, a));
		buf_append_char(&forms, '\n');
	}
	*out = arena_copy(a, buf_str(&forms));
	buf_release(&forms);
	return stmt_finish(&q, err);
}

// -- pages ----------------------------------------------------------------------------------------

// PAGE_COLUMNS of statements.c.
static void read_page(Stmt *q, Arena *a, StoredPage *out)
{
	out->id = stmt_int(q);
	out->graph = stmt_int(q);
	out->path = stmt_text(q, a);
	out->title = stmt_text(q, a);
	out->title_key = stmt_text(q, a);
	out->stamp.size = stmt_int(q);
	out->stamp.mtime_ns = stmt_int(q);
	out->stamp.ctime_ns = stmt_int(q);
	out->stamp.inode = stmt_bits(q);
	out->stamp.device = stmt_bits(q);
	out->stamp.mode = (mode_t)stmt_int(q);
	out->stamp.owner = (uid_t)stmt_int(q);
	out->stamp.group = (gid_t)stmt_int(q);
	out->read_at = stmt_instant(q);
	out->hash = stmt_bits(q);
	out->reading = stmt_bits(q);
	out->cards = stmt_int(q);
	out->is_gone = stmt_bool(q);
	Instant day = stmt_instant(q);
	out->is_journal = day != INSTANT_NONE;
	out->journal_day = out->is_journal ? (Day)day : 0;
}

static void bind_page(Stmt *q, const StoredPage *page)
{
	BIND(q, page->graph);
	BIND(q, page->path);
	BIND(q, page->title);
	BIND(q, page->title_key);
	BIND(q, page->stamp.size);
	BIND(q, page->stamp.mtime_ns);
	BIND(q, page->stamp.ctime_ns);
	BIND(q, page->stamp.inode);
	BIND(q, page->stamp.device);
	BIND(q, page->stamp.mode);
	BIND(q, page->stamp.owner);
	BIND(q, page->stamp.group);
	stmt_bind_instant(q, page->read_at);
	BIND(q, page->hash);
	BIND(q, page->reading);
	BIND(q, page->cards);
	BIND(q, page->is_gone);
	stmt_bind_instant(q, page->is_journal ? page->journal_day : INSTANT_NONE);
}

bool store_find_page(Store *s, Str path, Arena *a, StoredPage *out, bool *found, Err *err)
{
	Stmt q = stmt_start(s, STMT_FIND_PAGE);
	BIND(&q, path);
	*found = stmt_step(&q);
	if (*found)
		read_page(&q, a, out);
	return stmt_finish(&q, err);
}

bool store_load_page(Store *s, int64_t id, Arena *a, StoredPage *out, Err *err)
{
	Stmt q = stmt_start(s, STMT_LOAD_PAGE);
	BIND(&q, id);
	bool is_there = stmt_step(&q);
	if (is_there)
		read_page(&q, a, out);
	if (!stmt_finish(&q, err))
		return false;
	return is_there || err_set(err, ERR_DATABASE, "%s: there is no page number %lld", s->path,
				   (long long)id);
}

bool store_list_pages(Store *s, Str below, Arena *a, StoredPage **out, size_t *n, Err *err)
{
	struct {
		StoredPage *items;
		size_t n, cap;
	} pages = {0};
	// Without its slash the root is the empty path, below which everything lies.
	while (below.n > 0 && below.p[below.n - 1] == '/')
		below.n--;
	Stmt q = stmt_start(s, STMT_LIST_PAGES);
	BIND(&q, below);
	while (stmt_step(&q))
		read_page(&q, a, VEC_ADD(&pages));
	*n = pages.n;
	*out = store_settle(a, pages.items, pages.n, sizeof *pages.items);
	return stmt_finish(&q, err);
}

static bool carry_title_key(Store *s, const StoredPage *page, Err *err)
{
	Stmt q = stmt_start(s, STMT_SET_TITLE_KEY);
	BIND(&q, page->title_key);
	BIND(&q, page->id);
	return stmt_run(&q, err);
}

bool store_put_page(Store *s, StoredPage *page, Err *err)
{
	bool is_new = page->id == 0;
	Stmt q = stmt_start(s, is_new ? STMT_INSERT_PAGE : STMT_UPDATE_PAGE);
	bind_page(&q, page);
	if (!is_new)
		BIND(&q, page->id);
	if (!stmt_run(&q, err))
		return false;
	if (!is_new)
		return carry_title_key(s, page, err);
	page->id = sqlite3_last_insert_rowid(s->db);
	return true;
}

bool store_find_twin(Store *s, const StoredPage *page, Arena *a, Str *path, Err *err)
{
	Stmt q = stmt_start(s, STMT_FIND_TWIN);
	BIND(&q, page->title_key);
	BIND(&q, page->graph);
	BIND(&q, page->id);
	*path = stmt_step(&q) ? stmt_text(&q, a) : (Str){0};
	return stmt_finish(&q, err);
}

// -- references -----------------------------------------------------------------------------------

static bool replace_lines(
	Store *s, StatementId clear, StatementId add, int64_t page, Str lines, Err *err)
{
	Stmt q = stmt_start(s, clear);
	BIND(&q, page);
	bool is_done = stmt_run(&q, err);
	for (Str line; is_done && str_next_line(&lines, &line);) {
		q = stmt_start(s, add);
		BIND(&q, page);
		BIND(&q, line);
		is_done = stmt_run(&q, err);
	}
	return is_done;
}

bool store_set_page_aliases(Store *s, int64_t page, Str names, Err *err)
{
	return replace_lines(s, STMT_CLEAR_PAGE_ALIASES, STMT_ADD_PAGE_ALIAS, page, names, err);
}

bool store_set_page_blocks(Store *s, int64_t page, Str ids, Err *err)
{
	return replace_lines(s, STMT_CLEAR_PAGE_BLOCKS, STMT_ADD_PAGE_BLOCK, page, ids, err);
}

static bool find_page(Store *s, StatementId find, int64_t graph, Str name, int64_t *page, Err *err)
{
	Stmt q = stmt_start(s, find);
	BIND(&q, graph);
	BIND(&q, name);
	return stmt_run_int(&q, page, err);
}

bool store_last_page(Store *s, int64_t *id, Err *err)
{
	Stmt q = stmt_start(s, STMT_LAST_PAGE);
	return stmt_run_int(&q, id, err);
}

bool store_find_page_by_name(Store *s, int64_t graph, Str name, int64_t *page, Err *err)
{
	return find_page(s, STMT_FIND_PAGE_BY_NAME, graph, name, page, err);
}

bool store_find_page_by_block(Store *s, int64_t graph, Str id, int64_t *page, Err *err)
{
	return find_page(s, STMT_FIND_PAGE_BY_BLOCK, graph, id, page, err);
}
