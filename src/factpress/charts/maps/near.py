"""Labels beside their countries: for a handful of suppliers."""

from __future__ import annotations

from factpress.charts.frame import Frame
from factpress.charts.maps.arrangement import arrange
from factpress.charts.maps.blocks import make_blocks
from factpress.charts.maps.inset import inset_shape
from factpress.charts.maps.interior import draw_interior
from factpress.charts.maps.parts import (
    MapParts,
    NoRoomError,
    country_request,
    map_panel,
    place_requests,
    places_off,
    recipient_request,
)
from factpress.charts.maps.pricing import Request
from factpress.charts.maps.scene import View
from factpress.charts.maps.search import make_search
from factpress.charts.maps.views import candidate_views

_MEASURES = (18.0, 13.0, 10.0)
"""Widths in em to which a supplier's items may be set."""

_TOO_DEAR = 20.0
_CONTEXT = 6


def draw_near(parts: MapParts, frame: Frame, size: float) -> float:
    """Draw the map with labels of the given size; return the y of its lower edge.

    Raises NoRoomError if a label would stand where nobody would look for it.
    """
    panel = map_panel(parts, frame)
    em = parts.look.em
    views = list(candidate_views(parts.scene, panel))
    inset = inset_shape(parts, views[0][0])
    places = places_off(parts, inset.sites if inset else ())
    family = parts.sheet.theme.family
    blocks = {
        supplier.code: make_blocks(
            supplier.name, supplier.items, size, [measure * size for measure in _MEASURES], family
        )
        for supplier in parts.plan.suppliers
    }

    def requests_in(view: View) -> list[Request]:
        requests = [country_request(parts, view, code, blocks[code]) for code in blocks]
        requests.append(recipient_request(parts, view))
        return requests + place_requests(parts, view, places)

    search = make_search(parts.scene, [view for view, _ in views], em, parts.look.dot)
    found = arrange(search, views, requests_in, [], inset)
    if any(label is None or label.price > _TOO_DEAR for label in found.labels):
        raise NoRoomError
    draw_interior(parts, found, _CONTEXT)
    return panel.bottom
