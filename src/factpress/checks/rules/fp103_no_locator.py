"""FP103: a source is named without the place in it.

Every fact has a source by the shape of the file. But a reader who is to check a number in
a report of two hundred pages needs the page: ISO 690 and the citation styles that follow it
ask for the part of the source that is meant. Derived figures have the sources of their
inputs and are not asked.

Passes: `source: report, page 4`
Fails: `source: report`
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Citation, Facts
from factpress.problems import Severity


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each source that is named without a locator."""
    for citation in _citations(facts):
        if not citation.locator and citation.source in facts.sources:
            yield Fault(
                citation.at,
                f"The source '{citation.source}' is named without the place in it",
                f"Add it behind a comma: '{citation.source}, page 4'.",
            )


def _citations(facts: Facts) -> Iterator[Citation]:
    figures = [figure for figure in facts.figures.values() if not figure.series]
    series = facts.series.values()
    for group in (figures, series, facts.supplies, facts.events, facts.statements):
        for fact in group:
            yield from fact.citations


RULE = FactsRule("FP103", "A source is named without the place in it.", Severity.INFORMATION, check)
