"""A plan dressed for a template: its placeholders, colours and typefaces in place of our own.

Nothing moves and nothing changes its size here: the plan was made on the template's measures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factpress.deck.model import (
    TEXT_FACE,
    Box,
    Colour,
    DeckPlan,
    Panel,
    PlaceholderRole,
    Slide,
    SlideParagraph,
    TableBox,
    TableCell,
    TableRow,
    TextBox,
    TextRun,
    Tone,
)
from factpress.deck.templates.house import HouseTemplate

_LAYOUT_LOOKS = frozenset(
    {
        PlaceholderRole.SUBTITLE,
        PlaceholderRole.FOOTER,
        PlaceholderRole.DATE,
        PlaceholderRole.NUMBER,
    }
)
"""Placeholders whose text has the colour and typeface that the layout gives it."""


def dressed(plan: DeckPlan, template: HouseTemplate) -> DeckPlan:
    """The plan as it is written on the template."""
    return replace(plan, slides=tuple(_slide(slide, template) for slide in plan.slides))


def _slide(slide: Slide, template: HouseTemplate) -> Slide:
    offered = template.places(slide.layout)

    def tone(colour: Colour) -> Colour:
        return template.palette.tones.get(colour, colour) if isinstance(colour, Tone) else colour

    def own(run: TextRun) -> TextRun:
        face = template.text_font if run.typeface == TEXT_FACE else run.typeface
        return replace(run, colour=tone(run.colour), typeface=face)

    def of_layout(run: TextRun) -> TextRun:
        return replace(run, colour=Tone.LAYOUT, typeface="")

    def box(each: Box) -> Box:
        match each:
            case TextBox(placeholder=role):
                kept = role if role in offered else None
                change = of_layout if kept in _LAYOUT_LOOKS else own
                paragraphs = tuple(_paragraph(text, change, tone) for text in each.paragraphs)
                fill = None if each.fill is None else tone(each.fill)
                return replace(each, placeholder=kept, paragraphs=paragraphs, fill=fill)
            case Panel():
                return replace(each, fill=tone(each.fill))
            case TableBox():
                rows = tuple(_row(row, own, tone) for row in each.rows)
                head, line = tone(each.head_line), tone(each.row_line)
                return replace(each, rows=rows, head_line=head, row_line=line)
            case _:
                return each

    return replace(slide, boxes=tuple(map(box, slide.boxes)))


_Change = Callable[[TextRun], TextRun]
_ToneOf = Callable[[Colour], Colour]


def _paragraph(paragraph: SlideParagraph, change: _Change, tone: _ToneOf) -> SlideParagraph:
    return replace(
        paragraph,
        runs=tuple(map(change, paragraph.runs)),
        bullet_colour=tone(paragraph.bullet_colour),
    )


def _row(row: TableRow, change: _Change, tone: _ToneOf) -> TableRow:
    cells = (
        TableCell(tuple(_paragraph(each, change, tone) for each in cell.paragraphs))
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))
