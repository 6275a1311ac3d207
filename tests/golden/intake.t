What Logseq does to a card that recto knows becomes part of its history.

  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ export RECTO_NOW=2023-02-03T12:00:00Z
  $ logseq() { sed -i "/$1/,/last-score/{s/\(interval:: \).*/\1$2/;s/\(repeats:: \).*/\1$3/;s/\(schedule:: \).*/\1$4/;s/\(reviewed:: \).*/\1$5/;s/\(score:: \).*/\1$6/}" notes/compilers.md; }
  $ logseq phi 10.24 3 2023-02-12T06:02:03.456Z 2023-02-02T01:02:03.456Z 5
  $ logseq 'form?' -1 0 nil nil nil
  $ recto import
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  took in 1 review and 1 reset from Logseq
  next: recto review (5 due, 1 new)
  $ recto show $(card phi) | tail -2
  2023-02-01  state     -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  logseq    5 easy      11 d, ease 2.46, due 2023-02-12
  $ recto list is:new | cut -f2-
  new	Compiler basics	Why an intermediate form? #basics
  $ recto import
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (5 due, 1 new)
  $ recto undo
  recto: nothing to undo
  [1]

A review here that is later than one that Logseq's page tells of only now keeps the card's state.

  $ recto answer $(card token) 4
  4: next in 6 d, on 2023-02-09 (ease 2.6, repeats 2)
  $ logseq token 4 2 2023-02-06T09:00:00.000Z 2023-02-02T09:00:00.000Z 3
  $ recto import
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  took in 1 review from Logseq
  next: recto review (4 due, 1 new)
  $ recto show $(card token) | tail -3
  2023-02-01  state     -           4 d, ease 2.6, due 2023-02-01
  2023-02-03  review    4 good      6 d, ease 2.6, due 2023-02-09
  2023-02-02  logseq    3 hard      4 d, ease 2.6, due 2023-02-06
  $ recto undo
  undone: good on What is the difference between a token and a lexeme? #basics
  $ recto show $(card token) | tail -3
  2023-02-03  review    4 good      6 d, ease 2.6, due 2023-02-09  (undone)
  2023-02-02  logseq    3 hard      4 d, ease 2.6, due 2023-02-06
  2023-02-03  undo      -           4 d, ease 2.6, due 2023-02-06
  $ sed -i 's/ease-factor:: 2.6/ease-factor:: 2.2/' notes/compilers.md
  $ recto import
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  took in the changed numbers of 5 cards
  next: recto review (4 due, 1 new)
  $ recto doctor | tail -3
  reads      DIR/notes
  checked    7 cards, 18 log entries
  all is well
