"""The kinds of charts, listed. A new kind is one new file and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.charts.change import CHANGE
from factpress.charts.model import ChartKind
from factpress.charts.share import SHARE
from factpress.charts.supply_map import SUPPLY_MAP
from factpress.charts.timeline import TIMELINE

CHART_KINDS: Mapping[str, ChartKind] = {
    kind.name: kind for kind in (CHANGE, SHARE, SUPPLY_MAP, TIMELINE)
}
"""The kinds of charts by name."""
