"""Make the shipped typeface, its licence, its README and its width tables.

Run with ``python -m factpress.typefaces.make_typefaces``; needs ``npm`` and fontTools.

Each of the four faces of Factpress Sans is one static TrueType file: Source Sans 3 for
Latin, Cyrillic, Greek and signs, Noto Sans Armenian and Noto Sans Georgian for those two
scripts. One file per face means that no consumer needs font fallback. The family has its
own name because "Source" is a reserved font name (SIL Open Font License 1.1, clause 3).

Running the script twice gives the same bytes: package versions are pinned and the dates
in the fonts are fixed.
"""

from __future__ import annotations

import argparse
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

from factpress.frozen import frozen
from factpress.typefaces.make_metrics import write_metrics

HERE = Path(__file__).parent

VERSION = "1.000"
EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
"""Zero of the dates in a TrueType ``head`` table."""
MADE = datetime(2025, 1, 1, tzinfo=UTC)
"""The fixed date written into every face, so that builds are reproducible."""

UPEM = 1000

NOTO_SCALE = 0.92
"""Noto Sans draws larger on its em (capitals 714, x-height 536 of 1000) than Source Sans 3
(660 and 486); at this scale Armenian and Georgian sit level with the Latin beside them."""


@frozen
class Package:
    """One npm package the outlines come from."""

    name: str
    version: str
    licence: str
    notice: str

    @property
    def archive(self) -> str:
        """File name that ``npm pack`` gives to the package."""
        return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"


SOURCE = Package(
    "source-sans",
    "3.52.0",
    "LICENSE.md",
    "Copyright 2010-2024 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.",
)
ARMENIAN = Package(
    "@expo-google-fonts/noto-sans-armenian",
    "0.4.2",
    "LICENSE_FONT",
    "Copyright 2022 The Noto Project Authors (https://github.com/notofonts/armenian)",
)
GEORGIAN = Package(
    "@expo-google-fonts/noto-sans-georgian",
    "0.4.3",
    "LICENSE_FONT",
    "Copyright 2022 The Noto Project Authors (https://github.com/notofonts/georgian)",
)
PACKAGES = (SOURCE, ARMENIAN, GEORGIAN)


@frozen
class Face:
    """One face to make: where its outlines come from and how it is classed."""

    style: str
    source: str
    noto: str
    weight: int
    selection: int  # OS/2 fsSelection: 1 italic, 0x20 bold, 0x40 regular
    mac_style: int  # head macStyle: 1 bold, 2 italic

    @property
    def name(self) -> str:
        """Style name as font menus show it."""
        return self.style.title()

    @property
    def linked(self) -> bool:
        """Whether the face is one of the classic regular, bold and italic of its family."""
        return self.style != "semibold"


FACES = (
    Face("regular", "Regular", "400Regular", 400, 0x40, 0),
    Face("semibold", "Semibold", "600SemiBold", 600, 0x40, 0),
    Face("bold", "Bold", "700Bold", 700, 0x20, 1),
    # Noto Sans Armenian and Georgian have no italic; their upright regular stands in.
    Face("italic", "It", "400Regular", 400, 0x01, 2),
)


def span(first: int, last: int) -> range:
    """Code points from ``first`` to ``last``, both included."""
    return range(first, last + 1)


LATIN = (
    span(0x0020, 0x007E),
    span(0x00A0, 0x017F),
    (0x018F, 0x0192, 0x0237, 0x0259),
    span(0x01C4, 0x01CC),  # Croatian digraphs
    span(0x01E4, 0x01EF),  # Skolt Sami
    (0x01F4, 0x01F5, *span(0x01FA, 0x01FF)),
    span(0x0200, 0x021B),  # Croatian accents, Romanian comma below
    span(0x022A, 0x0233),  # Livonian
    span(0x02B9, 0x02BF),  # apostrophes and primes of transliteration
    (0x02C6, 0x02C7, *span(0x02D8, 0x02DD)),
    span(0x1E02, 0x1E03),  # Irish dots above, transliteration dots below
    span(0x1E0A, 0x1E0D),
    (0x1E1E, 0x1E1F, 0x1E24, 0x1E25, 0x1E32, 0x1E33, 0x1E36, 0x1E37),
    span(0x1E40, 0x1E47),
    (0x1E56, 0x1E57, 0x1E5A, 0x1E5B, *span(0x1E60, 0x1E63), *span(0x1E6A, 0x1E6D)),
    span(0x1E80, 0x1E85),  # Welsh
    (0x1E92, 0x1E93, 0x1E9E, 0x1EF2, 0x1EF3),
)
GREEK = (span(0x0370, 0x03FF),)
CYRILLIC = (span(0x0400, 0x052F),)
SIGNS = (
    (0x2007, 0x2009, 0x200A),
    span(0x2010, 0x2015),
    span(0x2018, 0x201E),
    (0x2020, 0x2021, 0x2022, 0x2023, 0x2026, 0x202F, 0x2030),
    (0x2032, 0x2033, 0x2039, 0x203A, 0x2044),
    span(0x2070, 0x208E),  # superscripts and subscripts
    span(0x20A0, 0x20C0),  # currency
    (0x2113, 0x2116, 0x2117, 0x2122, 0x2126, 0x212E),
    span(0x2150, 0x215E),  # fractions
    span(0x2190, 0x2199),
    (0x2202, 0x2206, 0x220F, 0x2211, 0x2212, 0x2215, 0x2219, 0x221A, 0x221E, 0x222B),
    (0x2248, 0x2260, 0x2264, 0x2265),
    span(0x25A0, 0x25FF),
    (0x2713, 0x2717, 0xFB01, 0xFB02),
)
ARMENIAN_LETTERS = (span(0x0530, 0x058F), span(0xFB13, 0xFB17))
GEORGIAN_LETTERS = (span(0x10D0, 0x10FF), span(0x1C90, 0x1CBF), (0x20BE,))

PARTS = (
    (SOURCE, (*LATIN, *GREEK, *CYRILLIC, *SIGNS)),
    (ARMENIAN, ARMENIAN_LETTERS),
    (GEORGIAN, GEORGIAN_LETTERS),
)


def fetch(package: Package, archives: Path | None, folder: Path) -> Path:
    """Unpack ``package`` below ``folder`` and return the folder its files are in.

    The archive comes from ``archives`` if that is given, else from the npm registry.
    """
    if archives is None:
        subprocess.run(
            ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        archives = folder
    target = folder / package.archive.removesuffix(".tgz")
    with tarfile.open(archives / package.archive) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def outline_file(face: Face, package: Package, folder: Path) -> Path:
    """File in an unpacked package that draws ``face``."""
    if package is SOURCE:
        return folder / "TTF" / f"SourceSans3-{face.source}.ttf"
    script = "Armenian" if package is ARMENIAN else "Georgian"
    return folder / face.noto / f"NotoSans{script}_{face.noto}.ttf"


def subset(font: TTFont, characters: Iterable[int]) -> BytesIO:
    """Bytes of ``font`` cut down to ``characters``, without hinting and layout features.

    All consumers set text by plain advance widths, so kerning and ligatures would only
    make the drawn width differ from the measured one.
    """
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "kern"]
    options.glyph_names = True
    options.notdef_outline = True
    options.name_IDs = []
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(characters))
    subsetter.subset(font)
    stream = BytesIO()
    font.save(stream, reorderTables=True)
    stream.seek(0)
    return stream


def parts(face: Face, folders: dict[Package, Path]) -> Iterator[BytesIO]:
    """Fonts to merge into ``face``: Latin first, because its metrics rule."""
    for package, ranges in PARTS:
        font = TTFont(outline_file(face, package, folders[package]), recalcTimestamp=False)
        if package is SOURCE:
            scale_upem(font, UPEM)
        else:
            # Outlines are scaled as if for a smaller em, then declared to stand on the full one.
            scale_upem(font, round(UPEM * NOTO_SCALE))
            font["head"].unitsPerEm = UPEM
        yield subset(font, chain.from_iterable(ranges))


def merge(face: Face, folders: dict[Package, Path]) -> TTFont:
    """One face, complete with names, metrics and dates."""
    streams = list(parts(face, folders))
    latin = TTFont(BytesIO(streams[0].getvalue()), recalcTimestamp=False)
    merged = Merger().merge(streams)
    # Every part brings a .notdef glyph; a second cut leaves only the first.
    font = TTFont(subset(merged, merged.getBestCmap()), recalcTimestamp=False)

    font["OS/2"] = latin["OS/2"]
    for field in ("ascent", "descent", "lineGap", "caretSlopeRise", "caretSlopeRun", "caretOffset"):
        setattr(font["hhea"], field, getattr(latin["hhea"], field))
    for field in ("italicAngle", "underlinePosition", "underlineThickness", "isFixedPitch"):
        setattr(font["post"], field, getattr(latin["post"], field))

    os2 = font["OS/2"]
    os2.usWeightClass = face.weight
    os2.fsSelection = face.selection
    os2.fsType = 0
    os2.achVendID = "NONE"
    os2.recalcUnicodeRanges(font)
    os2.recalcCodePageRanges(font)
    os2.recalcAvgCharWidth(font)

    head = font["head"]
    head.macStyle = face.mac_style
    head.fontRevision = float(VERSION)
    head.created = head.modified = int((MADE - EPOCH).total_seconds())
    name_face(font, face)
    return font


def name_face(font: TTFont, face: Face) -> None:
    """Write the name table; name numbers are those of the OpenType ``name`` table."""
    names = {
        0: "\n".join(package.notice for package in PACKAGES),
        1: "Factpress Sans" if face.linked else f"Factpress Sans {face.name}",
        2: face.name if face.linked else "Regular",
        3: f"{VERSION};FactpressSans-{face.name}",
        4: f"Factpress Sans {face.name}",
        5: f"Version {VERSION}",
        6: f"FactpressSans-{face.name}",
        10: "Merged subset of Source Sans 3, Noto Sans Armenian and Noto Sans Georgian.",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1. "
        "This license is available with a FAQ at: https://openfontlicense.org",
        14: "https://openfontlicense.org",
    }
    if not face.linked:
        names |= {16: "Factpress Sans", 17: face.name}
    table = font["name"]
    table.names = []
    for number, text in sorted(names.items()):
        table.setName(text, number, 3, 1, 0x409)


def licence(folders: dict[Package, Path]) -> str:
    """The Open Font License with the copyright notices of all merged fonts."""
    text = (folders[ARMENIAN] / ARMENIAN.licence).read_text("utf-8")
    body = text[text.index("This Font Software is licensed") :]
    notices = "\n".join(package.notice for package in PACKAGES)
    return f"{notices}\n\n{body.strip()}\n"


README = """\
# Factpress Sans

The typeface of every factpress output: regular, semibold, bold and italic, one static
TrueType file each. Latin, Greek, Cyrillic, Armenian and Georgian (Mkhedruli and Mtavruli),
with the signs, arrows and currency symbols that reports need. All digits of a face have
the same width. There is no kerning and there are no ligatures: the width of a text is the
sum of the advance widths of its characters. There are no combining marks either; text is
expected in Unicode normalisation form C.

## Where it comes from

| Outlines | npm package | version |
| --- | --- | --- |
{rows}

Armenian and Georgian are scaled to {scale} so that they sit level with the Latin. They have
no italic; the italic face carries their upright regular. Hinting is dropped.

## Licence

SIL Open Font License 1.1, see `OFL.txt`. The family has a name of its own because "Source"
is a reserved font name.

## Width tables

`metrics/` holds the advance widths of these faces and of faces that office programs bring,
which are measured from open fonts of the same widths; `make_office_metrics.py` names them with
their licences. A character that such a font lacks is given its width in Factpress Sans times
1.1.

## Rebuild

    python -m factpress.typefaces.make_typefaces
    python -m factpress.typefaces.make_office_metrics

need npm and fontTools, the latter also the Debian packages `fonts-crosextra-carlito`,
`fonts-liberation`, `fonts-dejavu-core` and `fonts-dejavu-extra`. The same inputs give the same
bytes.
"""


def readme() -> str:
    """Text of the README that stands beside the fonts."""
    titles = ("Source Sans 3", "Noto Sans Armenian", "Noto Sans Georgian")
    rows = (f"| {t} | `{p.name}` | {p.version} |" for t, p in zip(titles, PACKAGES, strict=True))
    return README.format(rows="\n".join(rows), scale=f"{NOTO_SCALE:.0%}")


def main() -> None:
    """Make every file of the package that is not written by hand."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--archives", type=Path, help="folder with the npm archives (no download)")
    parser.add_argument("--out", type=Path, default=HERE, help="folder to write to")
    arguments = parser.parse_args()

    out: Path = arguments.out
    (out / "metrics").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folders = {
            package: fetch(package, arguments.archives, Path(temporary)) for package in PACKAGES
        }
        for face in FACES:
            merge(face, folders).save(out / f"factpress-sans-{face.style}.ttf", reorderTables=True)
        (out / "OFL.txt").write_text(licence(folders), "utf-8")
    (out / "README.md").write_text(readme(), "utf-8")

    for face in FACES:
        own = out / f"factpress-sans-{face.style}.ttf"
        write_metrics(out / "metrics", "Factpress Sans", face.style, own)


if __name__ == "__main__":
    main()
