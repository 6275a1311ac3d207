Results on standard output, talk on standard error, and -q without the talk.

  $ compilers
  $ err recto import notes
  next: recto review (7 due, 0 new)
  $ out recto import notes
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto -q import notes
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto -q --now 2023-01-30T00:00:00Z next
  [1]
  $ recto -q undo
  recto: nothing to undo
  [1]

An output that is full, closed, or no longer read.

  $ recto list >/dev/full
  recto: standard output: No space left on device
  [3]
  $ recto due --json >/dev/full
  recto: standard output: No space left on device
  [3]
  $ recto list >&-
  recto: standard output: Bad file descriptor
  [3]
  $ { recto list; echo "$?" >code; } | head -1 | cut -f2; cat code
  2023-02-01
  0
  $ for i in $(seq 20000); do echo "- card $i #card"; done >many.md
  $ recto -q --db many.db import many.md
  imported 1 pages, 20000 cards: 20000 new, 0 edited, 0 moved, 0 back, 0 gone
  $ { recto --db many.db list; echo "$?" >code; } | head -1 | cut -f2; cat code
  new
  3
  $ { recto --db many.db list --json is:new; echo "$?" >code; } | head -1 | field state; cat code
  "new"
  3
  $ recto inspect - <&-
  no blocks here
  [1]
  $ recto review --plain <&- | head -3
  
  7 due, 0 new, 0 in drill
  Compiler basics

Nothing in a page reaches the terminal as it is.

  $ printf -- '- ring \a \033]52;c;eA==\a \302\233\061m \342\200\256 #card\n\t- \033[31mred\n' >bad.md
  $ recto -q --db bad.db import bad.md
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ export RECTO_DB=bad.db
  $ recto list | cut -f4
  ring � �]52;c;eA==� �1m
  $ recto list --json | field question
  "ring \u0007 \u001B]52;c;eA==\u0007 \u009b1m \u202e"
  $ recto next | sed -n 3p
  ring � �]52;c;eA==� �1m
  $ recto show "$(card)" | grep red
  • �[31mred
  $ recto inspect bad.md
  DIR/bad.md: bad
       1 * ring � �]52;c;eA==� �1m  #card
       2     �[31mred
  2 blocks, 1 card (*)
  $ { recto list; recto list --json; recto next; recto show "$(card)"; recto -q inspect bad.md; } | LC_ALL=C tr -d '\n\t -~\200-\377' | wc -c
  0
