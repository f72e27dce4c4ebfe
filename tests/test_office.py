"""The deck as LibreOffice draws it: every text within the box that was planned for it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from factpress.build.preparation import prepare
from factpress.deck.planning import plan_in_style
from factpress.exhibits.model import ChartExhibit
from tests.conftest import GALLERY, Built
from tests.deck.samples import build_deck, draw

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]

EMU_PER_POINT = 12_700
TOLERANCE = 4.0


@pytest.fixture(scope="module")
def drawn(armenia: Built, tmp_path_factory: pytest.TempPathFactory) -> pypdfium2.PdfDocument:
    """The slides of the Armenia deck as pages of a PDF."""
    return drawn_by_office(armenia.deck, tmp_path_factory.mktemp("office"))


def drawn_by_office(content: bytes, folder: Path) -> pypdfium2.PdfDocument:
    """The slides of a deck as pages of a PDF."""
    deck = folder / "deck.pptx"
    deck.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, deck]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return pypdfium2.PdfDocument(Path(folder, "deck.pdf").read_bytes())


def test_every_slide_is_drawn(armenia, drawn):
    assert len(drawn) == len(Presentation(io.BytesIO(armenia.deck)).slides)


def test_no_text_leaves_its_slide(drawn):
    for page in drawn:
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            assert left >= 0
            assert bottom >= 0
            assert right <= width
            assert top <= height


def test_the_last_words_of_each_box_are_within_it(armenia, drawn):
    """A text that runs out of its box ends below it."""
    slides = Presentation(io.BytesIO(armenia.deck)).slides
    checked = 0
    for slide, page in zip(slides, drawn, strict=True):
        _, page_height = page.get_size()
        text = page.get_textpage()
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text.strip():
                continue
            words = shape.text_frame.text.replace("\u00a0", " ").split()[-2:]
            places = found(text, " ".join(words))
            box_top = page_height - shape.top / EMU_PER_POINT
            box_bottom = box_top - shape.height / EMU_PER_POINT
            left = shape.left / EMU_PER_POINT
            right = left + shape.width / EMU_PER_POINT
            inside = [
                place
                for place in places
                if place[0] >= left - TOLERANCE
                and place[2] <= right + TOLERANCE
                and place[1] >= box_bottom - TOLERANCE
                and place[3] <= box_top + TOLERANCE
            ]
            if places:
                checked += 1
                assert inside, f"{shape.name}: {words} at {places}"
    assert checked > 30


def test_charts_that_can_be_edited_show_every_number(tmp_path):
    """Every text of a chart's table stands on its slide, but for those inside a line."""
    gallery = prepare(GALLERY)
    told = (gallery.story, gallery.exhibits, gallery.wording, gallery.style)
    deck = build_deck(*plan_in_style(*told, "editable"), gallery.exhibits, draw, gallery.style)
    pages = [
        " ".join(page.get_textpage().get_text_range().split())
        for page in drawn_by_office(deck, tmp_path)
    ]
    checked = 0
    for exhibit in gallery.exhibits.values():
        chart = exhibit.chart if isinstance(exhibit, ChartExhibit) else None
        if chart and chart.kind in {"bars", "change", "dots", "share", "stack"}:
            texts = [" ".join(cell.split()) for row in chart.data.rows for cell in row]
            assert [text for text in texts if not any(text in page for page in pages)] == []
            checked += len(texts)
    assert checked > 40


def found(text: pypdfium2.PdfTextPage, words: str) -> list[tuple[float, float, float, float]]:
    """The boxes of the words on a page: left, bottom, right, top."""
    searcher = text.search(words)
    boxes = []
    while match := searcher.get_next():
        text.count_rects(*match)
        boxes.append(text.get_rect(0))
    return boxes
