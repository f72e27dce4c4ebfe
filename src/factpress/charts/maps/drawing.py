"""The ladder of layouts: the first whose own checks are clean is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from factpress.charts.frame import Captions, Frame
from factpress.charts.ladder import PAGE
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
from factpress.frozen import frozen

MOST_NEAR, MOST_IN_COLUMNS = 5, 12
"""Numbers of suppliers up to which labels stand near their countries, or in columns."""

_WIDE = 700.0
_NARROW = 32
"""Widths in em up to which a chart has no room for columns beside its plot."""

_SMALL = 0.87
"""Size of notes to that of labels."""

_MOST_HEIGHT = 2.2
"""A chart of free height must not be taller than this many times its width, nor than a page."""


@frozen
class Rung:
    """A way to draw the plot into a frame: `draw` returns the y of its lower edge.

    A rung that is `without_items` names the suppliers; where the items are is said in the note.
    One that is `page_high` takes the tallest frame even if the chart's height is free; one
    that is `compact` has captions in the least size.
    """

    draw: Callable[[MapParts, Frame], float]
    without_items: bool = False
    page_high: bool = False
    compact: bool = False


def draw_map(
    plan: SupplyMapPlan, captions: Captions, style: ChartStyle, *, apart: bool = False
) -> Layout:
    """Return the first clean layout; if none is, the most legible one.

    `apart`, every country in view is a shape of its own.
    """
    layout = _first_clean(plan, captions, style, apart=apart)
    return without_lines_behind_labels(layout, style.theme.disputed_border)


def _first_clean(
    plan: SupplyMapPlan, captions: Captions, style: ChartStyle, *, apart: bool
) -> Layout:
    scene = make_scene(plan)
    tried: list[tuple[tuple[int, int, float], Layout]] = []
    for rung in _rungs(plan, scene, style):
        try:
            layout = _draw(rung, plan, scene, captions, style, apart=apart)
        except NoRoomError:
            continue
        found = list(faults(layout))
        too_tall = style.height is None and layout.height > _tallest(style) + 1
        if not found and not too_tall:
            return layout
        # What is missing can be told elsewhere; what is illegible cannot.
        illegible = sum(not fault.startswith("missing") for fault in found)
        tried.append(((illegible, len(found), layout.height), layout))
    return min(tried, key=lambda pair: pair[0])[1]


def _tallest(style: ChartStyle) -> float:
    return min(PAGE, _MOST_HEIGHT * style.width)


def _rungs(plan: SupplyMapPlan, scene: Scene, style: ChartStyle) -> Iterator[Rung]:
    size, small, least = style.size, style.small_size, style.least_size
    count, family = len(plan.suppliers), style.theme.family
    if count <= MOST_NEAR:
        yield Rung(lambda parts, frame: draw_near(parts, frame, size))
        yield Rung(lambda parts, frame: draw_near(parts, frame, small))
    # Between two columns a map of the world would be too small to read, and so would any
    # map on half the measure.
    has_columns = style.width > _NARROW * size and (not scene.is_world or style.width > _WIDE)
    if count <= MOST_IN_COLUMNS and has_columns:
        yield Rung(lambda parts, frame: draw_columns(parts, frame, size, inline=False))
        yield Rung(lambda parts, frame: draw_columns(parts, frame, small, inline=True))
    for key in (
        KeyStyle(small, family, inline=False),
        KeyStyle(small, family, inline=True),
        KeyStyle(least, family, inline=True),
    ):
        yield Rung(partial(draw_badges, key_style=key))
    if style.height is None:
        for run_in in (False, True):
            key = KeyStyle(least, family, inline=True, run_in=run_in, below=True)
            yield Rung(partial(draw_badges, key_style=key), page_high=True)
    for name_size, compact in ((small, False), (least, False), (least, True)):
        names = KeyStyle(name_size, family, inline=False, names_only=True)
        yield Rung(partial(draw_badges, key_style=names), without_items=True, compact=compact)
    running = KeyStyle(least, family, inline=False, names_only=True, running=True)
    yield Rung(partial(draw_badges, key_style=running), without_items=True, compact=True)


def _draw(
    rung: Rung,
    plan: SupplyMapPlan,
    scene: Scene,
    captions: Captions,
    style: ChartStyle,
    *,
    apart: bool,
) -> Layout:
    if rung.without_items:
        note = " ".join(text for text in (plan.elsewhere, captions.note) if text)
        captions = replace(captions, note=note)
    if rung.page_high:
        style = replace(style, height=_tallest(style))
    if rung.compact:
        style = replace(style, size=min(style.size, style.least_size / _SMALL))
    frame = Frame(style, captions)
    look = MapLook(style, many=len(plan.suppliers) > MOST_IN_COLUMNS, apart=apart)
    parts = MapParts(frame.sheet, plan, scene, look)
    frame.sheet.wanted += _texts(plan, with_items=not (rung.without_items and plan.elsewhere))
    return frame.close(rung.draw(parts, frame))


def _texts(plan: SupplyMapPlan, *, with_items: bool) -> Iterator[str]:
    yield plan.recipient_name
    for supplier in plan.suppliers:
        yield supplier.name
        if with_items:
            yield from supplier.items
    for site in plan.sites:
        yield site.name
        yield site.note
