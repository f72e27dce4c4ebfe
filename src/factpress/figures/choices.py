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

    A condition that holds for only part of the range chooses nothing, and is told.
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


class _Chooser:
    def __init__(self, figures: Mapping[str, Figure], say: Callable[[Quantity], str]) -> None:
        self._figures, self._say = figures, say
        self.problems: list[Problem] = []

    def settled(self, claim: Claim) -> Claim:
        """The claim in the wording that is chosen."""
        if not claim.choices:
            return claim
        for choice in claim.choices:
            if self._is_chosen(choice):
                return replace(claim, prose=choice.prose)
        self.problems.append(
            Problem(
                claim.prose.at,
                "FP052",
                "None of the wordings is true for these figures",
                "End the list with '- otherwise: ...'.",
            )
        )
        return claim

    def _is_chosen(self, choice: Choice) -> bool:
        if choice.when is None:
            return True
        truth = self._truth(choice.when)
        return truth is Truth.ALWAYS

    def _truth(self, condition: Condition) -> Truth:
        try:
            verdicts = verdicts_of(condition, self._figures)
        except FormulaError as error:
            at = condition.part(error.start, error.end)
            self.problems.append(Problem(at, "FP040", str(error), error.hint))
            return Truth.NEVER
        truths = [verdict.truth for verdict in verdicts]
        if Truth.NEVER in truths:
            return Truth.NEVER
        for verdict in verdicts:
            if verdict.truth is Truth.SOMETIMES:
                shown = with_values(verdict, self._say)
                self.problems.append(
                    Problem(
                        condition.at,
                        "FP053",
                        f"The condition holds for only part of the range: {shown}",
                        "This wording is not chosen; give the undecided range one of its own.",
                        Severity.WARNING,
                    )
                )
                return Truth.SOMETIMES
        return Truth.ALWAYS
