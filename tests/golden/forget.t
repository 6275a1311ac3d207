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
