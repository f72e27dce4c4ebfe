"""The inset: the end of the flows once more, larger, with its place on the map."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from factpress.charts.maps.arrangement import FINE, InsetShape
from factpress.charts.maps.blocks import make_heading
from factpress.charts.maps.context import draw_context
from factpress.charts.maps.flows import draw_flows
from factpress.charts.maps.labels import draw_label
from factpress.charts.maps.panel import (
    FLOW,
    INSET_LAYER,
    LOCATOR,
    MAP_LAYER,
    NAME,
    basemap_for,
    country_fills,
    draw_country_dot,
    draw_ground,
    draw_outline_of,
    draw_place_dot,
)
from factpress.charts.maps.parts import MapParts, country_request, place_requests
from factpress.charts.maps.placement import Placed, place_labels
from factpress.charts.maps.pricing import BLOCKED, Request
from factpress.charts.maps.scene import View
from factpress.charts.maps.search import make_search
from factpress.charts.sheet import Box
from factpress.geography.framing import window_around

_TOO_SHORT = 4.2
"""A last leg shorter than this, in em, is shown once more in an inset."""

_SIZES = ((0.3, 0.47), (0.36, 0.56))
"""Shares of the map's width and height that an inset may take: the first that will do."""

_LARGEST = (15.5, 13.0)
"""Width and height in em beyond which an inset does not grow."""

_PADDINGS = (0.22, 0.5, 0.9)
_LEAST_EXTENT = 0.02
_CONTEXT = 5


def inset_shape(parts: MapParts, view: View) -> InsetShape | None:
    """Return the inset that a map needs whose last leg is too short to see; else None.

    It is as large, and shows as much around, as its labels need. None also if even the
    largest has no room for them: then they stand on the map.
    """
    scene, look = parts.scene, parts.look
    end = view.place(scene.anchors[scene.recipient])
    lengths = [float(np.hypot(*(view.place(site) - end))) for site in scene.sites.values()]
    if not lengths or min(lengths) >= _TOO_SHORT * look.em:
        return None
    for shape in _shapes(parts, view.panel):
        trial = View(shape.window, Box(0, 0, shape.width, shape.height))
        _, labels = _labels(parts, trial)
        if all(label is not None and label.price < BLOCKED for label in labels):
            return shape
    return None


def _shapes(parts: MapParts, panel: Box) -> Iterator[InsetShape]:
    scene, em = parts.scene, parts.look.em
    points = np.concatenate([scene.outlines[scene.recipient], [*scene.sites.values()]])
    for across, down in _SIZES:
        width = min(_LARGEST[0] * em, across * panel.width)
        height = min(_LARGEST[1] * em, down * panel.height)
        for padding in _PADDINGS:
            window = window_around(points, width / height, padding, _LEAST_EXTENT)
            yield InsetShape(width, height, window)


def draw_inset(parts: MapParts, view: View, inset: View) -> None:
    """Draw the inset, and a box on the map round what it shows."""
    sheet, scene, look = parts.sheet, parts.scene, parts.look
    basemap = basemap_for(scene, inset)
    draw_ground(sheet, basemap, inset, country_fills(scene, look), INSET_LAYER)
    lines = draw_flows(sheet, scene, inset, look.flow, INSET_LAYER + FLOW, "inset flow")
    end = inset.place(scene.anchors[scene.recipient])
    draw_country_dot(sheet, end, scene.recipient, scene=scene, look=look, layer=INSET_LAYER)
    for name, site in scene.sites.items():
        draw_place_dot(sheet, inset.place(site), name, look, INSET_LAYER)
    requests, labels = _labels(parts, inset)
    for request, label in zip(requests, labels, strict=True):
        if label is not None:
            lines += draw_label(parts, inset, request, label, INSET_LAYER)
    draw_outline_of(sheet, inset.panel, INSET_LAYER + NAME - 0.5, "inset")
    draw_outline_of(sheet, view.box(inset.window), MAP_LAYER + LOCATOR, "locator")
    draw_context(
        sheet,
        basemap,
        inset,
        look,
        language=parts.plan.language,
        excluding=scene.anchors,
        boxes=[label.box for label in labels if label is not None],
        lines=[*lines, *map(inset.place, basemap.country_rings(scene.recipient))],
        most=_CONTEXT,
        layer=INSET_LAYER,
    )


def _labels(parts: MapParts, inset: View) -> tuple[list[Request], list[Placed | None]]:
    look, scene = parts.look, parts.scene
    room = inset.panel.width - 1.2 * look.em
    measures = (0.62 * room, room)
    family = parts.sheet.theme.family
    block = make_heading(parts.plan.recipient_name, look.em, 0.6 * room, family)
    requests = [
        country_request(parts, inset, parts.plan.recipient, (block,)),
        *place_requests(parts, inset, measures),
    ]
    search = make_search(scene, [inset], look.em, look.dot, columns=120)
    sites = [request.site for request in requests]
    return requests, place_labels(requests, search.surroundings(inset, sites, [], FINE))
