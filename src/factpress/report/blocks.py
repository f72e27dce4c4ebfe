"""Blocks of prose as flowables: paragraphs with margin notes, lists, quotes, footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

from reportlab.platypus import Flowable, Indenter, Table

from factpress.frozen import frozen
from factpress.report.flowables import Prose, ShortRule
from factpress.report.markup import Markup, ledger_name, source_name, unbroken
from factpress.report.page import Page
from factpress.report.tables import tables_of
from factpress.report.tagging.structure import BULLETED, NUMBERED, Element
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import GRID, Type, resized
from factpress.story.model import (
    Block,
    Blocks,
    CodeBlock,
    Footnotes,
    Inlines,
    LedgerEntry,
    ListBlock,
    Quote,
    Subheading,
    TableBlock,
    figures_in,
)
from factpress.story.model import (
    Paragraph as ParagraphBlock,
)
from factpress.theme import Theme
from factpress.wording import Wording

_MARK_WIDTH = 24.0
_MARK_GAP = 5.0
_BULLET_INDENT = 2.0
_BULLET_GAP = 6.0
"""What ReportLab leaves behind a bullet, at the least."""
_BLANK = "&nbsp;"


@frozen
class _Setting:
    """How blocks are set: their style, how far in, in points, and whether in a list."""

    style: Any
    indent: float = 0.0
    is_listed: bool = False


class BlockWriter:
    """Turns blocks into flowables; figures are noted in the margin once in a section.

    `document` is the root of the structure tree.
    """

    def __init__(
        self,
        styles: Type,
        theme: Theme,
        page: Page,
        ledger: Mapping[str, LedgerEntry],
        wording: Wording,
        document: Element,
    ) -> None:
        self.styles, self.theme, self.page = styles, theme, page
        self.markup = Markup(theme)
        self._ledger = ledger
        self._wording, self.words = wording, wording.words
        self.document = document
        self._noted: set[str] = set()

    @property
    def mark_width(self) -> float:
        """The room that marks take before what they stand for, in the ledger and the sources."""
        widest = "F" + "0" * len(str(len(self._ledger)))
        style, face = self.styles.ledger_value, self.theme.family.face("semibold")
        return max(_MARK_WIDTH, face.width(widest, style.fontSize) + _MARK_GAP)

    def begin_section(self) -> None:
        """Figures are noted in the margin anew."""
        self._noted.clear()

    def flowables(self, blocks: Blocks, parent: Element) -> Iterator[Flowable]:
        """The flowables of blocks, in the text column; their elements become the parent's."""
        return self._blocks(blocks, parent, _Setting(self.styles.body))

    def _blocks(self, blocks: Blocks, parent: Element, setting: _Setting) -> Iterator[Flowable]:
        for block in blocks:
            yield from self._block(block, parent, setting)

    def _block(self, block: Block, parent: Element, setting: _Setting) -> Iterator[Flowable]:
        indent = setting.indent
        match block:
            case ParagraphBlock(children=children):
                style = resized(setting.style, leftIndent=indent)
                yield self.prose(children, style, parent.add("P"))
            case Subheading(level=level, children=children):
                heading = parent.add_subheading(2 + level)
                style = resized(self.styles.subheading, leftIndent=indent)
                yield self.prose(children, style, heading)
            case ListBlock():
                yield from self._list(block, parent, setting)
            case Quote(blocks=inner):
                within = self._deeper(setting, GRID, style=self.styles.quote)
                yield from self._blocks(inner, parent.add("BlockQuote"), within)
            case TableBlock():
                yield from self._table(block, parent, indent)
            case CodeBlock(lines=lines):
                code = self.styles.code
                style = resized(code, leftIndent=code.leftIndent + indent)
                paragraph = TaggedParagraph(self.markup.lines(lines), style, parent.add("P"))
                yield Prose(paragraph, (), self.page.text, self.page.gutter)
            case Footnotes():
                yield from self._footnotes(block, parent.add("Div"))
            case _:
                assert_never(block)

    def prose(
        self, children: Inlines, style: Any, element: Element,
        bullet: str | None = None, label: Element | None = None,
        hanging: TaggedParagraph | None = None,
    ) -> Prose:  # fmt: skip
        """A paragraph with notes on the figures that it mentions for the first time.

        The notes are read directly after the paragraph, wherever the margin has room.
        """
        text = self.markup.of(children)
        paragraph = TaggedParagraph(text, style, element, label, bulletText=bullet)
        parent = element.parent
        assert parent is not None
        notes = [
            self._note(self._ledger[figure], parent.add("Note"))
            for figure in figures_in(children)
            if figure not in self._noted
        ]
        self._noted.update(figures_in(children))
        return Prose(paragraph, notes, self.page.text, self.page.gutter, hanging)

    def table(
        self, block: TableBlock, width: float, element: Element, most: float | None = None
    ) -> Sequence[Table]:
        """The parts of a table, which go one below the other; as wide as `most` if need be."""
        sign = self._wording.decimal_sign
        return tables_of(block, width, element, self.styles, self.markup, self.theme, sign, most)

    def _table(self, block: TableBlock, parent: Element, indent: float) -> Iterator[Flowable]:
        text, measure = self.page.text - indent, self.page.measure - indent
        parts = self.table(block, text, parent.add("Table"), measure)
        parts[0].spaceBefore = GRID / 4
        parts[-1].spaceAfter = GRID * 0.75
        # ReportLab centres the parts of a row that is split: they get no more room than they take.
        beside = measure - sum(parts[0]._colWidths)  # type: ignore[attr-defined]
        yield Indenter(indent, beside)
        yield from parts
        yield Indenter(-indent, -beside)

    def _list(self, block: ListBlock, parent: Element, setting: _Setting) -> Iterator[Flowable]:
        listed = parent.add("L", attributes=NUMBERED if block.ordered else BULLETED)
        marks = [
            f"{number}." if block.ordered else "•"
            for number in range(block.start, block.start + len(block.items))
        ]
        face = self.theme.family.face()
        widest = max(face.width(mark, self.styles.body.bulletFontSize) for mark in marks)
        hanging = max(GRID, _BULLET_INDENT + widest + _BULLET_GAP)
        for mark, item in zip(marks, block.items, strict=True):
            item_element = listed.add("LI")
            label, body = item_element.add("Lbl"), item_element.add("LBody")
            is_last = item is block.items[-1]
            apart = block.loose or (is_last and not setting.is_listed)
            style = resized(setting.style, spaceAfter=GRID / 2 if apart else GRID / 4)
            within = self._deeper(
                setting, hanging, style=style, is_listed=setting.is_listed or not is_last
            )
            first = item[0] if item else None
            marked = resized(
                style, leftIndent=within.indent, bulletIndent=setting.indent + _BULLET_INDENT
            )
            if isinstance(first, ParagraphBlock):
                yield self.prose(first.children, marked, body.add("P"), mark, label)
                yield from self._blocks(item[1:], body, within)
                continue
            # The mark of an item that begins with no paragraph stands alone on its line.
            marked.keepWithNext = int(first is not None)
            blank = TaggedParagraph(_BLANK, marked, None, label, bulletText=mark)
            yield Prose(blank, (), self.page.text, self.page.gutter)
            yield from self._blocks(item, body, within)

    def _footnotes(self, block: Footnotes, parent: Element) -> Iterator[Flowable]:
        """The footnotes below a short rule; the mark of each leads back to the text."""
        yield ShortRule(self.theme.axis)
        style = self.styles.footnote
        for note in block.notes:
            element = parent.add("Note")
            mark = self.markup.footnote_number(note.number)
            number = TaggedParagraph(mark, resized(style, leftIndent=0), element.add("Lbl"))
            first, *others = note.blocks or (None,)
            if isinstance(first, ParagraphBlock):
                yield self.prose(first.children, style, element.add("P"), hanging=number)
            else:
                blank = TaggedParagraph(_BLANK, resized(style, keepWithNext=1))
                yield Prose(blank, (), self.page.text, self.page.gutter, number)
                others = [*note.blocks]
            within = _Setting(style, style.leftIndent, is_listed=True)
            yield from self._blocks(tuple(others), element, within)

    def _deeper(
        self, setting: _Setting, by: float, *, style: Any, is_listed: bool | None = None
    ) -> _Setting:
        """Further in by some points, as long as half of the measure is left for the words."""
        indent = min(setting.indent + by, self.page.text / 2)
        return _Setting(style, indent, setting.is_listed if is_listed is None else is_listed)

    def _note(self, entry: LedgerEntry, element: Element) -> TaggedParagraph:
        mark = self.markup.link(f"F{entry.number}", ledger_name(entry.figure), self.theme.link)
        sources = self.words.semicolon.join(
            self.markup.link(
                unbroken(citation.text), source_name(citation.source), self.theme.muted
            )
            for citation in entry.citations
        )
        label = f"<b>{mark}</b> {self.markup.of_text(entry.label)}"
        text = f"{label}{self.words.stop} {sources}"
        return TaggedParagraph(text, self.styles.margin, element, is_composed=True)
