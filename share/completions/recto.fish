# Completion of recto for fish.

set -l commands import review next answer undo due list show stats report export inspect \
	suspend resume bury mark unmark postpone reset unmatch forget write-back doctor help
set -l change suspend resume bury mark unmark postpone reset
set -l none "not __fish_seen_subcommand_from $commands"

# The cards of the database that the line names.
function __recto_cards
	set -l places
	set -l words (commandline -opc)
	while set -q words[2]
		if contains -- $words[1] --db --config
			set -a places $words[1] (string replace -r '^~/' "$HOME/" -- $words[2])
		end
		set -e words[1]
	end
	recto -q $places list 2>/dev/null | string replace -r '^([^\t]*)\t[^\t]*\t[^\t]*\t' '$1\t'
end

complete -c recto -f

complete -c recto -l db -r -F -d 'use this database'
complete -c recto -l config -r -F -d 'use this configuration'
complete -c recto -l now -x -d 'freeze the clock'
complete -c recto -l no-color -d 'no colour'
complete -c recto -s q -l quiet -d 'results and errors only'
complete -c recto -l json -d 'print JSON'
complete -c recto -s h -l help -d 'show help'
complete -c recto -l version -d 'show the version'

complete -c recto -n $none -a import -d 'read the cards of graphs, folders of Markdown, or pages'
complete -c recto -n $none -a review -d 'review what is due'
complete -c recto -n $none -a next -d 'show the card that review would show next'
complete -c recto -n $none -a answer -d 'record a score from 0 to 5'
complete -c recto -n $none -a undo -d 'take back the last action on cards'
complete -c recto -n $none -a due -d 'count what is due; made for prompts'
complete -c recto -n $none -a list -d 'list cards, one a line'
complete -c recto -n $none -a show -d 'show one card whole, with its history'
complete -c recto -n $none -a stats -d 'show the figures: retention, forecast, the year, decks'
complete -c recto -n $none -a report -d 'write the figures as a page of HTML'
complete -c recto -n $none -a export -d 'export reviews, cards or days as data'
complete -c recto -n $none -a inspect -d 'show what recto sees in pages, and why'
complete -c recto -n $none -a suspend -d 'leave cards out of review until resume'
complete -c recto -n $none -a resume -d 'end suspending and burying'
complete -c recto -n $none -a bury -d 'leave cards out until tomorrow'
complete -c recto -n $none -a mark -d 'mark cards, to find them with is:marked'
complete -c recto -n $none -a unmark -d 'take the mark off'
complete -c recto -n $none -a postpone -d 'move the due day some days on'
complete -c recto -n $none -a reset -d 'make cards new again'
complete -c recto -n $none -a unmatch -d 'undo a wrong match of old and new text'
complete -c recto -n $none -a forget -d 'stop reading a folder or page'
complete -c recto -n $none -a write-back -d 'write into the pages what still waits'
complete -c recto -n $none -a doctor -d 'show where everything is, and check it'
complete -c recto -n $none -a help -d 'help on a command, or on a topic'

complete -c recto -n '__fish_seen_subcommand_from import forget inspect write-back' -F
complete -c recto -n '__fish_seen_subcommand_from import write-back' -l dry-run -d 'only report what would change'
complete -c recto -n '__fish_seen_subcommand_from import' -l force \
	-d 'read folders even if they are missing or have shrunk by half'

complete -c recto -n '__fish_seen_subcommand_from review' -l plain -d 'review line by line'
complete -c recto -n '__fish_seen_subcommand_from review' -l cram \
	-d 'practise what fits, due or not; the schedule stays as it is'
complete -c recto -n '__fish_seen_subcommand_from review' -l ahead -x -d 'days ahead'
complete -c recto -n '__fish_seen_subcommand_from review' -l new -x -d 'so many new cards'
complete -c recto -n '__fish_seen_subcommand_from review' -l limit -x -d 'so many cards at most'
complete -c recto -n '__fish_seen_subcommand_from review next due list stats report' \
	-a 'is:due is:new is:suspended is:buried is:marked is:leech is:gone tag: page: deck: graph: score: not:'
complete -c recto -n '__fish_seen_subcommand_from review next due list stats report' \
	-a '"interval>" "interval<" "(and" "(or" "(not" "(property" "(task" "(priority" "(page" "(between" "(sort-by"'

complete -c recto -n '__fish_seen_subcommand_from stats report export' -l since -x -d 'from this day on'
complete -c recto -n '__fish_seen_subcommand_from stats report export' -l until -x -d 'up to this day'
complete -c recto -n '__fish_seen_subcommand_from stats' -l ascii -d 'draw with ASCII characters alone'
complete -c recto -n '__fish_seen_subcommand_from report export' -s o -l output -r -F -d 'write to this file'
complete -c recto -n '__fish_seen_subcommand_from export' -l format -x -a 'csv json jsonl fsrs logseq' \
	-d 'form of the data'
complete -c recto -n '__fish_seen_subcommand_from export' -a 'reviews cards days'

complete -c recto -n '__fish_seen_subcommand_from answer' -l seconds -x -d 'the time that the answer took'
complete -c recto -n '__fish_seen_subcommand_from answer' -l early -d 'score the card although it is not due'
complete -c recto -n "__fish_seen_subcommand_from answer show unmatch $change" -a '(__recto_cards)'
complete -c recto -n "__fish_seen_subcommand_from $change" -l query -x \
	-d 'take the cards that this query finds'
complete -c recto -n "__fish_seen_subcommand_from $change" -l yes \
	-d 'do not ask before changing several cards'

complete -c recto -n '__fish_seen_subcommand_from help' -a "$commands commands queries keys config exit-codes"
complete -c recto -n '__fish_seen_subcommand_from undo' -l import -x -d 'take back the matches of this import'
