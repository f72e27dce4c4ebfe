"""How stages of supplies are drawn: rows with tracks, paragraphs, or dots that are counted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from factpress.charts.frame import Captions, Frame
from factpress.charts.ladder import PAGE, close, first_clean
from factpress.charts.model import Chart
from factpress.charts.sheet import Layout, Sheet, centred_baseline, text_width
from factpress.charts.style import ChartStyle
from factpress.frozen import frozen
from factpress.typefaces.wrapping import balance, wrap

_LEADING = 1.22


@frozen
class Row:
    """A supply as printed; `stage` counts from 0, None where it is not reported."""

    supplier: str
    item: str
    status: str
    stage: int | None


@frozen
class StatusPlan:
    """Rows in order, those without a stage last, and the words for stages."""

    rows: tuple[Row, ...]
    stages: tuple[str, ...]
    unknown: str
    note: str
    counts_note: str
    colon: str
    semicolon: str


def draw_status(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """Rows with words and tracks; fewer words and more columns where there is little room."""
    plan: StatusPlan = chart.plan
    small = replace(style, size=style.least_size)
    between = replace(style, size=(style.size + style.least_size) / 2)
    ways = [
        (each, _Way(has_status, is_numbered, 1))
        for is_numbered in (False, True)
        for each in (style, between, small)
        for has_status in (True, False)
    ]
    ways += [(small, _Way(False, True, columns)) for columns in (2, 3, 4)]
    rungs = [
        partial(_draw, plan, captions, each, way)
        for each, way in ways
        if _columns(plan, each, way) is not None
    ]
    rungs += [partial(_draw_by_stage, plan, captions, each) for each in (style, between, small)]
    rungs += [partial(_draw_counts, plan, captions, each) for each in (style, small)]
    return first_clean(rungs, tallest=PAGE)


@frozen
class _Way:
    """A way to lay rows out: with the words of the source, with numbers for heads, in columns."""

    has_status: bool
    is_numbered: bool
    columns: int


@frozen
class _Columns:
    """Left ends within a column of rows, and widths, in points; a width of 0 is no column."""

    width: float
    supplier: float
    item_left: float
    item: float
    track_left: float
    slot: float
    status_left: float
    status: float


def _columns(plan: StatusPlan, style: ChartStyle, way: _Way) -> _Columns | None:
    """How the width is divided; None where too little is left for the items."""
    size, gap = style.size, style.size * 1.1
    width = (style.width - (way.columns - 1) * size * 2) / way.columns
    slot = size * 1.45
    if not way.is_numbered:
        words = [word for stage in plan.stages for word in stage.split()]
        slot = max(text_width(word, style.small_size, style.face()) for word in words) + size * 0.5
    track = slot * len(plan.stages)
    supplier = 0.0
    if way.columns == 1 and width > size * 48:
        widest = max(text_width(row.supplier, size, style.face("semibold")) for row in plan.rows)
        supplier = min(widest, width * 0.16)
    status = 0.0
    if way.has_status:
        longest = max(text_width(row.status, style.small_size, style.face()) for row in plan.rows)
        status = min(longest, width * 0.24)
    item_left = supplier + gap if supplier else 0.0
    room = width - item_left - track - gap - (status + gap if status else 0)
    longest = max(text_width(_item(row, supplier), size, style.face()) for row in plan.rows)
    if room < min(longest, size * (8 if way.columns == 1 else 9)):
        return None
    item = min(room, longest) if way.columns == 1 else room
    # What the items leave goes to the words of the source, else to the tracks.
    if status:
        status += room - item
    elif not way.is_numbered:
        slot += min((room - item) / len(plan.stages), size * 3)
        track = slot * len(plan.stages)
    track_left = item_left + item + gap
    return _Columns(
        width, supplier, item_left, item, track_left, slot, track_left + track + gap, status
    )


def _item(row: Row, supplier_column: float) -> str:
    return row.item if supplier_column else f"{row.item}, {row.supplier}"


@frozen
class _Lines:
    """The texts of a row in lines; `head` opens a group, the supplier stands where it changes."""

    row: Row
    head: str
    supplier: tuple[str, ...]
    item: tuple[str, ...]
    status: tuple[str, ...]
    height: float


def _draw(plan: StatusPlan, captions: Captions, style: ChartStyle, way: _Way) -> Layout:
    frame = Frame(style, captions)
    sheet, size = frame.sheet, style.size
    columns = _columns(plan, style, way)
    assert columns is not None
    top = frame.top + size * 0.3
    if way.is_numbered:
        top = _key(sheet, plan, top) + size * 0.5
    top = _heads(sheet, plan, columns, way, top)
    blocks = [_lines(plan, row, index, style, columns, way) for index, row in enumerate(plan.rows)]
    gap = size * (0.55 if way.columns == 1 else 0.25)
    stacks = _parted(blocks, way.columns, gap)
    if frame.room is not None:
        bottom = frame.top + frame.room
        spare = bottom - top - max(_height(stack, gap) for stack in stacks)
        gap += max(0.0, min(spare / max(len(stack) for stack in stacks), size * 1.3))
    lowest = top
    for number, stack in enumerate(stacks):
        left, y = number * (columns.width + size * 2), top
        for block in stack:
            _row(sheet, plan, block, columns, left, y)
            y += block.height + gap
        lowest = max(lowest, y - gap)
    sheet.wanted += [text for row in plan.rows for text in (row.supplier, row.item)]
    if way.has_status:
        sheet.wanted += [row.status for row in plan.rows]
    return close(frame, lowest + size * 0.1)


def _lines(
    plan: StatusPlan, row: Row, index: int, style: ChartStyle, columns: _Columns, way: _Way
) -> _Lines:
    size, face = style.size, style.face()
    is_first_unknown = row.stage is None and (index == 0 or plan.rows[index - 1].stage is not None)
    item, status = _item(row, columns.supplier), row.status
    measure, status_measure = columns.item, columns.status
    if row.stage is None and way.columns > 1:
        item, status, measure = f"{item}{plan.colon}{row.status}", "", columns.width
    elif row.stage is None:
        status_measure = columns.width - columns.track_left - columns.slot / 2
    elif not way.has_status:
        status = ""
    items = balance(item, face, size, measure)
    suppliers: tuple[str, ...] = ()
    is_new = not index or plan.rows[index - 1].supplier != row.supplier
    if columns.supplier and (is_new or is_first_unknown):
        suppliers = wrap(row.supplier, style.face("semibold"), size, columns.supplier)
    statuses = balance(status, face, style.small_size, status_measure) if status else ()
    lines = max(len(items), len(suppliers)) * size, len(statuses) * style.small_size
    head = plan.unknown if is_first_unknown else ""
    height = max(lines) * _LEADING + (size * 2.2 if head else 0)
    return _Lines(row, head, suppliers, items, statuses, height)


def _parted(blocks: list[_Lines], count: int, gap: float) -> list[list[_Lines]]:
    """The rows in columns of about the same height, in their order."""
    limit = _height(blocks, gap) / count
    while True:
        stacks: list[list[_Lines]] = [[]]
        for block in blocks:
            if stacks[-1] and _height([*stacks[-1], block], gap) > limit:
                stacks.append([])
            stacks[-1].append(block)
        if len(stacks) <= count:
            return stacks
        limit *= 1.02


def _height(stack: list[_Lines], gap: float) -> float:
    return sum(block.height + gap for block in stack) - gap


def _key(sheet: Sheet, plan: StatusPlan, top: float) -> float:
    """What the numbers stand for; returns the y below it."""
    size = sheet.style.size
    x, y = 0.0, top + size * 0.8
    for number, stage in enumerate(plan.stages, start=1):
        mark = f"{number}\u00a0"
        width = text_width(mark, size, sheet.face("bold")) + text_width(stage, size, sheet.face())
        if x and x + width > sheet.style.width:
            x, y = 0.0, y + size * _LEADING
        box = sheet.text(mark, x, y, face="bold", colour=sheet.theme.accent)
        sheet.text(stage, box.right, y, colour=sheet.theme.muted)
        x += width + size * 1.2
    sheet.wanted += plan.stages
    return y + size * 0.35


def _heads(sheet: Sheet, plan: StatusPlan, columns: _Columns, way: _Way, top: float) -> float:
    """The stages above their marks; returns the y below them."""
    size, small = sheet.style.size, sheet.style.small_size
    heads = [
        (str(number),) if way.is_numbered else balance(stage, sheet.face(), small, columns.slot)
        for number, stage in enumerate(plan.stages, start=1)
    ]
    tallest = max(map(len, heads))
    for number in range(way.columns):
        left = number * (columns.width + size * 2) + columns.track_left
        for index, lines in enumerate(heads):
            y = top + small * 0.8 + (tallest - len(lines)) * small * _LEADING
            for line in lines:
                x = left + (index + 0.5) * columns.slot
                face = "bold" if way.is_numbered else "regular"
                colour = sheet.theme.accent if way.is_numbered else sheet.theme.muted
                sheet.text(line, x, y, size=small, align="centre", face=face, colour=colour)
                y += small * _LEADING
    return top + tallest * small * _LEADING + size * 0.3


def _row(
    sheet: Sheet,
    plan: StatusPlan,
    block: _Lines,
    columns: _Columns,
    left: float,
    top: float,
) -> None:
    size, theme = sheet.style.size, sheet.theme
    y = top + size * 0.8
    if block.head:
        y += size * 0.7
        sheet.text(block.head, left, y, face="semibold", colour=theme.muted)
        y += size * 1.5
    for number, line in enumerate(block.supplier):
        sheet.text(line, left, y + number * size * _LEADING, face="semibold")
    for number, line in enumerate(block.item):
        sheet.text(line, left + columns.item_left, y + number * size * _LEADING)
    small = sheet.style.small_size
    status_left = columns.status_left if block.row.stage is not None else _first_dot(sheet, columns)
    for number, line in enumerate(block.status):
        sheet.text(line, left + status_left, y + number * small * _LEADING,
                   size=small, colour=theme.muted)  # fmt: skip
    if block.row.stage is not None:
        middle = y - centred_baseline(0, size, sheet.face())
        _track(sheet, block.row.stage, len(plan.stages), left + columns.track_left, middle,
               columns.slot)  # fmt: skip


def _first_dot(sheet: Sheet, columns: _Columns) -> float:
    """The left edge of the first dot of a track."""
    return columns.track_left + columns.slot / 2 - sheet.style.size * 0.4


def _track(sheet: Sheet, stage: int, count: int, left: float, y: float, slot: float) -> None:
    """A quiet line with a place for each stage; the one reported is a dot in full colour."""
    size, theme = sheet.style.size, sheet.theme
    places = [left + (index + 0.5) * slot for index in range(count)]
    width = size * 0.1
    sheet.line([(places[0], y), (places[-1], y)], stroke=theme.rule, stroke_width=width, layer=2)
    passed = [(places[0], y), (places[stage], y)]
    if stage:
        sheet.line(passed, stroke=theme.soft_accents[0], stroke_width=size * 0.24, layer=3)
    for index, x in enumerate(places):
        if index < stage:
            sheet.disc(x, y, size * 0.22, fill=theme.soft_accents[0], layer=3.1)
        elif index > stage:
            sheet.disc(x, y, size * 0.18, fill=theme.paper, stroke=theme.rule,
                       stroke_width=width, layer=3.1)  # fmt: skip
    sheet.disc(places[stage], y, size * 0.4, fill=theme.accent, layer=4, name=f"stage:{stage}")


def _by_stage(plan: StatusPlan) -> list[tuple[str, list[Row]]]:
    """The stages, the one that is not reported last if there is one, each with its rows."""
    numbers = [*range(len(plan.stages)), *([None] if plan.rows[-1].stage is None else [])]
    return [
        (
            plan.unknown if number is None else plan.stages[number],
            [row for row in plan.rows if row.stage == number],
        )
        for number in numbers
    ]


def _draw_by_stage(plan: StatusPlan, captions: Captions, style: ChartStyle) -> Layout:
    """A paragraph to a stage, with the supplies that are at it: where rows need too much room."""
    captions = replace(captions, note=captions.note.replace(plan.note, "").strip())
    frame = Frame(style, captions)
    sheet, size, theme = frame.sheet, style.size, style.theme
    groups = [(stage, rows) for stage, rows in _by_stage(plan) if rows]
    face, bold = style.face(), style.face("semibold")
    heads = [balance(stage, bold, size, style.width * 0.26) for stage, _ in groups]
    left = max(bold.width(line, size) for lines in heads for line in lines) + size * 1.2
    texts = [plan.semicolon.join(_item(row, 0) for row in rows) for _, rows in groups]
    bodies = [wrap(text, face, size, style.width - left) for text in texts]
    y = frame.top + size * 1.1
    for (stage, rows), head, body in zip(groups, heads, bodies, strict=True):
        is_known = rows[0].stage is not None
        for number, line in enumerate(head):
            colour = theme.accent if is_known else theme.muted
            sheet.text(line, 0, y + number * size * _LEADING, face="semibold", colour=colour)
        for number, line in enumerate(body):
            sheet.text(line, left, y + number * size * _LEADING)
        y += max(len(head), len(body)) * size * _LEADING + size * 0.45
        sheet.wanted += [stage, *(text for row in rows for text in (row.item, row.supplier))]
    return close(frame, y - size * 1.3)


def _draw_counts(plan: StatusPlan, captions: Captions, style: ChartStyle) -> Layout:
    """A row to a stage with a dot to each supply: where the names cannot be read."""
    captions = replace(captions, note=captions.note.replace(plan.note, plan.counts_note))
    frame = Frame(style, captions)
    sheet, size, theme = frame.sheet, style.size, style.theme
    groups = _by_stage(plan)
    face = style.face()
    heads = [balance(stage, face, size, style.width * 0.36) for stage, _ in groups]
    left = max(face.width(line, size) for lines in heads for line in lines) + size
    most = max(len(rows) for _, rows in groups)
    step = min(size * 1.3, (style.width - left - size * 2) / most)
    height = sum(map(len, heads)) * size * _LEADING
    gap = size * 0.5
    if frame.room is not None:
        gap = max(gap, min(size * 1.6, (frame.room - height) / len(groups) - size * 0.2))
    y = frame.top + size
    for (stage, rows), head in zip(groups, heads, strict=True):
        for number, line in enumerate(head):
            sheet.text(line, 0, y + number * size * _LEADING)
        middle = y - centred_baseline(0, size, style.face())
        colour = theme.axis if stage == plan.unknown else theme.accent
        for number in range(len(rows)):
            x = left + (number + 0.5) * step
            sheet.disc(x, middle, step * 0.4, fill=colour, layer=3, name="supply")
        if rows:
            sheet.text(str(len(rows)), left + len(rows) * step + size * 0.4, y, face="bold")
        y += len(head) * size * _LEADING + gap
        sheet.wanted.append(stage)
    return close(frame, y - gap - size * 0.6)
