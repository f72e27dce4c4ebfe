"""A family of faces that a document is set in: a shipped one, or the fonts of a theme."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from factpress.frozen import field, frozen
from factpress.typefaces.measure import FACES, Typeface, font_file, typeface

if TYPE_CHECKING:
    from factpress.typefaces.font import Font

STYLES: Final[tuple[str, ...]] = ("regular", "semibold", "bold", "italic")


# Equality is identity: what is made of a family is kept by it.
@frozen(eq=False)
class Family:
    """Faces by style: regular, semibold, bold and italic.

    Without fonts of its own it is one of the shipped ones, by its name.
    """

    name: str
    fonts: Mapping[str, Font] = field(default_factory=lambda: MappingProxyType({}))

    def face(self, style: str = "regular") -> Typeface:
        """The measures of a face; a family without a semibold is set in bold instead."""
        if self.fonts:
            return self.fonts[style].face
        return typeface(self.name, style if (self.name, style) in FACES else "bold")

    def font_name(self, style: str = "regular") -> str:
        """A name of the font of a face that no other font has."""
        if self.fonts:
            return self.fonts[style].name
        plain = self.name.replace(" ", "")
        return plain if style == "regular" else f"{plain}-{style.capitalize()}"

    def font(self, style: str = "regular") -> Path | bytes:
        """The TrueType font of a face: the shipped file, or the bytes of another."""
        return self.fonts[style].make() if self.fonts else font_file(style)


FACTPRESS_SANS = Family("Factpress Sans")
"""The shipped typeface, of the report and the charts."""

CALIBRI = Family("Calibri")
"""The typeface of the deck: office programs bring it. It has regular, bold and italic."""
