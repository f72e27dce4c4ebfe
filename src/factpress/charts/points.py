"""Marks at places on a scale, for charts that compare positions rather than lengths.

A dot is an exact value. A range is two dots at its ends, joined by a bar, and a tick where
the source gives its middle too; an approximate value is a ring in a halo; a bound is a dot
with an arrow towards where the value may lie. No mark stands where no source gave a number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factpress.charts.sheet import Sheet
from factpress.frozen import frozen
from factpress.quantities.quantity import Form, Quantity
from factpress.words import Words

Point = tuple[float, float]
Track = Callable[[float], Point]
"""Gives the point of a value on a sheet."""

HALO = 1.75
"""Radius of the halo of an approximate value, in radii of a dot."""

ARROW = 4.6
"""How far an arrow reaches from the middle of its dot, in radii of a dot."""


@frozen
class PointPaint:
    """How marks are drawn: the radius of a dot in points, colours, and the way up the scale."""

    radius: float
    colour: str
    soft: str
    upwards: Point = (1.0, 0.0)


def value_marks(sheet: Sheet, quantity: Quantity, at: Track, paint: PointPaint, name: str) -> None:
    """The marks of a value that is reported; their names begin with `name`."""
    low, high = at(float(quantity.low)), at(float(quantity.high))
    radius, colour = paint.radius, paint.colour
    edge: dict[str, Any] = {"stroke": sheet.theme.paper, "stroke_width": radius * 0.24, "layer": 5}
    match quantity.form:
        case Form.RANGE | Form.PLUS_MINUS:
            line: dict[str, Any] = {"stroke": paint.soft, "stroke_width": radius * 1.1, "layer": 4}
            sheet.line([low, high], name=f"{name}:range", **line)
            sheet.disc(*low, radius, fill=colour, name=f"{name}:low", **edge)
            sheet.disc(*high, radius, fill=colour, name=f"{name}:high", **edge)
            if quantity.centre is not None:
                _tick(sheet, at(float(quantity.centre)), paint, f"{name}:centre")
        case Form.ABOUT:
            sheet.disc(*low, radius * HALO, fill=paint.soft, layer=4, name=f"{name}:halo")
            ring: dict[str, Any] = {"stroke": colour, "stroke_width": radius * 0.4, "layer": 5}
            sheet.disc(*low, radius * 0.86, fill=sheet.theme.paper, name=f"{name}:about", **ring)
        case Form.MORE_THAN | Form.AT_LEAST:
            _arrow(sheet, low, paint, 1)
            sheet.disc(*low, radius, fill=colour, name=f"{name}:low", **edge)
        case Form.LESS_THAN | Form.AT_MOST:
            _arrow(sheet, low, paint, -1)
            sheet.disc(*low, radius, fill=colour, name=f"{name}:high", **edge)
        case _:
            sheet.disc(*low, radius, fill=colour, name=f"{name}:low", **edge)


def reaches(quantity: Quantity, radius: float) -> tuple[float, float]:
    """How far marks reach below the lowest and above the highest value, in points."""
    match quantity.form:
        case Form.ABOUT:
            return radius * HALO, radius * HALO
        case Form.MORE_THAN | Form.AT_LEAST:
            return radius, radius * ARROW
        case Form.LESS_THAN | Form.AT_MOST:
            return radius * ARROW, radius
    return radius, radius


def points_key(forms: frozenset[Form], words: Words) -> list[str]:
    """What the marks mean, as far as they are in use."""
    key = []
    if {Form.RANGE, Form.PLUS_MINUS} & forms:
        key.append(words.range_dots)
    if Form.PLUS_MINUS in forms:
        key.append(words.centre_tick)
    if Form.ABOUT in forms:
        key.append(words.about_ring)
    if {Form.MORE_THAN, Form.AT_LEAST, Form.LESS_THAN, Form.AT_MOST} & forms:
        key.append(words.open_end)
    return key


def _tick(sheet: Sheet, point: Point, paint: PointPaint, name: str) -> None:
    (x, y), (dx, dy), reach = point, paint.upwards, paint.radius * 0.95
    across = [(x - dy * reach, y - dx * reach), (x + dy * reach, y + dx * reach)]
    sheet.line(across, stroke=paint.colour, stroke_width=paint.radius * 0.4, layer=5, name=name)


def _arrow(sheet: Sheet, point: Point, paint: PointPaint, sign: int) -> None:
    """An arrow from a point, up the scale or down."""
    (x, y), radius = point, paint.radius
    dx, dy = (part * sign for part in paint.upwards)
    tip, head, wing = radius * ARROW, radius * 1.9, radius * 0.75
    neck = (x + dx * (tip - head), y + dy * (tip - head))
    sheet.line([point, neck], stroke=paint.colour, stroke_width=radius * 0.42, layer=4)
    end = (x + dx * tip, y + dy * tip)
    one = (neck[0] - dy * wing, neck[1] + dx * wing)
    other = (neck[0] + dy * wing, neck[1] - dx * wing)
    sheet.line([end, one, other, end], fill=paint.colour, layer=4)
