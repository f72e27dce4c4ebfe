"""Projections against published numbers; great circles; the choice of a frame."""

import math

import numpy as np
import pytest

from factpress.geography.framing import (
    Window,
    choose_frame,
    distant_countries,
    window_around,
)
from factpress.geography.projections import (
    EqualEarth,
    LambertAzimuthal,
    angular_distance,
    great_circle,
    longitude_latitude,
    project_great_circle,
)


def test_lambert_azimuthal_agrees_with_snyder() -> None:
    # Snyder 1987, page 332: sphere of radius 3, centre 40° N 100° W, point 20° S 100° E.
    x, y = 3.0 * LambertAzimuthal(-100, 40).project(100, -20)
    assert x == pytest.approx(-4.2339303, abs=5e-7)
    assert y == pytest.approx(4.0257775, abs=5e-7)


@pytest.mark.parametrize(
    ("centre", "place", "expected"),
    [
        ((10, 52), (10, 52), (0, 0)),
        # A quarter of the globe away: 2 sin 45° from the centre.
        ((0, 0), (90, 0), (math.sqrt(2), 0)),
        ((0, 0), (0, 90), (0, math.sqrt(2))),
        ((0, 90), (90, 0), (math.sqrt(2), 0)),
        ((0, 90), (0, 0), (0, -math.sqrt(2))),
        ((20, 0), (20, -60), (0, -1)),
    ],
)
def test_lambert_azimuthal_by_hand(
    centre: tuple[float, float], place: tuple[float, float], expected: tuple[float, float]
) -> None:
    assert LambertAzimuthal(*centre).project(*place) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("offset", "latitude", "expected"),
    [
        (0, 0, (0, 0)),
        # The equator's half length, 2 sqrt(3) pi / (3 A1), and the pole's, 0.5925 of it.
        (180, 0, (2.706630, 0)),
        (-180, 0, (-2.706630, 0)),
        (0, 90, (0, 1.317363)),
        (180, 90, (1.603588, 1.317363)),
        (180, -90, (1.603588, -1.317363)),
        (90, 0, (1.353315, 0)),
    ],
)
def test_equal_earth(offset: float, latitude: float, expected: tuple[float, float]) -> None:
    assert EqualEarth.project_offsets(offset, latitude) == pytest.approx(expected, abs=2e-6)


def test_equal_earth_round_another_meridian() -> None:
    assert EqualEarth(150).project(-170, 10) == pytest.approx(EqualEarth(0).project(40, 10))


@pytest.mark.parametrize("projection", [LambertAzimuthal(30, 20), EqualEarth(30)])
def test_areas_are_true(projection: LambertAzimuthal | EqualEarth) -> None:
    for longitude, latitude in [(31, 22), (60, 50), (0, -40), (80, 5)]:
        d = 0.01
        east, west = (projection.project(longitude + s * d, latitude) for s in (1, -1))
        north, south = (projection.project(longitude, latitude + s * d) for s in (1, -1))
        (ax, ay), (bx, by) = east - west, north - south
        sphere = math.radians(2 * d) ** 2 * math.cos(math.radians(latitude))
        assert (ax * by - ay * bx) / sphere == pytest.approx(1, abs=1e-4)


def test_angular_distance() -> None:
    assert angular_distance((0, 0), (90, 0)) == pytest.approx(90)
    assert angular_distance((0, 0), (180, 0)) == pytest.approx(180)
    assert angular_distance((44.5, 40.2), (44.5, 40.2)) == 0
    # Yerevan to Paris by the haversine formula: 3,430 km.
    assert angular_distance((44.51, 40.18), (2.35, 48.86)) == pytest.approx(30.851, abs=0.002)


def test_great_circle_over_the_pole() -> None:
    longitude, latitude = longitude_latitude(great_circle((0, 60), (180, 60), 5))
    assert latitude == pytest.approx([60, 75, 90, 75, 60])
    assert longitude[[0, 1]] == pytest.approx([0, 0])
    assert np.abs(longitude[[3, 4]]) == pytest.approx([180, 180])


@pytest.mark.parametrize("end", [(10, 20), (-170, -20)])
def test_great_circle_between_equal_or_opposite_places(end: tuple[float, float]) -> None:
    points = great_circle((10, 20), end, 9)
    assert np.linalg.norm(points, axis=1) == pytest.approx(np.ones(9))
    assert np.stack(longitude_latitude(points[-1])) == pytest.approx(end)


def test_a_link_across_the_cut_comes_back_on_the_other_side() -> None:
    left, right = project_great_circle(EqualEarth(0), (170, 0), (-170, 0), 8)
    assert left[0] == pytest.approx(EqualEarth(0).project(170, 0))
    assert left[-1] == pytest.approx((2.706630, 0), abs=2e-6)
    assert right[0] == pytest.approx((-2.706630, 0), abs=2e-6)
    assert right[-1] == pytest.approx(EqualEarth(0).project(-170, 0))
    assert len(project_great_circle(EqualEarth(180), (170, 0), (-170, 0))) == 1
    assert len(project_great_circle(LambertAzimuthal(0, 0), (170, 0), (-170, 0))) == 1


def test_a_region_is_drawn_round_its_countries() -> None:
    frame = choose_frame("AM", ["FR", "IN"])
    assert frame.projection == LambertAzimuthal(51.9, 40.6)
    assert frame.radius == pytest.approx(40.1, abs=0.1)


def test_the_world_is_cut_where_no_link_crosses() -> None:
    frame = choose_frame("AM", ["FR", "US", "AU", "JP", "CL"])
    assert frame.projection == EqualEarth(11)
    # New Zealand's links to Europe go over Asia, the one to America over the Pacific.
    assert choose_frame("NZ", ["US", "FR"]).projection == EqualEarth(140)


def test_a_very_large_country_does_not_blow_up_a_region() -> None:
    assert choose_frame("RU", ["KP", "IR"]).radius < 35


def test_france_is_framed_without_guiana() -> None:
    assert choose_frame("FR").radius < 7


def test_places_are_in_the_frame() -> None:
    frame = choose_frame("AM", ["GE"], [(41.67, 42.15)])
    poti = frame.projection.project(41.67, 42.15)
    assert np.abs(frame.points - poti).max(axis=1).min() < 1e-9


@pytest.mark.parametrize("aspect", [0.7, 1.0, 2.4])
def test_a_window_holds_its_points_and_has_the_aspect(aspect: float) -> None:
    frame = choose_frame("AM", ["FR", "IN"])
    window = frame.window(aspect)
    assert window.width / window.height == pytest.approx(aspect)
    assert (frame.points > (window.left, window.bottom)).all()
    assert (frame.points < (window.right, window.top)).all()


def test_a_window_round_one_point_has_the_least_size() -> None:
    window = window_around(np.array([[1.0, 2.0]]), 1.0, padding=0.0)
    assert window.width == pytest.approx(0.12)
    assert window.widened(0.5).width == pytest.approx(0.24)
    assert Window(0, 2, 0, 1).widened(0.5) == Window(-1, 3, -0.5, 1.5)


def test_distant_countries() -> None:
    near = ["GE", "FR", "DE", "IN"]
    assert distant_countries("AM", near) == frozenset()
    assert distant_countries("AM", [*near, "US"]) == {"US"}
    assert distant_countries("AM", ["GE", "US"]) == frozenset()
    assert distant_countries("AM", ["GE", "US", "AU", "NZ"]) == frozenset()
