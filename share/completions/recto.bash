# Completion of recto for bash.

_recto_flags() {
	case $1 in
	import) echo --dry-run --force ;;
	undo) echo --import ;;
	write-back) echo --dry-run ;;
	review) echo --plain --cram --ahead --new --limit ;;
	answer) echo --seconds --early ;;
	stats) echo --since --until --ascii ;;
	report) echo --since --until --output ;;
	export) echo --since --until --format --output ;;
	suspend | resume | bury | mark | unmark | postpone | reset) echo --query --yes ;;
	esac
	echo --db --config --now --no-color --quiet --json --help --version
}

# The cards of the database that the line names.
_recto_cards() {
	local i places=()
	for ((i = 1; i + 1 < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--db | --config) places+=("${COMP_WORDS[i]}" "${COMP_WORDS[i + 1]/#\~\//$HOME/}") ;;
		esac
	done
	recto -q "${places[@]}" list 2>/dev/null | cut -f1
}

_recto_words() {
	case $1 in
	'') echo import review next answer undo due list show stats report export inspect \
		suspend resume bury mark unmark postpone reset unmatch forget write-back doctor help ;;
	export) echo reviews cards days ;;
	review | next | due | list | stats | report) echo is:due is:new is:suspended is:buried is:marked \
		is:leech is:gone tag: page: deck: graph: score: 'interval>' 'interval<' not: '(and' '(or' '(not' '(property' \
		'(task' '(priority' '(page' '(between' '(sort-by' ;;
	help) echo import review next answer undo due list show stats report export inspect \
		suspend resume bury mark unmark postpone reset unmatch forget write-back doctor commands queries keys config exit-codes ;;
	show | answer | suspend | resume | bury | mark | unmark | reset) _recto_cards ;;
	esac
}

# The first word that is neither a flag nor a flag's value.
_recto_command() {
	local i=1
	while [ "$i" -lt "$COMP_CWORD" ]; do
		case ${COMP_WORDS[i]} in
		--db | --config | --now | --import | --ahead | --new | --limit | --seconds | --query | --since | --until | \
			--format | --output | -o) i=$((i + 1)) ;;
		-*) ;;
		*)
			echo "${COMP_WORDS[i]}"
			return
			;;
		esac
		i=$((i + 1))
	done
}

_recto() {
	local line=${COMP_LINE:0:COMP_POINT} before=${COMP_WORDS[COMP_CWORD - 1]} command word
	word=${line##*[[:blank:]]}
	command=$(_recto_command)
	COMPREPLY=()
	case $before in
	--db | --config | --output | -o)
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
		return
		;;
	--format)
		mapfile -t COMPREPLY < <(compgen -W "csv json jsonl fsrs logseq" -- "$word")
		return
		;;
	--now | --ahead | --new | --limit | --seconds | --query | --since | --until) return ;;
	esac
	case $command:$word in
	*:-*) mapfile -t COMPREPLY < <(compgen -W "$(_recto_flags "$command")" -- "$word") ;;
	import:* | forget:* | inspect:* | write-back:*) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
	*) mapfile -t COMPREPLY < <(compgen -W "$(_recto_words "$command")" -- "$word") ;;
	esac
	# What ends with a colon goes on. A colon ends a word for bash, which replaces only what follows it.
	[[ ${COMPREPLY[0]} == *: ]] && compopt -o nospace
	[[ $word == *:* ]] && COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
}

complete -o filenames -F _recto recto
