"""A map on a panel: sea, land, borders, dots. Labels and flows come on top."""

from __future__ import annotations

from collections.abc import Mapping

from factpress.charts.maps.look import MapLook
from factpress.charts.maps.scene import Scene, View
from factpress.charts.sheet import Box, Shape, Sheet
from factpress.geography.basemap import Basemap, Outline, cut_basemap
from factpress.geography.world import Floats

_POINTS_PER_MM = 72 / 25.4
_HAIR = 0.25
"""Width of the stroke, in a country's own colour, that closes cracks between fills."""

MAP_LAYER, INSET_LAYER = 0.0, 12.0
"""Where the layers of the main map and of its inset begin."""

FLOW, LEADER, LOCATOR, DOT, BADGE, NAME = 4.0, 3.5, 3.6, 6.0, 7.0, 10.0
CONTEXT = 1.5
"""Layers within a map, above its own beginning."""


def basemap_for(scene: Scene, view: View) -> Basemap:
    """Cut the world to the view, as detailed as its scale needs."""
    scale_mm = view.scale / _POINTS_PER_MM
    return cut_basemap(scene.projection, view.window, scale_mm, borders=scene.borders)


def country_fills(scene: Scene, look: MapLook) -> dict[str, str]:
    """The ground of every highlighted country; the recipient's comes last, on top."""
    fills = dict.fromkeys(scene.anchors, look.supplier_fill)
    del fills[scene.recipient]
    fills[scene.recipient] = look.recipient_fill
    return fills


def draw_ground(
    sheet: Sheet,
    basemap: Basemap,
    view: View,
    fills: Mapping[str, str],
    layer: float,
    *,
    apart: bool = False,
) -> None:
    """Add sea, land, highlighted countries and borders; `apart`, a shape to each country."""
    theme, size, panel = sheet.theme, sheet.style.size, view.panel
    sheet.rectangle(panel, fill=theme.sea, layer=layer + 0.1)
    others = sorted({*basemap.ring_codes} - {*fills, ""}) if apart else []
    _fill(sheet, basemap.land(excluding={*fills, *others}), view, theme.land, layer + 0.5)
    for code in others:
        name = f"country {code}"
        _fill(sheet, basemap.country(code), view, theme.land, layer + 0.5, name)
    for code, colour in fills.items():
        _fill(sheet, basemap.country(code), view, colour, layer + 0.6, name=f"country {code}")
    agreed, disputed = (basemap.border_lines(disputed=flag) for flag in (False, True))
    _line(sheet, agreed, view, theme.border, 0.065 * size, (), layer + 0.8)
    _line(sheet, disputed, view, theme.disputed_border, 0.062 * size, (1.6, 1.2), layer + 0.8)


def draw_dot(
    sheet: Sheet,
    site: Floats,
    radius: float,
    *,
    fill: str,
    ring: str,
    ring_width: float,
    layer: float,
    name: str,
) -> None:
    """Add a ringed dot: a country's or a place's mark, however small it is."""
    x, y = site.tolist()
    sheet.disc(
        x, y, radius, fill=fill, stroke=ring, stroke_width=ring_width, layer=layer, name=name
    )


def draw_country_dot(
    sheet: Sheet, site: Floats, code: str, *, scene: Scene, look: MapLook, layer: float
) -> None:
    """Add the dot of a supplier or of the recipient."""
    theme, is_recipient = sheet.theme, code == scene.recipient
    draw_dot(
        sheet,
        site,
        look.dot,
        fill=theme.accents[1] if is_recipient else theme.accents[0],
        ring=theme.paper,
        ring_width=0.08 * look.em,
        layer=layer + DOT + (0.5 if is_recipient else 0),
        name=f"recipient {code}" if is_recipient else f"supplier {code}",
    )


def draw_place_dot(sheet: Sheet, site: Floats, name: str, look: MapLook, layer: float) -> None:
    """Add the open dot of a place on the way."""
    theme = sheet.theme
    draw_dot(
        sheet,
        site,
        0.72 * look.dot,
        fill=theme.paper,
        ring=theme.ink,
        ring_width=0.11 * look.em,
        layer=layer + DOT + 0.4,
        name=f"place {name}",
    )


def draw_outline_of(sheet: Sheet, box: Box, layer: float, name: str) -> None:
    """Add a thin rectangle: the inset's edge, or what the inset shows."""
    theme, width = sheet.theme, 0.09 * sheet.style.size
    sheet.rectangle(box, stroke=theme.muted, stroke_width=width, layer=layer, name=name)


def _fill(
    sheet: Sheet, outline: Outline, view: View, colour: str, layer: float, name: str = ""
) -> None:
    if len(outline.codes):
        sheet.add(
            Shape(
                view.place(outline.vertices),
                outline.codes,
                fill=colour,
                stroke=colour,
                stroke_width=_HAIR,
                clip=view.panel,
                layer=layer,
                name=name,
            )
        )


def _line(
    sheet: Sheet,
    outline: Outline,
    view: View,
    colour: str,
    width: float,
    dash: tuple[float, ...],
    layer: float,
) -> None:
    if len(outline.codes):
        sheet.add(
            Shape(
                view.place(outline.vertices),
                outline.codes,
                stroke=colour,
                stroke_width=width,
                dash=dash,
                clip=view.panel,
                layer=layer,
            )
        )
