"""What the slide master shows on every slide: the marking in the head, the watermark.

There nobody drags them by accident. The marking in the foot is a part of each slide and is
read aloud; these are decorative.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from factpress.deck.fitting import text_width
from factpress.deck.model import Frame, MasterText
from factpress.deck.parts import Context
from factpress.deck.runs import TextStyle, clean, plain
from factpress.frozen import frozen
from factpress.theme import MarkingColours, marking_colours

_PADDING = 7.0
_HEAD_HEIGHT = 18.0
_HEAD_GAP = 4.0
_LEAST_TOP = 3.0
_WATERMARK_SHARE = 0.66
_WATERMARK_SIZE = 170.0
_WATERMARK_BOX = (1.1, 1.3)


@frozen
class ShownMarking:
    """A marking, its size and the width of its box in points, and its colours."""

    text: str
    size: float
    width: float
    colours: MarkingColours


def marking_of(context: Context) -> ShownMarking | None:
    """The marking of the story as slides show it, if it has one.

    FIRST, Traffic Light Protocol 2.0, on documents: the label stands in the header and the
    footer of each page, should be in 12 points or more, and is best set flush right.
    """
    text = clean(context.story.marking)
    if not text:
        return None
    size = context.type.small
    line = plain(text, TextStyle(size, bold=True))
    width = text_width(line, context.type.family) + 2 * _PADDING
    return ShownMarking(text, size, width, marking_colours(text))


def master_texts(context: Context) -> tuple[MasterText, ...]:
    """The marking above the headline, flush right, and behind it the watermark, on the diagonal."""
    return (*_marking(context), *_watermark(context))


def _marking(context: Context) -> Iterator[MasterText]:
    canvas = context.canvas
    shown = marking_of(context)
    if shown is None:
        return
    # The template of a house may leave less room above the headline.
    top = max(canvas.title.top - _HEAD_GAP - _HEAD_HEIGHT, _LEAST_TOP)
    frame = Frame(canvas.title.right - shown.width, top, shown.width, _HEAD_HEIGHT)
    colours = shown.colours
    yield MasterText(
        "Marking", shown.text, shown.size, frame, colour=colours.text, fill=colours.box
    )


def _watermark(context: Context) -> Iterator[MasterText]:
    text = clean(context.story.watermark)
    if not text:
        return
    canvas = context.canvas
    width = text_width(plain(text, TextStyle(1, bold=True)), context.type.family)
    diagonal = math.hypot(canvas.width, canvas.height)
    size = float(math.floor(min(_WATERMARK_SIZE, diagonal * _WATERMARK_SHARE / width)))
    across, high = width * size * _WATERMARK_BOX[0], size * _WATERMARK_BOX[1]
    frame = Frame((canvas.width - across) / 2, (canvas.height - high) / 2, across, high)
    angle = math.degrees(math.atan2(canvas.height, canvas.width))
    yield MasterText("Watermark", text, size, frame, angle)
