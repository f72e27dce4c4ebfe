"""The look: colours, typeface, paper and logo, frozen objects that are passed to every writer.

The four accents of both shipped themes differ by at least 10 in CIE76 under simulated
deuteranopia, protanopia and tritanopia and in greyscale, and each has 3:1 contrast
against the paper, as WCAG 2.2 (1.4.11) asks of graphics. Red is kept for TLP:RED.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from factpress.frozen import field, frozen
from factpress.problems import Position
from factpress.typefaces.family import CALIBRI, FACTPRESS_SANS, Family

PaperSize = Literal["A4", "Letter"]


@frozen
class Theme:
    """Colours as `#RRGGBB`, and the families that documents are set in: the deck's is named
    in it, and has to be installed where the deck is shown."""

    paper: str = "#FFFFFF"
    ink: str = "#17212B"
    muted: str = "#53606C"
    axis: str = "#7C8893"
    rule: str = "#C9D0D6"
    grid: str = "#D5DBE0"
    panel: str = "#F1F4F6"
    accents: tuple[str, str, str, str] = ("#075D96", "#C44E08", "#3A1D4E", "#4F9D84")
    soft_accents: tuple[str, str, str, str] = ("#A9CBE3", "#F1BE9E", "#B9A9C4", "#BFDDD3")
    land: str = "#E4E7EA"
    sea: str = "#F6F8FA"
    border: str = "#FFFFFF"
    disputed_border: str = "#8D98A2"
    remainder: str = "#EEF1F3"
    family: Family = FACTPRESS_SANS
    office_family: Family = CALIBRI

    @property
    def accent(self) -> str:
        """The colour of what the reader should look at first."""
        return self.accents[0]

    @property
    def link(self) -> str:
        """The accent as text, on the paper and on panels: of links, marks and labels."""
        return readable(self.accent, self.panel, self.ink)

    @property
    def is_dark(self) -> bool:
        """Whether the paper is darker than the ink."""
        return _luminance(self.paper) < _luminance(self.ink)

    @property
    def printed(self) -> Theme:
        """The theme for pages that leave a printer: their paper is white whatever it is on
        a screen, and what was chosen for dark paper cannot be read on it."""
        if self.is_dark:
            return replace(LIGHT, family=self.family, office_family=self.office_family)
        return replace(self, paper=LIGHT.paper, border=LIGHT.border)


LIGHT = Theme()

DARK = Theme(
    paper="#16202A",
    ink="#F1F4F6",
    muted="#B4BFC9",
    axis="#8796A3",
    rule="#465664",
    grid="#34424F",
    panel="#22303C",
    accents=("#8FCBF3", "#EE8F4C", "#9475DA", "#F6F0DA"),
    soft_accents=("#345972", "#6E4A33", "#463D70", "#72726A"),
    land="#2B3844",
    sea="#16202A",
    border="#16202A",
    disputed_border="#8796A3",
    remainder="#22303C",
)
"""For slides and screens: light ink on dark paper."""


@frozen
class Logo:
    """A picture as PNG, whatever it was read from: its bytes, its size in pixels, its alt text."""

    png: bytes
    width: int
    height: int
    alt: str

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """The largest width and height of its shape within the given ones."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@frozen
class TemplateFile:
    """A PowerPoint file that the deck is to be made from, and where it is asked for."""

    path: Path
    name: str
    content: bytes
    at: Position


@frozen
class HouseStyle:
    """What a theme file decides: the colours, the report's paper, the logo, and the deck's
    template. `layouts` are names of its layouts by the kinds of slides that are to have them.

    `files` are the theme file and those that it names, there or not; a built-in theme has none.
    """

    theme: Theme = LIGHT
    paper_size: PaperSize = "A4"
    logo: Logo | None = None
    template: TemplateFile | None = None
    layouts: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Path, ...] = ()


BUILT_IN = {"light": HouseStyle(LIGHT), "dark": HouseStyle(DARK)}
"""The themes that need no file, by name."""


@frozen
class MarkingColours:
    """How a handling mark is printed: text on a box."""

    text: str
    box: str


# FIRST, Traffic Light Protocol 2.0, colour coding: of the words, and of the ground they are on.
_TLP = {
    "TLP:RED": MarkingColours("#FF2B2B", "#000000"),
    "TLP:AMBER": MarkingColours("#FFC000", "#000000"),
    "TLP:AMBER+STRICT": MarkingColours("#FFC000", "#000000"),
    "TLP:GREEN": MarkingColours("#33FF00", "#000000"),
    "TLP:CLEAR": MarkingColours("#FFFFFF", "#000000"),
}


TLP_LABELS = tuple(_TLP)
"""The labels of the Traffic Light Protocol 2.0; a restriction may follow one in a marking."""


def tlp_label(marking: str) -> str | None:
    """The label that a marking begins with, as FIRST writes it; None for free text."""
    label = re.match(r"[^\s,;()]*", marking)
    return label[0] if label and label[0] in _TLP else None


def marking_colours(marking: str) -> MarkingColours:
    """The colours of a handling mark; free text is white on black, as TLP:CLEAR is."""
    return _TLP[tlp_label(marking) or "TLP:CLEAR"]


def watermark_colour(theme: Theme) -> str:
    """The colour of a watermark on the paper: pale, so that text on it can still be read."""
    pale = [mixed(theme.ink, theme.paper, share / 100) for share in range(90, 97)]
    texts = (theme.muted, theme.link)
    return next((each for each in pale if all(contrast(t, each) >= 4.5 for t in texts)), pale[-1])


def rgb(colour: str) -> tuple[float, float, float]:
    """The channels of `#RRGGBB`, each from 0 to 1."""
    red, green, blue = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return red, green, blue


def mixed(colour: str, other: str, share: float) -> str:
    """A colour on the way from one to the other; `share` 0 is the first, 1 the second."""
    channels = [
        round(255 * (a + (b - a) * share)) for a, b in zip(rgb(colour), rgb(other), strict=True)
    ]
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def contrast(colour: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, ground: str, ink: str, least: float = 4.5) -> str:
    """The colour, darkened towards the ink until it is readable on the ground."""
    for step in range(21):
        candidate = mixed(colour, ink, step / 20)
        if contrast(candidate, ground) >= least:
            return candidate
    return ink


def _luminance(colour: str) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in rgb(colour)
    ]
    return sum(
        weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
