"""DrawingML text: runs, paragraphs and text bodies as XML elements.

Elements are built, never pasted together from text, so no text of a briefing is ever read
as markup (ISO/IEC 29500-1, 21.1.2 for text).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from functools import cache, lru_cache, wraps
from typing import ParamSpec

from lxml import etree

from factpress.deck.fitting import BULLET_INDENT
from factpress.deck.model import (
    Colour,
    Frame,
    Lettering,
    Link,
    SlideLink,
    SlideParagraph,
    TextRun,
    Tone,
)

Element = etree._Element
RelateLink = Callable[[Link], str]
"""Gives the id of the relationship for a link."""

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
EXTENSIONS = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
}
_ALL = NAMESPACES | EXTENSIONS
# What an element declares, by its prefix; a parent that declares the same takes it over.
_DECLARED = {prefix: NAMESPACES | {prefix: name} for prefix, name in _ALL.items()}

EMU_PER_POINT = 12700

_SCHEME = {
    Tone.INK: "tx1",
    Tone.MUTED: "tx2",
    Tone.ACCENT: "accent1",
    Tone.PANEL: "bg2",
    Tone.RULE: "accent6",
    Tone.LINK: "hlink",
    Tone.PAPER: "bg1",
}
_ALIGN = {"left": "l", "right": "r", "center": "ctr"}
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
# [MS-ODRAWXML] 2.3: a link keeps the colour of its text.
_LINK_COLOUR_EXTENSION = "{A12FA001-AC4F-418D-AE19-62706E023703}"


@cache
def qualified(name: str) -> str:
    """`a:off` in Clark notation."""
    prefix, _, local = name.rpartition(":")
    return f"{{{_ALL[prefix]}}}{local}" if prefix else local


def node(tag: str, *children: Element | None, **attributes: object) -> Element:
    """An element. An attribute `r_id` is `r:id`; None leaves an attribute or child out."""
    prefix = tag.partition(":")[0]
    element = etree.Element(qualified(tag), nsmap=_DECLARED[prefix])
    for name, value in attributes.items():
        if value is not None:
            text = str(int(value)) if isinstance(value, bool) else str(value)
            element.set(qualified(name.replace("r_", "r:", 1)) if "_" in name else name, text)
    element.extend(child for child in children if child is not None)
    return element


_Values = ParamSpec("_Values")


def made_once(make: Callable[_Values, Element]) -> Callable[_Values, Element]:
    """Makes an element of the same values once; each further one is a copy, which is quicker."""
    made = lru_cache(maxsize=256)(make)

    @wraps(make)
    def copied(*values: _Values.args, **named: _Values.kwargs) -> Element:
        return copy(made(*values, **named))  # type: ignore[arg-type]  # none is unhashable

    return copied


def text_node(tag: str, text: str) -> Element:
    """An element that holds a text."""
    element = node(tag)
    element.text = text
    return element


def emu(points: float) -> int:
    """Points as English Metric Units."""
    return round(points * EMU_PER_POINT)


def hundredths(points: float) -> int:
    """Points as hundredths, the unit of type sizes and spacing."""
    return round(points * 100)


def transform(tag: str, frame: Frame) -> Element:
    """Where a shape stands: an `a:xfrm`, or the `p:xfrm` of a frame of graphics."""
    return node(
        tag,
        node("a:off", x=emu(frame.left), y=emu(frame.top)),
        node("a:ext", cx=emu(frame.width), cy=emu(frame.height)),
    )


def empty_group() -> tuple[Element, Element]:
    """What a shape tree begins with."""
    zero = {"x": 0, "y": 0}
    none = {"cx": 0, "cy": 0}
    return (
        node(
            "p:nvGrpSpPr",
            node("p:cNvPr", id=1, name=""),
            node("p:cNvGrpSpPr"),
            node("p:nvPr"),
        ),
        node(
            "p:grpSpPr",
            node(
                "a:xfrm",
                node("a:off", **zero),
                node("a:ext", **none),
                node("a:chOff", **zero),
                node("a:chExt", **none),
            ),
        ),
    )


def decorative() -> Element:
    """What tells screen readers to pass over a shape."""
    return node("a:extLst", node("a:ext", node("adec:decorative", val=1), uri=_DECORATIVE))


def fill(colour: Colour) -> Element | None:
    """A solid fill: a colour of the theme, or a fixed one; None for that of the layout."""
    if colour is Tone.LAYOUT:
        return None
    return node("a:solidFill", _colour(colour))


def _colour(colour: Colour) -> Element:
    if isinstance(colour, str) and colour.startswith("#"):
        return node("a:srgbClr", val=colour.lstrip("#"))
    return node("a:schemeClr", val=_SCHEME[colour] if isinstance(colour, Tone) else colour)


def text_body(
    tag: str,
    properties: Element,
    paragraphs: Sequence[SlideParagraph],
    language: str,
    relate: RelateLink,
) -> Element:
    """A text body: `p:txBody` of a shape or `a:txBody` of a table cell."""
    shown = [_paragraph(each, index, language, relate) for index, each in enumerate(paragraphs)]
    return node(tag, properties, _no_styles(), *(shown or [node("a:p")]))


@made_once
def _no_styles() -> Element:
    return node("a:lstStyle")


def field_body(paragraph: SlideParagraph, properties: Element, language: str, guid: str) -> Element:
    """A text body that holds the slide number as a field."""
    run = paragraph.runs[0]
    field = node("a:fld", _run_properties(run, language, None), id=guid, type="slidenum")
    field.append(text_node("a:t", "‹#›"))
    return node(
        "p:txBody",
        properties,
        _no_styles(),
        node("a:p", _paragraph_properties(paragraph, 0), field, _end(paragraph, language)),
    )


def plain_body(lines: Sequence[str], language: str) -> Element:
    """A text body of plain paragraphs, as in speaker notes."""
    paragraphs = []
    for line in lines:
        run = node("a:r", node("a:rPr", lang=language), text_node("a:t", line))
        paragraphs.append(node("a:p", run, node("a:endParaRPr", lang=language)))
    return node("p:txBody", node("a:bodyPr"), _no_styles(), *(paragraphs or [node("a:p")]))


@made_once
def body_properties(anchor: str) -> Element:
    """Of a box without insets, whose text is wrapped and never resized by the program."""
    sides = {"top": "t", "middle": "ctr", "bottom": "b"}
    return node(
        "a:bodyPr",
        node("a:noAutofit"),
        wrap="square",
        lIns=0,
        tIns=0,
        rIns=0,
        bIns=0,
        rtlCol=0,
        anchor=sides[anchor],
    )


def _paragraph(paragraph: SlideParagraph, index: int, language: str, relate: RelateLink) -> Element:
    element = node("a:p", _paragraph_properties(paragraph, index))
    for run in paragraph.runs:
        if not run.text:
            continue
        properties = _run_properties(run, language, relate)
        if run.text == "\n":
            element.append(node("a:br", properties))
        else:
            element.append(node("a:r", properties, text_node("a:t", run.text)))
    element.append(_end(paragraph, language))
    return element


def _paragraph_properties(paragraph: SlideParagraph, index: int) -> Element:
    return _spaced(
        paragraph.leading,
        hundredths(paragraph.before) if index else 0,
        emu(paragraph.size * BULLET_INDENT) if paragraph.bullet else None,
        paragraph.bullet_colour,
        _ALIGN[paragraph.align],
        paragraph.right_to_left,
    )


@made_once
def _spaced(
    leading: float,
    before: int,
    bullet_indent: int | None,
    bullet_colour: Colour,
    align: str,
    right_to_left: bool | None,
) -> Element:
    indent = bullet_indent or 0
    spacing = node("a:spcPts", val=hundredths(leading)) if leading else node("a:spcPct", val=100000)
    bullet = (
        [
            node("a:buClr", _colour(bullet_colour)),
            node("a:buFont", typeface="Arial"),
            node("a:buChar", char="•"),
        ]
        if bullet_indent is not None
        else [node("a:buNone")]
    )
    return node(
        "a:pPr",
        node("a:lnSpc", spacing),
        node("a:spcBef", node("a:spcPts", val=before)),
        node("a:spcAft", node("a:spcPts", val=0)),
        *bullet,
        marL=indent,
        indent=-indent,
        algn=align,
        rtl=right_to_left,
    )


def _run_properties(run: TextRun, language: str, relate: RelateLink | None) -> Element:
    properties = _look(
        run.colour, run.typeface, run.lettering, language, run.size, run.bold, run.italic
    )
    if run.link and relate:
        properties.append(click(run.link, relate, _keeps_colour()))
    return properties


@made_once
def _look(
    colour: Colour,
    typeface: str | None,
    lettering: Lettering | None,
    language: str,
    size: float,
    bold: bool,
    italic: bool,
) -> Element:
    """The properties of a run that leads nowhere."""
    return node(
        "a:rPr",
        fill(colour),
        node("a:latin", typeface=typeface) if typeface else None,
        _further_typeface(lettering) if lettering else None,
        lang=lettering.language if lettering else language,
        sz=hundredths(size),
        b=bold,
        i=italic,
        dirty=0,
    )


def _further_typeface(lettering: Lettering) -> Element:
    """What sets the letters of a run that are no Latin ones."""
    return node("a:ea" if lettering.is_east_asian else "a:cs", typeface=lettering.typeface)


@made_once
def _keeps_colour() -> Element:
    inner = node("a:ext", node("ahyp:hlinkClr", val="tx"), uri=_LINK_COLOUR_EXTENSION)
    return node("a:extLst", inner)


def click(link: Link, relate: RelateLink, *extensions: Element) -> Element:
    """What a click on a run or a box does."""
    action = "ppaction://hlinksldjump" if isinstance(link, SlideLink) else None
    return node("a:hlinkClick", *extensions, r_id=relate(link), action=action)


def _end(paragraph: SlideParagraph, language: str) -> Element:
    return _ended(language, hundredths(paragraph.size) if paragraph.size else None)


@made_once
def _ended(language: str, size: int | None) -> Element:
    return node("a:endParaRPr", lang=language, sz=size, dirty=0)
