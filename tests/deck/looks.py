"""Size, colour and ground of the text of a slide, as they come from it and what it inherits.

What a run does not say is said by its shape, the place of the layout, that of the master,
or the master's text styles, in this order (ISO/IEC 29500-1, 19.3.1.51 and 21.1.2.4).
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from tests.deck.parts import PRESENTATION, A, P, Parts

_OF_MASTER = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_STYLES = {"title": "titleStyle", "body": "bodyStyle"}


@dataclass(frozen=True)
class Area:
    """A rectangle on a slide in EMU."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, other: Area) -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True)
class Looks:
    """What a slide inherits from: all by the names of parts."""

    parts: Parts
    slide: str

    @cached_property
    def _layout(self) -> str:
        return self.parts.related(self.slide, "slideLayout")[0]

    @cached_property
    def _master(self) -> str:
        return self.parts.related(self._layout, "slideMaster")[0]

    @cached_property
    def _layers(self) -> tuple[etree._Element, ...]:
        """The slide and what it inherits from."""
        return tuple(self.parts.trees[name] for name in (self.slide, self._layout, self._master))

    # Shapes

    def _same_shapes(self, shape: etree._Element) -> Iterator[etree._Element]:
        """A shape, and the placeholders that it inherits from."""
        yield shape
        if (place := place_of(shape)) is None:
            return
        kind, index = place.get("type", "obj"), place.get("idx", "0")
        for other in self._layers[1].iter(f"{P}sp"):
            at = place_of(other)
            if at is not None and at.get("idx", "0") == index:
                yield other
                break
        kind = _OF_MASTER.get(kind, kind)
        for other in self._layers[2].iter(f"{P}sp"):
            at = place_of(other)
            if at is not None and at.get("type", "obj") == kind:
                yield other
                break

    def area(self, shape: etree._Element) -> Area | None:
        """Where a shape stands; None when nothing says so."""
        for each in self._same_shapes(shape):
            for transform in each.iter(f"{A}xfrm", f"{P}xfrm"):
                at, size = transform.find(f"{A}off"), transform.find(f"{A}ext")
                left, top = int(at.get("x")), int(at.get("y"))
                return Area(left, top, left + int(size.get("cx")), top + int(size.get("cy")))
        return None

    # Text

    def size(self, shape: etree._Element, run: etree._Element) -> float:
        """The type size of a run in points; that of PowerPoint is 18 when nothing says so."""
        for properties in self._properties(shape, run):
            if properties.get("sz"):
                return int(properties.get("sz")) / 100
        return 18

    def is_bold(self, shape: etree._Element, run: etree._Element) -> bool:
        for properties in self._properties(shape, run):
            if properties.get("b") is not None:
                return properties.get("b") in {"1", "true"}
        return False

    def text_colour(self, shape: etree._Element, run: etree._Element) -> str | None:
        """`RRGGBB`; None for what is no plain colour."""
        for properties in self._properties(shape, run):
            for fill in properties:
                if fill.tag == f"{A}solidFill":
                    return self.colour(fill)
                if fill.tag.endswith(("Fill", "}ln")):
                    return None
        return self._scheme("tx1")

    def _properties(self, shape: etree._Element, run: etree._Element) -> Iterator[etree._Element]:
        """The properties of a run, then those that it inherits."""
        yield from run.findall(f"{A}rPr")
        paragraph = run.getparent().find(f"{A}pPr")
        level = int(paragraph.get("lvl", "0")) + 1 if paragraph is not None else 1
        for each in self._same_shapes(shape):
            if each.tag == f"{P}sp":
                yield from each.iterfind(f"{P}txBody/{A}lstStyle/{A}lvl{level}pPr/{A}defRPr")
        place = place_of(shape)
        kind = place.get("type", "obj") if place is not None else ""
        style = _STYLES.get(_OF_MASTER.get(kind, kind), "otherStyle")
        styles = f"{P}txStyles/{P}{style}/{A}lvl{level}pPr/{A}defRPr"
        yield from self._layers[2].iterfind(styles)
        presentation = self.parts.trees[PRESENTATION]
        yield from presentation.iterfind(f"{P}defaultTextStyle/{A}lvl{level}pPr/{A}defRPr")

    # Grounds

    def ground(self, shape: etree._Element, cell: etree._Element | None) -> str | None:
        """The colour behind the text of a shape or a cell; None for what is no plain colour."""
        if cell is not None:
            for fill in cell.iterfind(f"{A}tcPr/{A}solidFill"):
                return self.colour(fill)
        for each in self._same_shapes(shape):
            for fill in each.iterfind(f"{P}spPr/*"):
                if fill.tag == f"{A}solidFill":
                    return self.colour(fill)
        area = self.area(shape)
        colour = self._background
        for tree in reversed(self._layers):
            for other in tree.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
                if other is shape:
                    return colour
                is_drawn = tree is self._layers[0] or place_of(other) is None
                fill = other.find(f"{P}spPr/{A}solidFill")
                place = self.area(other) if is_drawn and fill is not None else None
                if place and area and place.holds(area):
                    colour = self.colour(fill)
        return colour

    @cached_property
    def _background(self) -> str | None:
        for tree in self._layers:
            for background in tree.iterfind(f"{P}cSld/{P}bg"):
                by_theme = background.find(f"{P}bgRef")
                plain = background.find(f"{P}bgPr/{A}solidFill")
                fill = by_theme if by_theme is not None else plain
                return None if fill is None else self.colour(fill)
        return self._scheme("bg1")

    # Colours

    def colour(self, fill: etree._Element) -> str | None:
        """The colour of a fill as `RRGGBB`."""
        (given,) = fill.iterchildren(etree.Element)
        value = given.get("val", "")
        match etree.QName(given).localname:
            case "srgbClr":
                colour = value
            case "schemeClr":
                colour = self._scheme(value)
            case "sysClr":
                colour = given.get("lastClr", "")
            case _:
                return None
        return shaded(colour, given)

    def _scheme(self, name: str) -> str:
        mapped = self._layers[2].find(f"{P}clrMap").get(name, name)
        theme = self.parts.trees[self.parts.related(self._master, "theme")[0]]
        (given,) = theme.iterfind(f".//{A}clrScheme/{A}{mapped}/*")
        return given.get("lastClr") or given.get("val")


def place_of(shape: etree._Element) -> etree._Element | None:
    """The placeholder that a shape fills."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def shaded(colour: str, given: etree._Element) -> str:
    """The colour with its luminance changed (ISO/IEC 29500-1, 20.1.2.3.20 and .21)."""
    changes = {etree.QName(each).localname: int(each.get("val")) / 100_000 for each in given}
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = min(1, light * changes.get("lumMod", 1) + changes.get("lumOff", 0))
    return "".join(f"{round(each * 255):02X}" for each in colorsys.hls_to_rgb(hue, light, full))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
