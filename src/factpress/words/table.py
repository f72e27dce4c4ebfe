"""What a language must have words for. A table that lacks one does not pass the type check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """The words of one language. Texts in braces are filled in with `str.format`."""

    locale: str
    scales: Mapping[int, str]
    ordinals: tuple[str, ...]

    # Quantities
    about: str
    more_than: str
    at_least: str
    less_than: str
    at_most: str
    not_reported: str
    range_of: str
    times: str
    percentage_points: str
    per_cent: str

    # Dates
    before: str
    after: str
    within: str

    # Documents
    figure: str
    table: str
    page_of: str
    edition: str
    bottom_line: str
    key_figures: str
    source: str
    source_head: str
    sources: str
    in_the_source: str
    value_item: str
    note: str
    continued: str

    # Annexes
    annexes: str
    supplies_finding: str
    supplies_caption: str
    timeline_finding: str
    timeline_caption: str
    statements_finding: str
    statements_caption: str
    undisclosed: str
    undisclosed_intro: str
    ledger: str
    ledger_intro: str
    figure_sources: str
    label: str
    value: str
    value_as_given: str
    period: str
    excerpt: str
    formula: str
    computed: str
    poll: str
    supplier: str
    recipient: str
    item: str
    kind: str
    status: str
    maker: str
    date: str
    event: str
    who: str
    says: str
    disclosures: Mapping[str, str]
    ranks: Mapping[str, str]
    rival: str
    review_by: str
    not_disclosed: str
    issued: str
    accessed: str
    locator_plurals: Mapping[str, str]

    # Charts
    striped: str
    faded: str
    open_end: str
    growth_computed: str
    difference_more: str
    difference_less: str
    unchanged: str
    unit_of: str
    remainder: str
    remainder_note: str
    rest: str
    rest_note: str
    whole_bar: str
    asked_by: str
    map_note: str
    map_subtitle: str
    timeline_subtitle: str
    timeline_note: str
    date_unknown: str

    # Alt texts
    alt_change: str
    alt_growth: str
    alt_share: str
    alt_remainder: str
    alt_map: str
    alt_map_supplier: str
    alt_map_via: str
    alt_timeline: str

    # Deck
    findings: str
    number_heading: str
    slide_figures: str
    speaker_notes: str
    alt_table: str

    # Charts of many values
    centre_tick: str
    range_dots: str
    about_ring: str
    range_band: str
    abridged: str
    alt_dots: str
    alt_slope: str

    # Lines over time
    line_bound: str
    line_gap: str
    cut_scale: str
    alt_line: str

    # Charts of amounts and of supplies
    alt_stack: str
    stacked_ranges: str
    stage: str
    stages: Mapping[str, str]
    stage_unknown: str
    status_subtitle: str
    status_note: str
    grid_subtitle: str
    grid_note: str
    counts_note: str
    category: str
