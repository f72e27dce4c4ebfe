"""FP199: a text still says todo.

A draft marks with `todo` what somebody has to decide: what a figure is, what happened on a
day, what the headline says. It is printed nowhere. Found are a text that is no more than
`todo`, `todo:` anywhere in a text, and `TODO` in capitals; the Spanish word is left alone.

Passes: `label: Defence allocation, 2022`.
Fails: `label: "todo: what is this?"`
"""

from __future__ import annotations

from collections.abc import Iterator

from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Facts
from factpress.problems import Severity


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each text that says todo."""
    for todo in facts.todos:
        yield Fault(todo.at, todo.what, todo.hint)


RULE = FactsRule("FP199", "A text still says todo.", Severity.ERROR, check)
