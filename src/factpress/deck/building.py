"""The deck from its plan: its charts drawn, written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from factpress.charts.model import Chart
from factpress.deck.canvas import Canvas
from factpress.deck.model import DeckPlan, DrawChart, PictureBox
from factpress.deck.templates.dressing import dressed
from factpress.deck.templates.house import HouseTemplate
from factpress.deck.templates.using import ready_template
from factpress.deck.writing import write_deck
from factpress.exhibits.model import ChartExhibit, Exhibit
from factpress.theme import HouseStyle

_LIGHT = HouseStyle()

Drawn = TypeVar("Drawn")


def build_deck(
    plan: DeckPlan,
    canvas: Canvas,
    exhibits: Mapping[str, Exhibit],
    draw: DrawChart,
    style: HouseStyle = _LIGHT,
    template: HouseTemplate | None = None,
) -> bytes:
    """The bytes of the .pptx file; `canvas` is the one that the plan was made on.

    With a `template` of the house, which is used up, `style` is the one that it gives.
    """
    if template is None:
        return write_deck(plan, drawn_pictures(plan, exhibits, draw), style, canvas)
    pictures = drawn_pictures(plan, exhibits, draw, template.type.factor)
    ready = ready_template(template, plan.language)
    return write_deck(dressed(plan, template), pictures, style, canvas, ready)


def drawn_pictures(
    plan: DeckPlan,
    exhibits: Mapping[str, Exhibit],
    draw: Callable[[Chart, float, float], Drawn],
    scale: float = 1,
) -> Mapping[str, Drawn]:
    """The pictures that the plan has places for, each drawn once at the size of its place.

    With a `scale` below 1 they are drawn larger, so that their type is smaller in its place.
    """
    pictures: dict[str, Drawn] = {}
    for slide in plan.slides:
        for box in slide.boxes:
            if isinstance(box, PictureBox) and box.exhibit not in pictures:
                exhibit = exhibits[box.exhibit]
                width, height = box.frame.width, box.frame.height
                assert isinstance(exhibit, ChartExhibit)
                pictures[box.exhibit] = draw(exhibit.chart, width / scale, height / scale)
    return pictures
