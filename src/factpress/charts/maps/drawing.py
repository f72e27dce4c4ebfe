"""The ladder of layouts: the first whose own checks are clean is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from factpress.charts.frame import Captions, Frame
from factpress.charts.maps.badges import draw_badges
from factpress.charts.maps.checks import faults
from factpress.charts.maps.columns import draw_columns
from factpress.charts.maps.key import KeyStyle
from factpress.charts.maps.knockout import without_lines_behind_labels
from factpress.charts.maps.look import MapLook
from factpress.charts.maps.near import draw_near
from factpress.charts.maps.parts import MapParts, NoRoomError
from factpress.charts.maps.plan import SupplyMapPlan
from factpress.charts.maps.scene import Scene, make_scene
from factpress.charts.sheet import Layout
from factpress.charts.style import ChartStyle

MOST_NEAR, MOST_IN_COLUMNS = 5, 12
"""Numbers of suppliers up to which labels stand near their countries, or in columns."""

_WIDE = 700.0
_NARROW = 32
"""Widths in em up to which a chart has no room for columns beside its plot."""

_MOST_HEIGHT = 1.5
"""A chart of free height must not be taller than this many times its width."""

Rung = Callable[[MapParts, Frame], float]
"""Draws the plot into the frame and returns the y of its lower edge."""


def draw_map(plan: SupplyMapPlan, captions: Captions, style: ChartStyle) -> Layout:
    """Return the first clean layout; if none is, the most legible one."""
    layout = _first_clean(plan, captions, style)
    return without_lines_behind_labels(layout, style.theme.disputed_border)


def _first_clean(plan: SupplyMapPlan, captions: Captions, style: ChartStyle) -> Layout:
    scene = make_scene(plan)
    tried: list[tuple[tuple[int, int], Layout]] = []
    for rung in _rungs(plan, scene, style):
        try:
            layout = _draw(rung, plan, scene, captions, style)
        except NoRoomError:
            continue
        found = list(faults(layout))
        if not found and layout.height <= _MOST_HEIGHT * layout.width:
            return layout
        # What is missing can be told elsewhere; what is illegible cannot.
        illegible = sum(not fault.startswith("missing") for fault in found)
        tried.append(((illegible, len(found)), layout))
    return min(tried, key=lambda pair: pair[0])[1]


def _rungs(plan: SupplyMapPlan, scene: Scene, style: ChartStyle) -> Iterator[Rung]:
    size, small, least = style.size, style.small_size, style.least_size
    count = len(plan.suppliers)
    if count <= MOST_NEAR:
        yield lambda parts, frame: draw_near(parts, frame, size)
        yield lambda parts, frame: draw_near(parts, frame, small)
    # Between two columns a map of the world would be too small to read, and so would any
    # map on half the measure.
    has_columns = style.width > _NARROW * size and (not scene.is_world or style.width > _WIDE)
    if count <= MOST_IN_COLUMNS and has_columns:
        yield lambda parts, frame: draw_columns(parts, frame, size, inline=False)
        yield lambda parts, frame: draw_columns(parts, frame, small, inline=True)
    for key in (
        KeyStyle(small, inline=False),
        KeyStyle(small, inline=True),
        KeyStyle(least, inline=True),
        KeyStyle(least, inline=False, names_only=True),
    ):
        yield partial(draw_badges, key_style=key)


def _draw(
    rung: Rung, plan: SupplyMapPlan, scene: Scene, captions: Captions, style: ChartStyle
) -> Layout:
    frame = Frame(style, captions)
    look = MapLook(style, many=len(plan.suppliers) > MOST_IN_COLUMNS)
    parts = MapParts(frame.sheet, plan, scene, look)
    frame.sheet.wanted += _texts(plan)
    return frame.close(rung(parts, frame))


def _texts(plan: SupplyMapPlan) -> Iterator[str]:
    yield plan.recipient_name
    for supplier in plan.suppliers:
        yield supplier.name
        yield from supplier.items
    for site in plan.sites:
        yield site.name
        yield site.note
