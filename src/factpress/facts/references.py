"""Marks and ids that lead nowhere: every one, with the nearest that leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factpress.facts.ids import is_figure_id, is_source_id
from factpress.facts.model import (
    Citation,
    Claim,
    Condition,
    Facts,
    Prose,
    Reference,
    ReferenceKind,
    Series,
)
from factpress.problems import Position, Problem, enumeration, suggestion
from factpress.quantities.formula import names


def reference_problems(facts: Facts) -> Iterator[Problem]:
    """A problem for each figure or source that is named but not defined."""
    for prose in prose_of(facts):
        for reference in prose.references:
            yield from _unknown(reference, facts)
    for reference in facts.key_figures:
        yield from _unknown(reference, facts)
    for citation in _citations(facts):
        if citation.source not in facts.sources:
            yield _no_source(citation.source, citation.at, facts)
    for figure in facts.figures.values():
        if figure.formula:
            for name in names(figure.formula.tree):
                if name.name not in facts.figures:
                    at = figure.formula.part(name.start, name.end)
                    yield from _no_figure(name.name, at, facts)
    for condition in conditions_of(facts):
        for name in names(condition.guard):
            if name.name not in facts.figures:
                at = condition.part(name.start, name.end)
                yield from _no_figure(name.name, at, facts)


def prose_of(facts: Facts) -> Iterator[Prose]:
    """Every text that may hold marks."""
    yield facts.title
    for claim in claims_of(facts):
        yield from claim.wordings
    for supply in facts.supplies:
        yield from supply.prose
    for event in facts.events:
        yield event.text
    for statement in facts.statements:
        yield statement.says
    for section in facts.sections:
        exhibit = section.exhibit
        texts = (exhibit.title, exhibit.note) if exhibit else ()
        for text in (section.text, section.notes, *texts):
            if text:
                yield text


def claims_of(facts: Facts) -> Iterator[Claim]:
    """The bottom line, then the headline and the points of each section."""
    yield facts.bottom_line
    for section in facts.sections:
        yield section.headline
        yield from section.points


def conditions_of(facts: Facts) -> Iterator[Condition]:
    """Every condition of the file, those that guard claims and those that choose wordings."""
    for claim in claims_of(facts):
        if claim.holds:
            yield claim.holds
        for choice in claim.choices:
            if choice.when:
                yield choice.when


def _citations(facts: Facts) -> Iterator[Citation]:
    for figure in facts.figures.values():
        if not figure.series:
            yield from figure.citations
        for rival in figure.rivals:
            yield from rival.citations
    for series in facts.series.values():
        yield from series.citations
    for supply in facts.supplies:
        yield from supply.citations
    for event in facts.events:
        yield from event.citations
    for statement in facts.statements:
        yield from statement.citations


def _unknown(reference: Reference, facts: Facts) -> Iterator[Problem]:
    kinds = {ReferenceKind.FIGURE, ReferenceKind.PERIOD}
    if reference.kind in kinds and reference.name not in facts.figures:
        yield from _no_figure(reference.name, reference.at, facts, facts.terms)
    if reference.kind is ReferenceKind.SOURCE and reference.name not in facts.sources:
        yield _no_source(reference.name, reference.at, facts)


def _no_figure(
    name: str, at: Position, facts: Facts, terms: Iterable[str] = ()
) -> Iterator[Problem]:
    series = facts.series.get(name.partition(".")[0])
    if series is not None:
        yield from _no_point(name, series, at)
        return
    # An id that cannot be one is renamed, so no hint may lead to it.
    known = [id_ for id_ in (*facts.figures, *facts.series) if is_figure_id(id_)]
    otherwise = f"The figures are {enumeration(known)}." if known else "Add it to 'figures'."
    hint = suggestion(name, (*known, *terms), otherwise)
    if at.facts:
        hint += f" Or add it to 'figures' of {at.facts}."
    yield Problem(at, "FP030", f"There is no figure '{name}'", hint)


def _no_point(name: str, series: Series, at: Position) -> Iterator[Problem]:
    if not series.points:
        return  # why there are none is told where they should be
    ends = f"{series.points[0].key} to {series.points[-1].key}"
    hint = f"It has {ends}; '{series.id}.last' is the last that is reported."
    if name == series.id:
        message = f"'{name}' is a series; a figure is one of its points"
        yield Problem(at, "FP030", message, f"Name a period: '{name}.{series.points[-1].key}'.")
        return
    yield Problem(at, "FP030", f"The series '{series.id}' has no point '{name}'", hint)


def _no_source(name: str, at: Position, facts: Facts) -> Problem:
    known = [id_ for id_ in facts.sources if is_source_id(id_)]
    otherwise = f"Write 'id, place in it'; the sources are {enumeration(known)}."
    hint = suggestion(name, known, otherwise if known else "Add it to 'sources'.")
    return Problem(at, "FP031", f"There is no source '{name}'", hint)
