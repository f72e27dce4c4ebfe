"""Simplification weights and border lines, shared by the countries on both sides.

Part of `make_world.py`, at build time only. Neighbours must drop the same vertices at
every scale, or gaps open between them: so rings are split where three lines meet, and
the weight of a vertex is computed once per arc.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from shapely.geometry import LineString, MultiLineString

GRID = 100
"""Grid steps in a degree: 0.01 degree is at most 1.1 km."""

SAME_LINE = 2
"""Grid steps within which two lines show the same border."""

LONGEST_STEP = 200
"""Grid steps between neighbours: a longer straight edge would not bend when projected."""

ALWAYS = 1e18
"""Weight of a vertex that no scale may drop."""

Point = tuple[int, int]
Ring = tuple[Point, ...]
Segment = tuple[Point, Point]


NOT_DRAWN, PLAIN, DASHED = range(3)
"""How a border view draws a line; a disputed one is dashed."""


@dataclass(frozen=True)
class BorderLine:
    """A land border, and how each border view draws it."""

    un: int
    natural_earth: int
    points: Ring


def border_lines(
    rings: Sequence[tuple[str, Ring]],
    lines: Sequence[BorderLine],
    lacking: Callable[[frozenset[str]], tuple[int, int]],
    dashed_pair: frozenset[str],
) -> list[BorderLine]:
    """Return `lines`, and those borders between polygons that `lines` lacks.

    `rings` come with the key of their polygon group. `lacking` tells from the keys on
    both sides how the two views draw a border that `lines` lacks; lines that run between
    the two of `dashed_pair` are dashed in the view of the United Nations.
    """
    owners: dict[Segment, set[str]] = defaultdict(set)
    for key, ring in rings:
        for start, end in pairwise((*ring, ring[0])):
            owners[_segment(start, end)].add(key)

    found = []
    for line in lines:
        sides = [owners.get(_segment(*pair), set()) for pair in pairwise(line.points)]
        is_dashed = all(side == dashed_pair for side in sides)
        found.append(replace(line, un=DASHED) if is_dashed else line)

    known = {_segment(*pair) for line in lines for pair in pairwise(line.points)}
    shared = {segment for segment, keys in owners.items() if len(keys) > 1}
    drawn = MultiLineString([line.points for line in lines]).buffer(SAME_LINE)
    for chain in _chains(shared - known):
        # The layer sometimes runs a step beside the polygons: no second line for that.
        if not drawn.covers(LineString(chain)):
            keys = owners[_segment(chain[0], chain[1])]
            found.append(BorderLine(*lacking(frozenset(keys)), chain))
    return found


def _chains(segments: Collection[Segment]) -> list[Ring]:
    """Join segments into lines that end where not exactly two of them meet."""
    neighbours: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(segments):
        neighbours[start].append(end)
        neighbours[end].append(start)
    chains = []
    walked: set[Segment] = set()
    for end in sorted(point for point, near in neighbours.items() if len(near) != 2):
        for second in neighbours[end]:
            if _segment(end, second) in walked:
                continue
            chain = [end, second]
            while len(neighbours[chain[-1]]) == 2:
                first, other = neighbours[chain[-1]]
                chain.append(other if first == chain[-2] else first)
            walked.update(_segment(*pair) for pair in pairwise(chain))
            chains.append(tuple(chain))
    return chains


def with_short_steps(points: Ring, *, closed: bool) -> Ring:
    """Return the points with others between them, none farther than `LONGEST_STEP`.

    Edges run straight in longitude and latitude, as Natural Earth means them: the 49th
    parallel bends on a map that is not cylindrical.
    """
    result: list[Point] = []
    for start, end in pairwise((*points, points[0]) if closed else points):
        result.append(start)
        # In one fixed direction, so that both neighbours round to the same points.
        first, last = _segment(start, end)
        count = math.ceil(math.dist(first, last) / LONGEST_STEP)
        between = [
            (
                round(first[0] + (last[0] - first[0]) * step / count),
                round(first[1] + (last[1] - first[1]) * step / count),
            )
            for step in range(1, count)
        ]
        result += between if first == start else between[::-1]
    return tuple(result) if closed else (*result, points[-1])


def vertex_weights(rings: Sequence[Ring], lines: Sequence[Ring]) -> Mapping[Point, int]:
    """Return a weight of 0 to 255 for every vertex.

    The weight is `16 log2(area + 1)`, where area is the vertex's effective area in
    square grid steps (Visvalingam and Whyatt 1993). A view keeps what outweighs it.
    """
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for before, point, after in zip(
            (ring[-1], *ring), ring, (*ring[1:], ring[0]), strict=False
        ):
            neighbours[point].update((before, after))
    junctions = {point for point, near in neighbours.items() if len(near) > 2}

    areas: dict[Point, float] = {}
    for ring in rings:
        for arc, closed in _arcs(ring, junctions):
            for point, area in zip(arc, _effective_areas(arc, closed), strict=True):
                areas[point] = max(areas.get(point, 0.0), area)
    on_shore = frozenset(areas)
    for line in lines:
        # Lines that run along rings keep the rings' weights, so that they stay together.
        for point, area in zip(line, _effective_areas(line, closed=False), strict=True):
            if point not in on_shore:
                areas[point] = max(areas.get(point, 0.0), area)
    return {point: _weight(area) for point, area in areas.items()}


def _weight(area: float) -> int:
    return min(255, round(16 * math.log2(area + 1)))


def _on_globe(point: Point) -> tuple[float, float, float]:
    """Return the point on a globe whose circumference is 360 degrees of grid steps."""
    longitude, latitude = (math.radians(value / GRID) for value in point)
    radius = math.degrees(GRID)
    across = radius * math.cos(latitude)
    return across * math.cos(longitude), across * math.sin(longitude), radius * math.sin(latitude)


def _segment(start: Point, end: Point) -> Segment:
    return (start, end) if start < end else (end, start)


def _arcs(ring: Ring, junctions: Collection[Point]) -> list[tuple[Ring, bool]]:
    """Split a ring at junctions; each arc runs in one fixed direction, whoever owns it."""
    cuts = [index for index, point in enumerate(ring) if point in junctions]
    if not cuts:
        return [(ring, True)]
    arcs = []
    for start, end in pairwise((*cuts, cuts[0] + len(ring))):
        arc = tuple(ring[index % len(ring)] for index in range(start, end + 1))
        arcs.append((arc if arc[0] <= arc[-1] else arc[::-1], False))
    return arcs


def _effective_areas(points: Sequence[Point], closed: bool) -> list[float]:
    """Return the triangle area at which each vertex goes, in square grid steps.

    Triangles are those of the chords through the globe: a vertex half way along a
    parallel then counts for the bend it gives to the line. Ends of an open line and
    the last four vertices stay for ever.
    """
    count = len(points)
    if count < 4:
        return [ALWAYS] * count
    globe = [_on_globe(point) for point in points]
    before = [(index - 1) % count for index in range(count)]
    after = [(index + 1) % count for index in range(count)]

    def triangle(index: int) -> float:
        a, b, c = globe[before[index]], globe[index], globe[after[index]]
        ux, uy, uz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
        vx, vy, vz = c[0] - a[0], c[1] - a[1], c[2] - a[2]
        return math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2

    result = [ALWAYS] * count
    current = {i: triangle(i) for i in range(count) if closed or 0 < i < count - 1}
    heap = [(area, index) for index, area in current.items()]
    heapq.heapify(heap)
    largest, alive = 0.0, count
    while heap and alive > 4:
        area, index = heapq.heappop(heap)
        if current.get(index) != area:
            continue
        # A vertex may not go before the ones that its own triangle already stands on.
        largest = max(largest, area)
        result[index] = largest
        del current[index]
        alive -= 1
        left, right = before[index], after[index]
        after[left], before[right] = right, left
        for near in (left, right):
            if near in current:
                current[near] = triangle(near)
                heapq.heappush(heap, (current[near], near))
    return result
