"""Companions: fonts for the scripts that a typeface has no letters of.

A companion prints what nothing else in the document can: Arabic, Hebrew, Devanagari, Thai,
Japanese. It stays as it is, with the tables that join and move letters; its widths are those
of letters that stand alone, which is what can be said of a text before it is shaped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from factpress.frozen import frozen
from factpress.typefaces.measure import Typeface

JOINERS: Final = "\u200b\u200c\u200d\u200e\u200f"
"""What has no width and no glyph but a meaning in other scripts: places to break, joiners,
and marks of direction (Unicode 15, 23.2)."""

_HEAVY = 600


# Equality is identity: what is made of a companion is kept by it.
@frozen(eq=False)
class Companion:
    """A font file beside the typeface; of a collection its first face. Lengths are in font
    units, `advances` by code point."""

    content: bytes
    family: str
    weight: int
    units_per_em: int
    ascent: int
    descent: int
    advances: Mapping[int, int]
    has_postscript_outlines: bool


def in_order(companions: Iterable[Companion], style: str) -> tuple[Companion, ...]:
    """The companions as a style asks them: those of its weight first, as they are given."""
    heavy = style in {"semibold", "bold"}
    return tuple(sorted(companions, key=lambda each: (each.weight >= _HEAVY) != heavy))


def companions_for(
    text: str, face: Typeface, companions: tuple[Companion, ...]
) -> list[Companion | None]:
    """For each character of a text the companion that prints it; None where the face does.

    Marks and joiners stay with the letter before them; so do signs and spaces, where its
    companion has them, so that a phrase is set in one font.
    """
    chosen: list[Companion | None] = []
    before: Companion | None = None
    for character in text:
        code = ord(character)
        if before and (character in JOINERS or (code in before.advances and _follows(character))):
            chosen.append(before)
            continue
        if code in face.unit_advances:
            before = None
        else:
            before = next((each for each in companions if code in each.advances), None)
        chosen.append(before)
    return _without_loose_ends(text, chosen)


def _follows(character: str) -> bool:
    # Brackets and quotation marks come in pairs, and so stay with the face.
    kind = unicodedata.category(character)
    return kind[0] in "MZ" or kind == "Po"


def _without_loose_ends(text: str, chosen: list[Companion | None]) -> list[Companion | None]:
    """Spaces go to a companion only where its letters stand on both sides."""
    following: Companion | None = None
    for index in range(len(text) - 1, -1, -1):
        if text[index].isspace() and chosen[index] is not following:
            chosen[index] = None
        following = chosen[index]
    return chosen
