"""Glyphs as outlines, as matplotlib reads them from a font, in font units and y upwards.

Importing this module imports matplotlib.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path

from factpress.frozen import frozen
from factpress.typefaces.family import Family
from factpress.typefaces.measure import Typeface

_FIXED_POINT = 64
"""matplotlib takes all coordinates for such parts of a unit; those without scale are whole."""
_SOFT_HYPHEN = "\u00ad"


def placed(text: str, face: Typeface) -> Iterator[tuple[str, int]]:
    """The characters of a text that show something, and where on the baseline they begin."""
    position = 0
    for character in text:
        if character.strip() and character != _SOFT_HYPHEN:
            yield character, position
        position += face.units(character)


def text_outline(text: str, family: Family, face: str) -> Path | None:
    """The outline of a text that begins at the origin; None where there is nothing to see."""
    shown = list(placed(text, family.face(face)))
    outlines = [glyph(family, face, character) for character, _ in shown]
    vertices = [outline.vertices for outline in outlines]
    if not sum(map(len, vertices)):
        return None
    points = np.concatenate(vertices)
    points[:, 0] += np.repeat([position for _, position in shown], list(map(len, vertices)))
    return Path(points, np.concatenate([outline.codes for outline in outlines]))


@frozen(eq=False)
class Outline:
    """Vertices, N x 2, and the code of each, as those of a path of matplotlib."""

    vertices: Any
    codes: Any


@cache
def glyph(family: Family, face: str, character: str) -> Outline:
    """The outline of a character; of one that the font lacks, that of its missing glyph."""
    font = _font(family, face)
    font.load_glyph(font.get_char_index(ord(character)), LoadFlags.NO_SCALE)
    vertices, codes = font.get_path()
    return Outline(vertices * _FIXED_POINT, codes)


@cache
def _font(family: Family, face: str) -> FT2Font:
    source = family.font(face)
    return FT2Font(io.BytesIO(source) if isinstance(source, bytes) else str(source))
