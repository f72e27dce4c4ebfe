"""A planned chart as the writers need it: drawn once, by matplotlib."""

from __future__ import annotations

from factpress.charts.frame import Captions
from factpress.charts.kinds import CHART_KINDS
from factpress.charts.model import Chart
from factpress.charts.sheet import Layout
from factpress.charts.style import ChartStyle

SLIDE_DOTS_PER_INCH = 160
"""A slide is then 2,133 pixels wide: sharper than a full HD screen can show it."""


def lay_out(chart: Chart, style: ChartStyle, title: str = "") -> Layout:
    """The chart laid out; the document prints its title unless one is given here."""
    captions = Captions(title, chart.subtitle, chart.note, chart.source)
    return CHART_KINDS[chart.kind].draw(chart, captions, style)
