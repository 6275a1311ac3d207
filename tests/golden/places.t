Which database is used, and where files are made.

  $ printf -- '- one #card\n\t- 1\n' >one.md
  $ recto due
  0 due, 0 new, 0 in drill, 0 cards
  [1]
  $ ls -A
  one.md
  $ recto -q import one.md
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  $ ls .local/share/recto/*.db
  .local/share/recto/recto.db
  $ RECTO_DB=a.db recto -q import one.md; ls *.db
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  a.db
  $ RECTO_DB=a.db recto --db b.db -q import one.md; ls *.db
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  a.db
  b.db
  $ RECTO_DB= recto due
  0 due, 1 new, 0 in drill, 1 card
  $ XDG_DATA_HOME=$PWD/data recto -q import one.md; ls data/recto/*.db
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  data/recto/recto.db
  $ XDG_DATA_HOME=relative recto due; ls -d relative
  0 due, 1 new, 0 in drill, 1 card
  ls: cannot access 'relative': No such file or directory
  [2]
  $ env -u HOME recto due
  recto: no home folder is known: set HOME or XDG_CONFIG_HOME
  [3]
  $ recto -q --db deep/er/c.db import one.md; ls deep/er/*.db
  imported 1 pages, 1 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
  deep/er/c.db
