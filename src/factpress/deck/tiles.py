"""Big numbers: a figure's amount in large type, with its unit, its label and its source."""

from __future__ import annotations

from collections.abc import Sequence

from factpress.deck.fitting import line_count, text_height
from factpress.deck.model import Box, Frame, Panel, SlideParagraph, TextBox, Tone
from factpress.deck.parts import Context
from factpress.deck.runs import TextStyle
from factpress.frozen import frozen
from factpress.story.model import LedgerEntry

_RULE = 1.5
_RULE_GAP = 10.0
_LABEL_GAP = 6.0


@frozen
class BigNumber:
    """A figure as it is shown large."""

    figure: str
    number: int
    prefix: str
    amount: str
    unit: str
    label: str
    citations: tuple[tuple[str, str], ...]


def key_numbers(context: Context) -> tuple[BigNumber, ...]:
    """The key figures of the story."""
    ledger = context.ledger
    return tuple(
        BigNumber(
            each.figure,
            each.number,
            each.prefix,
            each.amount,
            each.unit,
            each.label,
            _citations(ledger.get(each.figure)),
        )
        for each in context.story.key_figures
    )


def big_number(figure: str, context: Context) -> BigNumber | None:
    """A figure by its id; in parts when it is a key figure, else as it is printed."""
    for each in key_numbers(context):
        if each.figure == figure:
            return each
    entry = context.ledger.get(figure)
    if entry is None:
        return None
    return BigNumber(figure, entry.number, "", entry.printed, "", entry.label, _citations(entry))


def tile_row(
    numbers: Sequence[BigNumber], frame: Frame, context: Context, amounts: Sequence[float]
) -> tuple[Box, ...]:
    """Big numbers side by side under a rule, their amounts and labels on common lines.

    The row stands at the foot of the frame and is as high as its longest label needs; with
    very long labels their type gets smaller.
    """
    boxes: tuple[Box, ...] = ()
    for small in context.type.key_label:
        boxes = _tile_row(numbers, frame, context, amounts, small)
        if row_top(boxes, frame) >= frame.top:
            break
    return boxes


def _tile_row(
    numbers: Sequence[BigNumber],
    frame: Frame,
    context: Context,
    amounts: Sequence[float],
    small: float,
) -> tuple[Box, ...]:
    columns = max(len(numbers), min(3, context.canvas.most_to_a_row))
    gap = context.canvas.gutter
    width = (frame.width - (columns - 1) * gap) / columns
    size = _amount_size(numbers, width, context, amounts)
    heads = [_head(each, size, small, context) for each in numbers]
    labels = [_label(each, small, context) for each in numbers]
    family = context.type.family
    prefix = max((_prefix_height(each, small, context) for each in numbers), default=0)
    head_heights = [
        text_height(head, family, width) + (0 if each.prefix else prefix)
        for head, each in zip(heads, numbers, strict=True)
    ]
    head_height = max(head_heights, default=0)
    label_height = max((text_height(label, family, width) for label in labels), default=0)
    top = frame.bottom - (_RULE_GAP + head_height + _LABEL_GAP + label_height)
    boxes: list[Box] = []
    for index, each in enumerate(numbers):
        left = frame.left + index * (width + gap)
        shift = 0 if each.prefix else prefix
        head_top = top + _RULE_GAP
        boxes += [
            Panel(f"Rule {index + 1}", Frame(left, top, width, _RULE), Tone.ACCENT),
            TextBox(
                f"Figure {index + 1}",
                Frame(left, head_top + shift, width, head_height - shift),
                heads[index],
            ),
            TextBox(
                f"Label {index + 1}",
                Frame(left, head_top + head_height + _LABEL_GAP, width, label_height),
                labels[index],
            ),
        ]
    return tuple(boxes)


def row_top(boxes: Sequence[Box], frame: Frame) -> float:
    """The upper edge of a row of tiles."""
    return min((box.frame.top for box in boxes), default=frame.bottom)


def tile_column(numbers: Sequence[BigNumber], frame: Frame, context: Context) -> tuple[Box, ...]:
    """Big numbers one below the other, as many as there is room for, each under a rule."""
    scale = context.type
    small = scale.key_label[0]
    boxes: list[Box] = []
    top = frame.top
    for index, each in enumerate(numbers):
        size = _amount_size([each], frame.width, context, scale.amount)
        head, label = _head(each, size, small, context), _label(each, small, context)
        paragraphs = (*head, SlideParagraph(label[0].runs, before=_LABEL_GAP), *label[1:])
        height = text_height(paragraphs, scale.family, frame.width)
        if top + _RULE_GAP + height > frame.bottom:
            break
        boxes += [
            Panel(f"Rule {index + 1}", Frame(frame.left, top, frame.width, _RULE), Tone.ACCENT),
            TextBox(
                f"Figure {index + 1}",
                Frame(frame.left, top + _RULE_GAP, frame.width, height),
                paragraphs,
            ),
        ]
        top += _RULE_GAP + height + context.canvas.gutter
    return tuple(boxes)


def _head(
    each: BigNumber, size: float, small: float, context: Context
) -> tuple[SlideParagraph, ...]:
    quiet = TextStyle(small, colour=Tone.MUTED)
    amount = TextStyle(size, bold=True, colour=Tone.ACCENT)
    link = context.targets.figure(each.figure)
    texts = (
        (each.prefix, quiet, None, ""),
        (each.amount, amount, link, each.figure),
        (each.unit, quiet, None, ""),
    )
    return tuple(
        SlideParagraph((style.run(text, goal, figure),))
        for text, style, goal, figure in texts
        if text
    )


def _label(each: BigNumber, small: float, context: Context) -> tuple[SlideParagraph, ...]:
    label = SlideParagraph((TextStyle(small).run(each.label),))
    quiet = TextStyle(context.type.small, colour=Tone.MUTED)
    words = context.wording.words
    runs = [quiet.run(f"F{each.number}", context.targets.figure(each.figure))]
    for source, text in each.citations:
        runs += [quiet.run(words.semicolon if len(runs) > 1 else words.colon)]
        runs += [quiet.run(text, context.targets.source(source))]
    return (label, SlideParagraph(tuple(runs), before=_LABEL_GAP))


def _prefix_height(each: BigNumber, small: float, context: Context) -> float:
    if not each.prefix:
        return 0
    style = TextStyle(small)
    return text_height((SlideParagraph((style.run(each.prefix),)),), context.type.family, 1e4)


def _amount_size(
    numbers: Sequence[BigNumber], width: float, context: Context, sizes: Sequence[float]
) -> float:
    """The largest size at which every amount stands in one line; else the floor."""
    for size in sizes:
        style = TextStyle(size, bold=True)
        if all(
            line_count(SlideParagraph((style.run(each.amount),)), context.type.family, width) == 1
            for each in numbers
        ):
            return size
    return sizes[-1]


def _citations(entry: LedgerEntry | None) -> tuple[tuple[str, str], ...]:
    return tuple((each.source, each.text) for each in entry.citations) if entry else ()
