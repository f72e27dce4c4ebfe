"""The layouts of a template as pure data: their placeholders, where they stand, how they look.

A placeholder of a layout takes from the master's of its kind what it does not say itself
(ISO/IEC 29500-1, 19.3.1.36 and 21.1.2.4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from pptx.parts.slide import SlideLayoutPart

from factpress.deck.markup import EMU_PER_POINT, Element, qualified
from factpress.deck.model import Frame
from factpress.frozen import frozen


class Kind(StrEnum):
    """What a placeholder is for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    FOOTER = "footer"
    DATE = "date"
    NUMBER = "number"
    OTHER = "other"


_KINDS = {
    "title": Kind.TITLE, "ctrTitle": Kind.TITLE, "subTitle": Kind.SUBTITLE, "body": Kind.BODY,
    "obj": Kind.BODY, "ftr": Kind.FOOTER, "dt": Kind.DATE, "sldNum": Kind.NUMBER,
}  # fmt: skip
_STYLES = {Kind.TITLE: "p:titleStyle", Kind.BODY: "p:bodyStyle", Kind.SUBTITLE: "p:bodyStyle"}
_INSETS = {"lIns": 7.2, "tIns": 3.6, "rIns": 7.2, "bIns": 3.6}
_ANCHORS = {"t": "top", "ctr": "middle", "b": "bottom"}
_ALIGNS = {"l": "left", "ctr": "center", "r": "right", "just": "left"}


@frozen
class TextLook:
    """How a placeholder sets the first level of its text. The size is in points, 0 where none
    is given; `colour` is the element that gives it, or None."""

    size: float
    typeface: str
    is_bold: bool
    is_capitals: bool
    align: str
    anchor: str
    colour: Element | None


@frozen
class Placeholder:
    """A placeholder: the attributes that address it, and the area of its text in points.

    One whose id another has, too, as some programs write them, cannot be addressed.
    """

    kind: Kind
    attributes: Mapping[str, str]
    frame: Frame
    look: TextLook
    is_upright: bool
    is_addressed: bool = True

    @property
    def area(self) -> float:
        """In square points."""
        return self.frame.width * self.frame.height


@frozen
class Layout:
    """A layout: `number` counts from 0 over all masters; `uses` are samples that had it."""

    number: int
    name: str
    type: str
    master: int
    uses: int
    placeholders: tuple[Placeholder, ...]

    def of(self, kind: Kind) -> tuple[Placeholder, ...]:
        """The placeholders of a kind, the largest first."""
        found = [each for each in self.placeholders if each.kind is kind]
        return tuple(sorted(found, key=lambda each: -each.area))

    def first(self, kind: Kind) -> Placeholder | None:
        """The largest placeholder of a kind."""
        return next(iter(self.of(kind)), None)

    @property
    def is_addressed(self) -> bool:
        """Whether every placeholder of it has an id of its own."""
        return all(each.is_addressed for each in self.placeholders)

    @property
    def is_upright(self) -> bool:
        """Whether no text of it runs from top to bottom."""
        return all(each.is_upright for each in self.placeholders)


def read_layouts(parts: tuple[SlideLayoutPart, ...], uses: Mapping[str, int]) -> tuple[Layout, ...]:
    """The layouts of a template, in the order of its masters."""
    masters = list(dict.fromkeys(part.slide_layout.slide_master.part for part in parts))
    layouts = []
    for number, part in enumerate(parts):
        element = part._element
        master = part.slide_layout.slide_master.part
        found = _with_addresses(tuple(_placeholders(element, master._element)))
        layouts.append(
            Layout(
                number,
                next(element.iter(qualified("p:cSld"))).get("name") or f"Layout {number + 1}",
                element.get("type", ""),
                masters.index(master),
                uses.get(str(part.partname), 0),
                found,
            )
        )
    return tuple(layouts)


def _with_addresses(found: tuple[Placeholder, ...]) -> tuple[Placeholder, ...]:
    """A title is found by its type, whatever its id; the others by theirs."""
    ids = Counter(each.attributes.get("idx", "0") for each in found)
    return tuple(
        replace(
            each,
            is_addressed=each.kind is Kind.TITLE or ids[each.attributes.get("idx", "0")] == 1,
        )
        for each in found
    )


def _placeholders(layout: Element, master: Element) -> Iterator[Placeholder]:
    of_master = {_kind(shape): shape for shape in reversed(list(_shapes(master)))}
    for shape in _shapes(layout):
        kind = _kind(shape)
        parent = of_master.get(Kind.BODY if kind is Kind.SUBTITLE else kind)
        place = _place(shape)
        if place is None and parent is not None:
            place = _place(parent)
        if place is None:
            continue
        frame, turned = place
        shapes = [shape] if parent is None else [shape, parent]
        body = _body(shapes)
        inner = Frame(
            frame.left + body["lIns"],
            frame.top + body["tIns"],
            max(frame.width - body["lIns"] - body["rIns"], 1),
            max(frame.height - body["tIns"] - body["bIns"], 1),
        )
        attributes = {str(key): str(value) for key, value in _address(shape).attrib.items()}
        turned = turned or attributes.get("orient") == "vert" or _is_vertical(shapes)
        look = _look(kind, shapes, master)
        yield Placeholder(kind, attributes, inner, look, is_upright=not turned)


def _shapes(root: Element) -> Iterator[Element]:
    tree = next(root.iter(qualified("p:spTree")))
    for shape in tree:
        if shape.find(f"./*/{qualified('p:nvPr')}/{qualified('p:ph')}") is not None:
            yield shape


def _address(shape: Element) -> Element:
    found = shape.find(f"./*/{qualified('p:nvPr')}/{qualified('p:ph')}")
    assert found is not None
    return found


def _kind(shape: Element) -> Kind:
    return _KINDS.get(_address(shape).get("type", "obj"), Kind.OTHER)


def _place(shape: Element) -> tuple[Frame, bool] | None:
    """The frame of a shape and whether it is turned; None when the shape does not say."""
    transform = next(shape.iter(qualified("a:xfrm"), qualified("p:xfrm")), None)
    if transform is None or len(transform) < 2:
        return None
    offset, extent = transform[0], transform[1]
    left, top = (int(offset.get(name, 0)) / EMU_PER_POINT for name in ("x", "y"))
    width, height = (int(extent.get(name, 0)) / EMU_PER_POINT for name in ("cx", "cy"))
    return Frame(left, top, width, height), int(transform.get("rot", 0)) % 21_600_000 != 0


def _bodies(shapes: list[Element]) -> Iterator[Element]:
    for shape in shapes:
        yield from shape.iter(qualified("a:bodyPr"))


def _body(shapes: list[Element]) -> dict[str, float]:
    """The insets of the text, in points."""
    insets = dict(_INSETS)
    for body in reversed(list(_bodies(shapes))):
        for name in insets:
            if name in body.attrib:
                insets[name] = int(body.attrib[name]) / EMU_PER_POINT
    return insets


def _is_vertical(shapes: list[Element]) -> bool:
    found = next((body.get("vert") for body in _bodies(shapes) if body.get("vert")), "horz")
    return found != "horz"


def _look(kind: Kind, shapes: list[Element], master: Element) -> TextLook:
    levels = list(_levels(kind, shapes, master))
    runs = [run for level in levels for run in level.findall(qualified("a:defRPr"))]
    anchor = next((body.get("anchor") for body in _bodies(shapes) if body.get("anchor")), "t")
    latin = next(
        (face.get("typeface") for run in runs for face in run.findall(qualified("a:latin"))), ""
    )
    fills = [fill[0] for run in runs for fill in run.findall(qualified("a:solidFill")) if len(fill)]
    return TextLook(
        size=int(_first(runs, "sz", "0")) / 100,
        typeface=latin or ("+mj-lt" if kind is Kind.TITLE else "+mn-lt"),
        is_bold=_first(runs, "b", "0") in {"1", "true"},
        is_capitals=_first(runs, "cap", "none") == "all",
        align=_ALIGNS.get(_first(levels, "algn", "l"), "left"),
        anchor=_ANCHORS.get(anchor or "t", "top"),
        colour=next(iter(fills), None),
    )


def _levels(kind: Kind, shapes: list[Element], master: Element) -> Iterator[Element]:
    """The properties of the first level, the nearest first."""
    level = qualified("a:lvl1pPr")
    for shape in shapes:
        yield from shape.iter(level)
    for styles in master.iter(qualified(_STYLES.get(kind, "p:otherStyle"))):
        yield from styles.findall(level)


def _first(elements: list[Element], name: str, otherwise: str) -> str:
    return next((each.get(name) for each in elements if each.get(name)), None) or otherwise
