#!/bin/bash
# No memory: one allocation after the other fails, then limits that are too small. The program says so and ends with 4,
# and the database is whole.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

shim=$work/failmalloc.so

# with_failure AT COMMAND…
with_failure() {
	local at=$1
	shift
	run env FAILMALLOC_AT="$at" LD_PRELOAD="$shim" timeout 20 "$program" "$@"
}

count_allocations() {
	run env FAILMALLOC_COUNT="$work/count" LD_PRELOAD="$shim" "$program" "$@"
	cat "$work/count"
}

# ended WHAT CODE NORMAL: with its usual result, or for want of memory and with that word
ended() {
	if [ "$2" -eq 4 ]; then
		expect "$1: it is said" 1 "$(grep -cx 'recto: out of memory' "$work/err")"
	else
		expect "$1: exit code" "$3" "$2"
	fi
}

# sweep COMMAND…: at `rounds` places for each, spread over all of its allocations
sweep() {
	local n at normal
	begin
	n=$(count_allocations "$@")
	begin
	recto "$@" >"$work/normal" 2>/dev/null
	normal=$?
	for ((at = 1; at <= n; at += n / (rounds * 4) + 1)); do
		begin
		with_failure "$at" "$@"
		local code=$?
		# SQLite's check of the structure may take the want of memory for damage.
		[ "$1" != doctor ] || [ $code -ne 1 ] || continue
		ended "$1, allocation $at of $n fails" $code $normal
		[ $code -eq 4 ] || expect "$1, allocation $at of $n fails: the usual output" \
			"$(cksum <"$work/normal")" "$(cksum <"$work/out")"
		case $1 in
		answer)
			[ ! -s "$work/out" ] || expect "answer, allocation $at fails: kept" 1 "$(reviews)"
			doctor "answer, allocation $at fails"
			;;
		import)
			is_one_of "import, allocation $at fails: all or nothing" "$(cards)" 40 41
			doctor "import, allocation $at fails"
			;;
		esac
	done
}

first_use() {
	local n at code
	rm -rf "$work/db"
	n=$(count_allocations -q import "$work/notes")
	for ((at = 1; at <= n; at += n / (rounds * 4) + 1)); do
		rm -rf "$work/db"
		with_failure "$at" -q import "$work/notes"
		code=$?
		ended "first import, allocation $at of $n fails" $code 0
		is_one_of "first import, allocation $at of $n fails: all or nothing" "$(cards)" 0 41
	done
}

sweeps() {
	sweep list
	sweep list Answer
	sweep next --json
	sweep show "$card" --json
	sweep due
	sweep doctor
	sweep inspect --json "$work/notes/one.md"
	sweep answer "$card" 4
	printf -- '- One more #card\n' >>"$work/notes/one.md"
	sweep import
	first_use
	FAILMALLOC_ON=1
	export FAILMALLOC_ON
	sweep list --json
	sweep answer "$card" 4
	sweep import
	unset FAILMALLOC_ON
}

# limit KB COMMAND…
limit() {
	local kb=$1
	shift
	run bash -c 'ulimit -v "$1" && shift && exec "$@"' - "$kb" "$program" "$@"
}

# Below some size the system cannot even load the program.
limits() {
	local kb least=0 step
	for ((kb = 8000; kb <= 120000 && least == 0; kb += 1000)); do
		limit $kb --version && least=$kb
	done
	step=$((8000 / rounds + 50))
	page big 3000
	for ((kb = least; kb < least + 8000; kb += step)); do
		begin
		limit $kb -q import
		ended "$kb kB: import" $? 0
		is_one_of "$kb kB: all or nothing" "$(cards)" 40 3041
		limit $kb list
		ended "$kb kB: list" $? 0
		doctor "$kb kB"
	done
	rm "$work/notes/big.md"
}

prepare
if cc -shared -fPIC -O1 -o "$shim" "$(dirname "$0")/failmalloc.c" 2>"$work/err" &&
	LD_PRELOAD=$shim "$program" --version >/dev/null 2>&1; then
	sweeps
else
	skip "failing allocations: the allocator cannot be replaced here"
fi
limits
