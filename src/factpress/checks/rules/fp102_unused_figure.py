"""FP102: a figure or a series is never used.

A figure that nothing prints, draws or calculates with is read by nobody: either a sentence
lost its number, or the file carries one too many. A figure is used when prose prints it, a
chart shows it, page one has it as a key figure, `{figure:id}` leads to it, a condition
tests it, or the formula of a used figure needs it. The ledger alone is no use: it lists all.
A series is used when a chart shows it, or when one of its points is used; a point of it that only
an unused formula names is told with that formula.

Passes: `text: "It was {budget}."`
Fails: a `budget` under `figures` that no text, chart, condition or formula names.
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.model import BriefingRule, Checked, Fault
from factpress.exhibits.model import ChartExhibit
from factpress.facts.model import Facts, ReferenceKind
from factpress.facts.references import conditions_of, prose_of
from factpress.problems import Severity
from factpress.quantities.formula import names


def check(checked: Checked) -> Iterator[Fault]:
    """A fault for each figure that is not used."""
    used = _named(checked.facts)
    used.update(figure.figure for figure in checked.story.key_figures)
    for exhibit in checked.exhibits.values():
        if isinstance(exhibit, ChartExhibit):
            used.update(exhibit.chart.figures)
    waiting = list(used)
    while waiting:
        figure = checked.figures.get(waiting.pop())
        fresh = set(figure.inputs) - used if figure else set()
        used |= fresh
        waiting += fresh
    for figure in checked.figures.values():
        is_point = figure.id.partition(".")[0] in checked.facts.series
        if figure.id not in used and not is_point:
            yield Fault(
                figure.fact.at,
                f"The figure '{figure.id}' is never used",
                f"Print it with '{{{figure.id}}}', show it in a chart, or delete it.",
            )
    for series in checked.facts.series.values():
        points = {f"{series.id}.{point.key}" for point in series.points}
        if points and used.isdisjoint({series.id, *points}):
            yield Fault(
                series.at,
                f"The series '{series.id}' is never used",
                f"Print a point of it with '{{{series.id}.last}}', show it in a chart, or delete "
                "it.",
            )


def _named(facts: Facts) -> set[str]:
    """Ids in prose, in conditions and in the options of exhibits."""
    found = {
        reference.name
        for prose in prose_of(facts)
        for reference in prose.references
        if reference.kind is not ReferenceKind.SOURCE
    }
    found.update(name.name for each in conditions_of(facts) for name in names(each.guard))
    for section in facts.sections:
        if section.exhibit:
            found.update(item for each in section.exhibit.options.values() for item in each.items)
    return found


RULE = BriefingRule("FP102", "A figure or a series is never used.", Severity.WARNING, check)
