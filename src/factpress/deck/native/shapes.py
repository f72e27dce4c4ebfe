"""A layout as a group of shapes and text boxes that can be moved and recoloured one by one.

Paths are written as they are: a builder that adds point by point takes seconds for a map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from factpress.charts.sheet import CLOSE, CURVE, MOVE, Label, Layout, Shape
from factpress.deck.markup import (
    Element,
    body_properties,
    decorative,
    emu,
    node,
    text_body,
    transform,
)
from factpress.deck.model import Frame, ShapesBox, SlideParagraph, TextRun
from factpress.deck.native.paint import Palette
from factpress.deck.runs import clean
from factpress.typefaces.family import Family

_STYLES = {"semibold": (True, False), "bold": (True, False), "italic": (False, True)}
_SLACK = 0.04
"""Room that a text box has beside its text, in widths of the text."""

_ALIGNED, _LIKE = 0.5, 0.15
"""How far lines of one text may differ: in points at their left, and in size and distance."""

_LEAST_PITCH = 1.2


def group(box: ShapesBox, ids: Iterator[int], palette: Palette, language: str) -> Element:
    """The `p:grpSp` of a layout; `ids` give it and its shapes an id each."""
    frame, layout = box.frame, box.layout
    place = {"x": emu(frame.left), "y": emu(frame.top)}
    size = {"cx": emu(layout.width), "cy": emu(layout.height)}
    head = node("p:cNvPr", id=next(ids), name=box.name, descr=box.alt)
    numbers = _numbers(layout)
    others = [
        label for label in layout.labels if not any(label is each for each in numbers.values())
    ]
    return node(
        "p:grpSp",
        node("p:nvGrpSpPr", head, node("p:cNvGrpSpPr"), node("p:nvPr")),
        node(
            "p:grpSpPr",
            node(
                "a:xfrm",
                node("a:off", **place),
                node("a:ext", **size),
                node("a:chOff", **place),
                node("a:chExt", **size),
            ),
        ),
        *(
            _path_shape(shape, next(ids), frame, palette, _number(numbers.get(index), language))
            for index, shape in enumerate(layout.shapes)
        ),
        *(
            _text_shape(lines, next(ids), frame, layout.family, language)
            for lines in _blocks(others, layout.family)
        ),
    )


def _numbers(layout: Layout) -> Mapping[int, Label]:
    """The labels that stand on a disc of their own, by the index of its shape."""
    found: dict[int, Label] = {}
    for index, shape in enumerate(layout.shapes):
        if not shape.fill or shape.codes is None or CURVE not in shape.codes:
            continue
        points = np.asarray(shape.vertices, float)
        middle, reach = (points.min(axis=0) + points.max(axis=0)) / 2, np.ptp(points, axis=0) / 2
        for label in layout.labels:
            box = label.box
            away = middle - [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
            if label.ground == shape.fill and (np.abs(away) < reach / 2).all():
                found[index] = label
    return found


def _number(label: Label | None, language: str) -> Element | None:
    """The text of a shape, in its middle."""
    if label is None:
        return None
    properties = body_properties("middle")
    properties.set("wrap", "none")
    paragraph = SlideParagraph((_run(label),), align="center")
    return text_body("p:txBody", properties, (paragraph,), language, lambda _: "")


def _path_shape(
    shape: Shape, id_: int, frame: Frame, palette: Palette, text: Element | None
) -> Element:
    points = np.asarray(shape.vertices, float)
    low, high = points.min(axis=0), points.max(axis=0)
    origin = np.array([frame.left, frame.top])
    corner = np.round((low + origin) * 12700).astype(int)
    size = np.round((high - low) * 12700).astype(int)
    drawn = np.round((points - low) * 12700).astype(int)
    stroke = None
    if shape.stroke and shape.stroke_width:
        stroke = node(
            "a:ln",
            palette.solid(shape.stroke),
            node("a:prstDash", val="sysDash") if shape.dash else None,
            node("a:round"),
            w=emu(shape.stroke_width),
            cap="rnd" if shape.round_cap else "flat",
        )
    name = clean(shape.name) or ("Area" if shape.fill else "Line")
    return node(
        "p:sp",
        node(
            "p:nvSpPr",
            node(
                "p:cNvPr",
                None if shape.name or text is not None else decorative(),
                id=id_,
                name=name,
                descr=shape.name or None,
            ),
            node("p:cNvSpPr"),
            node("p:nvPr"),
        ),
        node(
            "p:spPr",
            node(
                "a:xfrm",
                node("a:off", x=int(corner[0]), y=int(corner[1])),
                node("a:ext", cx=int(size[0]), cy=int(size[1])),
            ),
            node(
                "a:custGeom",
                *(node(tag) for tag in ("a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst")),
                node("a:rect", l=0, t=0, r="r", b="b"),
                node("a:pathLst", _path(shape, drawn, size)),
            ),
            palette.solid(shape.fill) if shape.fill else node("a:noFill"),
            stroke if stroke is not None else node("a:ln", node("a:noFill")),
        ),
        text,
    )


def _path(shape: Shape, points: Any, size: Any) -> Element:
    """The path of a shape, in EMU from its upper left corner."""
    path = node(
        "a:path",
        w=int(size[0]),
        h=int(size[1]),
        fill=None if shape.fill else "none",
    )
    codes = shape.codes if shape.codes is not None else [MOVE, *[0] * (len(points) - 1)]
    curve: list[Element] = []
    for code, (x, y) in zip(codes, points.tolist(), strict=True):
        if code == CLOSE:
            path.append(node("a:close"))
            continue
        point = node("a:pt", x=x, y=y)
        if code == CURVE:
            curve.append(point)
            if len(curve) == 3:
                path.append(node("a:cubicBezTo", *curve))
                curve = []
            continue
        path.append(node("a:moveTo" if code == MOVE else "a:lnTo", point))
    return path


# Texts


def _blocks(labels: Sequence[Label], family: Family) -> Iterator[list[Label]]:
    """Lines that stand one below the other from the same left edge, as one text."""
    block: list[Label] = []
    for label in labels:
        if block and not _follows(block[-1], label, family):
            yield block
            block = []
        block.append(label)
    if block:
        yield block


def _follows(above: Label, label: Label, family: Family) -> bool:
    pitch = _pitch(label, family)
    step = label.y - above.y
    return (
        abs(label.x - above.x) < _ALIGNED
        and abs(label.size - above.size) < label.size * _LIKE
        and pitch * (1 - _LIKE) <= step <= pitch * (1 + _LIKE)
    )


def _pitch(label: Label, family: Family) -> float:
    """The natural distance of two baselines."""
    return max(_LEAST_PITCH, family.face(label.face).line_height) * label.size


def _text_shape(
    lines: Sequence[Label], id_: int, frame: Frame, family: Family, language: str
) -> Element:
    """Lines of text, the first on the baseline that was planned for it."""
    first, last = lines[0], lines[-1]
    # What a line has beyond ascent and descent stands above it.
    rise = _pitch(first, family) - family.face(first.face).descent * first.size
    place = Frame(
        frame.left + first.x,
        frame.top + first.y - rise,
        max(label.box.width for label in lines) * (1 + _SLACK),
        last.y - first.y + _pitch(last, family),
    )
    properties = body_properties("top")
    properties.set("wrap", "none")
    paragraphs = [SlideParagraph((_run(label),)) for label in lines]
    name = clean(" ".join(label.text for label in lines))
    return node(
        "p:sp",
        node(
            "p:nvSpPr",
            node("p:cNvPr", id=id_, name=name),
            node("p:cNvSpPr", txBox=1),
            node("p:nvPr"),
        ),
        node(
            "p:spPr",
            transform("a:xfrm", place),
            node("a:prstGeom", node("a:avLst"), prst="rect"),
            node("a:noFill"),
        ),
        text_body("p:txBody", properties, paragraphs, language, lambda _: ""),
    )


def _run(label: Label) -> TextRun:
    bold, italic = _STYLES.get(label.face, (False, False))
    return TextRun(clean(label.text), label.size, bold, italic, label.colour)
