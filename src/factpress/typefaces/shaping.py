"""Letters shaped by HarfBuzz: joined, stacked, moved and put in the order of the line."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import uharfbuzz as hb

from factpress.frozen import frozen
from factpress.typefaces.companions import Companion

_CONTEXT = 5
"""How many characters on either side HarfBuzz looks at."""


@frozen
class Glyph:
    """A glyph of a line. `cluster` is the index of the first character that it stands for;
    the lengths are in em."""

    id: int
    cluster: int
    advance: float
    x: float
    y: float


def shaped(
    companion: Companion, text: str, start: int, end: int, *, right_to_left: bool
) -> tuple[Glyph, ...]:
    """The glyphs of a stretch of a text, from left to right; its neighbours join it."""
    font = _font(companion)
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    begin = max(start - _CONTEXT, 0)
    near = [ord(each) for each in text[begin : end + _CONTEXT]]
    buffer.add_codepoints(near, start - begin, end - start)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    # Of the same bytes in every environment: the language of the machine is not the text's.
    buffer.language = "und"
    hb.shape(font, buffer)
    em = companion.units_per_em
    return tuple(
        Glyph(
            info.codepoint,
            begin + info.cluster,
            at.x_advance / em,
            at.x_offset / em,
            at.y_offset / em,
        )
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


def draw_glyph(companion: Companion, glyph: int, pen: Any) -> None:
    """Draws the outline of a glyph on a pen of fontTools', in font units."""
    _font(companion).draw_glyph_with_pen(glyph, pen)


def glyphs_alone(companion: Companion, glyphs: frozenset[int]) -> bytes:
    """The font with the outlines of some glyphs, under their old numbers."""
    wanted = hb.SubsetInput()
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    )
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    face = hb.subset(_face(companion), wanted)
    if companion.has_postscript_outlines:
        return bytes(face.reference_table("CFF ").data)
    return bytes(face.blob.data)


@frozen
class Measures:
    """What the file of a font tells of it: its box in font units, and widths in em."""

    box: tuple[int, int, int, int]
    advance: Callable[[int], float]


@lru_cache(maxsize=16)
def measures_of(companion: Companion) -> Measures:
    """The measures of a companion, by its glyphs."""
    font, em = _font(companion), companion.units_per_em
    head = bytes(_face(companion).reference_table("head").data)
    # OpenType 1.9.1, head: xMin, yMin, xMax and yMax stand at byte 36.
    box = struct.unpack_from(">4h", head, 36)
    return Measures(box, lambda glyph: font.get_glyph_h_advance(glyph) / em)


@lru_cache(maxsize=16)
def _face(companion: Companion) -> hb.Face:
    return hb.Face(hb.Blob(companion.content), 0)


@lru_cache(maxsize=16)
def _font(companion: Companion) -> hb.Font:
    return hb.Font(_face(companion))
