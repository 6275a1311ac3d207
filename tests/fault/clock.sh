#!/bin/bash
# Clocks that go back, far dates, leap days, nights of daylight saving, zones that change: due dates stay sane and the
# log still gives the stored states.
# shellcheck source=tests/fault/lib.sh
. "$(dirname "$0")/lib.sh"

# score TIME SCORE: the due date that `answer` gives
score() {
	recto answer --early --now "$1" --json "$card" "$2" 2>"$work/err" | field due
}

count_due() {
	recto due --now "$1" --json 2>/dev/null | field due
}

# No interval and no number of repeats is below 0, and everybody can still read the card.
sane() {
	expect "$1: no negative number" 0 "$(recto list --json | grep -cE '"(interval|repeats|lapses)":-')"
	run "$program" show "$card"
	expect "$1: show" 0 $?
	doctor "$1"
}

clock_goes_back() {
	begin
	expect "a score" 2026-03-02T04:00:00.000Z "$(score 2026-03-01T12:00:00Z 4)"
	expect "a day back" 2026-03-06T04:00:00.000Z "$(score 2026-02-28T12:00:00Z 4)"
	score 1970-01-01T00:00:00Z 4 >/dev/null
	sane "back to 1970"
	score 2026-03-10T12:00:00Z 2 >/dev/null
	sane "and on again"
	recto -q undo --now 2020-01-01T00:00:00Z >/dev/null
	expect "undo in the past" 0 $?
	sane "undo in the past"
}

far_dates() {
	local now
	for now in 2038-01-19T03:14:08Z 2100-02-28T12:00:00Z 2100-03-01T00:00:00Z 2262-04-12T00:00:00Z \
		9999-12-31T23:59:59Z; do
		begin
		run "$program" answer --early --now "$now" "$card" 4
		is_one_of "$now: answer" $? 0 1
		for command in next list due 'show '"$card" doctor; do
			# The words are to be split.
			# shellcheck disable=SC2086
			RECTO_NOW=$now run "$program" $command
			is_one_of "$now: $command" $? 0 1
		done
		RECTO_NOW=$now doctor "$now"
		sane "$now"
	done
	begin
	expect "before 2038" 2038-01-19T04:00:00.000Z "$(score 2038-01-18T12:00:00Z 4)"
	expect "a leap day" 2028-02-29T04:00:00.000Z "$(begin && score 2028-02-28T12:00:00Z 4)"
	expect "after a leap day" 2028-03-01T04:00:00.000Z "$(begin && score 2028-02-29T12:00:00Z 4)"
	expect "no leap day in 2100" 2100-03-01T04:00:00.000Z "$(begin && score 2100-02-28T12:00:00Z 4)"
	for ((k = 0; k < 30; k++)); do score 2026-03-01T12:00:00Z 5 >/dev/null; done
	sane "thirty times easy"
}

# night ZONE SCORED DUE: the card comes at the first instant of the next day, and not before
night() {
	local zone=$1 due
	begin
	due=$(TZ=$zone score "$2" 4)
	expect "$zone, $2" "$3" "$due"
	expect "$zone, $2: due then" 1 "$(TZ=$zone count_due "$3")"
	expect "$zone, $2: not before" 0 "$(TZ=$zone count_due "$(date -ud "$3 - 1 second" +%FT%TZ)")"
	TZ=$zone doctor "$zone, $2"
}

nights() {
	night Europe/Berlin 2026-03-28T12:00:00Z 2026-03-29T02:00:00.000Z
	night Europe/Berlin 2026-10-24T12:00:00Z 2026-10-25T03:00:00.000Z
	night America/New_York 2026-03-07T12:00:00-05:00 2026-03-08T08:00:00.000Z
	night Australia/Lord_Howe 2026-04-04T12:00:00+11:00 2026-04-04T17:30:00.000Z
	mkdir -p "$work/home/.config/recto"
	# The hour at which the day would begin does not exist, and exists twice.
	echo 'day_starts_at: 2' >"$work/home/.config/recto/config.yaml"
	night Europe/Berlin 2026-03-28T12:00:00Z 2026-03-29T01:00:00.000Z
	night Europe/Berlin 2026-10-24T12:00:00Z 2026-10-25T00:00:00.000Z
	echo 'day_starts_at: 0' >"$work/home/.config/recto/config.yaml"
	night America/Sao_Paulo 2018-11-03T12:00:00Z 2018-11-04T03:00:00.000Z
	rm "$work/home/.config/recto/config.yaml"
}

zones_change() {
	local zone
	begin
	recto -q answer "$card" 4 >/dev/null
	for zone in Pacific/Kiritimati Pacific/Pago_Pago Asia/Kathmandu Nowhere/Land ''; do
		TZ=$zone doctor "zone ${zone:-(empty)}"
		TZ=$zone run "$program" next
		expect "zone ${zone:-(empty)}: next" 0 $?
		TZ=$zone score 2026-03-05T12:00:00Z 4 >/dev/null
	done
	sane "zones changed"
}

far_journal() {
	begin
	mkdir -p "$work/graph/logseq" "$work/graph/journals"
	echo '{}' >"$work/graph/logseq/config.edn"
	printf -- '- Far #card\n  card-last-interval:: 4\n  card-repeats:: 2\n  card-ease-factor:: 2.5\n%s\n%s\n' \
		'  card-next-schedule:: 9999-12-31T23:59:59.999Z' '  card-last-reviewed:: 9999-12-27T00:00:00.000Z' \
		>"$work/graph/journals/9999_12_31.md"
	printf -- '- Odd #card\n  card-last-interval:: 1e300\n  card-repeats:: -7\n  card-ease-factor:: nan\n%s\n' \
		'  card-next-schedule:: 99999999999' >"$work/graph/journals/0000_00_00.md"
	run "$program" import "$work/graph"
	expect "a journal of 9999: import" 0 $?
	expect "a journal of 9999: its card is there" 1 "$(recto list Far | wc -l)"
	card=$(recto list --json Far | field id)
	score 2026-03-01T12:00:00Z 4 >/dev/null
	sane "a journal of 9999"
}

prepare
clock_goes_back
far_dates
if [ -e /usr/share/zoneinfo/Europe/Berlin ]; then nights; else skip "nights of daylight saving: no zones here"; fi
zones_change
far_journal
