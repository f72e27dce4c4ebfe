"""Series: values of one thing by period, from the facts file or a CSV file beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from factpress.facts.characters import lacks
from factpress.facts.csv_rows import Cell, CsvFault, Rows, read_rows
from factpress.facts.document import KeyPath
from factpress.facts.files import RefusedPath, path_beside
from factpress.facts.interpreter import Interpreter
from factpress.facts.model import Series, SeriesPoint
from factpress.facts.prose import typographic
from factpress.facts.shape import SeriesShape
from factpress.frozen import frozen
from factpress.problems import Position, Problem, enumeration, suggestion
from factpress.quantities.moments import Day, read_moment
from factpress.quantities.notation import NOT_REPORTED, NotationError, read_quantity
from factpress.quantities.quantity import Quantity
from factpress.quantities.units import UnitKind

_COLUMNS = ("period", "value", "low", "high")
_GAPS = frozenset({"", "..", "...", "-", "–", "—", "na", "n/a", "nan", "null", NOT_REPORTED})
"""How tables write that a value is missing, in small letters."""

_MOST_POINTS = 2_000
_MOST_SHOWN = 6
_REMARK = re.compile(
    r"(?P<number>[-−~<>=≥≤ ]*\d+(?:\.\d+)?)\s*"
    r"(?P<remark>[*†‡^#]+|\([^()]{1,20}\)|\[[^\[\]]{1,20}\]|[cefpr])"
)
"""A number with what tables hang on it: 3.1*, 3.1 (p), 3.1 [2], 3.1 e."""


def read_series(id_: str, shape: SeriesShape, interpreter: Interpreter) -> Series:
    """The series at a key of `series`; what cannot be read is left out and told."""
    path: KeyPath = ("series", id_)
    reader = _Reader(path, shape, interpreter)
    written = reader.from_file() if shape.file is not None else reader.from_keys()
    points = [(each, point) for each in written if (point := reader.point(each))]
    return Series(
        id=id_,
        label=typographic(shape.label),
        short=typographic(shape.short or ""),
        file=shape.file or "",
        points=reader.in_order(points),
        citations=interpreter.citations((*path, "source"), shape.source),
        note=typographic(shape.note or ""),
        review_by=interpreter.day((*path, "review_by"), shape.review_by),
        at=interpreter.document.key_at(path),
    )


@frozen
class _Written:
    """A point as written. `where` is how the ledger names its place, empty in the facts file."""

    period: str
    period_at: Position
    value: str
    value_at: Position
    where: str = ""


class _Reader:
    def __init__(self, path: KeyPath, shape: SeriesShape, interpreter: Interpreter) -> None:
        self._path, self._shape, self._interpreter = path, shape, interpreter
        self._document = interpreter.document

    def _add(self, at: Position, code: str, message: str, hint: str) -> None:
        self._interpreter.problems.append(Problem(at, code, message, hint))

    # Where the points come from

    def from_keys(self) -> Iterator[_Written]:
        """The points under `values`."""
        shape = self._shape
        for key in (*_COLUMNS, "where"):
            if getattr(shape, key):
                at = self._document.key_at((*self._path, key))
                message = f"'{key}' names a column, but the series has no 'file'"
                self._add(at, "FP082", message, "Add 'file', or give the points in 'values'.")
        if not shape.values:
            self._add(
                self._document.key_at(self._path),
                "FP082",
                f"The series '{self._path[-1]}' has no values",
                "Add 'values: {2022: 5 million EUR, 2023: ...}', or the 'file' of a table with "
                "its 'period' and 'value' columns.",
            )
        for period, value in (shape.values or {}).items():
            path = (*self._path, "values", period)
            yield _Written(period, self._document.key_at(path), value, self._document.at(path))

    def from_file(self) -> Iterator[_Written]:
        """The points in the rows of the CSV file."""
        shape = self._shape
        assert shape.file is not None
        file_at = self._document.at((*self._path, "file"))
        if shape.values is not None:
            at = self._document.key_at((*self._path, "values"))
            self._add(at, "FP082", "The series has 'values' and a 'file'", "Keep one of the two.")
        columns = {key: name for key in _COLUMNS if (name := getattr(shape, key))}
        if set(columns) not in ({"period", "value"}, {"period", "low", "high"}):
            self._add(
                self._document.key_at((*self._path, "file")),
                "FP082",
                "It is not said which columns of the file to take",
                "Give the headings of two columns as 'period' and 'value', or of three as "
                "'period', 'low' and 'high'.",
            )
            return
        try:
            path = path_beside(self._document.file, shape.file)
        except RefusedPath as refused:
            hint = "Name a file in the folder of the facts file."
            self._add(file_at, "FP080", f"The file '{shape.file}' is refused: {refused}", hint)
            return
        try:
            rows = read_rows(path, str(path_shown(self._document.file, shape.file)))
        except CsvFault as fault:
            self._add(fault.at or file_at, "FP080", f"{fault}", fault.hint)
            return
        yield from self._rows(rows, columns)

    def _rows(self, rows: Rows, columns: Mapping[str, str]) -> Iterator[_Written]:
        named = {(*self._path, key): name for key, name in columns.items()}
        named.update({(*self._path, "where", name): name for name in self._shape.where})
        places = {heading.text: place for place, heading in enumerate(rows.headings)}
        missing = [path for path, name in named.items() if name not in places]
        for path in missing:
            is_key = path[-2] == "where"
            at = self._document.key_at(path) if is_key else self._document.at(path)
            headings = enumeration([f"'{heading.text}'" for heading in rows.headings])
            hint = suggestion(named[path], places, f"Its columns are {headings}.")
            self._add(at, "FP081", f"The file has no column '{named[path]}'", hint)
        if missing:
            return
        wanted = {places[name]: text for name, text in self._shape.where.items()}
        taken = [
            row
            for row in rows.rows
            if all(row[place].text == text for place, text in wanted.items())
        ]
        if not taken:
            self._no_rows(rows, wanted)
        if len(taken) > _MOST_POINTS:
            at = self._document.at((*self._path, "file"))
            message = f"The series has {len(taken):,} points; there is room for {_MOST_POINTS:,}"
            self._add(at, "FP081", message, "Choose the rows with 'where', or shorten the file.")
            return
        for row in taken:
            cells = {key: row[places[name]] for key, name in columns.items()}
            self._refuse_half_a_range(cells)
            yield _written(cells, self._shape.file or "")

    def _refuse_half_a_range(self, cells: Mapping[str, Cell]) -> None:
        ends = [key for key in ("low", "high") if key in cells]
        gaps = [key for key in ends if cells[key].text.casefold() in _GAPS]
        if len(ends) == 2 and len(gaps) == 1:
            key, cell = gaps[0], cells[gaps[0]]
            is_ = f"'{cell.text}'" if cell.text else "empty"
            other = cells["high" if key == "low" else "low"].text
            hint = f"Write the number; '{other}' again if the value is exact. "
            hint += "Where the value is not known, empty both cells."
            self._add(cell.at, "FP021", f"'{key}' is {is_} in this row", hint)

    def _no_rows(self, rows: Rows, wanted: Mapping[int, str]) -> None:
        """Tells why no row was taken: a value that its column does not have, if it is that."""
        for place, text in wanted.items():
            found = dict.fromkeys(row[place].text for row in rows.rows if row[place].text)
            if rows.rows and text not in found:
                heading = rows.headings[place].text
                shown = [f"'{each}'" for each in list(found)[:_MOST_SHOWN]]
                more = " ..." if len(found) > _MOST_SHOWN else ""
                hint = suggestion(text, found, f"It has {enumeration(shown)}{more}.")
                self._add(
                    self._document.at((*self._path, "where", heading)),
                    "FP081",
                    f"The column '{heading}' has no '{text}'",
                    hint if found else "Fill the column, or choose by another.",
                )
                return
        at = self._document.key_at((*self._path, "where" if wanted else "file"))
        what = "No row of the file has all that 'where' says" if wanted else "The file has no rows"
        self._add(at, "FP081", what, "Compare it with the file, letter for letter.")

    # What the points mean

    def point(self, written: _Written) -> SeriesPoint | None:
        """A point; None for one whose period cannot be read."""
        period = self._period(written)
        value = self._value(written)
        if period is None:
            return None
        given = written.value if value.interval is None else self._with_unit(written.value)
        family = self._interpreter.family
        if missing := family.face().missing(given):
            hint = "Name what is counted in letters that it has: 'million tonnes'."
            self._add(written.value_at, "FP035", f"{lacks(family)} '{missing[0]}'", hint)
        shown = f"{given} ({written.where})" if written.where else given
        return SeriesPoint(written.period, period, shown, value, written.value_at)

    def _period(self, written: _Written) -> Day | None:
        hint = "Write a year, a month or a day: 2023, 2023-11, 2023-11-20."
        try:
            moment = read_moment(written.period)
        except ValueError as error:
            self._add(written.period_at, "FP020", str(error), hint)
            return None
        if moment.start is None or moment.days != (moment.start,):
            message = f"'{written.period}' is no period of a series"
            self._add(written.period_at, "FP020", message, hint)
            return None
        self._interpreter.moments.append(moment)
        return moment.start

    def _value(self, written: _Written) -> Quantity:
        text = written.value
        if text == NOT_REPORTED or (written.where and text.casefold() in _GAPS):
            return Quantity(None)
        try:
            self._refuse_remark(text)
            self._refuse_own_unit(text)
            return read_quantity(self._with_unit(text))
        except NotationError as error:
            hint = error.hint.replace(f" {self._shape.unit}'", "'")
            self._add(written.value_at, "FP021", str(error), hint)
            return Quantity(None)

    def _refuse_remark(self, value: str) -> None:
        """Refuses what is hung on a number, where a unit cannot stand or is no word."""
        match = _REMARK.fullmatch(value)
        if match is None or (match["remark"][0].isalpha() and not self._shape.unit):
            return
        number, remark = match["number"].strip(), match["remark"]
        message = f"'{remark}' does not belong to a number"
        hint = f"Write '{number}', and move the remark to the series' 'note'."
        raise NotationError(message, hint)

    def _refuse_own_unit(self, value: str) -> None:
        """Refuses ordinals, and values that bring a unit where the series has one."""
        try:
            own = read_quantity(value).unit.kind
        except NotationError:
            return  # it is told with the unit of the series
        if own is UnitKind.ORDINAL:
            message = "The values of a series are amounts, not ordinals"
            raise NotationError(message, "Write how many, not which place.")
        if self._shape.unit and own is not UnitKind.NUMBER:
            message = f"'{value}' has a unit, and so has the series: '{self._shape.unit}'"
            raise NotationError(message, "Write the number alone, or drop 'unit' from the series.")

    def _with_unit(self, value: str) -> str:
        return f"{value} {self._shape.unit}" if self._shape.unit else value

    def in_order(self, points: Iterable[tuple[_Written, SeriesPoint]]) -> tuple[SeriesPoint, ...]:
        """The points in order of time, told where they do not go together."""
        seen: dict[date, SeriesPoint] = {}
        for written, point in points:
            first = next(iter(seen.values()), point)
            other = seen.setdefault(point.period.first, point)
            if other is not point:
                hint = "Keep one of them, or choose the rows of one thing with 'where'."
                message = f"The period {point.key} stands twice, first in line {other.at.line}"
                self._add(written.period_at, "FP083", message, hint)
            elif point.period.precision is not first.period.precision:
                message = (
                    f"{point.key} is a {point.period.precision}, but {first.key} is a "
                    f"{first.period.precision}"
                )
                hint = "Give all points the same kind of period."
                self._add(written.period_at, "FP083", message, hint)
        self._refuse_unlike(list(seen.values()))
        return tuple(point for _, point in sorted(seen.items()))

    def _refuse_unlike(self, points: list[SeriesPoint]) -> None:
        reported = [point for point in points if point.value.interval is not None]
        for point in reported[1:]:
            if point.value.unit != reported[0].value.unit:
                message = (
                    f"The value of {point.key} is in another unit ({point.value.unit}) than that "
                    f"of {reported[0].key} ({reported[0].value.unit})"
                )
                self._add(point.at, "FP083", message, "Give all points the same unit.")


def path_shown(facts_file: str, named: str) -> str:
    """How problems name a file beside the facts file: with the folder that was typed."""
    folder, slash, _ = facts_file.rpartition("/")
    return f"{folder}{slash}{named}"


def _written(cells: Mapping[str, Cell], file: str) -> _Written:
    period = cells["period"]
    if "value" in cells:
        value, at = cells["value"].text, cells["value"].at
    else:
        low, high = cells["low"].text, cells["high"].text
        gap = low.casefold() in _GAPS or high.casefold() in _GAPS
        value, at = "" if gap else low if low == high else f"{low}..{high}", cells["low"].at
    return _Written(period.text, period.at, value, at, f"{file}, {at.line}")
