"""Tables: widths of columns by their content, heights of rows, rows over slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from factpress.deck.fitting import RESERVE, balanced_pages, cut, text_height, with_whole_links
from factpress.deck.model import Frame, SlideParagraph, TableBox, TableCell, TableRow
from factpress.frozen import frozen
from factpress.typefaces.family import Family

GAP = 14.0
"""Between the text of two columns."""

_PADDING = 0.42
# LibreOffice sets the lines of a table closer than those of other text unless told.
_LEADING = 1.22
# A column whose cells need less than this part of an even share is not broken at all.
_SHORT = 0.8
# Words of letters that come from another font: the widest of usual ones is DejaVu Sans.
_FOREIGN_RESERVE = 0.16

Cell = tuple[SlideParagraph, ...]
Grid = tuple[tuple[Cell, ...], ...]
"""Rows of cells; the first row is the head."""


@frozen
class LaidTable:
    """A table of known measures, the whole of it or the rows that share a slide."""

    widths: tuple[float, ...]
    rows: tuple[TableRow, ...]

    @property
    def height(self) -> float:
        """Of all rows."""
        return sum(row.height for row in self.rows)

    def box(self, name: str, left: float, top: float, alt: str, *, row_heads: bool) -> TableBox:
        """The table at a place on a slide."""
        frame = Frame(left, top, sum(self.widths), self.height)
        return TableBox(name, frame, self.widths, self.rows, alt, GAP, row_heads)


def padding(size: float) -> float:
    """The space above and below the text of a cell."""
    return round(size * _PADDING, 1)


def lay_table(
    make: Callable[[float], Grid],
    sizes: Sequence[float],
    family: Family,
    width: float,
    height: float,
) -> tuple[LaidTable, ...]:
    """The table in one piece, or in several with the head repeated.

    The largest size is taken that needs no more slides than the floor does, and that breaks
    no word.
    """
    fewest = _pages(_leaded(make(sizes[-1])), family, width, height)
    for size in sizes[:-1]:
        grid = _leaded(make(size))
        if sum(_least_widths(grid, family)) > width:
            continue
        pages = _pages(grid, family, width, height)
        if len(pages) <= len(fewest):
            return pages
    return fewest


def _leaded(grid: Grid) -> Grid:
    return tuple(
        tuple(
            tuple(replace(each, leading=round(each.size * _LEADING, 2)) for each in cell)
            for cell in row
        )
        for row in grid
    )


def column_widths(grid: Grid, family: Family, total: float) -> tuple[float, ...]:
    """Widths that add up to `total`: each holds its longest word, then its share by text."""
    columns = list(zip(*grid, strict=True))
    short = _SHORT * total / len(columns)
    least = _least_widths(grid, family)
    wished = [max(_line_width(each, family) for cell in column for each in cell) + GAP
              for column in columns]  # fmt: skip
    whole = [wish if wish <= short else word for word, wish in zip(least, wished, strict=True)]
    least = whole if sum(whole) < total else least
    if sum(least) >= total:
        return tuple(each * total / sum(least) for each in least)
    if sum(wished) <= total:
        spare = (total - sum(wished)) / len(columns)
        return tuple(each + spare for each in wished)
    return _shared(least, wished, total)


def _least_widths(grid: Grid, family: Family) -> list[float]:
    """The widths that the longest words of the columns need."""
    return [
        max(_word_width(each, family) for cell in column for each in cell) + GAP
        for column in zip(*grid, strict=True)
    ]


def _shared(least: Sequence[float], wished: Sequence[float], total: float) -> tuple[float, ...]:
    """Columns that wish for less than an even share get it; the others share what is left."""
    widths = list(least)
    open_ = set(range(len(least)))
    while open_:
        free = total - sum(widths[index] for index in range(len(widths)) if index not in open_)
        lacking = sum(wished[index] ** 0.5 for index in open_)
        shares = {index: free * wished[index] ** 0.5 / lacking for index in open_}
        content = {index for index in open_ if wished[index] <= shares[index]}
        held = {index for index in open_ if least[index] >= shares[index]} - content
        for index in content:
            widths[index] = wished[index]
        for index in held:
            widths[index] = least[index]
        if not (content or held):
            for index in open_:
                widths[index] = shares[index]
            break
        open_ -= content | held
    scale = total / sum(widths)
    return tuple(width * scale for width in widths)


def _pages(grid: Grid, family: Family, width: float, height: float) -> tuple[LaidTable, ...]:
    widths = column_widths(grid, family, width)
    head, *body = grid
    head_row = _row(head, widths, family)
    room = height - head_row.height
    rows = [piece for row in body for piece in _rows(row, widths, family, room)]
    pages = balanced_pages([row.height for row in rows], room)
    return tuple(LaidTable(widths, (head_row, *(rows[index] for index in page))) for page in pages)


def _row(cells: Sequence[Cell], widths: Sequence[float], family: Family) -> TableRow:
    heights = [
        text_height(cell, family, width - GAP) for cell, width in zip(cells, widths, strict=True)
    ]
    size = max((each.size for cell in cells for each in cell), default=0)
    inner = padding(size)
    return TableRow(tuple(map(TableCell, cells)), max(heights) + 2 * inner, inner)


def _rows(
    cells: Sequence[Cell], widths: Sequence[float], family: Family, room: float
) -> list[TableRow]:
    """The row, cut into several when one of its cells is higher than a slide."""
    whole = _row(cells, widths, family)
    if whole.height <= room:
        return [whole]
    size = max(each.size for cell in cells for each in cell)
    text_room = room - 2 * padding(size)
    stacks = []
    for cell, width in zip(cells, widths, strict=True):
        pieces: list[Cell] = [()]
        for each in cell:
            for piece in cut(each, family, width - GAP, text_room):
                if text_height((*pieces[-1], piece), family, width - GAP) > text_room:
                    pieces.append(())
                pieces[-1] = (*pieces[-1], piece)
        stacks.append(pieces)
    blank = tuple(cell[:1] for cell in cells)
    count = max(map(len, stacks))
    pieces_of_row = (
        [
            stack[index] if index < len(stack) else _emptied(blank[column])
            for column, stack in enumerate(stacks)
        ]
        for index in range(count)
    )
    return [_row(piece, widths, family) for piece in pieces_of_row]


def _emptied(cell: Cell) -> Cell:
    return tuple(
        replace(
            each, runs=tuple(replace(run, text="", link=None, figure="") for run in each.runs[:1])
        )
        for each in cell
    )


def _line_width(paragraph: SlideParagraph, family: Family) -> float:
    bold = any(run.bold for run in paragraph.runs)
    face = family.face("bold" if bold else "regular")
    return face.width(paragraph.text, paragraph.size) / (1 - RESERVE) + 1


def _word_width(paragraph: SlideParagraph, family: Family) -> float:
    bold = any(run.bold for run in paragraph.runs)
    face = family.face("bold" if bold else "regular")
    words = with_whole_links(paragraph).text.split(" ")
    widest = max((face.width(word, paragraph.size) for word in words), default=0)
    reserve = _FOREIGN_RESERVE if face.missing(paragraph.text) else RESERVE
    # A word wider than this is broken rather than given the whole table.
    return min(widest / (1 - reserve) + 1, 14 * paragraph.size)
