Clozes are hidden first; the blocks below come before them.

  $ mkdir -p notes/logseq notes/pages
  $ echo '{:file/name-format :triple-lowbar}' >notes/logseq/config.edn
  $ cat >notes/pages/Rivers.md <<'END'
  > - Europe has {{cloze many}} rivers
  > 	- The {{cloze Seine \\ river}} flows through {{cloze Paris}} #card
  > 		- It rises near {{cloze Dijon}}.
  > - The {{cloze Elbe}} ends in the {{cloze North Sea}} #card
  > - Which river is *blue*? #card
  > 	- The Danube.
  > END
  $ recto -q import notes
  imported 1 pages, 3 cards: 3 new, 0 edited, 0 moved, 0 back, 0 gone
  $ printf '\n\n4\n\n4\nq\n' | recto review --plain
  
  0 due, 3 new, 0 in drill
  Rivers › Europe has many rivers
  
  The (river) flows through [...]
  
  enter shows the answer, ? all keys
  
  • It rises near [...].
  
  enter shows the clozes, ? all keys
  
  The [Seine] flows through [Paris]
  
  • It rises near [Dijon].
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  0 due, 2 new, 0 in drill
  Rivers
  
  The [...] ends in the [...]
  
  enter shows the clozes, ? all keys
  
  The [Elbe] ends in the [North Sea]
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  0 due, 1 new, 0 in drill
  Rivers
  
  Which river is blue?
  
  enter shows the answer, ? all keys
  
  reviewed 2 cards, 2 passed (100 %)
  $ recto list
  ID1	2023-02-02	Rivers	The (river) flows through [...]
  ID2	2023-02-02	Rivers	The [...] ends in the [...]
  ID3	new	Rivers	Which river is blue?
  $ recto list --json | sed 's/.*"cloze"/"cloze"/; s/"state".*//'
  "cloze":{"of":3},
  "cloze":{"of":2},
  "cloze":null,
  $ recto undo
  undone: easy on The [...] ends in the [...]
  $ recto next
  Rivers
  
  The [...] ends in the [...]
  
  ID2  new
  $ recto show "$(card Paris)" | head -5
  Rivers › Europe has many rivers
  
  The [Seine] flows through [Paris]
  
  • It rises near [Dijon].
