"""The search for a window, a corner for the inset and a place for every label."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from factpress.charts.maps.placement import Placed, settle, total_price
from factpress.charts.maps.pricing import BLOCKED, Request, boxes_array, price_places
from factpress.charts.maps.scene import View
from factpress.charts.maps.search import Search
from factpress.charts.maps.views import sites_in
from factpress.charts.sheet import Box
from factpress.frozen import frozen
from factpress.geography.framing import Window

_HIGHLIGHT_UNDER_INSET = 300.0
_TOUCHING_HIGHLIGHT = 10.0
_TRIED_CORNERS = 2

FINE, COARSE = 0.5, 1.6
"""Distance of the places that are tried, in em: coarsely in every view, then finely."""

_FINALISTS = 2


@frozen
class InsetShape:
    """An inset's size in points, what it shows, and the places that it names."""

    width: float
    height: float
    window: Window
    sites: tuple[str, ...]


@frozen(eq=False)
class Arrangement:
    """What the search found.

    `inset` is a view of its own on top of the map's, with the places `in_inset`.
    """

    view: View
    labels: tuple[Placed | None, ...]
    requests: tuple[Request, ...]
    inset: View | None
    price: float
    in_inset: tuple[str, ...] = ()


def arrange(
    search: Search,
    views: Sequence[Sequence[tuple[View, float]]],
    requests_in: Callable[[View], Sequence[Request]],
    clear: Sequence[Box],
    inset: InsetShape | None,
) -> Arrangement:
    """Return the cheapest arrangement over views, each with its price, and corners for the inset.

    Of groups of like views, the first of each is tried, and all of the most promising group.
    Labels and inset keep off the `clear` boxes.
    """

    def best_in(view: View, price: float, step: float) -> Arrangement:
        found = _arrangements(search, view, requests_in(view), clear, inset, step)
        best = min(found, key=lambda arrangement: arrangement.price)
        return replace(best, price=best.price + price)

    def ranked(some: Sequence[tuple[View, float]]) -> list[tuple[float, tuple[View, float]]]:
        pairs = [(best_in(*each, COARSE).price, each) for each in some]
        return sorted(pairs, key=lambda pair: pair[0])

    tried = [(0.0, views[0][0])]
    if len(views) > 1 or len(views[0]) > 1:
        firsts = ranked([group[0] for group in views])
        most_promising = next(group for group in views if group[0] is firsts[0][1])
        tried = sorted([*firsts, *ranked(most_promising[1:])], key=lambda pair: pair[0])
    finalists = [best_in(view, price, FINE) for _, (view, price) in tried[:_FINALISTS]]
    return min(finalists, key=lambda arrangement: arrangement.price)


def _arrangements(
    search: Search,
    view: View,
    requests: Sequence[Request],
    clear: Sequence[Box],
    inset: InsetShape | None,
    step: float,
) -> Iterator[Arrangement]:
    scene = search.scene
    sites = [*sites_in(scene, view).values()]
    if inset is None:
        sites += [view.place(site) for site in scene.sites.values()]
        around = search.surroundings(view, sites, clear, step)
        labels = settle([price_places(request, around) for request in requests], around)
        yield Arrangement(view, tuple(labels), tuple(requests), None, total_price(labels))
        return
    locator = view.box(inset.window)
    corners = sorted(
        (
            (_corner_price(search, view, box, [locator, *clear]), box)
            for box in _corners(view.panel, inset, 0.7 * search.em)
        ),
        key=lambda pair: pair[0],
    )
    sites += [view.place(site) for name, site in scene.sites.items() if name not in inset.sites]
    around = search.surroundings(view, sites, [*clear, locator], step)
    places = [price_places(request, around) for request in requests]
    for price, box in corners[:_TRIED_CORNERS]:
        labels = settle(places, around, [box])
        inset_view = View(inset.window, box)
        total = price + total_price(labels)
        yield Arrangement(view, tuple(labels), tuple(requests), inset_view, total, inset.sites)


def _corners(panel: Box, inset: InsetShape, margin: float) -> Iterator[Box]:
    for left in (panel.left + margin, panel.right - margin - inset.width):
        for top in (panel.bottom - margin - inset.height, panel.top + margin):
            yield Box(left, top, left + inset.width, top + inset.height)


def _corner_price(search: Search, view: View, box: Box, clear: Sequence[Box]) -> float:
    """An inset must cover no flow and no box, and should cover no highlighted country."""
    terrain = search.terrain
    covered = terrain.shares(terrain.cells(view, boxes_array([box.grown(0.4 * search.em)])))
    is_blocked = covered["flows"][0] > 0 or any(box.overlaps(other) for other in clear)
    price = BLOCKED if is_blocked else 0.0
    for code in terrain.countries:
        share = float(covered[code][0])
        price += _HIGHLIGHT_UNDER_INSET * share + (_TOUCHING_HIGHLIGHT if share else 0)
    return price
