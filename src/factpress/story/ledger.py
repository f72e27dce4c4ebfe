"""The ledger of figures and the list of sources: where each number comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from factpress.facts.model import Citation, Facts, Series, Source
from factpress.figures.model import Figure
from factpress.quantities.formula import names
from factpress.quantities.moments import Moment
from factpress.quantities.quantity import Form, common_scale
from factpress.quantities.units import NUMBER
from factpress.story.citations import citation_texts
from factpress.story.model import (
    FigureMark,
    Inlines,
    LedgerCitation,
    LedgerEntry,
    RivalEntry,
    SourceEntry,
    Text,
    Undisclosed,
)
from factpress.wording import Wording


def ledger_entries(
    facts: Facts, figures: Mapping[str, Figure], wording: Wording
) -> tuple[LedgerEntry, ...]:
    """An entry for each figure, in the order of the file, numbered from 1.

    The series that charts show follow, each as one entry with all its values.
    """
    numbers = {id_: number for number, id_ in enumerate(figures, 1)}
    derived: dict[str, list[str]] = {}
    for figure in figures.values():
        for input_ in figure.inputs:
            derived.setdefault(input_, []).append(figure.id)
    entry = partial(
        _entry, facts=facts, figures=figures, numbers=numbers, derived=derived, wording=wording
    )
    shown = charted_series(facts)
    return (
        *(entry(figure) for figure in figures.values()),
        *(
            _series_entry(series, number, facts, wording)
            for number, series in enumerate(shown, len(figures) + 1)
        ),
    )


def charted_series(facts: Facts) -> tuple[Series, ...]:
    """The series that charts of the file show, in the order of the file."""
    named = {
        item
        for section in facts.sections
        if section.exhibit and section.exhibit.is_chart
        for option in section.exhibit.options.values()
        for item in option.items
    }
    return tuple(series for id_, series in facts.series.items() if id_ in named)


def source_entries(facts: Facts, wording: Wording) -> tuple[SourceEntry, ...]:
    """The sources in the order of the file, numbered from 1."""
    return tuple(
        SourceEntry(source.id, index + 1, _source_text(source, wording), source.url)
        for index, source in enumerate(facts.sources.values())
    )


def undisclosed_items(figures: Mapping[str, Figure], wording: Wording) -> tuple[Undisclosed, ...]:
    """What the sources do not say of figures: values, and what they disclose of polls."""
    found = []
    for figure in figures.values():
        items = _undisclosed(figure, wording)
        if items:
            found.append(Undisclosed(figure.id, figure.fact.label, items))
    return tuple(found)


def _undisclosed(figure: Figure, wording: Wording) -> tuple[str, ...]:
    words = wording.words
    if figure.value.form is Form.NOT_REPORTED:
        return (words.value_item,)
    if figure.fact.poll is None:
        return ()
    # A value given as a ± b discloses its margin of error.
    told = {"margin_of_error"} if figure.value.form is Form.PLUS_MINUS else set()
    return tuple(words.disclosures[key] for key in figure.fact.poll.undisclosed if key not in told)


def _entry(
    figure: Figure,
    facts: Facts,
    figures: Mapping[str, Figure],
    numbers: Mapping[str, int],
    derived: Mapping[str, Sequence[str]],
    wording: Wording,
) -> LedgerEntry:
    fact = figure.fact
    return LedgerEntry(
        figure=figure.id,
        number=numbers[figure.id],
        label=fact.label,
        printed=wording.quantity(figure.value),
        given=fact.given if wording.is_english else "",
        period=wording.moment(fact.period) if fact.period.is_reported else "",
        formula=_formula(figure, numbers, wording),
        calculation=_calculation(figure, figures, wording),
        citations=_citations(figure.citations, facts, wording),
        excerpt=fact.excerpt,
        poll=_poll(figure, wording),
        rivals=tuple(
            RivalEntry(
                wording.quantity(rival.value),
                wording.words.ranks[rival.rank],
                _citations(rival.citations, facts, wording),
                rival.note,
            )
            for rival in fact.rivals
        ),
        review_by=wording.date(fact.review_by) if fact.review_by else "",
        note=fact.note,
        used_for=tuple(_mark(id_, numbers) for id_ in derived.get(figure.id, ())),
        excerpt_language=_other_language(figure.citations, facts),
    )


def _other_language(citations: Iterable[Citation], facts: Facts) -> str:
    """The language of what is cited first, where the briefing is in another."""
    sources = (facts.sources[citation.source] for citation in citations)
    language = next((source.language for source in sources), "")
    return language if language.partition("-")[0] != facts.language.partition("-")[0] else ""


def _mark(figure: str, numbers: Mapping[str, int]) -> FigureMark:
    return FigureMark(f"F{numbers[figure]}", figure, numbers[figure])


def _series_entry(series: Series, number: int, facts: Facts, wording: Wording) -> LedgerEntry:
    values = [point.value for point in series.points]
    scale = common_scale(values)
    ends = [
        wording.moment(Moment(point.period)) for point in (*series.points[:1], *series.points[-1:])
    ]
    unit = next((value.unit for value in values if value.interval is not None), NUMBER)
    return LedgerEntry(
        figure=series.id,
        number=number,
        label=series.label,
        printed=wording.words.range_of.format(low=ends[0], high=ends[1]) if ends else "",
        given=series.file,
        period="",
        formula=(),
        calculation="",
        citations=_citations(series.citations, facts, wording),
        excerpt="",
        poll="",
        rivals=(),
        review_by=wording.date(series.review_by) if series.review_by else "",
        note=series.note,
        values_unit=wording.scaled_unit(unit, scale),
        values=tuple(
            (wording.moment(Moment(point.period), short=True), wording.bare(point.value, scale))
            for point in series.points
        ),
    )


def _citations(
    citations: Iterable[Citation], facts: Facts, wording: Wording
) -> tuple[LedgerCitation, ...]:
    texts = citation_texts(citations, facts.sources, wording)
    return tuple(LedgerCitation(source, text) for source, text in texts)


def _formula(figure: Figure, numbers: Mapping[str, int], wording: Wording) -> Inlines:
    """The formula with the marks of its inputs: `F2 ÷ F1`."""
    formula = figure.fact.formula
    if formula is None:
        return ()
    nodes: list[Text | FigureMark] = []
    end = 0
    for name in sorted(names(formula.tree), key=lambda each: each.start):
        nodes.append(Text(_printed(formula.text[end : name.start], wording)))
        nodes.append(_mark(name.name, numbers))
        end = name.end
    nodes.append(Text(_printed(formula.text[end:], wording)))
    return tuple(node for node in nodes if node.text)


def _calculation(figure: Figure, figures: Mapping[str, Figure], wording: Wording) -> str:
    """The formula with the values of its inputs."""
    formula = figure.fact.formula
    if formula is None:
        return ""
    parts = []
    end = 0
    for name in sorted(names(formula.tree), key=lambda each: each.start):
        parts.append(_printed(formula.text[end : name.start], wording))
        parts.append(f"({wording.quantity(figures[name.name].value)})")
        end = name.end
    return "".join([*parts, _printed(formula.text[end:], wording)])


def _printed(operators: str, wording: Wording) -> str:
    """Operators as they are printed: ÷, × and a true minus sign, functions by their names."""
    functions = wording.words.functions
    operators = re.sub(r"[a-z]+", lambda found: functions.get(found[0], found[0]), operators)
    return operators.replace("/", "÷").replace("*", "×").replace("-", "−")


def _poll(figure: Figure, wording: Wording) -> str:
    """Who asked, what is disclosed, and what is not."""
    poll = figure.fact.poll
    if poll is None:
        return ""
    words = wording.words
    names = words.disclosures
    told = [f"{names[key]}{words.colon}{text}" for key, text in poll.disclosures.items() if text]
    missing = [names[key] for key in poll.undisclosed]
    if missing:
        told.append(f"{words.not_disclosed}{words.colon}{', '.join(missing)}")
    return words.semicolon.join([poll.pollster, *told])


def _source_text(source: Source, wording: Wording) -> str:
    words = wording.words
    parts = [part for part in (source.author, source.title) if part]
    parts += [part for part in (source.container_title, source.publisher) if part]
    if source.issued.is_reported:
        parts.append(words.issued.format(date=wording.moment(source.issued)))
    if source.accessed.is_reported:
        parts.append(words.accessed.format(date=wording.moment(source.accessed)))
    text = wording.sentence(", ".join(parts))
    return f"{text} {source.note}".strip()
