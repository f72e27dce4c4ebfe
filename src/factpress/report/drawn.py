"""What the report has drawn of its charts, known before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from factpress.charts.model import Chart
from factpress.exhibits.model import ChartExhibit, Exhibit
from factpress.frozen import frozen
from factpress.report.page import Page
from factpress.story.model import ExhibitSlot, Story, StorySection


@frozen
class DrawnChart:
    """A chart without what is printed beside it, and how wide it is drawn, in points."""

    chart: Chart
    width: float
    is_half: bool


def drawn_charts(story: Story, exhibits: Mapping[str, Exhibit], page: Page) -> Iterator[DrawnChart]:
    """The charts of all sections and annexes, in the order in which they are printed."""
    for section in (*story.sections, *story.annexes):
        exhibit = exhibits[section.exhibit.name] if section.exhibit else None
        if section.exhibit and isinstance(exhibit, ChartExhibit):
            yield drawn_chart(exhibit.chart, section, section.exhibit, page)


def drawn_chart(chart: Chart, section: StorySection, slot: ExhibitSlot, page: Page) -> DrawnChart:
    """A chart as its section has it drawn.

    The caption has its subject where the headline is the finding. A chart of half size has its
    note and source beside it.
    """
    if slot.title == section.headline:
        chart = replace(chart, subtitle="")
    if slot.request.size == "half":
        return DrawnChart(replace(chart, note="", source=""), page.half, is_half=True)
    return DrawnChart(chart, page.measure, is_half=False)
