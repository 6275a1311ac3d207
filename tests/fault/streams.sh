#!/bin/bash
# Closed streams, readers that leave, poor terminals and locales, signals.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

closed_streams() {
	begin
	run recto list <&-
	expect "stdin closed: list" 0 $?
	run recto review --plain <&-
	expect "stdin closed: review ends" 0 $?
	run recto import <&- 
	expect "stdin closed: import" 0 $?
	recto list >&- 2>"$work/err"
	expect "stdout closed: list" 3 $?
	expect "stdout closed: it is said" 1 "$(grep -c '^recto: standard output' "$work/err")"
	recto -q answer "$card" 4 >&- 2>/dev/null
	expect "stdout closed: answer" 3 $?
	expect "stdout closed: the score is kept" 1 "$(reviews)"
	recto list 2>&- >"$work/out"
	expect "stderr closed: list" 0 $?
	recto list nonsense: 2>&- >"$work/out"
	expect "stderr closed: the message does not go elsewhere" 0 "$(wc -c <"$work/out")"
	recto import "$work/notes" <&- >&- 2>&-
	expect "all closed: import" 3 $?
	doctor "closed streams"
	recto list >/dev/full 2>"$work/err"
	expect "full output: list" 3 $?
	expect "full output: it is said" 1 "$(grep -c '^recto: standard output: No space' "$work/err")"
}

leaving_readers() {
	begin
	page big 5000
	recto -q import >/dev/null
	recto list 2>"$work/err" | head -n 1 >"$work/out"
	is_one_of "list | head" "${PIPESTATUS[0]}" 0 3 141
	expect "list | head: a line" 1 "$(wc -l <"$work/out")"
	expect "list | head: no complaint" 0 "$(wc -c <"$work/err")"
	recto list --json 2>"$work/err" | true
	expect "list | true: no complaint" 0 "$(wc -c <"$work/err")"
	yes $'\n3' | recto review --plain 2>"$work/err" | head -n 3 >"$work/out"
	expect "review | head: it ends, without complaint" 0 "$(grep -c '^recto:' "$work/err")"
	rm "$work/notes/big.md"
	doctor "leaving readers"
}

poor_surroundings() {
	begin
	printf -- '- Qu\303\251 es 漢字? #card\n' >"$work/notes/words.md"
	recto -q import >/dev/null
	recto list >"$work/expected"
	local name
	for name in C POSIX nowhere.UTF-8 ''; do
		env LC_ALL="$name" "$program" list >"$work/out" 2>&1
		expect "LC_ALL=$name: the same list" "$(cksum <"$work/expected")" "$(cksum <"$work/out")"
	done
	env -i RECTO_DB="$RECTO_DB" RECTO_NOW="$RECTO_NOW" HOME="$HOME" "$program" list >"$work/out" 2>&1
	expect "no surroundings: the same list" "$(cksum <"$work/expected")" "$(cksum <"$work/out")"
	env -u RECTO_DB -u HOME "$program" list >/dev/null 2>"$work/err"
	expect "nowhere to look: exit code" 3 $?
	expect "nowhere to look: it is said" 1 "$(grep -c '^recto: ' "$work/err")"
	rm "$work/notes/words.md"
	if command -v script >/dev/null 2>&1; then
		for name in dumb nonsense vt100; do
			TERM=$name timeout 20 script -qec "$program list" /dev/null </dev/null >"$work/out" 2>&1
			expect "TERM=$name on a terminal: list" 0 $?
			printf 'q\n' | TERM=$name timeout 20 script -qec "$program review" /dev/null >"$work/out" 2>&1
			is_one_of "TERM=$name on a terminal: review" $? 0 2 3
		done
	else
		skip "poor terminals: script is missing"
	fi
}

# The signal comes after so many milliseconds; the program has ended by then, or it ends by the signal.
signals() {
	local k name number
	page big 1500
	for ((k = 0; k < rounds; k++)); do
		for name in TERM:143 INT:130 HUP:129; do
			number=${name#*:}
			begin
			run timeout --preserve-status -s "${name%:*}" "$(printf '0.%03d' $((k * 7 % 50 + 3)))" \
				"$program" -q import
			is_one_of "import under SIG${name%:*}: exit code" $? 0 "$number"
			is_one_of "import under SIG${name%:*}: all or nothing" "$(cards)" 40 1540
			doctor "import under SIG${name%:*}"
		done
	done
	rm "$work/notes/big.md"
}

# A score that was acknowledged stays when the terminal goes away.
hang_up() {
	local name reviewer
	mkfifo "$work/keys"
	for name in HUP TERM; do
		begin
		"$program" review --plain <"$work/keys" >"$work/out" 2>/dev/null &
		reviewer=$!
		{
			printf '\n3\n'
			until [ "$(grep -c '^Question' "$work/out")" -ge 2 ]; do sleep 0.01; done
			kill -s $name $reviewer
		} >"$work/keys"
		{ wait $reviewer; } 2>/dev/null
		is_one_of "review under SIG$name: exit code" $? 129 143
		expect "review under SIG$name: the score is kept" 1 "$(reviews)"
		doctor "review under SIG$name"
	done
}

prepare
closed_streams
leaving_readers
poor_surroundings
signals
hang_up
