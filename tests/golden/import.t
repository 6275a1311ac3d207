A folder is registered and read; what it holds is counted.

  $ mkdir notes
  $ cat >notes/cells.md <<'EOF'
  > - What is a [[Cell]]? #card
  > 	- The smallest unit of life.
  > - What is DNA? #card #Biology
  > 	- A molecule.
  > EOF
  $ printf 'no card here\n' >notes/plain.md
  $ recto import notes
  imported 2 pages, 2 cards: 2 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (0 due, 2 new)

The second time nothing changes, by name or without.

  $ recto import notes
  imported 2 pages, 2 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (0 due, 2 new)
  $ recto import
  imported 2 pages, 2 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (0 due, 2 new)
  $ recto import --json
  {"id":0,"pages":2,"cards":2,"new":0,"edited":0,"moved":0,"back":0,"gone":0,"unchanged":2,"warnings":0,"matches":[]}

An edited answer, a new card, one that moved to another page, one that is gone.

  $ cat >notes/cells.md <<'EOF'
  > - What is a [[Cell]]? #card
  > 	- The smallest unit of life, with a membrane.
  > - What is a gene? #card
  > 	- A piece of DNA.
  > EOF
  $ recto import --dry-run notes
  imported 2 pages, 2 cards: 1 new, 1 edited, 0 moved, 0 back, 1 gone (only a look, nothing is changed)
    edited ID1  What is a [[Cell]]?
                89 % alike → with another answer
    gone   ID2  What is DNA? #Biology
    new    What is a gene?, in cells
  $ recto import --dry-run --json
  {"id":0,"pages":2,"cards":2,"new":1,"edited":1,"moved":0,"back":0,"gone":1,"unchanged":0,"warnings":0,"matches":[{"kind":"edited","card":"ID1","was":"What is a [[Cell]]?","is":"What is a [[Cell]]?","from":"DIR/notes/cells.md","to":"DIR/notes/cells.md","similarity":0.894,"guess":false},{"kind":"gone","card":"ID2","was":"What is DNA? #Biology","is":null,"from":"DIR/notes/cells.md","to":null,"similarity":null,"guess":false},{"kind":"new","card":null,"was":null,"is":"What is a gene?","from":null,"to":"DIR/notes/cells.md","similarity":null,"guess":false}]}
  $ recto -q import
  imported 2 pages, 2 cards: 1 new, 1 edited, 0 moved, 0 back, 1 gone
  $ recto list --json is:gone | field state
  "gone"
  $ printf -- '- What is DNA? #card #Biology\n\t- A molecule.\n' >notes/dna.md
  $ recto import
  imported 3 pages, 3 cards: 0 new, 0 edited, 0 moved, 1 back, 0 gone
    back   ID2  What is DNA? #Biology
                             cells → dna
  a wrong match: recto unmatch CARD; all of them: recto undo --import 3
  next: recto review (0 due, 3 new)
  $ rm notes/dna.md; printf -- '- What is DNA? #card #Biology\n\t- A molecule.\n' >>notes/cells.md
  $ out recto import
  imported 2 pages, 3 cards: 0 new, 0 edited, 1 moved, 0 back, 0 gone

Problems go to standard error, with their place, and the good cards stay.

  $ printf -- '- fine #card\n\t- yes\n- no tag\n  card-repeats:: 1\n  card-next-schedule:: 2023-01-01\n' >notes/odd.md
  $ recto import
  DIR/notes/odd.md:3:1: warning: 1 block has card-* properties but no #card, so it is left alone: add #card to review
  imported 3 pages, 4 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
    new    fine, in odd
  a page is told about once; recto inspect PATH shows again what is odd in it
  next: recto review (0 due, 4 new)
  $ printf -- '- also fine #card\n' >>notes/odd.md
  $ err recto -q import notes/odd.md
  $ recto import --json | field warnings
  0

A path that cannot be read: the others are read all the same.

  $ printf -- '- one #card\n\t- 1\n' >single.md
  $ recto import nowhere single.md
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  recto: nowhere: No such file or directory
  [3]
  $ recto import nowhere
  recto: nowhere: No such file or directory
  [3]
  $ recto import --json nowhere
  {"id":0,"pages":0,"cards":0,"new":0,"edited":0,"moved":0,"back":0,"gone":0,"unchanged":0,"warnings":0,"matches":[]}
  recto: nowhere: No such file or directory
  [3]
  $ recto list page:single | cut -f3-
  single	one

What comes on standard input cannot be read again.

  $ recto import - <single.md
  recto: import needs a file or a folder, not standard input; recto inspect - looks at that, ./- is a file of that name
  [2]

A folder that lost most of its pages is left alone, until that is meant.

  $ mkdir many; for i in 1 2 3 4 5 6 7 8 9 10 11; do printf -- "- card $i #card\n\t- $i\n" >many/$i.md; done
  $ out recto import many
  imported 11 pages, 11 cards: 11 new, 0 edited, 0 moved, 0 back, 0 gone
  $ rm many/1*.md many/2.md many/3.md many/4.md many/5.md
  $ recto import many
  DIR/many: warning: held 11 pages and now holds 4; left as it was (--force if it is meant)
  imported 11 pages, 11 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (0 due, 17 new)
  [3]
  $ out recto import --json many
  {"id":0,"pages":11,"cards":11,"new":0,"edited":0,"moved":0,"back":0,"gone":0,"unchanged":11,"warnings":1,"matches":[]}
  [3]
  $ recto import -q many
  imported 11 pages, 11 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  recto: a folder is missing or has shrunk, and was left as it was; recto import without -q names it
  [3]
  $ out recto import --force many
  imported 4 pages, 4 cards: 0 new, 0 edited, 0 moved, 0 back, 7 gone

Nothing is registered yet.

  $ recto --db other.db import
  imported 0 pages, 0 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  no pages are known yet: recto import PATH reads some
  $ recto --db other.db --json import
  {"id":0,"pages":0,"cards":0,"new":0,"edited":0,"moved":0,"back":0,"gone":0,"unchanged":0,"warnings":0,"matches":[]}

A look makes no database:
  $ recto --db look.db import --dry-run notes
  DIR/notes/odd.md:3:1: warning: 1 block has card-* properties but no #card, so it is left alone: add #card to review
  imported 3 pages, 5 cards: 5 new, 0 edited, 0 moved, 0 back, 0 gone (only a look, nothing is changed)
  $ recto --db look.db --json import --dry-run notes
  DIR/notes/odd.md:3:1: warning: 1 block has card-* properties but no #card, so it is left alone: add #card to review
  {"id":0,"pages":3,"cards":5,"new":5,"edited":0,"moved":0,"back":0,"gone":0,"unchanged":0,"warnings":1,"matches":[{"kind":"new","card":null,"was":null,"is":"What is a [[Cell]]?","from":null,"to":"DIR/notes/cells.md","similarity":null,"guess":false},{"kind":"new","card":null,"was":null,"is":"What is a gene?","from":null,"to":"DIR/notes/cells.md","similarity":null,"guess":false},{"kind":"new","card":null,"was":null,"is":"What is DNA? #Biology","from":null,"to":"DIR/notes/cells.md","similarity":null,"guess":false},{"kind":"new","card":null,"was":null,"is":"fine","from":null,"to":"DIR/notes/odd.md","similarity":null,"guess":false},{"kind":"new","card":null,"was":null,"is":"also fine","from":null,"to":"DIR/notes/odd.md","similarity":null,"guess":false}]}
  $ ls | grep look
  [1]

Many places of one kind on a page are one line.

  $ mkdir odd; for i in 1 2 3 4; do printf -- '- a {{cloze b #card\n- b #card\n  card-ease-factor:: x\n' >>odd/a.md; done
  $ printf -- '- a {{cloze b #card\n' >odd/b.md
  $ recto import odd
  DIR/odd/a.md:1:5: warning: this cloze is not closed: end it with }} (and 3 more on this page)
  DIR/odd/a.md:3:22: warning: card-ease-factor is no number: 2.5 is taken instead (and 3 more on this page)
  DIR/odd/b.md:1:5: warning: this cloze is not closed: end it with }}
  imported 2 pages, 9 cards: 9 new, 0 edited, 0 moved, 0 back, 0 gone
  a page is told about once; recto inspect PATH shows again what is odd in it
  next: recto review (0 due, 19 new)

A copy that a sync tool made is left out, and told of.

  $ mkdir synced; printf -- '- q #card\n\t- a\n' >synced/a.md
  $ cp synced/a.md 'synced/a.sync-conflict-20230128-101010-ABC.md'; cp synced/a.md synced/a.md~
  $ recto import synced
  DIR/synced/a.sync-conflict-20230128-101010-ABC.md: warning: left out, for it looks like a copy that a sync or merge tool made: rename it to read it
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (0 due, 20 new)
