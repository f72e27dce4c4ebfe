"""Prose: the marks in it, and the digits that must not be typed in it.

A number stands in a facts file once, as a figure. Prose prints it with `{id}`, so that it
cannot drift from the figure and its source. Digits are allowed in prose only within a
name that the facts declare, or as part of a date that a fact carries.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factpress.facts.document import Document, KeyPath
from factpress.facts.model import Prose, Reference, ReferenceKind
from factpress.problems import Position, Problem
from factpress.quantities.moments import Moment, Precision

# `\{` prints a brace; `{id}` and `{figure:id}` are marks; `[@id, locator]` cites.
MARK = re.compile(
    r"""(?<!\\)(?:\{\s*(?:(?P<kind>figure)\s*:)?\s*(?P<id>[^{}\s:]+)\s*\}
    |\[@\s*(?P<source>[^\s,\]]+)\s*(?:,\s*(?P<locator>[^\]]*?))?\s*\])""",
    re.VERBOSE,
)
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_NUMBER = re.compile(r"(?:\d[\d.,]*\d|\d)(?:\s?%)?")
_WORD = r"[^\W\d_]+"


def typographic(text: str) -> str:
    """The text with the apostrophe of print for the one of the keyboard: Armenia’s."""
    return re.sub(r"(?<=\w)'", "\u2019", text)


def read_prose(document: Document, path: KeyPath, text: str) -> Prose:
    """The prose at the path, with its marks and their positions."""
    seen: dict[str, int] = {}
    references = []
    for match in MARK.finditer(text):
        occurrence = seen.get(match[0], 0)
        seen[match[0]] = occurrence + 1
        at = document.find(path, match[0], occurrence)
        references.append(_reference(match, at))
    return Prose(text, tuple(references), document.at(path))


def _reference(match: re.Match[str], at: Position) -> Reference:
    if match["source"]:
        return Reference(ReferenceKind.SOURCE, match["source"], match["locator"] or "", at)
    kind = ReferenceKind.EXHIBIT if match["kind"] else ReferenceKind.FIGURE
    return Reference(kind, match["id"], "", at)


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


def typed_digit_problems(
    document: Document, path: KeyPath, text: str, spellings: Spellings
) -> Iterator[Problem]:
    """A problem for each number that is typed in prose."""
    seen: dict[str, int] = {}
    for digits in spellings.typed_digits(text):
        at = document.find(path, digits, seen.get(digits, 0))
        seen[digits] = seen.get(digits, 0) + 1
        yield Problem(
            at,
            "FP101",
            f"The number '{digits}' is typed in prose",
            "Make it a figure and write its id in braces; if it is part of a name, add the "
            "name to 'names'.",
        )
