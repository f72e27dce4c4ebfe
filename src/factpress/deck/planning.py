"""The slide plan of a story: which slides there are, and what stands on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factpress.deck.canvas import CANVAS, LOW_CANVAS, TYPE, Canvas, TypeScale, type_of
from factpress.deck.fitting import with_narrow_links
from factpress.deck.foot import foot_boxes
from factpress.deck.ledger import Uses, closing_slides
from factpress.deck.master_texts import master_texts
from factpress.deck.model import (
    Box,
    ChartBox,
    DeckPlan,
    DeckSection,
    LayoutRole,
    PictureBox,
    PlaceholderRole,
    ShapesBox,
    Slide,
    SlideLink,
    SlideParagraph,
    TableBox,
    TableCell,
    TableRow,
    TextBox,
    TextRun,
)
from factpress.deck.opening import summary_slides, title_slide
from factpress.deck.parts import Context
from factpress.deck.runs import Targets, clean
from factpress.deck.sections import section_slides
from factpress.exhibits.model import ChartExhibit, Exhibit
from factpress.facts.settings import DeckCharts
from factpress.story.model import Story, StorySection, plain_text
from factpress.theme import LIGHT, HouseStyle, Logo, Theme
from factpress.wording import Wording


def plan_in_style(
    story: Story,
    exhibits: Mapping[str, Exhibit],
    wording: Wording,
    style: HouseStyle,
    charts: DeckCharts = "picture",
) -> tuple[DeckPlan, Canvas]:
    """The plan in a house's style, and the canvas that it is made on; raises HeadlineTooLong."""
    scale = type_of(style.theme)
    canvas = canvas_for(story, scale)
    theme, logo = style.theme, style.logo
    return plan_deck(story, exhibits, wording, canvas, logo, scale, charts, theme), canvas


def canvas_for(story: Story, scale: TypeScale = TYPE) -> Canvas:
    """The measures of a deck: the same on each of its slides, by the longest headline."""
    face = scale.head.family.face("bold")
    widths = [
        face.width(plain_text(section.headline), scale.headline[0])
        for section in (*story.sections, *story.annexes)
    ]
    # Annexes may be continued on further slides, whose titles say so.
    room = LOW_CANVAS.title.width - face.width(" (22 of 22)", scale.headline[0])
    return LOW_CANVAS if max(widths, default=0) <= room else CANVAS


def plan_deck(
    story: Story,
    exhibits: Mapping[str, Exhibit],
    wording: Wording,
    canvas: Canvas = CANVAS,
    logo: Logo | None = None,
    type_: TypeScale = TYPE,
    charts: DeckCharts = "picture",
    theme: Theme = LIGHT,
) -> DeckPlan:
    """The plan; raises HeadlineTooLong when a headline cannot be shown on a slide.

    `exhibits` are keyed by the names of their slots; `theme` is that of editable charts.
    """
    # Links lead to entries that name the slides in turn. Where a link leads changes nothing in
    # the measures, so their places are filled in when all slides are there.
    targets = Targets(
        {entry.figure: f"entry of {entry.figure}" for entry in story.ledger},
        {source.source: f"source {source.source}" for source in story.sources},
        _exhibit_slides(story),
    )
    context = Context(story, exhibits, wording, targets, canvas, type_, charts, theme)
    opening = (title_slide(context, logo), *summary_slides(context))
    findings = [slide for each in story.sections for slide in section_slides(each, context)]
    annexes = [slide for each in story.annexes for slide in section_slides(each, context)]
    uses = _uses([*opening, *findings, *annexes], exhibits)
    closing = closing_slides(context, uses)
    places = {targets.figures[id_]: slide for id_, slide in closing.figures.items()}
    places |= {targets.sources[id_]: slide for id_, slide in closing.sources.items()}
    words = wording.words
    groups = (
        (words.bottom_line, opening),
        (words.findings, findings),
        (words.annexes, annexes),
        (words.sources, closing.slides),
    )
    slides = _with_unique_titles([slide for _, group in groups for slide in group])
    plan = DeckPlan(
        title=clean(plain_text(story.title)),
        subject=clean(plain_text(story.bottom_line)),
        publisher=clean(story.publisher),
        language=story.language,
        moment=story.moment,
        width=canvas.width,
        height=canvas.height,
        slides=tuple(
            _with_links(slide.with_boxes(*foot_boxes(slide, context)), places, context)
            for slide in slides
        ),
        sections=tuple(
            DeckSection(clean(name), tuple(slide.id for slide in group))
            for name, group in groups
            if group
        ),
        printed={figure: tuple(slides) for figure, slides in uses.items()},
        master_texts=master_texts(context),
    )
    if not type_.family.companions:
        return plan
    # What knows of scripts is loaded for the themes that need it.
    from factpress.deck.scripts import with_scripts

    return with_scripts(plan, type_.family)


def _with_links(slide: Slide, places: Mapping[str, str], context: Context) -> Slide:
    """The slide with links that lead to their places, and that office programs can break."""
    boxes = (_linked(box, slide.layout, places, context) for box in slide.boxes)
    return replace(slide, boxes=tuple(boxes))


def _linked(box: Box, layout: LayoutRole, places: Mapping[str, str], context: Context) -> Box:
    scale = context.type
    match box:
        case TextBox(paragraphs=paragraphs, frame=frame, placeholder=role):
            head = scale.cover_head if layout is LayoutRole.TITLE else scale.head
            family = head.family if role is PlaceholderRole.TITLE else scale.family
            placed = (
                with_narrow_links(_placed(each, places), family, frame.width) for each in paragraphs
            )
            return replace(box, paragraphs=tuple(placed))
        case TableBox(rows=rows):
            return replace(box, rows=tuple(_linked_row(row, places) for row in rows))
        case _:
            return box


def _linked_row(row: TableRow, places: Mapping[str, str]) -> TableRow:
    cells = (tuple(_placed(each, places) for each in cell.paragraphs) for cell in row.cells)
    return replace(row, cells=tuple(map(TableCell, cells)))


def _placed(paragraph: SlideParagraph, places: Mapping[str, str]) -> SlideParagraph:
    runs = tuple(
        replace(run, link=SlideLink(places[run.link.slide]))
        if isinstance(run.link, SlideLink) and run.link.slide in places
        else run
        for run in paragraph.runs
    )
    return replace(paragraph, runs=runs)


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


def _uses(slides: Sequence[Slide], exhibits: Mapping[str, Exhibit]) -> Uses:
    """Of each figure the slides that print it, in text or in a chart: their ids by number."""
    uses: dict[str, dict[int, str]] = {}
    for number, slide in enumerate(slides, 1):
        for figure in (*(run.figure for run in text_runs(slide)), *_charted(slide, exhibits)):
            if figure:
                uses.setdefault(figure, {})[number] = slide.id
    return uses


def _charted(slide: Slide, exhibits: Mapping[str, Exhibit]) -> Iterator[str]:
    for box in slide.boxes:
        if isinstance(box, PictureBox | ChartBox | ShapesBox):
            exhibit = exhibits[box.exhibit]
            assert isinstance(exhibit, ChartExhibit)
            yield from exhibit.chart.figures


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
