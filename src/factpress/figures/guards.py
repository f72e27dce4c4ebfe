"""Guards: whether headlines, points and the bottom line are true for the figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from factpress.facts.model import Condition, Facts
from factpress.facts.references import conditions_of
from factpress.figures.model import Figure
from factpress.problems import Problem, Severity
from factpress.quantities.evaluation import Verdict, judge
from factpress.quantities.formula import FormulaError, Literal, names
from factpress.quantities.interval import Truth
from factpress.quantities.quantity import Quantity


def guard_problems(
    facts: Facts, figures: Mapping[str, Figure], say: Callable[[Quantity], str]
) -> Iterator[Problem]:
    """An error for each guard that is false, a warning for each that holds only in part.

    `say` words a quantity. Every id in a guard must be a key of `figures`.
    """
    for condition in conditions_of(facts):
        yield from _problems_of(condition, figures, say)


def _problems_of(
    condition: Condition, figures: Mapping[str, Figure], say: Callable[[Quantity], str]
) -> Iterator[Problem]:
    values = {name.name: figures[name.name].value for name in names(condition.guard)}
    try:
        verdicts = judge(condition.guard, values)
    except FormulaError as error:
        at = condition.part(error.start, error.end)
        yield Problem(at, "FP040", str(error), error.hint)
        return
    for verdict in verdicts:
        comparison = verdict.comparison
        at = condition.part(comparison.start, comparison.end)
        shown = _with_values(verdict, say)
        if verdict.truth is Truth.NEVER:
            yield Problem(
                at,
                "FP050",
                f"The condition no longer holds: {shown} is false",
                "Change the words that it guards to what the figures say now, then the condition.",
            )
        elif verdict.truth is Truth.SOMETIMES:
            yield Problem(
                at,
                "FP051",
                f"The condition holds for only part of the range: {shown}",
                "Word what it guards so that it is true for the whole range.",
                Severity.WARNING,
            )


def _with_values(verdict: Verdict, say: Callable[[Quantity], str]) -> str:
    comparison = verdict.comparison
    parts = []
    operators = (*comparison.operators, "")
    for term, value, operator in zip(comparison.terms, verdict.values, operators, strict=True):
        parts += [term.text if isinstance(term, Literal) else say(value), operator]
    return " ".join(parts).strip()
