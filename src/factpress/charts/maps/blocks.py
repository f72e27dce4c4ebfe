"""Label blocks: a name in bold and items below it, measured before they are placed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from factpress.charts.sheet import Sheet, text_width
from factpress.frozen import frozen
from factpress.typefaces.family import Family
from factpress.typefaces.measure import Typeface

_LEADING = 1.2
_DESCENT = 0.2
_RUN_IN = 0.5
"""Between a name and the text that begins behind it, in em."""

_HANGING = 0.7
"""Indent of an item's further lines, in em, so that items can be told apart."""


@frozen
class BlockLine:
    """One line of a block; `indent` is in points. It may go on behind the line before."""

    text: str
    face: str
    size: float
    family: Family
    indent: float = 0
    goes_on: bool = False

    @property
    def width(self) -> float:
        """From the block's left edge to the end of the text."""
        return self.indent + _width(self.text, self.family.face(self.face)) * self.size


@frozen
class Block:
    """Lines of text set as one label."""

    lines: tuple[BlockLine, ...]

    @property
    def width(self) -> float:
        """Of the longest line."""
        return max(line.width for line in self.lines)

    @property
    def height(self) -> float:
        """From the capitals of the first line to the descenders of the last."""
        rest = sum(line.size for line in self.lines[1:] if not line.goes_on)
        return self.first_cap + _LEADING * rest + _DESCENT * self.lines[-1].size

    @property
    def first_cap(self) -> float:
        """Height of the first line's capitals: its baseline, from the top."""
        return self.lines[0].family.face().cap_height * self.lines[0].size

    def draw(
        self,
        sheet: Sheet,
        left: float,
        top: float,
        *,
        heading: str,
        text: str,
        ground: str,
        layer: float = 10,
    ) -> None:
        """Add the lines to the sheet; `heading` colours what is bold, `text` the rest."""
        baseline = top + self.first_cap
        for number, line in enumerate(self.lines):
            if number and not line.goes_on:
                baseline += _LEADING * line.size
            sheet.text(
                line.text,
                left + line.indent,
                baseline,
                size=line.size,
                face=line.face,
                colour=heading if line.face == "bold" else text,
                ground=ground,
                layer=layer,
            )


def make_block(
    name: str,
    items: Sequence[str],
    size: float,
    measure: float,
    family: Family,
    hanging: float | None = None,
) -> Block:
    """Return a block: the name a little larger and bold, each item on lines of its own.

    An item's further lines are indented by `hanging` points.
    """
    lines = [
        BlockLine(text, "bold", size * 1.06, family)
        for text in lines_between_words(name, size * 1.06, measure, family.face("bold"))
    ]
    if hanging is None:
        hanging = _HANGING * size
    for item in items:
        texts = lines_between_words(item, size, measure - hanging, family.face())
        if text_width(item, size, family.face()) <= measure:
            texts = (item,)
        lines += [
            BlockLine(text, "regular", size, family, hanging if number else 0)
            for number, text in enumerate(texts)
        ]
    return Block(tuple(lines))


def make_blocks(
    name: str, items: Sequence[str], size: float, measures: Sequence[float], family: Family
) -> tuple[Block, ...]:
    """Return the different blocks that several measures give."""
    return tuple(
        dict.fromkeys(make_block(name, items, size, measure, family) for measure in measures)
    )


def make_run_in(name: str, text: str, size: float, measure: float, family: Family) -> Block:
    """Return a block whose text begins behind its bold name."""
    bold, face = family.face("bold"), family.face()
    lines = [
        BlockLine(each, "bold", size, family)
        for each in lines_between_words(name, size, measure, bold)
    ]
    left, words, count = lines[-1].width + _RUN_IN * size, text.split(" "), 0
    while count < len(words):
        if left + text_width(" ".join(words[: count + 1]), size, face) > measure:
            break
        count += 1
    if count:
        lines.append(
            BlockLine(" ".join(words[:count]), "regular", size, family, left, goes_on=True)
        )
    if rest := " ".join(words[count:]):
        further = lines_between_words(rest, size, measure, face, even=False)
        lines += [BlockLine(each, "regular", size, family) for each in further]
    return Block(tuple(lines))


def make_heading(
    name: str, size: float, measure: float, family: Family, face: str = "bold"
) -> Block:
    """Return a block of a name alone."""
    texts = lines_between_words(name, size, measure, family.face(face))
    return Block(tuple(BlockLine(text, face, size, family) for text in texts))


def lines_between_words(
    text: str, size: float, measure: float, face: Typeface, *, even: bool = True
) -> tuple[str, ...]:
    """Break a text into lines, at spaces only; `even` ones are about equally long.

    A line is wider than the measure if it is a single word: a label that is broken
    inside a word cannot be found again in the finished file.
    """
    words = text.replace("\u00ad", "").split(" ")
    widths = [_width(word, face) * size for word in words]
    space = _width(" ", face) * size
    best = _breaks(widths, space, measure)
    narrow, wide = 0.0, measure
    for _ in range(8 if even and len(best) > 2 else 0):
        middle = (narrow + wide) / 2
        breaks = _breaks(widths, space, middle)
        if len(breaks) <= len(best) and _longest(widths, space, breaks) <= middle:
            best, wide = breaks, middle
        else:
            narrow = middle
    return tuple(" ".join(words[start:end]) for start, end in pairwise(best))


def _breaks(widths: Sequence[float], space: float, measure: float) -> list[int]:
    """Where lines begin when each takes as many words as it can hold, and the end."""
    breaks, used = [0], 0.0
    for index, width in enumerate(widths):
        if index > breaks[-1] and used + space + width > measure:
            breaks.append(index)
            used = width
        else:
            used += width + (space if index > breaks[-1] else 0)
    return [*breaks, len(widths)]


def _longest(widths: Sequence[float], space: float, breaks: Sequence[int]) -> float:
    return max(
        sum(widths[start:end]) + space * (end - start - 1) for start, end in pairwise(breaks)
    )


@lru_cache(maxsize=4096)
def _width(word: str, face: Typeface) -> float:
    """The width of a text in em; that of a line is the sum of those of its words."""
    return text_width(word, 1, face)
