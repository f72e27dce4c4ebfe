"""A chart as a picture that stands alone: its captions in it, on its own ground, with a margin."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from factpress.charts.model import Chart
from factpress.charts.pictures import lay_out
from factpress.charts.sheet import Box, Label, Layout, Shape
from factpress.charts.style import HALF, REPORT, SLIDE_ALONE
from factpress.theme import Theme

PICTURE_SIZES = {"full": REPORT, "half": HALF, "slide": SLIDE_ALONE}
_MARGIN = 1.4
"""In em of plain labels. A picture without a height of its own is wider by it."""


def layout_alone(chart: Chart, title: str, size: str, theme: Theme) -> Layout:
    """The chart laid out with its title."""
    style = replace(PICTURE_SIZES[size], theme=theme)
    margin = _MARGIN * style.size
    if style.height is not None:
        inner = (style.width - 2 * margin, style.height - 2 * margin)
        style = replace(style, width=inner[0], height=inner[1])
    return _with_margin(lay_out(chart, style, title), margin)


def _with_margin(layout: Layout, margin: float) -> Layout:
    return replace(
        layout,
        width=layout.width + 2 * margin,
        height=layout.height + 2 * margin,
        shapes=tuple(_shape_moved(shape, margin) for shape in layout.shapes),
        labels=tuple(_label_moved(label, margin) for label in layout.labels),
    )


def _shape_moved(shape: Shape, by: float) -> Shape:
    clip = _box_moved(shape.clip, by) if shape.clip else None
    return replace(shape, vertices=np.asarray(shape.vertices, float) + by, clip=clip)


def _label_moved(label: Label, by: float) -> Label:
    return replace(label, x=label.x + by, y=label.y + by, box=_box_moved(label.box, by))


def _box_moved(box: Box, by: float) -> Box:
    return Box(box.left + by, box.top + by, box.right + by, box.bottom + by)
