"""A series drawn over time: its line, bands, gaps and marks, and where a text has room beside it.

No line runs through the middle of a range, nor over a gap; to a bound it is dashed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise

from factpress.charts.captions import BOUNDS
from factpress.charts.points import PointPaint, reaches, value_marks
from factpress.charts.sheet import Box, Sheet, text_width
from factpress.frozen import frozen
from factpress.quantities.quantity import Form, Quantity
from factpress.typefaces.family import Family

_SINGLE = frozenset({Form.EXACT, Form.ABOUT})
_DENSE = 1.1
"""Values nearer to each other than this, in sizes of the type, are drawn without dots."""

Point = tuple[float, float]


@frozen
class Value:
    """A value of a track: its id, its place in days of the calendar, its text, and its period."""

    id: str
    place: float
    quantity: Quantity
    text: str
    when: str

    @property
    def is_known(self) -> bool:
        """Whether it is no gap."""
        return bool(self.quantity.known_ends)


@frozen
class Track:
    """A series as it is drawn: its id, its label, and its values in order of time."""

    id: str
    label: str
    values: tuple[Value, ...]

    @property
    def known(self) -> tuple[Value, ...]:
        """The values that are no gaps."""
        return tuple(value for value in self.values if value.is_known)

    @property
    def first(self) -> Value:
        """The first value that is known."""
        return self.known[0]

    @property
    def last(self) -> Value:
        """The last value that is known."""
        return self.known[-1]


@frozen
class Plot:
    """Where values lie: `x` of days, `y` of numbers, within the corners of the plot."""

    left: float
    right: float
    top: float
    bottom: float
    x: Callable[[float], float]
    y: Callable[[float], float]
    ticks: tuple[tuple[float, str], ...]

    def at(self, place: float, number: float) -> Point:
        """The point of a number at a time."""
        return self.x(place), self.y(number)


def draw_track(
    sheet: Sheet,
    track: Track,
    plot: Plot,
    colour: str,
    soft: str,
    *,
    size: float,
    sparse: bool = False,
) -> None:
    """Draws a track. Where its values lie close, or the chart is `sparse`, plain ones have
    dots at the ends of lines only."""
    for run in _runs(track.values):
        for one, other in pairwise(run):
            _band(sheet, one, other, plot, colour, soft, size)
        for kind, pairs in groupby(pairwise(run), key=_kind_of):
            points = _points(list(pairs), plot)
            if kind == "none":
                continue
            dash = (size * 0.35, size * 0.3) if kind == "bound" else ()
            sheet.line(points, stroke=colour, stroke_width=size * 0.2, dash=dash,
                       round_cap=not dash, layer=3, name=f"{track.id}:line")  # fmt: skip
    known = track.known
    spacing = (plot.x(known[-1].place) - plot.x(known[0].place)) / max(1, len(known) - 1)
    dense = sparse or spacing < size * _DENSE
    paint = PointPaint(dot_radius(size, dense=dense), colour, soft, upwards=(0.0, -1.0))
    ends = {value.id for run in _runs(track.values) for value in (run[0], run[-1])}
    for value in known:
        plain = value.quantity.form in {Form.EXACT, Form.RANGE, Form.PLUS_MINUS}
        if dense and plain and value.id not in ends:
            continue
        value_marks(sheet, value.quantity, partial(plot.at, value.place), paint, value.id)


def dot_radius(size: float, *, dense: bool = False) -> float:
    """The radius of a dot beside type of a size."""
    return size * (0.24 if dense else 0.3)


def label_number(value: Value) -> float:
    """The number beside which the label of a value stands."""
    middle = _middle(value.quantity)
    return middle if middle is not None else float(value.quantity.high + value.quantity.low) / 2


# Texts beside a track

_GAP = 0.38
_ZERO_COST = 4.0
"""How much farther off, in sizes of the type, a text may stand rather than on the zero line."""


@frozen
class EndText:
    """The text of a value, which begins or ends at its place on the track."""

    value: Value
    text: str
    face: str
    align: str


def place_texts(
    texts: Sequence[EndText],
    track: Track,
    plot: Plot,
    size: float,
    head: float,
    radius: float,
    family: Family,
) -> tuple[Box, ...] | None:
    """Boxes above or below the track, near their values, none over another; None without room.

    A box may reach `head` above the plot, and never below it; dots have the `radius`.
    """
    found: list[tuple[float, tuple[Box, ...]]] = [(0.0, ())]
    for each in texts:
        choices = list(_choices(each, track, plot, size, head, radius, family))
        found = [
            (cost + more, (*boxes, box))
            for cost, boxes in found
            for more, box in choices
            if not any(box.overlaps(other.grown(size * 0.3)) for other in boxes)
        ]
    return min(found, key=lambda each: each[0])[1] if found else None


def _choices(
    text: EndText,
    track: Track,
    plot: Plot,
    size: float,
    head: float,
    radius: float,
    family: Family,
) -> Iterator[tuple[float, Box]]:
    """A box above the track and one below it, with what speaks against each."""
    width, cap = text_width(text.text, size, family.face(text.face)), size * 0.66
    x, y = plot.at(text.value.place, label_number(text.value))
    left = x - radius if text.align == "left" else x + radius - width
    left = max(plot.left, min(left, plot.right - width))
    top, bottom = _occupied(track, plot, left - size * 0.2, left + width + size * 0.2, radius)
    zero = plot.y(0)
    for up, edge in ((True, top - size * _GAP), (False, bottom + size * _GAP + cap)):
        box = Box(left, edge - cap, left + width, edge + size * 0.2)
        if box.top < plot.top - head or box.bottom > plot.bottom - size * 0.15:
            continue
        crosses = box.top - size * 0.2 < zero < box.bottom + size * 0.2
        yield (
            abs(edge - cap / 2 - y) + size * (0.0 if up else 0.4) + crosses * _ZERO_COST * size,
            box,
        )


def _occupied(
    track: Track, plot: Plot, left: float, right: float, radius: float
) -> tuple[float, float]:
    """The highest and the lowest y that a track has between two x's."""
    found: list[float] = []
    for value in track.known:
        if left - radius <= plot.x(value.place) <= right + radius:
            below, above = reaches(value.quantity, radius)
            found += [plot.y(float(value.quantity.high)) - above]
            found += [plot.y(float(value.quantity.low)) + below]
    for run in _runs(track.values):
        for one, other in pairwise(run):
            start, end = plot.x(one.place), plot.x(other.place)
            for x in (max(left, start), min(right, end)):
                if start <= x <= end and left <= x <= right:
                    share = (x - start) / (end - start)
                    for side in ("low", "high"):
                        ends = [
                            plot.y(float(getattr(each.quantity, side))) for each in (one, other)
                        ]
                        found.append(ends[0] + (ends[1] - ends[0]) * share)
    return (min(found), max(found)) if found else (plot.bottom, plot.bottom)


def draw_texts(
    sheet: Sheet,
    texts: Sequence[EndText],
    boxes: Sequence[Box],
    size: float,
    colours: Sequence[str],
) -> None:
    """The texts in their boxes, with the grid kept off them."""
    for text, box, colour in zip(texts, boxes, colours, strict=True):
        sheet.rectangle(box.grown(size * 0.12), fill=sheet.theme.paper, layer=1.5)
        sheet.text(text.text, box.left, box.bottom - size * 0.2, size=size, face=text.face,
                   colour=colour)  # fmt: skip


# Parts of a track


def _runs(values: Sequence[Value]) -> Iterator[list[Value]]:
    """Stretches without a gap."""
    for known, run in groupby(values, key=lambda value: value.is_known):
        if known:
            yield list(run)


def _kind_of(pair: tuple[Value, Value]) -> str:
    """How two neighbours are joined: by a line, a dashed one, or none but a band."""
    if any(each.quantity.form in BOUNDS for each in pair):
        return "bound"
    single = all(_middle(each.quantity) is not None for each in pair)
    return "line" if single else "none"


def _middle(quantity: Quantity) -> float | None:
    """The number that a line may run through, because a source gave it."""
    if quantity.form in _SINGLE | BOUNDS:
        return float(quantity.low)
    return float(quantity.centre) if quantity.centre is not None else None


def _points(pairs: Sequence[tuple[Value, Value]], plot: Plot) -> list[Point]:
    values = [pairs[0][0], *(other for _, other in pairs)]
    return [
        plot.at(value.place, middle)
        for value in values
        if (middle := _middle(value.quantity)) is not None
    ]


def _band(
    sheet: Sheet, one: Value, other: Value, plot: Plot, colour: str, soft: str, size: float
) -> None:
    """What lies between the ends of two neighbours, where one of them is a range."""
    ends = [(float(each.quantity.low), float(each.quantity.high)) for each in (one, other)]
    if any(each.quantity.form in BOUNDS for each in (one, other)):
        return
    if all(low == high for low, high in ends):
        return
    lows = [plot.at(each.place, low) for each, (low, _) in zip((one, other), ends, strict=True)]
    highs = [plot.at(each.place, high) for each, (_, high) in zip((one, other), ends, strict=True)]
    outline = [*lows, *reversed(highs), lows[0]]
    sheet.line(outline, fill=soft, layer=2, name=f"{one.id}:band")
    for edge in (lows, highs):
        sheet.line(edge, stroke=colour, stroke_width=size * 0.08, layer=2.5)
