Seven cards with Logseq's history: what they are when.

  $ compilers
  $ recto import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (7 due, 0 new)
  $ recto due --now 2023-01-30T00:00:00Z
  0 due, 0 new, 0 in drill, 7 cards, next on 2023-02-01
  [1]
  $ recto due --now 2023-01-30T00:00:00Z --json
  {"due":0,"new":0,"drill":0,"total":7,"reviewed_today":0,"next_due":"2023-02-01T15:10:44.185Z"}
  [1]
  $ recto next --now 2023-01-30T00:00:00Z
  nothing is due until 2023-02-01
  [1]
  $ recto next --now 2023-01-30T00:00:00Z --json
  null
  [1]
  $ recto due
  7 due, 0 new, 0 in drill, 7 cards
  $ recto due --json
  {"due":7,"new":0,"drill":0,"total":7,"reviewed_today":0,"next_due":null}
  $ recto --json
  {"due":7,"new":0,"drill":0,"total":7,"reviewed_today":0,"next_due":null}
  $ recto
  7 due, 0 new, 0 in drill, 7 cards

The one that is due longest comes first.

  $ recto next
  Compiler basics
  
  What is Register allocation? #basics
  
  ID1  2023-02-01
  $ recto next --json
  {"id":"ID1","path":"DIR/notes/compilers.md","line":36,"graph":"notes","page":"Compiler basics","deck":"Compiler basics","tags":["basics"],"context":[],"question":"What is [[Register allocation]]? #basics","answer":"- Names become registers.","cloze":null,"state":"review","due":"2023-02-01T15:10:44.185Z","interval":4,"ease":2.6,"repeats":1,"lapses":0,"last_score":5,"last_reviewed":"2023-01-28T15:10:44.185Z","marked":false,"preview":{"0":{"interval":1,"due":"2023-02-02T04:00:00.000Z"},"1":{"interval":1,"due":"2023-02-02T04:00:00.000Z"},"2":{"interval":1,"due":"2023-02-02T04:00:00.000Z"},"3":{"interval":6,"due":"2023-02-07T04:00:00.000Z"},"4":{"interval":6,"due":"2023-02-07T04:00:00.000Z"},"5":{"interval":6,"due":"2023-02-07T04:00:00.000Z"}}}
  $ recto next --json | field preview
  {"0":{"interval":1

Lists are in the order in which cards are due.

  $ recto list
  ID1	2023-02-01	Compiler basics	What is Register allocation? #basics
  ID2	2023-02-01	Compiler basics	Why an intermediate form? #basics
  ID3	2023-02-01	Compiler basics	What is a basic block? #basics
  ID4	2023-02-01	Compiler basics	What does a back end do? #basics
  ID5	2023-02-01	Compiler basics	What is the difference between a token and a lexeme? #basics
  ID6	2023-02-01	Compiler basics	What is SSA? #basics
  ID7	2023-02-01	Compiler basics	What is a phi node? #basics
  $ recto list --json phi
  {"id":"ID7","path":"DIR/notes/compilers.md","line":52,"graph":"notes","page":"Compiler basics","deck":"Compiler basics","tags":["basics"],"context":[],"question":"What is a phi node? #basics","answer":"- A choice by the edge taken.","cloze":null,"state":"review","due":"2023-02-01T15:14:09.071Z","interval":4,"ease":2.46,"repeats":2,"lapses":0,"last_score":5,"last_reviewed":"2023-01-28T15:14:09.071Z","marked":false}
  $ recto list nothing fits
  no card fits the query
  [1]
  $ recto list --json nothing fits
  [1]
  $ recto list '[[SSA]]' | cut -f4
  What is SSA? #basics
  $ recto list tag:basics score:5 interval=4 -- -tag:ssa | wc -l
  6
  $ recto show "$(card phi)"
  Compiler basics
  
  What is a phi node? #basics
  
  • A choice by the edge taken.
  
  id         ID7
  file       DIR/notes/compilers.md:52
  deck       Compiler basics
  tags       #basics
  state      review, due on 2023-02-01
  memory     interval 4 d, ease 2.46, repeats 2, lapses 0
  
  2023-02-01  state     -           4 d, ease 2.46, due 2023-02-01
  $ recto show --json "$(card phi)"
  {"id":"ID7","path":"DIR/notes/compilers.md","line":52,"graph":"notes","page":"Compiler basics","deck":"Compiler basics","tags":["basics"],"context":[],"question":"What is a phi node? #basics","answer":"- A choice by the edge taken.","cloze":null,"state":"review","due":"2023-02-01T15:14:09.071Z","interval":4,"ease":2.46,"repeats":2,"lapses":0,"last_score":5,"last_reviewed":"2023-01-28T15:14:09.071Z","marked":false,"preview":{"0":{"interval":1,"due":"2023-02-02T04:00:00.000Z"},"1":{"interval":1,"due":"2023-02-02T04:00:00.000Z"},"2":{"interval":1,"due":"2023-02-02T04:00:00.000Z"},"3":{"interval":10,"due":"2023-02-11T04:00:00.000Z"},"4":{"interval":10,"due":"2023-02-11T04:00:00.000Z"},"5":{"interval":11,"due":"2023-02-12T04:00:00.000Z"}},"history":[{"id":"ID8","at":"2023-02-02T00:00:00.000Z","kind":"state","score":null,"seconds":0.0,"interval":4,"ease":2.46,"repeats":2,"due":"2023-02-01T15:14:09.071Z","undone":false}]}
  $ recto show "$(card phi | tr a-z A-Z)" | head -1
  Compiler basics
  $ id=$(card phi); recto show "${id%??????}" | head -1
  Compiler basics
  $ recto show 77777777
  recto: no card has an id that starts with "77777777"
  [1]
  $ recto show --json 77777777
  null
  recto: no card has an id that starts with "77777777"
  [1]
  $ recto show no-id
  recto: "no-id" is no id of a card
  [2]

A score moves it, as SM-2 has it; the day of the score is still 1 February.

  $ id=$(recto next --json | field id | tr -d '"')
  $ recto answer "$id" 5
  5: next in 6 d, on 2023-02-07 (ease 2.7, repeats 2)
  $ recto show --json "$id" | field last_reviewed
  "2023-02-02T00:00:00.000Z"
  $ recto due --json
  {"due":6,"new":0,"drill":0,"total":7,"reviewed_today":1,"next_due":"2023-02-07T04:00:00.000Z"}
  $ recto undo
  undone: easy on What is Register allocation? #basics
  $ recto show --json "$id" | field due
  "2023-02-01T15:10:44.185Z"
  $ recto show "$id" | tail -3
  2023-02-01  state     -           4 d, ease 2.6, due 2023-02-01
  2023-02-01  review    5 easy      6 d, ease 2.7, due 2023-02-07  (undone)
  2023-02-01  undo      -           4 d, ease 2.6, due 2023-02-01
  $ recto answer "$id" 5 --seconds 12 --json
  {"id":"ID1","score":5,"kind":"review","interval":6,"ease":2.7,"repeats":2,"due":"2023-02-07T04:00:00.000Z"}
  $ recto undo --json
  {"undone":"review","cards":["ID1"],"score":5}
  $ recto undo
  recto: nothing to undo
  [1]
  $ recto undo --json
  recto: nothing to undo
  [1]
  $ recto next --json | field id
  "ID1"

An import after that changes nothing.

  $ recto answer "$id" 4
  4: next in 6 d, on 2023-02-07 (ease 2.6, repeats 2)
  $ recto import --json
  {"id":0,"pages":1,"cards":7,"new":0,"edited":0,"moved":0,"back":0,"gone":0,"unchanged":7,"warnings":0,"matches":[]}
  $ recto doctor | tail -2
  checked    7 cards, 13 log entries
  all is well
