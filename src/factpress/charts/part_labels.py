"""Labels of the parts of one bar: values and names above the parts that they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from factpress.charts.sheet import Box, Sheet, text_width
from factpress.theme import readable

_APART = 0.8
"""Between two labels that stand side by side, in em."""


class PrintedPart(Protocol):
    """A part's texts as they are printed."""

    @property
    def label(self) -> str:
        """What the part is."""

    @property
    def text(self) -> str:
        """Its value."""


class Segment(Protocol):
    """A part as it is drawn: where it begins, and its colour."""

    @property
    def part(self) -> PrintedPart:
        """What is drawn."""

    @property
    def left(self) -> float:
        """The left end of the part."""

    @property
    def colour(self) -> str:
        """The colour of the part."""

    @property
    def is_remainder(self) -> bool:
        """Whether it is what is left of the whole."""

    @property
    def is_quiet(self) -> bool:
        """Whether its value stands back: the remainder, or what is not reported."""


def write_value(sheet: Sheet, segment: Segment, x: float, y: float, size: float) -> Box:
    """The value of a part in its colour, as far as that can be read as text."""
    theme = sheet.theme
    colour = readable(theme.muted if segment.is_quiet else segment.colour, theme.paper, theme.ink)
    return sheet.text(segment.part.text, x, y, size=size, face=value_face(segment), colour=colour)


def value_face(segment: Segment) -> str:
    """The face of the value of a part."""
    return "regular" if segment.is_quiet else "bold"


def are_apart(spans: Sequence[tuple[float, float]], size: float) -> bool:
    """Whether texts that stand side by side, from left to right, can be told apart."""
    ends = [end for _, end in spans]
    return all(
        start >= end + _APART * size for (start, _), end in zip(spans[1:], ends, strict=False)
    )


def labels_in_tiers(sheet: Sheet, segments: Sequence[Segment], top: float) -> float:
    """Values and names in one line each, with a line down to the part; returns the bar's top.

    A label that reaches over the beginning of a later one stands a tier higher, so that no
    line crosses a text.
    """
    size, big = sheet.style.size, sheet.style.value_size
    tiers: list[int] = []
    spans: list[tuple[float, float]] = []
    for segment in reversed(segments):
        width = text_width(segment.part.text, big, sheet.face(value_face(segment))) + size * 0.4
        width += text_width(segment.part.label, size, sheet.face())
        left = segment.left + size * 0.3
        mirrored = segment.left - size * 0.3 - width
        is_clear = not any(mirrored < each.left < segment.left for each in segments)
        if left + width > sheet.style.width and not spans and is_clear:
            left = mirrored
        under = [
            tier
            for (start, end), tier in zip(spans, tiers, strict=True)
            if left - size < end and start < left + width + size
        ]
        tiers.append(max(under, default=-1) + 1)
        spans.append((left, left + width))
    step = size * 1.55
    bar_top = top + (max(tiers) + 1) * step + size * 0.3
    for segment, tier, (left, _) in zip(reversed(segments), tiers, spans, strict=True):
        y = bar_top - size * 0.75 - tier * step
        box = write_value(sheet, segment, left, y, big)
        ink = sheet.theme.muted if segment.is_remainder else sheet.theme.ink
        sheet.text(segment.part.label, box.right + size * 0.4, y, colour=ink)
        line = [(segment.left, y - size * 0.7), (segment.left, bar_top)]
        colour = sheet.theme.axis if segment.is_remainder else segment.colour
        sheet.line(line, stroke=colour, stroke_width=size * 0.09, layer=4)
    return bar_top
