"""Rows arranged on a sheet: labels, plots and values, in as many columns as they need.

The ways to arrange them are tried from the best to the least: one column with labels
beside the plot, smaller type, labels above, two and three columns on one scale. Where even
the last has no room for all rows, it shows those that have, and says how many they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from factpress.charts.frame import Captions, Frame
from factpress.charts.ladder import first_clean
from factpress.charts.marks import Scale
from factpress.charts.rows import Row, RowsPlan, label_lines
from factpress.charts.sheet import Layout, Sheet, centred_baseline, text_width
from factpress.charts.style import ChartStyle
from factpress.frozen import frozen
from factpress.typefaces.family import Family

_TALLEST = 600.0
"""A chart that may take the height that it needs still has to fit a page, in points."""

_FEW = 3
"""So few rows may stand far apart on a slide."""

_LEADING = 1.17
_LINE = 1.0
_COLUMN_GAPS = {1: 0.0, 2: 2.2, 3: 1.5}
"""Between columns, in em, by the number of columns."""

_LABEL_GAP = 0.75
_LABELS = ((0.36, 2), (0.48, 2), (0.0, 2), (0.36, 4), (0.48, 4), (0.62, 4))
"""What labels beside the plot may take of a column, and on how many lines; 0 sets them above."""

_LEAST_PLOTS = {1: 5.0, 2: 5.0, 3: 2.6}
"""The least length of a plot, in em, by the number of columns."""


@frozen
class Plot:
    """Where values stand in a column: `place` counts from the column's left edge.

    `ticks` are the values that the axis names, with their texts.
    """

    place: Scale
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...] = ()


Span = tuple[float, float]
"""The upper and the lower end of a line."""


@frozen
class RowMeasures:
    """The measures that a painter draws by, in points: type size and height of a bar."""

    size: float
    bar: float
    family: Family


class RowPainter(Protocol):
    """What a kind draws in a row, and the axis that all rows of a column share."""

    head: float
    """Room that the axis needs above the rows, in em."""

    def fit(
        self, rows: Sequence[Row], left: float, right: float, measures: RowMeasures
    ) -> Plot | None:
        """The scale between two x's, with room for the values' texts; None without room."""

    def axis(
        self,
        sheet: Sheet,
        plot: Plot,
        x: float,
        top: float,
        spans: Sequence[Span],
        measures: RowMeasures,
    ) -> None:
        """Draws the axis of the column that begins at `x`, over some spans below `top`."""

    def row(
        self, sheet: Sheet, row: Row, plot: Plot, x: float, middle: float, measures: RowMeasures
    ) -> None:
        """Draws the marks and the value of a row of the column that begins at `x`."""


@frozen
class _Manner:
    """A way to arrange rows: how many columns, the type size, the room for labels."""

    columns: int
    size: float
    share: float
    most_lines: int


@frozen
class _Arrangement:
    """Rows with their lines, columns of them, and what they are drawn by."""

    columns: tuple[tuple[tuple[Row, tuple[str, ...], float], ...], ...]
    width: float
    column_gap: float
    label_right: float
    gap: float
    plot: Plot
    measures: RowMeasures
    is_above: bool
    height: float


def draw_rows(plan: RowsPlan, captions: Captions, style: ChartStyle, painter: RowPainter) -> Layout:
    """The rows in the best manner that is clean."""
    rungs = [partial(_rung, plan, captions, style, painter, each) for each in _manners(style, plan)]
    rungs.append(partial(_abridged, plan, captions, style, painter))
    return first_clean(rungs)


def _manners(style: ChartStyle, plan: RowsPlan) -> Iterator[_Manner]:
    most = min(3, len(plan.rows), max(1, int(style.width / (style.least_size * 14))))
    for columns in range(1, most + 1):
        for share, most_lines in _LABELS:
            for size in sizes(style):
                yield _Manner(columns, size, share, most_lines)


def sizes(style: ChartStyle) -> tuple[float, ...]:
    """From the style's size down to the least that can be read."""
    steps = 4
    least = min(style.least_size, style.size)
    return tuple(style.size + (least - style.size) * i / (steps - 1) for i in range(steps))


def _rung(
    plan: RowsPlan, captions: Captions, style: ChartStyle, painter: RowPainter, manner: _Manner
) -> Layout:
    frame = Frame(style, captions)
    arrangement = _arranged(plan.rows, frame, painter, manner)
    if arrangement is None:
        # A sheet without its rows says itself that texts are missing.
        frame.sheet.wanted += [row.label for row in plan.rows]
        return frame.close(frame.top)
    return _drawn(arrangement, frame, painter)


def _abridged(plan: RowsPlan, captions: Captions, style: ChartStyle, painter: RowPainter) -> Layout:
    """The rows that have room at the least size, the first ones and those in the accent."""
    best: tuple[int, Frame, _Arrangement] | None = None
    for manner in _manners(style, plan):
        if manner.size > min(style.least_size, style.size) + 1e-6:
            continue
        fitting, too_many = best[0] if best else 0, len(plan.rows)
        while too_many - fitting > 1:
            count = (fitting + too_many) // 2
            frame = Frame(style, _with_note(captions, plan, count))
            arrangement = _arranged(_first(plan.rows, count), frame, painter, manner)
            if arrangement is None:
                too_many = count
            else:
                fitting, best = count, (count, frame, arrangement)
    if best is None:
        return _rung(plan, captions, style, painter, _Manner(1, style.least_size, 0.0, 9))
    _, frame, arrangement = best
    return _drawn(arrangement, frame, painter)


def _with_note(captions: Captions, plan: RowsPlan, count: int) -> Captions:
    said = plan.abridged.format(shown=count, all=len(plan.rows))
    return replace(captions, note=" ".join(text for text in (said, captions.note) if text))


def _first(rows: Sequence[Row], count: int) -> tuple[Row, ...]:
    """As many rows, in their order: those in the accent, if only some are, before the others."""
    by_weight = sorted(range(len(rows)), key=lambda index: not rows[index].is_accented)
    return tuple(rows[index] for index in sorted(by_weight[:count]))


def _arranged(
    rows: Sequence[Row], frame: Frame, painter: RowPainter, manner: _Manner
) -> _Arrangement | None:
    """The rows in a manner; None when it has no room for them."""
    style, size, is_above = frame.style, manner.size, not manner.share
    column_gap = _COLUMN_GAPS[manner.columns] * size
    width = (style.width - (manner.columns - 1) * column_gap) / manner.columns
    measure = width if is_above else width * manner.share - _LABEL_GAP * size
    lines = []
    for row in rows:
        lines.append(label_lines(row.label, size, measure, manner.most_lines, style.face()))
        if not lines[-1]:
            return None
    widest = max(text_width(line, size, style.face()) for each in lines for line in each)
    label_right = 0.0 if is_above else widest
    left = label_right + (0 if is_above else _LABEL_GAP * size)
    bar = size * 0.95
    room = frame.room
    limit = room if room is not None else _TALLEST - frame.top - style.size * 4
    limit -= (painter.head + 0.5) * size
    heights = _heights(lines, size, bar if is_above else 0.0)
    arranged = _stacked(heights, manner.columns, limit, size, is_above=is_above)
    if arranged is None:
        return None
    stacks, gap = arranged
    if room is not None:
        spare = min((limit - sum(stack)) / len(stack) for stack in stacks)
        gap = max(gap, min(spare, gap * (5 if len(rows) <= _FEW else 2.3)))
    if not is_above:
        bar = min((size * _LINE + gap) * 0.68, size * 3)
    measures = RowMeasures(size, bar, style.theme.family)
    plot = painter.fit(rows, left, width, measures)
    if plot is None or plot.right - plot.left < _LEAST_PLOTS[manner.columns] * size:
        return None
    told = zip(rows, lines, strict=True)
    columns = tuple(tuple((*next(told), height) for height in stack) for stack in stacks)
    tallest = max(sum(stack) + gap * len(stack) for stack in stacks)
    return _Arrangement(
        columns, width, column_gap, label_right, gap, plot, measures, is_above, tallest
    )


def _heights(lines: Sequence[tuple[str, ...]], size: float, bar: float) -> list[float]:
    """The height of each row without the gap: its lines, and the bar where it is below them."""
    below = bar + size * 0.22 if bar else 0.0
    return [size * (_LINE + _LEADING * (len(each) - 1)) + below for each in lines]


def _stacked(
    heights: Sequence[float], columns: int, limit: float, size: float, *, is_above: bool
) -> tuple[list[list[float]], float] | None:
    """The heights of the rows by columns, and the gap between rows; None without room.

    Rows are of one height where there is room for that: an even rhythm reads best.
    """
    least, usual = (size * 0.42, size * 0.85) if is_above else (size * 0.05, size * 0.95)
    even = [max(heights)] * len(heights)
    for each in (even, heights):
        stacks = _columns(each, columns, least)
        gap = min((limit - sum(stack)) / len(stack) for stack in stacks)
        if gap >= least:
            return stacks, min(gap, usual)
    return None


def _columns(heights: Sequence[float], columns: int, gap: float) -> list[list[float]]:
    """The heights in their order in so many columns, the tallest as low as can be."""
    low = max(max(heights) + gap, (sum(heights) + gap * len(heights)) / columns)
    capacity = low
    while True:
        stacks: list[list[float]] = [[]]
        for height in heights:
            if sum(stacks[-1]) + height + gap * (len(stacks[-1]) + 1) > capacity + 1e-6:
                stacks.append([])
            stacks[-1].append(height)
        if len(stacks) <= columns:
            return stacks
        capacity += low * 0.01


def _drawn(arrangement: _Arrangement, frame: Frame, painter: RowPainter) -> Layout:
    sheet, measures = frame.sheet, arrangement.measures
    size = measures.size
    top = frame.top + (painter.head + 0.25) * size
    if frame.room is not None:
        spare = frame.room - arrangement.height - (painter.head + 0.5) * size
        top += max(0.0, spare * 0.35)
    for number, column in enumerate(arrangement.columns):
        x = number * (arrangement.width + arrangement.column_gap)
        y, spans = top, []
        for row, lines, height in column:
            _row(arrangement, sheet, painter, row, lines, x, y + arrangement.gap / 2, height)
            y += height + arrangement.gap
            # No line of the axis runs through labels that stand above their rows.
            middle = y - arrangement.gap / 2 - measures.bar / 2
            spans.append((middle - measures.bar * 0.62, middle + measures.bar * 0.62))
        lines_of_axis = spans if arrangement.is_above else [(top, y)]
        painter.axis(sheet, arrangement.plot, x, top, lines_of_axis, measures)
    return frame.close(top + arrangement.height + size * 0.25)


def _row(
    arrangement: _Arrangement,
    sheet: Sheet,
    painter: RowPainter,
    row: Row,
    lines: tuple[str, ...],
    x: float,
    top: float,
    height: float,
) -> None:
    """A row between `top` and `top + height`: its label, then what the kind draws."""
    measures, size = arrangement.measures, arrangement.measures.size
    sheet.wanted += [*lines, row.text]
    step = size * _LEADING
    if arrangement.is_above:
        block = size * _LINE + step * (len(lines) - 1)
        first = centred_baseline(top + size * _LINE / 2, size, sheet.face())
        middle = top + block + size * 0.22 + measures.bar / 2
    else:
        middle = top + height / 2
        first = centred_baseline(middle, size, sheet.face()) - step * (len(lines) - 1) / 2
    for index, line in enumerate(lines):
        at = x if arrangement.is_above else x + arrangement.label_right
        align = "left" if arrangement.is_above else "right"
        sheet.text(line, at, first + index * step, size=size, align=align)
    painter.row(sheet, row, arrangement.plot, x, middle, measures)
