"""A family of faces that a document is set in: a shipped one, or the fonts of a theme."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from factpress.frozen import field, frozen
from factpress.typefaces.accompanied import accompanied
from factpress.typefaces.companions import Companion, in_order
from factpress.typefaces.measure import FACES, Typeface, font_file, typeface

if TYPE_CHECKING:
    from factpress.typefaces.font import Font

STYLES: Final[tuple[str, ...]] = ("regular", "semibold", "bold", "italic")


# Equality is identity: what is made of a family is kept by it.
@frozen(eq=False)
class Family:
    """Faces by style: regular, semibold, bold and italic.

    Without fonts of its own it is one of the shipped ones, by its name. Companions print what
    its faces lack; where `is_named_only`, the program that shows the document sets its text.
    """

    name: str
    fonts: Mapping[str, Font] = field(default_factory=lambda: MappingProxyType({}))
    companions: tuple[Companion, ...] = ()
    is_named_only: bool = False

    def face(self, style: str = "regular") -> Typeface:
        """The measures of a face and of its companions."""
        face = self.face_alone(style)
        if not self.companions:
            return face
        return accompanied(face, self.companions_of(style), is_estimated=self.is_named_only)

    def face_alone(self, style: str = "regular") -> Typeface:
        """The measures of a face without its companions; bold where there is no semibold."""
        if self.fonts:
            return self.fonts[style].face
        return typeface(self.name, style if (self.name, style) in FACES else "bold")

    def companions_of(self, style: str) -> tuple[Companion, ...]:
        """The companions in the order in which a style asks them."""
        return in_order(self.companions, style)

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

CALIBRI = Family("Calibri", is_named_only=True)
"""The typeface of the deck: office programs bring it. It has regular, bold and italic."""
