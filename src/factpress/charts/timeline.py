"""timeline: the dated events of the file, in order of time.

Options: `events`, the dates of the events to show, as they are written in `events`; all without
it. A dot is an exact day; a bar a month, a year or a bound; a ring a date
that the source does not give, which stands last. Distances grow with the time between
events, but less than in proportion, so that a busy week and a quiet year fit one page.
Passes: `{kind: timeline, events: [2023-05, 2023-11-20]}`. Fails: a date that no event has, or
more than 24 events.
"""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise
from typing import Literal

from factpress.charts.captions import note_line, source_line
from factpress.charts.frame import Captions, Frame
from factpress.charts.listed_events import listed_events
from factpress.charts.model import Briefing, Chart, ChartKind, DataTable, OptionRule
from factpress.charts.sheet import Layout, Sheet, text_width
from factpress.charts.style import ChartStyle
from factpress.facts.model import Event, ExhibitRequest
from factpress.frozen import frozen
from factpress.problems import Problem, ProblemsFound
from factpress.quantities.moments import Moment, Precision, notation
from factpress.story.model import figures_in, plain_text
from factpress.story.storyline import MOST_EVENTS
from factpress.theme import mixed
from factpress.typefaces.measure import Typeface
from factpress.typefaces.wrapping import balance

_LEADING = 1.24
_WIDEST_DATE = 0.3
"""Share of the width that a date takes on one line."""
_DASH = "–"
Mark = Literal["dot", "bar", "ring"]


@frozen
class Entry:
    """An event as printed. `day` orders it; None when no date is reported."""

    when: str
    text: str
    mark: Mark
    day: date | None


@frozen
class TimelinePlan:
    """The events in order of time, those without a date last."""

    entries: tuple[Entry, ...]


def plan_timeline(request: ExhibitRequest, briefing: Briefing) -> Chart:
    """The chart of events; raises ProblemsFound when the file lists none."""
    words = briefing.wording.words
    events = _events(request, briefing)
    ordered = sorted(events, key=lambda event: _order(event.moment))
    texts = [briefing.reader.inlines(event.text) for event in ordered]
    entries = tuple(
        _entry(event, plain_text(text), briefing)
        for event, text in zip(ordered, texts, strict=True)
    )
    values = words.semicolon.join(f"{entry.when}{words.colon}{entry.text}" for entry in entries)
    return Chart(
        kind="timeline",
        subtitle=words.timeline_subtitle,
        note=note_line(request, briefing, words.timeline_note),
        source=source_line((c for event in events for c in event.citations), briefing),
        alt=words.alt_timeline.format(values=values),
        data=DataTable((words.date, words.event), tuple((e.when, e.text) for e in entries)),
        figures=tuple(dict.fromkeys(id_ for text in texts for id_ in figures_in(text))),
        plan=TimelinePlan(entries),
    )


def _events(request: ExhibitRequest, briefing: Briefing) -> list[Event]:
    """The events to show, those that are listed or all; raises ProblemsFound."""
    facts, problems = briefing.facts, list[Problem]()
    if not facts.events:
        problem = Problem(request.at, "FP064", "The file lists no events", "Add some to 'events'.")
        raise ProblemsFound([problem])
    events = list(facts.events)
    option = request.options.get("events")
    if option is not None:
        events, problems = listed_events(request, briefing)
    if len(events) > MOST_EVENTS:
        message = f"A timeline has room for {MOST_EVENTS} events, not {len(events)}"
        dates = ", ".join(dict.fromkeys(notation(event.moment) for event in events[:2]))
        hint = f"Name those that the reader needs: 'events: [{dates}, ...]'."
        at = option.key_at if option else request.kind_at
        problems.append(Problem(at, "FP068", message, hint))
    if problems:
        raise ProblemsFound(problems)
    return events


def draw_timeline(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """Dates to the left of a line, events to the right of it."""
    plan: TimelinePlan = chart.plan
    frame = Frame(style, captions)
    sheet, size, theme = frame.sheet, style.size, style.theme
    bold = style.face("semibold")
    dates = [
        _date_lines(entry.when, size, style.width * _WIDEST_DATE, bold) for entry in plan.entries
    ]
    date_width = max(text_width(line, size, bold) for lines in dates for line in lines)
    axis = frame.left + date_width + size * 1.5
    text_left = axis + size * 1.6
    measure = min(frame.right - text_left, size * 62)
    face = style.face()
    lines = [balance(entry.text, face, size, measure) for entry in plan.entries]
    heights = [
        max(len(each), len(date)) * _LEADING * size for each, date in zip(lines, dates, strict=True)
    ]
    gaps = _gaps(plan.entries, heights, frame, size)
    y = frame.top + size * 0.3
    places = []
    for height, gap in zip(heights, gaps, strict=True):
        places.append(y)
        y += height + gap
    middle = 0.5 * _LEADING * size
    known = [i for i, entry in enumerate(plan.entries) if entry.mark != "ring"]
    if known:
        ends = [(axis, places[known[0]] + middle), (axis, places[known[-1]] + middle)]
        sheet.line(ends, stroke=theme.grid, stroke_width=size * 0.34, layer=2)
    if known and len(known) < len(plan.entries):
        ends = [(axis, places[known[-1]] + middle), (axis, places[-1] + middle)]
        sheet.line(
            ends, stroke=theme.grid, stroke_width=size * 0.2, dash=(size * 0.3,) * 2, layer=2
        )
    for entry, texts, when, top in zip(plan.entries, lines, dates, places, strict=True):
        baseline = top + size * 0.92
        colour = theme.muted if entry.mark == "ring" else theme.link
        for number, line in enumerate(when):
            y = baseline + number * _LEADING * size
            sheet.text(line, axis - size * 1.3, y, face="semibold", colour=colour, align="right")
        _mark(sheet, entry.mark, axis, baseline - size * 0.33)
        for number, line in enumerate(texts):
            sheet.text(line, text_left, baseline + number * _LEADING * size)
        sheet.wanted += [*when, entry.text]
    return frame.close(places[-1] + heights[-1] + size * 0.2)


def _date_lines(when: str, size: float, measure: float, face: Typeface) -> tuple[str, ...]:
    """A date on one line or, where that would be wide, a period on two."""
    if text_width(when, size, face) <= measure or when.count(_DASH) != 1:
        return (when,)
    first, last = when.split(_DASH)
    return (first + _DASH, last)


def _mark(sheet: Sheet, mark: Mark, x: float, y: float) -> None:
    size, theme = sheet.style.size, sheet.theme
    match mark:
        case "dot":
            sheet.disc(x, y, size * 0.36, fill=theme.accents[0], stroke=theme.paper,
                       stroke_width=size * 0.1, layer=5, name="event")  # fmt: skip
        case "ring":
            sheet.disc(x, y, size * 0.34, fill=theme.paper, stroke=theme.muted,
                       stroke_width=size * 0.14, layer=5, name="event")  # fmt: skip
        case "bar":
            width, height = size * 0.52, size * 1.05
            corners = [
                (x - width / 2, y - height / 2),
                (x + width / 2, y - height / 2),
                (x + width / 2, y + height / 2),
                (x - width / 2, y + height / 2),
                (x - width / 2, y - height / 2),
            ]
            sheet.line(
                corners,
                fill=mixed(theme.accents[0], theme.paper, 0.45),
                stroke=theme.accents[0],
                stroke_width=size * 0.1,
                layer=5,
                name="event",
            )


def _gaps(
    entries: tuple[Entry, ...], heights: list[float], frame: Frame, size: float
) -> list[float]:
    """Space below each entry; it grows with the time to the next one."""
    least = size * 0.75
    extra = []
    for entry, later in pairwise(entries):
        days = (later.day - entry.day).days if entry.day and later.day else 0
        extra.append(size * 0.55 * math.log1p(max(days, 0) / 14))
    if frame.room is not None:
        spare = frame.room - size * 1.2 - sum(heights) - least * (len(entries) - 1)
        wanted = sum(extra)
        share = max(0.0, min(spare / wanted, 2.5)) if wanted else 0.0
        extra = [gap * share for gap in extra]
        if spare < 0:
            least += spare / max(1, len(entries) - 1)
        else:
            least += max(0.0, spare - sum(extra)) / max(1, len(entries) - 1) * 0.5
    return [*(least + gap for gap in extra), 0.0]


def _entry(event: Event, text: str, briefing: Briefing) -> Entry:
    moment = event.moment
    span = moment.span
    return Entry(
        when=briefing.wording.moment(moment, short=True),
        text=text,
        mark=_mark_of(moment),
        day=span[0] if span else None,
    )


def _mark_of(moment: Moment) -> Mark:
    if not moment.is_reported:
        return "ring"
    exact = moment.start is not None and moment.end is None and not (moment.before or moment.after)
    is_day = moment.start is not None and moment.start.precision is Precision.DAY
    return "dot" if exact and is_day else "bar"


def _order(moment: Moment) -> tuple[date, date]:
    return moment.span or (date.max, date.max)


KIND = ChartKind(
    name="timeline",
    summary="The dated events of the file, in order of time.",
    options={
        "events": OptionRule(
            "Dates of the events to show, as they stand in `events`; all without it.", many=True
        ),
    },
    plan=plan_timeline,
    draw=draw_timeline,
    shrinks_to=0.8,
    grows_to=1.25,
)
