"""Handling marks and watermarks on every page of a report, read back."""

from __future__ import annotations

import io
from ctypes import c_float
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT, FPDFTextObj_GetFontSize

from factpress.build.pipeline import Document, build
from factpress.report.page import Page
from factpress.theme import DARK, LIGHT, Theme, contrast, marking_colours, watermark_colour
from tests.conftest import SMALL
from tests.report.tagged_pdf import TaggedPdf

PAGE = Page()
LONG = "text: " + "Some words without end. " * 400


def report(folder: Path, head: str) -> bytes:
    path = folder / "facts.yaml"
    path.write_text(SMALL.replace("bottom_line:", f"{head}\nbottom_line:") + f"    {LONG}\n")
    (output,) = build(path, folder, (Document.REPORT,), lambda _: None).outputs
    return output.path.read_bytes()


def lines(content: bytes, words: str) -> list[list[tuple[float, float, float]]]:
    """For each page: size, right edge and height above the foot of each line with the words."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        text, shown = page.get_textpage(), []
        for each in page.get_objects([FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = each.get_bounds()
            if text.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1).strip() == words:
                size = c_float()
                FPDFTextObj_GetFontSize(each.raw, size)
                shown.append((size.value, right, bottom))
        found.append(shown)
    return found


@pytest.mark.parametrize("marking", ["TLP:AMBER+STRICT", "Committee only"])
def test_a_marking_stands_right_in_header_and_footer_in_twelve_points(tmp_path, marking):
    pages = lines(report(tmp_path, f"marking: {marking}"), marking)
    assert len(pages) > 2
    for shown in pages:
        assert [round(size) for size, _, _ in shown] == [12, 12]
        header, footer = sorted(shown, key=lambda line: -line[2])
        assert header[2] > PAGE.height - PAGE.top
        assert footer[2] < PAGE.bottom
        assert {round(PAGE.width - PAGE.right - right) for _, right, _ in shown} == {5}


def test_a_long_marking_is_set_smaller_and_leaves_room_for_the_folio(tmp_path):
    marking = "W" * 40
    pages = lines(report(tmp_path, f"marking: {marking}"), marking)
    sizes = {round(size, 2) for shown in pages for size, _, _ in shown}
    assert len(sizes) == 1
    assert 6 < sizes.pop() < 12


@pytest.mark.parametrize(
    ("publisher", "shown"),
    [
        ("The Institute", "The Institute · Edition of 31 January 2024"),
        (
            "The Institute for the Study of Ports and Ferries",
            "The Institute for… · Edition of 31 January 2024",
        ),
        ("An-institute-of-one-single-word-without-an-end", "Edition of 31 January 2024"),
    ],
)
def test_a_footer_cuts_the_publisher_before_the_edition(tmp_path, publisher, shown):
    marking = "TLP:AMBER+STRICT, board members only"
    content = report(tmp_path, f"publisher: {publisher}\nmarking: {marking}")
    for page in pypdfium2.PdfDocument(content):
        text = page.get_textpage().get_text_range()
        assert "Edition of 31 January 2024" in text
        assert shown in text


def test_a_marking_is_read_once_and_first(tmp_path):
    tagged = TaggedPdf(report(tmp_path, "marking: TLP:RED"))
    assert next(tagged.lines()) == ("P", "TLP:RED")
    assert [text for _, text in tagged.lines()].count("TLP:RED") == 1


@pytest.mark.parametrize(
    ("marking", "colour"),
    [
        ("TLP:RED", "#FF2B2B"),
        ("TLP:AMBER", "#FFC000"),
        ("TLP:AMBER+STRICT", "#FFC000"),
        ("TLP:GREEN", "#33FF00"),
        ("TLP:CLEAR", "#FFFFFF"),
        ("TLP:AMBER, members only", "#FFC000"),
        ("TLP:GREENISH", "#FFFFFF"),
        ("Committee only", "#FFFFFF"),
    ],
)
def test_labels_have_the_colours_that_first_defines(marking, colour):
    assert (marking_colours(marking).text, marking_colours(marking).box) == (colour, "#000000")


def test_a_watermark_is_an_artifact_of_every_page(tmp_path):
    content = report(tmp_path, "watermark: NOT FOR QUOTATION")
    assert "QUOTATION" not in " ".join(text for _, text in TaggedPdf(content).lines())
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) > 2
        for page in pdf.pages:
            marks = [
                operands[1]
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
            ]
            subtypes = [str(mark.get("/Subtype", "")) for mark in marks]
            assert subtypes.count("/Watermark") == 1
    for page in pypdfium2.PdfDocument(content):
        assert "NOT FOR QUOTATION" in page.get_textpage().get_text_range()


def test_without_the_key_there_is_no_watermark(armenia):
    assert b"Multiply" not in armenia.report


@pytest.mark.parametrize("theme", [LIGHT, DARK, Theme(ink="#000000", muted="#767676")])
def test_text_is_readable_on_a_watermark(theme):
    colour = watermark_colour(theme)
    assert contrast(theme.ink, colour) >= 4.5
    assert contrast(theme.paper, colour) < 1.35
