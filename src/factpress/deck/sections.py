"""The slides of a section: the headline, the exhibit with the points, or the points alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factpress.deck.exhibit_boxes import chart_boxes
from factpress.deck.fitting import Paragraphs, set_text
from factpress.deck.model import (
    Box,
    Frame,
    LayoutRole,
    PlaceholderRole,
    Slide,
    TextBox,
)
from factpress.deck.notes import section_notes
from factpress.deck.parts import (
    Context,
    headline_box,
    source_box,
)
from factpress.deck.runs import TextStyle, paragraph
from factpress.deck.table_slides import full_tables, table_beside
from factpress.deck.tiles import big_number, tile_column
from factpress.exhibits.model import ChartExhibit, TableExhibit
from factpress.frozen import frozen
from factpress.story.contents import texts_in
from factpress.story.model import (
    Inlines,
    StorySection,
    figures_in,
    plain_text,
)

_SOURCE_GAP = 10.0
_POINT_GAP = 0.5


@frozen
class _Page:
    """What one slide of a section shows below its headline."""

    layout: LayoutRole
    boxes: tuple[Box, ...]


def section_slides(section: StorySection, context: Context) -> tuple[Slide, ...]:
    """The slides of a section; its first has the id of the section and carries the notes."""
    pages = list(_pages(section, context))
    figures = _exhibit_figures(section, context)
    slides = []
    for part, page in enumerate(pages, start=1):
        headline = headline_box(section.headline, context, context.continued(part, len(pages)))
        notes = section_notes(section, figures, context) if part == 1 else ()
        id_ = section.name if part == 1 else f"{section.name}-{part}"
        slides.append(Slide(id_, page.layout, (headline, *page.boxes), notes))
    return tuple(slides)


def _pages(section: StorySection, context: Context) -> Iterator[_Page]:
    exhibit = context.exhibits.get(section.exhibit.name) if section.exhibit else None
    match exhibit:
        case ChartExhibit():
            yield from _chart_pages(section, exhibit, context)
        case TableExhibit():
            yield from _table_pages(section, exhibit, context)
        case None:
            yield from _text_pages(section, context)


# A chart


def _chart_pages(section: StorySection, exhibit: ChartExhibit, context: Context) -> Iterator[_Page]:
    side = context.canvas.side
    if not section.points or side is None:
        boxes = chart_boxes(exhibit, context.canvas.content, context)
        yield _Page(LayoutRole.EXHIBIT, boxes)
        if section.points:
            yield from _text_pages(section, context)
        return
    boxes = chart_boxes(exhibit, context.canvas.main, context)
    for points in _side_points(section, side, context):
        yield _Page(LayoutRole.EXHIBIT_WITH_TEXT, (*boxes, *points))


def _side_points(
    section: StorySection, frame: Frame, context: Context
) -> Iterator[tuple[TextBox, ...]]:
    """The points for the column beside an exhibit, with their sources below."""
    scale = context.type
    source = source_box(section.citations, frame, context)
    room = frame.height - (source.frame.height + _SOURCE_GAP if source else 0)
    place = Frame(frame.left, frame.top, frame.width, room)
    pages = set_text(
        lambda size: _points(section.points, size, context),
        scale.points,
        scale.family,
        place.width,
        place.height,
    )
    for page in pages:
        body = TextBox("Points", place, page, PlaceholderRole.SIDE)
        yield (body, source) if source else (body,)


# A table


def _table_pages(section: StorySection, exhibit: TableExhibit, context: Context) -> Iterator[_Page]:
    side = context.canvas.side
    if section.points and side is not None:
        beside = table_beside(exhibit, context)
        if beside:
            for points in _side_points(section, side, context):
                yield _Page(LayoutRole.EXHIBIT_WITH_TEXT, (*beside, *points))
            return
    for boxes in full_tables(exhibit, context):
        yield _Page(LayoutRole.EXHIBIT, boxes)
    if section.points:
        yield from _text_pages(section, context)


# Points alone


def _text_pages(section: StorySection, context: Context) -> Iterator[_Page]:
    """Points in larger type; figures that they mention stand beside them as big numbers.

    A section without points shows its prose instead.
    """
    canvas, scale = context.canvas, context.type
    said = (text for text in texts_in(section.body) if plain_text(text).strip())
    texts = section.points or tuple(said)
    mentioned = dict.fromkeys(figure for text in texts for figure in figures_in(text))
    numbers = [each for id_ in mentioned if (each := big_number(id_, context))]
    tiles = tile_column(numbers, canvas.side, context) if canvas.side else ()
    frame = canvas.main if tiles else canvas.content
    source = source_box(section.citations, canvas.content, context)
    room = frame.height - (source.frame.height + _SOURCE_GAP if source else 0)
    place = Frame(frame.left, frame.top, frame.width, room)
    pages = set_text(
        lambda size: _points(texts, size, context, bullet=bool(section.points)),
        scale.open_points,
        scale.family,
        place.width,
        place.height,
    )
    for page in pages:
        boxes: list[Box] = [TextBox("Points", place, page, PlaceholderRole.BODY)] if page else []
        boxes += tiles
        boxes += [source] if source else []
        yield _Page(LayoutRole.EXHIBIT_WITH_TEXT if tiles else LayoutRole.TEXT, tuple(boxes))


def _points(
    texts: Sequence[Inlines], size: float, context: Context, *, bullet: bool = True
) -> Paragraphs:
    style = TextStyle(size)
    return tuple(
        paragraph(text, style, context.targets, bullet=bullet, before=size * _POINT_GAP)
        for text in texts
    )


# What a section says and cites


def _exhibit_figures(section: StorySection, context: Context) -> tuple[str, ...]:
    """The figures of an exhibit and of its title."""
    exhibit = context.exhibits.get(section.exhibit.name) if section.exhibit else None
    match exhibit:
        case ChartExhibit(slot=slot, chart=chart):
            return (*figures_in(slot.title), *chart.figures)
        case TableExhibit(slot=slot, table=table):
            cells = (cell for row in table.rows for cell in row)
            return tuple(figure for text in (slot.title, *cells) for figure in figures_in(text))
        case None:
            return ()
