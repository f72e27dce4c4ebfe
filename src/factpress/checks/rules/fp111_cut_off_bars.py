"""FP111: a bar chart is to be cut off from zero.

The length of a bar is its number. Where the axis starts above zero, a bar twice as long is no
longer twice as much (Tufte, The Visual Display of Quantitative Information, 2nd ed., 2001,
p. 57: the lie factor). factpress draws bars from zero whatever is asked for; small differences
between large values are shown by kinds of charts that mark places on a scale.

Passes: `chart: {kind: change, from: a, to: b}`
Fails: `chart: {kind: change, from: a, to: b, min: 4 million EUR}`
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.charts.kinds import CHART_KINDS
from factpress.charts.model import CUT_OFFS
from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Facts
from factpress.problems import Severity


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each option that would move the start of bars."""
    for section in facts.sections:
        exhibit = section.exhibit
        kind = CHART_KINDS.get(exhibit.kind) if exhibit and exhibit.is_chart else None
        if exhibit is None or kind is None or not kind.has_bars:
            continue
        for name in sorted(CUT_OFFS & set(exhibit.options)):
            yield Fault(
                exhibit.options[name].key_at,
                f"'{name}' would cut the bars off from zero",
                f"Drop '{name}'. Show small differences by a change in per cent, or as points on "
                "a scale, which need not start at zero.",
            )


RULE = FactsRule("FP111", "A bar chart is to be cut off from zero.", Severity.ERROR, check)
