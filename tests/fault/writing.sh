#!/bin/bash
# Scores on their way into a page: kill -9 at each call that changes a file, failing writes and renames. The page is as
# before or as after, no score is lost, and the next run finishes.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

calls='pwrite64,write,fdatasync,fsync,fchmod,fchown,?rename,?renameat,?unlink,unlinkat,ftruncate'
export XDG_CONFIG_HOME=$work/config
mkdir -p "$XDG_CONFIG_HOME/recto"
printf 'write_back: true\n' >"$XDG_CONFIG_HOME/recto/config.yaml"

# what_page: which of the two it is.
what_page() {
	if cmp -s "$work/notes/one.md" "$work/before.md"; then
		echo before
	elif cmp -s "$work/notes/one.md" "$work/after.md"; then
		echo after
	else
		echo another
	fi
}

# start STATE: the database and the page from which a fault starts.
start() {
	rm -rf "$work/db"
	cp -a "$work/db-$1" "$work/db"
	cp -a "$work/$1.md" "$work/notes/one.md"
}

# What the log says is what the page says, once the next run is through.
check_page() {
	local what=$1 wanted
	is_one_of "$what: the page" "$(what_page)" before after
	recto write-back >/dev/null 2>&1
	expect "$what: all is written" 0 $?
	if [ "$(reviews)" = 1 ]; then wanted=after; else wanted=before; fi
	expect "$what: the next run finishes" "$wanted" "$(what_page)"
	expect "$what: nothing else is left" 2 "$(find "$work/notes" -type f | wc -l)"
	doctor "$what"
	if [ "$wanted" = after ]; then
		recto undo >/dev/null 2>&1
		expect "$what: undo" before "$(what_page)"
	fi
}

# kill_each STATE COMMAND…
kill_each() {
	local state=$1 k code
	shift
	for ((k = 1; k <= 6 * rounds; k++)); do
		start "$state"
		at_call "$k" "$calls:signal=SIGKILL" "$@"
		code=$?
		check_page "$1 killed at call $k"
		[ "$code" -eq 137 ] || break
	done
}

# fail_each FAULT COMMAND…: the score stays, the page is whole, and the reason is told.
fail_each() {
	local fault=$1
	shift
	start before
	at_call 1 "$fault" "$@"
	expect "$fault: the score is acknowledged" 0 $?
	expect "$fault: and kept" 1 "$(reviews)"
	expect "$fault: the reason is told" 1 "$(grep -c 'warning: not written' "$work/err")"
	check_page "$fault"
}

# The database fails, before or after the page is replaced.
fail_database() {
	local fault=$1 k
	for ((k = 1; k <= rounds; k++)); do
		start before
		at_call "$k" "$fault" answer "$other" 1
		is_one_of "$fault at call $k: exit code" $? 0 4
		check_page "$fault at call $k"
	done
}

prepare
other=$(recto list one | cut -f1 | sed -n 7p)
cp -a "$work/notes/one.md" "$work/before.md"
cp -a "$work/db" "$work/db-before"
recto -q answer "$other" 1 >/dev/null
cp -a "$work/notes/one.md" "$work/after.md"
cp -a "$work/db" "$work/db-after"
expect "a score is written" 6 "$(diff "$work/before.md" "$work/after.md" | grep -c '^>')"
if can_trace; then
	kill_each before answer "$other" 1
	kill_each after undo
	for fault in write:error=ENOSPC fsync:error=EIO fchmod:error=EPERM renameat:error=EACCES; do
		fail_each "$fault" answer "$other" 1
	done
	fail_database pwrite64:error=ENOSPC
	fail_database fdatasync:error=EIO
else
	skip "kills at system calls: strace cannot trace here"
fi
