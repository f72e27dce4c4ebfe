"""The handouts of the briefings: the words of the deck, drawn where LibreOffice draws them."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from factpress.build.pipeline import Document, build
from tests import verapdf
from tests.conftest import ARMENIA, GALLERY
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import TaggedPdf
from tests.test_office import drawn_by_office

FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
THEME = """\
fonts:
  regular: DejaVuSans.ttf
  bold: DejaVuSans-Bold.ttf
  semibold: DejaVuSans-Bold.ttf
  italic: DejaVuSans-Oblique.ttf
  family: DejaVu Sans
"""
RUNNING = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
MOST_MEAN, MOST_SHARE = 9.0, 0.10
"""Bounds of the difference of two pages, blurred by two points: its mean, in grey levels of 256,
and the share of points that differ by more than 40. Two different slides are far above both."""


def slides_of(facts: Path, folder: Path, theme: str | None = None) -> tuple[bytes, bytes]:
    """The deck of a facts file and its handout."""
    build(facts, folder, (Document.DECK, Document.HANDOUT), lambda _: None, theme)
    deck = folder / f"{facts.stem}.pptx"
    return deck.read_bytes(), (folder / f"{facts.stem}-slides.pdf").read_bytes()


@pytest.fixture(scope="module")
def armenia_slides(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    return slides_of(ARMENIA, tmp_path_factory.mktemp("slides"))


def words_of(shape) -> list[str]:
    """The words of a shape, those of a table cell by cell; running feet are no part of the text."""
    if shape.is_placeholder and shape.placeholder_format.type in RUNNING:
        return []
    if shape.has_text_frame:
        return shape.text_frame.text.split()
    if shape.has_table:
        return [
            word for row in shape.table.rows for cell in row.cells for word in cell.text.split()
        ]
    return []


def test_a_handout_says_what_the_slides_say(armenia_slides):
    deck, handout = armenia_slides
    slides, tagged = Presentation(io.BytesIO(deck)).slides, TaggedPdf(handout)
    for slide, page in zip(slides, tagged.tree.children, strict=True):
        told = [word for line in tagged.lines(page) for word in line[1].split() if word != "•"]
        shown = [word for shape in slide.shapes for word in words_of(shape)]
        figures = [node for node in page.nodes() if node.role == "Figure"]
        alt = [word for node in figures for word in tagged.text(node).split()]
        assert sorted(told) == sorted([*shown, *alt])


def test_the_handout_of_the_briefing_is_tagged_without_fault(armenia_slides):
    assert faults_of(TaggedPdf(armenia_slides[1])) == []


@pytest.mark.slow
def test_the_handout_of_the_gallery_is_tagged_without_fault(tmp_path):
    assert faults_of(TaggedPdf(slides_of(GALLERY, tmp_path)[1])) == []


@pytest.mark.slow
def test_charts_that_can_be_edited_are_pictures_on_paper(tmp_path):
    facts = tmp_path / "facts.yaml"
    text = ARMENIA.read_text("utf-8")
    facts.write_text(text.replace("language: en\n", "language: en\ndeck: {charts: editable}\n"))
    deck, handout = slides_of(facts, tmp_path)
    tagged = TaggedPdf(handout)
    assert len(tagged.pages) == len(Presentation(io.BytesIO(deck)).slides)
    assert [node.role for node in tagged.tree.nodes()].count("Figure") == 4


@pytest.mark.slow
@pytest.mark.verapdf
@pytest.mark.skipif(not verapdf.is_installed(), reason="veraPDF is not installed")
def test_handouts_conform(armenia_slides, tmp_path):
    files = []
    for name, content in (
        ("armenia", armenia_slides[1]),
        ("gallery", slides_of(GALLERY, tmp_path)[1]),
        ("dark", slides_of(ARMENIA, tmp_path, "dark")[1]),
    ):
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(content)
    assert verapdf.failures(files) == {file: [] for file in files}


def difference(one: pypdfium2.PdfPage, other: pypdfium2.PdfPage) -> tuple[float, float]:
    """The mean difference of two pages in grey levels, and the share of points that differ much."""
    pictures = []
    for page in (one, other):
        picture = page.render(scale=1).to_pil().convert("L").resize((960, 540), Image.LANCZOS)
        pictures.append(np.asarray(picture.filter(ImageFilter.GaussianBlur(2)), float))
    away = np.abs(pictures[0] - pictures[1])
    return float(away.mean()), float((away > 40).mean())


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("look", ["default", "own fonts", "dark"])
def test_pages_look_as_libreoffice_draws_the_slides(tmp_path, look):
    theme = {"default": None, "dark": "dark", "own fonts": str(tmp_path / "theme.yaml")}[look]
    (tmp_path / "theme.yaml").write_text(THEME)
    for font in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf"):
        shutil.copy(FONTS / font, tmp_path)
    deck, handout = slides_of(ARMENIA, tmp_path, theme)
    drawn, pages = drawn_by_office(deck, tmp_path), pypdfium2.PdfDocument(handout)
    assert len(pages) == len(drawn)
    for number, (page, slide) in enumerate(zip(pages, drawn, strict=True), 1):
        mean, share = difference(page, slide)
        assert mean < MOST_MEAN, number
        assert share < MOST_SHARE, number
    # The bounds tell slides apart.
    mean, share = difference(pages[1], drawn[2])
    assert mean > MOST_MEAN
    assert share > MOST_SHARE
