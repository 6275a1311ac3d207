An id can be given by any prefix of it that is unique, in either case.

  $ for i in $(seq 40); do echo "- card $i #card"; done >many.md
  $ recto -q import many.md
  imported 1 pages, 40 cards: 40 new, 0 edited, 0 moved, 0 back, 0 gone
  $ id=$(card '"card 7"')
  $ recto show "$id" | head -3
  many
  
  card 7
  $ recto show "${id%????}" --json | field question
  "card 7"
  $ recto mark "$(echo "$id" | tr a-z A-Z)"
  marked 1 card

Forty cards share some first letter, and none has all of it.

  $ letter=$(card | cut -c1 | sort | uniq -d | head -1)
  $ recto show "$letter" 2>/dev/null
  [2]
  $ err recto show "$letter" | sed "s/\"$letter\"/PREFIX/; s/:.*//"
  recto
  $ recto answer "$letter" 4 2>/dev/null
  [2]
  $ recto suspend "$id" "$letter" 2>/dev/null
  [2]
  $ recto show "${id}a" 2>/dev/null
  [2]
  $ recto show 0189
  recto: "0189" is no id of a card
  [2]
  $ recto show --no-color "$id" | head -1
  many
