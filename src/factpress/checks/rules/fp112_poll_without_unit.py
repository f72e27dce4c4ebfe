"""FP112: what a poll has found is a number without a unit.

Polls tell shares. A number that stands alone is printed as it stands, so that a reader of "62.4 of
islanders" has to guess what was meant, and charts and checks of shares pass it over.

Passes: a figure with a `poll` and `value: 62.4 %`, or `value: 3.2 points` for a mean.
Fails: a figure with a `poll` and `value: 62.4`
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Facts
from factpress.problems import Severity
from factpress.quantities.units import UnitKind


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each figure of a poll that is a bare number."""
    for figure in facts.figures.values():
        value = figure.value
        if figure.poll is None or value is None or not value.known_ends:
            continue
        if value.unit.kind is UnitKind.NUMBER:
            yield Fault(
                figure.at,
                f"The poll's figure '{figure.id}' is a number without a unit",
                "Write '%' behind it if it is a share, or else what it counts, as in '3.2 points'.",
            )


RULE = FactsRule("FP112", "A poll's figure has no unit.", Severity.WARNING, check)
"""A warning: a poll may ask for a number, too."""
