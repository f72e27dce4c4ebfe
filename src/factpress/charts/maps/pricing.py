"""What every place for a label costs, as if the label were alone.

All prices are in the same unit: about half of what moving a label away by one em costs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factpress.charts.maps.blocks import Block
from factpress.charts.maps.ground import Terrain
from factpress.charts.maps.scene import View
from factpress.charts.sheet import Box
from factpress.frozen import frozen
from factpress.geography.world import Booleans, Floats, Integers

BLOCKED = 1000.0
"""The price of covering a flow, a dot or another label: never paid if it can be helped."""

LEADER_FROM = 1.5
"""Distance in em from which a label needs a line to its site."""

_KEPT, _KEPT_COARSELY = 120, 40
_FINE_STEP = 1.0
"""Distance of tried places in em beyond which the search is but a look round."""

_NEAR_REACH, _REACH = 8.0, 16.0
"""Distances in em from its outline within which a label is looked for."""

_PER_EM = 1.8
_FAR = 6.0
_MISLEADING = 10.0
_PER_EM_OFF_CENTRE = 0.15
_BEHIND = 4.0
_LAND = 9.0
_ROUGH = 15.0
_TOUCHING_DISPUTED = 9.0
_TOUCHING_HIGHLIGHT = 15.0
_OTHER_LAND = 40.0
_WHOLLY = 0.97
_MORE_LINES = 1.2


@frozen(eq=False)
class Request:
    """A label to place: any of its blocks, near a site and the outline (k, 2) round it.

    `code` is the country that the label names, "" for a place.
    """

    blocks: tuple[Block, ...]
    site: Floats
    outline: Floats
    code: str = ""


@frozen(eq=False)
class Surroundings:
    """What a label stands on and must keep clear of.

    `blocked` are boxes (N, 4) that no label may touch. Labels prefer the side of their
    site that is turned away from `centre`. Places are tried every `step` em;
    one that is nearer to another of the `dots` (k, 2) than to its own misleads.
    """

    view: View
    em: float
    terrain: Terrain
    blocked: Floats
    centre: Floats
    dots: Floats
    step: float


@frozen(eq=False)
class Places:
    """Places for one label, cheapest first: boxes (N, 4) and what is known of each.

    `blocks` indexes the blocks of the request; `distances` are those from its outline.
    """

    request: Request
    boxes: Floats
    blocks: Integers
    prices: Floats
    distances: Floats
    on_own_land: Booleans


def price_places(requests: Sequence[Request], around: Surroundings) -> list[Places]:
    """Return the cheapest places for each label; none for one that is larger than the panel.

    Far places are tried only where no near one will do.
    """
    found = _price_within(_NEAR_REACH, requests, around)
    limit = BLOCKED if around.step > _FINE_STEP else _PER_EM * _NEAR_REACH
    wanting = [i for i, near in enumerate(found) if near.prices.min(initial=np.inf) >= limit]
    farther = _price_within(_REACH, [requests[index] for index in wanting], around)
    for index, far in zip(wanting, farther, strict=True):
        found[index] = far
    return found


def _price_within(reach: float, requests: Sequence[Request], around: Surroundings) -> list[Places]:
    """Price the places of all labels; what is under them is looked up at once."""
    if not requests:
        return []
    tried = [_positions(request, around, reach) for request in requests]
    boxes = np.concatenate([positions for positions, _ in tried])
    terrain = around.terrain
    covered = terrain.shares(terrain.cells(around.view, _grown(boxes, 0.3 * around.em)))
    hit = covered["flows"] > 0
    for blocked in around.blocked:
        hit |= overlapping(boxes, blocked, 0.25 * around.em)
    lands = {code: _land_price(covered[code]) for code in terrain.countries}
    ground = sum(lands.values(), BLOCKED * hit + _sea_price(covered))
    places, start = [], 0
    for request, (positions, blocks) in zip(requests, tried, strict=True):
        own = slice(start, start + len(positions))
        start = own.stop
        prices, on_own_land = ground[own], np.zeros(len(positions), dtype=bool)
        if request.code in lands:
            # A label stands wholly on its own country or not at all.
            on_own_land = covered[request.code][own] > _WHOLLY
            prices = prices - np.where(on_own_land, lands[request.code][own], 0)
        places.append(_cheapest(request, positions, blocks, prices, on_own_land, around))
    return places


def _cheapest(
    request: Request,
    boxes: Floats,
    blocks: Integers,
    ground: Floats,
    on_own_land: Booleans,
    around: Surroundings,
) -> Places:
    """The places of a label, given what they cost for the `ground` (N,) that they are on."""
    lines = np.array([len(block.lines) for block in request.blocks])
    prices = (
        ground + _MORE_LINES * (lines - lines.min())[blocks] + _side_price(request, boxes, around)
    )
    per_point = _PER_EM / around.em
    # The distance from the outline is dear to compute; that from its bounds is not more.
    least = prices + per_point * _distances_to_bounds(boxes, request.outline)
    kept = _KEPT_COARSELY if around.step > _FINE_STEP else _KEPT
    best = np.argsort(least, kind="stable")[:kept]
    distances = distances_to_boxes(boxes[best], request.outline).min(axis=1, initial=np.inf)
    prices = prices[best] + per_point * distances
    prices += _FAR * (distances > LEADER_FROM * around.em)
    prices += _MISLEADING * _nearer_to_another(boxes[best], request.site, around.dots)
    return Places(request, boxes[best], blocks[best], prices, distances, on_own_land[best])


def boxes_array(boxes: Sequence[Box]) -> Floats:
    """Return boxes as an array (N, 4)."""
    rows = [(box.left, box.top, box.right, box.bottom) for box in boxes]
    return np.array(rows, dtype=float).reshape(-1, 4)


def distances_to_boxes(boxes: Floats, points: Floats) -> Floats:
    """Return the distance (N, k) of every point (k, 2) from every box (N, 4)."""
    across = np.maximum(boxes[:, :1] - points[:, 0], points[:, 0] - boxes[:, 2:3])
    down = np.maximum(boxes[:, 1:2] - points[:, 1], points[:, 1] - boxes[:, 3:])
    distances: Floats = np.hypot(np.maximum(across, 0), np.maximum(down, 0))
    return distances


def overlapping(boxes: Floats, other: Floats, clear: float) -> Booleans:
    """Tell which boxes (N, 4) come closer than `clear` to a box (4,)."""
    left, top, right, bottom = other.tolist()
    hit: Booleans = (
        (boxes[:, 0] < right + clear)
        & (boxes[:, 2] > left - clear)
        & (boxes[:, 1] < bottom + clear)
        & (boxes[:, 3] > top - clear)
    )
    return hit


def _positions(request: Request, around: Surroundings, reach: float) -> tuple[Floats, Integers]:
    """Boxes (N, 4) to try, and the index (N,) of the block that each is for."""
    low, high = request.outline.min(axis=0).tolist(), request.outline.max(axis=0).tolist()
    boxes = [_block_positions(request, block, around, reach, low, high) for block in request.blocks]
    counts = [len(positions) for positions in boxes]
    return np.concatenate(boxes), np.repeat(np.arange(len(boxes)), counts)


def _block_positions(
    request: Request,
    block: Block,
    around: Surroundings,
    reach: float,
    low: Sequence[float],
    high: Sequence[float],
) -> Floats:
    """Boxes on a grid over the panel, and some that line up with the site.

    `low` and `high` are the corners of the outline's bounds.
    """
    panel, em = around.view.panel, around.em
    width, height = block.width, block.height
    first = (panel.left + 0.5 * em, panel.top + 0.5 * em)
    last = (panel.right - 0.5 * em - width, panel.bottom - 0.5 * em - height)
    (low_x, low_y), (high_x, high_y) = low, high
    lefts = np.arange(
        max(first[0], low_x - width - reach * em),
        min(last[0], high_x + reach * em),
        around.step * em,
    )
    tops = np.arange(
        max(first[1], low_y - height - reach * em),
        min(last[1], high_y + reach * em),
        around.step * em,
    )
    lined_up = [
        (left, top)
        for left, top in _lined_up(request.site.tolist(), low, high, (width, height), 0.55 * em)
        if first[0] <= left <= last[0] and first[1] <= top <= last[1]
    ]
    count = len(lefts) * len(tops)
    boxes = np.empty((count + len(lined_up), 4))
    grid = boxes[:count].reshape(len(tops), len(lefts), 4)
    grid[:, :, 0] = lefts
    grid[:, :, 1] = tops[:, np.newaxis]
    if lined_up:
        boxes[count:, :2] = lined_up
    boxes[:, 2:] = boxes[:, :2]
    boxes[:, 2:] += (width, height)
    return boxes


def _lined_up(
    site: Sequence[float],
    low: Sequence[float],
    high: Sequence[float],
    size: tuple[float, float],
    gap: float,
) -> list[tuple[float, float]]:
    """Upper left corners of boxes centred beside the site, and beside the outline."""
    x, y = site[0] - size[0] / 2, site[1] - size[1] / 2
    corners = []
    for near, far, clear in ((site, site, 1.5 * gap), (low, high, gap)):
        corners += [
            (far[0] + clear, y),
            (near[0] - clear - size[0], y),
            (x, far[1] + clear),
            (x, near[1] - clear - size[1]),
        ]
    return corners


def _nearer_to_another(boxes: Floats, site: Floats, dots: Floats) -> Booleans:
    distances = distances_to_boxes(boxes, np.concatenate([site[np.newaxis], dots]))
    nearest = distances[:, 1:].min(axis=1, initial=np.inf)
    nearer: Booleans = nearest < distances[:, 0] - 0.1
    return nearer


def _grown(boxes: Floats, margin: float) -> Floats:
    grown: Floats = boxes + np.array([-margin, -margin, margin, margin])
    return grown


def _distances_to_bounds(boxes: Floats, outline: Floats) -> Floats:
    low, high = outline.min(axis=0), outline.max(axis=0)
    away = np.maximum(np.maximum(boxes[:, :2] - high, low - boxes[:, 2:]), 0)
    distances: Floats = np.sqrt((away**2).sum(axis=1))
    return distances


def _sea_price(covered: dict[str, Floats]) -> Floats:
    """What grey land, shores and disputed borders under a label cost: sea is best."""
    price: Floats = (
        _LAND * covered["land"]
        + _ROUGH * covered["shores"]
        + _TOUCHING_DISPUTED * (covered["disputed"] > 0)
    )
    return price


def _land_price(share: Floats) -> Floats:
    """What it costs that a label covers a share of highlighted land."""
    return np.where(share > 0, _TOUCHING_HIGHLIGHT + _OTHER_LAND * share, 0)


def _side_price(request: Request, boxes: Floats, around: Surroundings) -> Floats:
    """Labels stand close to the middle of their site, and away from where flows run."""
    middles = (boxes[:, :2] + boxes[:, 2:]) / 2 - request.site
    lengths = np.hypot(middles[:, 0], middles[:, 1])
    towards = around.centre - request.site
    away = float(np.hypot(*towards))
    behind = _BEHIND if away > 1.5 * around.em else 0.0
    turned = (middles @ towards) / np.maximum(away * lengths, 1e-9)
    price: Floats = _PER_EM_OFF_CENTRE * lengths / around.em + behind * turned
    return price
