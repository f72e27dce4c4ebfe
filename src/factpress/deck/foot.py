"""The foot of every slide: what the briefing is, how it may be handed on, the slide number."""

from __future__ import annotations

from dataclasses import replace

from factpress.deck.fitting import text_width
from factpress.deck.master_texts import marking_of
from factpress.deck.model import (
    Box,
    Frame,
    LayoutRole,
    PlaceholderRole,
    Slide,
    TextBox,
    Tone,
)
from factpress.deck.parts import Context
from factpress.deck.runs import TextStyle, clean, plain
from factpress.story.model import plain_text

_GAP = 12.0


def foot_boxes(slide: Slide, context: Context) -> tuple[Box, ...]:
    """Footer, date and number as placeholders, the marking on its box, from left to right. A
    title slide has only the marking."""
    marking = _marking_box(context)
    if slide.layout is LayoutRole.TITLE:
        return (marking,) if marking else ()
    boxes = (_footer_box(marking, context), marking, _date_box(context), _number_box(context))
    return tuple(sorted((box for box in boxes if box), key=lambda box: box.frame.left))


def _footer_box(marking: TextBox | None, context: Context) -> TextBox | None:
    """Title, edition and publisher, as much of it as fits one line beside a long marking."""
    story, foot = context.story, context.canvas.foot
    if not foot.has_footer:
        return None
    end = marking.frame.left if marking else foot.marking.right
    frame = replace(foot.footer, width=min(end - foot.footer.left - _GAP, foot.footer.width))
    title = clean(plain_text(story.title))
    edition = context.wording.words.edition.format(date=story.edition)
    # Where the template has a place for the date, the edition stands there.
    dated = () if foot.date else (edition,)
    for parts in ((title, *dated, story.publisher), (title, *dated), (edition,)):
        text = " · ".join(part for part in parts if part)
        line = plain(text, _style(context), align=foot.footer_align)
        if text_width(line, context.type.family) <= frame.width:
            return TextBox("Footer", frame, (line,), PlaceholderRole.FOOTER, anchor="middle")
    return None


def _date_box(context: Context) -> TextBox | None:
    """The date of the edition, where the template has a place for a date."""
    foot = context.canvas.foot
    if foot.date is None:
        return None
    line = plain(context.story.edition, _style(context), align=foot.date_align)
    return TextBox("Date", foot.date, (line,), PlaceholderRole.DATE, anchor="middle")


def _number_box(context: Context) -> TextBox | None:
    foot = context.canvas.foot
    if foot.number is None:
        return None
    line = plain("", _style(context), align=foot.number_align)
    return TextBox("Slide number", foot.number, (line,), PlaceholderRole.NUMBER, anchor="middle")


def _style(context: Context) -> TextStyle:
    return TextStyle(context.type.small, colour=Tone.MUTED)


def _marking_box(context: Context) -> TextBox | None:
    """The marking, right in the foot."""
    shown = marking_of(context)
    if shown is None:
        return None
    foot = context.canvas.foot.marking
    frame = Frame(foot.right - shown.width, foot.top, shown.width, foot.height)
    style = TextStyle(shown.size, bold=True, colour=shown.colours.text)
    line = plain(shown.text, style, align="center")
    return TextBox("Marking", frame, (line,), anchor="middle", fill=shown.colours.box)
