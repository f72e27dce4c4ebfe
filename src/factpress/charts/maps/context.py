"""Grey names of countries that take no part: only where they fit and touch nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

import numpy as np

from factpress.charts.maps.look import MapLook
from factpress.charts.maps.panel import CONTEXT
from factpress.charts.maps.pricing import boxes_array, overlapping
from factpress.charts.maps.scene import View
from factpress.charts.sheet import Box, Sheet, centred_baseline, text_width
from factpress.frozen import frozen
from factpress.geography.basemap import Basemap
from factpress.geography.clipping import Strands, clip_ring, turned
from factpress.geography.countries import all_countries, country_name
from factpress.geography.world import Booleans, Floats

_LEAST_AREA = 4.0
"""Square em that a country must have in view to be named."""

_CORNERS = np.array([[-1, -1], [0, -1], [1, -1], [-1, 1], [0, 1], [1, 1], [0, 0]])


@frozen(eq=False)
class _Country:
    """A country in view: its largest ring there, on the sheet, with its area."""

    code: str
    ring: Floats
    area: float


def draw_context(
    sheet: Sheet,
    basemap: Basemap,
    view: View,
    look: MapLook,
    *,
    language: str,
    excluding: Collection[str],
    boxes: Sequence[Box],
    lines: Sequence[Floats],
    most: int,
    layer: float,
) -> None:
    """Add at most `most` names; they keep clear of the boxes and lines (on the sheet)."""
    size = sheet.style.small_size
    taken = [*boxes]
    obstacles = _in_short_steps(lines)
    named = 0
    for country in _countries_in_view(basemap, view, excluding):
        if named == most or country.area < _LEAST_AREA * look.em**2:
            break
        name = country_name(country.code, language)
        width = text_width(name, size, sheet.face())
        box = _free_box(country, basemap, view, width, size, taken, obstacles)
        if box is None:
            continue
        sheet.text(
            name,
            box.left + 0.3 * size,
            centred_baseline((box.top + box.bottom) / 2, size, sheet.face()),
            size=size,
            colour=look.context_ink,
            ground=sheet.theme.land,
            layer=layer + CONTEXT,
        )
        taken.append(box)
        named += 1


def _countries_in_view(
    basemap: Basemap, view: View, excluding: Collection[str]
) -> Iterator[_Country]:
    """Yield each country by its largest ring, largest country first."""
    largest: dict[str, tuple[float, Floats]] = {}
    areas = _areas(basemap.rings)
    for code, area, (_, ring) in zip(basemap.ring_codes, areas, basemap.rings.parts(), strict=True):
        if code and code not in excluding and area > largest.get(code, (0.0, ring))[0]:
            largest[code] = (area, ring)
    for code, (_, ring) in sorted(largest.items(), key=lambda item: (-item[1][0], item[0])):
        seen = clip_ring(ring, view.window)
        if len(seen) >= 3:
            placed = view.place(seen)
            yield _Country(code, placed, abs(_signed_area(placed)))


def _free_box(
    country: _Country,
    basemap: Basemap,
    view: View,
    width: float,
    size: float,
    taken: Sequence[Box],
    obstacles: Floats,
) -> Box | None:
    """The first place for a name that lies within its country and is clear."""
    low, high = country.ring.min(axis=0), country.ring.max(axis=0)
    if width > 0.95 * (high[0] - low[0]):
        return None
    entry = all_countries()[country.code]
    label_point = view.place(basemap.projection.project(entry.longitude, entry.latitude))
    middles = np.concatenate(
        [[label_point], _centroid(country.ring) + _offsets() * np.array([1.4, 1.0]) * size]
    )
    half = np.array([width / 2 + 0.3 * size, 0.75 * size])
    boxes = np.concatenate([middles - half, middles + half], axis=1)
    panel = view.panel
    free = (
        (boxes[:, :2] >= [panel.left + 2, panel.top + 2])
        & (boxes[:, 2:] <= [panel.right - 2, panel.bottom - 2])
    ).all(axis=1)
    for box in boxes_array(taken):
        free &= ~overlapping(boxes, box, 0.35 * size)
    candidates = np.flatnonzero(free)
    for index in candidates[contains(country.ring, middles[candidates])]:
        left, top, right, bottom = boxes[index].tolist()
        box = Box(left, top, right, bottom)
        ends = middles[index] + _CORNERS * np.array([width / 2, 0.4 * size])
        if contains(country.ring, ends).all() and not _hit(obstacles, box):
            return box
    return None


def contains(ring: Floats, points: Floats) -> Booleans:
    """Tell which points (k, 2) lie in an open ring (n, 2), by the even-odd rule."""
    (x0, y0), (x1, y1) = ring.T, turned(ring).T
    across = (y0 > points[:, 1:]) != (y1 > points[:, 1:])
    slope = (x1 - x0) / np.where(y1 == y0, 1.0, y1 - y0)
    crossings = across & (points[:, :1] < x0 + (points[:, 1:] - y0) * slope)
    inside: Booleans = crossings.sum(axis=1) % 2 == 1
    return inside


@cache
def _offsets() -> Floats:
    """Steps round a centre, nearest first, in em."""
    steps = np.stack(np.meshgrid(np.arange(-4, 5), np.arange(-4, 5)), axis=-1).reshape(-1, 2)
    nearest_first = np.argsort((steps**2).sum(axis=1), kind="stable")
    offsets: Floats = steps[nearest_first].astype(float)
    return offsets


def _in_short_steps(lines: Sequence[Floats], step: float = 3.0) -> Floats:
    parts = [np.empty((0, 2))]
    for line in lines:
        along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
        at = np.linspace(0, along[-1], max(2, int(along[-1] / step)))
        parts.append(np.stack([np.interp(at, along, line[:, axis]) for axis in (0, 1)], axis=-1))
    return np.concatenate(parts)


def _hit(points: Floats, box: Box) -> bool:
    inside = (points > [box.left, box.top]) & (points < [box.right, box.bottom])
    return bool(inside.all(axis=1).any())


def _areas(rings: Strands) -> list[float]:
    """The area of every ring."""
    if not len(rings.sources):
        return []
    following = turned(rings.points)
    starts = rings.offsets[:-1]
    following[rings.offsets[1:] - 1] = rings.points[starts]
    (x0, y0), (x1, y1) = rings.points.T, following.T
    areas: list[float] = (np.abs(np.add.reduceat(x0 * y1 - x1 * y0, starts)) / 2).tolist()
    return areas


def _signed_area(ring: Floats) -> float:
    following = turned(ring)
    return float((ring[:, 0] * following[:, 1] - following[:, 0] * ring[:, 1]).sum() / 2)


def _centroid(ring: Floats) -> Floats:
    following = turned(ring)
    cross = ring[:, 0] * following[:, 1] - following[:, 0] * ring[:, 1]
    total = cross.sum()
    if abs(total) < 1e-6:
        middle: Floats = ring.mean(axis=0)
        return middle
    centroid: Floats = ((ring + following) * cross[:, np.newaxis]).sum(axis=0) / (3 * total)
    return centroid
