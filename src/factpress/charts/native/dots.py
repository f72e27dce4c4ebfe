"""dots as a native chart: marks on a scale, a row to a figure, ranges as two marks joined."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from factpress.charts.arranging import Plot, RowMeasures, sizes
from factpress.charts.dots import DotPainter
from factpress.charts.model import Chart
from factpress.charts.native.model import (
    Join,
    Marker,
    NativeChart,
    NativeForm,
    NativeKind,
    NativeSeries,
    PointLabel,
    Scale,
    Side,
    Stroke,
)
from factpress.charts.native.rows import LABELS, LEAST_PLOT, SLACK, row_labels, value_text
from factpress.charts.native.values import RANGES, Sheet, decimals
from factpress.charts.rows import Row, RowsPlan
from factpress.charts.sheet import Box
from factpress.charts.style import ChartStyle
from factpress.quantities.quantity import Form, Quantity
from factpress.theme import Theme, mixed
from factpress.wording import Wording

_HEAD = 1.9
_TALLEST_ROW = 3.6
_DOT = 0.62
_MIDDLE = 0.34
_HOLE = 0.34
"""Diameters of marks, in em."""


def describe_dots(chart: Chart, style: ChartStyle, wording: Wording) -> NativeChart | None:
    """The marks; None when they have no room, or nothing is reported."""
    plan: RowsPlan = chart.plan
    assert style.height is not None
    painter = DotPainter(plan, style)
    names = [row.label for row in plan.rows]
    if not any(row.value.known_ends for row in plan.rows):
        return None
    labelled = [replace(row, text=value_text(row)) for row in plan.rows]
    for (share, most), size in product(LABELS, sizes(style)):
        # Half a row of the grid is left above the first and below the last.
        height = min((style.height - _HEAD * size) / (len(names) + 1), _TALLEST_ROW * size)
        labels = row_labels(names, size, share * style.width, most, height, style)
        if labels is None:
            continue
        measures = RowMeasures(size, size * 0.95, style.theme.family)
        plot = painter.fit(labelled, labels.width, style.width * SLACK, measures)
        if plot is not None and plot.right - plot.left >= size * LEAST_PLOT:
            return _chart(chart, labelled, plot, size, height, labels.lines, style, wording)
    return None


def _chart(
    chart: Chart,
    rows: Sequence[Row],
    plot: Plot,
    size: float,
    height: float,
    lines: Sequence[tuple[str, ...]],
    style: ChartStyle,
    wording: Wording,
) -> NativeChart:
    scale = chart.plan.scale
    power = 10.0 ** -wording.told_scale(scale)
    ticks = [value * power for value, _ in plot.ticks]
    per_unit = (plot.place(1) - plot.place(0)) / power
    step = ticks[1] - ticks[0]
    series = list(_labels(rows, lines, ticks[0], style, wording))
    ranges = len(series)
    series += _values(rows, Sheet(scale, wording), size, style, wording)
    ends = [value for each in series for value in each.values if value is not None]
    theme = style.theme
    joins = [
        Join(index, ranges, ranges + 1, Stroke(mixed(colour, theme.paper, 0.65), size * 0.34))
        for index, (row, colour) in enumerate(zip(rows, _colours(rows, theme), strict=True))
        if row.value.form in RANGES
    ]
    top = _HEAD * size
    return NativeChart(
        form=NativeForm.POINTS,
        head=chart.data.headings[0],
        categories=tuple(row.label for row in rows),
        series=tuple(series),
        scale=Scale(
            ticks[0],
            max(ticks[0] + (plot.right - plot.left) / per_unit, *ends),
            step,
            decimals([ticks[0], step]),
            True,
        ),
        plot=Box(plot.left, top, plot.right, top + height * (len(rows) + 1)),
        size=size,
        row_head=wording.words.row,
        joins=tuple(joins),
        paper=theme.paper,
    )


def _heights(rows: Sequence[Row]) -> tuple[float, ...]:
    """The heights of rows on their axis, the first the highest."""
    return tuple(float(len(rows) - index) for index in range(len(rows)))


def _colours(rows: Sequence[Row], theme: Theme) -> list[str]:
    return [theme.accents[0] if row.is_accented else theme.axis for row in rows]


def _labels(
    rows: Sequence[Row],
    lines: Sequence[tuple[str, ...]],
    start: float,
    style: ChartStyle,
    wording: Wording,
) -> Iterator[NativeSeries]:
    """The labels of the rows at the left, and the words where nothing is reported."""
    theme, heights = style.theme, _heights(rows)
    yield NativeSeries(
        wording.words.label,
        tuple(start for _ in rows),
        labels={i: PointLabel(each, Side.LEFT, theme.ink) for i, each in enumerate(lines)},
        rows=heights,
        is_hidden=True,
    )
    unknown = {i: row for i, row in enumerate(rows) if not row.value.known_ends}
    if unknown:
        yield NativeSeries(
            wording.words.not_reported,
            tuple(start if i in unknown else None for i in range(len(rows))),
            labels={
                i: PointLabel((row.text,), Side.RIGHT, theme.muted, is_italic=True)
                for i, row in unknown.items()
            },
            rows=heights,
            is_hidden=True,
        )


def _values(
    rows: Sequence[Row], sheet: Sheet, size: float, style: ChartStyle, wording: Wording
) -> Iterator[NativeSeries]:
    """Values and lower ends, upper ends, middles; a second, smaller mark makes a dot a ring."""
    theme, words, heights = style.theme, wording.words, _heights(rows)
    colours = _colours(rows, theme)
    known = {i: row for i, row in enumerate(rows) if row.value.known_ends}
    ranges = {i: row for i, row in known.items() if row.value.form in RANGES}
    text = {
        i: PointLabel((row.text,), Side.RIGHT, theme.ink, is_bold=True) for i, row in known.items()
    }

    def made(
        name: str,
        among: Mapping[int, Row],
        number: Callable[[Quantity], float],
        diameter: float,
        labelled: Collection[int],
    ) -> NativeSeries:
        numbers = {i: number(row.value) for i, row in among.items()}
        return NativeSeries(
            name,
            tuple(numbers.get(i) for i in range(len(rows))),
            markers={i: Marker(size * diameter, colours[i]) for i in among},
            labels={i: text[i] for i in labelled},
            rows=heights,
        )

    name = words.value_or_lower_end if ranges else words.value
    values = made(name, known, sheet.low, _DOT, known.keys() - ranges.keys())
    if ranges:
        yield made(words.upper_end, ranges, sheet.high, _DOT, ranges)
    yield values
    about = [i for i, row in known.items() if row.value.form is Form.ABOUT]
    if about:
        ring = {i: Marker(size * _HOLE, theme.paper) for i in about}
        yield replace(values, markers=ring, labels={}, is_over=True)
    middle = {i: row for i, row in ranges.items() if row.value.centre is not None}
    if middle:
        yield made(words.middle_value, middle, sheet.centre, _MIDDLE, ())


NATIVE = NativeKind(describe_dots)
