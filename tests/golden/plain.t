Review by lines: an empty line shows the answer, then a key or a number scores.

  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ printf '\n4\nq\n' | recto review --plain
  
  7 due, 0 new, 0 in drill
  Compiler basics
  
  What is Register allocation? #basics
  
  enter shows the answer, ? all keys
  
  • Names become registers.
  
  1 again (1 d), 2 hard (6 d), 3 good (6 d), 4 easy (6 d)
  
  6 due, 0 new, 0 in drill
  Compiler basics
  
  Why an intermediate form? #basics
  
  enter shows the answer, ? all keys
  
  reviewed 1 card, 1 passed (100 %)
  $ recto due
  6 due, 0 new, 0 in drill, 7 cards
  $ recto undo
  undone: easy on What is Register allocation? #basics

The end of the input ends the review; what was scored is kept.

  $ printf '\n1\n\n' | recto review --limit 1
  
  1 due, 0 new, 0 in drill
  Compiler basics
  
  What is Register allocation? #basics
  
  enter shows the answer, ? all keys
  
  • Names become registers.
  
  1 again (1 d), 2 hard (6 d), 3 good (6 d), 4 easy (6 d)
  
  0 due, 0 new, 1 in drill
  drill
  Compiler basics
  
  What is Register allocation? #basics
  
  enter shows the answer, ? all keys
  
  • Names become registers.
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  reviewed 1 card, 0 passed (0 %)
  what was hard:
  again: What is Register allocation? #basics
  $ recto due
  6 due, 0 new, 1 in drill, 7 cards
  $ recto list score:1 | cut -f4
  What is Register allocation? #basics

Other keys and the names of actions.

  $ printf '%s\n' '*' i xyzzy '?' '' '?' e u suspend q | recto review phi
  
  1 due, 0 new, 0 in drill
  Compiler basics
  
  What is a phi node? #basics
  
  enter shows the answer, ? all keys
  marked
  id         ID1
  file       DIR/notes/compilers.md:52
  deck       Compiler basics
  tags       #basics
  state      review, due on 2023-02-01, marked
  memory     interval 4 d, ease 2.46, repeats 2, lapses 0
  2023-02-01  state     -           4 d, ease 2.46, due 2023-02-01
  2023-02-01  mark      -           4 d, ease 2.46, due 2023-02-01
  not understood: "xyzzy"; ? lists the keys
  enter shows the answer, ? all keys
  enter, space show the answer or clozes
  u undo the last action
  - bury until tomorrow
  @ suspend
  * mark or unmark
  i the card's facts and history
  n show the next line only
  ? all keys
  q, esc back
  
  • A choice by the edge taken.
  
  1 again (1 d), 2 hard (10 d), 3 good (10 d), 4 easy (11 d)
  1 again
  2 hard
  3, space good
  4 easy
  u undo the last action
  - bury until tomorrow
  @ suspend
  * mark or unmark
  i the card's facts and history
  ? all keys
  q, esc back
  that key is for the screen
  undone: mark on What is a phi node? #basics
  
  1 due, 0 new, 0 in drill
  Compiler basics
  
  What is a phi node? #basics
  
  enter shows the answer, ? all keys
  suspended
  
  reviewed 0 cards
  $ printf '%s\n' - q | recto review token
  
  1 due, 0 new, 0 in drill
  Compiler basics
  
  What is the difference between a token and a lexeme? #basics
  
  enter shows the answer, ? all keys
  buried until tomorrow
  
  reviewed 0 cards
  $ recto list is:buried | cut -f4
  What is the difference between a token and a lexeme? #basics
  $ printf '%s\n' reveal score-5 undo | recto review --limit 1 'basic block'
  
  1 due, 0 new, 0 in drill
  Compiler basics
  
  What is a basic block? #basics
  
  enter shows the answer, ? all keys
  
  • Straight code.
  
  1 again (1 d), 2 hard (6 d), 3 good (6 d), 4 easy (6 d)
  
  reviewed 1 card, 1 passed (100 %)
  $ printf 'keys: sm2\n' >sm2.yaml
  $ printf '\n0\n\n4\n' | recto review --config sm2.yaml 'back end'
  
  1 due, 0 new, 0 in drill
  Compiler basics
  
  What does a back end do? #basics
  
  enter shows the answer, ? all keys
  
  • It makes machine code.
  
  0 blackout (1 d), 1 again (1 d), 2 wrong, but it felt easy (1 d), 3 hard (6 d), 4 good (6 d), 5 easy (6 d)
  
  0 due, 0 new, 1 in drill
  drill
  Compiler basics
  
  What does a back end do? #basics
  
  enter shows the answer, ? all keys
  
  • It makes machine code.
  
  0 blackout (1 d), 1 again (1 d), 2 wrong, but it felt easy (1 d), 3 hard (1 d), 4 good (1 d), 5 easy (1 d)
  
  reviewed 1 card, 0 passed (0 %), 1 in drill
  what was hard:
  blackout: What does a back end do? #basics

An empty line is no score: what the scores are is said once more.

  $ printf '\n\n?\nq\n' | recto review --plain 'is:due SSA'
  
  1 due, 0 new, 0 in drill
  Compiler basics
  
  What is SSA? #basics
  
  enter shows the answer, ? all keys
  
  • Each name is assigned once.
  
  1 again (1 d), 2 hard (10 d), 3 good (11 d), 4 easy (11 d)
  1 again (1 d), 2 hard (10 d), 3 good (11 d), 4 easy (11 d)
  1 again
  2 hard
  3, space good
  4 easy
  u undo the last action
  - bury until tomorrow
  @ suspend
  * mark or unmark
  i the card's facts and history
  ? all keys
  q, esc back
  
  reviewed 0 cards
  $ printf 'bind: {reveal: r}\n' >r.yaml; printf 'r\nq\n' | recto review --config r.yaml --plain SSA
  
  1 due, 0 new, 0 in drill
  Compiler basics
  
  What is SSA? #basics
  
  r shows the answer, ? all keys
  
  • Each name is assigned once.
  
  1 again (1 d), 2 hard (10 d), 3 good (11 d), 4 easy (11 d)
  
  reviewed 0 cards

A score before the answer is none.

  $ printf '3\n\nq\n' | recto review --plain 'is:due SSA' | sed '1,/What is/d'
  
  enter shows the answer, ? all keys
  not before the answer
  enter shows the answer, ? all keys
  
  • Each name is assigned once.
  
  1 again (1 d), 2 hard (10 d), 3 good (11 d), 4 easy (11 d)
  
  reviewed 0 cards

A summary as JSON; the talk goes elsewhere.

  $ printf '\n5\nq\n' | out recto review --json | sed 's/"seconds":.*}/"seconds":N}/'
  {"reviews":1,"passed":1,"drills":0,"crams":0,"seconds":N}

Ahead of time, and when nothing is due.

  $ export RECTO_NOW=2023-01-30T00:00:00Z
  $ recto review --plain
  nothing is due until 2023-02-01
  [1]
  $ recto review --plain --json
  {"reviews":0,"passed":0,"drills":0,"crams":0,"seconds":0.0}
  [1]
  $ recto review --plain --ahead 1 lexeme
  nothing is due until 2023-02-01
  [1]
  $ printf '\n3\n' | recto review --plain --ahead 3 SSA | tail -3
  1 again (1 d), 2 hard (10 d), 3 good (11 d), 4 easy (11 d)
  
  reviewed 1 card, 1 passed (100 %)

Pages that changed are read first.

  $ printf -- '- brand new #card\n\t- yes\n' >notes/new.md
  $ recto review brand </dev/null
  
  0 due, 1 new, 0 in drill
  new
  
  brand new
  
  enter shows the answer, ? all keys
  
  reviewed 0 cards

An answer comes line by line, and what reveals it prints only what is new.

  $ printf -- '- three lines #card\n\t- one\n\t- two\n\t- three\n- other lines #card\n\t- four\n' >notes/lines.md
  $ printf -- '- The {{cloze Seine}} and the {{cloze Rhine}} #card\n\t- one\n\t- two\n' >notes/rivers.md
  $ printf 'n\n\n' | recto review 'three lines'
  
  0 due, 1 new, 0 in drill
  lines
  
  three lines
  
  enter shows the answer, ? all keys
  • one
  • two
  • three
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  reviewed 0 cards
  $ printf 'n\nn\nn\n' | recto review 'three lines' | tail -n +8
  • one
  • two
  • three
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  reviewed 0 cards
  $ printf 'n\n-\n\n' | recto review page:lines | tail -n +7
  enter shows the answer, ? all keys
  • one
  buried until tomorrow
  
  0 due, 1 new, 0 in drill
  lines
  
  other lines
  
  enter shows the answer, ? all keys
  
  • four
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  reviewed 0 cards
  $ printf 'n\n\n\n' | recto review page:rivers | tail -n +7
  enter shows the answer, ? all keys
  • one
  • two
  
  enter shows the clozes, ? all keys
  
  The [Seine] and the [Rhine]
  
  • one
  • two
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  reviewed 0 cards
  $ mkdir -p .config/recto; printf 'cloze: each\n' >.config/recto/config.yaml
  $ printf 'n\n\n' | recto review page:rivers | tail -n +7
  enter shows the answer, ? all keys
  • one
  • two
  
  The [Seine] and the Rhine
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  reviewed 0 cards
  $ rm -r .config; recto -q import
  imported 4 pages, 11 cards: 0 new, 0 edited, 0 moved, 1 back, 2 gone

When nobody reads any more, nothing is scored any more.

  $ for i in 1 2 3; do printf -- "- extra $i #card\n"; done >>notes/new.md
  $ mkfifo gone
  $ { read -r _ <gone; printf '\n3\n\n3\n\n3\n'; } | { recto review --plain extra; echo "$?" >code; } | { exec <&-; echo >gone; }; cat code
  3
  $ recto list extra | cut -f2
  new
  new
  new

New cards come as many as asked for; a signal ends the review, as it ends any program.

  $ printf '\n3\n\n3\n\n3\n' | recto review --new 2 extra | tail -1
  reviewed 2 cards, 2 passed (100 %)
  $ recto review --new 0 extra </dev/null
  nothing is due until 2023-01-30
  [1]
  $ mkfifo wait; exec 9<>wait
  $ timeout --preserve-status -s TERM 1 recto review --new 5 extra <wait >/dev/null 2>&1
  [143]
  $ exec 9>&-
