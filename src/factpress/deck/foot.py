"""The foot of every slide: what the briefing is, how it may be handed on, the slide number."""

from __future__ import annotations

from dataclasses import replace

from factpress.deck.fitting import RESERVE, text_width
from factpress.deck.model import (
    Box,
    Frame,
    LayoutRole,
    PlaceholderRole,
    Slide,
    SlideParagraph,
    TextBox,
    Tone,
)
from factpress.deck.parts import Context
from factpress.deck.runs import TextStyle, clean, plain
from factpress.story.model import plain_text
from factpress.theme import marking_colours

_MARKING_PADDING = 7.0
_MARKING_SHARE = 0.4
_GAP = 12.0
_LEAST_FOOTER = 60.0


def foot_boxes(slide: Slide, context: Context) -> tuple[Box, ...]:
    """Footer, date and number as placeholders, the marking on its box. A title slide has only
    that."""
    marking = _marking_box(context)
    if slide.layout is LayoutRole.TITLE:
        return (marking,) if marking else ()
    boxes = (_footer_box(marking, context), marking, _date_box(context), _number_box(context))
    return tuple(box for box in boxes if box)


def _footer_box(marking: TextBox | None, context: Context) -> TextBox | None:
    """Left of the marking; None where too little is left."""
    foot = context.canvas.foot
    end = marking.frame.left if marking else foot.marking.right
    frame = replace(foot.footer, width=min(end - foot.footer.left - _GAP, foot.footer.width))
    if not foot.has_footer or frame.width < _LEAST_FOOTER:
        return None
    line = replace(_footer(frame, context), align=foot.footer_align)
    return TextBox("Footer", frame, (line,), PlaceholderRole.FOOTER, anchor="middle")


def _footer(frame: Frame, context: Context) -> SlideParagraph:
    """Title, edition and publisher, as much of it as fits one line."""
    story = context.story
    title = clean(plain_text(story.title))
    # Where the template has a place for the date, it stands there.
    edition = "" if context.canvas.foot.date else _edition(context)
    style = TextStyle(context.type.foot, colour=Tone.MUTED)
    for parts in ((title, edition, story.publisher), (title, edition), (edition,)):
        line = plain(" · ".join(part for part in parts if part), style)
        if text_width(line, context.type.family) <= frame.width:
            return line
    return line


def _edition(context: Context) -> str:
    return context.wording.words.edition.format(date=context.story.edition)


def _date_box(context: Context) -> TextBox | None:
    """The date of the edition, where the template has a place for a date."""
    foot = context.canvas.foot
    if foot.date is None:
        return None
    style = TextStyle(context.type.foot, colour=Tone.MUTED)
    line = plain(context.story.edition, style, align=foot.date_align)
    return TextBox("Date", foot.date, (line,), PlaceholderRole.DATE, anchor="middle")


def _number_box(context: Context) -> TextBox | None:
    foot = context.canvas.foot
    if foot.number is None:
        return None
    style = TextStyle(context.type.foot, colour=Tone.MUTED)
    number = plain("", style, align=foot.number_align)
    return TextBox("Slide number", foot.number, (number,), PlaceholderRole.NUMBER, anchor="middle")


def _marking_box(context: Context) -> TextBox | None:
    """The marking right in the foot: TLP 2.0 asks for that place and for 12 points or more."""
    marking = clean(context.story.marking)
    if not marking:
        return None
    foot, colours = context.canvas.foot.marking, marking_colours(marking)
    most = context.canvas.width * _MARKING_SHARE
    face = context.type.family.face("bold")
    for size in context.type.marking:
        width = face.width(marking, size) / (1 - RESERVE) + 2 * _MARKING_PADDING
        if width <= most:
            break
    frame = Frame(foot.right - width, foot.top, width, foot.height)
    style = TextStyle(size, bold=True, colour=colours.text)
    line = plain(marking, style, align="center")
    return TextBox("Marking", frame, (line,), anchor="middle", fill=colours.box)
