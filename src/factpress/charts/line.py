"""line: series over time, with their bands, gaps and bounds, and annotated events.

Options: `series`, the ids of one to four series in one unit; `events`, the dates of events of
the file to mark, as they are written there. A value known as a range is a band between its
ends, and no line runs through its middle; a gap stays a gap; where only a bound is known the
line is dashed and an arrow says to which side the value lies. The scale starts at zero where
the values come near it; where it does not, the note says so.
Passes: `{kind: line, series: [exports, imports], events: [2023-05]}`. Fails: series in unlike
units, or one with a single value, which no line can show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factpress.charts.captions import note_line, source_line
from factpress.charts.line_drawing import LinePlan, Track, Value, draw_line
from factpress.charts.line_events import Mark
from factpress.charts.model import Briefing, Chart, ChartKind, DataTable, OptionRule
from factpress.charts.rows import subtitle_of
from factpress.charts.time_axis import middle_of
from factpress.facts.model import ExhibitRequest, Series, SeriesPoint
from factpress.problems import Problem, ProblemsFound, enumeration, suggestion
from factpress.quantities.moments import Moment, read_moment
from factpress.quantities.quantity import Form, Quantity, common_scale
from factpress.story.model import plain_text
from factpress.words import Words

_MOST_SERIES = 4
_MOST_EVENTS = 6
_RANGES = frozenset({Form.RANGE, Form.PLUS_MINUS})
_BOUNDS = frozenset({Form.MORE_THAN, Form.AT_LEAST, Form.LESS_THAN, Form.AT_MOST})


def plan_line(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of the series; raises ProblemsFound."""
    shown = _series(request, briefing)
    events = _events(request, briefing)
    wording, words = briefing.wording, briefing.wording.words
    values = [point.value for series in shown for point in series.points]
    scale = common_scale(values)
    unit = next(value.unit for value in values if value.interval is not None)
    tracks = tuple(
        Track(
            series.id,
            series.short or series.label,
            tuple(
                Value(
                    f"{series.id}.{point.key}",
                    middle_of(point.period),
                    point.value,
                    wording.bare(point.value, scale),
                )
                for point in series.points
            ),
        )
        for series in shown
    )
    plan = LinePlan(
        tracks=tracks,
        events=events,
        scale=scale,
        language=briefing.facts.language,
        precision=shown[0].points[0].period.precision,
    )
    what = shown[0].label if len(shown) == 1 else ""
    subtitle = subtitle_of(what, wording.scaled_unit(unit, scale), words)
    return Chart(
        kind="line",
        subtitle=subtitle,
        note=note_line(request, briefing, *_key(values, plan, words)),
        source=source_line((c for series in shown for c in series.citations), briefing),
        alt=words.alt_line.format(what=subtitle, values=_told(shown, briefing)),
        data=_table(shown, scale, briefing),
        figures=tuple(series.id for series in shown),
        plan=plan,
    )


def _series(request: ExhibitRequest, briefing: Briefing) -> tuple[Series, ...]:
    option = request.options["series"]
    known = briefing.facts.series
    problems = []
    shown: list[Series] = []
    for id_, at in zip(option.items, option.at, strict=True):
        series = known.get(id_)
        if series is None:
            otherwise = (
                f"The series are {enumeration(list(known))}." if known else "Add it to 'series'."
            )
            hint = suggestion(id_, known, otherwise)
            problems.append(Problem(at, "FP030", f"There is no series '{id_}'", hint))
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
    if len(option.items) > _MOST_SERIES:
        message = f"A line chart tells {_MOST_SERIES} series apart, not {len(option.items)}"
        hint = "Show fewer, or draw them one by one with 'multiples'."
        problems.append(Problem(option.key_at, "FP068", message, hint))
    if problems:
        raise ProblemsFound(problems)
    return tuple(shown)


def _unit_of(series: Series) -> str:
    return str(series.reported[0].value.unit)


def _events(request: ExhibitRequest, briefing: Briefing) -> tuple[Mark, ...]:
    option = request.options.get("events")
    if option is None:
        return ()
    known = {each.moment: each for each in briefing.facts.events if each.moment.span}
    problems = []
    marks = []
    for text, at in zip(option.items, option.at, strict=True):
        try:
            event = known.get(read_moment(text))
        except ValueError:
            event = None
        if event is None or event.moment.span is None:
            message = f"The file lists no event with the date '{text}'"
            hint = "Write the date as it stands in 'events'."
            problems.append(Problem(at, "FP064", message, hint))
            continue
        first, last = event.moment.span
        words = plain_text(briefing.reader.inlines(event.text))
        when = briefing.wording.moment(event.moment, short=True)
        told = f"{when}{briefing.wording.words.colon}{words}"
        marks.append(Mark((first.toordinal() + last.toordinal() + 1) / 2, when, words, told))
    if len(option.items) > _MOST_EVENTS:
        message = f"A line chart has room for {_MOST_EVENTS} events, not {len(option.items)}"
        hint = "Keep those that explain the lines."
        problems.append(Problem(option.key_at, "FP068", message, hint))
    if problems:
        raise ProblemsFound(problems)
    return tuple(sorted(marks, key=lambda mark: mark.place))


def _key(values: Sequence[Quantity], plan: LinePlan, words: Words) -> Iterable[str]:
    """What the marks in use mean."""
    forms = {value.form for value in values}
    if forms & _RANGES:
        yield words.range_band
    if Form.ABOUT in forms:
        yield words.about_ring
    if forms & _BOUNDS:
        yield words.line_bound
    if Form.NOT_REPORTED in forms:
        yield words.line_gap
    if not plan.starts_at_zero:
        yield words.cut_scale


def _told(shown: Sequence[Series], briefing: Briefing) -> str:
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


def _table(shown: Sequence[Series], scale: int, briefing: Briefing) -> DataTable:
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


KIND = ChartKind(
    name="line",
    summary="Series over time, with bands, gaps and annotated events.",
    options={
        "series": OptionRule("Series in one unit, at most four.", required=True, many=True),
        "events": OptionRule("Dates of events to mark, as they stand in `events`.", many=True),
    },
    plan=plan_line,
    draw=draw_line,
    shrinks_to=0.75,
)
