"""The supply map's parts: what it shows, where labels go, and how it is drawn.

`plan` is light; the other modules need numpy and are imported when a map is drawn.

To read them in order: `plan` (the texts), `scene` (the same as geometry), `views` (what a
panel shows of it) and `panel` (sea, land, borders, dots), with the colours of `look`.
`flows`, `context` and `inset` stand on a panel; `interior` puts them together.

`drawing` climbs the ladder of layouts and takes the first that `checks` finds clean:

1. `near`: labels beside their countries. `arrangement` looks for a window, a corner for
   the inset and a place for each label; `placement` chooses among the places that
   `pricing` priced on the rasters of `ground` and `search`.
2. `columns`: labels in columns on both sides, tied to their countries by leaders.
3. `badges`: numbers on the map and a `key` that tells them, with the items; on a page of its
   own if need be.
4. `badges` without the items, which a table tells: names in columns, at last in `running` text.

`blocks`, `labels`, `names` and `parts` are what several rungs write with; `knockout` ends
by interrupting disputed borders behind labels.
"""
