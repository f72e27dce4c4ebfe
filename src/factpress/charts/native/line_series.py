"""The series of one line: its ranges' ends, its plain values, and the holes of its rings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factpress.charts.captions import BOUNDS
from factpress.charts.native.model import (
    Marker,
    NativeSeries,
    PointLabel,
    Side,
    Stroke,
    Whiskers,
)
from factpress.charts.native.values import LOWER_BOUNDS, RANGES, UPPER_BOUNDS, Sheet
from factpress.charts.style import ChartStyle
from factpress.charts.tracks import Track, Value
from factpress.quantities.quantity import Form
from factpress.theme import readable
from factpress.wording import Wording

_LINE, _EDGE, _JOIN = 0.2, 0.08, 0.34
_DOT, _MIDDLE, _HOLE = 0.6, 0.34, 0.34
"""Widths of lines and diameters of marks, in em."""

UP, DOWN = "\N{UPWARDS ARROW}", "\N{DOWNWARDS ARROW}"
"""To which side of a bound the value lies, on a scale that goes up."""


def arrow_before(value: Value) -> str:
    """The text of a value, behind an arrow where it is a bound."""
    arrow = _arrow(value)
    return f"{arrow} {value.text}" if arrow else value.text


def _arrow(value: Value) -> str:
    if value.quantity.form in LOWER_BOUNDS:
        return UP
    return DOWN if value.quantity.form in UPPER_BOUNDS else ""


class TrackSeries:
    """Makes the series of a track; `end` are the lines of the label at its end, if any."""

    def __init__(
        self,
        track: Track,
        name: str,
        index: int,
        places: Sequence[float],
        end: tuple[str, ...],
        sheet: Sheet,
        style: ChartStyle,
        wording: Wording,
    ) -> None:
        self._label, self._name, self._words = track.label, name, wording.words
        self._sheet, self._style = sheet, style
        self._colour = style.theme.accents[index]
        self._soft = style.theme.soft_accents[index]
        self._count = len(places)
        order = {place: number for number, place in enumerate(places)}
        self._known = {order[value.place]: value for value in track.known}
        self._ranges = [i for i, each in self._known.items() if each.quantity.form in RANGES]
        self._bounds = [i for i, each in self._known.items() if each.quantity.form in BOUNDS]
        ink = readable(self._colour, style.theme.paper, style.theme.ink)
        self._labels = {
            i: PointLabel((_arrow(self._known[i]),), side, ink)
            for i in self._bounds
            for side in (Side.ABOVE if _arrow(self._known[i]) == UP else Side.BELOW,)
        }
        if len(end) == 1:
            first = min(self._known)
            text = (arrow_before(self._known[first]),)
            self._labels[first] = PointLabel(text, Side.ABOVE, style.theme.ink)
        if end:
            self._labels[max(self._known)] = PointLabel(end, Side.RIGHT, ink, is_bold=True)

    def series(self) -> Iterator[NativeSeries]:
        """The series, the lowest in painting order first."""
        if self._ranges:
            yield self._edge(is_lower=True)
            yield self._edge(is_lower=False)
        size = self._style.size
        numbers = self._numbers(i for i in self._known if i not in self._ranges)
        middles = {
            i: self._sheet.centre(self._known[i].quantity)
            for i in self._ranges
            if self._known[i].quantity.centre is not None
        }
        line = NativeSeries(
            self._name,
            self._column(numbers | middles),
            stroke=Stroke(self._colour, size * _LINE),
            dashed=frozenset(j for i in self._bounds for j in (i, i + 1) if j in numbers),
            markers={
                **{i: Marker(size * _DOT, self._colour) for i in numbers},
                **{i: Marker(size * _MIDDLE, self._colour) for i in middles},
            },
            labels={i: each for i, each in self._labels.items() if i in numbers},
        )
        yield line
        rings = [i for i in numbers if self._known[i].quantity.form is Form.ABOUT]
        if rings:
            paper = self._style.theme.paper
            yield replace(
                line,
                stroke=None,
                markers={i: Marker(size * _HOLE, paper) for i in rings},
                labels={},
                is_over=True,
                in_legend=False,
            )

    def _edge(self, *, is_lower: bool) -> NativeSeries:
        """A thin line through the lower or the upper ends, from the value before each."""
        size, words = self._style.size, self._words
        beside = {
            j
            for i in self._ranges
            for j in (i - 1, i, i + 1)
            if j in self._known and j not in self._bounds
        }
        title = words.lower_end_of if is_lower else words.upper_end_of
        number = self._sheet.low if is_lower else self._sheet.high
        joins = Whiskers(
            words.length_of_range.format(label=self._label),
            tuple(self._length(i) for i in range(self._count)),
            Stroke(self._soft, size * _JOIN),
        )
        return NativeSeries(
            title.format(label=self._label),
            self._column({i: number(self._known[i].quantity) for i in beside}),
            stroke=Stroke(self._colour, size * _EDGE),
            markers={i: Marker(size * _DOT, self._colour) for i in self._ranges},
            labels={}
            if is_lower
            else {i: each for i, each in self._labels.items() if i in self._ranges},
            whiskers=joins if is_lower else None,
            in_legend=False,
        )

    def _length(self, index: int) -> float:
        """How far apart the ends of a value are; nothing for all but ranges."""
        if index not in self._ranges:
            return 0.0
        value = self._known[index].quantity
        return round(self._sheet.high(value) - self._sheet.low(value), 9)

    def _numbers(self, indexes: Iterable[int]) -> dict[int, float]:
        return {i: self._sheet.low(self._known[i].quantity) for i in indexes}

    def _column(self, numbers: Mapping[int, float]) -> tuple[float | None, ...]:
        return tuple(numbers.get(i) for i in range(self._count))
