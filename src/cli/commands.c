#include "commands.h"

#include "recto/base/nearest.h"

#define ANY_NUMBER SIZE_MAX
#define FLAGS_CHANGE (FLAG_BIT(QUERY) | FLAG_BIT(YES))
#define CHANGE_DETAILS \
	"CARD is an id as `recto list` prints it, or any prefix of it that is unique. " \
	"More than one card is asked about on a terminal, and wants --yes elsewhere."

const Command command_none = {
	.name = "",
	.usage = "[COMMAND [ARGUMENTS]]",
	.max_words = 0,
	.run = command_home,
};

// In the order of the overview.
const Command commands[] = {
	{
		.name = "import",
		.usage = "[PATH...]",
		.summary = "read the cards of graphs, folders of Markdown, or pages",
		.details = "Registers the paths and reads them. Without a path, what is registered "
			   "is read again. What is odd in the pages "
			   "goes to standard error as FILE:LINE:COL: warning: text; the good "
			   "cards stay.",
		.examples = "recto import ~/notes\tread a graph or a folder\n"
			    "recto import\tread again what is registered\n"
			    "recto import --dry-run ~/notes\tonly report what would change\n",
		.flags = FLAG_BIT(DRY_RUN) | FLAG_BIT(FORCE),
		.max_words = ANY_NUMBER,
		.run = command_import,
	},
	{
		.name = "review",
		.usage = "[QUERY]",
		.summary = "review what is due",
		.details =
			"Due cards come first, then new ones, then today's drill: the cards that "
			"scored below 4. Clozes are hidden until the answer has been seen. Every "
			"score is on disk before the next card appears. "
			"Without a terminal, or with --plain, review goes line by line.\n"
			"--cram practises: every card that fits comes once, due or not, and again "
			"at the end until it scores 4. It moves nothing and counts in no limit; "
			"another --cram starts over. With is:suspended or is:buried in the query, "
			"cards at rest come too.",
		.examples =
			"recto review\tall cards that are due, then new ones\n"
			"recto review --limit 20 tag:biology\ttwenty cards of one topic\n"
			"recto review --ahead 2\talso what falls due tomorrow and the day after\n"
			"recto review --cram tag:biology\tpractise a topic before the exam\n"
			"recto review --plain\tline by line, for screen readers and pipes\n",
		.flags = FLAG_BIT(PLAIN) | FLAG_BIT(CRAM) | FLAG_BIT(AHEAD) | FLAG_BIT(NEW) |
			 FLAG_BIT(LIMIT),
		.max_words = ANY_NUMBER,
		.run = command_review,
	},
	{
		.name = "next",
		.usage = "[QUERY]",
		.summary = "show the card that review would show next",
		.details = "Exits with 1 when there is none; with --json it prints null then.",
		.examples =
			"recto next\n"
			"recto next --json deck:history\tas JSON, with what each score would do\n",
		.max_words = ANY_NUMBER,
		.run = command_next,
	},
	{
		.name = "answer",
		.usage = "CARD SCORE",
		.summary = "record a score from 0 to 5",
		.details =
			"0 to 2 is a fail, 3 to 5 a pass. A card that waits in today's drill "
			"takes the score as a drill; any other that is neither due nor new needs "
			"--early.",
		.examples = "recto answer k7qd 4\n"
			    "recto answer k7qd 4 --seconds 12\twith the time that it took\n"
			    "recto answer \"$(recto next --json | jq -r .id)\" 5\n",
		.flags = FLAG_BIT(SECONDS) | FLAG_BIT(EARLY),
		.min_words = 2,
		.max_words = 2,
		.run = command_answer,
	},
	{
		.name = "undo",
		.usage = "",
		.summary = "take back the last action on cards",
		.details = "A score, also of drill and practice, or a suspend, resume, bury, mark, "
			   "unmark, postpone, reset or unmatch, with whatever it caused. Again: "
			   "the one "
			   "before, as far back as the log goes. "
			   "Imports are passed over; --import takes back what one of them "
			   "matched by guess, as unmatch does.",
		.examples = "recto undo\n"
			    "recto undo --import 812\tthe matches of that import\n",
		.flags = FLAG_BIT(IMPORT),
		.run = command_undo,
	},
	{
		.name = "due",
		.usage = "[QUERY]",
		.summary = "count what is due; made for prompts",
		.details =
			"Exits with 0 when something is due, or a new card is within today's "
			"limit, and with 1 when nothing is. Reads the database only, and creates "
			"none.",
		.examples = "recto due\n"
			    "recto due --json | jq .due\n"
			    "recto due >/dev/null && recto review\n",
		.max_words = ANY_NUMBER,
		.run = command_due,
	},
	{
		.name = "list",
		.usage = "[QUERY]",
		.summary = "list cards, one a line",
		.details =
			"Away from a terminal the columns are separated by tabs: id, day or "
			"state, page, question. `recto help queries` tells what a query can say.",
		.examples = "recto list\n"
			    "recto list is:due page:Biology\n"
			    "recto list -- is:new -tag:draft\twords that begin with - go after --\n"
			    "recto list --json is:leech\tone JSON object a line\n",
		.max_words = ANY_NUMBER,
		.run = command_list,
	},
	{
		.name = "show",
		.usage = "CARD",
		.summary = "show one card whole, with its history",
		.details = "CARD is an id as `recto list` prints it, or any prefix of it that is "
			   "unique.",
		.examples = "recto show k7qd\n"
			    "recto show k7qd --json\n",
		.min_words = 1,
		.max_words = 1,
		.run = command_show,
	},
	{
		.name = "stats",
		.usage = "[QUERY]",
		.summary = "show the figures: retention, forecast, the year, decks",
		.details =
			"Reviews are scores given here and in Logseq; retention is over scores "
			"given "
			"here, after an interval of at least a day. Undone scores, drills and what "
			"was taken over count nowhere. --since and --until choose the reviews, not "
			"the cards. Without a query the histories of gone cards count too.",
		.examples = "recto stats\n"
			    "recto stats --since 6m deck:history\n"
			    "recto stats --json | jq '.retention[1].all'\n"
			    "recto stats --ascii >stats.txt\tas wide as COLUMNS says\n",
		.flags = FLAG_BIT(SINCE) | FLAG_BIT(UNTIL) | FLAG_BIT(ASCII),
		.max_words = ANY_NUMBER,
		.run = command_stats,
	},
	{
		.name = "report",
		.usage = "[QUERY]",
		.summary = "write the figures as a page of HTML",
		.details =
			"One file that needs nothing else, for a browser in light or dark. Without "
			"--output it goes to standard output.",
		.examples = "recto report -o stats.html\n"
			    "recto report -o biology.html tag:biology\n",
		.flags = FLAG_BIT(SINCE) | FLAG_BIT(UNTIL) | FLAG_BIT(OUTPUT),
		.max_words = ANY_NUMBER,
		.run = command_report,
	},
	{
		.name = "export",
		.usage = "reviews|cards|days [QUERY]",
		.summary = "export reviews, cards or days as data",
		.details = "Reviews come by time, cards by page and line, days by date. fsrs, for "
			   "reviews, is the table that FSRS optimizers read, by card and time; "
			   "logseq, "
			   "for days, is a page for a graph. --json is --format jsonl. Undone "
			   "scores are "
			   "in none.",
		.examples = "recto export reviews >reviews.csv\n"
			    "recto export cards --format json -o cards.json tag:biology\n"
			    "recto export reviews --format fsrs -o revlog.csv\n"
			    "recto export days --format logseq -o ~/notes/pages/Reviews.md\n",
		.flags = FLAG_BIT(SINCE) | FLAG_BIT(UNTIL) | FLAG_BIT(FORMAT) | FLAG_BIT(OUTPUT),
		.min_words = 1,
		.max_words = ANY_NUMBER,
		.run = command_export,
	},
	{
		.name = "inspect",
		.usage = "PATH...",
		.summary = "show what recto sees in pages, and why",
		.details =
			"Every block with its line, whether it is a card, and what is odd about "
			"it. * stands before cards, ! before blocks that are cards for Logseq and "
			"none for recto. Touches no database. - is standard input, read as "
			"Markdown.",
		.examples = "recto inspect ~/notes/pages/Biology.md\n"
			    "recto inspect --json ~/notes | jq -r 'select(.card) | .content'\n"
			    "recto inspect - <page.md\n",
		.min_words = 1,
		.max_words = ANY_NUMBER,
		.run = command_inspect,
	},
	{
		.name = "suspend",
		.usage = "CARD... | --query QUERY",
		.summary = "leave cards out of review until resume",
		.details = CHANGE_DETAILS,
		.examples = "recto suspend k7qd\n"
			    "recto suspend --query \"tag:draft\"\tall cards that a query finds\n",
		.flags = FLAGS_CHANGE,
		.max_words = ANY_NUMBER,
		.run = command_change,
	},
	{
		.name = "resume",
		.usage = "CARD... | --query QUERY",
		.summary = "end suspending and burying",
		.details = CHANGE_DETAILS,
		.examples = "recto resume k7qd\n"
			    "recto resume --yes --query is:suspended\n",
		.flags = FLAGS_CHANGE,
		.max_words = ANY_NUMBER,
		.run = command_change,
	},
	{
		.name = "bury",
		.usage = "CARD... | --query QUERY",
		.summary = "leave cards out until tomorrow",
		.details = CHANGE_DETAILS,
		.examples = "recto bury k7qd\n",
		.flags = FLAGS_CHANGE,
		.max_words = ANY_NUMBER,
		.run = command_change,
	},
	{
		.name = "mark",
		.usage = "CARD... | --query QUERY",
		.summary = "mark cards, to find them with is:marked",
		.details = CHANGE_DETAILS,
		.examples = "recto mark k7qd\n",
		.flags = FLAGS_CHANGE,
		.max_words = ANY_NUMBER,
		.run = command_change,
	},
	{
		.name = "unmark",
		.usage = "CARD... | --query QUERY",
		.summary = "take the mark off",
		.details = CHANGE_DETAILS,
		.examples = "recto unmark k7qd\n"
			    "recto unmark --yes --query is:marked\n",
		.flags = FLAGS_CHANGE,
		.max_words = ANY_NUMBER,
		.run = command_change,
	},
	{
		.name = "postpone",
		.usage = "DAYS CARD... | DAYS --query QUERY",
		.summary = "move the due day some days on",
		.details = CHANGE_DETAILS,
		.examples = "recto postpone 3 k7qd\n"
			    "recto postpone 7 --yes --query is:due\ta week off\n",
		.flags = FLAGS_CHANGE,
		.min_words = 1,
		.max_words = ANY_NUMBER,
		.run = command_postpone,
	},
	{
		.name = "reset",
		.usage = "CARD... | --query QUERY",
		.summary = "make cards new again",
		.details = CHANGE_DETAILS
		"\nInterval, ease and lapses begin anew; the history stays, and undo brings "
		"all of it back. Suspended, buried and marked cards stay so.",
		.examples = "recto reset k7qd\n"
			    "recto reset --yes --query deck:french\tlearn a deck from the start\n",
		.flags = FLAGS_CHANGE,
		.max_words = ANY_NUMBER,
		.run = command_change,
	},
	{
		.name = "unmatch",
		.usage = "CARD",
		.summary = "undo a wrong match of old and new text",
		.details =
			"The card that an import took for an edited one gets its old text again, "
			"with its history, and is gone; the new text becomes a new card. The two "
			"are never matched again; what was scored since the match stays with the "
			"former card. recto undo takes it back.",
		.examples = "recto unmatch k7qd\n",
		.min_words = 1,
		.max_words = 1,
		.run = command_unmatch,
	},
	{
		.name = "forget",
		.usage = "PATH...",
		.summary = "stop reading a folder or page",
		.details = "Its cards are gone, their histories stay: they come back when it is "
			   "imported again.",
		.examples = "recto forget ~/notes/old\n",
		.min_words = 1,
		.max_words = ANY_NUMBER,
		.run = command_forget,
	},
	{
		.name = "write-back",
		.usage = "[PATH...]",
		.summary = "write into the pages what still waits",
		.details =
			"In graphs with write_back: true every score goes into the page at once; "
			"where a page could not be written, the score waits for this command, "
			"or the next import. With paths, only pages at or below them. Exits "
			"with 1 when something still waits.",
		.examples = "recto write-back --dry-run\tshow what would change, as a diff\n"
			    "recto write-back\n",
		.flags = FLAG_BIT(DRY_RUN),
		.max_words = ANY_NUMBER,
		.run = command_write_back,
	},
	{
		.name = "doctor",
		.usage = "",
		.summary = "show where everything is, and check it",
		.details =
			"Paths, versions, the integrity of the database, and a replay of the log "
			"against the cards. Exits with 1 when something is wrong.",
		.examples = "recto doctor\n",
		.run = command_doctor,
	},
	{
		.name = "help",
		.usage = "[TOPIC]",
		.summary = "help on a command, or on a topic",
		.details =
			"Topics: every command, and commands, queries, keys, config, exit-codes.",
		.examples = "recto help review\n"
			    "recto help queries\n",
		.max_words = 1,
		.run = command_help,
	},
};

const size_t commands_n = sizeof commands / sizeof *commands;

const Command *command_find(Str name)
{
	for (size_t i = 0; i < commands_n; i++)
		if (str_equals(name, str_from_z(commands[i].name)))
			return &commands[i];
	return NULL;
}

bool command_say_unknown(const char *name, Err *err)
{
	Nearest nearest = {.word = str_from_z(name)};
	for (size_t i = 0; i < commands_n; i++)
		nearest_offer(&nearest, str_from_z(commands[i].name));
	if (nearest.best.n > 0)
		return err_set(err, ERR_USAGE, "unknown command \"%s\": did you mean \"%.*s\"?",
			name, STR_ARG(nearest.best));
	return err_set(
		err, ERR_USAGE, "unknown command \"%s\": recto help lists the commands", name);
}
