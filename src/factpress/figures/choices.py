"""Wordings chosen by the figures: the first whose condition holds for the whole range."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from factpress.facts.model import Choice, Claim, Condition, Facts
from factpress.figures.guards import verdicts_of, with_values
from factpress.figures.model import Figure
from factpress.problems import Problem, Severity
from factpress.quantities.formula import FormulaError
from factpress.quantities.interval import Truth
from factpress.quantities.quantity import Quantity


def choose_wordings(
    facts: Facts, figures: Mapping[str, Figure], say: Callable[[Quantity], str]
) -> tuple[Facts, tuple[Problem, ...]]:
    """The facts with each claim in the wording that its figures choose, and the problems.

    A condition that holds for only part of the range chooses nothing, and is told: as an error
    where nothing but `otherwise` is left, which would be printed though it may be false.
    """
    chooser = _Chooser(figures, say)
    sections = tuple(
        replace(
            section,
            headline=chooser.settled(section.headline),
            points=tuple(chooser.settled(point) for point in section.points),
        )
        for section in facts.sections
    )
    bottom_line = chooser.settled(facts.bottom_line)
    chosen = replace(facts, bottom_line=bottom_line, sections=sections)
    return chosen, tuple(chooser.problems)


_MOST_SHOWN = 60


class _Chooser:
    def __init__(self, figures: Mapping[str, Figure], say: Callable[[Quantity], str]) -> None:
        self._figures, self._say = figures, say
        self.problems: list[Problem] = []

    def settled(self, claim: Claim) -> Claim:
        """The claim in the wording that is chosen."""
        if not claim.choices:
            return claim
        undecided: list[tuple[Condition, str]] = []
        for choice in claim.choices:
            truth, shown = self._truth(choice)
            if truth is Truth.ALWAYS:
                self.problems += (_partly(*each, choice) for each in undecided)
                return replace(claim, prose=choice.prose)
            if truth is Truth.SOMETIMES and choice.when:
                undecided.append((choice.when, shown))
        self.problems.append(
            Problem(
                claim.prose.at,
                "FP052",
                "None of the wordings is true for these figures",
                "End the list with '- otherwise: ...'.",
            )
        )
        return claim

    def _truth(self, choice: Choice) -> tuple[Truth, str]:
        """Whether a wording is true, and its undecided comparison with the values put in."""
        if choice.when is None:
            return Truth.ALWAYS, ""
        try:
            verdicts = verdicts_of(choice.when, self._figures)
        except FormulaError as error:
            at = choice.when.part(error.start, error.end)
            self.problems.append(Problem(at, "FP040", str(error), error.hint))
            return Truth.NEVER, ""
        if any(verdict.truth is Truth.NEVER for verdict in verdicts):
            return Truth.NEVER, ""
        for verdict in verdicts:
            if verdict.truth is Truth.SOMETIMES:
                return Truth.SOMETIMES, with_values(verdict, self._say)
        return Truth.ALWAYS, ""


def _partly(condition: Condition, shown: str, chosen: Choice) -> Problem:
    """What is told of a condition that holds in part, where another wording is printed."""
    words = chosen.prose.text
    words = words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN].rstrip()} ..."
    message = f"The condition holds for only part of the range: {shown}; '{words}' is printed"
    if chosen.when is None:
        hint = "Give the undecided range a wording of its own, before 'otherwise'."
        return Problem(condition.at, "FP053", message, hint)
    hint = "The wording that is printed holds for all of the range; see that it says enough."
    return Problem(condition.at, "FP053", message, hint, Severity.WARNING)
