"""line as a native chart: a series to a line, and two for the ends of its ranges.

Where a value is a range the line is interrupted, and two thin lines run from the value before
to the value behind, through the lower and the upper end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factpress.charts.line_drawing import LinePlan
from factpress.charts.model import Chart
from factpress.charts.native.line_series import TrackSeries, arrow_before
from factpress.charts.native.model import NativeChart, NativeForm, NativeKind, Scale
from factpress.charts.native.parts import legend
from factpress.charts.native.values import RANGES, Sheet, decimals
from factpress.charts.sheet import Box, text_width
from factpress.charts.style import ChartStyle
from factpress.charts.ticks import nice_ticks
from factpress.charts.tracks import Track, Value
from factpress.quantities.moments import Precision
from factpress.typefaces.wrapping import balance
from factpress.wording import Wording

_LEADING = 1.25
_END_SHARE = 0.26
_WIDEST_END = 0.4
"""What labels at the ends are set to, and what they may take, of the width."""

_STEPS = {Precision.DAY: 1.0, Precision.MONTH: 30.44, Precision.YEAR: 365.25}
"""How far apart the middles of two periods are that follow each other, in days."""


def describe_line(chart: Chart, style: ChartStyle, wording: Wording) -> NativeChart | None:
    """The lines; None where their periods are not evenly spaced, or some lack periods that
    others have and the line across could not be told from a gap or a range."""
    plan: LinePlan = chart.plan
    periods = {value.place: value.when for track in plan.tracks for value in track.values}
    places = sorted(periods)
    spans_gaps = any(_lacks(track, places) for track in plan.tracks)
    if not _are_even(places, plan.precision) or (spans_gaps and not _is_plain(plan)):
        return None
    assert style.height is not None
    sheet = Sheet(plan.scale, wording)
    low, high = plan.ends
    size = style.size
    ticks = nice_ticks(low, high, max(3, min(6, int(style.height / (size * 2.6)))))
    texts = [wording.number(tick.scaleb(-wording.told_scale(plan.scale))) for tick in ticks]
    first, last = sheet.number(ticks[0]), max(sheet.number(ticks[-1]), sheet.number(high))
    step = sheet.number(ticks[1] - ticks[0])
    told = [_told(track, places[-1], plan, wording) for track in plan.tracks]
    ends = [_lines(each, style) for each in told]
    face = style.face("bold")
    column = max(text_width(line, size, face) for lines in ends for line in lines) * 1.05 + size
    top, bottom, head = size * 0.6, style.height - size * 2, 0.0
    names = [track.label for track in plan.tracks]
    shares = [(_end(track.last, sheet) - first) / (last - first) for track in plan.tracks]
    is_tight = not _are_apart(shares, ends, size, bottom - top)
    if is_tight or column > style.width * _WIDEST_END:
        names = [wording.words.colon.join(each) for each in told]
        ends, column = [() for _ in ends], size
    series = [
        each
        for index, (track, name, lines) in enumerate(zip(plan.tracks, names, ends, strict=True))
        for each in TrackSeries(track, name, index, places, lines, sheet, style, wording).series()
    ]
    if not any(ends):
        found = legend(names, style)
        if found is None:
            return None
        size, head = found
        top += head
    return NativeChart(
        form=NativeForm.LINES,
        head=wording.words.period,
        categories=tuple(periods[place] for place in places),
        series=tuple(series),
        scale=Scale(first, last, step, decimals([first, step]), True),
        plot=Box(
            max(text_width(text, size, style.face()) for text in texts) + size,
            top,
            style.width - column,
            bottom,
        ),
        size=size,
        legend=head,
        remarks=tuple(event.told for event in plan.events),
        spans_gaps=spans_gaps,
    )


def _are_even(places: Sequence[float], precision: Precision) -> bool:
    """Whether all periods are as many days, months or years apart."""
    steps = {round((later - earlier) / _STEPS[precision]) for earlier, later in pairwise(places)}
    return len(steps) == 1


def _lacks(track: Track, places: Sequence[float]) -> bool:
    """Whether a track says nothing of a period between its first and its last."""
    own = {value.place for value in track.values}
    return any(min(own) < place < max(own) and place not in own for place in places)


def _is_plain(plan: LinePlan) -> bool:
    """Whether no value is a gap or a range."""
    return all(
        value.is_known and value.quantity.form not in RANGES
        for track in plan.tracks
        for value in track.values
    )


def _end(value: Value, sheet: Sheet) -> float:
    """Where the label at the end of a line stands."""
    return sheet.high(value.quantity)


def _told(track: Track, end: float, plan: LinePlan, wording: Wording) -> list[str]:
    """Label and last value; a value that is older than the end of the axis says of when."""
    text = arrow_before(track.last)
    if track.last.place < end:
        text = wording.words.colon.join([track.last.when, text])
    return [text] if len(plan.tracks) == 1 else [track.label, text]


def _lines(texts: Sequence[str], style: ChartStyle) -> tuple[str, ...]:
    measure = style.width * _END_SHARE
    face = style.face("bold")
    return tuple(line for text in texts for line in balance(text, face, style.size, measure))


def _are_apart(
    shares: Sequence[float], ends: Sequence[Sequence[str]], size: float, height: float
) -> bool:
    """Whether labels beside the ends of lines, at shares of the height, do not touch."""
    halves = [len(lines) * size * _LEADING / 2 for lines in ends]
    spans = sorted(
        (share * height - half, share * height + half)
        for share, half in zip(shares, halves, strict=True)
    )
    return all(one[1] <= other[0] for one, other in pairwise(spans))


NATIVE = NativeKind(describe_line)
