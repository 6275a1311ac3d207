#!/bin/bash
# The same pages once more, renamed, moved, with other line ends, in another order, away and back: the same cards, with
# their histories, none lost and none doubled.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

notes=$work/notes

# Every card with its state and its history, but not where it stands, nor how it was found again.
state() {
	local id
	for id in $(recto list --json | field id | sort); do
		recto show --json "$id" | sed 's/"path":.*"tags"/"tags"/; s/"preview":.*"history"/"history"/; s/"deck":"[^"]*",//
			s/,*{[^{}]*"kind":"match"[^{}]*}//g; s/"history":\[,/"history":[/'
	done
}

# same WHAT [REPORT]: after an import nothing is lost or doubled, and it reports this
same() {
	run "$program" -q import
	expect "$1: exit code" 0 $?
	[ $# -lt 2 ] || expect "$1: report" "imported $2" "$(cat "$work/out")"
	expect "$1: the same cards and histories" "$before" "$(state | cksum)"
	expect "$1: reviews" 10 "$(reviews)"
	doctor "$1"
}

turn_around() {
	# A card is two lines.
	awk 'NR % 2 { question = $0; next } { all = question "\n" $0 "\n" all } END { printf "%s", all }' "$1" >"$1.new"
	mv "$1.new" "$1"
}

# untouched WHAT PAGES-OPENED COMMAND…: the command writes nothing, opens so many pages, and leaves each byte of the
# database, of its log and of the pages.
untouched() {
	local what=$1 opened=$2 before_bytes
	shift 2
	before_bytes=$(cat "$work"/db/* "$notes"/*.md | cksum)
	run strace -f -y -o "$work/calls" -e trace=open,openat,write,pwrite64,ftruncate,fsync,fdatasync "$program" "$@"
	expect "$what: exit code" 0 $?
	expect "$what: pages opened" "$opened" "$(grep -c 'open.*\.md"' "$work/calls")"
	# What SQLite keeps in the memory that it shares (-shm) is no write.
	expect "$what: writes" 0 "$(grep -cE '(write|pwrite64|ftruncate|f(data)?sync)\([0-9]+<[^>]*(\.db|-wal|-journal|\.md)>' "$work/calls")"
	expect "$what: bytes" "$before_bytes" "$(cat "$work"/db/* "$notes"/*.md | cksum)"
}

# Pages that were written shortly before they were read are known by their bytes, others by their times.
unchanged_graph() {
	untouched "written just now" 2 import
	untouched "written just now, one of them" 1 import "$notes/one.md"
	sleep 2.1
	touch "$notes"/*.md
	sleep 2.1
	recto -q import >/dev/null
	untouched "unchanged" 0 import
	untouched "unchanged, as JSON" 0 import --json
	untouched "unchanged, its folder given" 0 import "$notes"
	untouched "unchanged, one page" 0 import "$notes/one.md"
	untouched "unchanged, a look" 0 import --dry-run
	untouched "unchanged, next" 0 next
	touch "$notes/one.md"
	recto -q import >/dev/null
	untouched "touched and read" 1 -q import
}

prepare
if can_trace; then unchanged_graph; else skip "what an import opens: strace cannot trace here"; fi
for id in $(recto list --json | field id | sed -n '1~4p'); do
	recto -q answer "$id" 4 >/dev/null
done
before=$(state | cksum)
still='0 new, 0 edited, 0 moved, 0 back, 0 gone'

same "once more" "2 pages, 40 cards: $still"
touch "$notes"/*.md
same "touched" "2 pages, 40 cards: $still"
mv "$notes/one.md" "$notes/uno.md"
same "renamed"
mkdir "$notes/deep" && mv "$notes/uno.md" "$notes/deep/one.md"
same "moved into a folder"
mv "$notes/deep/one.md" "$notes/one.md"
same "moved back"
sed -i 's/$/\r/' "$notes/one.md"
same "CRLF"
sed -i 's/\r$//' "$notes/one.md"
same "LF" "2 pages, 40 cards: $still"
turn_around "$notes/two.md"
same "turned around" "2 pages, 40 cards: $still"
truncate -s -1 "$notes/two.md"
same "without the last line end" "2 pages, 40 cards: $still"
cat "$notes/one.md" >>"$notes/three.md" && rm "$notes/one.md"
same "into another page"
head -n 20 "$notes/three.md" >"$notes/four.md" && sed -i 1,20d "$notes/three.md"
same "parted in two"
cat "$notes/four.md" >>"$notes/three.md" && rm "$notes/four.md"
same "joined again"
mv "$notes/three.md" "$notes/one.md"
same "under the first name"

mv "$notes/two.md" "$work/two.md"
recto -q import >/dev/null
expect "a page deleted" 20 "$(cards)"
mv "$work/two.md" "$notes/two.md"
same "a page restored" "2 pages, 40 cards: 0 new, 0 edited, 0 moved, 20 back, 0 gone"
cp "$notes/two.md" "$work/two.md"
: >"$notes/two.md"
recto -q import >/dev/null
expect "a page emptied" 20 "$(cards)"
cp "$work/two.md" "$notes/two.md"
same "a page filled again"
recto -q forget "$notes" >/dev/null
expect "forgotten" 0 "$(cards)"
recto -q import "$notes" >/dev/null
same "known again"
mv "$notes" "$work/elsewhere"
recto -q import >/dev/null 2>&1
expect "the folder is away: exit code" 3 $?
expect "the folder is away: its cards stay" 40 "$(cards)"
mv "$work/elsewhere" "$notes"
same "the folder is back" "2 pages, 40 cards: $still"

# await TEXT: reads what the review prints up to a line with the text
await() {
	local line
	while IFS= read -r -t 10 line <&"${review[0]}"; do
		[[ $line != *"$1"* ]] || return 0
	done
	return 1
}

# The pages change while a card is shown: its answer is the one that its page has then.
coproc review { exec "$program" review --plain 2>/dev/null; }
await 'enter shows the answer' || bad "a review begins"
sed -i 's/Answer/Reply/' "$notes"/*.md
printf '\n3\n\n' >&"${review[1]}"
if await 'Reply' && await 'Reply'; then ok; else bad "a page that changes under a review is noticed"; fi
{ printf 'q\n' >&"${review[1]}"; } 2>/dev/null
wait
doctor "changed under a review"
