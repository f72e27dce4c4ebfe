"""The world cut to one view: projected, thinned and clipped rings and borders.

The result is plain geometry for a drawing library: vertices with path codes as in
matplotlib's `Path` (1 move to, 2 line to, 79 close).
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from factpress.frozen import frozen
from factpress.geography.border_views import UN, BorderView
from factpress.geography.clipping import Strands, clip, join
from factpress.geography.framing import Window
from factpress.geography.projections import EqualEarth, LambertAzimuthal, Projection
from factpress.geography.world import (
    Booleans,
    Floats,
    Integers,
    Outlines,
    World,
    load_world,
)

MOVE_TO, LINE_TO, CLOSE = 1, 2, 79

MARGIN = 0.03
"""Share of the window kept round it, so that no clipped edge is seen."""

POLE_CAP = -math.sin(math.radians(60))
"""A world map leaves out what lies beyond 60° S, Antarctica and its islands."""

WHOLE_WORLD = Window(-180.0, 180.0, -90.0, 90.0)
"""A world map before projection: degrees from the central meridian, and latitude."""


class Outline(NamedTuple):
    """A compound path: vertices (N, 2) in projected units, codes (N,) of uint8.

    Holes run the other way round, so any fill rule serves. Nothing in view gives N = 0.
    """

    vertices: Floats
    codes: Integers


@frozen(eq=False)
class Basemap:
    """Rings and borders in a view; make one with `cut_basemap`.

    `rings.sources` and `borders.sources` index the rings and borders of `world`.
    All points lie inside `clip_window`, a little larger than `window`.
    """

    world: World
    projection: Projection
    window: Window
    clip_window: Window
    rings: Strands
    borders: Strands

    @property
    def ring_codes(self) -> tuple[str, ...]:
        """The alpha-2 code of the country that fills each ring; "" for none."""
        return tuple(self.world.owner_codes[owner] for owner in self._ring_owners())

    def land(self, excluding: Collection[str] = ()) -> Outline:
        """Return all land but that of some countries (alpha-2 codes)."""
        return self._polygons(~np.isin(self._ring_owners(), self.world.owned_by(excluding)))

    def country(self, code: str) -> Outline:
        """Return what the view shows of one country (alpha-2 code)."""
        return self._polygons(self._owned(code))

    def country_rings(self, code: str) -> tuple[Floats, ...]:
        """Return the open rings (N, 2) of one country in view, for placing labels."""
        owned = self._owned(code)
        return tuple(
            ring for owns, (_, ring) in zip(owned, self.rings.parts(), strict=True) if owns
        )

    def border_lines(self, *, disputed: bool) -> Outline:
        """Return the land borders, either the disputed (to be dashed) or the others."""
        world = self.world
        flags = (world.border_disputed if disputed else world.border_agreed)[self.borders.sources]
        return _open_path(_selected(self.borders, flags))

    def _ring_owners(self) -> Integers:
        owners: Integers = self.world.ring_owners[self.rings.sources]
        return owners

    def _owned(self, code: str) -> Booleans:
        return np.isin(self._ring_owners(), self.world.owned_by([code]))

    def _polygons(self, wanted: Booleans) -> Outline:
        return _closed_path(_selected(self.rings, wanted))


def cut_basemap(
    projection: Projection,
    window: Window,
    mm_per_unit: float,
    *,
    tolerance_mm: float = 0.16,
    least_mm: float = 0.2,
    borders: BorderView = UN,
) -> Basemap:
    """Return the world in a window of a projection.

    `mm_per_unit` is the scale of the drawing: millimetres for one projected unit.
    Details below `tolerance_mm` go, alike on both sides of a border; islands with a
    radius below `least_mm` go altogether. A world map has no Antarctica.
    """
    world, clip_window = load_world(borders), window.widened(MARGIN)
    keep = _least_weight(mm_per_unit, tolerance_mm, world.grid)
    large = world.rings.cap_radii * mm_per_unit > least_mm
    if isinstance(projection, LambertAzimuthal):
        rings, lines = _azimuthal(world, projection, clip_window, keep, large)
    else:
        rings, lines = _cylindrical(world, projection, keep, large)
    return Basemap(
        world=world,
        projection=projection,
        window=window,
        clip_window=clip_window,
        rings=clip(rings, clip_window, closed=True),
        borders=clip(lines, clip_window, closed=False),
    )


def _least_weight(mm_per_unit: float, tolerance_mm: float, grid: int) -> int:
    """Return the simplification weight of a detail as large as the tolerance."""
    grid_step_mm = mm_per_unit * math.radians(1 / grid)
    area = (tolerance_mm / grid_step_mm) ** 2 / 2
    return min(240, round(16 * math.log2(area + 1)))


def _azimuthal(
    world: World, projection: LambertAzimuthal, window: Window, keep: int, large: Booleans
) -> tuple[Strands, Strands]:
    """Project what may reach into a regional window."""
    centre = projection.axes[2]
    corner = math.hypot(
        max(abs(window.left), abs(window.right)), max(abs(window.bottom), abs(window.top))
    )
    # The distance from the centre is 2 sin(c / 2): Snyder (24-1).
    reach = 2 * math.asin(min(1.0, corner / 2))

    def strands(outlines: Outlines, wanted: Booleans, closed: bool) -> Strands:
        away = np.arccos(np.clip(outlines.cap_centres @ centre, -1, 1))
        near = away - outlines.cap_radii < reach
        # A ring round the point opposite the centre would turn inside out.
        safe = away + outlines.cap_radii < math.pi - 0.05
        vertices, offsets, sources = _thin(outlines, wanted & near & safe, keep, closed)
        points = projection.project_vectors(outlines.vectors[vertices].astype(float))
        return Strands(points, offsets, sources)

    every = np.ones(len(world.border_disputed), dtype=bool)
    return strands(world.rings, large, True), strands(world.borders, every, False)


def _cylindrical(
    world: World, projection: EqualEarth, keep: int, large: Booleans
) -> tuple[Strands, Strands]:
    """Project the world, cut at the meridian opposite to the central one."""

    def strands(outlines: Outlines, wanted: Booleans, closed: bool) -> Strands:
        north = outlines.cap_centres[:, 2] > POLE_CAP
        vertices, offsets, sources = _thin(outlines, wanted & north, keep, closed)
        degrees = outlines.degrees[vertices].astype(float)
        middle = np.degrees(
            np.arctan2(outlines.cap_centres[sources, 1], outlines.cap_centres[sources, 0])
        )
        lengths = np.diff(offsets)
        # Longitudes run on through an outline: it moves by whole turns, to its middle.
        off_middle = (degrees[:, 0] - np.repeat(middle, lengths) + 180) % 360 - 180
        degrees[:, 0] = off_middle + np.repeat(projection.offsets(middle), lengths)
        unrolled = _at_both_edges(Strands(degrees, offsets, sources), closed)
        points = projection.project_offsets(unrolled.points[:, 0], unrolled.points[:, 1])
        return Strands(points, unrolled.offsets, unrolled.sources)

    every = np.ones(len(world.border_disputed), dtype=bool)
    return strands(world.rings, large, True), strands(world.borders, every, False)


def _at_both_edges(strands: Strands, closed: bool) -> Strands:
    """Cut at ±180 what passes there; the rest of it comes back at the other edge."""
    low = np.minimum.reduceat(strands.points[:, 0], strands.offsets[:-1])
    high = np.maximum.reduceat(strands.points[:, 0], strands.offsets[:-1])
    passing = (low < -180) | (high > 180)
    kept = _selected(strands, ~passing)
    parts: list[tuple[int, Floats]] = [
        (source, part + np.array([turn, 0.0]))
        for source, part in _selected(strands, passing).parts()
        for turn in (-360.0, 0.0, 360.0)
    ]
    cut = clip(join(parts), WHOLE_WORLD, closed=closed)
    bent = [(source, _in_short_steps(part) if closed else part) for source, part in cut.parts()]
    return join([*kept.parts(), *bent])


def _in_short_steps(ring: Floats, step: float = 5.0) -> Floats:
    """Add vertices along the cut, where the edge of the map bends."""
    following = np.roll(ring, -1, axis=0)
    counts = (np.abs(following - ring).max(axis=1) // step).astype(int) + 1
    starts = np.repeat(np.cumsum(counts) - counts, counts)
    share = (np.arange(counts.sum()) - starts) / np.repeat(counts, counts)
    before, after = np.repeat(ring, counts, axis=0), np.repeat(following, counts, axis=0)
    result: Floats = before + (after - before) * share[:, np.newaxis]
    return result


def _thin(
    outlines: Outlines, wanted: Booleans, keep: int, closed: bool
) -> tuple[Integers, Integers, Integers]:
    """Return vertex indices, offsets and sources of the wanted outlines, simplified."""
    sources = np.flatnonzero(wanted)
    lengths = np.diff(outlines.offsets)[sources]
    vertices = _ranges(outlines.offsets[sources], lengths)
    strand = np.repeat(np.arange(len(sources)), lengths)
    kept = outlines.weights[vertices] >= keep
    vertices, strand = vertices[kept], strand[kept]
    lengths = np.bincount(strand, minlength=len(sources))
    enough = lengths >= (3 if closed else 2)
    offsets = np.concatenate([[0], np.cumsum(lengths[enough])])
    return vertices[enough[strand]], offsets, sources[enough]


def _ranges(starts: Integers, lengths: Integers) -> Integers:
    """Return the numbers `start, start + 1, ...` of every range, end to end."""
    before = np.cumsum(lengths) - lengths
    ranges: Integers = np.repeat(starts - before, lengths) + np.arange(lengths.sum())
    return ranges


def _selected(strands: Strands, wanted: Booleans) -> Strands:
    lengths = np.diff(strands.offsets)
    return Strands(
        points=strands.points[np.repeat(wanted, lengths)],
        offsets=np.concatenate([[0], np.cumsum(lengths[wanted])]),
        sources=strands.sources[wanted],
    )


def _closed_path(rings: Strands) -> Outline:
    """Return rings as one path, each closed by a vertex at its start."""
    count, lengths = len(rings.sources), np.diff(rings.offsets)
    starts = rings.offsets[:-1] + np.arange(count)
    ends = starts + lengths
    vertices = np.empty((len(rings.points) + count, 2))
    vertices[_ranges(starts, lengths)] = rings.points
    vertices[ends] = rings.points[rings.offsets[:-1]]
    codes = np.full(len(vertices), LINE_TO, dtype=np.uint8)
    codes[starts], codes[ends] = MOVE_TO, CLOSE
    return Outline(vertices, codes)


def _open_path(lines: Strands) -> Outline:
    codes = np.full(len(lines.points), LINE_TO, dtype=np.uint8)
    codes[lines.offsets[:-1]] = MOVE_TO
    return Outline(lines.points, codes)
