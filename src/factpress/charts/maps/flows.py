"""Flows: lines with an arrow head, cut to the window they are seen in."""

from __future__ import annotations

import numpy as np

from factpress.charts.maps.scene import Flow, Scene, View
from factpress.charts.sheet import CLOSE, LINE, MOVE, Shape, Sheet
from factpress.frozen import frozen
from factpress.geography.clipping import clip_line
from factpress.geography.framing import Window
from factpress.geography.world import Floats

_HEAD_SLENDERNESS = 0.42
_HEAD_NOTCH = 0.8


@frozen
class FlowLook:
    """The paint of flows, in points; `gap` is left between the head and the recipient."""

    colour: str
    width: float
    head: float
    gap: float


def seen_lines(flow: Flow, window: Window, *, enters: bool) -> tuple[Floats, ...]:
    """Return what a window shows of a flow, in projected units.

    Legs that meet are one line. A flow that `enters` comes from outside: only its last
    stretch is kept.
    """
    lines: list[Floats] = []
    for part in (part for line in flow.lines for part in clip_line(line, window)):
        if lines and np.allclose(lines[-1][-1], part[0]):
            lines[-1] = np.concatenate([lines[-1], part[1:]])
        else:
            lines.append(part)
    return tuple(lines[-1:] if enters else lines)


def draw_flow(
    sheet: Sheet, name: str, lines: tuple[Floats, ...], view: View, look: FlowLook, layer: float
) -> None:
    """Add a flow's lines and its head; `lines` are in projected units."""
    placed = [view.place(line) for line in lines]
    for line in placed[:-1]:
        _stroke(sheet, name, line, look, layer)
    if placed:
        _arrow(sheet, name, placed[-1], look, layer)


def draw_flows(
    sheet: Sheet, scene: Scene, view: View, look: FlowLook, layer: float, prefix: str
) -> list[Floats]:
    """Add all flows, named by the prefix and the supplier; return their lines as drawn."""
    drawn = []
    for flow in scene.flows:
        lines = seen_lines(flow, view.window, enters=flow.code in scene.distant)
        draw_flow(sheet, f"{prefix} {flow.code}", lines, view, look, layer)
        drawn += [view.place(line) for line in lines]
    return drawn


def _arrow(sheet: Sheet, name: str, line: Floats, look: FlowLook, layer: float) -> None:
    """A line that ends in a head, `gap` before its last point."""
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    tip_at = along[-1] - look.gap
    if tip_at <= 0:
        return
    head = min(look.head, 0.7 * tip_at)

    def at(distance: float) -> Floats:
        return np.array([np.interp(distance, along, line[:, axis]) for axis in (0, 1)])

    notch_at = tip_at - _HEAD_NOTCH * head
    _stroke(sheet, name, np.concatenate([line[along < notch_at], [at(notch_at)]]), look, layer)
    tip, base = at(tip_at), at(tip_at - head)
    forward = (tip - base) / max(1e-9, float(np.hypot(*(tip - base))))
    side = np.array([-forward[1], forward[0]]) * head * _HEAD_SLENDERNESS
    corners = np.array([tip, base + side, base - side, tip])
    codes = (MOVE, LINE, LINE, CLOSE)
    sheet.add(Shape(corners, codes, fill=look.colour, layer=layer + 0.1, name=f"head of {name}"))


def _stroke(sheet: Sheet, name: str, line: Floats, look: FlowLook, layer: float) -> None:
    if len(line) > 1:
        sheet.add(Shape(line, stroke=look.colour, stroke_width=look.width, layer=layer, name=name))
