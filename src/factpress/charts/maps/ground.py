"""What lies under a label: coarse rasters of land and lines, summed over boxes at once.

A layer is a summed-area table, so the share of any box that it covers takes four
look-ups, and thousands of boxes can be tried.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from factpress.charts.maps.scene import View
from factpress.frozen import frozen
from factpress.geography.clipping import turned
from factpress.geography.framing import Window
from factpress.geography.world import Booleans, Floats, Integers

BASE_LAYERS = ("land", "shores", "disputed", "flows")

Layer = Integers
"""A summed-area table (rows + 1, columns + 1)."""


@frozen(eq=False)
class Terrain:
    """The layers of one ground: land, shores, disputed, flows, and countries by code.

    Grey land is in "land", highlighted countries are layers of their own; "shores" are
    coasts and borders, "disputed" the dashed borders. `sums` has the layers on its last
    axis, in the order of `names`.
    """

    ground: Ground
    names: tuple[str, ...]
    sums: Integers

    @property
    def countries(self) -> tuple[str, ...]:
        """The highlighted countries."""
        return self.names[len(BASE_LAYERS) :]

    def cells(self, view: View, boxes: Floats) -> Integers:
        """The cells (N, 4) under boxes on the sheet."""
        return self.ground.cells(view, boxes)

    def shares(self, cells: Integers) -> dict[str, Floats]:
        """The share, 0 to 1, of each box (N, 4 in cells) that each layer covers."""
        left, top, right, bottom = cells.T
        rows, columns, layers = self.sums.shape
        sums = self.sums.reshape(rows * columns, layers)
        high, low = top * columns, bottom * columns
        total = np.take(sums, low + right, axis=0)
        total -= np.take(sums, high + right, axis=0)
        total -= np.take(sums, low + left, axis=0)
        total += np.take(sums, high + left, axis=0)
        area = np.maximum(1, (right - left) * (bottom - top))
        return dict(zip(self.names, (total / area[:, np.newaxis]).T, strict=True))


def make_terrain(ground: Ground, layers: Mapping[str, Layer]) -> Terrain:
    """Stack layers; those of `BASE_LAYERS` must come first."""
    return Terrain(ground, tuple(layers), np.stack(list(layers.values()), axis=-1))


@frozen
class Ground:
    """A grid of square cells over a window, in projected units."""

    window: Window
    columns: int = 360

    @property
    def cell(self) -> float:
        """Side of a cell in projected units."""
        return self.window.width / self.columns

    @property
    def rows(self) -> int:
        """Number of rows, so that the grid covers the window."""
        return max(1, int(np.ceil(self.window.height / self.cell)))

    def covered(self, rings: Sequence[Floats]) -> Layer:
        """The cells whose centre lies in the rings (even-odd rule)."""
        if not rings:
            return self._layer(np.zeros((self.rows, self.columns), dtype=bool))
        return self._layer(self._inside(self._closed_edges(rings)))

    def traced(self, lines: Sequence[Floats]) -> Layer:
        """The cells that the lines pass through."""
        marked = np.zeros((self.rows, self.columns), dtype=bool)
        segments = [np.concatenate([line[:-1], line[1:]], axis=1) for line in lines]
        if segments:
            column, row = np.floor(_along(self._segments(np.concatenate(segments)))).astype(int).T
            seen = (column >= 0) & (column < self.columns) & (row >= 0) & (row < self.rows)
            marked[row[seen], column[seen]] = True
        return self._layer(marked)

    def cells(self, view: View, boxes: Floats) -> Integers:
        """The cells (N, 4) under boxes on the sheet: left, top, right, bottom."""
        per_point = 1 / (view.scale * self.cell)
        left = (view.window.left - self.window.left) / self.cell
        top = (self.window.top - view.window.top) / self.cell
        start = (left - view.panel.left * per_point, top - view.panel.top * per_point)
        edges = boxes * per_point + (*start, *start)
        np.floor(edges[:, :2], out=edges[:, :2])
        np.ceil(edges[:, 2:], out=edges[:, 2:])
        np.maximum(edges, 0, out=edges)
        limits = (self.columns, self.rows, self.columns, self.rows)
        result: Integers = np.minimum(edges, limits).astype(int)
        return result

    def _cells_of(self, points: Floats) -> Floats:
        column = (points[:, 0] - self.window.left) / self.cell
        row = (self.window.top - points[:, 1]) / self.cell
        return np.stack([column, row], axis=-1)

    def _closed_edges(self, rings: Sequence[Floats]) -> Floats:
        """The edges (n, 4) of open rings, each closed by an edge to its start."""
        points = self._cells_of(np.concatenate(rings))
        ends = np.cumsum([len(ring) for ring in rings])
        following = turned(points)
        following[ends - 1] = points[np.concatenate([[0], ends[:-1]])]
        return np.concatenate([points, following], axis=1)

    def _segments(self, segments: Floats) -> Floats:
        ends = [self._cells_of(segments[:, :2]), self._cells_of(segments[:, 2:])]
        # What starts far outside would only cost steps: a great circle has many segments.
        near = np.all([(end > -2).all(axis=1) & (end < 2000).all(axis=1) for end in ends], axis=0)
        kept: Floats = np.concatenate(ends, axis=1)[near]
        return kept

    def _inside(self, edges: Floats) -> Booleans:
        """Scan lines through the centres of the rows; each crossing flips what follows."""
        low, high = np.sort(edges[:, 1::2], axis=1).T
        first = np.clip(np.ceil(low - 0.5), 0, self.rows).astype(int)
        last = np.clip(np.ceil(high - 0.5), 0, self.rows).astype(int)
        counts = last - first
        start = np.repeat(np.cumsum(counts) - counts, counts)
        row = np.repeat(first, counts) + np.arange(counts.sum()) - start
        x0, y0, x1, y1 = np.repeat(edges, counts, axis=0).T
        crossing = x0 + (row + 0.5 - y0) / (y1 - y0) * (x1 - x0)
        column = np.clip(np.ceil(crossing - 0.5), 0, self.columns).astype(int)
        flips = np.bincount(
            row * (self.columns + 1) + column, minlength=self.rows * (self.columns + 1)
        )
        crossed = np.cumsum(flips.reshape(self.rows, self.columns + 1), axis=1)
        inside: Booleans = crossed[:, :-1] % 2 == 1
        return inside

    @staticmethod
    def _layer(marked: Booleans) -> Layer:
        rows, columns = marked.shape
        sums = np.zeros((rows + 1, columns + 1), dtype=np.int32)
        np.cumsum(marked, axis=0, out=sums[1:, 1:])
        np.cumsum(sums[1:, 1:], axis=1, out=sums[1:, 1:])
        return sums


def _along(segments: Floats) -> Floats:
    """Points (k, 2) at least every half unit along the segments (n, 4)."""
    start, step = segments[:, :2], segments[:, 2:] - segments[:, :2]
    counts = 2 * np.ceil(np.abs(step).max(axis=1)).astype(int) + 1
    number = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    share_of_way = number / np.repeat(counts, counts)
    passed = np.repeat(step, counts, axis=0) * share_of_way[:, np.newaxis]
    points: Floats = np.repeat(start, counts, axis=0) + passed
    return points
