"""Marks that show a quantity as what it is, and never as more than that.

A bar starts at zero. It is solid to the lowest value known and striped from there to the
highest; an approximate value ends in a fade, with a dotted line at the value itself; a
bound carries arrows towards where the value may lie. No mark stands at the middle of a
range, because no source gave that number.
"""

from __future__ import annotations

from collections.abc import Callable

from factpress.charts.sheet import LINE as LINE_TO
from factpress.charts.sheet import MOVE, Box, Shape, Sheet
from factpress.quantities.quantity import Form, Quantity
from factpress.theme import mixed

_FADE_STEPS = 7
_WIDEST_STEP = 0.22
"""In em: a long fade has more steps, so that none of them is seen."""
_CHEVRONS = 3
_CHEVRON_REACH = 0.14 + 0.34 * (_CHEVRONS - 1) + 0.32
Scale = Callable[[float], float]
"""Gives the place of a value on the axis, in points from the left edge of the sheet."""


def horizontal_bar(
    sheet: Sheet,
    quantity: Quantity,
    scale: Scale,
    top: float,
    height: float,
    colour: str,
    soft: str,
    name: str,
) -> float:
    """Draws a bar from zero; returns the x behind its last mark, where its text may stand.

    That is at its right, or at its left where `points_left` says so. The part that is
    certain has the name `{name}:low`, the part that may or may not be there `{name}:high`.
    """
    zero, low, high = scale(0), scale(float(quantity.low)), scale(float(quantity.high))
    is_left = points_left(quantity)
    away = -height if is_left else height

    def box(start: float, end: float) -> Box:
        return Box(min(start, end), top, max(start, end), top + height)

    def solid(end: float) -> None:
        sheet.rectangle(box(zero, end), fill=colour, layer=3, name=f"{name}:low")

    def striped(start: float, end: float) -> None:
        striped_box(sheet, box(start, end), colour, soft, name=f"{name}:high")

    match quantity.form:
        case Form.ABOUT:
            return _fading_bar(sheet, zero, low, top, height, colour, name)
        case Form.RANGE | Form.PLUS_MINUS:
            near = min(max(zero, low), high)
            if near != zero:
                solid(near)
            if is_left:
                striped(low, near)
            else:
                striped(min(low, near), high)
            if quantity.centre is not None:
                centre = scale(float(quantity.centre))
                line = [(centre, top), (centre, top + height)]
                sheet.line(line, stroke=colour, stroke_width=height * 0.06, layer=4)
            return low if is_left else high
        case Form.MORE_THAN | Form.AT_LEAST if low < zero:
            striped(low, zero)
            return chevrons(sheet, zero + height * 0.14, top, height, colour)
        case Form.LESS_THAN | Form.AT_MOST if low >= zero:
            striped(zero, low)
            room = (low - zero) / height if height else 0.0
            chevrons(sheet, low - height * 0.14, top, -height, colour, _fitting_chevrons(room))
            return low
        case Form.MORE_THAN | Form.AT_LEAST | Form.LESS_THAN | Form.AT_MOST:
            solid(low)
            return chevrons(sheet, low + away * 0.14, top, away, colour)
    solid(low)
    return low


def points_left(quantity: Quantity) -> bool:
    """Whether a bar goes left of zero only, so that its text stands at its left end."""
    if quantity.form in {Form.MORE_THAN, Form.AT_LEAST}:
        return False
    return quantity.low < 0 and quantity.high <= 0


def arrow_reach(quantity: Quantity, height: float) -> float:
    """How far the arrows of a bar reach beyond the last value that it shows."""
    outwards = {Form.MORE_THAN, Form.AT_LEAST}
    if points_left(quantity):
        outwards = {Form.LESS_THAN, Form.AT_MOST}
    return height * _CHEVRON_REACH if quantity.form in outwards else 0.0


def striped_box(sheet: Sheet, box: Box, colour: str, soft: str, name: str) -> None:
    """A box of diagonal stripes with an outline: a value that may or may not be there.

    The stripes are lines clipped to the box. matplotlib's own hatches are tied to its
    resolution and to tiles of an inch, so they differ between the report and the deck.
    """
    gap = sheet.style.size * 0.62
    width = sheet.style.size * 0.085
    sheet.rectangle(box, fill=soft, layer=3, name=name)
    sheet.add(Shape(*_stripes(box, gap), stroke=colour, stroke_width=width, layer=3.1))
    sheet.rectangle(box, stroke=colour, stroke_width=width, layer=3.2)


def remainder_box(sheet: Sheet, box: Box, name: str) -> None:
    """A pale, outlined box: what is left of a whole and not broken down."""
    theme = sheet.theme
    pale = mixed(theme.axis, theme.remainder, 0.55)
    sheet.rectangle(box, fill=theme.remainder, layer=2, name=name)
    is_sample = box.height < sheet.style.size * 1.5
    stripes = _stripes(box, sheet.style.size * (0.45 if is_sample else 1.05))
    sheet.add(Shape(*stripes, stroke=pale, stroke_width=sheet.style.size * 0.05, layer=2.1))
    outline = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom)]
    sheet.line(
        [*outline, (box.left, box.bottom)],
        stroke=theme.axis,
        stroke_width=sheet.style.size * 0.09,
        dash=(1.5, 1) if is_sample else (3, 2),
        layer=2.2,
    )


def _fading_bar(
    sheet: Sheet, zero: float, end: float, top: float, height: float, colour: str, name: str
) -> float:
    bottom, direction = top + height, 1 if end >= zero else -1
    fade = min(abs(end - zero) * 0.12, height * 0.75)
    start = end - direction * fade
    solid = Box(min(zero, start), top, max(zero, start), bottom)
    sheet.rectangle(solid, fill=colour, layer=3, name=f"{name}:low")
    steps = max(_FADE_STEPS, round(fade / (sheet.style.size * _WIDEST_STEP)))
    step = fade / steps
    for index in range(steps):
        near = start + direction * index * step
        share = (index + 0.6) / steps * 0.9
        # Steps overlap by a hair, so that no renderer shows a seam between them.
        far = near + direction * min(step * 1.05, abs(end - near))
        sheet.rectangle(
            Box(min(near, far), top, max(near, far), bottom),
            fill=mixed(colour, sheet.theme.paper, share),
            layer=3,
            name=f"{name}:fade",
        )
    overhang = height * 0.08
    sheet.line(
        [(end, top - overhang), (end, bottom + overhang)],
        stroke=colour,
        stroke_width=sheet.style.size * 0.15,
        dash=(1.6, 1.6),
        layer=3.1,
        name=f"{name}:about",
    )
    return end


def chevrons(
    sheet: Sheet, x: float, top: float, height: float, colour: str, count: int = _CHEVRONS
) -> float:
    """Arrow heads from `x` on, to the left for a negative height; returns the last tip."""
    reach, step = height * 0.32, height * 0.34
    for index in range(count):
        start = x + step * index
        points = [
            (start, top),
            (start + reach, top + abs(height) / 2),
            (start, top + abs(height)),
        ]
        sheet.line(points, stroke=colour, stroke_width=sheet.style.size * 0.17, layer=3.3)
    return x + step * (count - 1) + reach


def _fitting_chevrons(room: float) -> int:
    """How many arrow heads fit within a bar as long as some times its height."""
    return max(0, min(_CHEVRONS, int((room - 0.14 - 0.32) / 0.34 + 1)))


def _stripes(box: Box, gap: float) -> tuple[list[tuple[float, float]], list[int]]:
    """Diagonals from lower left to upper right, clipped to the box."""
    vertices: list[tuple[float, float]] = []
    offset = -box.height
    while offset < box.width:
        start = max(0.0, -offset)
        end = min(box.height, box.width - offset)
        if end > start:
            vertices += [
                (box.left + offset + start, box.bottom - start),
                (box.left + offset + end, box.bottom - end),
            ]
        offset += gap
    if not vertices:
        vertices = [(box.left, box.bottom), (box.right, box.top)]
    return vertices, [MOVE, LINE_TO] * (len(vertices) // 2)
