"""FP104: shares of one whole sum to more than the whole.

Parts of one whole cannot exceed it. If even the low ends of their ranges do, a number is
wrong or the parts overlap (an error); if only the high ends do, the ranges cannot all be
true at their upper ends (a warning). A single share of more than 100 % is a warning.
Parts of one whole are the figures of one `share` or `stack` chart, and the answers to one
question of one poll at one place of a source. Where the poll's question is not disclosed,
they may answer different questions: then it is a warning only. Rounding may carry a sum of
n shares over 100 by half a unit of the last digit each, and is forgiven.

Passes: a poll with `58 %` and `42 %` for one question.
Fails: a poll with `58 %` and `47 %` for one question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Facts, FigureFact
from factpress.frozen import frozen
from factpress.problems import Position, Severity, enumeration
from factpress.quantities.formula import Call
from factpress.quantities.quantity import Quantity
from factpress.quantities.units import UnitKind

_WHOLE = Decimal(100)
_PARTS_OF_WHOLE = {"share", "stack"}


@frozen
class _Group:
    """Shares of one whole; `certain` if that they are is beyond doubt."""

    ids: Sequence[str]
    what: str
    at: Position
    certain: bool


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each whole that its shares exceed, and each share that exceeds its whole."""
    shares = {id_: figure.value for id_, figure in facts.figures.items() if _is_percent(figure)}
    for group in (*_charts(facts), *_polls(facts)):
        values = [value for id_ in group.ids if (value := shares.get(id_)) is not None]
        if len(values) > 1 and len(values) == len(group.ids):
            yield from _sum_fault(group, values)
    drawn = {id_ for group in _charts(facts) for id_ in group.ids}
    for id_, figure in facts.figures.items():
        value = shares.get(id_)
        is_share = figure.poll is not None or id_ in drawn or _is_share(figure)
        if is_share and value is not None and value.known_ends and value.high > _WHOLE:
            yield Fault(
                figure.at,
                f"The figure '{id_}' is a share of a whole, but more than 100 %",
                "Correct the value; if it says how much something grew, it is no share.",
                Severity.WARNING,
            )


def _sum_fault(group: _Group, values: Sequence[Quantity]) -> Iterator[Fault]:
    ends = [value.known_ends for value in values]
    if not all(ends):
        return
    rounding = sum(
        (Decimal(1).scaleb(value.exponent) / 2 for value in values if value.exponent is not None),
        Decimal(0),
    )
    least = sum((value.interval.low for value in values if value.interval), Decimal(0))
    most = sum((each[-1] for each in ends), Decimal(0))
    named = enumeration([f"'{id_}'" for id_ in group.ids])
    if least > _WHOLE + rounding:
        doubt = "" if group.certain else ", if they answer one question"
        hint = "Correct a value; if the answers overlap, they are no parts of one whole."
        if not group.certain:
            hint = "Give each poll its 'question', or correct a value."
        yield Fault(
            group.at,
            f"The shares {named} of {group.what} sum to {_said(least)} %, more than the whole"
            + doubt,
            hint,
            Severity.ERROR if group.certain else Severity.WARNING,
        )
    elif most > _WHOLE + rounding and group.certain:
        yield Fault(
            group.at,
            f"The upper ends of the shares {named} of {group.what} sum to {_said(most)} %, "
            "more than the whole",
            "They cannot all be at their upper ends; say so in a note, or narrow the ranges.",
            Severity.WARNING,
        )


def _said(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _charts(facts: Facts) -> Iterator[_Group]:
    for section in facts.sections:
        exhibit = section.exhibit
        if exhibit and exhibit.kind in _PARTS_OF_WHOLE and "figures" in exhibit.options:
            option = exhibit.options["figures"]
            yield _Group(tuple(dict.fromkeys(option.items)), "one chart", option.key_at, True)


def _polls(facts: Facts) -> Iterator[_Group]:
    asked: dict[tuple[object, ...], list[FigureFact]] = defaultdict(list)
    for figure in facts.figures.values():
        if figure.poll is None or not _is_percent(figure):
            continue
        place = tuple((citation.source, citation.locator) for citation in figure.citations)
        disclosed = tuple(figure.poll.disclosures.get(key, "") for key in _ONE_POLL)
        asked[figure.poll.pollster, place, figure.period, disclosed].append(figure)
    for key, figures in asked.items():
        question = key[-1]
        certain = isinstance(question, tuple) and bool(question[0])
        yield _Group([each.id for each in figures], "one poll", figures[-1].at, certain)


_ONE_POLL = ("question", "population", "fieldwork")


def _is_percent(figure: FigureFact) -> bool:
    return figure.value is not None and figure.value.unit.kind is UnitKind.PERCENT


def _is_share(figure: FigureFact) -> bool:
    tree = figure.formula.tree if figure.formula else None
    return isinstance(tree, Call) and tree.function == "share"


RULE = FactsRule("FP104", "Shares of one whole sum to more than 100 %.", Severity.ERROR, check)
