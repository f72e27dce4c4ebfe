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
_CHEVRONS = 3
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
    """Draws a bar from zero; returns the x behind its last mark. `name` identifies it."""
    zero = scale(0)
    low, high = scale(float(quantity.low)), scale(float(quantity.high))
    box = Box(zero, top, low, top + height)
    match quantity.form:
        case Form.ABOUT:
            return _fading_bar(sheet, box, colour, name)
        case Form.RANGE | Form.PLUS_MINUS:
            sheet.rectangle(box, fill=colour, layer=3, name=f"{name}:low")
            striped_box(sheet, Box(low, top, high, top + height), colour, soft, name=f"{name}:high")
            if quantity.centre is not None:
                centre = scale(float(quantity.centre))
                line = [(centre, top), (centre, top + height)]
                sheet.line(line, stroke=colour, stroke_width=height * 0.06, layer=4)
            return high
        case Form.MORE_THAN | Form.AT_LEAST:
            sheet.rectangle(box, fill=colour, layer=3, name=f"{name}:low")
            return chevrons(sheet, low + height * 0.14, top, height, colour)
        case Form.LESS_THAN | Form.AT_MOST:
            striped_box(sheet, box, colour, soft, name=f"{name}:high")
            chevrons(sheet, low - height * 0.14, top, -height, colour)
            return low
    sheet.rectangle(box, fill=colour, layer=3, name=f"{name}:low")
    return low


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
    stripes = _stripes(box, sheet.style.size * 1.05)
    sheet.add(Shape(*stripes, stroke=pale, stroke_width=sheet.style.size * 0.05, layer=2.1))
    outline = [(box.left, box.top), (box.right, box.top), (box.right, box.bottom)]
    sheet.line(
        [*outline, (box.left, box.bottom)],
        stroke=theme.axis,
        stroke_width=sheet.style.size * 0.09,
        dash=(3, 2),
        layer=2.2,
    )


def _fading_bar(sheet: Sheet, box: Box, colour: str, name: str) -> float:
    fade = min(box.width * 0.12, box.height * 0.75)
    solid = Box(box.left, box.top, box.right - fade, box.bottom)
    sheet.rectangle(solid, fill=colour, layer=3, name=f"{name}:low")
    step = fade / _FADE_STEPS
    for index in range(_FADE_STEPS):
        left = solid.right + index * step
        share = (index + 0.6) / _FADE_STEPS * 0.9
        # Steps overlap by a hair, so that no renderer shows a seam between them.
        right = min(left + step * 1.05, box.right)
        sheet.rectangle(
            Box(left, box.top, right, box.bottom),
            fill=mixed(colour, sheet.theme.paper, share),
            layer=3,
            name=f"{name}:fade",
        )
    overhang = box.height * 0.08
    sheet.line(
        [(box.right, box.top - overhang), (box.right, box.bottom + overhang)],
        stroke=colour,
        stroke_width=sheet.style.size * 0.15,
        dash=(1.6, 1.6),
        layer=3.1,
        name=f"{name}:about",
    )
    return box.right


def chevrons(sheet: Sheet, x: float, top: float, height: float, colour: str) -> float:
    """Arrow heads from `x` on, to the left for a negative height; returns the last tip."""
    reach, step = height * 0.32, height * 0.34
    for index in range(_CHEVRONS):
        start = x + step * index
        points = [
            (start, top),
            (start + reach, top + abs(height) / 2),
            (start, top + abs(height)),
        ]
        sheet.line(points, stroke=colour, stroke_width=sheet.style.size * 0.17, layer=3.3)
    return x + step * (_CHEVRONS - 1) + reach


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
