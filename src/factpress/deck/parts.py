"""What slides are made of: headlines, source lines, exhibits' captions, the plan's context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factpress.deck.canvas import CANVAS, TYPE, Canvas, TitleStyle, TypeScale
from factpress.deck.fitting import NO_BREAK, largest, line_count, text_height
from factpress.deck.model import (
    Frame,
    PlaceholderRole,
    SlideParagraph,
    TextBox,
    TextRun,
    Tone,
)
from factpress.deck.runs import Targets, TextStyle, inline_runs, plain
from factpress.exhibits.model import Exhibit
from factpress.facts.settings import DeckCharts
from factpress.frozen import frozen
from factpress.story.model import (
    ExhibitSlot,
    Inlines,
    LedgerCitation,
    LedgerEntry,
    Story,
    Text,
    plain_text,
)
from factpress.theme import LIGHT, Theme
from factpress.wording import Wording

_CAPTION_SHARE = 0.3
"""How much of the exhibit's area its title may take."""


class HeadlineTooLong(ValueError):
    """The headline of a slide or the title of an exhibit takes more lines than there are."""

    def __init__(self, headline: str, lines: int) -> None:
        super().__init__(headline, lines)
        self.headline = headline
        self.lines = lines

    def __str__(self) -> str:
        return f"The headline needs more than {self.lines} lines on a slide: {self.headline}"


@frozen
class Context:
    """What every slide is planned with."""

    story: Story
    exhibits: Mapping[str, Exhibit]
    wording: Wording
    targets: Targets
    canvas: Canvas = CANVAS
    type: TypeScale = TYPE
    charts: DeckCharts = "picture"
    theme: Theme = LIGHT

    @property
    def ledger(self) -> Mapping[str, LedgerEntry]:
        """The entries of the ledger by the ids of their figures."""
        return {entry.figure: entry for entry in self.story.ledger}

    def continued(self, part: int, parts: int) -> str:
        """`(1 of 2)`, which no line breaks; empty for a slide that is not split."""
        words = self.wording.words.continued.format(part=part, parts=parts)
        return words.replace(" ", NO_BREAK) if parts > 1 else ""


def headline_box(headline: Inlines | str, context: Context, continuation: str = "") -> TextBox:
    """The headline in the title placeholder; raises HeadlineTooLong."""
    children: Inlines = (Text(headline),) if isinstance(headline, str) else headline
    scale = context.type
    return title_box(
        children, context.canvas.title, scale.headline, scale.head, context, continuation
    )


def title_box(
    children: Inlines,
    frame: Frame,
    sizes: Sequence[float],
    look: TitleStyle,
    context: Context,
    continuation: str = "",
) -> TextBox:
    """A title placeholder; raises HeadlineTooLong.

    One line at any size before the last is better than two at a larger one.
    """

    def make(size: float) -> tuple[SlideParagraph, ...]:
        style = title_text(look, size)
        runs = inline_runs(children, style, context.targets)
        if continuation:
            quiet = style if look.inherits else TextStyle(size, colour=Tone.MUTED)
            runs = (*runs, quiet.run(f" {continuation}"))
        return (SlideParagraph(runs, align=look.align),)

    def shown(paragraphs: tuple[SlideParagraph, ...]) -> tuple[SlideParagraph, ...]:
        return tuple(map(_in_capitals, paragraphs)) if look.is_capitals else paragraphs

    for offered, lines in ((sizes[:-1], 1), (sizes, 9)):
        for size in offered:
            paragraphs = make(size)
            measured = shown(paragraphs)
            if (
                line_count(measured[0], look.family, frame.width) <= lines
                and text_height(measured, look.family, frame.width) <= frame.height
            ):
                return TextBox("Title", frame, paragraphs, PlaceholderRole.TITLE, look.anchor)
    line = text_height((plain("x", title_text(look, sizes[-1])),), look.family, frame.width)
    raise HeadlineTooLong(plain_text(children), int(frame.height / line))


def title_text(look: TitleStyle, size: float) -> TextStyle:
    """The style of a title at a size."""
    if look.inherits:
        return TextStyle(size, look.is_bold, colour=Tone.LAYOUT, typeface="")
    return TextStyle(size, look.is_bold)


def _in_capitals(paragraph: SlideParagraph) -> SlideParagraph:
    """As the layout shows it: the widths of capitals are what counts."""
    runs = (replace(run, text=run.text.upper()) for run in paragraph.runs)
    return replace(paragraph, runs=tuple(runs))


def caption_box(slot: ExhibitSlot, frame: Frame, context: Context) -> TextBox | None:
    """The exhibit's own title at the top of a frame; None when the headline is its title.

    Raises HeadlineTooLong when it would leave too little room for the exhibit.
    """
    if not slot.own_title:
        return None
    scale = context.type

    def make(size: float) -> tuple[SlideParagraph, ...]:
        label = TextStyle(size, colour=Tone.MUTED).run(f"{slot.label}\u2002")
        runs = inline_runs(slot.title, TextStyle(size, bold=True), context.targets)
        return (SlideParagraph((label, *runs)),)

    most = frame.height * _CAPTION_SHARE
    paragraphs = largest(make, scale.exhibit_title, scale.family, frame.width, most)
    if paragraphs is None:
        lines = int(most / scale.exhibit_title[-1])
        raise HeadlineTooLong(plain_text(slot.title), lines)
    height = text_height(paragraphs, scale.family, frame.width)
    return TextBox("Exhibit title", Frame(frame.left, frame.top, frame.width, height), paragraphs)


def below(frame: Frame, box: TextBox | None, gap: float) -> Frame:
    """What is left of a frame below a box at its top."""
    if box is None:
        return frame
    top = box.frame.bottom + gap
    return Frame(frame.left, top, frame.width, frame.bottom - top)


def source_box(
    citations: Sequence[LedgerCitation], frame: Frame, context: Context
) -> TextBox | None:
    """A quiet line of sources at the foot of a frame.

    When all locators do not fit two lines, only the sources are named.
    """
    if not citations:
        return None
    style = TextStyle(context.type.small, colour=Tone.MUTED)

    def make(cited: Sequence[LedgerCitation]) -> SlideParagraph:
        before, _, after = context.wording.words.source.partition("{source}")
        runs: list[TextRun] = [style.run(before)]
        for index, each in enumerate(cited):
            runs += [style.run(context.wording.words.semicolon)] if index else []
            runs.append(style.run(each.text, context.targets.source(each.source)))
        return SlideParagraph((*runs, *([style.run(after)] if after else [])))

    paragraph = make(citations)
    if line_count(paragraph, context.type.family, frame.width) > 2:
        paragraph = make([replace(each, text=each.text.partition(",")[0]) for each in citations])
    height = text_height((paragraph,), context.type.family, frame.width)
    place = Frame(frame.left, frame.bottom - height, frame.width, height)
    return TextBox("Source", place, (paragraph,), anchor="bottom")
