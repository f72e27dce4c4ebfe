"""Other scripts on slides: what office programs are told of them."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from factpress.deck.fitting import line_count, text_height
from factpress.deck.model import (
    DeckPlan,
    Frame,
    LayoutRole,
    Lettering,
    PlaceholderRole,
    Slide,
    SlideLink,
    SlideParagraph,
    TableBox,
    TableCell,
    TableRow,
    TextBox,
    TextRun,
)
from factpress.deck.scripts import with_scripts
from factpress.typefaces.family import CALIBRI, Family
from tests.companions import DEJAVU, DEVANAGARI, JAPANESE, companion, needs_fonts
from tests.conftest import build_bytes
from tests.report.test_scripts import FACTS, written

NUMBER = TextRun("700 to 800 EUR", 20, link=SlideLink("ledger"), figure="spending")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FAMILY = Family(CALIBRI.name, companions=(companion(DEJAVU),), is_named_only=True)


def planned(*boxes: TextBox | TableBox) -> DeckPlan:
    slide = Slide("one", LayoutRole.EXHIBIT_WITH_TEXT, boxes)
    return DeckPlan("", "", "", "en-GB", date(2024, 5, 1), 960, 540, (slide,), (), {})


def box(
    *runs: TextRun, place: PlaceholderRole | None = PlaceholderRole.BODY, **options: str
) -> TextBox:
    paragraph = SlideParagraph(runs, **options)  # type: ignore[arg-type]
    return TextBox("Text", Frame(0, 0, 400, 100), (paragraph,), place)


def told(given: TextBox, family: Family = FAMILY) -> SlideParagraph:
    (slide,) = with_scripts(planned(given), family).slides
    (found,) = slide.boxes
    assert isinstance(found, TextBox)
    return found.paragraphs[0]


def letterings(paragraph: SlideParagraph) -> list[tuple[str, str, str]]:
    none = Lettering("", "", is_east_asian=False)
    told = [(run.text, run.lettering or none) for run in paragraph.runs]
    return [(text, lettering.typeface, lettering.language) for text, lettering in told]


def test_a_stretch_names_its_typeface_and_language():
    paragraph = told(box(TextRun("The word שלום means peace", 20)))
    assert letterings(paragraph) == [
        ("The word ", "", ""),
        ("שלום", "DejaVu Sans", "he-IL"),
        (" means peace", "", ""),
    ]
    assert (paragraph.right_to_left, paragraph.align) == (False, "left")


@pytest.mark.parametrize(
    ("text", "language"),
    [("مرحبا", "ar-SA"), ("שלום", "he-IL"), ("ߒߞߏ", "x-none")],
)
def test_a_script_of_several_languages_is_read_in_the_most_frequent(text, language):
    assert letterings(told(box(TextRun(text, 20)))) == [(text, "DejaVu Sans", language)]


@pytest.mark.parametrize(
    ("place", "align"),
    [
        (PlaceholderRole.BODY, "right"),
        (PlaceholderRole.TITLE, "right"),
        (PlaceholderRole.SUBTITLE, "left"),
        (None, "left"),
    ],
)
def test_a_paragraph_that_begins_with_hebrew_runs_from_right_to_left(place, align):
    paragraph = told(box(TextRun("שלום to all", 20), place=place))
    assert (paragraph.right_to_left, paragraph.align) == (True, align)


def test_a_number_keeps_its_order_and_typeface_in_it():
    paragraph = told(box(NUMBER, TextRun(" הוצאות", 20)))
    assert paragraph.right_to_left
    assert paragraph.runs[0].text == "\u200e700 to 800 EUR\u200e"
    assert paragraph.runs[0].lettering == Lettering("Calibri", "en-GB", is_east_asian=False)


def test_a_footer_runs_as_the_document_does():
    paragraph = told(box(TextRun("מים · Edition", 9), place=PlaceholderRole.FOOTER))
    assert paragraph.right_to_left is None


def test_cells_of_tables_are_told_too():
    cell = TableCell((SlideParagraph((TextRun("שלום", 12),)),))
    table = TableBox("T", Frame(0, 0, 100, 20), (100,), (TableRow((cell,), 20, 2),), "", 0)
    (slide,) = with_scripts(planned(table), FAMILY).slides
    (found,) = slide.boxes
    assert isinstance(found, TableBox)
    (paragraph,) = found.rows[0].cells[0].paragraphs
    assert (paragraph.right_to_left, paragraph.align) == (True, "left")


def test_latin_text_is_left_as_it_is():
    given = box(TextRun("Spending rises", 20), NUMBER)
    assert told(given) == replace(given.paragraphs[0], right_to_left=False)


def test_room_is_kept_for_the_font():
    latin = SlideParagraph((TextRun("Spending", 20),))
    arabic = SlideParagraph((TextRun("الإنفاق على المياه", 20),))
    assert text_height((arabic,), FAMILY, 400) > text_height((latin,), FAMILY, 400)
    assert line_count(arabic, FAMILY, 90) > 1


@pytest.mark.fonts
@needs_fonts
def test_east_asian_letters_have_a_typeface_of_their_own_kind():
    family = Family(CALIBRI.name, companions=(companion(JAPANESE), companion(DEVANAGARI)))
    paragraph = told(box(TextRun("水の हिन्दी", 20)), family)
    assert [run.lettering and run.lettering.is_east_asian for run in paragraph.runs] == [
        True, None, False,
    ]  # fmt: skip


def test_the_deck_says_it_in_the_words_of_office_programs(tmp_path):
    deck = build_bytes(written(tmp_path, FACTS, [DEJAVU]), tmp_path).deck
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        slides = [
            etree.fromstring(archive.read(name))
            for name in sorted(archive.namelist())
            if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)
        ]
    paragraphs = [each for slide in slides for each in slide.iter(f"{A}p")]
    (headline,) = [
        each for each in paragraphs
        if "رأس المال" in "".join(each.itertext()) and "\u200e" in "".join(each.itertext())
    ]  # fmt: skip
    assert headline[0].get("rtl") == "1"
    assert headline[0].get("algn") == "r"
    properties = headline.find(f"{A}r/{A}rPr")
    assert properties.find(f"{A}cs").get("typeface") == "DejaVu Sans"
    assert properties.get("lang") == "ar-SA"
    (label,) = [each for each in paragraphs if "".join(each.itertext()).startswith("ליטרים ביום")][
        :1
    ]
    assert label.find(f"{A}r/{A}rPr").get("lang") == "he-IL"
