"""The slide plan of a story: which slides there are, and what stands on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factpress.deck.canvas import CANVAS, TYPE, Canvas, TypeScale
from factpress.deck.fitting import with_narrow_links
from factpress.deck.foot import foot_boxes
from factpress.deck.ledger import closing_slides
from factpress.deck.master_texts import master_texts
from factpress.deck.model import (
    Box,
    DeckPlan,
    DeckSection,
    PlaceholderRole,
    Slide,
    SlideParagraph,
    TableBox,
    TextBox,
    TextRun,
)
from factpress.deck.opening import summary_slides, title_slide
from factpress.deck.parts import Context
from factpress.deck.runs import Targets, clean
from factpress.deck.sections import section_slides
from factpress.exhibits.model import Exhibit
from factpress.story.model import Story, StorySection, plain_text
from factpress.theme import Logo
from factpress.wording import Wording


def plan_deck(
    story: Story,
    exhibits: Mapping[str, Exhibit],
    wording: Wording,
    canvas: Canvas = CANVAS,
    logo: Logo | None = None,
    type_: TypeScale = TYPE,
) -> DeckPlan:
    """The plan; raises HeadlineTooLong when a headline cannot be shown on a slide.

    `exhibits` are keyed by the names of their slots.
    """
    places = closing_slides(Context(story, exhibits, wording, Targets(), canvas, type_), {})
    targets = Targets(places.figures, places.sources, _exhibit_slides(story))
    context = Context(story, exhibits, wording, targets, canvas, type_)
    opening = (title_slide(context, logo), *summary_slides(context))
    findings = [slide for each in story.sections for slide in section_slides(each, context)]
    annexes = [slide for each in story.annexes for slide in section_slides(each, context)]
    closing = closing_slides(context, _first_uses([*opening, *findings, *annexes]))
    words = wording.words
    groups = (
        (words.bottom_line, opening),
        (words.findings, findings),
        (words.annexes, annexes),
        (words.sources, closing.slides),
    )
    slides = _with_unique_titles([slide for _, group in groups for slide in group])
    return DeckPlan(
        title=clean(plain_text(story.title)),
        subject=clean(plain_text(story.bottom_line)),
        publisher=clean(story.publisher),
        language=story.language,
        date=story.date,
        width=canvas.width,
        height=canvas.height,
        slides=tuple(
            _with_narrow_links(slide.with_boxes(*foot_boxes(slide, context)), context)
            for slide in slides
        ),
        sections=tuple(
            DeckSection(clean(name), tuple(slide.id for slide in group))
            for name, group in groups
            if group
        ),
        master_texts=master_texts(context),
    )


def _with_narrow_links(slide: Slide, context: Context) -> Slide:
    boxes = tuple(
        replace(
            box,
            paragraphs=tuple(
                with_narrow_links(each, context.type.family, box.frame.width)
                for each in box.paragraphs
            ),
        )
        if isinstance(box, TextBox)
        else box
        for box in slide.boxes
    )
    return replace(slide, boxes=boxes)


def text_runs(slide: Slide) -> Iterator[TextRun]:
    """Every run of a slide, in reading order."""
    for box in slide.boxes:
        for paragraph in _paragraphs(box):
            yield from paragraph.runs


def _paragraphs(box: Box) -> Iterator[SlideParagraph]:
    match box:
        case TextBox(paragraphs=paragraphs):
            yield from paragraphs
        case TableBox(rows=rows):
            for row in rows:
                for cell in row.cells:
                    yield from cell.paragraphs


def _exhibit_slides(story: Story) -> Mapping[str, str]:
    """An exhibit stands on the first slide of its section, which has the section's name."""
    sections: Sequence[StorySection] = (*story.sections, *story.annexes)
    return {each.exhibit.name: each.name for each in sections if each.exhibit}


def _first_uses(slides: Sequence[Slide]) -> Mapping[str, str]:
    uses: dict[str, str] = {}
    for slide in slides:
        for run in text_runs(slide):
            if run.figure:
                uses.setdefault(run.figure, slide.id)
    return uses


def _with_unique_titles(slides: Sequence[Slide]) -> list[Slide]:
    """Slides whose titles differ: a repeated one gets the number of its repetition."""
    seen: Counter[str] = Counter()
    unique = []
    for slide in slides:
        seen[slide.title] += 1
        count = seen[slide.title]
        unique.append(_numbered(slide, count) if count > 1 else slide)
    return unique


def _numbered(slide: Slide, count: int) -> Slide:
    boxes = list(slide.boxes)
    for index, box in enumerate(boxes):
        if isinstance(box, TextBox) and box.placeholder is PlaceholderRole.TITLE:
            last = box.paragraphs[-1]
            number = replace(last.runs[-1], text=f" ({count})", link=None, figure="")
            paragraph = replace(last, runs=(*last.runs, number))
            boxes[index] = replace(box, paragraphs=(*box.paragraphs[:-1], paragraph))
    return replace(slide, boxes=tuple(boxes))
