"""The layout ladder: layouts from the best to the one that always fits, the first clean taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factpress.charts.sheet import Layout

Rung = Callable[[], Layout]
"""Lays a chart out in one of the ways that its kind knows."""


def first_clean(rungs: Sequence[Rung]) -> Layout:
    """The layout of the first rung that has no faults; that of the last if all have some."""
    layout = rungs[0]()
    for rung in rungs[1:]:
        if next(layout.faults(), None) is None:
            break
        layout = rung()
    return layout
