"""Exhibits as flowables: charts that may be drawn higher or lower, with what belongs to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable

from factpress.charts.drawing import Drawing
from factpress.report.canvas import ReportCanvas
from factpress.report.tagging.structure import Element

EXHIBIT_SPACE = 12.0
"""Space above and below an exhibit, in points."""


class ChartDrawing(Flowable):
    """A chart's drawing at its own size, the figure of an element.

    It may be drawn anew at another height, between the shares `heights` of its own. `figures`
    are the ids of those that it shows.
    """

    def __init__(
        self, drawing: Drawing, heights: tuple[float, float],
        redraw: Callable[[float], Drawing], element: Element, figures: Sequence[str],
    ) -> None:  # fmt: skip
        super().__init__()
        self._element, self._figures = element, figures
        self._least, self._most = (drawing.height * share for share in heights)
        self._redraw = redraw
        self._show(drawing)

    @property
    def spare(self) -> float:
        """By how many points it may be drawn lower."""
        return self.height - self._least

    @property
    def stretch(self) -> float:
        """By how many points it may be drawn higher."""
        return self._most - self.height

    def change_height(self, by: float) -> None:
        """Draws the chart anew, higher by some points, or lower if there are less than none."""
        self._show(self._redraw(self.height + by))

    def _show(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        assert isinstance(canvas, ReportCanvas)
        for figure in self._figures:
            canvas.mark_printed(figure, self.height)
        with canvas.figure(self._element, self.width, self.height):
            canvas.draw(self._drawing, 0, 0)


class Barrier(Flowable):
    """A place that exhibits do not pass while they wait: all of them, or those of the series
    that the exhibit behind the barrier belongs to."""

    def __init__(self, series: str = "") -> None:
        super().__init__()
        self.series = series
        self.keepWithNext = bool(series)


class ExhibitRule(Flowable):
    """The thin rule above an exhibit that may run over pages, which stays with its caption."""

    keepWithNext = 1

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.spaceBefore = EXHIBIT_SPACE

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, _RULE_GAP
        return self.width, self.height

    def draw(self) -> None:
        _draw_rule(self.canv, self._colour, self.width, self.height)


class Stack(Flowable):
    """Flowables that stay together on a page, with a thin rule above them.

    A stack that `may_float` may wait for the next page while text that follows goes first;
    one that `stays_in_section` does not wait for longer than its section. Stacks of one
    `series` keep their order.
    """

    def __init__(
        self, parts: Sequence[Flowable], rule: str, *, series: str = "",
        may_float: bool = False, stays_in_section: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._parts, self._rule = tuple(parts), rule
        self._charts = [part for part in parts if isinstance(part, ChartDrawing)]
        self.series, self.may_float, self.stays_in_section = series, may_float, stays_in_section
        self.spaceBefore, self.spaceAfter = EXHIBIT_SPACE, EXHIBIT_SPACE

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._heights = [part.wrapOn(self.canv, width, height)[1] for part in self._parts]
        gaps = sum(part.getSpaceAfter() for part in self._parts)
        self.width = width
        self.height = sum(self._heights) + gaps + _RULE_GAP
        return self.width, self.height

    def draw(self) -> None:
        y = self.height
        _draw_rule(self.canv, self._rule, self.width, y)
        y -= _RULE_GAP
        for part, height in zip(self._parts, self._heights, strict=True):
            part.drawOn(self.canv, 0, y - height)
            y -= height + part.getSpaceAfter()

    @property
    def spare(self) -> float:
        """By how many points its chart may be drawn lower."""
        return sum(chart.spare for chart in self._charts)

    @property
    def stretch(self) -> float:
        """By how many points its chart may be drawn higher."""
        return sum(chart.stretch for chart in self._charts)

    def shrink(self, by: float) -> bool:
        """Draws its chart lower by some points; False where it would get too low."""
        if by > self.spare:
            return False
        for chart in self._charts:
            chart.change_height(-by)
        return True

    def grow(self, by: float) -> None:
        """Draws its chart higher by some points, or by as many as it may be."""
        if by > 0:
            for chart in self._charts:
                chart.change_height(min(by, chart.stretch))


class Beside(Flowable):
    """A chart at the left, and what is said of it in the rest of the measure."""

    def __init__(self, chart: ChartDrawing, texts: Sequence[Flowable], gap: float) -> None:
        super().__init__()
        self._chart, self._texts, self._gap = chart, tuple(texts), gap

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        left, chart_height = self._chart.wrap(width, height)
        self._left = left + self._gap
        self._heights = [text.wrap(width - self._left, height)[1] for text in self._texts]
        gaps = sum(text.getSpaceAfter() for text in self._texts)
        self.width, self.height = width, max(chart_height, sum(self._heights) + gaps)
        return self.width, self.height

    def draw(self) -> None:
        y = self.height
        for text, height in zip(self._texts, self._heights, strict=True):
            text.drawOn(self.canv, self._left, y - height)
            y -= height + text.getSpaceAfter()
        self._chart.drawOn(self.canv, 0, self.height - self._chart.height)


def _draw_rule(canvas: Any, colour: str, width: float, y: float) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.8)
    canvas.line(0, y, width, y)


_RULE_GAP = 6.0
