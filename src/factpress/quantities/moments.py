"""Moments: dates as exactly as they are known, in the notation of the facts file.

2023-11-20                       a day
2023-10                          a month
2022                             a year
2023-11-01..2023-11-20           from one day (month, year) to another
before 2023-11-21                no earlier bound is known
after 2023-11-21
2023-11, before 2023-11-21       a month, with a bound inside it
not reported
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum

from factpress.frozen import frozen

_DATE = r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?"
_MOMENT = re.compile(
    rf"(?:{_DATE}(?:\s*\.\.\s*{_DATE})?)?\s*(?:,?\s*(before|after)\s+{_DATE})?", re.ASCII
)


class Precision(StrEnum):
    """The smallest unit of the calendar that is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@frozen
class Day:
    """A day, month or year; `first` is its first day."""

    first: date
    precision: Precision

    @property
    def last(self) -> date:
        """The last day of it."""
        if self.precision is Precision.DAY:
            return self.first
        month = 12 if self.precision is Precision.YEAR else self.first.month
        return date(self.first.year, month, calendar.monthrange(self.first.year, month)[1])


@frozen
class Moment:
    """When something was: from `start` to `end`, bounded by `before` or `after`.

    All None means not reported.
    """

    start: Day | None = None
    end: Day | None = None
    before: Day | None = None
    after: Day | None = None

    @property
    def is_reported(self) -> bool:
        """Whether anything is known of the date."""
        return any((self.start, self.before, self.after))

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day that it can have been; None when not reported."""
        days = [day for day in (self.start, self.end) if day]
        first = min((day.first for day in days), default=None)
        last = max((day.last for day in days), default=None)
        if self.before:
            limit = self.before.first
            last = min(last, limit) if last else limit
        if self.after:
            limit = self.after.last
            first = max(first, limit) if first else limit
        if first is None and last is None:
            return None
        return first or last or date.min, last or first or date.max

    @property
    def days(self) -> tuple[Day, ...]:
        """Every day, month or year that the moment names."""
        return tuple(day for day in (self.start, self.end, self.before, self.after) if day)


NOT_REPORTED = Moment()
_FORMS = "Write 2023-11-20, 2023-11, 2023, 'before 2023-11-21' or 'not reported'."


class MomentError(ValueError):
    """The text is no date; `hint` says how to write one."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint or _FORMS


def read_moment(text: str) -> Moment:
    """The moment that the text stands for; raises MomentError with a sentence."""
    stripped = " ".join(text.split())
    if stripped == "not reported":
        return NOT_REPORTED
    match = _MOMENT.fullmatch(stripped)
    if match is None or not stripped:
        raise MomentError(f"'{stripped}' is not a date", _correction(stripped))
    start, end = _day(*match.group(1, 2, 3)), _day(*match.group(4, 5, 6))
    bound = _day(*match.group(8, 9, 10))
    if start and end and end.last < start.first:
        first, _, last = re.split(r",?\s*(?:before|after)", stripped)[0].partition("..")
        hint = f"Write the earlier one first: '{last.strip()}..{first.strip()}'."
        raise MomentError(f"'{stripped}' ends before it begins", hint)
    before = bound if match[7] == "before" else None
    after = bound if match[7] == "after" else None
    return Moment(start, end, before, after)


def notation(moment: Moment) -> str:
    """The moment as the facts file writes it: `read_moment` gives it back."""
    if not moment.is_reported:
        return "not reported"
    bounds = [
        f"{name} {_written(day)}"
        for name, day in (("before", moment.before), ("after", moment.after))
        if day
    ]
    span = "..".join(_written(day) for day in (moment.start, moment.end) if day)
    return ", ".join(part for part in (span, *bounds) if part)


def _written(day: Day) -> str:
    length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[day.precision]
    return day.first.isoformat()[:length]


def _day(year: str | None, month: str | None, day: str | None) -> Day | None:
    if year is None:
        return None
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        return Day(date(int(year), int(month or 1), int(day or 1)), precision)
    except ValueError:
        text = "-".join(part for part in (year, month, day) if part)
        message = f"There is no date '{text}' in the calendar"
        raise MomentError(
            message, _calendar_hint(int(year), int(month or 1), int(day or 0))
        ) from None


def _calendar_hint(year: int, month: int, day: int) -> str:
    if month > 12:
        swapped = f": '{year:04}-{day:02}-{month:02}'" if 1 <= day <= 12 and month <= 31 else ""
        return f"Write the month, from 01 to 12, before the day{swapped}."
    if not (year and month):
        return ""
    last = calendar.monthrange(year, month)[1]
    return f"Write a day from 01 to {last}: '{year:04}-{month:02}-{last}' is the last."


def _correction(text: str) -> str:
    """What to write for the text; empty where no date that can be read is known."""
    from factpress.quantities.corrections import corrected_date

    better = corrected_date(text)
    if better == text:
        return _both_readings(text)
    try:
        read_moment(better)
    except MomentError:
        return ""
    return f"Write '{better}'."


def _both_readings(text: str) -> str:
    """For a date of numbers that may be a day and a month or the other way round."""
    match = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", text)
    if match is None:
        return ""
    one, other, year = map(int, match.groups())
    try:
        days = sorted({date(year, one, other), date(year, other, one)})
    except ValueError:
        return ""
    readings = " or ".join(f"'{day.isoformat()}'" for day in days)
    return f"Write {readings}, whichever is meant."
