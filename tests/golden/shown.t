What is shown of a card: formulas as the configuration wants them, tags but for those it hides.

  $ mkdir notes
  $ printf '%s\n' '## What is $x^2$? #algebra #ques1 #card' '' '|a|b|' '|-|-|' '|$\frac12$|`c`|' > notes/p.md
  $ recto -q import notes
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ printf '%s\n' 'hide_tags: [ques1]' 'math: builtin' > builtin.yaml
  $ recto --config builtin.yaml show "$(card)" | sed -n 3,7p
  What is x²? #algebra
  
  a   │ b
  ────┼──
  1/2 │ c
  $ printf '%s\n' 'math: "off"' > off.yaml
  $ recto --config off.yaml next | sed -n 3p
  What is $x^2$? #algebra #ques1
  $ printf '%s\n' "math: sed 's/^/formula /'" > command.yaml
  $ recto --config command.yaml next | sed -n 3p
  What is formula x^2? #algebra #ques1

Answers keep their tags, and the card has all of them.

  $ recto --config builtin.yaml list tag:ques1 --json | grep -o '"tags":[^]]*.'
  "tags":["algebra","ques1"]
  $ recto list tag:ques1 | wc -l | tr -d ' '
  1

A command that cannot be one is a mistake in the file.

  $ printf '%s\n' "math: sed 's" > bad.yaml
  $ recto --config bad.yaml next
  recto: bad.yaml:1:7: `math` is no command: a quote is not closed in: sed 's
  math: sed 's
        ^
  [3]
  $ recto help config | grep -E 'hide_tags|math:' | grep -c 'not yet'
  0
  [1]
