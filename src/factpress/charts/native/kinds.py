"""The kinds of charts that presentation programs can draw. A kind is one file and one line."""

from __future__ import annotations

from importlib import import_module

from factpress.charts.model import Chart
from factpress.charts.native.model import NativeChart, NativeKind
from factpress.charts.sheet import Layout
from factpress.charts.style import ChartStyle
from factpress.wording import Wording

_MODULES = {
    "bars": "factpress.charts.native.bars",
    "change": "factpress.charts.native.change",
    "dots": "factpress.charts.native.dots",
    "line": "factpress.charts.native.line",
    "share": "factpress.charts.native.share",
    "stack": "factpress.charts.native.stack",
    "supply-map": "factpress.charts.native.supply_map",
}


def native_chart(chart: Chart, style: ChartStyle, wording: Wording) -> NativeChart | Layout | None:
    """The chart described for an area; None where it has to stay a picture."""
    if chart.kind not in _MODULES:
        return None
    kind: NativeKind = import_module(_MODULES[chart.kind]).NATIVE
    return kind.describe(chart, style, wording)
