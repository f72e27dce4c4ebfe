"""A single drawing as a PDF file of its own size, with selectable text."""

from __future__ import annotations

import io
from datetime import date

from factpress.charts.drawing import Drawing
from factpress.report.canvas import DrawingCanvas


def picture_pdf(drawing: Drawing, title: str, alt: str, edition: date, language: str) -> bytes:
    """The file: one page, the drawing on its ground, its alt text as marked content."""
    stream = io.BytesIO()
    canvas = DrawingCanvas(
        stream,
        edition=edition,
        family=drawing.family,
        pagesize=(drawing.width, drawing.height),
        lang=language,
    )
    canvas.setTitle(title)
    canvas.setCreator("factpress")
    canvas.setFillColor(drawing.paper)
    canvas.rect(0, 0, drawing.width, drawing.height, stroke=0, fill=1)
    canvas.begin_described(alt)
    canvas.draw(drawing, 0, 0)
    canvas.end_described()
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
