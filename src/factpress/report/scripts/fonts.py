"""The faces of the report, which know the fonts that accompany them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFont

from factpress.typefaces.companions import Companion
from factpress.typefaces.measure import Typeface


class FaceFont(TTFont):
    """A face of a family as ReportLab knows it, with the fonts that accompany it."""

    def __init__(
        self, name: str, file: Any, metrics: Typeface, companions: tuple[Companion, ...]
    ) -> None:
        super().__init__(name, file)
        if companions:
            # ReportLab takes two fonts whose files have one name for one font.
            self.face.name = name.encode("ascii")
        self.metrics, self.companions = metrics, companions

    def lacks(self, text: str) -> bool:
        """Whether companions have to print something of a text."""
        return bool(self.companions and self.metrics.missing(text))


def needs_companions(fragments: Sequence[Any]) -> bool:
    """Whether the text of a paragraph has characters that its own font lacks."""
    return any(
        isinstance(font := getFont(each.fontName), FaceFont) and font.lacks(each.text)
        for each in fragments
        if getattr(each, "text", "") and not hasattr(each, "lineBreak")
    )
