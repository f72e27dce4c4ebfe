"""A small briefing that is long enough for contents, and prints its figures in many places."""

FACTS = """\
factpress: 1
title: A harbour and its boats
date: 2024-05-06
marking: TLP:GREEN
publisher: Harbour Office
bottom_line: The harbour holds {boats}, and says little of its nets.
key_figures: [boats, manned]
sources:
  book: {title: The harbour book}
figures:
  boats: {label: Boats, value: 417 boats, source: "book, page 3", excerpt: 417 boats}
  manned:
    {label: Boats with a crew, value: 139 boats, source: "book, page 4", review_by: 2025-05-06}
  nets: {label: Nets, value: not reported, source: "book, page 5"}
  ratio: {label: Boats to a crew, formula: boats / manned}
  unseen: {label: Share of boats at sea, value: 61 %, source: "book, page 6"}
events:
  - {date: 2023-04, text: The harbour opens, source: "book, page 8"}
  - {date: 2023-06, text: "Its {boats} are counted", source: "book, page 8"}
statements:
  - {who: The mayor, says: "is proud of {boats}", source: "book, page 9"}
sections:
  - headline: The boats are many
    chart:
      kind: bars
      figures: [boats, manned, nets]
      title: One boat in three has a crew
      note: Of the nets nothing is told.
    text: |
      There are {boats} in the harbour, which {figure:boats} shows. FILLER
  - headline: Their crews are few
    text: |
      There are {ratio} as many boats as crews. FILLER

      - Of {manned} some are *old*,
      - and some are [young](https://example.org).
  - headline: What happened is soon told
    chart: {kind: timeline, title: Two things happened}
    text: FILLER
  - headline: The mayor is proud of {boats}
    table: {kind: statements, title: What the mayor says, note: "{manned} were not asked."}
    text: FILLER See {figure:statements}.
  - headline: The nets are not told
    text: FILLER
"""

SHORT = FACTS.replace("FILLER", "The sea is wide.")
"""A few pages."""

LONG = FACTS.replace("FILLER", "The sea is wide and the days are long. " * 60)
"""A page and more to a section."""
