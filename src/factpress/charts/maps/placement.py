"""Labels beside what they name: of all priced places, a set that gets on together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

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
_ALONG_LEADER = np.array([0.2, 0.4, 0.6, 0.8, 1.0])[:, np.newaxis]


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
    return settle(price_places(requests, around), around)


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
    claims = [_claim(options, margin) for options in places]
    leaders = cache(lambda index: _leaders(places[index]))

    @cache
    def clash(index: int, other: int, taken: int) -> Floats | float:
        box = places[other].boxes[taken]
        if not overlapping(claims[index], box, 0.0).any():
            return 0.0
        return _clash(places[index], leaders(index), box, margin)

    for _ in range(_ROUNDS):
        before = dict(chosen)
        for index in order:
            prices = own_prices[index].copy()
            for other, (taken, _) in chosen.items():
                if other != index:
                    prices += clash(index, other, taken)
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


def _claim(options: Places, margin: float) -> Floats:
    """The box (1, 4) of all places and of the site that their leaders run to, with a margin."""
    low = np.minimum(options.boxes[:, :2].min(axis=0, initial=np.inf), options.request.site)
    high = np.maximum(options.boxes[:, 2:].max(axis=0, initial=-np.inf), options.request.site)
    return np.concatenate([low - margin, high + margin])[np.newaxis]


def _leaders(options: Places) -> tuple[Floats, Floats]:
    """Points (5, N) along the line from each place to the site: x, and y."""
    boxes, (x, y) = options.boxes, options.request.site.tolist()
    ends_x = np.minimum(np.maximum(x, boxes[:, 0]), boxes[:, 2])
    ends_y = np.minimum(np.maximum(y, boxes[:, 1]), boxes[:, 3])
    return x + (ends_x - x) * _ALONG_LEADER, y + (ends_y - y) * _ALONG_LEADER


def _clash(options: Places, leaders: tuple[Floats, Floats], taken: Floats, clear: float) -> Floats:
    """The price of a label, or of the line to its site, in the way of another."""
    left, top, right, bottom = taken.tolist()
    x, y = leaders
    on_leader = ((x > left) & (x < right) & (y > top) & (y < bottom)).any(axis=0)
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
