"""Pages of the report: frames, header and footer, and exhibits that wait for room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from factpress.report.canvas import ReportCanvas
from factpress.report.contents import add_outline
from factpress.report.flowables import Prose, Stack, draw_badge
from factpress.report.keeping import KeptWithStart
from factpress.report.parts import Part
from factpress.report.places import Places
from factpress.report.tagging.attachments import Attachment
from factpress.report.tagging.structure import Element
from factpress.report.typography import Page, face
from factpress.story.model import Story, plain_text
from factpress.theme import HouseStyle, marking_colours
from factpress.wording import Wording

_SIZE = 7.8
_LOGO_HEIGHT = 24.0
_AHEAD = 100
"""Flowables at hand: more than are kept together, or let go first, on any page."""


class ReportTemplate(BaseDocTemplate):
    """Lays out the report.

    An exhibit that does not fit is drawn lower, if its kind allows that; else it lets the
    prose behind it go first.
    """

    def __init__(
        self, stream: Any, story: Story, wording: Wording, style: HouseStyle, page: Page,
        document: Element, attachments: Sequence[Attachment], parts: Sequence[Part],
    ) -> None:  # fmt: skip
        title = plain_text(story.title)
        super().__init__(
            stream,
            pagesize=(page.width, page.height),
            title=title,
            author=story.publisher,
            subject=" ".join(plain_text(story.bottom_line).split()),
            creator="factpress",
            lang=story.language,
            invariant=1,
            displayDocTitle=1,
            keepTogetherClass=KeptWithStart,
        )
        frame = Frame(
            page.left,
            page.bottom,
            page.measure,
            page.height - page.top - page.bottom,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self._document, self._attachments, self._parts = document, attachments, parts
        self.places = Places(story, parts, wording.words)
        self._running = _Running(title, story, wording, style, page, document)
        self.addPageTemplates([PageTemplate("report", [frame], onPage=self._running.draw)])
        self.story, self._family = story, style.theme.family

    def write(self, flowables: Iterator[Any]) -> int:
        """Writes the report; returns the number of its pages.

        Flowables are made shortly before they are placed, so that a long report is never in
        memory as a whole.
        """

        def canvas(filename: Any, **options: Any) -> ReportCanvas:
            made = ReportCanvas(
                filename,
                document=self._document,
                places=self.places,
                attachments=self._attachments,
                edition=self.story.date,
                family=self._family,
                **options,
            )
            add_outline(made, self._parts)
            return made

        self._coming, self._at_hand = flowables, list(islice(flowables, _AHEAD))
        self.build(self._at_hand, canvasmaker=canvas)
        return int(self.page)

    def handle_flowable(self, flowables: list[Any]) -> None:
        """Places the next flowable, or the prose behind an exhibit that has no room here."""
        if flowables is self._at_hand:  # and not what ReportLab itself puts between them
            flowables += islice(self._coming, max(0, _AHEAD - len(flowables)))
        first = flowables[0]
        excess = self._excess(first) if isinstance(first, Stack) else 0
        if excess > 0 and not first.shrink(excess) and first.may_float:
            for index in range(1, len(flowables)):
                if isinstance(flowables[index], Prose):
                    flowables.insert(0, flowables.pop(index))
                    break
                if not isinstance(flowables[index], Stack):
                    break
        super().handle_flowable(flowables)

    def _excess(self, stack: Stack) -> float:
        """By how many points the stack is too high for what is left of the page."""
        frame: Any = self.frame
        _, height = stack.wrapOn(self.canv, frame._aW, frame._aH)
        return float(height + stack.getSpaceBefore() - (frame._y - frame._y1p))


class _Running:
    """Header and footer."""

    def __init__(
        self, title: str, story: Story, wording: Wording, style: HouseStyle, page: Page,
        document: Element,
    ) -> None:  # fmt: skip
        self._title, self._story, self._wording = title, story, wording
        self._theme, self._page = style.theme, page
        self._logo = style.logo
        self._logo_element = document.add("Figure", alt=style.logo.alt if style.logo else "")

    def draw(self, canvas: Any, _: Any) -> None:
        """What stands on the page before its text."""
        page, theme = self._page, self._theme
        canvas.saveState()
        canvas.setFont(face(self._theme.family), _SIZE)
        canvas.setFillColor(theme.muted)
        if canvas.getPageNumber() > 1:
            y = page.height - page.top + 24
            with canvas.artifact("Pagination", "Header"):
                canvas.drawString(page.left, y, self._fitted(self._title, page.measure * 0.66))
                canvas.drawRightString(page.width - page.right, y, self._story.edition)
        elif self._logo:
            # Page one has no running head: its place is the logo's.
            width, height = self._logo.fitted(page.measure * 0.4, _LOGO_HEIGHT)
            left, bottom = page.left, page.height - page.top + 10
            canvas.draw_logo(self._logo, self._logo_element, left, bottom, width, height)
        with canvas.artifact("Pagination", "Footer"):
            self._footer(canvas)
        canvas.restoreState()

    def _footer(self, canvas: ReportCanvas) -> None:
        page, theme, story = self._page, self._theme, self._story
        y = page.bottom - 30
        canvas.setStrokeColor(theme.rule)
        canvas.setLineWidth(0.5)
        canvas.line(page.left, y + 13, page.width - page.right, y + 13)
        edition = self._wording.words.edition.format(date=story.edition)
        parts = [part for part in (story.publisher, self._title, edition) if part]
        end = self._folio_left
        if story.marking:
            colours = marking_colours(story.marking)
            end = draw_badge(canvas, story.marking, colours, theme.family, self._folio_left, y, 7)
        canvas.drawString(page.left, y, self._fitted(" · ".join(parts), end - page.left - 8))
        number = canvas.getPageNumber()
        canvas.at_the_end(lambda: self._folio(canvas, number))

    def _folio(self, canvas: ReportCanvas, page: int) -> None:
        """`Page 2 of 7`, flush right, drawn when the last page is finished."""
        pages = canvas.getPageNumber() - 1
        canvas.setFont(face(self._theme.family), _SIZE)
        canvas.setFillColor(self._theme.muted)
        text = self._wording.words.page_of.format(page=page, pages=pages)
        right = self._page.width - self._page.right
        canvas.drawRightString(right, self._page.bottom - 30, text)

    @property
    def _folio_left(self) -> float:
        """Where room for the folio begins, wide enough for hundreds of pages."""
        widest = self._wording.words.page_of.format(page=999, pages=999)
        width = self._theme.family.face().width(widest, _SIZE)
        return self._page.width - self._page.right - width - 6

    def _fitted(self, text: str, room: float) -> str:
        """The text, cut at a word with an ellipsis where it would be wider than the room."""
        metrics = self._theme.family.face()
        if metrics.width(text, _SIZE) <= room:
            return text
        while text and metrics.width(text + "…", _SIZE) > room:
            text = text.rpartition(" ")[0] if " " in text else text[:-1]
        return text.rstrip(" ·,;:") + "…"
