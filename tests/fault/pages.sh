#!/bin/bash
# Hostile pages and configurations: the program ends in time and in bounds, names what it leaves, and no control byte of
# theirs reaches a terminal.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

notes=$work/hostile

# fill TEXT COUNT: so many lines of it
fill() {
	yes -- "$1" 2>/dev/null | head -n "$2"
}

# Control bytes, and C1 controls and direction marks as UTF-8.
count_controls() {
	tr -d '\n\t' <"$1" | LC_ALL=C grep -acP '[\x00-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]'
}

deep_pages() {
	local n=100000
	fill '[' $n | tr -d '\n' >"$notes/brackets.md"
	fill '>' $n | tr '\n' ' ' >"$notes/quotes.md"
	fill '-' $n | tr '\n' ' ' >"$notes/bullets.md"
	fill '- ```' $n >"$notes/fences.md"
	fill '{{cloze ' $n | tr -d '\n' >"$notes/clozes.md"
	fill '$$' $((n + 1)) >"$notes/math.md"
	fill '<div>' $n >"$notes/html.md"
	fill '((' $n | tr -d '\n' >"$notes/refs.md"
	fill '**_~~' $n | tr -d '\n' >"$notes/emphasis.md"
	fill '|' $n | tr -d '\n' >"$notes/table.md"
	fill '#+BEGIN_QUOTE' $n >"$notes/regions.md"
	fill ':LOGBOOK:' $n >"$notes/drawers.md"
	fill '#a' $n | tr -d '\n' >"$notes/tags.md"
	fill 'a:: b' $n >"$notes/properties.md"
	fill '- same #card' 20000 >"$notes/same.md"
	awk 'BEGIN { for (i = 0; i < 2000; i++) printf "%*s- level %d #card\n", i, "", i }' >"$notes/deep.md"
}

odd_bytes() {
	printf '\377\376-\000 \000q\000' >"$notes/utf16.md"
	printf -- '- nul \000 and \033]52;c;eA==\007 and \302\233 and \342\200\256 #card\n\t- a\377\n' >"$notes/bytes.md"
	printf -- '- a #card\r\t- b\r' >"$notes/cr.md"
	head -c 100000 /dev/urandom >"$notes/noise.md"
	printf '\357\273\277---\na: &a [x,x]\nb: [*a,*a]\n---\n- q #card\n' >"$notes/bomb.md"
	printf -- '---\n%s\n---\n- q #card\n' "$(fill '[' 60000 | tr -d '\n')" >"$notes/yaml.md"
	printf -- '- q #card\n\t- <<<<<<< HEAD\n\t- one\n\t- =======\n\t- two\n\t- >>>>>>> theirs\n' >"$notes/conflict.md"
	printf -- '- x #card\n  id:: 1\n- y #card\n  id:: 1\n' >"$notes/ids.md"
	: >"$notes/empty.md"
}

odd_files() {
	printf -- '- x #card\n' >"$notes/$(printf 'new\nline').md"
	printf -- '- x #card\n' >"$notes/$(printf 'esc\033[31m').md"
	printf -- '- x #card\n' >"$notes/$(printf 'bytes\377\376').md"
	printf -- '- x #card\n' >"$notes/$(printf '%0252d' 0).md"
	mkfifo "$notes/pipe.md"
	mkdir "$notes/folder.md"
	ln -s /dev/zero "$notes/zero.md"
	ln -s /etc/passwd "$notes/passwd.md"
	ln -s . "$notes/loop"
	ln -s nowhere "$notes/dangling.md"
}

# In bounds of memory and time.
bounded() {
	(ulimit -v 2000000 && timeout 60 "$program" "$@") >"$work/out" 2>"$work/err"
}

hostile_notes() {
	mkdir -p "$notes"
	deep_pages
	odd_bytes
	odd_files
	begin
	bounded import "$notes"
	expect "hostile pages: exit code" 0 $?
	expect "hostile pages: no control byte in the report" 0 "$(count_controls "$work/err")"
	expect "hostile pages: nothing of other files" 0 "$(recto list /bin/ 2>/dev/null | wc -l)"
	bounded list
	expect "hostile pages: list" 0 $?
	expect "hostile pages: no control byte in the list" 0 "$(count_controls "$work/out")"
	bounded list --json
	expect "hostile pages: no control byte in JSON" 0 "$(count_controls "$work/out")"
	bounded inspect "$notes"
	expect "hostile pages: no control byte in inspect" 0 "$(count_controls "$work/out")"
	printf '\n3\n' | bounded review --plain page:bytes
	expect "hostile pages: no control byte in review" 0 "$(count_controls "$work/out")"
	bounded import
	expect "hostile pages: once more" 0 $?
	doctor "hostile pages"
}

long_line() {
	rm -rf "$notes" && mkdir "$notes"
	{ printf -- '- ' && fill 'word' 10000000 | tr '\n' ' ' && echo '#card'; } >"$notes/long.md"
	printf -- '- short #card\n' >"$notes/short.md"
	begin
	bounded import "$notes"
	expect "a line of 50 MB: exit code" 0 $?
	expect "a line of 50 MB: the other page is read" 1 "$(recto list page:short | wc -l)"
	doctor "a line of 50 MB"
}

many_cards() {
	rm -rf "$notes" && mkdir "$notes"
	fill '- a question #card' $((rounds * 10000)) >"$notes/many.md"
	begin
	bounded -q import "$notes"
	expect "a page of very many cards: exit code" 0 $?
	expect "a page of very many cards: all are there" $((rounds * 10000 + 40)) "$(cards)"
}

# bad_config WHAT: the configuration in $work/config is refused with a word
bad_config() {
	run timeout 20 "$program" --config "$work/config" list
	expect "configuration, $1: exit code" 3 $?
	expect "configuration, $1: no control byte" 0 "$(count_controls "$work/err")"
}

hostile_configs() {
	begin
	fill '[' 100000 | tr -d '\n' >"$work/config"
	bad_config "deep"
	printf 'a: &a [x, x]\nb: [*a, *a]\n' >"$work/config"
	bad_config "aliases"
	printf 'new_per_day: "\033[31m"\n' >"$work/config"
	bad_config "escapes"
	head -c 2000000 /dev/zero | tr '\0' '#' >"$work/config"
	bad_config "too large"
	head -c 1000 /dev/urandom >"$work/config"
	bad_config "noise"
	rm "$work/config" && ln -s /dev/zero "$work/config"
	bad_config "a device"
	rm "$work/config" && mkfifo "$work/config"
	bad_config "a pipe"
	rm "$work/config" && mkdir "$work/config"
	bad_config "a folder"
	rmdir "$work/config"
	bad_config "missing"
}

prepare
hostile_notes
long_line
many_cards
hostile_configs
