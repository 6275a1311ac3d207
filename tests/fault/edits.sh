#!/bin/bash
# An import that finds cards new, edited, moved, back and gone, interrupted anywhere: killed at calls that change files,
# with a disk that is full or fails, with pages that cannot be read. Before its commit it has not begun: log, cards, pages
# and search index are what they were, and the next import does all of it.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

calls='pwrite64,write,fdatasync,fsync,?rename,?renameat,?unlink,unlinkat,?link,linkat,ftruncate'
report='imported 4 pages, 43 cards: 1 new, 2 edited, 23 moved, 1 back, 2 gone'
nothing='imported 4 pages, 43 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone'

# story ANSWER-OF-CATS QUESTION-OF-BIRDS…: the page on animals, with further cards
story() {
	printf -- '- %s #card\n\t- To be heard before they eat.\n- What do cats dream of? #card\n\t- %s\n' "$2" "$1"
	shift 2
	[ $# -eq 0 ] || printf -- '- %s #card\n\t- Nobody knows.\n' "$@"
}

# What the database says, whole. Without sqlite3 what the program shows of it.
contents() {
	if command -v sqlite3 >/dev/null 2>&1; then
		sqlite3 "$RECTO_DB" .dump | cksum
	else
		{ recto list --json && recto list --json is:gone && recto export reviews && recto list heard; } 2>/dev/null | cksum
	fi
}

# A database whose import finds changes of all kinds.
prepare_edits() {
	page one 20
	page two 20
	story Mice. 'Why do birds sing at dawn?' 'Where do whales sleep?' 'Who taught the octopus to open jars?' \
		>"$work/notes/animals.md"
	recto -q import "$work/notes" >/dev/null
	story Mice. 'Why do birds sing at dawn?' 'Where do whales sleep?' >"$work/notes/animals.md"
	recto -q import >/dev/null
	recto list birds | cut -f1 | xargs -I{} "$program" -q answer {} 4 >/dev/null
	story 'Mice, and of naps.' 'Why do birds really sing at dawn?' 'Who taught the octopus to open jars?' \
		'How long does a mayfly live?' >"$work/notes/animals.md"
	mv "$work/notes/two.md" "$work/notes/second.md"
	tail -n 6 "$work/notes/one.md" >"$work/notes/three.md"
	head -n 32 "$work/notes/one.md" >"$work/page" && mv "$work/page" "$work/notes/one.md"
	rm -rf "$work/clean"
	cp -r "$work/db" "$work/clean"
	before=$(contents)
}

# All or nothing; then the rest, once.
check() {
	local what=$1
	if [ "$(contents)" = "$before" ]; then
		ok
		run "$program" -q import
		expect "$what: the next one does it" "$report" "$(cat "$work/out")"
	else
		run "$program" -q import
		expect "$what: done before, or not begun" "$nothing" "$(cat "$work/out")"
	fi
	expect "$what: the history" 1 "$(recto list --json 'really sing' | grep -c '"repeats":1,')"
	doctor "$what"
}

# How often the import makes one of these calls.
count_calls() {
	begin
	strace -f -o "$work/calls" -e trace="$1" "$program" -q import >/dev/null 2>&1
	grep -c '(' "$work/calls"
}

# at_some_calls WHAT CALLS FAULT SUFFIX: at as many places as there are rounds
at_some_calls() {
	local n k what=$1
	n=$(count_calls "$2")
	for ((k = 1; k <= n; k += n / rounds + 1)); do
		begin
		at_call "$k$4" "$2:$3" -q import
		check "$what at call $k of $n"
	done
}

# The page that cannot be read stays as it was; the others are taken in.
unreadable_page() {
	begin
	run strace -f -o /dev/null -P "$work/notes/animals.md" -e inject=read:error=EIO "$program" import
	expect "unreadable page: exit code" 0 $?
	expect "unreadable page: it is named" 1 "$(grep -c 'animals.md: warning: ' "$work/err")"
	expect "unreadable page: its cards stay" 1 "$(recto list 'Why do birds sing' | wc -l)"
	expect "unreadable page: the others are read" 20 "$(recto list page:second | wc -l)"
	run "$program" -q import
	expect "readable again" 'imported 4 pages, 43 cards: 1 new, 2 edited, 0 moved, 1 back, 1 gone' "$(cat "$work/out")"
	doctor "readable again"
}

# The database is damaged somewhere: the import does all, or fails and leaves what was there.
damaged_database() {
	local at size k
	size=$(wc -c <"$work/clean/recto.db")
	for ((k = 1; k <= rounds; k++)); do
		begin
		at=$((k * (size / 4096 - 1) / rounds))
		yes 'neither page nor row' | head -c 4096 | dd of="$RECTO_DB" bs=1 seek=$((at * 4096)) conv=notrunc 2>/dev/null
		spoilt=$(cksum <"$RECTO_DB")
		run timeout 20 "$program" -q import
		case $? in
		0) ok ;;
		4) expect "damaged page $((at + 1)): nothing half done" "$spoilt" "$(cksum <"$RECTO_DB")" ;;
		*) bad "damaged page $((at + 1)): $(cat "$work/err")" ;;
		esac
	done
}

prepare_edits
run "$program" -q import --dry-run
expect "a look" "$report (only a look, nothing is changed)" "$(cat "$work/out")"
expect "a look changes nothing" "$before" "$(contents)"
check "uninterrupted"
if can_trace; then
	at_some_calls killed "$calls" signal=SIGKILL ''
	at_some_calls "no space" pwrite64 error=ENOSPC +
	at_some_calls "failing writes" pwrite64 error=EIO +
	at_some_calls "failing reads" pread64 error=EIO +
	at_some_calls "failing syncs" fdatasync error=EIO +
	unreadable_page
else
	skip "interrupted imports: strace cannot trace here"
fi
damaged_database
