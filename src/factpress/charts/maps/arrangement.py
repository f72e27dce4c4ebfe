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

FINE, COARSE = 0.7, 2.4
"""Distance of the places that are tried, in em: coarsely in every view, then finely."""

_FINALISTS = 2


@frozen
class InsetShape:
    """An inset's size in points, what it shows, and the places that it names.

    `labels` are where they stand in an inset whose upper left corner is the origin.
    """

    width: float
    height: float
    window: Window
    sites: tuple[str, ...]
    labels: tuple[Placed, ...] = ()


@frozen(eq=False)
class Arrangement:
    """What the search found.

    `inset` is a view of its own on top of the map's, of the shape `inset_shape`.
    """

    view: View
    labels: tuple[Placed | None, ...]
    requests: tuple[Request, ...]
    inset: View | None
    price: float
    inset_shape: InsetShape | None = None

    @property
    def in_inset(self) -> tuple[str, ...]:
        """The places that the inset shows."""
        return self.inset_shape.sites if self.inset_shape else ()


def arrange(
    search: Search,
    views: Sequence[tuple[View, float]],
    requests_in: Callable[[View], Sequence[Request]],
    clear: Sequence[Box],
    inset: InsetShape | None,
) -> Arrangement:
    """Return the cheapest arrangement over views, each with its price, and corners for the inset.

    Labels and inset keep off the `clear` boxes.
    """

    def best_in(view: View, price: float, step: float) -> Arrangement:
        found = _arrangements(search, view, requests_in(view), clear, inset, step)
        best = min(found, key=lambda arrangement: arrangement.price)
        return replace(best, price=best.price + price)

    ranked = list(views)
    if len(ranked) > _FINALISTS:
        ranked.sort(key=lambda pair: best_in(pair[0], pair[1], COARSE).price)
    finalists = [best_in(view, price, FINE) for view, price in ranked[:_FINALISTS]]
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
        labels = settle(price_places(requests, around), around)
        yield Arrangement(view, tuple(labels), tuple(requests), None, total_price(labels))
        return
    locator = view.box(inset.window).cut(view.panel)
    boxes = list(_corners(view.panel, inset, 0.7 * search.em))
    prices = _corner_prices(search, view, boxes, [locator, *clear])
    corners = sorted(zip(prices, boxes, strict=True), key=lambda pair: pair[0])
    sites += [view.place(site) for name, site in scene.sites.items() if name not in inset.sites]
    around = search.surroundings(view, sites, [*clear, locator], step)
    places = price_places(requests, around)
    for price, box in corners[: _TRIED_CORNERS if step == FINE else 1]:
        labels = settle(places, around, [box])
        inset_view = View(inset.window, box)
        total = price + total_price(labels)
        yield Arrangement(view, tuple(labels), tuple(requests), inset_view, total, inset)


def _corners(panel: Box, inset: InsetShape, margin: float) -> Iterator[Box]:
    for left in (panel.left + margin, panel.right - margin - inset.width):
        for top in (panel.bottom - margin - inset.height, panel.top + margin):
            yield Box(left, top, left + inset.width, top + inset.height)


def _corner_prices(
    search: Search, view: View, boxes: Sequence[Box], clear: Sequence[Box]
) -> list[float]:
    """An inset must cover no flow and no box, and should cover no highlighted country."""
    terrain = search.terrain
    grown = boxes_array([box.grown(0.4 * search.em) for box in boxes])
    covered = terrain.shares(terrain.cells(view, grown))
    prices = BLOCKED * (covered["flows"] > 0)
    prices += [BLOCKED * any(box.overlaps(other) for other in clear) for box in boxes]
    for code in terrain.countries:
        share = covered[code]
        prices += _HIGHLIGHT_UNDER_INSET * share + _TOUCHING_HIGHLIGHT * (share > 0)
    result: list[float] = prices.tolist()
    return result
