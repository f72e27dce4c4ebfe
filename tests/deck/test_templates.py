"""Templates of houses: what is chosen from them, what they are refused for, what they keep."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import pytest
from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from xlsxwriter import Workbook

from factpress.charts.model import Chart
from factpress.deck.fitting import text_height
from factpress.deck.model import LayoutRole, Picture, PlaceholderRole, TextBox, Tone
from factpress.deck.planning import plan_deck
from factpress.deck.templates.describing import described, warnings
from factpress.deck.templates.dressing import dressed
from factpress.deck.templates.house import HouseTemplate, read_template
from factpress.deck.templates.opening import TemplateRefused
from factpress.theme import contrast
from tests.deck.house_templates import TEMPLATES, new, saved
from tests.deck.package_checks import package_faults
from tests.deck.samples import (
    COST,
    PNG,
    SVG,
    WORDING,
    build_deck,
    chart,
    draw,
    inlines,
    section,
    slot,
    story,
    table,
)
from tests.deck.scripts import WORDS, sections

SVG_TYPE = "image/svg+xml"
EVERY = pytest.mark.parametrize("name", TEMPLATES)
Changes = Mapping[str, Callable[[bytes], bytes] | None]


@pytest.fixture(scope="module")
def read() -> Callable[[str], HouseTemplate]:
    """A template read; for looking at only, since a deck that is written uses it up."""
    found = {name: read_template(make(), {}) for name, make in TEMPLATES.items()}
    return found.__getitem__


@pytest.fixture(scope="module")
def built() -> Callable[[str], bytes]:
    return {name: deck(make()) for name, make in TEMPLATES.items()}.__getitem__


def deck(template: bytes, named: Mapping[str, str] | None = None) -> bytes:
    """A deck with a slide of every kind."""
    figure, small = slot(title="Costs have doubled"), slot("table-1", "Table 1")
    points = (inlines("It costs ", COST), inlines("It opens later than was said"))
    sections = (
        section(points=points, exhibit=figure),
        section("section-2", "Three things are bought", points=points, exhibit=small),
        section("section-3", "The bridge is late", points=points),
    )
    exhibits = {"figure-1": chart(figure), "table-1": table(small, 3)}
    house = read_template(template, named or {})
    plan = plan_deck(story(*sections), exhibits, WORDING, house.canvas, type_=house.type)
    return build_deck(plan, house.canvas, exhibits, draw, template=house)


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content: bytes, changes: Changes) -> bytes:
    """The file with some members changed, or taken out where the change is None."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members(content).items():
            change = changes.get(name, bytes)
            if change is not None:
                archive.writestr(name, change(member))
    return stream.getvalue()


def replaced(*pairs: tuple[str, str]) -> Callable[[bytes], bytes]:
    def change(member: bytes) -> bytes:
        for old, new_ in pairs:
            assert old.encode() in member
            member = member.replace(old.encode(), new_.encode())
        return member

    return change


# What is chosen


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("four_to_three", ["Title Slide", "Title and Content", "Title Only", "Two Content"]),
        ("sixteen_to_nine", ["Title Slide", "Title and Content", "Title Only", "Two Content"]),
        ("odd_sizes", ["Title Slide", "Title and Content", "Title Only", "Two Content"]),
        ("dark_master", ["Title Slide", "Title and Content", "Title Only", "Two Content"]),
        ("no_body", ["Title Slide", "Title Only", "Title Only", "Title Only"]),
        (
            "right_hand_title",
            ["Title Slide", "Title and Content", "Title and Content", "Title and Content"],
        ),
    ],
)
def test_layouts_are_chosen_by_their_placeholders(read, name, chosen):
    assert [each.layout.name for each in read(name).choices.values()] == chosen


def test_the_names_of_layouts_say_nothing():
    presentation = Presentation(io.BytesIO(TEMPLATES["sixteen_to_nine"]()))
    for number, layout in enumerate(presentation.slide_layouts):
        layout._element.find(qn("p:cSld")).set("name", f"Folie {number}")
    chosen = read_template(saved(presentation), {}).choices
    assert [each.layout.number for each in chosen.values()] == [0, 1, 3, 2]


def test_a_name_in_the_theme_goes_before_the_choice():
    named = {"exhibit": "Title and Content"}
    chosen = read_template(TEMPLATES["sixteen_to_nine"](), named).choices[LayoutRole.EXHIBIT]
    assert (chosen.layout.name, chosen.is_fallback) == ("Title and Content", False)


def test_placeholders_that_share_an_id_become_free_boxes():
    template = read_template(edited(one_id), {})
    assert template.choices[LayoutRole.TEXT].layout.name == "Title and Content"
    assert list(template.places(LayoutRole.TEXT)) == [PlaceholderRole.TITLE]
    assert list(warnings(template)) == [
        "Text stands in free boxes, because placeholders share an id: in 'Title Slide', "
        "'Title and Content' and 'Two Content' and 1 more."
    ]
    plan = plan_deck(story(section()), {}, WORDING, template.canvas, type_=template.type)
    for slide in dressed(plan, template).slides:
        kept = [box.placeholder for box in slide.boxes if isinstance(box, TextBox)]
        assert set(kept) == {PlaceholderRole.TITLE, None}


def test_content_stands_where_the_layout_has_it(read):
    canvas = read("sixteen_to_nine").canvas
    # The insets of PowerPoint's text boxes are 7.2 and 3.6 points.
    assert (canvas.title.left, canvas.title.top) == pytest.approx((0.6 * 72 + 7.2, 0.4 * 72 + 3.6))
    assert (canvas.content.left, canvas.content.top) == pytest.approx((50.4, 1.6 * 72 + 3.6))
    assert canvas.main.right < canvas.side.left
    assert canvas.side.right == pytest.approx(canvas.content.right)


def test_columns_of_unlike_width_are_kept(read):
    canvas = read("odd_sizes").canvas
    assert canvas.main.width == pytest.approx(6.7 * 72 - 14.4)
    assert canvas.side.left == pytest.approx(9.2 * 72 + 7.2)


def test_a_title_too_low_for_two_lines_is_given_room(read):
    canvas = read("odd_sizes").canvas
    assert canvas.title.height > 60
    assert canvas.title.bottom < canvas.content.top


def test_beside_a_title_at_the_right_an_exhibit_has_a_slide_of_its_own(read):
    canvas = read("right_hand_title").canvas
    assert canvas.side is None
    assert canvas.content.right < canvas.title.left


@EVERY
def test_no_area_overlaps_another(read, name):
    canvas = read(name).canvas
    for area in (canvas.title, canvas.content):
        assert 0 <= area.left < area.right <= canvas.width
        assert 0 <= area.top < area.bottom <= canvas.height
    foot = canvas.foot
    for area in (foot.footer, foot.marking, foot.number):
        assert area is None or area.top >= canvas.content.bottom


def test_what_lies_beyond_a_slide_that_was_made_smaller_is_left_out():
    presentation = Presentation(io.BytesIO(TEMPLATES["four_to_three"]()))
    presentation.slide_height = 5_143_500
    canvas = read_template(saved(presentation), {}).canvas
    content, foot = canvas.content, canvas.foot
    assert (canvas.width, canvas.height) == (720, 405)
    assert 0 <= content.top < content.bottom <= foot.marking.top
    assert foot.marking.bottom <= 405
    assert (foot.has_footer, foot.number, foot.date) == (False, None, None)


def test_small_slides_have_small_type():
    presentation = Presentation(io.BytesIO(TEMPLATES["four_to_three"]()))
    presentation.slide_width, presentation.slide_height = 9_144_000, 5_143_500
    template = read_template(saved(presentation), {})
    assert template.size == (720, 405)
    assert template.type.points == (15, 14, 13.5)
    drawn = []

    def note(_: Chart, width: float, height: float) -> Picture:
        drawn.append((width, height))
        return draw(_, width, height)

    place = slot()
    exhibits = {place.name: chart(place)}
    canvas = template.canvas
    plan = plan_deck(story(section(exhibit=place)), exhibits, WORDING, canvas, type_=template.type)
    build_deck(plan, canvas, exhibits, note, template=template)
    content = canvas.content
    assert drawn == [pytest.approx((content.width / 0.75, content.height / 0.75))]


@EVERY
@pytest.mark.parametrize("language", WORDS)
def test_every_text_is_planned_to_fit(read, name, language):
    template = read(name)
    told = story(*sections(language)[::3])
    plan = plan_deck(told, {}, WORDING, template.canvas, type_=template.type)
    scale = template.type
    for slide in plan.slides:
        cover = slide.layout is LayoutRole.TITLE
        for box in slide.boxes:
            if isinstance(box, TextBox):
                is_title = box.placeholder is PlaceholderRole.TITLE
                head = scale.cover_head if cover else scale.head
                family = head.family if is_title else scale.family
                needed = text_height(box.paragraphs, family, box.frame.width)
                assert needed <= box.frame.height + 0.01, (slide.id, box.name)
                assert box.frame.bottom <= template.size[1]


def test_a_headline_takes_one_line_if_a_smaller_size_lets_it(read):
    template = read("four_to_three")
    told = story(section(headline="Defence spending is to nearly double in about two years"))
    plan = plan_deck(told, {}, WORDING, template.canvas, type_=template.type)
    title = plan.slides[2].boxes[0]
    assert [run.size for run in title.paragraphs[0].runs] == [26]
    long = "Defence spending is to nearly double in two years, and France turns supplier"
    plan = plan_deck(
        story(section(headline=long)), {}, WORDING, template.canvas, type_=template.type
    )
    assert plan.slides[2].boxes[0].paragraphs[0].runs[0].size == 28


# Colours and typefaces


def test_colours_are_chosen_by_contrast(read):
    palette = read("sixteen_to_nine").palette
    # accent1 is F2A900, with a contrast of 2.0 on white.
    assert palette.theme.accents[0] == "#00693E"
    assert palette.tones[Tone.ACCENT] == "accent2"


@EVERY
def test_every_colour_of_text_can_be_read(read, name):
    template = read(name)
    colours = {**template.scheme.colours, **{each: each for each in template.palette.tones.values()
               if each.startswith("#")}}  # fmt: skip
    for tone in (Tone.INK, Tone.MUTED, Tone.ACCENT, Tone.LINK):
        colour = colours[template.palette.tones[tone]]
        assert contrast(colour, template.ground.colour) >= 4.5
    for accent in template.palette.theme.accents:
        assert contrast(accent, template.ground.colour) >= 3


def test_a_dark_master_makes_dark_charts(read):
    template = read("dark_master")
    assert template.palette.theme.is_dark
    assert template.palette.theme.paper == template.ground.colour == "#0B1F33"
    assert template.palette.tones[Tone.INK] == "tx1"


def test_a_picture_as_ground_is_told():
    master = "ppt/slideMasters/slideMaster1.xml"
    fill = "<p:bgPr><a:blipFill><a:blip/></a:blipFill><a:effectLst/></p:bgPr>"
    start = b"<p:bg>"

    def painted(member: bytes) -> bytes:
        head, rest = member.split(start)
        return head + start + fill.encode() + b"</p:bg>" + rest.split(b"</p:bg>")[1]

    template = read_template(changed(TEMPLATES["four_to_three"](), {master: painted}), {})
    assert not template.ground.is_certain
    assert any("a picture or a gradient" in line for line in warnings(template))


def test_text_is_measured_in_the_typefaces_of_the_template(read):
    template = read("odd_sizes")
    assert (template.type.head.family.name, template.type.family.name) == (
        "Arial",
        "Times New Roman",
    )
    known = read_template(TEMPLATES["odd_sizes"](), {}, template.type.head.family)
    assert known.type.head.family is template.type.head.family


# The deck


@EVERY
def test_the_deck_is_sound(built, name):
    assert package_faults(built(name)) == []


@EVERY
def test_the_same_template_gives_the_same_bytes(built, name):
    assert deck(TEMPLATES[name]()) == built(name)


@EVERY
def test_every_part_of_the_template_stays_or_is_told(read, built, name):
    before, after = members(TEMPLATES[name]()), members(built(name))
    told = set(read(name).opened.changed) | {"[Content_Types].xml", "_rels/.rels"}
    told |= {part.replace("/", "/_rels/").replace("ppt/_rels", "ppt") + ".rels" for part in told}
    told |= {"ppt/_rels/presentation.xml.rels", "ppt/slides/_rels/slide1.xml.rels"}
    lost = {part for part in before if after.get(part) != before[part]}
    assert lost <= told
    assert "ppt/slideMasters/slideMaster1.xml" in before.keys() - lost
    assert "ppt/theme/theme1.xml" in before.keys() - lost


def test_pictures_of_the_master_are_no_hindrance():
    """Office numbers a picture and its SVG one after the other."""
    presentation = new()
    master = presentation.slide_master.part
    for name, kind, content in (("image1.png", CT.PNG, PNG), ("image2.svg", SVG_TYPE, SVG)):
        part = Part(PackURI(f"/ppt/media/{name}"), kind, master.package, content)
        master.relate_to(part, RT.IMAGE)
    content = deck(saved(presentation))
    assert package_faults(content) == []
    media = sorted(name for name in members(content) if "/media/" in name)
    assert media == [f"ppt/media/image{name}" for name in ("1.png", "1.svg", "2.png", "2.svg")]


@EVERY
def test_sample_slides_are_gone(built, name):
    content = built(name)
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(content)).slides]
    assert "Sample slide" not in titles
    assert b"Sample slide" not in b"".join(members(content).values())
    assert titles[0] == "A bridge for the island"


@EVERY
def test_placeholders_are_those_of_the_layout(built, name):
    for slide in Presentation(io.BytesIO(built(name))).slides:
        offered = {each.placeholder_format.idx for each in slide.slide_layout.placeholders}
        assert {each.placeholder_format.idx for each in slide.placeholders} <= offered
        assert all(each.has_text_frame for each in slide.placeholders)


@EVERY
def test_footer_date_and_number_are_carried_over(built, name):
    slide = Presentation(io.BytesIO(built(name))).slides[1]
    foot = {
        each.placeholder_format.type.name: each.text_frame.text
        for each in slide.placeholders
        if each.placeholder_format.idx >= 10
    }
    assert foot["DATE"] == "1 March 2024"
    assert foot["FOOTER"].startswith("A bridge for the island")
    assert foot["SLIDE_NUMBER"] == "‹#›"


@EVERY
def test_titles_look_as_the_layout_has_them(built, name):
    for slide in Presentation(io.BytesIO(built(name))).slides:
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            assert run._r.rPr.find(qn("a:latin")) is None
            assert run._r.rPr.find(qn("a:solidFill")) is None
            assert run.font.size is not None


def test_a_potx_serves_as_well():
    potx = changed(
        TEMPLATES["sixteen_to_nine"](),
        {"[Content_Types].xml": replaced(("presentation.main+xml", "template.main+xml"))},
    )
    content = deck(potx)
    assert package_faults(content) == []
    assert b"template.main+xml" not in members(content)["[Content_Types].xml"]


def test_a_template_without_notes_gets_a_master_for_them(built):
    names = members(built("no_body"))
    assert "ppt/notesMasters/notesMaster1.xml" in names
    root = etree.fromstring(names["ppt/presentation.xml"])
    order = [etree.QName(child).localname for child in root]
    assert order[:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]


# What is refused


def declared_huge(content: bytes) -> bytes:
    """The first member of the directory is said to unpack to 2 GB."""
    at = content.index(b"PK\x01\x02") + 24
    return content[:at] + struct.pack("<I", 2**31 - 1) + content[at + 4 :]


def many_parts() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"{number}", b"")
    return stream.getvalue()


def workbook() -> bytes:
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet()
    return stream.getvalue()


def without_layouts(content: bytes) -> bytes:
    def bare(member: bytes) -> bytes:
        root = etree.fromstring(member)
        root.remove(root.find(qn("p:sldLayoutIdLst")))
        return etree.tostring(root)

    return changed(content, {"ppt/slideMasters/slideMaster1.xml": bare})


def edited(edit: Callable[[etree._Element], None]) -> bytes:
    """The template of 4:3 with every layout edited."""
    presentation = new()
    for layout in presentation.slide_layouts:
        edit(layout._element)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def without_titles(layout: etree._Element) -> None:
    for place in layout.iter(qn("p:ph")):
        if place.get("type") in {"title", "ctrTitle"}:
            place.set("type", "pic")


def one_id(layout: etree._Element) -> None:
    for place in layout.iter(qn("p:ph")):
        place.set("idx", "7")


def sideways(layout: etree._Element) -> None:
    for place in layout.iter(qn("p:ph")):
        place.set("orient", "vert")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAIN = TEMPLATES["four_to_three"]
TYPES = "[Content_Types].xml"
STRICT = ("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")
MACROS = ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
          "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: b"", "it is no PowerPoint file"),
        (lambda: b"%PDF-1.7", "it is no PowerPoint file"),
        (lambda: OLE + b"PowerPoint Document", "it is a file of PowerPoint 97 to 2003"),
        (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "it is protected with a password"),
        (lambda: PLAIN()[:5000], "it is damaged"),
        (workbook, "it is no PowerPoint file"),
        (lambda: declared_huge(PLAIN()), "it unpacks to more than 300 MB or 5,000 parts"),
        (many_parts, "it unpacks to more than 300 MB or 5,000 parts"),
        (lambda: changed(PLAIN(), {TYPES: replaced(MACROS)}), "it holds macros"),
        (
            lambda: changed(PLAIN(), {"_rels/.rels": replaced(STRICT)}),
            "it is written in the strict form of Open XML",
        ),
        (
            lambda: changed(PLAIN(), {"ppt/presentation.xml": lambda member: member[:900]}),
            "its parts cannot be read",
        ),
        (
            lambda: changed(PLAIN(), {"ppt/theme/theme1.xml": lambda member: member[:900]}),
            "its layouts or its theme are damaged",
        ),
        (lambda: without_layouts(PLAIN()), "it has no slide layouts"),
        (
            lambda: edited(without_titles),
            "none of its layouts has a place for a horizontal headline",
        ),
        (
            lambda: edited(sideways),
            "none of its layouts has a place for a horizontal headline",
        ),
    ],
)
def test_what_cannot_serve_is_refused_with_a_sentence(content, reason):
    with pytest.raises(TemplateRefused) as refused:
        read_template(content(), {})
    assert str(refused.value) == reason
    assert refused.value.hint.endswith(".")


def test_a_layout_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(TemplateRefused) as refused:
        read_template(PLAIN(), {"text": "Title and Contents"})
    assert str(refused.value) == "it has no layout 'Title and Contents', which is named for 'text'"
    assert refused.value.hint == "Did you mean 'Title and Content'?"


# What is told of it


def test_a_template_is_described(read):
    lines = list(described(read("dark_master")))
    assert lines[0] == "Slides of 13.33 by 7.50 inches, 4 layouts"
    assert "exhibit            Title Only         5.0" in lines
    assert "accent1  #1F3A5F  1.4                  nothing" in lines
    assert "Charts: #5BC0EB, #FDE74C, #C44E08, #9D80DD" in lines
    assert "  ppt/slides/slide1.xml" in lines
    assert lines[-1] == (
        "  The widths of 'Trebuchet MS' are not known; text is set as for a wide typeface."
    )


def test_what_has_no_layout_is_told(read):
    told = list(warnings(read("no_body")))
    assert told == [
        "No layout suits 'text'; 'Title Only' is taken, with free boxes.",
        "No layout suits 'exhibit with text'; 'Title Only' is taken, with free boxes.",
    ]


def test_the_points_fill_the_place_of_the_layout(built, read):
    places = read("sixteen_to_nine").places(LayoutRole.EXHIBIT_WITH_TEXT)
    assert places[PlaceholderRole.SIDE]["idx"] == "2"
    slide = Presentation(io.BytesIO(built("sixteen_to_nine"))).slides[2]
    side = next(each for each in slide.placeholders if each.placeholder_format.idx == 2)
    assert side.text_frame.paragraphs[0].text == "It costs about 2 billion euros"
