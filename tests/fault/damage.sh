#!/bin/bash
# Damaged, foreign and newer databases: refused with a word, never overwritten, and the backup is named.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

refused() {
	local what=$1 before
	before=$(cksum <"$RECTO_DB")
	expect_exit "$what: list" 4 list
	expect_exit "$what: answer" 4 answer "$card" 4
	expect_exit "$what: import" 4 -q import
	expect_exit "$what: doctor" 4 doctor
	expect "$what: not overwritten" "$before" "$(cksum <"$RECTO_DB")"
}

# spoil OFFSET: bytes from standard input over those of the database
spoil() {
	dd of="$RECTO_DB" bs=1 seek="$1" conv=notrunc 2>/dev/null
}

noise() {
	yes 'neither page nor row' | head -c "$1"
}

# Whatever a command says, it ends by itself; doctor sees the damage, unless one of them wrote over it.
noticed() {
	local what=$1 before command
	before=$(cksum <"$RECTO_DB")
	for command in list "answer $card 4" due "next --json" "import $work/notes" "list Answer"; do
		# The words are to be split.
		# shellcheck disable=SC2086
		run timeout 20 "$program" $command
		is_one_of "$what: ${command%% *}" $? 0 1 4
	done
	if recto doctor >/dev/null 2>&1; then
		[ "$before" != "$(cksum <"$RECTO_DB")" ] || bad "$what: doctor does not see it"
	else
		ok
	fi
}

main_file() {
	begin
	cp "$RECTO_DB" "$RECTO_DB.before.bak"
	noise 90 | spoil 0
	refused "damaged header"
	recto list >/dev/null 2>"$work/err"
	expect "damaged header: the backup is named" 1 "$(grep -c 'recto.db.before.bak' "$work/err")"
	begin
	printf '\177\377\377\377' | spoil 60
	refused "newer database"
	recto list >/dev/null 2>"$work/err"
	expect "newer database: the message says so" 1 "$(grep -c newer "$work/err")"
	begin
	: >"$RECTO_DB"
	refused "empty file"
	begin
	printf x >"$RECTO_DB"
	refused "one byte"
	begin
	noise 100000 >"$RECTO_DB"
	refused "no database"
	begin
	truncate -s $((size / 2)) "$RECTO_DB"
	noticed "truncated to half"
	begin
	truncate -s $((size - 1000)) "$RECTO_DB"
	noticed "truncated by part of a page"
	begin
	rm "$RECTO_DB" && mkdir "$RECTO_DB"
	expect_exit "a folder in its place" 4 list
	expect_exit "a folder in its place" 4 import "$work/notes"
	rmdir "$RECTO_DB" && mkfifo "$RECTO_DB"
	expect_exit "a pipe in its place" 4 list
	rm "$RECTO_DB" && ln -s "$RECTO_DB" "$RECTO_DB"
	expect_exit "a link to itself in its place" 4 list
}

# A page of noise at each place in turn.
pages_of_noise() {
	local at step=$((size / 4096 / rounds + 1))
	for ((at = 1; at < size / 4096; at += step)); do
		begin
		noise 4096 | spoil $((at * 4096))
		noticed "noise in page $((at + 1))"
	done
}

# What other programs write; changes that SQLite finds nothing wrong with are seen, too.
foreign() {
	rm -rf "$work/db" && mkdir "$work/db"
	sqlite3 "$RECTO_DB" 'CREATE TABLE bookmarks(url TEXT); INSERT INTO bookmarks VALUES (1)'
	refused "foreign database"
	rm "$RECTO_DB"
	sqlite3 "$RECTO_DB" VACUUM
	[ ! -s "$RECTO_DB" ] || refused "foreign database without tables"
	begin
	recto -q answer "$card" 4 >/dev/null
	sqlite3 "$RECTO_DB" 'DROP TRIGGER log_keeps_words; UPDATE log SET score = 5 WHERE score = 4'
	run "$program" doctor
	expect "changed score: doctor" 1 $?
	begin
	recto -q answer "$card" 4 >/dev/null
	sqlite3 "$RECTO_DB" 'DROP TRIGGER log_keeps_entries; PRAGMA foreign_keys = OFF;
		DELETE FROM log WHERE score = 4'
	run "$program" doctor
	expect "lost entry: doctor" 1 $?
	begin
	sqlite3 "$RECTO_DB" 'UPDATE card SET ease = 130, interval = -5, line = -1, repeats = 99999999999'
	noticed "nonsense in cards"
}

# The log of a program that was killed: with its score, and without a checkpoint.
leave_log() {
	begin
	run strace -f -o /dev/null -e inject=?unlink,unlinkat:signal=SIGKILL:when=1 "$program" -q answer "$card" 4
	[ -s "$RECTO_DB-wal" ]
}

write_ahead_log() {
	local log
	leave_log || bad "no log is left"
	log=$(wc -c <"$RECTO_DB-wal")
	expect "a log: taken in" 1 "$(reviews)"
	for part in 0 10 32 100 $((log / 2)) $((log - 1)); do
		leave_log
		truncate -s "$part" "$RECTO_DB-wal"
		is_one_of "log truncated to $part: the score is there or not" "$(reviews)" 0 1
		expect_exit "log truncated to $part: list" 0 list
		doctor "log truncated to $part"
	done
	leave_log
	noise 5000 | dd of="$RECTO_DB-wal" bs=1 seek=24 conv=notrunc 2>/dev/null
	expect_exit "noise in the log: list" 0 list
	doctor "noise in the log"
	leave_log
	rm "$RECTO_DB-wal"
	expect_exit "log missing: list" 0 list
	doctor "log missing"
	leave_log
	rm -f "$RECTO_DB-shm"
	expect "index of the log missing" 1 "$(reviews)"
	leave_log
	cp "$RECTO_DB-wal" "$work/log"
	rm "$RECTO_DB"
	expect_exit "log without a database: import" 4 -q import "$work/notes"
	expect "log without a database: it stays" "$(cksum <"$work/log")" "$(cksum <"$RECTO_DB-wal")"
}

prepare
size=$(wc -c <"$RECTO_DB")
main_file
pages_of_noise
if command -v sqlite3 >/dev/null 2>&1; then foreign; else skip "foreign databases: sqlite3 is missing"; fi
if can_trace; then write_ahead_log; else skip "damaged logs: strace cannot trace here"; fi
