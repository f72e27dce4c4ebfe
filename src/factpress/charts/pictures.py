"""A planned chart as the writers need it: drawn once, by matplotlib."""

from __future__ import annotations

from dataclasses import replace

from factpress.charts.drawing import Drawing
from factpress.charts.frame import Captions
from factpress.charts.kinds import CHART_KINDS
from factpress.charts.model import Chart
from factpress.charts.rendering import render
from factpress.charts.sheet import Layout
from factpress.charts.style import REPORT, SLIDE, ChartStyle
from factpress.theme import Theme

SLIDE_DOTS_PER_INCH = 160
"""A slide is then 2,133 pixels wide: sharper than a full HD screen can show it."""


def lay_out(chart: Chart, style: ChartStyle, title: str = "") -> Layout:
    """The chart laid out; the document prints its title unless one is given here."""
    captions = Captions(title, chart.subtitle, chart.note, chart.source)
    return CHART_KINDS[chart.kind].draw(chart, captions, style)


def report_drawing(chart: Chart, width: float, height: float | None, theme: Theme) -> Drawing:
    """The chart for the report, as wide and high as given, in points."""
    style = replace(REPORT, width=width, height=height, theme=theme)
    return render(lay_out(chart, style), None)[0]


def slide_picture(
    chart: Chart, width: float, height: float, theme: Theme, *, has_ground: bool
) -> tuple[Drawing, bytes]:
    """The chart for a slide area of the given points: the drawing, and its PNG on its ground
    or, over a watermark, on none."""
    style = replace(SLIDE, width=width, height=height, theme=theme)
    return render(lay_out(chart, style), SLIDE_DOTS_PER_INCH, has_ground=has_ground)
