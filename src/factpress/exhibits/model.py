"""An exhibit: a planned chart or a table, in its place in the story."""

from __future__ import annotations

from factpress.charts.model import Chart
from factpress.frozen import frozen
from factpress.story.model import ExhibitSlot, Inlines, TableBlock


@frozen
class ChartExhibit:
    """A chart in its slot."""

    slot: ExhibitSlot
    chart: Chart


@frozen
class TableExhibit:
    """A table in its slot; `note` and `source` stand below it."""

    slot: ExhibitSlot
    table: TableBlock
    note: Inlines
    source: str


Exhibit = ChartExhibit | TableExhibit
