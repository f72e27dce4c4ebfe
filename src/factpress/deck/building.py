"""The deck from its plan: its charts drawn, written."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.deck.canvas import Canvas
from factpress.deck.model import DeckPlan, Picture
from factpress.deck.package import DeckPackage
from factpress.deck.templates.dressing import dressed
from factpress.deck.templates.house import HouseTemplate
from factpress.deck.templates.using import ready_template
from factpress.deck.writing import deck_package
from factpress.theme import HouseStyle


def compose_deck(
    plan: DeckPlan,
    canvas: Canvas,
    pictures: Mapping[str, Picture],
    style: HouseStyle,
    template: HouseTemplate | None,
) -> DeckPackage:
    """The deck, but for the files of its pictures, which may still be drawn.

    `canvas` is the one that the plan was made on. With a `template` of the house, which is used
    up, `style` is the one that it gives.
    """
    if template is None:
        return deck_package(plan, pictures, style, canvas)
    ready = ready_template(template, plan.language)
    return deck_package(dressed(plan, template), pictures, style, canvas, ready)
