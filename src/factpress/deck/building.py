"""The deck from its plan: its charts drawn, written."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.deck.canvas import Canvas
from factpress.deck.model import DeckPlan, DrawChart, Picture, PictureBox
from factpress.deck.writing import write_deck
from factpress.exhibits.model import ChartExhibit, Exhibit
from factpress.theme import HouseStyle

_LIGHT = HouseStyle()


def build_deck(
    plan: DeckPlan,
    canvas: Canvas,
    exhibits: Mapping[str, Exhibit],
    draw: DrawChart,
    style: HouseStyle = _LIGHT,
) -> bytes:
    """The bytes of the .pptx file; `canvas` is the one that the plan was made on."""
    return write_deck(plan, drawn_pictures(plan, exhibits, draw), style, canvas)


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
