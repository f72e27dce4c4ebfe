"""Labels in columns on both sides of the map, tied to their countries by leaders.

Each column is stacked as near to its sites as it can be (pool adjacent violators), and
labels change places until no two leaders cross (boundary labelling: Bekos, Kaufmann,
Symvonis and Wolff 2007).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from factpress.charts.frame import Frame
from factpress.charts.maps.blocks import Block, make_block
from factpress.charts.maps.interior import draw_interior
from factpress.charts.maps.names import arrange_names
from factpress.charts.maps.panel import LEADER
from factpress.charts.maps.parts import MapParts, panel_height
from factpress.charts.maps.views import sites_in, view_of
from factpress.charts.sheet import Box
from factpress.frozen import frozen
from factpress.geography.world import Floats

_WIDEST = 0.27
"""Share of the frame's measure that one column may take."""

_GAP = 0.9
"""Between two labels of a column, in em."""

_CONTEXT = 5
_CROSSING_ROUNDS = 40


@frozen
class _Column:
    """A stack of labels: left or right edge of the map, and where each label begins."""

    is_left: bool
    order: tuple[int, ...]
    tops: tuple[float, ...]


def draw_columns(parts: MapParts, frame: Frame, size: float, *, inline: bool) -> float:
    """Draw the map between two columns of labels; return the y of its lower edge.

    `inline` runs a supplier's items on in one paragraph.
    """
    em, width = parts.look.em, frame.right - frame.left
    blocks = _blocks(parts, size, _WIDEST * width, inline)
    column = max(block.width for block in blocks)
    gap = 1.2 * em
    left, right = frame.left + column + gap, frame.right - column - gap
    height = frame.room
    if height is None:
        needed = _stack_height(blocks, em) / 2 * 1.15
        height = max(panel_height(parts, right - left), needed)
    panel = Box(left, frame.top, right, frame.top + height)
    view = view_of(parts.scene, panel)
    sites = [sites_in(parts.scene, view)[supplier.code] for supplier in parts.plan.suppliers]
    columns = _stack(sites, blocks, panel, _GAP * em)
    leaders = _leaders(columns, sites, blocks, panel, frame)
    _draw_blocks(parts, columns, blocks, frame, panel, gap)
    for leader in leaders:
        parts.sheet.line(
            leader.tolist(),
            stroke=parts.look.leader,
            stroke_width=0.055 * em,
            layer=LEADER,
            name="leader",
        )
    found = arrange_names(parts, view, lines=[view.unplace(leader) for leader in leaders])
    draw_interior(parts, found, _CONTEXT, lines=leaders)
    return panel.bottom


def _blocks(parts: MapParts, size: float, measure: float, inline: bool) -> list[Block]:
    return [
        make_block(
            supplier.name,
            ("; ".join(supplier.items),) if inline else supplier.items,
            size,
            measure,
            parts.sheet.theme.family,
            hanging=0 if inline else None,
        )
        for supplier in parts.plan.suppliers
    ]


def _stack_height(blocks: Sequence[Block], em: float) -> float:
    return sum(block.height + _GAP * em for block in blocks)


def _draw_blocks(
    parts: MapParts,
    columns: Sequence[_Column],
    blocks: Sequence[Block],
    frame: Frame,
    panel: Box,
    gap: float,
) -> None:
    theme = parts.sheet.theme
    for column in columns:
        left = frame.left if column.is_left else panel.right + gap
        for index, top in zip(column.order, column.tops, strict=True):
            blocks[index].draw(
                parts.sheet,
                left,
                top,
                heading=parts.look.supplier_ink,
                text=theme.ink,
                ground=theme.paper,
            )


def _leaders(
    columns: Sequence[_Column],
    sites: Sequence[Floats],
    blocks: Sequence[Block],
    panel: Box,
    frame: Frame,
) -> list[Floats]:
    """A leader runs level from the name to the map's edge, then straight to the site."""
    leaders = []
    for column in columns:
        edge = panel.left if column.is_left else panel.right
        for index, top in zip(column.order, column.tops, strict=True):
            block = blocks[index]
            y = top + block.first_cap / 2
            start = edge + 0.8 * frame.style.size
            if column.is_left:
                start = frame.left + block.lines[0].width + 0.5 * frame.style.size
            leaders.append(np.array([(start, y), (edge, y), sites[index]], dtype=float))
    return leaders


def _stack(
    sites: Sequence[Floats], blocks: Sequence[Block], panel: Box, gap: float
) -> list[_Column]:
    columns = []
    left, right = _sides(sites, blocks, panel, gap)
    for is_left, members in ((True, left), (False, right)):
        edge = panel.left if is_left else panel.right
        order = sorted(members, key=lambda index: (sites[index][1], index))
        columns.append(_uncrossed(is_left, order, sites, blocks, panel, gap, edge))
    return columns


def _sides(
    sites: Sequence[Floats], blocks: Sequence[Block], panel: Box, gap: float
) -> tuple[list[int], list[int]]:
    """Part the labels by their sites' x, so that both stacks fit and leaders are short."""
    order = sorted(range(len(sites)), key=lambda index: (sites[index][0], index))
    x = np.array([sites[index][0] for index in order])
    heights = np.concatenate([[0], np.cumsum([blocks[index].height + gap for index in order])])
    middle, room = (panel.left + panel.right) / 2, panel.height

    def price(count: int) -> float:
        left, right = heights[count], heights[-1] - heights[count]
        over = max(0.0, left - room) + max(0.0, right - room)
        wrong = np.clip(x[:count] - middle, 0, None).sum()
        wrong += np.clip(middle - x[count:], 0, None).sum()
        return float(1000 * over + 0.25 * abs(left - right) + wrong)

    count = min(range(len(order) + 1), key=price)
    return order[:count], order[count:]


def _uncrossed(
    is_left: bool,
    order: list[int],
    sites: Sequence[Floats],
    blocks: Sequence[Block],
    panel: Box,
    gap: float,
    edge: float,
) -> _Column:
    """Exchange labels of one column until no two of its leaders cross."""
    tops: list[float] = []
    for _ in range(_CROSSING_ROUNDS):
        tops = _tops([sites[index][1] for index in order], [blocks[i] for i in order], panel, gap)
        ends = [
            np.array([edge, top + blocks[index].first_cap / 2])
            for index, top in zip(order, tops, strict=True)
        ]
        pair = _first_crossing([sites[index] for index in order], ends)
        if pair is None:
            break
        one, other = pair
        order[one], order[other] = order[other], order[one]
    return _Column(is_left, tuple(order), tuple(tops))


def _tops(wanted: Sequence[float], blocks: Sequence[Block], panel: Box, gap: float) -> list[float]:
    """The tops nearest to what is wanted, in order, without overlap, within the panel."""
    if not blocks:
        return []
    heights = np.array([block.height for block in blocks])
    offsets = np.concatenate([[0], np.cumsum(heights[:-1] + gap)])
    caps = np.array([block.first_cap for block in blocks])
    pools: list[tuple[float, int]] = []
    for value in np.array(wanted) - caps / 2 - offsets:
        mean, count = float(value), 1
        while pools and pools[-1][0] > mean:
            before, members = pools.pop()
            mean = (before * members + mean * count) / (members + count)
            count += members
        pools.append((mean, count))
    level = np.concatenate([np.full(count, mean) for mean, count in pools])
    highest = max(panel.top, panel.bottom - float(offsets[-1] + heights[-1]))
    tops: list[float] = (np.clip(level, panel.top, highest) + offsets).tolist()
    return tops


def _first_crossing(sites: Sequence[Floats], ends: Sequence[Floats]) -> tuple[int, int] | None:
    for one in range(len(sites)):
        for other in range(one + 1, len(sites)):
            if _cross(sites[one], ends[one], sites[other], ends[other]):
                return one, other
    return None


def _cross(a: Floats, b: Floats, c: Floats, d: Floats) -> bool:
    def side(p: Floats, q: Floats, r: Floats) -> float:
        return float((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
