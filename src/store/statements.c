#include "statements.h"

#include "words.h"

// The formatter would tear the SQL apart.
// clang-format off

// Read by read_page in sources.c.
#define PAGE_COLUMNS \
	"id, graph, path, title, title_key, size, mtime_ns, ctime_ns, inode, device, mode, " \
	"owner, owner_group, read_at, hash, reading, cards, is_gone, journal_day"

// A card's own row; read by read_row in cards.c.
#define ROW_COLUMNS \
	"card.id, card.uid, card.page, card.graph, card.is_gone, card.line, card.last_entry, " \
	"card.algorithm, " STATE_COLUMNS ", card.block_id, card.fingerprint, card.occurrence, " \
	"card.cloze, card.clozes"
// The same without the long texts, then what all readers want; read by read_card in cards.c.
#define CARD_COLUMNS \
	ROW_COLUMNS ", question, deck.name, page.path, page.title, graph.root, graph.name"
#define CARD_TABLES \
	"card JOIN card_text ON card_text.card = card.id JOIN deck ON deck.id = card.deck " \
	"JOIN page ON page.id = card.page JOIN graph ON graph.id = card.graph"

// Read by entries_read in log.c.
#define ENTRY_COLUMNS \
	"id, uid, device, seq, action, card, graph, target, " IS_UNDONE("log") ", kind, at, day, score, " \
	"took_ms, algorithm, before_repeats, before_ease, before_interval, " STATE_COLUMNS ", " \
	"note, checksum"

const char *const store_statements[STMT_COUNT] = {
	[STMT_BEGIN] = "BEGIN IMMEDIATE",
	[STMT_COMMIT] = "COMMIT",
	[STMT_ROLLBACK] = "ROLLBACK",
	[STMT_DATA_VERSION] = "PRAGMA data_version",
	[STMT_SCHEMA_VERSION] = "PRAGMA user_version",
	[STMT_APPLICATION_ID] = "PRAGMA application_id",
	[STMT_OWN_DEVICE] = "SELECT id FROM device WHERE is_own ORDER BY id LIMIT 1",
	[STMT_LAST_ENTRY] = "SELECT max(id) FROM log",
	[STMT_LAST_SEQ] = "SELECT max(seq) FROM log WHERE device = ?",

	[STMT_LIST_SOURCES] = "SELECT path FROM source ORDER BY id",
	[STMT_ADD_SOURCE] =
		"INSERT INTO source(path, added_at) VALUES (?, ?) ON CONFLICT (path) DO NOTHING",
	[STMT_REMOVE_SOURCE] = "DELETE FROM source WHERE path = ?",
	[STMT_FIND_GRAPH] = "SELECT id FROM graph WHERE root = ?",
	[STMT_INSERT_GRAPH] = "INSERT INTO graph(root, name, is_logseq) VALUES (?, ?, ?)",
	[STMT_SET_GRAPH_KIND] = "UPDATE graph SET is_logseq = ?1 WHERE id = ?2 AND is_logseq <> ?1",
	[STMT_MOVE_GRAPH] = "UPDATE graph SET root = ?, name = ? WHERE id = ?",
	[STMT_MOVE_PAGES] = "UPDATE page SET path = ?1 || substr(path, length(?2) + 1) "
			    "WHERE graph = ?3 AND path > ?2 || '/' AND path < ?2 || '0'",
	[STMT_MOVE_SOURCES] =
		"UPDATE OR REPLACE source SET path = ?1 || substr(path, length(?2) + 1) "
		"WHERE path = ?2 OR (path > ?2 || '/' AND path < ?2 || '0')",
	[STMT_SET_GRAPH_ALGORITHM] =
		"UPDATE card SET algorithm = ?1 WHERE graph = ?2 AND algorithm <> ?1",
	[STMT_SET_SCHEDULER] = "UPDATE graph SET algorithm = ?, rules = ? WHERE id = ?",
	[STMT_LOAD_SCHEDULER] = "SELECT algorithm, rules, matrix_text FROM graph WHERE id = ?",
	[STMT_SET_MATRIX_TEXT] = "UPDATE graph SET matrix_text = ? WHERE id = ?",
	[STMT_LOAD_MATRIX] = "SELECT repeats, ease, factor FROM matrix WHERE graph = ? ORDER BY id",
	[STMT_SET_MATRIX_CELL] =
		"INSERT INTO matrix(graph, repeats, ease, factor) VALUES (?, ?, ?, ?) "
		"ON CONFLICT (graph, repeats, ease) DO UPDATE SET factor = excluded.factor",
	[STMT_CLEAR_MATRIX] = "DELETE FROM matrix WHERE graph = ?",
	[STMT_LIST_GRAPHS] = "SELECT id, root, name, is_logseq FROM graph ORDER BY root",
	[STMT_SET_JOURNAL_FORM] =
		"UPDATE graph SET journal_form = ?1 WHERE id = ?2 AND journal_form <> ?1",
	[STMT_LIST_JOURNAL_FORMS] =
		"SELECT journal_form FROM graph WHERE journal_form <> '' "
		"GROUP BY journal_form ORDER BY min(root)",
	[STMT_FIND_PAGE] = "SELECT " PAGE_COLUMNS " FROM page WHERE path = ?",
	[STMT_LOAD_PAGE] = "SELECT " PAGE_COLUMNS " FROM page WHERE id = ?",
	// '0' is the character after '/': everything that starts with the path and a slash.
	[STMT_LIST_PAGES] =
		"SELECT " PAGE_COLUMNS " FROM page WHERE path = ?1 UNION ALL "
		"SELECT " PAGE_COLUMNS " FROM page WHERE path >= ?1 || '/' AND path < ?1 || '0' "
		"ORDER BY path",
	[STMT_INSERT_PAGE] =
		"INSERT INTO page(graph, path, title, title_key, size, mtime_ns, ctime_ns, inode, "
		"device, mode, owner, owner_group, read_at, hash, reading, cards, is_gone, "
		"journal_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[STMT_UPDATE_PAGE] =
		"UPDATE page SET graph = ?, path = ?, title = ?, title_key = ?, size = ?, "
		"mtime_ns = ?, ctime_ns = ?, inode = ?, device = ?, mode = ?, owner = ?, "
		"owner_group = ?, read_at = ?, hash = ?, reading = ?, cards = ?, is_gone = ?, "
		"journal_day = ? WHERE id = ?",
	[STMT_CLEAR_PAGE_ALIASES] = "DELETE FROM page_alias WHERE page = ?",
	[STMT_ADD_PAGE_ALIAS] =
		"INSERT INTO page_alias(page, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
	[STMT_CLEAR_PAGE_BLOCKS] = "DELETE FROM page_block WHERE page = ?",
	[STMT_ADD_PAGE_BLOCK] =
		"INSERT INTO page_block(page, uid) VALUES (?, ?) ON CONFLICT DO NOTHING",
	// A page's own name goes before the other names of pages.
	[STMT_LAST_PAGE] = "SELECT ifnull(max(id), 0) FROM page",
	[STMT_FIND_PAGE_BY_NAME] =
		"SELECT id FROM page WHERE title_key = ?2 AND graph = ?1 AND NOT is_gone UNION ALL "
		"SELECT id FROM page_alias JOIN page ON page.id = page_alias.page "
		"WHERE page_alias.name = ?2 AND graph = ?1 AND NOT is_gone LIMIT 1",
	[STMT_FIND_TWIN] = "SELECT path FROM page WHERE title_key = ? AND graph = ? AND id <> ? "
			   "AND NOT is_gone ORDER BY path LIMIT 1",
	[STMT_FIND_PAGE_BY_BLOCK] =
		"SELECT id FROM page_block JOIN page ON page.id = page_block.page "
		"WHERE uid = ?2 AND graph = ?1 AND NOT is_gone ORDER BY id LIMIT 1",
	[STMT_SET_TITLE_KEY] = "UPDATE card SET title_key = ?1 WHERE page = ?2 AND title_key <> ?1",

	[STMT_HAS_CARDS] = "SELECT 1 FROM card LIMIT 1",
	[STMT_FIND_DECK] = "SELECT id FROM deck WHERE name = ?",
	[STMT_INSERT_DECK] = "INSERT INTO deck(name) VALUES (?)",
	[STMT_INSERT_CARD] =
		"INSERT INTO card(uid, page, graph, deck, title_key, line, is_gone, last_entry, "
		"algorithm, block_id, fingerprint, occurrence, cloze, clozes, " STATE_COLUMNS ") "
		"VALUES (?, ?2, ?, ?, (SELECT title_key FROM page WHERE id = ?2), "
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[STMT_INSERT_TEXT] =
		"INSERT INTO card_text(tags, context, refs, properties, question, answer, card) "
		"VALUES (?, ?, ?, ?, ?, ?, ?)",
	[STMT_UPDATE_CARD] =
		"UPDATE card SET page = ?1, graph = ?2, deck = ?3, "
		"title_key = (SELECT title_key FROM page WHERE id = ?1), line = ?4, is_gone = 0, "
		"algorithm = ?5, block_id = ?6, fingerprint = ?7, occurrence = ?8, "
		"cloze = ?9, clozes = ?10 WHERE id = ?11",
	[STMT_UPDATE_TEXT] =
		"UPDATE card_text SET tags = ?, context = ?, refs = ?, properties = ?, question = ?, "
		"answer = ? WHERE card = ?",
	[STMT_MOVE_CARD] = "UPDATE card SET line = ?, occurrence = ? WHERE id = ?",
	[STMT_SET_CARD_GONE] = "UPDATE card SET is_gone = ? WHERE id = ?",
	[STMT_SET_CARD_STATE] =
		"UPDATE card SET (" STATE_COLUMNS ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?), "
		"last_entry = ? WHERE id = ?",
	[STMT_LIST_CARD_STATES] =
		"SELECT id, uid, graph, algorithm, last_entry, " STATE_COLUMNS " FROM card "
		"WHERE ?1 IN (0, graph) ORDER BY id",
	[STMT_ADOPT_ACTION] =
		"UPDATE card SET (" STATE_COLUMNS ", last_entry) = "
		"(SELECT " STATE_COLUMNS ", id FROM log WHERE log.card = card.id "
		"ORDER BY id DESC LIMIT 1) "
		"WHERE id IN (SELECT log.card FROM log WHERE log.action = ?)",
	[STMT_LOAD_CARD] =
		"SELECT " CARD_COLUMNS ", tags, context, refs, properties, answer FROM " CARD_TABLES
		" WHERE card.id = ?",
	[STMT_LOAD_CARD_ROW] = "SELECT " ROW_COLUMNS ", graph.root FROM card "
			       "JOIN graph ON graph.id = card.graph WHERE card.id = ?",
	// The characters of an id end at 'z'; '{' comes after it.
	[STMT_LAST_CARD] = "SELECT max(id) FROM card",
	[STMT_RESOLVE_CARD] =
		"SELECT id, uid FROM card WHERE uid >= ?1 AND uid < ?1 || '{' ORDER BY uid LIMIT ?2",
	[STMT_LIST_PAGE_CARDS] =
		"SELECT " CARD_COLUMNS ", answer FROM " CARD_TABLES
		" WHERE card.page = ? ORDER BY card.line, card.id",
	// Fingerprints are as good as chance.
	[STMT_SAMPLE_CARDS] =
		"SELECT " CARD_COLUMNS ", answer FROM " CARD_TABLES
		" WHERE card.graph = ? AND NOT card.is_gone ORDER BY card.fingerprint LIMIT ?",
	[STMT_LIST_SIBLINGS] =
		"SELECT id FROM card WHERE page = ? AND line = ? AND id <> ? AND cloze > 0 "
		"AND NOT is_gone ORDER BY cloze, id",
	[STMT_FIND_CARD_BY_BLOCK] =
		"SELECT id FROM card WHERE graph = ? AND block_id = ? AND block_id <> '' "
		"ORDER BY is_gone, id LIMIT 1",
	[STMT_LIST_CARDS_BY_BLOCK] =
		"SELECT id FROM card WHERE graph = ? AND block_id = ? AND block_id <> '' "
		"ORDER BY is_gone, id",
	// ?4 and ?5: where the block stood before it came to the page ?3.
	[STMT_FIND_SAME_BLOCK_ID] =
		"SELECT id FROM card WHERE graph = ?1 AND block_id = ?2 AND block_id <> '' "
		"AND NOT is_gone AND page <> ?3 AND NOT (page = ?4 AND line = ?5) "
		"ORDER BY id LIMIT 1",
	[STMT_FIND_WHOLE_BY_BLOCK] =
		"SELECT id FROM card WHERE graph = ? AND block_id = ? AND block_id <> '' "
		"AND cloze = 0 AND is_gone ORDER BY id DESC LIMIT 1",
	[STMT_FIND_WHOLE_BY_QUESTION] =
		"SELECT id FROM card WHERE fingerprint = ?1 AND page = ?2 AND occurrence = ?3 "
		"AND block_id IN ('', ?4) AND cloze = 0 AND is_gone ORDER BY id DESC LIMIT 1",
	[STMT_LIST_CARDS_BY_FINGERPRINT] = "SELECT id FROM card WHERE fingerprint = ? ORDER BY id",
	// What an import looks up while it runs stays: the cards of a page, cards by block id.
	[STMT_BULK_INDEXES] =
		"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL "
		"AND tbl_name IN ('card', 'log') AND name NOT IN ('card_page', 'card_block')",

	[STMT_APPEND_ENTRY] =
		"INSERT INTO log(id, uid, device, seq, action, card, graph, target, kind, at, day, "
		"score, took_ms, algorithm, before_repeats, before_ease, before_interval, "
		STATE_COLUMNS ", note, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
		"?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	[STMT_LIST_CARD_LOG] = "SELECT " ENTRY_COLUMNS " FROM log WHERE card = ? ORDER BY id",
	// An action is what its first entry is.
	[STMT_LAST_ACTION] =
		"SELECT id FROM log WHERE device = ? AND action = id "
		"AND kind IN " KINDS_THAT_UNDO_TAKES_BACK " AND NOT " IS_OF_IMPORT
		" AND NOT " IS_UNDONE("log")
		" ORDER BY seq DESC LIMIT 1",
	[STMT_LIST_ACTION] = "SELECT " ENTRY_COLUMNS " FROM log WHERE action = ? ORDER BY id",
	[STMT_WALK_LOG] = "SELECT " ENTRY_COLUMNS " FROM log ORDER BY id",
	[STMT_WALK_GRAPH_LOG] =
		"SELECT " ENTRY_COLUMNS " FROM log WHERE log.graph = ?1 OR EXISTS "
		"(SELECT 1 FROM card WHERE card.id = log.card AND card.graph = ?1) ORDER BY id",
	[STMT_LIST_SCHEDULERS] =
		"SELECT " ENTRY_COLUMNS " FROM log WHERE log.graph = ? AND kind = " KIND_SCHEDULER
		" ORDER BY id",

	[STMT_FIND_PAGE_STATE] =
		"SELECT lines IS NOT NULL, ifnull(lines, '') FROM page_state WHERE card = ?",
	[STMT_SET_PAGE_STATE] =
		"INSERT INTO page_state(card, lines) VALUES (?, ?) "
		"ON CONFLICT (card) DO UPDATE SET lines = excluded.lines",
	[STMT_CLEAR_PAGE_STATE] = "DELETE FROM page_state WHERE card = ?",
	[STMT_ADD_PAGE_WRITE] = "INSERT INTO page_write(card, entry) VALUES (?, ?)",
	[STMT_UNDO_PAGE_WRITES] =
		"UPDATE page_write SET problem = '', status = "
		"CASE WHEN status = " WRITE_IS_PENDING " AND lines IS NULL THEN " WRITE_IS_CLOSED
		" ELSE " WRITE_IS_UNDONE " END "
		"WHERE entry IN (SELECT id FROM log WHERE action = ?) "
		"AND status IN (" WRITE_IS_PENDING ", " WRITE_IS_DONE ")",
	[STMT_BEGIN_PAGE_WRITE] = "UPDATE page_write SET lines = ?, former = ? WHERE id = ?",
	[STMT_END_PAGE_WRITE] = "UPDATE page_write SET status = ?, problem = '' WHERE id = ?",
	[STMT_SET_PAGE_WRITE_PROBLEM] = "UPDATE page_write SET problem = ? WHERE id = ?",
	[STMT_CLEAR_PAGE_WRITE_PROBLEMS] =
		"UPDATE page_write SET problem = '' WHERE " IS_OPEN_WRITE
		" AND problem NOT IN ('', '" WRITE_RESTS "') "
		"AND card IN (SELECT id FROM card WHERE page = ?)",
	[STMT_IS_OWN_WRITING] = "SELECT 1 FROM page_write WHERE card = ? AND lines = ? LIMIT 1",
	[STMT_IS_OPEN_WRITING] = "SELECT 1 FROM page_write WHERE card = ? AND lines = ? "
				 "AND " IS_OPEN_WRITE " LIMIT 1",
	// No other value than the next schedule looks like a last review.
	[STMT_IS_OWN_REVIEW] =
		"SELECT 1 FROM page_write WHERE card = ? "
		"AND instr(lines, char(10) || ? || char(10)) > 0 LIMIT 1",
	[STMT_LIST_PAGE_WRITES] =
		"SELECT page_write.id, card, entry, status, lines IS NOT NULL, ifnull(lines, ''), "
		"ifnull(former, ''), problem FROM page_write JOIN card ON card.id = page_write.card "
		"WHERE card.page = ? AND " IS_OPEN_WRITE " AND NOT (" IS_RESTING_WRITE ") "
		"ORDER BY status DESC, "
		"CASE status WHEN " WRITE_IS_UNDONE " THEN -page_write.id ELSE page_write.id END",
	// What rested was not tried since its card is back.
	[STMT_LIST_PAGES_TO_WRITE] =
		"SELECT page.id, page.path, count(*), max(replace(problem, '" WRITE_RESTS "', '')) "
		"FROM page_write "
		"JOIN card ON card.id = page_write.card JOIN page ON page.id = card.page "
		"WHERE " IS_OPEN_WRITE " AND NOT (" IS_RESTING_WRITE ") GROUP BY page.id "
		"HAVING ? OR min(replace(problem, '" WRITE_RESTS "', '')) = '' ORDER BY page.path",

	// ?1 the end of the day, ?2 now, ?3 today.
	[STMT_COUNT_QUEUE] =
		"SELECT "
		"(SELECT count(*) FROM card"
		" WHERE queue = " QUEUE_DAY " AND due < ?1 AND buried_until <= ?3) + "
		"(SELECT count(*) FROM card"
		" WHERE queue = " QUEUE_INSTANT " AND due < ?2 AND buried_until <= ?3), "
		"(SELECT count(*) FROM card WHERE queue = " QUEUE_NEW " AND buried_until <= ?3), "
		"(SELECT count(*) FROM card) - "
		"(SELECT count(*) FROM card WHERE queue = " QUEUE_GONE "), "
		"(SELECT min(due) FROM card WHERE queue = " QUEUE_DAY " AND due >= ?1), "
		"(SELECT min(due) FROM card WHERE queue = " QUEUE_INSTANT " AND due >= ?2)",
	// ?3 the graph, NULL for all. A new card has neither repeats nor an interval.
	[STMT_COUNT_DAY] =
		"SELECT count(*), total(before_repeats = 0 AND before_interval = 0) FROM log "
		"WHERE at >= ?1 AND at < ?2 AND kind = " KIND_REVIEW " AND NOT " IS_UNDONE("log")
		" AND (?3 IS NULL OR EXISTS (SELECT 1 FROM card WHERE id = log.card AND graph = ?3))",
	[STMT_LIST_DECKS] =
		"SELECT deck.name, n_due, n_new, n_total FROM (SELECT deck, "
		"count(*) FILTER (WHERE ((queue = " QUEUE_DAY " AND due < ?1)"
		" OR (queue = " QUEUE_INSTANT " AND due < ?2)) AND buried_until <= ?3) AS n_due, "
		"count(*) FILTER (WHERE queue = " QUEUE_NEW " AND buried_until <= ?3) AS n_new, "
		"count(*) AS n_total FROM card WHERE queue > " QUEUE_GONE " GROUP BY deck) "
		"AS counted JOIN deck ON deck.id = counted.deck "
		"ORDER BY recto_folded(deck.name), deck.name",

	[STMT_INTEGRITY] = "PRAGMA integrity_check",
	[STMT_FOREIGN_KEYS] = "PRAGMA foreign_key_check",
	[STMT_SEQ_GAPS] =
		"SELECT device.uid, count(*), min(seq), max(seq) FROM log "
		"JOIN device ON device.id = log.device GROUP BY log.device "
		"HAVING min(seq) <> 1 OR max(seq) <> count(*)",
	[STMT_CARDS_WITHOUT_TEXT] =
		"SELECT uid FROM card "
		"WHERE NOT EXISTS (SELECT 1 FROM card_text WHERE card_text.card = card.id)",
	[STMT_UNDONE_NOTHING] =
		"SELECT uid FROM log WHERE kind = " KIND_UNDO " AND NOT EXISTS "
		"(SELECT 1 FROM log AS done WHERE done.id = log.target)",
};
// clang-format on
