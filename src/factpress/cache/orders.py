"""What is drawn of a chart and how: in pieces of bytes, which a cache keeps and a pipe carries.

matplotlib is loaded when an order is drawn.
"""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import replace
from typing import Any

from factpress.charts.drawing import Drawing, PathMark, TextMark
from factpress.charts.model import Chart
from factpress.charts.style import REPORT, SLIDE, ChartStyle
from factpress.frozen import frozen
from factpress.theme import Theme
from factpress.typefaces.family import Family

Pieces = tuple[bytes, ...]
"""The drawing, packed; for a slide also its SVG and its PNG."""


@frozen
class DrawingOrder:
    """A chart in a style, for the report or for a slide.

    The PNG of a slide has a ground or, over a watermark, none.
    """

    chart: Chart
    style: ChartStyle
    for_slide: bool = False
    has_ground: bool = True

    @property
    def depends_on(self) -> tuple[object, ...]:
        """All that its pieces depend on: of a chart what is drawn, not its data and alt text."""
        chart = self.chart
        drawn = (chart.kind, chart.subtitle, chart.note, chart.source, chart.plan)
        return *drawn, self.style, self.for_slide, self.has_ground


def for_report(chart: Chart, width: float, height: float | None, theme: Theme) -> DrawingOrder:
    """A chart for the report, as wide and high as given, in points; None takes what it needs."""
    return DrawingOrder(chart, replace(REPORT, width=width, height=height, theme=theme))


def for_slide(
    chart: Chart, width: float, height: float, theme: Theme, *, has_ground: bool
) -> DrawingOrder:
    """A chart for a slide area of the given points."""
    style = replace(SLIDE, width=width, height=height, theme=theme)
    return DrawingOrder(chart, style, for_slide=True, has_ground=has_ground)


def drawn(order: DrawingOrder) -> Pieces:
    """The pieces of an order, by matplotlib."""
    steps = drawn_in_steps(order)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            pieces: Pieces = end.value
            return pieces


def drawn_in_steps(order: DrawingOrder) -> Generator[None, None, Pieces]:
    """Draws an order, with a pause where something else may go first; returns the pieces."""
    from factpress.charts.pictures import SLIDE_DOTS_PER_INCH, lay_out
    from factpress.charts.png import png
    from factpress.charts.rendering import drawing, painted

    layout = lay_out(order.chart, order.style)
    recorded = drawing(layout)
    if not order.for_slide:
        return (packed(recorded),)
    yield
    from factpress.charts.svg import svg

    vectors = svg(recorded)
    yield
    pixels = painted(layout, SLIDE_DOTS_PER_INCH, has_ground=order.has_ground)
    yield
    return packed(recorded), vectors, png(pixels, SLIDE_DOTS_PER_INCH)


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
