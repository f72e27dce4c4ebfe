"""Label blocks: a name in bold and items below it, measured before they are placed."""

from __future__ import annotations

from collections.abc import Sequence

from factpress.charts.sheet import Sheet, text_width
from factpress.frozen import frozen
from factpress.typefaces.family import Family
from factpress.typefaces.measure import Typeface

_LEADING = 1.2
_DESCENT = 0.2
_HANGING = 0.7
"""Indent of an item's further lines, in em, so that items can be told apart."""


@frozen
class BlockLine:
    """One line of a block; `indent` is in points."""

    text: str
    face: str
    size: float
    family: Family
    indent: float = 0

    @property
    def width(self) -> float:
        """From the block's left edge to the end of the text."""
        return self.indent + text_width(self.text, self.size, self.family.face(self.face))


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
        rest = sum(line.size for line in self.lines[1:])
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
            if number:
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


def make_heading(name: str, size: float, measure: float, family: Family) -> Block:
    """Return a block of a bold name alone."""
    texts = lines_between_words(name, size, measure, family.face("bold"))
    return Block(tuple(BlockLine(text, "bold", size, family) for text in texts))


def lines_between_words(text: str, size: float, measure: float, face: Typeface) -> tuple[str, ...]:
    """Break a text into even lines, at spaces only.

    A line is wider than the measure if it is a single word: a label that is broken
    inside a word cannot be found again in the finished file.
    """
    words = text.replace("\u00ad", "").split(" ")
    best = _filled(words, size, measure, face)
    narrow, wide = 0.0, measure
    for _ in range(8 if len(best) > 1 else 0):
        middle = (narrow + wide) / 2
        lines = _filled(words, size, middle, face)
        if len(lines) <= len(best) and all(text_width(x, size, face) <= middle for x in lines):
            best, wide = lines, middle
        else:
            narrow = middle
    return tuple(best)


def _filled(words: Sequence[str], size: float, measure: float, face: Typeface) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if text_width(longer, size, face) <= measure:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
