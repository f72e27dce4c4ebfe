"""How fast charts are drawn: CPU time of each kind, beside that of an empty figure saved.

    python -m tests.benchmarks.charts

Each measurement is the CPU time (user and system) of a process of its own, forked once the
imports are done, so that nothing of an earlier drawing is at hand; the median of several,
taken in turns. `report` is layout and neutral drawing at the measure of the report, `layout`
what the layout takes of it, `PNG` that for a slide of a layout that is there, at 200 dots to
the inch. The floors are what matplotlib takes to save an empty figure
of that size, as SVG and as PNG.
"""

from __future__ import annotations

import importlib
import io
import statistics
from collections.abc import Iterator
from pathlib import Path

from matplotlib.figure import Figure

from factpress.build.preparation import prepare
from factpress.charts.model import Chart
from factpress.charts.pictures import lay_out
from factpress.charts.rendering import drawing, picture
from factpress.charts.style import REPORT, SLIDE
from factpress.exhibits.model import ChartExhibit
from tests.benchmarks.forked import Work, rounds

FACTS = Path(__file__).parent.parent.parent / "facts"
ROUNDS = 7
DOTS_PER_INCH = 200
QUICK, MAP = 0.025, 0.100
"""Seconds for the drawing of a kind for the report; kinds without a bound have none."""
BOUNDS = {"change": QUICK, "share": QUICK, "timeline": QUICK, "supply-map": MAP}


def main() -> None:
    """Measures and prints a table."""
    assert SLIDE.height
    importlib.import_module("factpress.charts.maps.drawing")  # else the first map imports it
    charts = list(all_charts())
    height = drawing(lay_out(charts[0][1], REPORT)).height
    works = [
        Work(lambda _: save_empty(REPORT.width, height, "svg")),
        Work(lambda _: save_empty(SLIDE.width, SLIDE.height, "png")),
    ]
    for _, chart in charts:
        works += [
            Work(lambda _, chart=chart: drawing(lay_out(chart, REPORT))),
            Work(lambda _, chart=chart: lay_out(chart, REPORT)),
            Work(
                lambda layout: picture(layout, DOTS_PER_INCH),
                lambda chart=chart: lay_out(chart, SLIDE),
            ),
        ]
    report_floor, slide_floor, *measured = medians(works)
    slide_bound = 2 * slide_floor + 0.060
    print(f"an empty figure saved: SVG {_told(report_floor)} ms, PNG {_told(slide_floor)} ms\n")
    print("chart                  report  bound floors layout      PNG  bound floors")
    for index, (name, chart) in enumerate(charts):
        report, layout, slide = measured[3 * index : 3 * index + 3]
        bound = BOUNDS.get(chart.kind)
        is_over = report > (bound or report) or slide > slide_bound
        print(
            f"{name:21} {_told(report)} {_told(bound)} {report / report_floor:6.1f} "
            f"{_told(layout)}   {_told(slide)} {_told(slide_bound)} {slide / slide_floor:6.1f}"
            f"{'  over' if is_over else ''}"
        )


def _told(seconds: float | None) -> str:
    return f"{1000 * seconds:6.1f}" if seconds else f"{'-':>6}"


def all_charts() -> Iterator[tuple[str, Chart]]:
    """Every kind of the gallery, and the map of the Armenia briefing."""
    for stem in ("gallery", "armenia-2023-11-21"):
        for exhibit in prepare(FACTS / f"{stem}.yaml").exhibits.values():
            if not isinstance(exhibit, ChartExhibit):
                continue
            kind = exhibit.chart.kind
            if stem == "gallery":
                yield kind, exhibit.chart
            elif kind == "supply-map":
                yield "supply-map, Armenia", exhibit.chart


def save_empty(width: float, height: float, format_: str) -> bytes:
    """What matplotlib makes of an empty figure of some points."""
    stream = io.BytesIO()
    figure = Figure(figsize=(width / 72, height / 72))
    figure.savefig(stream, format=format_, dpi=DOTS_PER_INCH)
    return stream.getvalue()


def medians(works: list[Work]) -> list[float]:
    """The median CPU time of each in seconds, measured in turns after a first empty figure."""
    save_empty(REPORT.width, 100, "svg")
    save_empty(REPORT.width, 100, "png")
    return [statistics.median(each) for each in rounds(works, ROUNDS)]


if __name__ == "__main__":
    main()
