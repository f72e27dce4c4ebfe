"""Labels beside what they name: of all priced places, a set that gets on together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factpress.charts.maps.blocks import Block
from factpress.charts.maps.pricing import (
    BLOCKED,
    Places,
    Request,
    Surroundings,
    boxes_array,
    overlapping,
    price_places,
)
from factpress.charts.sheet import Box
from factpress.frozen import frozen
from factpress.geography.world import Floats

_ROUNDS = 6
_ON_LEADER = 60.0
_ALONG_LEADER = np.array([0.2, 0.4, 0.6, 0.8, 1.0])[:, np.newaxis, np.newaxis]


@frozen(eq=False)
class Placed:
    """Where a label goes. `distance` is that from its outline, in points."""

    block: Block
    box: Box
    price: float
    distance: float
    on_own_land: bool


def place_labels(requests: Sequence[Request], around: Surroundings) -> list[Placed | None]:
    """Return a place for every label, None for one that is larger than the panel."""
    return settle([price_places(request, around) for request in requests], around)


def settle(
    places: Sequence[Places], around: Surroundings, clear: Sequence[Box] = ()
) -> list[Placed | None]:
    """Choose a place for each label, clear of the boxes; in turns, each takes its best."""
    margin = 0.35 * around.em
    own_prices = [_clear_prices(options, clear, margin) for options in places]
    order = sorted(
        (index for index, options in enumerate(places) if len(options.boxes)),
        key=lambda index: (-_area(places[index]), index),
    )
    chosen: dict[int, tuple[int, float]] = {}
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for index in order:
            prices = own_prices[index].copy()
            for other, (taken, _) in chosen.items():
                if other != index:
                    prices += _clash(places[index], places[other].boxes[taken], margin)
            best = int(np.argmin(prices))
            chosen[index] = (best, float(prices[best]))
        if chosen == before:
            break
    return [
        _placed(options, *chosen[index]) if index in chosen else None
        for index, options in enumerate(places)
    ]


def total_price(placed: Sequence[Placed | None]) -> float:
    """Return what a set of labels costs together."""
    return sum(label.price if label else 2 * BLOCKED for label in placed)


def _clear_prices(options: Places, clear: Sequence[Box], margin: float) -> Floats:
    prices = options.prices
    for box in boxes_array(clear):
        prices = prices + BLOCKED * overlapping(options.boxes, box, margin)
    return prices


def _area(options: Places) -> float:
    left, top, right, bottom = options.boxes[0].tolist()
    return float((right - left) * (bottom - top))


def _clash(options: Places, taken: Floats, clear: float) -> Floats:
    """The price of a label, or of the line to its site, in the way of another."""
    site = options.request.site
    ends = np.clip(site, options.boxes[:, :2], options.boxes[:, 2:])
    points = site + (ends - site) * _ALONG_LEADER
    on_leader = ((points > taken[:2]) & (points < taken[2:])).all(axis=2).any(axis=0)
    price: Floats = np.where(
        overlapping(options.boxes, taken, clear), BLOCKED, _ON_LEADER * on_leader
    )
    return price


def _placed(options: Places, index: int, price: float) -> Placed:
    left, top, right, bottom = options.boxes[index].tolist()
    return Placed(
        options.request.blocks[int(options.blocks[index])],
        Box(left, top, right, bottom),
        price,
        float(options.distances[index]),
        bool(options.on_own_land[index]),
    )
