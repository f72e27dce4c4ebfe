"""What a briefing says, as data: figures, series, sections, exhibits and sources.

The keys are those of `record.schema.json`. What is not known or does not apply is None, never
left out, so that every record has the same shape.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from typing import Any, assert_never

from factpress import __version__
from factpress.exhibits.model import ChartExhibit, Exhibit, TableExhibit
from factpress.facts.model import Citation, Facts, Poll, Rival, Series, SeriesPoint
from factpress.figures.model import Figure
from factpress.quantities.moments import Moment, notation
from factpress.quantities.quantity import Form, Quantity, plain
from factpress.record.inputs import Input
from factpress.story.contents import plain_lines
from factpress.story.model import LedgerEntry, SourceEntry, Story, StorySection, plain_text
from factpress.theme import BUILT_IN, HouseStyle
from factpress.wording import Wording

_FORMAT = 1
# Of a derived value more digits than these are none that anybody knows.
_DIGITS = Context(prec=15)

Record = dict[str, Any]


def record_of(
    facts: Facts,
    figures: Mapping[str, Figure],
    story: Story,
    exhibits: Mapping[str, Exhibit],
    style: HouseStyle,
    inputs: Sequence[Input],
) -> Record:
    """The record of a briefing, without its outputs."""
    wording = Wording(facts.language)
    entries = {entry.figure: entry for entry in story.ledger}
    return {
        "record": _FORMAT,
        "factpress": __version__,
        "title": plain_text(story.title),
        "edition": facts.date.isoformat(),
        "language": story.language,
        "marking": facts.marking or None,
        "publisher": facts.publisher or None,
        "theme": _theme(style),
        "figures": [_figure(figure, entries[id_]) for id_, figure in figures.items()],
        "series": [_series(each, entries.get(each.id), wording) for each in facts.series.values()],
        "bottom_line": _folded(plain_text(story.bottom_line)),
        "sections": [_section(each) for each in story.sections],
        "exhibits": [_exhibit(exhibits[slot.name]) for slot in story.slots],
        "sources": [_source(source) for source in story.sources],
        "inputs": [
            {"role": str(each.role), "name": each.name, "sha256": each.sha256} for each in inputs
        ],
    }


def _theme(style: HouseStyle) -> str:
    """The name of a built-in theme, or that of the theme file."""
    if style.files:
        return style.files[0].name
    return next(name for name, each in BUILT_IN.items() if each.theme == style.theme)


def _figure(figure: Figure, entry: LedgerEntry) -> Record:
    fact = figure.fact
    return {
        "id": figure.id,
        "number": entry.number,
        "label": fact.label,
        "given": fact.given or None,
        "value": _value(figure.value),
        "printed": entry.printed,
        "period": _moment(fact.period),
        "formula": fact.formula.text if fact.formula else None,
        "inputs": list(figure.inputs),
        "sources": _citations(figure.citations),
        "excerpt": fact.excerpt or None,
        "poll": _poll(fact.poll),
        "rivals": [
            _rival(rival, told.printed)
            for rival, told in zip(fact.rivals, entry.rivals, strict=True)
        ],
        "review_by": fact.review_by.isoformat() if fact.review_by else None,
        "note": fact.note or None,
    }


def _value(quantity: Quantity) -> Record:
    interval = quantity.interval if quantity.form is not Form.NOT_REPORTED else None
    return {
        "qualifier": str(quantity.form),
        "approximate": quantity.approximate,
        "low": _number(interval.low) if interval else None,
        "high": _number(interval.high) if interval else None,
        "centre": _number(quantity.centre) if quantity.centre is not None else None,
        "unit": {"kind": str(quantity.unit.kind), "name": quantity.unit.name or None},
        "scale": quantity.scale,
    }


def _number(value: Decimal) -> str | None:
    """A text, because readers of JSON take numbers for binary fractions; None has no bound."""
    return str(plain(_DIGITS.plus(value))) if value.is_finite() else None


def _moment(moment: Moment) -> str | None:
    return notation(moment) if moment.is_reported else None


def _citations(citations: Sequence[Citation]) -> list[Record]:
    return [{"source": each.source, "locator": each.locator or None} for each in citations]


def _poll(poll: Poll | None) -> Record | None:
    if poll is None:
        return None
    told = {key: text for key, text in poll.disclosures.items() if text}
    return {"pollster": poll.pollster, "disclosures": told, "undisclosed": list(poll.undisclosed)}


def _rival(rival: Rival, printed: str) -> Record:
    return {
        "given": rival.given,
        "value": _value(rival.value),
        "printed": printed,
        "rank": str(rival.rank),
        "sources": _citations(rival.citations),
        "excerpt": rival.excerpt or None,
        "note": rival.note or None,
    }


def _series(series: Series, entry: LedgerEntry | None, wording: Wording) -> Record:
    return {
        "id": series.id,
        "number": entry.number if entry else None,
        "label": series.label,
        "file": series.file or None,
        "points": [_point(point, wording) for point in series.points],
        "sources": _citations(series.citations),
        "review_by": series.review_by.isoformat() if series.review_by else None,
        "note": series.note or None,
    }


def _point(point: SeriesPoint, wording: Wording) -> Record:
    return {
        "period": notation(Moment(point.period)),
        "given": point.given,
        "value": _value(point.value),
        "printed": wording.quantity(point.value),
    }


def _section(section: StorySection) -> Record:
    return {
        "name": section.name,
        "headline": _folded(plain_text(section.headline)),
        "exhibit": section.exhibit.name if section.exhibit else None,
        "points": [_folded(plain_text(point)) for point in section.points],
        "text": [_folded(line) for line in plain_lines(section.body)],
    }


def _folded(text: str) -> str:
    """A citation brings a space, whether or not one stands before it."""
    return re.sub(" {2,}", " ", text)


def _exhibit(exhibit: Exhibit) -> Record:
    slot = exhibit.slot
    match exhibit:
        case ChartExhibit(chart=chart):
            headings, rows = list(chart.data.headings), [list(row) for row in chart.data.rows]
            figures = list(chart.figures)
        case TableExhibit(table=table):
            headings = [column.heading for column in table.columns]
            rows = [[plain_text(cell).strip() for cell in row] for row in table.rows]
            figures = []
        case _:
            assert_never(exhibit)
    return {
        "name": slot.name,
        "label": slot.label,
        "title": plain_text(slot.title),
        "kind": slot.request.kind,
        "figures": figures,
        "headings": headings,
        "rows": rows,
    }


def _source(source: SourceEntry) -> Record:
    return {
        "id": source.source,
        "number": source.number,
        "text": source.text,
        "url": source.url or None,
    }
