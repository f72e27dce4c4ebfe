"""The white that pages leave at their foot, read from a finished report."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium


def white_at_foot(content: bytes, top: float, bottom: float) -> list[float]:
    """For each page the share of the area between the margins that is empty at its foot."""
    shares = []
    for page in pypdfium2.PdfDocument(content):
        height = page.get_size()[1] - top - bottom
        lowest = min((each for each in _bottoms(page) if each >= bottom - 1), default=height)
        shares.append((lowest - bottom) / height)
    return shares


def _bottoms(page: pypdfium2.PdfPage) -> Iterator[float]:
    for each in page.get_objects(max_depth=1):
        if each.type != pdfium.FPDF_PAGEOBJ_FORM:
            yield each.get_bounds()[1]
