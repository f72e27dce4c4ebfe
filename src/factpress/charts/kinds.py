"""The kinds of charts, listed. A new kind is one new file and one line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module

from factpress.charts.model import ChartKind

_MODULES = {
    "bars": "factpress.charts.bars",
    "change": "factpress.charts.change",
    "dots": "factpress.charts.dots",
    "grid": "factpress.charts.grid",
    "line": "factpress.charts.line",
    "multiples": "factpress.charts.multiples",
    "share": "factpress.charts.share",
    "slope": "factpress.charts.slope",
    "stack": "factpress.charts.stack",
    "status": "factpress.charts.status",
    "supply-map": "factpress.charts.supply_map",
    "timeline": "factpress.charts.timeline",
}


class _Kinds(Mapping[str, ChartKind]):
    """Kinds by name. A kind's file is loaded when the kind is asked for: most briefings
    use a few of them, and a check should not wait for the others."""

    def __getitem__(self, name: str) -> ChartKind:
        kind: ChartKind = import_module(_MODULES[name]).KIND
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    def __len__(self) -> int:
        return len(_MODULES)


CHART_KINDS: Mapping[str, ChartKind] = _Kinds()
"""The kinds of charts by name."""
