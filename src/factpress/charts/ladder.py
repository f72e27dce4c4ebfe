"""The layout ladder: layouts from the best to the one that always fits, the first clean taken."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from factpress.charts.frame import Frame
from factpress.charts.sheet import Layout

Rung = Callable[[], Layout]
"""Lays a chart out in one of the ways that its kind knows."""


PAGE = 630.0
"""How high a picture may be that takes the height it needs, so that a page can hold it."""


def first_clean(rungs: Sequence[Rung], tallest: float = math.inf) -> Layout:
    """The layout of the first rung that has no faults; that of the last if all have some.

    A layout that is higher than `tallest`, in points, is no better than one with a fault.
    """
    layout = rungs[0]()
    for rung in rungs[1:]:
        if layout.height <= tallest and next(layout.faults(), None) is None:
            break
        layout = rung()
    return layout


def close(frame: Frame, bottom: float) -> Layout:
    """Closes a frame; a plot that reaches into the note below it makes the layout faulty."""
    if frame.room is not None and bottom > frame.top + frame.room + frame.style.size * 0.3:
        frame.sheet.wanted.append("[the plot is too high]")
    return frame.close(bottom)
