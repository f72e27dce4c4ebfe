"""Widths of text by the advance widths of its characters.

Reads the width tables that ``make_typefaces`` and ``make_office_metrics`` wrote, so that
measuring needs no font library. Factpress Sans is the shipped face; those of office programs
are measured from fonts that have the same widths by design.

No kerning and no ligatures are counted: the shipped faces have none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, get_args

from factpress.frozen import frozen

Family = Literal[
    "Factpress Sans",
    "Calibri",
    "Arial",
    "Times New Roman",
    "Georgia",
    "DejaVu Sans",
]
Style = Literal["regular", "semibold", "bold", "italic"]

FACES: Final[tuple[tuple[Family, Style], ...]] = (
    ("Factpress Sans", "regular"),
    ("Factpress Sans", "semibold"),
    ("Factpress Sans", "bold"),
    ("Factpress Sans", "italic"),
    *(
        (family, style)
        for family in get_args(Family)[1:]
        for style in ("regular", "bold", "italic")
    ),
)
"""Every family and style that can be measured."""

HERE = Path(__file__).parent

WEIGHTLESS = "\n\r\u00ad"
"""Characters that take no room and need no glyph: line ends and the soft hyphen."""


class UnknownTypefaceError(KeyError):
    """No width table or font file has that family and style."""

    def __init__(self, family: str, style: str) -> None:
        super().__init__(family, style)
        self.family = family
        self.style = style

    def __str__(self) -> str:
        known = ", ".join(f"{family} {style}" for family, style in FACES)
        return f"There is no typeface {self.family!r} in style {self.style!r}; known are: {known}."


class Widths(dict[int, int]):
    """Widths by code point; a character that is not there has the width ``absent``."""

    def __init__(self, widths: Mapping[int, int], absent: int) -> None:
        super().__init__(widths)
        self.absent = absent

    def __missing__(self, code: int) -> int:
        return self.absent


# Equality is identity: faces come from a cache, and so they can key caches in turn.
@frozen(eq=False)
class Typeface:
    """The measures of one face.

    Lengths are in em, that is in parts of the type size, unless their name says units.
    ``ascent`` and ``descent`` are both positive distances from the baseline and, with
    ``line_gap``, are those of the font's ``hhea`` table; their sum is ``line_height``.
    """

    family: str
    style: str
    units_per_em: int
    ascent: float
    descent: float
    line_gap: float
    cap_height: float
    x_height: float
    unit_advances: Mapping[int, int]
    """Advance width in font units by code point; other code points give the width taken
    for characters that the face lacks."""
    substituted: frozenset[int]
    """Code points whose advance is an estimate, because the measured font lacks them."""

    @property
    def advances(self) -> Mapping[int, float]:
        """Advance width in em by code point."""
        return {code: width / self.units_per_em for code, width in self.unit_advances.items()}

    @property
    def line_height(self) -> float:
        """Natural distance of two baselines, in em."""
        return self.ascent + self.descent + self.line_gap

    def units(self, text: str) -> int:
        """Width of ``text`` in font units: an exact whole number, so that sums add up."""
        return sum(map(self.unit_advances.__getitem__, map(ord, text)))

    def width(self, text: str, size: float) -> float:
        """Width of ``text`` at type size ``size``, in the unit of ``size``.

        Soft hyphens and line ends have no width.
        """
        return self.units(text) * size / self.units_per_em

    def missing(self, text: str) -> str:
        """Characters of ``text`` that the face has no glyph for, each once, in order.

        For the faces of office programs this speaks of what they were measured from; the widths
        for such characters are estimates.
        """
        codes = set(map(ord, text))
        if codes <= self.unit_advances.keys() and self.substituted.isdisjoint(codes):
            return ""
        return "".join(
            character
            for character in dict.fromkeys(text)
            if character not in WEIGHTLESS
            and (ord(character) not in self.unit_advances or ord(character) in self.substituted)
        )


def _unpacked(ranges: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Code points and widths of a table; its form is described in ``make_metrics``."""
    for first, runs in ranges.items():
        code = int(first)
        for run in runs.split():
            width, _, count = run.partition("*")
            for _ in range(int(count or 1)):
                yield code, int(width)
                code += 1


def _stem(family: str, style: str) -> str:
    if (family, style) not in FACES:
        raise UnknownTypefaceError(family, style)
    return f"{family.replace(' ', '-')}-{style}".lower()


def typeface(family: str = "Factpress Sans", style: str = "regular") -> Typeface:
    """The measures of a face; every call with the same names gives the same object.

    Raises UnknownTypefaceError if ``(family, style)`` is not one of FACES.
    """
    return _read(family, style)


@cache
def _read(family: str, style: str) -> Typeface:
    path = HERE / "metrics" / f"{_stem(family, style)}.json"
    table = json.loads(path.read_text("utf-8"))
    upem: int = table["units_per_em"]
    substituted = dict(_unpacked(table["substituted"]))
    units = dict(_unpacked(table["advances"])) | substituted
    units |= dict.fromkeys(map(ord, WEIGHTLESS), 0)
    return Typeface(
        family=family,
        style=style,
        units_per_em=upem,
        ascent=table["ascent"] / upem,
        descent=table["descent"] / upem,
        line_gap=table["line_gap"] / upem,
        cap_height=table["cap_height"] / upem,
        x_height=table["x_height"] / upem,
        unit_advances=MappingProxyType(Widths(units, table["missing"])),
        substituted=frozenset(substituted),
    )


def font_file(style: str = "regular") -> Path:
    """The shipped TrueType file of Factpress Sans in ``style``.

    Raises UnknownTypefaceError if there is no such style.
    """
    return HERE / f"{_stem('Factpress Sans', style)}.ttf"
