Statistics: the figures of a small history as text and JSON.

  $ compilers
  $ recto import -q notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ at() { day=$1; shift; recto --now "2023-02-${day}T10:00:00Z" -q "$@"; }
  $ at 02 answer "$(card phi)" 4 --seconds 8; at 02 answer "$(card token)" 1 --seconds 30
  4: next in 10 d, on 2023-02-12 (ease 2.46, repeats 3)
  1: next in 1 d, on 2023-02-03 (ease 2.6, repeats 0)
  $ at 03 answer "$(card token)" 4; at 04 answer "$(card SSA)" 5; at 04 answer "$(card 'back end')" 3
  4: next in 1 d, on 2023-02-04 (ease 2.6, repeats 1)
  5: next in 11 d, on 2023-02-15 (ease 2.7, repeats 3)
  3: next in 6 d, on 2023-02-10 (ease 2.46, repeats 2)
  $ at 05 answer "$(card 'basic block')" 5; at 05 undo
  5: next in 6 d, on 2023-02-11 (ease 2.7, repeats 2)
  undone: easy on What is a basic block? #basics
  $ RECTO_NOW=2023-02-05T12:00:00Z; export RECTO_NOW
  $ recto stats
  Today  2023-02-05
    4 due · 0 new · 0 in drill · 0 reviews (0 new) · 0 s · retention N/A
    streak 3 days
  
  Retention  passed, of answers after at least a day; below 100 the 95 % range
              young                  mature                 all
      7 days  80.0 % of 5 (38-96)    N/A                    80.0 % of 5 (38-96)
     30 days  80.0 % of 5 (38-96)    N/A                    80.0 % of 5 (38-96)
    365 days  80.0 % of 5 (38-96)    N/A                    80.0 % of 5 (38-96)
         all  80.0 % of 5 (38-96)    N/A                    80.0 % of 5 (38-96)
  
  Forecast  4 overdue, 3 in 30 days, daily load 2.1
    Sun 02-05      0                         Mon 02-20      0
    Mon 02-06      0                         Tue 02-21      0
    Tue 02-07      0                         Wed 02-22      0
    Wed 02-08      0                         Thu 02-23      0
    Thu 02-09      0                         Fri 02-24      0
    Fri 02-10      1  ███████████████████    Sat 02-25      0
    Sat 02-11      0                         Sun 02-26      0
    Sun 02-12      1  ███████████████████    Mon 02-27      0
    Mon 02-13      0                         Tue 02-28      0
    Tue 02-14      0                         Wed 03-01      0
    Wed 02-15      1  ███████████████████    Thu 03-02      0
    Thu 02-16      0                         Fri 03-03      0
    Fri 02-17      0                         Sat 03-04      0
    Sat 02-18      0                         Sun 03-05      0
    Sun 02-19      0                         Mon 03-06      0
  
  Year  streak 3 days, longest 3; active on 3 of 4 days (75 %)
       Feb Mar Apr May  Jun Jul  Aug Sep Oct  Nov Dec Jan  Feb
  Mon
  Tue
  Wed
  Thu                                                      ▒
  Fri                                                      ░
  Sat                                                      ▒
  Sun                                                        ◂ today
  week                                                     █
       ░ 1  ▒ 2  █ 3+ reviews
  
  Scores  5 reviews
                   new   young  mature     all
    5 easy           0       1       0       1   20.0 %  █████
    4 good           0       2       0       2   40.0 %  ██████████
    3 hard           0       1       0       1   20.0 %  █████
    2 wrong          0       0       0       0    0.0 %
    1 again          0       1       0       1   20.0 %  █████
    0 blackout       0       0       0       0    0.0 %
  
  Cards  7, 0 leeches, 0 marked
    new               0
    young             7  █████████████████████████████████████████████████████████
    mature            0
    suspended         0
  
  Intervals  mean 5.7 d, longest 11 d      Ease  mean 2.57
    below 1 d         0                      1.30-1.49         0
    1 d               1  ████                1.50-1.69         0
    2-3 d             0                      1.70-1.89         0
    4-7 d             4  ████████████████    1.90-2.09         0
    8-14 d            2  ████████            2.10-2.29         0
    15-20 d           0                      2.30-2.49         2  ████████
    21-60 d           0                      2.50-2.69         4  ████████████████
    61-180 d          0                      2.70-2.89         1  ████
    181-365 d         0                      2.90+             0
    1-2 y             0
    above 2 y         0
  
  Worst cards  by lapses
    lapses   ease interval
         1   2.60      1 d         What is the difference between a token and a l…
  
  Decks  1
                        cards    due    new  young mature  susp. reviews retention
    Compiler basics         7      4      0      7      0      0       5    80.0 %
  
  Tags  1
                        cards    due    new  young mature  susp. reviews retention
    basics                  7      4      0      7      0      0       5    80.0 %
  
  Hours  reviews and retention by the local clock
    00       0      N/A                      12       0      N/A
    01       0      N/A                      13       0      N/A
    02       0      N/A                      14       0      N/A
    03       0      N/A                      15       0      N/A
    04       0      N/A                      16       0      N/A
    05       0      N/A                      17       0      N/A
    06       0      N/A                      18       0      N/A
    07       0      N/A                      19       0      N/A
    08       0      N/A                      20       0      N/A
    09       0      N/A                      21       0      N/A
    10       5   80.0 %  ████████████████    22       0      N/A
    11       0      N/A                      23       0      N/A
  $ COLUMNS=40 recto stats --ascii deck:none
  Today  2023-02-05
    0 due, 0 new, 0 in drill
    0 reviews (0 new), 0 s, retention N/A
    streak 0 days
  
  Retention
    passed, of answers after at least a
    day; below 100 the 95 % range
      7 days  young   N/A
              mature  N/A
              all     N/A
     30 days  young   N/A
              mature  N/A
              all     N/A
    365 days  young   N/A
              mature  N/A
              all     N/A
         all  young   N/A
              mature  N/A
              all     N/A
  
  Forecast
    0 overdue, 0 in 30 days, daily load
    0.0
    Sun 02-05      0
    Mon 02-06      0
    Tue 02-07      0
    Wed 02-08      0
    Thu 02-09      0
    Fri 02-10      0
    Sat 02-11      0
    Sun 02-12      0
    Mon 02-13      0
    Tue 02-14      0
    Wed 02-15      0
    Thu 02-16      0
    Fri 02-17      0
    Sat 02-18      0
    Sun 02-19      0
    Mon 02-20      0
    Tue 02-21      0
    Wed 02-22      0
    Thu 02-23      0
    Fri 02-24      0
    Sat 02-25      0
    Sun 02-26      0
    Mon 02-27      0
    Tue 02-28      0
    Wed 03-01      0
    Thu 03-02      0
    Fri 03-03      0
    Sat 03-04      0
    Sun 03-05      0
    Mon 03-06      0
  
  Year
    streak 0 days, longest 0; active on 0
    of 0 days (0 %)
       Aug Sep Oct  Nov Dec Jan  Feb
  Mon
  Tue
  Wed
  Thu
  Fri
  Sat
  Sun                              < today
  week
       # 1+ reviews
  
  Scores  0 reviews
                   all
    5 easy           0    0.0 %
    4 good           0    0.0 %
    3 hard           0    0.0 %
    2 wrong          0    0.0 %
    1 again          0    0.0 %
    0 blackout       0    0.0 %
  
  Cards  0, 0 leeches, 0 marked
    new               0
    young             0
    mature            0
    suspended         0
  
  Intervals  mean 0.0 d, longest <1 d
    below 1 d         0
    1 d               0
    2-3 d             0
    4-7 d             0
    8-14 d            0
    15-20 d           0
    21-60 d           0
    61-180 d          0
    181-365 d         0
    1-2 y             0
    above 2 y         0
  
  Ease  mean 0.00
    1.30-1.49         0
    1.50-1.69         0
    1.70-1.89         0
    1.90-2.09         0
    2.10-2.29         0
    2.30-2.49         0
    2.50-2.69         0
    2.70-2.89         0
    2.90+             0
  
  Worst cards  none has lapsed
  
  Decks  0
  
  Tags  0
  
  Hours
    reviews and retention by the local
    clock
    00       0      N/A
    01       0      N/A
    02       0      N/A
    03       0      N/A
    04       0      N/A
    05       0      N/A
    06       0      N/A
    07       0      N/A
    08       0      N/A
    09       0      N/A
    10       0      N/A
    11       0      N/A
    12       0      N/A
    13       0      N/A
    14       0      N/A
    15       0      N/A
    16       0      N/A
    17       0      N/A
    18       0      N/A
    19       0      N/A
    20       0      N/A
    21       0      N/A
    22       0      N/A
    23       0      N/A
  no card fits the query
  $ recto stats --json
  {"schema":1,"now":"2023-02-05T12:00:00.000Z","since":null,"until":"2023-02-05","today":{"date":"2023-02-05","due":4,"new":0,"drill":0,"done":{"date":"2023-02-05","reviews":0,"new":0,"passed":0,"failed":0,"seconds":0.0,"retention":null,"retention_n":0}},"retention":[{"days":7,"young":{"n":5,"passed":4,"retention":0.8,"low":0.375534629762525,"high":0.96377589136757},"mature":{"n":0,"passed":0,"retention":null,"low":null,"high":null},"all":{"n":5,"passed":4,"retention":0.8,"low":0.375534629762525,"high":0.96377589136757}},{"days":30,"young":{"n":5,"passed":4,"retention":0.8,"low":0.375534629762525,"high":0.96377589136757},"mature":{"n":0,"passed":0,"retention":null,"low":null,"high":null},"all":{"n":5,"passed":4,"retention":0.8,"low":0.375534629762525,"high":0.96377589136757}},{"days":365,"young":{"n":5,"passed":4,"retention":0.8,"low":0.375534629762525,"high":0.96377589136757},"mature":{"n":0,"passed":0,"retention":null,"low":null,"high":null},"all":{"n":5,"passed":4,"retention":0.8,"low":0.375534629762525,"high":0.96377589136757}},{"days":null,"young":{"n":5,"passed":4,"retention":0.8,"low":0.375534629762525,"high":0.96377589136757},"mature":{"n":0,"passed":0,"retention":null,"low":null,"high":null},"all":{"n":5,"passed":4,"retention":0.8,"low":0.375534629762525,"high":0.96377589136757}}],"forecast":{"backlog":4,"load":2.10757575757576,"days":[{"date":"2023-02-05","due":0},{"date":"2023-02-06","due":0},{"date":"2023-02-07","due":0},{"date":"2023-02-08","due":0},{"date":"2023-02-09","due":0},{"date":"2023-02-10","due":1},{"date":"2023-02-11","due":0},{"date":"2023-02-12","due":1},{"date":"2023-02-13","due":0},{"date":"2023-02-14","due":0},{"date":"2023-02-15","due":1},{"date":"2023-02-16","due":0},{"date":"2023-02-17","due":0},{"date":"2023-02-18","due":0},{"date":"2023-02-19","due":0},{"date":"2023-02-20","due":0},{"date":"2023-02-21","due":0},{"date":"2023-02-22","due":0},{"date":"2023-02-23","due":0},{"date":"2023-02-24","due":0},{"date":"2023-02-25","due":0},{"date":"2023-02-26","due":0},{"date":"2023-02-27","due":0},{"date":"2023-02-28","due":0},{"date":"2023-03-01","due":0},{"date":"2023-03-02","due":0},{"date":"2023-03-03","due":0},{"date":"2023-03-04","due":0},{"date":"2023-03-05","due":0},{"date":"2023-03-06","due":0}]},"streak":{"current":3,"longest":3,"active_days":3,"days":4,"share":0.75},"heat_bounds":[1,2,2],"days":[{"date":"2023-02-02","reviews":2,"new":0,"passed":1,"failed":1,"seconds":38.0,"retention":0.5,"retention_n":2},{"date":"2023-02-03","reviews":1,"new":0,"passed":1,"failed":0,"seconds":0.0,"retention":1.0,"retention_n":1},{"date":"2023-02-04","reviews":2,"new":0,"passed":2,"failed":0,"seconds":0.0,"retention":1.0,"retention_n":2}],"scores":{"new":[0,0,0,0,0,0],"young":[0,1,0,1,2,1],"mature":[0,0,0,0,0,0],"all":[0,1,0,1,2,1]},"cards":{"total":7,"due":4,"new":0,"young":7,"mature":0,"suspended":0,"leeches":0,"marked":0,"gone":0},"intervals":{"mean":5.71428571428571,"longest":11.0,"buckets":[{"from":0.0,"below":1.0,"cards":0},{"from":1.0,"below":2.0,"cards":1},{"from":2.0,"below":4.0,"cards":0},{"from":4.0,"below":8.0,"cards":4},{"from":8.0,"below":15.0,"cards":2},{"from":15.0,"below":21.0,"cards":0},{"from":21.0,"below":61.0,"cards":0},{"from":61.0,"below":181.0,"cards":0},{"from":181.0,"below":366.0,"cards":0},{"from":366.0,"below":731.0,"cards":0},{"from":731.0,"below":null,"cards":0}]},"ease":{"mean":2.57428571428571,"buckets":[{"from":1.3,"below":1.5,"cards":0},{"from":1.5,"below":1.7,"cards":0},{"from":1.7,"below":1.9,"cards":0},{"from":1.9,"below":2.1,"cards":0},{"from":2.1,"below":2.3,"cards":0},{"from":2.3,"below":2.5,"cards":2},{"from":2.5,"below":2.7,"cards":4},{"from":2.7,"below":2.9,"cards":1},{"from":2.9,"below":null,"cards":0}]},"worst":[{"id":"ID1","page":"Compiler basics","deck":"Compiler basics","question":"What is the difference between a token and a lexeme? #basics","lapses":1,"ease":2.6,"interval":1.0,"leech":false}],"decks":[{"name":"Compiler basics","cards":7,"due":4,"new":0,"young":7,"mature":0,"suspended":0,"leeches":0,"marked":0,"gone":0,"reviews":5,"seconds":38.0,"retention":0.8,"retention_n":5}],"tags":[{"name":"basics","cards":7,"due":4,"new":0,"young":7,"mature":0,"suspended":0,"leeches":0,"marked":0,"gone":0,"reviews":5,"seconds":38.0,"retention":0.8,"retention_n":5}],"hours":[{"hour":0,"reviews":0,"retention":null,"retention_n":0},{"hour":1,"reviews":0,"retention":null,"retention_n":0},{"hour":2,"reviews":0,"retention":null,"retention_n":0},{"hour":3,"reviews":0,"retention":null,"retention_n":0},{"hour":4,"reviews":0,"retention":null,"retention_n":0},{"hour":5,"reviews":0,"retention":null,"retention_n":0},{"hour":6,"reviews":0,"retention":null,"retention_n":0},{"hour":7,"reviews":0,"retention":null,"retention_n":0},{"hour":8,"reviews":0,"retention":null,"retention_n":0},{"hour":9,"reviews":0,"retention":null,"retention_n":0},{"hour":10,"reviews":5,"retention":0.8,"retention_n":5},{"hour":11,"reviews":0,"retention":null,"retention_n":0},{"hour":12,"reviews":0,"retention":null,"retention_n":0},{"hour":13,"reviews":0,"retention":null,"retention_n":0},{"hour":14,"reviews":0,"retention":null,"retention_n":0},{"hour":15,"reviews":0,"retention":null,"retention_n":0},{"hour":16,"reviews":0,"retention":null,"retention_n":0},{"hour":17,"reviews":0,"retention":null,"retention_n":0},{"hour":18,"reviews":0,"retention":null,"retention_n":0},{"hour":19,"reviews":0,"retention":null,"retention_n":0},{"hour":20,"reviews":0,"retention":null,"retention_n":0},{"hour":21,"reviews":0,"retention":null,"retention_n":0},{"hour":22,"reviews":0,"retention":null,"retention_n":0},{"hour":23,"reviews":0,"retention":null,"retention_n":0}]}
  $ recto stats --since 2023-02-04 --json | field retention
  null
  $ recto stats --since tomorrow
  recto: --since: a day is like 2026-01-31, today, yesterday, 7d, 2w, 6m or 1y ago, not "tomorrow"
  [2]
  $ recto stats --since 2023-02-06
  recto: --since 2023-02-06 is after today
  [2]
  $ recto stats --since 2023-02-03 --until 2023-02-01
  recto: --since 2023-02-03 is after --until 2023-02-01
  [2]
  $ recto stats is:what
  recto: is: takes due, new, suspended, buried, marked, leech or gone
  is:what
     ^
  [2]
  $ RECTO_DB=none.db err recto stats
  there are no cards: recto import PATH reads some
  $ RECTO_DB=none.db out recto stats | head -2
  Today  2023-02-05
    0 due · 0 new · 0 in drill · 0 reviews (0 new) · 0 s · retention N/A

Exports.

  $ recto export reviews | cut -d, -f3-
  reviewed_at,score,kind,seconds,interval_before,interval_after,ease_before,ease_after,due_after,scheduler,page,tags,question
  2023-02-02T10:00:00.000Z,4,review,8.0,4,10,2.46,2.46,2023-02-12T04:00:00.000Z,sm2,Compiler basics,"[""basics""]",What is a phi node? #basics
  2023-02-02T10:00:00.000Z,1,review,30.0,4,1,2.6,2.6,2023-02-03T04:00:00.000Z,sm2,Compiler basics,"[""basics""]",What is the difference between a token and a lexeme? #basics
  2023-02-03T10:00:00.000Z,4,review,0.0,1,1,2.6,2.6,2023-02-04T04:00:00.000Z,sm2,Compiler basics,"[""basics""]",What is the difference between a token and a lexeme? #basics
  2023-02-04T10:00:00.000Z,5,review,0.0,4,11,2.6,2.7,2023-02-15T04:00:00.000Z,sm2,Compiler basics,"[""basics""]",What is [[SSA]]? #basics
  2023-02-04T10:00:00.000Z,3,review,0.0,4,6,2.6,2.46,2023-02-10T04:00:00.000Z,sm2,Compiler basics,"[""basics""]",What does a back end do? #basics
  $ recto export reviews --since 2023-02-04 --until today --format json | sed 's/"review_id":"[^"]*",//'
  [
  {"card_id":"ID2","reviewed_at":"2023-02-04T10:00:00.000Z","score":5,"kind":"review","seconds":0.0,"interval_before":4,"interval_after":11,"ease_before":2.6,"ease_after":2.7,"due_after":"2023-02-15T04:00:00.000Z","scheduler":"sm2","page":"Compiler basics","tags":["basics"],"question":"What is [[SSA]]? #basics"},
  {"card_id":"ID3","reviewed_at":"2023-02-04T10:00:00.000Z","score":3,"kind":"review","seconds":0.0,"interval_before":4,"interval_after":6,"ease_before":2.6,"ease_after":2.46,"due_after":"2023-02-10T04:00:00.000Z","scheduler":"sm2","page":"Compiler basics","tags":["basics"],"question":"What does a back end do? #basics"}
  ]
  $ recto export reviews --json phi | sed 's/"review_id":"[^"]*",//'
  {"card_id":"ID4","reviewed_at":"2023-02-02T10:00:00.000Z","score":4,"kind":"review","seconds":8.0,"interval_before":4,"interval_after":10,"ease_before":2.46,"ease_after":2.46,"due_after":"2023-02-12T04:00:00.000Z","scheduler":"sm2","page":"Compiler basics","tags":["basics"],"question":"What is a phi node? #basics"}
  $ recto export reviews --format fsrs
  card_id,review_time,review_rating,review_state,review_duration
  ID3,1675504800000,2,2,0
  ID2,1675504800000,4,2,0
  ID1,1675332000000,1,2,30000
  ID1,1675418400000,3,3,0
  ID4,1675332000000,3,2,8000
  $ recto export days
  date,reviews,new,passed,failed,seconds,retention
  2023-02-02,2,0,1,1,38.0,0.5
  2023-02-03,1,0,1,0,0.0,1.0
  2023-02-04,2,0,2,0,0.0,1.0
  $ recto export days --format logseq phi
  - [[Feb 2nd, 2023]]
    reviews:: 1
    new:: 0
    passed:: 1
    failed:: 0
    minutes:: 0.1
    retention:: 100.0
  $ recto export cards --json SSA
  {"id":"ID2","path":"DIR/notes/compilers.md","line":20,"graph":"notes","page":"Compiler basics","deck":"Compiler basics","tags":["basics"],"context":[],"question":"What is [[SSA]]? #basics","answer":"- Each name is assigned once.","cloze":null,"state":"review","due":"2023-02-15T04:00:00.000Z","interval":11,"ease":2.7,"repeats":3,"lapses":0,"last_score":5,"last_reviewed":"2023-02-04T10:00:00.000Z","marked":false}
  $ recto export cards none
  id,path,line,graph,page,deck,tags,context,question,answer,cloze,state,due,interval,ease,repeats,lapses,last_score,last_reviewed,marked
  $ recto export days -o days.csv && cat days.csv
  date,reviews,new,passed,failed,seconds,retention
  2023-02-02,2,0,1,1,38.0,0.5
  2023-02-03,1,0,1,0,0.0,1.0
  2023-02-04,2,0,2,0,0.0,1.0
  $ recto export days -odays.csv --since 2023-02-04; cat days.csv; ls
  date,reviews,new,passed,failed,seconds,retention
  2023-02-04,2,0,2,0,0.0,1.0
  days.csv
  notes
  $ recto export days -o nowhere/days.csv
  recto: cannot write nowhere/days.csv: No such file or directory
  [3]
  $ recto export day
  recto: recto export "day": did you mean "days"?
  [2]
  $ recto export
  recto: usage: recto export reviews|cards|days [QUERY]; recto export -h tells more
  [2]
  $ recto export cards --format fsrs
  recto: --format fsrs is for reviews, not for cards
  [2]
  $ recto export cards --format xml
  recto: --format is csv, json, jsonl, fsrs or logseq, not "xml"
  [2]
  $ recto export cards --since 1d
  recto: --since and --until are for reviews and days
  [2]

A page for Logseq holds no cards.

  $ mkdir -p graph/logseq graph/pages && echo {} >graph/logseq/config.edn
  $ recto export days --format logseq -o graph/pages/Reviews.md
  $ recto inspect graph/pages/Reviews.md | tail -4
  3 blocks, 0 cards
  DIR/graph/pages/Reviews.md: Reviews
       1   [[Feb 2nd, 2023]]
       8   [[Feb 3rd, 2023]]
      15   [[Feb 4th, 2023]]

The report is one page.

  $ recto report -o report.html '<b>' && head -c 15 report.html && grep -c '<svg' report.html && grep -c '&lt;b&gt;' report.html
  <!doctype html>34
  1
  $ recto report -o report.html && grep -ci '<script\|http:\|https:\|src=\|href=' report.html
  0
  [1]
  $ recto report --json -o report.html
  {"file":"report.html"}
  $ recto report --json
  recto: recto report --json wants a file: -o FILE.html
  [2]
