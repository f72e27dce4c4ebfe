"""TrueType fonts that are not ours: read, judged, and opened to what can be printed.

A font may come from a stranger. Its tables are read with fontTools, and whatever that stumbles
on is a fault of the font. Nothing is drawn before it is known how much its glyphs hold.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from fontTools.ttLib import TTFont

from factpress.frozen import frozen
from factpress.typefaces.measure import typeface

# What it says of odd tables is no concern of those who build a briefing.
logging.getLogger("fontTools").addHandler(logging.NullHandler())

_NEEDED = ("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf")
WEB_FONTS = {
    b"wOFF": ("it is a web font (WOFF)", "Take the .ttf that it was made from."),
    b"wOF2": ("it is a web font (WOFF2)", "Take the .ttf that it was made from."),
}
"""What is said of web fonts, and what to do, by the first four bytes."""

_FORMS = {
    b"OTTO": (
        "its outlines are those of PostScript (CFF)",
        "Take the .ttf with TrueType outlines.",
    ),
    **WEB_FONTS,
    b"ttcf": ("it is a collection of fonts", "Take a .ttf that holds one face."),
}
_TRUETYPE = (b"\0\1\0\0", b"true")

# OpenType 1.9.1, OS/2, fsType: the least restrictive of bits 1 to 3 holds.
_USAGE, _RESTRICTED, _NO_SUBSETTING, _BITMAPS = 0x000E, 0x0002, 0x0100, 0x0200

_ALPHABETS = ("LATIN ", "GREEK ", "CYRILLIC ", "ARMENIAN ", "GEORGIAN ")
_SIGNS_BELOW = 0x2C00
_COMMON = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_MOST_PARTS = 200
"""Simple glyphs in a composite one, however deeply nested: a font has three or four."""

_MOST_GLYPHS_BYTES = 64_000
_LICENCE = "Take a font whose licence allows documents to embed it; those of Google Fonts do."
DAMAGED = "Take the file from where the font is published."


class FontRefused(ValueError):
    """The font cannot be used: says why, and what to do."""

    def __init__(self, reason: str, hint: str = DAMAGED) -> None:
        super().__init__(reason)
        self.hint = hint


@frozen(eq=False)
class Opened:
    """A font that was read; `codes` are the characters of it that can be printed, and the
    others have no place in a document. Lengths are in font units."""

    content: bytes
    family: str
    weight: int
    is_italic: bool
    units_per_em: int
    ascent: int
    descent: int
    line_gap: int
    cap_height: float
    x_height: float
    glyph_of: Mapping[int, str]
    advances: Mapping[int, int]
    absent: int

    @property
    def codes(self) -> frozenset[int]:
        """The characters that it has."""
        return frozenset(self.advances)


@lru_cache(maxsize=16)
def open_font(content: bytes) -> Opened:
    """The font in the bytes of a file; raises FontRefused."""
    if content[:4] in _FORMS:
        raise FontRefused(*_FORMS[content[:4]])
    if content[:4] not in _TRUETYPE:
        raise FontRefused("it is no TrueType font", "A typeface is a .ttf file.")
    try:
        return _opened(content)
    except FontRefused:
        raise
    except Exception:  # a broken table can make its reader raise anything
        raise FontRefused("it is damaged") from None


def tables_of(content: bytes) -> TTFont:
    """The font for reading table by table."""
    return TTFont(io.BytesIO(content), lazy=True, recalcBBoxes=False, recalcTimestamp=False)


def _opened(content: bytes) -> Opened:
    font = tables_of(content)
    refuse_variable(font)
    if missing := [table for table in _NEEDED if table not in font]:
        raise FontRefused(f"it has no table '{missing[0]}'")
    os2: Any = font["OS/2"]
    judge_permission(os2.fsType)
    glyph_of = {
        code: glyph for code, glyph in (font.getBestCmap() or {}).items() if _is_printable(code)
    }
    if lacking := [letter for letter in _COMMON if ord(letter) not in glyph_of]:
        raise FontRefused(f"it has no '{lacking[0]}'", "Take one with Latin letters and digits.")
    metrics = font["hmtx"].metrics
    upem = font["head"].unitsPerEm
    advances = {code: metrics[glyph][0] for code, glyph in glyph_of.items()}
    judge_parts(font, set(glyph_of.values()) | {font.getGlyphOrder()[0]})
    _judge_widths(advances, upem)
    hhea: Any = font["hhea"]
    height = (hhea.ascent - hhea.descent + hhea.lineGap) / upem
    if not (16 <= upem <= 16_384 and 0.5 <= height <= 3 and hhea.descent <= 0 <= hhea.lineGap):
        raise FontRefused("its lines have no height that could be used")
    cap, x = (
        _height(font, glyph_of[ord(letter)], getattr(os2, name, 0) or 0, upem, low)
        for letter, name, low in (("H", "sCapHeight", 0.4), ("x", "sxHeight", 0.25))
    )
    return Opened(
        content=content,
        family=family_name(font),
        weight=os2.usWeightClass,
        is_italic=bool(os2.fsSelection & 1 or font["head"].macStyle & 2),
        units_per_em=upem,
        ascent=hhea.ascent,
        descent=-hhea.descent,
        line_gap=hhea.lineGap,
        cap_height=cap,
        x_height=x,
        glyph_of=glyph_of,
        advances=advances,
        absent=metrics[font.getGlyphOrder()[0]][0],
    )


def refuse_variable(font: TTFont) -> None:
    """Refuses a font whose weight is yet to be chosen."""
    if "fvar" in font:
        hint = "Take the static files, one to a weight; the download of the font has them."
        raise FontRefused("it is a variable font", hint)


def judge_permission(flags: int) -> None:
    """Refuses a font that must not be embedded, by the flags of its OS/2 table."""
    if flags & _USAGE == _RESTRICTED:
        raise FontRefused("its licence forbids to embed it (fsType)", _LICENCE)
    if flags & _NO_SUBSETTING:
        raise FontRefused("its licence forbids to embed a part of it (fsType)", _LICENCE)
    if flags & _BITMAPS:
        raise FontRefused("its licence allows to embed its bitmaps alone (fsType)", _LICENCE)


def _is_printable(code: int) -> bool:
    """Whether a character is printed right by its glyph alone, set after the one before it.

    Other scripts join letters or go from right to left, which nobody here does. What the
    shipped typeface has, it has been checked for.
    """
    if code in typeface().unit_advances:
        return code >= 0x20
    character = chr(code)
    kind = unicodedata.category(character)
    if kind[0] == "L":
        return unicodedata.name(character, "").startswith(_ALPHABETS)
    is_sign = kind[0] in "SPN" and code < _SIGNS_BELOW
    return is_sign and unicodedata.bidirectional(character) not in {"R", "AL", "AN"}


def _judge_widths(advances: Mapping[int, int], upem: int) -> None:
    for letter in _COMMON:
        if not 0.05 * upem <= advances[ord(letter)] <= 3 * upem:
            raise FontRefused(f"its '{letter}' has no width that could be used")
    if max(advances.values()) > 5 * upem:
        raise FontRefused("one of its characters is wider than five others")


def judge_parts(font: TTFont, wanted: Iterable[str]) -> None:
    """Refuses glyphs that lead in a circle, or to more parts than a page can bear."""
    glyf: Any = font["glyf"]
    parts: dict[str, int] = {}

    def count(name: str, above: tuple[str, ...]) -> int:
        if name in above or len(above) > 8:
            raise FontRefused("its glyphs lead in a circle")
        if name not in parts:
            glyph = glyf.glyphs[name]
            if len(getattr(glyph, "data", b"")) > _MOST_GLYPHS_BYTES:
                raise FontRefused("one of its glyphs is too large")
            glyph.expand(glyf)
            inner = glyph.getComponentNames(glyf)
            parts[name] = sum(count(each, (*above, name)) for each in inner) if inner else 1
            if parts[name] > _MOST_PARTS:
                raise FontRefused("one of its glyphs has too many parts")
        return parts[name]

    for name in sorted(wanted):
        count(name, ())


def _height(font: TTFont, glyph: str, given: int, upem: int, low: float) -> float:
    """A height of letters: the one that the font tells, or else that of a letter."""
    if low * upem <= given <= upem:
        return given
    shape: Any = font["glyf"][glyph]
    height = getattr(shape, "yMax", 0)
    if not low * upem <= height <= upem:
        raise FontRefused("its letters have no height that could be used")
    return float(height)


def family_name(font: TTFont) -> str:
    """What the font calls its family; empty where it does not say so in plain text."""
    if "name" not in font:
        return ""
    names: Any = font["name"]
    found = names.getDebugName(16) or names.getDebugName(1) or ""
    return found.strip() if is_name(found.strip()) else ""


def is_name(text: str) -> bool:
    """Whether a text can be the name of a family."""
    return 0 < len(text) <= 60 and all(_may_be_named(character) for character in text)


def _may_be_named(character: str) -> bool:
    return character.isalnum() or character in " -_.&'()+"
