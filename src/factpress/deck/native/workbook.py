"""The workbook in a native chart: the same bytes for the same pages, and no formulas."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime

import xlsxwriter

from factpress.deck.model import SheetPage

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_MOST_NAME = 31
_WIDEST = 60


def page_name(name: str, taken: Sequence[str] = ()) -> str:
    """A name that a page can have: no mark that spreadsheets refuse, at most 31 characters."""
    made = _FORBIDDEN.sub(" ", name).strip().strip("'")[:_MOST_NAME].strip() or "1"
    return f"{made[: _MOST_NAME - 2]} 2" if made in taken else made


def workbook(pages: Sequence[SheetPage], moment: datetime) -> bytes:
    """The bytes of an .xlsx file with the pages; texts are texts, whatever they begin with."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": moment})
    bold = book.add_format({"bold": True})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        widths: dict[int, int] = {}
        for row, cells in enumerate(page.rows):
            for column, cell in enumerate(cells):
                form = bold if row == 0 else None
                if isinstance(cell, str):
                    sheet.write_string(row, column, cell, form)
                elif cell is not None:
                    sheet.write_number(row, column, cell, form)
                widths[column] = max(widths.get(column, 0), len(str(cell or "")))
        for column, width in widths.items():
            sheet.set_column(column, column, min(_WIDEST, width + 2))
    book.close()
    return stream.getvalue()
