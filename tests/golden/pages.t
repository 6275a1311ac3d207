What pages are called: the graph's configuration says how names of files and dates are written.

  $ mkdir -p graph/logseq graph/pages graph/journals graph/logseq/bak graph/old graph/node_modules
  $ cat >graph/logseq/config.edn <<'END'
  > {:file/name-format :triple-lowbar
  >  :journal/page-title-format "yyyy年MM月dd日" ; Chinese
  >  :hidden ["old"]
  >  :block-hidden-properties #{:source}}
  > END
  $ printf -- '- one [[2023-01-27]] #card\n' >graph/journals/2023_01_28.md
  $ printf 'alias:: 别名, Deep\n\n- two #card\n- source:: x\n  kind:: [[card]]\n' >graph/pages/a___b.c%3F.md
  $ printf -- 'title:: other\n\n- three\n' >graph/pages/contents.md
  $ printf -- '#+TITLE: From org\n* four #card\n** answer\n' >graph/org.org
  $ printf -- '- hidden #card\n' | tee graph/old/x.md graph/logseq/bak/x.md graph/node_modules/x.md >graph/.x.md
  $ ln -s a___b.c%3F.md graph/pages/link.md
  $ recto import graph
  imported 4 pages, 4 cards: 4 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (0 due, 4 new)
  $ recto list | cut -f3,4
  2023年01月28日	one 2023-01-27
  a/b.c?	two
  a/b.c?	kind:: card
  From org	four
  $ recto list page:deep | cut -f3,4
  a/b.c?	two
  a/b.c?	kind:: card
  $ recto list '[[Jan 28th, 2023]]' | cut -f3,4
  2023年01月28日	one 2023-01-27
  $ recto list '[[2023年01月27日]]' | cut -f3,4
  2023年01月28日	one 2023-01-27
  $ recto inspect --json graph/journals/2023_01_28.md
  {"path":"DIR/graph/journals/2023_01_28.md","page":"2023年01月28日","line":1,"level":1,"pre_block":false,"card":true,"skipped":null,"content":"one [[2023-01-27]] #card","properties":{},"refs":["2023年01月27日","card"],"notes":[]}
  $ recto -q inspect graph | grep -v '^ '
  DIR/graph/journals/2023_01_28.md: 2023年01月28日
  DIR/graph/org.org: From org
  DIR/graph/pages/a___b.c%3F.md: a/b.c?
  DIR/graph/pages/contents.md: Contents

A changed configuration reads the pages again.

  $ echo '{}' >graph/logseq/config.edn
  $ recto import graph
  imported 5 pages, 5 cards: 1 new, 1 edited, 0 moved, 0 back, 0 gone
    edited ID1  kind:: [[card]]
                69 % alike → source:: x kind:: [[card]]
    new    hidden, in x
  a wrong match: recto unmatch CARD; all of them: recto undo --import 2
  next: recto review (0 due, 5 new)
  $ recto list | cut -f3,4
  a___b/c?	two
  a___b/c?	source:: x kind:: card
  From org	four
  Jan 28th, 2023	one 2023-01-27
  x	hidden

What is doubtful is told, with what to do about it.

  $ cat >graph/logseq/config.edn <<'END'
  > {:file/name-format "triple-lowbar"
  >  :journal/page-title-format "week ww"
  >  :hidden ["*.org" :old]
  >  :srs/learning-fraction 2}
  > END
  $ printf -- '- five #card\n' >graph/journals/28.01.2023.md
  $ printf -- 'title:: From ORG\n\n- six #card\n' >graph/pages/twin.md
  $ recto import graph
  DIR/graph/logseq/config.edn:1:20: warning: :file/name-format is :triple-lowbar or :legacy; :legacy is taken
  DIR/graph/logseq/config.edn:2:29: warning: :journal/page-title-format is no form of a date with year, month and day, such as "yyyy-MM-dd"; "MMM do, yyyy" is taken
  DIR/graph/logseq/config.edn:3:11: warning: :hidden takes the beginnings of paths; a * stands for itself, as in Logseq
  DIR/graph/logseq/config.edn:3:19: warning: :hidden takes paths in quotes, so this is left out
  DIR/graph/logseq/config.edn:4:25: warning: :srs/learning-fraction is a number between 0 and 1; 0.5 is taken
  DIR/graph/journals/28.01.2023.md:1:1: warning: this page lies among the journals, but its name is no date that Logseq knows: name it like 2023_01_28, or move it
  DIR/graph/pages/twin.md:1:1: warning: this is the page "From ORG", and so is DIR/graph/org.org, of which Logseq shows only one: join them, or give one another title
  imported 7 pages, 7 cards: 2 new, 0 edited, 0 moved, 0 back, 0 gone
    new    five, in 28/01/2023
    new    six, in From ORG
  a page is told about once; recto inspect PATH shows again what is odd in it
  next: recto review (0 due, 7 new)
  $ echo '{:hidden ["a"' >graph/logseq/config.edn
  $ err recto import graph
  DIR/graph/logseq/config.edn:2:1: warning: a bracket is not closed, so Logseq's own defaults are taken
  next: recto review (0 due, 7 new)
