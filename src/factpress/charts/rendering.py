"""Layouts drawn by matplotlib: once into a neutral drawing, and as a PNG of the same.

Importing this module imports matplotlib. No pyplot, no global state: settings hold within
`rc_context`, fonts are given by path, so no font cache is read or built.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib import _path
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform, TransformedPath
from PIL import Image

from factpress.charts.drawing import Drawing, PathMark, TextMark
from factpress.charts.font_files import font_path
from factpress.charts.sheet import Box, Label, Layout, Shape
from factpress.typefaces.family import STYLES, Family

_POINTS_PER_INCH = 72
_SETTINGS: Any = {
    "text.hinting": "no_hinting",
    "text.parse_math": False,
    "path.simplify": False,
    "svg.hashsalt": "factpress",
}
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_PDF_OPERATORS = [b"m", b"l", b"v", b"c", b"h"]
_DECIMALS = 2
_CORNERS = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
"""Of a rectangle one wide and one high."""


def artists(layout: Layout, transform: Transform) -> list[Artist]:
    """The layout as matplotlib's artists, lowest layer first, in coordinates of its sheet.

    They need no Figure: to load that and all its axes takes longer than to draw a chart.
    """
    fonts = _fonts(layout.family)
    drawn: list[Artist] = [_patch(shape, transform) for shape in layout.shapes]
    for label in layout.labels:
        labels, outlines = _printed(label, layout.family)
        drawn += [_text(each, fonts[each.face], transform) for each in labels]
        drawn += [_patch(outline, transform) for outline in outlines]
    return sorted(drawn, key=Artist.get_zorder)


def _printed(label: Label, family: Family) -> tuple[Sequence[Label], Sequence[Shape]]:
    """A label as text, and as outlines where companions have to print of it."""
    if not family.companions or not family.face_alone(label.face).missing(label.text):
        return (label,), ()
    from factpress.charts.outlines import outlined

    return outlined(label, family)


def drawing(layout: Layout) -> Drawing:
    """The layout as matplotlib draws it, without matplotlib's objects."""
    return render(layout, dots_per_inch=None)[0]


def render(
    layout: Layout, dots_per_inch: float | None, *, has_ground: bool = True
) -> tuple[Drawing, bytes]:
    """The drawing and, at the given resolution, its PNG; empty bytes for None.

    A PNG that has no ground lets what is behind it show through.
    """
    with mpl.rc_context(_SETTINGS):
        # From the sheet, whose y runs down, to points from the lower left corner.
        transform = Affine2D().scale(1, -1).translate(0, layout.height)
        drawn = artists(layout, transform)
        recorder = _Recorder(layout.width, layout.height, _fonts(layout.family))
        for artist in drawn:
            artist.draw(recorder)
        marks = tuple(recorder.marks)
        recorded = Drawing(layout.width, layout.height, layout.paper, marks, layout.family)
        if not dots_per_inch:
            return recorded, b""
        transform.scale(dots_per_inch / _POINTS_PER_INCH)
        if not has_ground:
            return recorded, _png(drawn, layout, dots_per_inch, "RGBA")
        sheet = Shape(_CORNERS * (layout.width, layout.height), fill=layout.paper)
        return recorded, _png([_patch(sheet, transform), *drawn], layout, dots_per_inch, "RGB")


def _png(drawn: Sequence[Artist], layout: Layout, dots_per_inch: float, channels: str) -> bytes:
    """The artists as a PNG with the given channels.

    An opaque picture needs no alpha channel. Without it, level 3 gives files of the size that
    level 6 gives with it, in half the time.
    """
    scale = dots_per_inch / _POINTS_PER_INCH
    size = (int(layout.width * scale), int(layout.height * scale))
    agg: Any = RendererAgg
    renderer = agg(*size, dots_per_inch)
    for artist in drawn:
        artist.draw(renderer)
    pixels = Image.frombuffer("RGBA", size, renderer.buffer_rgba(), "raw", "RGBA", 0, 1)
    stream = io.BytesIO()
    dots = (dots_per_inch, dots_per_inch)
    pixels.convert(channels).save(stream, format="png", dpi=dots, compress_level=3)
    return stream.getvalue()


def _patch(shape: Shape, transform: Any) -> PathPatch:
    patch = PathPatch(
        Path(np.asarray(shape.vertices, float), shape.codes),
        facecolor=shape.fill or "none",
        edgecolor=shape.stroke or "none",
        linewidth=shape.stroke_width if shape.stroke else 0,
        linestyle=(0, _dashes(shape)) if shape.dash else "-",
        capstyle="round" if shape.round_cap else "butt",
        joinstyle="round" if shape.round_cap else "miter",
        zorder=shape.layer,
        transform=transform,
    )
    if shape.name:
        patch.set_gid(shape.name)
    if shape.clip:
        patch.set_clip_path(TransformedPath(_rectangle(shape.clip), transform))
    return patch


def _dashes(shape: Shape) -> tuple[float, ...]:
    # matplotlib multiplies dashes by the line width; a layout gives them in points.
    return tuple(length / max(shape.stroke_width, 1e-6) for length in shape.dash)


def _rectangle(box: Box) -> Path:
    size = (box.right - box.left, box.bottom - box.top)
    codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]
    return Path(_CORNERS * size + (box.left, box.top), codes)


@cache
def _fonts(family: Family) -> Mapping[str, FontProperties]:
    """The font of each style, by its path."""
    return {style: FontProperties(fname=str(font_path(family, style))) for style in STYLES}


class _Line(Text):
    """A line of text that begins at its place, upright, on its baseline.

    matplotlib would first lay the text out, twice for each drawing, to align and turn it.
    """

    def draw(self, renderer: RendererBase) -> None:
        x, y = self.get_transform().transform(self.get_position())
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        gc = renderer.new_gc()
        gc.set_foreground(to_rgba(self.get_color()), isRGBA=True)
        renderer.draw_text(gc, x, y, self.get_text(), self.get_fontproperties(), 0, mtext=self)
        gc.restore()
        self.stale = False


def _text(label: Label, font: FontProperties, transform: Any) -> Text:
    properties = font.copy()
    properties.set_size(label.size)
    return _Line(
        label.x,
        label.y,
        label.text,
        fontproperties=properties,
        color=label.colour,
        horizontalalignment="left",
        verticalalignment="baseline",
        zorder=label.layer,
        transform=transform,
        parse_math=False,
    )


class _Recorder(RendererBase):
    """A matplotlib renderer that notes paths and texts instead of painting them."""

    def __init__(self, width: float, height: float, fonts: Mapping[str, FontProperties]) -> None:
        super().__init__()
        self._fonts = fonts
        self.width, self.height = width, height
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

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        assert not angle
        assert not ismath
        file = prop.get_file()
        face = next(name for name, font in self._fonts.items() if font.get_file() == file)
        colour = to_hex(gc.get_rgb())
        size = round(prop.get_size_in_points(), 3)
        self.marks.append(TextMark(s, round(x, 3), round(y, 3), size, face, colour))

    def draw_image(self, gc: Any, x: float, y: float, im: Any, transform: Any = None) -> None:
        raise TypeError("charts are drawn with paths and text only, never with images")

    def flipy(self) -> bool:
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        return points

    def new_gc(self) -> GraphicsContextBase:
        return GraphicsContextBase()


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
    if path is not None:
        return _operators(path, transform)
    rectangle = gc.get_clip_rectangle()
    if rectangle is None:
        return None
    x, y, width, height = (round(value, _DECIMALS) for value in rectangle.bounds)
    return f"{x} {y} m {x + width} {y} l {x + width} {y + height} l {x} {y + height} l h"
