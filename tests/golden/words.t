Help stands at every level, and leads with examples.

  $ recto -h | head -4
  Examples
    recto import ~/notes  read a graph, a folder of Markdown, or a page
    recto review          review what is due
    recto due             count what is due, for a prompt
  $ recto list --help | sed -n '1,2p;/Usage/,/list/p'
  Examples
    recto list
  Usage
    recto list [FLAGS] [QUERY]
  $ recto help undo | head -2
  Examples
    recto undo
  $ recto help exit-codes | head -2
  Exit codes
    0        done, also with warnings
  $ recto help >1; recto --help | cmp - 1; rm 1
  $ recto help --json exit-codes | cut -c1-60
  {"topic":"exit-codes","text":"Exit codes\n  0        done, a
  $ recto --version | sed 's/[0-9][0-9.]*$/VERSION/'
  recto VERSION

What is not known names what is nearest.

  $ recto improt
  recto: unknown command "improt": did you mean "import"?
  [2]
  $ recto --jsno list
  recto: unknown flag --jsno: did you mean --json?
  [2]
  $ recto --nwo x
  recto: unknown flag --nwo: did you mean --now?
  [2]
  $ recto --limti 3 review
  recto: unknown flag --limti: did you mean --limit?
  [2]
  $ recto import --dry-rum notes
  recto: unknown flag --dry-rum: did you mean --dry-run?
  [2]
  $ recto help querys
  recto: no help on "querys": did you mean "queries"?
  [2]
  $ recto help query
  recto: no help on "query": did you mean "queries"?
  [2]
  $ recto help key
  recto: no help on "key": did you mean "keys"?
  [2]
  $ mkdir notes; recto ./notes; rmdir notes
  recto: unknown command "./notes": did you mean recto import ./notes?
  $ recto ./notes
  recto: unknown command "./notes": recto help lists the commands
  [2]
  $ recto frobnicate
  recto: unknown command "frobnicate": recto help lists the commands
  [2]
  $ recto calendar
  recto: unknown command "calendar": recto help lists the commands
  [2]

What a command does not take.

  $ recto list --force
  recto: recto list takes no --force
  [2]
  $ recto due --plain
  recto: recto due takes no --plain
  [2]
  $ recto --json=yes due
  recto: --json takes no value
  [2]
  $ recto list --db
  recto: --db wants a value: --db FILE
  [2]
  $ recto answer abc
  recto: usage: recto answer CARD SCORE; recto answer -h tells more
  [2]
  $ recto show
  recto: usage: recto show CARD; recto show -h tells more
  [2]
  $ recto undo everything
  recto: usage: recto undo; recto undo -h tells more
  [2]
  $ recto review --limit many
  recto: --limit is a whole number from 0 to 1000000, not "many"
  [2]
  $ recto review --ahead -1
  recto: --ahead is a whole number from 0 to 36500, not "-1"
  [2]
  $ recto answer abc 6
  recto: SCORE is a whole number from 0 to 5, not "6"
  [2]
  $ recto answer abc -1
  recto: unknown flag -1: recto answer -h lists the flags; words that begin with - go after --
  [2]
  $ recto answer abc 5 --seconds x
  recto: --seconds is a whole number from 0 to 86400, not "x"
  [2]
  $ recto postpone 0 abc
  recto: DAYS is a whole number from 1 to 36500, not "0"
  [2]
  $ recto suspend
  recto: suspend takes cards or --query QUERY; recto suspend -h tells more
  [2]
  $ recto suspend abc --query is:new
  recto: suspend takes cards or --query, not both; recto suspend -h tells more
  [2]
  $ recto suspend '!'
  recto: "!" is no card: recto list shows their ids
  [2]

Nothing was made by all this.

  $ ls -A
