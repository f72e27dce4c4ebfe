"""Texts along a line moved apart: each as near to its place as the others let it be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """The tops of blocks, as near to the wanted ones as can be, without overlap.

    Pool adjacent violators: blocks that would overlap move as one. Blocks that together are
    higher than the room reach below `bottom`.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    offsets, offset = [], 0.0
    for index in order:
        offsets.append(offset)
        offset += heights[index]
    pools: list[tuple[float, int]] = []
    for index, before in zip(order, offsets, strict=True):
        mean, count = wanted[index] - before, 1
        while pools and pools[-1][0] > mean:
            other, members = pools.pop()
            mean = (other * members + mean * count) / (members + count)
            count += members
        pools.append((mean, count))
    levels = [mean for mean, count in pools for _ in range(count)]
    lowest = max(top, bottom - offset)
    tops = [0.0] * len(order)
    for index, level, before in zip(order, levels, offsets, strict=True):
        tops[index] = min(max(level, top), lowest) + before
    return tops
