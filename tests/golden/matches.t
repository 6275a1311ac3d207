An edited question keeps its history; what was guessed is reported, by a look as well.

  $ mkdir notes
  $ printf -- '- What is the capital of France? #card\n\t- Paris\n- What is DNA? #card\n\t- a molecule\n' >notes/a.md
  $ recto -q import notes
  imported 1 pages, 2 cards: 2 new, 0 edited, 0 moved, 0 back, 0 gone
  $ france=$(recto list capital | cut -f1)
  $ recto -q answer "$france" 5
  5: next in 1 d, on 2023-02-02 (ease 2.6, repeats 1)
  $ printf -- '- What is the kapital of France called? #card\n\t- Paris\n' >notes/a.md
  $ printf -- '- What is DNA? #card\n\t- a molecule\n' >notes/b.md
  $ recto import --dry-run
  imported 2 pages, 2 cards: 0 new, 1 edited, 1 moved, 0 back, 0 gone (only a look, nothing is changed)
    edited ID1  What is the capital of France?
                91 % alike → What is the kapital of France called?
    moved  ID2  What is DNA?
                             a → b
  $ recto import
  imported 2 pages, 2 cards: 0 new, 1 edited, 1 moved, 0 back, 0 gone
    edited ID1  What is the capital of France?
                91 % alike → What is the kapital of France called?
    moved  ID2  What is DNA?
                             a → b
  a wrong match: recto unmatch CARD; all of them: recto undo --import 3
  next: recto review (0 due, 1 new)
  $ recto list kapital | cut -f2-
  2023-02-02	a	What is the kapital of France called?
  $ recto show "$france" | tail -6
  
  2023-02-01  review    5 easy      1 d, ease 2.6, due 2023-02-02
  2023-02-01  match     -           1 d, ease 2.6, due 2023-02-02
              was What is the capital of France? in DIR/notes/a.md (91 % alike)
              if that is wrong: recto unmatch ID1
              all of that import: recto undo --import 3
  $ recto import --json | field matches
  []

A wrong guess is taken back: two cards again.

  $ recto unmatch "$france"
  unmatched: ID1 is What is the capital of France?, which is gone; ID3 is What is the kapital of France called?, a new card
  $ recto list is:gone | cut -f2-
  gone	a	What is the capital of France?
  $ recto list kapital | cut -f2-
  new	a	What is the kapital of France called?
  $ recto doctor | tail -1
  all is well
  $ recto unmatch "$france"
  recto: no import guessed that this text was the card's: there is nothing to take back
  [1]
  $ recto unmatch nothing
  recto: no card has an id that starts with "nothing"
  [1]
  $ printf -- '- What is the kapital of France named? #card\n\t- Paris\n' >notes/a.md
  $ recto -q import
  imported 2 pages, 2 cards: 0 new, 1 edited, 0 moved, 0 back, 0 gone
  $ recto list is:gone | cut -f2-
  gone	a	What is the capital of France?

Undo takes that back as well, with what became of the text meanwhile.

  $ recto undo
  undone: unmatch on What is the kapital of France named?
  $ recto list named | cut -f2-
  2023-02-02	a	What is the kapital of France named?
  $ recto doctor | tail -1
  all is well

All guesses of an import.

  $ printf -- '- What is the name of the kapital of France? #card\n\t- Paris\n' >notes/a.md
  $ printf -- '- What then is DNA? #card\n\t- a molecule\n' >notes/b.md
  $ import=$(recto import --json | field id)
  $ recto undo --import "$import"
  unmatched 2 cards
  $ recto list is:gone | cut -f2-
  gone	a	What is the kapital of France named?
  gone	b	What is DNA?
  $ recto undo --import "$import"
  recto: the import 10 has no match that could be taken back
  [1]
  $ recto undo --import 1
  recto: the import 1 has no match that could be taken back
  [1]
  $ recto undo --import 0
  recto: --import is a whole number from 1 to 2147483647, not "0"
  [2]
  $ recto undo
  undone: unmatch on 2 cards
  $ recto list | cut -f2-
  2023-02-02	a	What is the name of the kapital of France?
  new	b	What then is DNA?
  $ recto import
  imported 2 pages, 2 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (0 due, 1 new)
  $ recto doctor | tail -1
  all is well

Pages of one title are told apart by their files, and a card that has an id:: by that.

  $ mkdir same; printf 'title:: Cells\n\n- What is ATP? #card\n  id:: 6b032727-6f86-4c8e-a8f2-6d45c6991918\n\t- Energy.\n' >same/a.md
  $ recto -q import same
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ mkdir same/sub; mv same/a.md same/sub/b.md; recto import same
  imported 1 pages, 1 cards: 0 new, 0 edited, 1 moved, 0 back, 0 gone
    moved  ID4  What is ATP?
                             a.md → sub/b.md
  next: recto review (0 due, 2 new)
  $ sed -i 's/What is ATP/Who found the double helix/; s/Energy/Watson and Crick/' same/sub/b.md; recto import same
  imported 1 pages, 1 cards: 0 new, 1 edited, 0 moved, 0 back, 0 gone
    edited ID4  What is ATP?
               by its id:: → Who found the double helix?
  next: recto review (0 due, 2 new)

Headings are told without their marks, as list shows them, where these are not what changed.

  $ mkdir plain; printf '# Pipes\n\n## What is a pipe? #card\n\nA channel.\n' >plain/a.md; recto -q import plain
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ sed -i 's/What is a pipe/What is called a pipe/' plain/a.md; recto import plain
  imported 1 pages, 1 cards: 0 new, 1 edited, 0 moved, 0 back, 0 gone
    edited ID5  What is a pipe?
                93 % alike → What is called a pipe?
  a wrong match: recto unmatch CARD; all of them: recto undo --import 21
  next: recto review (0 due, 3 new)
  $ recto show "$(card pipe)" | grep was
              was What is a pipe? in DIR/plain/a.md (93 % alike)
  $ sed -i 's/## What/### What/' plain/a.md; recto import plain
  imported 1 pages, 1 cards: 0 new, 1 edited, 0 moved, 0 back, 0 gone
    edited ID5  ## What is called a pipe?
               100 % alike → ### What is called a pipe?
  a wrong match: recto unmatch CARD; all of them: recto undo --import 23
  next: recto review (0 due, 3 new)
