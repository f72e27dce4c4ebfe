"""The pictures that a plan has places for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from factpress.charts.model import Chart
from factpress.deck.model import DeckPlan, PictureBox
from factpress.exhibits.model import ChartExhibit, Exhibit

Drawn = TypeVar("Drawn")


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
