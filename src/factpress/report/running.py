"""What stands on every page beside its text: header, footer, handling mark, watermark."""

from __future__ import annotations

import math
from typing import Any

from factpress.report.canvas import ReportCanvas
from factpress.report.page import Page
from factpress.report.tagging.structure import Element
from factpress.report.typography import face
from factpress.story.model import Story
from factpress.theme import HouseStyle, marking_colours, watermark_colour
from factpress.typefaces.measure import Typeface
from factpress.wording import Wording

_SIZE = 7.8
_HEADER_RISE = 24.0
_FOOTER_DROP = 28.0
_LOGO_HEIGHT = 24.0
_LOGO_RISE = 10.0
_MARKING_SIZE = 12.0
"""FIRST, Traffic Light Protocol 2.0, on documents: the label stands in the header and the
footer of each page, should be in 12 points or more, and is best set flush right."""
_MARKING_SHARE = 0.62
_PADDING = 5.0
_GAP = 10.0
_WATERMARK_SHARE = 0.72
_WATERMARK_SIZE = 150.0


class Running:
    """Draws what every page has. The logo and, once, the handling mark are parts of the text;
    all else is an artifact."""

    def __init__(
        self, title: str, story: Story, wording: Wording, style: HouseStyle, page: Page,
        document: Element,
    ) -> None:  # fmt: skip
        self._title, self._story, self._wording = title, story, wording
        self._theme, self._page = style.theme, page
        self._logo = style.logo
        self._logo_element = document.add("Figure", alt=style.logo.alt if style.logo else "")
        self._marking_element = document.add("P")

    def begin(self, canvas: Any, _: Any) -> None:
        """What stands on the page before its text."""
        page = self._page
        canvas.saveState()
        baseline = page.height - page.top + _HEADER_RISE
        if canvas.getPageNumber() > 1:
            with canvas.artifact("Pagination", "Header"):
                end = self._marking(canvas, baseline)
                self._write(canvas, page.left, baseline, self._title, end - page.left - _GAP)
        else:
            # Page one has no running head: its place is the logo's.
            with canvas.labelling(self._marking_element):
                self._marking(canvas, baseline)
            if self._logo:
                width, height = self._logo.fitted(page.measure * 0.35, _LOGO_HEIGHT)
                bottom = page.height - page.top + _LOGO_RISE
                canvas.draw_logo(self._logo, self._logo_element, page.left, bottom, width, height)
        with canvas.artifact("Pagination", "Footer"):
            self._footer(canvas)
        canvas.restoreState()

    def end(self, canvas: Any, _: Any) -> None:
        """The watermark, which no exhibit may hide: it darkens white and leaves ink as it is."""
        text, page = self._story.watermark, self._page
        if not text:
            return
        bold = self._theme.family.face("bold")
        diagonal = math.hypot(page.width, page.height)
        size = min(_WATERMARK_SIZE, diagonal * _WATERMARK_SHARE / bold.width(text, 1))
        canvas.saveState()
        with canvas.artifact("Pagination", "Watermark"):
            canvas.setBlendMode("Multiply")
            canvas.setFillColor(watermark_colour(self._theme))
            canvas.translate(page.width / 2, page.height / 2)
            canvas.rotate(math.degrees(math.atan2(page.height, page.width)))
            canvas.setFont(face(self._theme.family, "bold"), size)
            canvas.drawCentredString(0, -bold.cap_height * size / 2, text)
        canvas.restoreState()

    def _footer(self, canvas: ReportCanvas) -> None:
        page, theme, story = self._page, self._theme, self._story
        baseline = self._footer_baseline
        canvas.setStrokeColor(theme.rule)
        canvas.setLineWidth(0.5)
        canvas.line(page.left, baseline + 16, page.width - page.right, baseline + 16)
        self._marking(canvas, baseline)
        edition = self._wording.words.edition.format(date=story.edition)
        widest = self._wording.words.page_of.format(page=999, pages=999)
        room = self._folio_right - self._face.width(widest, _SIZE) - page.left - _GAP
        # The edition tells one issue from the next: it is the last to be cut.
        behind = f" · {edition}"
        left = room - self._face.width(behind, _SIZE)
        publisher = self._cut(story.publisher, left)
        told = f"{publisher}{behind}" if publisher.strip("…") else edition
        self._write(canvas, page.left, baseline, told, room)
        number = canvas.getPageNumber()
        canvas.at_the_end(lambda: self._folio(canvas, number))

    def _folio(self, canvas: ReportCanvas, page: int) -> None:
        """`Page 2 of 7`, before the handling mark, drawn when the last page is finished."""
        pages = canvas.getPageNumber() - 1
        text = self._wording.words.page_of.format(page=page, pages=pages)
        canvas.setFont(face(self._theme.family), _SIZE)
        canvas.setFillColor(self._theme.muted)
        canvas.drawRightString(self._folio_right, self._footer_baseline, text)

    def _marking(self, canvas: Any, baseline: float) -> float:
        """The handling mark on its box, flush right; returns where it begins."""
        right = self._page.width - self._page.right
        marking = self._story.marking
        if not marking:
            return right
        colours, size = marking_colours(marking), self._marking_size
        width = self._marking_width
        canvas.saveState()
        canvas.setFillColor(colours.box)
        canvas.rect(right - width, baseline - size * 0.36, width, size * 1.42, stroke=0, fill=1)
        canvas.setFillColor(colours.text)
        canvas.setFont(face(self._theme.family, "semibold"), size)
        canvas.drawString(right - width + _PADDING, baseline, marking)
        canvas.restoreState()
        return right - width

    @property
    def _face(self) -> Typeface:
        return self._theme.family.face()

    @property
    def _footer_baseline(self) -> float:
        return self._page.bottom - _FOOTER_DROP

    @property
    def _folio_right(self) -> float:
        gap = _GAP if self._story.marking else 0
        return self._page.width - self._page.right - self._marking_width - gap

    @property
    def _marking_size(self) -> float:
        """12 points, less where a marking in free text would leave no room for the rest."""
        width = self._theme.family.face("semibold").width(self._story.marking, 1)
        room = self._page.measure * _MARKING_SHARE - 2 * _PADDING
        return min(_MARKING_SIZE, room / width) if width else _MARKING_SIZE

    @property
    def _marking_width(self) -> float:
        if not self._story.marking:
            return 0.0
        semibold = self._theme.family.face("semibold")
        return semibold.width(self._story.marking, self._marking_size) + 2 * _PADDING

    def _write(self, canvas: Any, x: float, baseline: float, text: str, room: float) -> None:
        """Small print, cut where it would be wider than the room."""
        canvas.setFont(face(self._theme.family), _SIZE)
        canvas.setFillColor(self._theme.muted)
        canvas.drawString(x, baseline, self._cut(text, room))

    def _cut(self, text: str, room: float) -> str:
        """The text, cut at a word with an ellipsis where it would be wider than the room."""
        shown = text
        while shown and self._face.width(shown + "…" * (shown != text), _SIZE) > room:
            shown = shown.rpartition(" ")[0] if " " in shown else shown[:-1]
        return text if shown == text else shown.rstrip(" ·,;:") + "…"
