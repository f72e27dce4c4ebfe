"""Labels in scripts that the typeface of a chart has no letters of: as outlines.

They are shaped here, since every output is to show the same; a drawing has paths for them.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen

from factpress.charts.sheet import CLOSE, CURVE, LINE, MOVE, Label, Shape
from factpress.typefaces.family import Family
from factpress.typefaces.mixed import MixedText, Run, Setting
from factpress.typefaces.shaping import draw_glyph


def outlined(label: Label, family: Family) -> tuple[tuple[Label, ...], tuple[Shape, ...]]:
    """What of a label the typeface prints, and the outlines of the rest."""
    face = family.face_alone(label.face)
    setting = Setting(face, family.companions_of(label.face), label.size)
    mixed = MixedText(label.text, [setting], [0] * len(label.text))
    labels: list[Label] = []
    shapes: list[Shape] = []
    for line in mixed.lines(math.inf, math.inf):
        for run in line.runs:
            if run.companion is None:
                labels.append(replace(label, text=run.shown, x=label.x + run.left))
            elif shape := _outline(run, label):
                shapes.append(shape)
    return tuple(labels), tuple(shapes)


def _outline(run: Run, label: Label) -> Shape | None:
    """The outlines of a run as one shape; None where there is nothing to see."""
    assert run.companion is not None
    pen = _ShapePen(None)
    size = label.size / run.companion.units_per_em
    x = label.x + run.left
    for glyph in run.glyphs:
        place = (x + glyph.x * label.size, label.y - glyph.y * label.size)
        turned = TransformPen(pen, (size, 0, 0, -size, *place))
        draw_glyph(run.companion, glyph.id, turned)
        x += glyph.advance * label.size
    if not pen.vertices:
        return None
    return Shape(pen.vertices, tuple(pen.codes), fill=label.colour, layer=label.layer)


class _ShapePen(BasePen):  # type: ignore[misc]
    """Collects vertices and codes; quadratic curves become cubic ones."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.vertices: list[tuple[float, float]] = []
        self.codes: list[int] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add(MOVE, pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add(LINE, pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        for point in points:
            self._add(CURVE, point)

    def _closePath(self) -> None:  # noqa: N802
        self._add(CLOSE, self.vertices[-1])

    def _add(self, code: int, point: tuple[float, float]) -> None:
        self.vertices.append(point)
        self.codes.append(code)
