Every block with its line; * is a card, ! would be one for Logseq.

  $ mkdir -p graph/logseq graph/pages; echo '{}' >graph/logseq/config.edn
  $ cat >graph/pages/odd.md <<'EOF'
  > title:: Odd things
  > tags:: card
  > 
  > - # A heading
  > 	- What is this? #card
  > 	  type:: [[question]]
  > 		- An answer.
  > - tpl
  >   template:: x
  > 	- never a card #card
  > - repeats
  >   card-repeats:: many
  > EOF
  $ recto inspect graph
  DIR/graph/pages/odd.md: Odd things
       1 ! title:: Odd things
             no card: page-properties
             note: the page's own properties are no card: put #card on a block
       4   # A heading
       5 *   What is this? #card
       7       An answer.
       8   tpl
      10 !   never a card #card
               no card: template
               note: 1 card inside a template left out: `templates: cards` takes
                     them in
      11   repeats
             note: 1 block has card-* properties but no #card, so it is left
                   alone: add #card to review
  7 blocks, 1 card (*), 2 for Logseq only (!)
  $ recto inspect --json graph
  {"path":"DIR/graph/pages/odd.md","page":"Odd things","line":1,"level":1,"pre_block":true,"card":true,"skipped":"page-properties","content":"title:: Odd things\ntags:: card\n\n","properties":{"title":"Odd things","tags":"card"},"refs":["card"],"notes":["the page's own properties are no card: put #card on a block"]}
  {"path":"DIR/graph/pages/odd.md","page":"Odd things","line":4,"level":1,"pre_block":false,"card":false,"skipped":null,"content":"# A heading","properties":{},"refs":[],"notes":[]}
  {"path":"DIR/graph/pages/odd.md","page":"Odd things","line":5,"level":2,"pre_block":false,"card":true,"skipped":null,"content":"What is this? #card\ntype:: [[question]]","properties":{"type":"[[question]]"},"refs":["card","question","type"],"notes":[]}
  {"path":"DIR/graph/pages/odd.md","page":"Odd things","line":7,"level":3,"pre_block":false,"card":false,"skipped":null,"content":"An answer.","properties":{},"refs":[],"notes":[]}
  {"path":"DIR/graph/pages/odd.md","page":"Odd things","line":8,"level":1,"pre_block":false,"card":false,"skipped":null,"content":"tpl\ntemplate:: x","properties":{"template":"x"},"refs":[],"notes":[]}
  {"path":"DIR/graph/pages/odd.md","page":"Odd things","line":10,"level":2,"pre_block":false,"card":true,"skipped":"template","content":"never a card #card","properties":{},"refs":["card"],"notes":["1 card inside a template left out: `templates: cards` takes them in"]}
  {"path":"DIR/graph/pages/odd.md","page":"Odd things","line":11,"level":1,"pre_block":false,"card":false,"skipped":null,"content":"repeats\ncard-repeats:: many","properties":{"card-repeats":"many"},"refs":[],"notes":["1 block has card-* properties but no #card, so it is left alone: add #card to review"]}

Standard input, and pages without blocks.

  $ printf -- '- one #card\n\t- two\n' | recto inspect -
  -: stdin
       1 * one #card
       2     two
  2 blocks, 1 card (*)
  $ printf -- '- one #card\n' | recto inspect --json -
  {"path":"-","page":"stdin","line":1,"level":1,"pre_block":false,"card":true,"skipped":null,"content":"one #card","properties":{},"refs":["card"],"notes":[]}
  $ recto inspect - </dev/null
  no blocks here
  [1]
  $ recto inspect --json - </dev/null
  [1]

A path that cannot be read: the others are shown all the same.

  $ printf -- '- alone #card\n' >alone.md
  $ recto inspect nowhere alone.md
  DIR/alone.md: alone
       1 * alone #card
  recto: nowhere: No such file or directory
  [3]
  $ recto inspect alone.md - </dev/null
  DIR/alone.md: alone
       1 * alone #card
  1 block, 1 card (*)
  $ recto inspect /dev/null
  recto: /dev/null: neither a folder nor a page
  [3]
  $ ls -A
  alone.md
  graph

A folder without pages.

  $ mkdir empty
  $ recto inspect empty
  no pages here
  [1]
  $ recto -q inspect empty
  [1]
  $ recto inspect --json empty
  [1]

What is odd stands below its block, each kind once; text stands for front matter and fences.

  $ cat >marks.md <<'EOF'
  > ---
  > title: Marks
  > ---
  > 
  > Before the blocks #card
  > 
  > - ({{cloze c}}) and x{{cloze d}} {{cloze e}} #card
  > 	- ```python
  > 	  print(1)
  > 	  ```
  > 	- {{cloze $x^{2}$}} **{{cloze b}}**
  > EOF
  $ recto inspect marks.md
  DIR/marks.md: Marks
       1 * Before the blocks #card
       7 * ({{cloze c}}) and x{{cloze d}} {{cloze e}} #card
             note: a cloze for recto only: put a blank before it, or Logseq shows
                   its braces (2 times)
       8     print(1)
      11     {{cloze $x^{2}$}} **{{cloze b}}**
               note: a cloze for recto only: Logseq shows its braces, as it holds
                     a }
               note: a cloze for recto only: Logseq shows its braces in emphasis,
                     labels and code, and where it begins with a link and goes on
  4 blocks, 2 cards (*); with `cloze: each` 4 cards
