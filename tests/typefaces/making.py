"""Fonts for tests, made from the shipped one: of other widths, other names, or broken."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from factpress.typefaces import font_file

WIDER = 1.15
FAMILY = "Town Sans"
ADDED, LACKING = "ế", "Հ"
"""A letter that the shipped typeface lacks, and one of it that the font of tests lacks."""


@cache
def town_sans(style: str = "regular", family: str = FAMILY, wider: float = WIDER) -> bytes:
    """The shipped face with wider advances, another name, one letter more and one less."""
    font = _shipped(style)
    font["hmtx"].metrics = {
        name: (round(width * wider), bearing)
        for name, (width, bearing) in font["hmtx"].metrics.items()
    }
    cmap = dict(font.getBestCmap())
    cmap[ord(ADDED)] = cmap[ord("ê")]
    del cmap[ord(LACKING)]
    FontBuilder(font=font).setupCharacterMap(cmap)
    names: Any = font["name"]
    for number, text in ((1, family), (2, style.capitalize()), (4, f"{family} {style}")):
        names.setName(text, number, 3, 1, 0x409)
    names.removeNames(nameID=16)
    return saved(font)


def with_tables(changes: Mapping[str, Mapping[str, Any]], drop: tuple[str, ...] = ()) -> bytes:
    """The font of tests with some fields of its tables changed, and tables left out."""
    font = TTFont(io.BytesIO(town_sans()))
    for table, fields in changes.items():
        for name, value in fields.items():
            setattr(font[table], name, value)
    for table in drop:
        del font[table]
    return saved(font)


def variable() -> bytes:
    """A font with an axis of weight."""
    font = TTFont(io.BytesIO(town_sans()))
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", 300, 400, 700, "Weight")], [])
    gvar: Any = newTable("gvar")
    gvar.version, gvar.reserved = 1, 0
    gvar.variations = {"A": [TupleVariation({"wght": (0, 1, 1)}, [None] * 100)]}
    return saved(font)


def postscript() -> bytes:
    """A font with the outlines of PostScript."""
    source = _shipped("regular")
    glyphs = source.getGlyphSet()
    order = [".notdef", "A"]
    programs = {}
    for name in order:
        pen = T2CharStringPen(600, None)
        glyphs[source.getBestCmap().get(ord("A")) if name == "A" else name].draw(pen)
        programs[name] = pen.getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord("A"): "A"})
    builder.setupCFF("Town", {"FullName": "Town"}, programs, {})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (600, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupNameTable({"familyName": "Town", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    return saved(builder.font)


def collection() -> bytes:
    """Two fonts in one file."""
    gathered = TTCollection()
    gathered.fonts = [TTFont(io.BytesIO(font)) for font in (town_sans(), town_sans("bold"))]
    stream = io.BytesIO()
    gathered.save(stream)
    return stream.getvalue()


def in_a_circle() -> bytes:
    """A font two of whose letters are parts of each other."""
    font = TTFont(io.BytesIO(town_sans()))
    glyf: Any = font["glyf"]
    cmap = font.getBestCmap()
    one, other = cmap[ord("Å")], cmap[ord("Ä")]
    for name, part in ((one, other), (other, one)):
        glyph = glyf[name]
        assert glyph.isComposite()
        glyph.components[0].glyphName = part
    return saved(font, recalculated=False)


def exploding() -> bytes:
    """A font whose last letter is made of a billion parts."""
    font = TTFont(io.BytesIO(town_sans()))
    glyf: Any = font["glyf"]
    cmap = font.getBestCmap()
    letters = [cmap[ord(letter)] for letter in "ÀÁÂÃÄÅ"]
    for name, part in zip(letters[1:], letters, strict=False):
        glyph = glyf[name]
        assert glyph.isComposite()
        glyph.components = [glyph.components[0]] * 40
        for component in glyph.components:
            component.glyphName = part
    return saved(font, recalculated=False)


def saved(font: TTFont, *, recalculated: bool = True) -> bytes:
    """The bytes of a font."""
    font.recalcBBoxes = recalculated
    font.recalcTimestamp = False
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def _shipped(style: str) -> TTFont:
    return TTFont(font_file(style))
