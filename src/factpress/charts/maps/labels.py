"""Labels on the map, with a line to their site where one is needed."""

from __future__ import annotations

import numpy as np

from factpress.charts.maps.panel import LEADER, MAP_LAYER, NAME
from factpress.charts.maps.parts import MapParts
from factpress.charts.maps.placement import Placed
from factpress.charts.maps.pricing import (
    LEADER_FROM,
    Request,
    boxes_array,
    distances_to_boxes,
)
from factpress.charts.maps.scene import View
from factpress.geography.world import Floats


def draw_label(
    parts: MapParts, view: View, request: Request, label: Placed, layer: float = MAP_LAYER
) -> list[Floats]:
    """Draw a label and, where it needs one, its leader, which is returned."""
    heading, text, ground = _colours(parts, request, label)
    label.block.draw(
        parts.sheet,
        label.box.left,
        label.box.top,
        heading=heading,
        text=text,
        ground=ground,
        layer=layer + NAME,
    )
    if not _needs_leader(parts, view, request, label):
        return []
    look, box = parts.look, label.box.grown(0.15 * parts.look.em)
    end = np.clip(request.site, [box.left, box.top], [box.right, box.bottom])
    leader = np.array([request.site, end])
    parts.sheet.line(
        leader.tolist(),
        stroke=look.leader,
        stroke_width=0.06 * look.em,
        layer=layer + LEADER,
        name="leader",
    )
    return [leader]


def _colours(parts: MapParts, request: Request, label: Placed) -> tuple[str, str, str]:
    """The colours of the heading, of the text, and of the ground below them."""
    look, theme = parts.look, parts.sheet.theme
    is_recipient = request.code == parts.scene.recipient
    if label.on_own_land:
        ground = look.recipient_fill if is_recipient else look.supplier_fill
        ink = look.best_on(ground)
        return ink, ink, ground
    if not request.code:
        return theme.ink, theme.ink, theme.land
    return look.recipient_ink if is_recipient else look.supplier_ink, theme.ink, theme.land


def _needs_leader(parts: MapParts, view: View, request: Request, label: Placed) -> bool:
    """Whether a label stands far from its own site, or as near to another's."""
    em = parts.look.em
    if label.on_own_land:
        return False
    if label.distance > LEADER_FROM * em:
        return True
    if request.code in {"", parts.scene.recipient}:
        return False
    boxes = boxes_array([label.box])
    others = [code for code in parts.scene.highlighted if code != request.code]
    return any(
        distances_to_boxes(boxes, view.place(parts.scene.outlines[code])).min()
        < label.distance + 0.5 * em
        for code in others
    )
