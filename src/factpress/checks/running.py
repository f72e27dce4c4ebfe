"""All rules run over a briefing, but for those that are switched off."""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.model import BriefingRule, Checked, FactsRule
from factpress.checks.rules import RULES
from factpress.facts.model import Facts, Suppression
from factpress.problems import Problem, Severity


def check_facts(facts: Facts) -> tuple[Problem, ...]:
    """What the rules find that need no more than the facts."""
    found = [
        problem for rule in RULES if isinstance(rule, FactsRule) for problem in rule.problems(facts)
    ]
    return (*_heard(found, facts), *_unknown_codes(facts.suppressions))


def check_briefing(checked: Checked) -> tuple[Problem, ...]:
    """What the rules find that need the figures or the story."""
    found = [
        problem
        for rule in RULES
        if isinstance(rule, BriefingRule)
        for problem in rule.problems(checked)
    ]
    return tuple(_heard(found, checked.facts))


def _heard(problems: list[Problem], facts: Facts) -> Iterator[Problem]:
    """The problems that no suppression silences."""
    return (each for each in problems if not _is_suppressed(each, facts.suppressions))


def _is_suppressed(problem: Problem, suppressions: tuple[Suppression, ...]) -> bool:
    at = problem.position
    return any(
        each.code == problem.code
        and (each.line is None or (at.file == each.at.file and at.line <= each.line <= at.end_line))
        for each in suppressions
    )


def _unknown_codes(suppressions: tuple[Suppression, ...]) -> Iterator[Problem]:
    codes = [rule.code for rule in RULES]
    for each in suppressions:
        if each.code not in codes:
            yield Problem(
                each.at,
                "FP009",
                f"There is no rule '{each.code}' that can be switched off",
                f"Delete it; the rules are {codes[0]} to {codes[-1]} of docs/checks.md.",
                Severity.WARNING,
            )
