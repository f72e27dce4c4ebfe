"""What the drawing functions of one map share, and the labels that they ask for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from factpress.charts.frame import Frame
from factpress.charts.maps.blocks import Block, make_blocks, make_heading
from factpress.charts.maps.look import MapLook
from factpress.charts.maps.plan import SupplyMapPlan
from factpress.charts.maps.pricing import Request
from factpress.charts.maps.scene import Scene, View
from factpress.charts.maps.views import sites_in
from factpress.charts.sheet import Box, Sheet
from factpress.frozen import frozen
from factpress.geography.world import Floats

_WORLD_ASPECT = 2.1
_ASPECTS = (1.3, 2.05)
"""Width to height of a map whose height is free: of the world, and the limits of others."""

_NAME_MEASURE = 12.0
_PLACE_MEASURES = (14.0, 9.0)
"""Widths in em to which the recipient's name and the places' labels may be set."""


class NoRoomError(Exception):
    """A way of labelling has no room for this map; another has to be tried."""


@frozen
class MapParts:
    """What every drawing function of one map needs."""

    sheet: Sheet
    plan: SupplyMapPlan
    scene: Scene
    look: MapLook


def recipient_request(parts: MapParts, view: View) -> Request:
    """Return the recipient's label: its name alone, larger than the suppliers'."""
    em = parts.look.em
    family = parts.sheet.theme.family
    block = make_heading(parts.plan.recipient_name, 1.12 * em, _NAME_MEASURE * em, family)
    return country_request(parts, view, parts.plan.recipient, (block,))


def country_request(parts: MapParts, view: View, code: str, blocks: tuple[Block, ...]) -> Request:
    """Return a country's label, near its land or near where its flow enters the map."""
    scene = parts.scene
    is_distant = code in scene.distant
    site = sites_in(scene, view)[code] if is_distant else view.place(scene.anchors[code])
    outline = site[np.newaxis]
    if not is_distant:
        outline = np.concatenate([_within(view.place(scene.outlines[code]), view.panel), outline])
    return Request(blocks, site, outline, code)


def place_requests(
    parts: MapParts, view: View, names: Collection[str], measures: Sequence[float] | None = None
) -> list[Request]:
    """Return the labels of some places on the way, set to one of the measures (points)."""
    size = parts.sheet.style.small_size
    if measures is None:
        measures = [measure * parts.look.em for measure in _PLACE_MEASURES]
    requests = []
    for site in (site for site in parts.plan.sites if site.name in names):
        notes = (site.note,) if site.note else ()
        blocks = make_blocks(site.name, notes, size, measures, parts.sheet.theme.family)
        spot = view.place(parts.scene.sites[site.name])
        requests.append(Request(blocks, spot, spot[np.newaxis]))
    return requests


def places_off(parts: MapParts, inset: Collection[str]) -> list[str]:
    """Return the names of the places that an inset does not show."""
    return [name for name in parts.scene.sites if name not in inset]


def map_panel(parts: MapParts, frame: Frame) -> Box:
    """Return a panel of the frame's full measure, as high as the data or the frame ask."""
    width = frame.right - frame.left
    height = frame.room
    if height is None:
        height = panel_height(parts, width)
    return Box(frame.left, frame.top, frame.right, frame.top + height)


def panel_height(parts: MapParts, width: float) -> float:
    """Return the height of a map as its data ask for."""
    if parts.scene.is_world:
        return width / _WORLD_ASPECT
    across, up = np.ptp(parts.scene.frame.points, axis=0)
    return width / float(np.clip(across / max(up, 1e-6), *_ASPECTS))


def _within(points: Floats, panel: Box) -> Floats:
    inside = (points >= [panel.left, panel.top]) & (points <= [panel.right, panel.bottom])
    return points[inside.all(axis=1)]
