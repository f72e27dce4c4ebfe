"""A sheet to lay a chart out on: shapes and labels in points, every text measured.

The origin is the upper left corner and y grows downwards. A sheet is laid out before
anything is drawn, so that a layout can be checked, and another tried, at the cost of a
few sums. `factpress.charts.rendering` hands a finished layout to matplotlib.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import combinations
from typing import Any

from factpress.charts.style import ChartStyle
from factpress.frozen import frozen
from factpress.theme import Theme
from factpress.typefaces.family import FACTPRESS_SANS, Family
from factpress.typefaces.measure import Typeface
from factpress.typefaces.wrapping import balance

MOVE, LINE, CURVE, CLOSE = 1, 2, 4, 79
"""Path codes as matplotlib numbers them."""

_TOUCH = 0.4
_LEADING = 1.22

# Four Bézier arcs: the circle's standard approximation, 0.03 % off at most.
_KAPPA = 0.5522847498


@frozen
class Box:
    """A rectangle in points, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def overlaps(self, other: Box, tolerance: float = _TOUCH) -> bool:
        """Whether the two share more than a touch."""
        return (
            self.left < other.right - tolerance
            and other.left < self.right - tolerance
            and self.top < other.bottom - tolerance
            and other.top < self.bottom - tolerance
        )

    def inside(self, other: Box, tolerance: float = _TOUCH) -> bool:
        """Whether it lies within the other."""
        return (
            self.left >= other.left - tolerance
            and self.right <= other.right + tolerance
            and self.top >= other.top - tolerance
            and self.bottom <= other.bottom + tolerance
        )

    def cut(self, other: Box) -> Box:
        """What of the box lies within another that it overlaps."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def grown(self, margin: float) -> Box:
        """The box with a margin added on all sides."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)


@frozen(eq=False)
class Shape:
    """A path with its paint.

    `vertices` is N x 2 in points (a sequence of pairs or a numpy array); `codes` N path
    codes, or None for a polyline. `name` says which value a shape stands for, so that what
    is drawn can be measured against it.
    """

    vertices: Any
    codes: Any = None
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0
    dash: tuple[float, ...] = ()
    round_cap: bool = False
    clip: Box | None = None
    layer: float = 2
    name: str = ""


@frozen
class Label:
    """One line of text. `x` and `y` are the left end of its baseline."""

    text: str
    x: float
    y: float
    size: float
    face: str
    colour: str
    ground: str
    layer: float = 10
    box: Box = field(default_factory=lambda: Box(0, 0, 0, 0))


@frozen
class Layout:
    """A finished sheet: what is drawn, and where."""

    width: float
    height: float
    paper: str
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    wanted: tuple[str, ...] = ()
    least_size: float = 0
    family: Family = FACTPRESS_SANS

    def faults(self) -> Iterator[str]:
        """What is wrong with the layout: overlaps, text outside, missing or too small."""
        page = Box(0, 0, self.width, self.height)
        for label in self.labels:
            if not label.box.inside(page):
                yield f"outside: {label.text}"
            if label.size < self.least_size - 0.01:
                yield f"too small: {label.text} at {label.size:.1f} pt"
        for one, other in combinations(self.labels, 2):
            if one.box.overlaps(other.box):
                yield f"overlap: {one.text} | {other.text}"
        drawn = " ".join(label.text for label in self.labels)
        for text in self.wanted:
            if not all(word in drawn for word in text.replace("\u00ad", "").split()):
                yield f"missing: {text}"


class Sheet:
    """Collects shapes and labels; `finish` gives the layout."""

    def __init__(self, style: ChartStyle) -> None:
        self.style = style
        self.theme: Theme = style.theme
        self.shapes: list[Shape] = []
        self.labels: list[Label] = []
        self.wanted: list[str] = []

    def face(self, style: str = "regular") -> Typeface:
        """The measures of a face of the theme."""
        return self.style.face(style)

    def add(self, shape: Shape) -> None:
        """Adds a shape."""
        self.shapes.append(shape)

    def rectangle(self, box: Box, **paint: Any) -> None:
        """Adds a rectangle."""
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        self.add(Shape(corners, (MOVE, LINE, LINE, LINE, CLOSE), **paint))

    def line(self, points: Sequence[tuple[float, float]], **paint: Any) -> None:
        """Adds a polyline; one that ends where it begins is closed, with all its corners joined."""
        is_closed = len(points) > 2 and points[0] == points[-1]
        codes = (MOVE, *[LINE] * (len(points) - 2), CLOSE) if is_closed else None
        self.add(Shape(list(points), codes, **paint))

    def disc(self, x: float, y: float, radius: float, **paint: Any) -> None:
        """Adds a filled circle."""
        k = _KAPPA * radius
        vertices = [
            (x + radius, y),
            (x + radius, y + k), (x + k, y + radius), (x, y + radius),
            (x - k, y + radius), (x - radius, y + k), (x - radius, y),
            (x - radius, y - k), (x - k, y - radius), (x, y - radius),
            (x + k, y - radius), (x + radius, y - k), (x + radius, y),
            (x + radius, y),
        ]  # fmt: skip
        self.add(Shape(vertices, (MOVE, *[CURVE] * 12, CLOSE), **paint))

    def text(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float | None = None,
        face: str = "regular",
        colour: str | None = None,
        align: str = "left",
        ground: str | None = None,
        layer: float = 10,
    ) -> Box:
        """Adds one line of text with its baseline at `y`; returns its box.

        `align` says which end of the text `x` is: left, right or centre.
        """
        size = size or self.style.size
        metrics = self.face(face)
        width = metrics.width(text, size)
        left = x - {"left": 0.0, "centre": width / 2, "right": width}[align]
        box = Box(left, y - metrics.cap_height * size, left + width, y + 0.2 * size)
        if text.strip():
            self.labels.append(
                Label(
                    text,
                    left,
                    y,
                    size,
                    face,
                    colour or self.theme.ink,
                    ground or self.theme.paper,
                    layer,
                    box,
                )
            )
        return box

    def paragraph(
        self,
        text: str,
        x: float,
        top: float,
        measure: float,
        *,
        size: float | None = None,
        face: str = "regular",
        **options: Any,
    ) -> float:
        """Adds wrapped text below `top`; returns the y below its last line."""
        size = size or self.style.size
        metrics = self.face(face)
        for line in balance(text, metrics, size, measure):
            baseline = top + (metrics.cap_height + 0.14) * size
            self.text(line, x, baseline, size=size, face=face, **options)
            top += _LEADING * size
        return top

    def finish(self, height: float) -> Layout:
        """The layout at the given height."""
        return Layout(
            self.style.width,
            height,
            self.theme.paper,
            tuple(self.shapes),
            tuple(self.labels),
            tuple(self.wanted),
            self.style.least_size,
            self.theme.family,
        )


def paragraph_height(text: str, measure: float, size: float, face: Typeface) -> float:
    """The height that `Sheet.paragraph` needs."""
    return len(balance(text, face, size, measure)) * _LEADING * size


def text_width(text: str, size: float, face: Typeface) -> float:
    """The width of one line in a face."""
    return face.width(text, size)


def centred_baseline(middle: float, size: float, face: Typeface) -> float:
    """The baseline at which capitals and figures are centred on `middle`."""
    return middle + face.cap_height * size / 2
