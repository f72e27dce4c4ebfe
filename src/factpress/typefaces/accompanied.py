"""Faces with the letters of their companions: what they print, and how wide it is."""

from __future__ import annotations

import math
from dataclasses import fields
from functools import cache, lru_cache
from types import MappingProxyType

from factpress.frozen import frozen
from factpress.typefaces.companions import JOINERS, Companion, companions_for
from factpress.typefaces.measure import Typeface, Widths

_WEIGHTLESS = frozenset(map(ord, JOINERS))
_NOBODYS = 0xFFFF
"""A code point that no font has a letter for."""


@frozen(eq=False)
class AccompaniedFace(Typeface):
    """A face whose text is set by companions where it has no letters itself.

    Its widths by character are those of letters that stand alone; `units` shapes the text.
    """

    alone: Typeface
    companions: tuple[Companion, ...]

    def units(self, text: str) -> int:
        """Width of ``text`` in font units, rounded up."""
        if all(ord(character) in self.alone.unit_advances for character in text):
            return self.alone.units(text)
        return _shaped_units(self, text)


def line_height_of(face: Typeface, text: str) -> float:
    """The natural distance of two baselines of a text, in em: that of the tallest font."""
    heights = [face.line_height]
    if isinstance(face, AccompaniedFace):
        chosen = companions_for(text, face.alone, face.companions)
        heights += [(each.ascent + each.descent) / each.units_per_em for each in chosen if each]
    return max(heights)


@cache
def accompanied(
    face: Typeface, companions: tuple[Companion, ...], *, is_estimated: bool
) -> AccompaniedFace:
    """A face with its companions.

    `is_estimated` says that a program sets the text and that widths of companions may differ.
    """
    units = dict.fromkeys(_WEIGHTLESS, 0)
    for each in reversed(companions):
        scale = face.units_per_em / each.units_per_em
        units.update((code, round(width * scale)) for code, width in each.advances.items())
    added = units.keys() - face.unit_advances.keys()
    own = {member.name: getattr(face, member.name) for member in fields(Typeface)}
    widths = {**face.unit_advances, **{code: units[code] for code in added}}
    substituted = face.substituted | added if is_estimated else face.substituted
    changed = {
        "unit_advances": MappingProxyType(Widths(widths, face.unit_advances[_NOBODYS])),
        "substituted": frozenset(substituted - _WEIGHTLESS),
    }
    return AccompaniedFace(**{**own, **changed}, alone=face, companions=companions)


@lru_cache(maxsize=4096)
def _shaped_units(face: AccompaniedFace, text: str) -> int:
    from factpress.typefaces.mixed import MixedText, Setting

    setting = Setting(face.alone, face.companions, face.units_per_em)
    lines = MixedText(text, [setting], [0] * len(text)).lines(math.inf, math.inf)
    return math.ceil(sum(line.width for line in lines))
