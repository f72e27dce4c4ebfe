"""Small multiples, laid out: a grid of panels on one scale, each a line or a few bars.

The ways to lay them out are tried from the best to the least: the numbers of columns that suit
the width, smaller type, the first and last values below the titles rather than on the lines.
Where even the last has no room for all panels, it shows those that have, and says how many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from factpress.charts.arranging import RowMeasures, sizes
from factpress.charts.bars import BarPainter
from factpress.charts.frame import Captions, Frame
from factpress.charts.ladder import PAGE, first_clean
from factpress.charts.model import Chart
from factpress.charts.multiples_grid import (
    COLUMN_GAP,
    Grid,
    Manner,
    MultiplesPlan,
    Panel,
    draw_titles,
    grid_of,
)
from factpress.charts.rows import label_lines
from factpress.charts.sheet import Layout, Sheet, centred_baseline, text_width
from factpress.charts.style import ChartStyle
from factpress.charts.ticks import nice_ticks
from factpress.charts.tracks import (
    EndText,
    Plot,
    Value,
    dot_radius,
    draw_texts,
    draw_track,
    place_texts,
)
from factpress.theme import mixed
from factpress.typefaces.measure import Typeface
from factpress.wording import Wording

_LEADING = 1.2
_MOST_COLUMNS = 4
_LEAST_PANEL = 9.0
"""The least width of a panel, in em."""

_LEAST_LINES, _LEAST_STEP = (3.4, 2.5), 1.12
"""The least height of a plot of lines, and where room is scarce; and of a bar with the gap to
the next. In em."""


def draw_multiples(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """The panels in the best manner that is clean."""
    plan: MultiplesPlan = chart.plan
    rungs = [partial(_rung, plan, captions, style, each) for each in _manners(plan, style)]
    least = min(style.least_size, style.size)
    for count in range(len(plan.panels) - 1, 0, -1):
        few = replace(plan, panels=_chosen(plan.panels, count))
        said = plan.abridged.format(shown=count, all=len(plan.panels))
        noted = replace(captions, note=" ".join(each for each in (said, captions.note) if each))
        rungs += [
            partial(_rung, few, noted, style, manner)
            for manner in _manners(few, style)
            if manner.size < least + 1e-6
        ]
    return first_clean(rungs, PAGE)


def _chosen(panels: Sequence[Panel], count: int) -> tuple[Panel, ...]:
    """As many panels, in their order: those in the accent before the others."""
    by_weight = sorted(range(len(panels)), key=lambda index: not panels[index].is_accented)
    return tuple(panels[index] for index in sorted(by_weight[:count]))


_STEP_COST, _COLUMN_COST = 0.9, 1.1
"""What a step to smaller type, and a column less than the width holds, weigh against a place of
the grid that stays empty."""


def _manners(plan: MultiplesPlan, style: ChartStyle) -> Iterator[Manner]:
    """The manners from the best to the least."""
    count, least = len(plan.panels), min(style.least_size, style.size)
    found = []
    for step, size in enumerate(sizes(style)):
        wide = int((style.width / size - 3.5) / (_LEAST_PANEL + COLUMN_GAP))
        most = max(1, min(_MOST_COLUMNS, wide, count))
        for columns in range(1, most + 1):
            empty = -count % columns
            cost = empty + _COLUMN_COST * (most - columns) + _STEP_COST * step
            found.append((cost, columns, size))
    for told in (False, True):
        for _, columns, size in sorted(found):
            yield Manner(columns, size, told)
    # A word is broken the less the fewer columns there are.
    for columns in sorted({columns for _, columns, _ in found}):
        for told in (False, True):
            yield Manner(columns, least, told, loose=True)


def _rung(plan: MultiplesPlan, captions: Captions, style: ChartStyle, manner: Manner) -> Layout:
    frame = Frame(style, captions)
    draw = _lines if plan.tracks else _bars
    bottom = draw(plan, frame, manner)
    if bottom is None:
        frame.sheet.wanted.append("[the panels have no room]")
        return frame.close(frame.top)
    return frame.close(bottom)


# Lines


def _lines(plan: MultiplesPlan, frame: Frame, manner: Manner) -> float | None:
    """Draws a track to a panel; returns the y below them, None without room."""
    size, sheet = manner.size, frame.sheet
    values = [value for track in plan.tracks for value in track.values]
    ends = [end for value in values for end in value.quantity.known_ends]
    tick_size = max(frame.style.least_size, size * 0.92)
    head = size * (0.45 if manner.told else 1.5)
    grid: Grid | None = None
    ticks: tuple[tuple[float, str], ...] = ()
    wording = Wording(plan.language)
    low, high = min(ends), max(ends)
    for most in (5, 4, 3, 2):
        places = nice_ticks(low, high, most)
        ticks = tuple((float(t), wording.number(t.scaleb(-plan.scale))) for t in places)
        axis = max(text_width(text, tick_size, sheet.face()) for _, text in ticks) + size * 0.6
        heights = (_LEAST_LINES[manner.loose] * size, 0.5, 10.0)
        grid = grid_of(plan, frame, manner, axis, heights, head, size * 0.55 + tick_size)
        if grid and grid.height >= (len(ticks) - 1) * size * 1.9:
            break
    if grid is None:
        return None
    first = min(values, key=lambda value: value.place)
    last = max(values, key=lambda value: value.place)
    widths = sum(text_width(each.when, tick_size, sheet.face()) for each in (first, last))
    if widths + size * 0.8 > grid.width:
        return None
    draw_titles(plan, sheet, grid, head)
    bottom_value, top_value = ticks[0][0], max(ticks[-1][0], float(high))
    for index, panel in enumerate(plan.panels):
        plot = _plot(grid, index, (first.place, last.place), (bottom_value, top_value), ticks)
        _axes(sheet, plot, grid, index, tick_size, (first, last))
        if not _track(sheet, panel, plot, manner, head):
            return None
    return grid.bottom


def _plot(
    grid: Grid,
    index: int,
    span: tuple[float, float],
    ends: tuple[float, float],
    ticks: tuple[tuple[float, str], ...],
) -> Plot:
    left, top = grid.place(index)
    margin = grid.manner.size * 0.5
    per_day = (grid.width - 2 * margin) / (span[1] - span[0])
    per_unit = grid.height / (ends[1] - ends[0])
    bottom = top + grid.height
    return Plot(
        left,
        left + grid.width,
        top,
        bottom,
        lambda place: left + margin + (place - span[0]) * per_day,
        lambda number: bottom - (number - ends[0]) * per_unit,
        ticks,
    )


def _axes(
    sheet: Sheet,
    plot: Plot,
    grid: Grid,
    index: int,
    tick_size: float,
    ends: tuple[Value, Value],
) -> None:
    """Thin lines at the same numbers in every panel, named at the left column; the ends of time
    named below the lowest panels."""
    theme, size = sheet.theme, grid.manner.size
    for number, text in plot.ticks:
        y = plot.y(number)
        ink, width = (theme.ink, 0.1) if number == 0 else (theme.grid, 0.07)
        sheet.line([(plot.left, y), (plot.right, y)], stroke=ink, stroke_width=size * width,
                   layer=0.5, name=f"tick:{number:g}")  # fmt: skip
        if index % grid.manner.columns == 0:
            sheet.text(text, plot.left - size * 0.5, centred_baseline(y, tick_size, sheet.face()),
                       size=tick_size, align="right", colour=theme.muted)  # fmt: skip
    for value, align in zip(ends, ("left", "right"), strict=True):
        x = plot.x(value.place)
        tick = [(x, plot.bottom), (x, plot.bottom + size * 0.3)]
        sheet.line(tick, stroke=theme.axis, stroke_width=size * 0.08, layer=0.6)
        if grid.is_lowest(index):
            at = plot.left if align == "left" else plot.right
            sheet.text(value.when, at, plot.bottom + size * 0.45 + tick_size * 0.75,
                       size=tick_size, align=align, colour=theme.muted)  # fmt: skip


def _track(sheet: Sheet, panel: Panel, plot: Plot, manner: Manner, head: float) -> bool:
    """Draws a track and the values at its ends; whether these have room."""
    theme, size, track = sheet.theme, manner.size, panel.track
    assert track is not None
    colour, soft = theme.accents[0], theme.soft_accents[0]
    if not panel.is_accented:
        colour, soft = theme.axis, mixed(theme.axis, theme.paper, 0.62)
    draw_track(sheet, track, plot, colour, soft, size=size, sparse=True)
    if manner.told:
        return True
    texts = [
        EndText(track.last, track.last.text, "semibold", "right"),
        EndText(track.first, track.first.text, "regular", "left"),
    ]
    boxes = place_texts(
        texts, track, plot, size, head, dot_radius(size, dense=True), sheet.theme.family
    )
    if boxes is None:
        return False
    sheet.wanted += [text.text for text in texts]
    draw_texts(sheet, texts, boxes, size, [theme.ink, theme.muted])
    return True


# Bars


def _bars(plan: MultiplesPlan, frame: Frame, manner: Manner) -> float | None:
    """Draws bars to a panel; returns the y below them, None without room."""
    size, sheet, painter = manner.size, frame.sheet, BarPainter()
    names = [row.label for row in plan.panels[0].rows]
    lines = _names(names, size, frame.right, manner.columns, sheet.face())
    if not lines:
        return None
    face = sheet.face()
    axis = max(text_width(line, size, face) for each in lines for line in each) + size * 0.6
    deepest = max(map(len, lines))
    least = len(names) * size * (_LEAST_STEP + (deepest - 1) * _LEADING)
    head = size * 0.3
    width = frame.right - axis - COLUMN_GAP * size * (manner.columns - 1)
    usual = least * 1.45 / (width / manner.columns)
    grid = grid_of(plan, frame, manner, axis, (least, usual, 99.0), head, 0.0)
    if grid is None:
        return None
    step = grid.height / len(names)
    measures = RowMeasures(size, min(step * 0.66, size * 1.6), sheet.theme.family)
    rows = [row for panel in plan.panels for row in panel.rows]
    plot = painter.fit(rows, 0.0, grid.width, measures)
    if plot is None or plot.right - plot.left < size * 2.6:
        return None
    draw_titles(plan, sheet, grid, head)
    for index, panel in enumerate(plan.panels):
        x, top = grid.place(index)
        painter.axis(sheet, plot, x, top, [(top, top + grid.height)], measures)
        for number, (row, label) in enumerate(zip(panel.rows, lines, strict=True)):
            middle = top + (number + 0.5) * step
            painter.row(sheet, row, plot, x, middle, measures)
            sheet.wanted.append(row.text)
            if index % manner.columns == 0:
                y = centred_baseline(middle, size, face) - (len(label) - 1) * _LEADING * size / 2
                for line in label:
                    sheet.text(line, x - size * 0.6, y, size=size, align="right",
                               colour=sheet.theme.muted)  # fmt: skip
                    y += _LEADING * size
    return grid.bottom


def _names(
    names: Sequence[str], size: float, width: float, columns: int, face: Typeface
) -> list[tuple[str, ...]] | None:
    """The names of the bars on a line each, else on two; None where that takes too much room."""
    for most in (1, 2):
        for share in (0.24, 0.34, 0.55)[: 3 if columns == 1 else 2]:
            lines = [label_lines(name, size, width * share, most, face) for name in names]
            if all(lines):
                return lines
    return None
