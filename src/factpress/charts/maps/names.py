"""The recipient's name and the places' on a map whose suppliers are named elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from factpress.charts.maps.arrangement import Arrangement, arrange
from factpress.charts.maps.inset import inset_shape
from factpress.charts.maps.parts import MapParts, place_requests, places_off, recipient_request
from factpress.charts.maps.pricing import BLOCKED, Request
from factpress.charts.maps.scene import View
from factpress.charts.maps.search import make_search
from factpress.charts.sheet import Box
from factpress.geography.world import Floats


def arrange_names(
    parts: MapParts, view: View, lines: Sequence[Floats] = (), clear: Sequence[Box] = ()
) -> Arrangement:
    """Return the names' places, clear of lines (projected) and boxes (on the sheet).

    An inset shows the places if one is needed and finds a corner that is free.
    """
    look, scene = parts.look, parts.scene
    search = make_search(scene, [view], look.em, look.dot, lines=lines, labelled=(scene.recipient,))

    def requests_off(inset: Collection[str]) -> Callable[[View], Sequence[Request]]:
        names = places_off(parts, inset)
        return lambda seen: [recipient_request(parts, seen), *place_requests(parts, seen, names)]

    shape = inset_shape(parts, view)
    if shape is not None:
        found = arrange(search, [(view, 0.0)], requests_off(shape.sites), clear, shape)
        if found.price < BLOCKED:
            return found
    return arrange(search, [(view, 0.0)], requests_off(()), clear, None)
