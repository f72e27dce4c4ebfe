"""Clip many rings or lines to a rectangle, with as little Python as possible.

Strands are rings or lines end to end: those wholly inside or outside the rectangle,
nearly all of them, are dealt with by numpy at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, pairwise

import numpy as np

from factpress.frozen import frozen
from factpress.geography.framing import Window
from factpress.geography.world import Floats, Integers


@frozen(eq=False)
class Strands:
    """Rings or lines end to end: strand `i` is `points[offsets[i]:offsets[i + 1]]`.

    `points` has shape (N, 2); `sources[i]` says which outline the strand comes from.
    Clipping may leave several strands of one line.
    """

    points: Floats
    offsets: Integers
    sources: Integers

    def parts(self) -> Iterator[tuple[int, Floats]]:
        """Yield the source and the points of every strand."""
        offsets = self.offsets.tolist()
        for source, (start, end) in zip(self.sources.tolist(), pairwise(offsets), strict=True):
            yield source, self.points[start:end]


def join(parts: list[tuple[int, Floats]]) -> Strands:
    """Return pairs of source and points as strands."""
    lengths = [len(points) for _, points in parts]
    return Strands(
        points=np.concatenate([points for _, points in parts]) if parts else np.empty((0, 2)),
        offsets=np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]),
        sources=np.array([source for source, _ in parts], dtype=np.int64),
    )


def clip(strands: Strands, window: Window, *, closed: bool) -> Strands:
    """Return what of the strands lies in the window; `closed` ones are rings."""
    if not len(strands.sources):
        return strands
    low = np.minimum.reduceat(strands.points, strands.offsets[:-1])
    high = np.maximum.reduceat(strands.points, strands.offsets[:-1])
    corner, opposite = (window.left, window.bottom), (window.right, window.top)
    touching = np.all((high > corner) & (low < opposite), axis=1)
    inside = np.all((low >= corner) & (high <= opposite), axis=1)
    result: list[tuple[int, Floats]] = []
    seen = compress(zip(strands.parts(), inside.tolist(), strict=True), touching.tolist())
    for (source, points), is_inside in seen:
        if is_inside:
            result.append((source, points))
        elif closed:
            ring = clip_ring(points, window)
            if len(ring) >= 3:
                result.append((source, ring))
        else:
            result.extend((source, line) for line in clip_line(points, window))
    return join(result)


def clip_ring(points: Floats, window: Window) -> Floats:
    """Clip an open ring (N, 2) to the window, side by side (Sutherland and Hodgman 1974).

    Parts of one country may stay linked by edges that run along the window's side.
    """
    points = _cut(points, 0, window.left, 1)
    points = _cut(points, 0, window.right, -1)
    points = _cut(points, 1, window.bottom, 1)
    return _cut(points, 1, window.top, -1)


def _cut(points: Floats, axis: int, limit: float, sign: int) -> Floats:
    """Keep what of a ring lies on one side: `sign * (points[:, axis] - limit) >= 0`."""
    distance = sign * (points[:, axis] - limit)
    inside = distance >= 0
    if inside.all():
        return points
    if not inside.any():
        return points[:0]
    following = turned(points)
    crosses = inside != np.concatenate([inside[1:], inside[:1]])
    share = distance / np.where(crosses, distance - sign * (following[:, axis] - limit), 1.0)
    crossing = points + (following - points) * share[:, np.newaxis]
    # Exactly on the limit: rounding must not put a vertex outside.
    crossing[:, axis] = limit
    both = np.concatenate([points, crossing], axis=1).reshape(-1, 2)
    kept: Floats = both[np.concatenate([inside, crosses]).reshape(2, -1).T.reshape(-1)]
    return kept


def turned(ring: Floats) -> Floats:
    """Return an open ring (N, 2) from its second vertex on, the first one last."""
    following: Floats = np.concatenate([ring[1:], ring[:1]])
    return following


def clip_line(points: Floats, window: Window) -> Iterator[Floats]:
    """Yield the stretches of a line (N, 2) inside the window (Liang and Barsky 1984)."""
    corner = np.array([window.left, window.bottom])
    opposite = np.array([window.right, window.top])
    start, step = points[:-1], np.diff(points, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (corner - start) / step, (opposite - start) / step
    # A segment along an axis never crosses that axis's sides: it is in or out throughout.
    level = step == 0
    between = (start >= corner) & (start <= opposite)
    enter = np.where(level, np.where(between, 0.0, 2.0), np.minimum(first, second)).max(axis=1)
    leave = np.where(level, 1.0, np.maximum(first, second)).min(axis=1)
    enter, leave = np.maximum(enter, 0.0), np.minimum(leave, 1.0)
    seen = enter < leave
    goes_on = np.zeros(len(seen), dtype=bool)
    goes_on[1:] = seen[1:] & seen[:-1] & (enter[1:] == 0) & (leave[:-1] == 1)
    begins = np.flatnonzero(seen & ~goes_on)
    ends = np.flatnonzero(seen & ~np.append(goes_on[1:], False))
    for begin, end in zip(begins, ends, strict=True):
        head = start[begin] + enter[begin] * step[begin]
        tail = start[end] + leave[end] * step[end]
        line = np.concatenate([[head], points[begin + 1 : end + 1], [tail]])
        yield np.clip(line, corner, opposite)
