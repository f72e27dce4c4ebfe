"""The foot of every slide: what the briefing is, how it may be handed on, the slide number."""

from __future__ import annotations

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

_NUMBER_WIDTH = 40.0
_GAP = 12.0


def foot_boxes(slide: Slide, context: Context) -> tuple[Box, ...]:
    """Footer and number as placeholders, the marking on its box. A title slide has only that."""
    marking = _marking_box(context)
    if slide.layout is LayoutRole.TITLE:
        return (marking,) if marking else ()
    number = _number_box(context)
    end = marking.frame.left if marking else number.frame.left
    foot = context.canvas.foot
    frame = Frame(foot.left, foot.top, end - foot.left - _GAP, foot.height)
    return tuple(box for box in (_footer_box(frame, context), marking, number) if box)


def _footer_box(frame: Frame, context: Context) -> TextBox | None:
    """Title, edition and publisher, as much of it as fits one line beside a long marking."""
    story = context.story
    title = clean(plain_text(story.title))
    edition = context.wording.words.edition.format(date=story.edition)
    style = TextStyle(context.type.small, colour=Tone.MUTED)
    for parts in ((title, edition, story.publisher), (title, edition), (edition,)):
        line = plain(" · ".join(part for part in parts if part), style)
        if text_width(line, context.type.family) <= frame.width:
            return TextBox("Footer", frame, (line,), PlaceholderRole.FOOTER, anchor="middle")
    return None


def _number_box(context: Context) -> TextBox:
    foot = context.canvas.foot
    frame = Frame(foot.right - _NUMBER_WIDTH, foot.top, _NUMBER_WIDTH, foot.height)
    number = plain("", TextStyle(context.type.small, colour=Tone.MUTED), align="right")
    return TextBox("Slide number", frame, (number,), PlaceholderRole.NUMBER, anchor="middle")


def _marking_box(context: Context) -> TextBox | None:
    """The marking, right in the foot."""
    shown = marking_of(context)
    if shown is None:
        return None
    foot = context.canvas.foot
    right = foot.right - _NUMBER_WIDTH
    frame = Frame(right - shown.width, foot.top, shown.width, foot.height)
    style = TextStyle(shown.size, bold=True, colour=shown.colours.text)
    line = plain(shown.text, style, align="center")
    return TextBox("Marking", frame, (line,), anchor="middle", fill=shown.colours.box)
