"""Fills, lines and texts of native charts, in the colours of the deck's theme."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.charts.native.model import Fill, Paint, PointLabel, Stroke
from factpress.deck.markup import Element, emu, hundredths, node, text_node
from factpress.deck.runs import clean

_OUTLINE = 0.75
_STRIPES = "wdUpDiag"
_FADE_FROM = 78_000
"""Where a fade begins, in thousandths of a per cent of the bar."""


class Palette:
    """Colours as those of the theme where it has them, so that they change with it.

    `scheme` has the names of its colours (ISO/IEC 29500-1, 20.1.6.2) by `#RRGGBB`.
    """

    def __init__(self, scheme: Mapping[str, str]) -> None:
        self._scheme = scheme

    def colour(self, colour: str) -> Element:
        """The colour `#RRGGBB` as an element."""
        name = self._scheme.get(colour.upper())
        if name:
            return node("a:schemeClr", val=name)
        return node("a:srgbClr", val=colour.lstrip("#").upper())

    def solid(self, colour: str) -> Element:
        """A plain fill."""
        return node("a:solidFill", self.colour(colour))

    def line(self, stroke: Stroke | None, *, dash: str = "") -> Element:
        """An outline or line; None is none."""
        if stroke is None:
            return node("a:ln", node("a:noFill"))
        return node(
            "a:ln",
            self.solid(stroke.colour),
            node("a:prstDash", val=dash) if dash else None,
            node("a:round"),
            w=emu(stroke.width),
            cap="flat" if dash else "rnd",
        )

    def area(self, paint: Paint, *, leftwards: bool = False) -> Element:
        """The properties of an area."""
        edge = Stroke(paint.colour, _OUTLINE)
        match paint.fill:
            case Fill.SOLID:
                children = (self.solid(paint.colour), self.line(None))
            case Fill.STRIPED:
                children = (self._stripes(paint, _STRIPES), self.line(edge))
            case Fill.FADED:
                children = (self._fade(paint, leftwards=leftwards), self.line(edge, dash="sysDot"))
            case Fill.OUTLINED:
                children = (node("a:noFill"), self.line(Stroke(paint.colour, 2 * _OUTLINE)))
            case Fill.REMAINDER:
                children = (self._stripes(paint, "ltUpDiag"), self.line(edge, dash="sysDash"))
            case Fill.LEFT_OPEN:
                children = (node("a:noFill"), self.line(edge, dash="sysDash"))
        return node("c:spPr", *children)

    def _stripes(self, paint: Paint, pattern: str) -> Element:
        return node(
            "a:pattFill",
            node("a:fgClr", self.colour(paint.colour)),
            node("a:bgClr", self.colour(paint.ground)),
            prst=pattern,
        )

    def _fade(self, paint: Paint, *, leftwards: bool) -> Element:
        stops = ((0, paint.colour), (_FADE_FROM, paint.colour), (100_000, paint.ground))
        return node(
            "a:gradFill",
            node("a:gsLst", *(node("a:gs", self.colour(c), pos=at) for at, c in stops)),
            node("a:lin", ang=10_800_000 if leftwards else 0, scaled=0),
            rotWithShape=1,
        )

    def text(self, size: float, colour: str, language: str, *, tag: str = "c:txPr") -> Element:
        """The properties of all texts of a part of a chart."""
        return node(
            tag,
            node("a:bodyPr"),
            node("a:lstStyle"),
            node(
                "a:p",
                node("a:pPr", self._run("a:defRPr", size, colour)),
                node("a:endParaRPr", lang=language),
            ),
        )

    def label(self, label: PointLabel, size: float, language: str) -> Element:
        """The text of a point, a paragraph to a line."""
        paragraphs = []
        for line in label.lines:
            run = self._run(
                "a:rPr", size, label.colour, language, b=label.is_bold, i=label.is_italic
            )
            text = text_node("a:t", clean(line))
            plain = self._run("a:defRPr", size, label.colour)
            paragraphs.append(node("a:p", node("a:pPr", plain), node("a:r", run, text)))
        # Without wrapping, as the lines have been measured.
        return node(
            "c:tx",
            node("c:rich", node("a:bodyPr", wrap="none"), node("a:lstStyle"), *paragraphs),
        )

    def _run(
        self, tag: str, size: float, colour: str, language: str | None = None, **more: object
    ) -> Element:
        return node(
            tag,
            self.solid(colour),
            node("a:latin", typeface="+mn-lt"),
            lang=language,
            sz=hundredths(size),
            **({"b": False, "i": False} | more),
        )
