"""The colours of a template: its theme's twelve, the ground of a layout, and what they are for.

Colours are chosen by their contrast with the ground, never by their number: the first accent
of many a house cannot be read on its own paper (ISO/IEC 29500-1, 20.1.2.3 and 20.1.6).
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.parts.slide import SlideLayoutPart, SlideMasterPart

from factpress.deck.markup import EMU_PER_POINT, Element, qualified
from factpress.frozen import frozen
from factpress.theme import mixed, rgb

_SLOTS = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
)  # fmt: skip
_PRESETS = {"black": "#000000", "white": "#FFFFFF"}
_WHOLE = 0.85


@frozen
class Ground:
    """What the text of a layout stands on. With a picture or a gradient it is a guess."""

    colour: str
    is_certain: bool


@frozen
class Scheme:
    """The colours of a layout's theme by the names that its slides use (`tx1`, `accent2`), and
    its typefaces."""

    colours: Mapping[str, str]
    major: str
    minor: str

    def typeface(self, name: str) -> str:
        """A family, where `+mj-lt` and `+mn-lt` are those of the theme."""
        return {"+mj-lt": self.major, "+mn-lt": self.minor}.get(name, name)

    def colour(self, element: Element | None) -> str | None:
        """The colour that an element of DrawingML gives; None where it gives none."""
        if element is None:
            return None
        found = _plain_colour(element, self.colours)
        return _changed(found, element) if found else None


def read_scheme(layout: SlideLayoutPart) -> Scheme:
    """The scheme of a layout: the theme of its own master, under its own colour map."""
    master = _master(layout)
    theme = _theme(master)
    slots: dict[str, str] = dict.fromkeys(_SLOTS, "#000000")
    scheme = next(theme.iter(qualified("a:clrScheme")), None)
    for slot in scheme if scheme is not None else ():
        if isinstance(slot.tag, str) and len(slot):
            slots[etree.QName(slot).localname] = _plain_colour(slot[0], {}) or "#000000"
    mapped = next(master._element.iter(qualified("p:clrMap")), None)
    own = next(layout._element.iter(qualified("a:overrideClrMapping")), None)
    given = own if own is not None else mapped
    names = given.attrib.items() if given is not None else ()
    colours = slots | {str(name): slots[str(slot)] for name, slot in names if slot in slots}
    fonts = {
        kind: next((face.get("typeface") for each in theme.iter(qualified(f"a:{kind}Font"))
                    for face in each.findall(qualified("a:latin"))), "") or "Calibri"
        for kind in ("major", "minor")
    }  # fmt: skip
    return Scheme(colours, fonts["major"], fonts["minor"])


def _master(layout: SlideLayoutPart) -> SlideMasterPart:
    part = layout.slide_layout.slide_master.part
    assert isinstance(part, SlideMasterPart)
    return part


def _theme(master: SlideMasterPart) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(master.part_related_by(RT.THEME).blob, parser)


# One colour


def _plain_colour(element: Element, named: Mapping[str, str]) -> str | None:
    match etree.QName(element).localname:
        case "srgbClr":
            return _hex(element.get("val"))
        case "sysClr":
            return _hex(element.get("lastClr")) or _system(element.get("val"))
        case "schemeClr":
            return named.get(element.get("val", ""))
        case "prstClr":
            return _PRESETS.get(element.get("val", ""))
        case _:
            return None


def _hex(text: str | None) -> str | None:
    is_colour = text is not None and len(text) == 6 and set(text) <= set("0123456789abcdefABCDEF")
    return f"#{text.upper()}" if text and is_colour else None


def _system(name: str | None) -> str:
    return "#FFFFFF" if name == "window" else "#000000"


def _changed(colour: str, element: Element) -> str:
    """The colour after the changes of lightness that the element asks for."""
    for change in element:
        if not isinstance(change.tag, str):
            continue
        share = _share(change.get("val"))
        hue, light, saturation = colorsys.rgb_to_hls(*rgb(colour))
        match etree.QName(change).localname:
            case "lumMod":
                light = min(light * share, 1)
            case "lumOff":
                light = min(max(light + share, 0), 1)
            case "shade":
                colour = mixed("#000000", colour, share)
                continue
            case "tint":
                colour = mixed("#FFFFFF", colour, share)
                continue
            case _:
                continue
        channels = colorsys.hls_to_rgb(hue, light, saturation)
        colour = "#" + "".join(f"{round(255 * channel):02X}" for channel in channels)
    return colour


def _share(text: str | None) -> float:
    if not text:
        return 1.0
    return float(text[:-1]) / 100 if text.endswith("%") else int(text) / 100_000


# The ground


def read_ground(layout: SlideLayoutPart, scheme: Scheme, width: float, height: float) -> Ground:
    """What is behind the text of a layout: its background, or an area as large as the slide."""
    master = _master(layout)
    ground = Ground(scheme.colours.get("bg1", "#FFFFFF"), is_certain=True)
    for root in (layout._element, master._element):
        background = next(root.iter(qualified("p:bg")), None)
        if background is not None and len(background):
            ground = _background(background[0], scheme, ground, master)
            break
    shows_master = layout._element.get("showMasterSp", "1") not in {"0", "false"}
    for root in (master._element, layout._element) if shows_master else (layout._element,):
        for colour in _whole_areas(root, scheme, width * height):
            ground = Ground(colour or ground.colour, is_certain=colour is not None)
    return ground


def _background(
    element: Element, scheme: Scheme, otherwise: Ground, master: SlideMasterPart
) -> Ground:
    if etree.QName(element).localname == "bgPr":
        own = None
        fill: Element | None = element[0]
    else:
        own = scheme.colour(element[0]) if len(element) else None
        fill = _style_fill(int(element.get("idx", 0)), _theme(master))
    if fill is None:
        return Ground(own or otherwise.colour, is_certain=own is not None)
    return _filled(fill, scheme, own) or Ground(own or otherwise.colour, is_certain=False)


def _style_fill(index: int, theme: Element) -> Element | None:
    """The fill of the theme that a background refers to (20.1.4.1.7)."""
    fills = next(theme.iter(qualified("a:bgFillStyleLst")), None)
    place = index - 1001
    return fills[place] if fills is not None and 0 <= place < len(fills) else None


def _filled(fill: Element, scheme: Scheme, own: str | None) -> Ground | None:
    """A solid fill, or the middle of a gradient; None for a picture or a pattern."""
    named = Scheme({**scheme.colours, **({"phClr": own} if own else {})}, "", "")
    match etree.QName(fill).localname:
        case "solidFill":
            colour = named.colour(fill[0]) if len(fill) else None
            return Ground(colour, is_certain=True) if colour else None
        case "gradFill":
            stops = [named.colour(stop[0]) for stop in fill.iter(qualified("a:gs")) if len(stop)]
            colours = [colour for colour in stops if colour]
            if not colours:
                return None
            middle = mixed(colours[0], colours[-1], 0.5)
            return Ground(middle, is_certain=len(set(colours)) == 1)
        case _:
            return None


def _whole_areas(root: Element, scheme: Scheme, slide: float) -> Iterator[str | None]:
    """The fills of shapes that cover the slide; None for a picture."""
    for shape in next(root.iter(qualified("p:spTree"))):
        extent = next(shape.iter(qualified("a:ext")), None)
        is_placeholder = next(shape.iter(qualified("p:ph")), None) is not None
        if extent is None or is_placeholder or "cx" not in extent.attrib:
            continue
        area = int(extent.get("cx", 0)) * int(extent.get("cy", 0)) / EMU_PER_POINT**2
        if area < _WHOLE * slide:
            continue
        if shape.tag == qualified("p:pic"):
            yield None
            continue
        looks = shape.find(qualified("p:spPr"))
        fill = looks.find(qualified("a:solidFill")) if looks is not None else None
        if fill is not None and len(fill):
            yield scheme.colour(fill[0])
