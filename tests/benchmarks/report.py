"""What a long report takes, beside the same flowables untagged, and how it grows with its pages.

    python -m tests.benchmarks.report

Each measurement is a process of its own, forked once the facts are prepared, and the median of
several, taken in turns. `tagged` is the report as it is written; `plain` gives its flowables to
a template and canvas of ReportLab alone: no structure, no header or footer, ReportLab's own
file; both are timed from flowables that are made beforehand to the bytes. `short` and `longer` are
whole reports, their flowables made as they are placed; the memory is the most that the process of
the longer one has held. A chart is drawn once and then taken again, because this measures pages,
not charts. Garbage is collected as `build` does.
"""

from __future__ import annotations

import gc
import io
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from factpress.build.preparation import Prepared, prepare
from factpress.charts.drawing import Drawing
from factpress.charts.model import Chart
from factpress.charts.pictures import lay_out
from factpress.charts.rendering import drawing
from factpress.charts.style import REPORT
from factpress.garbage import SELDOM
from factpress.report.building import build_report
from factpress.report.canvas import ReportCanvas
from factpress.report.page import page_of
from factpress.report.pages import ReportTemplate
from factpress.report.stacks import Barrier
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import face
from factpress.theme import LIGHT
from tests.benchmarks.check import name_of
from tests.benchmarks.forked import forked

ROUNDS = 3
MEGABYTE = 1_000_000
PAGES_OF_A_SECTION = 1.25
"""About so many pages are in the report for each section of the facts, ledger and all."""

Write = Callable[[ReportTemplate, Iterator[Any]], int]


class Usage(NamedTuple):
    """Seconds of CPU from the story to the bytes, pages, memory in bytes, and size of the file."""

    seconds: float
    pages: int
    memory: int
    size: int


class Row(NamedTuple):
    """A measured ratio or size and its bound."""

    what: str
    measured: float
    bound: float
    unit: str


def main() -> None:
    """Measures and prints a table."""
    chart = _drawn_once()
    long, short, longer = (_prepared(pages) for pages in (900, 100, 1000))
    works: list[tuple[Prepared, Write, bool]] = [
        (long, ReportTemplate.write, True), (long, write_plain, True),
        (short, ReportTemplate.write, False), (longer, ReportTemplate.write, False),
    ]  # fmt: skip
    rounds = [[usage(*work, chart) for work in works] for _ in range(ROUNDS)]
    tagged, plain, few, many = (_median(each) for each in zip(*rounds, strict=True))
    for what, used in (("tagged", tagged), ("plain", plain), ("short", few), ("longer", many)):
        print(
            f"{what:7} {used.pages:5} pages {used.seconds:7.2f} s "
            f"{1000 * used.seconds / used.pages:6.2f} ms a page "
            f"{used.memory / MEGABYTE:5.0f} MB, file {used.size / MEGABYTE:.1f} MB"
        )
    growth = many.seconds / few.seconds * (10 * few.pages / many.pages)
    rows = [
        Row("900 pages, tagged / plain", tagged.seconds / plain.seconds, 1.6, "times"),
        Row("memory for 1,000 pages", many.memory / MEGABYTE, 400, "MB"),
        Row("1,000 pages / 100 pages", growth, 11, "times"),
    ]
    print(f"\n{'what':28} {'measured':>8} {'bound':>6}")
    for row in rows:
        verdict = "" if row.measured <= row.bound else "  over"
        print(f"{row.what:28} {row.measured:8.2f} {row.bound:6g} {row.unit}{verdict}")


def usage(
    prepared: Prepared, write: Write, made_before: bool, draw: Callable[..., Drawing]
) -> Usage:
    """What a report takes in a forked process, perhaps with its flowables made before."""
    return forked(partial(_measured, prepared, write, made_before, draw))


def _measured(
    prepared: Prepared, write: Write, made_before: bool, draw: Callable[..., Drawing]
) -> Usage:
    seconds = 0.0

    def timed(template: ReportTemplate, flowables: Iterator[Any]) -> int:
        nonlocal seconds
        if made_before:
            flowables = iter(list(flowables))
        started = time.process_time()
        pages = write(template, flowables)
        seconds = time.process_time() - started
        return pages

    gc.set_threshold(*SELDOM)
    ReportTemplate.write = timed  # type: ignore[assignment, method-assign]
    content, pages = build_report(
        prepared.story, prepared.exhibits, prepared.wording, prepared.style, draw
    )
    # Linux counts kilobytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return Usage(seconds, pages, memory, len(content))


class UntaggedCanvas(ReportCanvas):
    """The report's canvas with all that concerns tags as ReportLab has it."""

    beginText = Canvas.beginText  # noqa: N815
    drawText = Canvas.drawText  # noqa: N815
    linkURL = Canvas.linkURL  # noqa: N815
    showPage = Canvas.showPage  # noqa: N815
    save = Canvas.save

    def figure(self, *_: Any) -> Any:
        return nullcontext()

    artifact = labelling = figure

    def at_the_end(self, *_: Any) -> None:
        """Nothing is drawn on a page that is finished."""

    link_area = at_the_end

    def linkRect(self, contents: Any, destinationname: str, *more: Any, **options: Any) -> None:  # noqa: N802
        place = self.target(destinationname).place
        Canvas.linkRect(self, contents, place, *more, **options)


def write_plain(template: ReportTemplate, flowables: Iterator[Any]) -> int:
    """The flowables as ReportLab alone builds them; returns the number of pages."""
    for method in ("beginText", "draw", "split"):
        delattr(TaggedParagraph, method)
    page = page_of("A4")
    frame = Frame(page.left, page.bottom, page.measure, page.height - page.top - page.bottom,
                  0, 0, 0, 0)  # fmt: skip
    stream = io.BytesIO()
    plain = BaseDocTemplate(stream, pagesize=(page.width, page.height))
    plain.addPageTemplates([PageTemplate("plain", [frame])])

    def canvas(filename: Any, **options: Any) -> UntaggedCanvas:
        return UntaggedCanvas(
            filename, document=None, places=template.places, moment=template.story.moment,
            family=LIGHT.family, **{**options, "initialFontName": face(LIGHT.family)},
        )  # fmt: skip

    # A barrier is for the filling of pages, and draws nothing.
    drawn = [each for each in flowables if not isinstance(each, Barrier)]
    plain.build(drawn, canvasmaker=canvas)
    template.filename.write(stream.getvalue())
    return int(plain.page)


def _drawn_once() -> Callable[..., Drawing]:
    """Draws the first chart, and gives its drawing for every other."""
    kept: list[Drawing] = []

    def draw(chart: Chart, width: float, height: float | None) -> Drawing:
        if not kept:
            kept.append(drawing(lay_out(chart, replace(REPORT, width=width))))
        return replace(kept[0], height=height) if height else kept[0]

    prepared = _prepared(4)
    build_report(prepared.story, prepared.exhibits, prepared.wording, prepared.style, draw)
    return draw


def _median(runs: tuple[Usage, ...]) -> Usage:
    seconds = statistics.median(run.seconds for run in runs)
    return runs[0]._replace(seconds=seconds, memory=max(run.memory for run in runs))


def _prepared(pages: int) -> Prepared:
    """The briefing of a report with about so many pages."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.yaml")
        path.write_text("\n".join(long_facts(round(pages / PAGES_OF_A_SECTION))), "utf-8")
        return prepare(path)


def long_facts(sections: int) -> Iterator[str]:
    """A facts file of sections with prose, lists, tables and charts, three figures to each."""
    yield from ["factpress: 1", "title: A long report", "date: 2024-01-31"]
    yield from ["publisher: The office", "bottom_line: The first is {a0}.", "sources:"]
    yield from (f"  r{number}: {{title: Report {name_of(number)}}}" for number in range(20))
    yield "figures:"
    for number in range(sections):
        for order, id_ in enumerate("abc", 1):
            yield f"  {id_}{number}:"
            yield f"    label: Spending {id_.upper()} on item {name_of(number)}"
            yield f"    value: {number + order}..{number + 3 * order} million EUR"
            yield f"    source: r{number % 20}, page {number + 1}"
    yield "sections:"
    for number in range(sections):
        yield from _section(number)


def _section(number: int) -> Iterator[str]:
    words = f"Item {name_of(number)} has been bought for years by every office of the country"
    yield f"  - headline: Spending on item {name_of(number)} goes on"
    if number % 2:
        yield f"    chart: {{kind: bars, figures: [a{number}, b{number}, c{number}]}}"
    yield "    text: |"
    for id_ in "abc":
        more = f"{words}, and *nobody* says why [@r{number % 20}, page {number + 1}]. " * 4
        yield from (f"      {more}It cost {{{id_}{number}}}.", "")
    yield from (f"      - {words}, which is **known**." for _ in range(4))
    yield from ("", "      | Office | Item | What it says of it |", "      |---|---|---|")
    for row in range(12):
        yield f"      | Office {name_of(row)} | Item {name_of(number)} | {words} |"


if __name__ == "__main__":
    main()
