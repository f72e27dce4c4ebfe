"""A sound deck, and what is done to it, in one way at a time, to see that each is noticed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.util import Pt

from tests.deck.parts import A, C
from tests.deck.samples import (
    COST,
    chart,
    deck_of,
    inlines,
    section,
    slot,
    story,
    table,
)

Members = dict[str, bytes]
Break = Callable[[Members], Iterable[tuple[str, bytes]]]

PRESENTATION = "ppt/presentation.xml"
TYPES = "[Content_Types].xml"
WITH_CHART = "ppt/slides/slide3.xml"
WITH_TABLE = "ppt/slides/slide4.xml"
CHART = "ppt/charts/chart1.xml"
WORKBOOK = "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"

_ERROR_BARS = (
    '<c:errBars xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:errBarType val="plus"/><c:errValType val="fixedVal"/><c:val val="1"/></c:errBars>'
)


def sound_deck() -> bytes:
    """Slides with a picture, a chart that can be edited, tables, links, notes, and sections."""
    figure, small = slot(title="Costs have doubled"), slot("table-1", "Table 1")
    points = (inlines("It costs ", COST),)
    deck = deck_of(
        story(
            section(points=points, exhibit=figure),
            section("section-2", "Three things are bought", points=points, exhibit=small),
        ),
        {"figure-1": chart(figure), "table-1": table(small, 3)},
    )
    presentation = Presentation(io.BytesIO(deck))
    _add_chart(presentation.slides[2].shapes)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _add_chart(shapes) -> None:
    data = CategoryChartData()
    data.categories = ["a", "b"]
    data.add_series("Cost", (1, 2))
    place = (Pt(44), Pt(300), Pt(200), Pt(100))
    frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "Two costs.")
    next(each for each in shapes if each.name == "Figure 1")._element.addnext(frame._element)
    frame.chart.font.size = Pt(12)
    root = frame.chart._chartSpace
    for axis in root.iter(f"{C}axId", f"{C}crossAx"):
        axis.set("val", axis.get("val").lstrip("-"))
    for end in root.iter(f"{A}endParaRPr"):
        end.set("lang", "en-GB")
    root.find(f".//{C}ser/{C}cat").addprevious(parse_xml(_ERROR_BARS))


def broken(deck: bytes, name: str) -> bytes:
    """The file, broken in the way of the name."""
    return zipped(VARIANTS[name](members_of(deck)))


def members_of(deck: bytes) -> Members:
    """The contents of the file by name."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A file of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return stream.getvalue()


# Ways to break


def changed(part: str, pattern: str, replacement: str) -> Break:
    """Changes the first place that fits the pattern."""

    def change(members: Members) -> Iterable[tuple[str, bytes]]:
        old = members[part].decode()
        new = re.sub(pattern, replacement, old, count=1, flags=re.DOTALL)
        assert new != old, (part, pattern)
        return {**members, part: new.encode()}.items()

    return change


def without(part: str) -> Break:
    """Leaves a part out."""

    def leave_out(members: Members) -> Iterable[tuple[str, bytes]]:
        del members[part]
        return members.items()

    return leave_out


def added(name: str, like: str) -> Break:
    """Adds a member with the content of another."""
    return lambda members: [*members.items(), (name, members[like])]


def chained(*breaks: Break) -> Break:
    """Breaks in several ways, one after the other."""

    def all_of(members: Members) -> Iterable[tuple[str, bytes]]:
        for each in breaks:
            members = dict(each(members))
        return members.items()

    return all_of


def rels(part: str) -> str:
    folder, _, base = part.rpartition("/")
    return f"{folder}/_rels/{base}.rels"


_TYPE_OF_SLIDE_99 = (
    '<Override PartName="/ppt/slides/slide99.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.presentationml.slide+xml"/></Types>'
)

VARIANTS: dict[str, Break] = {
    # Members
    "two members of one name": added(WITH_TABLE, WITH_TABLE),
    "name in another case": added("ppt/slides/Slide4.xml", WITH_TABLE),
    "not well-formed": changed(WITH_TABLE, "</p:sld>", "</p:sl>"),
    "control character": changed(WITH_TABLE, "<a:t>", "<a:t>&#11;"),
    # Content types
    "type of no part": changed(TYPES, "</Types>", _TYPE_OF_SLIDE_99),
    "part without type": changed(TYPES, r'<Default [^>]*Extension="png"[^>]*/>', ""),
    "picture of another type": changed(TYPES, "image/png", "image/jpeg"),
    "slide of another type": changed(
        TYPES, rf'(PartName="/{WITH_TABLE}" ContentType=")[^"]*', r"\1application/xml"
    ),
    # Relationships
    "picture missing": without("ppt/media/image1.png"),
    "workbook missing": without(WORKBOOK),
    "orphan slide": chained(
        added("ppt/slides/slide99.xml", WITH_TABLE),
        added("ppt/slides/_rels/slide99.xml.rels", rels(WITH_TABLE)),
        changed(TYPES, "</Types>", _TYPE_OF_SLIDE_99),
    ),
    "two relationships of one id": changed(rels(WITH_CHART), 'Id="rId2"', 'Id="rId1"'),
    "picture without relationship": changed(WITH_CHART, r'r:embed="rId\d+"', 'r:embed="rId99"'),
    "chart without relationship": changed(
        WITH_CHART, r'(<c:chart [^>]*r:id=)"rId\d+"', r'\1"rId99"'
    ),
    "workbook without relationship": changed(
        CHART, r'(<c:externalData r:id=)"rId\d+"', r'\1"rId99"'
    ),
    "link without relationship": changed(
        WITH_CHART, r'(<a:hlinkClick [^>]*r:id=)"rId\d+"', r'\1"rId99"'
    ),
    "link without goal": changed(WITH_CHART, r'(<a:hlinkClick [^>]*)r:id="rId\d+"', r"\1"),
    "link to a slide as to the web": changed(WITH_CHART, r' action="ppaction://hlinksldjump"', ""),
    "slide without layout": changed(
        rels(WITH_TABLE), r"<Relationship [^>]*slideLayout\d[^>]*/>", ""
    ),
    "notes of two slides": changed(rels(WITH_TABLE), "notesSlide3.xml", "notesSlide2.xml"),
    # The presentation
    "slide not listed": changed(PRESENTATION, r'<p:sldId [^>]*id="257"[^>]*/>', ""),
    "slide listed twice": changed(
        PRESENTATION, r'(<p:sldId [^>]*)id="257"([^>]*/>)', r'\g<0>\1id="300"\2'
    ),
    "two slides of one id": changed(PRESENTATION, r'(<p:sldId [^>]*)id="257"', r'\1id="256"'),
    "low id of a slide": changed(PRESENTATION, r'(<p:sldId [^>]*)id="256"', r'\1id="10"'),
    "section of a slide that is not there": changed(
        PRESENTATION, r'(<p14:sldId id=)"256"', r'\1"999"'
    ),
    "slide in no section": changed(PRESENTATION, r'<p14:sldId id="256"/>', ""),
    "two layouts of one id": changed(
        "ppt/slideMasters/slideMaster1.xml",
        r'(<p:sldLayoutId [^>]*id=")(\d+)("[^>]*/><p:sldLayoutId [^>]*id=")\d+',
        r"\1\2\3\2",
    ),
    "no view properties": chained(
        without("ppt/viewProps.xml"),
        changed(TYPES, r"<Override [^>]*viewProps[^>]*/>", ""),
        changed(rels(PRESENTATION), r"<Relationship [^>]*viewProps[^>]*/>", ""),
    ),
    # Shapes
    "two shapes of one id": changed(WITH_TABLE, r'<p:cNvPr id="3"', '<p:cNvPr id="2"'),
    "placeholder twice": changed(WITH_TABLE, r"(<p:sp>.*?</p:sp>)", r"\1\1"),
    "text body without paragraph": changed(
        WITH_TABLE, r"(<p:txBody>.*?)(<a:p>.*?</a:p>)+</p:txBody>", r"\1</p:txBody>"
    ),
    "cell without paragraph": changed(
        WITH_TABLE, r"(<a:tc><a:txBody>.*?<a:lstStyle/>)<a:p>.*?</a:p>", r"\1"
    ),
    "fewer columns than cells": changed(WITH_TABLE, r'<a:gridCol w="\d+"/>', ""),
    "cell properties before text": changed(
        WITH_TABLE, r"<a:tc>(<a:txBody>.*?</a:txBody>)(<a:tcPr .*?</a:tcPr>)", r"<a:tc>\2\1"
    ),
    "negative size": changed(WITH_TABLE, r'<a:ext cx="\d+"', '<a:ext cx="-5"'),
    "place with decimals": changed(WITH_TABLE, r'<a:off x="(\d+)"', r'<a:off x="\1.5"'),
    "type size with decimals": changed(WITH_TABLE, r'sz="(\d+)"', r'sz="\1.5"'),
    "type size out of range": changed(WITH_TABLE, r'sz="\d+"', 'sz="50"'),
    "unknown attribute": changed(WITH_TABLE, r'<p:cNvPr id="2"', '<p:cNvPr shown="1" id="2"'),
    "unknown prefix to ignore": changed(
        WITH_TABLE,
        "<p:sld ",
        '<p:sld xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'mc:Ignorable="p99" ',
    ),
    # Charts
    "negative axis id": changed(CHART, r'(<c:axId val=")(\d+)', r"\1-\2"),
    "axis that is not there": changed(CHART, r'(<c:crossAx val=")\d+', r"\g<1>99"),
    "error bars behind values": changed(
        CHART, r"(<c:errBars>.*?</c:errBars>)(.*?</c:val>)", r"\2\1"
    ),
    "named colour": changed(
        CHART,
        "</c:tx>",
        '</c:tx><c:spPr><a:solidFill><a:srgbClr val="White"/></a:solidFill></c:spPr>',
    ),
    "workbook that is none": lambda members: {**members, WORKBOOK: b"a,b"}.items(),
}
