"""Other scripts in the report: in order, in place, told, and looking as another engine draws."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pikepdf
import pypdf
import pypdfium2
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from factpress.build.pipeline import Document, build
from factpress.report.canvas import DrawingCanvas
from factpress.report.tagging.structure import Element
from factpress.report.tagging.text import TaggedParagraph
from factpress.report.typography import resized, type_for
from factpress.theme import LIGHT
from factpress.typefaces.family import FACTPRESS_SANS, Family
from tests import verapdf
from tests.companions import DEJAVU, DEVANAGARI, JAPANESE, THAI, companion, needs_fonts
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import TaggedPdf

ARABIC = "أنفقت الوزارة على المياه في عام 2023 أكثر مما أنفقته UNICEF على التعليم والصحة والطرق."
HEBREW = "לפי רשות המים, כל תושב צורך {water} ביום, והנתונים נאספו בידי UNICEF בשנה החולפת."
FACTS = f"""\
factpress: 1
title: Water — מים
date: 2024-05-01
theme: house.yaml
publisher: معهد الماء
marking: פנימי
names: [عام 2023]
bottom_line: A person takes {{water}}; the report says “מים יקרים (EUR) מאוד”.
sources:
  report: {{title: תקריר המים}}
figures:
  water: {{label: ליטרים ביום, value: 700..800 litres, source: "report, עמוד 3",
          excerpt: כל תושב צורך (בממוצע) 700 עד 800 ליטר}}
sections:
  - headline: رأس المال في عام {{water}}
    text: |
      {ARABIC}

      {HEBREW}

      - פריט ראשון
      - שני

      Only Latin here.
"""


def written(folder: Path, facts: str, fonts: list[Path]) -> Path:
    for font in fonts:
        (folder / font.name).write_bytes(font.read_bytes())
    names = ", ".join(font.name for font in fonts)
    (folder / "house.yaml").write_text(f"fonts: {{also: [{names}]}}\n")
    path = folder / "facts.yaml"
    path.write_text(facts, "utf-8")
    return path


def built(path: Path) -> bytes:
    build(path, path.parent, (Document.REPORT,), lambda _: None)
    return path.with_suffix(".pdf").read_bytes()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("scripts")
    return built(written(folder, FACTS, [DEJAVU, DEJAVU.with_name("DejaVuSans-Bold.ttf")]))


def test_the_structure_reads_as_a_person_would(report):
    tagged = TaggedPdf(report)
    lines = [text for _, text in tagged.lines()]
    number = "700 to 800 litres"
    assert "Water — מים" in lines
    assert f"رأس المال في عام {number}" in lines
    assert ARABIC in lines
    assert HEBREW.replace("{water}", f"{number} F1") in lines
    assert "• פריט ראשון" in " ".join(lines)
    assert any("“כל תושב צורך (בממוצע) 700 עד 800 ליטר”" in line for line in lines)
    assert faults_of(tagged) == []


def test_libraries_extract_the_words_in_order(report):
    by_pdfium = " ".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(report)
    )
    by_pypdf = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(report)).pages)
    for phrase in ("أنفقت الوزارة على المياه", "פריט ראשון", "לפי רשות המים"):
        assert phrase in by_pdfium
        assert phrase in by_pypdf


def test_a_paragraph_begins_at_the_right(report):
    """The first letter of the Hebrew paragraph stands at the right edge of the text."""
    page = pypdfium2.PdfDocument(report)[0].get_textpage()
    text = page.get_text_range()
    first, item = text.index("לפי"), text.index("פריט ראשון")
    edge = page.get_charbox(first)[2]
    assert edge == pytest.approx(70.87 + 337.3, abs=1.5)
    number = text.index("700", first)
    assert page.get_charbox(number)[0] < page.get_charbox(first)[0]
    assert page.get_charbox(number)[0] < page.get_charbox(number + 2)[0]
    assert page.get_charbox(item)[2] == pytest.approx(edge - 14, abs=1.5)


def test_fonts_are_embedded_as_parts_with_names_of_their_own(report):
    with pikepdf.open(io.BytesIO(report)) as pdf:
        fonts = {
            str(font.BaseFont)
            for page in pdf.pages
            for font in page.Resources.Font.values()
            if font.Subtype == pikepdf.Name.Type0
        }
    assert {name.partition("+")[2] for name in fonts} == {"DejaVuSans"}
    assert len(fonts) == 2, "regular and bold"
    assert len(report) < 200_000


def test_languages_are_told_where_the_script_tells_them(report):
    with pikepdf.open(io.BytesIO(report)) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"/Lang (he)" in content
    assert b"/Lang (und-Arab)" in content


def test_the_number_of_a_footnote_stands_where_its_text_begins(tmp_path):
    facts = FACTS.replace("Only Latin here.", "מים[^1] כאן.\n\n      [^1]: הערת שוליים.")
    report = built(written(tmp_path, facts, [DEJAVU]))
    page = pypdfium2.PdfDocument(report)[0].get_textpage()
    text = page.get_text_range()
    note = page.get_charbox(text.index("הערת"))
    numbers = [
        page.get_charbox(index)
        for index in range(len(text))
        if text[index] == "1" and abs(page.get_charbox(index)[1] - note[1]) < 3
    ]
    assert [left > note[2] for left, *_ in numbers] == [True]


def test_a_language_that_the_facts_tell_is_not_guessed(tmp_path):
    facts = FACTS.replace("{title: תקריר המים}", "{title: The report, language: fa}")
    facts = facts.replace("כל תושב צורך (בממוצע) 700 עד 800 ליטר", "هر نفر 700 تا 800 لیتر")
    facts = facts.replace("עמוד 3", "page 3")
    tagged = TaggedPdf(built(written(tmp_path, facts, [DEJAVU])))
    assert tagged.tree
    passages = [node for node in tagged.tree.nodes() if node.role == "Span"]
    assert [str(node.source.Lang) for node in passages] == ["fa"]
    assert tagged.text(passages[0]) == "“هر نفر 700 تا 800 لیتر”"
    ledger = tagged.pdf.pages[-1].Contents.read_bytes()
    assert b"/Lang (und-Arab)" not in ledger.partition(b"/Span <</MCID")[2]


def test_hyphens_before_other_scripts_stay(tmp_path):
    facts = FACTS.replace("Only Latin here.", "The pre-ה word stays.")
    report = built(written(tmp_path, facts, [DEJAVU]))
    assert "The pre-ה word stays." in [text for _, text in TaggedPdf(report).lines()]


def test_the_same_bytes_are_built_again(report, tmp_path):
    fonts = [DEJAVU, DEJAVU.with_name("DejaVuSans-Bold.ttf")]
    assert built(written(tmp_path, FACTS, fonts)) == report


@pytest.mark.slow
def test_a_long_paragraph_is_split_over_pages_in_order(tmp_path):
    words = " ".join("كلمة عربية UNICEF" for _ in range(900))
    facts = FACTS.replace(ARABIC, words)
    report = built(written(tmp_path, facts, [DEJAVU]))
    assert words in [text for _, text in TaggedPdf(report).lines()]
    assert len(pypdfium2.PdfDocument(report)) > 2


SHAPES = {
    "arabic": (DEJAVU, "السلام عليكم ورحمة الله"),
    "hebrew": (DEJAVU, "בְּרֵאשִׁית שלום"),
    "devanagari": (DEVANAGARI, "क्षत्रिय हिन्दी स्त्री श्री"),
    "thai": (THAI, "ภาษาไทยที่ผู้น้ำ"),
    "japanese": (JAPANESE, "日本語「水道」のお茶"),
}


def ink(pixels: np.ndarray) -> np.ndarray:
    """Dark pixels without the white around them, at a height of 60 pixels."""
    dark = pixels < 128
    rows, columns = np.flatnonzero(dark.any(1)), np.flatnonzero(dark.any(0))
    return dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def drawn_by_matplotlib(font: Path, text: str) -> np.ndarray:
    """matplotlib lays text out with libraqm, which orders it with its own algorithm."""
    with mpl.rc_context({"text.hinting": "no_hinting", "text.parse_math": False}):
        figure = Figure(figsize=(8, 1), dpi=200)
        figure.text(0.05, 0.4, text, fontproperties=FontProperties(fname=str(font)), fontsize=20)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        return ink(np.asarray(canvas.buffer_rgba())[:, :, 0])


def page_with(text: str, font: Path, **options: Any) -> bytes:
    """A page with one paragraph in 20 points."""
    family = Family(FACTPRESS_SANS.name, companions=(companion(font),))
    theme = replace(LIGHT, family=family)
    style = resized(type_for(theme).body, fontSize=20, leading=30)
    document = Element("Document")
    stream = io.BytesIO()
    canvas = DrawingCanvas(
        stream, moment=datetime(2024, 5, 1), family=family, document=document, lang="en", **options
    )
    paragraph = TaggedParagraph(text, style, document.add("P"))
    paragraph.wrapOn(canvas, 500, 500)
    paragraph.drawOn(canvas, 50, 400)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize(
    "script",
    [
        "arabic",
        "hebrew",
        *(
            pytest.param(script, marks=[pytest.mark.fonts, needs_fonts])
            for script in ("devanagari", "thai", "japanese")
        ),
    ],
)
def test_text_looks_as_another_engine_draws_it(script):
    font, text = SHAPES[script]
    page = pypdfium2.PdfDocument(page_with(text, font))[0]
    ours = ink(np.asarray(page.render(scale=200 / 72).to_pil().convert("L")))
    theirs = drawn_by_matplotlib(font, text)
    assert abs(ours.shape[0] - theirs.shape[0]) <= 3
    assert abs(ours.shape[1] - theirs.shape[1]) <= 3
    height, width = (min(pair) for pair in zip(ours.shape, theirs.shape, strict=True))
    same = max(
        (ours[:height, :width] & np.roll(theirs, shift, 1)[:height, :width]).sum()
        for shift in range(-2, 3)
    )
    assert same / max(ours.sum(), theirs.sum()) > 0.85


@pytest.mark.fonts
@needs_fonts
@pytest.mark.parametrize("script", ["devanagari", "thai", "japanese"])
def test_the_words_are_read_back(script):
    font, text = SHAPES[script]
    content = page_with(f"Here: {text}.", font)
    tagged = TaggedPdf(content)
    assert [line for _, line in tagged.lines()] == [f"Here: {text}."]
    assert text in pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()


def test_places_in_the_markup_are_kept():
    content = page_with('שלום <a name="here"/>עולם <a href="#here">12 EUR</a>', DEJAVU)
    assert [text for _, text in TaggedPdf(content).lines()] == ["שלום עולם 12 EUR"]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        (annotation,) = pdf.pages[0].Annots
        left, _, right, _ = (float(each) for each in annotation.Rect)
    assert 50 < left < right < 550


@pytest.mark.slow
@pytest.mark.verapdf
@pytest.mark.fonts
@needs_fonts
@pytest.mark.skipif(not verapdf.is_installed(), reason="needs a JDK, libjaxb-java and the jar")
def test_reports_in_every_script_conform(report, tmp_path):
    more = "".join(f"\n      {text}\n" for _, text in SHAPES.values())
    fonts = [DEJAVU, DEVANAGARI, THAI, JAPANESE]
    every = built(written(tmp_path, FACTS + more, fonts))
    paths = [tmp_path / "one.pdf", tmp_path / "every.pdf"]
    for path, content in zip(paths, (report, every), strict=True):
        path.write_bytes(content)
    assert verapdf.failures(paths) == {path: [] for path in paths}
