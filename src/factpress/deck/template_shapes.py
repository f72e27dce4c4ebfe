"""The shapes and text levels of masters and layouts (ISO/IEC 29500-1, 19.3.1 and 21.1.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factpress.deck.markup import Element, empty_group, emu, hundredths, node, text_node, transform
from factpress.deck.model import Frame
from factpress.frozen import frozen


@frozen
class Placeholder:
    """A place of a layout: its name, its `p:ph` attributes, and its frame."""

    name: str
    attributes: Mapping[str, str]
    frame: Frame
    anchor: str = "t"
    size: float | None = None


def level_style(number: int, size: float, *, bold: bool = False, bullet: bool = False) -> Element:
    """The style of a level of text, from 1, at a size in points."""
    step = emu(size * 0.9)
    mark = (
        [node("a:buFont", typeface="Arial"), node("a:buChar", char="•")]
        if bullet
        else [node("a:buNone")]
    )
    return node(
        f"a:lvl{number}pPr",
        node("a:lnSpc", node("a:spcPct", val=100000)),
        node("a:spcBef", node("a:spcPts", val=hundredths(size * 0.5) if bullet else 0)),
        *mark,
        node(
            "a:defRPr",
            node("a:solidFill", node("a:schemeClr", val="tx1")),
            node("a:latin", typeface="+mn-lt"),
            sz=hundredths(size),
            b=bold,
            kern=0,
        ),
        marL=step * number if bullet else 0,
        indent=-step if bullet else 0,
        algn="l",
        defTabSz=914400,
        rtl=0,
        eaLnBrk=1,
        latinLnBrk=0,
        hangingPunct=1,
    )


def shape_tree(places: Sequence[Placeholder], language: str) -> Element:
    """The shape tree of a master or layout with its places."""
    return node(
        "p:spTree",
        *empty_group(),
        *(_place(place, index, language) for index, place in enumerate(places, start=2)),
    )


def _place(place: Placeholder, id_: int, language: str) -> Element:
    kind = place.attributes.get("type")
    level = [node("a:lvl1pPr", node("a:defRPr", sz=hundredths(place.size)))] if place.size else []
    end = node("a:endParaRPr", lang=language)
    if kind == "sldNum":
        text = text_node("a:t", "‹#›")
        guid = "{5F7B9B1C-0000-4000-8000-000000000012}"
        paragraph = node(
            "a:p",
            node("a:pPr", algn="r"),
            node("a:fld", node("a:rPr", lang=language), text, id=guid, type="slidenum"),
            end,
        )
    elif kind in {"ftr", "sldImg"}:
        paragraph = node("a:p", end)
    else:
        text = text_node("a:t", place.name)
        paragraph = node("a:p", node("a:r", node("a:rPr", lang=language), text), end)
    locks = {"noGrp": 1, "noRot": 1, "noChangeAspect": 1} if kind == "sldImg" else {"noGrp": 1}
    body = node(
        "p:txBody",
        node("a:bodyPr", node("a:noAutofit"), lIns=0, tIns=0, rIns=0, bIns=0, anchor=place.anchor),
        node("a:lstStyle", *level),
        paragraph,
    )
    return node(
        "p:sp",
        node(
            "p:nvSpPr",
            node("p:cNvPr", id=id_, name=place.name),
            node("p:cNvSpPr", node("a:spLocks", **locks)),
            node("p:nvPr", node("p:ph", **place.attributes)),
        ),
        node(
            "p:spPr",
            transform("a:xfrm", place.frame),
            node("a:prstGeom", node("a:avLst"), prst="rect"),
        ),
        None if kind == "sldImg" else body,
    )
