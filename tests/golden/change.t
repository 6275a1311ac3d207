Cards are put aside and taken up again.

  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ id=$(card phi)
  $ recto suspend "$id"
  suspended 1 card
  $ recto suspend "$id"
  suspended 0 cards
  $ recto show --json "$id" | field state
  "suspended"
  $ recto list is:suspended | cut -f2-
  suspended	Compiler basics	What is a phi node? #basics
  $ recto due
  6 due, 0 new, 0 in drill, 7 cards
  $ recto resume "$id" --json
  {"changed":1,"cards":["ID1"]}
  $ recto bury "$id"
  buried 1 card
  $ recto list is:buried | cut -f2
  buried
  $ recto due --now 2023-02-02T04:00:00Z
  7 due, 0 new, 0 in drill, 7 cards
  $ recto resume "$id"
  resumed 1 card
  $ recto mark "$id"
  marked 1 card
  $ recto list --json is:marked | field marked
  true
  $ recto unmark "$id"
  unmarked 1 card
  $ recto postpone 3 "$id"
  postponed 1 card
  $ recto show --json "$id" | field due
  "2023-02-04T04:00:00.000Z"
  $ recto show "$id" | tail -8
  2023-02-01  state     -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  suspend   -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  resume    -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  bury      -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  resume    -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  mark      -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  unmark    -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  postpone  -           4 d, ease 2.46, due 2023-02-04

Undo takes them back one by one, and passes over what was undone.

  $ recto undo
  undone: postpone on What is a phi node? #basics
  $ recto undo
  undone: unmark on What is a phi node? #basics
  $ recto undo
  undone: mark on What is a phi node? #basics
  $ recto show --json "$id" | field due
  "2023-02-01T15:14:09.071Z"

Several cards want --yes; one or none does not.

  $ recto suspend --query tag:basics
  recto: suspend would change 7 cards: --yes if it is meant
  [2]
  $ recto suspend --query tag:basics --yes
  suspended 7 cards
  $ recto suspend --query phi
  suspended 0 cards
  $ recto resume --json --yes --query is:suspended
  {"changed":7,"cards":["ID2","ID3","ID4","ID5","ID6","ID7","ID1"]}
  $ recto undo
  undone: resume on 7 cards
  $ recto undo
  undone: suspend on 7 cards
  $ recto bury --query "nothing fits"
  no card fits the query
  [1]
  $ recto bury --json --query "nothing fits"
  {"changed":0,"cards":[]}
  [1]
  $ recto mark $(card phi) $(card token)
  recto: mark would change 2 cards: --yes if it is meant
  [2]
  $ recto mark --yes $(card phi) $(card token) $(card phi)
  marked 2 cards
  $ recto mark --json --yes $(card phi) $(card token) | field changed
  0
  $ recto postpone 7 --yes --query is:due
  postponed 7 cards
  $ recto due
  0 due, 0 new, 0 in drill, 7 cards, next on 2023-02-08
  [1]

Nothing is changed when one of them is no card.

  $ recto unmark --yes $(card phi) 77777777
  recto: no card has an id that starts with "77777777"
  [1]
  $ recto unmark --query '(and'
  recto: nothing closes this (
  (and
  ^
  [2]
  $ recto list is:marked | wc -l
  2

A reset makes cards new again, in one action; what else is known of them stays.

  $ recto mark "$(card phi)"
  marked 0 cards
  $ recto reset "$(card phi)" --json
  {"changed":1,"cards":["ID1"]}
  $ recto show "$(card phi)" | tail -3
  2023-02-01  mark      -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  postpone  -           4 d, ease 2.46, due 2023-02-08
  2023-02-01  reset     -
  $ recto list --json phi | field state
  "new"
  $ recto list --json phi | field marked
  true
  $ recto reset "$(card phi)"
  reset 0 cards
  $ recto reset --query tag:basics
  recto: reset would change 7 cards: --yes if it is meant
  [2]
  $ recto reset --query tag:basics --yes
  reset 6 cards
  $ recto list is:new | wc -l
  7
  $ recto doctor >/dev/null; echo "$?"
  0
  $ recto undo
  undone: reset on 6 cards
  $ recto undo
  undone: reset on What is a phi node? #basics
  $ recto list is:new
  no card fits the query
  [1]
  $ recto undo
  undone: postpone on 7 cards
  $ recto reset
  recto: reset takes cards or --query QUERY; recto reset -h tells more
  [2]
  $ recto reset --query "nothing fits"
  no card fits the query
  [1]
