"""The table of contents and the list of exhibits, where a report is long enough for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from factpress.report.blocks import BlockWriter
from factpress.report.canvas import ReportCanvas
from factpress.report.parts import Part
from factpress.report.tagging.structure import Element
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import Type, resized
from factpress.story.model import Story
from factpress.theme import Theme
from factpress.words import Words

_MOST_SECTIONS = 4
_MOST_EXHIBITS = 6
"""With more than these a reader is helped by a list."""

_NUMBER_ROOM = 30.0
_LABEL_GAP = 10.0
_PADDING = 2.6
_ABOVE_LIST = 13.0
_MOST_KEPT = 260.0


def contents(
    story: Story, parts: Sequence[Part], words: Words, writer: BlockWriter
) -> Iterator[Flowable]:
    """The lists that the story is long enough for, one below the other."""
    if len(story.sections) > _MOST_SECTIONS:
        yield from _list(words.contents, [(part.place, "", part.title) for part in parts], writer)
    exhibits = [part.exhibit for part in parts if part.exhibit]
    if len(exhibits) > _MOST_EXHIBITS:
        entries = [(each.place, each.label, each.title) for each in exhibits]
        yield from _list(words.exhibits, entries, writer)


def add_outline(canvas: ReportCanvas, parts: Sequence[Part]) -> None:
    """The bookmarks of the report: its sections and annexes, their exhibits below them.

    They are in the order of the story, on whatever page an exhibit finds room.
    """
    for part in parts:
        canvas.addOutlineEntry(part.title, part.place, level=0)
        if part.exhibit:
            title = f"{part.exhibit.label} {part.exhibit.title}"
            canvas.addOutlineEntry(title, part.exhibit.place, level=1)


def _list(
    heading: str, entries: Sequence[tuple[str, str, str]], writer: BlockWriter
) -> Iterator[Flowable]:
    """A heading and a line for each place, label and title; a short list stays together."""
    styles, theme, markup, document = writer.styles, writer.theme, writer.markup, writer.document
    line_height = styles.contents.leading + 2 * _PADDING
    yield CondPageBreak(min(_ABOVE_LIST + (len(entries) + 1) * line_height, _MOST_KEPT))
    yield Spacer(0, _ABOVE_LIST)
    kicker = resized(styles.kicker, keepWithNext=1)
    yield TaggedParagraph(markup.of_text(heading), kicker, document.add_heading(2))
    size, face = styles.contents.fontSize, theme.family.face()
    labels = max(face.width(label, size) for _, label, _ in entries)
    indent = labels + _LABEL_GAP if labels else 0
    style = resized(styles.contents, leftIndent=indent, bulletFontSize=size)
    listed = document.add("TOC")
    for place, label, title in entries:
        link = listed.add("TOCI").add("Reference").add("Link")
        text = markup.of_text(title)
        line = TaggedParagraph(text, style, link, link, bulletText=f"{label} " if label else None)
        yield ContentsLine(line, place, styles, theme)


class ContentsLine(Flowable):
    """A title below a thin rule, and the page of its place, flush right; the whole is a link."""

    def __init__(self, title: TaggedParagraph, place: str, styles: Type, theme: Theme) -> None:
        super().__init__()
        self._title, self._place = title, place
        self._style, self._rule = styles.contents, theme.rule

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, title = self._title.wrap(width - _NUMBER_ROOM, height)
        self.width, self.height = width, title + 2 * _PADDING
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        assert isinstance(canvas, ReportCanvas)
        canvas.setStrokeColor(self._rule)
        canvas.setLineWidth(0.4)
        canvas.line(0, self.height, self.width, self.height)
        self._title.drawOn(canvas, 0, _PADDING)
        link: Element = self._title.element
        canvas.at_the_end(lambda: self._draw_page(canvas), link)
        canvas.link_area(link, self._place, (0, 0, self.width, self.height))

    def _draw_page(self, canvas: ReportCanvas) -> None:
        style = self._style
        canvas.setFont(style.fontName, style.fontSize)
        canvas.setFillColor(style.textColor)
        baseline = self.height - _PADDING - style.fontSize
        canvas.drawRightString(self.width, baseline, str(canvas.places.page_of(self._place)))
