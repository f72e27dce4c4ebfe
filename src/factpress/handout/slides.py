"""The boxes of a slide drawn on a page, as content of elements of the structure tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from reportlab.lib.colors import toColor
from reportlab.platypus.paraparser import ParaFrag

from factpress.charts.drawing import Drawing
from factpress.deck.fitting import style_of
from factpress.deck.model import (
    Box,
    ChartBox,
    Colour,
    Frame,
    LayoutRole,
    Link,
    LogoBox,
    MasterText,
    Panel,
    PictureBox,
    PlaceholderRole,
    ShapesBox,
    Slide,
    SlideLink,
    TableBox,
    TableRow,
    TextBox,
    Tone,
    WebAddress,
)
from factpress.handout.setting import BULLET, Families, Piece, SetLine, SetParagraph, set_paragraphs
from factpress.report.canvas import DrawingCanvas
from factpress.report.scripts.fonts import needs_companions
from factpress.report.tagging.structure import BULLETED, COLUMN_HEAD, ROW_HEAD, Element
from factpress.report.tagging.text import TaggedText
from factpress.report.typography import face
from factpress.theme import HouseStyle, Theme, watermark_colour

_HAIRLINE, _HEAD_LINE = 0.75, 1.25
"""Widths of the lines below rows, as in the deck."""


class SlideDrawer:
    """Draws slides on the pages of a canvas.

    `drawings` are those of the exhibits, by the names of their slots. All measures are points;
    frames count from the upper left corner of the slide, the canvas from the lower left one.
    """

    def __init__(
        self,
        canvas: DrawingCanvas,
        style: HouseStyle,
        drawings: Mapping[str, Drawing],
        families: Families,
        size: tuple[float, float],
        master_texts: Sequence[MasterText] = (),
    ) -> None:
        self._master_texts = tuple(master_texts)
        self._canvas, self._logo, self._drawings = canvas, style.logo, drawings
        self._theme = style.theme
        self._families = families
        self._width, self._height = size

    def draw(self, slide: Slide, number: int, section: Element) -> None:
        """Draws a slide, the page of that number; its boxes become elements of the section."""
        self._fill(Frame(0, 0, self._width, self._height), Tone.PAPER)
        for text in reversed(self._master_texts):
            self._master_text(text)
        for box in slide.boxes:
            self._box(box, slide, number, section)

    def _master_text(self, text: MasterText) -> None:
        """What the slide master shows on every slide; it is no part of the text."""
        canvas, frame, bold = self._canvas, text.frame, self._theme.family.face("bold")
        size = min(text.size, frame.width / bold.width(text.text, 1))
        canvas.saveState()
        with canvas.artifact("Pagination", "Watermark" if text.angle else "Header"):
            middle = (frame.left + frame.right) / 2, self._height - (frame.top + frame.bottom) / 2
            canvas.translate(*middle)
            canvas.rotate(text.angle)
            if text.fill:
                canvas.setFillColor(text.fill)
                corner = (-frame.width / 2, -frame.height / 2)
                canvas.rect(*corner, frame.width, frame.height, stroke=0, fill=1)
            canvas.setFillColor(text.colour or watermark_colour(self._theme))
            canvas.setFont(face(self._theme.family, "bold"), size)
            canvas.drawCentredString(0, -bold.cap_height * size / 2, text.text)
        canvas.restoreState()

    def _box(self, box: Box, slide: Slide, number: int, section: Element) -> None:
        match box:
            case TextBox(placeholder=PlaceholderRole.TITLE):
                level = 1 if slide.layout is LayoutRole.TITLE else 2
                self._paragraphs(box, [section.add_heading(level)] * len(box.paragraphs))
            case TextBox(placeholder=PlaceholderRole.NUMBER, paragraphs=(paragraph,)):
                run = replace(paragraph.runs[0], text=str(number))
                self._running(replace(box, paragraphs=(replace(paragraph, runs=(run,)),)))
            case TextBox(placeholder=PlaceholderRole.FOOTER | PlaceholderRole.DATE):
                self._running(box)
            case TextBox():
                self._text(box, section)
            case Panel(frame=frame, fill=fill):
                self._fill(frame, fill)
            case PictureBox():
                self._picture(box, section)
            case LogoBox(frame=frame, alt=alt):
                assert self._logo is not None
                place = (frame.left, self._height - frame.bottom, frame.width, frame.height)
                self._canvas.draw_logo(self._logo, section.add("Figure", alt=alt), *place)
            case TableBox():
                self._table(box, section.add("Table"))
            case ChartBox() | ShapesBox():
                raise TypeError("a handout is drawn from a plan whose charts are pictures")
            case _:
                assert_never(box)

    # Text

    def _text(self, box: TextBox, section: Element) -> None:
        """Points that follow each other are one list."""
        self._fill(box.frame, box.fill)
        elements: list[Element] = []
        listed: Element | None = None
        for paragraph in box.paragraphs:
            if paragraph.bullet:
                listed = listed or section.add("L", attributes=BULLETED)
                elements.append(listed.add("LI"))
            else:
                listed = None
                elements.append(section.add("P"))
        self._paragraphs(box, elements)

    def _running(self, box: TextBox) -> None:
        with self._canvas.artifact("Pagination", "Footer"):
            self._paragraphs(box, [None] * len(box.paragraphs))

    def _paragraphs(self, box: TextBox, elements: Sequence[Element | None]) -> None:
        placed = set_paragraphs(box.paragraphs, box.frame, box.anchor, self._families)
        for paragraph, element in zip(placed, elements, strict=True):
            self._paragraph(paragraph, element, box.link)

    def _paragraph(
        self, paragraph: SetParagraph, element: Element | None, link: Link | None = None
    ) -> None:
        """Draws a paragraph; a list's item gets its label and its body."""
        body = element
        if paragraph.bullet is not None and element is not None:
            label, body = element.add("Lbl"), element.add("LBody")
            self._bullet(paragraph, label)
        for line in paragraph.lines:
            fragments = [self._fragment(piece, link) for piece in line.pieces]
            if paragraph.right_to_left or needs_companions(fragments):
                self._mixed_line(line, fragments, paragraph, body)
                continue
            for piece in line.pieces:
                text = piece.run.text
                if line.ends_with_space and piece is line.pieces[-1]:
                    # Else the last word of a line and the first of the next are read as one.
                    text = text.rstrip() + " "
                self._piece(text, piece, line.baseline, paragraph.stretch, body, link)

    def _mixed_line(
        self, line: SetLine, fragments: list[ParaFrag], paragraph: SetParagraph,
        element: Element | None,
    ) -> None:  # fmt: skip
        """Draws a line whose pieces are not all of the typeface, or run from right to left."""
        from factpress.report.scripts.drawing import draw_fragments

        canvas = self._canvas
        if line.ends_with_space:
            fragments[-1].text = fragments[-1].text.rstrip() + " "
        canvas.saveState()
        canvas.translate(line.pieces[0].left, self._height - line.baseline)
        canvas.scale(paragraph.stretch, 1)
        draw_fragments(canvas, fragments, element, right_to_left=paragraph.right_to_left)
        canvas.restoreState()

    def _fragment(self, piece: Piece, link: Link | None) -> ParaFrag:
        """A piece as ReportLab's paragraphs have it."""
        run, leads_to = piece.run, piece.run.link or link
        target = f"#{leads_to.slide}" if isinstance(leads_to, SlideLink) else ""
        if isinstance(leads_to, WebAddress):
            target = leads_to.url
        return ParaFrag(
            text=run.text,
            fontName=face(self._families.embedded, style_of(run)),
            fontSize=run.size,
            textColor=toColor(self._colour(run.colour)),
            rise=0,
            link=[(piece.number, target)] if target else [],
        )

    def _bullet(self, paragraph: SetParagraph, label: Element) -> None:
        first = paragraph.lines[0]
        run = replace(first.pieces[0].run, text=BULLET, bold=False, colour=Tone.MUTED, link=None)
        assert paragraph.bullet is not None
        mark = Piece(run, paragraph.bullet, 0, 0)
        self._piece(run.text, mark, first.baseline, 1.0, label, None)

    def _piece(
        self,
        text: str,
        piece: Piece,
        baseline: float,
        stretch: float,
        element: Element | None,
        link: Link | None,
    ) -> None:
        canvas, run = self._canvas, piece.run
        canvas.saveState()  # the stretch would outlast the text
        drawn = canvas.beginText(piece.left, self._height - baseline)
        drawn.setFont(face(self._families.embedded, style_of(run)), run.size)
        drawn.setFillColor(self._colour(run.colour))
        drawn.setHorizScale(100 * stretch)
        drawn.element = element
        leads_to = run.link or link
        if leads_to and element:
            self._link(leads_to, piece, baseline, drawn)
        drawn.textOut(text)
        canvas.drawText(drawn)
        canvas.restoreState()

    def _link(self, link: Link, piece: Piece, baseline: float, drawn: TaggedText) -> None:
        """An annotation over the piece, which is of the same link as others of its run."""
        canvas, measures = self._canvas, self._families.embedded.face()
        y, size = self._height - baseline, piece.run.size
        right = piece.left + piece.width
        area = (piece.left, y - measures.descent * size, right, y + measures.ascent * size)
        target = link.slide if isinstance(link, SlideLink) else link.url
        drawn.whole = (piece.number, target)
        canvas.written_now = drawn
        if isinstance(link, SlideLink):
            canvas.linkRect("", target, area)
        else:
            canvas.linkURL(target, area)

    # Exhibits

    def _picture(self, box: PictureBox, section: Element) -> None:
        canvas, drawing = self._canvas, self._drawings[box.exhibit]
        frame = box.frame.fitted(drawing.width, drawing.height)
        canvas.saveState()
        canvas.translate(frame.left, self._height - frame.bottom)
        canvas.scale(frame.width / drawing.width, frame.height / drawing.height)
        with canvas.figure(section.add("Figure", alt=box.alt), drawing.width, drawing.height):
            canvas.draw(drawing, 0, 0)
        canvas.restoreState()

    def _table(self, box: TableBox, table: Element) -> None:
        head, *body = box.rows
        top = box.frame.top
        self._row(head, box, top, table.add("THead").add("TR"), is_head=True)
        rows = table.add("TBody")
        for above, row in zip(box.rows, body, strict=False):
            top += above.height
            self._row(row, box, top, rows.add("TR"))

    def _row(
        self, row: TableRow, box: TableBox, top: float, element: Element, *, is_head: bool = False
    ) -> None:
        left, last = box.frame.left, len(row.cells) - 1
        for column, (cell, width) in enumerate(zip(row.cells, box.widths, strict=True)):
            if is_head:
                own = element.add("TH", attributes=COLUMN_HEAD)
            elif column == 0 and box.row_heads:
                own = element.add("TH", attributes=ROW_HEAD)
            else:
                own = element.add("TD")
            room = width - (box.gap if column < last else 0)
            inner = Frame(left, top + row.padding, room, row.height - 2 * row.padding)
            anchor = "bottom" if is_head else "top"
            has_many = len(cell.paragraphs) > 1
            for paragraph in set_paragraphs(cell.paragraphs, inner, anchor, self._families):
                self._paragraph(paragraph, own.add("P") if has_many else own)
            left += width
        thickness, tone = (_HEAD_LINE, Tone.INK) if is_head else (_HAIRLINE, Tone.RULE)
        bottom = top + row.height
        self._fill(Frame(box.frame.left, bottom, sum(box.widths), thickness), tone)

    # Areas

    def _fill(self, frame: Frame, colour: Colour | None) -> None:
        if colour is None:
            return
        self._canvas.setFillColor(self._colour(colour))
        bottom = self._height - frame.bottom
        self._canvas.rect(frame.left, bottom, frame.width, frame.height, stroke=0, fill=1)

    def _colour(self, colour: Colour) -> str:
        return _tone(colour, self._theme) if isinstance(colour, Tone) else colour


def _tone(tone: Tone, theme: Theme) -> str:
    """The colour that a tone has in the default template."""
    return {
        Tone.INK: theme.ink,
        Tone.MUTED: theme.muted,
        Tone.ACCENT: theme.accent,
        Tone.LINK: theme.link,
        Tone.RULE: theme.rule,
        Tone.PANEL: theme.panel,
        Tone.PAPER: theme.paper,
        Tone.LAYOUT: theme.ink,
    }[tone]
