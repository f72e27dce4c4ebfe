"""Events above a chart of time: each with its words, or numbered with a key below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factpress.charts.sheet import Sheet, centred_baseline, text_width
from factpress.charts.spreading import spread
from factpress.charts.style import ChartStyle
from factpress.frozen import frozen
from factpress.theme import readable
from factpress.typefaces.measure import Style
from factpress.typefaces.wrapping import balance

_LEADING = 1.2
_INDENT = 1.5
"""Where the words of a key begin behind their number, in sizes of the type."""

_WIDEST = 15.0
"""Width of an event's words, in sizes of the type."""


Lines = tuple[tuple[str, Style], ...]
"""Lines of text, each with its face."""


@frozen
class Mark:
    """An event: its place in days of the calendar, its date as printed, and its words.

    `told` is the date and the words as one text.
    """

    place: float
    when: str
    text: str
    told: str


@frozen
class PlacedEvent:
    """An event whose words stand beside its line, each line of them with its face."""

    x: float
    left: float
    lines: Lines


@frozen
class Lane:
    """Events whose words stand side by side, and the height of the highest."""

    events: tuple[PlacedEvent, ...]
    height: float


def beside(
    events: Sequence[Mark],
    place: Callable[[float], float],
    left: float,
    right: float,
    style: ChartStyle,
) -> Lane | None:
    """The events with their words side by side; None when they do not fit so."""
    size = style.size
    placed: list[PlacedEvent] = []
    free = left - size * 4
    for index, event in enumerate(events):
        x = place(event.place)
        following = place(events[index + 1].place) if index + 1 < len(events) else right
        least = max(size * 5, min(text_width(event.when, size, style.face("semibold")), size * 8))
        lines = _lines(event, style, min(size * _WIDEST, max(least, following - x - size)))
        width = max(text_width(line, size, style.face(face)) for line, face in lines)
        start = x + size * 0.35
        if start + width > min(right, following - size * 0.3):
            start = x - size * 0.35 - width
        if start < free or start < 0 or len(lines) > 5:
            return None
        placed.append(PlacedEvent(x, start, lines))
        free = max(start + width, x) + size * 0.5
    height = max(len(each.lines) for each in placed) * _LEADING * size
    return Lane(tuple(placed), height)


def draw_beside(sheet: Sheet, lane: Lane, top: float, bottom: float) -> None:
    """A thin line at each event, its words beside the line's upper end."""
    size, theme = sheet.style.size, sheet.theme
    for event in lane.events:
        _rule(sheet, event.x, top, bottom)
        y = top + size * 0.95
        for line, face in event.lines:
            colour = theme.ink if face == "semibold" else theme.muted
            sheet.text(line, event.left, y, face=face, colour=colour)
            y += _LEADING * size


def draw_numbers(
    sheet: Sheet,
    events: Sequence[Mark],
    place: Callable[[float], float],
    ends: tuple[float, float],
    top: float,
    bottom: float,
) -> None:
    """A numbered disc on the upper end of each event's line."""
    size, theme = sheet.style.size, sheet.theme
    number_size = max(sheet.style.least_size, size * 0.85)
    radius = number_size * 0.8
    places = [place(event.place) for event in events]
    width = radius * 2 + size * 0.3
    wanted = [x - width / 2 for x in places]
    lefts = spread(wanted, [width] * len(places), ends[0] - width, ends[1] + width)
    ground = readable(theme.muted, theme.paper, theme.ink)
    for number, (x, left) in enumerate(zip(places, lefts, strict=True), 1):
        centre, y = left + width / 2, top - size * 0.95
        _rule(sheet, x, top - size * 0.15, bottom)
        sheet.line([(x, top - size * 0.15), (centre, y)], stroke=theme.axis,
                   stroke_width=size * 0.07, layer=1)  # fmt: skip
        sheet.disc(centre, y, radius, fill=ground, layer=6)
        sheet.text(str(number), centre, centred_baseline(y, number_size, sheet.face("semibold")),
                   size=number_size, face="semibold", colour=theme.paper, align="centre",
                   ground=ground)  # fmt: skip


def key_height(events: Sequence[Mark], style: ChartStyle) -> float:
    """The height of the key of numbered events."""
    return max(map(_height, _key_columns(events, style)[1])) * _LEADING * style.small_size


def draw_key(sheet: Sheet, events: Sequence[Mark], top: float) -> float:
    """The numbered events with their words; returns the y below them."""
    size = sheet.style.small_size
    indent = size * _INDENT
    width, columns = _key_columns(events, sheet.style)
    number = 0
    for index, column in enumerate(columns):
        x, y = index * (width + size * 2), top + size * 0.75
        for lines in column:
            number += 1
            sheet.text(str(number), x, y, size=size, face="semibold", colour=sheet.theme.muted)
            for line in lines:
                sheet.text(line, x + indent, y, size=size)
                y += _LEADING * size
    return top + key_height(events, sheet.style)


_Column = Sequence[tuple[str, ...]]


def _key_columns(events: Sequence[Mark], style: ChartStyle) -> tuple[float, Sequence[_Column]]:
    """The width of a column, and the columns: two where that makes the key lower."""
    size = style.small_size

    def wrapped(measure: float) -> list[tuple[str, ...]]:
        measure -= size * _INDENT
        return [balance(event.told, style.face(), size, measure) for event in events]

    one = wrapped(style.width)
    width = (style.width - size * 2) / 2
    two = wrapped(width)
    half = (len(two) + 1) // 2
    columns = [two[:half], two[half:]] if len(two) > 1 else [two]
    if max(map(_height, columns)) < _height(one):
        return width, columns
    return style.width, [one]


def _height(column: _Column) -> int:
    """The lines of a column."""
    return sum(map(len, column))


def _lines(event: Mark, style: ChartStyle, measure: float) -> Lines:
    """The date and the words of an event, each line with its face."""
    parts: tuple[tuple[str, Style], ...] = ((event.when, "semibold"), (event.text, "regular"))
    return tuple(
        (line, face)
        for text, face in parts
        for line in balance(text, style.face(face), style.size, measure)
    )


def _rule(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    size = sheet.style.size
    sheet.line([(x, top), (x, bottom)], stroke=sheet.theme.axis, stroke_width=size * 0.07,
               dash=(size * 0.2, size * 0.2), layer=1)  # fmt: skip
