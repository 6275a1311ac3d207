# shellcheck shell=sh
# What the cases may use.

# The id of a card that a query finds.
card() {
	recto list "$@" | cut -f1
}

# The value of one field in JSON from standard input; objects and lists are not values.
field() {
	sed -n 's/.*"'"$1"'":\("[^"]*"\|[^,}]*\).*/\1/p'
}

# Standard output, and standard error, of a command alone.
out() {
	"$@" 2>/dev/null
}
err() {
	"$@" 3>&1 >/dev/null 2>&3
}

# notes/compilers.md: seven cards that Logseq has reviewed, due on 1 February 2023.
compilers() {
	mkdir -p notes
	{
		printf '%s\n' --- 'title: Compiler basics' ---
		while IFS='|' read -r question repeats ease due answer; do
			printf '%s\n' "- $question #basics #card" '  card-last-interval:: 4' \
				"  card-repeats:: $repeats" "  card-ease-factor:: $ease" \
				"  card-next-schedule:: 2023-02-01T15:${due}Z" \
				"  card-last-reviewed:: 2023-01-28T15:${due}Z" '  card-last-score:: 5'
			printf '\t- %s\n' "$answer"
		done
	} >notes/compilers.md <<-'CARDS'
		Why an intermediate form?|1|2.6|11:00.261|Passes are written once.
		What does a back end do?|1|2.6|13:00.421|It makes machine code.
		What is [[SSA]]?|2|2.6|14:03.493|Each name is assigned once.
		What is a [[basic block]]?|1|2.6|12:17.128|Straight code.
		What is [[Register allocation]]?|1|2.6|10:44.185|Names become registers.
		What is the difference between a token and a lexeme?|1|2.6|13:49.230|Kind and text.
		What is a phi node?|2|2.46|14:09.071|A choice by the edge taken.
	CARDS
}
