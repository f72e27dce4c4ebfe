"""Layouts drawn by matplotlib: once into a neutral drawing, and as a PNG of the same.

Importing this module imports matplotlib. Its renderers are given paths, without a Figure or
artists: these take longer to make than a chart to draw, and follow the settings of whoever
builds, which documents must not. For the same reason texts of a PNG are outlines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib import _path
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, TransformedPath
from PIL import Image

from factpress.charts.drawing import Drawing, PathMark, TextMark
from factpress.charts.glyphs import text_outline
from factpress.charts.png import png
from factpress.charts.sheet import Box, Label, Layout, Shape
from factpress.typefaces.family import Family

_POINTS_PER_INCH = 72
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_PDF_OPERATORS = [b"m", b"l", b"v", b"c", b"h"]
_DECIMALS = 2
_CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
"""Of a rectangle one wide and one high."""


def drawing(layout: Layout) -> Drawing:
    """The layout as matplotlib draws it, without matplotlib's objects."""
    return _recorded(layout, _pieces(layout))


def render(
    layout: Layout, dots_per_inch: float | None, *, has_ground: bool = True
) -> tuple[Drawing, bytes]:
    """The drawing and, at the given resolution, its PNG; empty bytes for None.

    A PNG that has no ground lets what is behind it show through.
    """
    pieces = _pieces(layout)
    recorded = _recorded(layout, pieces)
    if not dots_per_inch:
        return recorded, b""
    if not has_ground:
        return recorded, _png(layout, pieces, dots_per_inch, "RGBA")
    sheet = Shape(_CORNERS * (layout.width, layout.height), fill=layout.paper)
    return recorded, _png(layout, [sheet, *pieces], dots_per_inch, "RGB")


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


def _recorded(layout: Layout, pieces: Sequence[Shape | Label]) -> Drawing:
    recorder = _Recorder()
    upwards = _upwards(layout)
    for piece in pieces:
        if isinstance(piece, Label):
            recorder.marks.append(_text_mark(piece, layout.height))
        else:
            _paint(piece, recorder, upwards)
    marks = tuple(recorder.marks)
    return Drawing(layout.width, layout.height, layout.paper, marks, layout.family)


def _png(
    layout: Layout, pieces: Sequence[Shape | Label], dots_per_inch: float, channels: str
) -> bytes:
    """The pieces as a PNG with the given channels; an opaque picture needs no alpha."""
    scale = dots_per_inch / _POINTS_PER_INCH
    size = (int(layout.width * scale), int(layout.height * scale))
    agg: Any = RendererAgg
    renderer = agg(*size, dots_per_inch)
    upwards = _upwards(layout).scale(scale)
    for piece in pieces:
        if isinstance(piece, Label):
            _paint_text(piece, layout.family, renderer, upwards)
        else:
            _paint(piece, renderer, upwards)
    pixels = Image.frombuffer("RGBA", size, renderer.buffer_rgba(), "raw", "RGBA", 0, 1)
    return png(pixels.convert(channels), dots_per_inch)


def _upwards(layout: Layout) -> Affine2D:
    """From the sheet, whose y runs down, to points from the lower left corner."""
    return Affine2D().scale(1, -1).translate(0, layout.height)


def _paint(shape: Shape, renderer: RendererBase, transform: Affine2D) -> None:
    gc = GraphicsContextBase()
    gc.set_linewidth(shape.stroke_width if shape.stroke else 0)
    gc.set_foreground(to_rgba(shape.stroke or "none"), isRGBA=True)
    gc.set_capstyle("round" if shape.round_cap else "butt")
    gc.set_joinstyle("round" if shape.round_cap else "miter")
    if shape.dash and shape.stroke:
        gc.set_dashes(0, shape.dash)
    if shape.clip:
        gc.set_clip_path(TransformedPath(_rectangle(shape.clip), transform))
    path = Path(np.asarray(shape.vertices, float), shape.codes)
    path.should_simplify = False
    renderer.draw_path(gc, path, transform, to_rgba(shape.fill) if shape.fill else None)


def _paint_text(label: Label, family: Family, renderer: RendererBase, transform: Affine2D) -> None:
    outline = text_outline(label.text, family, label.face)
    if outline is None:
        return
    gc = GraphicsContextBase()
    gc.set_linewidth(0)
    size = label.size / family.face(label.face).units_per_em
    place = Affine2D().scale(size, -size).translate(label.x, label.y)
    renderer.draw_path(gc, outline, place + transform, to_rgba(label.colour))


def _text_mark(label: Label, height: float) -> TextMark:
    x, y = round(label.x, 3), round(height - label.y, 3)
    size, colour = round(label.size, 3), to_hex(label.colour)
    return TextMark(label.text, x, y, size, label.face, colour)


def _rectangle(box: Box) -> Path:
    size = (box.right - box.left, box.bottom - box.top)
    codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]
    return Path(_CORNERS * size + (box.left, box.top), codes)


class _Recorder(RendererBase):
    """A matplotlib renderer that notes paths instead of painting them."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[PathMark | TextMark] = []

    def draw_path(
        self, gc: GraphicsContextBase, path: Path, transform: Any, rgbFace: Any = None
    ) -> None:
        width = gc.get_linewidth()
        stroke = to_hex(gc.get_rgb()) if width > 0 and _visible(gc.get_rgb()) else None
        fill = to_hex(rgbFace) if rgbFace is not None and _visible(rgbFace) else None
        if not (stroke or fill):
            return
        dashes: Any = gc.get_dashes()[1]
        self.marks.append(
            PathMark(
                path=_operators(path, transform),
                fill=fill,
                stroke=stroke,
                stroke_width=round(width, 3) if stroke else 0,
                dash=tuple(round(length, 3) for length in dashes or ()),
                cap=_CAPS[str(gc.get_capstyle())],
                join=_JOINS[str(gc.get_joinstyle())],
                clip=_clip(gc),
            )
        )


def _visible(colour: Any) -> bool:
    return len(colour) < 4 or colour[3] > 0


def _operators(path: Path | TransformedPath, transform: Any) -> str:
    # The converter that matplotlib's own vector backends use; no public one is as fast.
    data = _path.convert_to_string(  # type: ignore[attr-defined]
        path, transform, None, False, None, _DECIMALS, _PDF_OPERATORS, True
    )
    return " ".join(data.decode("ascii").split())


def _clip(gc: GraphicsContextBase) -> str | None:
    path, transform = gc.get_clip_path()
    return None if path is None else _operators(path, transform)
