"""Digits that are typed in prose, where a figure should be.

A number stands in a facts file once, as a figure. Prose prints it with `{id}`, so that it
cannot drift from the figure and its source. Digits are allowed in prose only within a
name that the facts declare, or as part of a date that a fact carries.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from factpress.facts.document import Document, KeyPath
from factpress.facts.model import TypedNumber
from factpress.facts.prose import MARK
from factpress.facts.shape import (
    BottomLineShape,
    ChoiceShape,
    FactsShape,
    PointShape,
    SectionShape,
)
from factpress.quantities.moments import Moment, Precision

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_NUMBER = re.compile(r"(?:\d[\d.,]*\d|\d)(?:\s?%)?")
_WORD = r"[^\W\d_]+"


def typed_numbers(
    document: Document, shape: FactsShape, moments: Iterable[Moment]
) -> Iterator[TypedNumber]:
    """Each number that is typed where the documents print prose."""
    spellings = Spellings.of(_names(shape), moments)
    for path, text in _printed_texts(shape):
        seen: dict[str, int] = {}
        for digits in spellings.typed_digits(text):
            yield TypedNumber(digits, document.find(path, digits, seen.get(digits, 0)))
            seen[digits] = seen.get(digits, 0) + 1


@dataclass(frozen=True)
class Spellings:
    """The digits that prose may hold: declared names, and dates of facts."""

    names: tuple[str, ...]
    years: frozenset[str]
    days: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, names: Iterable[str], moments: Iterable[Moment]) -> Spellings:
        """The spellings that names with digits and dates of facts allow."""
        days = [day for moment in moments for day in moment.days]
        return cls(
            tuple(sorted({name for name in names if _NUMBER.search(name)}, key=len, reverse=True)),
            frozenset(str(day.first.year) for day in days),
            frozenset(
                (day.first.day, day.first.month) for day in days if day.precision is Precision.DAY
            ),
        )

    def typed_digits(self, text: str) -> Iterator[str]:
        """The numbers in the text that are neither part of a name nor of a date."""
        bare = MARK.sub(" ", text)
        bare = _LINK_TARGET.sub("]", _ADDRESS.sub(" ", bare))
        for name in self.names:
            bare = bare.replace(name, " ")
        bare = re.sub(r"^\s*\d+[.)]\s", " ", bare, flags=re.MULTILINE)
        for match in _NUMBER.finditer(bare):
            if match[0] in self.years or self._is_day(bare, match):
                continue
            yield match[0]

    def _is_day(self, text: str, match: re.Match[str]) -> bool:
        behind = re.match(rf"\s+(?:of\s+)?({_WORD})", text[match.end() :])
        before = re.search(rf"({_WORD})\s+$", text[: match.start()])
        months = {_MONTHS.get(found[1].casefold()) for found in (behind, before) if found}
        return match[0].isdigit() and any(
            (int(match[0]), month) in self.days for month in months if month
        )


_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}


def _names(shape: FactsShape) -> Iterator[str]:
    """Names that the facts declare, and that may hold digits."""
    yield from shape.names
    for supply in shape.supplies:
        yield supply.item
        if supply.label:
            yield supply.label
    for source in shape.sources.values():
        yield source.title


def _printed_texts(shape: FactsShape) -> Iterator[tuple[KeyPath, str]]:
    """Every text that is printed as prose, with its path."""
    yield ("title",), shape.title
    yield from _claim_texts(("bottom_line",), shape.bottom_line)
    for id_, figure in shape.figures.items():
        for key in ("label", "short", "note"):
            yield ("figures", id_, key), getattr(figure, key) or ""
    for index, event in enumerate(shape.events):
        yield ("events", index, "text"), event.text
    for index, statement in enumerate(shape.statements):
        yield ("statements", index, "says"), statement.says
    for index, supply in enumerate(shape.supplies):
        for key in ("kind", "status", "amount", "maker"):
            yield ("supplies", index, key), getattr(supply, key) or ""
    for index, section in enumerate(shape.sections):
        yield from _section_texts(("sections", index), section)


def _section_texts(path: KeyPath, section: SectionShape) -> Iterator[tuple[KeyPath, str]]:
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
    path: KeyPath, shape: str | BottomLineShape | PointShape
) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(shape, str):
        yield path, shape
    else:
        yield from _wording_texts((*path, "text"), shape.text)


def _wording_texts(
    path: KeyPath, wordings: str | Sequence[ChoiceShape]
) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(wordings, str):
        yield path, wordings
        return
    for index, choice in enumerate(wordings):
        for key in ("say", "otherwise"):
            yield (*path, index, key), getattr(choice, key) or ""
