"""The slides before the first section: title and contents, bottom line, key figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factpress.deck.fitting import largest, set_text, text_height
from factpress.deck.model import (
    Box,
    Frame,
    LayoutRole,
    LogoBox,
    Panel,
    PlaceholderRole,
    Slide,
    SlideLink,
    SlideParagraph,
    TextBox,
    Tone,
)
from factpress.deck.notes import figure_notes
from factpress.deck.parts import Context, headline_box, title_box
from factpress.deck.runs import TextStyle, clean, paragraph, plain
from factpress.deck.tiles import BigNumber, key_numbers, row_top, tile_row
from factpress.story.model import figures_in, plain_text
from factpress.theme import Logo

TITLE_ID = "title"
BOTTOM_LINE_ID = "bottom-line"
KEY_FIGURES_ID = "key-figures"

_CONTENTS_GAP = 0.35


def title_slide(context: Context, logo: Logo | None = None) -> Slide:
    """Title, edition and publisher, and the headlines of the sections if they fit.

    The logo stands above the title, whose frame begins below it.
    """
    story, canvas, scale = context.story, context.canvas, context.type
    title = title_box(story.title, canvas.cover_title, scale.cover, scale.cover_head, context)
    edition = context.wording.words.edition.format(date=story.edition)
    (lines, *_) = set_text(
        lambda size: tuple(
            plain(
                line,
                TextStyle(size, colour=Tone.MUTED),
                before=size * 0.3,
                align=scale.cover_head.align,
            )
            for line in (edition, story.publisher)
            if line
        ),
        scale.subtitle,
        scale.family,
        canvas.cover_subtitle.width,
        canvas.cover_subtitle.height,
    )
    boxes = (
        title,
        *_logo_boxes(logo, context),
        TextBox("Subtitle", canvas.cover_subtitle, lines, PlaceholderRole.SUBTITLE),
        *_contents(context),
    )
    return Slide(TITLE_ID, LayoutRole.TITLE, boxes)


def _logo_boxes(logo: Logo | None, context: Context) -> tuple[LogoBox, ...]:
    place = context.canvas.cover_logo
    if logo is None or place is None:
        return ()
    width, height = logo.fitted(place.width, place.height)
    return (LogoBox("Logo", Frame(place.left, place.top, width, height), clean(logo.alt)),)


def _contents(context: Context) -> tuple[Box, ...]:
    """The headlines, each leading to its slide, below a rule."""
    frame, scale = context.canvas.cover_contents, context.type
    sections = context.story.sections
    if not sections or frame is None:
        return ()
    for size in scale.contents:
        style = TextStyle(size)
        lines = [plain(plain_text(each.headline), style) for each in sections]
        heights = [text_height((line,), scale.family, frame.width) for line in lines]
        gap = size * _CONTENTS_GAP
        if sum(heights) + gap * len(lines) <= frame.height:
            break
    else:
        return ()
    rule = Panel("Rule", Frame(frame.left, frame.top - gap, frame.width, 1), Tone.RULE)
    boxes: list[Box] = [rule]
    top = frame.top + gap
    for section, line, height in zip(sections, lines, heights, strict=True):
        place = Frame(frame.left, top, frame.width, height)
        boxes.append(TextBox("Contents", place, (line,), link=SlideLink(section.name)))
        top += height + gap
    return tuple(boxes)


def summary_slides(context: Context) -> tuple[Slide, ...]:
    """Bottom line and key figures, on one slide when they fit it."""
    frame, scale = context.canvas.content, context.type
    numbers = key_numbers(context)
    count = context.canvas.most_to_a_row
    first, rest = numbers[:count], numbers[count:]
    tiles = tile_row(first, frame, context, scale.amount)
    room = row_top(tiles, frame) - frame.top - context.canvas.gutter
    line = largest(
        lambda size: (paragraph(context.story.bottom_line, TextStyle(size), context.targets),),
        scale.bottom_line,
        scale.family,
        frame.width,
        room,
    )
    if not (line and tiles):
        return (*_bottom_line_slides(context), *_key_figure_slides(numbers, context))
    shown = (*figures_in(context.story.bottom_line), *(each.figure for each in first))
    summary = Slide(
        BOTTOM_LINE_ID,
        LayoutRole.TEXT,
        (
            headline_box(context.wording.words.bottom_line, context),
            _body(Frame(frame.left, frame.top, frame.width, room), line),
            *tiles,
        ),
        figure_notes(shown, context),
    )
    return (summary, *_key_figure_slides(rest, context))


def _key_figure_slides(numbers: Sequence[BigNumber], context: Context) -> tuple[Slide, ...]:
    frame = context.canvas.content
    parts = -(-len(numbers) // context.canvas.most_to_a_row)
    count = -(-len(numbers) // max(parts, 1))
    rows = [numbers[at : at + count] for at in range(0, len(numbers), count or 1)]
    slides = []
    for part, row in enumerate(rows, start=1):
        tiles = tile_row(row, frame, context, (64, 56, *context.type.amount))
        headline = headline_box(
            context.wording.words.key_figures, context, context.continued(part, len(rows))
        )
        # A row alone stands a third down the slide, not at its foot.
        lift = (row_top(tiles, frame) - frame.top) * 2 / 3
        slides.append(
            Slide(
                KEY_FIGURES_ID if part == 1 else f"{KEY_FIGURES_ID}-{part}",
                LayoutRole.EXHIBIT,
                (headline, *(_lifted(tile, lift) for tile in tiles)),
                figure_notes([each.figure for each in row], context),
            )
        )
    return tuple(slides)


def _lifted(box: Box, lift: float) -> Box:
    return replace(box, frame=replace(box.frame, top=box.frame.top - lift))


def _bottom_line_slides(context: Context) -> tuple[Slide, ...]:
    frame, scale = context.canvas.content, context.type
    figures = figures_in(context.story.bottom_line)
    pages = set_text(
        lambda size: (paragraph(context.story.bottom_line, TextStyle(size), context.targets),),
        (40, 36, *scale.bottom_line),
        scale.family,
        frame.width,
        frame.height,
    )
    return tuple(
        Slide(
            BOTTOM_LINE_ID if part == 1 else f"{BOTTOM_LINE_ID}-{part}",
            LayoutRole.TEXT,
            (
                headline_box(
                    context.wording.words.bottom_line,
                    context,
                    context.continued(part, len(pages)),
                ),
                _body(frame, page),
            ),
            figure_notes(figures, context) if part == 1 else (),
        )
        for part, page in enumerate(pages, start=1)
    )


def _body(frame: Frame, paragraphs: tuple[SlideParagraph, ...]) -> TextBox:
    return TextBox("Bottom line", frame, paragraphs, PlaceholderRole.BODY)
