"""How colours differ: for the eye, for eyes without one kind of cones, and in greyscale.

Colour vision deficiencies are simulated after G. M. Machado, M. M. Oliveira and L. A. F.
Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE
Transactions on Visualization and Computer Graphics 15 (2009), with the matrices that they
publish for severity 1.0, applied to linear RGB. Colours are compared in CIELAB by the
Euclidean distance of CIE 1976 (CIE 15:2018, 8.2.1) under the white point D65.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import dist, hypot

from factpress.frozen import frozen
from factpress.theme import rgb

LEAST_DIFFERENCE = 10.0
"""Of two colours that a reader must tell apart in a key or beside each other, in CIE76."""

_Vector = tuple[float, float, float]
_Matrix = tuple[_Vector, _Vector, _Vector]

_TO_XYZ: _Matrix = (  # IEC 61966-2-1, sRGB
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)

_PROTANOPIA: _Matrix = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
_DEUTERANOPIA: _Matrix = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
_TRITANOPIA: _Matrix = (
    (1.255528, -0.076749, -0.178779),
    (-0.078411, 0.930809, 0.147602),
    (0.004733, 0.691367, 0.303900),
)
_GREYSCALE: _Matrix = (_TO_XYZ[1],) * 3

VISIONS: dict[str, _Matrix | None] = {
    "full colour vision": None,
    "deuteranopia": _DEUTERANOPIA,
    "protanopia": _PROTANOPIA,
    "tritanopia": _TRITANOPIA,
    "greyscale": _GREYSCALE,
}
"""The ways of seeing in which colours must differ, by name."""


@frozen
class Difference:
    """How far two colours lie apart in CIE76, in the way of seeing in which they are nearest."""

    amount: float
    vision: str


def least_difference(colour: str, other: str) -> Difference:
    """The smallest difference of two colours `#RRGGBB` under any of the ways of seeing."""
    return min(
        (Difference(difference(colour, other, vision), vision) for vision in VISIONS),
        key=lambda each: each.amount,
    )


def difference(colour: str, other: str, vision: str = "full colour vision") -> float:
    """The difference of two colours in CIE76 for a way of seeing."""
    return dist(_lab(colour, vision), _lab(other, vision))


def chroma(colour: str) -> float:
    """How colourful a colour is: its distance from grey in CIELAB."""
    _, a, b = _lab(colour, "full colour vision")
    return hypot(a, b)


@cache
def _lab(colour: str, vision: str) -> _Vector:
    red, green, blue = (_linear(channel) for channel in rgb(colour))
    seen = (red, green, blue)
    matrix = VISIONS[vision]
    if matrix is not None:
        # The model leaves the gamut a little for saturated colours; screens clip it.
        seen = _each(_product(matrix, seen), lambda channel: min(1.0, max(0.0, channel)))
    x, y, z = (
        _curve(value / white) for value, white in zip(_product(_TO_XYZ, seen), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _curve(value: float) -> float:
    cube_root = value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
    return float(cube_root)


def _product(matrix: _Matrix, vector: _Vector) -> _Vector:
    a, b, c = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return a, b, c


def _each(vector: _Vector, change: Callable[[float], float]) -> _Vector:
    a, b, c = map(change, vector)
    return a, b, c
