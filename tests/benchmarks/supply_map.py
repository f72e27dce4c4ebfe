"""How long the supply map of the Armenia briefing takes, laid out and drawn as vectors.

    python -m tests.benchmarks.supply_map

CPU time of this process once the libraries are imported and the world is unpacked: the least
and the median of several rounds.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from factpress.build.preparation import prepare
from factpress.charts.model import Chart
from factpress.charts.pictures import lay_out
from factpress.charts.rendering import drawing
from factpress.charts.style import REPORT, SLIDE
from factpress.exhibits.model import ChartExhibit

ARMENIA = Path(__file__).parent.parent.parent / "facts" / "armenia-2023-11-21.yaml"
ROUNDS = 15


def main() -> None:
    """Measures and prints a line to a style."""
    chart = supply_map()
    for name, style in (("report", REPORT), ("slide", SLIDE)):
        layout = lay_out(chart, style)
        laying = measured(partial(lay_out, chart, style))
        drawn = measured(partial(drawing, layout))
        print(f"{name}: layout {laying}, drawing {drawn}")


def supply_map() -> Chart:
    """The map of the briefing."""
    return next(
        exhibit.chart
        for exhibit in prepare(ARMENIA).exhibits.values()
        if isinstance(exhibit, ChartExhibit) and exhibit.chart.kind == "supply-map"
    )


def measured(call: Callable[[], object]) -> str:
    """The least and the median CPU time of a call."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        times.append(1000 * (time.process_time() - start))
    return f"{min(times):.0f} ms (median {statistics.median(times):.0f})"


if __name__ == "__main__":
    main()
