What is not understood is shown with a caret.

  $ recto list 'score:9'
  recto: a score is a whole number from 0 to 5
  score:9
        ^
  [2]
  $ recto list is:dew
  recto: there is no is:dew; did you mean is:new?
  is:dew
     ^
  [2]
  $ recto due 'page:'
  recto: page:NAME needs a value
  page:
       ^
  [2]
  $ recto next '(and [[a]]'
  recto: nothing closes this (
  (and [[a]]
  ^
  [2]
  $ recto review --plain 'interval>x'
  recto: an interval is a number of days
  interval>x
           ^
  [2]
  $ recto suspend --query 'is:'
  recto: is:STATE needs a value
  is:
     ^
  [2]

Words that begin with - go after --.

  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto list is:due -phi
  recto: unknown flag -phi: recto list -h lists the flags; words that begin with - go after --
  [2]
  $ recto list is:due -- -phi | wc -l
  6
  $ recto list is:due not:phi | wc -l
  6

A name with blanks is one argument of the shell, or has quotes of its own.

  $ recto list "page:Compiler basics" | wc -l
  7
  $ recto list "page:Compiler basics" SSA | wc -l
  1
  $ recto list 'page:"Compiler basics"' | wc -l
  7
  $ recto list "page:Compiler* is:new" | wc -l
  no card fits the query
  0
  $ recto mark --yes --query "page:Compiler basics"
  marked 7 cards

Nothing found: one line on standard error, none where JSON says it, or with -q.

  $ recto list nosuch
  no card fits the query
  [1]
  $ recto list --json nosuch
  [1]
  $ recto -q list nosuch
  [1]
  $ recto next nosuch
  no card fits the query
  [1]
  $ recto next --json nosuch
  null
  [1]
  $ recto -q next nosuch
  [1]
  $ recto mark --query nosuch
  no card fits the query
  [1]
  $ recto -q mark --query nosuch
  [1]
  $ recto review nosuch
  no card fits the query
  [1]
  $ recto review ./notes
  no card fits the query: did you mean recto import ./notes?
  [1]
  $ recto list ./notes
  no card fits the query: did you mean recto import ./notes?
  [1]
  $ recto --db none.db list
  there are no cards: recto import PATH reads some
  [1]
  $ recto --db none.db next
  there are no cards: recto import PATH reads some
  [1]

Words that other languages of queries know are text here; where they find nothing, that is said.

  $ recto list nothing or something
  no card fits the query; for or: write (or "this" [[that]])
  [1]
  $ recto list nothing and something
  no card fits the query; for and: all terms must hold without it
  [1]
  $ recto list 'intervall>3'
  recto: there is no term "intervall>"; did you mean interval>N?
  intervall>3
  ^
  [2]

A query that is not understood makes no database.

  $ recto --db none.db review is:nothing
  recto: is: takes due, new, suspended, buried, marked, leech or gone
  is:nothing
     ^
  [2]
  $ test -e none.db; echo "$?"
  1
  $ recto --db none.db review is:due </dev/null
  no card fits the query
  [1]
  $ test -e none.db; echo "$?"
  0
