"""Layouts drawn by matplotlib: once into a neutral drawing, and as a PNG of the same.

Importing this module imports matplotlib, but of it only what converts paths and paints them:
to load Figure, artists and all that they can show takes longer than to draw a chart, and they
follow the settings of whoever builds, which documents must not. For the same reason texts of a
PNG are outlines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib import _path
from matplotlib.backends._backend_agg import RendererAgg  # type: ignore[attr-defined]
from matplotlib.colors import to_hex, to_rgba
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

from factpress.charts.drawing import Drawing, PathMark, TextMark
from factpress.charts.glyphs import text_outline
from factpress.charts.png import png
from factpress.charts.sheet import Box, Label, Layout, Shape
from factpress.typefaces.family import Family

_POINTS_PER_INCH = 72
_BUTT, _MITRE, _ROUND = 0, 0, 1
"""How lines end and join, as PDF numbers both (ISO 32000-1, 8.4.3.3 and 8.4.3.4)."""
_PDF_OPERATORS = [b"m", b"l", b"v", b"c", b"h"]
_DECIMALS = 2
_CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
"""Of a rectangle one wide and one high."""


def drawing(layout: Layout) -> Drawing:
    """The layout as matplotlib draws it, without matplotlib's objects."""
    upwards = _upwards(layout)
    marks: list[PathMark | TextMark] = []
    for piece in _pieces(layout):
        if isinstance(piece, Label):
            marks.append(_text_mark(piece, layout.height))
        elif piece.fill or (piece.stroke and piece.stroke_width):
            marks.append(_path_mark(piece, upwards))
    return Drawing(layout.width, layout.height, layout.paper, tuple(marks), layout.family)


def picture(layout: Layout, dots_per_inch: float, *, has_ground: bool = True) -> bytes:
    """The layout as a PNG; without a ground it lets what is behind it show through."""
    return png(painted(layout, dots_per_inch, has_ground=has_ground), dots_per_inch)


def painted(layout: Layout, dots_per_inch: float, *, has_ground: bool = True) -> Image.Image:
    """The layout in pixels; without a ground it lets what is behind it show through."""
    scale = dots_per_inch / _POINTS_PER_INCH
    size = (int(layout.width * scale), int(layout.height * scale))
    renderer = RendererAgg(*size, dots_per_inch)
    upwards = _upwards(layout).scale(scale)
    # The painter knows the last clip by its address, so no other may come to stand there.
    clips = {each.clip: _rectangle(each.clip) for each in layout.shapes if each.clip}
    if has_ground:
        sheet = Shape(_CORNERS * (layout.width, layout.height), fill=layout.paper)
        _paint(sheet, renderer, upwards)
    for piece in _pieces(layout):
        if isinstance(piece, Label):
            _paint_text(piece, layout.family, renderer, upwards)
        else:
            _paint(piece, renderer, upwards, clips[piece.clip] if piece.clip else None)
    pixels = Image.frombuffer("RGBA", size, renderer, "raw", "RGBA", 0, 1)
    # An opaque picture needs no alpha.
    return pixels.convert("RGB" if has_ground else "RGBA")


def _pieces(layout: Layout) -> list[Shape | Label]:
    """What is drawn, lowest layer first."""
    pieces: list[Shape | Label] = [*layout.shapes]
    for label in layout.labels:
        pieces += _printed(label, layout.family)
    return sorted(pieces, key=lambda piece: piece.layer)


def _printed(label: Label, family: Family) -> Sequence[Shape | Label]:
    """A label as text, and as outlines where companions have to print of it."""
    if not family.companions or not family.face_alone(label.face).missing(label.text):
        return (label,)
    from factpress.charts.outlines import outlined

    labels, outlines = outlined(label, family)
    return *labels, *outlines


def _upwards(layout: Layout) -> Affine2D:
    """From the sheet, whose y runs down, to points from the lower left corner."""
    return Affine2D().scale(1, -1).translate(0, layout.height)


def _paint(shape: Shape, renderer: Any, transform: Affine2D, clip: Path | None = None) -> None:
    look = _Look(
        to_rgba(shape.stroke or "none"),
        shape.stroke_width if shape.stroke else 0,
        shape.dash if shape.stroke else (),
        is_round=shape.round_cap,
        clip=(clip, transform) if clip else None,
    )
    fill = to_rgba(shape.fill) if shape.fill else None
    renderer.draw_path(look, _path_of(shape), transform, fill)


def _paint_text(label: Label, family: Family, renderer: Any, transform: Affine2D) -> None:
    outline = text_outline(label.text, family, label.face)
    if outline is not None:
        size = label.size / family.face(label.face).units_per_em
        place = Affine2D().scale(size, -size).translate(label.x, label.y)
        look = _Look(to_rgba("none"), 0)
        renderer.draw_path(look, outline, place + transform, to_rgba(label.colour))


class _Look:
    """How a path is painted, as matplotlib's painter asks a graphics context."""

    _alpha, _forced_alpha, _antialiased, _cliprect = 1.0, False, 1, None

    def __init__(
        self,
        colour: tuple[float, ...],
        width: float,
        dash: tuple[float, ...] = (),
        *,
        is_round: bool = False,
        clip: tuple[Path, Affine2D] | None = None,
    ) -> None:
        self._rgb, self._linewidth = colour, width
        self._dash, self._clip = dash, clip
        self._capstyle = "round" if is_round else "butt"
        self._joinstyle = "round" if is_round else "miter"

    def get_dashes(self) -> tuple[float, tuple[float, ...] | None]:
        return 0, self._dash or None

    def get_clip_path(self) -> tuple[Path | None, Affine2D | None]:
        return self._clip or (None, None)

    def get_snap(self) -> None:
        """Leaves it to the painter, which puts straight edges on whole pixels."""

    def get_hatch_path(self) -> None:
        """No pattern; so it is with what follows."""

    def get_hatch_color(self) -> tuple[float, ...]:
        return self._rgb

    def get_hatch_linewidth(self) -> float:
        return 0.0

    def get_sketch_params(self) -> None:
        """No lines as if by hand."""


def _path_mark(shape: Shape, transform: Affine2D) -> PathMark:
    is_stroked = bool(shape.stroke and shape.stroke_width)
    return PathMark(
        path=_operators(_path_of(shape), transform),
        fill=to_hex(shape.fill) if shape.fill else None,
        stroke=to_hex(shape.stroke) if shape.stroke and is_stroked else None,
        stroke_width=round(shape.stroke_width, 3) if is_stroked else 0,
        dash=tuple(round(length, 3) for length in shape.dash) if is_stroked else (),
        cap=_ROUND if shape.round_cap else _BUTT,
        join=_ROUND if shape.round_cap else _MITRE,
        clip=_operators(_rectangle(shape.clip), transform) if shape.clip else None,
    )


def _text_mark(label: Label, height: float) -> TextMark:
    x, y = round(label.x, 3), round(height - label.y, 3)
    size, colour = round(label.size, 3), to_hex(label.colour)
    return TextMark(label.text, x, y, size, label.face, colour)


def _rectangle(box: Box) -> Path:
    size = (box.right - box.left, box.bottom - box.top)
    codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]
    return Path(_CORNERS * size + (box.left, box.top), codes)


def _path_of(shape: Shape) -> Path:
    path = Path(np.asarray(shape.vertices, float), shape.codes)
    path.should_simplify = False
    return path


def _operators(path: Path, transform: Affine2D) -> str:
    # The converter that matplotlib's own vector backends use; no public one is as fast.
    data = _path.convert_to_string(  # type: ignore[attr-defined]
        path, transform, None, False, None, _DECIMALS, _PDF_OPERATORS, True
    )
    return " ".join(data.decode("ascii").split())
