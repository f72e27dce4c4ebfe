"""How a grid of suppliers and categories is drawn: names in cells, or numbers and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from factpress.charts.frame import Captions, Frame
from factpress.charts.ladder import PAGE, Rung, close, first_clean
from factpress.charts.model import Chart
from factpress.charts.sheet import Layout, Sheet, centred_baseline, text_width
from factpress.charts.style import ChartStyle
from factpress.frozen import frozen
from factpress.typefaces.measure import Typeface
from factpress.typefaces.wrapping import balance, wrap

_LEADING = 1.22
_SLACK = 0.01


@frozen
class GridPlan:
    """Items by row and column; a cell without items is not there."""

    suppliers: tuple[str, ...]
    categories: tuple[str, ...]
    cells: Mapping[tuple[int, int], tuple[str, ...]]
    note: str
    counts_note: str
    semicolon: str


@frozen
class _Table:
    """A grid as it is laid out, which may be turned: rows and columns, and their cells."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[int, int], tuple[str, ...]]
    semicolon: str


def draw_grid(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """Names in the cells; smaller; turned; then numbers with the names below, or alone."""
    plan: GridPlan = chart.plan
    straight = _Table(plan.suppliers, plan.categories, plan.cells, plan.semicolon)
    turned = _Table(
        plan.categories,
        plan.suppliers,
        {(column, row): items for (row, column), items in plan.cells.items()},
        plan.semicolon,
    )
    between = replace(style, size=(style.size + style.least_size) / 2)
    small = replace(style, size=style.least_size)
    rungs: list[Rung] = []
    for sizes in ((style, between), (small,)):
        for table in (straight, turned):
            for each in sizes:
                if widths := _named_widths(table, each):
                    rungs.append(partial(_draw_names, table, captions, each, widths))
    noted = replace(captions, note=f"{captions.note} {plan.counts_note}")
    for has_list in (True, False):
        for each in (style, between, small):
            for is_numbered in (False, True):
                for blocks in (1, 2, 3):
                    way = _Way(is_numbered, has_list, blocks)
                    if _slot(straight, each, way):
                        rungs.append(partial(_draw_counts, straight, noted, each, way))
    bare = replace(captions, note=captions.note.replace(plan.note, "").strip())
    rungs += [partial(_draw_lines, straight, bare, each) for each in (style, between, small)]
    return first_clean(rungs, tallest=PAGE)


# Names in cells


def _widest_word(texts: Sequence[str], size: float, face: Typeface) -> float:
    words = [word for text in texts for word in text.replace("-", "- ").split()]
    return max((text_width(word, size, face) for word in words), default=0.0)


def _named_widths(table: _Table, style: ChartStyle) -> list[float] | None:
    """The widths of the heads of rows and of each column; None where no word would fit.

    Columns get what their widest words need, and of the rest what their texts could use.
    """
    size, small, gap = style.size, style.small_size, style.size * 1.2
    face, bold = style.face(), style.face("semibold")
    least = [min(_widest_word(table.rows, size, bold), style.width * 0.3)]
    ideal = [max(text_width(row, size, bold) for row in table.rows)]
    for column, head in enumerate(table.columns):
        items = [item for (_, at), cell in table.cells.items() if at == column for item in cell]
        least.append(max(_widest_word(items, size, face), _widest_word([head], small, bold)))
        wish = max(text_width(text, size, face) for text in (*items, ""))
        ideal.append(max(wish, text_width(head, small, bold) * 0.55))
    room = style.width - gap * len(table.columns)
    spare = room - sum(least)
    if spare < 0:
        return None
    wishes = [max(0.0, wish - width) for wish, width in zip(ideal, least, strict=True)]
    share = min(1.0, spare / sum(wishes)) if sum(wishes) else 0.0
    widths = [width + wish * share + _SLACK for width, wish in zip(least, wishes, strict=True)]
    # A few narrow columns stand together at the left; many take the whole width.
    left_over = (room - sum(widths)) / len(table.columns)
    return [widths[0], *(width + min(left_over, size * 9) for width in widths[1:])]


def _draw_names(
    table: _Table, captions: Captions, style: ChartStyle, widths: list[float]
) -> Layout:
    frame = Frame(style, captions)
    sheet, size, theme = frame.sheet, style.size, style.theme
    gap = size * 1.2
    lefts = [sum(widths[:index]) + gap * index for index in range(len(widths))]
    right = style.width
    y = _word_heads(sheet, table.columns, lefts[1:], widths[1:], frame.top + size * 0.3)
    face, bold = style.face(), style.face("semibold")
    rows = []
    for row, name in enumerate(table.rows):
        cells = [
            [
                wrap(item, face, size, widths[column + 1])
                for item in table.cells.get((row, column), ())
            ]
            for column in range(len(table.columns))
        ]
        head = wrap(name, bold, size, widths[0])
        tallest = max(len(head), *(sum(map(len, cell)) for cell in cells))
        several = max(max(0, len(cell) - 1) for cell in cells)
        rows.append((head, cells, tallest * size * _LEADING + several * size * 0.2))
    pad = size * 0.4
    if frame.room is not None:
        needed = sum(height for _, _, height in rows) + 2 * pad * len(rows)
        spare = frame.top + frame.room - y - needed
        pad += max(0.0, min(spare / len(rows) / 2, size * 1.1))
    for head, cells, height in rows:
        sheet.line([(0, y), (right, y)], stroke=theme.grid, stroke_width=size * 0.07, layer=1)
        top = y + pad + size * 0.78
        for number, line in enumerate(head):
            sheet.text(line, 0, top + number * size * _LEADING, face="semibold")
        for left, cell in zip(lefts[1:], cells, strict=True):
            baseline = top
            for lines in cell:
                for line in lines:
                    sheet.text(line, left, baseline)
                    baseline += size * _LEADING
                baseline += size * 0.2
        y += height + 2 * pad
    sheet.line([(0, y), (right, y)], stroke=theme.grid, stroke_width=size * 0.07, layer=1)
    sheet.wanted += [*table.rows, *table.columns]
    sheet.wanted += [item for items in table.cells.values() for item in items]
    return close(frame, y)


def _word_heads(
    sheet: Sheet, heads: Sequence[str], lefts: Sequence[float], widths: Sequence[float], top: float
) -> float:
    """The heads of columns, their last lines level; returns the y below them."""
    small, face = sheet.style.small_size, sheet.face("semibold")
    lines = [balance(head, face, small, width) for head, width in zip(heads, widths, strict=True)]
    tallest = max(map(len, lines))
    for texts, left in zip(lines, lefts, strict=True):
        y = top + small * 0.8 + (tallest - len(texts)) * small * _LEADING
        for text in texts:
            sheet.text(text, left, y, size=small, face="semibold", colour=sheet.theme.muted)
            y += small * _LEADING
    return top + tallest * small * _LEADING + sheet.style.size * 0.25


# Numbers in cells


@frozen
class _Way:
    """Numbers for heads with a key, items listed below, and blocks of rows side by side."""

    is_numbered: bool
    has_list: bool
    blocks: int


def _block(style: ChartStyle, way: _Way) -> float:
    """The width of a block of rows."""
    return (style.width - (way.blocks - 1) * style.size * 2) / way.blocks


def _head_width(table: _Table, style: ChartStyle, way: _Way) -> float:
    """The width of the names of rows; they take two lines where a block is narrow."""
    size, face = style.size, style.face("semibold")
    widest = max(text_width(row, size, face) for row in table.rows)
    longest = _widest_word(table.rows, size, face)
    share = 0.3 if way.blocks == 1 else 0.45
    return min(widest, max(_block(style, way) * share, longest))


def _slot(table: _Table, style: ChartStyle, way: _Way) -> float:
    """The width of a column of numbers; 0 where there is no room for it."""
    room = _block(style, way) - _head_width(table, style, way) - style.size * 0.6
    need = style.size * 1.65
    if not way.is_numbered:
        face = style.face("semibold")
        need = _widest_word(table.columns, style.small_size, face) + style.size * 0.6
    slot = min(room / len(table.columns), max(need, style.size * 9))
    return slot if slot >= need else 0.0


def _draw_counts(table: _Table, captions: Captions, style: ChartStyle, way: _Way) -> Layout:
    frame = Frame(style, captions)
    sheet, size, theme = frame.sheet, style.size, style.theme
    slot, head = _slot(table, style, way), _head_width(table, style, way)
    y = frame.top + size * 0.3
    if way.is_numbered:
        y = _key(sheet, table, y) + size * 0.4
    block = _block(style, way)
    per_block = -(-len(table.rows) // way.blocks)
    lefts = [number * (block + size * 2) for number in range(-(-len(table.rows) // per_block))]
    top = max(_count_heads(sheet, table, left + head + size * 0.6, slot, way, y) for left in lefts)
    face, step = style.face("semibold"), size * 1.65
    lowest = top
    for number, left in enumerate(lefts):
        y = top
        for row in range(number * per_block, min(len(table.rows), (number + 1) * per_block)):
            lines = wrap(table.rows[row], face, size, head + _SLACK)
            right = left + head + size * 0.6 + slot * len(table.columns)
            sheet.line(
                [(left, y), (right, y)], stroke=theme.grid, stroke_width=size * 0.07, layer=1
            )
            for index, line in enumerate(lines):
                baseline = y + size * (1.15 + index * _LEADING)
                sheet.text(line, left, baseline, face="semibold")
            for column in range(len(table.columns)):
                if items := table.cells.get((row, column)):
                    x = left + head + size * 0.6 + (column + 0.5) * slot
                    _number(sheet, len(items), x, y + step / 2, f"count:{row}:{column}")
            y += step + (len(lines) - 1) * size * _LEADING
        lowest = max(lowest, y)
    sheet.wanted += table.rows if not way.is_numbered else (*table.rows, *table.columns)
    if way.has_list:
        lowest = _list(sheet, table, lowest + size * 0.7)
    return close(frame, lowest)


def _number(sheet: Sheet, count: int, x: float, y: float, name: str) -> None:
    size, theme, face = sheet.style.size, sheet.theme, sheet.face("semibold")
    radius = max(size * 0.72, text_width(str(count), size, face) / 2 + size * 0.15)
    sheet.disc(x, y, radius, fill=theme.accent, layer=3, name=name)
    sheet.text(
        str(count), x, centred_baseline(y, size, face), face="semibold",
        colour=theme.paper, ground=theme.accent, align="centre",
    )  # fmt: skip


def _count_heads(
    sheet: Sheet, table: _Table, left: float, slot: float, way: _Way, top: float
) -> float:
    if not way.is_numbered:
        widths = [slot - sheet.style.size * 0.6] * len(table.columns)
        small, face = sheet.style.small_size, sheet.face("semibold")
        lines = [balance(each, face, small, widths[0] + _SLACK) for each in table.columns]
        tallest = max(map(len, lines))
        for index, texts in enumerate(lines):
            y = top + small * 0.8 + (tallest - len(texts)) * small * _LEADING
            for text in texts:
                sheet.text(text, left + (index + 0.5) * slot, y, size=small, face="semibold",
                           colour=sheet.theme.muted, align="centre")  # fmt: skip
                y += small * _LEADING
        return top + tallest * small * _LEADING + sheet.style.size * 0.25
    size = sheet.style.size
    for index in range(len(table.columns)):
        sheet.text(str(index + 1), left + (index + 0.5) * slot, top + size * 0.8, face="bold",
                   colour=sheet.theme.muted, align="centre")  # fmt: skip
    return top + size * 1.2


def _key(sheet: Sheet, table: _Table, top: float) -> float:
    """What the numbers at the heads stand for, in one to three columns; returns the y below."""
    size, face = sheet.style.size, sheet.face()
    indent = text_width("12", size, sheet.face("bold")) + size * 0.4
    widest = max(text_width(each, size, face) for each in table.columns) + indent
    fitting = int((sheet.style.width + size * 1.5) // (widest + size * 1.5))
    count = max(1, min(4, len(table.columns), fitting))
    measure = (sheet.style.width - (count - 1) * size * 1.5) / count
    per_column = -(-len(table.columns) // count)
    lowest = y = top
    for index, category in enumerate(table.columns):
        x = index // per_column * (measure + size * 1.5)
        if index % per_column == 0:
            y = top + size * 0.8
        sheet.text(str(index + 1), x, y, face="bold", colour=sheet.theme.muted)
        for line in wrap(category, face, size, measure - indent + _SLACK):
            sheet.text(line, x + indent, y)
            y += size * _LEADING
        lowest = max(lowest, y - size * 0.8)
    sheet.wanted += table.columns
    return lowest


def _list(sheet: Sheet, table: _Table, top: float) -> float:
    """The items below, by row, each after the name of its row; returns the y below them."""
    size, small = sheet.style.size, sheet.style.small_size
    face, bold = sheet.face(), sheet.face("semibold")
    entries = []
    count = max(1, min(3, int(sheet.style.width // (small * 24)), len(table.rows)))
    measure = (sheet.style.width - (count - 1) * size * 1.6) / count
    for row, name in enumerate(table.rows):
        items = [
            item
            for column in range(len(table.columns))
            for item in table.cells.get((row, column), ())
        ]
        entries.append(
            (
                wrap(name, bold, small, measure),
                wrap(table.semicolon.join(items), face, small, measure),
            )
        )
        sheet.wanted += items
    gap = small * 0.45
    heights = [(len(head) + len(body)) * small * _LEADING + gap for head, body in entries]
    lowest = top
    for number, stack in enumerate(_parted(heights, count)):
        x, y = number * (measure + size * 1.6), top + small * 0.8
        for index in stack:
            for lines, style in zip(entries[index], ("semibold", "regular"), strict=True):
                for line in lines:
                    sheet.text(line, x, y, size=small, face=style)
                    y += small * _LEADING
            y += gap
        lowest = max(lowest, y - gap - small * 0.8)
    return lowest


def _parted(heights: list[float], count: int) -> list[list[int]]:
    """The places of the heights in columns of about the same height, in their order."""
    limit = sum(heights) / count
    while True:
        stacks: list[list[int]] = [[]]
        for index, height in enumerate(heights):
            if stacks[-1] and sum(heights[i] for i in stacks[-1]) + height > limit:
                stacks.append([])
            stacks[-1].append(index)
        if len(stacks) <= count:
            return stacks
        limit *= 1.02


# Lines of numbers, which always fit


def _draw_lines(table: _Table, captions: Captions, style: ChartStyle) -> Layout:
    """A line to a supplier with the numbers of its categories: where no grid has room."""
    frame = Frame(style, captions)
    sheet, size = frame.sheet, style.size
    top = _key(sheet, table, frame.top + size * 0.3) + size * 0.7
    ways = [_columns_of_lines(table, style, count) for count in (1, 2, 3, 4, 5)]
    measure, stacks = min(ways, key=lambda way: max(map(_line_count, way[1])))
    lowest = top
    for number, stack in enumerate(stacks):
        x, y = number * (measure + size * 1.5), top + size * 0.8
        for face, offset, line in stack:
            if not offset:
                y += size * _LEADING
            sheet.text(line, x + offset, y - size * _LEADING, face=face)
        lowest = max(lowest, y - size * 0.8)
    sheet.wanted += table.rows
    return close(frame, lowest - size * 0.4)


_Line = tuple[str, float, str]
"""Face, distance from the left and text; a text at a distance goes on with the line."""


def _line_count(lines: list[_Line]) -> int:
    return sum(not offset for _, offset, _ in lines)


def _columns_of_lines(
    table: _Table, style: ChartStyle, count: int
) -> tuple[float, list[list[_Line]]]:
    """The suppliers with their numbers in some columns, and the width of one."""
    size, face, bold = style.size, style.face(), style.face("semibold")
    measure = (style.width - (count - 1) * size * 1.5) / count
    entries: list[list[_Line]] = []
    for row, name in enumerate(table.rows):
        marks = ", ".join(
            str(at + 1) for at in range(len(table.columns)) if (row, at) in table.cells
        )
        names = wrap(name, bold, size, measure)
        lines: list[_Line] = [("semibold", 0.0, line) for line in names]
        indent = text_width(names[-1], size, style.face("semibold")) + size * 0.5
        if indent + text_width(marks, size, style.face()) <= measure:
            lines.append(("regular", indent, marks))
        else:
            lines += [("regular", 0.0, line) for line in wrap(marks, face, size, measure)]
        entries.append(lines)
    heights = [float(_line_count(lines)) for lines in entries]
    return measure, [
        [line for index in stack for line in entries[index]] for stack in _parted(heights, count)
    ]
