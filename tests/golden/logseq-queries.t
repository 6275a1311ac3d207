A query that leaves one card out.

  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto list '(and [[basics]] (not [[SSA]]))' | cut -f4
  What is Register allocation? #basics
  Why an intermediate form? #basics
  What is a basic block? #basics
  What does a back end do? #basics
  What is the difference between a token and a lexeme? #basics
  What is a phi node? #basics
  $ recto list '{{cards (and [[basics]] (not [[SSA]]))}}' | wc -l
  6
  $ recto forget notes
  forgot 1 path: 7 cards gone

A graph whose cards have something of all that a query can ask for.

  $ mkdir -p graph/logseq graph/pages graph/journals
  $ echo '{:file/name-format :triple-lowbar}' >graph/logseq/config.edn
  $ {
  >   echo 'alias:: translators'
  >   echo
  >   echo '- What is a [[pass]]? #ssa #card'
  >   echo '  type:: [[definition]], short'
  >   echo '  weight:: 10'
  >   echo '- TODO [#A] What is a phi? #ssa #card'
  >   echo '  type:: example'
  >   echo '  weight:: 9'
  >   echo '- 什么是中间表示？ #card'
  > } >graph/pages/Compilers.md
  $ {
  >   echo '- DONE What is a loop? #card'
  >   echo '  created-at:: 1710460800000'
  > } >graph/pages/Compilers___Loops.md
  $ echo '- What was said today? #card' >graph/journals/2024_03_13.md
  $ recto -q import graph
  imported 3 pages, 5 cards: 5 new, 0 edited, 0 moved, 0 back, 0 gone
  $ q() { out recto --now 2024-03-15T12:00:00Z list "$@" | cut -f4; }
  $ q '(property type)'
  What is a pass? #ssa
  TODO [#A] What is a phi? #ssa
  $ q '(property type definition)'
  What is a pass? #ssa
  $ q '(property :type "SHORT")'
  What is a pass? #ssa
  $ q '(task todo done)'
  TODO [#A] What is a phi? #ssa
  DONE What is a loop?
  $ q '(priority A)'
  TODO [#A] What is a phi? #ssa
  $ q '(page compilers)'
  What is a pass? #ssa
  TODO [#A] What is a phi? #ssa
  什么是中间表示？
  $ q '(page [[translators]])'
  What is a pass? #ssa
  TODO [#A] What is a phi? #ssa
  什么是中间表示？
  $ q '(page "Compilers/Loops")'
  DONE What is a loop?
  $ q '(between [[Mar 13th, 2024]] [[2024-03-13]])'
  What was said today?
  $ q '(between -2d today)'
  What was said today?
  $ q '(between created-at -1d today)'
  DONE What is a loop?
  $ q '(and [[ssa]] (sort-by weight))'
  What is a pass? #ssa
  TODO [#A] What is a phi? #ssa
  $ q '(and [[ssa]] (sort-by weight asc))'
  TODO [#A] What is a phi? #ssa
  What is a pass? #ssa
  $ q '(and "什么" "中间")'
  什么是中间表示？
  $ q '{{query 表示}}'
  什么是中间表示？
  $ q 'is:new (not (or #ssa (task DONE) (between -1w now)))'
  什么是中间表示？

In it the parents of a page's own name do not count; in recto's own they do.

  $ q tag:Compilers
  What is a pass? #ssa
  TODO [#A] What is a phi? #ssa
  什么是中间表示？
  DONE What is a loop?
  $ q '(and [[Compilers]])'
  What is a pass? #ssa
  TODO [#A] What is a phi? #ssa
  什么是中间表示？

A graph that names its journals in a way of its own: queries know it, once it is imported.

  $ mkdir -p own/logseq own/journals
  $ echo '{:journal/page-title-format "yyyy-MM-dd EEEE"}' >own/logseq/config.edn
  $ echo '- What was it? [[2024-01-27 Saturday]] #card' >own/journals/2024_01_28.md
  $ recto list '(between [[2024-01-28 Sunday]] today)'
  recto: this names no day: [[Jan 28th, 2023]] and [[2023-01-28]] always do
  (between [[2024-01-28 Sunday]] today)
           ^
  [2]
  $ recto -q import own
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ q '(between [[2024-01-28 Sunday]] [[2024-01-29 Monday]])'
  What was it? 2024-01-27 Saturday
  $ q '(page [[2024-01-28 Sunday]])'
  What was it? 2024-01-27 Saturday
  $ q '[[2024-01-27 Saturday]]'
  What was it? 2024-01-27 Saturday
  $ recto -q forget own
  forgot 1 path: 1 card gone

A review accepts an order, and keeps its own.

  $ recto next '(sort-by weight)' | head -n 1
  Compilers
  $ recto due '(and [[ssa]] (sort-by weight))'
  0 due, 2 new, 0 in drill, 2 cards

What is not understood.

  $ recto list '(and [[ssa]] (page-tags x))'
  recto: (page-tags …) looks at pages: use tag:NAME or [[NAME]]
  (and [[ssa]] (page-tags x))
                ^
  [2]
  $ recto list '(property type a book)'
  recto: this is written (property KEY VALUE); several words go in quotes
  (property type a book)
                   ^
  [2]
  $ recto mark --query '{{cards (between -7 today)}}'
  recto: a date is like [[2023-01-28]], today, yesterday, now, -7d, +2w, 3m, 1y
  {{cards (between -7 today)}}
                   ^
  [2]
