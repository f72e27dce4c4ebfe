"""Numbered badges on the map and a key that tells them: for many suppliers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factpress.charts.frame import Frame
from factpress.charts.maps.interior import draw_interior
from factpress.charts.maps.key import (
    KeyStyle,
    draw_badge,
    draw_key,
    key_order,
    plates,
)
from factpress.charts.maps.names import arrange_names
from factpress.charts.maps.panel import BADGE
from factpress.charts.maps.parts import MapParts, NoRoomError
from factpress.charts.maps.running import draw_running_key, running_panel
from factpress.charts.maps.scene import box_round
from factpress.charts.maps.views import sites_in, view_of
from factpress.charts.sheet import Box
from factpress.geography.world import Floats

_ROUNDS = 300
"""Most steps in which badges that overlap are pushed apart."""


def draw_badges(parts: MapParts, frame: Frame, key_style: KeyStyle) -> float:
    """Draw the map with badges, the key below or beside it; return their lower edge.

    Raises NoRoomError if the frame is too small for both.
    """
    order = key_order(parts)
    if key_style.running:
        panel = running_panel(parts, frame, order, key_style)
        _draw_map(parts, panel, order, key_style)
        return draw_running_key(parts, panel, order, key_style)
    fitting = list(plates(parts, frame, key_style))
    if not fitting:
        raise NoRoomError
    plate = max(fitting, key=lambda each: view_of(parts.scene, each.panel).scale)
    _draw_map(parts, plate.panel, order, key_style)
    draw_key(parts, plate, order, key_style)
    return max(plate.panel.bottom, plate.top + plate.key.height)


def _draw_map(parts: MapParts, panel: Box, order: Sequence[int], key_style: KeyStyle) -> None:
    scene, look = parts.scene, parts.look
    view = view_of(scene, panel)
    sites = sites_in(scene, view)
    anchors = np.array([sites[parts.plan.suppliers[index].code] for index in order])
    radius = key_style.radius
    end = sites[scene.recipient]
    badges = _spread(anchors, radius, end, look.dot, panel)
    boxes = [box_round(badge, radius) for badge in badges]
    found = arrange_names(parts, view, clear=boxes)
    draw_interior(parts, found, 0, dots=False)
    for number, (anchor, badge) in enumerate(zip(anchors, badges, strict=True), start=1):
        _draw_tie(parts, anchor, badge, radius)
        code = parts.plan.suppliers[order[number - 1]].code
        draw_badge(parts, badge, number, key_style, f"badge {code}", BADGE)


def _draw_tie(parts: MapParts, anchor: Floats, badge: Floats, radius: float) -> None:
    """A line from a badge that was pushed off its country; farther off, a dot there too."""
    theme, em = parts.sheet.theme, parts.look.em
    distance = float(np.hypot(*(badge - anchor)))
    if distance > 0.6 * radius:
        ends = [tuple(anchor.tolist()), tuple(badge.tolist())]
        parts.sheet.line(ends, stroke=theme.ink, stroke_width=0.06 * em, layer=BADGE - 0.2)
    if distance > radius:
        x, y = anchor.tolist()
        parts.sheet.disc(x, y, 0.45 * parts.look.dot, fill=theme.ink, layer=BADGE - 0.1)


def _spread(anchors: Floats, radius: float, end: Floats, dot: float, panel: Box) -> Floats:
    """Push badges apart, off the recipient's dot and into the panel."""
    badges = anchors.copy()
    low = np.array([panel.left, panel.top]) + radius + 1.5
    high = np.array([panel.right, panel.bottom]) - radius - 1.5
    for _ in range(_ROUNDS):
        moved = _push_pairs(badges, 2 * radius + 1)
        moved |= _push_off(badges, end, radius + dot + 3)
        badges = np.clip(badges, low, high)
        if not moved:
            break
    return badges


def _push_off(badges: Floats, end: Floats, clear: float) -> bool:
    """Move badges that are too close to the recipient's dot away from it; in place."""
    away = badges - end
    lengths = np.hypot(away[:, 0], away[:, 1])
    # A badge right on the dot goes up; any way would do.
    away[lengths < 1e-6] = (0, -1)
    close = lengths < clear - 0.1
    lengths = np.maximum(lengths, 1)
    badges[close] += (away * ((clear - lengths) / lengths)[:, np.newaxis])[close]
    return bool(close.any())


def _push_pairs(badges: Floats, least: float) -> bool:
    """Move every two badges that are too close half the way apart each; in place."""
    gaps = badges[:, np.newaxis] - badges[np.newaxis]
    lengths = np.hypot(gaps[..., 0], gaps[..., 1])
    close = np.argwhere(np.triu(lengths < least - 0.1, 1))
    for one, other in close:
        gap = badges[other] - badges[one]
        length = float(np.hypot(*gap))
        way = gap / length if length > 1e-6 else np.array([1.0, 0.0])
        step = 0.51 * (least - length) * way
        badges[one] -= step
        badges[other] += step
    return len(close) > 0
