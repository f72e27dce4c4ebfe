"""Flowables that ReportLab does not have: headlines, prose with margin notes, panels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable, Paragraph

from factpress.report.tagging.structure import Element
from factpress.report.tagging.text import TaggedParagraph


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


class BalancedParagraph(TaggedParagraph):
    """A paragraph of few lines that are about as long as each other: no word stands alone."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        _, height = super().wrap(availWidth, availHeight)
        narrow, wide = availWidth / 2, availWidth
        while self.style.leading < height < _BALANCED_LINES * self.style.leading + 1:
            middle = (narrow + wide) / 2
            if wide - narrow < _BALANCED_WITHIN:
                super().wrap(wide, availHeight)
                break
            if super().wrap(middle, availHeight)[1] > height:
                narrow = middle
            else:
                wide = middle
        return availWidth, height


class Headline(BalancedParagraph):
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
        self._wrapped = 0.0
        self.style = paragraph.style
        self.keepWithNext = getattr(paragraph.style, "keepWithNext", 0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if width != self._wrapped:  # pages are planned ahead, and lines broken once
            self._wrapped = width
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
        self._wrapped = 0.0  # ReportLab forgets the lines of what it could not split
        if len(parts) < 2 or self._notes_height > height:
            return []
        first, rest = parts[0], parts[1:]
        return [
            Prose(first, self._notes, self._text, self._gutter, self._label),
            *(Prose(part, (), self._text, self._gutter) for part in rest),
        ]

    @property
    def least(self) -> float:
        """How much of it has to stand on one page, once it is wrapped."""
        return max(least_of_lines(self._paragraph, self._prose_height), self._notes_height)

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
            room = self._text - self._label.getActualLineWidths0()[0]
            left = room if self._paragraph.runs_right_to_left else 0
            self._label.drawOn(self.canv, left, self.height - self._label.height)
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
        gaps = sum(paragraph.getSpaceAfter() for paragraph in self._paragraphs[:-1])
        self.width, self.height = width, sum(self._heights) + gaps
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(self._colour)
        self.canv.rect(0, 0, 3, self.height, stroke=0, fill=1)
        y = self.height
        for paragraph, height in zip(self._paragraphs, self._heights, strict=True):
            paragraph.drawOn(self.canv, self._indent, y - height)
            y -= height + paragraph.getSpaceAfter()


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


def least_of_lines(paragraph: Paragraph, height: float) -> float:
    """How much of a paragraph of this height may stand at the foot of a page: two lines."""
    leading = paragraph.style.leading
    return float(height if height < 3.5 * leading else 2 * leading)


def _first_line_offset(paragraph: Paragraph, notes: Sequence[Paragraph]) -> float:
    """How far notes start below the paragraph's top, so that the first baselines align."""
    if not notes:
        return 0.0
    text, note = paragraph.style, notes[0].style
    return float((text.leading - note.leading) * 0.8)


_NOTE_GAP = 4.0
_BALANCED_LINES = 4
_BALANCED_WITHIN = 3.0
_SHORT_RULE = 60.0
_ENDLESS = 100_000.0
