#!/bin/bash
# What the cases share. Each is a program of its own, CASE PROGRAM [ROUNDS], that reads this file first, works in an
# empty folder, and closes with its counts.
# shellcheck disable=SC2034 # the cases use what is set here
set -u

program=$(realpath "$1")
rounds=${2:-12} # how often each fault is provoked
work=$(mktemp -d)
passed=0
failed=0
skipped=0

export TZ=UTC LC_ALL=C.UTF-8 TERM=dumb HOME="$work/home" RECTO_NOW=2026-03-01T12:00:00Z
export RECTO_DB="$work/db/recto.db"
unset XDG_DATA_HOME XDG_CONFIG_HOME
mkdir -p "$work/home" "$work/notes"

# What a case mounts or leaves running it also ends, in a function `clean_up`.
clean_up() { :; }

finish() {
	clean_up
	rm -rf "$work"
	echo "$passed passed, $failed failed, $skipped skipped"
	exit $((failed > 0))
}
trap finish EXIT
trap 'exit 130' INT TERM

ok() {
	passed=$((passed + 1))
}

bad() {
	failed=$((failed + 1))
	echo "FAILED: $*"
}

skip() {
	skipped=$((skipped + 1))
	echo "skipped $*"
}

# expect WHAT EXPECTED GOT
expect() {
	if [ "$2" = "$3" ]; then ok; else bad "$1: expected $2, got $3"; fi
}

# is_one_of WHAT GOT EXPECTED…
is_one_of() {
	local what=$1 got=$2 value
	shift 2
	for value; do
		[ "$got" != "$value" ] || { ok && return; }
	done
	bad "$what: expected one of $*, got $got"
}

recto() {
	"$program" "$@"
}

# run COMMAND…: what it prints is in $work/out and $work/err, also what the shell says of its end.
run() {
	{ "$@"; } >"$work/out" 2>"$work/err"
}

# Runs the program; its exit code, and that a failure is told in one line.
expect_exit() {
	local what=$1 expected=$2
	shift 2
	run "$program" "$@"
	expect "$what: exit code" "$expected" $?
	[ "$expected" -lt 2 ] || expect "$what: one message" 1 "$(grep -c '^recto: ' "$work/err")"
}

doctor() {
	if recto doctor >"$work/doctor" 2>&1; then
		ok
	else
		bad "$1: doctor is not clean"
		cat "$work/doctor"
	fi
}

# page NAME CARDS: whole from one moment to the next, since others may be reading it
page() {
	local n
	for ((n = 1; n <= $2; n++)); do
		printf -- '- Question %s of %s? #card\n\t- Answer %s\n' "$n" "$1" "$n"
	done >"$work/page"
	mv "$work/page" "$work/notes/$1.md"
}

field() {
	sed -n 's/.*"'"$1"'":"\{0,1\}\([^",}]*\).*/\1/p'
}

reviews() {
	recto due --json 2>/dev/null | field reviewed_today
}

cards() {
	recto list 2>/dev/null | wc -l
}

# A database with 40 cards, closed; `begin` starts from it again.
prepare() {
	page one 20
	page two 20
	if ! recto -q import "$work/notes" >/dev/null; then
		bad "the first import"
		exit 1
	fi
	cp -r "$work/db" "$work/clean"
	card=$(recto next --json | field id)
}

begin() {
	rm -rf "$work/db"
	cp -r "$work/clean" "$work/db"
}

can_trace() {
	command -v strace >/dev/null 2>&1 && strace -o /dev/null true 2>/dev/null
}

# at_call K FAULT COMMAND…: with the fault at its K-th call, and at later ones with K+.
at_call() {
	local at=$1 fault=$2
	shift 2
	run strace -f -o /dev/null -e "inject=$fault:when=$at" "$program" "$@"
}
