"""FP199: a text still says todo.

A draft marks with `todo` what somebody has to decide: what a figure is, what happened on a
day, what the headline says. It is printed nowhere. Found are a text that is no more than
`todo`, `todo:` anywhere in a text, and `TODO` in capitals; the Spanish word is left alone.

Passes: `label: Defence allocation, 2022`.
Fails: `label: "todo: what is this?"`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Facts
from factpress.facts.references import prose_of
from factpress.problems import Position, Severity

_TODO = re.compile(r"\bTODO\b|(?i:\btodo:)|(?i:\A\s*todo\s*\Z)")


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each text that says todo."""
    for what, text, at in _texts(facts):
        if _TODO.search(text):
            yield Fault(at, f"{what} still says todo", "Write what it should say.")


def _texts(facts: Facts) -> Iterator[tuple[str, str, Position]]:
    for source in facts.sources.values():
        for text in (source.title, source.note):
            yield f"The source '{source.id}'", text, source.at
    figures = [figure for figure in facts.figures.values() if not figure.series]
    for what, named in (("figure", figures), ("series", facts.series.values())):
        for each in named:
            for text in (each.label, each.short, each.note):
                yield f"The {what} '{each.id}'", text, each.at
    for figure in figures:
        if figure.value:
            yield f"The unit of '{figure.id}'", figure.value.unit.name, figure.at
    for supply in facts.supplies:
        for text in (supply.item, supply.kind, supply.label, supply.status, supply.amount):
            yield "This supply", text, supply.at
    for statement in facts.statements:
        for text in (statement.who, statement.role):
            yield "This statement", text, statement.at
    for prose in prose_of(facts):
        yield "The text", prose.text, prose.at


RULE = FactsRule("FP199", "A text still says todo.", Severity.ERROR, check)
