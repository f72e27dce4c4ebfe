"""Disputed borders are interrupted behind labels, as cartographers mask them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from factpress.charts.sheet import MOVE, Box, Label, Layout, Shape

_MARGIN = 1.5


def without_lines_behind_labels(layout: Layout, colour: str) -> Layout:
    """The layout with lines of a colour cut out of the boxes of its labels."""
    boxes = [label.box.grown(_MARGIN) for label in _on_map(layout.labels)]
    shapes = tuple(
        _cut(shape, boxes) if shape.dash and shape.stroke == colour else shape
        for shape in layout.shapes
    )
    return replace(layout, shapes=shapes)


def _on_map(labels: Sequence[Label]) -> list[Label]:
    return [label for label in labels if label.text.strip()]


def _cut(shape: Shape, boxes: Sequence[Box]) -> Shape:
    """The line without the vertices that lie in a box; what is left starts anew behind it."""
    vertices = np.asarray(shape.vertices, float)
    codes = np.array(shape.codes, copy=True)
    x, y = vertices.T
    hidden = np.zeros(len(vertices), bool)
    for box in boxes:
        hidden |= (x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)
    if not hidden.any():
        return shape
    behind = np.zeros_like(hidden)
    behind[1:] = hidden[:-1]
    codes[behind] = MOVE
    return replace(shape, vertices=vertices[~hidden], codes=codes[~hidden])
