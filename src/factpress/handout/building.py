"""The handout in one call: each slide of a plan on a page of its own size."""

from __future__ import annotations

import io
from collections.abc import Mapping

from factpress.charts.drawing import Drawing
from factpress.deck.model import DeckPlan
from factpress.handout.setting import Families
from factpress.handout.slides import SlideDrawer
from factpress.report.canvas import DrawingCanvas
from factpress.report.tagging.structure import Element
from factpress.theme import HouseStyle
from factpress.typefaces.family import Family


def build_handout(
    plan: DeckPlan, drawings: Mapping[str, Drawing], style: HouseStyle, measured: Family
) -> tuple[bytes, int]:
    """The PDF of the slides, tagged, and the number of its pages.

    `drawings` are those of the exhibits, by the names of their slots; `measured` is the family
    whose widths the plan was made with.
    """
    stream = io.BytesIO()
    document = Element("Document")
    canvas = DrawingCanvas(
        stream,
        document=document,
        targets={slide.id: slide.title for slide in plan.slides},
        moment=plan.moment,
        family=style.theme.family,
        pagesize=(plan.width, plan.height),
        lang=plan.language,
    )
    canvas.setTitle(plan.title)
    canvas.setAuthor(plan.publisher)
    canvas.setSubject(plan.subject)
    canvas.setCreator("factpress")
    families, size = Families(measured, style.theme.family), (plan.width, plan.height)
    drawer = SlideDrawer(canvas, style, drawings, families, size, plan.master_texts)
    slides = {slide.id: slide for slide in plan.slides}
    number = 0
    for group in plan.sections:
        canvas.addOutlineEntry(group.name, group.slides[0], 0)
        for id_ in group.slides:
            number += 1
            slide = slides[id_]
            canvas.bookmarkPage(slide.id, fit="Fit")
            canvas.addOutlineEntry(slide.title, slide.id, 1)
            drawer.draw(slide, number, document.add("Sect"))
            canvas.showPage()
    canvas.save()
    return stream.getvalue(), number
