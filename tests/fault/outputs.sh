#!/bin/bash
# `export -o` and `report -o` that are interrupted, or find the disk full: what stood there stays whole, and nothing
# else is left beside it.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

outputs=$work/outputs
mkdir "$outputs"

clean_up() {
	[ ! -d "$work/full" ] || umount "$work/full" 2>/dev/null
}

check_kept() {
	expect "$1: nothing beside it" outcome "$(ls -A "$outputs")"
	expect "$1: what was there" old "$(cat "$outputs/outcome")"
}

# interrupt SIGNAL NUMBER COMMAND…: the signal comes at each call that brings the file nearer.
interrupt() {
	local signal=$1 number=$2 k code
	shift 2
	for ((k = 1; k <= rounds; k++)); do
		echo old >"$outputs/outcome"
		at_call "$k" "openat,write,fsync:signal=$signal" "$@" -o "$outputs/outcome"
		code=$?
		[ "$code" -ne 0 ] || break
		expect "$1, SIG$signal at call $k: exit code" $((128 + number)) "$code"
		check_kept "$1, SIG$signal at call $k"
	done
}

# A disk that takes some of it.
fill_disk() {
	mkdir "$work/full"
	mount -t tmpfs -o size=64k tmpfs "$work/full" 2>/dev/null || {
		skip "a full disk: cannot mount"
		return
	}
	outputs=$work/full
	echo old >"$outputs/outcome"
	expect_exit "full disk: export" 3 export cards -o "$outputs/outcome"
	check_kept "full disk: export"
	dd if=/dev/zero of="$work/filler" bs=1k count=48 2>/dev/null
	cp "$work/filler" "$outputs"
	expect_exit "full disk: report" 3 report -o "$outputs/outcome"
	rm "$outputs/filler"
	check_kept "full disk: report"
}

prepare
page big 3000
recto -q import >/dev/null
if can_trace; then
	rounds=$((rounds + 120))
	interrupt INT 2 export cards
	interrupt TERM 15 report
else
	skip "interrupts: strace cannot trace here"
fi
fill_disk
