"""The packaged world: its border view and its shape."""

import numpy as np
import pytest

from factpress.geography.countries import all_countries
from factpress.geography.world import World, load_world, main_ring


@pytest.fixture(scope="module")
def world() -> World:
    return load_world()


def owners_at(world: World, longitude: float, latitude: float) -> list[str]:
    """Return the fill codes of the rings round a point; a hole cancels its ring."""
    winding: dict[str, int] = {}
    for index, owner in enumerate(world.ring_owners):
        start, end = world.rings.offsets[index], world.rings.offsets[index + 1]
        ring = world.rings.degrees[start:end].astype(float)
        if not (ring.min(axis=0) <= (longitude, latitude)).all():
            continue
        following = np.roll(ring, -1, axis=0)
        low, high = ring[:, 1] <= latitude, following[:, 1] <= latitude
        side = (following[:, 0] - ring[:, 0]) * (latitude - ring[:, 1])
        side -= (longitude - ring[:, 0]) * (following[:, 1] - ring[:, 1])
        turns = int((low & ~high & (side > 0)).sum()) - int((~low & high & (side < 0)).sum())
        code = world.owner_codes[owner]
        winding[code] = winding.get(code, 0) + turns
    return [code for code, turns in winding.items() if turns]


def drawn_near(world: World, longitude: float, latitude: float) -> set[str]:
    """Return how the borders are drawn that have a vertex within a tenth of a degree."""
    near = np.hypot(*(world.borders.degrees - (longitude, latitude)).T) < 0.1
    lines = np.searchsorted(world.borders.offsets, np.flatnonzero(near), side="right") - 1
    return {"dashed" for line in lines if world.border_disputed[line]} | {
        "plain" for line in lines if world.border_agreed[line]
    }


def test_sizes(world: World) -> None:
    assert len(world.polygons) == 245
    assert len(world.rings.degrees) == 97891
    assert len(world.ring_owners) == 1629
    assert len(world.border_disputed) == 402
    assert int(world.border_disputed.sum()) == 45
    assert load_world() is world


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "un", "natural_earth"),
    [
        ("Paris", 2.35, 48.86, ["FR"], ["FR"]),
        ("Cayenne", -52.6, 4.5, ["FR"], ["FR"]),
        ("Simferopol, Crimea", 34.1, 45.0, ["UA"], ["RU"]),
        ("Kherson", 32.6, 46.7, ["UA"], ["UA"]),
        ("Krasnodar", 39.0, 45.0, ["RU"], ["RU"]),
        ("Laayoune, west of the sand wall", -13.0, 27.1, ["EH"], ["MA"]),
        ("Tifariti, east of the sand wall", -10.6, 26.2, ["EH"], ["EH"]),
        ("Dakhla", -15.5, 23.3, ["EH"], ["MA"]),
        ("Agadir", -9.3, 30.4, ["MA"], ["MA"]),
        ("Kyrenia, Northern Cyprus", 33.3, 35.3, ["CY"], [""]),
        ("Hargeisa, Somaliland", 44.1, 9.6, ["SO"], [""]),
        ("Quneitra, Golan", 35.78, 33.0, ["SY"], ["IL"]),
        ("Safed, Galilee", 35.5, 32.97, ["IL"], ["IL"]),
        ("Srinagar, Kashmir", 74.8, 34.1, ["IN"], ["IN"]),
        ("Gilgit, Kashmir", 74.3, 35.9, ["PK"], ["PK"]),
        ("Aksai Chin", 79.3, 35.2, ["CN"], ["CN"]),
        ("Pristina", 21.2, 42.7, ["XK"], ["XK"]),
        ("Stepanakert", 46.75, 39.82, ["AZ"], ["AZ"]),
        ("Sokhumi, Abkhazia", 41.2, 43.05, ["GE"], ["GE"]),
        ("Tskhinvali, South Ossetia", 43.97, 42.23, ["GE"], ["GE"]),
        ("Taichung", 120.8, 24.1, ["TW"], ["TW"]),
        ("Maseru region, a hole in South Africa", 28.2, -29.6, ["LS"], ["LS"]),
        ("Siachen Glacier", 77.0, 35.45, [""], [""]),
        ("Chukotka, beyond 180°", 185.0, 67.0, ["RU"], ["RU"]),
        ("Atlantic", -30.0, 30.0, [], []),
    ],
)
def test_who_owns_the_land(
    place: str, longitude: float, latitude: float, un: list[str], natural_earth: list[str]
) -> None:
    assert owners_at(load_world("un"), longitude, latitude) == un, place
    assert owners_at(load_world("natural-earth"), longitude, latitude) == natural_earth, place


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "un", "natural_earth"),
    [
        ("Crimea's isthmus", 33.59, 46.1, "dashed", "dashed"),
        ("Western Sahara's northern limit", -13.17, 27.67, "dashed", "none"),
        ("The sand wall", -12.13, 25.73, "dashed", "dashed"),
        ("Golan, west", 35.63, 33.03, "dashed", "none"),
        ("Golan, east", 35.85, 33.08, "dashed", "dashed"),
        ("Line of control in Kashmir", 73.95, 34.02, "dashed", "dashed"),
        ("Nicosia", 33.4, 35.17, "dashed", "dashed"),
        ("Somaliland and Somalia", 48.43, 8.68, "dashed", "dashed"),
        ("Kosovo and Serbia", 21.0, 43.1, "dashed", "plain"),
        ("Kosovo and Albania", 20.5, 42.2, "plain", "plain"),
        ("Armenia and Georgia", 44.0, 41.2, "plain", "plain"),
        ("France and Spain", 0.7, 42.7, "plain", "plain"),
        ("Abkhazia, at the Inguri", 41.7, 42.6, "none", "none"),
        ("Nagorno-Karabakh, Lachin", 46.55, 39.64, "none", "none"),
    ],
)
def test_which_borders_are_disputed(
    place: str, longitude: float, latitude: float, un: str, natural_earth: str
) -> None:
    assert drawn_near(load_world("un"), longitude, latitude) == {un} - {"none"}, place
    assert drawn_near(load_world("natural-earth"), longitude, latitude) == (
        {natural_earth} - {"none"}
    ), place


def test_every_country_has_land_and_tiny_states_are_present(world: World) -> None:
    for code in all_countries():
        assert np.isin(world.ring_owners, world.owned_by([code])).any(), code
    for code in ["AD", "BH", "HK", "LI", "MC", "MO", "MT", "MV", "NR", "SG", "SM", "TV", "VA"]:
        assert world.owner_codes[world.ring_owners[main_ring(code)]] == code


def test_polygons_filled_together(world: World) -> None:
    def keys(code: str) -> list[str]:
        return [world.polygons[index] for index in world.polygons_of[code]]

    assert keys("CY") == ["CYP", "CYN"]
    assert keys("CN") == ["CHN", "HKG", "MAC"]
    assert keys("FI") == ["FIN", "ALD"]
    assert keys("AX") == ["ALD"]
    assert [world.polygons[i] for i, code in enumerate(world.owner_codes) if not code] == ["KAS"]
    with pytest.raises(KeyError):
        world.owned_by(["QQ"])


@pytest.mark.parametrize(
    ("code", "extent"),
    [
        ("FR", [-4.76, 42.34, 8.14, 51.10]),
        ("AM", [43.44, 38.87, 46.58, 41.29]),
        ("US", [-124.71, 25.13, -66.99, 49.37]),
        ("RU", [27.35, 41.20, 190.27, 77.73]),
    ],
)
def test_main_ring(world: World, code: str, extent: list[float]) -> None:
    index = main_ring(code)
    ring = world.rings.degrees[world.rings.offsets[index] : world.rings.offsets[index + 1]]
    assert [*ring.min(axis=0), *ring.max(axis=0)] == pytest.approx(extent, abs=0.005)


def test_outlines_are_well_formed(world: World) -> None:
    for outlines in (world.rings, world.borders):
        lengths = np.diff(outlines.offsets)
        assert outlines.offsets[-1] == len(outlines.degrees) == len(outlines.weights)
        assert np.linalg.norm(outlines.vectors, axis=1) == pytest.approx(1, abs=1e-6)
        # No edge is so long that it would not bend with the projection, none jumps.
        steps = np.abs(np.diff(outlines.degrees, axis=0))
        steps[outlines.offsets[1:-1] - 1] = 0
        assert steps.max() <= 2.001
        centres = np.repeat(outlines.cap_centres, lengths, axis=0)
        chords = np.linalg.norm(outlines.vectors - centres, axis=1)
        assert (2 * np.arcsin(chords / 2) <= np.repeat(outlines.cap_radii, lengths) + 1e-6).all()


def test_neighbours_share_weights(world: World) -> None:
    seen: dict[tuple[float, float], int] = {}
    for point, weight in zip(
        map(tuple, world.rings.degrees.tolist()), world.rings.weights.tolist(), strict=True
    ):
        assert seen.setdefault(point, weight) == weight
