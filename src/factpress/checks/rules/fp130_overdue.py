"""FP130: a fact or a source is overdue for review.

`review_by` says until when a fact may be printed without being looked at again. The day is
that of `factpress check --on DATE`; a build looks at no clock and finds nothing overdue.

Passes: `review_by: 2024-06-30` on 2024-06-01.
Fails: `review_by: 2024-06-30` on 2024-07-01.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.facts.model import Facts
from factpress.problems import Position, Severity


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each fact and source whose day of review has passed."""
    if checked.today is None:
        return
    for what, day, at in _reviewed(checked.facts):
        if day and day < checked.today:
            yield Fault(
                at,
                f"{what} was to be reviewed by {day.isoformat()}",
                "Look at its source again, then set 'review_by' to the next date.",
            )


def _reviewed(facts: Facts) -> Iterator[tuple[str, date | None, Position]]:
    for source in facts.sources.values():
        yield f"The source '{source.id}'", source.review_by, source.at
    for figure in facts.figures.values():
        yield f"The figure '{figure.id}'", figure.review_by, figure.at
    for series in facts.series.values():
        yield f"The series '{series.id}'", series.review_by, series.at
    for supply in facts.supplies:
        yield f"The supply '{supply.item}'", supply.review_by, supply.at
    for event in facts.events:
        yield "The event", event.review_by, event.at
    for statement in facts.statements:
        yield f"The statement of '{statement.who}'", statement.review_by, statement.at


RULE = BriefingRule("FP130", "A fact or source is overdue.", Severity.WARNING, check)
