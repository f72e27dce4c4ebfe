"""supply-map as shapes: a group of countries, each named, with flows, marks and labels.

The layout is the picture's own, with every country as a shape of its own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from factpress.charts.frame import Captions
from factpress.charts.maps.drawing import draw_map
from factpress.charts.maps.plan import SupplyMapPlan
from factpress.charts.model import Chart
from factpress.charts.native.model import NativeKind
from factpress.charts.sheet import CLOSE, LINE, MOVE, Box, Layout, Shape
from factpress.charts.style import ChartStyle
from factpress.geography.clipping import clip_line, clip_ring
from factpress.geography.framing import Window
from factpress.geography.world import Floats
from factpress.wording import Wording


def describe_map(chart: Chart, style: ChartStyle, wording: Wording) -> Layout:
    """The map with its captions, cut to its panel, shapes in painting order."""
    captions = Captions("", chart.subtitle, chart.note, chart.source)
    layout = draw_map(chart.plan, captions, style, apart=True)
    plan: SupplyMapPlan = chart.plan
    shapes = [_cut(shape) for shape in sorted(layout.shapes, key=lambda each: each.layer)]
    return replace(
        layout,
        shapes=tuple(
            replace(shape, name=_name(shape.name, plan, wording))
            for shape in shapes
            if len(shape.vertices)
        ),
    )


def _name(name: str, plan: SupplyMapPlan, wording: Wording) -> str:
    """What a shape stands for, in the language of the briefing; empty for lines and grounds."""
    kind, _, what = name.removeprefix("head of ").removeprefix("inset ").partition(" ")
    match kind:
        case "country" | "supplier" | "recipient" | "badge" | "key":
            return wording.country(what)
        case "flow":
            return f"{wording.country(what)} \N{RIGHTWARDS ARROW} {plan.recipient_name}"
        case "place":
            return what
    return ""


def _cut(shape: Shape) -> Shape:
    """A shape without what lies beyond its clip, which shapes of a slide do not have."""
    if shape.clip is None:
        return shape
    vertices = np.asarray(shape.vertices, float)
    window = _window(shape.clip)
    starts = [*np.flatnonzero(np.asarray(shape.codes) == MOVE), len(vertices)]
    strands = [vertices[start:end] for start, end in pairwise(starts)]
    if shape.fill:
        rings = [clip_ring(strand[:-1], window) for strand in strands]
        parts = [np.concatenate([ring, ring[:1]]) for ring in rings if len(ring) >= 3]
    else:
        parts = [line for strand in strands for line in clip_line(strand, window)]
    if not parts:
        return replace(shape, vertices=np.empty((0, 2)), codes=None)
    codes = np.concatenate([_codes(part, closed=bool(shape.fill)) for part in parts])
    return replace(shape, vertices=np.concatenate(parts), codes=codes, clip=None)


def _codes(part: Floats, *, closed: bool) -> Floats:
    codes = np.full(len(part), LINE)
    codes[0] = MOVE
    if closed:
        codes[-1] = CLOSE
    return codes


def _window(box: Box) -> Window:
    return Window(box.left, box.right, box.top, box.bottom)


NATIVE = NativeKind(describe_map)
