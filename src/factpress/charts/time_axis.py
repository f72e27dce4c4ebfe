"""Ticks of an axis of time: as many days, months or years as have room for their names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from factpress.frozen import frozen
from factpress.quantities.moments import Day, Moment, Precision
from factpress.wording import Wording

_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6)
_YEARS = (1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 500)


@frozen
class TimeTick:
    """A tick: its place in days of the calendar, and its name."""

    place: float
    text: str


def middle_of(day: Day) -> float:
    """The middle of a day, month or year, in days of the calendar."""
    return (day.first.toordinal() + day.last.toordinal() + 1) / 2


def time_ticks(
    first: float,
    last: float,
    precision: Precision,
    wording: Wording,
    fits: Callable[[Sequence[TimeTick]], bool],
) -> tuple[TimeTick, ...]:
    """The most ticks from the first to the last place that fit; no finer than the precision.

    A tick stands where the first value of its day, month or year would.
    """
    ticks: tuple[TimeTick, ...] = ()
    for unit, step in _steps(precision):
        ticks = tuple(_ticks(first, last, unit, step, precision, wording))
        if ticks and fits(ticks):
            return ticks
    return ticks[:1]


def apart(ticks: Sequence[TimeTick], place: Callable[[float], float], width: float) -> bool:
    """Whether ticks lie at least a width apart on a sheet."""
    places = [place(tick.place) for tick in ticks]
    return all(later - earlier >= width for earlier, later in pairwise(places))


def _steps(precision: Precision) -> Iterator[tuple[Precision, int]]:
    if precision is Precision.DAY:
        yield from ((Precision.DAY, step) for step in _DAYS)
    if precision is not Precision.YEAR:
        yield from ((Precision.MONTH, step) for step in _MONTHS)
    yield from ((Precision.YEAR, step) for step in _YEARS)


def _ticks(
    first: float,
    last: float,
    unit: Precision,
    step: int,
    precision: Precision,
    wording: Wording,
) -> Iterator[TimeTick]:
    for begin in _begins(first, last, unit, step):
        day = Day(begin, unit)
        place = middle_of(Day(begin, precision))
        if first <= place <= last:
            yield TimeTick(place, wording.moment(Moment(day), short=True))


def _begins(first: float, last: float, unit: Precision, step: int) -> Iterator[date]:
    """The first days of every so many units, from before the first place to the last."""
    begin = date.fromordinal(max(1, int(first)))
    if unit is Precision.DAY:
        while begin.toordinal() <= last:
            yield begin
            begin += timedelta(days=step)
        return
    months = step if unit is Precision.MONTH else 12 * step
    number = (begin.year * 12 + begin.month - 1) // months * months
    while number // 12 <= date.max.year:
        year, month = divmod(number, 12)
        if year >= date.min.year:
            begin = date(year, month + 1, 1)
            if begin.toordinal() > last:
                return
            yield begin
        number += months
