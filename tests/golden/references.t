References are shown as what they lead to; JSON keeps them as they are written.

  $ mkdir -p notes/logseq notes/pages notes/assets
  $ echo '{}' >notes/logseq/config.edn
  $ cat >notes/pages/Cards.md <<'END'
  > - What does ((64aaaaaa-0000-0000-0000-000000000001)) end with? #card
  > 	- {{embed ((64aaaaaa-0000-0000-0000-000000000001))}}
  > 	- ![](../assets/there.png){:height 53} ![](../assets/lost.png)
  > 	- [the same](((64aaaaaa-0000-0000-0000-000000000001))), but [[Nowhere]] {{embed [[Nowhere]]}}
  > - {{cloze ((64aaaaaa-0000-0000-0000-000000000002))}} is on {{embed [[Rivers]]}} #card
  > END
  $ cat >notes/pages/Rivers.md <<'END'
  > - The *Seine* has a {{cloze mouth}}
  >   id:: 64aaaaaa-0000-0000-0000-000000000001
  > 	- at Le Havre
  > 		- {{embed ((64aaaaaa-0000-0000-0000-000000000001))}}
  > - Elbe
  >   id:: 64AAAAAA-0000-0000-0000-000000000002
  > END
  $ touch notes/assets/there.png
  $ recto -q import notes
  imported 2 pages, 2 cards: 2 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto list
  ID1	new	Cards	What does The Seine has a mouth end with?
  ID2	new	Cards	[...] is on …
  $ recto show "$(card page:Cards end)" | head -n 14
  Cards
  
  What does The Seine has a mouth end with?
  
  • │ ◦ The Seine has a mouth
    │   • at Le Havre
    │     ◦ {{embed ((64aaaaaa-0000-0000-0000-000000000001))}}
  • [image: there.png] missing [image: lost.png]
  • the same, but Nowhere {{embed [[Nowhere]]}}
  
  id         ID1
  file       DIR/notes/pages/Cards.md:1
  deck       Cards
  state      new
  $ printf '\nq\n' | recto review --plain -- -end
  
  0 due, 1 new, 0 in drill
  Cards
  
  [...] is on
  │ Rivers
  │ • The Seine has a mouth
  │   ◦ at Le Havre
  │     • │ ◦ The Seine has a mouth
  │       │   • at Le Havre
  │       │     ◦ {{embed ((64aaaaaa-0000-0000-0000-000000000001))}}
  │ • Elbe
  
  enter shows the clozes, ? all keys
  
  [Elbe] is on
  │ Rivers
  │ • The Seine has a mouth
  │   ◦ at Le Havre
  │     • │ ◦ The Seine has a mouth
  │       │   • at Le Havre
  │       │     ◦ {{embed ((64aaaaaa-0000-0000-0000-000000000001))}}
  │ • Elbe
  
  1 again (1 d), 2 hard (1 d), 3 good (1 d), 4 easy (1 d)
  
  reviewed 0 cards
  $ recto next --json | field question
  "What does ((64aaaaaa-0000-0000-0000-000000000001)) end with?"

What leads nowhere is reported where it stands.

  $ printf '%s\n' '- ((64aaaaaa-0000-0000-0000-000000000009)) #card' >notes/pages/Lost.md
  $ recto import
  DIR/notes/pages/Lost.md:1:3: warning: no page of the graph has the block ((64aaaaaa-0000-0000-0000-000000000009)): take the reference out, or bring back the page that had it
  imported 3 pages, 3 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
    new    ((64aaaaaa-0000-0000-0000-000000000009)), in Lost
  next: recto review (0 due, 3 new)

So is the embed of a page that is not there, once for each; other names of pages and journals count.

  $ printf '%s\n' 'alias:: Flows, Streams' '' '- x' >notes/pages/Named.md
  $ printf '%s\n' '- q {{embed [[streams]]}} #card' '	- {{embed [[Nowhere]]}}' '	- {{embed [[nowhere]]}}' \
  > '- {{embed [[not of a card]]}}' >notes/pages/Embeds.md
  $ recto import
  DIR/notes/pages/Embeds.md:2:4: warning: the graph has no page [[Nowhere]] to embed: take the embed out, or write the page
  imported 5 pages, 4 cards: 1 new, 0 edited, 0 moved, 0 back, 0 gone
    new    q {{embed [[streams]]}}, in Embeds
  next: recto review (0 due, 4 new)
