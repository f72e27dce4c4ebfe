"""Guards: whether headlines, points and the bottom line are true for the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from factpress.facts.model import Condition, Facts
from factpress.facts.references import claims_of
from factpress.figures.model import Figure
from factpress.problems import Problem, Severity
from factpress.quantities.evaluation import Verdict, judge
from factpress.quantities.formula import FormulaError, Literal, names
from factpress.quantities.interval import Truth
from factpress.quantities.quantity import Quantity
from factpress.quantities.units import UnitKind

_SHARED = (
    " If the words are true of others that share the story, write wordings for the figures to "
    "choose from: 'when', 'say' and 'otherwise'."
)


def guard_problems(
    facts: Facts, figures: Mapping[str, Figure], say: Callable[[Quantity], str]
) -> Iterator[Problem]:
    """An error for each guard that is false, a warning for each that holds only in part.

    `say` words a quantity. Every id in a guard must be a key of `figures`.
    """
    for claim in claims_of(facts):
        if claim.holds:
            yield from _problems_of(claim.holds, figures, say)


def verdicts_of(condition: Condition, figures: Mapping[str, Figure]) -> tuple[Verdict, ...]:
    """Whether each comparison of a condition holds; raises FormulaError."""
    values = {name.name: figures[name.name].value for name in names(condition.guard)}
    return judge(condition.guard, values)


def _problems_of(
    condition: Condition, figures: Mapping[str, Figure], say: Callable[[Quantity], str]
) -> Iterator[Problem]:
    try:
        verdicts = verdicts_of(condition, figures)
    except FormulaError as error:
        at = condition.part(error.start, error.end)
        yield Problem(at, "FP040", str(error), error.hint)
        return
    for verdict in verdicts:
        comparison = verdict.comparison
        at = condition.part(comparison.start, comparison.end)
        shown = with_values(verdict, say)
        shared = _SHARED if at.facts else ""
        yield from _misread(condition, verdict, say)
        if verdict.truth is Truth.NEVER:
            yield Problem(
                at,
                "FP050",
                f"The condition no longer holds: {shown} is false",
                "Change the words that it guards to what the figures say now, then the condition."
                + shared,
            )
        elif verdict.truth is Truth.SOMETIMES:
            part = "; ".join(_true_parts(verdict, say))
            yield Problem(
                at,
                "FP051",
                f"The condition holds for only part of the range: {shown}"
                + (f" is true only {part}" if part else ""),
                "Word what it guards so that it is true for the whole range." + shared,
                Severity.WARNING,
            )


def _misread(
    condition: Condition, verdict: Verdict, say: Callable[[Quantity], str]
) -> Iterator[Problem]:
    """Numbers without a scale beside a figure that has one, and fractions beside per cent."""
    terms = verdict.comparison.terms
    figures = [
        value
        for term, value in zip(terms, verdict.values, strict=True)
        if not isinstance(term, Literal) and value.known_ends
    ]
    for term in terms:
        if not isinstance(term, Literal) or term.value.scale or not term.value.known_ends:
            continue
        number = abs(term.value.low)
        for figure in figures:
            meant = ""
            if 0 < number < Decimal(10) ** figure.scale and figure.scale in _SCALES:
                meant = f"{term.text} {_SCALES[figure.scale]}"
            elif figure.unit.kind is UnitKind.PERCENT and 0 < number < 1 <= abs(figure.high):
                meant = f"{(100 * number).normalize():f} %"
            if meant:
                yield Problem(
                    condition.part(term.start, term.end),
                    "FP054",
                    f"'{term.text}' is far from {say(figure)}: no scale is taken from the figure",
                    f"Write '{meant}' if that is what is meant.",
                    Severity.WARNING,
                )
                break


_SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}


def _true_parts(verdict: Verdict, say: Callable[[Quantity], str]) -> Iterator[str]:
    """For which part of a range each comparison with a single number is true."""
    for left, operator, right in zip(
        verdict.values, verdict.comparison.operators, verdict.values[1:], strict=False
    ):
        if left.interval is None or right.interval is None or operator[:1] == "=":
            continue
        if right.interval.is_point and not left.interval.is_point:
            yield from _side(left, operator, right, say)
        elif left.interval.is_point and not right.interval.is_point:
            yield from _side(right, _MIRRORED.get(operator, operator), left, say)


def _side(
    range_: Quantity, operator: str, number: Quantity, say: Callable[[Quantity], str]
) -> Iterator[str]:
    assert range_.interval is not None
    bound = number.low
    if not range_.interval.low < bound < range_.interval.high:
        return
    shown = say(replace(range_, interval=number.interval, centre=None, approximate=False))
    if operator in {"<", "<="}:
        yield f"{'below' if operator == '<' else 'up to'} {shown}"
    elif operator in {">", ">="}:
        yield f"{'above' if operator == '>' else 'from'} {shown}" + (
            "" if operator == ">" else " on"
        )


_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def with_values(verdict: Verdict, say: Callable[[Quantity], str]) -> str:
    """The comparison with its values in place of ids."""
    comparison = verdict.comparison
    parts = []
    operators = (*comparison.operators, "")
    for term, value, operator in zip(comparison.terms, verdict.values, operators, strict=True):
        parts += [term.text if isinstance(term, Literal) else say(value), operator]
    return " ".join(parts).strip()
