"""The inset: the end of the flows once more, larger, with its place on the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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

_SIZES = ((0.3, 0.47), (0.36, 0.56), (0.44, 0.62))
"""Shares of the map's width and height that an inset may take: the first that will do."""

_TOO_DEAR = 45.0
"""Price of a label from which a larger inset is tried."""

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
    near = tuple(
        name
        for name, site in scene.sites.items()
        if np.hypot(*(view.place(site) - end)) < _TOO_SHORT * look.em
    )
    if not near:
        return None
    found: list[tuple[float, InsetShape]] = []
    for shape in _shapes(parts, view.panel, near):
        trial = View(shape.window, Box(0, 0, shape.width, shape.height))
        placed = _placed(parts, trial, near)
        labels = tuple(label for label in placed if label is not None and label.price < BLOCKED)
        if len(labels) == len(placed):
            dearest = max(label.price for label in labels)
            found.append((dearest, replace(shape, labels=labels)))
            if dearest < _TOO_DEAR:
                break
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _shapes(parts: MapParts, panel: Box, near: Sequence[str]) -> Iterator[InsetShape]:
    scene, em = parts.scene, parts.look.em
    places = [scene.sites[name] for name in near]
    points = np.concatenate([scene.outlines[scene.recipient], places])
    for across, down in _SIZES:
        width = min(_LARGEST[0] * em, across * panel.width)
        height = min(_LARGEST[1] * em, down * panel.height)
        for padding in _PADDINGS:
            window = window_around(points, width / height, padding, _LEAST_EXTENT)
            yield InsetShape(width, height, window, tuple(near))


def draw_inset(parts: MapParts, view: View, inset: View, shape: InsetShape) -> None:
    """Draw the inset with the places near the recipient, and a box on the map round it."""
    sheet, scene, look = parts.sheet, parts.scene, parts.look
    basemap = basemap_for(scene, inset)
    draw_ground(sheet, basemap, inset, country_fills(scene, look), INSET_LAYER, apart=look.apart)
    lines = draw_flows(sheet, scene, inset, look.flow, INSET_LAYER + FLOW, "inset flow")
    end = inset.place(scene.anchors[scene.recipient])
    draw_country_dot(sheet, end, scene.recipient, scene=scene, look=look, layer=INSET_LAYER)
    for name in shape.sites:
        draw_place_dot(sheet, inset.place(scene.sites[name]), name, look, INSET_LAYER)
    labels = [_moved(label, inset.panel) for label in shape.labels]
    for request, label in zip(_requests(parts, inset, shape.sites), labels, strict=True):
        lines += draw_label(parts, inset, request, label, INSET_LAYER)
    draw_outline_of(sheet, inset.panel, INSET_LAYER + NAME - 0.5, "inset")
    shown = view.box(inset.window).cut(view.panel)
    draw_outline_of(sheet, shown, MAP_LAYER + LOCATOR, "locator")
    draw_context(
        sheet,
        basemap,
        inset,
        look,
        language=parts.plan.language,
        excluding=scene.anchors,
        boxes=[label.box for label in labels],
        lines=[*lines, *map(inset.place, basemap.country_rings(scene.recipient))],
        most=_CONTEXT,
        layer=INSET_LAYER,
    )


def _requests(parts: MapParts, inset: View, near: Sequence[str]) -> list[Request]:
    room = inset.panel.width - 1.2 * parts.look.em
    family = parts.sheet.theme.family
    block = make_heading(parts.plan.recipient_name, parts.look.em, 0.6 * room, family)
    return [
        country_request(parts, inset, parts.plan.recipient, (block,)),
        *place_requests(parts, inset, near, (0.62 * room, room)),
    ]


def _placed(parts: MapParts, inset: View, near: Sequence[str]) -> list[Placed | None]:
    look = parts.look
    requests = _requests(parts, inset, near)
    search = make_search(parts.scene, [inset], look.em, look.dot, columns=120)
    sites = [request.site for request in requests]
    return place_labels(requests, search.surroundings(inset, sites, [], FINE))


def _moved(label: Placed, panel: Box) -> Placed:
    """A label of a shape, in the inset whose panel this is."""
    box, left, top = label.box, panel.left, panel.top
    moved = Box(box.left + left, box.top + top, box.right + left, box.bottom + top)
    return replace(label, box=moved)
