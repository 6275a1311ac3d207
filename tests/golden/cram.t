Practice: cards that fit, due or not, and the schedule stays as it is.

  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone

An hour that has nothing due; what scored below 4 comes again at the end.

  $ export RECTO_NOW=2023-01-30T00:00:00Z
  $ recto review --plain SSA
  nothing is due until 2023-02-01
  [1]
  $ printf '\n1\n\n4\n\n4\n' | recto review --plain --cram --limit 2
  
  cram: 2 left, 0 again
  Compiler basics
  
  What is Register allocation? #basics
  
  enter shows the answer, ? all keys
  
  • Names become registers.
  
  1 again, 2 hard, 3 good, 4 easy; the schedule stays
  
  cram: 1 left, 1 again
  Compiler basics
  
  Why an intermediate form? #basics
  
  enter shows the answer, ? all keys
  
  • Passes are written once.
  
  1 again, 2 hard, 3 good, 4 easy; the schedule stays
  
  cram: 0 left, 1 again
  Compiler basics
  
  What is Register allocation? #basics
  
  enter shows the answer, ? all keys
  
  • Names become registers.
  
  1 again, 2 hard, 3 good, 4 easy; the schedule stays
  
  practised 2 cards, 1 passed (50 %), 1 again
  what was hard:
  again: What is Register allocation? #basics
  $ recto review --plain --cram SSA </dev/null
  
  cram: 1 left, 0 again
  Compiler basics
  
  What is SSA? #basics
  
  enter shows the answer, ? all keys
  
  practised 0 cards
  $ recto due
  0 due, 0 new, 0 in drill, 7 cards, next on 2023-02-01
  [1]

It is in the history, and can be undone.

  $ recto show "$(card register)" | tail -3
  2023-02-01  state     -           4 d, ease 2.6, due 2023-02-01
  2023-01-29  cram      1 again     4 d, ease 2.6, due 2023-02-01
  2023-01-29  cram      5 easy      4 d, ease 2.6, due 2023-02-01
  $ recto doctor >/dev/null; echo "$?"
  0
  $ recto undo
  undone: cram easy on What is Register allocation? #basics
  $ recto undo
  undone: cram easy on Why an intermediate form? #basics
  $ recto undo
  undone: cram again on What is Register allocation? #basics
  $ recto undo
  recto: nothing to undo
  [1]
  $ recto show "$(card register)" | tail -3
  2023-01-29  cram      5 easy      4 d, ease 2.6, due 2023-02-01  (undone)
  2023-01-29  undo      -           4 d, ease 2.6, due 2023-02-01
  2023-01-29  undo      -           4 d, ease 2.6, due 2023-02-01

It is exported as what it is, and counts in no figure.

  $ printf '\n2\nq\n' | recto -q review --plain --cram SSA >cram.txt
  $ recto export reviews | cut -d, -f3-5 | tail -1
  2023-01-30T00:00:00.000Z,3,cram
  $ recto due --json
  {"due":0,"new":0,"drill":0,"total":7,"reviewed_today":0,"next_due":"2023-02-01T15:10:44.185Z"}
  [1]
  $ recto undo
  undone: cram hard on What is SSA? #basics
  $ recto export reviews | wc -l
  1

As JSON.

  $ printf '\n4\n' | out recto review --cram --json SSA | sed 's/"seconds":.*}/"seconds":N}/'
  {"reviews":0,"passed":1,"drills":0,"crams":1,"seconds":N}
  $ recto undo
  undone: cram easy on What is SSA? #basics

Cards at rest come when the query asks for them.

  $ recto suspend "$(card SSA)"
  suspended 1 card
  $ recto review --plain --cram SSA </dev/null
  the cards that fit are suspended or buried: is:suspended or is:buried in the query practises them
  [1]
  $ recto review --plain --cram SSA is:suspended </dev/null
  
  cram: 1 left, 0 again
  suspended
  Compiler basics
  
  What is SSA? #basics
  
  enter shows the answer, ? all keys
  
  practised 0 cards
  $ recto review --plain --cram nothing-like-it </dev/null
  no card fits the query
  [1]

What makes no sense here is refused.

  $ recto review --cram --new 3
  recto: --new does not go with --cram, which takes new cards like all others; is:new in the query takes them alone
  [2]
  $ recto review --cram --ahead 3
  recto: --ahead does not go with --cram, which takes cards whenever they are due
  [2]

Nothing of it is written into pages that may be written.

  $ mkdir -p graph/logseq graph/pages; echo '{}' >graph/logseq/config.edn
  $ printf -- '- painter #card\n\t- brush\n' >graph/pages/p.md; cp graph/pages/p.md before.md
  $ printf 'graphs:\n  - path: %s\n    write_back: true\n' "$PWD/graph" >back.yaml
  $ recto --config back.yaml -q import graph
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ printf '\n1\n\n5\n' | recto --config back.yaml review --plain --cram painter | tail -3
  practised 1 card, 0 passed (0 %), 1 again
  what was hard:
  again: painter
  $ cmp graph/pages/p.md before.md
  $ recto --config back.yaml write-back
  nothing waits
  $ cmp graph/pages/p.md before.md
