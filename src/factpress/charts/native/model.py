"""A native chart: series of values with their paint and labels, free of any file format.

A presentation program draws it from a sheet of values, so it can be edited there. Values are
those that the sources give, in the unit that the chart's subtitle says; None is a gap. No
series holds the middle of a range, because no source gave that number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import Enum

from factpress.charts.model import Chart
from factpress.charts.sheet import Box, Layout
from factpress.charts.style import ChartStyle
from factpress.frozen import frozen
from factpress.wording import Wording


class NativeForm(Enum):
    """What a native chart is made of."""

    BARS = "bars"
    """Horizontal bars, those of one row over each other, each from zero."""

    STACK = "stack"
    """Horizontal bars, those of one row end to end."""

    LINES = "lines"
    """Lines from left to right."""

    POINTS = "points"
    """Marks on a horizontal scale; `Series.rows` are their heights."""


class Fill(Enum):
    """How an area is filled."""

    SOLID = "solid"
    STRIPED = "striped"
    FADED = "faded"
    """Fading out towards its end."""

    OUTLINED = "outlined"
    """Nothing but the outline."""

    REMAINDER = "remainder"
    """Pale stripes in a dashed outline: what is left of a whole."""

    LEFT_OPEN = "left open"
    """The dashed outline alone: what may be left of a whole."""


@frozen
class Paint:
    """A fill in a colour; `ground` is the colour behind stripes, or that a fade ends in."""

    fill: Fill
    colour: str
    ground: str = ""


@frozen
class Marker:
    """A round mark, `size` points across."""

    size: float
    colour: str


class Side(Enum):
    """Where the label of a point stands."""

    OUTSIDE = "outside"
    CENTRE = "centre"
    END = "end"
    """Within a bar, at its end."""
    RIGHT = "right"
    LEFT = "left"
    ABOVE = "above"
    BELOW = "below"


@frozen
class PointLabel:
    """The text of a point, in as many lines as it has."""

    lines: tuple[str, ...]
    side: Side
    colour: str
    is_bold: bool = False
    is_italic: bool = False


@frozen
class Stroke:
    """A line, in points."""

    colour: str
    width: float


@frozen
class Whiskers:
    """Lines from points up the scale; their lengths stand in the sheet under the name."""

    name: str
    lengths: tuple[float, ...]
    stroke: Stroke


@frozen
class NativeSeries:
    """Values by row or period, with what is drawn for them.

    `paints`, `markers` and `labels` are by the indexes of points; bars without a paint of
    their own have the series' `paint`. `dashed` are the points that a dashed line leads to.
    `rows` are the heights of points, for the form that has them. A series that is `hidden`
    only carries labels; its values are places, not data, and do not stand in the sheet. One
    that is `over` the series before it shows the cells of that with other marks.
    """

    name: str
    values: tuple[float | None, ...]
    paint: Paint | None = None
    paints: Mapping[int, Paint] = field(default_factory=dict)
    stroke: Stroke | None = None
    dashed: frozenset[int] = frozenset()
    markers: Mapping[int, Marker] = field(default_factory=dict)
    labels: Mapping[int, PointLabel] = field(default_factory=dict)
    whiskers: Whiskers | None = None
    rows: tuple[float, ...] = ()
    is_hidden: bool = False
    is_over: bool = False
    in_legend: bool = True


@frozen
class Join:
    """A line between the points of two series in one row; their columns are neighbours."""

    row: int
    first: int
    last: int
    stroke: Stroke


@frozen
class Scale:
    """The axis of values: its ends, the step of its ticks, and the decimals they have."""

    low: float
    high: float
    step: float
    decimals: int
    is_shown: bool


@frozen
class Aside:
    """A text at the right of the chart, `width` points wide; its first line is large."""

    lines: tuple[str, ...]
    colour: str
    width: float


@frozen
class NativeChart:
    """A chart to be drawn by a presentation program.

    `plot` is where values lie, within the area of the chart. A legend lists the series that
    are to be in it, in a band above the plot, `legend` points high; 0 is none. `joins` are
    drawn below the series;
    `gap` is the space between two bars, in bars. `remarks` stand below the chart, before its
    note. `head` and `row_head` are the headings of the categories and of `rows`; `paper` is
    what labels stand on, if on anything.
    """

    form: NativeForm
    head: str
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]
    scale: Scale
    plot: Box
    size: float
    legend: float = 0.0
    gap: float = 0.6
    joins: tuple[Join, ...] = ()
    aside: Aside | None = None
    remarks: tuple[str, ...] = ()
    row_head: str = ""
    paper: str = ""
    shows_categories: bool = True
    spans_gaps: bool = False


@frozen
class NativeKind:
    """How a kind of chart is described for presentation programs.

    `describe` gives a native chart for the area of the style, or a layout of shapes with
    their names, or None where the chart has to stay a picture.
    """

    describe: Callable[[Chart, ChartStyle, Wording], NativeChart | Layout | None]
