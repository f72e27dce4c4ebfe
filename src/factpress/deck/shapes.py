"""The boxes of a slide as PresentationML shapes (ISO/IEC 29500-1, 19.3 and 21.1.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import assert_never

from factpress.deck.markup import (
    Element,
    RelateLink,
    body_properties,
    click,
    decorative,
    emu,
    field_body,
    fill,
    made_once,
    node,
    text_body,
    text_node,
    transform,
)
from factpress.deck.model import (
    Box,
    ChartBox,
    Colour,
    Frame,
    LogoBox,
    Panel,
    PictureBox,
    PlaceholderRole,
    ShapesBox,
    TableBox,
    TableRow,
    TextBox,
)
from factpress.deck.native.paint import Palette
from factpress.frozen import frozen

_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_PLAIN_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_HAIRLINE = 0.75
_HEAD_LINE = 1.25


@frozen
class PlacedPicture:
    """The relationships of a picture's PNG and SVG, and its frame, of the picture's shape."""

    png: str
    svg: str
    frame: Frame


@frozen
class ShapeContext:
    """What shapes of one slide are written with."""

    language: str
    placeholders: Mapping[PlaceholderRole, Mapping[str, str]]
    relate: RelateLink
    place_picture: Callable[[PictureBox], PlacedPicture]
    place_logo: Callable[[], str]
    place_chart: Callable[[ChartBox], str]
    palette: Palette
    field_guid: str


def shape(box: Box, ids: Iterator[int], context: ShapeContext) -> Element:
    """The element of a box; `ids` give ids that are unique on its slide."""
    if isinstance(box, ShapesBox):
        from factpress.deck.native.shapes import group  # which loads numpy

        return group(box, ids, context.palette, context.language)
    id_ = next(ids)
    match box:
        case TextBox():
            return _text_shape(box, id_, context)
        case Panel():
            return _panel(box, id_)
        case PictureBox():
            return _picture(box, id_, context)
        case ChartBox():
            chart = node("c:chart", r_id=context.place_chart(box))
            return _graphic(box, id_, chart, _CHART_URI)
        case LogoBox():
            return _logo(box, id_, context)
        case TableBox():
            return _table(box, id_, context)
        case _:
            assert_never(box)


def _text_shape(box: TextBox, id_: int, context: ShapeContext) -> Element:
    role = box.placeholder
    place = context.placeholders.get(role) if role else None
    if place:
        locks = node("p:cNvSpPr", node("a:spLocks", noGrp=1))
        inner = node("p:nvPr", node("p:ph", **place))
        looks = node("p:spPr", transform("a:xfrm", box.frame))
    else:
        locks, inner = node("p:cNvSpPr", txBox=1), node("p:nvPr")
        looks = _area(box.frame, box.fill)
    properties = body_properties(box.anchor)
    if role is PlaceholderRole.NUMBER:
        body = field_body(box.paragraphs[0], properties, context.language, context.field_guid)
    else:
        body = text_body("p:txBody", properties, box.paragraphs, context.language, context.relate)
    link = click(box.link, context.relate) if box.link else None
    head = node("p:nvSpPr", node("p:cNvPr", link, id=id_, name=box.name), locks, inner)
    return node("p:sp", head, looks, body)


def _panel(box: Panel, id_: int) -> Element:
    return node(
        "p:sp",
        node(
            "p:nvSpPr",
            node("p:cNvPr", decorative(), id=id_, name=box.name),
            node("p:cNvSpPr"),
            node("p:nvPr"),
        ),
        _area(box.frame, box.fill),
    )


def _picture(box: PictureBox, id_: int, context: ShapeContext) -> Element:
    placed = context.place_picture(box)
    twin = node("a:extLst", node("a:ext", node("asvg:svgBlip", r_embed=placed.svg), uri=_SVG))
    return _image(box, id_, node("a:blip", twin, r_embed=placed.png), placed.frame)


def _logo(box: LogoBox, id_: int, context: ShapeContext) -> Element:
    return _image(box, id_, node("a:blip", r_embed=context.place_logo()), box.frame)


def _image(box: PictureBox | LogoBox, id_: int, blip: Element, frame: Frame) -> Element:
    return node(
        "p:pic",
        node(
            "p:nvPicPr",
            node("p:cNvPr", id=id_, name=box.name, descr=box.alt),
            node("p:cNvPicPr", node("a:picLocks", noChangeAspect=1)),
            node("p:nvPr"),
        ),
        node(
            "p:blipFill",
            blip,
            node("a:stretch", node("a:fillRect")),
        ),
        _area(frame, None),
    )


def _table(box: TableBox, id_: int, context: ShapeContext) -> Element:
    style = text_node("a:tableStyleId", _PLAIN_TABLE_STYLE)
    table = node(
        "a:tbl",
        node("a:tblPr", style, firstRow=1, firstCol=1 if box.row_heads else None),
        node("a:tblGrid", *(node("a:gridCol", w=emu(width)) for width in box.widths)),
        *(
            _table_row(row, box, is_head=index == 0, context=context)
            for index, row in enumerate(box.rows)
        ),
    )
    return _graphic(box, id_, table, _TABLE_URI)


def _graphic(box: TableBox | ChartBox, id_: int, content: Element, uri: str) -> Element:
    """A frame with a table or chart in it."""
    return node(
        "p:graphicFrame",
        node(
            "p:nvGraphicFramePr",
            node("p:cNvPr", id=id_, name=box.name, descr=box.alt),
            node("p:cNvGraphicFramePr", node("a:graphicFrameLocks", noGrp=1)),
            node("p:nvPr"),
        ),
        transform("p:xfrm", box.frame),
        node("a:graphic", node("a:graphicData", content, uri=uri)),
    )


def _table_row(row: TableRow, box: TableBox, *, is_head: bool, context: ShapeContext) -> Element:
    line = (_HEAD_LINE, box.head_line) if is_head else (_HAIRLINE, box.row_line)
    cells = []
    last = len(row.cells) - 1
    for column, cell in enumerate(row.cells):
        body = text_body(
            "a:txBody", node("a:bodyPr"), cell.paragraphs, context.language, context.relate
        )
        gap = emu(box.gap) if column < last else 0
        properties = _cell_properties(*line, gap, emu(row.padding), "b" if is_head else "t")
        cells.append(node("a:tc", body, properties))
    return node("a:tr", *cells, h=emu(row.height))


@made_once
def _cell_properties(
    line_width: float, line_colour: Colour, gap: int, padding: int, anchor: str
) -> Element:
    return node(
        "a:tcPr",
        *(node(side, node("a:noFill"), w=0) for side in ("a:lnL", "a:lnR", "a:lnT")),
        node("a:lnB", fill(line_colour), w=emu(line_width)),
        node("a:noFill"),
        marL=0,
        marR=gap,
        marT=padding,
        marB=padding,
        anchor=anchor,
    )


def _area(frame: Frame, colour: Colour | None) -> Element:
    return node(
        "p:spPr",
        transform("a:xfrm", frame),
        node("a:prstGeom", node("a:avLst"), prst="rect"),
        fill(colour) if colour else node("a:noFill"),
        node("a:ln", node("a:noFill")),
    )
