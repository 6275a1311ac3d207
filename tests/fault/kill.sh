#!/bin/bash
# kill -9 at each call that changes a file, and at random points of a review and of an import: what was acknowledged
# is there, nothing is half done.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

calls='pwrite64,write,fdatasync,fsync,?rename,?renameat,?unlink,unlinkat,?link,linkat,ftruncate'

# kill_each CHECK COMMAND…: from a clean database, until the program ends by itself.
kill_each() {
	local check=$1 k code
	shift
	for ((k = 1; k <= rounds; k++)); do
		begin
		at_call "$k" "$calls:signal=SIGKILL" "$@"
		code=$?
		"$check" "$1 killed at call $k"
		doctor "$1 killed at call $k"
		[ "$code" -eq 137 ] || break
	done
}

check_answer() {
	[ ! -s "$work/out" ] || expect "$1: acknowledged and kept" 1 "$(reviews)"
}

check_import() {
	is_one_of "$1: all or nothing" "$(cards)" 40 50
}

check_first() {
	is_one_of "$1: all or nothing" "$(cards)" 0 40
	recto -q import "$work/notes" >/dev/null 2>&1
	expect "$1: the next one does it" 40 "$(cards)"
}

check_suspended() {
	is_one_of "$1: all or nothing" "$(recto list is:suspended 2>/dev/null | wc -l)" 0 40
}

check_undone() {
	is_one_of "$1: all or nothing" "$(reviews)" 0 1
	[ ! -s "$work/out" ] || expect "$1: acknowledged and kept" 0 "$(reviews)"
}

kill_at_calls() {
	kill_each check_answer answer "$card" 4
	kill_each check_suspended suspend --yes --query is:new
	page two 30
	kill_each check_import -q import
	page two 20

	mv "$work/clean" "$work/kept"
	mkdir "$work/clean"
	kill_each check_first import "$work/notes"
	rm -r "$work/clean"
	cp -r "$work/kept" "$work/clean"
	begin
	recto -q answer "$card" 4 >/dev/null
	rm -r "$work/clean"
	cp -r "$work/db" "$work/clean"
	kill_each check_undone undo
	rm -r "$work/clean"
	mv "$work/kept" "$work/clean"
}

# Types a reveal and a score, again and again.
type_scores() {
	local n
	for ((n = 0; n < 40; n++)); do
		printf '\n3\n' 2>/dev/null || return
		sleep 0.005
	done
}

# kill_after MS PID
kill_after() {
	sleep "$(printf '0.%03d' "$1")"
	{ kill -KILL "$2"; } 2>/dev/null
	{ wait "$2"; } 2>/dev/null
}

kill_reviews() {
	local k typist shown kept
	mkfifo "$work/keys"
	for ((k = 0; k < rounds; k++)); do
		begin
		type_scores >"$work/keys" &
		typist=$!
		"$program" review --plain <"$work/keys" >"$work/out" 2>/dev/null &
		kill_after $((k * 37 % 150 + 5)) $!
		{ wait "$typist"; } 2>/dev/null
		# A card is shown only after the score of the one before it is on disk.
		shown=$(grep -c '^Question [0-9]* of ' "$work/out")
		kept=$(reviews)
		if [ "${kept:-0}" -ge $((shown - 1)) ]; then ok; else bad "review killed: $shown shown, $kept kept"; fi
		doctor "review killed"
	done
}

kill_imports() {
	local k
	page big 2000
	for ((k = 0; k < rounds; k++)); do
		begin
		"$program" -q import >/dev/null 2>&1 &
		kill_after $((k * 13 % 60 + 2)) $!
		is_one_of "import killed: all or nothing" "$(cards)" 40 2040
		doctor "import killed"
	done
	rm "$work/notes/big.md"
}

prepare
expect "cards" 40 "$(cards)"
if can_trace; then kill_at_calls; else skip "kills at system calls: strace cannot trace here"; fi
kill_reviews
kill_imports
