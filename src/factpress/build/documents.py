"""Each document of a briefing, made from what is prepared of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factpress.build.preparation import Prepared
from factpress.cache.drawings import Drawings, SlidePicture
from factpress.charts.model import Chart
from factpress.deck.canvas import Canvas
from factpress.deck.model import DeckPlan
from factpress.facts.settings import DeckCharts
from factpress.frozen import frozen
from factpress.problems import Problem, ProblemsFound
from factpress.record.inputs import Input
from factpress.record.making import Record
from factpress.report.drawn import drawn_charts
from factpress.report.page import page_of
from factpress.theme import HouseStyle, TemplateFile
from factpress.themes.template_file import template_problem

if TYPE_CHECKING:
    from factpress.deck.package import DeckPackage
    from factpress.deck.templates.house import HouseTemplate


@frozen
class Slides:
    """The plan of the slides, the measures it is made on, and the house's template, if any."""

    plan: DeckPlan
    canvas: Canvas
    template: HouseTemplate | None = None

    def style(self, prepared: Prepared) -> HouseStyle:
        """The look of the slides: that of the template, or of the briefing."""
        return self.template.style(prepared.style) if self.template else prepared.style


def plan_slides(prepared: Prepared, charts: DeckCharts, *, needed: bool) -> Slides | None:
    """The plan of the deck, which the report is made with too: its ledger names the slides.

    None where no deck can be made of the briefing; raises ProblemsFound if one is needed.
    """
    from factpress.deck.parts import HeadlineTooLong
    from factpress.deck.planning import plan_deck, plan_in_style

    story, exhibits, wording = prepared.story, prepared.exhibits, prepared.wording
    asked = prepared.style.template
    template = house_template(prepared.style, asked) if asked else None
    try:
        if template:
            canvas, theme = template.canvas, template.style(prepared.style).theme
            plan = plan_deck(
                story, exhibits, wording, canvas, type_=template.type, charts=charts, theme=theme
            )
            return Slides(plan, canvas, template)
        return Slides(*plan_in_style(story, exhibits, wording, prepared.style, charts))
    except HeadlineTooLong as error:
        if not needed:
            return None
        problem = Problem(
            prepared.position_of(error.headline),
            "FP070",
            f"The words need more than {error.lines} lines on a slide",
            "Shorten them: a headline is one sentence with one finding.",
        )
        raise ProblemsFound([problem]) from error


def make_report(
    prepared: Prepared,
    path: Path,
    inputs: tuple[Input, ...],
    record: Record,
    printed: Mapping[str, Sequence[int]],
    drawings: Drawings,
) -> tuple[bytes, int]:
    """The report and the number of its pages; `printed` are the slides that print a figure."""
    from factpress.build.attaching import attachments_of
    from factpress.report.building import build_report

    theme = prepared.style.theme.printed
    facts, words = prepared.reader.facts, prepared.wording.words
    return build_report(
        prepared.story,
        prepared.exhibits,
        prepared.wording,
        replace(prepared.style, theme=theme),
        lambda chart, width, height: drawings.for_report(chart, width, height, theme),
        attachments_of(path, facts, inputs, record, words),
        printed,
    )


def expect_charts(prepared: Prepared, drawings: Drawings) -> None:
    """Has the charts of the report begun."""
    style = prepared.style
    page, theme = page_of(style.paper_size), style.theme.printed
    for drawn in drawn_charts(prepared.story, prepared.exhibits, page):
        drawings.expect_for_report(drawn.chart, drawn.width, theme)


def slide_pictures(
    prepared: Prepared, slides: Slides, drawings: Drawings
) -> Mapping[str, SlidePicture]:
    """The pictures of the plan by the names of their exhibits, begun."""
    from factpress.deck.pictures import drawn_pictures

    theme, has_ground = slides.style(prepared).theme, not prepared.story.watermark

    def draw(chart: Chart, width: float, height: float) -> SlidePicture:
        return drawings.for_slide(chart, width, height, theme, has_ground=has_ground)

    scale = slides.template.type.factor if slides.template else 1
    return drawn_pictures(slides.plan, prepared.exhibits, draw, scale)


def compose_deck(
    prepared: Prepared, slides: Slides, pictures: Mapping[str, SlidePicture]
) -> DeckPackage:
    """The deck, whose pictures may still be drawn until it is saved."""
    from factpress.deck import building

    style = slides.style(prepared)
    return building.compose_deck(slides.plan, slides.canvas, pictures, style, slides.template)


def make_handout(
    prepared: Prepared, slides: Slides, pictures: Mapping[str, SlidePicture]
) -> tuple[bytes, int]:
    """The slides as pages of a PDF, and their number; all charts of the plan are pictures."""
    from factpress.handout.building import build_handout

    style, template = slides.style(prepared), slides.template
    # No page shows the master of a template: text has the tones of the style, not its colours.
    measured = template.type.family if template else style.theme.office_family
    drawings = {name: picture.drawing for name, picture in pictures.items()}
    return build_handout(slides.plan, drawings, style, measured)


def house_template(style: HouseStyle, file: TemplateFile) -> HouseTemplate:
    """A template under the layouts and the typeface of a style; raises ProblemsFound."""
    from factpress.deck.templates.house import read_template
    from factpress.deck.templates.opening import TemplateRefused

    layouts = {role.replace("_", "-"): name for role, name in style.layouts.items()}
    try:
        return read_template(file.content, layouts, style.theme.office_family)
    except TemplateRefused as refused:
        problem = template_problem(file.name, str(refused), refused.hint, file.at)
        raise ProblemsFound([problem]) from None
