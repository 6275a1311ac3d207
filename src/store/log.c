#include "recto/store/log.h"

#include <assert.h>
#include <stdlib.h>
#include "recto/base/mem.h"
#include "recto/base/vec.h"
#include "entries.h"
#include "rows.h"

// -- checksum -------------------------------------------------------------------------------------

static uint32_t sum_int(uint32_t crc, int64_t value)
{
	char bytes[8];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)((uint64_t)value >> (8 * i) & 0xFF);
	return ident_checksum(crc, str_make(bytes, sizeof bytes));
}

static uint32_t sum_memory(uint32_t crc, Memory memory)
{
	crc = sum_int(crc, memory.repeats);
	crc = sum_int(crc, memory.ease100);
	return sum_int(crc, memory.interval100);
}

static uint32_t sum_state(uint32_t crc, const CardState *state)
{
	crc = sum_int(crc, state->phase);
	crc = sum_memory(crc, state->memory);
	crc = sum_int(crc, state->due);
	crc = sum_int(crc, state->lapses);
	crc = sum_int(crc, state->last_score);
	crc = sum_int(crc, state->last_reviewed);
	crc = sum_int(crc, state->is_suspended);
	crc = sum_int(crc, state->is_marked);
	return sum_int(crc, state->buried_until);
}

uint32_t entries_checksum(const LogEntry *e)
{
	uint32_t crc = ident_checksum(0, str_from_z(e->uid));
	const int64_t ids[] = {e->id, e->device, e->seq, e->action, e->card, e->target};
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		crc = sum_int(crc, ids[i]);
	crc = sum_int(crc, e->entry.kind);
	crc = sum_int(crc, e->entry.at);
	crc = sum_int(crc, e->entry.day);
	crc = sum_int(crc, e->entry.score);
	crc = sum_int(crc, e->entry.took_ms);
	crc = sum_int(crc, e->entry.algorithm);
	crc = sum_memory(crc, e->entry.before);
	crc = sum_state(crc, &e->entry.after);
	// Entries that are older than this column have their sum without it.
	if (e->graph != 0)
		crc = sum_int(crc, e->graph);
	return ident_checksum(crc, e->note);
}

// -- appending ------------------------------------------------------------------------------------

static bool look_up(Store *s, StatementId id, int64_t *out, Err *err)
{
	Stmt q = stmt_start(s, id);
	return stmt_run_int(&q, out, err);
}

// Holding the write lock, nobody else appends: what comes next is looked up once in a transaction.
static bool prepare_numbers(Store *s, Err *err)
{
	if (s->next_entry != 0)
		return true;
	int64_t device, entry, seq;
	if (!look_up(s, STMT_OWN_DEVICE, &device, err) || !look_up(s, STMT_LAST_ENTRY, &entry, err))
		return false;
	if (device == 0)
		return err_set(err, ERR_DATABASE, "%s: the database has lost its device", s->path);
	Stmt q = stmt_start(s, STMT_LAST_SEQ);
	BIND(&q, device);
	if (!stmt_run_int(&q, &seq, err))
		return false;
	s->own_device = device;
	s->next_entry = entry + 1;
	s->next_seq = seq + 1;
	return true;
}

static void bind_entry(Stmt *q, const LogEntry *e)
{
	BIND(q, e->id);
	BIND(q, (const char *)e->uid);
	BIND(q, e->device);
	BIND(q, e->seq);
	BIND(q, e->action);
	stmt_bind_id(q, e->card);
	stmt_bind_id(q, e->graph);
	stmt_bind_id(q, e->target);
	BIND(q, (int)e->entry.kind);
	BIND(q, e->entry.at);
	BIND(q, e->entry.day);
	stmt_bind_score(q, e->entry.score);
	BIND(q, e->entry.took_ms);
	BIND(q, (int)e->entry.algorithm);
	BIND(q, e->entry.before.repeats);
	BIND(q, e->entry.before.ease100);
	BIND(q, e->entry.before.interval100);
	rows_bind_state(q, &e->entry.after);
	BIND(q, e->note);
	BIND(q, entries_checksum(e));
}

bool store_append_entry(Store *s, LogEntry *e, Err *err)
{
	assert(s->depth > 0);
	assert(e->entry.kind >= ENTRY_STATE && e->entry.kind <= ENTRY_SCHEDULER);
	assert((e->entry.kind == ENTRY_UNDO) == (e->target != 0));
	assert(e->card == 0 || e->graph == 0);
	if (!prepare_numbers(s, err))
		return false;
	ident_make(e->uid);
	e->id = s->next_entry;
	e->device = s->own_device;
	e->seq = s->next_seq;
	if (e->action == 0)
		e->action = e->id;
	Stmt q = stmt_start(s, STMT_APPEND_ENTRY);
	bind_entry(&q, e);
	if (!stmt_run(&q, err))
		return false;
	s->next_entry++;
	s->next_seq++;
	return true;
}

bool store_last_entry(Store *s, int64_t *out, Err *err)
{
	return look_up(s, STMT_LAST_ENTRY, out, err);
}

// -- reading --------------------------------------------------------------------------------------

// A number that no kind has comes from a damaged row, which the checksum reports.
static EntryKind kind_of(int number)
{
	return number >= ENTRY_STATE && number <= ENTRY_SCHEDULER ? (EntryKind)number : ENTRY_MATCH;
}

uint32_t entries_read(Stmt *q, Arena *a, LogEntry *out)
{
	*out = (LogEntry){.id = stmt_int(q)};
	stmt_ident(q, out->uid);
	out->device = stmt_int(q);
	out->seq = stmt_int(q);
	out->action = stmt_int(q);
	out->card = stmt_int(q);
	out->graph = stmt_int(q);
	out->target = stmt_int(q);
	out->is_undone = stmt_bool(q);
	Entry *entry = &out->entry;
	entry->kind = kind_of(stmt_int32(q));
	entry->at = stmt_int(q);
	entry->day = stmt_int32(q);
	entry->score = stmt_score(q);
	entry->took_ms = stmt_int32(q);
	entry->algorithm = stmt_bool(q) ? ALGORITHM_LOGSEQ : ALGORITHM_SM2;
	entry->before.repeats = stmt_int32(q);
	entry->before.ease100 = stmt_int32(q);
	entry->before.interval100 = stmt_int(q);
	rows_read_state(q, &entry->after);
	out->note = stmt_text(q, a);
	return (uint32_t)stmt_int(q);
}

static bool list_entries(Stmt *q, Arena *a, LogEntry **out, size_t *n, Err *err)
{
	struct {
		LogEntry *items;
		size_t n, cap;
	} entries = {0};
	while (stmt_step(q))
		entries_read(q, a, VEC_ADD(&entries));
	*n = entries.n;
	*out = store_settle(a, entries.items, entries.n, sizeof *entries.items);
	return stmt_finish(q, err);
}

bool store_list_card_log(Store *s, int64_t card, Arena *a, LogEntry **out, size_t *n, Err *err)
{
	Stmt q = stmt_start(s, STMT_LIST_CARD_LOG);
	BIND(&q, card);
	return list_entries(&q, a, out, n, err);
}

bool store_list_schedulers(Store *s, int64_t graph, Arena *a, LogEntry **out, size_t *n, Err *err)
{
	Stmt q = stmt_start(s, STMT_LIST_SCHEDULERS);
	BIND(&q, graph);
	return list_entries(&q, a, out, n, err);
}

bool store_list_action(Store *s, int64_t action, Arena *a, LogEntry **out, size_t *n, Err *err)
{
	Stmt q = stmt_start(s, STMT_LIST_ACTION);
	BIND(&q, action);
	return list_entries(&q, a, out, n, err);
}

bool store_last_action(Store *s, Arena *a, LogEntry **out, size_t *n, Err *err)
{
	*out = NULL;
	*n = 0;
	int64_t device, action;
	if (!look_up(s, STMT_OWN_DEVICE, &device, err))
		return false;
	Stmt q = stmt_start(s, STMT_LAST_ACTION);
	BIND(&q, device);
	if (!stmt_run_int(&q, &action, err))
		return false;
	if (action == 0)
		return true;
	return store_list_action(s, action, a, out, n, err);
}

// -- walking --------------------------------------------------------------------------------------

struct LogCursor {
	Stmt stmt;
	Arena arena; // of the row that is lent
};

bool store_walk_log(Store *s, int64_t graph, LogCursor **out, Err *err)
{
	const char *sql = store_statements[graph != 0 ? STMT_WALK_GRAPH_LOG : STMT_WALK_LOG];
	// A statement of its own: several walks can be under way.
	Stmt q = stmt_start_text(s, str_from_z(sql));
	if (q.rc != SQLITE_OK)
		return stmt_finish(&q, err);
	if (graph != 0)
		BIND(&q, graph);
	*out = mem_new(1, sizeof **out);
	(*out)->stmt = q;
	return true;
}

bool log_cursor_next(LogCursor *c, LogEntry *row, Err *err)
{
	arena_reset(&c->arena);
	if (!stmt_step(&c->stmt)) {
		stmt_finish(&c->stmt, err);
		return false;
	}
	entries_read(&c->stmt, &c->arena, row);
	return true;
}

void log_cursor_close(LogCursor *c)
{
	if (!c)
		return;
	stmt_finish(&c->stmt, NULL);
	arena_release(&c->arena);
	free(c);
}
