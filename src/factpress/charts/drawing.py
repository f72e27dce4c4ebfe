"""A neutral drawing: paths and texts in points, free of matplotlib and of any format.

The report replays it on its canvas, the deck writes it as SVG, a cache can keep it. The
origin is the lower left corner and y grows upwards, as in PDF.
"""

from __future__ import annotations

from factpress.frozen import frozen
from factpress.typefaces.family import FACTPRESS_SANS, Family


@frozen
class PathMark:
    """A painted path.

    `path` has coordinates before operators, as PDF content streams do (ISO 32000-1,
    8.5.2): `0 0 m 10 0 l h`. `clip` is a path in the same form. Colours are `#RRGGBB`.
    """

    path: str
    fill: str | None
    stroke: str | None
    stroke_width: float
    dash: tuple[float, ...]
    cap: int
    join: int
    clip: str | None


@frozen
class TextMark:
    """A line of text in a face of the drawing's family; `x`, `y` start its baseline."""

    text: str
    x: float
    y: float
    size: float
    face: str
    colour: str


@frozen
class Drawing:
    """What a chart looks like, in painting order."""

    width: float
    height: float
    paper: str
    marks: tuple[PathMark | TextMark, ...]
    family: Family = FACTPRESS_SANS
