"""Fonts made ready for documents: what they lack is taken from the shipped typeface.

The report embeds a font, and the charts are drawn with it; a sign that it lacks would be an
empty box. So every font is written anew with the characters that documents can print: its own,
and behind them those of Factpress Sans, at its own height. What shapes and moves letters
(kerning, ligatures, hinting) is left out, since widths of texts are sums of advance widths.
"""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Mapping
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.transform import Scale
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from factpress.typefaces.family import STYLES, Family
from factpress.typefaces.font import Font
from factpress.typefaces.measure import WEIGHTLESS, Typeface, Widths, font_file, typeface
from factpress.typefaces.truetype import Opened, tables_of

_KEPT = ("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf")
_STANDS_FOR = {0x00A0: 0x0020, 0x2010: 0x002D, 0x2011: 0x002D}
"""Characters that look like another one, if the font lacks them."""

_SAFETY = 1.1
"""Factor on the width of a character that an office program takes from a font unknown here."""

_FALLBACK = {
    "semibold": ("bold", "regular"),
    "bold": ("semibold", "regular"),
    "italic": ("regular",),
}
"""What stands for a face that is not given."""


def families_of(name: str, given: Mapping[str, Opened]) -> tuple[Family, Family]:
    """The family of the documents that embed the fonts, and of the deck, which names it.

    `given` has at least the regular face.
    """
    return _families(name, tuple(sorted(given.items())))


@lru_cache(maxsize=8)
def _families(name: str, items: tuple[tuple[str, Opened], ...]) -> tuple[Family, Family]:
    given = dict(items)
    faces = {style: _face_for(style, given) for style in STYLES}
    # What one face lacks, and Factpress Sans too, would be an empty box in bold or italic.
    own = frozenset.intersection(*(each.codes for each in given.values()))
    embedded = {
        style: _completed(opened, name, shape, own) for style, (shape, opened) in faces.items()
    }
    named = {style: _named(opened, name, style, own) for style, (_, opened) in faces.items()}
    return (
        Family(name, MappingProxyType(embedded)),
        Family(name, MappingProxyType(named), is_named_only=True),
    )


def _face_for(style: str, given: Mapping[str, Opened]) -> tuple[str, Opened]:
    """The face of a style, or what stands for it, with the style that it is given as."""
    for each in (style, *_FALLBACK.get(style, ())):
        if each in given:
            return each, given[each]
    raise KeyError(style)


@lru_cache(maxsize=16)
def _completed(opened: Opened, family: str, style: str, own: frozenset[int]) -> Font:
    """The font with what it lacks."""
    shipped = typeface(style=style)
    units = _own_units(opened, style, own)
    codes, scale = frozenset(units), _scale(opened, shipped)
    units |= {new: units[old] for new, old in _STANDS_FOR.items() if new not in units}
    units |= {
        code: round(width * scale)
        for code, width in shipped.unit_advances.items()
        if code not in units
    }
    name = _font_name(opened, family, style, codes)
    measures = _measures(opened, family, style, units, frozenset(), opened.absent)
    return Font(measures, name, partial(_content, opened, style, codes, name))


def _own_units(opened: Opened, style: str, own: frozenset[int]) -> dict[int, int]:
    """The widths of the font for the characters that are taken from it."""
    shipped = typeface(style=style).unit_advances
    return {c: width for c, width in opened.advances.items() if c in own or c in shipped}


def _scale(opened: Opened, shipped: Typeface) -> float:
    """The factor on units of a shipped face that makes its small letters as high."""
    return opened.x_height / (shipped.x_height * shipped.units_per_em)


@lru_cache(maxsize=8)
def _content(opened: Opened, style: str, codes: frozenset[int], name: str) -> bytes:
    """The completed font as bytes."""
    font = _subset(opened, codes)
    _add_shipped(font, opened, style)
    return _written(font, opened, name)


@lru_cache(maxsize=16)
def _named(opened: Opened, family: str, style: str, own: frozenset[int]) -> Font:
    """The measures of a font that an office program has; what it lacks is estimated."""
    shipped = typeface(style=style)
    upem = opened.units_per_em
    units = _own_units(opened, style, own)
    units |= {new: units[old] for new, old in _STANDS_FOR.items() if new not in units}
    scale = _SAFETY * upem / shipped.units_per_em
    estimated = {
        code: math.ceil(width * scale)
        for code, width in shipped.unit_advances.items()
        if code not in units
    }
    measures = _measures(opened, family, style, {**units, **estimated}, frozenset(estimated), upem)
    return Font(measures)


def _measures(
    opened: Opened,
    family: str,
    style: str,
    units: Mapping[int, int],
    substituted: frozenset[int],
    absent: int,
) -> Typeface:
    upem = opened.units_per_em
    units = {**units, **dict.fromkeys(map(ord, WEIGHTLESS), 0)}
    return Typeface(
        family=family,
        style=style,
        units_per_em=upem,
        ascent=opened.ascent / upem,
        descent=opened.descent / upem,
        line_gap=opened.line_gap / upem,
        cap_height=opened.cap_height / upem,
        x_height=opened.x_height / upem,
        unit_advances=MappingProxyType(Widths(units, absent)),
        substituted=substituted - frozenset(map(ord, WEIGHTLESS)),
    )


def _font_name(opened: Opened, family: str, style: str, codes: frozenset[int]) -> str:
    """A PostScript name that is the font's alone: two fonts of one name would be one."""
    told = f"{family}\0{style}\0{sorted(codes)}".encode()
    salt = hashlib.sha256(told + opened.content).hexdigest()[:8]
    plain = "".join(each for each in family if each.isascii() and each.isalnum())[:24] or "Font"
    return f"{plain}-{style.capitalize()}-{salt}"


def _subset(opened: Opened, codes: frozenset[int]) -> TTFont:
    """The font with nothing but the outlines and widths of some characters."""
    font = tables_of(opened.content)
    for table in set(font.keys()) - {"GlyphOrder", *_KEPT}:
        del font[table]
    options = Options(
        hinting=False,
        glyph_names=False,
        notdef_outline=True,
        legacy_cmap=False,
        symbol_cmap=False,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def _add_shipped(font: TTFont, opened: Opened, style: str) -> None:
    """Adds the characters of Factpress Sans that the font lacks."""
    shipped = TTFont(font_file(style), lazy=True)
    glyphs, widths = shipped.getGlyphSet(), shipped["hmtx"].metrics
    scale = _scale(opened, typeface(style=style))
    glyf: Any = font["glyf"]
    metrics = font["hmtx"].metrics
    cmap = dict(font.getBestCmap())
    cmap |= {new: cmap[old] for new, old in _STANDS_FOR.items() if new not in cmap and old in cmap}
    order = list(font.getGlyphOrder())
    added: dict[str, str] = {}
    for code, name in shipped.getBestCmap().items():
        if code in cmap:
            continue
        if name not in added:
            added[name] = f"shipped.{name}"
            drawn, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
            glyphs[name].draw(drawn)
            drawn.replay(TransformPen(pen, Scale(scale, scale)))
            glyf.glyphs[added[name]] = pen.glyph()
            metrics[added[name]] = (round(widths[name][0] * scale), 0)
            order.append(added[name])
        cmap[code] = added[name]
    font.setGlyphOrder(order)
    glyf.setGlyphOrder(order)
    for name in added.values():
        glyf[name].recalcBounds(glyf)
        metrics[name] = (metrics[name][0], getattr(glyf[name], "xMin", 0))
    FontBuilder(font=font).setupCharacterMap(cmap)


def _written(font: TTFont, opened: Opened, name: str) -> bytes:
    """The bytes of the font, under its own name."""
    builder = FontBuilder(font=font)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupPost(keepGlyphNames=False, italicAngle=-12 if opened.is_italic else 0)
    tables: Any = font
    tables["maxp"].recalc(font)
    tables["hhea"].recalc(font)
    stream = io.BytesIO()
    font.save(stream, reorderTables=None)
    return stream.getvalue()
