"""What a map shows: its projection, and the window cut from it.

A map of links between countries is regional where it can be, and of the world where the
countries lie too far apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from factpress.frozen import frozen
from factpress.geography.border_views import UN, BorderView
from factpress.geography.countries import all_countries
from factpress.geography.projections import (
    EqualEarth,
    LambertAzimuthal,
    Place,
    Projection,
    angular_distance,
    great_circle,
    longitude_latitude,
    project_great_circle,
)
from factpress.geography.world import Floats, load_world, main_ring, unit_vectors

WORLD_BEYOND = 125.0
"""Diameter, in degrees, of the data beyond which a map shows the world."""

CORNER_LIMIT = 2 * math.sin(math.radians(115) / 2)
"""Distance of a corner from the centre, in projected units, beyond which shapes are
distorted past recognition, and a map shows the world: 115 degrees."""

MOST_TILT = 55.0
"""Degrees by which north may be turned from up anywhere on a regional map."""

SHOWN_WHOLE = 21.0
"""Countries with a larger radius, in degrees, need not fit into a region: Russia."""

PREFERRED_CUT = -169
"""The meridian of the Bering Strait cuts no land but a tip of Chukotka."""


@frozen
class Window:
    """A rectangle in projected units."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def width(self) -> float:
        """Distance from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Distance from bottom to top."""
        return self.top - self.bottom

    def widened(self, share: float) -> Window:
        """Return the window with `share` of its size added on every side."""
        across, up = self.width * share, self.height * share
        return Window(self.left - across, self.right + across, self.bottom - up, self.top + up)


@frozen(eq=False)
class Frame:
    """A projection and the points (N, 2), projected, that the map must show.

    `radius` is that of the smallest cap that holds the data, in degrees.
    """

    projection: Projection
    points: Floats
    radius: float

    def window(self, aspect: float, padding: float = 0.06) -> Window:
        """Return the window of the given width to height round the points."""
        return window_around(self.points, aspect, padding)


def choose_frame(
    focus: str,
    others: Sequence[str] = (),
    places: Sequence[Place] = (),
    *,
    aspect: float = 1.5,
    borders: BorderView = UN,
) -> Frame:
    """Return the frame for links between the country `focus` and the `others`.

    Countries are alpha-2 codes; `places` are further points to show; `aspect` is the
    map's width to height. Each country is shown by its main ring, in a region a very
    large one by its label point only. A region is drawn in Lambert azimuthal
    equal-area round the middle of the data, the world in Equal Earth. Raises KeyError
    for a code that the map lacks.
    """
    codes = list(dict.fromkeys((focus, *others)))
    sites = [*(_label(code) for code in codes), *places]
    shores = [_shore(code, borders) for code in codes if _radius(code, borders) < SHOWN_WHOLE]
    must_see = np.concatenate([np.array(sites, float), *shores])
    centre, radius = _smallest_cap(unit_vectors(must_see[:, 0], must_see[:, 1]))
    longitude, latitude = longitude_latitude(centre)
    region = LambertAzimuthal(round(float(longitude), 1), round(float(latitude), 1))
    frame = Frame(region, region.project(must_see[:, 0], must_see[:, 1]), radius)
    fits = 2 * radius <= WORLD_BEYOND and _corner(frame.window(aspect)) <= CORNER_LIMIT
    if fits and _tilt(region, sites) <= MOST_TILT:
        return frame
    return _world_frame(codes, sites, radius, borders)


def _tilt(region: LambertAzimuthal, sites: Sequence[Place]) -> float:
    """How far north is turned from up, in degrees, at the site where it is farthest.

    A region whose middle lies near a pole turns its ends on their sides, or upside down.
    """
    here = region.project(*np.array(sites, float).T)
    north = region.project(*(np.array(sites, float) + [0, 0.5]).T)
    across, up = (north - here).T
    return float(np.degrees(np.abs(np.arctan2(across, up))).max())


def _world_frame(
    codes: Sequence[str], sites: Sequence[Place], radius: float, borders: BorderView
) -> Frame:
    """Return the world map that shows the countries, and the links to the first one."""
    world = EqualEarth(_central_meridian(sites))
    parts = [world.project(*np.array(sites, float).T)]
    for site in sites[1:]:
        parts += project_great_circle(world, site, sites[0])
    for site, code in zip(sites, codes, strict=False):
        shore = _shore(code, borders)
        # Fiji lies on both sides of 180°: its shore follows its label point.
        offset = world.offsets(site[0]) + (shore[:, 0] - site[0] + 180) % 360 - 180
        parts.append(world.project_offsets(np.clip(offset, -180, 180), shore[:, 1]))
    return Frame(world, np.concatenate(parts), radius)


def window_around(
    points: Floats, aspect: float, padding: float = 0.06, least: float = 0.12
) -> Window:
    """Return the window round projected points (N, 2), grown to `aspect` (width / height).

    `padding` is the share of the size added on each side. `least` is the smallest
    extent before padding, in projected units: 0.12 is about 760 km.
    """
    low, high = points.min(axis=0), points.max(axis=0)
    x, y = (float(value) for value in (low + high) / 2)
    width, height = (max(float(size), least) * (1 + 2 * padding) for size in high - low)
    if width < height * aspect:
        width = height * aspect
    else:
        height = width / aspect
    return Window(x - width / 2, x + width / 2, y - height / 2, y + height / 2)


def distant_countries(
    focus: str,
    codes: Sequence[str],
    *,
    share: float = 0.6,
    ratio: float = 1.6,
    nearest_end: float = 48.0,
    farthest_start: float = 40.0,
) -> frozenset[str]:
    """Return those of `codes` so far away that they would shrink the rest to a smudge.

    A map may let them enter from its edge. They are the countries beyond the widest gap
    in distance from `focus`: it must leave at least `share` of the countries on the
    near side, with the last of them less than `nearest_end` degrees away and the next
    one more than `farthest_start` degrees and `ratio` times as far. Fewer than three
    countries have no far side.
    """
    home = _label(focus)
    distances = sorted((angular_distance(home, _label(code)), code) for code in codes)
    if len(distances) < 3:
        return frozenset()
    widest, cut = 0.0, len(distances)
    for index in range(max(1, math.ceil(len(distances) * share)), len(distances)):
        near, far = distances[index - 1][0], distances[index][0]
        gap = far / max(near, 8.0)
        if near < nearest_end and far > farthest_start and gap >= max(ratio, widest):
            widest, cut = gap, index
    return frozenset(code for _, code in distances[cut:])


def _label(code: str) -> Place:
    country = all_countries()[code]
    return country.longitude, country.latitude


def _corner(window: Window) -> float:
    """Return the distance of the farthest corner from the origin."""
    across = max(abs(window.left), abs(window.right))
    return math.hypot(across, max(abs(window.bottom), abs(window.top)))


def _radius(code: str, borders: BorderView) -> float:
    """Return the radius of the main ring, in degrees."""
    return math.degrees(load_world(borders).rings.cap_radii[main_ring(code, borders)])


def _shore(code: str, borders: BorderView) -> Floats:
    """Return about forty points (N, 2) of the main ring, in degrees."""
    rings, index = load_world(borders).rings, main_ring(code, borders)
    points = rings.degrees[rings.offsets[index] : rings.offsets[index + 1]].astype(float)
    return points[:: max(1, len(points) // 40)]


def _smallest_cap(vectors: Floats) -> tuple[Floats, float]:
    """Return centre and radius, in degrees, of the smallest cap round points (N, 3).

    The centre walks towards the farthest point in ever smaller steps (Bădoiu and
    Clarkson 2003).
    """
    centre = vectors.mean(axis=0)
    centre /= np.linalg.norm(centre)
    for step in range(2, 62):
        farthest = vectors[np.argmin(vectors @ centre)]
        centre = centre + (farthest - centre) / step
        centre /= np.linalg.norm(centre)
    return centre, float(np.degrees(np.arccos(np.clip((vectors @ centre).min(), -1, 1))))


def _central_meridian(sites: Sequence[Place]) -> float:
    """Return the meridian for the middle of the world map; `sites[0]` is the focus.

    The map is cut opposite to it: where the fewest links to the focus cross, far from
    every site, and with the focus near the middle; by preference at `PREFERRED_CUT`.
    """
    ways = [longitude_latitude(great_circle(site, sites[0], 90))[0] for site in sites[1:]]
    longitudes = np.array([longitude for longitude, _ in sites])

    def cost(cut: int) -> float:
        crossings = sum(bool((np.abs(np.diff((way - cut) % 360)) > 180).any()) for way in ways)
        gap = float(np.abs((longitudes - cut + 180) % 360 - 180).min())
        off_centre = abs((sites[0][0] - cut) % 360 - 180)
        bonus = 60 if cut == PREFERRED_CUT and gap > 6 else 0
        return crossings * 1000 - min(gap, 40) + off_centre / 6 - bonus

    cut = min((PREFERRED_CUT, *range(-180, 180, 5)), key=cost)
    return float(cut % 360 - 180)
