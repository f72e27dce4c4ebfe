"""A family of faces that a document is set in: a shipped one, or the fonts of a theme."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from factpress.frozen import frozen
from factpress.typefaces.measure import Style, Typeface, font_file, typeface

STYLES: Final[tuple[Style, ...]] = ("regular", "semibold", "bold", "italic")


@frozen
class Family:
    """Faces by style: regular, semibold, bold and italic."""

    name: str

    def face(self, style: str = "regular") -> Typeface:
        """The measures of a face."""
        return typeface(self.name, style)

    def font(self, style: str = "regular") -> Path:
        """The TrueType font of a face."""
        return font_file(style)


FACTPRESS_SANS = Family("Factpress Sans")
"""The shipped typeface, of the report and the charts."""

CALIBRI = Family("Calibri")
"""The typeface of the deck: office programs bring it. It has regular, bold and italic."""
