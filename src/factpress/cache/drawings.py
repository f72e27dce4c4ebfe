"""Exhibits drawn once: what is kept of them, and what they depend on.

matplotlib is loaded only where something has to be drawn.
"""

from __future__ import annotations

import json
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


@frozen
class Png:
    """The twin of a drawing for programs that show no SVG; without a ground it is transparent."""

    has_ground: bool


class Drawings:
    """Draws charts, or takes from a store what was drawn before; without one it draws them all."""

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        # Deck and handout show the same pictures: a chart is at hand once it is drawn.
        self._at_hand: dict[tuple[int, ChartStyle, bool], tuple[Chart, Drawing, bytes]] = {}

    def for_report(self, chart: Chart, width: float, height: float | None, theme: Theme) -> Drawing:
        """The chart for the report, as wide and high as given, in points."""
        style = replace(REPORT, width=width, height=height, theme=theme)
        return self._kept(chart, style, None)[0]

    def for_slide(
        self, chart: Chart, width: float, height: float, theme: Theme, has_ground: bool
    ) -> tuple[Drawing, bytes]:
        """The chart for a slide area of the given points: the drawing, and its PNG on its ground
        or, over a watermark, on none."""
        style = replace(SLIDE, width=width, height=height, theme=theme)
        place = (id(chart), style, has_ground)
        if place not in self._at_hand:
            self._at_hand[place] = (chart, *self._kept(chart, style, Png(has_ground)))
        _, drawing, png = self._at_hand[place]
        return drawing, png

    def _kept(self, chart: Chart, style: ChartStyle, png: Png | None) -> tuple[Drawing, bytes]:
        if self._store is None:
            return _drawn(chart, style, png)
        printed = (chart.kind, chart.subtitle, chart.note, chart.source, chart.plan)
        key = key_of(printed, style, png)
        content = self._store.get(key)
        if content is not None:
            return _unpacked(content, style.theme.family)
        drawn = _drawn(chart, style, png)
        self._store.put(key, _packed(*drawn))
        return drawn


def _drawn(chart: Chart, style: ChartStyle, png: Png | None) -> tuple[Drawing, bytes]:
    from factpress.charts.pictures import SLIDE_DOTS_PER_INCH, lay_out
    from factpress.charts.rendering import render

    layout = lay_out(chart, style)
    if png is None:
        return render(layout, None)
    return render(layout, SLIDE_DOTS_PER_INCH, has_ground=png.has_ground)


def _packed(drawing: Drawing, png: bytes) -> bytes:
    """The length of the drawing in eight digits, the drawing as JSON, and the PNG.

    JSON runs no code when it is read, whatever stands in the folder.
    """
    marks = [
        [mark.text, mark.x, mark.y, mark.size, mark.face, mark.colour]
        if isinstance(mark, TextMark)
        else [mark.path, mark.fill, mark.stroke, mark.stroke_width, mark.dash, mark.cap,
              mark.join, mark.clip]
        for mark in drawing.marks
    ]  # fmt: skip
    told = json.dumps([drawing.width, drawing.height, drawing.paper, marks]).encode()
    return f"{len(told):08}".encode() + told + png


def _unpacked(content: bytes, family: Family) -> tuple[Drawing, bytes]:
    end = 8 + int(content[:8])
    width, height, paper, marks = json.loads(content[8:end])
    return Drawing(width, height, paper, tuple(map(_mark, marks)), family), content[end:]


def _mark(values: list[Any]) -> PathMark | TextMark:
    if len(values) == _TEXT_FIELDS:
        return TextMark(*values)
    path, fill, stroke, width, dash, *rest = values
    return PathMark(path, fill, stroke, width, tuple(dash), *rest)


_TEXT_FIELDS = 6
