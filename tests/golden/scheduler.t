Under Logseq's algorithm the scores give Logseq's numbers, to the digit and the millisecond.

  $ mkdir -p notes/logseq notes/pages
  $ echo '{}' >notes/logseq/config.edn
  $ printf -- '- What is MLIR? #card\n  - A compiler infrastructure.\n- What is a phi node? #card\n' >notes/pages/Compilers.md
  $ printf 'graphs: [{path: %s, scheduler: logseq, write_back: true}]\n' "$PWD/notes" >logseq.yaml
  $ printf 'graphs: [{path: %s, write_back: true}]\n' "$PWD/notes" >sm2.yaml
  $ export RECTO_DB="$PWD/recto.db"
  $ out recto --config logseq.yaml -q import
  imported 1 pages, 2 cards: 2 new, 0 edited, 0 moved, 0 back, 0 gone
  $ id=$(card MLIR)
  $ score() {
  > 	out recto --config logseq.yaml --now "$1" answer --early --json "$id" "$2" |
  > 		sed 's/.*"interval":\([^,]*\),"ease":\([^,]*\),"repeats":\([^,]*\),"due":"\(.*\)".*/\1 \2 \3 \4/'
  > }
  $ out recto --config logseq.yaml --now 2023-01-28T15:11:00.261Z next --json | sed 's/.*"preview"://'
  {"0":{"interval":0,"due":"2023-01-29T00:00:00.000Z"},"1":{"interval":0,"due":"2023-01-29T00:00:00.000Z"},"2":{"interval":0,"due":"2023-01-29T00:00:00.000Z"},"3":{"interval":4,"due":"2023-02-01T15:11:00.261Z"},"4":{"interval":4,"due":"2023-02-01T15:11:00.261Z"},"5":{"interval":4,"due":"2023-02-01T15:11:00.261Z"}}}
  $ score 2023-01-28T15:11:00.261Z 3
  4 2.36 1 2023-02-01T15:11:00.261Z
  $ score 2023-02-01T15:11:00.261Z 5
  4 2.46 2 2023-02-05T15:11:00.261Z
  $ score 2023-02-05T15:11:00.261Z 1
  0 2.46 1 2023-02-06T00:00:00.000Z
  $ score 2023-02-06T00:00:00.000Z 5
  4 2.56 2 2023-02-10T00:00:00.000Z
  $ score 2023-02-10T00:00:00.000Z 1
  0 2.56 1 2023-02-11T00:00:00.000Z
  $ score 2023-02-11T00:00:00.000Z 1
  0 2.56 1 2023-02-12T00:00:00.000Z
  $ score 2023-02-12T00:00:00.000Z 3
  4 2.42 2 2023-02-16T00:00:00.000Z
  $ score 2023-02-16T00:00:00.000Z 5
  10.08 2.52 3 2023-02-26T01:00:00.000Z
  $ score 2023-02-26T01:00:00.000Z 3
  22.66 2.38 4 2023-03-20T16:00:00.000Z
  $ score 2023-03-20T16:00:00.000Z 5
  61.01 2.48 5 2023-05-20T16:00:00.000Z
  $ score 2023-05-20T16:00:00.000Z 5
  177.23 2.58 6 2023-11-13T21:00:00.000Z
  $ score 2023-11-13T21:00:00.000Z 5
  553.01 2.68 7 2025-05-19T21:00:00.000Z
  $ score 2025-05-19T21:00:00.000Z 3
  1074.14 2.54 8 2028-04-28T00:00:00.000Z
  $ score 2028-04-28T00:00:00.000Z 5
  3575.09 2.64 9 2038-02-10T02:00:00.000Z
  $ cat notes/logseq/srs-of-matrix.edn; echo
  {0 {2.5 3.86}, 1 {2.36 4.14, 2.46 4.14, 2.56 3.45}, 2 {2.46 2.2, 2.56 2.29, 2.42 2.5}, 3 {2.52 2.43}, 4 {2.38 2.46}, 5 {2.48 2.57}, 6 {2.58 2.67}, 7 {2.68 2.59}, 8 {2.54 2.63}}
  $ recto --config logseq.yaml doctor | tail -1
  all is well

An undo gives back the card and the table.

  $ for i in 1 2 3 4; do out recto --config logseq.yaml undo; done
  undone: easy on What is MLIR?
  undone: hard on What is MLIR?
  undone: easy on What is MLIR?
  undone: easy on What is MLIR?
  $ recto show "$id" | tail -2
  2023-02-01  undo      -           5.8 mo, ease 2.58, due 2023-11-13
  2023-02-01  undo      -           2 mo, ease 2.48, due 2023-05-20
  $ cat notes/logseq/srs-of-matrix.edn; echo
  {0 {2.5 3.86}, 1 {2.36 4.14, 2.46 4.14, 2.56 3.45}, 2 {2.46 2.2, 2.56 2.29, 2.42 2.5}, 3 {2.52 2.43}, 4 {2.38 2.46}}
  $ recto --config logseq.yaml doctor | tail -1
  all is well

What Logseq learned meanwhile comes in with the next import; what it left alone stays. What is odd in its file is told
with its place.

  $ sed -i 's/0 {2.5 [^}]*}/0 {2.5 9}/; s/}$/, x {}}/' notes/logseq/srs-of-matrix.edn
  $ err recto --config logseq.yaml import
  DIR/notes/logseq/srs-of-matrix.edn:1:115: warning: this is no count of repeats with its row
  took in the factors that Logseq learned in 1 graph
  next: recto review (0 due, 1 new)
  $ cat notes/logseq/srs-of-matrix.edn; echo
  {0 {2.5 9}, 1 {2.36 4.14, 2.46 4.14, 2.56 3.45}, 2 {2.46 2.2, 2.56 2.29, 2.42 2.5}, 3 {2.52 2.43}, 4 {2.38 2.46}}

A table that cannot be written waits for the next session.

  $ mv notes/logseq .
  $ err recto --config logseq.yaml answer --early "$id" 3
  DIR/notes/logseq/srs-of-matrix.edn: warning: not written: No such file or directory
  $ mv logseq notes/
  $ out recto --config logseq.yaml undo
  undone: hard on What is MLIR?

Another scheduler scores the whole log again, and changing back gives back what was there.

  $ recto show --json "$id" | sed 's/.*"state"/"state"/; s/,"preview".*//'
  "state":"review","due":"2023-05-20T16:00:00.000Z","interval":61.01,"ease":2.48,"repeats":5,"lapses":2,"last_score":5,"last_reviewed":"2023-03-20T16:00:00.000Z","marked":false
  $ out recto --config sm2.yaml import
  imported 1 pages, 2 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto show --json "$id" | sed 's/.*"state"/"state"/; s/,"preview".*//'
  "state":"review","due":"2023-04-27T16:00:00.000Z","interval":38,"ease":2.48,"repeats":4,"lapses":3,"last_score":5,"last_reviewed":"2023-03-20T16:00:00.000Z","marked":false
  $ recto --config sm2.yaml doctor | tail -1
  all is well
  $ out recto --config logseq.yaml import
  imported 1 pages, 2 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto show --json "$id" | sed 's/.*"state"/"state"/; s/,"preview".*//'
  "state":"review","due":"2023-05-20T16:00:00.000Z","interval":61.01,"ease":2.48,"repeats":5,"lapses":2,"last_score":5,"last_reviewed":"2023-03-20T16:00:00.000Z","marked":false
  $ recto --config logseq.yaml doctor | tail -1
  all is well
