A report counts each card once, and a look says what the import then does, and changes nothing.

  $ mkdir notes
  $ printf -- '- Why do birds sing at dawn? #card\n\t- To be heard.\n- What do cats dream of? #card\n\t- Mice.\n- Where do whales sleep? #card\n\t- Near the surface.\n' >notes/animals.md
  $ printf -- '- 编译器为什么使用静态单赋值形式作为中间表示，并且在支配边界上放置函数节点呢？请详细说明 #card\n\t- 因为路径在那里汇合\n- Which way does water drain? #card\n\t- Either.\n' >notes/things.md
  $ recto -q import notes
  imported 2 pages, 5 cards: 5 new, 0 edited, 0 moved, 0 back, 0 gone
  $ birds=$(card birds)
  $ printf -- '- Why do birds really sing at dawn? #card\n\t- To be heard.\n- What do cats dream of? #card\n\t- Mice, and of naps.\n- How long does a mayfly live? #card\n\t- A day.\n- Which way does water drain? #card\n\t- Either.\n' >notes/animals.md
  $ printf -- '- 编译器为什么使用静态单赋值形式作为中间表示，而且在支配边界上放置函数节点呢？请详细说明 #card\n\t- 因为路径在那里汇合\n' >notes/things.md
  $ before=$(cat .local/share/recto/* | cksum)
  $ recto import --json --dry-run | sed 's/"id":[0-9]*//; s/"card":[^,]*//g' >look
  $ recto import --dry-run
  imported 2 pages, 5 cards: 1 new, 3 edited, 1 moved, 0 back, 1 gone (only a look, nothing is changed)
    edited ID1  What do cats dream of?
                83 % alike → with another answer
    edited ID2  Why do birds sing at dawn?
                95 % alike → Why do birds really sing at dawn?
    edited ID3  …式作为中间表示，并且在支配边界上放置函数节点呢？请…
                98 % alike → …式作为中间表示，而且在支配边界上放置函数节点呢？请…
    moved  ID4  Which way does water drain?
                             things → animals
    gone   ID5  Where do whales sleep?
    new    How long does a mayfly live?, in animals
  $ [ "$before" = "$(cat .local/share/recto/* | cksum)" ] && echo nothing has changed
  nothing has changed
  $ recto import --json | tee done.json | sed 's/"id":[0-9]*//; s/"card":[^,]*//g' | diff look - && echo the same
  the same
  $ for n in cards new edited moved back unchanged gone; do echo "$n $(field $n <done.json)"; done
  cards 5
  new 1
  edited 3
  moved 1
  back 0
  unchanged 0
  gone 1

Scores that came in between stay with the card, and the page may have changed again.

  $ import=$(field id <done.json)
  $ recto -q answer "$birds" 5
  5: next in 1 d, on 2023-02-02 (ease 2.6, repeats 1)
  $ recto import
  imported 2 pages, 5 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (0 due, 4 new)
  $ recto show "$birds" | tail -5
  2023-02-01  match     -
              was Why do birds sing at dawn? in DIR/notes/animals.md (95 % alike)
              if that is wrong: recto unmatch ID2
              all of that import: recto undo --import 2
  2023-02-01  review    5 easy      1 d, ease 2.6, due 2023-02-02
  $ printf -- '- Why do birds really sing so early? #card\n\t- To be heard.\n- What do cats dream of? #card\n\t- Mice, and of naps.\n- How long does a mayfly live? #card\n\t- A day.\n- Which way does water drain? #card\n\t- Either.\n' >notes/animals.md
  $ recto undo --import "$import"
  unmatched 3 cards
  $ recto list is:gone | cut -f2-
  gone	animals	Why do birds sing at dawn?
  gone	animals	Where do whales sleep?
  gone	things	编译器为什么使用静态单赋值形式作为中间表示，并且在支配边界上放置函数节点呢？请详细说明
  gone	things	Which way does water drain?
  $ recto list | cut -f2-
  new	animals	Why do birds really sing at dawn?
  new	animals	What do cats dream of?
  new	animals	How long does a mayfly live?
  new	animals	Which way does water drain?
  new	things	编译器为什么使用静态单赋值形式作为中间表示，而且在支配边界上放置函数节点呢？请详细说明
  $ recto show "$birds" | tail -6
  
  2023-02-01  match     -
              was Why do birds sing at dawn? in DIR/notes/animals.md (95 % alike)
  2023-02-01  review    5 easy      1 d, ease 2.6, due 2023-02-02
  2023-02-01  unmatch   -           1 d, ease 2.6, due 2023-02-02
              was Why do birds really sing at dawn? in DIR/notes/animals.md
  $ recto doctor | tail -1
  all is well
  $ recto import
  imported 2 pages, 5 cards: 0 new, 1 edited, 0 moved, 0 back, 0 gone
    edited ID6  Why do birds really sing at dawn?
                76 % alike → Why do birds really sing so early?
  a wrong match: recto unmatch CARD; all of them: recto undo --import 10
  next: recto review (0 due, 5 new)
  $ recto undo --import "$import"
  recto: the import 2 has no match that could be taken back
  [1]

The old text brings the card back; it is not taken for the refused text again.

  $ printf -- '- Why do birds sing at dawn? #card\n\t- To be heard.\n- What do cats dream of? #card\n\t- Mice, and of naps.\n' >notes/animals.md
  $ recto import
  imported 2 pages, 3 cards: 0 new, 0 edited, 0 moved, 1 back, 3 gone
    back   ID2  Why do birds sing at dawn?
    gone   ID7  How long does a mayfly live?
    gone   ID8  Which way does water drain?
    gone   ID6  Why do birds really sing so early?
  next: recto review (0 due, 2 new)
  $ printf -- '- Why do birds really sing at dawn? #card\n\t- To be heard.\n- What do cats dream of? #card\n\t- Mice, and of naps.\n' >notes/animals.md
  $ recto import
  imported 2 pages, 3 cards: 1 new, 0 edited, 0 moved, 0 back, 1 gone
    gone   ID2  Why do birds sing at dawn?
    new    Why do birds really sing at dawn?, in animals
  next: recto review (0 due, 3 new)
  $ recto list birds | cut -f2-
  new	animals	Why do birds really sing at dawn?
  $ recto show "$birds" | sed -n '/state/,/memory/p'
  state      gone, due on 2023-02-02
  memory     interval 1 d, ease 2.6, repeats 1, lapses 0

Undo passes imports over, and takes back what was done on cards before them.

  $ recto undo
  undone: unmatch on 3 cards
  $ recto undo
  undone: easy on Why do birds really sing so early?
  $ recto undo
  recto: nothing to undo
  [1]
  $ recto doctor | tail -1
  all is well

Of two matches in a row the first one's import takes both back.

  $ mkdir chain; printf -- '- What is the capital of France? #card\n\t- Paris\n' >chain/a.md
  $ recto -q import chain
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ sed -i 's/capital/main city/' chain/a.md; one=$(recto import --json chain | field id)
  $ sed -i 's/main city/biggest main city/' chain/a.md; two=$(recto import --json chain | field id)
  $ france=$(card France)
  $ recto show "$france" | sed -n '/match/,$p'
  file       DIR/chain/a.md:1
  deck       a
  state      new
  
  2023-02-01  match     -
              was What is the capital of France? in DIR/chain/a.md (77 % alike)
  2023-02-01  match     -
              was What is the main city of France? in DIR/chain/a.md (94 % alike)
              if that is wrong: recto unmatch ID9
              all of that import: recto undo --import 21
  $ recto undo --import "$one"
  unmatched 1 card
  $ recto list France is:gone | cut -f2-
  gone	a	What is the capital of France?
  $ recto list France | cut -f2-
  new	a	What is the biggest main city of France?
  $ recto unmatch "$france"
  recto: no import guessed that this text was the card's: there is nothing to take back
  [1]
  $ recto undo --import "$two"
  recto: the import 21 has no match that could be taken back
  [1]
  $ recto doctor | tail -1
  all is well

An unmatch that was taken back leaves nothing behind: the text that was a card of its own for a while finds the one with
the history.

  $ mkdir back; printf -- '- What is the mayb monad? #card\n\t- An option.\n' >back/a.md
  $ recto -q import back
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ monad=$(card monad); recto -q answer "$monad" 5
  5: next in 1 d, on 2023-02-02 (ease 2.6, repeats 1)
  $ sed -i 's/mayb/maybe/' back/a.md; recto -q import back
  imported 1 pages, 1 cards: 0 new, 1 edited, 0 moved, 0 back, 0 gone
  $ recto -q unmatch "$monad"; recto -q undo
  unmatched: ID10 is What is the mayb monad?, which is gone; ID11 is What is the maybe monad?, a new card
  undone: unmatch on What is the maybe monad?
  $ recto list monad is:gone
  no card fits the query
  [1]
  $ sed -i 's/maybe/option/' back/a.md; recto -q import back
  imported 1 pages, 1 cards: 0 new, 1 edited, 0 moved, 0 back, 0 gone
  $ sed -i 's/option/maybe/' back/a.md; recto -q import back
  imported 1 pages, 1 cards: 0 new, 1 edited, 0 moved, 0 back, 0 gone
  $ recto list monad | cut -f2-
  2023-02-02	a	What is the maybe monad?
  $ recto doctor | tail -1
  all is well
