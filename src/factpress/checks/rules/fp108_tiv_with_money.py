"""FP108: SIPRI trend-indicator values are mixed with money.

The TIV of the Stockholm International Peace Research Institute measures the military
capability that a transfer of arms moves, not its price: SIPRI's notes on sources and
methods say that TIVs do not represent sales prices and should not be compared with
military spending or contract values. A unit that names TIV or trend-indicator values is
not drawn in one chart with money, nor calculated or compared with it.

Passes: `chart: {kind: change, from: tiv_2020, to: tiv_2022}`
Fails: `formula: tiv_2022 / budget_2022`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factpress.checks.model import FactsRule, Fault
from factpress.facts.model import Facts
from factpress.facts.references import conditions_of
from factpress.problems import Position, Severity
from factpress.quantities.formula import names
from factpress.quantities.units import UnitKind

_TIV = re.compile(r"\bTIVs?\b|\btrend[- ]indicator values?\b", re.IGNORECASE)


def check(facts: Facts) -> Iterator[Fault]:
    """A fault for each chart, formula or condition that mixes TIV and money."""
    for what, at, ids in _places(facts):
        tiv = next((id_ for id_ in ids if _is_tiv(facts, id_)), None)
        money = next((id_ for id_ in ids if _is_money(facts, id_)), None)
        if tiv and money:
            yield Fault(
                at,
                f"{what} mixes '{tiv}', in TIV, with '{money}', which is money",
                "TIV measures capability, not price; show the two apart.",
            )


def _places(facts: Facts) -> Iterator[tuple[str, Position, list[str]]]:
    for section in facts.sections:
        if section.exhibit:
            options = section.exhibit.options.values()
            yield "The chart", section.exhibit.kind_at, [i for each in options for i in each.items]
    for figure in facts.figures.values():
        if figure.formula:
            used = _unique(name.name for name in names(figure.formula.tree))
            yield "The formula", figure.formula.at, used
    for condition in conditions_of(facts):
        yield "The condition", condition.at, _unique(name.name for name in names(condition.guard))


def _unique(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))


def _is_tiv(facts: Facts, id_: str) -> bool:
    figure = facts.figures.get(id_)
    if figure is None or figure.value is None or figure.value.unit.kind is not UnitKind.COUNT:
        return False
    return _TIV.search(figure.value.unit.name) is not None


def _is_money(facts: Facts, id_: str) -> bool:
    figure = facts.figures.get(id_)
    value = figure.value if figure else None
    return value is not None and value.unit.kind is UnitKind.MONEY


RULE = FactsRule("FP108", "TIV is mixed with money.", Severity.ERROR, check)
