"""Flowables that ReportLab does not have: prose with margin notes, charts, exhibits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable, Paragraph

from factpress.charts.drawing import Drawing
from factpress.report.canvas import ReportCanvas
from factpress.report.tagging.structure import Element
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import face
from factpress.theme import MarkingColours
from factpress.typefaces.family import Family


class Anchor(Flowable):
    """A place that links lead to."""

    _ZEROSIZE = 1
    keepWithNext = 1

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        canvas: Any = self.canv
        canvas.mark_place(self._name, 0)


class Headline(TaggedParagraph):
    """A headline that links lead to."""

    _name = ""

    def __init__(self, text: str, style: Any, name: str = "", **more: Any) -> None:
        super().__init__(text, style, **more)
        self._name = name

    def draw(self) -> None:
        if self._name:
            canvas: Any = self.canv
            canvas.mark_place(self._name, self.height)
        super().draw()


class Late(Flowable):
    """A paragraph that is made when it is laid out, from what is known only then."""

    def __init__(self, make: Callable[[], Paragraph]) -> None:
        super().__init__()
        self._make = make
        self._made: Paragraph | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._made = self._made or self._make()
        self.width, self.height = self._made.wrap(width, height)
        return self.width, self.height

    def draw(self) -> None:
        assert self._made is not None
        self._made.drawOn(self.canv, 0, 0)

    def split(self, width: float, height: float) -> list[Flowable]:
        assert self._made is not None, "what is split has been laid out"
        parts: list[Flowable] = self._made.split(width, height)
        return parts


class Prose(Flowable):
    """A paragraph in the text column, with notes on its figures in the margin beside it.

    When it is split, the notes stay with the first part, and so does the label that hangs
    before its first line.
    """

    def __init__(
        self, paragraph: TaggedParagraph, notes: Sequence[Paragraph], text: float, gutter: float,
        label: TaggedParagraph | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._paragraph, self._notes, self._label = paragraph, tuple(notes), label
        self._text, self._gutter = text, gutter
        self.keepWithNext = getattr(paragraph.style, "keepWithNext", 0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, self._prose_height = self._paragraph.wrap(self._text, height)
        beside = width - self._text - self._gutter
        self._note_heights = [note.wrap(beside, height)[1] for note in self._notes]
        if self._label:
            self._label.wrap(self._text, height)
        self.width = width
        self.height = max(self._prose_height, self._notes_height)
        return self.width, self.height

    @property
    def _notes_height(self) -> float:
        return sum(self._note_heights) + _NOTE_GAP * max(0, len(self._notes) - 1)

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        parts: list[Any] = self._paragraph.split(self._text, height)
        if len(parts) < 2 or self._notes_height > height:
            return []
        first, rest = parts[0], parts[1:]
        return [
            Prose(first, self._notes, self._text, self._gutter, self._label),
            *(Prose(part, (), self._text, self._gutter) for part in rest),
        ]

    @property
    def element(self) -> Element:
        """The structure element of the paragraph."""
        return self._paragraph.element

    @property
    def notes(self) -> tuple[Paragraph, ...]:
        """The notes beside the paragraph."""
        return self._notes

    def with_notes(self, notes: Sequence[Paragraph]) -> Prose:
        """The same paragraph with other notes."""
        return Prose(self._paragraph, notes, self._text, self._gutter, self._label)

    def fitting_notes(self, width: float) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
        """The notes that fit beside the paragraph, and those that would reach below it."""
        self.wrap(width, _ENDLESS)
        offset = _first_line_offset(self._paragraph, self._notes)
        room = self._prose_height + self.getSpaceAfter() - offset
        used = 0.0
        for index, height in enumerate(self._note_heights):
            used += height
            if used > room and index:
                return self._notes[:index], self._notes[index:]
            used += _NOTE_GAP
        return self._notes, ()

    def getSpaceBefore(self) -> float:
        return float(self._paragraph.getSpaceBefore())

    def getSpaceAfter(self) -> float:
        return float(self._paragraph.getSpaceAfter())

    def draw(self) -> None:
        if self._label:
            self._label.drawOn(self.canv, 0, self.height - self._label.height)
        self._paragraph.drawOn(self.canv, 0, self.height - self._prose_height)
        y = self.height - _first_line_offset(self._paragraph, self._notes)
        for note, height in zip(self._notes, self._note_heights, strict=True):
            note.drawOn(self.canv, self._text + self._gutter, y - height)
            y -= height + _NOTE_GAP


class ShortRule(Flowable):
    """A short thin line above footnotes, which stays with the first of them."""

    keepWithNext = 1

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.spaceBefore, self.spaceAfter = 6, 4

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return _SHORT_RULE, 0.5

    def draw(self) -> None:
        self.canv.setStrokeColor(self._colour)
        self.canv.setLineWidth(0.5)
        self.canv.line(0, 0, _SHORT_RULE, 0)


class ChartDrawing(Flowable):
    """A chart's drawing at its own size, the figure of an element.

    It may be drawn anew at a lesser height, down to the share `shrinks_to` of its own.
    `figures` are the ids of those that it shows.
    """

    def __init__(
        self, drawing: Drawing, shrinks_to: float, redraw: Callable[[float], Drawing],
        element: Element, figures: Sequence[str],
    ) -> None:  # fmt: skip
        super().__init__()
        self._element, self._figures = element, figures
        self._least = drawing.height * shrinks_to
        self._redraw = redraw
        self._show(drawing)

    def shrink(self, by: float) -> bool:
        """Draws the chart anew, lower by some points; False where it would get too low."""
        if self.height - by < self._least:
            return False
        self._show(self._redraw(self.height - by))
        return True

    def _show(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas: Any = self.canv
        assert isinstance(canvas, ReportCanvas)
        for figure in self._figures:
            canvas.mark_printed(figure, self.height)
        with canvas.figure(self._element, self.width, self.height):
            canvas.draw(self._drawing, 0, 0)


class Stack(Flowable):
    """Flowables that stay together on a page, with a thin rule above them.

    `may_float` lets prose that follows fill the page when the stack has to wait for the
    next one.
    """

    def __init__(
        self, parts: Sequence[Flowable], rule: str | None, *, may_float: bool = False
    ) -> None:
        super().__init__()
        self._parts, self._rule = tuple(parts), rule
        self.may_float = may_float
        self.spaceBefore, self.spaceAfter = _EXHIBIT_SPACE, _EXHIBIT_SPACE

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._heights = [part.wrapOn(self.canv, width, height)[1] for part in self._parts]
        gaps = sum(part.getSpaceAfter() for part in self._parts)
        self.width = width
        self.height = sum(self._heights) + gaps + (_RULE_GAP if self._rule else 0)
        return self.width, self.height

    def draw(self) -> None:
        y = self.height
        if self._rule:
            self.canv.setStrokeColor(self._rule)
            self.canv.setLineWidth(0.8)
            self.canv.line(0, y, self.width, y)
            y -= _RULE_GAP
        for part, height in zip(self._parts, self._heights, strict=True):
            part.drawOn(self.canv, 0, y - height)
            y -= height + part.getSpaceAfter()

    def shrink(self, by: float) -> bool:
        """Draws a chart in it lower by some points; False where none can be."""
        charts = [part for part in self._parts if isinstance(part, ChartDrawing)]
        return any(chart.shrink(by) for chart in charts)


class Beside(Flowable):
    """A chart at the left, and what is said of it in the rest of the measure."""

    def __init__(self, chart: ChartDrawing, texts: Sequence[Flowable], gap: float) -> None:
        super().__init__()
        self._chart, self._texts, self._gap = chart, tuple(texts), gap

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        left, chart_height = self._chart.wrap(width, height)
        self._left = left + self._gap
        self._heights = [text.wrap(width - self._left, height)[1] for text in self._texts]
        gaps = sum(text.getSpaceAfter() for text in self._texts)
        self.width, self.height = width, max(chart_height, sum(self._heights) + gaps)
        return self.width, self.height

    def draw(self) -> None:
        y = self.height
        for text, height in zip(self._texts, self._heights, strict=True):
            text.drawOn(self.canv, self._left, y - height)
            y -= height + text.getSpaceAfter()
        self._chart.drawOn(self.canv, 0, self.height - self._chart.height)


class Columns(Flowable):
    """Columns side by side, each a stack of paragraphs set flush at the top."""

    def __init__(
        self, columns: Sequence[Sequence[Flowable]], gap: float, *, panel: str, padding: float
    ) -> None:
        super().__init__()
        self._columns, self._gap = columns, gap
        self._panel, self._padding = panel, padding

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        count = len(self._columns)
        self._column = (width - 2 * self._padding - (count - 1) * self._gap) / count
        self._heights = [
            [part.wrap(self._column, height)[1] for part in column] for column in self._columns
        ]
        self.width = width
        self.height = max(map(sum, self._heights)) + 2 * self._padding
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(self._panel)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        x = self._padding
        for column, heights in zip(self._columns, self._heights, strict=True):
            y = self.height - self._padding
            for part, height in zip(column, heights, strict=True):
                part.drawOn(self.canv, x, y - height)
                y -= height
            x += self._column + self._gap


class RuledParagraph(Flowable):
    """A paragraph with a coloured bar along its left edge."""

    def __init__(self, paragraphs: Sequence[Paragraph], colour: str, indent: float) -> None:
        super().__init__()
        self._paragraphs, self._colour, self._indent = tuple(paragraphs), colour, indent

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._heights = [
            paragraph.wrap(width - self._indent, height)[1] for paragraph in self._paragraphs
        ]
        self.width, self.height = width, sum(self._heights) + 2
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(self._colour)
        self.canv.rect(0, 0, 3, self.height, stroke=0, fill=1)
        y = self.height
        for paragraph, height in zip(self._paragraphs, self._heights, strict=True):
            paragraph.drawOn(self.canv, self._indent, y - height)
            y -= height


def draw_badge(
    canvas: Any,
    text: str,
    colours: MarkingColours,
    family: Family,
    right: float,
    baseline: float,
    size: float,
) -> float:
    """A handling mark on its box, flush right; returns the x of its left edge."""
    width = family.face("semibold").width(text, size)
    left = right - width - size
    canvas.saveState()
    canvas.setFillColor(colours.box)
    canvas.rect(left, baseline - size * 0.4, width + size, size * 1.5, stroke=0, fill=1)
    canvas.setFillColor(colours.text)
    canvas.setFont(face(family, "semibold"), size)
    canvas.drawString(left + size / 2, baseline, text)
    canvas.restoreState()
    return float(left)


def settle_margin(
    flowables: Sequence[Flowable], width: float
) -> tuple[list[Flowable], frozenset[int]]:
    """Prose whose notes reach below it hands the last of them on to the prose behind it.

    Returns the flowables, and the indices of those that were handed notes.
    """
    settled = list(flowables)
    receivers = set()
    for index in range(len(settled) - 1):
        above, below = settled[index], settled[index + 1]
        if isinstance(above, Prose) and isinstance(below, Prose):
            kept, passed = above.fitting_notes(width)
            settled[index] = above.with_notes(kept)
            settled[index + 1] = below.with_notes((*passed, *below.notes))
            if passed:
                receivers.add(index + 1)
    return settled, frozenset(receivers)


def _first_line_offset(paragraph: Paragraph, notes: Sequence[Paragraph]) -> float:
    """How far notes start below the paragraph's top, so that the first baselines align."""
    if not notes:
        return 0.0
    text, note = paragraph.style, notes[0].style
    return float((text.leading - note.leading) * 0.8)


_NOTE_GAP = 4.0
_SHORT_RULE = 60.0
_ENDLESS = 100_000.0
_RULE_GAP = 6.0
_EXHIBIT_SPACE = 12.0
