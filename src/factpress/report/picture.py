"""A single drawing as a PDF file of its own size, with selectable text."""

from __future__ import annotations

import io
from datetime import datetime

from factpress.charts.drawing import Drawing
from factpress.report.canvas import DrawingCanvas
from factpress.report.tagging.structure import Element


def picture_pdf(drawing: Drawing, title: str, alt: str, moment: datetime, language: str) -> bytes:
    """The file: one page, the drawing on its ground, a figure with its alt text."""
    stream = io.BytesIO()
    document = Element("Document")
    canvas = DrawingCanvas(
        stream,
        document=document,
        moment=moment,
        family=drawing.family,
        pagesize=(drawing.width, drawing.height),
        lang=language,
    )
    canvas.setTitle(title)
    canvas.setCreator("factpress")
    canvas.setFillColor(drawing.paper)
    canvas.rect(0, 0, drawing.width, drawing.height, stroke=0, fill=1)
    with canvas.figure(document.add("Figure", alt=alt), drawing.width, drawing.height):
        canvas.draw(drawing, 0, 0)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
