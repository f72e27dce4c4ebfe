"""The page of a workbook that a native chart takes its values from."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import xl_range_abs

from factpress.charts.native.model import NativeChart, NativeForm
from factpress.deck.model import Cell, SheetPage
from factpress.deck.runs import clean
from factpress.frozen import frozen


@frozen
class Reference:
    """Cells of the page: their address, and what they hold."""

    address: str
    cells: tuple[Cell, ...]


class DataSheet:
    """Categories in the first column, then the values of each series, then distances.

    Every column has its heading in the first row, and a row to each category.
    """

    def __init__(self, name: str, chart: NativeChart) -> None:
        self._name = name
        self._columns: list[tuple[str, tuple[Cell, ...]]] = []
        self._of_values: dict[int, int] = {}
        self._of_whiskers: dict[int, int] = {}
        self._rows = 0
        self._add(chart.head, chart.categories)
        if chart.form is NativeForm.POINTS:
            self._rows = self._add(chart.row_head, chart.series[0].rows)
        for index, series in enumerate(chart.series):
            if series.is_over:
                self._of_values[index] = self._of_values[index - 1]
            elif not series.is_hidden:
                self._of_values[index] = self._add(series.name, series.values)
        for index, series in enumerate(chart.series):
            if series.whiskers:
                name, lengths = series.whiskers.name, series.whiskers.lengths
                self._of_whiskers[index] = self._add(name, lengths)

    @property
    def page(self) -> SheetPage:
        """The page to be written."""
        return SheetPage(self._name, tuple(self._page_rows()))

    def categories(self) -> Reference:
        """The names of rows or periods."""
        return self._reference(0)

    def rows(self) -> Reference:
        """The heights of points."""
        return self._reference(self._rows)

    def values(self, series: int) -> Reference | None:
        """The values of a series; None for one that is not data."""
        column = self._of_values.get(series)
        return None if column is None else self._reference(column)

    def name(self, series: int) -> Reference | None:
        """The heading of a series."""
        column = self._of_values.get(series)
        if column is None:
            return None
        return Reference(self._address((column, 1), (column, 1)), (self._columns[column][0],))

    def category(self, row: int) -> Reference:
        """The name of a row, counted from 0."""
        return Reference(self._address((0, row + 2), (0, row + 2)), (self._columns[0][1][row],))

    def cells(self, row: int, first: int, last: int) -> Reference:
        """The cells of a row from one series to another."""
        start, end = self._of_values[first], self._of_values[last]
        cells = tuple(values[row] for _, values in self._columns[start : end + 1])
        return Reference(self._address((start, row + 2), (end, row + 2)), cells)

    def whiskers(self, series: int) -> Reference:
        """The distances that the whiskers of a series tell."""
        return self._reference(self._of_whiskers[series])

    def _add(self, head: str, cells: tuple[Cell, ...]) -> int:
        cleaned = tuple(clean(cell) if isinstance(cell, str) else cell for cell in cells)
        self._columns.append((clean(head), cleaned))
        return len(self._columns) - 1

    def _page_rows(self) -> Iterator[tuple[Cell, ...]]:
        yield tuple(head for head, _ in self._columns)
        for row in range(len(self._columns[0][1])):
            yield tuple(cells[row] for _, cells in self._columns)

    def _reference(self, column: int) -> Reference:
        cells = self._columns[column][1]
        return Reference(self._address((column, 2), (column, len(cells) + 1)), cells)

    def _address(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """The address of the cells from one to another, each a column from 0 and a row from 1."""
        name = self._name.replace("'", "''")
        (left, top), (right, bottom) = first, last
        return f"'{name}'!{xl_range_abs(top - 1, left, bottom - 1, right)}"
