"""Series that a chart lists, planned: their tracks, their numbers as text, and their table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from factpress.charts.captions import BOUNDS
from factpress.charts.model import Briefing, DataTable
from factpress.charts.ticks import nice_ticks
from factpress.charts.time_axis import middle_of
from factpress.charts.tracks import Track, Value
from factpress.facts.model import ExhibitRequest, Series, SeriesPoint
from factpress.problems import Position, Problem, enumeration, suggestion
from factpress.quantities.moments import Moment
from factpress.quantities.quantity import Form, Quantity
from factpress.words import Words

_RANGES = frozenset({Form.RANGE, Form.PLUS_MINUS})


def listed_series(
    request: ExhibitRequest, briefing: Briefing
) -> tuple[tuple[Series, ...], list[Problem]]:
    """The series of the option `series` that one scale can hold, and what is wrong with others."""
    option = request.options["series"]
    known = briefing.facts.series
    problems = []
    shown: list[Series] = []
    for id_, at in zip(option.items, option.at, strict=True):
        series = known.get(id_)
        if series is None:
            problems.append(unknown_series(id_, at, known))
        elif len(series.reported) < 2:
            count = "one value" if series.reported else "no value"
            message = f"The series '{id_}' has {count}, and a line needs two"
            hint = "Add the values of other periods, or print the one in the prose."
            problems.append(Problem(at, "FP064", message, hint))
        elif shown and _unit_of(series) != _unit_of(shown[0]):
            message = (
                f"'{id_}' is in another unit ({_unit_of(series)}) than '{shown[0].id}' "
                f"({_unit_of(shown[0])})"
            )
            hint = "One scale has one unit; give each unit a chart of its own."
            problems.append(Problem(at, "FP040", message, hint))
        elif series in shown:
            problems.append(Problem(at, "FP068", f"The series '{id_}' stands twice", "Drop one."))
        else:
            shown.append(series)
    return tuple(shown), problems


def unknown_series(id_: str, at: Position, known: Collection[str]) -> Problem:
    """That a chart names a series which the facts do not have."""
    names = enumeration(list(known))
    hint = suggestion(id_, known, f"The series are {names}." if known else "Add it to 'series'.")
    return Problem(at, "FP030", f"There is no series '{id_}'", hint)


def _unit_of(series: Series) -> str:
    return str(series.reported[0].value.unit)


def track_of(series: Series, label: str, scale: int, briefing: Briefing) -> Track:
    """A series as it is drawn, its values printed in a power of ten."""
    wording = briefing.wording
    values = tuple(
        Value(
            f"{series.id}.{point.key}",
            middle_of(point.period),
            point.value,
            wording.bare(point.value, scale),
            wording.moment(Moment(point.period), short=True),
        )
        for point in series.points
    )
    return Track(series.id, label, values)


def starts_at_zero(tracks: Iterable[Track]) -> bool:
    """Whether the scale of tracks holds zero."""
    ends = [end for track in tracks for value in track.values for end in value.quantity.known_ends]
    ticks = nice_ticks(min(ends), max(ends), 5)
    return ticks[0] <= 0 <= ticks[-1]


def marks_of_lines(values: Iterable[Quantity], words: Words) -> Iterator[str]:
    """What the marks in use mean."""
    forms = {value.form for value in values}
    if forms & _RANGES:
        yield words.range_band
    if Form.ABOUT in forms:
        yield words.about_ring
    if forms & BOUNDS:
        yield words.line_bound
    if Form.NOT_REPORTED in forms:
        yield words.line_gap


def told_series(shown: Sequence[Series], briefing: Briefing) -> str:
    """Every series with every value, for who cannot see the chart."""
    words = briefing.wording.words
    return f"{words.stop} ".join(
        series.label
        + words.colon
        + words.semicolon.join(_told_point(point, briefing) for point in series.points)
        for series in shown
    )


def _told_point(point: SeriesPoint, briefing: Briefing) -> str:
    period = briefing.wording.moment(Moment(point.period))
    return f"{period} {briefing.wording.quantity(point.value)}"


def table_of_series(shown: Sequence[Series], scale: int, briefing: Briefing) -> DataTable:
    """A row to a period, a column to a series."""
    wording = briefing.wording
    cells = {
        series.id: {point.period: wording.bare(point.value, scale) for point in series.points}
        for series in shown
    }
    periods = sorted(
        {point.period for series in shown for point in series.points},
        key=lambda day: (day.first, day.last),
    )
    rows = tuple(
        (
            wording.moment(Moment(period)),
            *(cells[series.id].get(period, wording.words.not_reported) for series in shown),
        )
        for period in periods
    )
    return DataTable((wording.words.period, *(series.label for series in shown)), rows)
