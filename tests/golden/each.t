A card for each cloze: the others of its block rest until the next day, or until the score is taken back.

  $ mkdir -p notes/logseq notes/pages .config/recto
  $ echo '{}' >notes/logseq/config.edn
  $ echo 'cloze: each' >.config/recto/config.yaml
  $ {
  >   printf '%s\n' '- {{cloze Danube}}, {{cloze Rhine \\ to the North Sea}} and {{cloze Elbe}} #card'
  >   printf '\t- %s\n' 'rise in {{cloze different}} mountains'
  >   printf '%s\n' '- Which river is blue? #card'
  > } >notes/pages/Rivers.md
  $ recto -q import notes
  imported 1 pages, 4 cards: 4 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto due
  0 due, 2 new, 0 in drill, 4 cards
  $ recto list | cut -f2-
  new	Rivers	[...], Rhine and Elbe
  new	Rivers	Danube, (to the North Sea) and Elbe
  new	Rivers	Danube, Rhine and [...]
  new	Rivers	Which river is blue?
  $ recto list --json | sed 's/.*"question"/"question"/; s/"state".*//'
  "question":"{{cloze Danube}}, {{cloze Rhine \\\\ to the North Sea}} and {{cloze Elbe}}","answer":"- rise in {{cloze different}} mountains","cloze":{"index":1,"of":3,"hidden":"Danube","cue":null},
  "question":"{{cloze Danube}}, {{cloze Rhine \\\\ to the North Sea}} and {{cloze Elbe}}","answer":"- rise in {{cloze different}} mountains","cloze":{"index":2,"of":3,"hidden":"Rhine","cue":"to the North Sea"},
  "question":"{{cloze Danube}}, {{cloze Rhine \\\\ to the North Sea}} and {{cloze Elbe}}","answer":"- rise in {{cloze different}} mountains","cloze":{"index":3,"of":3,"hidden":"Elbe","cue":null},
  "question":"Which river is blue?","answer":"","cloze":null,
  $ recto next
  Rivers
  
  [...], Rhine and Elbe
  
  ID1  new  cloze 1 of 3
  $ printf '\n1\nq\n' | recto review --plain
  
  0 due, 2 new, 0 in drill
  Rivers
  
  [...], Rhine and Elbe
  
  enter shows the answer, ? all keys
  
  [Danube], Rhine and Elbe
  
  • rise in different mountains
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  0 due, 1 new, 1 in drill
  Rivers
  
  Which river is blue?
  
  enter shows the answer, ? all keys
  
  reviewed 1 card, 0 passed (0 %)
  what was hard:
  again: [...], Rhine and Elbe
  $ recto due
  0 due, 1 new, 1 in drill, 4 cards
  $ recto list is:buried | cut -f2-
  buried	Rivers	Danube, (to the North Sea) and Elbe
  buried	Rivers	Danube, Rhine and [...]
  $ recto undo
  undone: again on [...], Rhine and Elbe
  $ recto due
  0 due, 2 new, 0 in drill, 4 cards
  $ recto answer "$(card Elbe | sed -n 2p)" 4
  4: next in 1 d, on 2023-02-02 (ease 2.5, repeats 1); 2 cards of its block buried until tomorrow
  $ recto list | cut -f2-
  2023-02-02	Rivers	Danube, (to the North Sea) and Elbe
  buried	Rivers	[...], Rhine and Elbe
  buried	Rivers	Danube, Rhine and [...]
  new	Rivers	Which river is blue?
  $ recto show "$(card Elbe | sed -n 2p)"
  Rivers
  
  [Danube], Rhine and Elbe
  
  • rise in different mountains
  
  id         ID1
  file       DIR/notes/pages/Rivers.md:1
  deck       Rivers
  cloze      1 of 3
  state      buried
  
  2023-02-01  review    1 again     1 d, ease 2.5, due 2023-02-02  (undone)
  2023-02-01  undo      -
  2023-02-01  bury      -
  $ recto doctor | tail -2
  checked    4 cards, 10 log entries
  all is well
  $ recto undo --json
  {"undone":"review","cards":["ID1","ID2","ID3"],"score":4}
  $ echo 'bury_siblings: false' >>.config/recto/config.yaml
  $ recto due
  0 due, 4 new, 0 in drill, 4 cards
  $ recto answer "$(card Elbe | head -1)" 4
  4: next in 1 d, on 2023-02-02 (ease 2.5, repeats 1)
  $ recto due
  0 due, 3 new, 0 in drill, 4 cards
