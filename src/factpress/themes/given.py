"""What a theme file gives, in whichever keys it is written, each with its position."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factpress.frozen import field, frozen
from factpress.problems import Position, Problem
from factpress.theme import PaperSize

_HEX = re.compile(r"#?([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_NAMED = {"white": "#FFFFFF", "black": "#000000"}

SHIPPED_FONTS = (
    "Without them the report and the charts are set in Factpress Sans, the deck in Calibri."
)


@frozen
class GivenColour:
    """A colour `#RRGGBB` as a file gives it: the key that it stands at, and where."""

    key: str
    value: str
    at: Position
    may_be_left_out: bool = False


@frozen
class GivenLogo:
    """A logo as a file names it."""

    path: str
    alt: str
    at: Position


@frozen
class GivenFontFile:
    """A font file as a file names it; in a brand's file it may be left out."""

    path: str
    at: Position
    may_be_left_out: bool = False


@frozen
class GivenFonts:
    """The font files by style, the regular one among them, and the name of their family.

    Without a name it is the one that the regular font gives itself; without files the
    typeface is the shipped one. `also` are the fonts for other scripts.
    """

    files: Mapping[str, GivenFontFile]
    family: str = ""
    also: tuple[GivenFontFile, ...] = ()


@frozen
class GivenTemplate:
    """A PowerPoint template as a file names it."""

    path: str
    at: Position


@frozen
class GivenTheme:
    """What a file gives; `colours` are by the names of `Theme`."""

    file: str
    at: Position
    colours: Mapping[str, GivenColour]
    accents: tuple[GivenColour, ...]
    soft_accents: tuple[GivenColour, ...] = ()
    paper_size: PaperSize = "A4"
    logo: GivenLogo | None = None
    fonts: GivenFonts | None = None
    template: GivenTemplate | None = None
    layouts: Mapping[str, str] = field(default_factory=dict)


def read_colour(text: str) -> str | None:
    """`#RRGGBB` for a colour that is written so, as `#RGB`, without `#`, or as white or black."""
    if match := _HEX.fullmatch(text.strip()):
        digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
        return f"#{digits.upper()}"
    return _NAMED.get(text.strip().lower())


def no_colour(key: str, text: str, at: Position) -> Problem:
    """The problem of a text that is no colour."""
    hint = f'Write it as {key}: "#1B7A43", in quotation marks.'
    return Problem(at, "FP091", f"'{text}' is not a colour that can be used here", hint)


def empty_colour(key: str, at: Position) -> Problem:
    """The problem of a key without a colour, which # without quotation marks makes."""
    hint = f'In YAML, # begins a comment. Put the colour in quotation marks: {key}: "#1B7A43".'
    return Problem(at, "FP091", f"'{key}' is empty", hint)
