"""The slides as a tagged PDF: what is read aloud, where links lead, and that all fits."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from factpress.charts.drawing import Drawing, PathMark
from factpress.deck.canvas import CANVAS, TYPE
from factpress.deck.model import Frame, PictureBox, SlideParagraph, TextRun, WebAddress
from factpress.deck.planning import plan_deck
from factpress.deck.templates.house import read_template
from factpress.handout.building import build_handout
from factpress.handout.setting import Families, set_paragraphs
from factpress.story.model import WebLink
from factpress.theme import DARK, HouseStyle
from factpress.typefaces.family import CALIBRI, FACTPRESS_SANS, Family
from tests.deck.house_templates import TEMPLATES
from tests.deck.samples import COST, WORDING, chart, inlines, section, slot, story, table
from tests.report.tag_checks import faults_of
from tests.report.tagged_pdf import TaggedPdf

ARIAL = Family("Arial")
HOUSE = HouseStyle()
FAMILIES = Families(CALIBRI, FACTPRESS_SANS)
BAR = PathMark("0 0 m 300 0 l 300 200 l 0 200 l h", "#075D96", None, 0, (), 0, 0, None)


def handout(style: HouseStyle = HOUSE, watermark: str = "") -> bytes:
    """A bridge told on slides: with points, a chart, a table, and what is not disclosed."""
    drawn, listed = slot(title="Steel is dear"), slot("table-1", "Table 1", "What it is made of")
    link = WebLink(inlines("the plan"), "https://example.org/plan")
    told = story(
        section(points=[inlines("It costs ", COST), inlines("See ", link)], exhibit=drawn),
        section("section-2", "The bridge is made of steel", exhibit=listed),
        watermark=watermark,
    )
    exhibits = {"figure-1": chart(drawn), "table-1": table(listed, rows=2)}
    plan = plan_deck(told, exhibits, WORDING, CANVAS, None, TYPE)
    drawing = Drawing(300, 200, "#FFFFFF", (BAR,), FACTPRESS_SANS)
    assert any(isinstance(box, PictureBox) for slide in plan.slides for box in slide.boxes)
    return build_handout(plan, {"figure-1": drawing}, style, style.theme.office_family)[0]


@pytest.fixture(scope="module")
def content() -> bytes:
    return handout()


READ = [
    "H1 A bridge for the island",
    "P Edition of 1 March 2024",
    "P Institute of Bridges",
    "P The bridge costs more than planned",
    "P The bridge is made of steel",
    "P TLP:GREEN",
    "H2 Bottom line",
    "P The bridge costs about 2 billion euros.",
    "P about",
    "P 2 billion",
    "P euros",
    "P Cost",
    "P F1: S1, page 3",
    "P TLP:GREEN",
    "H2 The bridge costs more than planned",
    "P Figure 1 Steel is dear",
    "Figure Figure 1. Steel is dear. A bar.",
    "Lbl •",
    "LBody It costs about 2 billion euros",
    "Lbl •",
    "LBody See the plan",
    "P Source: S1, page 3",
    "P TLP:GREEN",
    "H2 The bridge is made of steel",
    "P Table 1 What it is made of",
    "TH Item",
    "TH What it is",
    "TH Cost",
    "TH Item 0",
    "TD steel steel",
    "TD about 2 billion euros",
    "TH Item 1",
    "TD steel steel",
    "TD about 2 billion euros",
    "P TLP:GREEN",
    "H2 Sources of the figures",
    "TH No.",
    "TH What",
    "TH Value",
    "TH Source",
    "TH Slides",
    "TH F1",
    "TD Cost, 2024",
    "TD about 2 billion euros",
    "TD S1, page 3",
    "TD 2, 3, 4",
    "P TLP:GREEN",
    "H2 Sources",
    "P S1 Plan of the bridge. https://example.org/plan",
    "P What the source does not disclose",
    "P F1 Cost:",
    "Lbl •",
    "LBody price base",
    "Lbl •",
    "LBody margin",
    "P TLP:GREEN",
]


def test_it_is_read_as_the_slides_are(content):
    assert [f"{role} {text}" for role, text in TaggedPdf(content).lines()] == READ


def test_it_is_tagged_without_fault(content):
    assert faults_of(TaggedPdf(content)) == []


def test_the_same_slides_give_the_same_bytes(content):
    assert handout() == content


def test_numbers_lead_to_the_slide_of_their_sources(content):
    """On slide 3: the number among the points, the source below them, and a web address."""
    pdf = pikepdf.open(io.BytesIO(content))
    leads = [annotation for annotation in pdf.pages[2].Annots if "/Dest" in annotation]
    assert [pdf.pages.index(pikepdf.Page(each.Dest[0])) for each in leads] == [4, 5]
    (web,) = (annotation.A.URI for annotation in pdf.pages[2].Annots if "/A" in annotation)
    assert str(web) == "https://example.org/plan"


def test_pages_have_the_size_and_the_ground_of_the_slides(content):
    for style, ground in ((HOUSE, (255, 255, 255)), (HouseStyle(DARK), (22, 32, 42))):
        page = pypdfium2.PdfDocument(content if style is HOUSE else handout(style))[0]
        assert page.get_size() == (960, 540)
        assert page.render(scale=0.1).to_pil().convert("RGB").getpixel((90, 3)) == ground


TEXTS = [
    "The bridge costs about 2 billion euros, which is more than planned",
    "Мост стоит около двух миллиардов евро, что больше запланированного",
    "Կամուրջն արժե մոտ երկու միլիարդ եվրո, ինչը ծրագրվածից շատ է",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "ⅯⅯ 1 000 000 000 000 – ½",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("align", ["left", "center", "right"])
@pytest.mark.parametrize("embedded", [FACTPRESS_SANS, CALIBRI, ARIAL], ids=lambda each: each.name)
def test_no_line_is_wider_than_its_frame(text, align, embedded):
    """Whatever face is embedded, and whatever the deck is measured in."""
    frame = Frame(40, 60, 220, 300)
    runs = (TextRun(text, 20), TextRun(" in bold", 20, bold=True))
    paragraphs = [SlideParagraph(runs, bullet=True, align=align)]
    (placed,) = set_paragraphs(paragraphs, frame, "top", Families(CALIBRI, embedded))
    for line in placed.lines:
        assert line.pieces[0].left >= frame.left + 18 - 0.01
        assert line.pieces[-1].left + line.pieces[-1].width <= frame.right + 0.01
    said = " ".join("".join(each.run.text for each in line.pieces).strip() for line in placed.lines)
    assert said.replace(" ", "") == f"{text} in bold".replace(" ", "")


def test_text_stands_at_the_top_in_the_middle_or_at_the_bottom():
    """Two lines of 24 points in a frame of 100; Calibri's descent is 5 at a size of 20."""
    frame = Frame(0, 100, 400, 100)
    paragraphs = [SlideParagraph((TextRun(each, 20),), leading=24) for each in ("One", "Two")]
    baselines = {
        anchor: [
            round(line.baseline + 5, 1)
            for each in set_paragraphs(paragraphs, frame, anchor, FAMILIES)
            for line in each.lines
        ]
        for anchor in ("top", "middle", "bottom")
    }
    assert baselines == {"top": [124, 148], "middle": [150, 174], "bottom": [176, 200]}


def test_a_link_over_two_lines_is_one_link():
    link = WebAddress("https://example.org")
    runs = (TextRun("See the ", 20), TextRun("plan of the whole bridge", 20, link=link))
    (placed,) = set_paragraphs([SlideParagraph(runs)], Frame(0, 0, 180, 100), "top", FAMILIES)
    assert [[(each.run.text, each.number) for each in line.pieces] for line in placed.lines] == [
        [("See the ", 0), ("plan of the", 1)],
        [("whole bridge", 1)],
    ]


def test_watermark_and_marking_are_on_every_page_and_no_part_of_the_text() -> None:
    content = handout(watermark="DRAFT")
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    assert [page.count("DRAFT") for page in pages] == [1] * len(pages)
    assert [page.count("TLP:GREEN") for page in pages] == [2] * len(pages)
    tagged = TaggedPdf(content)
    assert "DRAFT" not in " ".join(text for _, text in tagged.lines())
    assert faults_of(tagged) == []


def test_foot_of_a_house_template_is_no_part_of_the_text() -> None:
    house = read_template(TEMPLATES["sixteen_to_nine"](), {})
    told = story(section(points=[inlines("It costs ", COST)]))
    plan = plan_deck(told, {}, WORDING, house.canvas, type_=house.type)
    content = build_handout(plan, {}, HOUSE, house.type.family)[0]
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    assert ["1 March 2024" in page for page in pages] == [True] * len(pages)
    read = [text for _, text in TaggedPdf(content).lines()]
    assert [text for text in read if "March" in text] == ["Edition of 1 March 2024"]


def test_a_word_that_is_broken_at_its_hyphen_stays_one_word():
    paragraph = SlideParagraph((TextRun("a self-propelled gun", 20),))
    (placed,) = set_paragraphs([paragraph], Frame(0, 0, 90, 100), "top", FAMILIES)
    assert [(line.pieces[0].run.text, line.ends_with_space) for line in placed.lines] == [
        ("a self-", False),
        ("propelled", True),
        ("gun", False),
    ]
