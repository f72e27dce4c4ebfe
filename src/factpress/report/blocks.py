"""Blocks of prose as flowables: paragraphs with margin notes, lists, quotes, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, assert_never

from reportlab.platypus import Flowable, Table

from factpress.report.flowables import Prose
from factpress.report.markup import Markup, ledger_name, source_name, unbroken
from factpress.report.tagging.structure import (
    BULLETED,
    COLUMN_HEAD,
    NUMBERED,
    ROW_HEAD,
    Element,
)
from factpress.report.tagging.text import RepeatedParagraph, TaggedParagraph
from factpress.report.typography import HALF_GRID, Page, Type, face, resized
from factpress.story.model import (
    Blocks,
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
from factpress.words import Words

_LARGEST_CHUNK = 200
_CELL_PADDING = 5.0
_MARK_WIDTH = 24.0
_MARK_GAP = 5.0


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
        words: Words,
        document: Element,
    ) -> None:
        self.styles, self.theme, self.page = styles, theme, page
        self.markup = Markup(theme)
        self._ledger = ledger
        self.words = words
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

    def flowables(
        self, blocks: Blocks, parent: Element, style: Any = None, indent: float = 0
    ) -> Iterator[Flowable]:
        """The flowables of blocks, in the text column; their elements become the parent's."""
        for block in blocks:
            match block:
                case ParagraphBlock(children=children):
                    yield self.prose(children, style or self.styles.body, parent.add("P"))
                case Subheading(level=level, children=children):
                    heading = parent.add_subheading(2 + level)
                    yield self.prose(children, self.styles.subheading, heading)
                case ListBlock():
                    yield from self._list(block, indent, parent)
                case Quote(blocks=inner):
                    yield from self.flowables(inner, parent.add("BlockQuote"), self.styles.quote)
                case TableBlock():
                    for part in self.table(block, self.page.text, parent.add("Table")):
                        part.spaceBefore = part.spaceAfter = HALF_GRID
                        yield part
                case _:
                    assert_never(block)

    def prose(
        self, children: Inlines, style: Any, element: Element,
        bullet: str | None = None, label: Element | None = None,
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
        return Prose(paragraph, notes, self.page.text, self.page.gutter)

    def table(self, block: TableBlock, width: float, element: Element) -> Iterator[Table]:
        """A table; long ones come in parts, because ReportLab lays out in quadratic time."""
        top = element.add("THead").add("TR")
        head = [
            RepeatedParagraph(
                self.markup.of_text(column.heading),
                self.styles.head,
                top.add("TH", attributes=COLUMN_HEAD),
            )
            for column in block.columns
        ]
        aligned = [
            self.styles.cell_right if column.align == "right" else self.styles.cell
            for column in block.columns
        ]
        body = element.add("TBody")
        rows = [self._row(block, row, aligned, body.add("TR")) for row in block.rows]
        columns = list(zip(head, *rows[:_LARGEST_CHUNK], strict=True))
        inner = [2 * _CELL_PADDING - _CELL_PADDING * (index in {0, len(columns) - 1})
                 for index in range(len(columns))]  # fmt: skip
        least = [
            max(cell.minWidth() for cell in cells) + padding
            for cells, padding in zip(columns, inner, strict=True)
        ]
        widths = column_widths([column.weight for column in block.columns], least, width)
        for start in range(0, max(len(rows), 1), _LARGEST_CHUNK):
            part = rows[start : start + _LARGEST_CHUNK]
            style = self._table_style(len(part))
            yield Table(
                [head, *part], widths, repeatRows=1, splitInRow=1, style=style, hAlign="LEFT"
            )

    def _row(
        self, block: TableBlock, row: Sequence[Inlines], styles: Sequence[Any], element: Element
    ) -> list[TaggedParagraph]:
        cells = []
        for index, (cell, style) in enumerate(zip(row, styles, strict=True)):
            is_head = block.row_heads and index == 0
            own = element.add("TH", attributes=ROW_HEAD) if is_head else element.add("TD")
            cells.append(TaggedParagraph(self.markup.cell(cell), style, own))
        return cells

    def _table_style(self, rows: int) -> list[tuple[Any, ...]]:
        rule = self.theme.rule
        return [
            # Without a font of their own, cells name Helvetica, which is not embedded.
            ("FONTNAME", (0, 0), (-1, -1), face(self.theme.family)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("LEFTPADDING", (1, 0), (-1, -1), _CELL_PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
            ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, self.theme.axis),
            *(("LINEBELOW", (0, row), (-1, row), 0.4, rule) for row in range(1, rows + 1)),
            # No row stands alone below its head, or alone on the next page.
            *([("NOSPLIT", (0, 0), (0, 2)), ("NOSPLIT", (0, -2), (0, -1))] if rows > 3 else []),
        ]

    def _list(self, block: ListBlock, indent: float, parent: Element) -> Iterator[Flowable]:
        listed = parent.add("L", attributes=NUMBERED if block.ordered else BULLETED)
        for number, item in enumerate(block.items, block.start):
            bullet = f"{number}." if block.ordered else "•"
            item_element = listed.add("LI")
            label, body = item_element.add("Lbl"), item_element.add("LBody")
            for index, inner in enumerate(item):
                if isinstance(inner, ParagraphBlock):
                    style = resized(
                        self.styles.item,
                        leftIndent=self.styles.item.leftIndent + indent,
                        bulletIndent=self.styles.item.bulletIndent + indent,
                    )
                    mark = bullet if index == 0 else None
                    yield self.prose(inner.children, style, body.add("P"), mark, label)
                else:
                    deeper = indent + self.styles.item.leftIndent
                    yield from self.flowables((inner,), body, indent=deeper)

    def _note(self, entry: LedgerEntry, element: Element) -> TaggedParagraph:
        mark = self.markup.link(f"F{entry.number}", ledger_name(entry.figure), self.theme.link)
        sources = self.words.semicolon.join(
            self.markup.link(
                unbroken(citation.text), source_name(citation.source), self.theme.muted
            )
            for citation in entry.citations
        )
        label = f"<b>{mark}</b> {self.markup.of_text(entry.label)}"
        return TaggedParagraph(f"{label}{self.words.stop} {sources}", self.styles.margin, element)


def column_widths(
    weights: Sequence[float], least: Sequence[float], total: float
) -> tuple[float, ...]:
    """Widths by weight that add up to `total`, none less than its longest word needs.

    Where all the words together are wider than the table, the weights alone decide.
    """
    held: set[int] = set()
    while True:
        room = total - sum(least[index] for index in held)
        weight = sum(each for index, each in enumerate(weights) if index not in held)
        if room <= 0 or not weight:
            return tuple(total * each / sum(weights) for each in weights)
        widths = [
            least[index] if index in held else room * each / weight
            for index, each in enumerate(weights)
        ]
        narrow = {index for index, each in enumerate(widths) if each < least[index]}
        if not narrow:
            return tuple(widths)
        held |= narrow
