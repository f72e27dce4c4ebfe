"""The texts of a facts file that are printed as they stand, each with its path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factpress.facts.document import KeyPath
from factpress.facts.shape import (
    BottomLineShape,
    ChoiceShape,
    FactsShape,
    PointShape,
    SectionShape,
    ValueShape,
)

PrintedText = tuple[KeyPath, str]
"""A path in the facts file and the text that stands there."""


def prose_texts(shape: FactsShape) -> Iterator[PrintedText]:
    """Texts that may hold marks: `{id}` and `[@source, locator]`."""
    yield ("title",), shape.title
    yield from _claim_texts(("bottom_line",), shape.bottom_line)
    for index, event in enumerate(shape.events):
        yield ("events", index, "text"), event.text
    for index, statement in enumerate(shape.statements):
        yield ("statements", index, "says"), statement.says
    for index, supply in enumerate(shape.supplies):
        for key in ("kind", "status", "amount"):
            yield ("supplies", index, key), getattr(supply, key) or ""
    for index, section in enumerate(shape.sections):
        yield from _section_texts(("sections", index), section)


def plain_texts(shape: FactsShape) -> Iterator[PrintedText]:
    """Texts that are printed without reading marks in them."""
    yield ("publisher",), shape.publisher or ""
    yield ("marking",), shape.marking or ""
    yield ("watermark",), shape.watermark or ""
    yield from ((("terms", id_), words) for id_, words in shape.terms.items())
    for id_, source in shape.sources.items():
        for key in ("title", "author", "publisher", "note"):
            yield ("sources", id_, key), getattr(source, key) or ""
    for id_, figure in shape.figures.items():
        for key in ("label", "short", "note"):
            yield ("figures", id_, key), getattr(figure, key) or ""
    for id_, series in shape.series.items():
        for key in ("label", "short", "unit", "note"):
            yield ("series", id_, key), getattr(series, key) or ""
    for index, statement in enumerate(shape.statements):
        for key in ("who", "role"):
            yield ("statements", index, key), getattr(statement, key) or ""
    for index, supply in enumerate(shape.supplies):
        for key in ("item", "label", "maker"):
            yield ("supplies", index, key), getattr(supply, key) or ""
        if supply.via:
            for key in ("name", "note"):
                yield ("supplies", index, "via", key), getattr(supply.via, key) or ""


def quoted_texts(shape: FactsShape) -> Iterator[PrintedText]:
    """Texts that are printed word for word as they, or their sources, are."""
    for id_, source in shape.sources.items():
        yield ("sources", id_, "container-title"), source.container_title or ""
        yield ("sources", id_, "URL"), source.url or ""
    for id_, figure in shape.figures.items():
        yield from _value_texts(("figures", id_, "value"), figure.value)
        yield ("figures", id_, "excerpt"), figure.excerpt or ""
        for key, text in figure.poll or ():
            yield ("figures", id_, "poll", key), text or ""
        for index, rival in enumerate(figure.rivals):
            path: KeyPath = ("figures", id_, "rivals", index)
            yield from _value_texts((*path, "value"), rival.value)
            for key in ("excerpt", "note"):
                yield (*path, key), getattr(rival, key) or ""
            yield from _source_texts((*path, "source"), rival.source)
        yield from _source_texts(("figures", id_, "source"), figure.source)
    for id_, series in shape.series.items():
        yield from _source_texts(("series", id_, "source"), series.source)
    for index, supply in enumerate(shape.supplies):
        yield ("supplies", index, "category"), supply.category or ""
        yield from _source_texts(("supplies", index, "source"), supply.source)
    for index, event in enumerate(shape.events):
        yield from _source_texts(("events", index, "source"), event.source)
    for index, statement in enumerate(shape.statements):
        yield from _source_texts(("statements", index, "source"), statement.source)


def _value_texts(path: KeyPath, value: str | ValueShape | None) -> Iterator[PrintedText]:
    """The words of a value: its unit, which may be anything that is counted."""
    if isinstance(value, ValueShape):
        yield (*path, "unit"), value.unit or ""
    else:
        yield path, value or ""


def _source_texts(path: KeyPath, source: str | Sequence[str] | None) -> Iterator[PrintedText]:
    """The sources of a fact, with the places in them."""
    if isinstance(source, str):
        yield path, source
    else:
        for index, each in enumerate(source or ()):
            yield (*path, index), each


def _section_texts(path: KeyPath, section: SectionShape) -> Iterator[PrintedText]:
    yield from _wording_texts((*path, "headline"), section.headline)
    for key in ("text", "notes"):
        yield (*path, key), getattr(section, key) or ""
    for exhibit, options in (("chart", section.chart), ("table", section.table)):
        for key in ("title", "note"):
            text = (options or {}).get(key)
            yield (*path, exhibit, key), text if isinstance(text, str) else ""
    for number, point in enumerate(section.points):
        yield from _claim_texts((*path, "points", number), point)


def _claim_texts(
    path: KeyPath, shape: str | Sequence[ChoiceShape] | BottomLineShape | PointShape
) -> Iterator[PrintedText]:
    if isinstance(shape, BottomLineShape | PointShape):
        yield from _wording_texts((*path, "text"), shape.text)
    else:
        yield from _wording_texts(path, shape)


def _wording_texts(path: KeyPath, wordings: str | Sequence[ChoiceShape]) -> Iterator[PrintedText]:
    if isinstance(wordings, str):
        yield path, wordings
        return
    for index, choice in enumerate(wordings):
        for key in ("say", "otherwise"):
            yield (*path, index, key), getattr(choice, key) or ""
