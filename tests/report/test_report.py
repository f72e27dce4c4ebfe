"""The report read back: order, pages, escapes, and what bad input does to it."""

from __future__ import annotations

import io

import pypdf
import pytest
from reportlab.platypus import Paragraph

from factpress.build.pipeline import Document, build
from factpress.report.markup import Markup
from factpress.report.tables import column_widths
from factpress.report.typography import type_for
from factpress.story.model import FigureMark, Text
from factpress.theme import LIGHT
from tests.conftest import SMALL
from tests.reading import report_text, words_outside


def report(write_facts, text: str) -> bytes:
    path = write_facts(text)
    (output,) = build(path, path.parent, (Document.REPORT,), lambda _: None).outputs
    return output.path.read_bytes()


def with_section(extra: str) -> str:
    return SMALL + "".join(f"    {line}\n" for line in extra.splitlines())


@pytest.mark.parametrize(
    ("weights", "least", "total", "widths"),
    [
        ([1, 2], [10, 10], 90, (30, 60)),
        ([1, 2], [45, 10], 90, (45, 45)),
        ([1, 1, 2], [30, 10, 20], 80, (30, pytest.approx(50 / 3), pytest.approx(100 / 3))),
        ([1, 1, 1], [50, 28, 10], 90, (50, 28, 12)),
        ([1, 2], [80, 80], 90, (30, 60)),
    ],
)
def test_columns_hold_their_longest_word(weights, least, total, widths):
    assert column_widths(weights, least, total) == widths


def test_the_parts_stand_in_order(armenia_texts):
    text = armenia_texts.report
    parts = [
        "Edition of 21 November 2023",
        "Armenia looks beyond its old alliance",
        "Bottom line",
        "US dollars",
        "Armenia distances itself from the CSTO",
        "Figure 1",
        "Figure 2",
        "Table 1",
        "Figure 3",
        "Table 3",
        "Figure 4",
        "Who says what",
        "Ledger of figures",
        "Sources",
    ]
    place = 0
    for part in parts:
        place = text.index(part, place)


def test_every_page_has_title_edition_marking_and_number(armenia_texts):
    pages = armenia_texts.pages
    for number, text in enumerate(pages, 1):
        assert "Armenia looks beyond its old alliance" in text
        assert "Edition of 21 November 2023" in text
        assert "TLP:CLEAR" in text
        assert f"Page {number} of {len(pages)}" in text


def test_the_document_says_what_it_is(armenia):
    reader = pypdf.PdfReader(io.BytesIO(armenia.report))
    assert reader.metadata is not None
    assert reader.metadata.title == "Armenia looks beyond its old alliance"
    assert reader.metadata["/CreationDate"] == "D:20231121000000+00'00'"
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_nothing_leaves_the_text_area(armenia):
    assert words_outside(armenia.report) == []


def test_charts_are_vectors_with_text_that_can_be_selected(armenia, armenia_texts):
    for label in ("700–800", "about 1,400", "1.75–2×", "Kazakhstan", "Poti, Georgia"):
        assert label in armenia_texts.report
    reader = pypdf.PdfReader(io.BytesIO(armenia.report))
    assert [image for page in reader.pages for image in page.images] == []


def test_text_of_the_facts_is_never_markup(write_facts):
    text = with_section('text: "A <b>bold</b> &amp; <font size=big>claim</font> {spending} <br/>"')
    assert "A <b>bold</b> &amp; <font size=big>claim</font>" in report_text(
        report(write_facts, text.replace("headline: Spending", "headline: <i>Spending</i> & more"))
    ).replace("& ", "&amp; ")


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param("text: " + "Lorem ipsum dolor sit amet. " * 1000, marks=pytest.mark.slow),
        "text: " + "x" * 300,
        "text: |\n" + "\n".join(f"  - item {{spending}} and {'word ' * 40}" for _ in range(46)),
        "text: |\n  > " + "Quoted words without end. " * 300,
        "text: |\n  | a | b |\n  |---|---|\n" + "\n".join("  | row | cell |" for _ in range(150)),
        "text: |\n  ## Sub-heading\n\n  1. first\n     - deeper\n     - deeper still\n  2. second",
        "points: ['{spending}']",
    ],
    ids=[
        "long paragraph",
        "long word",
        "long list",
        "long quote",
        "long table",
        "nested",
        "points",
    ],
)
def test_long_texts_make_good_pages(write_facts, extra):
    content = report(write_facts, with_section(extra))
    assert words_outside(content) == []
    reader = pypdf.PdfReader(io.BytesIO(content))
    assert "Ledger of figures" in report_text(content)
    assert all(len(page.extract_text()) > 100 for page in reader.pages)


def test_a_report_needs_neither_key_figures_nor_marking(write_facts):
    text = report_text(report(write_facts, SMALL))
    assert "Spending is 5 million euros" in text
    assert "TLP" not in text


def test_a_headline_is_never_the_last_line_of_a_page(write_facts):
    sections = "".join(
        f"  - headline: Heading {'abcdefghijklmnopqrst'[index]}\n    text: {'Some words. ' * 30}\n"
        for index in range(20)
    )
    content = report(write_facts, SMALL + sections)
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        lines = [line for line in page.extract_text().splitlines() if line.strip()]
        body = [line for line in lines if "Page " not in line and "Edition" not in line]
        assert not body[-1].startswith("Heading ")


def test_a_mark_never_leaves_its_number():
    style = type_for(LIGHT).body
    text = Markup(LIGHT).of((Text("It was "), FigureMark("62\u00a0to\u00a066%", "a", 2)))
    for width in range(60, 140):
        paragraph = Paragraph(f"{text} of what it uses", style)
        paragraph.wrap(width, 1000)
        lines = [" ".join(word.text for word in line.words) for line in paragraph.blPara.lines]
        assert not any(line.lstrip("\u00a0 ").startswith("F2") for line in lines), width
