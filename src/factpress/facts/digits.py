"""Digits that are typed in prose, where a figure should be.

A number stands in a facts file once, as a figure. Prose prints it with `{id}`, so that it
cannot drift from the figure and its source. Digits are allowed in prose only within a
name that the facts declare, or as part of a date that a fact carries.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from factpress.facts.document import Document
from factpress.facts.footnotes import FOOTNOTE_MARK
from factpress.facts.printed import plain_texts, prose_texts
from factpress.facts.prose import MARK, nearly_marks
from factpress.facts.remarks import TypedNumber
from factpress.facts.shape import FactsShape
from factpress.frozen import frozen
from factpress.quantities.moments import Moment, Precision
from factpress.words.months import month_numbers

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_NUMBER = re.compile(r"(?:\d[\d.,]*\d|\d)(?:\s?%)?")
_LIST_NUMBER = re.compile(r"^\s*\d+[.)]\s", re.MULTILINE)
_WORD = r"[^\W\d_]+"
# "21 November", "21st of November", "21. November", "21 de noviembre", "1er mars"
_MONTH_BEHIND = re.compile(
    rf"(?:\.|-?(?:st|nd|rd|th|er|º|го|е|ին)(?!\w))?\s+(?:(?:of|de)\s+)?({_WORD})"
)
_MONTH_BEFORE = re.compile(rf"({_WORD})\s+$")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)


def typed_numbers(
    document: Document, shape: FactsShape, moments: Iterable[Moment], language: str
) -> Iterator[TypedNumber]:
    """Each number that is typed where the documents print prose."""
    moments, names = tuple(moments), tuple(_names(shape))
    spellings = Spellings.of(names, moments, language)
    # Digits in a term are told where it stands, not wherever it is printed.
    printing = Spellings.of((*names, *shape.terms.values()), moments, language)
    for path, text in (*prose_texts(shape), *plain_texts(shape)):
        if path[0] in {"sources", "marking", "watermark"}:
            continue  # a source's title, a marking and a watermark are names themselves
        known = spellings if path[0] == "terms" else printing
        for word, start in known.typed_words(text, shape.sources):
            earlier = len(re.findall(_whole(word), text[:start]))
            yield TypedNumber(word, document.find_word(path, word, earlier))


def _whole(word: str) -> str:
    """A pattern for a word that is not part of another."""
    return rf"(?<!\w){re.escape(word)}(?!\w)"


@frozen
class Spellings:
    """The digits that prose may hold: declared names, and dates of facts."""

    names: tuple[str, ...]
    years: frozenset[str]
    days: frozenset[tuple[int, int]]
    language: str

    @classmethod
    def of(cls, names: Iterable[str], moments: Iterable[Moment], language: str) -> Spellings:
        """The spellings that names with digits and dates of facts allow."""
        days = [day for moment in moments for day in moment.days]
        return cls(
            tuple(sorted({name for name in names if _NUMBER.search(name)}, key=len, reverse=True)),
            frozenset(str(day.first.year) for day in days),
            frozenset(
                (day.first.day, day.first.month) for day in days if day.precision is Precision.DAY
            ),
            language,
        )

    def typed_words(self, text: str, sources: Container[str]) -> Iterator[tuple[str, int]]:
        """Words with digits that are no part of a name or a date, and where they begin.

        Digits in what was meant for a mark are told with the mark.
        """
        if not any(character.isdigit() for character in text):
            return
        bare = text
        for pattern in (MARK, FOOTNOTE_MARK, _ADDRESS, _LINK_TARGET, _LIST_NUMBER):
            bare = pattern.sub(_blank, bare)
        for match in list(nearly_marks(bare, sources)):
            bare = bare[: match.start()] + _blank(match) + bare[match.end() :]
        for name in self.names:
            if name in bare:
                bare = re.sub(_whole(name), _blank, bare)
        for match in _NUMBER.finditer(bare):
            if match[0] not in self.years and not self._is_day(bare, match):
                start, end = _word_round(bare, match.start(), match.end())
                yield bare[start:end], start

    def _is_day(self, text: str, match: re.Match[str]) -> bool:
        if dotted := _DOTTED.fullmatch(match[0]):
            return (int(dotted[1]), int(dotted[2])) in self.days and dotted[3] in self.years
        number = match[0].rstrip(".")
        behind = _MONTH_BEHIND.match(text, match.end())
        before = _MONTH_BEFORE.search(text, max(0, match.start() - 40), match.start())
        words = [found[1].casefold() for found in (behind, before) if found]
        if not number.isdigit() or not words:
            return False
        numbers = month_numbers(self.language)
        return any((int(number), numbers.get(word)) in self.days for word in words)


def _blank(match: re.Match[str]) -> str:
    """As many spaces, so that what stands behind keeps its place."""
    return " " * len(match[0])


def _word_round(text: str, start: int, end: int) -> tuple[int, int]:
    """The ends of the word that a number is part of."""
    while start and (text[start - 1].isalnum()):
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _names(shape: FactsShape) -> Iterator[str]:
    """Names that the facts declare, and that may hold digits."""
    yield from shape.names
    for supply in shape.supplies:
        yield supply.item
        if supply.label:
            yield supply.label
    for source in shape.sources.values():
        yield source.title
