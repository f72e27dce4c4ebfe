"""Tables of a story on slides: beside points, or on the full measure over several slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factpress.deck.fitting import text_height
from factpress.deck.model import Box, Frame, SlideParagraph, TextBox, TextRun, Tone
from factpress.deck.parts import Context, below, caption_box
from factpress.deck.runs import TextStyle, inline_runs, paragraph, plain
from factpress.deck.tables import Grid, LaidTable, lay_table
from factpress.exhibits.model import TableExhibit
from factpress.story.model import CitationMark, Inline, Inlines, TableBlock, Text, plain_text

_CAPTION_GAP = 8.0
_NOTE_GAP = 10.0


def table_beside(exhibit: TableExhibit, context: Context) -> tuple[Box, ...] | None:
    """The table in the larger column; None when it is too long for it."""
    pages = list(_laid(exhibit, context.canvas.main, context))
    return pages[0] if len(pages) == 1 else None


def full_tables(exhibit: TableExhibit, context: Context) -> Iterator[tuple[Box, ...]]:
    """The table on the full measure, slide by slide."""
    yield from _laid(exhibit, context.canvas.content, context)


def table_grid(table: TableBlock, size: float, context: Context) -> Grid:
    """The head and the rows of a table as paragraphs of a size."""
    head = TextStyle(size, bold=True, colour=Tone.MUTED)
    headings = tuple((plain(column.heading, head, align=column.align),) for column in table.columns)
    rows = []
    for row in table.rows:
        cells = []
        for index, (column, children) in enumerate(zip(table.columns, row, strict=True)):
            style = TextStyle(size, bold=table.row_heads and index == 0)
            runs = _cell_runs(children, style, context)
            cells.append((SlideParagraph(runs, align=column.align),))
        rows.append(tuple(cells))
    return (headings, *rows)


def _cell_runs(children: Inlines, style: TextStyle, context: Context) -> tuple[TextRun, ...]:
    """A cell that only cites needs no brackets."""
    runs: list[TextRun] = []
    if any(not _is_citing(child) for child in children):
        return inline_runs(children, style, context.targets)
    for child in children:
        if isinstance(child, CitationMark):
            runs.append(style.run(child.text, context.targets.source(child.source)))
        else:
            runs += inline_runs((child,), style, context.targets)
    return tuple(runs)


def _is_citing(child: Inline) -> bool:
    return isinstance(child, CitationMark) or (
        isinstance(child, Text) and not any(map(str.isalnum, child.text))
    )


def table_alt(title: str, headings: Sequence[str], rows: int, context: Context) -> str:
    """What a table shows, for those who do not see it."""
    return context.wording.words.alt_table.format(
        title=title, columns=", ".join(headings), rows=rows
    )


def _laid(exhibit: TableExhibit, frame: Frame, context: Context) -> Iterator[tuple[Box, ...]]:
    table, slot, scale = exhibit.table, exhibit.slot, context.type
    caption = caption_box(slot, frame, context)
    place = below(frame, caption, _CAPTION_GAP)
    note = _note_paragraphs(exhibit, context)
    note_height = text_height(note, scale.family, frame.width)
    room = place.height - (note_height + _NOTE_GAP if note else 0)
    pages = lay_table(
        lambda size: table_grid(table, size, context), scale.table, scale.family, place.width, room
    )
    for page in pages:
        boxes: list[Box] = [caption] if caption else []
        headings = [column.heading for column in table.columns]
        title = f"{slot.label}{context.wording.words.colon}{plain_text(slot.title)}"
        alt = table_alt(title, headings, len(page.rows) - 1, context)
        boxes.append(page.box(slot.label, place.left, place.top, alt, row_heads=table.row_heads))
        boxes += _note_boxes(note, note_height, page, place)
        yield tuple(boxes)


def _note_paragraphs(exhibit: TableExhibit, context: Context) -> tuple[SlideParagraph, ...]:
    style = TextStyle(context.type.small, colour=Tone.MUTED)
    notes = [paragraph(exhibit.note, style, context.targets)] if exhibit.note else []
    return (*notes, *([plain(exhibit.source, style)] if exhibit.source else []))


def _note_boxes(
    note: tuple[SlideParagraph, ...], height: float, page: LaidTable, place: Frame
) -> list[Box]:
    if not note:
        return []
    top = place.top + page.height + _NOTE_GAP
    return [TextBox("Note", Frame(place.left, top, place.width, height), note)]
