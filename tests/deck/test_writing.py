"""The written file, read back with python-pptx and as XML."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from factpress.deck.model import Frame
from factpress.deck.writing import deck_package
from factpress.theme import LIGHT
from tests.deck.package_checks import package_faults
from tests.deck.parts import parts_of
from tests.deck.samples import (
    COST,
    PNG,
    SVG,
    chart,
    deck_of,
    inlines,
    linked_plan,
    section,
    slot,
    story,
    table,
)

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def built(*sections, exhibits=None, **more) -> bytes:
    return deck_of(story(*sections, **more), exhibits)


@pytest.fixture(scope="module")
def deck() -> bytes:
    figure, small = slot(title="Costs have doubled"), slot("table-1", "Table 1")
    points = (inlines("It costs ", COST), inlines("<b>Tags</b> & {braces} =1+1 stay text\x0b"))
    return built(
        section(points=points, exhibit=figure),
        section("section-2", "Three things are bought", points=points, exhibit=small),
        exhibits={"figure-1": chart(figure), "table-1": table(small, 3)},
    )


@pytest.fixture(scope="module")
def slides(deck):
    return list(Presentation(io.BytesIO(deck)).slides)


def parts(deck: bytes, start: str = "ppt/slides/slide") -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.startswith(start) and name.endswith(".xml")
        }


def test_the_same_story_gives_the_same_bytes():
    assert built(section()) == built(section())


def test_no_member_has_a_date_and_they_come_in_order(deck):
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        infos = archive.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    names = [info.filename for info in infos]
    assert names[:3] == ["[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"]


def test_properties_are_those_of_the_story(deck):
    properties = Presentation(io.BytesIO(deck)).core_properties
    assert properties.title == "A bridge for the island"
    assert properties.author == "Institute of Bridges"
    assert properties.language == "en-GB"
    assert properties.created == properties.modified == datetime(2024, 3, 1)
    assert properties.last_modified_by == ""
    assert properties.comments == ""


def test_nothing_of_the_sample_deck_of_the_library_is_left(deck):
    contents = parts_of(deck).contents
    others = {name.split("/")[0] for name in contents} - {"ppt", "_rels"}
    assert others == {"[Content_Types].xml", "docProps"}
    assert [name for name in contents if name.startswith("docProps/")] == ["docProps/core.xml"]
    assert not [name for name in contents if "printer" in name or "thumbnail" in name]
    for content in contents.values():
        assert b"Canny" not in content
        assert b"python-pptx" not in content
        assert b"PowerPoint Presentation" not in content


def test_titles_stand_in_title_placeholders_and_come_first(slides):
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        "A bridge for the island",
        "Bottom line",
        "The bridge costs more than planned",
        "Three things are bought",
        "Sources of the figures",
        "Sources",
    ]
    for slide in slides:
        assert slide.shapes[0] == slide.shapes.title


def test_foot_and_points_are_placeholders(slides):
    kinds = [str(each.placeholder_format.type).split(" ")[0] for each in slides[2].placeholders]
    assert sorted(kinds) == ["BODY", "FOOTER", "SLIDE_NUMBER", "TITLE"]
    fields = list(slides[2].element.iter(f"{A}fld"))
    assert [field.get("type") for field in fields] == ["slidenum"]


def test_every_placeholder_of_a_slide_is_one_of_its_layout(slides):
    for slide in slides:
        offered = {each.placeholder_format.idx for each in slide.slide_layout.placeholders}
        assert {each.placeholder_format.idx for each in slide.placeholders} <= offered


def test_pictures_have_alt_text_and_an_svg_twin(slides):
    picture = next(shape for shape in slides[2].shapes if shape.shape_type == 13)
    properties = picture._element.find(f".//{P}cNvPr")
    assert properties.get("descr") == "Figure 1. Costs have doubled. A bar."
    svg = picture._element.find(".//{*}svgBlip").get(f"{R}embed")
    assert slides[2].part.related_part(svg).blob == SVG
    assert picture.image.blob == PNG


def test_tables_have_a_head_alt_text_and_explicit_sizes(slides):
    frame = next(shape for shape in slides[3].shapes if shape.has_table)
    assert frame.table.first_row
    assert frame._element.find(f".//{P}cNvPr").get("descr").startswith("Table. Table 1:")
    assert [cell.text for cell in frame.table.rows[0].cells] == ["Item", "What it is", "Cost"]
    assert sum(row.height for row in frame.table.rows) == pytest.approx(frame.height, abs=5)


def test_numbers_lead_to_the_ledger(slides):
    points = next(shape for shape in slides[2].placeholders if shape.placeholder_format.idx == 2)
    run = points.text_frame.paragraphs[0].runs[1]
    click = run._r.find(f".//{A}hlinkClick")
    assert run.text == "about 2 billion euros"
    assert click.get("action") == "ppaction://hlinksldjump"
    assert slides[2].part.related_part(click.get(f"{R}id")) is slides[4].part


def test_addresses_lead_to_the_web(slides):
    body = next(shape for shape in slides[5].placeholders if shape.placeholder_format.idx == 1)
    links = [run.hyperlink.address for run in body.text_frame.paragraphs[0].runs]
    assert links == [None, None, None, "https://example.org/plan"]


def test_text_is_never_interpreted(slides):
    points = next(shape for shape in slides[2].placeholders if shape.placeholder_format.idx == 2)
    assert points.text_frame.paragraphs[1].text == "<b>Tags</b> & {braces} =1+1 stay text"


def test_every_run_has_a_size_of_its_own(deck):
    for root in parts(deck).values():
        for run in (*root.iter(f"{A}r"), *root.iter(f"{A}fld")):
            assert run.find(f"{A}rPr").get("sz")


def test_no_box_relies_on_the_program_to_fit_its_text(deck):
    for root in parts(deck).values():
        for body in root.iter(f"{P}txBody"):
            assert body.find(f"{A}bodyPr/{A}noAutofit") is not None


def test_notes_are_written(slides):
    text = slides[2].notes_slide.notes_text_frame.text
    assert "F1 Cost: about 2 billion euros (S1, page 3)" in text
    assert "Bridge | 2" in text
    assert not slides[0].has_notes_slide


def test_sections_are_named(deck):
    root = parts(deck, "ppt/presentation")["ppt/presentation.xml"]
    names = [each.get("name") for each in root.iter("{*}section")]
    assert names == ["Bottom line", "Findings", "Sources"]


def test_the_theme_carries_the_colours_and_the_typeface(deck):
    theme = parts(deck, "ppt/theme/theme1")["ppt/theme/theme1.xml"]
    colours = {
        each.tag.rpartition("}")[2]: each[0].get("val") for each in theme.find(f".//{A}clrScheme")
    }
    assert "#" + colours["accent1"] == LIGHT.accent
    assert "#" + colours["dk1"] == LIGHT.ink
    assert {each.get("typeface") for each in theme.iter(f"{A}latin")} == {"Calibri"}


def test_the_slides_are_wide(deck):
    presentation = Presentation(io.BytesIO(deck))
    assert (presentation.slide_width, presentation.slide_height) == (Pt(960), Pt(540))
    assert [layout.name for layout in presentation.slide_layouts] == [
        "Title",
        "Headline and text",
        "Headline and exhibit",
        "Headline, exhibit and points",
    ]


@pytest.mark.parametrize(
    "text",
    ["Donaudampfschifffahrtsgesellschaft " * 9, "Պաշտպանության բյուջեն " * 9, "x" * 500],
)
def test_long_words_and_other_scripts_make_a_sound_package(text):
    data = built(section(points=[inlines(text)] * 9), key_figures=())
    assert package_faults(data) == []


def test_a_picture_keeps_its_shape():
    assert Frame(10, 20, 100, 100).fitted(2, 1) == Frame(10, 20, 100, 50)
    assert Frame(10, 20, 400, 100).fitted(2, 1) == Frame(10, 20, 200, 100)


@pytest.mark.slow
def test_a_thousand_slides_that_lead_to_each_other():
    deck = parts_of(deck_package(linked_plan(1200), {}).to_bytes())
    assert deck.slides == [f"ppt/slides/slide{number}.xml" for number in range(1, 1201)]
    assert deck.related("ppt/slides/slide7.xml", "slide") == ["ppt/slides/slide8.xml"]


def master_of(**more: object) -> etree._Element:
    (master,) = parts(built(section(), **more), "ppt/slideMasters/slideMaster").values()
    return master


def texts_of_master(master: etree._Element) -> list[tuple[str, str]]:
    """Name and text of each shape of the master, from back to front."""
    return [
        (
            next(shape.iter("{*}cNvPr")).get("name", ""),
            "".join(each.text or "" for each in shape.iter("{*}t")),
        )
        for shape in master.iter("{*}sp")
    ]


def test_watermark_and_marking_stand_on_the_master_behind_all_else():
    master = master_of(watermark="DRAFT", marking="TLP:RED")
    assert texts_of_master(master)[:2] == [("Watermark", "DRAFT"), ("Marking", "TLP:RED")]
    watermark, marking, *_ = master.iter("{*}sp")
    for shape in (watermark, marking):
        assert next(shape.iter("{*}decorative")).get("val") == "1"
    colours = [each.get("val") for each in marking.iter("{*}srgbClr")]
    assert colours == ["000000", "FF2B2B"]
    assert next(marking.iter("{*}rPr")).get("sz") == "1200"
    turned = int(next(watermark.iter("{*}xfrm")).get("rot", "0")) / 60000
    assert 330 < turned < 331


def test_without_watermark_and_marking_the_master_has_its_places_alone():
    names = [name for name, _ in texts_of_master(master_of(marking=""))]
    assert names == ["Title", "Text", "Footer", "Slide number"]
