"""Breaking text into lines by advance widths.

A pure subset of the Unicode line breaking rules (UAX #14), enough for the scripts that
Factpress Sans has. A line may end

* at an ordinary space or tab, which is dropped there,
* after a hyphen, an en or em dash, an Armenian hyphen or a slash inside a word, but not
  between a hyphen or slash and a digit (``-5``, ``1/2``, ``2024-01``) and not before
  closing punctuation,
* at a soft hyphen, which then shows as a hyphen,
* between East Asian letters and signs, which are written without spaces, but not before
  closing punctuation or small kana, nor behind opening punctuation,
* at ``\\n``, always.

No-break spaces (U+00A0, U+202F), other fixed spaces and the no-break hyphen never end a
line. A stretch without any of these breaks that is wider than the measure is broken
between two characters, without a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from factpress.frozen import frozen
from factpress.typefaces.measure import Typeface

SOFT_HYPHEN = "\u00ad"

_SPACES = re.compile(r"[ \t]+")

# White space here includes the no-break spaces; U+2060 is the word joiner.
_CLOSING = r"\s.,;:!?)\]}%…'\"’”»›‰°\u2060"
_WIDE = (
    "\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60"
)
NO_BEGINNING = (
    "、。，．・：；？！）］｝〕〉》」』】〙〗ー々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "゛゜ゝゞヽヾ〜"
)
"""East Asian signs that do not begin a line (UAX #14: CL, CJ, EX, NS)."""

NO_END = "（［｛〔〈《「『【〘〖"
"""East Asian signs that do not end a line (UAX #14: OP)."""

_ROUNDING = 1e-6
"""Slack in font units, so that a text always fits a measure computed as its own width."""


@frozen
class _Piece:
    """A stretch of text that holds no break, and what follows it if the line goes on.

    ``space`` is dropped at a line end; ``hyphen`` shows only there. Widths are font units.
    """

    text: str
    width: int
    space: str
    space_width: int
    hyphen: str
    hyphen_width: int


@frozen
class _Line:
    text: str
    hyphenated: bool


def wrap(text: str, typeface: Typeface, size: float, measure: float) -> tuple[str, ...]:
    """Lines of ``text``, each as full as fits ``measure`` (in the unit of ``size``).

    Lines carry no soft hyphens and no spaces at their ends; spaces inside a line stay as
    they are. An empty paragraph between two ``\\n`` gives an empty line; a text of nothing
    but white space gives no lines. A line is wider than the measure only if it is a single
    character.
    """
    limit = _limit(typeface, size, measure)
    return tuple(
        line.text
        for paragraph in _paragraphs(text)
        for line in _fill(_pieces(paragraph, typeface), typeface, limit)
    )


def balance(text: str, typeface: Typeface, size: float, measure: float) -> tuple[str, ...]:
    """As many lines as ``wrap`` gives, but of nearly equal length: for titles and notes.

    Each paragraph is set to the narrowest measure that needs no further line and shows no
    further hyphen.
    """
    limit = _limit(typeface, size, measure)
    lines: list[str] = []
    for paragraph in _paragraphs(text):
        pieces = _pieces(paragraph, typeface)
        lines.extend(line.text for line in _even(pieces, typeface, limit))
    return tuple(lines)


def _limit(typeface: Typeface, size: float, measure: float) -> float:
    return measure * typeface.units_per_em / size + _ROUNDING


def _paragraphs(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n") if text.strip() else []


# A text is tried at several sizes and measures; the widths of its pieces depend on neither.
@lru_cache(maxsize=8192)
def _pieces(paragraph: str, typeface: Typeface) -> tuple[_Piece, ...]:
    """The pieces of a paragraph, in order; soft hyphens are gone from their text."""
    pieces: list[_Piece] = []
    stripped = paragraph.strip(" \t")
    start = 0
    for match in (*_SPACES.finditer(stripped), None):
        word = stripped[start : match.start() if match else None].strip(SOFT_HYPHEN)
        space = match.group() if match else ""
        parts = list(_parts(word)) if word else []
        for place, (part, hyphen) in enumerate(parts, start=1):
            gap = space if place == len(parts) else ""
            pieces.append(
                _Piece(
                    part,
                    typeface.units(part),
                    gap,
                    typeface.units(gap),
                    hyphen,
                    typeface.units(hyphen),
                )
            )
        start = match.end() if match else start
    return tuple(pieces)


def _parts(word: str) -> Iterator[tuple[str, str]]:
    """Parts of a word between its inner breaks, each with the hyphen shown at its end."""
    start = 0
    for match in _break_inside().finditer(word):
        soft = match.group().startswith(SOFT_HYPHEN)
        part = word[start : match.start() if soft else match.end()]
        if part:
            yield part, _shown_hyphen(part) if soft else ""
        start = match.end()
    yield word[start:].replace(SOFT_HYPHEN, ""), ""


def _shown_hyphen(before: str) -> str:
    """Hyphen for a break at a soft hyphen; Armenian has a sign of its own, U+058A."""
    if before[-1] in "-‐/–—֊":
        return ""
    return "֊" if "\u0531" <= before[-1] <= "\u0587" else "-"


def _fill(pieces: Sequence[_Piece], typeface: Typeface, limit: float) -> Iterator[_Line]:
    """Greedy lines of one paragraph; ``limit`` is the measure in font units."""
    if not pieces:
        yield _Line("", hyphenated=False)
    waiting = list(reversed(pieces))
    while waiting:
        count = _fitting(waiting, limit)
        if count:
            line = [waiting.pop() for _ in range(count)]
            last = line.pop()
            text = "".join(piece.text + piece.space for piece in line) + last.text
            broken = bool(last.hyphen and waiting)
            yield _Line(text + last.hyphen if broken else text, hyphenated=broken)
        else:
            piece = waiting.pop()
            head = _head(piece.text, typeface, limit)
            yield _Line(head, hyphenated=False)
            tail = piece.text[len(head) :]
            if tail:
                waiting.append(replace(piece, text=tail, width=typeface.units(tail)))


def _fitting(waiting: Sequence[_Piece], limit: float) -> int:
    """How many pieces, taken from the end of ``waiting``, make the fullest line."""
    best = width = 0
    for count, piece in enumerate(reversed(waiting), start=1):
        width += piece.width
        if width > limit:
            break
        # A piece with a soft hyphen can be in a line that it could not end.
        if width + piece.hyphen_width <= limit:
            best = count
        width += piece.space_width
    return best


def _head(text: str, typeface: Typeface, limit: float) -> str:
    """The longest beginning of ``text`` that fits, but at least one whole character."""
    width = end = 0
    for match in _character().finditer(text):
        width += typeface.units(match.group())
        if end and width > limit:
            break
        end = match.end()
    return text[:end]


def _even(pieces: Sequence[_Piece], typeface: Typeface, limit: float) -> list[_Line]:
    best = list(_fill(pieces, typeface, limit))
    most = len(best)
    hyphens = sum(line.hyphenated for line in best)
    # No narrower than the widest piece: evening out must not break inside a word.
    low = max((piece.width + piece.hyphen_width for piece in pieces), default=0)
    high = int(limit)
    while most > 1 and low < high:
        middle = (low + high) // 2
        lines = list(_fill(pieces, typeface, middle))
        if len(lines) <= most and sum(line.hyphenated for line in lines) <= hyphens:
            best, high = lines, middle
        else:
            low = middle + 1
    return best


@cache
def _break_inside() -> re.Pattern[str]:
    """Where a word may be broken; compiled at need, which takes longer than to import this."""
    return re.compile(
        "(?:"
        # A hyphen or slash with something before it, and no digit or closing sign behind it.
        rf"(?<=[^\s\-‐/–—֊])[-‐/֊]+(?![\d\-‐/–—֊\u00ad{_CLOSING}])"
        # A dash with something before it, even before a digit: 2019–2024.
        rf"|(?<=[^\s\-‐/–—֊])[–—]+(?![\-‐/–—֊\u00ad{_CLOSING}])"
        r"|\u00ad+"
        rf"|(?<=[{_WIDE}])(?<![{NO_END}])(?![{NO_BEGINNING}])"
        rf"|(?<![\s{NO_END}])(?=[{_WIDE}])(?![{NO_BEGINNING}])"
        ")(?=.)"
    )


@cache
def _character() -> re.Pattern[str]:
    """A character; a combining mark stays with the letter before it."""
    marks = r"\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f"
    return re.compile(rf".[{marks}]*")
