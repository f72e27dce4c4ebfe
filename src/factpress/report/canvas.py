"""The report's canvas: embedded fonts only, fixed dates, and places whose pages are known."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import getFont

from factpress.charts.drawing import Drawing, PathMark, TextMark
from factpress.report.markup import figure_of
from factpress.report.places import Places
from factpress.report.tagging.canvas import TaggedCanvas
from factpress.report.tagging.structure import Element
from factpress.report.tagging.targets import Target
from factpress.report.tagging.text import TaggedText
from factpress.report.typography import face
from factpress.theme import Logo, rgb
from factpress.typefaces.companions import Companion
from factpress.typefaces.family import Family
from factpress.wording import NO_BREAK

if TYPE_CHECKING:
    from factpress.report.scripts.embedding import GlyphFont

_ABOVE = 12.0


class DrawingCanvas(TaggedCanvas):
    """A canvas whose bytes depend on what is drawn and on its moment alone."""

    def __init__(self, stream: Any, *, moment: datetime, family: Family, **options: Any) -> None:
        options["initialFontName"] = face(family)
        options["invariant"] = 1
        options["pdfVersion"] = (1, 7)
        super().__init__(stream, **options)
        self._doc.getInternalFontName = _refuse_font  # type: ignore[attr-defined]
        self._doc._timeStamp = _Stamp(moment)  # type: ignore[attr-defined]
        self._glyph_fonts: dict[Companion, GlyphFont] = {}

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> TaggedText:
        """A text object whose no-break spaces are written as spaces."""
        return _Text(self, x, y, direction=direction)

    def glyph_font(self, companion: Companion) -> GlyphFont:
        """A companion as this document embeds it."""
        from factpress.report.scripts.embedding import GlyphFont

        if companion not in self._glyph_fonts:
            font = GlyphFont(companion, f"G{len(self._glyph_fonts) + 1}")
            self._glyph_fonts[companion] = font
            self._doc.delayedFonts.append(font)  # type: ignore[attr-defined]
        return self._glyph_fonts[companion]

    def drawString(self, x: float, y: float, text: str, *arguments: Any, **options: Any) -> None:
        """Draws a line; its companions print what the font lacks."""
        font: Any = getFont(self._fontname)  # type: ignore[attr-defined]
        if not font.lacks(text):
            super().drawString(x, y, text, *arguments, **options)
            return
        from factpress.report.scripts.drawing import draw_line

        draw_line(self, text, x, y)

    def draw(self, drawing: Drawing, x: float, y: float) -> None:
        """Paints a chart's drawing with its lower left corner at (x, y)."""
        self.saveState()
        self.translate(x, y)
        for mark in drawing.marks:
            if isinstance(mark, TextMark):
                self._draw_text(mark, drawing.family)
            else:
                self._code.append(_operators(mark))
        self.restoreState()

    def draw_logo(
        self, logo: Logo, element: Element, x: float, y: float, width: float, height: float
    ) -> None:
        """Paints a logo, the figure of an element, with its lower left corner at (x, y)."""
        picture = ImageReader(io.BytesIO(logo.png))
        self.saveState()
        self.translate(x, y)
        with self.figure(element, width, height):
            self.drawImage(picture, 0, 0, width, height, mask="auto")
        self.restoreState()

    def _draw_text(self, mark: TextMark, family: Family) -> None:
        text = self.beginText(mark.x, mark.y)
        text.setFont(face(family, mark.face), mark.size)
        text.setFillColor(mark.colour)
        text.textOut(mark.text)
        self.drawText(text)


class ReportCanvas(DrawingCanvas):
    """The canvas of a report, which takes note of the pages that its places are drawn on."""

    def __init__(self, stream: Any, *, places: Places, **options: Any) -> None:
        super().__init__(stream, **options)
        self._places = places

    @property
    def places(self) -> Places:
        """Where links lead, and where figures are printed."""
        return self._places

    def target(self, name: str) -> Target:
        """What the report has there."""
        return self._places.target(name)

    def mark_place(self, name: str, y: float) -> None:
        """Names the place at a height above the origin on this page."""
        _, top = self.absolutePosition(0, y)
        # A little above, so that the target is not cut off at the window's edge.
        self.bookmarkPage(name, fit="XYZ", left=0, top=top + _ABOVE)
        self._places.reach(name, self.getPageNumber())

    def mark_printed(self, figure: str, y: float) -> None:
        """A figure is printed at a height above the origin."""
        name = self._places.print(figure, self.getPageNumber())
        if name:
            self.mark_place(name, y)

    def linkRect(self, contents: Any, destinationname: str, Rect: Any = None, *more: Any,  # noqa: N803
        **options: Any,
    ) -> None:  # fmt: skip
        """A link to a named place; that of a printed figure says where it is printed."""
        super().linkRect(contents, destinationname, Rect, *more, **options)
        if figure := figure_of(destinationname):
            self.mark_printed(figure, Rect[3])


class _Text(TaggedText):
    """Text whose no-break spaces are written as spaces.

    They have done their work when lines are broken. A reader who searches for
    "1.4 billion" types an ordinary space, and must find it.
    """

    def _formatText(self, text: str) -> str:
        return str(super()._formatText(text.replace(NO_BREAK, " ")))  # type: ignore[misc]


def _refuse_font(name: str) -> str:
    """Stands in for the lookup of the standard fonts, which readers need not have."""
    raise ValueError(f"the font {name} would not be embedded")


def _operators(mark: PathMark) -> str:
    """The content stream operators that paint a path (ISO 32000-1, 8.4 and 8.5)."""
    parts = ["q"]
    if mark.clip:
        parts.append(f"{mark.clip} W n")
    if mark.fill:
        parts.append(f"{_channels(mark.fill)} rg")
    if mark.stroke:
        parts.append(
            f"{_channels(mark.stroke)} RG {mark.stroke_width:g} w {mark.cap} J {mark.join} j"
        )
        if mark.dash:
            parts.append(f"[{' '.join(f'{length:g}' for length in mark.dash)}] 0 d")
    paint = "B" if mark.fill and mark.stroke else "f" if mark.fill else "S"
    return " ".join([*parts, mark.path, paint, "Q"])


def _channels(colour: str) -> str:
    return " ".join(f"{channel:.3g}" for channel in rgb(colour))


class _Stamp:
    """A moment in UTC in the form in which ReportLab wants its time stamp."""

    dhh = dmm = 0

    def __init__(self, moment: datetime) -> None:
        self.YMDhms = moment.timetuple()[:6]
