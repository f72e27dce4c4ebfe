"""change as a native chart: two bars, and the growth between them beside the chart."""

from __future__ import annotations

from factpress.charts.change import ChangePlan
from factpress.charts.model import Chart
from factpress.charts.native.model import Aside, NativeChart, NativeKind
from factpress.charts.native.rows import bars_chart
from factpress.charts.rows import Row
from factpress.charts.sheet import text_width
from factpress.charts.style import ChartStyle
from factpress.theme import readable
from factpress.wording import Wording

GROWTH = 1.9
"""The size of the growth beside the chart, in em."""

_GAP = 1.2


def describe_change(chart: Chart, style: ChartStyle, wording: Wording) -> NativeChart | None:
    """The two bars; the last is what the reader should look at."""
    plan: ChangePlan = chart.plan
    rows = [Row(row.figure, row.label, row.text, row.value) for row in plan.rows]
    colours = (style.theme.axis, style.theme.accents[0])
    head = chart.data.headings[0] or wording.words.label
    return bars_chart(rows, colours, head, plan.scale, style, wording, _aside(plan, style))


def _aside(plan: ChangePlan, style: ChartStyle) -> Aside | None:
    lines = tuple(text for text in (plan.growth, plan.difference) if text)
    if not lines:
        return None
    theme, size = style.theme, style.size
    width = text_width(lines[0], size * GROWTH, style.face("bold"))
    width = max([width, *(text_width(line, size, style.face()) for line in lines[1:])])
    return Aside(
        lines,
        readable(theme.accents[0], theme.paper, theme.ink),
        min(width * 1.05 + _GAP * size, style.width * 0.4),
    )


NATIVE = NativeKind(describe_change)
