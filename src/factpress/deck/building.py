"""The deck in one call: planned, its charts drawn, written."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.deck.canvas import CANVAS, LOW_CANVAS, TYPE, Canvas, TypeScale, type_of
from factpress.deck.model import DeckPlan, DrawChart, Picture, PictureBox
from factpress.deck.planning import plan_deck
from factpress.deck.writing import write_deck
from factpress.exhibits.model import ChartExhibit, Exhibit
from factpress.facts.model import DeckCharts
from factpress.story.model import Story, plain_text
from factpress.theme import HouseStyle
from factpress.wording import Wording

_LIGHT = HouseStyle()


def build_deck(
    story: Story,
    exhibits: Mapping[str, Exhibit],
    wording: Wording,
    draw: DrawChart,
    style: HouseStyle = _LIGHT,
    charts: DeckCharts = "picture",
) -> tuple[bytes, int]:
    """The bytes of the .pptx file and the number of its slides."""
    scale = type_of(style.theme)
    canvas = canvas_for(story, scale)
    plan = plan_deck(
        story, exhibits, wording, canvas, style.logo, scale, charts=charts, theme=style.theme
    )
    pictures = drawn_pictures(plan, exhibits, draw)
    return write_deck(plan, pictures, style, canvas), len(plan.slides)


def canvas_for(story: Story, scale: TypeScale = TYPE) -> Canvas:
    """The measures of a deck: the same on each of its slides, by the longest headline."""
    face = scale.family.face("bold")
    widths = [
        face.width(plain_text(section.headline), scale.headline[0])
        for section in (*story.sections, *story.annexes)
    ]
    # Annexes may be continued on further slides, whose titles say so.
    room = LOW_CANVAS.measure - face.width(" (22 of 22)", scale.headline[0])
    return LOW_CANVAS if max(widths, default=0) <= room else CANVAS


def drawn_pictures(
    plan: DeckPlan, exhibits: Mapping[str, Exhibit], draw: DrawChart
) -> Mapping[str, Picture]:
    """The pictures that the plan has places for, each drawn once at the size of its place."""
    pictures: dict[str, Picture] = {}
    for slide in plan.slides:
        for box in slide.boxes:
            if isinstance(box, PictureBox) and box.exhibit not in pictures:
                exhibit = exhibits[box.exhibit]
                assert isinstance(exhibit, ChartExhibit)
                pictures[box.exhibit] = draw(exhibit.chart, box.frame.width, box.frame.height)
    return pictures
