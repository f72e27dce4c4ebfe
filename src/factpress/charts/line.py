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

from factpress.charts.captions import note_line, source_line
from factpress.charts.line_drawing import LinePlan, draw_line
from factpress.charts.line_events import Mark
from factpress.charts.listed_events import listed_events
from factpress.charts.model import Briefing, Chart, ChartKind, OptionRule
from factpress.charts.over_time import (
    listed_series,
    marks_of_lines,
    starts_at_zero,
    table_of_series,
    told_series,
    track_of,
)
from factpress.charts.rows import subtitle_of
from factpress.facts.model import Event, ExhibitRequest
from factpress.problems import Problem, ProblemsFound
from factpress.quantities.quantity import common_scale
from factpress.story.model import plain_text

_MOST_SERIES = 4
_MOST_EVENTS = 6


def plan_line(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of the series; raises ProblemsFound."""
    shown, problems = listed_series(request, briefing)
    option = request.options["series"]
    if len(option.items) > _MOST_SERIES:
        message = f"A line chart tells {_MOST_SERIES} series apart, not {len(option.items)}"
        hint = "Show fewer, or draw them one by one with 'multiples'."
        problems.append(Problem(option.key_at, "FP068", message, hint))
    if problems:
        raise ProblemsFound(problems)
    events = _events(request, briefing)
    wording, words = briefing.wording, briefing.wording.words
    values = [point.value for series in shown for point in series.points]
    scale = common_scale(values)
    unit = next(value.unit for value in values if value.interval is not None)
    plan = LinePlan(
        tracks=tuple(
            track_of(series, series.short or series.label, scale, briefing) for series in shown
        ),
        events=events,
        scale=scale,
        language=briefing.facts.language,
        precision=shown[0].points[0].period.precision,
    )
    what = shown[0].label if len(shown) == 1 else ""
    subtitle = subtitle_of(what, wording.scaled_unit(unit, scale), words)
    key = [*marks_of_lines(values, words)]
    if not starts_at_zero(plan.tracks):
        key.append(words.cut_scale)
    return Chart(
        kind="line",
        subtitle=subtitle,
        note=note_line(request, briefing, *key),
        source=source_line((c for series in shown for c in series.citations), briefing),
        alt=words.alt_line.format(what=subtitle, values=told_series(shown, briefing)),
        data=table_of_series(shown, scale, briefing),
        figures=tuple(series.id for series in shown),
        plan=plan,
    )


def _events(request: ExhibitRequest, briefing: Briefing) -> tuple[Mark, ...]:
    option = request.options.get("events")
    if option is None:
        return ()
    events, problems = listed_events(request, briefing, dated=True)
    if max(len(events), len(option.items)) > _MOST_EVENTS:
        count = max(len(events), len(option.items))
        message = f"A line chart has room for {_MOST_EVENTS} events, not {count}"
        hint = "Keep those that explain the lines."
        problems.append(Problem(option.key_at, "FP068", message, hint))
    if problems:
        raise ProblemsFound(problems)
    marks = [_mark(event, briefing) for event in events]
    return tuple(sorted(marks, key=lambda mark: mark.place))


def _mark(event: Event, briefing: Briefing) -> Mark:
    assert event.moment.span
    first, last = event.moment.span
    text = plain_text(briefing.reader.inlines(event.text))
    when = briefing.wording.moment(event.moment, short=True)
    told = f"{when}{briefing.wording.words.colon}{text}"
    return Mark((first.toordinal() + last.toordinal() + 1) / 2, when, text, told)


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
    grows_to=1.25,
)
