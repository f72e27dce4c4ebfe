"""Basemaps: what is in view lies inside it, in a form that can be drawn."""

import numpy as np
import pytest

from factpress.geography.basemap import Basemap, Outline, cut_basemap
from factpress.geography.clipping import clip_line, clip_ring
from factpress.geography.framing import Window, choose_frame
from factpress.geography.projections import EqualEarth, LambertAzimuthal

UNIT = Window(0.0, 1.0, 0.0, 1.0)
WHOLE = Window(-2.8, 2.8, -1.35, 1.35)


def basemap_of(focus: str, *others: str, aspect: float = 1.5, width_mm: float = 175) -> Basemap:
    frame = choose_frame(focus, others, aspect=aspect)
    window = frame.window(aspect)
    return cut_basemap(frame.projection, window, width_mm / window.width)


def area(points: np.ndarray) -> float:
    x, y = points.T
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


@pytest.fixture(
    params=[("AM", "FR", "IN"), ("AM", "GE"), ("AM", "US", "AU", "FJ"), ("NZ", "FR", "US")],
    ids="-".join,
)
def basemap(request: pytest.FixtureRequest) -> Basemap:
    return basemap_of(*request.param)


def test_all_points_lie_inside_the_clip_window(basemap: Basemap) -> None:
    limits = basemap.clip_window
    for strands in (basemap.rings, basemap.borders):
        assert len(strands.points)
        assert np.isfinite(strands.points).all()
        assert (strands.points >= np.array([limits.left, limits.bottom]) - 1e-12).all()
        assert (strands.points <= np.array([limits.right, limits.top]) + 1e-12).all()


def test_land_is_made_of_closed_rings(basemap: Basemap) -> None:
    vertices, codes = basemap.land()
    assert vertices.shape == (len(codes), 2)
    assert codes.dtype == np.uint8
    starts, ends = np.flatnonzero(codes == 1), np.flatnonzero(codes == 79)
    assert len(starts) == len(ends) == len(basemap.ring_codes)
    assert (vertices[starts] == vertices[ends]).all()
    assert (ends - starts >= 3).all()
    assert set(np.delete(codes, np.concatenate([starts, ends]))) == {2}


def test_land_and_a_country_make_up_the_whole(basemap: Basemap) -> None:
    codes = {code for code in basemap.ring_codes if code}
    for code in ("AM", "AZ") if "AM" in codes else ("NZ",):
        rest, country = basemap.land(excluding=[code]), basemap.country(code)
        assert len(country.codes)
        assert len(rest.codes) + len(country.codes) == len(basemap.land().codes)


def test_borders_are_open_lines(basemap: Basemap) -> None:
    for disputed in (False, True):
        vertices, codes = basemap.border_lines(disputed=disputed)
        assert vertices.shape == (len(codes), 2)
        assert set(codes.tolist()) <= {1, 2}
        # No line is a single point.
        assert not ((codes[:-1] == 1) & (codes[1:] == 1)).any()


def test_a_region_has_the_expected_countries() -> None:
    codes = set(basemap_of("AM", "FR", "IN").ring_codes)
    assert {"AM", "GE", "FR", "IN", "IR", "TR", "RU", "LY", "SA", "KZ", "CN", "CY"} <= codes
    # What lies opposite the centre would turn inside out.
    assert codes.isdisjoint({"US", "CA", "AR", "BR", "NZ", "AU", "AQ"})


def test_a_country_out_of_view_is_empty() -> None:
    outline = basemap_of("AM", "GE").country("NZ")
    assert isinstance(outline, Outline)
    assert outline.vertices.shape == (0, 2)
    assert outline.codes.shape == (0,)
    assert basemap_of("AM", "GE").country_rings("NZ") == ()


def test_an_unknown_country_is_an_error() -> None:
    with pytest.raises(KeyError):
        basemap_of("AM", "GE").country("QQ")


def test_the_area_of_armenia_is_right() -> None:
    rings = basemap_of("AM", "GE", width_mm=80).country_rings("AM")
    # 29,743 square kilometres; the Earth's radius is 6,371 km.
    assert max(map(area, rings)) * 6371**2 == pytest.approx(29743, rel=0.02)


def test_northern_cyprus_is_drawn_with_cyprus_behind_a_dashed_line() -> None:
    basemap = basemap_of("CY", "LB")
    assert len(basemap.country_rings("CY")) >= 2
    assert len(basemap.border_lines(disputed=True).codes)


def test_a_smaller_drawing_has_fewer_vertices() -> None:
    frame = choose_frame("AM", ["FR", "IN"])
    window = frame.window(1.5)
    large, small = (
        cut_basemap(frame.projection, window, width / window.width) for width in (200, 50)
    )
    assert len(small.rings.points) < len(large.rings.points) / 2


def test_the_same_view_gives_the_same_points() -> None:
    first, second = basemap_of("AM", "FR", "IN"), basemap_of("AM", "FR", "IN")
    assert first.rings.points.tobytes() == second.rings.points.tobytes()
    assert first.borders.points.tobytes() == second.borders.points.tobytes()


@pytest.mark.parametrize("meridian", [0.0, 11.0, -100.0, 150.0, 180.0])
def test_land_keeps_its_area_wherever_the_world_is_cut(meridian: float) -> None:
    basemap = cut_basemap(EqualEarth(meridian), WHOLE, 1000.0)
    # Signed areas: holes count against their rings, the lost half of a ring would show.
    signed = 0.0
    for _, ring in basemap.rings.parts():
        x, y = ring.T
        signed -= float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
    # All rings but Antarctica's in full detail, in the cylindrical equal-area projection:
    # 134.37 million square kilometres.
    assert signed * 6371.0088**2 == pytest.approx(134.37e6, rel=0.002)


def test_no_edge_runs_across_the_world() -> None:
    basemap = cut_basemap(EqualEarth(-100.0), WHOLE, 60.0)
    for strands in (basemap.rings, basemap.borders):
        for _, points in strands.parts():
            assert np.abs(np.diff(points, axis=0)).max() < 0.6


def test_a_world_map_has_no_antarctica_but_a_southern_region_has() -> None:
    assert "AQ" not in set(cut_basemap(EqualEarth(0.0), Window(-2, 2, -1.2, 1.2), 60).ring_codes)
    southern = cut_basemap(LambertAzimuthal(-18.0, -55.0), Window(-0.8, 0.8, -0.6, 0.6), 100)
    assert "AQ" in southern.ring_codes


def test_clip_ring() -> None:
    square = np.array([[0.5, 0.5], [0.5, 2.0], [2.0, 2.0], [2.0, 0.5]])
    assert area(clip_ring(square, UNIT)) == pytest.approx(0.25)
    round_about = np.array([[-1.0, -1.0], [-1.0, 3.0], [3.0, 3.0], [3.0, -1.0]])
    assert area(clip_ring(round_about, UNIT)) == pytest.approx(1.0)
    assert len(clip_ring(square + 5, UNIT)) == 0


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ([[0.2, 0.2], [0.8, 0.2]], [[[0.2, 0.2], [0.8, 0.2]]]),
        ([[-1.0, 0.5], [2.0, 0.5]], [[[0.0, 0.5], [1.0, 0.5]]]),
        (
            [[0.5, 0.5], [0.5, 2.0], [0.7, 2.0], [0.7, 0.5]],
            [[[0.5, 0.5], [0.5, 1.0]], [[0.7, 1.0], [0.7, 0.5]]],
        ),
        (
            [[0.5, 0.5], [0.6, 0.6], [0.6, 0.6], [0.6, 1.6]],
            [[[0.5, 0.5], [0.6, 0.6], [0.6, 0.6], [0.6, 1.0]]],
        ),
        ([[-1.0, 0.5], [0.5, 2.0]], []),
        ([[2.0, 2.0], [3.0, 3.0]], []),
    ],
)
def test_clip_line(line: list[list[float]], expected: list[list[list[float]]]) -> None:
    found = [part.tolist() for part in clip_line(np.array(line), UNIT)]
    assert len(found) == len(expected)
    for part, wanted in zip(found, expected, strict=True):
        assert np.array(part) == pytest.approx(np.array(wanted))
