"""What a language must have words for. A table that lacks one does not pass the type check.

Annotations are evaluated as they stand: kept as texts, each would be compiled to make the
tuple.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

Forms = Mapping[str, str]
"""A noun by the plural categories of the Unicode CLDR; `other` stands for those left out."""


class Words(NamedTuple):
    """The words of one language. Texts in braces are filled in with `str.format`.

    What is filled in stands as a label does, in the nominative and without an article: a
    text must be right round it as it is, whatever its gender or number.
    """

    locale: str
    date_patterns: Mapping[str, str]
    """Patterns of dates by skeleton, where those of CLDR are not what is printed; `long` is a
    day in full, `bound yMMMM` the skeleton behind `before` or `after`."""

    first_of_month: str
    """The first day of a month in a date, where it is no mere 1: `1er`."""

    # Numbers
    scales: Mapping[int, Forms]
    """Scale words by power of ten. A power that has none is told in the next lower one."""
    scale_units: Mapping[int, str]
    """The same before a unit that stands alone: `millions of`."""
    of_unit: Callable[[str], str]
    """A unit as it stands behind a scale word: `de dollars`."""
    ordinals: Mapping[int, str]
    """Places in words, as far as these are right for every gender."""
    ordinal_numeral: Callable[[int], str]
    genitive: Mapping[str, str]
    """The plural category of a unit behind `more than` and its like, where that changes it."""

    # Punctuation
    colon: str
    semicolon: str
    stop: str
    quoted: str

    # Quantities
    about: str
    more_than: str
    at_least: str
    less_than: str
    at_most: str
    not_reported: str
    range_of: str
    times: Forms
    """A form that begins with a hyphen is joined to its number."""
    percentage_points: Forms
    per_cent: str

    # Dates
    span: str
    before_day: str
    before: str
    after_day: str
    after: str
    within: str

    # Documents
    figure: str
    table: str
    page_of: str
    page: str
    pages: str
    slides: str
    contents: str
    exhibits: str
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
    footnote: str
    footnote_mark: str

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
    facts_file: str
    story_file: str
    data_file: str
    record_file: str
    ledger: str
    ledger_intro: str
    figure_sources: str
    label: str
    value: str
    value_as_given: str
    period: str
    excerpt: str
    formula: str
    used_for: str
    functions: Mapping[str, str]
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
    map_borders_un: str
    map_borders_natural_earth: str
    map_items: str
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

    # Small multiples
    one_scale: str
    alt_multiples: str
    abridged_panels: str

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

    # Sheets of editable charts
    value_or_lower_end: str
    upper_end: str
    middle_value: str
    up_to_end: str
    lower_end_of: str
    upper_end_of: str
    length_of_range: str
    row: str
    parts: str
