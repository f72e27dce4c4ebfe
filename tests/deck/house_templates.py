"""Templates as houses have them, written with python-pptx."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""

COVER = {"ctrTitle": (0.9, 2.2, 11.5, 1.6), "subTitle": (0.9, 4.0, 11.5, 1.2)}
FOOT = {
    "dt": (0.6, 6.95, 2.5, 0.35),
    "ftr": (3.4, 6.95, 6.5, 0.35),
    "sldNum": (10.7, 6.95, 2, 0.35),
}
CONTENT = {
    "title": (0.6, 0.4, 12.1, 1.0),
    "body": (0.6, 1.6, 12.1, 5.1),
    "left": (0.6, 1.6, 5.9, 5.1),
    "right": (6.8, 1.6, 5.9, 5.1),
}
KEPT = {"title", "obj", "twoObj", "titleOnly"}


def new() -> Presentation:
    """python-pptx's own template, with a sample slide and with few layouts."""
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout._element.get("type") not in KEPT:
            presentation.slide_layouts.remove(layout)
    return presentation


def saved(presentation: Presentation) -> bytes:
    sample = presentation.slides.add_slide(presentation.slide_layouts[0])
    sample.shapes.title.text = "Sample slide"
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def place(shape, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Inches, box)


def lay_out(presentation: Presentation, boxes: Mapping[str, Box], cover: Mapping[str, Box]) -> None:
    """Puts the placeholders of the master and of every layout to their places."""
    presentation.part._element.find(qn("p:sldSz")).attrib.pop("type", None)
    master = presentation.slide_master
    for shape in master.placeholders:
        kind = shape._element.ph.get("type", "obj")
        place(shape, {**boxes, **FOOT}[kind])
    for layout in presentation.slide_layouts:
        contents = [each for each in layout.placeholders if each._element.ph.get("type") is None]
        for shape in layout.placeholders:
            kind = shape._element.ph.get("type", "obj")
            if kind in cover:
                place(shape, cover[kind])
            elif kind == "obj":
                sides = ("left", "right") if len(contents) == 2 else ("body",)
                place(shape, boxes[sides[contents.index(shape)]])
            else:
                place(shape, {**boxes, **FOOT}[kind])


def recolour(presentation: Presentation, colours: Mapping[str, str], fonts=("", "")) -> None:
    """Other colours and typefaces for the theme of the master."""
    part = presentation.slide_master.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    for name, colour in colours.items():
        slot = root.find(f".//{qn('a:' + name)}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, qn("a:srgbClr"), val=colour)
    for tag, face in zip(("a:majorFont", "a:minorFont"), fonts, strict=True):
        if face:
            root.find(f".//{qn(tag)}/{qn('a:latin')}").set("typeface", face)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def align_titles(presentation: Presentation, align: str, size: float, *, bold: bool) -> None:
    for level in presentation.slide_master._element.iter(qn("p:titleStyle")):
        first = level.find(qn("a:lvl1pPr"))
        first.set("algn", align)
        first.find(qn("a:defRPr")).set("sz", str(int(size * 100)))
        first.find(qn("a:defRPr")).set("b", "1" if bold else "0")


def wide(presentation: Presentation) -> None:
    presentation.slide_width, presentation.slide_height = Pt(960), Pt(540)


def four_to_three() -> bytes:
    """The library's own: 10 by 7.5 inches, Calibri, centred titles of 44 points."""
    return saved(new())


def sixteen_to_nine() -> bytes:
    """Arial, and a green and an orange of which one is too faint for text."""
    presentation = new()
    wide(presentation)
    lay_out(presentation, CONTENT, COVER)
    recolour(
        presentation,
        {"accent1": "F2A900", "accent2": "00693E", "dk2": "00331F"},
        ("Arial", "Arial"),
    )
    align_titles(presentation, "l", 32, bold=True)
    return saved(presentation)


def odd_sizes() -> bytes:
    """A title one line high that is narrower than the content, which begins far right."""
    presentation = new()
    wide(presentation)
    boxes = {
        "title": (2.2, 0.5, 8.0, 0.45),
        "body": (2.2, 1.1, 10.3, 5.2),
        "left": (2.2, 1.1, 6.7, 5.2),
        "right": (9.2, 1.1, 3.3, 5.2),
    }
    lay_out(presentation, boxes, {"ctrTitle": (2.2, 0.6, 6, 1.1), "subTitle": (2.2, 5.4, 5, 0.6)})
    recolour(presentation, {"accent1": "7A1F5C"}, ("Arial", "Times New Roman"))
    align_titles(presentation, "l", 24, bold=False)
    return saved(presentation)


def no_body() -> bytes:
    """A cover and a layout that has nothing but its title."""
    presentation = new()
    wide(presentation)
    lay_out(presentation, CONTENT, COVER)
    for layout in list(presentation.slide_layouts):
        if layout._element.get("type") not in {"title", "titleOnly"}:
            presentation.slide_layouts.remove(layout)
    align_titles(presentation, "l", 30, bold=True)
    return saved(presentation)


def dark_master() -> bytes:
    """Light text on a dark ground, as the colour map of the master has it."""
    presentation = new()
    wide(presentation)
    lay_out(presentation, CONTENT, COVER)
    recolour(
        presentation,
        {"dk1": "0B1F33", "lt1": "F5F7FA", "dk2": "13314F", "lt2": "C9D6E3",
         "accent1": "1F3A5F", "accent2": "5BC0EB", "accent3": "FDE74C", "accent4": "9BC53D"},
        ("Trebuchet MS", "Trebuchet MS"),
    )  # fmt: skip
    names = presentation.slide_master._element.find(qn("p:clrMap"))
    for name, slot in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        names.set(name, slot)
    align_titles(presentation, "l", 32, bold=True)
    return saved(presentation)


def right_hand_title() -> bytes:
    """Headlines in a column at the right, the content at the left."""
    presentation = new()
    wide(presentation)
    boxes = {
        "title": (9.4, 0.8, 3.4, 5.2),
        "body": (0.6, 0.8, 8.3, 5.6),
        "left": (0.6, 0.8, 4.0, 5.6),
        "right": (4.9, 0.8, 4.0, 5.6),
    }
    lay_out(presentation, boxes, COVER)
    recolour(presentation, {"accent1": "B3202C"}, ("Segoe UI", "Segoe UI"))
    align_titles(presentation, "r", 28, bold=True)
    return saved(presentation)


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    make.__name__: cache(make)
    for make in (
        four_to_three, sixteen_to_nine, odd_sizes, no_body, dark_master, right_hand_title,
    )
}  # fmt: skip
