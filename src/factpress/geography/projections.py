"""Map projections on the unit sphere, and great circles. numpy only.

Lambert azimuthal equal-area: J. P. Snyder, Map Projections: A Working Manual, USGS
Professional Paper 1395 (1987), chapter 24. Equal Earth: B. Šavrič, T. Patterson and
B. Jenny, The Equal Earth map projection, International Journal of Geographical
Information Science 33 (2018), 454–465. Both keep areas true; one projected unit is one
Earth radius where the map is true to scale.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from factpress.frozen import frozen
from factpress.geography.world import Floats, unit_vectors

Place = tuple[float, float]
"""Longitude and latitude in degrees, east and north positive."""


@frozen
class LambertAzimuthal:
    """Lambert azimuthal equal-area, centred on a point in degrees.

    The whole sphere becomes a disc of radius 2; the point opposite the centre becomes
    its rim, so a map should stay well inside.
    """

    longitude: float
    latitude: float

    @property
    def axes(self) -> Floats:
        """Unit vectors (3, 3) to the east, to the north and upwards at the centre."""
        east, north = math.radians(self.longitude), math.radians(self.latitude)
        sin_east, cos_east = math.sin(east), math.cos(east)
        sin_north, cos_north = math.sin(north), math.cos(north)
        return np.array(
            [
                [-sin_east, cos_east, 0.0],
                [-sin_north * cos_east, -sin_north * sin_east, cos_north],
                [cos_north * cos_east, cos_north * sin_east, sin_north],
            ]
        )

    def project(self, longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> Floats:
        """Return x and y, shape (..., 2), of points in degrees."""
        return self.project_vectors(unit_vectors(longitude, latitude))

    def project_vectors(self, vectors: Floats) -> Floats:
        """Return x and y, shape (..., 2), of points on the unit sphere (..., 3)."""
        turned = vectors @ self.axes.T
        # Snyder (24-2): k' = sqrt(2 / (1 + cos c)); the floor keeps the antipode finite.
        factor = np.sqrt(2 / np.maximum(1 + turned[..., 2], 1e-9))
        projected: Floats = turned[..., :2] * factor[..., np.newaxis]
        return projected


@frozen
class EqualEarth:
    """Equal Earth with its central meridian in degrees; for maps of the whole world."""

    central_meridian: float

    def project(self, longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> Floats:
        """Return x and y, shape (..., 2), of points in degrees."""
        return self.project_offsets(self.offsets(longitude), latitude)

    def project_vectors(self, vectors: Floats) -> Floats:
        """Return x and y, shape (..., 2), of points on the unit sphere (..., 3)."""
        return self.project(*longitude_latitude(vectors))

    def offsets(self, longitude: npt.ArrayLike) -> Floats:
        """Return degrees east of the central meridian, from -180 up to 180."""
        away = np.asarray(longitude, dtype=float) - self.central_meridian
        return np.asarray((away + 180) % 360 - 180)

    @staticmethod
    def project_offsets(offset: npt.ArrayLike, latitude: npt.ArrayLike) -> Floats:
        """Return x and y of points given in degrees east of the central meridian.

        180 and -180 stay apart here: they are the right and the left edge of the map.
        """
        a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
        theta = np.arcsin(math.sqrt(3) / 2 * np.sin(np.radians(latitude)))
        theta2 = theta * theta
        theta6 = theta2**3
        slope = 9 * a4 * theta6 * theta2 + 7 * a3 * theta6 + 3 * a2 * theta2 + a1
        x = 2 * math.sqrt(3) * np.radians(offset) * np.cos(theta) / (3 * slope)
        y = theta * (a4 * theta6 * theta2 + a3 * theta6 + a2 * theta2 + a1)
        return np.stack(np.broadcast_arrays(x, y), axis=-1)


Projection = LambertAzimuthal | EqualEarth


def longitude_latitude(vectors: Floats) -> tuple[Floats, Floats]:
    """Return longitudes and latitudes in degrees of points on the unit sphere."""
    longitude = np.degrees(np.arctan2(vectors[..., 1], vectors[..., 0]))
    latitude = np.degrees(np.arcsin(np.clip(vectors[..., 2], -1, 1)))
    return longitude, latitude


def angular_distance(start: Place, end: Place) -> float:
    """Return the angle between two places at the centre of the Earth, in degrees."""
    first, second = unit_vectors(*start), unit_vectors(*end)
    # The arc tangent is exact for near and for opposite places; the arc cosine is not.
    sine = float(np.linalg.norm(np.cross(first, second)))
    return math.degrees(math.atan2(sine, float(first @ second)))


def great_circle(start: Place, end: Place, count: int = 64) -> Floats:
    """Return `count` points (count, 3) on the unit sphere along the shortest way.

    Between opposite places every way is equally short; one of them is taken.
    """
    first, second = unit_vectors(*start), unit_vectors(*end)
    across = second - (first @ second) * first
    if np.linalg.norm(across) < 1e-9:
        across = np.cross(first, np.eye(3)[np.argmin(np.abs(first))])
    across /= np.linalg.norm(across)
    angle = np.linspace(0, math.radians(angular_distance(start, end)), count)[:, np.newaxis]
    points: Floats = np.cos(angle) * first + np.sin(angle) * across
    return points


def project_great_circle(
    projection: Projection, start: Place, end: Place, count: int = 64
) -> tuple[Floats, ...]:
    """Return the projected way from start to end as lines of shape (n, 2).

    There is one line, or two where the way leaves a world map on one side and comes
    back on the other.
    """
    points = great_circle(start, end, count)
    if isinstance(projection, LambertAzimuthal):
        return (projection.project_vectors(points),)
    longitude, latitude = longitude_latitude(points)
    offset = projection.offsets(longitude)
    jumps = np.flatnonzero(np.abs(np.diff(offset)) > 180)
    if not len(jumps):
        return (projection.project_offsets(offset, latitude),)
    last = int(jumps[0])
    side = math.copysign(180, offset[last])
    beyond = offset[last + 1] + 2 * side
    share = (side - offset[last]) / (beyond - offset[last])
    cut = latitude[last] + share * (latitude[last + 1] - latitude[last])
    return (
        projection.project_offsets(
            np.append(offset[: last + 1], side), np.append(latitude[: last + 1], cut)
        ),
        projection.project_offsets(
            np.append(-side, offset[last + 1 :]), np.append(cut, latitude[last + 1 :])
        ),
    )
