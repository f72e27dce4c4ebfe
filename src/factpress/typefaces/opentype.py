"""Font files that accompany a typeface: read, and judged before anything is drawn of them.

TrueType and OpenType, with the outlines of either, alone or in a collection.
"""

from __future__ import annotations

import io
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from fontTools.ttLib import TTFont

from factpress.typefaces.companions import Companion
from factpress.typefaces.shaping import glyphs_alone
from factpress.typefaces.truetype import (
    WEB_FONTS,
    FontRefused,
    family_name,
    judge_parts,
    judge_permission,
    refuse_variable,
)

_NEEDED = ("head", "hhea", "maxp", "OS/2", "hmtx", "cmap")
_FORMS = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")


@lru_cache(maxsize=16)
def open_companion(content: bytes) -> Companion:
    """The font in the bytes of a file, of a collection its first; raises FontRefused."""
    if content[:4] in WEB_FONTS:
        raise FontRefused(*WEB_FONTS[content[:4]])
    if content[:4] not in _FORMS:
        raise FontRefused("it is no font", "A companion is a .ttf, .otf or .ttc file.")
    try:
        return _opened(content)
    except FontRefused:
        raise
    except Exception:  # a broken table can make its reader raise anything
        raise FontRefused("it is damaged") from None


def _opened(content: bytes) -> Companion:
    number = 0 if content[:4] == b"ttcf" else -1
    font = TTFont(io.BytesIO(content), lazy=True, fontNumber=number, recalcTimestamp=False)
    refuse_variable(font)
    if missing := [table for table in _NEEDED if table not in font]:
        raise FontRefused(f"it has no table '{missing[0]}'")
    if not ("glyf" in font and "loca" in font) and "CFF " not in font:
        hint = "Take a .ttf or .otf; a font of pictures or of format CFF2 cannot be embedded."
        raise FontRefused("it has no outlines that can be embedded", hint)
    os2: Any = font["OS/2"]
    judge_permission(os2.fsType)
    if "glyf" in font:
        glyphs: Any = font["glyf"]
        judge_parts(font, [name for name in glyphs if glyphs.glyphs[name].isComposite()])
    metrics, upem = font["hmtx"].metrics, font["head"].unitsPerEm
    hhea: Any = font["hhea"]
    if not (16 <= upem <= 16_384 and 0.5 <= (hhea.ascent - hhea.descent) / upem <= 4):
        raise FontRefused("its lines have no height that could be used")
    advances = {code: metrics[glyph][0] for code, glyph in (font.getBestCmap() or {}).items()}
    if not advances:
        raise FontRefused("it has no letters", "Take a font of the script that it is for.")
    if max(advances.values()) > 20 * upem:
        raise FontRefused("one of its characters is wider than twenty others")
    companion = Companion(
        content=content,
        family=family_name(font),
        weight=os2.usWeightClass,
        units_per_em=upem,
        ascent=hhea.ascent,
        descent=-hhea.descent,
        advances=MappingProxyType(advances),
        has_postscript_outlines="glyf" not in font,
    )
    # What embeds the font must be able to read it, too.
    if not glyphs_alone(companion, frozenset(range(font["maxp"].numGlyphs))):
        raise FontRefused("it is damaged")
    return companion
