"""Derived figures: formulas evaluated in the order in which they depend on each other."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.facts.model import Citation, FigureFact
from factpress.figures.model import Figure
from factpress.problems import Problem, ProblemsFound
from factpress.quantities.evaluation import evaluate
from factpress.quantities.formula import FormulaError, names
from factpress.quantities.quantity import Quantity


def derive_figures(facts: Mapping[str, FigureFact]) -> Mapping[str, Figure]:
    """Every figure with its value, in the order of the file; raises ProblemsFound.

    Every id in a formula must be a key of `facts`.
    """
    derived: dict[str, Figure] = {}
    problems: list[Problem] = []
    circular = _circular(facts)
    for id_ in _in_order(facts):
        fact = facts[id_]
        if id_ in circular:
            problems.append(_circle(fact, circular[id_]))
        elif fact.formula is None:
            assert fact.value is not None
            derived[id_] = Figure(fact, fact.value, (), fact.citations)
        else:
            _derive(fact, derived, problems)
    if problems:
        raise ProblemsFound(problems)
    return {id_: derived[id_] for id_ in facts}


def _derive(fact: FigureFact, derived: dict[str, Figure], problems: list[Problem]) -> None:
    assert fact.formula is not None
    inputs = _inputs(fact)
    if not all(input_ in derived for input_ in inputs):
        return  # an input failed, and that problem is reported where it arose
    values: dict[str, Quantity] = {input_: derived[input_].value for input_ in inputs}
    try:
        value = evaluate(fact.formula.tree, values, fact.digits)
    except FormulaError as error:
        at = fact.formula.part(error.start, error.end)
        problems.append(Problem(at, "FP040", str(error), error.hint))
        return
    citations: dict[tuple[str, str], Citation] = {}
    for citation in (*fact.citations, *(c for i in inputs for c in derived[i].citations)):
        citations.setdefault((citation.source, citation.locator), citation)
    derived[fact.id] = Figure(fact, value, inputs, tuple(citations.values()))


def _inputs(fact: FigureFact) -> tuple[str, ...]:
    if fact.formula is None:
        return ()
    return tuple(dict.fromkeys(name.name for name in names(fact.formula.tree)))


def _in_order(facts: Mapping[str, FigureFact]) -> list[str]:
    """Ids such that each comes after its inputs; members of a circle in any order."""
    ordered: dict[str, None] = {}
    for start in facts:
        stack = [(start, iter(_inputs(facts[start])))]
        entered = {start}
        while stack:
            id_, rest = stack[-1]
            for input_ in rest:
                if input_ not in ordered and input_ not in entered:
                    entered.add(input_)
                    stack.append((input_, iter(_inputs(facts[input_]))))
                    break
            else:
                ordered.setdefault(id_)
                stack.pop()
    return list(ordered)


def _circular(facts: Mapping[str, FigureFact]) -> dict[str, tuple[str, ...]]:
    """Figures whose formula leads back to themselves, each with its way round."""
    circular = {}
    finished: set[str] = set()
    for start in facts:
        way: list[str] = []
        position: dict[str, int] = {}
        stack = [(start, iter(_inputs(facts[start])))] if start not in finished else []
        if stack:
            position[start] = 0
            way.append(start)
        while stack:
            id_, rest = stack[-1]
            for input_ in rest:
                if input_ in position:
                    circle = tuple(way[position[input_] :])
                    for index, member in enumerate(circle):
                        circular[member] = (*circle[index:], *circle[:index], member)
                elif input_ not in finished:
                    position[input_] = len(way)
                    way.append(input_)
                    stack.append((input_, iter(_inputs(facts[input_]))))
                    break
            else:
                finished.add(id_)
                way.pop()
                del position[id_]
                stack.pop()
    return circular


def _circle(fact: FigureFact, way: tuple[str, ...]) -> Problem:
    assert fact.formula is not None
    return Problem(
        fact.formula.at,
        "FP041",
        f"The figure '{fact.id}' depends on itself: {' → '.join(way)}",
        "Give one of these figures a value of its own.",
    )
