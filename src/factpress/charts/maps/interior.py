"""Everything within the map's panel: ground, flows, dots, labels and the inset."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from factpress.charts.maps.arrangement import Arrangement
from factpress.charts.maps.context import draw_context
from factpress.charts.maps.flows import draw_flows
from factpress.charts.maps.inset import draw_inset
from factpress.charts.maps.labels import draw_label
from factpress.charts.maps.panel import (
    FLOW,
    MAP_LAYER,
    basemap_for,
    country_fills,
    draw_country_dot,
    draw_ground,
    draw_place_dot,
)
from factpress.charts.maps.parts import MapParts
from factpress.charts.maps.scene import View, box_round
from factpress.charts.maps.views import sites_in
from factpress.geography.world import Floats

_ROOM_FOR_HEAD = 1.9
"""Least distance in em of a place from the recipient that leaves room for an arrow head."""


def draw_interior(
    parts: MapParts,
    found: Arrangement,
    context: int,
    *,
    lines: Sequence[Floats] = (),
    dots: bool = True,
) -> None:
    """Draw the map that was arranged, with its labels.

    At most `context` grey names are added; they keep clear of `lines` (on the sheet).
    Without `dots`, only the recipient has one.
    """
    sheet, scene, look = parts.sheet, parts.scene, parts.look
    view = found.view
    basemap = basemap_for(scene, view)
    draw_ground(sheet, basemap, view, country_fills(scene, look), MAP_LAYER, apart=look.apart)
    obstacles = [*lines, *draw_flows(sheet, scene, view, look.flow, MAP_LAYER + FLOW, "flow")]
    sites = sites_in(scene, view)
    for code in scene.highlighted if dots else (scene.recipient,):
        draw_country_dot(sheet, sites[code], code, scene=scene, look=look, layer=MAP_LAYER)
    _draw_places(parts, view, found.in_inset)
    for request, label in zip(found.requests, found.labels, strict=True):
        if label is not None:
            obstacles += draw_label(parts, view, request, label)
    boxes = [label.box for label in found.labels if label is not None]
    boxes += [box_round(site, look.dot) for site in sites.values()]
    obstacles += [
        view.place(ring) for code in scene.anchors for ring in basemap.country_rings(code)
    ]
    if found.inset is not None and found.inset_shape is not None:
        draw_inset(parts, view, found.inset, found.inset_shape)
        boxes += [found.inset.panel, view.box(found.inset.window)]
    draw_context(
        sheet,
        basemap,
        view,
        look,
        language=parts.plan.language,
        excluding=scene.anchors,
        boxes=boxes,
        lines=obstacles,
        most=context,
        layer=MAP_LAYER,
    )


def _draw_places(parts: MapParts, view: View, in_inset: Collection[str]) -> None:
    scene, look = parts.scene, parts.look
    end = view.place(scene.anchors[scene.recipient])
    for name, site in scene.sites.items():
        spot = view.place(site)
        # Beside the recipient's dot it would hide the arrow head: the inset shows it.
        near = np.hypot(*(spot - end)) < _ROOM_FOR_HEAD * look.em
        if not (near and name in in_inset):
            draw_place_dot(parts.sheet, spot, name, look, MAP_LAYER)
