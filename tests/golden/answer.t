A card that is not due takes a score only when it is meant.

  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ id=$(card phi)
  $ export RECTO_NOW=2023-01-30T12:00:00Z
  $ recto answer "$id" 4
  recto: card ID1 is not due (2023-02-01): --early scores it all the same
  [1]
  $ recto answer --json "$id" 4
  recto: card ID1 is not due (2023-02-01): --early scores it all the same
  [1]
  $ recto answer --early "$id" 4
  4: next in 10 d, on 2023-02-09 (ease 2.46, repeats 3)
  $ export RECTO_NOW=2023-02-02T00:00:00Z
  $ recto answer 77777777 4
  recto: no card has an id that starts with "77777777"
  [1]
  $ recto answer "" 4
  recto: "" is no id of a card
  [2]
  $ recto answer $(card allocation) 4 | tail -1
  4: next in 6 d, on 2023-02-07 (ease 2.6, repeats 2)

A fail comes again on the same day, as a drill, until it is good; drills move nothing.

  $ id=$(card token)
  $ recto answer "$id" 1
  1: next in 1 d, on 2023-02-02 (ease 2.6, repeats 0)
  $ recto due --json
  {"due":4,"new":0,"drill":1,"total":7,"reviewed_today":2,"next_due":"2023-02-02T04:00:00.000Z"}
  $ recto answer --json "$id" 3
  {"id":"ID2","score":3,"kind":"drill","interval":1,"ease":2.6,"repeats":0,"due":"2023-02-02T04:00:00.000Z"}
  $ recto answer "$id" 4
  4: drill done
  $ recto answer "$id" 4
  recto: card ID2 is not due (2023-02-02): --early scores it all the same
  [1]
  $ recto due --json
  {"due":4,"new":0,"drill":0,"total":7,"reviewed_today":2,"next_due":"2023-02-02T04:00:00.000Z"}
  $ recto show "$id" | tail -4
  2023-02-01  state     -           4 d, ease 2.6, due 2023-02-01
  2023-02-01  review    1 again     1 d, ease 2.6, due 2023-02-02
  2023-02-01  drill     3 hard      1 d, ease 2.6, due 2023-02-02
  2023-02-01  drill     4 good      1 d, ease 2.6, due 2023-02-02

The drill alone is not due; it is what next shows last.

  $ for i in 1 2 3 4; do recto answer "$(recto next --json | field id | tr -d '"')" 5; done
  5: next in 6 d, on 2023-02-07 (ease 2.7, repeats 2)
  5: next in 6 d, on 2023-02-07 (ease 2.7, repeats 2)
  5: next in 6 d, on 2023-02-07 (ease 2.7, repeats 2)
  5: next in 11 d, on 2023-02-12 (ease 2.7, repeats 3)
  $ recto answer "$(card phi)" 2 --early | cut -c1-2
  2:
  $ recto due
  0 due, 0 new, 1 in drill, 7 cards, next on 2023-02-02
  [1]
  $ recto next
  Compiler basics
  
  What is a phi node? #basics
  
  ID1  2023-02-02
  $ recto undo; recto due
  undone: score 2 on What is a phi node? #basics
  0 due, 0 new, 0 in drill, 7 cards, next on 2023-02-02
  [1]

The page is looked at before a score: a card that is gone takes none.

  $ sed -i '/phi node/,$d' notes/compilers.md
  $ recto answer "$(card phi)" 3
  recto: card ID1 is gone from its page: nothing is recorded
  [1]
  $ recto list is:gone | cut -f2-
  gone	Compiler basics	What is a phi node? #basics
  $ recto list --json is:gone | field path
  null
  $ recto show --json "$(card is:gone)" | field line
  null

New cards come up to the limit of the day.

  $ printf 'new_per_day: 2\n' >config.yaml
  $ for i in 1 2 3; do printf -- "- new $i #card\n\t- x\n"; done >new.md
  $ recto --db new.db import new.md
  imported 1 pages, 3 cards: 3 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (0 due, 3 new)
  $ export RECTO_DB=new.db
  $ recto due --json
  {"due":0,"new":3,"drill":0,"total":3,"reviewed_today":0,"next_due":null}
  $ recto due --json --config config.yaml
  {"due":0,"new":2,"drill":0,"total":3,"reviewed_today":0,"next_due":null}
  $ for i in 1 2; do recto answer "$(recto next --json | field id | tr -d '"')" 4; done
  4: next in 1 d, on 2023-02-02 (ease 2.5, repeats 1)
  4: next in 1 d, on 2023-02-02 (ease 2.5, repeats 1)
  $ recto due --config config.yaml
  0 due, 0 new, 0 in drill, 3 cards, next on 2023-02-02
  [1]
  $ recto due
  0 due, 1 new, 0 in drill, 3 cards
