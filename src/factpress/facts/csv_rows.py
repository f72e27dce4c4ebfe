"""Rows of a CSV file, with the place of each cell.

The first row has the headings. Cells are parted by commas, semicolons or tabs, whichever
the headings have most of; the rest is as RFC 4180 says.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from factpress.frozen import frozen
from factpress.problems import Position

_MOST_BYTES = 20_000_000
_MOST_ROWS = 200_000
_DELIMITERS = (",", ";", "\t")


class CsvFault(Exception):
    """The file cannot be used; `at` is where, None for the file as a whole."""

    def __init__(self, message: str, hint: str, at: Position | None = None) -> None:
        super().__init__(message)
        self.hint, self.at = hint, at


@frozen
class Cell:
    """The text of a cell, without blanks around it, and where it stands."""

    text: str
    at: Position


@frozen
class Rows:
    """Headings, and rows of as many cells."""

    headings: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def read_rows(path: Path, file: str) -> Rows:
    """The rows of a file that problems call `file`; raises CsvFault. Blank rows are no rows."""
    text = _text(path, file)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows = list(_rows(text, file, delimiter))
    if not rows:
        raise CsvFault("The file has no rows", "Its first row has the headings.")
    headings, *others = rows
    _refuse_twins(headings)
    for row in others:
        if len(row) != len(headings):
            count = f"{len(row)} cell{'' if len(row) == 1 else 's'}"
            raise CsvFault(
                f"Row {row[0].at.line} has {count}, but there are {len(headings)} headings",
                "Put a cell with the delimiter in it in quotation marks; write every cell, "
                "empty ones too.",
                row[0].at,
            )
    return Rows(headings, tuple(others))


def _text(path: Path, file: str) -> str:
    try:
        if path.stat().st_size > _MOST_BYTES:
            message = f"The file is larger than {_MOST_BYTES // 1_000_000} MB"
            raise CsvFault(message, "Keep the rows and columns that the briefing needs.")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise CsvFault("There is no such file", "Check the path.") from None
    except OSError as error:
        hint = "Check its permissions, or copy it to where it can be read."
        raise CsvFault(f"The file cannot be read: {error.strerror}", hint) from None
    try:
        text = normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CsvFault(
            f"The byte 0x{raw[error.start]:02X} is not UTF-8 text",
            "Save the file as 'CSV UTF-8'.",
            Position(file, line, 1, line, 2),
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(text: str, file: str, delimiter: str) -> Iterator[tuple[Cell, ...]]:
    lines = text.split("\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    try:
        for number, row in enumerate(reader):
            if number > _MOST_ROWS:
                message = f"The file has more than {_MOST_ROWS:,} rows"
                raise CsvFault(message, "Keep the rows that the briefing needs.")
            if any(cell.strip() for cell in row):
                yield tuple(_cells(row, lines[before], before + 1, file))
            before = reader.line_num
    except csv.Error as error:
        line = reader.line_num
        at = Position(file, line, 1, line, 2)
        hint = 'Close every quotation mark; write one within a quoted cell twice: "".'
        raise CsvFault(f"This is not CSV: {error}", hint, at) from None


def _cells(row: Sequence[str], line: str, number: int, file: str) -> Iterator[Cell]:
    """The cells of a row; one that its line does not show as it is stands for the whole line."""
    end = 0
    for cell in row:
        text = cell.strip()
        start = line.find(text, end)
        if start < 0 or not text:
            start = min(end, len(line))
        end = start + len(text) if line.startswith(text, start) else len(line)
        yield Cell(text, Position(file, number, start + 1, number, max(end, start + 1) + 1))
        end += 1


def _refuse_twins(headings: Sequence[Cell]) -> None:
    seen: set[str] = set()
    for heading in headings:
        if heading.text in seen:
            message = f"Two columns have the heading '{heading.text}'"
            raise CsvFault(message, "Give each column a heading of its own.", heading.at)
        seen.add(heading.text)
