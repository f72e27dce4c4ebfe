"""Lines over time, laid out: axis, bands, lines, marks, labels at the ends, events above."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from factpress.charts.frame import Captions, Frame
from factpress.charts.ladder import first_clean
from factpress.charts.line_events import (
    Lines,
    Mark,
    beside,
    draw_beside,
    draw_key,
    draw_numbers,
    key_height,
)
from factpress.charts.model import Chart
from factpress.charts.points import reaches
from factpress.charts.sheet import Layout, Sheet, centred_baseline, text_width
from factpress.charts.spreading import spread
from factpress.charts.style import ChartStyle
from factpress.charts.ticks import nice_ticks
from factpress.charts.time_axis import TimeTick, apart, time_ticks
from factpress.charts.tracks import (
    EndText,
    Plot,
    Track,
    dot_radius,
    draw_texts,
    draw_track,
    label_number,
    place_texts,
)
from factpress.frozen import frozen
from factpress.quantities.moments import Precision
from factpress.theme import readable
from factpress.typefaces.measure import Style
from factpress.typefaces.wrapping import balance
from factpress.wording import Wording

_LEADING = 1.2


@frozen
class LinePlan:
    """Tracks and events; `scale` is the power of ten that numbers are printed in."""

    tracks: tuple[Track, ...]
    events: tuple[Mark, ...]
    scale: int
    language: str
    precision: Precision

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest number that any value may be."""
        ends = [
            end
            for track in self.tracks
            for value in track.values
            for end in value.quantity.known_ends
        ]
        return min(ends), max(ends)


def draw_line(chart: Chart, captions: Captions, style: ChartStyle) -> Layout:
    """Lines with their labels at the right; in narrow charts above, with events numbered."""
    plan: LinePlan = chart.plan
    return first_clean(
        [partial(_draw, plan, captions, style, share, numbered) for share, numbered in _RUNGS]
    )


_RUNGS = ((0.26, False), (0.26, True), (0.42, True), (0.0, True))
"""The share of the width that labels at the right may take, none if they stand above; and
whether events are numbered."""


def _draw(
    plan: LinePlan, captions: Captions, style: ChartStyle, share: float, numbered: bool
) -> Layout:
    frame = Frame(style, captions)
    sheet, size = frame.sheet, style.size
    sheet.wanted += [text for track in plan.tracks for text in _end_texts(track, plan)]
    sheet.wanted += [f"{event.when} {event.text}" for event in plan.events]
    labels = [_end_lines(track, plan, style, share) for track in plan.tracks]
    top = frame.top + size * 0.6
    if not share:
        top = _labels_above(sheet, plan, top)
    column = max(width for width, _ in labels) + size * 1.2 if share else size * 0.8
    plot = _plot(plan, frame, top, frame.right - column, numbered)
    if plan.events and not numbered:
        lane = beside(plan.events, plot.x, plot.left, frame.right, style)
        if lane is None:
            numbered = True
            plot = _plot(plan, frame, top, frame.right - column, numbered)
        else:
            draw_beside(sheet, lane, top, plot.bottom)
    if plan.events and numbered:
        draw_numbers(sheet, plan.events, plot.x, (plot.left, plot.right), plot.top, plot.bottom)
    _axes(sheet, plan, plot)
    for index, track in enumerate(plan.tracks):
        draw_track(
            sheet,
            track,
            plot,
            style.theme.accents[index],
            style.theme.soft_accents[index],
            size=size,
        )
    if len(plan.tracks) == 1:
        _start(sheet, plan.tracks[0], plot)
    if share:
        _labels_right(sheet, plan, plot, labels)
    bottom = plot.bottom + size * 1.7
    if plan.events and numbered:
        bottom = draw_key(sheet, plan.events, bottom + size * 0.4)
    return frame.close(bottom)


def _plot(plan: LinePlan, frame: Frame, top: float, right: float, numbered: bool) -> Plot:
    style, size = frame.style, frame.style.size
    head, key = 0.0, 0.0
    if plan.events:
        head = size * 2.3 if numbered else _lane_height(plan, frame, right)
        key = key_height(plan.events, style) + size * 0.4 if numbered else 0.0
    plot_top = top + head
    height = min(max(style.width * 0.4, size * 13), size * 25)
    if frame.room is not None:
        room = frame.top + frame.room - plot_top - key - size * 1.9
        height = max(size * 4, room)
    bottom = plot_top + height
    low, high = plan.ends
    ticks = nice_ticks(low, high, max(3, min(6, int(height / (size * 2.6)))))
    wording = Wording(plan.language)
    named = tuple((float(t), wording.number(t.scaleb(-plan.scale))) for t in ticks)
    tick_size = _tick_size(style)
    widest = max(text_width(text, tick_size, style.face()) for _, text in named)
    left = frame.left + widest + size * 0.6
    first, last = _span(plan)
    bottom_value, top_value = float(ticks[0]), float(max(ticks[-1], high))
    margin = size * 0.7
    per_day = (right - left - 2 * margin) / (last - first)
    per_unit = (bottom - plot_top) / (top_value - bottom_value)
    return Plot(
        left,
        right,
        plot_top,
        bottom,
        lambda place: left + margin + (place - first) * per_day,
        lambda number: bottom - (number - bottom_value) * per_unit,
        named,
    )


def _span(plan: LinePlan) -> tuple[float, float]:
    """First and last place that the axis holds; never the same."""
    places = [value.place for track in plan.tracks for value in track.values]
    places += [event.place for event in plan.events]
    first, last = min(places), max(places)
    return (first, last) if first < last else (first - 1, last + 1)


def _lane_height(plan: LinePlan, frame: Frame, right: float) -> float:
    first, last = _span(plan)
    left = frame.left + frame.style.size * 4
    per_day = (right - left) / (last - first)
    lane = beside(
        plan.events, lambda place: left + (place - first) * per_day, left, frame.right, frame.style
    )
    return (lane.height if lane else 0.0) + frame.style.size * 0.8


def _tick_size(style: ChartStyle) -> float:
    return max(style.least_size, style.size * 0.92)


def _axes(sheet: Sheet, plan: LinePlan, plot: Plot) -> None:
    """Thin lines at round numbers, a darker one at zero; names of days, months or years."""
    style, theme, size = sheet.style, sheet.theme, sheet.style.size
    tick_size = _tick_size(style)
    for number, text in plot.ticks:
        y = plot.y(number)
        ink, width = (theme.ink, 0.1) if number == 0 else (theme.grid, 0.07)
        ends = [(plot.left, y), (plot.right, y)]
        sheet.line(ends, stroke=ink, stroke_width=size * width, layer=0.5, name=f"tick:{number:g}")
        baseline = centred_baseline(y, tick_size, sheet.face())
        sheet.text(text, plot.left - size * 0.5, baseline, size=tick_size, align="right",
                   colour=theme.muted)  # fmt: skip
    wording = Wording(plan.language)

    def fits(ticks: Sequence[TimeTick]) -> bool:
        widest = max(text_width(tick.text, tick_size, sheet.face()) for tick in ticks)
        return apart(ticks, plot.x, widest + size * 0.9)

    first, last = _span(plan)
    baseline = plot.bottom + size * 0.55 + tick_size * 0.75
    for tick in time_ticks(first, last, plan.precision, wording, fits):
        x = plot.x(tick.place)
        half = text_width(tick.text, tick_size, sheet.face()) / 2
        short = [(x, plot.bottom), (x, plot.bottom + size * 0.35)]
        sheet.line(short, stroke=theme.axis, stroke_width=size * 0.08, layer=0.6)
        x = min(max(x, half), sheet.style.width - half)
        sheet.text(tick.text, x, baseline, size=tick_size, align="centre", colour=theme.muted)


# Labels at the ends


def _start(sheet: Sheet, track: Track, plot: Plot) -> None:
    """The first value beside its mark, where the line leaves room for it."""
    size = _tick_size(sheet.style)
    texts = [EndText(track.first, track.first.text, "regular", "left")]
    radius = dot_radius(sheet.style.size)
    boxes = place_texts(texts, track, plot, size, 0.0, radius, sheet.theme.family)
    if boxes is not None:
        draw_texts(sheet, texts, boxes, size, [sheet.theme.ink])


def _end_texts(track: Track, plan: LinePlan) -> list[str]:
    """Label and last value; one line alone is named by the subtitle.

    A value that is older than the end of the axis says of when it is.
    """
    text = track.last.text
    if track.last.place < max(value.place for each in plan.tracks for value in each.values):
        text = Wording(plan.language).words.colon.join([track.last.when, text])
    return [text] if len(plan.tracks) == 1 else [track.label, text]


def _end_lines(
    track: Track, plan: LinePlan, style: ChartStyle, share: float
) -> tuple[float, Lines]:
    """The widest line of a label at the right, and its lines with their faces."""
    *names, text = _end_texts(track, plan)
    measure = style.width * max(share, 0.1)
    lines: list[tuple[str, Style]] = [
        (line, "semibold")
        for name in names
        for line in balance(name, style.face("semibold"), style.size, measure)
    ]
    face: Style = "regular" if names else "semibold"
    lines += [(line, face) for line in balance(text, style.face(face), style.size, measure)]
    return max(text_width(line, style.size, style.face(face)) for line, face in lines), tuple(lines)


def _labels_right(
    sheet: Sheet,
    plan: LinePlan,
    plot: Plot,
    labels: Sequence[tuple[float, Lines]],
) -> None:
    theme, size = sheet.theme, sheet.style.size
    x = plot.right + size * 1.1
    heights = [len(lines) * _LEADING * size + size * 0.4 for _, lines in labels]
    ends = [plot.at(track.last.place, label_number(track.last)) for track in plan.tracks]
    wanted = [end[1] - height / 2 for end, height in zip(ends, heights, strict=True)]
    low = plot.bottom + size * 1.9
    tops = spread(wanted, heights, plot.top - size * 0.8, low)
    for index, (top, height, end, (_, lines)) in enumerate(
        zip(tops, heights, ends, labels, strict=True)
    ):
        colour = readable(theme.accents[index], theme.paper, theme.ink)
        middle = top + height / 2
        start = end[0] + reaches(plan.tracks[index].last.quantity, dot_radius(size))[1] + size * 0.2
        if abs(middle - end[1]) > size * 0.7 or x - end[0] > size * 2.4:
            leader = [(min(start, x - size * 0.9), end[1]), (x - size * 0.8, end[1]),
                      (x - size * 0.3, middle)]  # fmt: skip
            sheet.line(leader, stroke=theme.axis, stroke_width=size * 0.06, layer=1)
        baseline = middle - (len(lines) - 1) * _LEADING * size / 2
        for line, face in lines:
            y = centred_baseline(baseline, size, sheet.face(face))
            named = face == "semibold" and len(plan.tracks) > 1
            sheet.text(line, x, y, face=face, colour=colour if named else theme.ink)
            baseline += _LEADING * size


def _labels_above(sheet: Sheet, plan: LinePlan, top: float) -> float:
    """Each label with a sample of its line, a row to a series; returns the y below them."""
    theme, size = sheet.theme, sheet.style.size
    for index, track in enumerate(plan.tracks):
        *names, text = _end_texts(track, plan)
        told = Wording(plan.language).words.colon.join([*names, text])
        colour = theme.accents[index]
        y = centred_baseline(top + size * 0.6, size, sheet.face())
        sample = [(0.0, top + size * 0.6), (size * 1.4, top + size * 0.6)]
        sheet.line(sample, stroke=colour, stroke_width=size * 0.2, layer=3)
        for line in balance(told, sheet.face(), size, sheet.style.width - size * 2):
            sheet.text(line, size * 2, y)
            y += _LEADING * size
            top += _LEADING * size
    return top + size * 0.6
