"""Parts of a bar, described: what the kinds `share` and `stack` have in common.

Parts stand end to end, so what a part may have above its lower end is a series of its own:
the distance to its upper end, striped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from factpress.charts.arranging import sizes
from factpress.charts.native.model import (
    Fill,
    NativeSeries,
    Paint,
    PointLabel,
    Side,
)
from factpress.charts.native.values import bar_paint, striped
from factpress.charts.sheet import text_width
from factpress.charts.style import ChartStyle
from factpress.quantities.quantity import Quantity
from factpress.theme import Theme, contrast, mixed
from factpress.wording import Wording

_LEGEND_KEY = 2.4
"""What stands beside the text of an entry of a legend, in em."""

_ROW = 1.55
_INSET = 0.5


class AnyPart(Protocol):
    """A part of a bar: its texts and its value."""

    @property
    def label(self) -> str:
        """The label as printed."""

    @property
    def text(self) -> str:
        """The value as printed."""

    @property
    def value(self) -> Quantity:
        """The value."""


def told(part: AnyPart, wording: Wording) -> str:
    """A part with its value in one text."""
    return f"{part.label}{wording.words.colon}{part.text}"


def sure_series(
    name: str,
    values: tuple[float | None, ...],
    part: AnyPart,
    colour: str,
    theme: Theme,
    labels: Mapping[int, PointLabel],
) -> NativeSeries:
    """What a part has in any case."""
    return NativeSeries(name, values, bar_paint(part.value, colour, theme), labels=labels)


def extra_series(
    part: AnyPart,
    values: tuple[float | None, ...],
    colour: str,
    theme: Theme,
    wording: Wording,
) -> NativeSeries:
    """What a part may have on top of that."""
    name = wording.words.up_to_end.format(label=part.label)
    return NativeSeries(name, values, striped(colour, theme))


def rest_series(
    name: str, values: tuple[float | None, ...], theme: Theme, labels: Mapping[int, PointLabel]
) -> NativeSeries:
    """What is left of a whole in any case."""
    paint = Paint(Fill.REMAINDER, mixed(theme.axis, theme.paper, 0.3), theme.remainder)
    return NativeSeries(name, values, paint, labels=labels)


def value_labels(
    parts: Sequence[AnyPart],
    lengths: Sequence[float],
    colours: Sequence[str],
    style: ChartStyle,
) -> list[PointLabel] | None:
    """A label within each part; None when one of the parts is too short for its own."""
    size, face = style.size, style.face("bold")
    labels = []
    for part, length, colour in zip(parts, lengths, colours, strict=True):
        if text_width(part.text, size, face) + 2 * _INSET * size > length:
            return None
        labels.append(label_on(colour, part.text, Side.CENTRE, style.theme))
    return labels


def label_on(colour: str, text: str, side: Side, theme: Theme) -> PointLabel:
    """A text on a part, in ink or paper, whichever is easier to read on its colour."""
    ink = max((theme.paper, theme.ink), key=lambda each: contrast(each, colour))
    return PointLabel((text,), side, ink, is_bold=True)


def legend(names: Sequence[str], style: ChartStyle) -> tuple[float, float] | None:
    """Type size and height of a legend above the plot; None when it has no room.

    Programs set a legend in columns of one width, as many as have room.
    """
    assert style.height is not None
    for size in sizes(style):
        widest = max(text_width(name, size, style.face()) for name in names) * 1.06
        columns = int(style.width // (widest + _LEGEND_KEY * size))
        if not columns:
            continue
        rows = -(-len(names) // columns)
        height = (rows * _ROW + 0.4) * size
        if height < style.height * 0.5:
            return size, height
    return None
