#!/bin/bash
# Several programs at once: three that score, one that imports, one that lists. Nobody is locked out, nothing is scored
# twice, the counts add up.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

# score_part FIRST: every third card, on one day after the other
score_part() {
	local day id
	for ((day = 1; day <= days; day++)); do
		for id in "${ids[@]:$1:14}"; do
			RECTO_NOW=2026-03-0${day}T12:00:00Z recto -q answer --early "$id" 4 || echo "answer failed: $?"
		done
	done
}

import_again() {
	local n
	for ((n = 0; n < rounds; n++)); do
		page two $((21 + n % 2))
		recto -q import || echo "import failed: $?"
	done
}

look() {
	local n
	for ((n = 0; n < rounds * 3; n++)); do
		recto list Answer || echo "list failed: $?"
		recto due
		recto next || [ $? -eq 1 ] || echo "next failed"
	done
}

crowd() {
	local pids=() pid
	begin
	score_part 0 >"$work/a" 2>&1 &
	pids+=($!)
	score_part 14 >"$work/b" 2>&1 &
	pids+=($!)
	score_part 28 >"$work/c" 2>&1 &
	pids+=($!)
	import_again >"$work/d" 2>&1 &
	pids+=($!)
	look >"$work/e" 2>&1 &
	pids+=($!)
	for pid in "${pids[@]}"; do wait "$pid"; done
	expect "several instances: nobody is locked out" 0 "$(cat "$work"/[a-e] | grep -ciE 'locked|failed')"
	local total=0 id
	for id in "${ids[@]}"; do
		total=$((total + $(recto show "$id" --json | grep -o '"kind":"review"' | wc -l)))
	done
	expect "several instances: every score is there, once" $((40 * days)) "$total"
	doctor "several instances"
	page two 20
}

# Two score the same card at the same moment: it is one review.
race() {
	local id first second
	begin
	for id in "${ids[@]:0:rounds}"; do
		recto -q answer "$id" 4 >/dev/null 2>&1 &
		first=$!
		recto -q answer "$id" 5 >/dev/null 2>&1 &
		second=$!
		wait $first
		first=$?
		wait $second
		expect "a race for one card: one wins, one is told" 1 $((first + $?))
	done
	expect "a race for one card: no review is double" "$(printf '%s\n' "${ids[@]:0:rounds}" | wc -l)" "$(reviews)"
	doctor "a race for one card"
}

# Several that make the database at once: it is made once.
first_use() {
	local n pids=() pid failures=0
	rm -rf "$work/db"
	for n in 1 2 3 4; do
		recto -q import "$work/notes" >/dev/null 2>"$work/$n" &
		pids+=($!)
	done
	for pid in "${pids[@]}"; do wait "$pid" || failures=$((failures + 1)); done
	expect "four first imports: none fails" 0 $failures
	expect "four first imports: no card is double" 40 "$(cards)"
	doctor "four first imports"
}

prepare
mapfile -t ids < <(recto list --json | field id)
days=$((rounds / 16 + 2))
[ $days -le 9 ] || days=9
crowd
race
for ((k = 0; k < rounds; k += 4)); do first_use; done
