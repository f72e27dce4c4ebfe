"""Exhibits drawn once: what is kept of them, and what they depend on.

matplotlib is loaded only where something has to be drawn.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from factpress.cache.keys import key_of
from factpress.cache.store import Store
from factpress.charts.drawing import Drawing, PathMark, TextMark
from factpress.charts.model import Chart
from factpress.charts.style import REPORT, SLIDE, ChartStyle
from factpress.frozen import frozen
from factpress.theme import Theme
from factpress.typefaces.family import Family

Pieces = tuple[bytes, ...]
"""What is kept under one key."""


@frozen
class SlidePicture:
    """A chart as slides show it: the drawing, the same as SVG, and its PNG twin for programs
    that show no SVG."""

    drawing: Drawing
    svg: bytes
    png: bytes


class Drawings:
    """Draws charts, or takes from a store what was drawn before; without one it draws them all."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        # Deck and handout show the same pictures: a chart is at hand once it is drawn.
        self._at_hand: dict[tuple[int, ChartStyle, bool], tuple[Chart, SlidePicture]] = {}

    def for_report(self, chart: Chart, width: float, height: float | None, theme: Theme) -> Drawing:
        """The chart for the report, as wide and high as given, in points."""
        style = replace(REPORT, width=width, height=height, theme=theme)

        def draw() -> Pieces:
            from factpress.charts.pictures import lay_out
            from factpress.charts.rendering import drawing

            return (packed(drawing(lay_out(chart, style))),)

        (content,) = self._kept(("report", *_drawn_of(chart), style), draw)
        return unpacked(content, theme.family)

    def for_slide(
        self, chart: Chart, width: float, height: float, theme: Theme, has_ground: bool
    ) -> SlidePicture:
        """The chart for a slide area of the given points; its PNG has a ground or, over a
        watermark, none."""
        style = replace(SLIDE, width=width, height=height, theme=theme)
        place = (id(chart), style, has_ground)

        def draw() -> Pieces:
            from factpress.charts.pictures import SLIDE_DOTS_PER_INCH, lay_out
            from factpress.charts.rendering import render
            from factpress.charts.svg import svg

            layout = lay_out(chart, style)
            drawing, png = render(layout, SLIDE_DOTS_PER_INCH, has_ground=has_ground)
            return packed(drawing), svg(drawing), png

        if place not in self._at_hand:
            key = ("slide", *_drawn_of(chart), style, has_ground)
            content, text, png = self._kept(key, draw)
            picture = SlidePicture(unpacked(content, theme.family), text, png)
            self._at_hand[place] = (chart, picture)
        return self._at_hand[place][1]

    def _kept(self, depends_on: tuple[object, ...], draw: Callable[[], Pieces]) -> Pieces:
        if self._store is None:
            return draw()
        key = key_of(*depends_on)
        content = self._store.get(key)
        if content is None:
            pieces = draw()
            self._store.put(key, _joined(pieces))
            return pieces
        return _parted(content)


def _drawn_of(chart: Chart) -> tuple[object, ...]:
    """What of a chart is drawn; its data and its alt text are not."""
    return chart.kind, chart.subtitle, chart.note, chart.source, chart.plan


def _joined(pieces: Pieces) -> bytes:
    """Each piece after its length in eight digits."""
    return b"".join(b"%08d%b" % (len(piece), piece) for piece in pieces)


def _parted(content: bytes) -> Pieces:
    pieces, start = [], 0
    while start < len(content):
        end = start + 8 + int(content[start : start + 8])
        pieces.append(content[start + 8 : end])
        start = end
    return tuple(pieces)


def packed(drawing: Drawing) -> bytes:
    """A drawing as JSON, which runs no code when it is read, whatever stands in the folder."""
    marks = [
        [mark.text, mark.x, mark.y, mark.size, mark.face, mark.colour]
        if isinstance(mark, TextMark)
        else [mark.path, mark.fill, mark.stroke, mark.stroke_width, mark.dash, mark.cap,
              mark.join, mark.clip]
        for mark in drawing.marks
    ]  # fmt: skip
    return json.dumps([drawing.width, drawing.height, drawing.paper, marks]).encode()


def unpacked(content: bytes, family: Family) -> Drawing:
    """The drawing of what `packed` made, in its family."""
    width, height, paper, marks = json.loads(content)
    return Drawing(width, height, paper, tuple(map(_mark, marks)), family)


def _mark(values: list[Any]) -> PathMark | TextMark:
    if len(values) == _TEXT_FIELDS:
        return TextMark(*values)
    path, fill, stroke, width, dash, *rest = values
    return PathMark(path, fill, stroke, width, tuple(dash), *rest)


_TEXT_FIELDS = 6
