The clock is frozen by --now, else by RECTO_NOW.

  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto due --now 2023-01-31T23:59:59.999Z
  0 due, 0 new, 0 in drill, 7 cards, next on 2023-02-01
  [1]
  $ recto due --now 2023-02-01T04:00:00+00:00
  7 due, 0 new, 0 in drill, 7 cards
  $ RECTO_NOW=2023-02-01T03:59:59Z recto due
  0 due, 0 new, 0 in drill, 7 cards, next on 2023-02-01
  [1]
  $ RECTO_NOW=2023-02-01T03:59:59Z recto --now=2023-02-01T04:00:00Z due
  7 due, 0 new, 0 in drill, 7 cards
  $ recto --now yesterday due
  recto: --now is a time such as 2026-03-01T09:00:00Z, not "yesterday"
  [2]
  $ recto --now 2023-02-30T00:00:00Z due
  recto: --now is a time such as 2026-03-01T09:00:00Z, not "2023-02-30T00:00:00Z"
  [2]
  $ RECTO_NOW=soon recto list
  recto: RECTO_NOW is a time such as 2026-03-01T09:00:00Z, not "soon"
  [2]
  $ RECTO_NOW= recto due --json | field due
  7

The day begins where the person is.

  $ TZ=JST-9 recto due --now 2023-01-31T19:00:00Z | cut -d, -f1
  7 due
  $ TZ=PST8PDT,M3.2.0,M11.1.0 recto due --now 2023-02-01T11:59:59Z | cut -d, -f1
  0 due
