#!/bin/bash
# A full disk, failing writes and syncs, a limit for the size of files, folders and files that may not be written.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

full=$work/full

clean_up() {
	[ ! -d "$full" ] || umount "$full" 2>/dev/null
}

# Nothing is acknowledged that is not on disk.
check_answer() {
	local what=$1 code=$2
	is_one_of "$what: exit code" "$code" 0 4
	if [ "$code" -eq 0 ]; then
		expect "$what: kept" 1 "$(reviews)"
	else
		expect "$what: nothing acknowledged" 0 "$(wc -c <"$work/out")"
		expect "$what: one message" 1 "$(grep -c '^recto: ' "$work/err")"
	fi
	doctor "$what"
}

fail_calls() {
	local fault what=$1 k
	fault=$2
	for ((k = 1; k <= rounds; k++)); do
		begin
		at_call "$k+" "$fault" answer "$card" 4
		check_answer "$what from call $k" $?
	done
}

# import BIG into the database as it is; nothing of it may stay.
refuse_import() {
	run "$program" -q import
	expect "$1: import" 4 $?
	expect "$1: nothing half done" 40 "$(cards)"
}

full_disk() {
	local RECTO_DB=$full/recto.db
	cp "$work"/clean/* "$full"
	recto -q answer "$card" 4 >/dev/null
	dd if=/dev/zero of="$full/filler" bs=4k >/dev/null 2>&1
	run "$program" answer "$other" 4
	expect "full disk: answer" 4 $?
	expect "full disk: nothing acknowledged" 0 "$(wc -c <"$work/out")"
	expect "full disk: the message says so" 1 "$(grep -cE '^recto: .*(full|No space left)' "$work/err")"
	expect "full disk: list still works" 40 "$(cards)"
	RECTO_DB=$full/new/recto.db expect_exit "full disk: a new database" 4 -q import "$work/notes"
	rm "$full/filler"
	expect "space again: the score before is there" 1 "$(reviews)"
	expect_exit "space again: answer" 0 answer "$other" 4
	expect "space again: both are there" 2 "$(reviews)"
	doctor "space again"
	full_disk_after_crash
	page big 3000
	refuse_import "disk too small"
	rm "$work/notes/big.md"
	doctor "disk too small"
}

# With what was scored before the crash, or not at all.
full_disk_after_crash() {
	cp "$work"/clean/* "$full"
	kill_reviewer
	dd if=/dev/zero of="$full/filler" bs=4k >/dev/null 2>&1
	run "$program" due --json
	is_one_of "full disk after a crash: due" "$? $(field reviewed_today <"$work/out")" "0 1" "4 "
	rm "$full/filler"
	expect "full disk after a crash: the score is there" 1 "$(reviews)"
}

size_limit() {
	begin
	page big 3000
	(ulimit -f 64 && recto -q import >/dev/null 2>"$work/err")
	expect "file size limit: exit code" 4 $?
	expect "file size limit: nothing half done" 40 "$(cards)"
	doctor "file size limit"
	rm "$work/notes/big.md"
}

# Somebody who owns nothing here; root may write everywhere.
as_nobody() {
	setpriv --reuid=65534 --regid=65534 --clear-groups "$program" "$@"
}

read_only() {
	local what=$1
	expect "$what: list" 40 "$(as_nobody list 2>/dev/null | wc -l)"
	expect "$what: the score is seen" 1 "$(as_nobody due --json 2>/dev/null | field reviewed_today)"
	run as_nobody answer "$other" 4
	expect "$what: answer" 4 $?
	expect "$what: nothing acknowledged" 0 "$(wc -c <"$work/out")"
	run as_nobody -q import
	expect "$what: import" 4 $?
	run as_nobody doctor
	expect "$what: doctor" 0 $?
}

# A reviewer that was killed leaves the write-ahead log with its score behind.
kill_reviewer() {
	mkfifo "$work/keys"
	"$program" review --plain <"$work/keys" >"$work/out" 2>/dev/null &
	local reviewer=$! n
	{
		printf '\n3\n'
		for ((n = 0; n < 100; n++)); do
			[ "$(reviews)" = 1 ] && break
			sleep 0.02
		done
		{ kill -KILL $reviewer; } 2>/dev/null
	} >"$work/keys"
	{ wait $reviewer; } 2>/dev/null
	rm "$work/keys"
}

forbid() {
	chmod -R a+rX "$work"
	begin
	recto -q answer "$card" 4 >/dev/null
	chmod a-w "$RECTO_DB"
	read_only "read-only database"
	chmod a-w "$work/db"
	read_only "read-only folder"
	chmod a+w "$work/db" "$RECTO_DB"

	begin
	kill_reviewer
	chmod -R a+rX "$work"
	expect "a log is left" 1 "$(find "$work/db" -name '*-wal' -size +0 | wc -l)"
	chmod a-w "$work/db" "$work"/db/*
	read_only "read-only folder with a log"
	rm "$RECTO_DB-shm"
	run as_nobody due
	expect "a log that cannot be read: nothing stale is shown" 4 $?
	chmod a+w "$work/db" "$work"/db/*
	doctor "read-only folder with a log"

	begin
	chmod a+w "$work/db" "$work"/db/*
	chmod 000 "$work/notes/two.md"
	run as_nobody import
	expect "unreadable page: exit code" 0 $?
	expect "unreadable page: it is named" 1 "$(grep -c 'two.md: ' "$work/err")"
	expect "unreadable page: its cards stay" 40 "$(cards)"
	chmod 644 "$work/notes/two.md"
	chmod 000 "$work/notes"
	run as_nobody import
	expect "unreadable folder: exit code" 3 $?
	expect "unreadable folder: its cards stay" 40 "$(cards)"
	chmod 755 "$work/notes"
	run as_nobody --db "$work/home/sub/recto.db" import "$work/notes"
	expect "folder that cannot be made: exit code" 4 $?
	doctor "unreadable pages"
}

prepare
other=$(recto list --json | field id | sed -n 30p)
if can_trace; then
	fail_calls "no space" pwrite64:error=ENOSPC
	fail_calls "failing writes" pwrite64:error=EIO
	fail_calls "failing syncs" fdatasync:error=EIO
else
	skip "failing system calls: strace cannot trace here"
fi
mkdir "$full"
if mount -t tmpfs -o size=400k recto-fault "$full" 2>/dev/null; then
	full_disk
else
	rmdir "$full"
	skip "full disk: no small file system can be mounted"
fi
size_limit
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null 2>&1; then
	forbid
else
	skip "read-only folders: root and setpriv are needed"
fi
