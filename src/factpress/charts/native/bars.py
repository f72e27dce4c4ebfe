"""bars as a native chart: a row to a figure, the upper end of a range in a series of its own."""

from __future__ import annotations

from factpress.charts.model import Chart
from factpress.charts.native.model import NativeChart, NativeKind
from factpress.charts.native.rows import bars_chart
from factpress.charts.rows import RowsPlan
from factpress.charts.style import ChartStyle
from factpress.wording import Wording


def describe_bars(chart: Chart, style: ChartStyle, wording: Wording) -> NativeChart | None:
    """The bars; None when they are too many."""
    plan: RowsPlan = chart.plan
    theme = style.theme
    colours = [theme.accents[0] if row.is_accented else theme.axis for row in plan.rows]
    return bars_chart(plan.rows, colours, chart.data.headings[0], plan.scale, style, wording)


NATIVE = NativeKind(describe_bars)
