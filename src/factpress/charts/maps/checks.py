"""What is wrong with a map beyond what every layout is checked for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from factpress.charts.maps.panel import INSET_LAYER
from factpress.charts.sheet import Box, Layout
from factpress.geography.clipping import clip_line
from factpress.geography.framing import Window
from factpress.geography.world import Floats


def faults(layout: Layout) -> Iterator[str]:
    """Yield a layout's faults, and every label that stands on a flow."""
    yield from layout.faults()
    yield from labels_on_flows(layout)


def labels_on_flows(layout: Layout) -> Iterator[str]:
    """Yield what covers a flow: a label, or the inset. Numbers on badges may."""
    flows = {
        prefix: [
            np.asarray(shape.vertices, dtype=float)
            for shape in layout.shapes
            if shape.name.startswith(prefix)
        ]
        for prefix in ("flow ", "inset flow ")
    }
    leaders = [
        np.asarray(shape.vertices, dtype=float)
        for shape in layout.shapes
        if shape.name == "leader" and shape.layer < INSET_LAYER
    ]
    for label in layout.labels:
        prefix = "inset flow " if label.layer >= INSET_LAYER else "flow "
        if not label.text.isdigit() and any(_crosses(line, label.box) for line in flows[prefix]):
            yield f"on a flow: {label.text}"
    for shape in layout.shapes:
        if shape.name == "inset":
            (left, top), (right, bottom) = shape.vertices[0], shape.vertices[2]
            box = Box(left, top, right, bottom)
            if any(_crosses(line, box) for line in [*flows["flow "], *leaders]):
                yield "the inset covers a line"


def _crosses(line: Floats, box: Box) -> bool:
    window = Window(box.left, box.right, box.top, box.bottom)
    return any(True for _ in clip_line(line, window))
