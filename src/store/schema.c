#include "schema.h"

#include <stdlib.h>
#include "recto/base/ident.h"
#include "stmt.h"

// Version 1. Times are milliseconds since the epoch, eases and intervals whole hundredths; NULL is
// "none". A card's own row is narrow: the queue and all counts read it, or only its indexes. Texts
// have a table of their own, the long ones last, so that whole pages of text are skipped.
//
// card.queue: 0 gone, 1 suspended, 2 new, 3 due by day, 4 due by instant. The log is the truth,
// and only grows. (The formatter would tear the SQL apart.)
// clang-format off
static const char version_1[] =
	"CREATE TABLE device (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,"
	" is_own INTEGER NOT NULL, made_at INTEGER NOT NULL) STRICT;"

	"CREATE TABLE source (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE,"
	" added_at INTEGER NOT NULL) STRICT;"

	"CREATE TABLE graph (id INTEGER PRIMARY KEY, root TEXT NOT NULL UNIQUE,"
	" name TEXT NOT NULL, is_logseq INTEGER NOT NULL) STRICT;"

	"CREATE TABLE page (id INTEGER PRIMARY KEY, graph INTEGER NOT NULL REFERENCES graph,"
	" path TEXT NOT NULL UNIQUE, title TEXT NOT NULL, title_key TEXT NOT NULL,"
	" size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL,"
	" inode INTEGER NOT NULL, device INTEGER NOT NULL, mode INTEGER NOT NULL,"
	" owner INTEGER NOT NULL, owner_group INTEGER NOT NULL, read_at INTEGER,"
	" hash INTEGER NOT NULL, reading INTEGER NOT NULL, cards INTEGER NOT NULL,"
	" is_gone INTEGER NOT NULL) STRICT;"

	"CREATE TABLE deck (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"

	"CREATE TABLE card (id INTEGER PRIMARY KEY, uid TEXT NOT NULL,"
	" page INTEGER NOT NULL REFERENCES page, graph INTEGER NOT NULL REFERENCES graph,"
	" deck INTEGER NOT NULL REFERENCES deck, title_key TEXT NOT NULL, line INTEGER NOT NULL,"
	" is_gone INTEGER NOT NULL, last_entry INTEGER REFERENCES log,"
	" algorithm INTEGER NOT NULL CHECK (algorithm IN (0, 1)),"
	" phase INTEGER NOT NULL CHECK (phase IN (0, 1)), repeats INTEGER NOT NULL,"
	" ease INTEGER NOT NULL, interval INTEGER NOT NULL, due INTEGER, lapses INTEGER NOT NULL,"
	" last_score INTEGER, last_reviewed INTEGER, is_suspended INTEGER NOT NULL,"
	" is_marked INTEGER NOT NULL, buried_until INTEGER NOT NULL, block_id TEXT NOT NULL,"
	" fingerprint INTEGER NOT NULL, occurrence INTEGER NOT NULL,"
	" queue INTEGER AS (CASE WHEN is_gone THEN 0 WHEN is_suspended THEN 1"
	" WHEN phase = 0 THEN 2 WHEN algorithm = 1 THEN 4 ELSE 3 END) STORED) STRICT;"

	"CREATE TABLE card_text (card INTEGER PRIMARY KEY REFERENCES card, tags TEXT NOT NULL,"
	" context TEXT NOT NULL, refs TEXT NOT NULL, question TEXT NOT NULL,"
	" answer TEXT NOT NULL) STRICT;"

	"CREATE TABLE log (id INTEGER PRIMARY KEY, uid TEXT NOT NULL,"
	" device INTEGER NOT NULL REFERENCES device, seq INTEGER NOT NULL,"
	" action INTEGER NOT NULL REFERENCES log, card INTEGER REFERENCES card,"
	" target INTEGER REFERENCES log, kind INTEGER NOT NULL, at INTEGER NOT NULL,"
	" day INTEGER NOT NULL, score INTEGER, took_ms INTEGER NOT NULL,"
	" algorithm INTEGER NOT NULL, before_repeats INTEGER NOT NULL,"
	" before_ease INTEGER NOT NULL, before_interval INTEGER NOT NULL,"
	" phase INTEGER NOT NULL, repeats INTEGER NOT NULL, ease INTEGER NOT NULL,"
	" interval INTEGER NOT NULL, due INTEGER, lapses INTEGER NOT NULL, last_score INTEGER,"
	" last_reviewed INTEGER, is_suspended INTEGER NOT NULL, is_marked INTEGER NOT NULL,"
	" buried_until INTEGER NOT NULL, note TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;"

	"CREATE TRIGGER log_keeps_entries BEFORE DELETE ON log"
	" BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;"
	"CREATE TRIGGER log_keeps_words BEFORE UPDATE ON log"
	" BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;"

	// The next card is the first one of card_queue; id is named because buried_until follows.
	"CREATE UNIQUE INDEX card_uid ON card(uid);"
	"CREATE INDEX card_queue ON card(queue, due, title_key, line, id, buried_until);"
	"CREATE INDEX card_deck ON card(deck, queue, due, buried_until);"
	"CREATE INDEX card_page ON card(page, line);"
	"CREATE INDEX card_block ON card(graph, block_id) WHERE block_id <> '';"
	"CREATE INDEX card_fingerprint ON card(fingerprint);"
	"CREATE UNIQUE INDEX log_uid ON log(uid);"
	"CREATE UNIQUE INDEX log_seq ON log(device, seq);"
	"CREATE INDEX log_card ON log(card);"
	"CREATE INDEX log_action ON log(action);"
	"CREATE INDEX log_at ON log(at);"
	"CREATE INDEX log_undo ON log(target) WHERE kind = 15;";

// Version 2: cards of single clozes, what queries ask about properties and journals, what
// references across a graph lead to, and a scheduler for each graph.
//
// card.cloze: the number of the cloze from 1, 0 for a card that is a whole block.
// graph.journal_form: how a graph names its journals, empty for the default form. page_alias: other
// names of a page, normal. page_block: the blocks with an id:: on a page.
static const char version_2[] =
	"ALTER TABLE card ADD COLUMN cloze INTEGER NOT NULL DEFAULT 0;"
	"ALTER TABLE card ADD COLUMN clozes INTEGER NOT NULL DEFAULT 0;"
	"ALTER TABLE page ADD COLUMN journal_day INTEGER;"
	"ALTER TABLE graph ADD COLUMN journal_form TEXT NOT NULL DEFAULT '';"

	"CREATE TABLE new_text (card INTEGER PRIMARY KEY REFERENCES card, tags TEXT NOT NULL,"
	" context TEXT NOT NULL, refs TEXT NOT NULL, properties TEXT NOT NULL,"
	" question TEXT NOT NULL, answer TEXT NOT NULL) STRICT;"
	"INSERT INTO new_text SELECT card, tags, context, refs, '', question, answer"
	" FROM card_text;"
	"DROP TABLE card_text;"
	"ALTER TABLE new_text RENAME TO card_text;"

	"CREATE TABLE page_alias (page INTEGER NOT NULL REFERENCES page, name TEXT NOT NULL,"
	" PRIMARY KEY (page, name)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE page_block (page INTEGER NOT NULL REFERENCES page, uid TEXT NOT NULL,"
	" PRIMARY KEY (page, uid)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX card_cloze ON card(page, line, cloze) WHERE cloze > 0;"
	"CREATE INDEX page_title ON page(title_key);"
	"CREATE INDEX page_alias_name ON page_alias(name);"
	"CREATE INDEX page_block_uid ON page_block(uid);"

	// What pages hold of the cards' states; NULL where an older program has read the page.
	"CREATE TABLE page_state (card INTEGER PRIMARY KEY REFERENCES card, lines TEXT) STRICT;"
	"INSERT INTO page_state SELECT id, NULL FROM card;"

	// What is to be written into pages; status as in recto/store/writes.h.
	"CREATE TABLE page_write (id INTEGER PRIMARY KEY,"
	" card INTEGER NOT NULL REFERENCES card, entry INTEGER NOT NULL UNIQUE REFERENCES log,"
	" status INTEGER NOT NULL DEFAULT 0 CHECK (status BETWEEN 0 AND 3),"
	" lines TEXT, former TEXT, problem TEXT NOT NULL DEFAULT '') STRICT;"
	"CREATE INDEX page_write_card ON page_write(card);"
	"CREATE INDEX page_write_open ON page_write(card) WHERE status IN (0, 2);"

	// Schedulers of graphs. log.graph: of entries about a graph. graph.rules: the note of its
	// newest entry `scheduler`, empty before the first. graph.matrix_text: Logseq's file of the
	// table as it was last read or written. matrix: the table, its cells in the order in which
	// they came. Version 1 scored every card by SM-2, whatever the configuration said.
	"ALTER TABLE log ADD COLUMN graph INTEGER REFERENCES graph;"
	"CREATE INDEX log_graph ON log(graph) WHERE graph IS NOT NULL;"
	"ALTER TABLE graph ADD COLUMN algorithm INTEGER NOT NULL DEFAULT 0"
	" CHECK (algorithm IN (0, 1));"
	"ALTER TABLE graph ADD COLUMN rules TEXT NOT NULL DEFAULT '';"
	"ALTER TABLE graph ADD COLUMN matrix_text TEXT NOT NULL DEFAULT '';"
	"CREATE TABLE matrix (id INTEGER PRIMARY KEY, graph INTEGER NOT NULL REFERENCES graph,"
	" repeats INTEGER NOT NULL, ease REAL NOT NULL, factor REAL NOT NULL,"
	" UNIQUE (graph, repeats, ease)) STRICT;"
	"UPDATE card SET algorithm = 0 WHERE algorithm <> 0;";
// clang-format on

// migrations[i] makes version i + 1 of version i. What is released never changes.
static const char *const migrations[] = {version_1, version_2};

int schema_newest(void)
{
	return (int)(sizeof migrations / sizeof *migrations);
}

bool schema_read_identity(Store *s, int64_t *application, int *version, Err *err)
{
	Stmt q = stmt_start(s, STMT_APPLICATION_ID);
	if (!stmt_run_int(&q, application, err))
		return false;
	q = stmt_start(s, STMT_SCHEMA_VERSION);
	int64_t number;
	if (!stmt_run_int(&q, &number, err))
		return false;
	*version = (int)number; // 32 bits in the file
	return true;
}

static bool set_version(Store *s, int version, Err *err)
{
	char sql[100];
	sqlite3_snprintf(sizeof sql, sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
		STORE_APPLICATION_ID, version);
	return store_execute(s, sql, err);
}

static bool make_device(Store *s, Instant now, Err *err)
{
	char uid[IDENT_SIZE];
	ident_make(uid);
	Stmt q = stmt_start_text(s, STR("INSERT INTO device(uid, is_own, made_at) SELECT ?, 1, ? "
					"WHERE NOT EXISTS (SELECT 1 FROM device WHERE is_own)"));
	BIND(&q, (const char *)uid);
	stmt_bind_int(&q, now);
	return stmt_run(&q, err);
}

static bool migrate(Store *s, Instant now, Err *err)
{
	int64_t application;
	int version;
	if (!schema_read_identity(s, &application, &version, err))
		return false;
	for (; version < schema_newest(); version++)
		if (!store_execute(s, migrations[version], err))
			return false;
	s->version = version;
	return set_version(s, version, err) && make_device(s, now, err);
}

// A table that is made anew drops the old one, which foreign keys would not let go; the pragma does
// nothing inside a transaction.
bool schema_migrate(Store *s, Instant now, Err *err)
{
	if (!store_execute(s, "PRAGMA foreign_keys = OFF", err))
		return false;
	if (store_begin(s, err) && migrate(s, now, err) && store_commit(s, err))
		return store_execute(s, "PRAGMA foreign_keys = ON", err);
	store_rollback(s);
	return false;
}
