"""The template of the report: its frame, its pages and its file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from reportlab.platypus import Frame, PageTemplate

from factpress.report.canvas import ReportCanvas
from factpress.report.contents import add_outline
from factpress.report.filling import FillingTemplate
from factpress.report.page import Page
from factpress.report.parts import Part
from factpress.report.places import Places
from factpress.report.running import Running
from factpress.report.tagging.attachments import Attachment
from factpress.report.tagging.structure import Element
from factpress.story.model import Story, plain_text
from factpress.theme import HouseStyle
from factpress.wording import Wording

_AHEAD = 100
"""Flowables at hand: more than a page holds."""


class ReportTemplate(FillingTemplate):
    """Lays out the report, with its header and footer on every page."""

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
        self._running = Running(title, story, wording, style, page, document)
        self.addPageTemplates(
            [
                PageTemplate(
                    "report", [frame], onPage=self._running.begin, onPageEnd=self._running.end
                )
            ]
        )
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
                moment=self.story.moment,
                family=self._family,
                **options,
            )
            add_outline(made, self._parts)
            return made

        self._coming, self._at_hand = flowables, list(islice(flowables, _AHEAD))
        self.build(self._at_hand, canvasmaker=canvas)
        return int(self.page)

    def handle_flowable(self, flowables: list[Any]) -> None:
        """Places the next flowable."""
        if flowables is self._at_hand:  # and not what ReportLab itself puts between them
            flowables += islice(self._coming, max(0, _AHEAD - len(flowables)))
        super().handle_flowable(flowables)
