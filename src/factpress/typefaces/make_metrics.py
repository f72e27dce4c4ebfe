"""Write the width table of one font file as JSON; used by ``make_typefaces`` and
``make_office_metrics``.

The format of a table (all lengths in font units, descent counted positive downwards)::

    {"family": ..., "style": ..., "units_per_em": ..., "ascent": ..., "descent": ...,
     "line_gap": ..., "cap_height": ..., "x_height": ..., "missing": ...,
     "advances": {"32": "200 289 425 497*2 ..."},
     "substituted": {"1328": "..."}}

``advances`` maps the first code point of each unbroken range (decimal) to the widths of
its characters in order; ``w*n`` stands for n characters of width w. ``substituted`` has
the same form for characters that the font lacks and whose width is an estimate.
``missing`` is the width taken for every other character.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

SAFETY = 1.1
"""Factor on the Factpress Sans width of a character that the measured font lacks. The office
program picks a substitute that is unknown here; one tenth more keeps such text in its box
with the common ones."""

SAME_WIDTH = {0x00A0: 0x0020, 0x2010: 0x002D, 0x2011: 0x002D, 0x2212: 0x002B}
"""Characters that by design share the width of another, where the measured font lacks them:
the no-break space, the hyphens and the minus sign."""


def unit_widths(font: TTFont) -> dict[int, int]:
    """Advance width of every character of ``font``, in its units."""
    widths = font["hmtx"].metrics
    return {code: widths[glyph][0] for code, glyph in font.getBestCmap().items() if code >= 0x20}


def drawn_height(font: TTFont, letter: str) -> int:
    """The height of a letter's outline; tables of before OpenType 1.4 do not tell it."""
    return int(font["glyf"][font.getBestCmap()[ord(letter)]].yMax)


def packed(widths: Mapping[int, int]) -> dict[str, str]:
    """``widths`` by code point as ranges of run-length coded text."""
    ranges: dict[str, str] = {}
    # Within an unbroken range the difference of code point and place is constant.
    places = groupby(enumerate(sorted(widths)), key=lambda pair: pair[1] - pair[0])
    for _, pairs in places:
        codes = [code for _, code in pairs]
        runs = [(w, len(list(same))) for w, same in groupby(widths[code] for code in codes)]
        ranges[str(codes[0])] = " ".join(f"{w}*{n}" if n > 1 else str(w) for w, n in runs)
    return ranges


def write_metrics(
    folder: Path, family: str, style: str, file: Path, fallback: Path | None = None
) -> None:
    """Measure ``file`` and write the table of ``family`` and ``style`` into ``folder``.

    With ``fallback``, the table covers at least the characters of ``file`` that the
    Factpress Sans face ``fallback`` has too; what ``file`` lacks is estimated from there.
    """
    font = TTFont(file)
    own = unit_widths(font)
    upem = font["head"].unitsPerEm
    substituted: dict[int, int] = {}
    # A consumer draws the box of the shipped face; an office program draws a substitute,
    # for which one em is safe.
    missing = font["hmtx"].metrics[".notdef"][0]
    if fallback is not None:
        shipped = TTFont(fallback)
        wanted = unit_widths(shipped)
        own = {code: width for code, width in own.items() if code in wanted}
        own |= {new: own[old] for new, old in SAME_WIDTH.items() if new not in own}
        scale = SAFETY * upem / shipped["head"].unitsPerEm
        substituted = {c: math.ceil(w * scale) for c, w in wanted.items() if c not in own}
        missing = upem
    table = {
        "family": family,
        "style": style,
        "units_per_em": upem,
        "ascent": font["hhea"].ascent,
        "descent": -font["hhea"].descent,
        "line_gap": font["hhea"].lineGap,
        "cap_height": getattr(font["OS/2"], "sCapHeight", None) or drawn_height(font, "H"),
        "x_height": getattr(font["OS/2"], "sxHeight", None) or drawn_height(font, "x"),
        "missing": missing,
        "advances": packed(own),
        "substituted": packed(substituted),
    }
    stem = f"{family.replace(' ', '-')}-{style}".lower()
    text = json.dumps(table, indent=1, ensure_ascii=True)
    (folder / f"{stem}.json").write_text(f"{text}\n", "utf-8")
