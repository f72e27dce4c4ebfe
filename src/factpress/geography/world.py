"""The packaged world: rings, land borders and who owns them. numpy only.

The data is Natural Earth 1:50m; `README.md` tells the border views and the file format.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from factpress.frozen import frozen
from factpress.geography.border_views import BORDER_VIEWS, UN, BorderView
from factpress.geography.countries import all_countries

Floats = npt.NDArray[np.floating[Any]]
Integers = npt.NDArray[np.integer[Any]]
Booleans = npt.NDArray[np.bool_]

_FOLDER = Path(__file__).parent

_AGREED, _DISPUTED = 1, 2
"""How a border view draws a border in `world-50m.bin`; 0 is not at all."""


@frozen(eq=False)
class Outlines:
    """Many rings or lines of vertices, end to end.

    The vertices of outline `i` are `offsets[i]` to `offsets[i + 1]`. `degrees` (N, 2)
    holds longitude and latitude; longitudes of one outline are continuous and may pass
    180. `vectors` (N, 3) holds the same points on the unit sphere. `weights` (N,) is
    the simplification weight, 0 to 255: `16 log2(area + 1)`, area in square grid steps.
    Every outline `i` lies in the cap of `cap_radii[i]` radians round `cap_centres[i]`.
    """

    degrees: Floats
    vectors: Floats
    weights: Integers
    offsets: Integers
    cap_centres: Floats
    cap_radii: Floats


@frozen(eq=False)
class World:
    """All rings and land borders in one border view, and what owns the rings.

    `ring_owners[i]` indexes `polygons`, keys of polygon groups: Natural Earth's ("FRA",
    "CYN") and some cut out of them ("XCR", Crimea).
    `owner_codes` gives for each of them the alpha-2 code of the country that it is
    filled with, "" for none (the Siachen Glacier). `polygons_of` gives for a country
    all the polygon groups that are filled with it; Hong Kong's is among China's too.
    Rings are clockwise, holes in them counter-clockwise. A border that the view does not
    draw is neither agreed nor disputed.
    """

    view: BorderView
    grid: int
    polygons: tuple[str, ...]
    owner_codes: tuple[str, ...]
    polygons_of: Mapping[str, tuple[int, ...]]
    rings: Outlines
    ring_owners: Integers
    borders: Outlines
    border_agreed: Booleans
    border_disputed: Booleans

    def owned_by(self, codes: Iterable[str]) -> Integers:
        """Return the indices of the polygon groups that the countries are filled with.

        Raises KeyError for a code that the map lacks.
        """
        groups = {group for code in codes for group in self.polygons_of[code]}
        return np.array(sorted(groups), dtype=np.int64)


def unit_vectors(longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> Floats:
    """Return points on the unit sphere, shape (..., 3), from degrees."""
    east, north = np.radians(longitude), np.radians(latitude)
    across = np.cos(north)
    vectors: Floats = np.empty((*across.shape, 3), across.dtype)
    np.multiply(across, np.cos(east), out=vectors[..., 0])
    np.multiply(across, np.sin(east), out=vectors[..., 1])
    np.sin(north, out=vectors[..., 2])
    return vectors


@frozen(eq=False)
class _Packed:
    """What the packaged file holds, for all border views."""

    grid: int
    polygons: tuple[str, ...]
    rings: Outlines
    ring_owners: Integers
    borders: Outlines
    border_kinds: Integers


@lru_cache(maxsize=2)
def load_world(view: BorderView = UN) -> World:
    """Return the packaged world in a border view; it is read once in a process."""
    packed = _unpacked()
    polygons_of = _polygons_of(packed.polygons, view)
    kinds = packed.border_kinds >> (2 * BORDER_VIEWS.index(view)) & 3
    return World(
        view=view,
        grid=packed.grid,
        polygons=packed.polygons,
        owner_codes=_owner_codes(len(packed.polygons), polygons_of),
        polygons_of=polygons_of,
        rings=packed.rings,
        ring_owners=packed.ring_owners,
        borders=packed.borders,
        border_agreed=kinds == _AGREED,
        border_disputed=kinds == _DISPUTED,
    )


@lru_cache(maxsize=1)
def _unpacked() -> _Packed:
    packed = (_FOLDER / "world-50m.bin").read_bytes()
    reader = _Reader(zlib.decompress(packed))
    head = reader.head()
    ring_lengths = reader.numbers("<u2", head["rings"])
    ring_owners = reader.numbers("u1", head["rings"])
    border_lengths = reader.numbers("<u2", head["borders"])
    border_kinds = reader.numbers("u1", head["borders"])
    ring_weights = reader.numbers("u1", head["ring_points"])
    border_weights = reader.numbers("u1", head["border_points"])
    ring_degrees = reader.points(head["ring_points"]) / np.float32(head["grid"])
    border_degrees = reader.points(head["border_points"]) / np.float32(head["grid"])
    return _Packed(
        grid=head["grid"],
        polygons=tuple(head["polygons"]),
        rings=_outlines(ring_degrees, ring_weights, ring_lengths),
        ring_owners=ring_owners,
        borders=_outlines(border_degrees, border_weights, border_lengths),
        border_kinds=border_kinds,
    )


@lru_cache(maxsize=1024)
def main_ring(code: str, view: BorderView = UN) -> int:
    """Return the index of the country's main ring: France without Guiana.

    It is the ring of the greatest extent near the country's label point. Raises
    KeyError for a code that the map lacks.
    """
    world, country = load_world(view), all_countries()[code]
    rings = np.flatnonzero(np.isin(world.ring_owners, world.owned_by([code])))
    label = unit_vectors(country.longitude, country.latitude)
    radii = world.rings.cap_radii[rings]
    distances = np.arccos(np.clip(world.rings.cap_centres[rings] @ label, -1, 1))
    # Distance counts threefold, so that no far province outweighs the mainland.
    return int(rings[np.argmax(radii - 3 * np.maximum(0, distances - radii))])


class _Reader:
    """Reads arrays one after the other from the unpacked bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0

    def head(self) -> dict[str, Any]:
        """Return the JSON head: its length in four bytes, then its text."""
        (length,) = struct.unpack_from("<I", self._data)
        self._position = 4 + length
        result: dict[str, Any] = json.loads(self._data[4 : self._position])
        return result

    def numbers(self, kind: str, count: int) -> Integers:
        """Return the next `count` numbers of a numpy kind."""
        result = np.frombuffer(self._data, kind, count, self._position)
        self._position += result.nbytes
        return result

    def points(self, count: int) -> Integers:
        """Return the next points (count, 2), stored as wrapping 16-bit differences."""
        axes = []
        for _ in range(2):
            low, high = self.numbers("u1", count), self.numbers("u1", count)
            steps = low.astype(np.uint16) | (high.astype(np.uint16) << 8)
            axes.append(np.cumsum(steps.view(np.int16), dtype=np.int16))
        return np.stack(axes, axis=-1)


def _outlines(degrees: Floats, weights: Integers, lengths: Integers) -> Outlines:
    vectors = unit_vectors(degrees[:, 0], degrees[:, 1])
    offsets = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
    centres = np.add.reduceat(vectors, offsets[:-1])
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    # Chords, not cosines: 32 bits would lose a small island's radius in the cosine.
    chords = vectors - np.repeat(centres, lengths, axis=0)
    squares = np.einsum("ij,ij->i", chords, chords)
    longest = np.sqrt(np.maximum.reduceat(squares, offsets[:-1]))
    radii = 2 * np.arcsin(np.minimum(1, longest / 2))
    return Outlines(degrees, vectors, weights, offsets, centres, radii)


def _polygons_of(polygons: tuple[str, ...], view: BorderView) -> Mapping[str, tuple[int, ...]]:
    index = {key: number for number, key in enumerate(polygons)}
    text = (_FOLDER / "countries.json").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            entry["code"]: tuple(index[key] for key in (*entry["polygons"], *entry.get(view, ())))
            for entry in json.loads(text)["countries"]
        }
    )


def _owner_codes(count: int, polygons_of: Mapping[str, tuple[int, ...]]) -> tuple[str, ...]:
    codes = [""] * count
    for code, groups in polygons_of.items():
        for group in groups[1:]:
            codes[group] = codes[group] or code
    # A country's own polygon comes first in its list and bears its own code: Hong Kong.
    for code, groups in polygons_of.items():
        codes[groups[0]] = code
    return tuple(codes)
