With write_back a score goes into its page, and changes six lines of it.

  $ compilers
  $ printf 'write_back: true\n' >recto.yaml
  $ alias recto='recto --config recto.yaml'
  $ changed() { diff before notes/compilers.md | sed 's/^>/+/; s/^</-/'; }
  $ chmod 640 notes/compilers.md; cp notes/compilers.md before
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ phi=$(card phi); ssa=$(card SSA)
  $ recto answer $phi 4
  4: next in 10 d, on 2023-02-11 (ease 2.46, repeats 3)
  $ recto answer $ssa 1
  1: next in 1 d, on 2023-02-02 (ease 2.6, repeats 0)
  $ changed
  21,22c21,22
  -   card-last-interval:: 4
  -   card-repeats:: 2
  ---
  +   card-last-interval:: -1
  +   card-repeats:: 1
  24,26c24,26
  -   card-next-schedule:: 2023-02-01T15:14:03.493Z
  -   card-last-reviewed:: 2023-01-28T15:14:03.493Z
  -   card-last-score:: 5
  ---
  +   card-next-schedule:: 2023-02-02T04:00:00.000Z
  +   card-last-reviewed:: 2023-02-02T00:00:00.000Z
  +   card-last-score:: 1
  53,54c53,54
  -   card-last-interval:: 4
  -   card-repeats:: 2
  ---
  +   card-last-interval:: 10
  +   card-repeats:: 3
  56,58c56,58
  -   card-next-schedule:: 2023-02-01T15:14:09.071Z
  -   card-last-reviewed:: 2023-01-28T15:14:09.071Z
  -   card-last-score:: 5
  ---
  +   card-next-schedule:: 2023-02-11T04:00:00.000Z
  +   card-last-reviewed:: 2023-02-02T00:00:00.000Z
  +   card-last-score:: 4
  $ stat -c %a notes/compilers.md; ls -A notes
  640
  compilers.md

What recto wrote is no news to it.

  $ recto import
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (5 due, 0 new)
  $ recto write-back
  nothing waits

Other things than scores and resets are not written.

  $ cp notes/compilers.md scored
  $ recto mark $phi; recto postpone 3 $phi; recto answer $ssa 4; recto suspend $ssa
  marked 1 card
  postponed 1 card
  4: drill done
  suspended 1 card
  $ cmp scored notes/compilers.md

Undo takes the lines back.

  $ for i in 1 2 3 4 5; do recto undo; done
  undone: suspend on What is SSA? #basics
  undone: drill good on What is SSA? #basics
  undone: postpone on What is a phi node? #basics
  undone: mark on What is a phi node? #basics
  undone: again on What is SSA? #basics
  $ changed | head -4
  53,54c53,54
  -   card-last-interval:: 4
  -   card-repeats:: 2
  ---
  $ recto undo
  undone: good on What is a phi node? #basics
  $ cmp before notes/compilers.md

A reset, and its undo.

  $ recto reset $phi
  reset 1 card
  $ changed
  53,58c53,58
  -   card-last-interval:: 4
  -   card-repeats:: 2
  -   card-ease-factor:: 2.46
  -   card-next-schedule:: 2023-02-01T15:14:09.071Z
  -   card-last-reviewed:: 2023-01-28T15:14:09.071Z
  -   card-last-score:: 5
  ---
  +   card-last-interval:: -1
  +   card-repeats:: 0
  +   card-ease-factor:: 2.5
  +   card-next-schedule:: nil
  +   card-last-reviewed:: nil
  +   card-last-score:: nil
  $ recto undo
  undone: reset on What is a phi node? #basics
  $ cmp before notes/compilers.md

A page that cannot be written: what was scored is kept, and waits.

  $ mv notes/compilers.md away; ln -s ../away notes/compilers.md
  $ recto answer $phi 4
  4: next in 10 d, on 2023-02-11 (ease 2.46, repeats 3)
  DIR/notes/compilers.md: warning: not written: is a symbolic link, not a file; 1 score waits, and recto write-back tries again
  $ recto answer $ssa 5
  5: next in 11 d, on 2023-02-12 (ease 2.7, repeats 3)
  DIR/notes/compilers.md: warning: not written: is a symbolic link, not a file; 2 scores wait, and recto write-back tries again
  $ recto write-back
  DIR/notes/compilers.md: warning: not written: is a symbolic link, not a file; 2 scores wait, and recto write-back tries again
  2 waiting
  [1]
  $ recto doctor | tail -4
  reads      DIR/notes
  waiting    2 writes for DIR/notes/compilers.md: is a symbolic link, not a file
  checked    7 cards, 24 log entries
  all is well
  $ rm notes/compilers.md; mv away notes/compilers.md
  $ recto write-back --dry-run
  --- DIR/notes/compilers.md
  +++ DIR/notes/compilers.md
  @@ -18,11 +18,11 @@
     card-last-score:: 5
   	- It makes machine code.
   - What is [[SSA]]? #basics #card
  -  card-last-interval:: 4
  -  card-repeats:: 2
  -  card-ease-factor:: 2.6
  -  card-next-schedule:: 2023-02-01T15:14:03.493Z
  -  card-last-reviewed:: 2023-01-28T15:14:03.493Z
  +  card-last-interval:: 11
  +  card-repeats:: 3
  +  card-ease-factor:: 2.7
  +  card-next-schedule:: 2023-02-12T04:00:00.000Z
  +  card-last-reviewed:: 2023-02-02T00:00:00.000Z
     card-last-score:: 5
   	- Each name is assigned once.
   - What is a [[basic block]]? #basics #card
  @@ -50,10 +50,10 @@
     card-last-score:: 5
   	- Kind and text.
   - What is a phi node? #basics #card
  -  card-last-interval:: 4
  -  card-repeats:: 2
  +  card-last-interval:: 10
  +  card-repeats:: 3
     card-ease-factor:: 2.46
  -  card-next-schedule:: 2023-02-01T15:14:09.071Z
  -  card-last-reviewed:: 2023-01-28T15:14:09.071Z
  -  card-last-score:: 5
  +  card-next-schedule:: 2023-02-11T04:00:00.000Z
  +  card-last-reviewed:: 2023-02-02T00:00:00.000Z
  +  card-last-score:: 4
   	- A choice by the edge taken.
  2 written (only a look, nothing is changed)
  $ recto write-back --json --dry-run | cut -c1-82
  {"written":2,"taken_back":0,"dropped":0,"left":0,"resting":0,"waiting":0,"diffs":[
  $ cmp before notes/compilers.md
  $ recto write-back nowhere
  recto: nowhere: No such file or directory
  [3]
  $ mkdir elsewhere; recto write-back elsewhere
  nothing waits
  $ recto write-back notes
  2 written
  $ recto write-back
  nothing waits

A page that another program edits in the meantime is never overwritten with old text.

  $ sed -i 's/^- What is \[\[SSA/- A new first line\n&/; s/A choice by/A better choice by/' notes/compilers.md
  $ export RECTO_NOW=2023-02-20T12:00:00Z
  $ cp notes/compilers.md before
  $ recto answer $phi 3
  3: next in 24 d, on 2023-03-16 (ease 2.32, repeats 4)
  $ changed
  54,59c54,59
  -   card-last-interval:: 10
  -   card-repeats:: 3
  -   card-ease-factor:: 2.46
  -   card-next-schedule:: 2023-02-11T04:00:00.000Z
  -   card-last-reviewed:: 2023-02-02T00:00:00.000Z
  -   card-last-score:: 4
  ---
  +   card-last-interval:: 24
  +   card-repeats:: 4
  +   card-ease-factor:: 2.32
  +   card-next-schedule:: 2023-03-16T04:00:00.000Z
  +   card-last-reviewed:: 2023-02-20T12:00:00.000Z
  +   card-last-score:: 3

Lines that somebody changed since stay.

  $ sed -i 's/ease-factor:: 2.32/ease-factor:: 2/' notes/compilers.md
  $ recto undo
  undone: hard on What is a phi node? #basics
  DIR/notes/compilers.md:53:1: warning: the lines of an undone score have been changed since, and stay
  $ grep -c 'ease-factor:: 2$' notes/compilers.md; recto show $phi | tail -2
  1
  2023-02-20  review    3 hard      24 d, ease 2.32, due 2023-03-16  (undone)
  2023-02-20  undo      -           10 d, ease 2.46, due 2023-02-11

A later review in Logseq counts.

  $ export RECTO_NOW=2023-02-21T12:00:00Z
  $ chmod a-w notes/compilers.md; mv notes/compilers.md away; ln -s ../away notes/compilers.md
  $ recto -q answer $ssa 3
  3: next in 29 d, on 2023-03-22 (ease 2.56, repeats 4)
  $ rm notes/compilers.md; mv -f away notes/compilers.md; chmod u+w notes/compilers.md
  $ sed -i '/SSA/,/last-score/{s/\(reviewed:: \).*/\12023-02-21T11:00:00.000Z/;s/\(schedule:: \).*/\12023-03-21T11:00:00.000Z/}' notes/compilers.md
  $ recto write-back
  1 written
  $ sed -i '/SSA/,/last-score/{s/\(reviewed:: \).*/\12023-02-21T13:00:00.000Z/;s/\(schedule:: \).*/\12023-03-21T11:00:00.000Z/}' notes/compilers.md
  $ recto import
  imported 1 pages, 7 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  took in 1 review from Logseq
  next: recto review (6 due, 0 new)
  $ recto show $ssa | tail -4
  2023-02-01  review    5 easy      11 d, ease 2.7, due 2023-02-12
  2023-02-21  review    3 hard      29 d, ease 2.56, due 2023-03-22
  2023-02-21  logseq    5 easy      11 d, ease 2.7, due 2023-03-21
  2023-02-21  logseq    3 hard      29 d, ease 2.56, due 2023-03-21

Under Logseq's algorithm the lines are those that Logseq writes, and its table goes along.

  $ mkdir -p graph/pages graph/logseq; echo '{}' >graph/logseq/config.edn
  $ printf -- '- Question #card\n\t- answer\n- Other #card' >graph/pages/a.md
  $ printf 'write_back: true\nscheduler: logseq\n' >recto.yaml
  $ export RECTO_NOW=2023-01-28T15:11:00.261Z
  $ recto -q --db graph.db import graph
  imported 1 pages, 2 cards: 2 new, 0 edited, 0 moved, 0 back, 0 gone
  $ printf '\n4\n\n1\nq\n' | recto --db graph.db review --plain >/dev/null
  $ cat graph/pages/a.md; echo; cat graph/logseq/srs-of-matrix.edn; echo
  - Question #card
    card-last-interval:: 4
    card-repeats:: 1
    card-ease-factor:: 2.6
    card-next-schedule:: 2023-02-01T15:11:00.261Z
    card-last-reviewed:: 2023-01-28T15:11:00.261Z
    card-last-score:: 5
  	- answer
  - Other #card
    card-last-interval:: -1
    card-repeats:: 1
    card-ease-factor:: 2.5
    card-next-schedule:: 2023-01-29T00:00:00.000Z
    card-last-reviewed:: 2023-01-28T15:11:00.261Z
    card-last-score:: 1
  {0 {2.5 3.71}}
  $ recto --db graph.db import
  imported 1 pages, 2 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  nothing is due: recto list shows the cards
  $ recto --db graph.db undo; recto --db graph.db undo
  undone: again on Other
  undone: easy on Question
  $ cat graph/pages/a.md; echo
  - Question #card
  	- answer
  - Other #card
  $ recto --db graph.db doctor | tail -1
  all is well

A page that is deleted before it could be written: that is told once, and the score goes into the page when it is back.

  $ export RECTO_NOW=2023-02-22T12:00:00Z RECTO_DB=gone.db; printf 'write_back: true\n' >recto.yaml
  $ mkdir later; printf -- '- A question #card\n' >later/a.md
  $ recto -q import later
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ mv later/a.md away; ln -s ../away later/a.md
  $ recto -q answer "$(card)" 5
  5: next in 1 d, on 2023-02-23 (ease 2.6, repeats 1)
  $ rm later/a.md; printf -- '- Another #card\n' >later/b.md
  $ recto import
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 1 gone
    gone   ID1  A question
    new    Another, in b
  DIR/later/a.md: warning: 1 score of cards that are gone: kept, and written if the cards come back
  next: recto review (0 due, 1 new)
  $ recto write-back
  nothing waits
  $ recto doctor | grep -c waiting
  0
  [1]
  $ mv away later/a.md
  $ recto import
  imported 2 pages, 2 cards: 0 new, 0 edited, 0 moved, 1 back, 0 gone
    back   ID1  A question
  next: recto review (0 due, 1 new)
  $ cat later/a.md
  - A question #card
    card-last-interval:: 1
    card-repeats:: 1
    card-ease-factor:: 2.6
    card-next-schedule:: 2023-02-23T04:00:00.000Z
    card-last-reviewed:: 2023-02-22T12:00:00.000Z
    card-last-score:: 5
  $ recto write-back
  nothing waits
