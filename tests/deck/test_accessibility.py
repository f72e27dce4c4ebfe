"""The audit of accessibility notices what it should; every deck of the tests passes it."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.deck.accessibility import Finding, findings
from tests.deck.broken_variants import (
    CHART,
    PRESENTATION,
    WITH_CHART,
    WITH_TABLE,
    Break,
    chained,
    changed,
    members_of,
    sound_deck,
    zipped,
)
from tests.deck.looks import contrast, shaded

NOTES = "ppt/notesSlides/notesSlide3.xml"
CORE = "docProps/core.xml"
LAYOUT = "ppt/slideLayouts/slideLayout4.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
TITLE = r"<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/>.*?</p:sp>"

NOTICED: dict[str, tuple[Break, list[tuple[int, str, str]]]] = {
    "no title of the document": (
        changed(CORE, "<dc:title>[^<]*", "<dc:title> "),
        [(0, "", "document title")],
    ),
    "no language of the document": (
        changed(CORE, "<dc:language>.*?</dc:language>", ""),
        [(0, "", "document language")],
    ),
    "no sections": (changed(PRESENTATION, "<p:extLst>.*</p:extLst>", ""), [(0, "", "sections")]),
    "section without name": (
        changed(PRESENTATION, 'name="Findings"', 'name="Default Section"'),
        [(0, "Default Section", "sections")],
    ),
    "slide without title": (changed(WITH_TABLE, TITLE, ""), [(4, "", "title")]),
    "title of a slide used again": (
        changed(WITH_TABLE, "Three things are bought", "The bridge costs more than planned"),
        [(4, "Title", "unique title")],
    ),
    "title behind the foot": (
        changed(WITH_TABLE, rf"({TITLE})(.*)(</p:spTree>)", r"\2\1\3"),
        [(4, "Title", "reading order")],
    ),
    "foot before the points": (
        changed(
            WITH_TABLE,
            r'(<p:sp><p:nvSpPr><p:cNvPr id="\d" name="Points".*)'
            r'(<p:sp><p:nvSpPr><p:cNvPr id="\d" name="Slide number".*?</p:sp>)',
            r"\2\1",
        ),
        [(4, "Slide number", "reading order")] * 4,
    ),
    "picture without alt text": (
        changed(WITH_CHART, ' descr="Figure 1[^"]*"', ""),
        [(3, "Figure 1", "alt text")],
    ),
    "name of a file as alt text": (
        changed(WITH_CHART, ' descr="Figure 1[^"]*"', ' descr="image1.png"'),
        [(3, "Figure 1", "alt text")],
    ),
    "chart without alt text": (
        changed(WITH_CHART, 'descr="Two costs."', 'descr=" "'),
        [(3, "Chart 9", "alt text")],
    ),
    "table without alt text": (
        changed(WITH_TABLE, ' descr="Table[^"]*"', ""),
        [(4, "Table 1", "alt text")],
    ),
    "rule that is not decorative": (
        changed("ppt/slides/slide2.xml", "<a:extLst><a:ext [^>]*><adec.*?</a:extLst>", ""),
        [(2, "Rule 1", "alt text")],
    ),
    "alt text of decoration": (
        changed("ppt/slides/slide2.xml", 'name="Rule 1"', 'name="Rule 1" descr="A rule"'),
        [(2, "Rule 1", "decoration")],
    ),
    "table without head": (
        changed(WITH_TABLE, ' firstRow="1"', ""),
        [(4, "Table 1", "header row")],
    ),
    "column without heading": (
        changed(WITH_TABLE, "<a:t>What it is</a:t>", "<a:t/>"),
        [(4, "Table 1", "header row")],
    ),
    "cells merged": (
        changed(WITH_TABLE, "<a:tc>", '<a:tc gridSpan="2">'),
        [(4, "Table 1", "merged cells")],
    ),
    "empty placeholder": (
        changed(WITH_TABLE, r"<a:r>(?:(?!</a:r>).)*A bridge for the island.*?</a:r>", ""),
        [(4, "Footer", "empty placeholder")],
    ),
    "run without language": (
        changed(WITH_TABLE, '<a:rPr lang="en-GB"', "<a:rPr"),
        [(4, "Title", "language")],
    ),
    "language that is none": (
        changed(WITH_TABLE, '<a:endParaRPr lang="en-GB"', '<a:endParaRPr lang="English"'),
        [(4, "Title", "language")],
    ),
    "notes without language": (
        changed(NOTES, '<a:rPr lang="en-GB"/>', ""),
        [(4, "Notes", "language")],
    ),
    "small text": (changed(WITH_TABLE, 'sz="1200"', 'sz="1100"'), [(4, "Source", "type size")]),
    "small text by the layout": (
        chained(
            changed(LAYOUT, r'(sldNum.*?<a:defRPr sz=)"1200"', r'\1"900"'),
            changed(WITH_TABLE, r'(<a:fld .*?<a:rPr [^>]*) sz="1200"', r"\1"),
        ),
        [(4, "Slide number", "type size")],
    ),
    "small text in a chart": (changed(CHART, 'sz="1200"', 'sz="1000"'), [(3, CHART, "type size")]),
    "chart without type size": (
        changed(CHART, "<c:txPr>.*?</c:txPr>", ""),
        [(3, CHART, "type size")],
    ),
    "pale text": (
        changed(WITH_TABLE, '<a:schemeClr val="tx1"/>', '<a:srgbClr val="AAAAAA"/>'),
        [(4, "Title", "contrast")],
    ),
    "text in the colour of the ground, by the master": (
        chained(
            changed(MASTER, r'(<p:titleStyle>.*?<a:schemeClr val=")tx1', r"\1bg1"),
            changed(WITH_TABLE, "<a:solidFill>.*?</a:solidFill>", ""),
        ),
        [(4, "Title", "contrast")],
    ),
    "dark cell": (
        changed(
            WITH_TABLE,
            "<a:noFill/></a:tcPr>",
            '<a:solidFill><a:srgbClr val="333333"/></a:solidFill></a:tcPr>',
        ),
        [(4, "Table 1", "contrast")],
    ),
    "dark panel behind a title": (
        changed(
            "ppt/slides/slide2.xml",
            r"(<p:sp>(?:(?!</p:sp>).)*Bottom line</a:t>.*?</p:sp>)(.*?)"
            r'(<p:sp><p:nvSpPr><p:cNvPr id="\d" name="Rule 1".*?)<a:off [^>]*/><a:ext [^>]*/>'
            r"(.*?)<a:solidFill>.*?</a:solidFill>(.*?</p:sp>)",
            r'\3<a:off x="0" y="0"/><a:ext cx="12192000" cy="1400000"/>'
            r'\4<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>\5\1\2',
        ),
        [(2, "Title", "contrast")],
    ),
}


@pytest.fixture(scope="module")
def sound() -> bytes:
    return sound_deck()


@pytest.mark.parametrize("name", NOTICED)
def test_audit_notices(sound: bytes, name: str) -> None:
    change, expected = NOTICED[name]
    found = findings(zipped(change(members_of(sound))))
    assert [(each.slide, each.shape, each.rule) for each in found] == expected


def test_findings_say_what_to_do(sound: bytes) -> None:
    change, _ = NOTICED["pale text"]
    assert findings(zipped(change(members_of(sound)))) == [
        Finding(
            4,
            "Title",
            "contrast",
            "Set 'Three things are bought' in another colour than #AAAAAA on #FFFFFF, 2.3:1; "
            "it needs 3.0:1.",
        )
    ]


def test_contrast_and_shades() -> None:
    assert contrast("000000", "FFFFFF") == contrast("FFFFFF", "000000") == 21
    assert round(contrast("767676", "FFFFFF"), 2) == 4.54
    half = etree.fromstring(
        '<schemeClr val="tx1"><lumMod val="50000"/><lumOff val="50000"/></schemeClr>'
    )
    assert shaded("000000", half) == "808080"
    assert shaded("1F4E79", etree.fromstring("<srgbClr/>")) == "1F4E79"
