  $ compilers
  $ recto forget notes
  recto: notes is not registered: nothing is yet
  [1]
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto forget elsewhere
  recto: elsewhere is not registered
  [1]
  $ recto forget notes
  forgot 1 path: 7 cards gone
  $ recto due
  0 due, 0 new, 0 in drill, 0 cards
  [1]
  $ recto list
  there are no cards: recto import PATH reads some
  [1]
  $ recto list is:gone | wc -l
  7
  $ recto forget notes
  recto: notes is not registered
  [1]
  $ recto import notes
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 7 back, 0 gone
    back   ID1  Why an intermediate form? #basics
    back   ID2  What does a back end do? #basics
    back   ID3  What is [[SSA]]? #basics
    back   ID4  What is a [[basic block]]? #basics
    back   ID5  What is [[Register allocation]]? #basics
    back   ID6  What is the difference between a token and a lexeme?…
    back   ID7  What is a phi node? #basics
  next: recto review (7 due, 0 new)
  $ recto --json forget notes
  {"gone":7}

What the configuration names comes back, and forget says so.

  $ printf 'graphs:\n  - path: notes\n' >graphs.yaml
  $ recto --config graphs.yaml -q import
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 7 back, 0 gone
  $ recto --config graphs.yaml forget notes
  forgot 1 path: 7 cards gone
  the configuration names DIR/notes: import reads it again

One of each:

  $ printf -- '- one #card\n' >one.md; recto -q import one.md
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto due
  0 due, 1 new, 0 in drill, 1 card
  $ recto doctor | grep checked
  checked    8 cards, 11 log entries
  $ recto answer --early "$(card one)" 2 | cut -c1-9
  2: next i
  $ recto undo
  undone: score 2 on one
  $ recto answer --early "$(card one)" 2 | cut -c1-9
  2: next i
  $ printf "keys: sm2\n" >sm2.yaml; recto --config sm2.yaml undo
  undone: wrong, but it felt easy on one
  $ recto forget one.md
  forgot 1 path: 1 card gone
