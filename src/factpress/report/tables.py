"""Tables as flowables: columns wide enough for their words, numbers under one decimal sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.platypus import Table

from factpress.frozen import frozen
from factpress.report.markup import Markup, mark_width
from factpress.report.tagging.structure import COLUMN_HEAD, ROW_HEAD, Element
from factpress.report.tagging.text import RepeatedParagraph, TaggedParagraph
from factpress.report.typography import Type, face, resized
from factpress.story.model import FigureMark, Inlines, TableBlock, plain_text
from factpress.theme import Theme

_LARGEST_CHUNK = 200
_CELL_PADDING = 5.0
_ALIGNMENTS = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER}
_DIGITS = re.compile(r"\d(?:[\d.,’'\u00a0\u202f ]*\d)?")
_SHORT_UNIT = 2


@frozen
class _Numbers:
    """The numbers of a column, by row: by how much each ends before the column's edge.

    `width` is what the widest of them needs on one line. Both are in points.
    """

    indents: Mapping[int, float]
    width: float


def tables_of(
    block: TableBlock, width: float, element: Element, styles: Type, markup: Markup, theme: Theme,
    decimal_sign: str, most: float | None = None,
) -> Sequence[Table]:  # fmt: skip
    """A table; long ones come in parts, because ReportLab lays out in quadratic time.

    It is as wide as `width`, or, where its words need more, as `most`, in points.
    """
    top = element.add("THead").add("TR")
    head = [
        RepeatedParagraph(
            markup.of_text(column.heading),
            resized(styles.head, alignment=_ALIGNMENTS[column.align]),
            top.add("TH", attributes=COLUMN_HEAD),
        )
        for column in block.columns
    ]
    body = element.add("TBody")
    numbers = [
        _numbers([row[index] for row in block.rows], styles.cell, theme, decimal_sign)
        if column.align == "right"
        else _Numbers({}, 0.0)
        for index, column in enumerate(block.columns)
    ]
    looks = _cell_styles(block, styles.cell, numbers)
    rows = [
        _row(block, row, look, body.add("TR"), markup)
        for row, look in zip(block.rows, looks, strict=True)
    ]
    columns = list(zip(head, *rows[:_LARGEST_CHUNK], strict=True))
    inner = [2 * _CELL_PADDING - _CELL_PADDING * (index in {0, len(columns) - 1})
             for index in range(len(columns))]  # fmt: skip
    least = [
        max(cell.minWidth() + cell.style.rightIndent for cell in cells) + padding
        for cells, padding in zip(columns, inner, strict=True)
    ]
    # Numbers stay on one line, unless that leaves too little for the words.
    whole = [
        max(words, each.width + padding)
        for words, each, padding in zip(least, numbers, inner, strict=True)
    ]
    if most is not None and sum(least) > width:
        width = most
    weights = [column.weight for column in block.columns]
    widths = column_widths(weights, whole if sum(whole) <= width else least, width)
    parts = []
    for start in range(0, max(len(rows), 1), _LARGEST_CHUNK):
        part = rows[start : start + _LARGEST_CHUNK]
        style = _table_style(len(part), theme)
        parts.append(Table([head, *part], widths, repeatRows=1, splitInRow=1, style=style))
    return parts


def column_widths(
    weights: Sequence[float], least: Sequence[float], total: float
) -> tuple[float, ...]:
    """Widths by weight that add up to `total`, none less than its longest word needs.

    Where all the words together are wider than the table, the weights alone decide.
    """
    held: set[int] = set()
    while True:
        room = total - sum(least[index] for index in held)
        weight = sum(each for index, each in enumerate(weights) if index not in held)
        if room <= 0 or not weight:
            return tuple(total * each / sum(weights) for each in weights)
        widths = [
            least[index] if index in held else room * each / weight
            for index, each in enumerate(weights)
        ]
        narrow = {index for index, each in enumerate(widths) if each < least[index]}
        if not narrow:
            return tuple(widths)
        held |= narrow


def _row(
    block: TableBlock, row: Sequence[Inlines], styles: Sequence[Any], element: Element,
    markup: Markup,
) -> list[TaggedParagraph]:  # fmt: skip
    cells = []
    for index, (cell, style) in enumerate(zip(row, styles, strict=True)):
        is_head = block.row_heads and index == 0
        own = element.add("TH", attributes=ROW_HEAD) if is_head else element.add("TD")
        cells.append(TaggedParagraph(markup.cell(cell), style, own))
    return cells


def _cell_styles(
    block: TableBlock, style: Any, numbers: Sequence[_Numbers]
) -> Iterator[tuple[Any, ...]]:
    """The styles of the cells, row by row."""

    @cache
    def look(align: str, indent: float) -> Any:
        return resized(style, alignment=_ALIGNMENTS[align], rightIndent=indent)

    for row in range(len(block.rows)):
        yield tuple(
            look(column.align, each.indents.get(row, 0.0))
            for column, each in zip(block.columns, numbers, strict=True)
        )


def _numbers(cells: Sequence[Inlines], style: Any, theme: Theme, decimal_sign: str) -> _Numbers:
    """What sets numbers of one unit with their decimal signs, or their ends, below each other.

    Cells that hold no number, or several, end at the edge.
    """
    face_ = theme.family.face()
    behind: dict[int, tuple[str, float, float]] = {}
    for row, cell in enumerate(cells):
        text = plain_text(cell)
        digits = list(_DIGITS.finditer(text))
        if len(digits) != 1:
            continue
        _, sign, decimals = digits[0][0].rpartition(decimal_sign)
        unit = text[digits[0].end() :]
        last = cell[-1]
        mark = mark_width(last.number, face_) if isinstance(last, FigureMark) else 0.0
        after = sign + decimals + unit if sign else unit
        width, whole = (face_.width(each, style.fontSize) + mark for each in (after, text))
        behind[row] = unit.strip(), width, whole
    units = {unit for unit, _, _ in behind.values()}
    if not behind or (len(units) > 1 and max(map(len, units)) > _SHORT_UNIT):
        return _Numbers({}, 0.0)
    longest = max(width for _, width, _ in behind.values())
    indents = {row: longest - width for row, (_, width, _) in behind.items()}
    return _Numbers(indents, max(indents[row] + whole for row, (_, _, whole) in behind.items()))


def _table_style(rows: int, theme: Theme) -> list[tuple[Any, ...]]:
    return [
        # Without a font of their own, cells name Helvetica, which is not embedded.
        ("FONTNAME", (0, 0), (-1, -1), face(theme.family)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), _CELL_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, theme.axis),
        *(("LINEBELOW", (0, row), (-1, row), 0.4, theme.rule) for row in range(1, rows + 1)),
        # No row stands alone below its head, or alone on the next page.
        *([("NOSPLIT", (0, 0), (0, 2)), ("NOSPLIT", (0, -2), (0, -1))] if rows > 3 else []),
    ]
