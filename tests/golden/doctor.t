Where everything is.

  $ doctor() { recto doctor "$@" | sed 's/^\(recto\|sqlite\|libyaml\|jansson\|unistring\|pictures\) .*/\1/; s/^schema .*/schema/'; }
  $ doctor
  recto
  sqlite
  libyaml
  jansson
  unistring
  pictures
  config     DIR/.config/recto/config.yaml (not there)
  database   DIR/.local/share/recto/recto.db (not there)
  checked    0 cards, 0 log entries
  all is well
  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ doctor
  recto
  sqlite
  libyaml
  jansson
  unistring
  pictures
  config     DIR/.config/recto/config.yaml (not there)
  database   DIR/.local/share/recto/recto.db
  schema
  reads      DIR/notes
  checked    7 cards, 8 log entries
  all is well
  $ recto doctor --json | sed 's/"version".*"config"/"config"/; s/"schema".*"sources"/"sources"/'
  {"ok":true,"config":"DIR/.config/recto/config.yaml","config_exists":false,"database":"DIR/.local/share/recto/recto.db","database_exists":true,"sources":["DIR/notes"],"waiting":[],"cards":7,"entries":8,"problems":[]}

The graphs of the configuration are read as well.

  $ printf 'graphs:\n  - path: notes\n  - path: /nowhere/wiki\n' >graphs.yaml
  $ recto --config graphs.yaml doctor | grep reads
  reads      DIR/notes
  reads      /nowhere/wiki (not there)
  $ recto --config graphs.yaml doctor --json | sed 's/.*"sources"/"sources"/; s/,"cards".*//'
  "sources":["DIR/notes","/nowhere/wiki"],"waiting":[]

What is wrong with the database is said, and nothing is written.

  $ printf 'this is no database, but text that is long enough to be looked at, and more of it' >text.db
  $ recto --db text.db due
  recto: text.db: this is no database, or a damaged one (file is not a database); put a backup in its place, or name another with --db
  [4]
  $ recto --db text.db import notes
  recto: text.db: this is no database, or a damaged one (file is not a database); put a backup in its place, or name another with --db
  [4]
  $ recto --db . list
  recto: . is a folder, not a database
  [4]
  $ recto --db text.db doctor | tail -2
  recto: text.db: this is no database, or a damaged one (file is not a database); put a backup in its place, or name another with --db
  config     DIR/.config/recto/config.yaml (not there)
  database   text.db
  $ wc -c <text.db
  81

A database of a later program is refused, and one that lost its second half too.

  $ cp .local/share/recto/recto.db later.db
  $ printf '\011' | dd of=later.db bs=1 seek=62 conv=notrunc 2>/dev/null
  $ recto --db later.db due
  recto: later.db was written by a newer recto (schema 2306, this one knows 2): please upgrade recto
  [4]
  $ recto --db later.db doctor | tail -1
  recto: later.db was written by a newer recto (schema 2306, this one knows 2): please upgrade recto
  database   later.db
  $ head -c 30000 .local/share/recto/recto.db >half.db
  $ recto --db half.db list | wc -l
  recto: half.db: the database is damaged (database disk image is malformed); put a backup in its place, or name another with --db
  0
  $ recto --db half.db doctor >/dev/null 2>&1; [ $? -ge 1 ] && echo found
  found

What else is no database of recto, and paths that lead to no page.

  $ touch empty.db; recto --db empty.db list
  recto: empty.db is empty: no database, or a damaged one; put a backup in its place, or name another with --db
  [4]
  $ printf 'SQLite format 3\0' | cat - /dev/zero | head -c 100 >zero.db; recto --db zero.db list
  recto: zero.db: this is no database, or a damaged one (file is not a database); put a backup in its place, or name another with --db
  [4]
  $ recto --db other.db import notes; printf '\0\0\0\0' | dd of=other.db bs=1 seek=68 conv=notrunc 2>/dev/null
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  next: recto review (7 due, 0 new)
  $ recto --db other.db list
  recto: other.db is a database of another program; name one of recto's own with --db
  [4]
  $ recto --db other.db/x list
  recto: other.db/x: Not a directory
  [4]
  $ for command in import forget inspect write-back; do recto $command '' || echo $?; done
  recto: import: a path is empty
  2
  recto: forget: a path is empty
  2
  recto: inspect: a path is empty
  2
  recto: write-back: a path is empty
  2
  $ mkdir nothing; recto --db new.db import nothing
  imported 0 pages, 0 cards: 0 new, 0 edited, 0 moved, 0 back, 0 gone
  no pages here: they end with .md, .markdown or .org
