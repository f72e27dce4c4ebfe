"""Windows: what of the world a panel shows, and where sites then are on the sheet."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from factpress.charts.maps.flows import seen_lines
from factpress.charts.maps.scene import Scene, View
from factpress.charts.sheet import Box
from factpress.geography.framing import Window, window_around
from factpress.geography.projections import EqualEarth
from factpress.geography.world import Floats

_PADDINGS = (0.2, 0.12, 0.04)
_PLAIN_PADDING = 0.07
_PRICE_OF_PADDING = 80.0
_SHIFTS = ((0.0, 0.0), (-0.85, 0.0), (0.85, 0.0), (0.0, -0.85), (-0.85, -0.85), (0.0, 0.85))
_PRICE_OF_SHIFT = 1.5
_WORLD_EDGES = ((-172.0, -50.0), (172.0, 74.0))
"""Longitude from the central meridian, and latitude, of what a world map shows."""

_WORLD_SPREAD = 3.0
"""Extent of the data, in Earth radii, from which a world map shows the whole world."""


def candidate_views(scene: Scene, panel: Box) -> Iterator[tuple[View, float]]:
    """Yield windows on the panel, each with the price of choosing it."""
    aspect = panel.width / panel.height
    points = scene.frame.points
    if scene.is_world:
        yield view_of(scene, panel), 0.0
        return
    for padding in _PADDINGS:
        window = scene.frame.window(aspect, padding)
        for across, up in _SHIFTS:
            shifted = _shifted(window, points, across, up)
            if (across or up) and _much_alike(shifted, window):
                continue
            price = padding * _PRICE_OF_PADDING + _PRICE_OF_SHIFT * (abs(across) + abs(up))
            yield View(shifted, panel), price


def view_of(scene: Scene, panel: Box) -> View:
    """Return the plain view: all that must be seen, in the middle."""
    aspect = panel.width / panel.height
    if scene.is_world:
        return View(window_around(_world_points(scene), aspect, 0.04), panel)
    return View(scene.frame.window(aspect, _PLAIN_PADDING), panel)


def sites_in(scene: Scene, view: View) -> dict[str, Floats]:
    """Return, on the sheet, what each country's label belongs to: its dot or its entry."""
    entries = _entry_points(scene, view)
    sites = {code: view.place(anchor) for code, anchor in scene.anchors.items()}
    return sites | entries


def _entry_points(scene: Scene, view: View) -> dict[str, Floats]:
    """Return where, on the sheet, the flows of distant suppliers enter the map."""
    entries = {}
    for flow in scene.flows:
        if flow.code in scene.distant:
            lines = seen_lines(flow, view.window, enters=True)
            if lines:
                entries[flow.code] = view.place(lines[0][0])
    return entries


def _world_points(scene: Scene) -> Floats:
    points = scene.frame.points
    if np.ptp(points[:, 0]) <= _WORLD_SPREAD:
        return points
    # Longitudes here count from the central meridian.
    corners = EqualEarth.project_offsets(*np.array(_WORLD_EDGES).T)
    return np.concatenate([points, corners])


def _much_alike(one: Window, other: Window) -> bool:
    """Whether moving from one window to the other is not worth a trial."""
    moved = abs(one.left - other.left) + abs(one.bottom - other.bottom)
    return moved < 0.03 * one.width


def _shifted(window: Window, points: Floats, across: float, up: float) -> Window:
    """Move the window by a share of the room between its edges and the points."""
    (left, bottom), (right, top) = points.min(axis=0), points.max(axis=0)
    room_across = max(0.0, (window.width - (right - left)) / 2 - 0.03 * window.width)
    room_up = max(0.0, (window.height - (top - bottom)) / 2 - 0.03 * window.height)
    dx, dy = across * room_across, up * room_up
    return Window(window.left + dx, window.right + dx, window.bottom + dy, window.top + dy)
