"""What is wrong with a map beyond what every layout is checked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from factpress.charts.maps.panel import INSET_LAYER
from factpress.charts.maps.pricing import boxes_array
from factpress.charts.sheet import Layout
from factpress.geography.world import Booleans, Floats


def faults(layout: Layout) -> Iterator[str]:
    """Yield a layout's faults, and every label that stands on a flow."""
    yield from layout.faults()
    yield from labels_on_flows(layout)


def labels_on_flows(layout: Layout) -> Iterator[str]:
    """Yield what covers a flow: a label, or the inset. Numbers on badges may."""
    for above, prefix in ((False, "flow "), (True, "inset flow ")):
        labels = [
            label
            for label in layout.labels
            if (label.layer >= INSET_LAYER) == above and not label.text.isdigit()
        ]
        boxes = boxes_array([label.box for label in labels])
        hit = crossed(boxes, _lines(layout, prefix))
        yield from (f"on a flow: {labels[index].text}" for index in np.flatnonzero(hit))
    insets = [np.asarray(shape.vertices) for shape in layout.shapes if shape.name == "inset"]
    leaders = [
        np.asarray(shape.vertices, dtype=float)
        for shape in layout.shapes
        if shape.name == "leader" and shape.layer < INSET_LAYER
    ]
    for corners in insets:
        box = np.concatenate([corners[0], corners[2]])[np.newaxis]
        if crossed(box, [*_lines(layout, "flow "), *leaders]).any():
            yield "the inset covers a line"


def crossed(boxes: Floats, lines: Sequence[Floats]) -> Booleans:
    """Tell which boxes (N, 4) a line passes through (Liang and Barsky 1984)."""
    if not len(boxes) or not lines:
        return np.zeros(len(boxes), dtype=bool)
    start = np.concatenate([line[:-1] for line in lines])
    step = np.concatenate([line[1:] for line in lines]) - start
    # A segment enters a box when it is past both near sides, and leaves at the first far one.
    step = np.where(np.abs(step) < 1e-9, 1e-9, step)
    to_low = (boxes[:, np.newaxis, :2] - start) / step
    to_high = (boxes[:, np.newaxis, 2:] - start) / step
    enters = np.minimum(to_low, to_high).max(axis=2)
    leaves = np.maximum(to_low, to_high).min(axis=2)
    hit: Booleans = (np.maximum(enters, 0) < np.minimum(leaves, 1)).any(axis=1)
    return hit


def _lines(layout: Layout, prefix: str) -> list[Floats]:
    return [
        np.asarray(shape.vertices, dtype=float)
        for shape in layout.shapes
        if shape.name.startswith(prefix)
    ]
