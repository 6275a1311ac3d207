// A database of chance: cards in decks with tags, and a log of scores over years, made by plain
// SQL.
//
// The numbers follow from their places alone, so every run gives the same. It is no history that a
// scheduler would write: intervals are thrown, so that every figure has something to count. Days
// start at 4 in UTC. Run on a database that the store has just made.
#ifndef TESTS_SIMULATE_H
#define TESTS_SIMULATE_H

// Replaced by the caller: @CARDS, @ENTRIES, @END (milliseconds, the newest entry), @STEP
// (milliseconds between two). Every 53rd entry takes back the one before.
// The formatter would tear the SQL apart.
// clang-format off
#define ROLL(n, salt) "((" n " * 2654435761 + " salt " * 40503) % 4294967296 / 65536)"
#define NUMBERS(name, last) \
	"WITH RECURSIVE " name "(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM " name " WHERE i < " last ")"
#define TAGS(letter) \
	" CASE id % 4 WHEN 0 THEN '' WHEN 1 THEN '" letter "tag ' || (id % 7)" \
	" ELSE '" letter "tag ' || (id % 7) || char(10) || '" letter "topic ' || (id % 11) END"

static const char simulate_sql[] =
	"BEGIN;"
	"INSERT INTO graph(id, root, name, is_logseq) VALUES (1, '/notes', 'notes', 1);"
	NUMBERS("n", "50") " INSERT INTO deck(id, name) SELECT i, 'deck ' || i FROM n;"
	NUMBERS("n", "@CARDS / 100 + 1")
	" INSERT INTO page(id, graph, path, title, title_key, size, mtime_ns, ctime_ns, inode, device,"
	" mode, owner, owner_group, hash, reading, cards, is_gone) SELECT i, 1, '/notes/p' || i,"
	" 'Page ' || i, 'page ' || i, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100, 0 FROM n;"
	NUMBERS("n", "@CARDS")
	" INSERT INTO card(id, uid, page, graph, deck, title_key, line, is_gone, algorithm, phase,"
	" repeats, ease, interval, due, lapses, is_suspended, is_marked, buried_until, block_id,"
	" fingerprint, occurrence) SELECT i, printf('%016d', i), 1 + i / 100, 1, 1 + i % 50,"
	" 'page ' || (1 + i / 100), i % 100, i % 97 = 0, i % 13 = 0, i % 5 <> 0, i % 5,"
	" CASE WHEN i % 5 THEN 130 + " ROLL("i", "1") " % 200 ELSE 250 END,"
	" CASE WHEN i % 5 THEN 100 + 100 * (" ROLL("i", "2") " * " ROLL("i", "3") " % 900) ELSE 0 END,"
	" CASE WHEN i % 5 THEN @END - 20 * 86400000 + " ROLL("i", "4") " % 80 * 43200000 END,"
	" " ROLL("i", "5") " % 12 * (i % 5 <> 0), i % 41 = 0, i % 31 = 0, 0, '', i, 0 FROM n;"
	"INSERT INTO card_text(card, tags, context, refs, properties, question, answer)"
	" SELECT id, " TAGS("") ", ''," TAGS("o") ", '', 'Question number ' || id, 'Answer' FROM card;"
	// Some days rest, and the day before has more for it.
	NUMBERS("n", "@ENTRIES")
	", even(i, at) AS (SELECT i, @END - (@ENTRIES - i) * @STEP + " ROLL("i", "6") " % @STEP FROM n),"
	" t(i, at) AS (SELECT i, at - 86400000 * (" ROLL("((at - 14400000) / 86400000)", "12") " % 6 = 0)"
	" FROM even)"
	" INSERT INTO log(id, uid, device, seq, action, card, target, kind, at, day, score, took_ms,"
	" algorithm, before_repeats, before_ease, before_interval, phase, repeats, ease, interval,"
	" due, lapses, is_suspended, is_marked, buried_until, note, checksum)"
	" SELECT i, printf('e%015d', i), 1, i, i,"
	" CASE WHEN i % 53 THEN 1 + (i * 7919 + " ROLL("i", "7") ") % @CARDS END,"
	" CASE WHEN i % 53 = 0 THEN i - 1 END,"
	" CASE WHEN i % 53 = 0 THEN 15 WHEN i % 29 = 0 THEN 3 WHEN i % 23 = 0 THEN 4"
	" WHEN i % 101 = 0 THEN 5 WHEN i % 211 = 0 THEN 6 WHEN i % 223 = 0 THEN 1 ELSE 2 END,"
	" at, (at - 14400000) / 86400000,"
	" CASE WHEN i % 53 = 0 OR i % 29 <> 0 AND i % 23 <> 0 AND i % 101 <> 0"
	" AND (i % 211 = 0 OR i % 223 = 0) THEN NULL ELSE min(5, " ROLL("i", "9") " % 8) END,"
	" " ROLL("i", "10") " % 20000, 0, CASE WHEN i % 6 = 0 THEN 0 ELSE i % 4 END, 250,"
	" CASE WHEN i % 6 = 0 THEN 0 ELSE 100 * (" ROLL("i", "11") " % 60) END, 1, 2, 250,"
	" 600, at + 518400000, 0, 0, 0, 0, '', 0 FROM t;"
	"COMMIT;";
// clang-format on

#endif
