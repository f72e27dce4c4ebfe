"""Paragraphs of slides as lines whose every piece has its place.

Lines are broken as office programs break them, by the widths of the typeface that the deck
names. The handout embeds another one where that may not be shipped; its letters are then
made narrower where a line would get wider than planned, so that nothing leaves its box.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from factpress.deck.fitting import BULLET_INDENT, line_pitch, lines_of, run_width
from factpress.deck.model import Frame, SlideParagraph, TextRun
from factpress.frozen import frozen
from factpress.typefaces.family import Family

BULLET = "•"
_SHARES = {"left": 0, "top": 0, "center": 0.5, "middle": 0.5, "right": 1, "bottom": 1}
"""How much of the free room is before a text."""


@frozen
class Families:
    """The family that the deck is measured in, and the one that is embedded."""

    measured: Family
    embedded: Family


@frozen
class Piece:
    """What stands of a run on one line: its left end from that of the page and its width, in
    points. `number` tells which run of its paragraph that is."""

    run: TextRun
    left: float
    width: float
    number: int


@frozen
class SetLine:
    """A line: the height of its baseline below the top of the page, in points, and its pieces.

    One that `ends_with_space` was broken between words, and not behind a hyphen.
    """

    baseline: float
    pieces: tuple[Piece, ...]
    ends_with_space: bool


@frozen
class SetParagraph:
    """A paragraph set in a frame. `stretch` is the share of their width that letters have;
    `bullet` is the left end of its bullet, if it has one. The pieces of a line are told in the
    order of reading, and placed as if they ran from left to right."""

    lines: tuple[SetLine, ...]
    stretch: float
    bullet: float | None
    right_to_left: bool = False


def set_paragraphs(
    paragraphs: Sequence[SlideParagraph], frame: Frame, anchor: str, families: Families
) -> Iterator[SetParagraph]:
    """The paragraphs in a frame, from its top, in its middle, or to its bottom."""
    broken = [
        [_with_known_spaces(runs) for runs in lines_of(each, families.measured, frame.width)]
        for each in paragraphs
    ]
    heights = [
        (each.before if index else 0) + len(lines) * line_pitch(each, families.measured)
        for index, (each, lines) in enumerate(zip(paragraphs, broken, strict=True))
    ]
    top = frame.top + (frame.height - sum(heights)) * _SHARES[anchor]
    for index, (paragraph, lines) in enumerate(zip(paragraphs, broken, strict=True)):
        first = top + (paragraph.before if index else 0)
        yield _set(paragraph, lines, first, frame, families)
        top += heights[index]


def _set(
    paragraph: SlideParagraph,
    lines: Sequence[tuple[TextRun, ...]],
    top: float,
    frame: Frame,
    families: Families,
) -> SetParagraph:
    pitch = line_pitch(paragraph, families.measured)
    # Office programs keep what a line has beyond its letters above them.
    below = families.measured.face().descent * paragraph.size
    stretch = min((_stretch(runs, families) for runs in lines), default=1.0)
    indent = BULLET_INDENT * paragraph.size if paragraph.bullet else 0.0
    ends = list(accumulate(_letters(run) for run in paragraph.runs))
    spaces, seen = _spaces(paragraph), 0
    placed = []
    for index, runs in enumerate(lines, 1):
        widths = [run_width(run, families.embedded) * stretch for run in runs]
        room = frame.width - indent - sum(widths)
        left = frame.left + room * _SHARES[paragraph.align]
        left += 0 if paragraph.right_to_left else indent
        pieces = []
        for run, width in zip(runs, widths, strict=True):
            pieces.append(Piece(run, left, width, bisect_right(ends, seen)))
            left += width
            seen += _letters(run)
        baseline = top + index * pitch - below
        placed.append(SetLine(baseline, tuple(pieces), seen in spaces and index < len(lines)))
    backwards = bool(paragraph.right_to_left)
    bullet = None
    if paragraph.bullet:
        widest = run_width(replace(paragraph.runs[0], text=BULLET), families.embedded)
        bullet = frame.left + frame.width - widest if backwards else frame.left
    return SetParagraph(tuple(placed), stretch, bullet, backwards)


def _spaces(paragraph: SlideParagraph) -> frozenset[int]:
    """Behind how many letters of the paragraph there is a space."""
    counts = accumulate(map(len, paragraph.text.split()))
    return frozenset(counts)


def _with_known_spaces(runs: Sequence[TextRun]) -> tuple[TextRun, ...]:
    """The en space behind a label, which few fonts have, as two others."""
    return tuple(replace(run, text=run.text.replace("\u2002", "\u00a0\u00a0")) for run in runs)


def _letters(run: TextRun) -> int:
    """Letters of a run; spaces do not count, as a line end drops them."""
    return len("".join(run.text.split()))


def _stretch(runs: Sequence[TextRun], families: Families) -> float:
    planned = sum(run_width(run, families.measured) for run in runs)
    natural = sum(run_width(run, families.embedded) for run in runs)
    return min(1.0, planned / natural) if natural else 1.0
