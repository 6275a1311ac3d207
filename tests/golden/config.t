A configuration that is not understood is an error with its place.

  $ mkdir -p .config/recto
  $ recto due --config nowhere.yaml
  recto: nowhere.yaml: No such file or directory
  [3]
  $ printf 'new_per_day: 5\nnew_pre_day: 6\n' >.config/recto/config.yaml
  $ recto due
  recto: DIR/.config/recto/config.yaml:2:1: unknown key `new_pre_day`; did you mean `new_per_day`?
  new_pre_day: 6
  ^
  [3]
  $ printf 'keys: vim\n' >bad.yaml
  $ recto list --config bad.yaml
  recto: bad.yaml:1:7: `keys` is `anki`, `sm2` or `logseq`, not `vim`
  keys: vim
        ^
  [3]
  $ printf 'bind:\n  revael: x\n' >bad.yaml
  $ recto list --config bad.yaml
  recto: bad.yaml:2:11: there is no action "revael"; did you mean "reveal"?
    revael: x
            ^
  [3]
  $ printf 'bind: {undo: q}\n' >bad.yaml
  $ recto inspect --config=bad.yaml -
  recto: bad.yaml:1:14: "q" is the key of "quit" already; give one of the two another key
  bind: {undo: q}
               ^
  [3]
  $ recto import --config=bad.yaml
  recto: bad.yaml:1:14: "q" is the key of "quit" already; give one of the two another key
  bind: {undo: q}
               ^
  [3]
  $ printf 'hide_tags: [a, b\norder: due\n' >bad.yaml
  $ recto list --config bad.yaml
  recto: bad.yaml:1:12: nothing closes this [, or a comma is missing in it
  hide_tags: [a, b
             ^
  [3]
  $ printf 'order: due\neditor: "vi\nkeys: sm2\n' >bad.yaml
  $ recto list --config bad.yaml
  recto: bad.yaml:2:9: nothing closes this quote
  editor: "vi
          ^
  [3]
  $ recto help config >/dev/null
  $ printf 'day_starts_at: 0\n' >.config/recto/config.yaml
  $ compilers
  $ recto -q import notes
  imported 1 pages, 7 cards: 7 new, 0 edited, 0 moved, 0 back, 0 gone
  $ recto answer --json "$(card phi)" 3 | field due
  "2023-02-12T00:00:00.000Z"
  $ printf '\n' >empty.yaml; recto --config empty.yaml show --json "$(card phi)" | field due
  "2023-02-12T00:00:00.000Z"

No configuration at all:
  $ recto --config /dev/null due
  6 due, 0 new, 1 in drill, 7 cards
