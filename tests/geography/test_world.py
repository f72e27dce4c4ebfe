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


def disputed_near(world: World, longitude: float, latitude: float) -> set[bool]:
    """Return the flags of the borders that have a vertex within a tenth of a degree."""
    near = np.hypot(*(world.borders.degrees - (longitude, latitude)).T) < 0.1
    lines = np.searchsorted(world.borders.offsets, np.flatnonzero(near), side="right") - 1
    return set(world.border_disputed[lines].tolist())


def test_sizes(world: World) -> None:
    assert len(world.polygons) == 242
    assert len(world.rings.degrees) == 97612
    assert len(world.ring_owners) == 1627
    assert len(world.border_disputed) == 401
    assert int(world.border_disputed.sum()) == 44
    assert load_world() is world


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "codes"),
    [
        ("Paris", 2.35, 48.86, ["FR"]),
        ("Cayenne", -52.6, 4.5, ["FR"]),
        ("Simferopol, Crimea", 34.1, 45.0, ["UA"]),
        ("Kherson", 32.6, 46.7, ["UA"]),
        ("Krasnodar", 39.0, 45.0, ["RU"]),
        ("Laayoune, west of the sand wall", -13.0, 27.1, ["EH"]),
        ("Tifariti, east of the sand wall", -10.6, 26.2, ["EH"]),
        ("Dakhla", -15.5, 23.3, ["EH"]),
        ("Agadir", -9.3, 30.4, ["MA"]),
        ("Kyrenia, Northern Cyprus", 33.3, 35.3, ["CY"]),
        ("Hargeisa, Somaliland", 44.1, 9.6, ["SO"]),
        ("Pristina", 21.2, 42.7, ["XK"]),
        ("Stepanakert", 46.75, 39.82, ["AZ"]),
        ("Taichung", 120.8, 24.1, ["TW"]),
        ("Maseru region, a hole in South Africa", 28.2, -29.6, ["LS"]),
        ("Siachen Glacier", 77.0, 35.45, [""]),
        ("Chukotka, beyond 180°", 185.0, 67.0, ["RU"]),
        ("Atlantic", -30.0, 30.0, []),
    ],
)
def test_who_owns_the_land(
    world: World, place: str, longitude: float, latitude: float, codes: list[str]
) -> None:
    assert owners_at(world, longitude, latitude) == codes, place


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "disputed"),
    [
        ("Crimea's isthmus", 33.59, 46.1, {True}),
        ("Western Sahara's northern limit", -13.17, 27.67, {True}),
        ("Nicosia", 33.4, 35.17, {True}),
        ("Kosovo and Serbia", 21.0, 43.1, {True}),
        ("Kosovo and Albania", 20.5, 42.2, {False}),
        ("Armenia and Georgia", 44.0, 41.2, {False}),
        ("France and Spain", 0.7, 42.7, {False}),
    ],
)
def test_which_borders_are_disputed(
    world: World, place: str, longitude: float, latitude: float, disputed: set[bool]
) -> None:
    assert disputed_near(world, longitude, latitude) == disputed, place


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
