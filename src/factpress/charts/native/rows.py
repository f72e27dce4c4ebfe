"""Rows of bars, described: what the kinds `bars` and `change` have in common.

A range is a solid bar to its lower end over a striped one to its upper end: both begin at
zero, so the sheet holds the two numbers that the source gives, and editing one moves its bar.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from factpress.charts.arranging import RowMeasures, sizes
from factpress.charts.bars import BarPainter
from factpress.charts.marks import points_left
from factpress.charts.native.model import (
    Aside,
    Fill,
    NativeChart,
    NativeForm,
    NativeSeries,
    Paint,
    PointLabel,
    Scale,
    Side,
)
from factpress.charts.native.values import (
    DOWN_THE_SCALE,
    LOWER_BOUNDS,
    RANGES,
    UP_THE_SCALE,
    UPPER_BOUNDS,
    Sheet,
    bar_paint,
    striped,
)
from factpress.charts.rows import Row, label_lines
from factpress.charts.sheet import Box, text_width
from factpress.charts.style import ChartStyle
from factpress.frozen import frozen
from factpress.quantities.interval import Interval
from factpress.quantities.quantity import Quantity
from factpress.wording import Wording

LABELS = ((0.36, 2), (0.48, 2), (0.48, 3))
"""What labels may take of the width, and on how many lines."""

_GAP = 0.6
_LEADING = 1.22
_LABEL_GAP = 0.75
TALLEST_ROW = 8.0
"""In em: how high rows of bars get."""

_RESERVE = 1.06
"""Programs break labels a little differently."""

SLACK = 0.98
"""The share of the width that is filled with bars and texts."""

LEAST_PLOT = 5.0
"""The least length of a scale, in em."""


def bars_chart(
    rows: Sequence[Row],
    colours: Sequence[str],
    head: str,
    scale: int,
    style: ChartStyle,
    wording: Wording,
    aside: Aside | None = None,
) -> NativeChart | None:
    """Rows of bars, each in its colour; None when they have no room at the least size."""
    assert style.height is not None
    if not any(row.value.known_ends for row in rows):
        return None
    width = style.width - (aside.width if aside else 0)
    categories = tuple(category(row, wording) for row in rows)
    labelled = [replace(row, text=value_text(row)) for row in rows]
    # The arrow of a bound stands in its text, so its bar is drawn as that of a plain value.
    drawn = [replace(row, value=_plain(row.value)) for row in labelled]
    for (share, most), size in product(LABELS, sizes(style)):
        height = min(style.height / len(rows), TALLEST_ROW * size)
        labels = row_labels(categories, size, share * width, most, height, style)
        if labels is None:
            continue
        column = labels.width
        measures = RowMeasures(size, height / (1 + _GAP), style.theme.family)
        plot = BarPainter().fit(drawn, column, width * SLACK, measures)
        if plot is None or plot.right - plot.left < size * LEAST_PLOT:
            continue
        zero = plot.place(0)
        per_unit = (plot.place(1) - zero) * 10.0 ** wording.told_scale(scale)
        return NativeChart(
            form=NativeForm.BARS,
            head=head,
            categories=categories,
            series=tuple(_series(labelled, colours, Sheet(scale, wording), style, wording)),
            scale=Scale((column - zero) / per_unit, (width - zero) / per_unit, 0, 0, False),
            plot=Box(column, 0, width, height * len(rows)),
            size=size,
            gap=_GAP,
            aside=aside,
        )
    return None


def category(row: Row, wording: Wording) -> str:
    """The label of a row; it says itself where nothing is reported, as no bar can."""
    return row.label if row.value.known_ends else f"{row.label}{wording.words.colon}{row.text}"


def value_text(row: Row) -> str:
    """The value of a row behind an arrow that says to which side no further bound is known."""
    if row.value.form in LOWER_BOUNDS:
        return f"{UP_THE_SCALE} {row.text}"
    return f"{DOWN_THE_SCALE} {row.text}" if row.value.form in UPPER_BOUNDS else row.text


@frozen
class RowLabels:
    """Labels beside rows: the lines of each, and the width of their column with its gap."""

    lines: tuple[tuple[str, ...], ...]
    width: float


def row_labels(
    labels: Sequence[str],
    size: float,
    most_width: float,
    most: int,
    height: float,
    style: ChartStyle,
) -> RowLabels | None:
    """The labels of rows of a height; None when one needs more lines than there are."""
    face = style.face()
    measure = (most_width - _LABEL_GAP * size) / _RESERVE
    most = min(most, int(height / (size * _LEADING)))
    lines = tuple(label_lines(label, size, measure, most, face) for label in labels)
    if not all(lines):
        return None
    widest = max(text_width(line, size, face) for each in lines for line in each)
    return RowLabels(lines, widest * _RESERVE + _LABEL_GAP * size)


def _plain(value: Quantity) -> Quantity:
    """The bound of a quantity as if it were its value."""
    if value.form not in LOWER_BOUNDS | UPPER_BOUNDS:
        return value
    return replace(value, interval=Interval.point(value.low))


def _series(
    rows: Sequence[Row],
    colours: Sequence[str],
    sheet: Sheet,
    style: ChartStyle,
    wording: Wording,
) -> Iterator[NativeSeries]:
    """Upper ends below values and lower ends; where zero lies above both, in that order."""
    theme, words = style.theme, wording.words
    count = len(rows)
    upper = {i: row for i, row in enumerate(rows) if row.value.form in RANGES | UPPER_BOUNDS}
    below = {i: row for i, row in upper.items() if row.value.form in RANGES and row.value.high < 0}
    above = {i: row for i, row in upper.items() if i not in below}
    middle = {i: row for i, row in enumerate(rows) if row.value.centre is not None}
    value = {
        i: row
        for i, row in enumerate(rows)
        if row.value.known_ends and row.value.form not in UPPER_BOUNDS
    }
    labels = {
        i: PointLabel((row.text,), Side.OUTSIDE, theme.ink, is_bold=True)
        for i, row in enumerate(rows)
    }

    def made(
        name: str,
        numbers: Mapping[int, float],
        paints: Mapping[int, Paint],
        labelled: Mapping[int, Row],
    ) -> NativeSeries:
        return NativeSeries(
            name=name,
            values=tuple(numbers.get(i) for i in range(count)),
            paint=Counter(paints.values()).most_common(1)[0][0],
            paints=paints,
            labels={i: labels[i] for i in labelled},
        )

    if above:
        yield made(
            words.upper_end,
            {i: sheet.high(row.value) for i, row in above.items()},
            {
                i: Paint(Fill.SOLID, colours[i])
                if row.value.form in UPPER_BOUNDS and row.value.low < 0
                else striped(colours[i], theme)
                for i, row in above.items()
            },
            {i: row for i, row in above.items() if not (i in value and points_left(row.value))},
        )
    if middle:
        yield made(
            words.middle_value,
            {i: sheet.centre(row.value) for i, row in middle.items()},
            {i: Paint(Fill.OUTLINED, colours[i]) for i in middle},
            {},
        )
    if value:
        yield made(
            words.value_or_lower_end if upper else words.value,
            {i: sheet.low(row.value) for i, row in value.items()},
            {
                i: striped(colours[i], theme)
                if row.value.low < 0 and row.value.form in RANGES | LOWER_BOUNDS
                else bar_paint(row.value, colours[i], theme)
                for i, row in value.items()
            },
            {i: row for i, row in value.items() if i not in above or points_left(row.value)},
        )
    if below:
        yield made(
            words.upper_end,
            {i: sheet.high(row.value) for i, row in below.items()},
            {i: Paint(Fill.SOLID, colours[i]) for i in below},
            {},
        )
